"""The settings of one run, read out by kind."""

from __future__ import annotations

import os

from unxdiff.cli.operands import folder_of
from unxdiff.config import Setting, from_environment, load, resolve, settings_files
from unxdiff.errors import ConfigError
from unxdiff.options import ReadOptions
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unxdiff.config import Option, Value

__all__ = ["FLAG", "Chosen", "chosen", "layers"]

FLAG = "command line"
"""Where a value given as an option came from."""


@record
class Chosen:
    """Every option that has a value, with where it came from."""

    values: dict[str, Setting]

    def get(self, name: str) -> Setting | None:
        """An option's setting, or None where nothing gives it a value."""
        return self.values.get(name)

    def is_flag(self, name: str) -> bool:
        """Whether the option stood on the command line itself."""
        setting = self.values.get(name)
        return setting is not None and setting.where == FLAG

    def text(self, name: str) -> str | None:
        """A text, choice or path."""
        setting = self.values.get(name)
        return None if setting is None else str(setting.value)

    def number(self, name: str) -> int | None:
        """A whole number."""
        value = None if name not in self.values else self.values[name].value
        return value if isinstance(value, int) else None

    def on(self, name: str) -> bool:
        """Whether a flag or switch is on."""
        setting = self.values.get(name)
        return setting is not None and setting.value is True

    def several(self, name: str) -> tuple[str, ...]:
        """The values of an option that takes several, as they were given."""
        value = None if name not in self.values else self.values[name].value
        return value if isinstance(value, tuple) else ()

    def reading(self, name: str) -> ReadOptions:
        """How an input is read; ``name`` is the option that gives its format."""
        usual = ReadOptions()
        return ReadOptions(
            format=self.text(name),
            plain_text=self.on("plain-text"),
            revisions=self.text("input-revisions") or usual.revisions,
            max_size=self.number("max-size") or usual.max_size,
            max_pages=self.number("max-pages") or usual.max_pages,
            max_line=self.number("max-line") or usual.max_line,
        )


def layers(
    table: Sequence[Option],
    flags: Mapping[str, Value],
    folder: str,
    known: Sequence[Option] | None = None,
) -> list[Mapping[str, Setting]]:
    """Flags, environment and settings files, the strongest first.

    ``table`` is the command's own options, ``known`` all that a settings file may name.
    Raises ConfigError.
    """
    found: list[Mapping[str, Setting]] = [
        {name: Setting(value, FLAG) for name, value in flags.items()},
        from_environment(table, os.environ),
    ]
    config = flags.get("config")
    if config and flags.get("no-config"):
        raise ConfigError("--config and --no-config contradict each other; give one of them")
    if config:
        paths: tuple[str, ...] = (str(config),)
    elif flags.get("no-config"):
        paths = ()
    else:
        paths = settings_files(folder, os.environ)
    found.extend(load(path, known or table) for path in paths)
    return found


def chosen(
    table: Sequence[Option],
    flags: Mapping[str, Value],
    new: str,
    known: Sequence[Option] | None = None,
) -> Chosen:
    """The settings for a run over ``new``, from whose folder upwards a settings file is found.

    Raises ConfigError.
    """
    return Chosen(resolve(table, layers(table, flags, folder_of(new), known)))

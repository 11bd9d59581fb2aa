"""The options of the driver, read without click: git starts it once a file."""

from __future__ import annotations

from unxdiff.options import (
    IGNORABLE,
    AlignOptions,
    CompareOptions,
    MarkOptions,
    ReadOptions,
    RenderOptions,
)
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from unxdiff.config import Value

__all__ = ["Choices", "choose", "most_bytes", "settings"]

_ALIASES = {"-U": "--context"}
_FLAGS = {
    "--full": ("--context", "-1"),
    "--moves": ("--moves", "yes"),
    "--no-moves": ("--moves", ""),
    "--plain-text": ("--plain-text", "yes"),
    "-q": ("--quiet", "yes"),
    "--quiet": ("--quiet", "yes"),
    "-v": ("--verbose", "yes"),
    "--verbose": ("--verbose", "yes"),
    "--debug": ("--debug", "yes"),
}
_ALLOWED = {
    "--layout": ("inline", "side-by-side", "before-after"),
    "--granularity": ("word", "sentence", "char"),
    "--color": ("auto", "always", "never"),
    "--ignore": IGNORABLE,
    "--show": ("typographic",),
}
_LISTS = ("--ignore", "--show")
_NUMBERS = ("--context", "--width", "--max-size", "--max-line")
_SWITCHES = ("--moves", "--plain-text", "--quiet", "--verbose", "--debug")
_SWITCH = {"1": "yes", "true": "yes", "on": "yes", "0": "", "false": "", "no": "", "off": ""}
_VALUED = (*_ALLOWED, *_NUMBERS, "--theme", "--from", "--old-from", "--new-from")


@record
class Choices:
    """The user's options by their long names, and a remark on each that makes no sense."""

    values: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """The value given last, or the default."""
        return dict(self.values).get(name, default)


def choose(words: list[str], env: Mapping[str, str], folder: str = "") -> Choices:
    """Read options: those of settings files (found from ``folder`` upwards; then the user's own),
    of the environment (``UNXDIFF_LAYOUT`` …), and the given ones, the weakest first.

    A wrong one is left out with a remark, for a diff must come out.
    """
    remarks: list[str] = []
    values = [
        *_from_files(folder, env, remarks),
        *_narrowed(_from_environment(env, remarks)),
        *_narrowed(_given(words, remarks)),
    ]
    return Choices(tuple(values), tuple(remarks))


def _from_files(folder: str, env: Mapping[str, str], remarks: list[str]) -> list[tuple[str, str]]:
    """What the settings files say of the driver's options; YAML is loaded only for a file."""
    from unxdiff.config import load, settings_files

    values: list[tuple[str, str]] = []
    for path in reversed(settings_files(folder, env)):
        from unxdiff.errors import ConfigError
        from unxdiff.option_table import DIFF

        try:
            found = load(path, DIFF)
        except ConfigError as error:
            remarks.append(str(error))
            continue
        layer = [
            (f"--{name}", _text(setting.value))
            for name, setting in found.items()
            if f"--{name}" in (*_VALUED, *_SWITCHES) and not _outranked(name, env)
        ]
        if "full" in found and found["full"].value:
            layer.append(("--context", "-1"))
        for name, value in _narrowed(layer):
            problem = _problem(name, value) if name == "--theme" else ""
            if problem:
                remarks.append(f"{path}: theme: {problem}")
            else:
                values.append((name, value))
    return values


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _outranked(name: str, env: Mapping[str, str]) -> bool:
    """Whether the environment has a word that counts more than a settings file's, as for
    ``unxdiff diff``. (Git itself sets COLUMNS where there is a pager.)"""
    if name == "color":
        return bool(env.get("FORCE_COLOR") or env.get("NO_COLOR"))
    return name == "width" and bool(env.get("COLUMNS")) and not env.get("GIT_PAGER_IN_USE")


def _narrowed(layer: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A layer with ``--from`` as what it means for either side, beneath what is said of one."""
    both = [value for name, value in layer if name == "--from"]
    if not both:
        return layer
    sides = [("--old-from", both[-1]), ("--new-from", both[-1])]
    return sides + [entry for entry in layer if entry[0] != "--from"]


def _from_environment(env: Mapping[str, str], remarks: list[str]) -> list[tuple[str, str]]:
    values: list[tuple[str, str]] = []
    for name in (*_VALUED, *_SWITCHES):
        variable = "UNXDIFF_" + name[2:].upper().replace("-", "_")
        value = env.get(variable, "")
        if name in _SWITCHES:
            value = _SWITCH.get(value.lower(), value)
        problem = _problem(name, value) if value else ""
        if problem:
            remarks.append(f"{variable}={value}: {problem}")
        elif value or (name == "--moves" and variable in env):
            values.append((name, value))
    return values


def _given(words: list[str], remarks: list[str]) -> list[tuple[str, str]]:
    values: list[tuple[str, str]] = []
    rest = iter(words)
    for word in rest:
        if word in _FLAGS:
            values.append(_FLAGS[word])
            continue
        name, attached = _split(word)
        if name not in _VALUED:
            remarks.append(f"the option {word} is not known to `unxdiff git driver`")
            continue
        value = next(rest, "") if attached is None else attached
        problem = _problem(name, value)
        if problem:
            remarks.append(f"{name} {value}: {problem}")
        else:
            values.append((name, value))
    return values


def _split(word: str) -> tuple[str, str | None]:
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        return name, value if equals else None
    name = _ALIASES.get(word[:2], word)
    return name, word[2:] or None


def _problem(name: str, value: str) -> str:
    if name in _NUMBERS:
        return "" if value.isdecimal() or value == "-1" else "a whole number is wanted"
    if name in _SWITCHES:
        return "" if value == "yes" else "say yes or no"
    allowed = _ALLOWED.get(name)
    if allowed is None:
        if name == "--theme" and value not in ("", "default"):
            return _theme_problem(value)
        return "" if value else "a value is missing"
    wrong = [one for one in _parts(name, value) if one not in allowed]
    return f"choose from {', '.join(allowed)}" if wrong else ""


def _theme_problem(name: str) -> str:
    from unxdiff.errors import RendererError
    from unxdiff.renderers.stock import theme_path

    try:
        theme_path(name)
    except RendererError as error:
        return str(error)
    return ""


def _parts(name: str, value: str) -> tuple[str, ...]:
    return tuple(value.split(",")) if name in _LISTS and value else (value,)


def most_bytes(choices: Choices) -> int:
    """The largest input in bytes."""
    return int(choices.get("--max-size", str(ReadOptions().max_size)))


def settings(
    choices: Choices, *, width: int, color: bool, colors: int = 256
) -> tuple[ReadOptions, ReadOptions, CompareOptions, RenderOptions]:
    """How to read the old and the new side, how to compare and how to show."""
    plain = bool(choices.get("--plain-text"))
    usual = ReadOptions()
    most = most_bytes(choices)
    longest = int(choices.get("--max-line", str(usual.max_line)))
    ignore = choices.get("--ignore")
    show = choices.get("--show")
    default = RenderOptions()
    return (
        ReadOptions(choices.get("--old-from") or None, plain, max_size=most, max_line=longest),
        ReadOptions(choices.get("--new-from") or None, plain, max_size=most, max_line=longest),
        CompareOptions(
            AlignOptions(moves=bool(choices.get("--moves", "yes"))),
            MarkOptions(
                granularity=choices.get("--granularity", MarkOptions().granularity),
                ignore=_parts("--ignore", ignore) if ignore else (),
            ),
        ),
        RenderOptions(
            layout=choices.get("--layout", default.layout),
            context=int(choices.get("--context", str(default.context))),
            width=width,
            color=color,
            colors=colors,
            show=_parts("--show", show) if show else (),
            theme=choices.get("--theme", default.theme),
            quiet=bool(choices.get("--quiet")),
            verbose=bool(choices.get("--verbose")),
        ),
    )

"""Click commands made of a table of options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from unxdiff.cli.lean import merge
from unxdiff.config import convert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unxdiff.config import Option, Value

__all__ = ["TableCommand", "given", "parameters"]


class _Converted(click.ParamType[Any]):
    """A value that the table's own conversion reads, so that both parsers agree."""

    def __init__(self, option: Option) -> None:
        self.name = option.metavar or option.kind
        self._option = option

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read an option's text; click names the option in the message."""
        if not isinstance(value, str):
            return value
        try:
            return convert(self._option, value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class TableCommand(click.Command):
    """A command whose help shows its options in the table's groups."""

    def __init__(self, name: str, *, table: Sequence[Option], **settings: Any) -> None:
        super().__init__(name, **settings)
        self._groups = {option.name: option.group for option in table}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their groups' titles, the others last."""
        groups: dict[str, list[tuple[str, str]]] = {each: [] for each in self._groups.values()}
        rest: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            if not isinstance(param, click.Option):
                continue
            record = param.get_help_record(ctx)
            if record is None:
                continue
            title = self._groups.get((param.name or "").replace("_", "-"))
            (rest if title is None else groups[title]).append(record)
        for title, records in [*groups.items(), ("Other", rest)]:
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


def parameters(table: Sequence[Option]) -> list[click.Parameter]:
    """A click option for each entry of a table; None stands for "not given"."""
    return [_parameter(option) for option in table]


def _parameter(option: Option) -> click.Parameter:
    spelling = f"--{option.name}"
    names = [option.name.replace("-", "_")]
    if option.short:
        names.append(f"-{option.short}")
    settings: dict[str, Any] = {"help": option.help, "default": None}
    if option.kind == "switch":
        names.append(f"{spelling}/--no-{option.name}")
    elif option.kind == "flag":
        names.append(spelling)
        settings.update(is_flag=True, flag_value=True)
    else:
        names.append(spelling)
        settings.update(type=_Converted(option), metavar=option.metavar, multiple=option.repeatable)
    return click.Option(names, **settings)


def given(table: Sequence[Option], values: Mapping[str, object]) -> dict[str, Value]:
    """The options that stood on the command line, under their long names."""
    found: dict[str, Value] = {}
    for option in table:
        value = values.get(option.name.replace("-", "_"))
        if value is None:
            continue
        if option.repeatable and isinstance(value, tuple):
            for one in value:
                merge(found, option, one)
        elif isinstance(value, (str, int, bool)):
            found[option.name] = value
        elif isinstance(value, tuple):
            found[option.name] = tuple(str(each) for each in value)
    return found

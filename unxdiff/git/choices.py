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

__all__ = ["Choices", "choose", "settings"]

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
_NUMBERS = ("--context", "--width")
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


def choose(words: list[str], env: Mapping[str, str]) -> Choices:
    """Read options: those of the environment (``UNXDIFF_LAYOUT`` …), then the given ones.

    A wrong one is left out with a remark, for a diff must come out.
    """
    values: list[tuple[str, str]] = []
    remarks = []
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
    return Choices(tuple(values), tuple(remarks))


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
        return "" if value else "a value is missing"
    wrong = [one for one in _parts(name, value) if one not in allowed]
    return f"choose from {', '.join(allowed)}" if wrong else ""


def _parts(name: str, value: str) -> tuple[str, ...]:
    return tuple(value.split(",")) if name in _LISTS and value else (value,)


def settings(
    choices: Choices, *, width: int, color: bool
) -> tuple[ReadOptions, ReadOptions, CompareOptions, RenderOptions]:
    """How to read the old and the new side, how to compare and how to show."""
    plain = bool(choices.get("--plain-text"))
    both = choices.get("--from")
    ignore = choices.get("--ignore")
    show = choices.get("--show")
    default = RenderOptions()
    return (
        ReadOptions(format=choices.get("--old-from", both) or None, plain_text=plain),
        ReadOptions(format=choices.get("--new-from", both) or None, plain_text=plain),
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
            show=_parts("--show", show) if show else (),
            theme=choices.get("--theme", default.theme),
            quiet=bool(choices.get("--quiet")),
            verbose=bool(choices.get("--verbose")),
        ),
    )

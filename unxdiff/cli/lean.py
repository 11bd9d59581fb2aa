"""The command line of a plain comparison, read without a command-line library.

Importing click takes longer than comparing two drafts. What this parser does not understand it
leaves to the click command, which is made of the same table and explains what is wrong.
"""

from __future__ import annotations

import os

from unxdiff.config import convert
from unxdiff.option_table import DIFF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.config import Option, Value

__all__ = ["merge", "parse"]


def parse(argv: Sequence[str]) -> tuple[str, str | None, dict[str, Value]] | None:
    """OLD, NEW and the given options; None where it takes more to understand the line.

    NEW is None where there is one operand, a file that is there: a Word file with tracked changes.
    """
    operands: list[str] = []
    values: dict[str, Value] = {}
    spellings = _spellings()
    rest = list(reversed(argv))
    while rest:
        word = rest.pop()
        if word == "--":
            operands.extend(reversed(rest))
            break
        if len(word) < 2 or word[0] != "-":
            operands.append(word)
            continue
        name, attached = _split(word)
        found = spellings.get(name)
        if found is None:
            return None
        option, given = found
        if given is not None:
            if attached is not None:
                return None
            values[option.name] = given
            continue
        if attached is None:
            if not rest:
                return None
            attached = rest.pop()
        try:
            merge(values, option, convert(option, attached))
        except ValueError:
            return None
    if len(operands) == 1 and os.path.isfile(operands[0]):
        return operands[0], None, values
    if len(operands) != 2:
        return None
    return operands[0], operands[1], values


def merge(values: dict[str, Value], option: Option, value: Value) -> None:
    """Add one more value of an option: repeatable ones collect, of others the last wins."""
    if option.repeatable:
        before = values.get(option.name, ())
        more = value if isinstance(value, tuple) else (str(value),)
        values[option.name] = (before if isinstance(before, tuple) else ()) + more
    else:
        values[option.name] = value


def _split(word: str) -> tuple[str, str | None]:
    """An option's spelling and the value attached to it: ``--to=html``, ``-U3``."""
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        return name, value if equals else None
    return word[:2], word[2:] or None


def _spellings() -> dict[str, tuple[Option, bool | None]]:
    """Every spelling with its option and what it means by itself (None: a value follows)."""
    found: dict[str, tuple[Option, bool | None]] = {}
    for option in DIFF:
        alone = True if option.kind in ("flag", "switch") else None
        found["--" + option.name] = option, alone
        if option.kind == "switch":
            found["--no-" + option.name] = option, False
        if option.short:
            found["-" + option.short] = option, alone
    return found

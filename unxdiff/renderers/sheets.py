"""Rows for a spreadsheet (CSV) or a page: every cell is text, never a formula."""

from __future__ import annotations

from unxdiff.lazy import lazy
from unxdiff.renderers.terminal.cells import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

__all__ = ["cell", "csv_text", "risky"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program may take for the beginning of a formula, or skip before one."""

_BORDERS = frozenset(',;\t\r\n"')


def risky(text: str) -> bool:
    """Whether a spreadsheet program might take the text for a formula."""
    return text.startswith(_FORMULA)


@lazy
def _inner() -> re.Pattern[str]:
    import re

    return re.compile("(?<=[;\t\n])(?=[=+\\-@＝＋－＠])")


def cell(text: str) -> str:
    """Text that a spreadsheet program shows as it stands: an apostrophe comes before what it would
    calculate, and control characters are pictures.

    Where a list is written with semicolons, Excel ends a cell at each of them, and whatever is
    quoted further on, at a line break: what follows one is a beginning too.

    >>> cell("=1+1"), cell("a;=1+1")
    ("'=1+1", "a;'=1+1")
    """
    if risky(text):
        text = f"'{text}"
    text = clean(text)
    if ";" in text or "\n" in text or "\t" in text:
        text = _inner().sub("'", text)
    return text


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV after RFC 4180: commas, CR and LF at a line's end. A byte order mark opens
    it, without which Excel takes UTF-8 for something else.

    Quotes stand where any program could take something for a border: LibreOffice proposes commas,
    semicolons and tabs together.
    """
    lines = [",".join([_quoted(cell(text)) for text in row]) for row in rows]
    return "\ufeff" + "\r\n".join([*lines, ""])


def _quoted(text: str) -> str:
    if _BORDERS.isdisjoint(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'

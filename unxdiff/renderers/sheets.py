"""Rows for a spreadsheet (CSV) or a page: every cell is text, never a formula."""

from __future__ import annotations

from unxdiff.renderers.terminal.cells import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["cell", "csv_text", "risky"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program may take for the beginning of a formula, or skip before one."""


def risky(text: str) -> bool:
    """Whether a spreadsheet program might take the text for a formula."""
    return text.startswith(_FORMULA)


def cell(text: str) -> str:
    """Text that a spreadsheet program shows as it stands: an apostrophe comes before what it would
    calculate, and control characters are pictures.

    >>> cell("=1+1")
    "'=1+1"
    """
    if risky(text):
        text = f"'{text}"
    return clean(text)


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV after RFC 4180: commas, CR and LF at a line's end, quotes where they are
    needed. A byte order mark opens it, without which Excel takes UTF-8 for something else."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([cell(text) for text in row] for row in rows)
    return "\ufeff" + out.getvalue()

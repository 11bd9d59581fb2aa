"""Tables of HTML's kind, row by row: merged cells leave their other places empty."""

from __future__ import annotations

from unxdiff.readers.flow import Line, joined

__all__ = ["Grid", "span_of"]

_MOST_COLUMNS = 100
"""Columns that a merged cell may reach over: no table of a draft has more, and a number in an
attribute must not become so many cells."""


def span_of(value: str | None) -> int:
    """How many columns or rows an attribute says that a cell covers: 1 where it says nothing
    sensible, at most 1000 (rows of value 0 go to the end of the table)."""
    digits = (value or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return 1
    return 1000 if len(digits) > 3 else int(digits)


class Grid:
    """Gathers the cells of one table.

    Columns stay columns: a cell merged over three has two empty ones behind it, and one merged
    over two rows leaves an empty one in the second.
    """

    def __init__(self) -> None:
        self._cells: list[Line] = []
        self._reaching: dict[int, int] = {}
        """Columns that a cell of a row above still covers, and for how many rows."""

    def start_row(self) -> None:
        """Begin a row."""
        self._cells = []

    def add(self, line: Line, columns: int = 1, rows: int = 1) -> None:
        """Add a cell that covers so many columns and rows (0 rows: to the end of the table)."""
        self._skip()
        at = len(self._cells)
        columns = max(1, min(columns, _MOST_COLUMNS))
        self._cells.append(line)
        self._cells += [Line("")] * (columns - 1)
        if rows != 1 and at < _MOST_COLUMNS:
            # Counted from this row on, which takes one of them when it ends.
            self._reaching |= dict.fromkeys(range(at, at + columns), rows or 1000)

    def _skip(self) -> None:
        """Leave empty what cells of rows above cover."""
        while len(self._cells) in self._reaching:
            self._cells.append(Line(""))

    def end_row(self) -> Line | None:
        """The row as one line, None where all its cells are empty."""
        self._skip()
        self._reaching = {at: left - 1 for at, left in self._reaching.items() if left > 1}
        cells, self._cells = self._cells, []
        if not any(cell.text or cell.cites for cell in cells):
            return None
        return joined([_flat(cell) for cell in cells], "\t")


def _flat(cell: Line) -> Line:
    """A cell without tabs and line breaks in it."""
    if "\n" not in cell.text and "\t" not in cell.text:
        return cell
    return Line(cell.text.replace("\n", " ").replace("\t", " "), cell.runs, cell.cites)

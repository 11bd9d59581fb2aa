"""Tables: one piece a row, cells joined by tabs."""

from __future__ import annotations

from unxdiff.readers.building import Piece, joined, row_of
from unxdiff.readers.odt.names import LOEXT, TABLE, TEXT, whole
from unxdiff.xmltree import Element

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from unxdiff.readers.odt.walker import Walker

__all__ = ["Tables"]

_SPACES = (TABLE, LOEXT)
"""LibreOffice writes tables in drawings in its own namespace."""
_ROWS = tuple([space + "table-row" for space in _SPACES])
_CELLS = tuple([space + "table-cell" for space in _SPACES])
_COVERED = tuple([space + "covered-table-cell" for space in _SPACES])
_ROW_GROUPS = frozenset(
    space + name
    for space in _SPACES
    for name in ("table-header-rows", "table-rows", "table-row-group")
)
_MOST_COLUMNS = 1_024
"""Cells in a row that are kept where an empty one is repeated; no page holds a tenth of it."""


class Tables:
    """Reads tables and numbers them from 1 in the order in which they begin."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._tables = 0

    def table(self, table: Element) -> None:
        """Give out the rows of a table; those of a table in a cell follow its row."""
        walker = self._walker
        self._tables += 1
        number = self._tables
        walker.deeper()
        for row in self._rows(table):
            walker.put(self._row(row, number))
        walker.higher()

    def _rows(self, group: Element) -> Iterator[Element]:
        self._walker.deeper()
        for child in group:
            if child.tag in _ROWS:
                yield child
            elif child.tag in _ROW_GROUPS:
                yield from self._rows(child)
            elif child.tag in (TEXT + "change-start", TEXT + "change-end"):
                self._walker.inline.change(child)
        self._walker.higher()

    def _row(self, row: Element, number: int) -> list[Piece]:
        walker = self._walker
        muted = bool(walker.muted)
        cells: list[Piece] = []
        nested: list[Piece] = []
        for cell in row:
            if cell.tag not in _CELLS + _COVERED:
                continue
            # What a covered cell holds is hidden by the cell that spans it.
            pieces = walker.story(cell) if cell.tag in _CELLS else []
            own = joined([piece for piece in pieces if not piece.table], " ")
            nested += [piece for piece in pieces if piece.table]
            times = whole(cell.get(TABLE + "number-columns-repeated"), 1) or 1
            if own.text:
                walker.spend(len(own.text) * (times - 1))
            room = _MOST_COLUMNS - len(cells)
            cells += [own] * min(times, max(room, 1))
        while len(cells) > 1 and len(cells) == _MOST_COLUMNS and not cells[-1].text:
            cells.pop()
        whole_row = row_of(cells)
        if not whole_row.text.strip("\t") and (not whole_row.cites or muted):
            return nested
        whole_row.table = number
        times = whole(row.get(TABLE + "number-rows-repeated"), 1) or 1
        walker.spend((len(whole_row.text) + 1) * 100 * (times - 1))
        return [whole_row] * times + nested

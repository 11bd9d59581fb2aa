"""Rows and cells of a table, out of the XML that merges them."""

from __future__ import annotations

from unxdiff.ooxml.names import w
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from unxdiff.xmltree import Element

__all__ = ["TABLE", "Cell", "cells", "rows"]

TABLE = w("tbl")
_ROW, _CELL, _VAL = w("tr"), w("tc"), w("val")
_MOST_COLUMNS = 100
"""Columns that one cell may reach over (Word has at most 63): a number in an attribute must not
become so many cells."""


@record
class Cell:
    """A cell: its content, None where a merged cell goes on, and how many columns it covers."""

    content: Element | None
    columns: int = 1


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those inside content controls; not those of tables in its cells."""
    return _within(table, _ROW)


def cells(row: Element) -> Iterator[Cell]:
    """The cells of a row in order; columns that the row leaves out are empty cells."""
    properties = row.find(w("trPr"))
    before = _number(properties, "gridBefore", 0)
    after = _number(properties, "gridAfter", 0)
    for _ in range(before):
        yield Cell(None)
    for cell in _within(row, _CELL):
        properties = cell.find(w("tcPr"))
        if properties is None:
            yield Cell(cell)
            continue
        merged = _goes_on(properties, "vMerge") or _goes_on(properties, "hMerge")
        yield Cell(None if merged else cell, max(_number(properties, "gridSpan", 1), 1))
    for _ in range(after):
        yield Cell(None)


def _goes_on(properties: Element, name: str) -> bool:
    """Whether a cell goes on from the one above or before it: that is what no value means."""
    found = properties.find(w(name))
    return found is not None and found.get(_VAL) in (None, "continue")


def _number(properties: Element | None, name: str, otherwise: int) -> int:
    found = properties.find(w(name)) if properties is not None else None
    value = found.get(_VAL) if found is not None else None
    if not value or not value.isdecimal() or len(value) > 4:
        return otherwise
    return min(int(value), _MOST_COLUMNS)


def _within(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in (TABLE, _ROW, _CELL) and len(child):
            yield from _within(child, wanted)

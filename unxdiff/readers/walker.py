"""Walking over a tree of marked-up text without recursion, and the tables in it.

What the readers of HTML and Akoma Ntoso share: elements are begun and ended, paragraphs end where
blocks do, rows are put together of the paragraphs in their cells.
"""

from __future__ import annotations

from unxdiff.model.document import Block, SourceRef
from unxdiff.model.roles import Kind
from unxdiff.readers.flow import Draft, Flow, Line, joined
from unxdiff.readers.grid import Grid, span_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.xmltree import Element

    Closer = Callable[[], None]

__all__ = ["OpenTable", "TreeWalker", "nothing"]


class OpenTable:
    """A table of data while it is read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.grid = Grid()
        self.cell: list[Line] | None = None
        """The paragraphs of the open cell; None between cells."""
        self.after: list[Draft] = []
        """Tables inside the row's cells, which stand behind the row."""


class TreeWalker:
    """Walks over an element once and collects drafts of blocks."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.flow = Flow()
        self.tables: list[OpenTable] = []

    def enter(self, element: Element) -> Closer | None:
        """Begin an element; gives what ends it, or None where nothing in it is read."""
        raise NotImplementedError

    def text(self, text: str) -> None:
        """Take a piece of text of the element that is open."""
        raise NotImplementedError

    def flush(self) -> None:
        """End the paragraph that is open, if it has a text."""
        raise NotImplementedError

    def walk(self, root: Element) -> None:
        """Take an element with all in it."""
        closer = self.enter(root)
        if closer is None:
            return
        stack = [(root, iter(root), closer)]
        while stack:
            element, children, close = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                close()
                if stack and element.tail:
                    self.text(element.tail)
                continue
            closer = self.enter(child)
            if closer is not None:
                stack.append((child, iter(child), closer))
            elif child.tail:
                self.text(child.tail)
        self.flush()

    def table(self, number: int) -> Closer:
        """Begin a table of data, the ``number``-th of the document from 1."""
        self.tables.append(OpenTable(number))

        def close() -> None:
            self.flush()
            self.place(self.tables.pop().after)

        return close

    def row(self, element: Element) -> Closer:
        """Begin a row of the table that is open."""
        table = self.tables[-1]
        table.grid.start_row()
        source = SourceRef(element.sourceline or 0)

        def close() -> None:
            self.flush()
            line = table.grid.end_row()
            made = []
            if line is not None:
                block = Block(
                    line.text, Kind.ROW, table=table.number, runs=line.runs, source=source
                )
                made.append(Draft(block, line.cites))
            made += table.after
            table.after = []
            self.place_outside(made)

        return close

    def cell(self, element: Element) -> Closer:
        """Begin a cell of the row that is open."""
        table = self.tables[-1]
        table.cell = []

        def close() -> None:
            self.flush()
            lines, table.cell = table.cell or [Line("")], None
            columns, rows = span_of(element.get("colspan")), span_of(element.get("rowspan"))
            table.grid.add(joined(lines, " "), columns, rows)

        return close

    def place(self, drafts: list[Draft]) -> None:
        """Put finished blocks where they belong: behind the row of the table around them."""
        (self.tables[-1].after if self.tables else self.drafts).extend(drafts)

    def place_outside(self, drafts: list[Draft]) -> None:
        """Put blocks where the innermost table itself stands: its rows, its caption."""
        around = self.tables[:-1]
        (around[-1].after if around else self.drafts).extend(drafts)

    def put(self, line: Line, label: str | None) -> bool:
        """Take a finished paragraph where it is no block of its own: in a cell, where numbers stay
        before their text and bullets go; or as the mark of a note that stands alone."""
        table = self.tables[-1] if self.tables else None
        if table is not None and table.cell is not None:
            if label is not None and label[:1].isalnum():
                line = joined([Line(label), line], " ")
            table.cell.append(line)
            return True
        if not line.text and self.drafts and not self.tables:
            last = self.drafts[-1]
            cites = tuple([(len(last.block.text), key) for _, key in line.cites])
            self.drafts[-1] = Draft(last.block, last.cites + cites)
            return True
        return False


def nothing() -> None:
    """End an element that has nothing to end."""

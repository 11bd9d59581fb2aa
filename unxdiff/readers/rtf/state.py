"""What holds in one group of RTF, and one story (body, note, running head) while it is read."""

from __future__ import annotations

from unxdiff.model.roles import Style
from unxdiff.readers.building import Builder, Piece, joined, row_of

__all__ = ["Sheet", "State", "Story"]


class Sheet:
    """A paragraph style: how it sets characters, its level of heading (0 is none)."""

    __slots__ = ("level", "quote", "styles")

    def __init__(self, styles: frozenset[Style], level: int, *, quote: bool) -> None:
        self.styles = styles
        self.level = level
        self.quote = quote


class State:
    """Properties that a group hands to the groups inside it."""

    __slots__ = (
        "codec", "deleted", "dest", "hidden", "inserted", "itap", "level", "outline",
        "shape", "styles", "table", "target", "uc",
    )  # fmt: skip

    def __init__(self) -> None:
        self.dest = "text"
        self.codec = ""
        self.uc = 1
        self.styles: frozenset[Style] = frozenset()
        self.hidden = False
        self.inserted = False
        self.deleted = False
        self.target: str | None = None
        self.paragraph()

    def paragraph(self) -> None:
        """A paragraph's own properties, as ``\\pard`` leaves them."""
        self.table = False
        self.itap = 0
        self.level = 0
        self.outline = 0
        self.shape = 0

    def plain(self) -> None:
        """Characters as ``\\plain`` leaves them."""
        self.styles, self.hidden, self.inserted, self.deleted = frozenset(), False, False, False

    def copy(self) -> State:
        """The state of a group that opens here."""
        made = State.__new__(State)
        for name in ("codec", "deleted", "dest", "hidden", "inserted", "itap", "level", "outline"):
            setattr(made, name, getattr(self, name))
        made.shape, made.styles, made.table = self.shape, self.styles, self.table
        made.target, made.uc = self.target, self.uc
        return made


class Story:
    """Paragraphs in order, put together to rows where they stand in cells.

    ``tables`` counts the tables of the whole document, so it is handed from story to story.
    """

    def __init__(self, tables: list[int]) -> None:
        self.pieces: list[Piece] = []
        self.builder = Builder()
        self.label: list[str] = []
        self.boxes: list[Piece] = []
        self._cells: dict[int, list[Piece]] = {}
        self._texts: dict[int, list[Piece]] = {}
        self._nested: list[Piece] = []
        self._tables = tables
        self._open: dict[int, int] = {}

    def end_paragraph(self, state: State, heading: int, *, quote: bool = False) -> None:
        """End a paragraph: it is given out, or kept for its cell."""
        piece = self.builder.finish()
        self.builder = Builder()
        label = " ".join("".join(self.label).split())
        self.label = []
        if label and not piece.text:
            piece.text, label = label, ""
        piece.label = label or None
        if heading:
            piece.kind, piece.level = "heading", heading
        elif label:
            piece.kind, piece.level = "item", state.level
        elif quote:
            piece.kind = "quote"
        boxes, self.boxes = self.boxes, []
        kept = [piece] if piece.text or piece.cites else []
        depth = state.itap or (1 if state.table else 0)
        if depth:
            self._texts.setdefault(depth, []).extend(kept + boxes)
            return
        if kept:
            self._open.clear()
        self.pieces += kept + boxes

    def end_cell(self, state: State, heading: int, depth: int) -> None:
        """End a cell at a depth from 1; what was written in it is its text."""
        before, state.itap = state.itap, depth
        self.end_paragraph(state, heading)
        state.itap = before
        self._cells.setdefault(depth, []).append(joined(self._texts.pop(depth, []), " "))

    def end_row(self, depth: int) -> None:
        """End a row; those of a table in a cell stand behind the row that holds it."""
        cells = self._cells.pop(depth, [])
        if depth in self._texts:  # text behind the last cell
            cells.append(joined(self._texts.pop(depth), " "))
        if depth not in self._open:
            self._tables[0] += 1
            self._open[depth] = self._tables[0]
        row = row_of(cells)
        row.table = self._open[depth]
        kept = [row] if row.text.strip("\t") or row.cites else []
        if depth > 1:
            self._nested += kept
            return
        self.pieces += kept + self._nested
        self._nested = []
        for deeper in [open_ for open_ in self._open if open_ > 1]:
            del self._open[deeper]

    def finish(self, state: State, heading: int) -> list[Piece]:
        """All paragraphs, with cells whose row never ended as a row."""
        self.end_paragraph(state, heading)
        for depth in sorted({*self._cells, *self._texts}, reverse=True):
            self.end_row(depth)
        return self.pieces

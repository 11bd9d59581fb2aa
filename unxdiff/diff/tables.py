"""Words inside cells, columns as wholes: the spans of table rows that became one another.

Imported only where a linked row changed. Columns are decided once for a table, from its head and a
sample of its linked rows, so that a column that came, went or travelled is marked in every row at
the same place, as whole cells, each with its tab. Words are then compared inside the cells that
correspond and never across cells.
"""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.diff.blocks import diff_texts
from unxdiff.diff.columns import Grid, grid
from unxdiff.model.redline import Op, Span
from unxdiff.model.roles import Kind
from unxdiff.text.normalise import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block
    from unxdiff.model.redline import Link
    from unxdiff.options import MarkOptions

__all__ = ["Tables"]


class Tables:
    """The tables of a comparison; each pair of tables gets its columns when first asked for."""

    def __init__(
        self,
        links: Sequence[Link],
        old: Sequence[Block],
        new: Sequence[Block],
        folds: tuple[str, ...],
        options: MarkOptions,
    ) -> None:
        self._old, self._new = old, new
        self._folds, self._options = folds, options
        self._heads = (_heads(old), _heads(new))
        self._linked: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._grids: dict[tuple[int, int], Grid] = {}
        self._ragged: dict[tuple[int, int], int] = {}
        for link in links:
            if len(link.old) == 1 == len(link.new):
                one, other = old[link.old[0]], new[link.new[0]]
                if one.kind is Kind.ROW and other.kind is Kind.ROW:
                    pair = (one.table, other.table)
                    self._linked.setdefault(pair, []).append((link.old[0], link.new[0]))

    def spans(self, link: Link) -> tuple[tuple[Span, ...], bool]:
        """The spans of a row that became another, and whether a work limit was reached."""
        before, after = self._old[link.old[0]], self._new[link.new[0]]
        pair = (before.table, after.table)
        columns = self._grids.get(pair)
        if columns is None:
            columns = self._grids[pair] = self._grid(pair)
        old, new = before.text.split("\t"), after.text.split("\t")
        if (len(old), len(new)) != (columns.old, columns.new):
            own = self._cells(link.old[0], link.new[0])
            columns = grid([own], None, self._options)
            self._ragged[pair] = self._ragged.get(pair, 0) + 1
        return self._row(old, new, columns)

    def _grid(self, pair: tuple[int, int]) -> Grid:
        linked = self._linked[pair]
        step = -(-len(linked) // self._options.column_rows)
        rows = [self._cells(i, j) for i, j in linked[::step]]
        head = self._heads[0][pair[0]], self._heads[1][pair[1]]
        return grid(rows, self._cells(*head) if head in linked else None, self._options)

    def _cells(self, i: int, j: int) -> tuple[list[str], list[str]]:
        old, new = self._old[i].text, self._new[j].text
        if old != new:
            old, new = fold(old, self._folds), fold(new, self._folds)
        return old.split("\t"), new.split("\t")

    def _row(self, old: list[str], new: list[str], columns: Grid) -> tuple[tuple[Span, ...], bool]:
        """Cells in order. A column that came or went takes the tab before it along; left of the
        first column that stayed, the tab after it."""
        out: list[Span] = []
        reached = False
        i = j = 0
        begun = False
        for a, b in [*columns.pairs, (len(old), len(new))]:
            gone, come = old[i:a], new[j:b]
            if begun or a == len(old):
                lead = "\t" if begun else ""
                out += _one_sided(
                    lead + "\t".join(gone) if gone else "", lead + "\t".join(come) if come else ""
                )
            else:
                out += _one_sided(
                    "".join([f"{cell}\t" for cell in gone]), "".join([f"{cell}\t" for cell in come])
                )
            if a < len(old):
                if begun:
                    out.append(Span(Op.EQUAL, "\t"))
                inner, _, hit = diff_texts(old[a], new[b], self._folds, self._options)
                out += inner
                reached = reached or hit
                begun = True
            i, j = a + 1, b + 1
        return _joined(out), reached

    def remarks(self) -> list[Diagnostic]:
        """The columns that came, went or travelled, a remark a table; and rows whose cells are
        not as many as their table's columns."""
        out = []
        for pair, columns in self._grids.items():
            place = self._heads[1][pair[1]]
            heads = (
                self._old[self._heads[0][pair[0]]].text.split("\t"),
                self._new[place].text.split("\t"),
            )
            said = columns.said(heads)
            if said:
                out.append(Diagnostic(Code.COLUMNS_CHANGED, said, block=place, side="new"))
            count = self._ragged.get(pair, 0)
            if count:
                rows = "1 changed row has" if count == 1 else f"{count} changed rows have"
                message = (
                    f"{rows} more or fewer cells than its table; cells were paired by likeness"
                )
                out.append(Diagnostic(Code.STRUCTURE_GUESSED, message, block=place, side="new"))
        return out


def _heads(blocks: Sequence[Block]) -> dict[int, int]:
    """The first row of each table."""
    out: dict[int, int] = {}
    for place, block in enumerate(blocks):
        if block.kind is Kind.ROW and block.table not in out:
            out[block.table] = place
    return out


def _one_sided(old: str, new: str) -> list[Span]:
    return ([Span(Op.DELETE, old)] if old else []) + ([Span(Op.INSERT, new)] if new else [])


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Neighbours of one op as one span, a deletion before its insertion."""
    out: list[Span] = []
    equal: list[Span] = []
    deleted = inserted = ""
    for span in [*spans, None]:
        if span is None or span.op is Op.EQUAL:
            out += _one_sided(deleted, inserted)
            deleted = inserted = ""
        if equal and (span is None or span.op is not Op.EQUAL):
            out.append(_whole(equal))
            equal = []
        if span is None:
            break
        if span.op is Op.EQUAL:
            equal.append(span)
        elif span.op is Op.DELETE:
            deleted += span.text
        else:
            inserted += span.text
    return tuple(out)


def _whole(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    text = "".join([span.text for span in spans])
    old = "".join([span.text if span.old_text is None else span.old_text for span in spans])
    folded = tuple(dict.fromkeys([kind for span in spans for kind in span.folded]))
    return Span(Op.EQUAL, text, old, folded) if folded else Span(Op.EQUAL, text)

"""Table rows as cells: columns that came or went stand in columns of their own."""

from __future__ import annotations

from tests.unit.renderers.html_sample import new_text, old_text, spans
from unxdiff import compare
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Change, ChangeKind, Op, Span
from unxdiff.model.roles import Kind
from unxdiff.options import RenderOptions
from unxdiff.renderers.grid import cells
from unxdiff.renderers.pieces import Citation, lay_out
from unxdiff.renderers.view import Row, view

INS, DEL = Op.INSERT, Op.DELETE


def laid(made: tuple[Span, ...]) -> list[list[tuple[str, str]]]:
    """The cells of a changed row: for each piece its op and text."""
    change = Change(1, ChangeKind.AMENDED, (0,), (0,), made)
    old, new = (Block(text(made), Kind.ROW) for text in (old_text, new_text))
    (line,) = lay_out(change, [old], [new], Citation())
    return [[(p.op, "".join(q.text for q in p.parts)) for p in cell] for cell in cells(line)]


def test_replaced_cells_stay_in_their_columns() -> None:
    """A replacement over a cell's end is cut there on both sides."""
    assert laid(spans("x\t", (DEL, "1\t2"), (INS, "3\t4"), "\ty")) == [
        [("equal", "x")],
        [("delete", "1"), ("insert", "3")],
        [("delete", "2"), ("insert", "4")],
        [("equal", "y")],
    ]


def test_a_deleted_cell_has_a_column_of_its_own() -> None:
    """A deleted cell is a cell, struck."""
    assert laid(spans("x", (DEL, "\tgone"), "\ty")) == [
        [("equal", "x")],
        [("delete", "gone")],
        [("equal", "y")],
    ]


def test_a_deleted_word_and_a_deleted_cell() -> None:
    """The end of one cell changed and the next one deleted: the words stay in the first."""
    assert laid(spans("x ", (DEL, "a\tgone"), (INS, "b"), "\ty")) == [
        [("equal", "x "), ("delete", "a"), ("insert", "b")],
        [("delete", "gone")],
        [("equal", "y")],
    ]


def rows_of(old: tuple[str, ...], new: tuple[str, ...]) -> list[Row]:
    """The rows that a page shows of two tables, cells parted by ``|``."""
    sides = []
    for lines in (old, new):
        blocks = [Block(line.replace("|", "\t"), Kind.ROW, table=1) for line in lines]
        sides.append(Document("d", "text", tuple(blocks)))
    shown = view(compare(*sides), RenderOptions(context=-1))
    return [row for section in shown.sections for group in section.groups for row in group.rows]


def texts(row: Row) -> list[str]:
    """The text of each cell of a row."""
    (line,) = row.lines
    return ["".join(p.text for piece in cell for p in piece.parts) for cell in line.cells]


def test_columns_stay_under_one_another() -> None:
    """A deleted row has an empty cell in an inserted column, an inserted one in a deleted column,
    a row that left in both its places."""
    old = (
        "State|2019|2020|Paid",
        "Kenya|12|14|yes",
        "Nepal|7|9|no",
        "Peru|21|25|yes",
        "Chad|1|2|no",
    )
    new = ("State|Region|2019|Paid", "Chad|Africa|1|no", "Kenya|Africa|12|yes", "Mali|Africa|3|no")
    new = (*new, "Peru|Americas|21|yes")
    found = {(texts(row)[0], row.side): texts(row) for row in rows_of(old, new)}
    assert found["State", "both"] == ["State", "Region", "2019", "2020", "Paid"]
    assert found["Nepal", "old"] == ["Nepal", "", "7", "9", "no"]
    assert found["Mali", "new"] == ["Mali", "Africa", "3", "", "no"]
    assert found["Chad", "old"] == ["Chad", "", "1", "2", "no"]
    assert found["Chad", "both"] == ["Chad", "Africa", "1", "2", "no"]


def test_ragged_rows_stay_as_they_are() -> None:
    """A deleted row of another number of cells gets no empty ones."""
    old = ("State|2019|2020", "Kenya|12|14", "Nepal|7|9", "A note over the whole table")
    new = ("State|Region|2019|2020", "Kenya|Africa|12|14", "Nepal|Asia|7|9")
    assert texts(rows_of(old, new)[-1]) == ["A note over the whole table"]

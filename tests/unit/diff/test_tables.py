"""Words inside cells, columns as wholes."""

from __future__ import annotations

import pytest

from unxdiff import compare
from unxdiff.diagnostics import Code
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Op, Redline
from unxdiff.model.roles import Kind

HEAD = "State|2019|2020|Remarks"
BODY = ("Kenya|12|14|paid in full", "Nepal|7|9|pending", "Peru|21|25|paid in two parts")


def redline_of(old: tuple[str, ...], new: tuple[str, ...]) -> Redline:
    """Two tables, cells parted by ``|``."""
    sides = []
    for lines in (old, new):
        blocks = [Block(line.replace("|", "\t"), Kind.ROW, table=1) for line in lines]
        sides.append(Document("d", "text", tuple(blocks)))
    return compare(*sides)


def marked(redline: Redline) -> list[str]:
    """Each change with its words marked, tabs as ``|``."""
    signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return [
        "".join(span.text.join(signs[span.op]) for span in change.spans).replace("\t", "|")
        for change in redline.changes
    ]


def said(redline: Redline, code: Code = Code.COLUMNS_CHANGED) -> list[str]:
    """What is remarked."""
    return [remark.message for remark in redline.diagnostics if remark.code is code]


def columns(order: str, lines: tuple[str, ...] = (HEAD, *BODY)) -> tuple[str, ...]:
    """The table with its columns in this order, by number; ``x`` is a new one."""
    table = [line.split("|") for line in lines]
    return tuple(
        "|".join(f"new {k}" if c == "x" else row[int(c)] for c in order)
        for k, row in enumerate(table)
    )


@pytest.mark.parametrize(
    ("order", "row", "message"),
    [
        ("0x123", "Kenya{+|new 1+}|12|14|paid in full", "column 2 (“new 0”) inserted"),
        ("x0123", "{+new 1|+}Kenya|12|14|paid in full", "column 1 (“new 0”) inserted"),
        ("0123x", "Kenya|12|14|paid in full{+|new 1+}", "column 5 (“new 0”) inserted"),
        ("013", "Kenya|12[-|14-]|paid in full", "column 3 (“2020”) deleted"),
        ("123", "[-Kenya|-]12|14|paid in full", "column 1 (“State”) deleted"),
        (
            "0312",
            "Kenya{+|paid in full+}|12|14[-|paid in full-]",
            "column 4 (“Remarks”) moved to place 2",
        ),
        (
            "0x13",
            "Kenya{+|new 1+}|12[-|14-]|paid in full",
            "column 3 (“2020”) deleted; column 2 (“new 0”) inserted",
        ),
    ],
)
def test_whole_columns(order: str, row: str, message: str) -> None:
    """A column is marked as a whole cell with its tab, at its place in every row, and said."""
    redline = redline_of((HEAD, *BODY), columns(order))
    assert marked(redline)[1] == row
    assert said(redline) == [message]


def test_words_are_compared_inside_cells() -> None:
    """A word that went from one cell to the next is no equal text across the border."""
    old = ("Topic|Place|Year", "Training of judges|Vienna|2019", "Prisons|Doha|2020")
    new = ("Topic|Place|Year", "Training|judges in Vienna|2019", "Prisons|Doha|2020")
    assert marked(redline_of(old, new))[1] == "Training[- of judges-]|{+judges in +}Vienna|2019"


def test_one_decision_for_all_rows() -> None:
    """A row whose own cells would say otherwise follows its table."""
    old = (HEAD, *BODY, "Chad|5|5|pending")
    redline = redline_of(old, columns("023", old))
    assert marked(redline)[4] == "Chad[-|5-]|5|pending"


def test_a_column_and_its_cells_edited() -> None:
    """Beside an inserted column the words of the others are compared where they belong."""
    new = (
        "State|Region|2019|2020|Remarks",
        "Kenya|Africa|13|14|paid in part",
        *columns("0x123")[2:],
    )
    assert marked(redline_of((HEAD, *BODY), new))[1] == (
        "Kenya{+|Africa+}|[-12-]{+13+}|14|paid in [-full-]{+part+}"
    )


def test_all_cells_and_heads_changed() -> None:
    """Columns of figures under another year keep their places; nothing is said of columns."""
    new = ("State|2021|2022|Remarks", "Kenya|1|2|x", "Nepal|3|4|y", "Peru|5|6|z")
    redline = redline_of((HEAD, *BODY), new)
    assert marked(redline)[1] == "Kenya|[-12-]{+1+}|[-14-]{+2+}|[-paid in full-]{+x+}"
    assert said(redline) == []


def test_ragged_rows() -> None:
    """A row of fewer cells is paired cell by cell, by likeness, and that is said."""
    old = (HEAD, *BODY, "Total of all|40")
    new = (*columns("0x123"), "Total of all|41")
    redline = redline_of(old, new)
    assert marked(redline)[4] == "Total of all|[-40-]{+41+}"
    assert said(redline) == ["column 2 (“new 0”) inserted"]
    (remark,) = said(redline, Code.STRUCTURE_GUESSED)
    assert remark.startswith("1 changed row has more or fewer cells than its table")


def test_typography_inside_cells() -> None:
    """Folded differences stay folded, cell by cell, and are counted."""
    redline = redline_of((HEAD, "Kenya|12|14|“paid” in full"), (HEAD, 'Kenya|12|15|"paid" in full'))
    change = redline.changes[1]
    assert change.typographic
    assert [span.text for span in change.spans if span.op is not Op.EQUAL] == ["14", "15"]
    assert change.spans[-1].old_text == "\t“paid” in full"

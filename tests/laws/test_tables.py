"""Tables: the law on any cells, and generated revisions of which everything is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.rebuilt import check_law
from tests.laws.tables import revised_table
from unxdiff import compare
from unxdiff.diagnostics import Code
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Op
from unxdiff.model.roles import Kind, Role

CELLS = st.sampled_from(
    ["", "", "12", "13", "7", "Kenya", "Nepal", "paid in full", "paid", "“a”", "–"]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6)
SEEDS = range(60)


def table(rows: list[list[str]], numbers: list[int]) -> Document:
    """Rows of any length in tables of these numbers, a paragraph between two tables."""
    blocks: list[Block] = []
    for row, number in zip(rows, sorted(numbers), strict=False):
        if blocks and blocks[-1].table != number:
            blocks.append(Block("A paragraph between the tables."))
        blocks.append(Block("\t".join(row), Kind.ROW, Role.TABLE_ROW, table=number))
    return Document("t", "text", tuple(blocks))


@given(ROWS, ROWS, st.lists(st.integers(1, 3), min_size=6, max_size=6))
def test_the_law_holds_for_any_tables(
    old: list[list[str]], new: list[list[str]], numbers: list[int]
) -> None:
    """Ragged rows, empty cells, cells that repeat: accepting and rejecting give both documents."""
    check_law(compare(table(old, numbers), table(new, sorted(numbers)[::-1])))
    check_law(compare(table(old, numbers), table([[*row, "x"] for row in old], numbers)))


@pytest.mark.parametrize("edited", [0.0, 0.4, 1.0])
def test_known_rows_and_columns(edited: float) -> None:
    """Rows keep their identity however many of their cells changed, and what became of a column is
    said: 99 % of the rows and of the columns are right."""
    right = total = said = 0
    wrong = []
    for seed in SEEDS:
        known = revised_table(seed, edited)
        redline = compare(known.old, known.new)
        check_law(redline)
        got = {c.old[0]: c.new[0] for c in redline.changes if c.old and c.new}
        good = sum(got.get(i) == known.rows.get(i) for i in range(len(known.old.blocks)))
        told = " ".join(d.message for d in redline.diagnostics if d.code is Code.COLUMNS_CHANGED)
        expected = [f"“{head}”) deleted" for head in known.gone]
        expected += [f"“{head}”) inserted" for head in known.come]
        whole = all(one in told for one in expected) and told.count("moved") == len(known.moved)
        whole = whole and told.count("column") == len(expected) + len(known.moved)
        right, total, said = right + good, total + len(known.old.blocks), said + whole
        if not whole or good < len(known.old.blocks):
            wrong.append((seed, told))
    assert right / total >= 0.99, wrong
    assert said / len(SEEDS) >= 0.99, wrong


def test_a_column_is_marked_in_whole_cells() -> None:
    """Where only a column came or went, each linked row has one marked span: that cell with its
    tab."""
    seen = 0
    for seed in SEEDS:
        known = revised_table(seed, 0.0)
        if known.moved or not (known.come or known.gone):
            continue
        for change in compare(known.old, known.new).changes:
            if not change.old or not change.new:
                continue
            before = known.old.blocks[change.old[0]].text.split("\t")
            after = known.new.blocks[change.new[0]].text.split("\t")
            if known.come:
                expected = [(Op.INSERT, f"\t{after[known.columns.index(-1)]}")]
            else:
                lost = next(k for k in range(len(before)) if k not in known.columns)
                expected = [(Op.DELETE, f"\t{before[lost]}")]
            marked = [(span.op, span.text) for span in change.spans if span.op is not Op.EQUAL]
            assert marked == expected, seed
            seen += 1
    assert seen > 100

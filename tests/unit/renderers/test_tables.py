from __future__ import annotations

import csv
import io

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.unit.renderers.html_hostile import hostile
from tests.unit.renderers.html_sample import sample
from tests.unit.renderers.terminal_samples import Draft, english
from unxdiff.model.document import Block
from unxdiff.model.redline import ChangeKind
from unxdiff.model.roles import Kind
from unxdiff.options import RenderOptions
from unxdiff.renderers.change_table import render_table
from unxdiff.renderers.paragraph_map import render_map, render_map_csv, write
from unxdiff.renderers.sheets import cell, csv_text

_FULL = RenderOptions(context=-1)
_ALONE = RenderOptions(context=0)


def _read(text):
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(text):
    """An apostrophe stands before what a spreadsheet program would calculate."""
    assert cell(text).startswith("'")
    assert _read(csv_text([("a", text)]))[0][1].startswith("'")


def test_other_cells_stay():
    """Text, quotes, commas and breaks come back; what steers is a picture."""
    rows = [("a,b", 'say "no"', "one\ntwo", "'quoted'", "")]
    assert _read(csv_text(rows)) == [list(row) for row in rows]
    assert cell("a\x1b[1m\u202e") == "a␛[1m‹U+202E›"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=3), max_size=3))
def test_cells_never_begin_a_formula(rows):
    """Whatever the texts are, each row comes back with as many cells, none a formula."""
    got = _read(csv_text(rows))
    assert [len(row) for row in got] == [len(row) for row in rows]
    assert not any(text[:1] in tuple("=+-@\t\r\n") for row in got for text in row if text)


def test_samples(golden):
    """The map in both forms and the table, as reviewed by eye."""
    golden("map.txt", render_map(sample(), RenderOptions()))
    golden("map.csv", render_map_csv(sample(), RenderOptions()))
    golden("table.csv", render_table(sample(), _ALONE))


def test_hostile_drafts_are_rows():
    """Nothing of a draft adds a row, a cell or a formula."""
    redline = hostile()
    table = _read(render_table(redline, _ALONE))
    assert {len(row) for row in table} == {6}
    assert {len(row) for row in _read(render_map_csv(redline, _FULL))} == {5}
    numbers = [row[0] for row in table[1:]]
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    assert "\x1b" not in render_map(redline, _FULL)


def test_a_map_names_what_became_of_paragraphs():
    """Splits, merges, moves, new and deleted ones, and runs of other numbers."""
    draft = english()
    lines = write(draft.redline(), RenderOptions(), tuple(draft.items)).split("\n")
    for line in (
        "  PP 10 → PP 7, moved, amended",
        "  PP 11 → PP 12 + PP 13, split",
        "  PP 14 + PP 15 → PP 14, merged",
        "  OP 2 new",
        "  OP 3 deleted",
        "  OP 4–OP 30 → OP 5–OP 31, renumbered",
        "  OP 31, formatting",
    ):
        assert line in lines


def test_a_map_of_equal_texts():
    """Equal texts are said to be equal; asked for everything it lists them."""
    d = Draft()
    d.change(ChangeKind.EQUAL, "¶ 1", "¶ 1", "=same", context=True)
    assert render_map(d.redline(), _ALONE).endswith("  … 1 unchanged\n\nno differences\n")
    assert "  ¶ 1, unchanged\n" in render_map(d.redline(), _FULL)


def test_table_rows():
    """Number, paragraph, both texts with their labels, what happened, and room for notes."""
    d = Draft()
    d.change(
        *(ChangeKind.AMENDED, "OP 3", "OP 3", "=Urges", "+ all", "= States"),
        block=Block("", label="3."),
    )
    d.change(
        *(ChangeKind.AMENDED, "¶ 2", "¶ 2", "=a\tb", "-\tc"), block=Block("", Kind.ROW, table=1)
    )
    assert _read(render_table(d.redline(), _ALONE)) == [
        ["Number", "Paragraph", "Old text", "New text", "Kind", "Notes"],
        ["1", "¶ 1", "3. Urges States", "3. Urges all States", "amended", ""],
        ["2", "¶ 2", "a | b | c", "a | b", "amended", ""],
    ]

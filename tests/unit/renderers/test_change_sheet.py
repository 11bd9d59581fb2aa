from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from lxml import etree
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tests.unit.renderers.html_hostile import HOSTILE, hostile
from tests.unit.renderers.html_sample import pair, sample, spans
from unxdiff.model.redline import Labels, Op
from unxdiff.options import RenderOptions
from unxdiff.records import replace
from unxdiff.renderers.change_sheet import MOST_CHARACTERS, render_table_xlsx, too_long
from unxdiff.renderers.fragments import Look, cut

_ALONE = RenderOptions(context=0)


def _book(redline, options=_ALONE):
    data = render_table_xlsx(redline, options)
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def _rows(redline):
    return list(_book(redline)["Changes"].iter_rows(values_only=True))


def _marked(value) -> list[tuple[str, bool, bool]]:
    """The (text, struck, underlined) of the marked blocks of a cell."""
    assert isinstance(value, CellRichText)
    return [
        (block.text, bool(block.font.strike), bool(block.font.u))
        for block in value
        if isinstance(block, TextBlock) and (block.font.strike or block.font.u)
    ]


def test_rows_are_changes_with_their_marks():
    """Number, paragraph, both texts with the changed words struck and underlined, kind, notes."""
    rows = _rows(sample())
    assert [str(text) for text in rows[0]] == [
        *("No.", "Paragraph", "Old text: draft", "New text: revised draft", "Kind", "Notes")
    ]
    amended = next(row for row in rows if row[1] == "OP 2 → OP 3" or row[4] == "was OP 2, amended")
    assert ("twentieth", True, False) in _marked(amended[2])
    assert ("twenty-first", False, True) in _marked(amended[3])
    assert [row[0] for row in rows[1:]] == list(range(1, len(rows)))
    assert {row[5] for row in rows[1:]} == {None}


def test_the_sheet_is_ready_to_print():
    """The head is frozen and repeated, the sheet lies across, a page wide, and can be filtered."""
    sheet = _book(sample())["Changes"]
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.auto_filter.ref.startswith("A1:F")
    assert sheet["C3"].alignment.wrap_text
    assert all(sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1))


def test_the_same_redline_gives_the_same_bytes():
    """No clock and no name of this machine is in the workbook."""
    data = render_table_xlsx(sample(), _ALONE)
    assert data == render_table_xlsx(sample(), _ALONE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


_RISKY = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.invalid","y")'),
    *("=cmd|' /C calc'!A0", "＝1", "<r><t>x</t></r>", "<r>", "_x0041_b", "_x005F_x0041_"),
    *("a\x00b\x1b\ufffe\uffff\ud800", "&amp;", "]]>", "http://x.invalid", "{=1}", "1e9"),
)


@pytest.mark.parametrize("text", _RISKY)
def test_texts_stay_texts(text):
    """Whatever a text begins with, its cell is a string that keeps being one when it is edited."""
    redline = pair(spans((Op.DELETE, text + " old"), (Op.INSERT, text)))
    data = render_table_xlsx(redline, _ALONE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet.lower()
    cell = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)["Changes"]["D2"]
    assert cell.data_type != "f"
    if text[0] in "=+-@＝":
        assert cell.quotePrefix
    if text.isprintable():
        assert str(cell.value) == text


def test_hostile_drafts_have_their_rows():
    """Names, labels, titles and notes of a hostile draft are all read back."""
    redline = replace(hostile(), labels=Labels("=1+1", "&P&G\n@x", "<r>t</r>", "=a", "d"))
    book = _book(redline)
    assert book.sheetnames == ["Changes", "About"]
    text = "\n".join(str(v) for row in book["Changes"].iter_rows(values_only=True) for v in row)
    assert HOSTILE[0] in text
    # Two of them are one character; no letter follows at once that could make it a command.
    assert book["Changes"].oddHeader.right.text == "=1+1 → &&\u200bP&&\u200bG @x"


def test_long_texts_go_on_in_rows_that_say_so():
    """Nothing is cut off: a paragraph beyond what a row can show has more rows, and beyond what a
    cell can hold a remark too."""
    long = "word " * 9000
    redline = pair(spans(long, (Op.DELETE, "old"), (Op.INSERT, "new"), " end"))
    rows = _rows(redline)[1:]
    assert len(rows) > 20
    assert str(rows[1][1]).endswith(", continued")
    assert "".join(str(row[2] or "") for row in rows) == long + "old end"
    assert "".join(str(row[3] or "") for row in rows) == long + "new end"
    assert all(len(str(row[3] or "")) < MOST_CHARACTERS for row in rows)
    (remark,) = too_long(redline)
    assert "32,767" in remark.message
    assert too_long(sample()) == ()


def test_both_sides_are_cut_alike():
    """What stands side by side stays there, in as many rows on either side."""
    parts = cut([("a" * 4000, Look())], [("b " * 1000, Look())])
    assert len(parts) == 3
    assert "".join(t for old, _ in parts for t, _ in old) == "a" * 4000
    assert "".join(t for _, new in parts for t, _ in new) == "b " * 1000


def test_letters_without_width_fill_no_cell_beyond_its_limit():
    """A row is cut by characters too: combining marks take no room, but are stored."""
    text = "e" + "\u0301" * 40_000
    assert all(len(t) <= 15_001 for old, _ in cut([(text, Look())], []) for t, _ in old)

"""Tracked changes: against what Word itself makes of them, and in files made for single cases."""

from __future__ import annotations

import pytest

from tests.conftest import shared_data
from tests.unit.readers.docx.made import docx, paragraph, read_body, run, shown, table
from unxdiff.diagnostics import Code
from unxdiff.errors import InputError
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read

BY = 'w:id="1" w:author="Ada" w:date="2020-01-01T00:00:00Z"'
NAMES = sorted(
    path.name.removesuffix(".tracked.docx")
    for path in (shared_data() / "docx" / "tracked").glob("*.tracked.docx")
)


def _inserted(text: str) -> str:
    return f"<w:ins {BY}>{run(text)}</w:ins>"


def _deleted(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _content(document: Document) -> tuple[object, ...]:
    return document.blocks, [(note.mark, note.text, note.runs) for note in document.notes]


def test_there_are_documents() -> None:
    """The documents that Word resolved are there, all 26."""
    assert len(NAMES) == 26


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("how", "word"), [("accept", "accepted"), ("reject", "rejected")])
def test_as_word_resolves(name: str, how: str, word: str) -> None:
    """Accepting or rejecting while reading gives what is in the file that Word made so: texts,
    labels, tables, runs and notes."""
    folder = shared_data() / "docx" / "tracked"
    tracked = read((folder / f"{name}.tracked.docx").read_bytes(), name, ReadOptions(revisions=how))
    resolved = read((folder / f"{name}.{word}.docx").read_bytes(), name, ReadOptions())
    assert _content(tracked) == _content(resolved)
    assert any(said.code is Code.REVISIONS_RESOLVED for said in tracked.diagnostics)


def test_runs() -> None:
    """Inserted and moved-in text is kept or dropped, deleted and moved-out text the other way."""
    body = paragraph(run("States ") + _inserted("shall") + _deleted("should") + run(" report."))
    assert shown(read_body(body)) == ["States shall report."]
    assert shown(read_body(body, "reject")) == ["States should report."]
    moved = (
        f"<w:moveFrom {BY}>{run('Away')}</w:moveFrom>{run(' stays ')}"
        f"<w:moveTo {BY}>{run('here')}</w:moveTo>"
    )
    assert shown(read_body(paragraph(moved))) == ["stays here"]
    assert shown(read_body(paragraph(moved), "reject")) == ["Away stays"]


def test_paragraph_marks() -> None:
    """A paragraph whose mark goes is joined with the next one; an emptied one goes with it."""
    split = paragraph(run("One, "), properties=f"<w:rPr><w:ins {BY}/></w:rPr>") + paragraph("two.")
    assert shown(read_body(split)) == ["One,", "two."]
    assert shown(read_body(split, "reject")) == ["One, two."]
    gone = paragraph(_deleted("Gone."), properties=f"<w:rPr><w:del {BY}/></w:rPr>")
    assert shown(read_body(gone + paragraph("Stays."))) == ["Stays."]
    assert shown(read_body(gone + paragraph("Stays."), "reject")) == ["Gone.", "Stays."]
    assert shown(read_body(gone + table(["cell"]))) == ["cell"]


def test_rows_and_cells() -> None:
    """Inserted and deleted rows and cells come and go; the columns of a deleted cell stay."""
    grid = table(["a", "b"], ["c", "d"])
    row = grid.replace("<w:tr>", f"<w:tr><w:trPr><w:del {BY}/></w:trPr>", 1)
    assert shown(read_body(row)) == ["c\td"]
    assert shown(read_body(row, "reject")) == ["a\tb", "c\td"]
    all_rows = grid.replace("<w:tr>", f"<w:tr><w:trPr><w:ins {BY}/></w:trPr>")
    assert shown(read_body(all_rows, "reject")) == []
    cell = grid.replace("<w:tc>", f"<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>", 1)
    assert shown(read_body(cell)) == ["b\t", "c\td"]
    assert shown(read_body(cell, "reject")) == ["a\tb", "c\td"]


def test_properties() -> None:
    """Changed formatting is the new one, or the old one; so is a changed style."""
    look = f"<w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    body = paragraph(run("Word", look))
    assert [r.style.value for r in read_body(body).blocks[0].runs] == ["bold"]
    assert [r.style.value for r in read_body(body, "reject").blocks[0].runs] == ["italic"]
    old = f'<w:outlineLvl w:val="0"/><w:pPrChange {BY}><w:pPr/></w:pPrChange>'
    body = paragraph("Title", properties=old)
    assert read_body(body).blocks[0].kind.value == "heading"
    assert read_body(body, "reject").blocks[0].kind.value == "paragraph"


def test_numbers_follow() -> None:
    """A deleted paragraph is not counted, and is counted when its deletion is rejected."""
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    mark = f"<w:rPr><w:del {BY}/></w:rPr>"
    body = (
        paragraph("One", number=(1, 0))
        + paragraph(_deleted("Two"), number=(1, 0), properties=mark)
        + paragraph("Three", number=(1, 0))
    )
    assert shown(read_body(body, numbering=numbering)) == ["1. One", "2. Three"]
    rejected = read_body(body, "reject", numbering=numbering)
    assert shown(rejected) == ["1. One", "2. Two", "3. Three"]


def test_said_with_count_and_authors() -> None:
    """What was done is said with the number of changes and their authors; nothing is said of a
    file without them."""
    body = paragraph(_inserted("A") + _deleted("B").replace("Ada", "Ben"))
    (said,) = read_body(body).diagnostics
    assert said.code is Code.REVISIONS_RESOLVED
    assert said.message == "2 tracked changes by Ada and Ben accepted"
    assert "rejected" in read_body(body, "reject").diagnostics[0].message
    assert not read_body(paragraph("A")).diagnostics


def test_fail() -> None:
    """``fail`` refuses a file with tracked changes in one line that says what to do, and reads one
    without them."""
    with pytest.raises(InputError) as error:
        read_body(paragraph(_inserted("A")), "fail")
    assert "--input-revisions" in str(error.value)
    assert "\n" not in str(error.value)
    note = f'<w:footnote w:id="1">{paragraph(_inserted("A"))}</w:footnote>'
    cited = paragraph(run("Text") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    with pytest.raises(InputError):
        read(docx(cited, footnotes=note), "x", ReadOptions(revisions="fail"))
    assert shown(read_body(paragraph("A"), "fail")) == ["A"]

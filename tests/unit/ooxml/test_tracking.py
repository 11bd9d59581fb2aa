"""Tracked changes listed: what is one change, of what, by whom, where."""

from __future__ import annotations

import pytest

from tests.conftest import shared_data
from tests.unit.ooxml.test_accepting import MOST, by, gone, ins, mark
from tests.unit.readers.docx.made import docx, paragraph, run, table
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.revisions import KINDS
from unxdiff.ooxml.tracking import TrackedChange, tracked_changes

LOOK = f"<w:rPr><w:b/><w:rPrChange {by()}><w:rPr/></w:rPrChange></w:rPr>"


def listed(body: str, **parts: str) -> tuple[TrackedChange, ...]:
    """The changes of a file made of these stories."""
    return tracked_changes(Package(docx(body, **parts), "a.docx", MOST))


def short(body: str, **parts: str) -> list[tuple[str, str, str]]:
    """Each change as (kind, of what, text)."""
    return [(one.kind, one.of, one.text) for one in listed(body, **parts)]


def test_runs_that_touch_are_one() -> None:
    """Adjacent runs of one author and kind are one change; another author's, or words between
    them, end it."""
    body = paragraph(ins("a ") + ins("b ") + ins("c ", "Bob") + run("d ") + ins("e", "Bob"))
    assert [(one.author, one.text) for one in listed(body)] == [
        ("Ada", "a b "), ("Bob", "c "), ("Bob", "e"),
    ]  # fmt: skip


def test_paragraphs() -> None:
    """An inserted paragraph with its mark is one change; a mark alone is told as that; numbers of
    paragraphs count from 1, and say where a change ends."""
    body = (
        paragraph("A", "", mark("ins"))
        + paragraph(gone("B"), "", mark("del"))
        + paragraph(gone("C") + run("D"))
    )
    assert [(one.kind, one.of, one.text, one.paragraph, one.last) for one in listed(body)] == [
        ("insertion", "paragraph mark", "\n", 1, 1),
        ("deletion", "text", "B\nC", 2, 3),
    ]


def test_around() -> None:
    """The paragraph around a change reads as accepted, or as rejected where nothing is left."""
    body = paragraph(run("old ") + gone("no ") + ins("yes")) + paragraph(gone("away"))
    assert [one.around for one in listed(body)] == ["old yes", "old yes", "away"]


def test_inserted_then_deleted() -> None:
    """What one author inserted and another deleted is a change of each."""
    body = paragraph(f"<w:ins {by('Bob')}>{gone('x')}</w:ins>")
    assert [(one.kind, one.author) for one in listed(body)] == [
        ("insertion", "Bob"), ("deletion", "Ada"),
    ]  # fmt: skip


def test_moves() -> None:
    """Both places of a move are told, and belong to the moves."""
    body = paragraph(
        f"<w:moveFrom {by()}>{run('x')}</w:moveFrom>{run('y')}"
        f"<w:moveTo {by()}>{run('x')}</w:moveTo>"
    )
    assert [(one.kind, one.group) for one in listed(body)] == [
        ("moved from", "moves"), ("moved to", "moves"),
    ]  # fmt: skip


def test_formatting() -> None:
    """Runs whose look changed are one change, paragraphs in a row too; sections and numbers are
    told as such."""
    changed = f"<w:pPrChange {by()}><w:pPr/></w:pPrChange>"
    runs = f"<w:r>{LOOK}<w:t>a</w:t></w:r><w:r>{LOOK}<w:t>b</w:t></w:r>{run('c')}"
    assert short(paragraph(runs)) == [("formatting", "text", "ab")]
    looks = listed(paragraph("A", "", changed) + paragraph("B", "", changed) + paragraph("C"))
    assert [(one.of, one.paragraph, one.last) for one in looks] == [("paragraph", 1, 2)]
    section = f"<w:sectPr><w:sectPrChange {by()}><w:sectPr/></w:sectPrChange></w:sectPr>"
    number = f'<w:numPr><w:numId w:val="1"/><w:ins {by()}/></w:numPr>'
    assert short(paragraph("A", "", number) + section) == [
        ("insertion", "numbering", ""), ("formatting", "section", ""),
    ]  # fmt: skip


def test_tables() -> None:
    """A row is one change with all its text; a cell is told; all looks of a table are one."""
    grid = table(["a", "b"], ["c", "d"])
    row = grid.replace("<w:tr>", f"<w:tr><w:trPr><w:ins {by()}/></w:trPr>", 1)
    assert short(row) == [("insertion", "row", "a\nb\n")]
    cell = (
        f"<w:tbl><w:tblPr><w:tblPrChange {by()}><w:tblPr/></w:tblPrChange></w:tblPr>"
        '<w:tblGrid><w:tblGridChange w:id="2"><w:tblGrid/></w:tblGridChange></w:tblGrid>'
        "<w:tr><w:tc>"
        f"<w:tcPr><w:cellIns {by()}/><w:tcPrChange {by()}><w:tcPr/></w:tcPrChange></w:tcPr>"
        f"{paragraph('x')}</w:tc></w:tr></w:tbl>"
    )
    assert short(cell) == [("formatting", "table", ""), ("insertion", "cell", "x")]


def test_stories() -> None:
    """Notes, running heads and text boxes are stories with names; what is not text is an object; a
    text box that is held twice is told once; comments that name their author are no changes."""
    field = f'<w:ins {by()}><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:ins>'
    box = f"<w:txbxContent>{paragraph(ins('boxed'))}</w:txbxContent>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = listed(
        paragraph(run("A") + field) + paragraph(drawn),
        footnotes=f'<w:footnote w:id="3">{paragraph(ins("note"))}</w:footnote>',
        header2=paragraph(gone("head")),
        comments=f"<w:comment {by('Eve')}>{paragraph('Why?')}</w:comment>",
    )
    assert [(one.story, one.paragraph, one.of, one.text) for one in found] == [
        ("text", 1, "object", ""),
        ("text", 3, "text", "boxed"),
        ("footnote 3", 1, "text", "note"),
        ("header 2", 1, "text", "head"),
    ]


@pytest.mark.parametrize(
    "path",
    sorted((shared_data() / "docx" / "tracked").glob("*.tracked.docx")),
    ids=lambda path: path.name,
)
def test_every_file_has_some(path: object) -> None:
    """In every shared file with tracked changes some are found, with an author and a known kind."""
    data = path.read_bytes()  # type: ignore[attr-defined]
    found = tracked_changes(Package(data, "a.docx", MOST))
    assert found
    assert all(one.author and one.group in KINDS for one in found)

"""Whole Word files with their tracked changes accepted or rejected: against Word's own results, and
in files made for single cases."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from tests.conftest import shared_data
from tests.unit.readers.docx.made import NAMESPACES, docx, paragraph, run, table
from unxdiff.model.document import Document
from unxdiff.ooxml.accepting import Summary, resolve_package
from unxdiff.ooxml.names import WORD, w
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read

MOST = 100_000_000
NAMES = sorted(
    path.name.removesuffix(".tracked.docx")
    for path in (shared_data() / "docx" / "tracked").glob("*.tracked.docx")
)
TRACKS = (
    "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange",
    "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange",
    "numberingChange", "delText", "delInstrText", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
)  # fmt: skip
SETTINGS = ("rsid", "paraId", "textId")


def by(author: str = "Ada", number: int = 1) -> str:
    """What a tracked change says of itself."""
    return f'w:id="{number}" w:author="{author}" w:date="2020-01-01T00:00:00Z"'


def ins(text: str, author: str = "Ada") -> str:
    """An inserted run."""
    return f"<w:ins {by(author)}>{run(text)}</w:ins>"


def gone(text: str, author: str = "Ada") -> str:
    """A deleted run."""
    return f"<w:del {by(author)}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def mark(change: str, author: str = "Ada") -> str:
    """The properties of a paragraph whose mark is tracked."""
    return f"<w:rPr><w:{change} {by(author)}/></w:rPr>"


def resolved(data: bytes, how: str = "accept", **chosen: tuple[str, ...]) -> bytes:
    """A file with changes accepted or rejected."""
    return resolve_package(data, "a.docx", accept=how == "accept", most=MOST, **chosen)[0]


def summary(data: bytes, **chosen: tuple[str, ...]) -> Summary:
    """What is said of accepting."""
    return resolve_package(data, "a.docx", accept=True, most=MOST, **chosen)[1]


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    """The bytes of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def paragraphs(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of each paragraph of a part, as ``style: text`` where it has a style."""
    found = []
    for one in etree.fromstring(part(data, name)).iter(w("p")):
        text = "".join(each.text or "" for each in one.iter(w("t"), w("delText")))
        style = one.find(f"{w('pPr')}/{w('pStyle')}")
        found.append(text if style is None else f"{style.get(w('val'))}: {text}")
    return found


def body(data: bytes) -> str:
    """The XML inside the body, without namespaces."""
    text = etree.tostring(etree.fromstring(part(data))[0]).decode()
    for declared in NAMESPACES.split():
        text = text.replace(f" {declared}", "")
    return text.removeprefix("<w:body>").removesuffix("</w:body>")


def outline(data: bytes, name: str) -> list[str]:
    """The elements of a part with their properties, one a line: what Word's result is held to.

    Left out are saving marks, bookmarks and spelling, properties that say nothing, and sections
    (the results lack some that the tracked files have).
    """
    lines: list[str] = []

    def walk(element: etree._Element, depth: int) -> None:
        tag = str(element.tag).removeprefix(WORD)
        if tag in ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "sectPr"):
            return
        children = [child for child in element if child.tag != w("sectPr")]
        if tag in ("rPr", "pPr") and not [c for c in children if len(c) or c.tag != w("rPr")]:
            return
        if tag.endswith("}r") and not children:
            return
        said = {
            key: value
            for key, value in element.attrib.items()
            if not any(word in key for word in SETTINGS)
        }
        lines.append(f"{'  ' * depth}{tag} {said or ''} {(element.text or '').strip()}")
        for child in children:
            walk(child, depth + 1)

    walk(etree.fromstring(part(data, name)), 0)
    return lines


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("how", "word"), [("accept", "accepted"), ("reject", "rejected")])
def test_as_word_resolves(name: str, how: str, word: str) -> None:
    """The text of each file that Word resolved comes out the same element by element: paragraphs,
    runs, styles, tables, controls and numbers."""
    folder = shared_data() / "docx" / "tracked"
    got = resolved((folder / f"{name}.tracked.docx").read_bytes(), how)
    expected = (folder / f"{name}.{word}.docx").read_bytes()
    assert outline(got, "word/document.xml") == outline(expected, "word/document.xml")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["accept", "reject"])
def test_agrees_with_the_reader(name: str, how: str) -> None:
    """The resolved file reads as the tracked one does where the reader resolves it; nothing in it
    is tracked any more; parts that had no change keep their bytes."""
    data = (shared_data() / "docx" / "tracked" / f"{name}.tracked.docx").read_bytes()
    got = resolved(data, how)
    tracked = read(data, name, ReadOptions(revisions=how))
    clean = read(got, name, ReadOptions(revisions="fail"))
    assert _content(clean) == _content(tracked)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(got)) as after:
        assert sorted(before.namelist()) == sorted(after.namelist())
        for each in before.namelist():
            if b":author=" not in before.read(each):
                assert after.read(each) == before.read(each)
            elif each.startswith("word/") and each.endswith(".xml"):
                root = etree.fromstring(after.read(each))
                assert [one.tag for one in root.iter(*[w(tag) for tag in TRACKS])] == []


def _content(document: Document) -> tuple[object, ...]:
    return document.blocks, [(note.mark, note.text, note.runs) for note in document.notes]


def test_there_are_documents() -> None:
    """The documents that Word resolved are there, all 26."""
    assert len(NAMES) == 26


def test_without_changes() -> None:
    """A file without tracked changes is given back as it is."""
    data = docx(paragraph("One."))
    assert resolved(data) == data
    assert summary(data) == Summary((), ())


def test_paragraphs_are_joined() -> None:
    """A paragraph whose mark went goes on in the next one, whose properties stay; several in a row
    become one; what is between them in the file is passed over."""
    split = paragraph(run("One, "), "First", mark("ins")) + paragraph("two.", "Second")
    assert paragraphs(resolved(docx(split), "reject")) == ["Second: One, two."]
    assert paragraphs(resolved(docx(split))) == ["First: One, ", "Second: two."]
    three = paragraph("A", "", mark("del")) + paragraph("B", "", mark("del")) + paragraph("C")
    assert paragraphs(resolved(docx(three))) == ["ABC"]
    held = (
        paragraph("A", "", mark("del")) + '<w:bookmarkStart w:id="7" w:name="x"/>'
        f"<w:sdt><w:sdtContent>{paragraph('B', '', mark('del'))}</w:sdtContent></w:sdt>"
        f'<w:bookmarkEnd w:id="7"/>{paragraph("C")}'
    )
    got = resolved(docx(held))
    assert paragraphs(got) == ["ABC"]
    assert b"<w:sdt" not in part(got)
    assert b"bookmarkStart" in part(got)


def test_emptied_paragraphs_without_a_next() -> None:
    """Before a table and at the end of a story an emptied paragraph goes, unless a story would be
    left without one, or with a table at its end; what has text left stays."""
    emptied = paragraph(gone("Gone."), "", mark("del"))
    rows = table(["cell"])
    assert paragraphs(resolved(docx(paragraph("A") + emptied + rows))) == ["A", "cell"]
    assert paragraphs(resolved(docx(paragraph("A") + emptied))) == ["A"]
    assert paragraphs(resolved(docx(rows + emptied))) == ["cell", ""]
    assert paragraphs(resolved(docx(emptied))) == [""]
    stays = paragraph(run("Stays.") + gone("Gone."), "", mark("del"))
    assert paragraphs(resolved(docx(stays + rows))) == ["Stays.", "cell"]
    assert b"joins" not in part(resolved(docx(stays + rows)))
    cell = rows.replace(paragraph("cell"), paragraph("cell") + emptied)
    assert cell != rows
    assert paragraphs(resolved(docx(cell))) == ["cell"]


def test_section_of_a_joined_paragraph() -> None:
    """A paragraph that ends a section takes the section's properties along when its mark goes, for
    the text belongs to the next section then."""
    first = paragraph("A", "", '<w:rPr><w:del w:id="1" w:author="Ada"/></w:rPr><w:sectPr/>')
    got = resolved(docx(first + paragraph("B")))
    assert paragraphs(got) == ["AB"]
    assert b"sectPr" not in part(got)


def test_links_and_controls_left_empty() -> None:
    """A link of which nothing is left goes; a content control in a line stays, for it shows its
    placeholder; one that was around paragraphs goes with them."""
    link = f'<w:hyperlink w:anchor="x">{gone("link")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{gone('inside')}</w:sdtContent></w:sdt>"
    got = body(resolved(docx(paragraph(run("A") + link + control))))
    assert got == paragraph(run("A") + "<w:sdt><w:sdtContent/></w:sdt>")


def test_moves() -> None:
    """Both ends of a move and the marks of its range go; a bookmark with one end in it stays."""
    moved = (
        '<w:moveFromRangeStart w:id="3" w:author="Ada" w:name="m"/>'
        f'<w:moveFrom {by()}>{run("A")}<w:bookmarkStart w:id="9" w:name="b"/></w:moveFrom>'
        '<w:moveFromRangeEnd w:id="3"/>'
        f'{run("B")}<w:bookmarkEnd w:id="9"/><w:moveToRangeStart w:id="4" w:author="Ada" '
        f'w:name="m"/><w:moveTo {by()}>{run("A")}</w:moveTo><w:moveToRangeEnd w:id="4"/>'
    )
    marks = '<w:bookmarkStart w:id="9" w:name="b"/>{}<w:bookmarkEnd w:id="9"/>'
    assert body(resolved(docx(paragraph(moved)))) == paragraph(marks.format(run("B")) + run("A"))
    assert body(resolved(docx(paragraph(moved)), "reject")) == paragraph(
        run("A") + marks.format(run("B"))
    )
    left = resolved(docx(paragraph(moved)), only=("insertions",))
    assert b"moveFromRangeEnd" in part(left)


def test_tables() -> None:
    """Rows and cells come and go; a table with no row left goes; a cell's columns go to its
    neighbour, in the place that the schema has for them."""
    grid = table(["a", "b"], ["c", "d"])
    row = grid.replace("<w:tr>", f"<w:tr><w:trPr><w:del {by()}/></w:trPr>", 1)
    assert paragraphs(resolved(docx(row))) == ["c", "d"]
    assert paragraphs(resolved(docx(row), "reject")) == ["a", "b", "c", "d"]
    both = grid.replace("<w:tr>", f"<w:tr><w:trPr><w:ins {by()}/></w:trPr>")
    assert b"<w:tbl" not in part(resolved(docx(both + paragraph("after")), "reject"))
    cell = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="1"/><w:vAlign w:val="top"/></w:tcPr>'
        f"{paragraph('a')}</w:tc><w:tc><w:tcPr><w:cellDel {by()}/></w:tcPr>{paragraph('b')}</w:tc>"
        "</w:tr></w:tbl>"
    )
    assert '<w:tcW w:w="1"/><w:gridSpan w:val="2"/><w:vAlign' in body(resolved(docx(cell)))
    came = cell.replace("cellDel", "cellIns").replace(
        '</w:tcPr><w:p><w:r><w:t xml:space="preserve">b',
        f"<w:tcPrChange {by()}><w:tcPr/></w:tcPrChange></w:tcPr>"
        '<w:p><w:r><w:t xml:space="preserve">b',
    )
    assert paragraphs(resolved(docx(came), "reject")) == ["a"]


def test_properties() -> None:
    """Old properties come back with a rejection; a mark that stays tracked stays in its place."""
    look = (
        f"<w:r><w:rPr><w:b/><w:rPrChange {by()}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
        "<w:t>x</w:t></w:r>"
    )
    assert body(resolved(docx(paragraph(look)))) == paragraph(
        "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>"
    )
    assert "<w:i/>" in body(resolved(docx(paragraph(look)), "reject"))
    marked = paragraph(
        "x", "",
        f"<w:rPr><w:ins {by('Bob')}/><w:b/><w:rPrChange {by()}><w:rPr><w:i/></w:rPr>"
        "</w:rPrChange></w:rPr>",
    )  # fmt: skip
    got = body(resolved(docx(marked + paragraph("y")), "reject", authors=("Ada",)))
    assert f"<w:rPr><w:ins {by('Bob')}/><w:i/></w:rPr>" in got
    number = paragraph("x", "", f'<w:numPr><w:numId w:val="1"/><w:ins {by()}/></w:numPr>')
    assert "numPr" not in body(resolved(docx(number), "reject"))
    assert '<w:numPr><w:numId w:val="1"/></w:numPr>' in body(resolved(docx(number)))


def test_authors() -> None:
    """Only the changes of those authors are resolved; all others stay tracked, also inside."""
    mixed = docx(
        paragraph(run("A ") + ins("b ", "Bob") + gone("c ", "Ada") + gone("d ", "Bob"))
        + paragraph(f"<w:ins {by('Bob')}>{gone('e', 'Ada')}{run('f')}</w:ins>")
    )
    accepted = resolved(mixed, authors=("Ada",))
    assert paragraphs(accepted) == ["A b d ", "f"]
    assert body(accepted).count("<w:ins ") == 2
    rejected = resolved(mixed, "reject", authors=("Ada",))
    assert paragraphs(rejected) == ["A b c d ", "ef"]
    assert body(rejected).count("<w:delText>") == 1
    told = summary(mixed, authors=("Ada",))
    assert told.authors == ("Ada",)
    assert {one.author for one in told.left} == {"Bob"}
    # One after the other is the same as both at once.
    assert part(resolved(accepted)) == part(resolved(mixed))


def test_kinds() -> None:
    """Only changes of the kinds asked for are resolved."""
    look = f"<w:r><w:rPr><w:rPrChange {by()}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:r>"
    data = docx(paragraph(ins("a") + gone("b") + f"<w:moveTo {by()}>{run('c')}</w:moveTo>" + look))
    left = {
        "insertions": {"del", "moveTo", "rPrChange"},
        "deletions": {"ins", "moveTo", "rPrChange"},
        "moves": {"ins", "del", "rPrChange"},
        "formatting": {"ins", "del", "moveTo"},
    }
    for kind, expected in left.items():
        root = etree.fromstring(part(resolved(data, only=(kind,))))
        found = {one.tag.removeprefix(WORD) for one in root.iter(*[w(tag) for tag in TRACKS])}
        assert found - {"delText"} == expected


def test_other_stories() -> None:
    """Notes and running heads are resolved too; a note whose mark is deleted goes; one that is
    cited elsewhere stays; the setting that tracks changes stays as it was."""
    cite = '<w:footnoteReference w:id="{}"/>'
    data = docx(
        paragraph(
            run("A") + f"<w:del {by()}><w:r>{cite.format(1)}</w:r></w:del>"
            f"<w:r>{cite.format(2)}</w:r>"
        ),
        footnotes=f'<w:footnote w:id="1">{paragraph(gone("One."))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("Two") + ins(", more"))}</w:footnote>',
        header1=paragraph(gone("Draft") + ins("Final")),
        settings="<w:trackRevisions/>",
    )
    accepted, rejected = resolved(data), resolved(data, "reject")
    assert paragraphs(accepted, "word/footnotes.xml")[2:] == ["Two, more"]
    assert paragraphs(rejected, "word/footnotes.xml")[2:] == ["One.", "Two"]
    assert paragraphs(accepted, "word/header1.xml") == ["Final"]
    assert paragraphs(rejected, "word/header1.xml") == ["Draft"]
    assert b"trackRevisions" in part(accepted, "word/settings.xml")
    assert part(accepted, "word/settings.xml") == part(data, "word/settings.xml")


def test_comments() -> None:
    """A comment stays with its text, and goes when all of that goes; that comments name authors is
    no change."""
    anchor = (
        '<w:commentRangeStart w:id="5"/>{}<w:commentRangeEnd w:id="5"/>'
        '{}<w:r><w:commentReference w:id="5"/></w:r>{}'
    )
    comment = f'<w:comment w:id="5" w:author="Eve">{paragraph("Why?")}</w:comment>'
    start, end = f"<w:del {by()}>", "</w:del>"
    kept = docx(paragraph(anchor.format(run("a"), "", "") + gone("b")), comments=comment)
    assert part(resolved(kept), "word/comments.xml") == part(kept, "word/comments.xml")
    lost = docx(paragraph(run("a") + anchor.format("", start, end)), comments=comment)
    got = resolved(lost)
    assert b"Why?" not in part(got, "word/comments.xml")
    assert b"Why?" in part(resolved(lost, "reject"), "word/comments.xml")


def test_text_boxes_twice() -> None:
    """A text box that the file holds twice, for newer and older programs, is resolved in both."""
    box = "<w:txbxContent>" + paragraph(gone("old") + ins("new")) + "</w:txbxContent>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = docx(paragraph(drawn))
    assert paragraphs(resolved(data))[1:] == ["new", "new"]
    assert [one.text for one in summary(data).resolved] == ["old", "new"]

"""Blocks in order: headings, tables, notes, boxes, running heads and feet."""

from __future__ import annotations

import pytest

from tests.unit.readers.docx.made import docx, paragraph, read_body, run, shown, table
from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.model.roles import Kind, Role
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read


def _style(key: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'


def _outline(value: int) -> str:
    return f'<w:pPr><w:outlineLvl w:val="{value}"/></w:pPr>'


# --- headings ---------------------------------------------------------------------------------

BASED = '<w:basedOn w:val="Mine"/>'
HEADINGS = (
    _style("Normal", "Normal").replace("<w:style ", '<w:style w:default="1" ')
    + _style("berschrift2", "heading 2")
    + _style("Titre3", "Titre 3")
    + _style("Mine", "My head", _outline(3))
    + _style("Mine2", "My other head", BASED)
    + _style("Body", "No head", BASED + _outline(9))
    + _style("H9", "heading 9")
    + _style("Zitat", "Quote")
)


@pytest.mark.parametrize(
    ("style", "properties", "kind", "level"),
    [
        ("berschrift2", "", Kind.HEADING, 2),
        ("Titre3", "", Kind.HEADING, 3),
        ("Mine", "", Kind.HEADING, 4),
        ("Mine2", "", Kind.HEADING, 4),
        ("H9", "", Kind.HEADING, 6),
        ("Body", "", Kind.PARAGRAPH, 0),
        ("Mine", '<w:outlineLvl w:val="9"/>', Kind.PARAGRAPH, 0),
        ("", '<w:outlineLvl w:val="0"/>', Kind.HEADING, 1),
        ("Zitat", "", Kind.QUOTE, 0),
        ("Gone", "", Kind.PARAGRAPH, 0),
        ("", "", Kind.PARAGRAPH, 0),
    ],
)
def test_headings(style: str, properties: str, kind: Kind, level: int) -> None:
    """Headings are told by outline level, their own or their style's, and by the names of styles in
    any language; a style that is not there is the default one."""
    (block,) = read_body(paragraph("A", style, properties), styles=HEADINGS).blocks
    assert (block.kind, block.level) == (kind, level)


def test_cyclic_styles() -> None:
    """Styles that are based on themselves end, and are said."""
    styles = _style("A", "A", '<w:basedOn w:val="B"/>') + _style("B", "B", '<w:basedOn w:val="A"/>')
    document = read_body(paragraph("text", "A"), styles=styles)
    assert shown(document) == ["text"]
    assert [said.code for said in document.diagnostics] == [Code.STRUCTURE_GUESSED]


def test_a_hidden_paragraph_mark() -> None:
    """A style separator puts a heading and its text on one line, as printed."""
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = paragraph("Terms.", "Mine", mark) + paragraph("In this text:")
    assert shown(read_body(body, styles=HEADINGS)) == ["Terms. In this text:"]


# --- tables -----------------------------------------------------------------------------------


def test_rows() -> None:
    """A row is a block, its cells joined by tabs; what breaks lines in a cell is a blank."""
    breaks = paragraph(
        run("b") + "<w:r><w:br/></w:r>" + run("c") + "<w:r><w:tab/></w:r>" + run("d")
    )
    body = table(["a", breaks, paragraph("e") + paragraph("f")], ["", "", ""]) + table(["g", "h"])
    document = read_body(body)
    assert [(b.kind, b.table, b.text) for b in document.blocks] == [
        (Kind.ROW, 1, "a\tb c d\te f"),
        (Kind.ROW, 2, "g\th"),
    ]


def test_merged_cells() -> None:
    """Columns stay columns: a wide cell has empty ones behind it, and a cell that goes on from the
    row above is empty, as are columns that the row leaves out."""

    def cell(text: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    body = (
        "<w:tbl><w:tblGrid/><w:tr>"
        + cell("wide", '<w:gridSpan w:val="2"/>')
        + cell("tall", '<w:vMerge w:val="restart"/>')
        + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell("b", "")
        + cell("under", "<w:vMerge/>")
        + "</w:tr></w:tbl>"
    )
    assert shown(read_body(body)) == ["wide\t\ttall", "\tb\t"]


def test_nested_tables() -> None:
    """The rows of a table in a cell follow the row that holds it, with a number of their own."""
    inner = table(["x", "y"])
    body = table(["a", paragraph("b") + inner + paragraph("c")], ["d", "e"])
    assert [(b.table, b.text) for b in read_body(body).blocks] == [
        (1, "a\tb c"),
        (2, "x\ty"),
        (1, "d\te"),
    ]


def test_numbers_in_cells() -> None:
    """An automatic number in a cell reads as a typed one does."""
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    cell = paragraph(run("bold", "<w:b/>"), number=(1, 0))
    document = read_body(table(["a", cell]), numbering=numbering)
    (block,) = document.blocks
    assert block.text == "a\t1. bold"
    assert [block.text[r.start : r.end] for r in block.runs] == ["bold"]


# --- notes ------------------------------------------------------------------------------------


def _cite(number: int, kind: str = "footnote", more: str = "", mark: str = "") -> str:
    text = f"<w:t>{mark}</w:t>" if mark else ""
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/>{text}</w:r>'


def _note(number: int, *texts: str, kind: str = "footnote") -> str:
    inside = "".join([paragraph(f"<w:r><w:{kind}Ref/></w:r>" + run(f" {text}")) for text in texts])
    return f'<w:{kind} w:id="{number}">{inside}</w:{kind}>'


def _notes(document: Document) -> list[tuple[str, str]]:
    return [(note.mark, note.text) for note in document.notes]


def test_notes_by_order_of_citation() -> None:
    """Notes have the numbers that are printed, whatever their ids, stand in the order of their
    citation, and are tied to their places; paragraphs in them are lines."""
    body = paragraph(run("One ") + _cite(7) + run("two.") + _cite(2, "endnote") + _cite(3))
    document = read_body(
        body,
        footnotes=_note(3, "Third.") + _note(7, "Seventh,", "on two lines."),
        endnotes=_note(2, "At the end.", kind="endnote"),
    )
    (block,) = document.blocks
    assert block.text == "One two."
    assert [(mark.at, mark.note) for mark in block.marks] == [(4, 0), (8, 1), (8, 2)]
    assert _notes(document) == [
        ("1", "Seventh,\non two lines."),
        ("i", "At the end."),
        ("2", "Third."),
    ]


def test_marks_of_ones_own() -> None:
    """A mark that the author chose is not text, and does not count."""
    custom = ' w:customMarkFollows="1"'
    body = paragraph(run("A") + _cite(1, more=custom, mark="*") + run(" b") + _cite(2))
    document = read_body(body, footnotes=_note(1, "Star.") + _note(2, "One."))
    assert shown(document) == ["A b"]
    assert _notes(document) == [("*", "Star."), ("1", "One.")]


@pytest.mark.parametrize(
    ("mark", "typed", "text"),
    [
        ("*", "* On behalf of all.", "On behalf of all."),
        ("*", "*On behalf.", "On behalf."),
        ("**", "** Twice.", "Twice."),
        ("a", "a First.", "First."),
        ("a", "and so on", "and so on"),
        ("*", "No mark.", "No mark."),
    ],
)
def test_a_mark_of_ones_own_is_no_text_of_the_note(mark: str, typed: str, text: str) -> None:
    """The mark that is typed in front of a note stands where Word puts a number; styles stay on
    their words."""
    body = paragraph(run("A") + _cite(1, more=' w:customMarkFollows="1"', mark=mark))
    inside = paragraph(run(typed) + run(" End", "<w:i/>"))
    document = read_body(body, footnotes=f'<w:footnote w:id="1">{inside}</w:footnote>')
    (note,) = document.notes
    assert (note.mark, note.text) == (mark, f"{text} End")
    (slanted,) = note.runs
    assert note.text[slanted.start : slanted.end].strip() == "End"


def test_numbers_of_notes_by_section() -> None:
    """Settings and sections say the form of numbers, and where they start again."""
    settings = (
        '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/>'
        "</w:footnotePr>"
    )
    last = '<w:sectPr><w:footnotePr><w:numStart w:val="3"/></w:footnotePr></w:sectPr>'
    body = (
        paragraph(run("A") + _cite(1) + _cite(2), properties="<w:sectPr/>")
        + paragraph(run("B") + _cite(3))
        + last
    )
    notes = "".join([_note(number, f"Note {number}.") for number in (1, 2, 3)])
    document = read_body(body, footnotes=notes, settings=settings)
    assert [note.mark for note in document.notes] == ["a", "b", "c"]


def test_numbers_of_notes_by_page() -> None:
    """Where notes start again on each page, the pages are those that Word last printed; where the
    file does not tell them, that is said."""
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    notes = _note(1, "One.") + _note(2, "Two.")
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph(run("A") + _cite(1)) + paragraph(turn + run("B") + _cite(2))
    document = read_body(body, footnotes=notes, settings=settings)
    assert [note.mark for note in document.notes] == ["1", "1"]
    assert [block.source.page for block in document.blocks] == [1, 2]
    document = read_body(body.replace(turn, ""), footnotes=notes, settings=settings)
    assert [note.mark for note in document.notes] == ["1", "2"]
    assert [said.code for said in document.diagnostics] == [Code.LAYOUT_GUESSED]


def test_broken_notes() -> None:
    """A mark without a note is said, and so is a note that nothing cites."""
    document = read_body(paragraph(run("A") + _cite(1)), footnotes=_note(2, "Lonely."))
    assert not document.notes
    assert not document.blocks[0].marks
    assert {said.code for said in document.diagnostics} == {Code.NOTE_UNTIED, Code.NOT_COMPARED}


def test_a_paragraph_of_a_mark_alone() -> None:
    """A paragraph has a text: where it is nothing but a mark, the mark is the text."""
    document = read_body(paragraph(_cite(1)), footnotes=_note(1, "Note."))
    assert shown(document) == ["1"]
    assert _notes(document) == [("1", "Note.")]
    assert [said.code for said in document.diagnostics] == [Code.NOTE_UNTIED]


# --- boxes ------------------------------------------------------------------------------------


def test_text_boxes_are_read_once() -> None:
    """A box that the file holds twice, for newer and older programs, is read once, behind the
    paragraph that it is anchored in; a box in a box too."""
    inner = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('inner')}"
    inner += "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    content = f"<w:txbxContent>{paragraph(run('box') + inner)}{table(['c', 'd'])}</w:txbxContent>"
    twice = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = paragraph(run("before ") + twice + run("after")) + paragraph("next")
    assert shown(read_body(body)) == ["before after", "box", "inner", "c\td", "next"]
    unknown = twice.replace('Requires="wps"', 'Requires="zzz"')
    assert shown(read_body(paragraph(unknown))) == ["box", "inner", "c\td"]


def test_word_art_and_shapes() -> None:
    """The text of word art is a text; a shape without one is counted."""
    art = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    line = "<w:r><w:pict><v:line/></w:pict></w:r>"
    document = read_body(paragraph(run("a") + art + line))
    assert shown(document) == ["a", "DRAFT"]
    assert [said.message for said in document.diagnostics] == [
        "not compared: 1 drawing without text"
    ]


def test_content_controls() -> None:
    """Paragraphs, rows and cells inside content controls stand where they are."""

    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    row = "<w:tr>" + control(f"<w:tc>{paragraph('b')}</w:tc>") + "</w:tr>"
    body = control(paragraph("a") + control(f"<w:tbl>{control(row)}</w:tbl>")) + paragraph("c")
    assert shown(read_body(body)) == ["a", "b", "c"]


# --- running heads and feet -------------------------------------------------------------------


def _section(*references: str, more: str = "") -> str:
    made = "".join(
        [
            f'<w:{name[:-1]}Reference w:type="{kind}" r:id="rId_{name}"/>'
            for kind, name in (reference.split() for reference in references)
        ]
    )
    return f"<w:sectPr>{made}{more}</w:sectPr>"


def test_running_heads_and_feet() -> None:
    """They come last, heads before feet, each text once; page numbers are ``#``, whatever number
    the file was stored with."""
    page = f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>'
    body = (
        paragraph("Text", properties=_section("default header1", "default footer1"))
        + paragraph("More")
        + _section("default header2", "default footer1")
    )
    document = read_body(
        body,
        header1=paragraph("A/79/L.1"),
        header2=paragraph("A/79/L.1") + paragraph("Annex"),
        footer1=paragraph(run("Page ") + page + run(" of 9")),
    )
    assert [(b.role, b.text) for b in document.blocks] == [
        (Role.PARAGRAPH, "Text"),
        (Role.PARAGRAPH, "More"),
        (Role.HEADER, "A/79/L.1"),
        (Role.HEADER, "Annex"),
        (Role.FOOTER, "Page # of 9"),
    ]


def test_first_and_even_pages() -> None:
    """Heads of first and even pages are read where they are printed, else counted."""
    body = paragraph("Text") + _section("first header1", "even header2")
    parts = {"header1": paragraph("First"), "header2": paragraph("Even")}
    document = read_body(body, **parts)
    assert shown(document) == ["Text"]
    assert [said.message for said in document.diagnostics] == [
        "not compared: 2 running heads or feet that are not printed"
    ]
    body = paragraph("Text") + _section("first header1", "even header2", more="<w:titlePg/>")
    document = read_body(body, settings="<w:evenAndOddHeaders/>", **parts)
    assert shown(document) == ["Text", "First", "Even"]


def test_strict_files() -> None:
    """A file in the strict form says the same."""
    import io
    import zipfile

    body = paragraph(run("bold", "<w:b/>")) + table(["a", "b"]) + paragraph(run("x") + _cite(1))
    made = docx(body, footnotes=_note(1, "Note."))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for was, now in (
                ("wordprocessingml/2006/main", "wordprocessingml/main"),
                ("officeDocument/2006/relationships", "officeDocument/relationships"),
            ):
                data = data.replace(
                    f"http://schemas.openxmlformats.org/{was}".encode(),
                    f"http://purl.oclc.org/ooxml/{now}".encode(),
                )
            new.writestr(name, data)
    strict = read(out.getvalue(), "x", ReadOptions())
    usual = read(made, "x", ReadOptions())
    assert (strict.blocks, strict.notes) == (usual.blocks, usual.notes)
    assert strict.notes

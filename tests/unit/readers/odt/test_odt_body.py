"""What stands in an OpenDocument text, and what becomes of it."""

from __future__ import annotations

import hashlib

from tests.unit.readers.odt.packages import (
    HEADINGS,
    flat,
    item,
    items,
    level,
    lines,
    list_style,
    package,
    para,
    paragraph_style,
    read_flat,
    table,
    text_style,
)
from unxdiff.cli.remarks import WEIGHTY
from unxdiff.diagnostics import Code
from unxdiff.model.document import Document, Mark, Run
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.options import ReadOptions
from unxdiff.readers.odt import read
from unxdiff.readers.registry import detect, read_document

CELL = "<table:table-cell {more}>{inside}</table:table-cell>"


def _cell(inside: str, more: str = "") -> str:
    return CELL.format(inside=inside, more=more)


def _row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def _skipped(document: Document) -> list[str]:
    return [d.message for d in document.diagnostics if d.code is Code.NOT_COMPARED]


def test_detection_and_formats() -> None:
    """Packages and flat files are told by their content and read alike."""
    body = para("One paragraph.")
    for data in (package(body), flat(body)):
        assert detect(data, "wrong.txt") == "odt"
        document = read_document(data, "wrong.txt", ReadOptions())
        assert (document.format, lines(document)) == ("odt", ["One paragraph."])


def test_blanks_tabs_and_breaks() -> None:
    """Blanks are single; a line break is one; soft page breaks and hyphens are nothing."""
    body = para(
        '  a<text:s text:c="900000000"/>b\n  c<text:tab/>d <text:line-break/> e'
        "<text:soft-page-break/>f\xadg\xa0h  "
    )
    assert lines(read_flat(body)) == ["a b c d\nefg\xa0h"]


def test_runs_beyond_the_paragraphs_style() -> None:
    """Direct formatting and character styles give runs, what the paragraph's style sets does not;
    parents are asked."""
    automatic = text_style("T1", "", "Strong") + text_style("T2", 'fo:font-weight="normal"')
    automatic += paragraph_style(
        "P1", 'style:parent-style-name="Standard"', 'fo:font-style="italic"'
    )
    styles = HEADINGS + text_style("Strong", 'fo:font-weight="bold"')
    styles += paragraph_style("Bold", "", 'fo:font-weight="700"')
    bold = '<text:span text:style-name="T1">bo{}ld</text:span>'
    bold = bold.format('<text:span text:style-name="T2">x</text:span>')
    document = read_flat(
        para(f"a {bold} b") + para(bold, "Bold") + para("all", "P1"), automatic, styles
    )
    assert [block.runs for block in document.blocks] == [
        (Run(2, 4, Style.BOLD), Run(5, 7, Style.BOLD)),
        (),
        (Run(0, 3, Style.ITALIC),),
    ]


def test_all_styles() -> None:
    """Underlined, struck, raised, lowered."""
    properties = {
        "U": 'style:text-underline-style="solid"',
        "S": 'style:text-line-through-style="solid"',
        "Y": 'style:text-position="super 58%"',
        "Z": 'style:text-position="-33% 58%"',
        "N": 'style:text-position="0% 100%" style:text-underline-style="none"',
    }
    automatic = "".join(text_style(name, said) for name, said in properties.items())
    spans = "".join(
        f'<text:span text:style-name="{name}">{name}</text:span>' for name in properties
    )
    found = read_flat(para(spans), automatic).blocks[0].runs
    assert [(run.start, run.style) for run in found] == [
        (0, Style.UNDERLINE), (1, Style.STRIKE), (2, Style.SUPERSCRIPT), (3, Style.SUBSCRIPT),
    ]  # fmt: skip


def test_styles_in_a_circle() -> None:
    """A style that is its own grandparent ends the search."""
    styles = "".join(
        paragraph_style(name, f'style:parent-style-name="{parent}"', 'fo:font-weight="bold"')
        for name, parent in (("A", "B"), ("B", "C"), ("C", "A"))
    )
    assert lines(read_flat(para("text", "A"), "", styles)) == ["text"]


def test_links() -> None:
    """A link's text has its address; the underline of its style is nobody's choice."""
    automatic = text_style("U", 'style:text-underline-style="solid"')
    body = para(
        'see <text:a xlink:href="https://x.org"><text:span text:style-name="U">this</text:span>'
        "</text:a>."
    )
    assert read_flat(body, automatic).blocks[0].runs == (Run(4, 8, Style.LINK, "https://x.org"),)


def test_notes() -> None:
    """Notes have the mark that is printed, and are cited before the character that follows."""

    def note(citation: str, body: str, kind: str = "footnote") -> str:
        return (
            f'<text:note text:note-class="{kind}">{citation}'
            f"<text:note-body>{body}</text:note-body></text:note>"
        )

    body = para(
        "One" + note("<text:note-citation>1</text:note-citation>", para("first") + para("second"))
        + " two " + note('<text:note-citation text:label="*">*</text:note-citation>', para("star"))
        + ", three" + note("<text:note-citation>i</text:note-citation>", para("end"), "endnote")
    )  # fmt: skip
    document = read_flat(body)
    assert document.blocks[0].text == "One two, three"
    assert document.blocks[0].marks == (Mark(3, 0), Mark(7, 1), Mark(14, 2))
    assert [(n.mark, n.text) for n in document.notes] == [
        ("1", "first\nsecond"), ("*", "star"), ("i", "end"),
    ]  # fmt: skip


def test_tables() -> None:
    """Rows with merged, repeated and nested cells; a nested table follows its row."""
    inner = table(_row(_cell(para("in 1")), _cell(para("in 2"))))
    body = table(
        "<table:table-header-rows>"
        + _row(_cell(para("a") + para("b<text:line-break/>c"), 'table:number-columns-spanned="2"'),
               "<table:covered-table-cell/>", _cell(para("d")))
        + "</table:table-header-rows>",
        _row(_cell(para("x") + inner), _cell(para("r"), 'table:number-columns-repeated="2"')),
        _row(_cell(""), more='table:number-rows-repeated="500000"'),
        _row(_cell(para("twice")), more='table:number-rows-repeated="2"'),
    ) + table(_row(_cell(para("last"))))  # fmt: skip
    found = [(b.text, b.table) for b in read_flat(body).blocks]
    assert found == [
        ("a b c\t\td", 1), ("x\tr\tr", 1), ("in 1\tin 2", 2), ("twice", 1), ("twice", 1),
        ("last", 3),
    ]  # fmt: skip


def test_labels_stand_in_cells_and_notes() -> None:
    """In a cell a number is part of the text; the list outside does not go on in it."""
    style = list_style("L", level(1))
    inner = items(item(para("x")), item(para("y")), style="L")
    document = read_flat(items(item(para("one"), table(_row(_cell(inner)))), style="L"), style)
    assert lines(document) == ["1. one", "1. x 2. y"]


def test_titles_and_quotations() -> None:
    """Title, subtitle and quotation styles say what a paragraph is, also through parents."""
    styles = "".join(paragraph_style(name) for name in ("Title", "Subtitle", "Quotations"))
    automatic = paragraph_style("P1", 'style:parent-style-name="Quotations"')
    body = para("t", "Title") + para("s", "Subtitle") + para("q", "P1")
    found = [(b.kind, b.level) for b in read_flat(body, automatic, styles).blocks]
    assert found == [(Kind.HEADING, 1), (Kind.HEADING, 2), (Kind.QUOTE, 0)]


def test_running_heads_of_pages_in_use() -> None:
    """Heads and feet of the page styles in use come last, each text once, without numbers of pages;
    a page style that nothing uses has none."""

    def page(name: str, inside: str, more: str = "") -> str:
        return f'<style:master-page style:name="{name}" {more}>{inside}</style:master-page>'

    head = "<style:{0}>" + para("Draft") + "</style:{0}>"
    number = para("Page <text:page-number>7</text:page-number>")
    masters = (
        page("Standard", head.format("header") + head.format("header-left")
             + f"<style:footer>{number}</style:footer>")
        + page("First", head.format("header").replace("Draft", "First"),
               'style:next-style-name="Standard"')
        + page("Unused", head.format("header").replace("Draft", "Unused"))
    )  # fmt: skip
    automatic = paragraph_style("P1", 'style:master-page-name="First"')
    document = read_flat(para("text", "P1"), automatic, "", masters)
    assert [(b.role, b.text) for b in document.blocks[1:]] == [
        (Role.HEADER, "First"), (Role.HEADER, "Draft"), (Role.FOOTER, "Page #"),
    ]  # fmt: skip
    plain = read_flat(para("text"), "", "", masters)
    assert [b.text for b in plain.blocks[1:]] == ["Draft", "Page #"]


def test_text_boxes_and_drawings() -> None:
    """Text in boxes and drawings follows the paragraph that it is tied to."""
    box = "<draw:frame><draw:text-box>" + para("boxed") + "</draw:text-box></draw:frame>"
    drawn = "<draw:custom-shape>" + para("drawn") + "</draw:custom-shape><draw:line/>"
    document = read_flat(para(f"before{box} and{drawn} after") + para("next"))
    assert lines(document) == ["before and after", "boxed", "drawn", "next"]
    assert _skipped(document) == ["not compared: 1 drawing"]


def test_images_formulas_and_objects() -> None:
    """Images stand by their bytes, formulas by what they say; charts and links are counted."""
    math = (
        b'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mfrac><mi>a</mi><mi>b</mi>'
        b"</mfrac><annotation>x</annotation></semantics></math>"
    )
    chart = (
        b'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:body>'
        b"<o:chart/></o:body></o:document-content>"
    )

    def frame(inside: str) -> str:
        return f"<draw:frame>{inside}<svg:title>alt</svg:title></draw:frame>"

    body = para(
        "x " + frame('<draw:image xlink:href="Pictures/1.png"/><draw:image xlink:href="y"/>')
        + " y " + frame('<draw:object xlink:href="./Object 1"/><draw:image xlink:href="z"/>')
        + frame('<draw:object xlink:href="./Object 2"/>')
        + frame('<draw:object-ole xlink:href="./Object 3"/>')
        + frame('<draw:image xlink:href="https://example.org/a.png"/>')
    )  # fmt: skip
    parts = {"Pictures/1.png": b"PNG", "Object 1/content.xml": math, "Object 2/content.xml": chart}
    document = read(package(body, parts=parts), "x.odt", ReadOptions())
    digest = hashlib.sha256(b"PNG").hexdigest()[:8]
    assert document.blocks[0].text.startswith(f"x ‹image {digest}› y ‹equation a/b›‹image ")
    assert _skipped(document) == [
        (
            "not compared: 1 image but for its bytes, 1 chart, 1 embedded object, "
            "1 image that is only linked"
        )
    ]
    said = document.diagnostics[0].text or ""
    assert "alt" in said
    assert "https://example.org/a.png" in said


def test_sections_indexes_and_fields() -> None:
    """Sections and indexes are walked in order, fields give what they show."""
    body = (
        "<text:section>" + para("in section") + "</text:section>"
        "<text:table-of-content><text:table-of-content-source/><text:index-body>"
        "<text:index-title>" + para("Contents") + "</text:index-title>"
        + para("1<text:tab/>Scope<text:tab/>3") + "</text:index-body></text:table-of-content>"
        + para('on <text:date>1 May</text:date><text:bookmark text:name="b"/>, see '
               '<text:bookmark-ref text:ref-name="b">page 2</text:bookmark-ref> '
               '<text:variable-set text:display="none">9</text:variable-set>'
               "<text:conditional-text>shown</text:conditional-text>")
    )  # fmt: skip
    assert lines(read_flat(body)) == [
        "in section", "Contents", "1 Scope 3", "on 1 May, see page 2 shown",
    ]  # fmt: skip


def test_ruby() -> None:
    """Of a text with small signs beside it the text is read, and the signs are told."""
    ruby = "<text:ruby-base>大会</text:ruby-base><text:ruby-text>dahui</text:ruby-text>"
    ruby = f"<text:ruby>{ruby}</text:ruby>"
    document = read_flat(para(f"x {ruby} y"))
    assert lines(document) == ["x 大会 y"]
    assert _skipped(document) == ["not compared: 1 ruby text"]


def test_hidden_text_and_comments_are_counted() -> None:
    """What is not printed is not compared, and the remark says what it was."""
    automatic = text_style("T", 'text:display="none"')
    body = (
        para('a<text:span text:style-name="T">secret</text:span>'
             '<text:hidden-text text:is-hidden="true" text:string-value="field"/>b'
             "<office:annotation><dc:creator>Ann</dc:creator>" + para("why?")
             + "</office:annotation>")
        + para('gone<text:hidden-paragraph text:is-hidden="true"/>')
        + '<text:section text:display="none">' + para("whole") + "</text:section>"
    )  # fmt: skip
    document = read_flat(body, automatic)
    assert lines(document) == ["ab"]
    assert _skipped(document) == ["not compared: 4 hidden passages, 1 comment"]
    said = (document.diagnostics[0].text or "").split("\n")
    assert said == ["secret", "field", "why?", "gone", "whole"]


def test_macros_and_properties_are_counted() -> None:
    """Macros and properties that somebody wrote are named; a program's own are nothing."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    meta = (
        f'<o:document-meta xmlns:o="{space}office:1.0" xmlns:m="{space}meta:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><o:meta><m:generator>LO</m:generator>'
        "<dc:title>Draft</dc:title><dc:subject/></o:meta></o:document-meta>"
    ).encode()
    parts = {"meta.xml": meta, "Basic/Standard/Module1.xml": b"<x/>", "Basic/script-lc.xml": b""}
    document = read(package(para("x"), parts=parts), "x.odt", ReadOptions())
    assert _skipped(document) == ["not compared: 1 macro module, 1 document property"]


def test_properties_alone_are_no_news() -> None:
    """Nearly every file has a title: that alone is said only to who asks for every remark."""
    meta = (
        b'<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><o:meta><dc:title>Draft</dc:title>'
        b"</o:meta></o:document-meta>"
    )
    (remark,) = read(
        package(para("x"), parts={"meta.xml": meta}), "x.odt", ReadOptions()
    ).diagnostics
    assert (remark.code, remark.message, remark.text) == (
        Code.METADATA_SKIPPED,
        "not compared: 1 document property",
        "title: Draft",
    )
    assert remark.code not in WEIGHTY


def test_right_to_left() -> None:
    """Arabic stays in the order in which it is spoken."""
    assert lines(read_flat(para("الجمعية العامة 2024"))) == ["الجمعية العامة 2024"]


def test_lines_of_a_flat_file() -> None:
    """In a flat file blocks know their line."""
    document = read_flat(para("one") + "\n" + para("two"))
    assert document.blocks[1].source.line == document.blocks[0].source.line + 1

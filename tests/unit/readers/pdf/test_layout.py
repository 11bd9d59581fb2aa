"""Lines, columns, furniture, paragraphs and tables of a page, told by place."""

from __future__ import annotations

import pytest

from tests.unit.readers.pdf.printed import LONG, read_html, remarks, texts
from unxdiff.diagnostics import Code
from unxdiff.model.roles import Kind, Style
from unxdiff.readers.pdf.marks import put_on_lines
from unxdiff.readers.pdf.raw import Ink

HEADS = (
    '@page{@top-left{content:"Report on roads"}'
    '@bottom-right{content:"Page " counter(page) " of " counter(pages)}}'
)


def test_two_columns_are_read_one_after_the_other() -> None:
    """Left column first; a paragraph goes on in the next one; what spans both stands apart."""
    words = ["First", "Second", "Third", "Fourth", "Fifth"]
    inside = "".join(f"<p>{word}. {LONG} {LONG}</p>" for word in words)
    document = read_html(
        f"<h1>A title over both</h1><div class=c>{inside}</div><p>{LONG} End.</p>",
        ".c{columns:2;column-gap:7mm;text-align:justify}",
    )
    expected = ["A title over both", *[f"{word}. {LONG} {LONG}" for word in words], f"{LONG} End."]
    assert texts(document) == expected
    assert remarks(document, Code.LAYOUT_GUESSED)[0] == "page 1: read in columns"


def test_three_columns() -> None:
    """Any number of columns."""
    inside = "".join(f"<p>{word}. {LONG}</p>" for word in ("One", "Two", "Three", "Four"))
    document = read_html(f"<div>{inside}</div>", "div{columns:3;column-gap:8mm;font-size:9pt}")
    assert texts(document) == [f"{word}. {LONG}" for word in ("One", "Two", "Three", "Four")]


def test_texts_side_by_side() -> None:
    """The two sides of a masthead stay apart, the left one first."""
    document = read_html(
        "<div style='display:flex;justify-content:space-between'><div>General Assembly</div>"
        f"<div>Distr.: General<br>8 August 2023</div></div><p>{LONG}</p>"
    )
    assert texts(document) == ["General Assembly", "Distr.: General", "8 August 2023", LONG]


@pytest.mark.parametrize("css", ["", "p{margin:0;text-indent:2em}", "p{text-align:justify}"])
def test_paragraphs(css: str) -> None:
    """Paragraphs are parted by white, by an indent, or by a line that is not full."""
    parts = [f"{LONG} {LONG}", f"Moreover, {LONG}", "A short one.", f"At last {LONG}"]
    document = read_html("".join(f"<p>{part}</p>" for part in parts), css)
    assert texts(document) == parts


def test_paragraphs_over_pages() -> None:
    """What a page cuts is one paragraph again, said with its page; what a page ends is not."""
    parts = [f"{number}. {LONG} {LONG} {LONG}" for number in range(1, 31)]
    document = read_html("".join(f"<p>{part}</p>" for part in parts), f"{HEADS}p{{margin:3pt 0}}")
    assert texts(document) == parts
    rejoined = [remark for remark in document.diagnostics if remark.code is Code.PARAGRAPH_REJOINED]
    assert rejoined
    assert all(remark.page and f"page {remark.page}" in remark.message for remark in rejoined)


def test_running_heads_and_page_numbers() -> None:
    """Heads that recur and page numbers are left out, one remark for all pages of each."""
    document = read_html(f"<h1>Report on roads</h1>{f'<p>{LONG}</p>' * 60}", HEADS)
    assert texts(document) == ["Report on roads", *[LONG] * 60]
    said = remarks(document, Code.FURNITURE_DROPPED)
    assert len(said) == 2
    assert said[0].startswith("running head left out on ")
    assert said[1].startswith("page number left out on ")


def test_a_table_of_numbers_keeps_its_figures() -> None:
    """A number alone at the top of a page is no page number; nor is one that counts nothing."""
    document = read_html("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "td{border:1pt solid}")
    assert texts(document) == ["1\t2", "3\t4"]


def test_headings_by_font() -> None:
    """Larger and bold lines are headings, levels by size; a bold run in a paragraph is none."""
    document = read_html(
        f"<h1>Roads</h1><h2>Of the north</h2><p>{LONG} <b>Bold end.</b></p>"
        f"<h2>Of the south</h2><p>{LONG}</p><p>{LONG}</p>"
    )
    heads = [(block.text, block.level) for block in document.blocks if block.kind is Kind.HEADING]
    assert heads == [("Roads", 1), ("Of the north", 2), ("Of the south", 2)]
    assert document.blocks[0].runs == ()


def test_runs() -> None:
    """Bold, italic, raised and lowered stretches."""
    document = read_html(
        f"<p>An area of 25 m<sup>2</sup>, CO<sub>2</sub>, <b>bold words</b>, <i>slanted</i> and "
        f"<b><i>both</i></b>.</p><p>{LONG}</p>"
    )
    block = document.blocks[0]
    assert block.text == "An area of 25 m2, CO2, bold words, slanted and both."
    assert [(block.text[run.start : run.end], run.style) for run in block.runs] == [
        ("2", Style.SUPERSCRIPT),
        ("2", Style.SUBSCRIPT),
        ("bold words", Style.BOLD),
        ("slanted", Style.ITALIC),
        ("both", Style.BOLD),
        ("both", Style.ITALIC),
    ]


def test_ruled_table() -> None:
    """Rows by drawn lines; text wrapped in a cell is one cell, merged cells are the first."""
    cell = "1,000 dollars for the repair of the roads in the mountains"
    document = read_html(
        f"<p>Before.</p><table><tr><th>State<th>Pledge<th>Date<tr><td>Chile<td>{cell}<td>May"
        "<tr><td rowspan=2>Ghana<td>2<td>June<tr><td>3<td>July</table><p>After.</p>",
        "table{border-collapse:collapse}td,th{border:1pt solid;width:45mm;padding:2pt}",
    )
    rows = ["State\tPledge\tDate", f"Chile\t{cell}\tMay", "Ghana\t2\tJune", "\t3\tJuly"]
    assert texts(document) == ["Before.", *rows, "After."]
    assert {block.table for block in document.blocks} == {0, 1}
    assert not remarks(document, Code.LAYOUT_GUESSED)


def test_aligned_table() -> None:
    """Words that stand below one another in three rows are a table, and that is a guess."""
    document = read_html(
        f"<p>{LONG}</p><table><tr><th>State<th>Pledge<th>Date<tr><td>Chile<td>1,000<td>May 2030"
        "<tr><td>Ghana<td>2,000<td>June 2030<tr><td>Fiji<td>500<td>July 2030</table>",
        "td,th{padding:2pt 14pt;width:45mm;text-align:left}",
    )
    assert texts(document)[1:] == [
        "State\tPledge\tDate",
        "Chile\t1,000\tMay 2030",
        "Ghana\t2,000\tJune 2030",
        "Fiji\t500\tJuly 2030",
    ]
    assert "page 1: a table is told by how its words stand" in remarks(
        document, Code.LAYOUT_GUESSED
    )


def test_lists_and_numbers() -> None:
    """Bullets make items with their depth; numbers stay in the text for ``structure`` to take."""
    document = read_html(
        f"<ul><li>First<li>{LONG}<ul><li>Inner</ul><li>Last</ul><ol><li>{LONG}<li>{LONG}</ol>"
        f"<p style='margin-left:3em;text-indent:-2em'>(a) {LONG}</p>"
    )
    assert texts(document) == [
        "• First", f"• {LONG}", "◦ Inner", "• Last", f"1. {LONG}", f"2. {LONG}", f"(a) {LONG}",
    ]  # fmt: skip
    assert [block.level for block in document.blocks[:4]] == [0, 0, 1, 0]


def test_a_title_wrapped_within_its_column() -> None:
    """A bold title in lines that are all shorter than the column is one."""
    title = "Agreement on the conservation and use of the diversity of areas beyond borders"
    document = read_html(
        f"<p>{LONG}</p><p style='width:65mm'><b>{title}</b></p><p>{LONG}</p><p>{LONG}</p>"
    )
    assert texts(document) == [LONG, title, LONG, LONG]


def test_spaced_out_letters_are_words() -> None:
    """Letters set apart count their usual gap for nothing."""
    document = read_html(f"<p style='letter-spacing:4pt'>SPACED OUT HEADING</p><p>{LONG}</p>")
    assert texts(document)[0] == "SPACED OUT HEADING"


def test_turned_text_and_turned_pages() -> None:
    """Text across the page is read last and said; a page on its side is read like any other."""
    stamp = "<div style='position:absolute;top:9cm;transform:rotate(-45deg)'>Draft copy</div>"
    document = read_html(f"<p>{LONG}</p>{stamp}<p>{LONG}</p>")
    assert texts(document) == [LONG, LONG, "Draft copy"]
    assert "page 1: turned text is read after all pages" in remarks(document, Code.LAYOUT_GUESSED)
    side = read_html(
        f"<div style='width:160mm;transform:rotate(90deg)'><p>{LONG}</p><p>{LONG}</p></div>",
        "@page{size:A4;margin:25mm 0}div{margin-top:60mm}",
    )
    assert texts(side) == [LONG, LONG]


def test_leaders_of_a_table_of_contents() -> None:
    """The dots between a title and its page are a blank."""
    lines = "".join(
        f"<div>{name} {'.' * 60} {page}</div>" for name, page in (("Roads", 3), ("Schools", 17))
    )
    assert texts(read_html(f"{lines}<p>{LONG}</p>"))[:2] == ["Roads 3", "Schools 17"]


ARABIC = (
    "وإذ تؤكد ضرورة احترام التوازن بين الحقوق والالتزامات والمصالح المنصوص عليها في الاتفاقية، "
    "وإذ تسلم بالحاجة إلى التصدي بطريقة متسقة وتعاونية لفقدان التنوع البيولوجي وتدهور النظم "
    "الإيكولوجية للمحيطات، ولا سيما بسبب آثار تغير المناخ على النظم الإيكولوجية البحرية"
)


@pytest.mark.parametrize("edge", ["left", "right"])
def test_arabic_set_from_either_edge(edge: str) -> None:
    """Arabic that is set from the left, ragged where its lines begin, is cut into no more
    paragraphs than it has."""
    page = f"<div dir=rtl style='text-align:{edge}'><p>{ARABIC}</p><p>{ARABIC}</p></div>"
    assert texts(read_html(page)) == [ARABIC, ARABIC]


def test_marks_over_letters_are_on_their_line() -> None:
    """A vowel that the file sets as a text of its own stands on the line of its letter; one far
    from any letter stays where it is."""
    line, mark, far = (Ink(12.0, 0, bold=False, italic=False, hidden=False) for _ in range(3))
    line.y, line.spots = 100.0, [(50.0, 56.0, "ب"), (56.0, 60.0, "ا")]
    mark.y, mark.spots = 104.0, [(57.0, 57.5, "\u064b")]
    far.y, far.spots = 300.0, [(57.0, 57.5, "\u064b")]
    put_on_lines([mark, line, far])
    assert (line.y, mark.y, far.y) == (100.0, 100.0, 300.0)

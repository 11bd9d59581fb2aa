"""Blocks, labels, tables, code, quotations and where they stood."""

from __future__ import annotations

import pytest

from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.model.roles import Kind
from unxdiff.options import ReadOptions
from unxdiff.readers.markdown import read


def given(text: str) -> Document:
    return read(text, "draft.md", ReadOptions())


def shapes(text: str) -> list[tuple[str, int, str | None, str]]:
    return [(b.kind.value, b.level, b.label, b.text) for b in given(text).blocks]


def said(document: Document, code: Code) -> list[str | None]:
    return [one.text for one in document.diagnostics if one.code is code]


def test_headings_have_their_level() -> None:
    """Both kinds of headings are blocks with levels, without their marks."""
    assert shapes("# A #\n\n### B\n\nC\n---\n") == [
        ("heading", 1, None, "A"),
        ("heading", 3, None, "B"),
        ("heading", 2, None, "C"),
    ]


def test_wrapping_is_no_line_break() -> None:
    """A soft line break is one blank, and none between Chinese characters; a hard one is kept."""
    assert shapes("one\n  two  three\n")[0][3] == "one two three"
    assert shapes("one  \ntwo\\\nthree\n")[0][3] == "one\ntwo\nthree"
    assert shapes("回顾其关于农村\n学校的决议\n")[0][3] == "回顾其关于农村学校的决议"
    assert shapes("결의안을\n채택한다\n")[0][3] == "결의안을 채택한다"


def test_items_keep_the_number_as_written() -> None:
    """A list item's label is what the source has, whatever Markdown would count."""
    assert shapes("3. c\n3. d\n\n7) e\n\n- f\n") == [
        ("item", 0, "3.", "c"),
        ("item", 0, "3.", "d"),
        ("item", 0, "7)", "e"),
        ("item", 0, "-", "f"),
    ]


def test_items_nest_and_hold_paragraphs() -> None:
    """Depth is the level; a further paragraph of an item has the level and no label."""
    text = "1. one\n\n   more\n\n   - two\n     > said\n2. three\n"
    assert shapes(text) == [
        ("item", 0, "1.", "one"),
        ("item", 0, None, "more"),
        ("item", 1, "-", "two"),
        ("quote", 0, None, "said"),
        ("item", 0, "2.", "three"),
    ]


def test_an_item_that_opens_with_a_list_keeps_both_labels() -> None:
    """The label of an item without a text of its own goes to the first text inside it."""
    assert shapes("1. 2. deep\n") == [("item", 1, "1. 2.", "deep")]
    assert shapes("4. # Head\n") == [("heading", 1, "4.", "Head")]


def test_a_lone_number_is_text() -> None:
    """An empty numbered item is a block that holds its number; an empty bullet is said."""
    assert shapes("12.\n") == [("paragraph", 0, None, "12.")]
    document = given("-\n\ntext\n")
    assert [block.text for block in document.blocks] == ["text"]
    assert said(document, Code.FURNITURE_DROPPED) == ["-"]
    assert document.diagnostics[0].line == 1


def test_lettered_paragraphs_are_left_alone() -> None:
    """``(a)`` is no Markdown, so the label stays in the text."""
    assert shapes("(a) To report;\n") == [("paragraph", 0, None, "(a) To report;")]


def test_quotations_nest() -> None:
    """A quotation in a quotation has the next level."""
    assert shapes("> a\n> > b\n") == [("quote", 0, None, "a"), ("quote", 1, None, "b")]


def test_table_rows() -> None:
    """One block a row, cells joined by one tab, tables counted from 1; no alignment row."""
    text = "| a | b |\n|---|:-:|\n| *c* | d \\| e |\n\ntext\n\nx|y\n-|-\n|z\n"
    document = given(text)
    rows = [b for b in document.blocks if b.kind is Kind.ROW]
    assert [(b.table, b.text) for b in rows] == [
        (1, "a\tb"),
        (1, "c\td | e"),
        (2, "x\ty"),
        (2, "z\t"),
    ]
    assert (rows[1].runs[0].start, rows[1].runs[0].end) == (0, 1)


@pytest.mark.parametrize("before", ["", "> ", "- "])
def test_cells_beyond_the_last_column_are_kept(before: str) -> None:
    """Markdown drops what a row has too many of; a redline may not."""
    inner = before.replace("-", " ")
    document = given(f"{before}| a | b |\n{inner}|---|---|\n{inner}| 1 | 2 | 3 | 4 |\n")
    assert document.blocks[-1].text == "1\t2\t3\t4"
    assert said(document, Code.STRUCTURE_GUESSED) == ["3\t4"]


def test_code_keeps_its_blanks() -> None:
    """Code is verbatim, fenced or indented; words behind the fence are said."""
    document = given("```python title one\ndef  f():\n\treturn 1\n\n```\n\n    a  b\n")
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.CODE, "def  f():\n\treturn 1"),
        (Kind.CODE, "a  b"),
    ]
    assert said(document, Code.CONTENT_SKIPPED) == ["python title one"]


def test_raw_html_is_text_and_comments_are_said() -> None:
    """Raw HTML stays in the text; a comment is left out with its words in a diagnostic."""
    document = given(
        "<div class='x'>\nHello   there\n</div>\n\n<!-- not\nyet -->\n\nEnd <!-- c -->.\n"
    )
    assert document.blocks[0].text == "<div class='x'>\nHello there\n</div>"
    assert document.blocks[1].text == "End ."
    assert said(document, Code.CONTENT_SKIPPED) == ["<!-- not\nyet -->", "<!-- c -->"]


def test_an_open_comment_hides_nothing() -> None:
    """A comment that is never closed would swallow the rest of the draft."""
    assert "kept" in given("<!-- oops\n\nkept\n").blocks[-1].text


def test_rules_are_said() -> None:
    """A rule between paragraphs is furniture."""
    assert said(given("a\n\n* * *\n\nb\n"), Code.FURNITURE_DROPPED) == ["* * *"]


def test_source_lines() -> None:
    """Blocks know their first and last line, also after front matter and in containers."""
    text = "---\ntitle: T\n---\n\nfirst\nline\n\n- item\n  goes on\n\n> quote\n"
    assert [(b.source.line, b.source.end) for b in given(text).blocks] == [(5, 6), (8, 9), (11, 11)]


def test_line_ends_do_not_matter() -> None:
    """CRLF, CR and LF give the same document; so does a byte order mark."""
    text = "# A\n\nb\nc\n\n- d\n"
    assert given(text.replace("\n", "\r\n")) == given(text)
    assert given(text.replace("\n", "\r")) == given(text)
    assert given("\ufeff" + text) == given(text)


def test_null_characters_are_said() -> None:
    """A null is replaced, and that is said."""
    document = given("a\0b")
    assert document.blocks[0].text == "a\ufffdb"
    assert document.diagnostics[0].code is Code.CHARACTERS_REPLACED


def test_nothing_is_a_document() -> None:
    """An empty text has no blocks and no complaint."""
    assert given("").blocks == given("\n \n").blocks == ()


def test_plain_text_reads_paragraphs_only() -> None:
    """With ``plain_text`` mark-up is text, and a paragraph between empty lines is a block."""
    document = read("# A\n\n- b\n- c\n\n\n中\n文\n", "x", ReadOptions(plain_text=True))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.PARAGRAPH, "# A"),
        (Kind.PARAGRAPH, "- b - c"),
        (Kind.PARAGRAPH, "中文"),
    ]
    assert [(b.source.line, b.source.end) for b in document.blocks] == [(1, 1), (3, 4), (7, 8)]

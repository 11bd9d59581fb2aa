"""Runs, links, images and square brackets inside a paragraph."""

from __future__ import annotations

import pytest

from unxdiff.diagnostics import Code
from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Style
from unxdiff.options import ReadOptions
from unxdiff.readers.markdown import read


def given(text: str) -> Document:
    return read(text, "draft.md", ReadOptions())


def only(text: str) -> Block:
    (block,) = given(text).blocks
    return block


def styled(text: str) -> list[tuple[str, Style, str | None]]:
    block = only(text)
    return [(block.text[run.start : run.end], run.style, run.target) for run in block.runs]


@pytest.mark.parametrize(
    ("source", "text", "style"),
    [
        ("*Urges* all", "Urges", Style.ITALIC),
        ("__all__ States", "all", Style.BOLD),
        ("~~old~~ new", "old", Style.STRIKE),
        ("use `a  b`", "a b", Style.CODE),
        ("the 5^th^ day", "th", Style.SUPERSCRIPT),
        ("H<sub>2</sub>O", "2", Style.SUBSCRIPT),
        ("<u>said</u> so", "said", Style.UNDERLINE),
        ("an <b>open tag", "open tag", Style.BOLD),
    ],
)
def test_styles(source: str, text: str, style: Style) -> None:
    """Each mark-up gives one run over its words, and none of its characters stay."""
    assert styled(source) == [(text, style, None)]
    assert not set("*_~`^<>") & set(only(source).text)


def test_runs_may_overlap_and_are_sorted() -> None:
    """Bold inside italic is two runs, in order of their place."""
    assert styled("*a **b** c*") == [("a b c", Style.ITALIC, None), ("b", Style.BOLD, None)]


def test_links_keep_their_target_as_written() -> None:
    """Inline, reference and bare links are runs; their address is not rewritten."""
    assert (
        styled("[x](http://a.b/ä b) [y][r] <http://c.d>\n\n[r]: <../e f.md>\n")[0][2] == "../e f.md"
    )
    assert styled("[x](http://a.b/ä)") == [("x", Style.LINK, "http://a.b/ä")]
    assert styled("<http://c.d>") == [("http://c.d", Style.LINK, "http://c.d")]


def test_definitions_and_titles_are_said() -> None:
    """What a link has besides its text and address stands in diagnostics."""
    document = given('[y][r], [z](/p "More")\n\n[r]: http://e.f "Title"\n[r]: http://g.h\n')
    texts = [one.text for one in document.diagnostics]
    assert '[r]: http://e.f "Title"' in texts
    assert "[r]: http://g.h" in texts
    assert "More" in texts
    assert "Title" in texts


@pytest.mark.parametrize(
    "text",
    [
        "[shall][should][other] reduce [[emissions] by [X] per cent]",
        "In [furtherance][pursuit] of the objective, [principles and provisions]]",
        "[[[a] b",
        "] a [ b ][ c",
        "[paragraph](a) and [shall](should)",
        "[shall]() [shall]: should",
        "[Parties]: must",
        "![ not an image",
        "[^ not a note] [^]",
    ],
)
def test_square_brackets_stay_text(text: str) -> None:
    """Brackets of a negotiation are text, nested or not, balanced or not."""
    block = only(text)
    assert block.text == text
    assert block.runs == ()


def test_bracket_alternatives_are_no_definition_in_second_place() -> None:
    """A word that is defined as a link once is not defined again by a sentence."""
    document = given("[a]: http://b.c\n\n[a]: should\n")
    assert [block.text for block in document.blocks] == ["a: should"]


def test_images_leave_their_alternative_text() -> None:
    """An image's alternative text stands for it, and its address is said."""
    document = given('see ![the *map*](map.png "Map") here ![](x.png)\n')
    assert document.blocks[0].text == "see the map here"
    skipped = [one.text for one in document.diagnostics if one.code is Code.CONTENT_SKIPPED]
    assert skipped == ["map.png Map", "x.png"]


def test_a_link_without_text_is_said() -> None:
    """Nothing shows it, so a diagnostic holds its address."""
    assert [one.text for one in given("a [](http://b.c) d").diagnostics] == ["http://b.c"]


def test_unknown_tags_are_text() -> None:
    """A tag that is more than a style is kept, and said."""
    document = given('a <span lang="fr">b</span>')
    assert document.blocks[0].text == 'a <span lang="fr">b</span>'
    assert {one.code for one in document.diagnostics} == {Code.STRUCTURE_GUESSED}


def test_line_break_tags() -> None:
    """``<br>`` is a line break that the author meant; in a table cell it is a blank."""
    assert only("a <br> b<br/>c").text == "a\nb\nc"
    assert given("|a<br>b|c|\n|-|-|\n").blocks[0].text == "a b\tc"


def test_escapes_and_entities() -> None:
    """Escaped marks are text; entities are the characters they name."""
    block = only(r"\*a\* &amp; &copy; 1\. b &nbsp;c")
    assert block.text == "*a* & © 1. b \u00a0c"
    assert block.runs == ()

"""Footnotes of a page are links; each program writes them in its own way."""

from __future__ import annotations

import pytest

from tests.unit.readers.html.pages import PANDOC, WORD, body, page, remarks
from unxdiff.diagnostics import Code
from unxdiff.model.document import Mark, Run
from unxdiff.model.roles import Style

MARKDOWN_IT = (
    '<p>One<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> two'
    '<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1]</a></sup>.</p><hr>'
    '<section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>'
    'Text. <a href="#fnref1" class="footnote-backref">↩︎</a> <a href="#fnref1:1" '
    'class="footnote-backref">↩︎</a></p></li></ol></section>'
)
GITHUB = (
    "<p>One<sup>"
    '<a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup>'
    '</p><section data-footnotes class="footnotes">'
    '<h2 id="footnote-label" class="sr-only">Footnotes'
    '</h2><ol><li id="user-content-fn-1"><p>Text. <a href="#user-content-fnref-1" '
    'data-footnote-backref class="data-footnote-backref">↩</a></p></li></ol></section>'
)
MEDIAWIKI = (
    '<p>One<sup id="cite_ref-1" class="reference">'
    '<a href="https://w.org/x#cite_note-1"><span>[</span>'
    '1<span>]</span></a></sup></p><ol class="references"><li id="cite_note-1"><span '
    'class="mw-cite-backlink"><b><a href="https://w.org/x#cite_ref-1">^</a></b></span> <span '
    'class="reference-text">Text.</span></li></ol>'
)
DOCUTILS = (
    "<p>One "
    '<a class="footnote-reference brackets" href="#f1" id="r1" role="doc-noteref"><span>[</span>'
    '1<span>]</span></a></p><aside class="footnote brackets" id="f1" role="doc-footnote"><span '
    'class="label"><span>[</span><a role="doc-backlink" href="#r1">1</a><span>]</span></span>'
    "<p>Text.</p></aside>"
)
DOCUTILS_OLD = (
    '<p>One <a class="footnote-reference" href="#f1" id="r1">[1]</a></p>'
    '<dl class="footnote brackets">'
    '<dt class="label" id="f1"><span class="brackets"><a class="fn-backref" href="#r1">1</a></span>'
    "</dt><dd><p>Text.</p></dd></dl>"
)
LIBREOFFICE = (
    '<p>One<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1'
    "</sup></a></p>"
    '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" '
    'href="#sdfootnote1anc">1</a>\tText.</p></div>'
)
EPUB = (
    '<p>One<a epub:type="noteref" href="#n1">1</a></p>'
    '<aside epub:type="footnote" id="n1"><p>Text.</p></aside>'
)
BY_HAND = (
    '<p>One<sup><a href="#note" name="back">1</a></sup></p><h3>Notes</h3>'
    '<p><a name="note"></a>1. Text. <a href="#back">^</a></p>'
)


@pytest.mark.parametrize(
    "html",
    [MARKDOWN_IT, GITHUB, MEDIAWIKI, DOCUTILS, DOCUTILS_OLD, LIBREOFFICE, EPUB, BY_HAND],
    ids=["markdown-it", "github", "mediawiki", "docutils", "docutils-old", "lo", "epub", "hand"],
)
def test_notes_of_many_programs(html: str) -> None:
    """The note is its text alone, cited where its mark stood; nothing else is left of it."""
    made = body(html)
    assert [(note.mark, note.text) for note in made.notes] == [("1", "Text.")]
    assert made.blocks[0].marks[0] == Mark(3, 0)
    assert [b.text for b in made.blocks if b.text not in ("One two.", "Notes")] in (["One"], [])
    assert not remarks(made, Code.NOTE_UNTIED)


def test_pandoc_notes() -> None:
    """Several notes, one of two paragraphs, with the style in it."""
    made = page(PANDOC)
    assert [(note.mark, note.text) for note in made.notes] == [
        ("1", "A/78/1."),
        ("2", "See Records.\nMore."),
    ]
    assert made.notes[1].runs == (Run(4, 11, Style.ITALIC),)
    assert made.blocks[1].text == "The General Assembly notes the report, and its annex."
    assert made.blocks[1].marks == (Mark(38, 0), Mark(53, 1))


def test_word_notes() -> None:
    """Word prints 1, its pages say [1]: the mark is 1."""
    made = page(WORD)
    assert [(note.mark, note.text) for note in made.notes] == [("1", "See A/78/1.")]
    assert made.blocks[0].marks == (Mark(20, 0),)


def test_a_note_twice_cited_is_one() -> None:
    """Two marks of one note cite one note."""
    assert body(MARKDOWN_IT).blocks[0].marks == (Mark(3, 0), Mark(7, 0))


def test_a_note_that_nothing_cites() -> None:
    """It is a note still, and said."""
    made = body(
        '<p>One<a href="#fn1" id="r1" role="doc-noteref">1</a></p><section role="doc-endnotes"><ol>'
        '<li id="fn1">First. <a href="#r1">↩</a></li><li id="fn2">Second.</li></ol></section>'
    )
    assert [(note.mark, note.text) for note in made.notes] == [("1", "First."), ("2", "Second.")]
    assert remarks(made, Code.NOTE_UNTIED) == ["no mark cites note 2"]


def test_links_inside_a_page_are_no_notes() -> None:
    """Contents, cross-references and superscripts without a note stay text."""
    made = body(
        '<ul><li><a href="#s1">1</a></ul><p>See <a href="#s1">section 1</a>, 5 km<sup>2</sup>, '
        '<sup><a href="#lost">7</a></sup></p><h2 id="s1">One</h2><p>Text'
    )
    assert not made.notes
    assert [block.text for block in made.blocks] == ["1", "See section 1, 5 km2, 7", "One", "Text"]

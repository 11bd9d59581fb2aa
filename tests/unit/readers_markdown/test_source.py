"""Front matter and the leftovers of other dialects."""

from __future__ import annotations

from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.markdown import read


def given(text: str) -> Document:
    return read(text, "draft.md", ReadOptions())


def said(document: Document, code: Code) -> list[str | None]:
    return [one.text for one in document.diagnostics if one.code is code]


def test_front_matter_is_facts() -> None:
    """Keys with values are facts; the whole of it stands in a diagnostic; it is no text."""
    document = given(
        "---\nTitle: 'A: B'\nlang: fr-CA\ntags:\n  - x\n# note\nlist: [a]\n---\nText\n"
    )
    assert document.facts == (("title", "A: B"), ("lang", "fr-CA"))
    assert document.language == "fr"
    assert [block.text for block in document.blocks] == ["Text"]
    (text,) = said(document, Code.CONTENT_SKIPPED)
    assert text == "Title: 'A: B'\nlang: fr-CA\ntags:\n  - x\n# note\nlist: [a]"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Prose between two rules, and an open rule, are read as text."""
    assert "The Parties" in given("---\n\nThe Parties agree\n\n---\n").blocks[0].text
    assert [block.text for block in given("---\ntitle: x\n").blocks] == ["title: x"]
    assert given("---\n---\n\na\n").blocks[-1].text == "a"


def test_kramdown_attributes_are_furniture() -> None:
    """Attribute lines, heading ids and the place of a table of contents are left out and said."""
    document = given("# A {#top}\n\n## B\n{:.no_toc}\n\n* TOC\n{:toc}\n\ntext\n{: .x}\n")
    assert [block.text for block in document.blocks] == ["A", "B", "text"]
    assert said(document, Code.FURNITURE_DROPPED) == [
        "{#top}",
        "{:.no_toc}",
        "* TOC\n{:toc}",
        "{: .x}",
    ]


def test_braces_of_a_draft_are_text() -> None:
    """Placeholders in braces, and attribute lists inside code, stay."""
    text = "{Placeholder for Article 3} and {:x} here"
    assert given(text).blocks[0].text == text
    assert given("```\n{:toc}\n```\n").blocks[0].text == "{:toc}"


def test_earlier_diagnostics_come_first() -> None:
    """What the steps before the reader said is part of the document."""
    from unxdiff.diagnostics import Diagnostic

    first = Diagnostic(Code.ENCODING_GUESSED, "cp1252")
    document = read("a[^1]\n", "x", ReadOptions(), (first,))
    assert document.diagnostics[0] == first
    assert len(document.diagnostics) == 2
    assert (document.name, document.format) == ("x", "markdown")

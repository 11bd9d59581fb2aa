"""Footnotes of Markdown and notes as pages print them."""

from __future__ import annotations

from tests.conftest import ROOT
from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.model.roles import Style
from unxdiff.options import ReadOptions
from unxdiff.readers.markdown import read


def given(text: str) -> Document:
    return read(text, "draft.md", ReadOptions())


def cited(document: Document) -> list[tuple[str, str, str]]:
    """The text before each mark, the note's mark and its text."""
    return [
        (block.text[: mark.at], document.notes[mark.note].mark, document.notes[mark.note].text)
        for block in document.blocks
        for mark in block.marks
    ]


def said(document: Document, code: Code) -> list[str | None]:
    return [one.text for one in document.diagnostics if one.code is code]


def test_footnotes_are_tied() -> None:
    """A footnote is a note, cited where its mark stood, named as in the source."""
    document = given("World,[^1] adopted [^why].\n\n[^1]: *Ibid.*, p. 2.\n\n[^why]: So.\n")
    assert document.blocks[0].text == "World, adopted."
    assert cited(document) == [("World,", "1", "Ibid., p. 2."), ("World, adopted", "why", "So.")]
    assert document.notes[0].runs[0].style is Style.ITALIC
    assert document.diagnostics == ()


def test_a_blank_before_a_mark_goes_with_it() -> None:
    """It only keeps the mark apart: before a stop it goes, between two words one blank stays."""
    text = "a [^1]. b [^1] c [^1]d\n\n[^1]: x\n"
    assert given(text).blocks[0].text == "a. b c d"
    assert [mark.at for mark in given(text).blocks[0].marks] == [1, 4, 6]


def test_notes_come_in_the_order_of_their_marks() -> None:
    """``Ibid.`` means the note before, so notes stand as they are cited, not as defined."""
    document = given("[^b]: B\n[^a]: A\n\nx[^a] y[^b] z[^a]\n")
    assert [note.mark for note in document.notes] == ["a", "b"]
    assert [mark.note for mark in document.blocks[0].marks] == [0, 1, 0]


def test_notes_of_several_paragraphs() -> None:
    """Paragraphs, items and rows of a note are joined by line breaks; items keep their labels."""
    text = "x[^1]\n\n[^1]: One\n    goes on.\n\n    1. *Two*\n\n    - three\n"
    (note,) = given(text).notes
    assert note.text == "One goes on.\n1. Two\n- three"
    assert [(note.text[r.start : r.end], r.style) for r in note.runs] == [("Two", Style.ITALIC)]
    assert (note.source.line, note.source.end) == (3, 8)


def test_notes_without_marks_and_marks_without_notes_are_kept() -> None:
    """An uncited note is still a note; a mark that cites nothing is text. Both are said."""
    document = given("x[^9]\n\n[^1]: alone\n")
    assert document.blocks[0].text == "x[^9]"
    assert [note.text for note in document.notes] == ["alone"]
    assert said(document, Code.NOTE_UNTIED) == ["[^9]", "alone"]


def test_a_note_defined_twice_loses_neither() -> None:
    """The first definition is cited, the second is kept and said."""
    document = given("x[^1]\n\n[^1]: a\n\n[^1]: b\n")
    assert cited(document) == [("x", "1", "a")]
    assert said(document, Code.NOTE_UNTIED) == ["b"]


def test_a_paragraph_of_marks_alone_keeps_them_as_text() -> None:
    """A mark needs a text to stand in."""
    assert given("[^1]\n\n[^1]: a\n").blocks[0].text == "[^1]"


def test_marks_in_notes_headings_and_tables() -> None:
    """Notes are cited from headings and cells; inside a note the citation is text."""
    document = given("# A[^1]\n\n|b[^2]|c|\n|-|-|\n\n[^1]: see[^2]\n[^2]: d\n")
    assert cited(document) == [("A", "1", "see[^2]"), ("b", "2", "d")]


def test_printed_notes_are_lifted() -> None:
    """Notes printed with raised digits are tied to the marks in the text before them."""
    text = "In the *World*,¹ and crime²,³ too.\n\n¹ A/1.\n² *Ibid.*, p. 2.\n³ A/3.\n"
    document = given(text + "\nNext,¹\n\n¹ A/4.\n")
    assert [block.text for block in document.blocks] == ["In the World, and crime too.", "Next,"]
    assert cited(document) == [
        ("In the World,", "1", "A/1."),
        ("In the World, and crime", "2", "Ibid., p. 2."),
        ("In the World, and crime", "3", "A/3."),
        ("Next,", "1", "A/4."),
    ]
    assert document.blocks[0].runs[0].end == len("In the World")
    assert len(said(document, Code.NOTE_LIFTED)) == 4


def test_printed_and_footnoted_marks_stand_together() -> None:
    """Cutting a printed mark out moves the other marks of the block with the text."""
    document = given("a¹ b[^x] c\n\n¹ one\n\n[^x]: two\n")
    assert cited(document) == [("a", "1", "one"), ("a b", "x", "two")]


def test_exponents_are_no_notes() -> None:
    """A raised digit that no note explains, or behind a unit, is text."""
    assert given("x² + y³\n").blocks[0].text == "x² + y³"
    assert given("An area of 40 km² was named.²\n\n² A/1.\n").blocks[0].text == (
        "An area of 40 km² was named."
    )


def test_a_printed_note_that_nothing_cites_stays() -> None:
    """It is kept as the paragraph that it is, and said."""
    document = given("Text.\n\n¹ A/1.\n")
    assert [block.text for block in document.blocks] == ["Text.", "¹ A/1."]
    assert said(document, Code.NOTE_UNTIED) == ["1"]


def test_asterisks_of_a_list_are_no_notes() -> None:
    """Only a lone item after a text that cites it is a note."""
    assert len(given("Argentina:* draft\n\n* one\n* two\n").blocks) == 3
    assert given("Argentina: draft\n\n* On behalf of some.\n").notes == ()


def test_the_seed_reads_as_markdown() -> None:
    """A page's text saved as Markdown: notes lifted, the cut paragraph whole, labels split off."""
    text = (ROOT / "examples" / "seed" / "new.txt").read_text(encoding="utf-8")
    document = given(text)
    assert [note.mark for note in document.notes] == ["*", "1", "2", "3", "4", "5"]
    assert [block.label for block in document.blocks if block.label] == ["1.", "2.", "3.", "4."]
    assert len(said(document, Code.PARAGRAPH_REJOINED)) == 1
    whole = next(block for block in document.blocks if "open-ended" in block.text)
    assert "an open-ended intergovernmental expert group" in whole.text
    assert [before[-6:] for before, _, _ in cited(document)] == [
        "ntina:", "World,", "Crime,", " Crime", " Crime", "ntion,",
    ]  # fmt: skip

"""Which note became which."""

from __future__ import annotations

import pytest

from tests.unit.align.blocks import PARAGRAPHS, written
from unxdiff.align.align import align
from unxdiff.align.notes import align_notes, resolved
from unxdiff.model.document import Block, Document, Mark, Note
from unxdiff.options import CompareOptions

A, B, C, D, *_ = PARAGRAPHS
SERIES = "United Nations, Treaty Series, vol. 2237, No. 39574."


def document(*paragraphs: tuple[str, tuple[str, ...]]) -> Document:
    """Paragraphs with the notes they cite, numbered through."""
    notes: list[Note] = []
    blocks = []
    for text, cited in paragraphs:
        marks = []
        for note in cited:
            marks.append(Mark(len(text), len(notes)))
            notes.append(Note(str(len(notes) + 1), note))
        blocks.append(Block(text, marks=tuple(marks)))
    return Document("d", "text", tuple(blocks), tuple(notes))


def linked(old: Document, new: Document) -> str:
    """The notes' links."""
    options = CompareOptions()
    return written(align_notes(old, new, align(old, new, options).links, options))


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ((SERIES, "Ibid."), SERIES),
        ((SERIES, "Ibid., vol. 2225."), "United Nations, Treaty Series, vol. 2225."),
        ((SERIES, "Ibid., vol. 2225.", "Ibid., vol. 9."), "United Nations, Treaty Series, vol. 9."),
        ((SERIES, "Ibid"), SERIES),
        ((SERIES, "Ibíd., vol. 2225."), "United Nations, Treaty Series, vol. 2225."),
        ((SERIES, "Там же."), SERIES),
        (("A/1.", "B/2.", "Ibid."), "B/2."),
        (("Ibid.",), "Ibid."),
        ((SERIES, "Ibidem, vol. 2225."), "United Nations, Treaty Series, vol. 2225."),
        ((SERIES, "同上，vol. 9."), "United Nations, Treaty Series，vol. 9."),
        ((SERIES, "Ibidium was a journal."), "Ibidium was a journal."),
    ],
)
def test_ibid(notes: tuple[str, ...], expected: str) -> None:
    """Ibid. stands for the note before it, up to its place where it names another place."""
    made = resolved([Note(str(k), text) for k, text in enumerate(notes, 1)])
    assert made[-1] == expected


def test_a_new_note_renumbers_no_other() -> None:
    """The old note keeps its partner under its new number."""
    old = document((A, ()), (B, ("E/3.",)))
    new = document((A, (SERIES,)), (B, ("E/3.",)))
    assert linked(old, new) == "-0 0-1"


def test_a_note_moves_to_the_next_mention() -> None:
    """The first mention is deleted: the note moved, it was not deleted and inserted."""
    old = document((A, (SERIES,)), (B, ()), (C, ("E/3.",)))
    new = document((B, (SERIES,)), (C, ("E/3.",)))
    assert linked(old, new) == "0-0m 1-1"


def test_a_note_goes_along_with_its_paragraph() -> None:
    """A note whose paragraph moved did not move by itself."""
    old = document((A, ("E/1.",)), (B, ("E/2.",)), (C, ()), (D, ()))
    new = document((B, ("E/2.",)), (C, ()), (D, ()), (A, ("E/1.",)))
    assert linked(old, new) == "1-0 0-1"


def test_equal_notes_pair_where_they_are_cited() -> None:
    """Notes of identical text are told apart by their paragraphs."""
    old = document((A, ("See X.",)), (B, ("See X.",)))
    assert linked(old, document((A, ()), (B, ("See X.",)))) == "0- 1-0"
    assert linked(old, document((A, ("See X.",)), (B, ()))) == "0-0 1-"


def test_an_edited_note_keeps_its_place() -> None:
    """The draft's symbol becomes the final one: the same note."""
    old = document((A, ("A/CONF.213/L.6, annex.",)), (B, ("E/3.",)))
    new = document((A, ("A/CONF.213/18, annex, chap. I.",)), (B, ("E/3.",)))
    assert linked(old, new) == "0-0 1-1"


def test_a_wholly_other_note_is_another_note() -> None:
    """Nothing in common: deleted and inserted."""
    old, new = document((A, (SERIES,))), document((A, ("See the website of the Office",)))
    assert linked(old, new) == "0- -0"


def test_spelled_out_and_ibid_are_the_same() -> None:
    """A note that became Ibid., or no longer is, is no change of substance."""
    spelled = "United Nations, Treaty Series, vol. 2225."
    old = document((A, (SERIES,)), (B, ("Ibid., vol. 2225.",)))
    new = document((A, (SERIES,)), (B, (spelled,)))
    options = CompareOptions()
    links = align_notes(old, new, align(old, new, options).links, options)
    assert [link.similarity for link in links] == [1.0, 1.0]

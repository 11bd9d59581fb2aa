"""A resolution with every kind of edit: the marks are those that a person would make."""

from __future__ import annotations

import pytest

from tests.word.measure import elements, marked_words, parts, reported
from tests.word.sample import NOTE, sample, truth
from unxdiff.api import compare, read_bytes
from unxdiff.model.redline import Redline
from unxdiff.ooxml.names import w
from unxdiff.options import MarkOptions
from unxdiff.tracked.check import check, new_faults
from unxdiff.tracked.word import tracked_changes

NUMBERS = pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
MOST = 1.2
"""Changes in the file for each that unxdiff reports."""


def tracked(*, automatic: bool) -> tuple[Redline, bytes]:
    """The sample's redline, and the Word file that is made of it."""
    old, new = (
        read_bytes(sample(new=new, automatic=automatic), f"{new}.docx") for new in (False, True)
    )
    redline = compare(old, new)
    return redline, tracked_changes(redline, "A", "2000-01-01T00:00:00Z", MarkOptions())[0]


@NUMBERS
def test_the_law_holds(automatic):
    """Accepted it is the new file, rejected the old one, and nothing in it is broken."""
    _, data = tracked(automatic=automatic)
    old, new = (sample(new=new, automatic=automatic) for new in (False, True))
    assert check(data, old, new) == []
    assert new_faults(data, old, new) == []


@NUMBERS
def test_the_marked_words_are_those_a_person_would_mark(automatic):
    """Deleted, inserted and moved words are within a tenth of the edit script's."""
    words = marked_words(tracked(automatic=automatic)[1])
    for kind, wanted in zip(
        ("del", "ins", "moveTo"), truth(automatic=automatic).counts, strict=True
    ):
        assert abs(len(words[kind]) - wanted) <= wanted / 10, (kind, words[kind])
    assert len(words["moveFrom"]) == len(words["moveTo"])


@NUMBERS
def test_the_list_of_changes_is_not_longer_than_the_redline(automatic):
    """Neighbouring changes of one kind are one element."""
    redline, data = tracked(automatic=automatic)
    assert elements(data) <= MOST * reported(redline, typed=not automatic)


@NUMBERS
def test_a_change_of_format_is_on_its_words_alone(automatic):
    """One word became bold: one change of properties, around that word."""
    changes = [
        one.getparent().getparent()
        for root in parts(tracked(automatic=automatic)[1])
        for one in root.iter(w("rPrChange"))
    ]
    texts = ["".join(text.text or "" for text in run.iter(w("t"))) for run in changes]
    assert texts == truth(automatic=automatic).bold


@NUMBERS
def test_a_changed_note_is_there_once(automatic):
    """The note is amended in its place: one reference, one note, its words marked inside."""
    roots = list(parts(tracked(automatic=automatic)[1]))
    assert sum(len(list(root.iter(w("footnoteReference")))) for root in roots) == 1
    notes = [
        one for root in roots for one in root.iter(w("footnote")) if one.get(w("type")) is None
    ]
    assert len(notes) == 1
    kept = "".join(text.text or "" for text in notes[0].iter(w("t"), w("delText")))
    assert kept == NOTE.replace("[-", "").replace("-]{+", "").replace("+}", "")


@NUMBERS
def test_both_moves_are_moves(automatic):
    """Two paragraphs moved, one of them edited: two ranges at either end, of the same names."""
    root = next(
        root for root in parts(tracked(automatic=automatic)[1]) if root.tag == w("document")
    )
    names = {
        kind: sorted(one.get(w("name")) for one in root.iter(w(f"{kind}RangeStart")))
        for kind in ("moveFrom", "moveTo")
    }
    assert names["moveFrom"] == names["moveTo"]
    assert len(names["moveTo"]) == 2


@NUMBERS
def test_the_same_input_gives_the_same_bytes(automatic):
    """Nothing in the file depends on the time or on chance."""
    assert tracked(automatic=automatic)[1] == tracked(automatic=automatic)[1]

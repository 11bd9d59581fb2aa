"""Moved passages: what is recognised, where spans are cut, what is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.laws.rebuilt import check_law
from unxdiff import compare
from unxdiff.diagnostics import Code
from unxdiff.errors import LawError
from unxdiff.model.document import Block, Document, Mark, Note, Run
from unxdiff.model.redline import Alignment, Link, Op, Redline, Span
from unxdiff.model.roles import Kind, Style
from unxdiff.options import AlignOptions, CompareOptions, PassageOptions
from unxdiff.records import replace
from unxdiff.redline.build import build
from unxdiff.redline.hunks import Entry, Passage, continued, items
from unxdiff.redline.json_form import from_json, to_json
from unxdiff.redline.resolve import check
from unxdiff.redline.statistics import statistics

OFFICERS = "The Committee adopts its own rules of procedure and elects its officers."
MEMBERS = "Each member serves in a personal capacity and is independent of any Government."
QUORUM = "A quorum is formed by twelve members who are present at the opening of a meeting."
RECORD = "The secretariat prepares a summary record of every public meeting within a month."


def made(old: list[str], new: list[str], options: CompareOptions | None = None) -> Redline:
    """The redline of two lists of paragraphs, under the law."""
    sides = (
        Document(name, "text", tuple(Block(text) for text in texts))
        for name, texts in (("old", old), ("new", new))
    )
    redline = compare(*sides, options or CompareOptions())
    check_law(redline)
    return redline


def written(redline: Redline) -> list[str]:
    """Each change's text with marks; a moved passage's carry its id."""
    out = []
    for change in redline.changes:
        line = ""
        for span in change.spans:
            sign = str(span.moved or "")
            marks = {
                Op.EQUAL: ("", ""),
                Op.DELETE: (f"[{sign}-", "-]"),
                Op.INSERT: (f"{{{sign}+", "+}"),
            }
            line += span.text.join(marks[span.op])
        out.append(line)
    return out


def test_a_sentence_goes_to_another_paragraph() -> None:
    """Deletion and insertion are cut at the sentence's borders and carry one id."""
    redline = made([f"{OFFICERS} {MEMBERS}", QUORUM], [OFFICERS, f"{QUORUM} {MEMBERS}"])
    assert written(redline) == [f"{OFFICERS}[1- {MEMBERS}-]", f"{QUORUM}{{1+ {MEMBERS}+}}"]
    assert not redline.diagnostics


def test_what_was_struck_beside_it_stays_struck() -> None:
    """Only the passage is marked as moved where more was deleted and inserted around it."""
    redline = made(
        [f"{OFFICERS} {MEMBERS} Fees are paid in advance.", QUORUM],
        [OFFICERS, f"{QUORUM} Seats are kept by name. {MEMBERS}"],
    )
    assert written(redline) == [
        f"{OFFICERS}[1- {MEMBERS} -][-Fees are paid in advance.-]",
        f"{QUORUM}{{+ Seats are kept by name. +}}{{1+{MEMBERS}+}}",
    ]


def test_case_and_closing_mark_follow_the_place() -> None:
    """Another case of the first letter and another mark at the end are no difference."""
    clause = MEMBERS[0].lower() + MEMBERS[1:-1]
    redline = made([f"{OFFICERS} {MEMBERS}", QUORUM], [OFFICERS, f"{QUORUM[:-1]}; {clause};"])
    (ends,) = ([s.text for c in redline.changes for s in c.spans if s.moved],)
    assert ends == [f" {MEMBERS}", f"; {clause};"]


def test_an_edit_inside_stays_an_edit() -> None:
    """A moved sentence with another word is two runs and the words that differ; it counts as one
    passage, and the first run's end says that more follows."""
    rest = "members who are present at the opening of a meeting."
    redline = made(
        [f"{OFFICERS} {QUORUM}", RECORD],
        [OFFICERS, f"{RECORD} {QUORUM.replace('twelve', 'ten')}"],
    )
    assert written(redline) == [
        f"{OFFICERS}[1- A quorum is formed by -][-twelve -][2-{rest}-]",
        f"{RECORD}{{1+ A quorum is formed by +}}{{+ten +}}{{2+{rest}+}}",
    ]
    assert continued(redline.changes) == {2}
    assert statistics(redline).passages == 1
    (first, *_) = [item.passages for item in items(redline) if type(item) is Entry]
    assert first == (Passage(1, True, "¶ 2", True, more=True), Passage(2, True, "¶ 2", True))


def test_a_rewritten_sentence_did_not_move() -> None:
    """Where every few words differ, nothing is marked."""
    rewritten = "Each expert acts in a personal role and stays independent from any State."
    redline = made([f"{OFFICERS} {MEMBERS}", QUORUM], [OFFICERS, f"{QUORUM} {rewritten}"])
    assert not statistics(redline).passages


def test_a_swap_is_one_move() -> None:
    """Of two sentences that change places the shorter one moved, and inside one change no block
    is named."""
    redline = made([f"{MEMBERS} {RECORD}"], [f"{RECORD} {MEMBERS}"])
    assert written(redline) == [f"[1-{MEMBERS} -]{RECORD}{{1+ {MEMBERS}+}}"]
    (entry,) = (item for item in items(redline) if type(item) is Entry)
    assert entry.passages == (Passage(1, True, "", True), Passage(1, False, "", True))


def test_a_chance_match_does_not_cut_a_passage() -> None:
    """An equal word between two deletions belongs to the sentence that left; flags, similarity
    and typography are those of the spans as they are then."""
    here = "The members, who serve in a personal role, are paid by the United Nations."
    old = f"{OFFICERS} {MEMBERS} {QUORUM}"
    redline = made([old, RECORD], [f"{OFFICERS} {here} {QUORUM}", f"{RECORD} {MEMBERS}"])
    gone = [span for span in redline.changes[0].spans if span.moved]
    assert [span.text.strip(" .") for span in gone] == [MEMBERS.strip(".")]
    equal = sum(len(s.text) for s in redline.changes[0].spans if s.op is Op.EQUAL)
    total = len(old) + len(f"{OFFICERS} {here} {QUORUM}")
    assert redline.changes[0].similarity == pytest.approx(2 * equal / total)


def test_duplicates_are_not_paired() -> None:
    """Deleted twice and inserted once, or still there elsewhere: nobody can say which moved."""
    twice = made(
        [f"{OFFICERS} {MEMBERS}", f"{QUORUM} {MEMBERS}", RECORD],
        [OFFICERS, QUORUM, f"{RECORD} {MEMBERS}"],
    )
    still = made(
        [f"{OFFICERS} {MEMBERS}", f"{QUORUM} {MEMBERS}", RECORD],
        [OFFICERS, f"{QUORUM} {MEMBERS}", f"{RECORD} {MEMBERS}"],
    )
    assert not statistics(twice).passages
    assert not statistics(still).passages


def test_a_phrase_needs_more_words_than_a_clause() -> None:
    """Words cut out of the middle of a clause are a move only where there are many."""
    phrase = "with a view to the full implementation"
    old = [f"States act quickly {phrase} today and always afterwards.", f"{OFFICERS} Fees rise."]
    new = ["States act slowly now.", f"{OFFICERS} Fees fall soon {phrase} here and there too."]
    assert not statistics(made(old, new)).passages
    fewer = CompareOptions(passages=PassageOptions(least_cut=6))
    assert statistics(made(old, new, fewer)).passages == 1


def test_a_replacement_is_no_move() -> None:
    """Words on both sides of one replaced paragraph went past nothing that stayed."""
    tail = " ".join(f"word{k}" for k in range(200))
    other = " ".join(f"term{k}" for k in range(200))
    old = Document("old", "text", (Block(f"{MEMBERS} {tail} and so on."),))
    new = Document("new", "text", (Block(f"{other} {MEMBERS} Then so on."),))
    redline = build(old, new, Alignment((Link((0,), (0,)),)), CompareOptions())
    check_law(redline)
    assert redline.changes[0].replaced
    assert not statistics(redline).passages


def test_cells_stay_in_their_columns() -> None:
    """A change that runs over a cell's end is never cut."""
    old = Document("old", "text", (Block(f"a\t{MEMBERS}\tb", Kind.ROW, table=1), Block(QUORUM)))
    new = Document("new", "text", (Block(QUORUM), Block(f"{RECORD} {MEMBERS}")))
    redline = compare(old, new)
    check_law(redline)
    rows = [c for c in redline.changes if c.old and old.blocks[c.old[0]].kind is Kind.ROW]
    assert not any(span.moved for change in rows for span in change.spans)


def test_marks_and_styles_are_judged_anew() -> None:
    """Where equal words are taken into a passage, no style or note mark is said to have changed
    over them."""
    here = "The members, who serve in a personal role, are paid by the United Nations."
    old_text = f"{OFFICERS} {MEMBERS} {QUORUM}"
    at = old_text.index("personal")
    bold = Run(at, at + 8, Style.BOLD)
    old = Document("o", "text", (Block(old_text, runs=(bold,), marks=(Mark(3, 0),)), Block(RECORD)))
    new_blocks = (
        Block(f"{OFFICERS} {here} {QUORUM}", marks=(Mark(3, 0),)),
        Block(f"{RECORD} {MEMBERS}"),
    )
    note = (Note("1", "A/1."),)
    redline = compare(replace(old, notes=note), Document("n", "text", new_blocks, note))
    check_law(redline)
    assert any(span.moved for span in redline.changes[0].spans)
    assert not redline.changes[0].restyled
    assert not redline.changes[0].remarked


def test_a_limit_is_a_remark() -> None:
    """Where too little may be searched, passages stay deleted and inserted, and that is said."""
    options = CompareOptions(passages=PassageOptions(most_searched=10))
    redline = made([f"{OFFICERS} {MEMBERS}", QUORUM], [OFFICERS, f"{QUORUM} {MEMBERS}"], options)
    assert not statistics(redline).passages
    assert [remark.code for remark in redline.diagnostics] == [Code.LIMIT_REACHED]


def test_no_moves_means_no_passages() -> None:
    """``moves=False`` turns passages off too."""
    options = CompareOptions(align=AlignOptions(moves=False))
    redline = made([f"{OFFICERS} {MEMBERS}", QUORUM], [OFFICERS, f"{QUORUM} {MEMBERS}"], options)
    assert not statistics(redline).passages


def test_moved_words_are_deleted_and_inserted_ones() -> None:
    """Each side's words still add up: a passage's count as deleted here and inserted there."""
    words = statistics(
        made([f"{OFFICERS} {MEMBERS}", QUORUM], [OFFICERS, f"{QUORUM} {MEMBERS}"])
    ).words
    assert (words.deleted, words.inserted, words.moved) == (13, 13, 0)
    assert words.old == words.equal + words.deleted
    assert words.new == words.equal + words.inserted


@pytest.mark.parametrize("ends", [(1, 2), (2, 2), (1, 0)])
def test_the_law_wants_ids_in_pairs(ends: tuple[int, int]) -> None:
    """An id without its other end, or out of the count, breaks the law; so do two neighbours of
    one op without a passage between them."""
    redline = made([f"{OFFICERS} {MEMBERS}", QUORUM], [OFFICERS, f"{QUORUM} {MEMBERS}"])
    changes = []
    for change, number in zip(redline.changes, ends, strict=True):
        spans = [replace(span, moved=number) if span.moved else span for span in change.spans]
        changes.append(replace(change, spans=tuple(spans)))
    with pytest.raises(LawError, match="moved passage"):
        check(replace(redline, changes=tuple(changes)))
    first = redline.changes[0]
    halves = (Span(Op.DELETE, " Each"), Span(Op.DELETE, MEMBERS[4:]))
    broken = replace(first, spans=(first.spans[0], *halves))
    with pytest.raises(LawError, match="before"):
        check(replace(redline, changes=(broken, redline.changes[1])))


def test_neighbours_in_json_have_different_ops() -> None:
    """In JSON a passage inside a longer deletion is a place in it, not a span beside its like; the
    redline read back is the same."""
    redline = made(
        [f"One stays here. {RECORD} This other sentence is gone for ever now.", MEMBERS],
        ["One stays here.", f"{MEMBERS} {RECORD}"],
    )
    form = to_json(redline)
    for change in form["changes"]:
        ops = [span["op"] for span in change["spans"]]
        assert all(one != other for one, other in pairwise(ops))
    deleted = form["changes"][0]["spans"][-1]
    (place,) = deleted["passages"]
    assert deleted["text"][place["start"] : place["end"]].strip() == RECORD
    assert to_json(from_json(form)) == form

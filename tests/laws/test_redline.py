"""Laws of the redline, on documents and revisions that Hypothesis makes up."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.laws.documents import Piece, document, drafts, revisions, sentences, texts
from tests.laws.rebuilt import check_law, json_side
from unxdiff import accept, compare, reject
from unxdiff.model.document import Document
from unxdiff.model.redline import Op, Redline
from unxdiff.options import IGNORABLE, AlignOptions, CompareOptions, MarkOptions
from unxdiff.records import replace
from unxdiff.redline.hunks import items, visible
from unxdiff.redline.json_form import from_json, schema_text, to_json, to_json_text
from unxdiff.redline.statistics import statistics


@cache
def validator() -> Draft202012Validator:
    """The shipped schema, compiled once."""
    import json

    return Draft202012Validator(json.loads(schema_text()))


def shown(redline: Redline) -> list[object]:
    """What a reader is shown at all."""
    return [change for change in redline.changes if visible(change)]


def changed_notes(redline: Redline) -> list[object]:
    """Note changes that a reader is shown."""
    return [entry for entry in items(redline, 0) if type(entry).__name__ == "NoteEntry"]


@settings(max_examples=settings().max_examples * 4)
@given(revisions())
def test_the_law_holds(pair: tuple[Document, Document]) -> None:
    """Accepting gives the new document, rejecting the old one: to the letter, by two checks."""
    check_law(compare(*pair))


@given(revisions())
def test_accept_and_reject_give_the_inputs(pair: tuple[Document, Document]) -> None:
    """``accept`` and ``reject`` give equal blocks and notes, labels, roles and marks among them."""
    redline = compare(*pair)
    assert accept(redline).blocks == pair[1].blocks
    assert accept(redline).notes == pair[1].notes
    assert reject(redline).blocks == pair[0].blocks
    assert reject(redline).notes == pair[0].notes


@given(revisions())
def test_the_other_way_round(pair: tuple[Document, Document]) -> None:
    """With old and new swapped, what was accepted is rejected."""
    there, back = compare(*pair), compare(pair[1], pair[0])
    check_law(back)
    assert accept(there).blocks == reject(back).blocks
    assert accept(back).blocks == reject(there).blocks


@given(revisions())
def test_json_keeps_everything(pair: tuple[Document, Document]) -> None:
    """JSON follows the schema, comes back as the same form and obeys the law by itself."""
    redline = compare(*pair)
    form = to_json(redline)
    assert not list(validator().iter_errors(form))
    again = from_json(form)
    assert to_json(again) == form
    assert to_json_text(again) == to_json_text(redline)
    check_law(again)
    for side in ("old", "new"):
        assert json_side(form, side) == [block["text"] for block in form[side]["blocks"]]
        assert json_side(form, side, notes=True) == [note["text"] for note in form[side]["notes"]]


@given(revisions())
def test_changes_stand_in_reading_order(pair: tuple[Document, Document]) -> None:
    """New blocks in their order; what did not move, deleted blocks among it, in the old order."""
    redline = compare(*pair)
    for changes in (redline.changes, redline.note_changes):
        assert [change.id for change in changes] == list(range(1, len(changes) + 1))
        firsts = [change.new[0] for change in changes if change.new]
        assert firsts == sorted(firsts)
    stay = [change.old[0] for change in redline.changes if change.old and not change.moved]
    assert stay == sorted(stay)


@given(revisions())
def test_a_move_passes_something(pair: tuple[Document, Document]) -> None:
    """A block is moved only where another linked block stands on its other side now."""
    changes = [change for change in compare(*pair).changes if change.old and change.new]
    for change in changes:
        if change.moved:
            passed = [
                other
                for other in changes
                if (other.old[0] < change.old[0]) != (other.new[0] < change.new[0])
            ]
            assert passed


@given(revisions())
def test_statistics_add_up(pair: tuple[Document, Document]) -> None:
    """Blocks by kind cover all changes; the words of each side are equal, moved or changed."""
    redline = compare(*pair)
    counts = statistics(redline)
    blocks = counts.blocks
    kinds = ("equal", "amended", "inserted", "deleted", "split", "merged")
    assert sum(getattr(blocks, kind) for kind in kinds) == len(redline.changes)
    words = counts.words
    assert words.old == words.equal + words.moved + words.deleted
    assert words.new == words.equal + words.moved + words.inserted
    assert all(count > 0 for _, count in counts.folded)


@given(revisions())
def test_only_folded_spans_count_as_folded(pair: tuple[Document, Document]) -> None:
    """An equal span with two sides names what was folded, and the change says typographic."""
    redline = compare(*pair)
    for change in redline.changes:
        folded = [span for span in change.spans if span.old_text is not None]
        assert change.typographic == bool(folded)
        for span in folded:
            assert span.op is Op.EQUAL
            assert span.old_text != span.text
            assert span.folded


@given(drafts())
def test_nothing_changes_in_itself(pieces: list[Piece]) -> None:
    """A document compared with itself has no visible change."""
    made = document(pieces, "same", ("On behalf of the Group.",))
    redline = compare(made, made)
    assert not shown(redline)
    assert not changed_notes(redline)
    assert all(change.kind == "equal" and not change.rerolled for change in redline.changes)
    assert not redline.diagnostics
    assert not statistics(redline).folded


@given(revisions())
def test_the_same_answer_twice(pair: tuple[Document, Document]) -> None:
    """Comparing is deterministic, for equal inputs that are other objects too."""
    old, new = (replace(side, blocks=tuple(replace(b) for b in side.blocks)) for side in pair)
    assert compare(*pair) == compare(old, new)


@given(revisions())
def test_without_moves_nothing_moves(pair: tuple[Document, Document]) -> None:
    """With moves off no change is moved, and the law holds."""
    redline = compare(*pair, CompareOptions(align=AlignOptions(moves=False)))
    check_law(redline)
    assert not any(change.moved for change in redline.changes)


@given(revisions(), st.sampled_from(IGNORABLE))
def test_ignoring_keeps_the_law(pair: tuple[Document, Document], kind: str) -> None:
    """Whatever is ignored, the redline still turns back into both documents."""
    redline = compare(*pair, CompareOptions(mark=MarkOptions(ignore=(kind,))))
    check_law(redline)
    assert redline.ignored == (kind,)


@given(revisions(), st.sampled_from(("word", "sentence", "char")))
def test_granularity_keeps_the_law(pair: tuple[Document, Document], granularity: str) -> None:
    """Words, sentences or characters: the law is the same."""
    check_law(compare(*pair, CompareOptions(mark=MarkOptions(granularity=granularity))))


@given(revisions(), st.integers(1, 60), st.integers(1, 4))
def test_work_limits_keep_the_law(
    pair: tuple[Document, Document], cells: int, candidates: int
) -> None:
    """However little work is allowed, the answer is right, only coarser."""
    options = CompareOptions(
        align=AlignOptions(most_cells=cells, most_candidates=candidates, most_scored=1),
        mark=MarkOptions(most_cells=cells),
    )
    check_law(compare(*pair, options))


IGNORED = {
    "case": lambda text: text.swapcase(),
    "punctuation": lambda text: text.replace(",", ";").replace(".", ""),
    "quotes": lambda text: text.replace("'", "\u2019").replace('"', "\u201c"),
    "numbers": lambda text: text.translate(str.maketrans("0123456789", "1234567890")),
}


@given(st.lists(sentences(4), min_size=1, max_size=5), st.sampled_from(sorted(IGNORED)))
def test_what_is_ignored_is_not_shown(lines: list[str], kind: str) -> None:
    """A difference that is ignored is in the texts and in no visible change."""
    plain = [line.replace("ß", "s").replace("İ", "I") for line in lines]
    old = document([Piece(line) for line in plain], "old")
    new = document([Piece(IGNORED[kind](line)) for line in plain], "new")
    redline = compare(old, new, CompareOptions(mark=MarkOptions(ignore=(kind,))))
    check_law(redline)
    assert not [change for change in shown(redline) if not change.moved]


@given(revisions(), st.sampled_from(("labels", "formatting", "notes")))
def test_ignored_flags_are_off(pair: tuple[Document, Document], kind: str) -> None:
    """Labels, formatting and notes that are ignored flag nothing."""
    redline = compare(*pair, CompareOptions(mark=MarkOptions(ignore=(kind,))))
    flag = {"labels": "relabelled", "formatting": "restyled", "notes": "remarked"}[kind]
    assert not any(getattr(change, flag) for change in redline.changes)
    if kind == "notes":
        assert not changed_notes(redline)


@given(revisions(), st.randoms(use_true_random=False))
def test_labels_never_decide(pair: tuple[Document, Document], chance: object) -> None:
    """Whatever labels the blocks bear, the same blocks are linked."""

    def relabelled(side: Document) -> Document:
        blocks = [replace(block, label=f"{chance.randrange(99)}.") for block in side.blocks]  # type: ignore[attr-defined]
        return replace(side, blocks=tuple(blocks))

    plain = compare(*pair)
    other = compare(relabelled(pair[0]), relabelled(pair[1]))
    assert [(c.old, c.new, c.moved) for c in plain.changes] == [
        (c.old, c.new, c.moved) for c in other.changes
    ]
    assert [c.spans for c in plain.changes] == [c.spans for c in other.changes]


@given(st.lists(texts(), max_size=8), st.lists(texts(), max_size=8))
def test_unrelated_documents(old: list[str], new: list[str]) -> None:
    """Two documents that have nothing to do with one another keep the law too."""
    check_law(
        compare(
            document([Piece(text) for text in old], "old"),
            document([Piece(text) for text in new], "new"),
        )
    )


@pytest.mark.parametrize("sides", [([], []), ([], ["a"]), (["a"], []), ([""], [""]), ([""], ["a"])])
def test_empty_documents(sides: tuple[list[str], list[str]]) -> None:
    """Documents without blocks and blocks without text keep the law."""
    old, new = (document([Piece(text) for text in side], "d") for side in sides)
    check_law(compare(old, new))

"""Spans, runs and note marks become pieces that nest, and nothing of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.renderers.html_sample import new_text, old_text, spans
from unxdiff.model.document import Block, Mark, Run
from unxdiff.model.redline import Change, ChangeKind, Op, Span
from unxdiff.model.roles import Style
from unxdiff.renderers import pieces
from unxdiff.renderers.pieces import Citation, Piece, lay_out

DEL, INS = Op.DELETE, Op.INSERT


def change(*made: Span, kind: ChangeKind = ChangeKind.AMENDED, **flags: bool) -> Change:
    """A change over one pair."""
    return Change(1, kind, (0,), (0,), tuple(made), **flags)


def texts(lines: tuple[tuple[Piece, ...], ...], leave_out: str) -> str:
    """The text of one side as laid out, without labels and marks."""
    lined = []
    for line in lines:
        for piece in line:
            if piece.op == leave_out:
                continue
            lined += [p.text for p in piece.parts if p.kind not in ("mark", "label")]
    return "".join(lined)


WORDS = st.text(st.sampled_from("ab \n\t"), min_size=1, max_size=6)
SPANS = st.lists(st.tuples(st.sampled_from(list(Op)), WORDS), min_size=1, max_size=8)


@given(SPANS, st.data())
def test_both_texts_and_all_marks_survive(raw: list[tuple[Op, str]], data: st.DataObject) -> None:
    """Law: leaving out the insertions gives the old text, leaving out the deletions the new one,
    and each mark of either side is shown at least once, whatever overlaps what."""
    made = tuple(Span(op, text) for op, text in raw)
    sides = []
    for text in (old_text(made), new_text(made)):
        ends = st.integers(0, len(text))
        runs = data.draw(st.lists(st.tuples(ends, ends, st.sampled_from(list(Style))), max_size=4))
        marks = data.draw(st.lists(ends, max_size=3))
        sides.append(
            Block(
                text,
                runs=tuple(Run(min(a, b), max(a, b), s) for a, b, s in runs),
                marks=tuple(Mark(at, n) for n, at in enumerate(sorted(marks))),
            )
        )
    citation = Citation(("x",) * 3, ("y",) * 3, (0, 1, 2), (-1, -1, -1))
    lines = lay_out(change(*made, restyled=True), sides[:1], sides[1:], citation)
    assert texts(lines, "insert") == sides[0].text
    assert texts(lines, "delete") == sides[1].text
    shown = [p for line in lines for piece in line for p in piece.parts if p.kind == "mark"]
    keys = {p.key for p in shown}
    assert {f"n{m.note + 1}" for m in sides[1].marks} <= keys
    for mark in sides[0].marks:
        paired = any(m.note == mark.note for m in sides[1].marks)
        assert f"o{mark.note + 1}" in keys or paired


def test_one_piece_a_run_of_changed_words() -> None:
    """However many styles a changed run has, it is one piece: one ``<ins>`` or ``<del>``."""
    made = spans("Urges ", (INS, "all Member States of the Union "), "to act")
    new = Block(new_text(made), runs=(Run(10, 16, Style.ITALIC), Run(12, 20, Style.BOLD)))
    (line,) = lay_out(change(*made), [Block(old_text(made))], [new], Citation())
    assert [piece.op for piece in line] == ["equal", "insert", "equal"]
    assert [(p.text, p.styles) for p in line[1].parts] == [
        ("all ", ()),
        ("Me", ("italic",)),
        ("mber", ("bold", "italic")),
        (" Sta", ("bold",)),
        ("tes of the Union ", ()),
    ]


def test_a_mark_cited_on_both_sides_is_shown_once() -> None:
    """A note cited after changed words on both sides is neither deleted nor inserted."""
    made = spans("the ", (DEL, "first"), (INS, "second"), " session")
    old = Block(old_text(made), marks=(Mark(9, 0),))
    new = Block(new_text(made), marks=(Mark(10, 0),))
    citation = Citation(("1",), ("1",), (0,), (0,))
    (line,) = lay_out(change(*made), [old], [new], citation)
    assert [(p.op, [part.text for part in p.parts]) for p in line] == [
        ("equal", ["the "]),
        ("delete", ["first"]),
        ("insert", ["second"]),
        ("equal", ["1", " session"]),
    ]


def test_a_mark_that_is_gone_is_struck_and_a_new_one_inserted() -> None:
    """Another note at the same place: the old mark is deleted, the new one inserted."""
    made = spans("the session")
    old = Block("the session", marks=(Mark(11, 0),))
    new = Block("the session", marks=(Mark(11, 0),))
    (line,) = lay_out(change(*made), [old], [new], Citation(("1",), ("2",), (-1,), (-1,)))
    assert [(p.op, p.parts[-1].text) for p in line[1:]] == [("delete", "1"), ("insert", "2")]


def test_a_mark_inside_folded_text_keeps_its_word() -> None:
    """Where folding changed the length, an old mark stays behind the same word."""
    old_side = "a  long  way to go"
    new_side = "a long way to go"
    span = Span(Op.EQUAL, new_side, old_side, ("spaces",))
    old = Block(old_side, marks=(Mark(12, 0),))
    new = Block(new_side, marks=(Mark(10, 0),))
    (line,) = lay_out(change(span), [old], [new], Citation(("1",), ("1",), (0,), (0,)))
    assert [p.text for piece in line for p in piece.parts] == ["a long way", "1", " to go"]
    assert {piece.op for piece in line} == {"equal"}


def test_a_split_makes_lines_and_its_blank_is_quiet() -> None:
    """The paragraph mark of a split is inserted; the blank it replaces is not shown struck."""
    made = spans("One.", (DEL, " "), (INS, "\n"), "Two.")
    old = Block("One. Two.")
    new = [Block("One.", label="1."), Block("Two.", label="2.")]
    lines = lay_out(Change(1, ChangeKind.SPLIT, (0,), (0, 1), made), [old], new, Citation())
    assert len(lines) == 2
    assert [(p.op, p.parts[0].kind) for p in lines[0]] == [
        ("equal", "text"),
        ("delete", "space"),
        ("insert", "end"),
    ]
    assert (lines[1][0].op, lines[1][0].parts[0].kind, lines[1][0].parts[0].text) == (
        "insert",
        "label",
        "2.",
    )


def test_a_line_break_the_author_meant_is_no_paragraph_mark() -> None:
    """Only the ends of blocks are paragraph marks."""
    made = spans("One\nTwo")
    (line,) = lay_out(change(*made), [Block("One\nTwo")], [Block("One\nTwo")], Citation())
    assert [p.kind for p in line[0].parts] == ["text", "break", "text"]


def test_restyled_text_says_what_it_was() -> None:
    """Over equal text, parts whose style differs carry the old styles; others do not."""
    made = spans("Urges States")
    old = Block("Urges States", runs=(Run(0, 5, Style.BOLD),))
    new = Block("Urges States", runs=(Run(0, 5, Style.ITALIC),))
    (line,) = lay_out(change(*made, restyled=True), [old], [new], Citation())
    assert [(p.text, p.styles, p.was) for p in line[0].parts] == [
        ("Urges", ("italic",), ("bold",)),
        (" States", (), None),
    ]


def test_a_moved_passage_has_one_address_an_end() -> None:
    """Only the first piece of each end of a moved passage is its address."""
    made = (
        Span(Op.DELETE, "a b", moved=4),
        Span(Op.EQUAL, " x "),
        Span(Op.DELETE, "c", moved=4),
        Span(Op.INSERT, "a b c", moved=4),
    )
    (line,) = lay_out(change(*made), [Block(old_text(made))], [Block(new_text(made))], Citation())
    assert [(p.op, p.first) for p in line if p.moved] == [
        ("delete", True),
        ("delete", False),
        ("insert", True),
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Op)), st.text(st.sampled_from("ab "), min_size=1)),
        min_size=1,
    ),
    st.lists(st.integers(0, 2), min_size=9, max_size=9),
)
def test_the_short_cut_lays_out_the_same(raw: list[tuple[Op, str]], moved: list[int]) -> None:
    """A change without styles and marks is laid out as the long way lays it out."""
    made = tuple(
        Span(op, text, moved=0 if op is Op.EQUAL else moved[at % 9])
        for at, (op, text) in enumerate(raw)
    )
    one, other = Block(old_text(made)), Block(new_text(made))
    short = lay_out(change(*made), [one], [other], Citation())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_plain", lambda _: None)
        assert lay_out(change(*made), [one], [other], Citation()) == short

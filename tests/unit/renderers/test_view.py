"""The view: what pages show, in words and numbers."""

from __future__ import annotations

from tests.unit.renderers.html_sample import pair, sample, spans
from unxdiff.model.redline import Op, Redline
from unxdiff.options import RenderOptions
from unxdiff.records import replace
from unxdiff.renderers.view import Row, View, view

ALL = RenderOptions(context=-1)


def rows(made: View) -> list[Row]:
    """All rows of a view."""
    return [row for section in made.sections for group in section.groups for row in group.rows]


def test_every_block_is_shown() -> None:
    """With a context of -1 each change of the redline stands in exactly one row, and each moved
    one also at its old place."""
    redline = sample()
    shown = rows(view(redline, ALL))
    assert len([row for row in shown if not row.away]) == len(redline.changes)
    assert len([row for row in shown if row.away]) == 1


def test_numbers_run_through_and_addresses_are_unique() -> None:
    """Changes are numbered from 1 without gaps, notes included, and no address occurs twice."""
    made = view(sample(), ALL)
    numbered = [row.number for row in rows(made) if row.number and not row.away]
    numbered += [note.row.number for note in made.notes if note.row.number]
    assert numbered == list(range(1, made.total + 1))
    keys = [row.key for row in rows(made)] + [note.key for note in made.notes]
    assert len(keys) == len(set(keys))


def test_a_move_names_both_ends() -> None:
    """The new place names where the block came from, the old place where it went."""
    shown = rows(view(sample(), ALL))
    (here,) = [row for row in shown if row.here]
    (away,) = [row for row in shown if row.away]
    assert here.what.startswith(f"moved from {here.other}")
    assert away.what == f"moved to {here.name}"
    assert (here.key, away.key) == (f"c{here.number}", f"c{here.number}-from")
    assert {piece.op for line in away.lines for piece in line.pieces} == {"delete"}


def test_rows_of_a_table_stand_together() -> None:
    """Neighbouring rows of one table are one group, cut into cells."""
    made = view(sample(), ALL)
    (table,) = [g for s in made.sections for g in s.groups if g.table]
    assert [len(row.lines[0].cells) for row in table.rows] == [2, 2, 2]


def test_notes_stand_once_and_know_their_citation() -> None:
    """Each note is one row, in order, and points back to the row that cites it first."""
    made = view(sample(), ALL)
    assert [note.key for note in made.notes] == ["n1", "n2", "n3", "n4"]
    keys = {row.key for row in rows(made)}
    assert all(note.back in keys and note.cited for note in made.notes)


def test_what_is_not_shown_is_said() -> None:
    """Ignored and folded differences are never passed over in silence."""
    redline = replace(sample(), ignored=("case",))
    said = " ".join(view(redline, ALL).quiet)
    assert "ignored where they differ: case." in said
    assert "typographic differences not shown (quotes 2)." in said


def test_no_change_is_no_number() -> None:
    """Two equal texts give rows without numbers and a total of nothing."""
    made = view(pair(spans("same")), ALL)
    made_equal = view(_equal("same"), ALL)
    assert made.total in (0, 1)
    assert made_equal.total == 0
    assert [row.number for row in rows(made_equal)] == [0]


def _equal(text: str) -> Redline:
    redline = pair(spans(text))
    change = replace(redline.changes[0], kind=type(redline.changes[0].kind).EQUAL)
    return replace(redline, changes=(change,))


def test_the_kinds_are_those_of_the_redline() -> None:
    """Filters offer exactly the kinds that occur."""
    kinds = view(pair(spans("a ", (Op.INSERT, "b"))), ALL).kinds
    assert kinds == ("amended",)

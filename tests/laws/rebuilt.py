"""The law once more, written apart from unxdiff's own check so that they cannot fail together."""

from __future__ import annotations

import itertools
from typing import Any

from unxdiff.model.redline import Change, ChangeKind, Op, Redline
from unxdiff.model.roles import Kind
from unxdiff.redline.resolve import check

__all__ = ["check_law", "json_side", "side_text"]


def side_text(change: Change, side: str) -> str:
    """One side of a change: what its spans say."""
    keep = {"old": (Op.EQUAL, Op.DELETE), "new": (Op.EQUAL, Op.INSERT)}[side]
    return "".join(
        span.old_text if side == "old" and span.old_text is not None else span.text
        for span in change.spans
        if span.op in keep
    )


def check_law(redline: Redline) -> None:
    """Fail unless the redline turns back into both documents, by unxdiff's check and by ours."""
    check(redline)
    for changes, side, parts in (
        (redline.changes, "old", redline.old.blocks),
        (redline.changes, "new", redline.new.blocks),
        (redline.note_changes, "old", redline.old.notes),
        (redline.note_changes, "new", redline.new.notes),
    ):
        seen: list[int] = []
        for change in changes:
            places = getattr(change, side)
            seen += places
            assert side_text(change, side) == "\n".join(parts[k].text for k in places), change
        assert sorted(seen) == list(range(len(parts)))
    for change in (*redline.changes, *redline.note_changes):
        _check_spans(change)
    for change in redline.changes:
        if len(change.old) + len(change.new) > 2:
            blocks = [redline.old.blocks[i] for i in change.old]
            blocks += [redline.new.blocks[j] for j in change.new]
            assert not any(block.kind is Kind.ROW for block in blocks), change
    _check_passages(redline)


def _check_spans(change: Change) -> None:
    ops = [span.op for span in change.spans]
    for one, other in itertools.pairwise(change.spans):
        # Only the border of a moved passage parts two spans of one op.
        assert one.op is not other.op or one.moved != other.moved, change
    assert not any(span.moved for span in change.spans if span.op is Op.EQUAL), change
    for one, other in itertools.pairwise(ops):
        assert (one, other) != (Op.INSERT, Op.DELETE), change
    assert all(span.text or span.old_text for span in change.spans), change
    if change.kind is ChangeKind.EQUAL:
        assert set(ops) <= {Op.EQUAL}, change


def _check_passages(redline: Redline) -> None:
    ends = [
        (span.moved, span.op) for change in redline.changes for span in change.spans if span.moved
    ]
    numbers = range(1, len(ends) // 2 + 1)
    assert sorted(ends) == sorted((k, op) for k in numbers for op in (Op.DELETE, Op.INSERT))
    assert list(dict.fromkeys(number for number, _ in ends)) == list(numbers)
    assert not any(span.moved for change in redline.note_changes for span in change.spans)


def json_side(form: dict[str, Any], side: str, notes: bool = False) -> list[str]:
    """The texts of one side's blocks or notes, put together from the JSON's changes alone."""
    changes = form["note_changes" if notes else "changes"]
    places = {part["id"]: k for k, part in enumerate(form[side]["notes" if notes else "blocks"])}
    out: dict[int, str] = {}
    for change in changes:
        text = ""
        for span in change["spans"]:
            if span["op"] == "equal":
                text += span.get("old_text", span["text"]) if side == "old" else span["text"]
            elif span["op"] == ("delete" if side == "old" else "insert"):
                text += span["text"]
        for name in change[side]:
            given = form[side]["notes" if notes else "blocks"][places[name]]["text"]
            out[places[name]] = text[: len(given)]
            text = text[len(given) + 1 :]
        assert not text
    return [out[k] for k in sorted(out)]

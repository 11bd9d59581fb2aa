"""The check of the law finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unxdiff import (
    Block,
    Change,
    ChangeKind,
    Document,
    Note,
    Op,
    Redline,
    Span,
    accept,
    compare,
    reject,
)
from unxdiff.errors import LawError
from unxdiff.records import replace
from unxdiff.redline.resolve import check

ONE = "The fund is held by the Office in a separate account."
OTHER = "Contributions are accepted from States and from private donors."
OLD = Document(
    "old.txt",
    "text",
    (Block("Urges all States to act"), Block(f"{ONE} {OTHER}")),
    (Note("1", "See A/1."),),
)
NEW = Document(
    "new.txt",
    "text",
    (Block("Urges States to act"), Block(ONE), Block(OTHER)),
    (Note("1", "See A/2."),),
)


def made() -> Redline:
    """A redline with an amended block, a split and an amended note."""
    redline = compare(OLD, NEW)
    assert [change.kind for change in redline.changes] == ["amended", "split"]
    return redline


def test_a_good_redline_passes() -> None:
    """The law holds and both documents come back."""
    redline = made()
    check(redline)
    assert accept(redline) == NEW
    assert reject(redline) == OLD


def first(**changes: object) -> Callable[[Redline], Redline]:
    """A redline whose first change is other than it should be."""

    def spoil(redline: Redline) -> Redline:
        change = replace(redline.changes[0], **changes)
        return replace(redline, changes=(change, *redline.changes[1:]))

    return spoil


EQUAL = Span(Op.EQUAL, "Urges ")
BROKEN: dict[str, tuple[Callable[[Redline], Redline], str]] = {
    "missing change": (lambda r: replace(r, changes=r.changes[1:]), "exactly one change"),
    "change twice": (lambda r: replace(r, changes=r.changes[:1] * 2), "exactly one change"),
    "missing note change": (lambda r: replace(r, note_changes=()), "exactly one change"),
    "other text": (first(spans=(Span(Op.DELETE, "a"), Span(Op.INSERT, "b"))), "turn back"),
    "wrong kind": (first(kind=ChangeKind.EQUAL), "which it is not"),
    "insertion first": (first(spans=(Span(Op.INSERT, "b"), Span(Op.DELETE, "a"))), "before"),
    "equal twice": (first(spans=(EQUAL, EQUAL)), "before"),
    "empty span": (first(spans=(Span(Op.DELETE, ""),)), "empty"),
    "folded without a name": (
        first(spans=(Span(Op.EQUAL, "a", "b"), Span(Op.DELETE, "c"))),
        "nothing was folded",
    ),
    "no paragraph mark": (
        lambda r: replace(
            r, changes=(r.changes[0], replace(r.changes[1], spans=_without_break(r.changes[1])))
        ),
        "paragraph mark",
    ),
    "too long": (
        lambda r: replace(
            r,
            changes=(
                r.changes[0],
                replace(r.changes[1], spans=(*r.changes[1].spans, Span(Op.INSERT, "\nx"))),
            ),
        ),
        "longer than its blocks",
    ),
}


def _without_break(change: Change) -> tuple[Span, ...]:
    return tuple(
        Span(span.op, span.text.replace("\n", "|")) if span.op is Op.INSERT else span
        for span in change.spans
    )


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_redline_is_found(name: str) -> None:
    """Each way of breaking the law is an error that says which."""
    spoil, message = BROKEN[name]
    with pytest.raises(LawError, match=message):
        check(spoil(made()))

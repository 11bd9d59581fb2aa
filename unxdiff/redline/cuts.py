"""Changes cut at the borders of moved passages, whose spans are then paired by an id."""

from __future__ import annotations

from unxdiff.model.redline import Op, Span
from unxdiff.records import record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unxdiff.model.document import Document
    from unxdiff.model.redline import Change

__all__ = ["Cut", "recut"]

_BLANKS = " \u00a0\u202f"
_SLIGHT = _BLANKS + ".,;:!?…。，；：！？、؛،؟"
"""What goes with the passage beside it when nothing else of a change is left: blanks, and the marks
that end a clause, which depend on where it stands."""


@record
class Cut:
    """One moved passage: where it was deleted and inserted, as (place of the change, start, end)
    in the change's old and new text. ``id`` tells it from the others. ``first`` and ``last`` tell
    whether it begins and ends what moved together; what was edited on the way is several."""

    id: int
    gone: tuple[int, int, int]
    come: tuple[int, int, int]
    first: bool = True
    last: bool = True


if TYPE_CHECKING:
    Mark = tuple[int, int, Cut]


def recut(
    changes: tuple[Change, ...],
    old: Document,
    new: Document,
    notes: Mapping[int, int],
    cuts: Sequence[Cut],
) -> tuple[Change, ...]:
    """The changes with the passages' spans cut out and marked, with ids from 1 in reading order;
    what they say stays the same.

    An equal span inside a passage was a chance match, for its words went elsewhere with it: it is
    deleted and inserted. ``notes`` maps old note indices to the new ones they became.
    """
    gone: dict[int, list[Mark]] = {}
    come: dict[int, list[Mark]] = {}
    for cut in cuts:
        for marks, (place, start, end) in ((gone, cut.gone), (come, cut.come)):
            marks.setdefault(place, []).append((start, end, cut))
    out = list(changes)
    numbers: dict[int, int] = {}
    for place in sorted(gone.keys() | come.keys()):
        change = changes[place]
        by_start = [sorted(marks.get(place, ()), key=lambda m: m[0]) for marks in (gone, come)]
        spans, dissolved = _respanned(change.spans, *by_start)
        made = replace(change, spans=tuple([_numbered(span, numbers) for span in spans]))
        out[place] = _reflagged(made, old, new, notes) if dissolved else made
    return tuple(out)


def _numbered(span: Span, numbers: dict[int, int]) -> Span:
    """The span with its passage's number, which is the next where it is met for the first time."""
    if not span.moved:
        return span
    return replace(span, moved=numbers.setdefault(span.moved, len(numbers) + 1))


def _respanned(
    spans: Sequence[Span], gone: list[Mark], come: list[Mark]
) -> tuple[tuple[Span, ...], bool]:
    """The spans with passages cut out, and whether equal words were taken into one."""
    out: list[Span] = []
    deleted = inserted = ""
    o = n = at_old = at_new = 0
    dissolved = False
    for span in spans:
        old = span.text if span.old_text is None else span.old_text
        if span.op is Op.EQUAL and not (
            _within(gone, o, o + len(old)) or _within(come, n, n + len(span.text))
        ):
            out += _pieces(Op.DELETE, deleted, at_old, gone)
            out += _pieces(Op.INSERT, inserted, at_new, come)
            out.append(span)
            deleted = inserted = ""
            o, n = o + len(old), n + len(span.text)
            at_old, at_new = o, n
            continue
        dissolved = dissolved or span.op is Op.EQUAL
        if span.op is not Op.INSERT:
            deleted += old
            o += len(old)
        if span.op is not Op.DELETE:
            inserted += span.text
            n += len(span.text)
    out += _pieces(Op.DELETE, deleted, at_old, gone)
    out += _pieces(Op.INSERT, inserted, at_new, come)
    return tuple(out), dissolved


def _within(marks: list[Mark], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high, _ in marks)


def _pieces(op: Op, text: str, at: int, marks: list[Mark]) -> list[Span]:
    """One changed text as spans, cut at the passages in it."""
    inside = [mark for mark in marks if at <= mark[0] and mark[1] <= at + len(text)]
    if not inside:
        return [Span(op, text)] if text else []
    out: list[Span] = []
    done = 0
    for low, high, cut in _swallowed(text, at, inside):
        if done < low:
            out.append(Span(op, text[done:low]))
        out.append(Span(op, text[low:high], moved=cut.id))
        done = high
    if done < len(text):
        out.append(Span(op, text[done:]))
    return out


def _swallowed(text: str, at: int, marks: list[Mark]) -> list[Mark]:
    """The passages of a text, by offsets in it, with the slight leftovers beside them.

    Inside a passage that was edited, a mark is the edit and stays.
    """
    out: list[Mark] = []
    for place, (start, end, cut) in enumerate(marks):
        low, high = start - at, end - at
        if not place and _slight(text[:low], outside=cut.first):
            low = 0
        following = marks[place + 1] if place + 1 < len(marks) else None
        stop = following[0] - at if following else len(text)
        outside = cut.last and (following is None or following[2].first)
        if _slight(text[high:stop], outside=outside):
            high = stop
        else:
            high = stop - len(text[high:stop].lstrip(_BLANKS))
        out.append((low, high, cut))
    return out


def _slight(text: str, *, outside: bool) -> bool:
    return not text.strip(_SLIGHT if outside else _BLANKS)


def _reflagged(change: Change, old: Document, new: Document, notes: Mapping[int, int]) -> Change:
    """The change with the flags that hold now that fewer of its words are equal."""
    from unxdiff.diff.styles import remarked, restyled

    before = [old.blocks[i] for i in change.old]
    after = [new.blocks[j] for j in change.new]
    spans = change.spans
    length = sum([len(block.text) for block in (*before, *after)])
    joints = len(before) + len(after) - 2
    common = sum([len(span.text) for span in spans if span.op is Op.EQUAL])
    return replace(
        change,
        similarity=2 * common / max(1, length + joints),
        restyled=change.restyled and restyled(before, after, spans),
        remarked=change.remarked and remarked(before, after, spans, notes),
        typographic=any(span.old_text is not None for span in spans),
    )

"""Runs of style and note marks over text that did not change."""

from __future__ import annotations

from unxdiff.model.redline import Op

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unxdiff.model.document import Block
    from unxdiff.model.redline import Span
    from unxdiff.model.roles import Style

__all__ = ["equal_stretches", "remarked", "restyled"]


def equal_stretches(spans: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """(old start, new start, length) of text that is the same to the letter on both sides; a
    folded span counts where its sides are equally long."""
    i = j = 0
    for span in spans:
        if span.op is Op.EQUAL:
            old = span.text if span.old_text is None else span.old_text
            if len(old) == len(span.text):
                yield i, j, len(old)
            i += len(old)
            j += len(span.text)
        elif span.op is Op.DELETE:
            i += len(span.text)
        else:
            j += len(span.text)


def restyled(
    before: Sequence[Block],
    after: Sequence[Block],
    spans: Sequence[Span],
    styles: frozenset[Style] | None = None,
) -> bool:
    """Whether some equal text is set in another style; only ``styles`` count, None is all."""
    if not any(block.runs for block in before) and not any(block.runs for block in after):
        return False
    old, new = _runs(before, styles), _runs(after, styles)
    return any(
        _inside(old, i, length) != _inside(new, j, length)
        for i, j, length in equal_stretches(spans)
    )


def _runs(
    blocks: Sequence[Block], styles: frozenset[Style] | None
) -> list[tuple[int, int, str, str | None]]:
    """The runs of joined blocks from word to word: whether the comma behind a word is set like it
    is nobody's change. Runs of one style with no word between them are one."""
    out: list[tuple[int, int, str, str | None]] = []
    at = 0
    for block in blocks:
        for run in block.runs:
            if styles is not None and run.style not in styles:
                continue
            start, end = _worded(block.text, run.start, run.end)
            if start == end:
                continue
            style = run.style.value
            last = next(
                (k for k in range(len(out) - 1, -1, -1) if out[k][2:] == (style, run.target)), -1
            )
            if last >= 0 and out[last][1] >= at and _bare(block.text[out[last][1] - at : start]):
                out[last] = (out[last][0], at + end, style, run.target)
            else:
                out.append((at + start, at + end, style, run.target))
        at += len(block.text) + 1
    return out


def _bare(text: str) -> bool:
    """Whether there is no letter or digit in it."""
    return not any(map(str.isalnum, text))


def _worded(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks and marks at its ends; empty where nothing else is in it."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _inside(
    runs: list[tuple[int, int, str, str | None]], start: int, length: int
) -> set[tuple[int, int, str, str | None]]:
    end = start + length
    return {
        (max(a, start) - start, min(b, end) - start, style, target)
        for a, b, style, target in runs
        if a < end and b > start
    }


def remarked(
    before: Sequence[Block], after: Sequence[Block], spans: Sequence[Span], notes: Mapping[int, int]
) -> bool:
    """Whether notes are cited at other places, or other notes. A note that only got another
    number, or whose text changed, is not cited anew."""
    old = _marks(before)
    new = _marks(after)
    if not old and not new:
        return False
    if len(old) != len(new):
        return True
    return any(
        notes.get(note) != other or not _same_place(at, to, spans)
        for (at, note), (to, other) in zip(old, new, strict=True)
    )


def _marks(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    out = []
    at = 0
    for block in blocks:
        out += [(at + mark.at, mark.note) for mark in block.marks]
        at += len(block.text) + 1
    return out


def _same_place(old: int, new: int, spans: Sequence[Span]) -> bool:
    """Whether an old and a new place correspond: at the same distance inside an equal stretch, or
    both at the border of the same change."""
    i = j = 0
    for span in spans:
        old_text = span.text if span.old_text is None else span.old_text
        down = len(old_text) if span.op is not Op.INSERT else 0
        right = len(span.text) if span.op is not Op.DELETE else 0
        if span.op is Op.EQUAL:
            if i <= old <= i + down and j <= new <= j + right:
                return old - i == new - j or down != right
        elif i <= old <= i + down and j <= new <= j + right:
            return True
        i += down
        j += right
    return old == i and new == j

"""One side of a change: offsets into the joined text of its blocks, its styles, its note marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from unxdiff.model.roles import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unxdiff.model.document import Block, Note

__all__ = ["Side", "shift", "stretches"]

_ORDER = {style: rank for rank, style in enumerate(Style)}


class Side:
    """One side of a change, with offsets into the joined text of its blocks."""

    def __init__(self, blocks: Sequence[Block | Note]) -> None:
        self.labels: dict[int, str] = {}
        self.joins: list[int] = []
        runs: list[tuple[int, int, Style, str | None]] = []
        marks: list[tuple[int, int]] = []
        at = 0
        for number, block in enumerate(blocks):
            if number:
                self.joins.append(at - 1)
                self.labels[at - 1] = getattr(block, "label", None) or ""
            runs += [(at + r.start, at + r.end, r.style, r.target) for r in block.runs]
            marks += [(at + m.at, m.note) for m in getattr(block, "marks", ())]
            at += len(block.text) + 1
        self.marks = sorted(marks)
        self.stretches = _flatten(runs)
        self._ends = [stretch[1] for stretch in self.stretches]

    def take(self, start: int, end: int) -> list[tuple[int, int]]:
        """The marks not yet taken at ``start`` … ``end`` - 1, which are thereby taken."""
        low = bisect_left(self.marks, (start, -1))
        high = bisect_left(self.marks, (end, -1))
        taken = self.marks[low:high]
        del self.marks[low:high]
        return taken

    def cuts(self, start: int, end: int) -> set[int]:
        """The offsets strictly inside ``[start, end)`` where the style changes."""
        found: set[int] = set()
        for low, high, _, _ in self.stretches[bisect_right(self._ends, start) :]:
            if low >= end:
                break
            found.update(at for at in (low, high) if start < at < end)
        return found

    def look(self, at: int) -> tuple[tuple[str, ...], str | None]:
        """The styles and the link target at an offset."""
        index = bisect_right(self._ends, at)
        if index < len(self.stretches) and self.stretches[index][0] <= at:
            return self.stretches[index][2], self.stretches[index][3]
        return (), None


def _flatten(
    runs: list[tuple[int, int, Style, str | None]],
) -> list[tuple[int, int, tuple[str, ...], str | None]]:
    """Overlapping runs as disjoint stretches, each with the styles that hold over all of it."""
    if not runs:
        return []
    edges = sorted({at for run in runs for at in run[:2]})
    ordered = sorted(runs, key=lambda run: run[0])
    stretches: list[tuple[int, int, tuple[str, ...], str | None]] = []
    active: list[tuple[int, int, Style, str | None]] = []
    following = 0
    for start, end in pairwise(edges):
        active = [run for run in active if run[1] > start]
        while following < len(ordered) and ordered[following][0] <= start:
            if ordered[following][1] > start:
                active.append(ordered[following])
            following += 1
        if active:
            styles = sorted({run[2] for run in active}, key=_ORDER.__getitem__)
            target = next((run[3] for run in active if run[3]), None)
            stretches.append((start, end, tuple([style.value for style in styles]), target))
    return stretches


def stretches(text: str, at: int, joins: list[int]) -> Iterator[tuple[str, int, int]]:
    """Cut text at tabs and line breaks: (kind, start, end) with kinds as in Part."""
    if "\n" not in text and "\t" not in text:
        yield "text", 0, len(text)
        return
    start = 0
    for index, character in enumerate(text):
        if character in "\n\t":
            if index > start:
                yield "text", start, index
            kind = "tab" if character == "\t" else "end" if at + index in joins else "break"
            yield kind, index, index + 1
            start = index + 1
    if start < len(text):
        yield "text", start, len(text)


def shift(text: str, old_text: str | None) -> Callable[[int], int]:
    """How an offset into an equal span's old text becomes one into its new text.

    Folding may change the length (a Unicode form, a run of spaces) but never the words, so an
    offset keeps its word and its distance from that word's end.
    """
    if old_text is None or len(old_text) == len(text):
        return lambda at: at
    old_ends = _word_ends(old_text)
    new_ends = _word_ends(text)
    if len(old_ends) != len(new_ends):
        return lambda at: max(0, at - len(old_text)) + min(at, len(text))
    return lambda at: _by_word(at, old_ends, new_ends, len(text))


def _by_word(at: int, old_ends: list[int], new_ends: list[int], limit: int) -> int:
    word = bisect_left(old_ends, at)
    if word >= len(new_ends):
        return limit
    return min(limit, max(0, new_ends[word] - (old_ends[word] - at)))


def _word_ends(text: str) -> list[int]:
    ends = []
    at = 0
    for word in text.split():
        at = text.index(word, at) + len(word)
        ends.append(at)
    return ends

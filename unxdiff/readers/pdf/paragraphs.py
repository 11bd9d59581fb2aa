"""Lines → paragraphs: by leading, indent, fullness, style and the words at the break."""

from __future__ import annotations

import itertools

from unxdiff.readers.pages.pieces import Piece
from unxdiff.readers.pages.starts import is_label, is_opener, last_character, lower_start
from unxdiff.readers.pages.wrap import label_counts, stands_alone
from unxdiff.readers.pdf.lines import BOLD, SUB, SUPER, word_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.join import Joiner
    from unxdiff.readers.pdf.layout import Column
    from unxdiff.readers.pdf.lines import Line
    from unxdiff.readers.pdf.measure import Measure

__all__ = ["Part", "begin", "finish", "goes_on", "parts_of"]

_ENDS = ".;:!?。；：！？؛؟।"
_COMMA = ",،，、"
_EVEN = 0.5
"""Lines that begin within so many ems of an edge begin at it."""
_MOST_LINES = 0.8
_INDENT = 0.8
"""A line that begins this many ems further in, or out, is set in, or out."""
_SAME_SIZE = 0.06
"""Sizes that differ by no more than this share are one."""
_FULL = 0.25
"""A line is full where the next word and a blank of this many ems would have passed the edge."""
_SHORT = 0.2
"""A line that leaves more than this share of its column free was ended there by its author."""
_RAISED = 1.15
"""How much further than else a line may be from the next that has a raised or lowered stretch."""
_NARROW_WORDS = 3
"""Words a line, on average, from which lines narrower than their column are a wrapped text and no
list of names."""


class Part(Piece):
    """A paragraph in the making with its styles, lines and places on pages."""

    rtl = False

    def __init__(self, text: str, first: int, last: int) -> None:
        super().__init__(text, first, last)
        self.runs: list[tuple[int, int, int]] = []
        """(start, end, bits) over the text."""
        self.pages: list[tuple[int, int]] = []
        """(place in the text, page from there on)."""
        self.lines: list[Line] = []
        self.left = 0.0
        """Where its column begins, in reading direction."""
        self.edge = 0.0
        """Where its column ends."""

    def take(self, line: Line, joiner: Joiner) -> None:
        """Put a line at the end."""
        self.text = joiner.pair(self.text, line.text, self.last) if self.lines else line.text
        self._shifted(line.text, line.runs, [(0, line.page)])
        self.lines.append(line)
        self.last, self.tail = line.page, line.text

    def append(self, other: Piece, joiner: Joiner) -> None:
        """Put another part at the end: it is the same paragraph."""
        super().append(other, joiner)
        if isinstance(other, Part):
            self._shifted(other.text, other.runs, other.pages)
            self.lines += other.lines
            self.edge = other.edge

    def _shifted(
        self, added: str, runs: list[tuple[int, int, int]], pages: list[tuple[int, int]]
    ) -> None:
        """Note the styles and pages of what was added at the end."""
        shift = len(self.text) - len(added)
        if self.runs and self.runs[-1][1] > shift:
            start, _, bits = self.runs.pop()
            if start < shift:
                self.runs.append((start, shift, bits))
        for start, end, bits in runs:
            if self.runs and self.runs[-1][2] == bits and start + shift - self.runs[-1][1] <= 1:
                between = self.text[self.runs[-1][1] : start + shift]
                if not between.strip():
                    self.runs[-1] = (self.runs[-1][0], end + shift, bits)
                    continue
            self.runs.append((start + shift, end + shift, bits))
        for start, page in pages:
            if not self.pages or self.pages[-1][1] != page:
                self.pages.append((start + shift, page))

    def page_at(self, place: int) -> int:
        """The page on which a place of the text stands."""
        found = self.first
        for start, page in self.pages:
            if start > place:
                break
            found = page
        return found

    def share(self, bit: int) -> float:
        """How much of the text, blanks apart, has a style."""
        inside = sum(
            [
                len(self.text[start:end].replace(" ", ""))
                for start, end, bits in self.runs
                if bits & bit
            ]
        )
        return inside / max(len(self.text.replace(" ", "")), 1)


def begin(line: Line, *, rtl: bool) -> float:
    """Where a line begins, growing in the direction of reading."""
    return -line.x1 if rtl else line.x0


def finish(line: Line, *, rtl: bool) -> float:
    """Where a line ends."""
    return -line.x0 if rtl else line.x1


def parts_of(column: Column, measure: Measure, joiner: Joiner) -> list[Part]:
    """The paragraphs of a column."""
    if not column.lines:
        return []
    rtl = sum([line.rtl for line in column.lines]) * 2 > len(column.lines)
    spans = [measure.extent(line, column) for line in column.lines]
    breaks = _Breaks(column.lines, measure, spans, rtl=rtl)
    made: list[Part] = []
    start = 0
    for index, line in enumerate(column.lines):
        low, high = spans[index]
        left, edge = (-high, -low) if rtl else (low, high)
        if index and not breaks.at(index, start):
            made[-1].take(line, joiner)
            made[-1].edge = edge
            continue
        start = index
        part = Part("", line.page, line.page)
        part.left, part.edge, part.rtl, part.page = left, edge, rtl, line.page
        part.indent = round((begin(line, rtl=rtl) - left) / 6)
        part.head = line.text
        part.take(line, joiner)
        made.append(part)
    return made


class _Breaks:
    """Decides where the paragraphs of one column end."""

    def __init__(
        self, lines: list[Line], measure: Measure, spans: list[tuple[float, float]], *, rtl: bool
    ) -> None:
        self.lines = lines
        self.measure = measure
        self.spans = {id(line): span for line, span in zip(lines, spans, strict=True)}
        self.rtl = rtl and not self._set_from_left()
        """Whether lines begin at the right edge: some programs set Arabic from the left."""
        self.wrapped = self._narrow()

    def _set_from_left(self) -> bool:
        """Whether the left edge of the lines is even and the right one is not."""
        left = right = 0
        for line in self.lines:
            low, high = self.spans[id(line)]
            left += line.x0 - low < _EVEN * line.size
            right += high - line.x1 < _EVEN * line.size
        return left > _MOST_LINES * len(self.lines) and right < left / 2

    def at(self, index: int, start: int) -> bool:
        """Whether a paragraph ends before line ``index``; it began with line ``start``."""
        before, after = self.lines[index - 1], self.lines[index]
        if not self._together(before, after):
            return True
        last = last_character(before.text)
        ended = last in _ENDS
        low, high = self.spans[id(before)]
        room = (-low if self.rtl else high) - finish(before, rtl=self.rtl)
        full = room < word_width(after) + _FULL * after.size
        if is_label(after.text) and label_counts(
            before.text, after.text, ended=ended, last=last, full=full
        ):
            return True
        if stands_alone(before.text) or stands_alone(after.text):
            return not (lower_start(after.text) and not ended)
        if not full:
            if index in self.wrapped:
                return False
            same = _style(before) == _style(after)
            long = room < _SHORT * (high - low)
            if self.measure.spaced and long and same and not ended:
                return False
            return ended or not (lower_start(after.text) and same)
        if ended and _style(before)[1] != _style(after)[1]:
            return True  # a bold line after a sentence's end, or the text under a bold line
        return self._set_in(before, after, first=index - 1 == start)

    def _set_in(self, before: Line, after: Line, *, first: bool) -> bool:
        """Whether a full line is the last of its paragraph, for the next is set in or out."""
        size = after.size
        step = begin(after, rtl=self.rtl) - begin(before, rtl=self.rtl)
        if step > _INDENT * size:
            hangs = first and (
                is_label(before.text)
                or (before.inner and abs(self._inner(before) - begin(after, rtl=self.rtl)) < size)
            )
            return not (hangs or self._centred(before, after))
        if step < -_INDENT * size:
            return not (first or self._centred(before, after))
        return False

    def _inner(self, line: Line) -> float:
        return -line.inner if self.rtl else line.inner

    def _centred(self, before: Line, after: Line) -> bool:
        return all(
            abs(line.x0 + line.x1 - sum(self.spans[id(line)])) < 2 * line.size
            for line in (before, after)
        )

    def _together(self, before: Line, after: Line) -> bool:
        """Whether two lines are of one size and no further apart than lines of a paragraph."""
        size = max(before.size, after.size)
        if abs(before.size - after.size) > _SAME_SIZE * size:
            return False
        most = self.measure.paragraph_gap(size)
        if _is_raised(before) or _is_raised(after):
            most *= _RAISED  # the line was moved down to make room for it
        return before.y - after.y <= most

    def _narrow(self) -> set[int]:
        """Lines that go on from the one before them in a wrapped text that is narrower than its
        column: a title, a cell of a masthead."""
        found: set[int] = set()
        start = 0
        for index in range(1, len(self.lines) + 1):
            if index < len(self.lines):
                before, after = self.lines[index - 1], self.lines[index]
                step = begin(before, rtl=self.rtl) - begin(after, rtl=self.rtl)
                aligned = abs(step) < 0.3 * after.size or self._centred(before, after)
                if aligned and self._together(before, after) and _style(before) == _style(after):
                    continue
            group = self.lines[start:index]
            if len(group) > 1 and self._is_wrapped(group):
                found.update(range(start + 1, index))
            start = index
        return found

    def _is_wrapped(self, group: list[Line]) -> bool:
        set_off = _style(group[0])[1] or group[0].size > 1.05 * self.measure.body
        if len(group) < 3 and not set_off:
            return False
        edge = max([line.x1 - line.x0 for line in group])
        for before, after in itertools.pairwise(group):
            if edge - (before.x1 - before.x0) >= word_width(after) + _FULL * after.size:
                return False
            if last_character(before.text) in _ENDS or is_label(after.text):
                return False
        words = sum([line.text.count(" ") + 1 for line in group])
        return words >= _NARROW_WORDS * len(group)


def _is_raised(line: Line) -> bool:
    return any(bits & (SUPER | SUB) for _, _, bits in line.runs)


def _style(line: Line) -> tuple[int, bool]:
    return round(line.size * 2), line.share(BOLD) > 0.6


def goes_on(before: Part, after: Part, *, indented: bool, joins_small: bool) -> bool:
    """Whether a paragraph goes on over the end of a column or page."""
    a, b = before.lines[-1], after.lines[0]
    if abs(a.size - b.size) > _SAME_SIZE * max(a.size, b.size):
        return False
    last = last_character(before.text)
    ended = last in _ENDS
    room = before.edge - finish(a, rtl=before.rtl)
    full = room < word_width(b) + _FULL * b.size
    if is_label(b.text) and label_counts(a.text, b.text, ended=ended, last=last, full=full):
        return False
    if stands_alone(a.text) or (stands_alone(b.text) and not lower_start(b.text)):
        return False
    lower = lower_start(b.text)
    if not full:
        return lower and not ended and joins_small
    inset = (begin(b, rtl=after.rtl) - after.left) > _INDENT * b.size
    if inset and indented and len(before.lines) > 1:
        inner = begin(a, rtl=before.rtl) - before.left
        inset = abs(inner - (begin(b, rtl=after.rtl) - after.left)) > _INDENT * b.size
    if ended:
        return indented and not inset and not before.share(BOLD) > 0.9
    if last in _COMMA and not lower:
        return not inset and not is_opener(b.text)
    return lower or not (inset and indented)

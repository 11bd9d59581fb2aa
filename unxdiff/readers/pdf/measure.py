"""What a paper's lines are usually like: the size of its text, its leading, its columns."""

from __future__ import annotations

import itertools

from unxdiff.readers.pdf.lines import word_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.readers.pdf.layout import Column
    from unxdiff.readers.pdf.lines import Line

__all__ = ["Measure"]

_PARAGRAPH_GAP = 1.25
"""Lines further apart than their usual leading times this are two paragraphs'."""
_SPACED = 0.1
"""Share of the distances between lines that white between paragraphs takes up."""
_EVIDENCE = 3
"""Lines from which a block tells where the text begins and ends."""
_WIDE = 0.9
"""A line of this share of its column's widest, which ends no sentence, goes on in the next."""
_FILLED = 0.65
"""Share of the lines of a block of paragraphs that are full, for the last of each is not."""
_SIGNS = 12
"""Characters a line from which lines of like length are a text, and no list of names."""
_OUTDENT = 8
"""Ems by which a label may stand out of its column."""


class Measure:
    """Computed once from all columns of a paper."""

    def __init__(self, columns: list[Column]) -> None:
        self.body = _body_size(columns)
        """The size in points of most of the text."""
        self._leading = _leading(columns)
        self.spaced = self._are_spaced(columns)
        """Whether white parts the paragraphs, so that lines without it are one paragraph's."""
        self._extents = _extents(columns, self.paragraph_gap)

    def _are_spaced(self, columns: list[Column]) -> bool:
        total = apart = 0
        for column in columns:
            for before, after in itertools.pairwise(column.lines):
                if abs(before.size - self.body) < 0.5 and abs(after.size - self.body) < 0.5:
                    total += 1
                    apart += before.y - after.y > self.paragraph_gap(after.size)
        return apart >= _SPACED * total > 0

    def paragraph_gap(self, size: float) -> float:
        """The largest distance of baselines inside a paragraph of a size, in points."""
        usual = self._leading.get(round(size * 2))
        if usual is None:
            nearest = min(self._leading, key=lambda key: abs(key - size * 2), default=None)
            usual = self._leading[nearest] * 2 * size / nearest if nearest else 1.2 * size
        return max(usual, 0.9 * size) * _PARAGRAPH_GAP

    def extent(self, line: Line, column: Column) -> tuple[float, float]:
        """Where the text around a line begins and ends on the page: the narrowest usual column
        that holds it, for one line does not tell how long it might have been."""
        best: tuple[float, float] | None = None
        for low, high in self._extents:
            if (
                low - 3 <= line.x0
                and line.x1 <= high + 3
                and (best is None or high - low < best[1] - best[0])
            ):
                best = (low, high)
        if best is None:
            best = self._beside(line) or (column.x0, column.x1)
        return min(best[0], line.x0), max(best[1], line.x1)

    def _beside(self, line: Line) -> tuple[float, float] | None:
        """The usual column that a line stands in but for its label."""
        for low, high in self._extents:
            if low < line.x1 <= high + 3 and low - line.x0 < _OUTDENT * line.size:
                return low, high
            if high > line.x0 >= low - 3 and line.x1 - high < _OUTDENT * line.size and line.rtl:
                return low, high
        return None


def _body_size(columns: list[Column]) -> float:
    counts: dict[int, int] = {}
    for column in columns:
        for line in column.lines:
            key = round(line.size * 10)
            counts[key] = counts.get(key, 0) + len(line.text)
    return max(counts, key=lambda key: (counts[key], key), default=100) / 10


def _leading(columns: list[Column]) -> dict[int, float]:
    """For each size in half points, the distance of lines that surely are one paragraph's, or else
    the least of the distances that are frequent."""
    sure: dict[int, dict[int, int]] = {}
    gaps: dict[int, dict[int, int]] = {}
    for column in columns:
        widest = max([line.x1 - line.x0 for line in column.lines], default=0.0)
        for before, after in itertools.pairwise(column.lines):
            key = round(after.size * 2)
            gap = before.y - after.y
            if round(before.size * 2) != key or not 0.7 * after.size < gap < 3 * after.size:
                continue
            kinds = [gaps]
            if before.x1 - before.x0 >= _WIDE * widest and before.text[-1] not in ".;:!?。；؛":
                kinds.append(sure)
            for counts in [kind.setdefault(key, {}) for kind in kinds]:
                counts[round(gap * 2)] = counts.get(round(gap * 2), 0) + 1
    made = {}
    for key, counts in gaps.items():
        told = sure.get(key, counts)
        most = max(told.values())
        made[key] = min([gap for gap, count in told.items() if count * 4 >= most]) / 2
    return made


def _extents(columns: list[Column], gap: Callable[[float], float]) -> list[tuple[float, float]]:
    """The usual columns, as left and right: those of blocks of lines that were wrapped."""
    made: list[tuple[float, float, float]] = []
    for column in columns:
        for block in _blocks(column.lines, gap):
            if not _is_wrapped(block):
                continue
            size = block[0].size
            low, high = min([line.x0 for line in block]), max([line.x1 for line in block])
            for index, (left, right, other) in enumerate(made):
                if (
                    abs(left - low) < 3 * size
                    and abs(right - high) < 1.5 * size
                    and (abs(size - other) < 0.2 * size)
                ):
                    made[index] = (min(left, low), max(right, high), other)
                    break
            else:
                made.append((low, high, size))
    return [(low, high) for low, high, _ in made]


def _blocks(lines: list[Line], gap: Callable[[float], float]) -> list[list[Line]]:
    made: list[list[Line]] = []
    for line in lines:
        if made:
            before = made[-1][-1]
            size = max(line.size, before.size)
            if abs(line.size - before.size) < 0.06 * size and before.y - line.y <= gap(size):
                made[-1].append(line)
                continue
        made.append([line])
    return made


def _is_wrapped(block: list[Line]) -> bool:
    """Whether nearly every line of a block had no room for the next line's first word."""
    if len(block) < _EVIDENCE:
        return False
    rtl = sum([line.rtl for line in block]) * 2 > len(block)
    edge = min([line.x0 for line in block]) if rtl else max([line.x1 for line in block])
    full = sum(
        [
            (before.x0 - edge if rtl else edge - before.x1) < word_width(after) + 0.25 * after.size
            for before, after in itertools.pairwise(block)
        ]
    )
    signs = sum([len(line.text) for line in block])
    return full >= _FILLED * (len(block) - 1) and signs >= _SIGNS * len(block)

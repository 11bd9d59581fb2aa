"""Columns and the order of reading: a page is cut at the white between its columns."""

from __future__ import annotations

import itertools

from unxdiff.readers.pages.starts import is_label
from unxdiff.readers.pdf.lines import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeGuard

    from unxdiff.readers.pdf.lines import Line, Rule

__all__ = ["Column", "Grid", "arranged"]

_GUTTER = 0.8
"""Least white between columns in ems."""
_BESIDE = 2.5
"""Least white in ems between two texts that stand side by side in a few rows only."""
_NEAR = 3.0
"""Ems from the margin within which the longest line is taken to reach it."""
_ACROSS = 0.6
"""Share of the text's width that a rule crosses which parts what is above from what is below."""
_STRETCHED = 1.45
"""The widest blank of a line that was stretched to fill its column, in its narrowest."""
_WIDEST = 3.0
"""Ems of such a blank, beyond which the line must also reach from margin to margin."""
_COLUMN_LINES = 3
"""Fewest lines of a column of running text."""
_COLUMN_CHARACTERS = 15
"""Fewest characters of its usual line; Chinese characters count double."""
_DEEPEST = 40
"""Cuts within cuts of a page: beyond, what is left is read row by row."""
_MOST_GUTTERS = 60
"""Stretches of white that are weighed at each cut, those along most rows first."""
_LABEL = 10
"""Longest label in characters that stands before a paragraph: ``77/321.``, ``(xxviii)``."""
_BULLETS = frozenset("-–—•●▪◦‣·*+o➢✓❖→")


class Column:
    """Lines that are read one below the other."""

    __slots__ = ("beside", "lines", "x0", "x1")

    def __init__(self, lines: list[Line], *, beside: bool) -> None:
        """``x0`` and ``x1`` are its outermost ends."""
        self.lines = lines
        self.beside = beside
        """Whether another column stands beside it."""
        self.x0 = min([line.x0 for line in lines])
        self.x1 = max([line.x1 for line in lines])

    def widen(self, left: float, right: float) -> None:
        """Reach to the margin of the page on both sides, taking the narrower of the two for both:
        short lines do not tell how wide the text might be."""
        margin = max(min(self.x0 - left, right - self.x1), 0.0)
        near = _NEAR * self.lines[0].size  # margins that differ, and a line that is full
        if self.x0 - left - margin > near:
            self.x0 = left + margin
        if right - margin - self.x1 > near:
            self.x1 = right - margin


class Grid:
    """A table: rows of cells, each cell a list of lines."""

    __slots__ = ("edges", "guessed", "page", "rows", "y")

    def __init__(
        self,
        rows: list[list[list[Line]]],
        edges: list[float],
        page: int,
        y: float,
        *,
        guessed: bool,
    ) -> None:
        self.rows = rows
        self.edges = edges
        """The borders of its columns, from left to right."""
        self.page = page
        self.y = y
        self.guessed = guessed
        """Whether it is told by how its words stand, not by drawn rules."""


def arranged(lines: list[Line], rules: list[Rule]) -> list[Column | Grid]:
    """The columns and tables of lines in the order in which they are read: what stands above a
    rule across the text comes before what stands below it."""
    if not lines:
        return []
    rtl = sum([line.rtl for line in lines]) * 2 > len(lines)
    made: list[Column | Grid] = []
    for band in _bands(_rows(lines), rules):
        for item in _arranged(band, rtl=rtl, beside=False, depth=0):
            last = made[-1] if made else None
            if _is_plain(last) and _is_plain(item):
                # One column that a rule crosses, perhaps only under a word.
                made[-1] = Column(last.lines + item.lines, beside=False)
                continue
            made.append(item)
    return made


def _is_plain(item: Column | Grid | None) -> TypeGuard[Column]:
    return isinstance(item, Column) and not item.beside


def _bands(rows: list[list[Line]], rules: list[Rule]) -> list[list[list[Line]]]:
    """Rows parted by the rules that cross most of the text."""
    left = min([row[0].x0 for row in rows])
    width = max([row[-1].x1 for row in rows]) - left
    drawn: dict[int, float] = {}
    for rule in rules:
        if rule[3] - rule[1] <= 3 < rule[2] - rule[0]:
            drawn[round(rule[1])] = drawn.get(round(rule[1]), 0.0) + rule[2] - rule[0]
    heights = [height for height, length in drawn.items() if length >= _ACROSS * width]
    made: list[list[list[Line]]] = []
    before = -1
    for row in rows:
        place = sum([row[0].y < height for height in heights])
        if place != before:
            made.append([])
            before = place
        made[-1].append(row)
    return made


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Lines of about one height, from top to bottom, each row from left to right."""
    made: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        if made:
            row = made[-1]
            near = row[0].y - line.y <= 0.35 * min(line.size, row[0].size)
            if near and all(line.x0 >= other.x1 or line.x1 <= other.x0 for other in row):
                row.append(line)
                continue
        made.append([line])
    for row in made:
        row.sort(key=lambda line: line.x0)
    return made


def _arranged(
    rows: list[list[Line]], *, rtl: bool, beside: bool, depth: int
) -> list[Column | Grid]:
    if not any(len(row) > 1 for row in rows):
        return [Column([row[0] for row in rows], beside=beside)] if rows else []
    span = _usual_span(rows)
    rows = [[joined(row)] if _is_stretched(row, span) else row for row in rows]
    gutters = _gutters(rows) if depth < _DEEPEST else []
    best = None
    for gutter in sorted(gutters, key=lambda gutter: -gutter.both)[:_MOST_GUTTERS]:
        gutter.judge(rows, rtl=rtl)
        if gutter.kind and (best is None or gutter.weight() > best.weight()):
            best = gutter
    if best is None:
        return [Column([joined(row) for row in rows], beside=beside)]
    depth += 1
    made = _arranged(rows[: best.start], rtl=rtl, beside=beside, depth=depth)
    within = rows[best.start : best.end]
    if best.kind == "table":
        made.append(_aligned(within, best, gutters))
    else:
        middle = (best.left + best.right) / 2
        sides = [
            [[line for line in row if (line.x0 < middle) is left] for row in within]
            for left in ((False, True) if rtl else (True, False))
        ]
        for side in sides:
            made.extend(_arranged([row for row in side if row], rtl=rtl, beside=True, depth=depth))
    return made + _arranged(rows[best.end :], rtl=rtl, beside=beside, depth=depth)


def _is_stretched(row: list[Line], span: tuple[float, float] | None) -> bool:
    """Whether a row is one line whose blanks were stretched to fill it: all are about as wide, or
    the row also reaches from margin to margin."""
    if len(row) < 2:
        return False
    between = [after.x0 - before.x1 for before, after in itertools.pairwise(row)]
    blanks = [*[line.blank for line in row if line.blank], *between]
    if max(between) > _STRETCHED * min(blanks):
        return False
    if len(blanks) > 1 and max(between) <= _WIDEST * row[0].size:
        return True
    return span is not None and _spans(row, span)


def _spans(row: list[Line], span: tuple[float, float]) -> bool:
    return abs(row[0].x0 - span[0]) < 0.7 and abs(row[-1].x1 - span[1]) < 0.7


def _usual_span(rows: list[list[Line]]) -> tuple[float, float] | None:
    """The ends that whole lines have, three at least, where lines are set to both margins."""
    counts: dict[tuple[int, int], list[Line]] = {}
    for row in rows:
        if len(row) == 1:
            counts.setdefault((round(row[0].x0), round(row[0].x1)), []).append(row[0])
    most = max(counts.values(), key=len, default=[])
    return (most[0].x0, most[0].x1) if len(most) >= 3 else None


class _Gutter:
    """White that runs down through several rows with text on both sides of it."""

    __slots__ = ("both", "end", "kind", "last", "left", "right", "start")

    def __init__(self, left: float, right: float, start: int) -> None:
        self.left = left
        self.right = right
        self.start = start
        self.end = self.last = start + 1
        self.both = 1
        self.kind = ""

    def weight(self) -> tuple[bool, int, float]:
        return self.kind == "columns", self.both, self.right - self.left

    def goes_on(self, row: list[Line], index: int, least: float) -> bool:
        """Take a row that leaves white here; False where it leaves none."""
        best: tuple[float, float] | None = None
        before = float("-inf")
        for line in [*row, None]:
            after = line.x0 if line is not None else float("inf")
            low, high = max(before, self.left), min(after, self.right)
            if high - low >= least and (best is None or high - low > best[1] - best[0]):
                best = (low, high)
            if line is not None:
                before = max(before, line.x1)
        if best is None:
            return False
        self.left, self.right = best
        self.end = index + 1
        if row[0].x1 <= self.left + 1 and row[-1].x0 >= self.right - 1:
            self.both += 1
            self.last = index + 1
        return True

    def judge(self, rows: list[list[Line]], *, rtl: bool) -> None:
        """Decide what it parts: columns of text, a table's columns, two texts side by side, or
        nothing (a label and its paragraph, two words of a line set wide)."""
        within = [line for row in rows[self.start : self.end] for line in row]
        size = max([line.size for line in within])
        sides = (
            [line for line in within if line.x1 <= self.left + 1],
            [line for line in within if line.x0 >= self.right - 1],
        )
        first = sides[1] if rtl else sides[0]
        if all(_is_label(line.text) for line in first):
            return
        wide = self.right - self.left
        texts = [_columnar(side) for side in sides]
        if all(texts) and self.both >= 2 and wide >= _GUTTER * size:
            self.kind = "columns"
            self._grow(rows)
            return
        self.end = self.last
        if self.both >= 3 and wide >= _GUTTER * size:
            self.kind = "table"
        elif wide >= _BESIDE * size:
            self.kind = "beside"
            self._grow(rows, up=False)

    def _grow(self, rows: list[list[Line]], *, up: bool = True) -> None:
        """Take in the rows above and below that go on one side only, without a gap."""
        while up and self.start and self._one_side(rows, self.start - 1, self.start):
            self.start -= 1
        self.end = self.last
        while self.end < len(rows) and self._one_side(rows, self.end, self.end - 1):
            self.end += 1

    def _one_side(self, rows: list[list[Line]], index: int, beside: int) -> bool:
        row = rows[index]
        if not (row[-1].x1 <= self.left + 1 or row[0].x0 >= self.right - 1):
            return False
        return abs(row[0].y - rows[beside][0].y) <= 1.7 * row[0].size


def _columnar(lines: list[Line]) -> bool:
    """Whether lines are a column of running text."""
    if len(lines) < _COLUMN_LINES:
        return False
    widths = sorted([(line.x1 - line.x0) / (line.size * 0.5) for line in lines])
    return widths[len(widths) // 2] >= _COLUMN_CHARACTERS


def _is_label(text: str) -> bool:
    if len(text) > _LABEL:
        return False
    return text in _BULLETS or is_label(f"{text} ") or text[-1] in ".)" or text[0] == "("


def _gutters(rows: list[list[Line]]) -> list[_Gutter]:
    """Every stretch of white between texts that runs down through rows."""
    active: list[_Gutter] = []
    closed: list[_Gutter] = []
    for index, row in enumerate(rows):
        least = _GUTTER * min([line.size for line in row])
        kept: list[_Gutter] = []
        for gutter in active:
            (kept if gutter.goes_on(row, index, least) else closed).append(gutter)
        for before, after in itertools.pairwise(row):
            if after.x0 - before.x1 >= least and not any(
                gutter.left < after.x0 and before.x1 < gutter.right for gutter in kept
            ):
                kept.append(_Gutter(before.x1, after.x0, index))
        active = kept
    return closed + active


def _aligned(rows: list[list[Line]], best: _Gutter, gutters: list[_Gutter]) -> Grid:
    """The table of rows whose words stand below one another."""
    edges = sorted(
        {
            (gutter.left + gutter.right) / 2
            for gutter in gutters
            if gutter is best
            or (
                min(gutter.last, best.end) - max(gutter.start, best.start)
                >= 0.6 * (best.end - best.start)
                and gutter.both * 2 >= best.both
            )
        }
    )
    made: list[list[list[Line]]] = []
    before: float | None = None
    for row in rows:
        cells: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
        for line in row:
            middle = (line.x0 + line.x1) / 2
            cells[sum([edge < middle for edge in edges])].append(line)
        close = before is not None and before - row[0].y < 1.35 * row[0].size
        if made and close and not cells[0] and len(row) < len(edges) + 1:
            for cell, more in zip(made[-1], cells, strict=True):
                cell.extend(more)
        else:
            made.append(cells)
        before = row[0].y
    return Grid(made, edges, rows[0][0].page, rows[0][0].y, guessed=True)

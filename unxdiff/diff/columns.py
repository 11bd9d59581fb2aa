"""Which column of a table became which: decided from the head and a sample of linked rows.

A pair of columns is as alike as their heads are and as many of their cells are equal, a cell that
stands in several columns of a row counting less. The heaviest pairing in order stays; what is alike
beside it travelled. What is left between two columns that stayed is paired by place or by sort
(figures or words), unless its heads have nothing in common.
"""

from __future__ import annotations

from unxdiff.records import record
from unxdiff.text.similarity import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.options import MarkOptions

    Cells = tuple[list[str], list[str]]

__all__ = ["Grid", "grid"]

_ENOUGH = 3
"""Rows from which on it can be told that two columns have nothing in common."""


@record
class Grid:
    """Columns of a table, old and new (0-based): how many there are, which pairs stayed in order,
    and which travelled."""

    old: int
    new: int
    pairs: tuple[tuple[int, int], ...]
    travelled: tuple[tuple[int, int], ...] = ()

    def said(self, heads: Cells) -> str:
        """What became of whole columns, in words; empty where all stayed. ``heads`` are the cells
        of the two first rows."""
        went = dict(self.travelled)
        came = set(went.values())
        stayed_old = {a for a, _ in self.pairs}
        stayed_new = {b for _, b in self.pairs}
        said = [
            f"{_called(a, heads[0])} moved to place {went[a] + 1}"
            if a in went
            else f"{_called(a, heads[0])} deleted"
            for a in range(self.old)
            if a not in stayed_old
        ]
        said += [
            f"{_called(b, heads[1])} inserted"
            for b in range(self.new)
            if b not in stayed_new and b not in came
        ]
        return "; ".join(said)


def _called(column: int, head: Sequence[str]) -> str:
    told = head[column] if column < len(head) else ""
    short = told if len(told) <= 30 else f"{told[:29].rstrip()}…"
    return f"column {column + 1} (“{short}”)" if told else f"column {column + 1}"


def grid(rows: Sequence[Cells], head: Cells | None, options: MarkOptions) -> Grid:
    """The columns of two versions of a table, from folded cells of linked rows and of the heads,
    where these are linked. Rows of another number of cells than most are left aside."""
    width = _usual([(len(old), len(new)) for old, new in rows])
    rows = [cells for cells in rows if (len(cells[0]), len(cells[1])) == width]
    if head and (len(head[0]), len(head[1])) != width:
        head = None
    if width[0] == width[1] and all(old == new for old, new in rows):
        return Grid(*width, tuple([(a, a) for a in range(width[0])]))
    alike = _alike(rows, head, *width)
    stays = _heaviest(alike, options.column_alike)
    travelled = _travelled(alike, stays, options.column_moved)
    pairs = _filled(stays, travelled, rows, head, width)
    return Grid(*width, tuple(pairs), tuple(travelled))


def _usual(widths: list[tuple[int, int]]) -> tuple[int, int]:
    counts: dict[tuple[int, int], int] = {}
    for width in widths:
        counts[width] = counts.get(width, 0) + 1
    return max(counts, key=lambda width: (counts[width], width))


def _alike(rows: Sequence[Cells], head: Cells | None, old: int, new: int) -> list[list[float]]:
    """0.0 to 1.0 for each old and new column: half of it the head, where there is one."""
    body = [cells for cells in rows if cells != head]
    table = [[0.0] * new for _ in range(old)]
    for cells in body:
        _count(table, cells, 1 / len(body))
    if head is not None:
        share = 0.5 if body else 1.0
        table = [[(1 - share) * found for found in line] for line in table]
        _count(table, head, share)
        for a, cell in enumerate(head[0]):
            told = set(words(cell))
            for b, other in enumerate(head[1]):
                if told and cell != other:
                    also = set(words(other))
                    table[a][b] += share * len(told & also) / max(len(told), len(also))
    elif len(body) < _ENOUGH:
        _add_words(table, body)
    return table


def _count(table: list[list[float]], cells: Cells, weight: float) -> None:
    """Add ``weight`` where cells are equal, parted among those of a row that are the same."""
    old, new = cells
    where: dict[str, list[int]] = {}
    for b, cell in enumerate(new):
        where.setdefault(cell, []).append(b)
    for a, cell in enumerate(old):
        places = where.get(cell, ())
        worth = weight / max(old.count(cell), len(places)) if places else 0.0
        for b in places:
            table[a][b] += worth if cell else worth / 10


def _add_words(table: list[list[float]], rows: Sequence[Cells]) -> None:
    """Few rows: likeness of words helps where cells are not equal."""
    for old, new in rows:
        bags = [set(words(cell)) for cell in new]
        for a, cell in enumerate(old):
            told = set(words(cell))
            for b, also in enumerate(bags):
                if told and cell != new[b]:
                    table[a][b] += len(told & also) / max(len(told), len(also)) / len(rows)


def _heaviest(alike: list[list[float]], least: float) -> list[tuple[int, int]]:
    """The pairs in order whose likeness is greatest in sum, none below ``least``."""
    rows, columns = len(alike), len(alike[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for a in range(rows):
        for b in range(columns):
            found = alike[a][b]
            paired = best[a][b] + found if found >= least else 0.0
            best[a + 1][b + 1] = max(best[a][b + 1], best[a + 1][b], paired)
    out = []
    a, b = rows, columns
    while a and b:
        if best[a][b] == best[a - 1][b]:
            a -= 1
        elif best[a][b] == best[a][b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            out.append((a, b))
    out.reverse()
    return out


def _travelled(
    alike: list[list[float]], stays: list[tuple[int, int]], least: float
) -> list[tuple[int, int]]:
    """Pairs of columns left over that are clearly the same."""
    olds, news = {a for a, _ in stays}, {b for _, b in stays}
    found = [
        (-score, a, b)
        for a, line in enumerate(alike)
        for b, score in enumerate(line)
        if a not in olds and b not in news and score >= least
    ]
    out = []
    for _, a, b in sorted(found):
        if a not in olds and b not in news:
            out.append((a, b))
            olds.add(a)
            news.add(b)
    return sorted(out)


def _filled(
    stays: list[tuple[int, int]],
    travelled: list[tuple[int, int]],
    rows: Sequence[Cells],
    head: Cells | None,
    width: tuple[int, int],
) -> list[tuple[int, int]]:
    """The pairs that stay, and between them those that are told by place or sort alone."""
    gone, come = {a for a, _ in travelled}, {b for _, b in travelled}
    out: list[tuple[int, int]] = []
    i = j = 0
    for a, b in [*stays, width]:
        olds = [k for k in range(i, a) if k not in gone]
        news = [k for k in range(j, b) if k not in come]
        even = len(olds) == len(news)
        at = 0
        for k in olds:
            for place in range(at, len(news)):
                if _strange(k, news[place], rows, head):
                    continue
                if (even and place == olds.index(k)) or (
                    not even and _figures(rows, 0, k) == _figures(rows, 1, news[place])
                ):
                    out.append((k, news[place]))
                    at = place + 1
                    break
        if (a, b) != width:
            out.append((a, b))
        i, j = a + 1, b + 1
    return out


def _strange(a: int, b: int, rows: Sequence[Cells], head: Cells | None) -> bool:
    """Whether two columns have heads in words: told apart by them, for nothing else is alike."""
    if head is None or len(rows) < _ENOUGH:
        return False
    one, other = head[0][a], head[1][b]
    return any(map(str.isalpha, one)) and any(map(str.isalpha, other))


def _figures(rows: Sequence[Cells], side: int, column: int) -> bool:
    """Whether most cells of a column begin with a digit, or with one after a sign."""
    cells = [cells[side][column] for cells in rows]
    return sum([1 for cell in cells if cell[:1].isdigit() or cell[1:2].isdigit()]) * 2 > len(cells)

"""Second pass: inside a gap of the spine, which old blocks became which new ones.

An alignment by dynamic programming over one-to-one, one-to-many (split) and many-to-one (merged)
groups, after Gale and Church's program for aligning sentences (1993), with the gain of a group
being its likeness above a threshold, times its length. Splits and merges are decided here, before
anything is called a move.
"""

from __future__ import annotations

from unxdiff.algorithms.lcs import common_length
from unxdiff.records import record
from unxdiff.text.similarity import Weights, bag, contained, joined, learned, words
from unxdiff.text.tokens import cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from unxdiff.options import AlignOptions
    from unxdiff.text.similarity import Bag

__all__ = ["Group", "Scorer", "align_gap"]


@record
class Group:
    """Old blocks that became new blocks (indices), and how alike they are (0.0 to 1.0)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float


_SURELY = 0.9
"""A piece of which so much is in the whole is one, however short."""


class Scorer:
    """Likeness of blocks and of runs of blocks, each computed once.

    ``old`` and ``new`` are folded texts; ``rows`` says for each block to which sort it belongs:
    table rows are only ever compared with table rows.
    """

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        sorts: tuple[Sequence[str], Sequence[str]],
        options: AlignOptions,
    ) -> None:
        self.texts = (old, new)
        self.sorts = sorts
        self.options = options
        self.weights = Weights(())
        self._bags: tuple[dict[int, Bag], dict[int, Bag]] = ({}, {})
        self._known: dict[tuple[int, int, int, int], float] = {}
        self._codes: tuple[dict[int, str], dict[int, str]] = ({}, {})
        self._letters: dict[str, str] = {}
        self.free: tuple[Container[int], Container[int]] = ((), ())
        self.reached = False
        """Whether some pairs were left unweighed because there were too many."""
        self._compared = 0
        self._common: Callable[[str, str], int] = common_length
        self._worths: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self._pieces: dict[tuple[int, int, int], bool] = {}
        self._sizes: tuple[dict[int, int], dict[int, int]] = ({}, {})

    def weigh(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Learn what words are worth from the blocks to be scored and a sample of all others."""
        self.free = (frozenset(old), frozenset(new))
        sample = self.options.background
        bags: list[list[Bag]] = []
        for side, wanted in enumerate((old, new)):
            count = len(self.texts[side])
            step = max(1, count // sample)
            places = {*wanted, *range(0, count, step)} if len(wanted) < 4 * sample else wanted
            bags.append([self.bag(side, place) for place in sorted(places)])
        self.weights = learned(bags[0], bags[1], self.options.enough, self.options.everyday)
        self._known.clear()

    def bag(self, side: int, place: int) -> Bag:
        """The words of one block; side 0 is old, 1 is new."""
        known = self._bags[side]
        if place not in known:
            known[place] = bag(self.texts[side][place])
        return known[place]

    def alike(self, i: int, i2: int, j: int, j2: int) -> float:
        """0.0 to 1.0: how alike old blocks [i, i2) and new blocks [j, j2) are."""
        key = (i, i2, j, j2)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._alike(i, i2, j, j2)
        return found

    def _alike(self, i: int, i2: int, j: int, j2: int) -> float:
        sorts = {self.sorts[0][k] for k in range(i, i2)} | {self.sorts[1][k] for k in range(j, j2)}
        many = i2 - i + j2 - j > 2
        if len(sorts) > 1 and ("row" in sorts or "code" in sorts or many):
            return 0.0
        if many and "row" in sorts:
            return 0.0  # cells of several rows do not make one row
        old, new = self._run(0, i, i2), self._run(1, j, j2)
        whole = self._worth(0, i, i2) + self._worth(1, j, j2)
        found = 2 * self.weights.common(old, new) / whole if whole else 0.0
        if found >= self.options.alike / 2:
            found = (found + self._in_order(i, i2, j, j2)) / 2
        chance = self.weights.chance
        if chance is not None and found:
            # On one scale in all languages, however alike unrelated paragraphs are in this one.
            usual = self.options.chance
            found = max(0.0, 1 - (1 - found) * (1 - usual) / (1 - min(chance, 0.5)))
        return found * 0.9 if len(sorts) > 1 else found

    def _worth(self, side: int, start: int, end: int) -> float:
        """The weight of all words of a run of blocks."""
        known = self._worths[side]
        for place in range(start, end):
            if place not in known:
                known[place] = self.weights.total(self.bag(side, place))
        return sum([known[place] for place in range(start, end)])

    def ordered(self, side: int, piece: int, whole: int) -> float:
        """0.0 to 1.0: how many of a block's words a block of the other side has in their order."""
        part, other = self._coded(side, piece), self._coded(1 - side, whole)
        self._compared += 1
        return self._common(part, other) / max(1, len(part))

    def _in_order(self, i: int, i2: int, j: int, j2: int) -> float:
        """0.0 to 1.0: the share of words that both have in the same order."""
        old = "".join([self._coded(0, k) for k in range(i, i2)])
        new = "".join([self._coded(1, k) for k in range(j, j2)])
        self._compared += 1
        if self._compared == self.options.many:
            # Its import takes as long as a few hundred comparisons, each ten times faster then.
            from rapidfuzz.distance.LCSseq import similarity as common

            self._common = common
        return 2 * self._common(old, new) / max(1, len(old) + len(new))

    def _coded(self, side: int, place: int) -> str:
        """A block's words as one character each, without those that stand everywhere."""
        known = self._codes[side]
        everyday = self.weights.everyday
        if place not in known:
            known[place] = "".join(
                [
                    self._letters.setdefault(word, chr(0xE000 + len(self._letters)))
                    for word in words(self.texts[side][place])
                    if word not in everyday
                ]
            )
        return known[place]

    def _run(self, side: int, start: int, end: int) -> Bag:
        if end - start == 1:
            return self.bag(side, start)
        return joined([self.bag(side, k) for k in range(start, end)])

    def pieces_belong(self, i: int, i2: int, j: int, j2: int) -> bool:
        """Whether every one of the many blocks has enough of itself in the one."""
        if i2 - i == 1:
            return all(self._in_whole(1, k, i) for k in range(j, j2))
        return all(self._in_whole(0, k, j) for k in range(i, i2))

    def _in_whole(self, side: int, piece: int, whole: int) -> bool:
        known = self._pieces.get((side, piece, whole))
        if known is None:
            options = self.options
            share = contained(self.bag(side, piece), self.bag(1 - side, whole), self.weights)
            mine, most = (
                self._worth(side, piece, piece + 1),
                self._worth(1 - side, whole, whole + 1),
            )
            if mine > most / 2 > 0:
                # A piece that was expanded cannot have more of the whole than its part of it.
                share *= 2 * mine / most
            least = options.piece + options.piece_short / max(1, self.size(side, piece, piece + 1))
            known = share >= min(least, _SURELY) and not self._elsewhere(side, piece, whole)
            self._pieces[side, piece, whole] = known
        return known

    def _elsewhere(self, side: int, piece: int, whole: int) -> bool:
        """Whether a block near by is the piece's own partner, so that it is no piece."""
        free = self.free[1 - side]
        reach = self.options.most_pieces
        for other in range(whole - reach, whole + reach + 1):
            if other != whole and other in free:
                i, j = (other, piece) if side else (piece, other)
                if self.alike(i, i + 1, j, j + 1) >= self.options.sure:
                    return True
        return False

    def only(self, rows: Sequence[int], columns: Sequence[int]) -> Scorer:
        """A scorer over just these blocks, which then count as neighbours."""
        narrow = Scorer(
            [self.texts[0][k] for k in rows],
            [self.texts[1][k] for k in columns],
            ([self.sorts[0][k] for k in rows], [self.sorts[1][k] for k in columns]),
            self.options,
        )
        narrow.weights = self.weights
        narrow.free = (range(len(rows)), range(len(columns)))
        return narrow

    def size(self, side: int, start: int, end: int) -> int:
        """Characters in a run of blocks; a Chinese one says as much as three of an alphabet."""
        known = self._sizes[side]
        total = 0
        for place in range(start, end):
            if place not in known:
                text = self.texts[side][place]
                known[place] = len(text) + 2 * cjk(text)
            total += known[place]
        return total

    def gain(self, i: int, i2: int, j: int, j2: int) -> float:
        """What it is worth to call these the same; below 0 they are better left apart."""
        options = self.options
        size = (self.size(0, i, i2) + self.size(1, j, j2)) / 2
        need = options.alike + options.short / max(size, 1.0)
        if i2 - i + j2 - j > 2:
            need += options.group + options.group_short / max(size, 1.0)
        return (self.alike(i, i2, j, j2) - need) * size


def align_gap(i: int, i2: int, j: int, j2: int, scorer: Scorer) -> list[Group]:
    """The groups of a gap, old blocks [i, i2) against new [j, j2), in order."""
    rows, columns = i2 - i, j2 - j
    if not rows or not columns:
        return []
    if rows == 1 == columns:
        if scorer.gain(i, i2, j, j2) <= 0:
            return []
        return [Group((i,), (j,), scorer.alike(i, i2, j, j2))]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    most = scorer.options.most_pieces
    shapes = [(1, 1)]
    for many in range(2, most + 1):
        shapes += [(1, many), (many, 1)]
    for a in range(rows + 1):
        for b in range(columns + 1):
            if a:
                best[a][b], step[a][b] = best[a - 1][b], (1, 0)
            if b and (not a or best[a][b - 1] > best[a][b]):
                best[a][b], step[a][b] = best[a][b - 1], (0, 1)
            if a and b:
                _try(i, j, a, b, shapes, scorer, best, step)
    return _trace(i, j, rows, columns, step, scorer)


def _try(
    i: int,
    j: int,
    a: int,
    b: int,
    shapes: list[tuple[int, int]],
    scorer: Scorer,
    best: list[list[float]],
    step: list[list[tuple[int, int]]],
) -> None:
    for down, right in shapes:
        if down > a or right > b:
            continue
        place = (i + a - down, i + a, j + b - right, j + b)
        if down + right > 2 and not scorer.pieces_belong(*place):
            continue
        gain = scorer.gain(*place)
        if gain <= 0 or best[a - down][b - right] + gain <= best[a][b]:
            continue
        best[a][b] = best[a - down][b - right] + gain
        step[a][b] = (down, right)


def _trace(
    i: int,
    j: int,
    a: int,
    b: int,
    step: list[list[tuple[int, int]]],
    scorer: Scorer,
) -> list[Group]:
    out: list[Group] = []
    while a or b:
        down, right = step[a][b]
        if down and right:
            place = (i + a - down, i + a, j + b - right, j + b)
            out.append(
                Group(
                    tuple(range(place[0], place[1])),
                    tuple(range(place[2], place[3])),
                    scorer.alike(*place),
                )
            )
        a, b = a - down, b - right
    out.reverse()
    return out

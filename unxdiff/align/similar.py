"""The passes over what is not the same on both sides: gaps, absorbed pieces, moves."""

from __future__ import annotations

from unxdiff.algorithms.chains import heaviest
from unxdiff.algorithms.lcs import common_head
from unxdiff.align.candidates import candidates
from unxdiff.align.gaps import Group, Scorer, align_gap
from unxdiff.align.strays import adopted
from unxdiff.model.redline import Link
from unxdiff.text.tokens import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.options import AlignOptions

__all__ = ["similar_links"]


_DATE_LINE = 24
"""Most characters of a line that is one date or one number."""


def similar_links(
    old: Sequence[str],
    new: Sequence[str],
    sorts: tuple[Sequence[str], Sequence[str]],
    spine: list[tuple[int, int]],
    old_left: list[int],
    new_left: list[int],
    options: AlignOptions,
) -> tuple[list[Link], bool]:
    """Links among the blocks that are left over when equal ones are paired, and whether a passage
    was too long and too different to weigh all its pairs."""
    free_old, free_new = set(old_left), set(new_left)
    gaps = []
    groups: list[Group] = []
    for i, i2, j, j2 in _gaps(spine, len(old), len(new)):
        rows = [k for k in range(i, i2) if k in free_old]
        columns = [k for k in range(j, j2) if k in free_new]
        lone = len(rows) == 1 == len(columns) and sorts[0][rows[0]] == sorts[1][columns[0]]
        if lone and _plainly(old[rows[0]], new[columns[0]]):
            groups.append(Group((rows[0],), (columns[0],), 0.5))
        elif rows and columns:
            gaps.append((rows, columns))
    for group in groups:
        free_old.difference_update(group.old)
        free_new.difference_update(group.new)
    if not free_old or not free_new:
        return [Link(group.old, group.new, similarity=group.similarity) for group in groups], False
    scorer = Scorer(old, new, sorts, options)
    scorer.weigh(sorted(free_old), sorted(free_new))
    for rows, columns in gaps:
        found = _gap(rows, columns, scorer)
        groups += found
        for group in found:
            free_old.difference_update(group.old)
            free_new.difference_update(group.new)
    groups = [_absorbed(group, free_old, free_new, scorer) for group in groups]
    links = [Link(group.old, group.new, similarity=group.similarity) for group in groups]
    if options.moves and free_old and free_new:
        moved = _moves(sorted(free_old), sorted(free_new), scorer, options)
        free_old.difference_update([i for link in moved for i in link.old])
        free_new.difference_update([j for link in moved for j in link.new])
        links += moved
    if options.moves and (free_old or free_new):
        links = adopted(links, free_old, free_new, scorer)
    return links, scorer.reached


def _gaps(
    spine: list[tuple[int, int]], old_count: int, new_count: int
) -> list[tuple[int, int, int, int]]:
    out = []
    i = j = 0
    for at_old, at_new in [*spine, (old_count, new_count)]:
        if at_old > i and at_new > j:
            out.append((i, at_old, j, at_new))
        i, j = at_old + 1, at_new + 1
    return out


def _plainly(old: str, new: str) -> bool:
    """Whether a lone pair has so much in common that its words need no weighing: half of the
    longer text at its ends, or half of its different words; or both are a date and nothing else,
    as in a masthead."""
    longer = max(len(old), len(new))
    head = common_head(old, new)
    if head + common_head(old[head:][::-1], new[head:][::-1]) >= longer / 2:
        return True
    if longer <= _DATE_LINE and old[-1:].isdigit() and new[-1:].isdigit():
        return len(tokens(old)) == 1 == len(tokens(new))
    one, other = set(old.split()), set(new.split())
    return len(one & other) * 2 >= max(len(one), len(other), 8)


def _gap(rows: list[int], columns: list[int], scorer: Scorer) -> list[Group]:
    """Groups in a gap. A large one is first cut at its surest pairs."""
    options = scorer.options
    if len(rows) * len(columns) <= options.most_cells:
        return _small(rows, columns, scorer)
    pairs = _mutual(candidates(rows, columns, scorer), options.sure)
    pairs.sort()
    kept = heaviest([j for _, j, _ in pairs], [s * scorer.size(0, i, i + 1) for i, _, s in pairs])
    out: list[Group] = []
    a = b = 0
    for k in kept:
        i, j, alike = pairs[k]
        to_a, to_b = rows.index(i, a), columns.index(j, b)
        out += _rest(rows[a:to_a], columns[b:to_b], scorer)
        out.append(Group((i,), (j,), alike))
        a, b = to_a + 1, to_b + 1
    return out + _rest(rows[a:], columns[b:], scorer)


def _rest(rows: list[int], columns: list[int], scorer: Scorer) -> list[Group]:
    if not rows or not columns:
        return []
    if len(rows) * len(columns) <= scorer.options.most_cells:
        return _small(rows, columns, scorer)
    scorer.reached = True
    return []


def _small(rows: list[int], columns: list[int], scorer: Scorer) -> list[Group]:
    """Dynamic programming over blocks that need not be neighbours: those between have moved."""
    if rows[-1] - rows[0] == len(rows) - 1 and columns[-1] - columns[0] == len(columns) - 1:
        return align_gap(rows[0], rows[-1] + 1, columns[0], columns[-1] + 1, scorer)
    out: list[Group] = []
    dense = scorer.only(rows, columns)
    for group in align_gap(0, len(rows), 0, len(columns), dense):
        old = tuple([rows[k] for k in group.old])
        new = tuple([columns[k] for k in group.new])
        out.append(Group(old, new, group.similarity))
    return out


def _mutual(scored: list[tuple[float, int, int]], least: float) -> list[tuple[int, int, float]]:
    """Pairs that are each other's best, well enough alike, and not ambiguous: a block whose two
    best partners are equally good is nobody's."""
    best_old: dict[int, list[float]] = {}
    best_new: dict[int, list[float]] = {}
    for alike, i, j in scored:
        best_old.setdefault(i, []).append(alike)
        best_new.setdefault(j, []).append(alike)
    out = []
    for alike, i, j in scored:
        if alike < least or alike < best_old[i][0] or alike < best_new[j][0]:
            continue
        if any(len(best) > 1 and best[1] >= alike for best in (best_old[i], best_new[j])):
            continue
        out.append((i, j, alike))
    return out


def _absorbed(group: Group, free_old: set[int], free_new: set[int], scorer: Scorer) -> Group:
    """A pair takes in free neighbours that are pieces of it: a split or merge that the pairs of
    a large gap hid."""
    if len(group.old) != 1 or len(group.new) != 1:
        return group
    i, j = group.old[0], group.new[0]
    if free_old.isdisjoint((i - 1, i + 1)) and free_new.isdisjoint((j - 1, j + 1)):
        return group
    gain = scorer.gain(i, i + 1, j, j + 1)
    best = group
    for start, end in _widened(j, free_new, scorer.options.most_pieces):
        wider = scorer.gain(i, i + 1, start, end)
        if wider > gain and scorer.pieces_belong(i, i + 1, start, end):
            gain = wider
            best = Group((i,), tuple(range(start, end)), scorer.alike(i, i + 1, start, end))
    for start, end in _widened(i, free_old, scorer.options.most_pieces):
        wider = scorer.gain(start, end, j, j + 1)
        if wider > gain and scorer.pieces_belong(start, end, j, j + 1):
            gain = wider
            best = Group(tuple(range(start, end)), (j,), scorer.alike(start, end, j, j + 1))
    free_old.difference_update(best.old)
    free_new.difference_update(best.new)
    return best


def _widened(place: int, free: set[int], most: int) -> list[tuple[int, int]]:
    first = last = place
    while first - 1 in free and place - first < most - 1:
        first -= 1
    while last + 1 in free and last - place < most - 1:
        last += 1
    return [
        (start, end)
        for start in range(first, place + 1)
        for end in range(place + 1, last + 2)
        if 1 < end - start <= most
    ]


def _moves(old: list[int], new: list[int], scorer: Scorer, options: AlignOptions) -> list[Link]:
    long_old = [i for i in old if len(scorer.texts[0][i]) >= options.least_move]
    long_new = [j for j in new if len(scorer.texts[1][j]) >= options.least_move]
    pairs = _mutual(candidates(long_old, long_new, scorer), options.move)
    return [Link((i,), (j,), moved=True, similarity=alike) for i, j, alike in pairs]

"""First pass: blocks that are the same on both sides, and the spine they form.

Only a text that occurs once on each side can anchor; the spine is the heaviest chain of anchors
that is in order on both sides, each weighing as much as it is long, so that a short boilerplate
line never outvotes a paragraph. Anchors off the spine moved.
"""

from __future__ import annotations

from unxdiff.algorithms.chains import heaviest
from unxdiff.algorithms.lcs import blocks_within, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["exact_pairs"]

_CELLS = 100_000_000
"""Equal blocks of a gap, old times new, that are paired at once: two seconds at the worst."""


def exact_pairs(
    old: Sequence[str], new: Sequence[str], least: int, *, moves: bool
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], bool]:
    """The spine and the moved pairs, as (old, new) indices, both in new order, and whether a gap
    held too many duplicates to pair them all.

    Texts shorter than ``least`` characters neither move nor anchor by themselves; they are paired
    where they stand between the same neighbours.
    """
    head = 0
    short = min(len(old), len(new))
    while head < short and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < short - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    spine = [(k, k) for k in range(head)]
    middle_old = range(head, len(old) - tail)
    middle_new = range(head, len(new) - tail)
    chain, off = _anchored(old, new, middle_old, middle_new, least)
    i, j = head, head
    inner: list[tuple[int, int]] = []
    reached = False
    for at_old, at_new in [*chain, (middle_old.stop, middle_new.stop)]:
        found, hit = _between(old, new, i, at_old, j, at_new)
        inner += found
        reached = reached or hit
        if at_old < middle_old.stop:
            inner.append((at_old, at_new))
        i, j = at_old + 1, at_new + 1
    spine += inner
    spine += [(len(old) - k, len(new) - k) for k in range(tail, 0, -1)]
    if not moves:
        return spine, [], reached
    # What stands between the same neighbours after all is no move.
    old_taken = {i for i, _ in spine}
    new_taken = {j for _, j in spine}
    moved = [(i, j) for i, j in off if i not in old_taken and j not in new_taken]
    return spine, moved, reached


def _anchored(
    old: Sequence[str], new: Sequence[str], old_range: range, new_range: range, least: int
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    where: dict[str, int] = {}
    for j in new_range:
        where[new[j]] = -1 if new[j] in where else j
    seen: dict[str, int] = {}
    for i in old_range:
        seen[old[i]] = -1 if old[i] in seen else i
    pairs = [
        (i, where[text])
        for text, i in seen.items()
        if i >= 0 and len(text) >= least and where.get(text, -1) >= 0
    ]
    kept = heaviest([j for _, j in pairs], [len(old[i]) + 8 for i, _ in pairs])
    on = set(kept)
    off = sorted((pairs[k] for k in range(len(pairs)) if k not in on), key=lambda pair: pair[1])
    return [pairs[k] for k in kept], off


def _between(
    old: Sequence[str], new: Sequence[str], i: int, i2: int, j: int, j2: int
) -> tuple[list[tuple[int, int]], bool]:
    """Equal blocks inside a gap, duplicates and short lines among them, in order, and whether the
    limit was hit."""
    if i == i2 or j == j2:
        return [], False
    left, right = old[i:i2], new[j:j2]
    if set(left).isdisjoint(right):
        return [], False
    left_code, right_code = encode(left, right)
    found, reached = blocks_within(left_code, right_code, _CELLS)
    pairs = [(i + a + k, j + b + k) for a, b, n in found for k in range(n) if left[a + k]]
    return pairs, reached

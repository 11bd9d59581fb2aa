"""Heaviest increasing chains, and anchors: elements that occur once on both sides, in order."""

from __future__ import annotations

from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

__all__ = ["anchors", "heaviest", "longest"]


def longest(values: Sequence[int]) -> list[int]:
    """Indices of a longest strictly increasing subsequence (patience sorting, O(n log n))."""
    tails: list[int] = []
    places: list[int] = []
    before = [-1] * len(values)
    for place, value in enumerate(values):
        slot = bisect_left(tails, value)
        if slot == len(tails):
            tails.append(value)
            places.append(place)
        else:
            tails[slot] = value
            places[slot] = place
        before[place] = places[slot - 1] if slot else -1
    out: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        out.append(place)
        place = before[place]
    out.reverse()
    return out


def heaviest(values: Sequence[int], weights: Sequence[float]) -> list[int]:
    """Indices of an increasing subsequence of greatest total weight (weights above 0).

    Distinct values. O(n log n): a Fenwick tree over the values' ranks keeps the best chain that
    ends at or below each.
    """
    count = len(values)
    rank = {value: place for place, value in enumerate(sorted(values), 1)}
    best = [0.0] * (count + 1)
    end = [-1] * (count + 1)
    before = [-1] * count
    total = [0.0] * count
    top = -1
    for place, value in enumerate(values):
        slot = rank[value] - 1
        weight, chain = 0.0, -1
        while slot > 0:
            if best[slot] > weight:
                weight, chain = best[slot], end[slot]
            slot -= slot & -slot
        before[place] = chain
        total[place] = weight = weight + weights[place]
        if top < 0 or weight > total[top]:
            top = place
        slot = rank[value]
        while slot <= count:
            if weight > best[slot]:
                best[slot], end[slot] = weight, place
            slot += slot & -slot
    out: list[int] = []
    while top >= 0:
        out.append(top)
        top = before[top]
    out.reverse()
    return out


def anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs (old index, new index) of elements that occur exactly once on both sides, thinned to
    a longest chain that is in order on both (the idea of Bram Cohen's patience diff)."""
    where: dict[Hashable, int] = {}
    for place, element in enumerate(new):
        where[element] = -1 if element in where else place
    seen: dict[Hashable, int] = {}
    for place, element in enumerate(old):
        seen[element] = -1 if element in seen else place
    pairs = [
        (place, where[element])
        for element, place in seen.items()
        if place >= 0 and where.get(element, -1) >= 0
    ]
    return [pairs[k] for k in longest([j for _, j in pairs])]

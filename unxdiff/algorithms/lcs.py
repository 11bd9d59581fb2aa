"""Longest common subsequences of sequences of hashables, through the fastest engine at hand.

Sequences are mapped to strings, one character an element, and handed to diff-match-patch (its C++
build where there is one), always without a time limit: its default of one second silently turns
a long answer into a worse one. The algorithm is Myers, "An O(ND) difference algorithm" (1986).
"""

from __future__ import annotations

from unxdiff.algorithms.chains import anchors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

__all__ = ["Block", "blocks", "blocks_within", "common_head", "common_length", "encode"]

Block = tuple[int, int, int]
"""(start on the old side, start on the new side, length) of a run of equal elements."""

_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)
_MOST = 0x10FFFF - _FIRST - len(_SURROGATES)


def encode(*sequences: Sequence[Hashable]) -> list[str]:
    """Each sequence as a string in which equal elements are equal characters.

    Raises OverflowError beyond 1,111,807 distinct elements.
    """
    table: dict[Hashable, str] = {}
    encoded = []
    for sequence in sequences:
        for element in sequence:
            if element not in table:
                place = len(table) + _FIRST
                if place >= _SURROGATES.start:
                    place += len(_SURROGATES)
                if len(table) >= _MOST:
                    raise OverflowError("too many distinct elements")
                table[element] = chr(place)
        encoded.append("".join([table[element] for element in sequence]))
    return encoded


def _engine() -> Callable[[str, str], list[tuple[str, int]]]:
    try:
        from fast_diff_match_patch import diff
    except ImportError:
        return _slow_engine()

    def run(old: str, new: str) -> list[tuple[str, int]]:
        return diff(  # type: ignore[no-any-return]
            old, new, timelimit=0, checklines=False, cleanup="No", counts_only=True
        )

    return run


def _slow_engine() -> Callable[[str, str], list[tuple[str, int]]]:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0

    def run(old: str, new: str) -> list[tuple[str, int]]:
        found = engine.diff_main(old, new, False)
        return [({-1: "-", 0: "=", 1: "+"}[op], len(text)) for op, text in found]

    return run


def blocks(old: str, new: str) -> list[Block]:
    """The runs of equal characters of a shortest edit script, in order, as (old, new, length)."""
    out: list[Block] = []
    i = j = 0
    for op, count in _engine()(old, new):
        if op == "=":
            out.append((i, j, count))
            i += count
            j += count
        elif op == "-":
            i += count
        else:
            j += count
    return _joined(out)


def common_length(old: str, new: str) -> int:
    """The length of a longest common subsequence.

    Hyyrö's bit-parallel algorithm (2004) on one whole number a row: nothing to import, and a
    hundred by a hundred elements take some 30 microseconds.
    """
    masks: dict[str, int] = {}
    for place, element in enumerate(old):
        masks[element] = masks.get(element, 0) | 1 << place
    full = row = (1 << len(old)) - 1
    for element in new:
        shared = row & masks.get(element, 0)
        row = (row + shared | row - shared) & full
    return len(old) - row.bit_count()


def blocks_within(old: str, new: str, most: int) -> tuple[list[Block], bool]:
    """As ``blocks``, with bounded work: where the part that differs has more than ``most`` cells
    (old length times new length), it is cut at elements that occur once on both sides; a part
    that cannot be cut is left without equal runs. The second value says whether that happened.
    """
    head = common_head(old, new)
    tail = common_head(old[head:][::-1], new[head:][::-1])
    middle = (len(old) - head - tail) * (len(new) - head - tail)
    if not middle:
        return _joined([(0, 0, head), (len(old) - tail, len(new) - tail, tail)]), False
    if middle <= most:
        return blocks(old, new), False
    found: list[Block] = [(0, 0, head)] if head else []
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    cuts = anchors(left, right)
    reached = not cuts
    i = j = 0
    for at_old, at_new in [*cuts, (len(left), len(right))] if cuts else []:
        inner, hit = blocks_within(left[i:at_old], right[j:at_new], most)
        reached = reached or hit
        found += [(head + i + a, head + j + b, n) for a, b, n in inner]
        if at_old < len(left):
            found.append((head + at_old, head + at_new, 1))
        i, j = at_old + 1, at_new + 1
    if tail:
        found.append((len(old) - tail, len(new) - tail, tail))
    return _joined(found), reached


def common_head(old: str, new: str) -> int:
    """How many characters two strings begin with alike, in O(log n) comparisons."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _joined(found: list[Block]) -> list[Block]:
    out: list[Block] = []
    for i, j, n in found:
        if not n:
            continue
        if out and out[-1][0] + out[-1][2] == i and out[-1][1] + out[-1][2] == j:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + n)
        else:
            out.append((i, j, n))
    return out

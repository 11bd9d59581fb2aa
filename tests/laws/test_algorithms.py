"""Subsequences and chains against plain brute force on small inputs."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unxdiff.algorithms.chains import anchors, heaviest, longest
from unxdiff.algorithms.lcs import (
    Block,
    _engine,
    _slow_engine,
    blocks,
    blocks_within,
    common_head,
    encode,
)

SMALL = st.text("abcd", max_size=12)


def lcs_length(old: str, new: str) -> int:
    """The textbook table."""
    row = [0] * (len(new) + 1)
    for a in old:
        before, row = row, [0]
        for j, b in enumerate(new):
            row.append(before[j] + 1 if a == b else max(before[j + 1], row[j]))
    return row[-1]


def is_valid(found: list[Block], old: str, new: str) -> bool:
    """Runs of equal characters, none empty, in order on both sides."""
    i = j = 0
    for at_old, at_new, length in found:
        if at_old < i or at_new < j or length < 1:
            return False
        if old[at_old : at_old + length] != new[at_new : at_new + length]:
            return False
        i, j = at_old + length, at_new + length
    return i <= len(old) and j <= len(new)


@given(SMALL, SMALL)
def test_blocks_are_a_longest_common_subsequence(old: str, new: str) -> None:
    """The runs are valid and as long together as the brute-force answer."""
    found = blocks(old, new)
    assert is_valid(found, old, new)
    assert sum(length for _, _, length in found) == lcs_length(old, new)


@given(SMALL, SMALL)
def test_both_engines_agree(old: str, new: str) -> None:
    """The engine in use and the one in pure Python keep as many characters."""
    equal = [sum(n for op, n in run(old, new) if op == "=") for run in (_engine(), _slow_engine())]
    assert equal[0] == equal[1] == lcs_length(old, new)


@given(st.text("abcdefgh", max_size=40), st.text("abcdefgh", max_size=40), st.integers(1, 200))
def test_limited_blocks_are_valid(old: str, new: str, most: int) -> None:
    """With any limit the runs are valid; within it they are a longest subsequence."""
    found, reached = blocks_within(old, new, most)
    assert is_valid(found, old, new)
    total = sum(length for _, _, length in found)
    assert total <= lcs_length(old, new)
    if len(old) * len(new) <= most:
        assert not reached
        assert total == lcs_length(old, new)


@given(st.text("ab", max_size=30), st.text("ab", max_size=30))
def test_common_head(old: str, new: str) -> None:
    """As many characters as both begin with."""
    size = common_head(old, new)
    assert old[:size] == new[:size]
    assert size == min(len(old), len(new)) or old[size] != new[size]


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_encoding_keeps_equality(one: list[int], other: list[int]) -> None:
    """One character an element, the same character where elements are equal; no surrogates."""
    code, other_code = encode(one, other)
    assert (len(code), len(other_code)) == (len(one), len(other))
    assert [a == b for a in one for b in other] == [a == b for a in code for b in other_code]
    assert (code + other_code).isascii() or (code + other_code).encode()


def test_many_distinct_elements() -> None:
    """Beyond the surrogates the code still tells elements apart, and they can be compared."""
    old, new = encode(range(70_000), range(1, 70_001))
    assert len(set(old)) == 70_000
    assert old.encode()
    assert blocks(old, new) == [(1, 0, 69_999)]


def test_too_many_distinct_elements() -> None:
    """More elements than there are characters is an error and not a wrong answer."""
    with pytest.raises(OverflowError, match="distinct"):
        encode(range(1_200_000))


def test_long_texts_without_a_clock() -> None:
    """No time limit makes an answer worse: a shortest script for two long unrelated texts."""
    old = "".join("abcdefgh"[(k * k + k // 7) % 8] for k in range(900))
    new = "".join("abcdefgh"[(k * k * 3 + k // 5) % 8] for k in range(900))
    assert sum(n for _, _, n in blocks(old, new)) == lcs_length(old, new)


@given(st.permutations(range(8)), st.lists(st.integers(1, 9), min_size=8, max_size=8))
def test_heaviest_chain(values: list[int], weights: list[int]) -> None:
    """The chain increases and weighs as much as the heaviest of all."""
    chain = heaviest(values, [float(weight) for weight in weights])
    assert [values[k] for k in chain] == sorted(values[k] for k in chain)
    assert chain == sorted(chain)
    best = 0
    for size in range(len(values) + 1):
        for some in combinations(range(len(values)), size):
            if all(values[a] < values[b] for a, b in pairwise(some)):
                best = max(best, sum(weights[k] for k in some))
    assert sum(weights[k] for k in chain) == best


@given(st.lists(st.integers(0, 9), max_size=9))
def test_longest_chain(values: list[int]) -> None:
    """Strictly increasing, and none is longer."""
    chain = longest(values)
    kept = [values[k] for k in chain]
    assert all(a < b for a, b in pairwise(kept))
    assert chain == sorted(chain)
    for some in combinations(values, len(chain) + 1):
        assert not all(a < b for a, b in pairwise(some))


@given(st.text("abcdefghij", max_size=20), st.text("abcdefghij", max_size=20))
def test_anchors(old: str, new: str) -> None:
    """Anchors occur once on both sides and are in order on both."""
    found = anchors(old, new)
    assert found == sorted(found)
    assert [j for _, j in found] == sorted(j for _, j in found)
    for i, j in found:
        assert old[i] == new[j]
        assert old.count(old[i]) == 1 == new.count(new[j])
    once = {c for c in old if old.count(c) == 1 == new.count(c)}
    assert bool(found) == bool(once)

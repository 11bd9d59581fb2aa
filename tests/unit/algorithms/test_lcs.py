"""Particular cases of subsequences; tests/laws has their laws."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from unxdiff.algorithms import lcs
from unxdiff.algorithms.chains import anchors, heaviest, longest
from unxdiff.algorithms.lcs import blocks, blocks_within, encode


@pytest.fixture(params=["fast", "slow"])
def _engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Once with the engine at hand, once with the one in pure Python."""
    if request.param == "slow":
        monkeypatch.setattr(lcs, "_engine", lcs._slow_engine)
    return


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("abc", "", []),
        ("", "abc", []),
        ("abc", "abc", [(0, 0, 3)]),
        ("abc", "axc", [(0, 0, 1), (2, 2, 1)]),
        ("abc", "xabcx", [(0, 1, 3)]),
        ("xabcx", "abc", [(1, 0, 3)]),
        ("abcdef", "abdef", [(0, 0, 2), (3, 2, 3)]),
        ("𠀀b", "𠀀c", [(0, 0, 1)]),
    ],
)
def test_blocks(old: str, new: str, expected: list[tuple[int, int, int]]) -> None:
    """Runs are as long as can be and counted in characters, on the whole of Unicode."""
    assert blocks(old, new) == expected


def test_cut_at_what_is_unique() -> None:
    """Beyond the limit the sequences are cut at elements that occur once on both sides."""
    old, new = "aabbXccddYee", "abbaXcdcdYe"
    found, reached = blocks_within(old, new, 20)
    assert not reached
    assert {(4, 4), (9, 9)} <= {(i + k, j + k) for i, j, n in found for k in range(n)}


def test_what_cannot_be_cut() -> None:
    """Without unique elements nothing in the middle is equal, and that is said."""
    found, reached = blocks_within("X" + "ab" * 50 + "Y", "X" + "ba" * 30 + "aY", 100)
    assert reached
    assert found[0] == (0, 0, 1)
    assert found[-1][0] + found[-1][2] == 102


def test_encode_skips_surrogates() -> None:
    """Each element is one character that can be written as UTF-8."""
    (code,) = encode(range(60_000))
    assert len(set(code)) == len(code.encode().decode()) == 60_000


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], []), ([3], [0]), ([1, 2, 3], [0, 1, 2]), ([3, 1, 2], [1, 2]), ([2, 2], None)],
)
def test_longest(values: list[int], expected: list[int] | None) -> None:
    """Strictly increasing: of equal values only one."""
    found = longest(values)
    assert len(found) == 1 if expected is None else found == expected


def test_weight_outvotes_number() -> None:
    """One heavy element stays where it is and two light ones move, not the other way round."""
    assert heaviest([2, 0, 1], [9.0, 2.0, 2.0]) == [0]
    assert heaviest([2, 0, 1], [3.0, 2.0, 2.0]) == [1, 2]
    assert heaviest([], []) == []


def test_anchors_are_unique_on_both_sides() -> None:
    """What occurs twice on either side anchors nothing."""
    assert anchors("abcad", "xbacd") == [(1, 1), (2, 3), (4, 4)]
    assert anchors("aa", "a") == []

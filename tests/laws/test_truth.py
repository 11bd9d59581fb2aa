"""Alignment against generated revisions of which everything is known."""

from __future__ import annotations

import pytest

from tests.laws.rebuilt import check_law
from tests.laws.truth import revision, score, stock
from unxdiff import compare
from unxdiff.records import replace

SEEDS = range(20)


def test_the_stock_is_rich() -> None:
    """There are enough sentences to make paragraphs of."""
    assert len(stock()) > 70


def test_the_score_can_fail() -> None:
    """A redline that links wrongly scores less, and a move that is none counts as false."""
    truth = revision(60, 1)
    redline = compare(truth.old, truth.new)
    good = score(truth, redline)
    changes = list(redline.changes)
    plain = next(k for k, c in enumerate(changes) if c.old and c.old[0] in truth.links and c.new)
    changes[plain] = replace(changes[plain], moved=True, new=(changes[plain].new[0] + 1,))
    bad = score(truth, replace(redline, changes=tuple(changes)))
    assert bad.right < good.right
    assert bad.false_moves > good.false_moves


def test_known_links_of_short_drafts() -> None:
    """60 paragraphs, 20 drafts: 99 % of the blocks are linked rightly and no move is false."""
    right = total = false = 0
    wrong = []
    for seed in SEEDS:
        truth = revision(60, seed)
        redline = compare(truth.old, truth.new)
        check_law(redline)
        found = score(truth, redline)
        right, total, false = right + found.right, total + found.total, false + found.false_moves
        if found.right < found.total or found.false_moves or found.missed_moves:
            wrong.append((seed, found))
    assert right / total >= 0.99, wrong
    assert not false, wrong


def test_known_links_of_a_long_draft() -> None:
    """2,000 paragraphs: 99 % of the blocks are linked rightly and no move is false."""
    truth = revision(2000, 7)
    redline = compare(truth.old, truth.new)
    check_law(redline)
    found = score(truth, redline)
    assert found.right / found.total >= 0.99, found
    assert not found.false_moves, found
    assert found.missed_moves <= len(truth.moved) // 50, found


@pytest.mark.parametrize("seed", [3, 11])
def test_other_labels_change_no_link(seed: int) -> None:
    """Labels shifted, taken away or all alike: the same blocks are linked, flagged relabelled."""
    truth = revision(60, seed)
    plain = [
        (change.old, change.new, change.moved) for change in compare(truth.old, truth.new).changes
    ]
    for label in (None, "1.", "PP5 alt"):
        blocks = tuple(replace(block, label=label) for block in truth.new.blocks)
        redline = compare(truth.old, replace(truth.new, blocks=blocks))
        assert [(change.old, change.new, change.moved) for change in redline.changes] == plain
        for change in redline.changes:
            if len(change.old) == len(change.new) == 1:
                before = truth.old.blocks[change.old[0]].label
                assert change.relabelled == (before != label)

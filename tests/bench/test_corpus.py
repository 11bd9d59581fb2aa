"""The generated drafts are what they say they are: other tests take their truth from them."""

from __future__ import annotations

import pytest

from tests.bench.corpus import revision, sentences


def test_the_example_has_enough_to_say() -> None:
    """There are sentences to build with, free of labels, note marks and emphasis."""
    stock = sentences()
    assert len(stock) >= 20
    assert not [s for s in stock if s[0].isdigit() or set(s) & set("*_[]¹²³")]


@pytest.mark.parametrize("paragraphs", [1, 4, 25, 300])
def test_links_pair_what_stayed(paragraphs: int) -> None:
    """Every old paragraph has one link; one in ten linked pairs differs, all others are equal."""
    made = revision(paragraphs)
    assert sorted(old for old, _ in made.links) == list(range(paragraphs))
    assert len(made.new) == paragraphs + 3
    changed = [(o, n) for o, n in made.links if made.old[o] != made.new[n]]
    assert len(changed) <= round(paragraphs / 10)
    assert len(changed) >= paragraphs // 20


def test_what_moved_is_out_of_order() -> None:
    """Without the moved paragraphs the others keep their order; with them they do not."""
    made = revision(300)
    assert len(made.moved) == 3
    olds = [old for old, _ in made.links]
    stayed = [old for old, new in made.links if new not in made.moved]
    assert olds != sorted(olds)
    assert stayed == sorted(stayed)


def test_same_arguments_same_texts() -> None:
    """The same arguments give the same files, another seed gives others; numbers are typed."""
    first, second = revision(25).texts()
    assert (first, second) == revision(25).texts()
    assert first != revision(25, seed=2).texts()[0]
    assert second.startswith("1. ")
    assert second.count("\n\n") == 27

"""Likeness on one scale in all languages: everyday words and chance, learned from a draft."""

from __future__ import annotations

import pytest

from unxdiff.align.gaps import Scorer
from unxdiff.options import AlignOptions
from unxdiff.text.similarity import Weights, bag, contained, learned

THINGS = ("wells", "pumps", "schools", "roads", "clinics", "bridges", "forests", "rivers")
VERBS = ("welcomes", "requests", "urges", "notes")
CHATTY = [
    f"of the {verb} of the {thing} to the {thing} and in the {place}{at}"
    for at, (verb, thing, place) in enumerate(
        (verb, thing, place) for verb in VERBS for thing in THINGS for place in ("north", "south")
    )
]
TERSE = [" ".join(word for word in text.split() if len(word) > 3) for text in CHATTY]


def test_everyday_words_are_learned_from_a_draft() -> None:
    """Words that stand nearly everywhere are told from those that say what a text is about."""
    half = len(CHATTY) // 2
    weights = learned([bag(x) for x in CHATTY[:half]], [bag(x) for x in CHATTY[half:]], 60, 0.3)
    assert weights.everyday == {"of", "the", "to", "and", "in"}


def test_a_language_of_many_small_words_has_more_chance() -> None:
    """Unrelated paragraphs are more alike where all repeat the same articles."""
    chances = []
    for texts in (CHATTY, TERSE):
        bags = [bag(text) for text in texts]
        chances.append(learned(bags, bags, 60, 0.3).chance)
    chatty, terse = chances
    assert chatty is not None
    assert terse is not None
    assert chatty > terse + 0.1


def test_a_short_draft_teaches_nothing() -> None:
    """In few paragraphs what a draft is about looks like an everyday word."""
    bags = [bag(text) for text in CHATTY[:20]]
    weights = learned(bags, bags, 60, 0.3)
    assert (weights.everyday, weights.chance) == (frozenset(), None)


def test_everyday_words_are_no_part_of_a_whole() -> None:
    """A text is not contained in another for its articles; alone they are all there is."""
    weights = Weights([bag("the wells of the north"), bag("the roads of the south")])
    weights.everyday = frozenset(("the", "of"))
    assert contained(bag("the wells of"), bag("the roads of the south"), weights) == 0.0
    assert contained(bag("of the"), bag("the roads of the south"), weights) == pytest.approx(1.0)


def test_likeness_is_measured_from_chance() -> None:
    """A pair as alike as chance is not alike, an equal one stays 1.0, and languages meet."""
    kinds = (["paragraph"] * len(CHATTY),) * 2
    likeness = []
    for texts in (CHATTY, TERSE):
        scorer = Scorer(texts, texts, kinds, AlignOptions())
        scorer.weigh(range(len(texts)), range(len(texts)))
        assert scorer.alike(0, 1, 0, 1) == pytest.approx(1.0)
        likeness.append(scorer.alike(0, 1, len(texts) - 1, len(texts)))
    assert abs(likeness[0] - likeness[1]) < 0.05

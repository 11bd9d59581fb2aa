"""How alike two texts are: weighted bags of words, rare words counting more.

A bag forgets order on purpose: a sentence that moved inside a paragraph does not make it another
paragraph. Weights are inverse document frequencies over the blocks at hand, log(1 + N / df), the
classic of Karen Spärck Jones (1972); similarity is Dice's coefficient over the weights.

Languages differ in how alike two unrelated paragraphs are: Spanish repeats its articles, Chinese
has none, Russian inflects. From enough paragraphs of a draft both is learned: which words stand
everywhere, and how alike its paragraphs are by chance.
"""

from __future__ import annotations

from itertools import pairwise
from math import log

from unxdiff.lazy import lazy
from unxdiff.text.tokens import cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Pattern

    Bag = dict[str, int]

__all__ = ["Weights", "bag", "contained", "joined", "learned", "similarity", "words"]


@lazy
def _words() -> Pattern[str]:
    import re

    return re.compile(r"\w+")


@lazy
def _blanks() -> dict[int, str]:
    """What is no part of an ASCII word, as blanks."""
    signs = [code for code in range(128) if not chr(code).isalnum() and chr(code) != "_"]
    return dict.fromkeys(signs, " ")


def words(text: str) -> list[str]:
    """The words of a folded text in lower case; of Chinese text, pairs of characters."""
    if text.isascii():
        return text.lower().translate(_blanks()).split()
    found = _words().findall(text.lower())
    out: list[str] = []
    for word in found:
        if len(word) > 4 and not word.isascii() and cjk(word) > len(word) // 2:
            out += [one + other for one, other in pairwise(word)]
        else:
            out.append(word)
    return out


def bag(text: str) -> Bag:
    """The words of a folded text with their counts."""
    counts: Bag = {}
    for word in words(text):
        counts[word] = counts.get(word, 0) + 1
    return counts


def joined(bags: Iterable[Bag]) -> Bag:
    """The bag of several blocks put together."""
    total: Bag = {}
    for one in bags:
        for word, count in one.items():
            total[word] = total.get(word, 0) + count
    return total


class Weights:
    """What each word is worth, from the bags given; a word not seen is worth as much as one seen
    once.

    ``everyday`` are words that say nothing about what a text is about, ``chance`` (0.0 to 1.0) is
    how alike unrelated texts are, None where that was not learned.
    """

    __slots__ = ("_rare", "_worth", "chance", "everyday")

    def __init__(self, bags: Iterable[Bag]) -> None:
        found: dict[str, int] = {}
        count = 0
        for one in bags:
            count += 1
            for word in one:
                found[word] = found.get(word, 0) + 1
        table = [0.0, *(log(1 + count / n) for n in range(1, count + 1))]
        self._worth = {word: table[n] for word, n in found.items()}
        self._rare = table[1] if count else 1.0
        self.everyday: frozenset[str] = frozenset()
        self.chance: float | None = None

    def of(self, word: str) -> float:
        """The worth of a word, above 0."""
        return self._worth.get(word, self._rare)

    def total(self, one: Bag) -> float:
        """The worth of a whole bag."""
        worth, rare = self._worth, self._rare
        return sum([worth.get(word, rare) * count for word, count in one.items()])

    def below(self, worth: float) -> frozenset[str]:
        """The words that are worth less than this."""
        return frozenset([word for word, known in self._worth.items() if known < worth])

    def common(self, one: Bag, other: Bag) -> float:
        """The worth of what two bags share."""
        if len(one) > len(other):
            one, other = other, one
        worth, rare = self._worth, self._rare
        return sum(
            [
                worth.get(word, rare) * min(count, other[word])
                for word, count in one.items()
                if word in other
            ]
        )


def learned(old: list[Bag], new: list[Bag], enough: int, share: float) -> Weights:
    """Weights from the bags of two sides, with everyday words and chance where there are
    ``enough`` (1 or more) bags to tell: a word in more than ``share`` (above 0.0, to 1.0) of them
    is an everyday word; chance is how alike paragraphs of one side are that stand half of it
    apart."""
    bags = old + new
    weights = Weights(bags)
    if len(bags) < enough:
        return weights
    weights.everyday = weights.below(log(1 + 1 / share))
    shared = whole = 0.0
    for side in (old, new):
        half = len(side) // 2
        for at in range(0, half, max(1, half // _PAIRS)):
            one, other = side[at], side[at + half]
            shared += 2 * weights.common(one, other)
            whole += weights.total(one) + weights.total(other)
    weights.chance = shared / whole if whole else None
    return weights


_PAIRS = 100
"""Pairs a side that chance is learned from: more do not change its second digit."""


def similarity(one: Bag, other: Bag, weights: Weights) -> float:
    """0.0 (nothing in common) to 1.0 (the same words as often)."""
    whole = weights.total(one) + weights.total(other)
    return 2 * weights.common(one, other) / whole if whole else 0.0


def contained(part: Bag, whole: Bag, weights: Weights) -> float:
    """0.0 to 1.0: how much of ``part`` is in ``whole``, everyday words left out where there are
    others."""
    if weights.everyday:
        part = {word: n for word, n in part.items() if word not in weights.everyday} or part
    total = weights.total(part)
    return weights.common(part, whole) / total if total else 0.0

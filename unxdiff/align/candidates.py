"""Likely partners among many blocks, without scoring every pair.

An inverted index of words: a block's rarest words vote for the blocks of the other side that have
them too; words that too many blocks share do not vote, and only the few blocks with most votes
are scored. The work grows with the number of blocks, not with its square.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.align.gaps import Scorer

__all__ = ["candidates", "likely"]


def candidates(
    old: Sequence[int], new: Sequence[int], scorer: Scorer
) -> list[tuple[float, int, int]]:
    """(similarity, old, new) of likely pairs among these blocks, best first; ties in order."""
    options = scorer.options
    pairs = likely(old, new, scorer)
    scored = [(scorer.alike(i, i + 1, j, j + 1), i, j) for i, j in pairs]
    return sorted(
        (found for found in scored if found[0] >= options.alike),
        key=lambda found: (-found[0], abs(found[1] - found[2]), found[2]),
    )


def likely(old: Sequence[int], new: Sequence[int], scorer: Scorer) -> list[tuple[int, int]]:
    """Pairs of blocks worth a look: all of a few blocks, of many those that share rare words."""
    if len(old) * len(new) <= scorer.options.most_candidates * 4:
        return [(i, j) for i in old for j in new]
    return _voted(old, new, scorer)


def _voted(old: Sequence[int], new: Sequence[int], scorer: Scorer) -> list[tuple[int, int]]:
    options = scorer.options
    index: dict[str, list[int]] = {}
    for j in new:
        for word in scorer.bag(1, j):
            index.setdefault(word, []).append(j)
    cap = options.most_candidates
    pairs = []
    for i in old:
        rare = sorted((len(index[word]), word) for word in scorer.bag(0, i) if word in index)
        votes: dict[int, float] = {}
        for count, word in rare[: options.rare_words]:
            if count > cap:
                break
            for j in index[word]:
                votes[j] = votes.get(j, 0.0) + 1.0 / count
        best = sorted(votes, key=lambda j: (-votes[j], abs(j - i)))
        pairs += [(i, j) for j in best[: options.most_scored]]
    return pairs

"""Last pass: pieces of a split or merge that moved away from their fellows.

A block that found no partner may be a part of one that did: its sentences were taken out and put
elsewhere as a paragraph of their own. It joins that pair when most of it is in what the pair's
other side says and its own does not.
"""

from __future__ import annotations

from unxdiff.records import replace
from unxdiff.text.similarity import contained, joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.align.gaps import Scorer
    from unxdiff.model.redline import Link
    from unxdiff.text.similarity import Bag

__all__ = ["adopted"]


def adopted(
    links: list[Link], free_old: set[int], free_new: set[int], scorer: Scorer
) -> list[Link]:
    """The links with stray pieces taken in; each block taken leaves its set."""
    out = list(links)
    for side, free in ((1, free_new), (0, free_old)):
        for stray in sorted(free):
            place = _home(out, side, stray, scorer)
            if place < 0:
                continue
            link = out[place]
            if side:
                out[place] = replace(link, new=tuple(sorted((*link.new, stray))))
            else:
                out[place] = replace(link, old=tuple(sorted((*link.old, stray))))
            free.remove(stray)
    return out


def _home(links: list[Link], side: int, stray: int, scorer: Scorer) -> int:
    """The link whose other side's one block has most of the stray, or -1."""
    options = scorer.options
    if len(scorer.texts[side][stray]) < options.least_move or scorer.sorts[side][stray] == "row":
        return -1
    piece = scorer.bag(side, stray)
    best, home = options.stray, -1
    for place, link in enumerate(links):
        whole, fellows = (link.old, link.new) if side else (link.new, link.old)
        if len(whole) != 1 or len(fellows) >= options.most_pieces or link.similarity == 1.0:
            continue
        if contained(piece, scorer.bag(1 - side, whole[0]), scorer.weights) < best:
            continue
        others = joined([scorer.bag(side, fellow) for fellow in fellows])
        rest = _without(scorer.bag(1 - side, whole[0]), others.items())
        share = contained(piece, rest, scorer.weights)
        if share >= best:
            best, home = share, place
    return home


def _without(whole: Bag, taken: Iterable[tuple[str, int]]) -> Bag:
    rest = dict(whole)
    for word, count in taken:
        if word in rest:
            rest[word] = max(0, rest[word] - count)
    return rest

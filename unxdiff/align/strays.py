"""Last pass: pieces of a split or merge that moved away from their fellows.

A block that found no partner may be a part of one that did: its sentences were taken out and put
elsewhere as a paragraph of their own. It joins that pair when enough of it is in what the pair's
other side says and its own does not, and there in the same order.
"""

from __future__ import annotations

from unxdiff.align.candidates import likely
from unxdiff.records import replace
from unxdiff.text.similarity import contained, joined
from unxdiff.text.tokens import cjk

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
        for stray, places in _homes(out, side, sorted(free), scorer).items():
            place = _best(out, places, side, stray, scorer)
            if place < 0:
                continue
            link = out[place]
            if side:
                out[place] = replace(link, new=tuple(sorted((*link.new, stray))))
            else:
                out[place] = replace(link, old=tuple(sorted((*link.old, stray))))
            free.remove(stray)
    return out


def _homes(links: list[Link], side: int, strays: list[int], scorer: Scorer) -> dict[int, list[int]]:
    """For each stray the links whose one block on the other side shares words with it."""
    options = scorer.options
    long = [
        stray
        for stray in strays
        if len(scorer.texts[side][stray]) >= options.least_move
        and scorer.sorts[side][stray] != "row"
    ]
    apart = scorer.sorts[1 - side]
    wholes: dict[int, int] = {}
    for place, link in enumerate(links):
        whole = link.old if side else link.new
        if len(whole) == 1 and link.similarity < 1.0 and apart[whole[0]] != "row":
            wholes[whole[0]] = place
    if not long or not wholes:
        return {}
    if len(long) * len(wholes) <= options.most_cells:
        pairs = _sharing(long, list(wholes), side, scorer)
    elif side:
        pairs = [(j, i) for i, j in likely(list(wholes), long, scorer)]
    else:
        pairs = likely(long, list(wholes), scorer)
    out: dict[int, list[int]] = {}
    for stray, whole_place in pairs:
        out.setdefault(stray, []).append(wholes[whole_place])
    return {stray: sorted(out[stray]) for stray in sorted(out)}


def _sharing(
    strays: list[int], wholes: list[int], side: int, scorer: Scorer
) -> list[tuple[int, int]]:
    """(stray, whole) for every two that share most of the words it takes. Common words are
    shared sooner than rare ones, so that this is a quick look, not a decision."""
    texts = scorer.texts[1 - side]
    there = [(whole, set(texts[whole].split())) for whole in wholes]
    least = scorer.options.stray * 0.9
    out = []
    for stray in strays:
        text = scorer.texts[side][stray]
        words = set(text.split())
        few = 0.0 if cjk(text) else least * len(words)
        out += [(stray, whole) for whole, others in there if len(words & others) >= few]
    return out


def _best(links: list[Link], places: list[int], side: int, stray: int, scorer: Scorer) -> int:
    """The link whose other side's one block has most of the stray, or -1."""
    options = scorer.options
    piece = scorer.bag(side, stray)
    # A short one is in many a long paragraph by chance.
    need = options.stray_short / max(1, scorer.size(side, stray, stray + 1))
    best, home = options.stray + need, -1
    for place in places:
        link = links[place]
        whole, fellows = (link.old, link.new) if side else (link.new, link.old)
        if len(whole) != 1 or len(fellows) >= options.most_pieces:
            continue
        share = contained(piece, scorer.bag(1 - side, whole[0]), scorer.weights)
        if share < best / 2:
            continue
        ordered = scorer.ordered(side, stray, whole[0])
        if (share + ordered) / 2 < best:
            continue
        others = joined([scorer.bag(side, fellow) for fellow in fellows])
        rest = _without(scorer.bag(1 - side, whole[0]), others.items())
        share = (contained(piece, rest, scorer.weights) + ordered) / 2
        if share >= best:
            best, home = share, place
    return home


def _without(whole: Bag, taken: Iterable[tuple[str, int]]) -> Bag:
    rest = dict(whole)
    for word, count in taken:
        if word in rest:
            rest[word] = max(0, rest[word] - count)
    return rest

"""Where paragraphs pass one another: which of them travelled.

The spine is chosen among equal paragraphs, before edited ones are linked. Where these turn out to
weigh more than an anchor that they pass, it may be the anchor that travelled.
"""

from __future__ import annotations

from bisect import bisect_left

from unxdiff.algorithms.chains import heaviest
from unxdiff.model.redline import Link
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["contested", "fewer_moves", "settled"]


def _weight(link: Link, texts: Sequence[str]) -> int:
    return sum([len(texts[i]) + 8 for i in link.old])


def contested(links: Sequence[Link], texts: Sequence[str]) -> bool:
    """Whether all that moved together may outweigh what some of it passes.

    ``texts`` are the old blocks' texts. Quick where it says no, which is nearly always.
    """
    moved = [link for link in links if link.moved]
    heavy = sum([_weight(link, texts) for link in moved])
    stays = sorted(
        [(link.old[0], link.new[0], _weight(link, texts)) for link in links if not link.moved]
    )
    old_places = [i for i, _, _ in stays]
    new_places = [j for _, j, _ in stays]
    for link in moved:
        low, high = sorted(
            (bisect_left(old_places, link.old[0]), bisect_left(new_places, link.new[0]))
        )
        passed = 0
        for _, _, weight in stays[low:high]:
            passed += weight
            if passed >= heavy:
                break
        else:
            return True
    return False


def fewer_moves(links: Sequence[Link], others: Sequence[Link]) -> bool:
    """Whether ``links`` have fewer moves than ``others`` and link as many blocks at least."""
    moves, other_moves = ([link for link in some if link.moved] for some in (links, others))
    linked, other_linked = (
        sum([len(link.old) + len(link.new) for link in some]) for some in (links, others)
    )
    return len(moves) < len(other_moves) and linked >= other_linked


def settled(links: Sequence[Link], texts: Sequence[str]) -> list[Link]:
    """The links with ``moved`` set for those that are not on the heaviest chain in order."""
    ordered = sorted(links, key=lambda link: link.old[0])
    stays = set(
        heaviest([link.new[0] for link in ordered], [_weight(link, texts) for link in ordered])
    )
    return [
        link if link.moved == (place not in stays) else replace(link, moved=place not in stays)
        for place, link in enumerate(ordered)
    ]

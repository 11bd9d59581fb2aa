"""Marks that are drawn over letters, such as Arabic vowels: on the line of their letters.

Some programs set each mark as a text of its own, a little higher or lower than its letter. Without
this it would be a line of its own, and end the paragraph that it stands in.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pdf.raw import Ink

__all__ = ["put_on_lines"]

_REACH = 0.9
"""How far, in ems, a mark may be set above or below the baseline of its letter."""


def put_on_lines(inks: list[Ink]) -> None:
    """Give each ink of nothing but marks the baseline of the nearest letters that it stands over;
    one that stands over none keeps its own."""
    marks = [ink for ink in inks if _is_mark(ink)]
    if not marks:
        return
    loose = {id(ink) for ink in marks}
    letters = sorted(
        [
            (ink.y, min(spot[0] for spot in ink.spots), max(spot[1] for spot in ink.spots))
            for ink in inks
            if ink.spots and id(ink) not in loose
        ]
    )
    heights = [y for y, _, _ in letters]
    for ink in marks:
        reach = _REACH * ink.size
        near = letters[bisect_left(heights, ink.y - reach) : bisect_right(heights, ink.y + reach)]
        at, pad = ink.spots[0][0], 0.5 * ink.size
        under = [y for y, left, right in near if left - pad <= at <= right + pad]
        if under:
            ink.y = min(under, key=lambda y: abs(y - ink.y))


def _is_mark(ink: Ink) -> bool:
    return bool(ink.spots) and all(
        sign > "\u02ff" and unicodedata.category(sign) == "Mn" for _, _, sign in ink.spots
    )

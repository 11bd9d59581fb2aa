"""The inside of a paragraph once its pieces are known: single blanks, runs, places of notes."""

from __future__ import annotations

from bisect import bisect_right

from unxdiff.lazy import lazy
from unxdiff.model.document import Run
from unxdiff.model.roles import Style
from unxdiff.ooxml import styles
from unxdiff.readers.flow import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

__all__ = ["Stretch", "line"]

Stretch = tuple[int, int, int, "str | None"]
"""Start, end, look (the bits of ooxml.styles) and link of a piece of text."""

_STYLES = (
    (styles.BOLD, Style.BOLD),
    (styles.ITALIC, Style.ITALIC),
    (styles.UNDERLINE, Style.UNDERLINE),
    (styles.STRIKE, Style.STRIKE),
    (styles.SUPERSCRIPT, Style.SUPERSCRIPT),
    (styles.SUBSCRIPT, Style.SUBSCRIPT),
    (styles.CODE, Style.CODE),
)
_BLANKS = " \t\n\xa0"


def line(text: str, stretches: list[Stretch], cites: list[tuple[int, int]]) -> Line:
    """A paragraph's text with single blanks and none at its ends (a line break that the author
    meant stays), its runs, and (place, key) of the notes it cites."""
    if not text:
        return Line("", (), tuple(cites))
    whole = text.strip(_BLANKS)
    lead = text.find(whole[0]) if whole else 0
    if "  " in whole or "\n" in whole or "\t" in whole or "\xa0" in whole:
        plain, moved = _single(whole)
    else:
        plain, moved = whole, _same
    if stretches:
        moved_stretches = [
            (moved(max(start - lead, 0)), moved(max(end - lead, 0)), bits, target)
            for start, end, bits, target in stretches
        ]
        runs = _runs(plain, moved_stretches)
    else:
        runs = ()
    end = len(plain)
    places = [(min(moved(max(at - lead, 0)), end), key) for at, key in cites]
    return Line(plain, runs, tuple(places))


def _same(place: int) -> int:
    return place


@lazy
def _gaps() -> re.Pattern[str]:
    """Blanks that are shown as one, and line breaks with the blanks around them."""
    import re

    return re.compile("[ \t\n\xa0]{2,}|[\t\n]")


def _single(whole: str) -> tuple[str, Callable[[int], int]]:
    """A text (without blanks at its ends) with single blanks, and where its places are then."""
    starts, places = [0], [0]
    parts: list[str] = []
    at = length = 0
    for found in _gaps().finditer(whole):
        piece = whole[at : found.start()]
        parts += (piece, "\n" if "\n" in found[0] else " ")
        length += len(piece) + 1
        at = found.end()
        starts += (found.start() + 1, at)
        places += (length, length)
    parts.append(whole[at:])
    plain = "".join(parts)

    def moved(place: int) -> int:
        k = bisect_right(starts, place) - 1
        new = places[k] + place - starts[k]
        if k + 1 < len(starts):
            new = min(new, places[k + 1])
        return new

    return plain, moved


def _runs(text: str, stretches: list[Stretch]) -> tuple[Run, ...]:
    """Runs without blanks at their ends; equal ones with nothing but blanks between are one."""
    kept: dict[tuple[Style, str | None], list[list[int]]] = {}
    for first, last, bits, target in stretches:
        start, end = _trimmed(text, first, min(last, len(text)))
        if start >= end:
            continue
        for bit, style in _STYLES:
            if bits & bit:
                _add(kept.setdefault((style, None), []), start, end, text)
        if target:
            _add(kept.setdefault((Style.LINK, target), []), start, end, text)
    made = [
        Run(start, end, style, target)
        for (style, target), places in kept.items()
        for start, end in places
    ]
    made.sort(key=lambda run: (run.start, run.end, run.style))
    return tuple(made)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _add(places: list[list[int]], start: int, end: int, text: str) -> None:
    if places and not text[places[-1][1] : start].strip(_BLANKS):
        places[-1][1] = max(end, places[-1][1])
    else:
        places.append([start, end])

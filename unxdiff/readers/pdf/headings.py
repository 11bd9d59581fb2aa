"""Headings, told by their font: larger than the text, or bold through and through."""

from __future__ import annotations

from unxdiff.model.roles import Kind
from unxdiff.readers.pages.kinds import LONGEST_HEADING
from unxdiff.readers.pdf.lines import BOLD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pdf.measure import Measure
    from unxdiff.readers.pdf.paragraphs import Part

__all__ = ["headings"]

_LARGER = 1.12
"""Set so much larger than the text, a short line is a heading."""
_LONG = 200
"""Characters from which a paragraph is surely text, and what stands before it the front."""
_MOST_BOLD = 0.4
"""A paper with more of its paragraphs in bold does not mean headings by it."""


def headings(parts: list[Part], measure: Measure) -> list[Part]:
    """Make headings of short parts whose font sets them off; levels by size, then by weight."""
    found: list[tuple[tuple[int, bool], Part]] = []
    texts = 0
    for part in parts:
        if part.kind is not Kind.PARAGRAPH or not part.lines:
            continue
        texts += 1
        size = max([line.size for line in part.lines])
        bold = part.share(BOLD) > 0.95
        larger = size >= _LARGER * measure.body
        if not (bold or larger) or len(part.text) > LONGEST_HEADING:
            continue
        if part.text[-1] in ".,;:" and not larger:
            continue
        if sum([sign.isalpha() for sign in part.text]) > 1:
            found.append(((round(size), bold), part))
    if len(found) > _MOST_BOLD * texts:
        found = [(key, part) for key, part in found if key[0] >= _LARGER * measure.body]
    found = _without_front(found, parts, _LARGER * measure.body)
    ranks = sorted({key for key, _ in found}, reverse=True)
    for key, part in found:
        part.kind, part.level = Kind.HEADING, min(ranks.index(key) + 1, 6)
    return [part for _, part in found]


def _without_front(
    found: list[tuple[tuple[int, bool], Part]], parts: list[Part], larger: float
) -> list[tuple[tuple[int, bool], Part]]:
    """The headings without bold lines of the text's size that stand above a larger one before the
    text begins: those are lines of a masthead."""
    text = next((at for at, part in enumerate(parts) if _is_text(part)), len(parts))
    places = {id(part): at for at, part in enumerate(parts)}
    large = [places[id(part)] for key, part in found if key[0] >= larger]
    last = max([at for at in large if at < text], default=-1)
    return [(key, part) for key, part in found if key[0] >= larger or places[id(part)] > last]


def _is_text(part: Part) -> bool:
    return len(part.text) > _LONG and part.share(BOLD) < 0.5

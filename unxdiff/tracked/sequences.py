"""Which paragraphs, tables and controls of a story stand for one another, in order.

The redline says it of those that have text of their own; what is left (empty paragraphs, the
insides of cells, notes and boxes) is paired here.
"""

from __future__ import annotations

from unxdiff.algorithms.chains import heaviest
from unxdiff.algorithms.lcs import blocks, encode
from unxdiff.ooxml.names import w
from unxdiff.records import record
from unxdiff.tracked.links import Group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from unxdiff.tracked.links import Links
    from unxdiff.xmltree import Element

__all__ = ["CONTROL", "PARAGRAPH", "TABLE", "Anchor", "anchors", "ends_section", "text_of"]

PARAGRAPH, TABLE, CONTROL = w("p"), w("tbl"), w("sdt")
_ROW, _PPR, _SECTION = w("tr"), w("pPr"), w("sectPr")
_TEXT = (w("t"), w("tab"), w("br"), w("drawing"), w("pict"), w("object"), w("footnoteReference"))
_ALIKE = 0.4
"""Least likeness (0.0 to 1.0) of two paragraphs of a cell, note or box that are shown as one that
was amended; a lone one on each side always is."""


@record
class Anchor:
    """Elements ``[old, old_end)`` and ``[new, new_end)`` that are one; ``group`` where they are
    paragraphs that the redline links."""

    old: int
    old_end: int
    new: int
    new_end: int
    group: Group | None = None


def text_of(element: Element) -> str:
    """The text of an element, with a sign for each thing that is none."""
    return "".join(
        [one.text or "" if one.tag == _TEXT[0] else "\ufffc" for one in element.iter(*_TEXT)]
    )


def anchors(
    old: Sequence[Element],
    new: Sequence[Element],
    links: Links,
    alike: Callable[[Element, Element], bool],
) -> list[Anchor]:
    """The anchors of two sequences, in order on both sides; none overlaps another. ``alike`` tells
    whether two content controls are the same one."""
    places = {element: place for place, element in enumerate(new)}
    found: list[Anchor] = []
    for place, element in enumerate(old):
        if element.tag == PARAGRAPH:
            group = links.by_old.get(element)
            if group is not None and not group.moved and group.old[0] is element:
                one = _anchor(group, place, old, new, places, links)
                if one is not None:
                    found.append(one)
        else:
            partner = _partner(element, links, new)
            if partner is not None and (element.tag == TABLE or alike(element, new[partner])):
                found.append(Anchor(place, place + 1, partner, partner + 1))
    found = _in_order(found, old)
    whole: list[Anchor] = []
    i = j = 0
    for one in [*found, Anchor(len(old), len(old), len(new), len(new))]:
        whole += [
            two
            for two in _between(old, new, i, one.old, j, one.new, links)
            if old[two.old].tag != CONTROL or alike(old[two.old], new[two.new])
        ]
        if one.old < len(old):
            whole.append(one)
        i, j = one.old_end, one.new_end
    return whole


def _anchor(
    group: Group,
    place: int,
    old: Sequence[Element],
    new: Sequence[Element],
    places: dict[Element, int],
    links: Links,
) -> Anchor | None:
    """The anchor of a group; None where it does not stand here as a whole."""
    if any(one not in places for one in group.new):
        return None
    end = place + 1
    for one in group.old[1:]:
        end = _reach(old, end, one, links)
        if end < 0:
            return None
    start = places[group.new[0]]
    stop = start + 1
    for one in group.new[1:]:
        stop = _reach(new, stop, one, links)
        if stop < 0:
            return None
    if [ends_section(one) for one in group.old[-1:]] != [
        ends_section(one) for one in group.new[-1:]
    ] or any(ends_section(one) for one in (*group.old[:-1], *group.new[:-1])):
        return None
    if end - place != len(group.old) or stop - start != len(group.new):
        # Empty paragraphs stand between: the lines are compared with them.
        group.old, group.new = list(old[place:end]), list(new[start:stop])
        group.spans = ()
    return Anchor(place, end, start, stop, group)


def _reach(elements: Sequence[Element], start: int, wanted: Element, links: Links) -> int:
    """The place behind ``wanted`` where only free paragraphs stand before it, else -1."""
    for place in range(start, len(elements)):
        if elements[place] is wanted:
            return place + 1
        if not _is_free(elements[place], links):
            return -1
    return -1


def _is_free(element: Element, links: Links) -> bool:
    """Whether a paragraph may be looked at together with its neighbours."""
    linked = element in links.by_old or element in links.by_new
    return element.tag == PARAGRAPH and not linked and not ends_section(element)


def ends_section(paragraph: Element) -> bool:
    """Whether a section ends with a paragraph."""
    properties = paragraph.find(_PPR)
    return properties is not None and properties.find(_SECTION) is not None


def _partner(element: Element, links: Links, new: Sequence[Element]) -> int | None:
    """The table or control among the new elements that most of this one's content went to."""
    votes: dict[Element, int] = {}
    if element.tag == TABLE:
        partners = [links.rows.get(row) for row in element.iter(_ROW)]
    elif element.tag == CONTROL:
        partners = [
            group.new[0]
            for one in element.iter(PARAGRAPH)
            if (group := links.by_old.get(one)) is not None and not group.moved
        ]
        partners += [links.rows.get(row) for row in element.iter(_ROW)]
    else:
        return None
    for partner in partners:
        above = partner
        while above is not None and above.tag not in (TABLE, CONTROL):
            above = above.getparent()
        while above is not None and above.tag != element.tag:
            above = above.getparent()
        if above is not None:
            votes[above] = votes.get(above, 0) + 1
    best = max(votes, key=lambda one: votes[one]) if votes else None
    for place, one in enumerate(new):
        if one is best:
            return place
    return None


def _in_order(found: list[Anchor], old: Sequence[Element]) -> list[Anchor]:
    """The heaviest anchors that are in order on both sides and do not overlap."""
    found.sort(key=lambda one: one.old)
    weights = [
        1.0 + sum([len(text_of(element)) for element in old[one.old : one.old_end]])
        for one in found
    ]
    kept = [found[k] for k in heaviest([one.new for one in found], weights)]
    out: list[Anchor] = []
    for one in kept:
        if not out or (one.old >= out[-1].old_end and one.new >= out[-1].new_end):
            out.append(one)
    return out


def _between(
    old: Sequence[Element],
    new: Sequence[Element],
    i: int,
    i_end: int,
    j: int,
    j_end: int,
    links: Links,
) -> list[Anchor]:
    """Anchors among what the redline does not know, between two of those that it does."""
    here = [k for k in range(i, i_end) if _unknown(old[k], links)]
    there = [k for k in range(j, j_end) if _unknown(new[k], links)]
    if not here or not there:
        return []
    ours, theirs = encode([_look(old[k]) for k in here], [_look(new[k]) for k in there])
    pairs: list[tuple[int, int]] = []
    a = b = 0
    for first, second, length in [*blocks(ours, theirs), (len(here), len(there), 0)]:
        pairs += _alike(old, new, here[a:first], there[b:second])
        pairs += [(here[first + k], there[second + k]) for k in range(length)]
        a, b = first + length, second + length
    return [Anchor(k, k + 1, m, m + 1) for k, m in pairs]


def _unknown(element: Element, links: Links) -> bool:
    if element.tag == PARAGRAPH:
        return element not in links.known
    if element.tag == TABLE:
        return all(row not in links.known for row in element.iter(_ROW))
    return all(one not in links.known for one in element.iter(PARAGRAPH, _ROW))


def _look(element: Element) -> tuple[str, str, bool]:
    return element.tag, text_of(element), element.tag == PARAGRAPH and ends_section(element)


def _alike(
    old: Sequence[Element], new: Sequence[Element], here: list[int], there: list[int]
) -> list[tuple[int, int]]:
    """Pairs of paragraphs whose texts are alike, in order."""
    pairs: list[tuple[int, int]] = []
    if not here or not there:
        return pairs
    if len(here) == len(there) == 1:
        fits = _look(old[here[0]])[::2] == _look(new[there[0]])[::2]
        return [(here[0], there[0])] if fits else []
    from rapidfuzz import fuzz

    texts = {m: text_of(new[m]) for m in there}
    start = 0
    for k in here:
        text = text_of(old[k])
        best, at = _ALIKE, -1
        for n in range(start, min(len(there), start + 32)):
            m = there[n]
            if _look(old[k])[::2] != _look(new[m])[::2]:
                continue
            score = fuzz.ratio(text, texts[m]) / 100 if text or texts[m] else 1.0
            if score > best:
                best, at = score, n
        if at >= 0:
            pairs.append((k, there[at]))
            start = at + 1
    return pairs

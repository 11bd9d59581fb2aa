"""Elements put together anew: what is merged in the place of what it was made of."""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.lazy import lazy
from unxdiff.ooxml.names import w

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from unxdiff.xmltree import Element

__all__ = ["boxes", "copies", "made_like", "ordered", "same_bytes"]

_SECTION, _BOX = w("sectPr"), w("txbxContent")


def ordered(parent: Element, mine: Sequence[Element], made: Sequence[Element]) -> list[Element]:
    """The children of ``parent`` with those in ``mine`` merged into ``made``; what is none of them
    (marks of ranges, properties) stays where it stood."""
    others = set(mine)
    order = {one: k for k, one in enumerate(made)}
    behind: dict[int, list[Element]] = {}
    last = -1
    final: list[Element] = []
    for child in parent:
        if child in others:
            last = order.get(child, last)
        elif child.tag == _SECTION:
            final.append(child)
        else:
            behind.setdefault(last, []).append(child)
    out = [*behind.get(-1, ())]
    for k, one in enumerate(made):
        out += [one, *behind.get(k, ())]
    return [*out, *final]


def copies(elements: Sequence[Element]) -> list[Element]:
    """The same, with copies of those that stand somewhere."""
    return [copy.deepcopy(one) if one.getparent() is not None else one for one in elements]


def made_like(element: Element) -> Element:
    """An element with the name and attributes of another, empty."""
    made = etree.Element(element.tag, nsmap=element.nsmap)
    for name, value in element.attrib.items():
        made.set(name, value)
    return made


def same_bytes(old: Element, new: Element) -> bool:
    """Whether two elements are the same but for traces of editing, so that nothing needs a look:
    nothing in them is named by an id that means something else in the other file."""
    ours, theirs = _plain_bytes(old), _plain_bytes(new)
    return ours is not None and ours == theirs


def _plain_bytes(element: Element) -> bytes | None:
    data: bytes = etree.tostring(element, with_tail=False)
    start = data.find(b">")
    data = b"<" + data[start:]
    named, traces = _patterns()
    return traces.sub(b"", data) if named.search(data) is None else None


@lazy
def _patterns() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """What names something by an id, and the traces that editing leaves."""
    import re

    return (
        re.compile(rb"r:id=|r:embed=|r:link=|numId|Reference|Style w:val|bookmark|comment"),
        re.compile(rb' (?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"'),
    )


def boxes(element: Element) -> list[Element]:
    """The texts of the boxes in a drawing, without those of boxes in them."""
    found = []
    for child in element:
        found += [child] if child.tag == _BOX else boxes(child)
    return found

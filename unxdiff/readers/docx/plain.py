"""The short cut for most paragraphs: those that hold nothing but runs of text.

One pass in C over a batch of paragraphs finds what matters in them; a paragraph with anything that
needs more (fields, links, notes, drawings, equations …) is left to the thorough way. Both give the
same, which a test holds them to.
"""

from __future__ import annotations

from unxdiff.ooxml.names import m, w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

    Events = list[Element]

__all__ = ["gather"]

_P, _BOX = w("p"), w("txbxContent")
_WHOLES = (_P, w("tbl"), w("sdt"))
_PLAIN = tuple(
    [
        w(name)
        for name in (
            "pStyle", "ilvl", "numId", "outlineLvl", "r", "t", "tab", "br", "b", "i", "u", "strike",
            "dstrike", "vanish", "vertAlign", "rStyle", "lastRenderedPageBreak",
        )
    ]
)  # fmt: skip
_NOT_PLAIN = frozenset(
    [
        w(name)
        for name in (
            "sectPr", "specVanish", "ptab", "cr", "noBreakHyphen", "softHyphen", "sym", "pgNum",
            "fldChar", "instrText", "fldSimple", "hyperlink", "footnoteReference",
            "endnoteReference", "drawing", "pict", "object", "rt", "subDoc", "del", "moveFrom",
        )
    ]
) | {m("oMath")}  # fmt: skip
_LOOKED_FOR = (*_WHOLES, _BOX, *_PLAIN, *_NOT_PLAIN)


def gather(batch: list[Element]) -> dict[Element, Events]:
    """What matters in each plain paragraph of a batch of neighbours, in order."""
    if not batch:
        return {}
    out: dict[Element, Events] = {}
    parent = batch[0].getparent()
    end = parent[len(batch)] if len(parent) > len(batch) else None
    events: Events = []
    append = events.append
    current = None
    for element in parent.iter(*_LOOKED_FOR):
        tag = element.tag
        if tag == _P:
            if element is end:
                break
            events = out[element] = []
            append = events.append  # a method of its own list is looked up once
            current = element
        elif tag in _NOT_PLAIN:
            if current is not None:
                out.pop(current, None)
        elif tag == _BOX:
            return {}  # paragraphs in a paragraph
        elif tag in _WHOLES:
            if element is end:
                break
        else:
            append(element)
    return out

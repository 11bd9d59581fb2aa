"""Content that a file holds twice, for newer and older programs (ECMA-376 part 3): one is read."""

from __future__ import annotations

from unxdiff.ooxml.names import MARKUP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["ALTERNATES", "choose", "chosen"]

ALTERNATES = MARKUP + "AlternateContent"
_UNDERSTOOD = frozenset(
    (
        "a14", "aink", "am3d", "c14", "w14", "w15", "w16", "w16cex", "w16cid", "w16du", "w16sdtdh",
        "w16sdtfl", "w16se", "wp14", "wpc", "wpg", "wpi", "wps",
    )
)  # fmt: skip
"""Prefixes of the extensions whose text is found by the same rules as that of the standard."""


def chosen(alternates: Element) -> list[Element]:
    """The content that is read: that of the first choice which is understood, else the fallback,
    else what there is."""
    fallback = None
    for option in alternates:
        if option.tag == MARKUP + "Fallback":
            fallback = option
        elif option.tag == MARKUP + "Choice" and _UNDERSTOOD.issuperset(
            option.get("Requires", "").split()
        ):
            return list(option)
    if fallback is None:
        fallback = next(iter(alternates), None)
    return list(fallback) if fallback is not None else []


def choose(element: Element) -> None:
    """Put what is read in the place of all alternates inside an element."""
    while (found := next(element.iterdescendants(ALTERNATES), None)) is not None:
        parent = found.getparent()
        at = parent.index(found)
        content = chosen(found)
        parent.remove(found)
        parent[at:at] = content

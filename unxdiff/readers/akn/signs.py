"""Signs by which an element or a line shows what it is, where Akoma Ntoso has no name for it."""

from __future__ import annotations

from urllib.parse import unquote

from unxdiff.readers.flow import without_bold
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.flow import Line
    from unxdiff.xmltree import Element

__all__ = [
    "LONGEST_HEADING", "TERMINAL", "class_figure", "is_heading", "leads_away", "set_as_heading",
    "worded",
]  # fmt: skip

LONGEST_HEADING = 120
"""Characters of the longest line that is taken for a heading."""
TERMINAL = (".", ";", ",", ":", "。", "；", "，", "：", "،", "؛")
"""How a paragraph ends, and a heading does not."""
_CLASSES = ("H1", "H2", "H3", "H4", "H5", "H6")


def set_as_heading(line: Line) -> bool:
    """Whether a paragraph is short and bold as a whole: a heading that its file does not name."""
    short = len(line.text) <= LONGEST_HEADING and line.text[-1:] not in TERMINAL
    return short and without_bold(line) is not line


def is_heading(element: Element) -> bool:
    """Whether AKN4UN's class calls an unnumbered paragraph a heading."""
    said = (element.get("class") or "").split()
    named = any(word.removeprefix("Title")[:2] in _CLASSES for word in said)
    return named and not any(local(child) in ("num", "list") for child in element)


def class_figure(element: Element) -> int:
    """The figure in AKN4UN's class of a paragraph (``H1``, ``H23``), 1 for others."""
    for word in (element.get("class") or "").split():
        if (figure := word.removeprefix("Title"))[:2] in _CLASSES:
            return int(figure[1])
    return 1


def worded(label: str) -> bool:
    """``Article 5``, ``第五条``: a number with its word, no bare ``5.`` or ``(a)``."""
    return sum([sign.isalpha() for sign in label]) > 3 or (label[:1] == "第" and len(label) > 2)


def leads_away(element: Element, target: str) -> bool:
    """Whether a link goes to the web, and elsewhere than its text says: that ``2533 (2020)`` leads
    to ``…/S/RES/2533(2020)`` is the work of those who marked the text up, and not in print."""
    if not target.startswith(("http:", "https:", "mailto:")):
        return False
    shown = "".join("".join(element.itertext()).split())
    return bool(shown) and shown not in "".join(unquote(target).split())

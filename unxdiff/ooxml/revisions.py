"""Tracked changes in XML: accept or reject them, as Word does (ECMA-376 part 1, 17.13.5).

Everything is resolved inside the element that is given, but one thing: a paragraph whose mark goes
is joined with the paragraph behind it, which the caller knows. ``joins`` tells it.
"""

from __future__ import annotations

from unxdiff.ooxml.names import MATH, m, w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.xmltree import Element

__all__ = [
    "CHANGES",
    "KINDS",
    "Resolver",
    "author_of",
    "join",
    "joined",
    "joins",
    "kind_of",
    "may_hold",
]

_VAL = w("val")
_INSERTED = (w("ins"), w("moveTo"))
_DELETED = (w("del"), w("moveFrom"))
_CELLS = (w("cellIns"), w("cellDel"), w("cellMerge"))
_PROPERTIES = tuple(
    w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
)
_COUNTED = (*_INSERTED, *_DELETED, *_CELLS, *_PROPERTIES, w("numberingChange"))
CHANGES = _COUNTED
"""What marks a change: of content, of what is a property of it, or of properties."""

KINDS = ("insertions", "deletions", "moves", "formatting")
"""Which changes there are, as people choose among them."""

_CONTROLS = (w("customXmlInsRangeStart"), w("customXmlDelRangeStart"))
_RUN_PROPERTIES = (w("rPr"), m("rPr"))
_RUNS = (w("r"), m("r"))
_KEPT = {  # what old properties do not tell, because it stays
    w("pPr"): (w("rPr"), w("sectPr")),
    w("sectPr"): (w("headerReference"), w("footerReference")),
}
_KEPT_FIRST = (w("rPr"), w("sectPr"))
"""Where what stays goes before the other properties (ECMA-376 part 1, 17.3.1.29 and 17.6.17)."""
_JOINS = "joins"


def may_hold(data: bytes) -> bool:
    """Whether a part may hold tracked changes: each names its author."""
    return b":author=" in data


def joins(paragraph: Element) -> bool:
    """Whether a resolved paragraph has lost its mark, so that the next one goes on in it."""
    return paragraph.get(_JOINS) is not None


def joined(paragraph: Element) -> None:
    """Forget that a paragraph lost its mark."""
    paragraph.attrib.pop(_JOINS, None)


def author_of(change: Element) -> str:
    """The author of a change, empty where none is named. The change of a table's grid names none;
    it is by whoever changed the table."""
    author = change.get(w("author"))
    if author is None and change.tag == w("tblGridChange"):
        table = next(change.iterancestors(w("tbl")), None)
        others = table.iter(*_COUNTED) if table is not None else ()
        return next((one.get(w("author")) for one in others if one.get(w("author"))), "")
    return author or ""


def kind_of(change: Element) -> str:
    """Which of ``KINDS`` an element among ``CHANGES``, or a mark of a content control, is."""
    name = change.tag.rpartition("}")[2]
    if name in ("ins", "cellIns", "customXmlInsRangeStart"):
        return "insertions"
    if name in ("del", "cellDel", "customXmlDelRangeStart"):
        return "deletions"
    return "moves" if "ove" in name else "formatting"


def join(paragraph: Element, following: Element) -> None:
    """Put what is left of a paragraph without its mark before the content of the next."""
    content = [child for child in paragraph if child.tag != w("pPr")]
    at = 1 if len(following) and following[0].tag == w("pPr") else 0
    following[at:at] = content


class Resolver:
    """Resolves the tracked changes of one file; ``count`` and ``authors`` say what was there."""

    def __init__(self, *, accept: bool, wanted: Callable[[Element], bool] | None = None) -> None:
        """Accept all changes, or reject them all; with ``wanted`` only those it says."""
        self._accept = accept
        self._wanted = wanted
        self.count = 0
        self.authors: dict[str, None] = {}

    def resolve(self, element: Element) -> bool:
        """Resolve everything inside an element, and what its own properties say of it.

        False when the element itself goes.
        """
        for control in element.iter(*_CONTROLS):
            self._control(control)
        found = list(element.iter(*_COUNTED))
        if self._wanted is not None:
            found = [one for one in found if self._wanted(one)]
        if not found:
            return True
        self.count += len(found)
        for one in found:
            self.authors.setdefault(author_of(one), None)
        stays = True
        # From the inside out, so that what goes with its parent was told already.
        for one in reversed(found):
            if one is not element:
                stays = self._one(one, element) and stays
        if found[0] is element and element.tag in (*_INSERTED, *_DELETED):
            stays = (element.tag in _INSERTED) is self._accept and stays
        for text in list(element.iter(w("delText"), w("delInstrText"))):
            if self._wanted is not None and next(text.iterancestors(w("del")), None) is not None:
                continue
            text.tag = w("t") if text.tag == w("delText") else w("instrText")
        return stays and not _emptied(element)

    def _control(self, start: Element) -> None:
        """Count a content control that came or went; what it holds stays as it is. Both of its ends
        are marked, and the first one is counted."""
        following = start.getnext()
        if (
            following is not None
            and following.tag == w("sdt")
            and (self._wanted is None or self._wanted(start))
        ):
            self.count += 1
            self.authors.setdefault(start.get(w("author")) or "", None)

    def _one(self, one: Element, root: Element) -> bool:
        parent = one.getparent()
        if parent is None:
            return True
        tag = one.tag
        if tag in _PROPERTIES:
            self._properties(one, parent)
        elif tag in _CELLS:
            return self._cell(one, parent, root)
        elif tag == w("numberingChange"):
            parent.remove(one)
        else:
            goes = (tag in _DELETED) is self._accept
            return self._content(one, parent, root, goes=goes)
        return True

    def _content(self, one: Element, parent: Element, root: Element, *, goes: bool) -> bool:
        """A change of content: what it marks is its own content, or the thing whose property it
        is."""
        above = parent.getparent()
        if parent.tag in _RUN_PROPERTIES and above is not None:
            parent.remove(one)
            if above.tag == w("pPr"):
                if goes:
                    above.getparent().set(_JOINS, "1")
            elif goes and above.tag in _RUNS:
                return _removed(above, root)
        elif parent.tag == w("numPr"):
            parent.remove(one)
            if goes and above is not None:
                above.remove(parent)
        elif parent.tag == w("trPr"):
            parent.remove(one)
            return not goes or above is None or _removed(above, root)
        elif parent.tag == m("ctrlPr") and above is not None:
            if goes:
                _unwrap_equation(above.getparent())
            else:
                _unwrap(one)
        elif goes:
            return _removed(one, root)
        else:
            _unwrap(one)
        return True

    def _cell(self, one: Element, properties: Element, root: Element) -> bool:
        properties.remove(one)
        cell = properties.getparent()
        if cell is None or cell.tag != w("tc"):
            return True  # among old properties, or the cell is gone already
        if one.tag == w("cellMerge"):
            merge = one.get(w("vMerge" if self._accept else "vMergeOrig"))
            for old in properties.findall(w("vMerge")):
                properties.remove(old)
            if merge is not None:
                made = properties.makeelement(w("vMerge"))
                made.set(_VAL, "continue" if merge == "cont" else "restart")
                _put(properties, made, (*_BEFORE_SPAN, w("gridSpan"), w("hMerge")))
        elif (one.tag == w("cellDel")) is self._accept:
            if self._accept:
                _widen_neighbour(cell)
            return _removed(cell, root)
        return True

    def _properties(self, one: Element, parent: Element) -> None:
        parent.remove(one)
        if self._accept:
            return
        old = next(iter(one), None)
        kept = _KEPT.get(parent.tag, ())
        marks = (*_INSERTED, *_DELETED, *_CELLS)
        for child in list(parent):
            if child.tag not in kept and child.tag not in marks:
                parent.remove(child)
        if old is not None:
            at = len(parent) if parent.tag in _KEPT_FIRST else 0
            parent[at:at] = [child for child in old if child.tag not in (*kept, *marks)]


def _widen_neighbour(cell: Element) -> None:
    """Give the columns of a deleted cell to the one before it, or else behind it."""
    neighbour = cell.getprevious()
    if neighbour is None or neighbour.tag != w("tc"):
        neighbour = cell.getnext()
    if neighbour is None or neighbour.tag != w("tc"):
        return
    properties = neighbour.find(w("tcPr"))
    if properties is None:
        properties = neighbour.makeelement(w("tcPr"))
        neighbour.insert(0, properties)
    span = properties.find(w("gridSpan"))
    if span is None:
        span = properties.makeelement(w("gridSpan"))
        _put(properties, span, _BEFORE_SPAN)
    span.set(_VAL, str(_span(neighbour) + _span(cell)))


_BEFORE_SPAN = (w("cnfStyle"), w("tcW"))


def _put(properties: Element, one: Element, before: tuple[str, ...]) -> None:
    """Put a property where the schema has it: behind those that go before it."""
    at = 0
    while at < len(properties) and properties[at].tag in before:
        at += 1
    properties.insert(at, one)


def _span(cell: Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = found.get(_VAL) if found is not None else None
    return int(value) if value and value.isdecimal() and len(value) < 4 else 1


def _removed(one: Element, root: Element) -> bool:
    """Take an element out with what it leaves empty above: the row, the table. False when that is
    the root itself."""
    while one is not root:
        parent = one.getparent()
        if parent is None:
            return True
        parent.remove(one)
        if not _emptied(parent):
            return True
        one = parent
    return False


def _emptied(element: Element) -> bool:
    """Whether nothing is left of a table or row."""
    if element.tag == w("tbl"):
        return next(element.iterdescendants(w("tc")), None) is None
    return element.tag == w("tr") and next(element.iterdescendants(w("tc")), None) is None


def _unwrap(one: Element) -> None:
    parent = one.getparent()
    at = parent.index(one)
    content = list(one)
    parent.remove(one)
    parent[at:at] = content


def _unwrap_equation(thing: Element | None) -> None:
    """A fraction, root or the like whose sign was deleted: its parts stay, one after another."""
    if thing is None or thing.getparent() is None:
        return
    parent = thing.getparent()
    at = parent.index(thing)
    parts = [
        child
        for part in thing
        if not part.tag.endswith("Pr")
        for child in (part if part.tag.startswith(MATH) else ())
        if not child.tag.endswith("Pr")
    ]
    parent.remove(thing)
    parent[at:at] = parts

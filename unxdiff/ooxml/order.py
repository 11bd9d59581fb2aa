"""The order of children that Office Open XML demands: putting them there, and finding where it is
broken. Children of foreign namespaces are let through: a reader passes over what it does not know.
"""

from __future__ import annotations

from unxdiff.ooxml.names import WORD, m
from unxdiff.ooxml.schema import (
    ATTRIBUTES,
    CHANGES,
    CONTENT,
    MARKUP,
    ORDERS,
    RANGES,
    REPEATED,
    RUN_CHANGES,
    TRANSPARENT,
    UNORDERED,
)
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from unxdiff.xmltree import Element

__all__ = ["Fault", "faults", "insert_in_order", "sort_children"]

_AT = len(WORD)
_FOREIGN = {
    "m:mathPr": m("mathPr"),
    "sl:schemaLibrary": "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary",
}
"""Children of other namespaces that have a place in an order."""
_ID, _NAME = WORD + "id", WORD + "name"
_P, _SDT, _TABLE, _ROW, _CELL = (WORD + name for name in ("p", "sdt", "tbl", "tr", "tc"))
_DEL = WORD + "del"
_TEXTS = (WORD + "t", WORD + "instrText")
_DELETED_TEXTS = (WORD + "delText", WORD + "delInstrText")
_BLOCKS = (_P, _TABLE, _SDT)
_SHELLS = frozenset([WORD + name for name in TRANSPARENT])
_MARKUP = frozenset([WORD + name for name in MARKUP])
_RUN_CHANGES = frozenset([WORD + name for name in RUN_CHANGES])
_CHANGES = frozenset([WORD + name for name in CHANGES])
_REPEATED = frozenset([WORD + name for name in REPEATED])
_WANTED = {
    _TABLE: (WORD + "tblPr", WORD + "tblGrid", _ROW),
    _ROW: (_CELL,),
    _CELL: (_P,),
}
"""What must stand in an element, perhaps deeper in it."""
_LISTS = (WORD + "footnotePr", WORD + "endnotePr")
_UNIQUE = {
    **dict.fromkeys(_CHANGES, _ID),
    **dict.fromkeys([WORD + name for name in ("footnote", "endnote", "comment")], _ID),
    WORD + "style": WORD + "styleId",
    WORD + "num": WORD + "numId",
    WORD + "abstractNum": WORD + "abstractNumId",
}
"""Elements that are called by an id, and the attribute that holds it."""


@record
class Fault:
    """Something that a strict reader would refuse: the part, how to get there
    (``body/p[3]/r[2]``), and what is wrong, as a clause."""

    part: str
    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.part}, {self.path}: {self.what}"


def _qualified(name: str) -> str:
    return _FOREIGN.get(name) or WORD + name


def _ranks() -> dict[str, dict[str, int]]:
    """By parent, the place of each child, all even; ``*`` is that of content."""
    out = {}
    for parent, order in ORDERS.items():
        out[WORD + parent] = {
            name if name == "*" else _qualified(name): 2 * place
            for place, names in enumerate(order.split(), 1)
            for name in names.split("|")
        }
    return out


_RANKS = _ranks()
_FREE = {WORD + parent: {WORD + name for name in names} for parent, names in UNORDERED.items()}
_CONTENTS = {
    WORD + parent: frozenset(WORD + name for name in names) for parent, names in CONTENT.items()
}
_ATTRIBUTES = {
    WORD + element: tuple([WORD + name for name in names]) for element, names in ATTRIBUTES.items()
}
_CLOSING = {
    parent: max(ranks.values())
    + (-1 if max(ranks, key=ranks.__getitem__).endswith("Change") else 1)
    for parent, ranks in _RANKS.items()
}
"""By parent, the place of children of foreign namespaces: the last, but for the old properties."""


def _rank(parent: str, ranks: dict[str, int], tag: object) -> int:
    """The place of a child; what the order does not name is content where there is any."""
    place = ranks.get(tag)  # type: ignore[call-overload]
    if place is None:
        place = ranks.get("*")
    return _CLOSING[parent] if place is None else place


def sort_children(element: Element) -> None:
    """Put the children of an element into the order of the schema; equals keep theirs."""
    ranks = _RANKS.get(element.tag)
    if ranks is None:
        return
    places = [_rank(element.tag, ranks, child.tag) for child in element]
    order = sorted(range(len(places)), key=places.__getitem__)
    if order != list(range(len(places))):
        element[:] = [element[at] for at in order]


def insert_in_order(parent: Element, child: Element) -> None:
    """Put a child where the schema wants it: behind its equals, before all that comes after it.

    A parent without an order gets it as its last child.
    """
    ranks = _RANKS.get(parent.tag)
    if ranks is not None:
        mine = _rank(parent.tag, ranks, child.tag)
        for at, sibling in enumerate(parent):
            if _rank(parent.tag, ranks, sibling.tag) > mine:
                parent.insert(at, child)
                return
    parent.append(child)


# --- what is broken --------------------------------------------------------------------------


def faults(root: Element, part: str) -> Iterator[Fault]:
    """What a strict reader would refuse in one part: children out of order or out of place,
    attributes that are missing, changes that hold what they may not, ranges without an end,
    ids used twice."""
    for element in root.iter(WORD + "*"):
        tag = element.tag
        for name in _ATTRIBUTES.get(tag, ()):
            if element.get(name) is None:
                yield _fault(part, element, f"it has no w:{name[_AT:]}")
        if len(element) or tag in _WANTED:
            for what in _children(element, tag):
                yield _fault(part, element, what)
    yield from _texts(root, part)
    yield from _ids(root, part)
    yield from _ranges(root, part)


def _fault(part: str, element: Element, what: str) -> Fault:
    steps = []
    one = element
    while (above := one.getparent()) is not None:
        name = str(one.tag).rpartition("}")[2]
        place = 1 + sum([1 for _ in one.itersiblings(one.tag, preceding=True)])
        steps.append(f"{name}[{place}]" if place > 1 or one.getnext() is not None else name)
        one = above
    steps.append(str(one.tag).rpartition("}")[2])
    return Fault(part, "/".join(reversed(steps)), what)


def _children(element: Element, tag: str) -> Iterator[str]:
    """What is wrong with the children of an element."""
    ranks = _RANKS.get(tag, {})
    content = _content_of(element, tag)
    if content is None and not ranks:
        return
    free = _FREE.get(tag, ())
    floor = min(map(ranks.__getitem__, free), default=0)
    before, seen = 0, set()
    for child in element:
        name = child.tag
        place = ranks.get(name)
        if place is None:
            if not isinstance(name, str) or not name.startswith(WORD):
                continue
            if tag == _TABLE and name in _MARKUP:
                continue  # before the table's properties as well as behind them
            if content is None or name not in content:
                yield f"w:{name[_AT:]} may not stand in it"
                continue
            place = ranks.get("*", 0)
        elif name in seen and name not in _REPEATED:
            yield f"w:{name[_AT:]} stands in it twice"
        elif name in free:
            place = floor
        if place < before:
            yield f"w:{name[_AT:]} stands too late in it"
        before = max(before, place)
        seen.add(name)
    yield from _wanting(element, tag, seen)


def _content_of(element: Element, tag: str) -> frozenset[str] | None:
    """What the content of an element may be; None where anything may be, or an order says it."""
    if tag in _RUN_CHANGES:
        parent = element.getparent()
        name = "" if parent is None else str(parent.tag).rpartition("}")[2]
        if name == "ctrlPr" or (parent is not None and parent.tag == m("r")):
            return None  # the change of a sign in an equation, which holds the sign's properties
        return frozenset() if name in ("rPr", "trPr", "numPr") else _CONTENTS[tag]
    if tag in _SHELLS:
        above = element.getparent()
        while above is not None and (above.tag in _SHELLS or above.tag == _SDT):
            above = above.getparent()
        if above is None or above.tag in _RUN_CHANGES:
            return _CONTENTS[_P]
        return _CONTENTS.get(above.tag)
    return _CONTENTS.get(tag)


def _wanting(element: Element, tag: str, seen: set[str]) -> Iterator[str]:
    """What an element must hold and does not."""
    for name in _WANTED.get(tag, ()):
        if name not in seen and next(element.iterdescendants(name), None) is None:
            yield f"it has no w:{name[_AT:]}"
    if tag == _CELL and _P in seen:
        last = next(element.iterchildren(*_BLOCKS, reversed=True), None)
        if last is not None and last.tag == _TABLE:
            yield "it ends with a table, not with a paragraph"


def _texts(root: Element, part: str) -> Iterator[Fault]:
    """Text that is deleted is named so, and only that is."""
    for element in root.iter(*_DELETED_TEXTS, *_TEXTS):
        above = element.getparent()
        while above is not None and above.tag not in (_P, _DEL):
            above = above.getparent()
        deleted = above is not None and above.tag == _DEL
        if deleted and element.tag in _TEXTS:
            yield _fault(part, element, f"a w:{element.tag[_AT:]} stands in a w:del")
        elif not deleted and element.tag in _DELETED_TEXTS:
            yield _fault(part, element, f"a w:{element.tag[_AT:]} stands outside of any w:del")


def _ids(root: Element, part: str) -> Iterator[Fault]:
    """No two changes share an id, nor two definitions of one kind."""
    seen: set[tuple[str, str]] = set()
    for element in root.iter(*_UNIQUE):
        attribute = _UNIQUE[element.tag]
        value = element.get(attribute)
        parent = element.getparent()
        if value is None or (parent is not None and parent.tag in _LISTS):
            continue
        kind = "change" if element.tag in _CHANGES else element.tag
        if (kind, value) in seen:
            yield _fault(part, element, f"its w:{attribute[_AT:]} {value} is that of another one")
        seen.add((kind, value))


def _ranges(root: Element, part: str) -> Iterator[Fault]:
    """Each range has one beginning and one end behind it, and each move both of its places."""
    names: dict[str, dict[str, Element]] = {}
    for start, end in RANGES.items():
        opened: dict[str, Element] = {}
        for element in root.iter(WORD + start, WORD + end):
            value = element.get(_ID) or ""
            if element.tag == WORD + start:
                if value in opened:
                    yield _fault(part, element, f"its w:id {value} is that of another one")
                opened[value] = element
                names.setdefault(start, {}).setdefault(element.get(_NAME) or "", element)
            elif opened.pop(value, None) is None:
                yield _fault(part, element, f"no w:{start} of w:id {value} stands before it")
        for value, element in opened.items():
            yield _fault(part, element, f"no w:{end} of w:id {value} stands behind it")
    gone, come = names.get("moveFromRangeStart", {}), names.get("moveToRangeStart", {})
    for name in sorted(gone.keys() ^ come.keys()):
        element = gone.get(name) or come[name]
        yield _fault(part, element, f"the move {name} has only one of its two places")

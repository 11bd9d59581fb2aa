"""Names by which properties of two files compare: styles by name, lists by what they count,
parts by their bytes, addresses as they are."""

from __future__ import annotations

import hashlib

from unxdiff.ooxml.names import RELATIONS, WORD, w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from unxdiff.ooxml.package import Package
    from unxdiff.xmltree import Element

    Value = tuple[Any, ...]

__all__ = ["Names", "canonical", "is_noise"]

_VAL = w("val")
_NOISE = frozenset(
    [
        w(name)
        for name in (
            "lang", "noProof", "cnfStyle", "divId", "webHidden", "rsid", "rPrChange", "pPrChange",
            "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "sectPrChange",
            "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "nsid", "tmpl",
        )
    ]
)  # fmt: skip
_OF_SAVING = frozenset(("paraId", "textId", "anchorId", "editId", "spid", "hint", "dirty"))
_OF_DRAWINGS = (
    "docPr",
    "cNvPr",
    "shape",
    "rect",
    "oval",
    "line",
    "group",
    "roundrect",
    "OLEObject",
)
"""Elements whose id is a number given out by the program."""
_STYLES = (w("pStyle"), w("rStyle"), w("tblStyle"))
_YES, _NO = ("1", "true", "on"), ("0", "false", "off")


def is_noise(element: Element) -> bool:
    """Whether a property is nothing that a reader sees, or the history of others."""
    return element.tag in _NOISE or not isinstance(element.tag, str)


def canonical(element: Element) -> Value:
    """A property as a value: its name, what it says, and what stands in it."""
    return (
        element.tag,
        _attributes(element),
        tuple([canonical(child) for child in element if not is_noise(child)]),
    )


def _attributes(element: Element) -> Value:
    said = []
    for name, value in element.attrib.items():
        bare = name.rpartition("}")[2]
        if bare in _OF_SAVING or bare.startswith("rsid"):
            continue
        if bare == "id" and element.tag.rpartition("}")[2] in _OF_DRAWINGS:
            continue
        if name == _VAL and value in _YES:
            continue
        said.append((name, "0" if name == _VAL and value in _NO else value))
    return tuple(sorted(said))


class Names:
    """The names of one file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.styles: dict[str, str] = {}
        """Names of styles by their ids."""
        self._abstract: dict[str, tuple[str, Element]] = {}
        self._lists: dict[str, tuple[str, Value]] = {}
        self._digests: dict[str, str] = {}
        self._order: dict[object, int] = {}
        self._numbers: dict[tuple[str | None, str | None], Value] = {}
        self._read_styles()
        self._read_lists()

    def forget_order(self) -> None:
        """Begin anew to tell lists of one definition apart by the order of their first use."""
        self._order.clear()
        self._numbers.clear()

    def _read_styles(self) -> None:
        part = self._package.related(self._package.main, "styles")
        for style in self._package.xml(part).iter(w("style")) if part is not None else ():
            name = style.find(w("name"))
            said = name.get(_VAL) if name is not None else None
            self.styles[str(style.get(w("styleId")))] = str(said).lower()

    def _read_lists(self) -> None:
        part = self._package.related(self._package.main, "numbering")
        if part is None:
            return
        root = self._package.xml(part)
        for one in root.iterchildren(w("abstractNum")):
            said = [self.value(child) for child in one if not is_noise(child)]
            self._abstract[str(one.get(w("abstractNumId")))] = (_digest(repr(said)), one)
        for one in root.iterchildren(w("num")):
            named = one.find(w("abstractNumId"))
            overrides = tuple([canonical(child) for child in one.iterchildren(w("lvlOverride"))])
            abstract = str(named.get(_VAL)) if named is not None else ""
            self._lists[str(one.get(w("numId")))] = (abstract, overrides)

    def value(self, element: Element) -> Value:
        """A property as a value, styles by their names."""
        if element.tag in _STYLES:
            style = element.get(_VAL) or ""
            return (element.tag, self.styles.get(style, style))
        said = canonical(element)
        return () if element.tag == w("rFonts") and not said[1] else said

    def numbering(self, properties: Element, *, rejected: bool) -> Value:
        """A paragraph's numbering by what it counts: the definition, which of several equal ones it
        is by first use, and where it overrides starts, which list. () where there is none, or
        where its being inserted is rejected."""
        if rejected and properties.find(w("ins")) is not None:
            return ()
        level, number = properties.find(w("ilvl")), properties.find(w("numId"))
        depth = level.get(_VAL) if level is not None else None
        name = number.get(_VAL) if number is not None else None
        if (depth, name) not in self._numbers:
            self._numbers[depth, name] = self._number(depth, name)
        return self._numbers[depth, name]

    def _number(self, depth: str | None, name: str | None) -> Value:
        abstract, overrides = self._lists.get(name or "", ("", ()))
        digest = self._abstract.get(abstract, ("", None))[0]
        if not digest:
            return ("numPr", depth or "0", "none" if name == "0" else name)
        which = self._nth(digest, abstract)
        own = self._nth((digest, which), name) if overrides else 0
        return ("numPr", depth or "0", digest, which, overrides, own)

    def _nth(self, of: object, which: object) -> int:
        key = (of, which)
        if key not in self._order:
            self._order[of] = self._order[key] = self._order.get(of, 0) + 1
        return self._order[key]

    def control(self, properties: Element | None) -> Value:
        """What tells a content control: its kind, title and tag."""
        said = [
            canonical(child)
            for child in (properties if properties is not None else ())
            if child.tag.startswith(WORD)
            and child.tag not in (w("id"), w("rPr"), w("placeholder"), w("showingPlcHdr"))
        ]
        return tuple(sorted(said, key=repr))

    def related(self, part: str, relation: str | None) -> str | None:
        """What a relationship's id stands for: an address, or the bytes of a part."""
        found = self._package.target(part, relation)
        if found is None:
            return None
        if found.external:
            return found.target
        if found.target not in self._digests:
            self._digests[found.target] = _digest(self._package.read(found.target))
        return self._digests[found.target]

    def attributes(self, element: Element, part: str) -> Value:
        """The attributes of a thing, with what relationships lead to in their place."""
        return tuple(
            [
                (name, self.related(part, str(value)) if name.startswith(RELATIONS) else value)
                for name, value in _attributes(element)
            ]
        )


def _digest(said: str | bytes) -> str:
    data = said.encode() if isinstance(said, str) else said
    return hashlib.sha256(data).hexdigest()[:16]

"""One of the two Word files while they are made into one: its parts as trees, and what its things
are called, so that the same thing has the same name on both sides."""

from __future__ import annotations

import hashlib

from unxdiff.ooxml.names import RELATIONS, is_on, w
from unxdiff.ooxml.package import Package
from unxdiff.tracked.atoms import FIRST_THING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from unxdiff.options import ReadOptions
    from unxdiff.tracked.properties import Key
    from unxdiff.xmltree import Element

__all__ = ["Side"]

_BOX = w("txbxContent")
_UNNAMED = frozenset(("id", "name", "paraId", "textId", "anchorId", "editId", "spid", "gfxdata"))
"""Attributes that programs number anew at each save."""
_MOST = 0x10FFFD


class Side:
    """A file: its package, the trees of its stories, the elements that its blocks were made of."""

    def __init__(self, data: bytes, name: str, options: ReadOptions, *, new: bool) -> None:
        """Open a file without tracked changes. Raises InputError and LimitError."""
        self.new = new
        self.package = Package(data, name, options.max_unpacked)
        self.part = self.package.main
        """The part that is looked at; relationships are its own."""
        self.roots: dict[str, Element] = {}
        self._read = options
        self._digests: dict[str, str] = {}
        self.things: dict[Key, str] = {}
        """Which character stands for which thing; both sides share it."""
        self.notes: dict[tuple[str, str], Key] = {}
        """What notes are called, by kind and id: the same on both sides where they are linked."""

    def root(self, part: str) -> Element:
        """The tree of a part."""
        if part not in self.roots:
            self.roots[part] = self.package.xml(part)
        return self.roots[part]

    def origins(self) -> tuple[list[Element], list[tuple[str, str]]]:
        """The elements that the document's units stand for, in the trees of this side, and the
        kinds and ids of its notes."""
        from unxdiff.readers.docx.reader import origins

        copies = _Copies(self)
        found, notes = origins(copies, self._read)
        twins = copies.twins()
        return [twins.get(element) for element in found], notes

    def character(self, key: Key) -> str:
        """The character that stands for a thing."""
        found = self.things.get(key)
        if found is None:
            found = self.things[key] = chr(min(FIRST_THING + len(self.things), _MOST))
        return found

    def key_of_note(self, kind: str, reference: Element) -> Key:
        """What a cited note is called: with a mark of its own it is not the one that is counted."""
        note = reference.get(w("id")) or ""
        key = self.notes.get((kind, note)) or ("note", self.new, kind, note)
        own = reference.get(w("customMarkFollows"))
        return (*key, "own mark") if own is not None and is_on(own) else key

    def key_of_shell(self, element: Element) -> Key:
        """What a link, a content control or the like is, whatever stands in it."""
        tag = element.tag.rpartition("}")[2]
        if tag == "hyperlink":
            return (tag, self._target(element.get(RELATIONS + "id")), element.get(w("anchor")))
        if tag == "sdt":
            properties = element.find(w("sdtPr"))
            return (tag, *[self._key(one) for one in (properties if properties is not None else ())
                           if one.tag not in (w("id"), w("rPr"), w("placeholder"),
                                              w("showingPlcHdr"))])  # fmt: skip
        return (tag, tuple(sorted(element.attrib.items())))

    def key_of_thing(self, element: Element) -> Key:
        """What a picture, an equation, a box or any other thing is; the texts of boxes are stories
        of their own and do not count."""
        return ("thing", self._key(element))

    def _key(self, element: Element) -> Key:
        if not isinstance(element.tag, str):
            return ()
        attributes = []
        for name, value in element.attrib.items():
            space, _, local = name.rpartition("}")
            if local in _UNNAMED and not name.startswith(RELATIONS):
                continue
            if local.startswith("rsid"):
                continue
            if space + "}" == RELATIONS:
                value = self._target(value)  # noqa: PLW2901 - what it leads to says more
            attributes.append((local, value))
        text = (element.text or "") if not len(element) else ""
        inside = () if element.tag == _BOX else tuple([self._key(child) for child in element])
        return (element.tag, tuple(sorted(attributes)), text, inside)

    def _target(self, relation: str | None) -> str:
        """What a relationship leads to: an address, or a digest of the part."""
        if relation is None:
            return ""
        found = self.package.relations(self.part).get(relation)
        if found is None:
            return f"?{relation}"
        if found.external or found.target not in self.package:
            return found.target
        if found.target not in self._digests:
            data = self.package.read(found.target)
            self._digests[found.target] = hashlib.sha256(data).hexdigest()
        return self._digests[found.target]


class _Copies(Package):
    """A package that gives copies of a side's trees, and knows which is whose."""

    def __init__(self, side: Side) -> None:
        self.__dict__.update(side.package.__dict__)
        self._side = side
        self._pairs: dict[Element, Element] = {}

    def xml(self, part: str) -> Element:
        root = super().xml(part)
        self._pair(part, root)
        return root

    def body(self, data: bytes) -> Iterator[list[Element]]:
        from unxdiff.xmltree import parse

        root = parse(data, f"{self.main} in {self.name}")
        self._pair(self.main, root)
        body = root.find(w("body"))
        if body is not None:
            yield list(body)

    def _pair(self, part: str, root: Element) -> None:
        if part.endswith((".rels", "[Content_Types].xml")):
            return
        names = (w("p"), w("tr"))
        theirs = list(root.iter(*names))
        if theirs:
            ours = self._side.root(part).iter(*names)
            self._pairs.update(zip(theirs, ours, strict=True))

    def twins(self) -> dict[Element, Element]:
        """The side's own elements, by those of the copies."""
        return self._pairs

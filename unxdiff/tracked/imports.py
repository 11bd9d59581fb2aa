"""What the new file has and the old one lacks, brought over without clashes: styles, numbering,
pictures and other related parts, notes, comments (ECMA-376 part 1, 17.7, 17.9; part 2, 9)."""

from __future__ import annotations

import copy
import hashlib

from lxml import etree

from unxdiff.ooxml.names import RELATIONS, w
from unxdiff.ooxml.order import insert_in_order
from unxdiff.ooxml.writing import serialised
from unxdiff.tracked.properties import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.ooxml.writing import PackageWriter
    from unxdiff.tracked.sides import Side
    from unxdiff.xmltree import Element

__all__ = ["Imports"]

_ID, _VAL = w("id"), w("val")
_NUM_ID, _ABSTRACT, _NUM = w("numId"), w("abstractNumId"), w("num")
_STYLES = {
    w("pStyle"): "paragraph",
    w("rStyle"): "character",
    w("tblStyle"): "table",
    w("basedOn"): "",
    w("next"): "paragraph",
    w("link"): "",
}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_COMMENTS = (w("commentReference"), w("commentRangeStart"), w("commentRangeEnd"))
_NO_COMMENT = "-1"
"""The id of what cites a comment that the old file has already; its marks are taken out."""
_EDITING = ("rsid", "paraId", "textId")


class Imports:
    """Adopts elements of the new file into the old one's package."""

    def __init__(self, old: Side, new: Side, writer: PackageWriter) -> None:
        self.old = old
        self.new = new
        self.writer = writer
        self.notes: dict[tuple[str, str], str] = {}
        """The ids that notes of the new file get, by their kind and own id."""
        self.comments: dict[str, str | None] = {}
        """The ids that comments of the new file get, None for those that the old file has."""
        self._parts: dict[str, str] = {}
        self._styles = self._ids(old, "styles", "style", "styleId")
        self._their_styles = self._ids(new, "styles", "style", "styleId")
        self._style_names: dict[str, str] = {}
        self._nums: dict[str, str] = {}
        self._abstracts: dict[str, str] = {}
        """Definitions of lists in the old file, by those in the new one that they stand for."""
        self.relating = True
        """Whether relationships of what is adopted are the new file's (those of a part that was
        brought over are its own already)."""
        self.changed: set[str] = set()
        """Parts of the old file whose trees were added to."""
        self._next: dict[str, int] = {}

    def adopted(self, element: Element) -> Element:
        """A copy of an element of the new file that can stand in the old one."""
        made = copy.deepcopy(element)
        self.adopt(made)
        return made

    def adopt(self, element: Element) -> None:
        """Make an element (of the new file's making) fit for the old one."""
        for one in element.iter():
            tag = one.tag
            if not isinstance(tag, str):
                continue
            for name, value in list(one.attrib.items()):
                if name.startswith(RELATIONS):
                    one.set(name, self.relation(value) if self.relating else value)
                elif name.rpartition("}")[2].startswith(_EDITING):
                    del one.attrib[name]
            if tag in _STYLES:
                one.set(_VAL, self.style(one.get(_VAL) or ""))
            elif tag == _NUM_ID:
                one.set(_VAL, self.number(one.get(_VAL) or "0"))
            elif tag in _NOTES:
                one.set(_ID, self.note(_NOTES[tag], one.get(_ID) or ""))
            elif tag in _COMMENTS:
                one.set(_ID, self.comments.get(one.get(_ID) or "") or _NO_COMMENT)

    # --- relationships ------------------------------------------------------------------------

    def relation(self, relation: str) -> str:
        """The id of a relationship of the new file's part that is looked at, made in the old's."""
        return self._relation(self.new.part, self.old.part, relation)

    def _relation(self, theirs: str, ours: str, relation: str) -> str:
        found = self.new.package.relations(theirs).get(relation)
        if found is None:
            return relation
        kind = self._type(theirs, relation)
        if found.external:
            return self.writer.relate(ours, kind, found.target, external=True)
        if found.target not in self.new.package:
            return relation
        return self.writer.relate(ours, kind, self.part(found.target))

    def _type(self, part: str, relation: str) -> str:
        return _OFFICE + self.new.package.relations(part)[relation].kind

    def part(self, part: str) -> str:
        """A part of the new file, with all that it leads to, in the old package."""
        if part in self._parts:
            return self._parts[part]
        data = self.new.package.read(part)
        digest = hashlib.sha256(data).digest()
        related = self.new.package.relations(part)
        if not related and not _is_word(data):
            for name in self.old.package.names:
                if name.rpartition(".")[2] == part.rpartition(".")[2] and (
                    hashlib.sha256(self.old.package.read(name)).digest() == digest
                ):
                    self._parts[part] = name
                    return name
        name = self._parts[part] = self.writer.new_name(part)
        self.writer.put(name, data, self._content_type(part))
        ids = {one: self._relation(part, name, one) for one in related}
        if _is_word(data) or any(one != other for one, other in ids.items()):
            root = etree.fromstring(data)
            _rename(root, ids)
            if _is_word(data):
                self.relating = False
                self.adopt(root)
                self.relating = True
            self.writer.put(name, serialised(root))
        return name

    def _content_type(self, part: str) -> str:
        """What the new file says that a part is; empty where it says nothing of its own."""
        for entry in self.new.package.xml("[Content_Types].xml"):
            if str(entry.get("PartName")).lower() == f"/{part}".lower():
                return str(entry.get("ContentType"))
        suffix = part.rpartition(".")[2].lower()
        for entry in self.new.package.xml("[Content_Types].xml"):
            if str(entry.get("Extension")).lower() == suffix:
                return str(entry.get("ContentType"))
        return ""

    # --- styles -------------------------------------------------------------------------------

    @staticmethod
    def _ids(side: Side, kind: str, tag: str, attribute: str) -> dict[str, Element]:
        part = side.package.related(side.package.main, kind)
        if part is None:
            return {}
        return {str(one.get(w(attribute))): one for one in side.root(part).iterchildren(w(tag))}

    def style(self, name: str) -> str:
        """The id in the old file of a style of the new one: the same id, else a style of the same
        name, else the style itself, brought over."""
        if name in self._styles or name not in self._their_styles:
            return name
        if name in self._style_names:
            return self._style_names[name]
        style = self._their_styles[name]
        called = _name(style)
        for key, other in self._styles.items():
            if called and _name(other) == called and other.get(w("type")) == style.get(w("type")):
                self._style_names[name] = key
                return key
        self._style_names[name] = name
        part = self.old.package.related(self.old.package.main, "styles")
        if part is None:
            return name
        made = copy.deepcopy(style)
        made.attrib.pop(w("default"), None)
        self._styles[name] = made
        self.adopt(made)
        self.old.root(part).append(made)
        self.changed.add(part)
        return name

    def redefined_styles(self) -> list[str]:
        """Names of styles that both files have and define otherwise."""
        return [
            _name(style) or key
            for key, style in self._styles.items()
            if key in self._their_styles
            and style is not self._their_styles[key]
            and _style_key(style) != _style_key(self._their_styles[key])
        ]

    # --- numbering ----------------------------------------------------------------------------

    def pair_numbers(self, pairs: dict[tuple[str, str], int]) -> None:
        """Take lists for the same where they are defined alike; ``pairs`` counts the paragraphs
        that have a list (new id, old id) before and after.

        One list is one other at most, and so is what it is an instance of: lists of one definition
        count on together. Where both files have the same lists, each is itself.
        """
        if self._same_lists():
            return
        for (theirs, ours), _ in sorted(pairs.items(), key=lambda one: (-one[1], one[0])):
            if theirs in self._nums or ours in self._nums.values():
                continue
            if self._alike(theirs, ours) and self._pair_abstracts(theirs, ours):
                self._nums[theirs] = ours

    def _same_lists(self) -> bool:
        """Whether both files have the same part with lists; each list then stands for itself."""
        parts = [
            side.package.related(side.package.main, "numbering") for side in (self.old, self.new)
        ]
        if parts[0] is None or parts[1] is None:
            return False
        if self.old.package.read(parts[0]) != self.new.package.read(parts[1]):
            return False
        for one in self.new.root(parts[1]).iterchildren(_NUM):
            self._nums[one.get(_NUM_ID) or ""] = one.get(_NUM_ID) or ""
        return True

    def _pair_abstracts(self, theirs: str, ours: str) -> bool:
        """Whether what two lists are instances of can be the same; keeps that it is."""
        first, second = self._definition(self.new, theirs), self._definition(self.old, ours)
        if first is None or second is None:
            return True
        new, old = str(first[1].get(_ABSTRACT)), str(second[1].get(_ABSTRACT))
        if new not in self._abstracts and old not in self._abstracts.values():
            self._abstracts[new] = old
        return self._abstracts.get(new) == old

    def number(self, num: str) -> str:
        """The id in the old file of a list of the new one."""
        if num == "0" or num in self._nums:
            return self._nums.get(num, num)
        part = self.new.package.related(self.new.package.main, "numbering")
        theirs = self._definition(self.new, num)
        if part is None or theirs is None:
            return num
        own = self._own_part("numbering")
        root = self.old.root(own)
        self.changed.add(own)
        list_element = copy.deepcopy(theirs[0])
        self._nums[num] = made = _free(root, _NUM, _NUM_ID)
        list_element.set(_NUM_ID, made)
        list_element.find(_ABSTRACT).set(_VAL, self._abstract(theirs[1], root))
        insert_in_order(root, list_element)
        return made

    def _abstract(self, theirs: Element, root: Element) -> str:
        """The id in the old file of what lists of the new one are instances of."""
        name = str(theirs.get(_ABSTRACT))
        if name in self._abstracts:
            return self._abstracts[name]
        abstract = copy.deepcopy(theirs)
        self._abstracts[name] = key = _free(root, w("abstractNum"), _ABSTRACT)
        abstract.set(_ABSTRACT, key)
        for child in list(abstract):
            if child.tag in (w("nsid"), w("tmpl")):
                abstract.remove(child)
        self.adopt(abstract)
        insert_in_order(root, abstract)
        return key

    def _own_part(self, kind: str) -> str:
        """The old file's part of a kind, made where there is none."""
        own = self.old.package.related(self.old.package.main, kind)
        if own is not None:
            return own
        name = f"word/{kind}.xml"
        if name not in self.old.roots:
            self.old.roots[name] = etree.Element(w(kind), nsmap={"w": w("")[1:-1]})
            self.writer.put(name, etree.tostring(self.old.roots[name]), f"{_TYPES}{kind}+xml")
            self.writer.relate(self.old.package.main, _OFFICE + kind, name)
        return name

    def _definition(self, side: Side, num: str) -> tuple[Element, Element] | None:
        part = side.package.related(side.package.main, "numbering")
        if part is None:
            return None
        root = side.root(part)
        for one in root.iterchildren(_NUM):
            if one.get(_NUM_ID) == num:
                named = one.find(_ABSTRACT)
                key = named.get(_VAL) if named is not None else None
                for abstract in root.iterchildren(w("abstractNum")):
                    if abstract.get(_ABSTRACT) == key:
                        return one, abstract
        return None

    def _alike(self, theirs: str, ours: str) -> bool:
        first = self._definition(self.new, theirs)
        second = self._definition(self.old, ours)
        if first is None or second is None:
            return first is second
        return _number_key(*first) == _number_key(*second)

    # --- notes --------------------------------------------------------------------------------

    def note(self, kind: str, note: str) -> str:
        """The id in the old file that a note of the new one gets, for it is brought over."""
        key = (kind, note)
        if key not in self.notes:
            if kind not in self._next:
                part = self.old.package.related(self.old.package.main, f"{kind}s")
                taken = [0]
                if part is not None:
                    taken += [
                        int(one.get(_ID) or "0")
                        for one in self.old.root(part).iterchildren(w(kind))
                    ]  # fmt: skip
                self._next[kind] = max(taken) + 1
            self.notes[key] = str(self._next[kind])
            self._next[kind] += 1
        return self.notes[key]


def _free(root: Element, tag: str, attribute: str) -> str:
    taken = [one.get(attribute) or "" for one in root.iterchildren(tag)]
    return str(max([int(one) for one in taken if one.isdecimal()], default=0) + 1)


def _name(style: Element) -> str:
    named = style.find(w("name"))
    return (named.get(_VAL) or "").lower() if named is not None else ""


def _style_key(style: Element) -> object:
    return [
        (part.tag, key_of(part))
        for part in style
        if part.tag in (w("pPr"), w("rPr"), w("tblPr"), w("tcPr"), w("trPr"))
    ]


def _number_key(number: Element, abstract: Element) -> object:
    levels = [(one.get(w("ilvl")), key_of(one)) for one in abstract.iterchildren(w("lvl"))]
    return (levels, [key_of(one) for one in number.iterchildren(w("lvlOverride"))])


def _rename(root: Element, ids: dict[str, str]) -> None:
    """Give the references in a part the ids that its relationships have now."""
    for one in root.iter():
        for name, value in list(one.attrib.items()):
            if name.startswith(RELATIONS) and value in ids:
                one.set(name, ids[value])


def _is_word(data: bytes) -> bool:
    """Whether a part may name styles or lists: headers and footers do."""
    return b"<w:hdr" in data[:4096] or b"<w:ftr" in data[:4096]

"""Sections with tracked changes, and their headers and footers.

A section's header is its own or that of the section before (ECMA-376 part 1, 17.10.5). A tracked
file cannot say that a header came or went, so that a section gets one of its own whose text did.
"""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.ooxml.names import RELATIONS, w
from unxdiff.ooxml.order import insert_in_order
from unxdiff.tracked.properties import change_of, key_of, without_history

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.tracked.merger import Merger
    from unxdiff.tracked.sides import Side
    from unxdiff.xmltree import Element

    Kind = tuple[str, str]

__all__ = ["Furniture"]

_SECTION, _RID, _TYPE = w("sectPr"), RELATIONS + "id", w("type")
_KINDS = (w("headerReference"), w("footerReference"))
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Furniture:
    """The headers and footers of both files, by section."""

    def __init__(self, old: Side, new: Side) -> None:
        self._ours = _effective(old)
        self._theirs = _effective(new)
        self._made: dict[tuple[str | None, str | None], str] = {}

    def merged(self, merger: Merger, old: Element, new: Element) -> Element | None:
        """The properties of a section that both files have, merged; None where they are the old
        ones."""
        now = None
        mine, theirs = _references(old), _references(new)
        for key in dict.fromkeys([*mine, *theirs]):
            pair = self._ours[old].get(key), self._theirs[new].get(key)
            part = self._part(merger, key, pair)
            reference = mine.get(key)
            if part is None or (reference is not None and part == pair[0]):
                continue
            now = now if now is not None else copy.deepcopy(old)
            kind = f"{key[0].rpartition('}')[2].removesuffix('Reference')}"
            name = merger.imports.writer.relate(merger.old.package.main, _OFFICE + kind, part)
            found = _references(now).get(key)
            if found is None:
                found = etree.Element(key[0], nsmap=old.nsmap)
                found.set(_TYPE, key[1])
                now.insert(len(_references(now)), found)
            found.set(_RID, name)
        adopted = merger.adopted(_without_references(new))
        if key_of(old) != key_of(adopted):
            references = list(_references(now if now is not None else old).values())
            now = without_history(adopted)
            for one in reversed(references):
                now.insert(0, copy.deepcopy(one))
            insert_in_order(now, merger.signed(change_of(old, _SECTION)))
        return now

    def _part(self, merger: Merger, key: Kind, pair: tuple[str | None, str | None]) -> str | None:
        """The part whose text is the old header when changes are rejected, else the new one; the
        old file's own where it serves no other section otherwise."""
        if pair in self._made:
            return self._made[pair]
        ours, theirs = pair
        if ours is not None and not any(one == ours for one, _ in self._made):
            part = ours
        elif ours is not None:
            part = _copy_of(merger, ours, key)
        else:
            part = merger.imports.part(theirs or "")
        self._made[pair] = part
        _merge_part(merger, part, ours, theirs)
        return part


def _effective(side: Side) -> dict[Element, dict[Kind, str]]:
    """By section the parts of its headers and footers, its own or those of sections before."""
    found: dict[Element, dict[Kind, str]] = {}
    now: dict[Kind, str] = {}
    for section in side.root(side.package.main).iter(_SECTION):
        now = dict(now)
        for key, reference in _references(section).items():
            target = side.package.target(side.package.main, reference.get(_RID))
            if target is not None and not target.external:
                now[key] = target.target
        found[section] = now
    return found


def _references(section: Iterable[Element]) -> dict[Kind, Element]:
    return {(one.tag, one.get(_TYPE) or "default"): one for one in section if one.tag in _KINDS}


def _without_references(section: Element) -> Element:
    made = copy.deepcopy(section)
    for one in list(made):
        if one.tag in _KINDS:
            made.remove(one)
    return made


def _copy_of(merger: Merger, part: str, key: Kind) -> str:
    """A second part with the text that an old one had, for a section where it changed otherwise."""
    writer = merger.imports.writer
    kind = key[0].rpartition("}")[2].removesuffix("Reference")
    name = writer.new_name(part)
    writer.put(name, merger.old.package.read(part), f"{_WORD}{kind}+xml")
    for relation in merger.old.package.relations(part).values():
        writer.relate(name, _OFFICE + relation.kind, relation.target, external=relation.external)
    merger.old.roots[name] = merger.old.package.xml(part)
    _rename(merger, name, part)
    return name


def _rename(merger: Merger, name: str, part: str) -> None:
    """Give a copied part's references the ids that its relationships have there."""
    before = merger.old.package.relations(part)
    after = {
        (one.kind, one.target): key for key, one in merger.imports.writer.relations(name).items()
    }
    for one in merger.old.roots[name].iter():
        for attribute, value in list(one.attrib.items()):
            found = before.get(value) if attribute.startswith(RELATIONS) else None
            if found is not None and (found.kind, found.target) in after:
                one.set(attribute, after[found.kind, found.target])


def _merge_part(merger: Merger, part: str, ours: str | None, theirs: str | None) -> None:
    """Make a part's text what the old header says, and the new one, as tracked changes; where one
    file has none there, the text went or came."""
    imports = merger.imports
    if ours is None:
        source = etree.fromstring(imports.writer.read(part))
        root = merger.old.roots[part] = _empty(source)
        imports.relating = False  # its relationships came with its part
        other = source
    else:
        root = merger.old.root(part)
        other = merger.new.root(theirs) if theirs is not None else _empty(root)
    places = merger.old.part, merger.new.part
    merger.old.part, merger.new.part = part, theirs or merger.new.package.main
    if merger.story(root, other) or part != ours:
        imports.changed.add(part)
    merger.old.part, merger.new.part = places
    imports.relating = True


def _empty(root: Element) -> Element:
    made = etree.fromstring(etree.tostring(root))
    for child in list(made):
        made.remove(child)
    made.append(made.makeelement(w("p")))
    return made

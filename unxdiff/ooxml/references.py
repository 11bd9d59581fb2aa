"""Whether what a Word file refers to is there: parts, notes, comments, styles, lists."""

from __future__ import annotations

from unxdiff.errors import InputError
from unxdiff.ooxml.names import RELATIONS, WORD
from unxdiff.ooxml.order import Fault, faults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from unxdiff.ooxml.package import Package
    from unxdiff.xmltree import Element

__all__ = ["package_faults"]

_VAL, _ID = WORD + "val", WORD + "id"
_NOTES = {
    WORD + "footnoteReference": ("footnotes", WORD + "footnote", _ID),
    WORD + "endnoteReference": ("endnotes", WORD + "endnote", _ID),
    WORD + "commentReference": ("comments", WORD + "comment", _ID),
    WORD + "commentRangeStart": ("comments", WORD + "comment", _ID),
    WORD + "pStyle": ("styles", WORD + "style", WORD + "styleId"),
    WORD + "rStyle": ("styles", WORD + "style", WORD + "styleId"),
    WORD + "tblStyle": ("styles", WORD + "style", WORD + "styleId"),
    WORD + "basedOn": ("styles", WORD + "style", WORD + "styleId"),
    WORD + "numId": ("numbering", WORD + "num", WORD + "numId"),
}
"""Elements that name a thing by its id: the kind of the part that defines such things, the
element that does, and its attribute."""
_NAMED_BY_ID = (WORD + "footnoteReference", WORD + "endnoteReference", WORD + "commentReference")
_TYPES = "[Content_Types].xml"


def package_faults(package: Package) -> Iterator[Fault]:
    """All that is wrong with a file: in each part what ``faults`` finds, and between parts every
    relationship without its target, part without a type, and name of a note, comment, style or
    list that is not defined. Raises InputError and LimitError where a part cannot be read."""
    yield from _untyped(package)
    folder = _folder(package.main)
    roots = {
        part: package.xml(part)
        for part in package.names
        if part.endswith(".xml") and part.startswith(folder)
    }
    defined = {folder: _defined(package, roots, package.main)}
    glossary = package.related(package.main, "glossaryDocument")
    if glossary is not None:  # a document of its own, for building blocks, with its own styles
        defined[_folder(glossary)] = _defined(package, roots, glossary)
    for part, root in roots.items():
        if root.tag.startswith(WORD):
            yield from faults(root, part)
            yield from _undefined(root, part, defined.get(_folder(part), defined[folder]))
        yield from _unresolved(package, root, part)
    for part in ("", *package.names):
        for relation in package.relations(part).values() if not part.endswith(".rels") else ():
            if not relation.external and relation.target not in package:
                yield Fault(part, "", f"a relationship leads to {relation.target}: no such part")


def _folder(part: str) -> str:
    folder, slash, _ = part.rpartition("/")
    return folder + slash


def _defined(package: Package, roots: dict[str, Element], main: str) -> dict[str, set[str]]:
    """The ids that are defined for a document, by the element that uses them."""
    out = {}
    for user, (kind, element, attribute) in _NOTES.items():
        part = package.related(main, kind)
        root = roots.get(part or "")
        out[user] = {
            str(one.get(attribute)) for one in (root.iter(element) if root is not None else ())
        }
    out[WORD + "numId"].add("0")  # no list
    return out


def _undefined(root: Element, part: str, defined: dict[str, set[str]]) -> Iterator[Fault]:
    told = set()
    for element in root.iter(*defined):
        attribute = _ID if element.tag in _NAMED_BY_ID or element.tag.endswith("Start") else _VAL
        value = str(element.get(attribute))
        if value not in defined[element.tag] and (element.tag, value) not in told:
            told.add((element.tag, value))
            name = element.tag[len(WORD) :]
            yield Fault(part, "", f"w:{name} names {value}, which is not defined")


def _unresolved(package: Package, root: Element, part: str) -> Iterator[Fault]:
    relations = package.relations(part)
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if name.startswith(RELATIONS) and value and value not in relations:
                tag = str(element.tag).rpartition("}")[2]
                yield Fault(part, "", f"{tag} names the relationship {value}, which is not there")


def _untyped(package: Package) -> Iterator[Fault]:
    if _TYPES not in package:
        raise InputError(f"{package.name} has no {_TYPES}; save it again as DOCX")
    endings, names = set(), set()
    for entry in package.xml(_TYPES):
        endings.add(str(entry.get("Extension")).lower())
        names.add(str(entry.get("PartName")).lstrip("/").lower())
    for part in package.names:
        ending = part.rpartition(".")[2].lower()
        said = part.lower() in names or ending in endings or part.endswith("/")
        if part != _TYPES and not said:
            yield Fault(part, "", f"{_TYPES} does not say what it is")
    for name in sorted(names - {"none"}):
        if name not in package:
            yield Fault(_TYPES, "", f"it names {name}: no such part")

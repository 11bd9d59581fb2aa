"""A Word file without what it tells of people: document properties, ids of saving, other authors.

What goes is what Word's document inspector takes under "document properties and personal
information"; the names of this file's own changes stay, for somebody signed them.
"""

from __future__ import annotations

from lxml import etree

from unxdiff.ooxml.names import RELATIONS, WORD, w
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.writing import PackageWriter, serialised
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["scrubbed"]

_EMPTIED = ("core-properties", "extended-properties")
_DROPPED = ("custom-properties", "thumbnail")
_SETTINGS = ("rsids", "docId", "attachedTemplate", "linkStyles")
_NOBODY, _INITIALS = "Author", "A"
"""What Word calls people whose names were removed."""
_AUTHOR = w("author")


def scrubbed(data: bytes, name: str, most: int, author: str = "") -> bytes:
    """A Word file without personal information.

    Document properties are emptied, and those that users made go, with the preview, the list of
    people, the template and the ids of saving. Comments and tracked changes of all but ``author``
    are by "Author" and of no day. ``most`` is the file's largest unpacked size in bytes. Raises
    InputError and LimitError.
    """
    package = Package(data, name, most)
    writer = PackageWriter(package)
    for key, relation in package.relations("").items():
        if relation.kind in _EMPTIED and relation.target in package:
            root = package.xml(relation.target)
            for child in list(root):
                root.remove(child)
            writer.put(relation.target, serialised(root))
        elif relation.kind in _DROPPED:
            writer.unrelate("", key)
            writer.drop(relation.target)
    for key, relation in package.relations(package.main).items():
        if relation.kind == "people":
            writer.unrelate(package.main, key)
            writer.drop(relation.target)
    for part in package.names:
        if part in writer and part.endswith(".xml") and _is_text(package, part):
            root = package.xml(part)
            changed = _without_traces(root)
            changed = _without_names(root, author) or changed
            if local(root) == "settings":
                changed = _without_settings(root, part, writer) or changed
            if changed:
                writer.put(part, serialised(root))
    return writer.build()


def _is_text(package: Package, part: str) -> bool:
    """Whether a part may hold such traces: ids of saving or names."""
    data = package.read(part)
    return b":rsid" in data or b":author=" in data or b"dateUtc=" in data or b"settings" in data


def _without_traces(root: Element) -> bool:
    """Take out the ids of saving; whether there was any."""
    changed = False
    for one in root.iter("*"):
        for name in list(one.attrib):
            if name.startswith(f"{WORD}rsid") or etree.QName(name).localname == "dateUtc":
                del one.attrib[name]
                changed = True
    for one in list(root.iter(w("rsid"))):
        one.getparent().remove(one)
        changed = True
    return changed


def _without_names(root: Element, author: str) -> bool:
    """Make all but ``author`` nobody; whether there was anybody."""
    changed = False
    for one in root.iter("*"):
        name = one.get(_AUTHOR)
        if name is None or (name == author and one.tag != w("comment")):
            continue
        changed = True
        one.set(_AUTHOR, _NOBODY)
        one.attrib.pop(w("date"), None)
        if one.get(w("initials")) is not None:
            one.set(w("initials"), _INITIALS)
    return changed


def _without_settings(root: Element, part: str, writer: PackageWriter) -> bool:
    changed = False
    for child in list(root):
        if local(child) in _SETTINGS:
            relation = child.get(RELATIONS + "id")
            if relation:
                writer.unrelate(part, relation)
            root.remove(child)
            changed = True
    return changed

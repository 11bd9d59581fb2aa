"""A package written anew: some parts put, dropped or related, all others as they were.

Sources: ECMA-376 part 2 (content types 10.1.2, relationships 9.3), the same bytes for the same
input.
"""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from unxdiff.ooxml.names import STRICT
from unxdiff.ooxml.package import Relation, relations_name, relations_of
from unxdiff.xmltree import local, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.ooxml.package import Package
    from unxdiff.xmltree import Element

__all__ = ["PackageWriter", "serialised"]

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
"""How the types of relationships begin in transitional files, and in strict ones."""
_IMAGES = {
    "bmp": "image/bmp",
    "emf": "image/x-emf",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "wmf": "image/x-wmf",
}
_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


def serialised(root: Element) -> bytes:
    """A part's XML as bytes, with the declaration that Word writes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


class PackageWriter:
    """Changes to a package, and the new package that they give.

    XML is put with transitional namespaces, as ``Package.read`` gives it; in a strict file they are
    written as strict ones. What is not touched keeps its bytes.
    """

    def __init__(self, package: Package) -> None:
        """Begin without any change to ``package``."""
        self._package = package
        self._put: dict[str, bytes] = {}
        self._known = {part.lower(): part for part in package.names if not part.endswith("/")}
        self._types: Element | None = None
        self._trees: dict[str, Element] = {}
        self._strict = STRICT[0][0].encode() in package.raw(package.main)[:16384]

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._known

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, those of the package first, then new ones as they were put."""
        return tuple(self._known.values())

    def read(self, part: str) -> bytes:
        """The bytes of a part as put, else the package's, in transitional namespaces.

        Raises InputError (no such part) and LimitError.
        """
        name = self._known.get(part.lower(), part)
        if name in self._trees:
            return serialised(self._trees[name])
        if name == _TYPES and self._types is not None:
            return serialised(self._types)
        put = self._put.get(name)
        return self._package.read(name) if put is None else put

    def put(self, part: str, data: bytes, content_type: str = "") -> None:
        """Replace a part, or add one.

        ``content_type`` says what a new part is; without it a picture is told by its suffix, and
        anything else is what the package says of its suffix. Relationships are for ``relate``.
        """
        name = self._known.get(part.lower())
        if name is None:
            name = self._known[part.lower()] = part
            self._declare(part, content_type)
        self._trees.pop(name, None)
        self._put[name] = data

    def drop(self, part: str) -> None:
        """Leave a part out, with its relationships and what is said of its type.

        Relationships that lead to it are the caller's to take away (``unrelate``). A part that is
        not there is no error.
        """
        for each in (part, relations_name(part)):
            name = self._known.pop(each.lower(), None)
            if name is not None:
                self._put.pop(name, None)
                self._trees.pop(name, None)
                for entry in self._overrides(name):
                    entry.getparent().remove(entry)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their ids, as they are now."""
        name = relations_name(part)
        if name not in self:
            return {}
        return relations_of(self._tree(part), part)

    def relate(self, part: str, type_uri: str, target: str, *, external: bool = False) -> str:
        """Relate a part (``""``: the package) to another, or to an address; gives the id.

        ``target`` is the name of a part, or, where ``external``, an address. A relationship that
        says the same is used again.
        """
        root = self._tree(part)
        wanted = _plain(type_uri)
        for key, relation in relations_of(root, part).items():
            same = relation.target == target and relation.external == external
            if same and any(
                entry.get("Id") == key and _plain(str(entry.get("Type"))) == wanted
                for entry in root
            ):
                return key
        taken = {str(entry.get("Id")).lower() for entry in root}
        number = len(taken) + 1
        while f"rid{number}" in taken:
            number += 1
        entry = etree.SubElement(root, _RELATIONS_SPACE + "Relationship")
        entry.set("Id", f"rId{number}")
        entry.set("Type", self._typed(wanted))
        entry.set("Target", target if external else _relative(part, target))
        if external:
            entry.set("TargetMode", "External")
        return f"rId{number}"

    def unrelate(self, part: str, relation: str) -> None:
        """Take a relationship of a part away; one that is not there is no error."""
        if relations_name(part) in self:
            root = self._tree(part)
            for entry in list(root):
                if entry.get("Id") == relation:
                    root.remove(entry)

    def new_name(self, like: str) -> str:
        """A part name that is free: ``like`` itself, or with another number."""
        if like not in self:
            return like
        stem, dot, suffix = like.rpartition(".")
        if not dot or "/" in suffix:
            stem, dot, suffix = like, "", ""
        base = stem.rstrip("0123456789")
        digits = stem[len(base) :]
        number = int(digits) + 1 if digits and len(digits) < 9 else 2
        while f"{base}{number}{dot}{suffix}" in self:
            number += 1
        return f"{base}{number}{dot}{suffix}"

    def build(self) -> bytes:
        """The new package as a file. Raises InputError and LimitError for parts that are copied."""
        stream = io.BytesIO()
        names = [name for name in self._known.values() if name != _TYPES]
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as out:
            for name in [_TYPES, *names] if _TYPES in self else names:
                entry = zipfile.ZipInfo(name, _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # the same bytes on every platform
                out.writestr(entry, self._bytes(name))
        return stream.getvalue()

    def _bytes(self, name: str) -> bytes:
        """A part as it is written."""
        typed = name == _TYPES and self._types is not None
        if not (typed or name in self._put or name in self._trees):
            return self._package.raw(name)
        data = self.read(name)
        return _strict(data) if self._strict and name.endswith((".xml", ".rels")) else data

    def _typed(self, type_uri: str) -> str:
        """The type of a relationship as this package writes it."""
        if self._strict and type_uri.startswith(_OFFICE[0]):
            return _OFFICE[1] + type_uri[len(_OFFICE[0]) :]
        return type_uri

    def _tree(self, part: str) -> Element:
        """The relationships of a part, to be changed."""
        name = relations_name(part)
        name = self._known.get(name.lower(), name)
        if name not in self._trees:
            if name in self:
                self._trees[name] = parse(self.read(name), f"{name} in {self._package.name}")
            else:
                space = _RELATIONS_SPACE[1:-1]
                self._trees[name] = etree.Element(
                    _RELATIONS_SPACE + "Relationships", nsmap={None: space}
                )
                self._known[name.lower()] = name
                self._default("rels", _RELATIONS_TYPE)
        return self._trees[name]

    def _content_types(self) -> Element:
        if self._types is None:
            if _TYPES in self:
                name = self._known[_TYPES.lower()]
                self._types = parse(self.read(name), f"{name} in {self._package.name}")
            else:
                space = _TYPES_SPACE[1:-1]
                self._types = etree.Element(_TYPES_SPACE + "Types", nsmap={None: space})
                self._known[_TYPES.lower()] = _TYPES
        return self._types

    def _declare(self, part: str, content_type: str) -> None:
        suffix = part.rpartition(".")[2].lower()
        image = _IMAGES.get(suffix)
        said = content_type or image
        if said is None:
            return
        if said.startswith("image/") and self._default(suffix, said):
            return
        entry = etree.SubElement(self._content_types(), _TYPES_SPACE + "Override")
        entry.set("PartName", f"/{part}")
        entry.set("ContentType", said)

    def _default(self, suffix: str, content_type: str) -> bool:
        """Say what parts of a suffix are; False where the package says something else."""
        types = self._content_types()
        defaults = [entry for entry in types if local(entry) == "Default"]
        for entry in defaults:
            if str(entry.get("Extension")).lower() == suffix:
                return bool(entry.get("ContentType") == content_type)
        entry = types.makeelement(_TYPES_SPACE + "Default")
        entry.set("Extension", suffix)
        entry.set("ContentType", content_type)
        types.insert(len(defaults), entry)
        return True

    def _overrides(self, part: str) -> list[Element]:
        wanted = f"/{part}".lower()
        return [e for e in self._content_types() if str(e.get("PartName")).lower() == wanted]


def _plain(type_uri: str) -> str:
    """The type of a relationship as transitional files write it."""
    if type_uri.startswith(_OFFICE[1]):
        return _OFFICE[0] + type_uri[len(_OFFICE[1]) :]
    return type_uri


def _relative(part: str, target: str) -> str:
    from urllib.parse import quote

    folder = part.rpartition("/")[0]
    path = posixpath.relpath(f"/{target}", f"/{folder}")
    return quote(path, safe="/!$&'()*+,;=:@-._~")


def _strict(data: bytes) -> bytes:
    """XML with the namespaces of transitional files, which stand in quotation marks, as strict."""
    for strict, transitional in STRICT:
        for mark in ('"', "'"):
            was, now = f"{mark}{transitional}{mark}", f"{mark}{strict}{mark}"
            data = data.replace(was.encode(), now.encode())
    return data

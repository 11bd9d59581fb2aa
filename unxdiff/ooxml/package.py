"""The package: parts by name, their content types and relationships (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath

from unxdiff.archive import Archive
from unxdiff.errors import InputError
from unxdiff.ooxml.names import STRICT, WORD
from unxdiff.records import record
from unxdiff.xmltree import Element, batches_of, local, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Package", "Relation", "relations_name", "relations_of"]

_MAIN = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
)


@record
class Relation:
    """A relationship of a part: its kind (the last word of its type), and its target, a part's name
    or, where ``external``, an address."""

    kind: str
    target: str
    external: bool = False


class Package:
    """A Word file: its parts, by relationship.

    ``missing`` gathers the names of parts that a relationship promises and the file lacks.
    """

    def __init__(self, data: bytes, name: str, most: int) -> None:
        """Open a package; ``name`` is what messages call it, ``most`` its largest unpacked size.

        Raises InputError (damaged, encrypted, no Word document) and LimitError.
        """
        self.name = name
        self.missing: list[str] = []
        self._archive = Archive(data, name, most)
        self._names = {part.lower(): part for part in self._archive.names}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main()
        """The name of the document's main part."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return self._archive.names

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def read(self, part: str) -> bytes:
        """The bytes of a part, XML in transitional namespaces. Raises InputError and LimitError."""
        data = self.raw(part)
        if not part.endswith((".xml", ".rels")):
            return data
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = self._recoded(data, part)
        return _transitional(data)

    def raw(self, part: str) -> bytes:
        """The bytes of a part as they stand in the file. Raises InputError and LimitError."""
        return self._archive.read(self._names.get(part.lower(), part))

    def xml(self, part: str) -> Element:
        """The root element of a part. Raises InputError and LimitError."""
        return parse(self.read(part), f"{part} in {self.name}")

    def body(self, data: bytes) -> Iterator[list[Element]]:
        """The children of the main part's body (its bytes are ``data``), some at a time; a batch is
        taken out of memory once the next is asked for. Raises InputError and LimitError."""
        return batches_of(data, f"{self.main} in {self.name}", WORD + "body")

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; those of the package itself for ``""``."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The name of the first part there is that a part has such a relationship with."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external:
                if relation.target in self:
                    return relation.target
                self._miss(relation.target)
        return None

    def target(self, part: str, relation: str | None) -> Relation | None:
        """What a relationship's id stands for; None where nothing, or a part that is not there."""
        found = self.relations(part).get(relation or "")
        if found is None or found.external or found.target in self:
            return found
        self._miss(found.target)
        return None

    def _miss(self, part: str) -> None:
        if part not in self.missing:
            self.missing.append(part)

    def _main(self) -> str:
        related = self.related("", "officeDocument")
        if related is not None:
            return related
        if "[Content_Types].xml" in self:
            for entry in self.xml("[Content_Types].xml"):
                if str(entry.get("ContentType")).endswith(_MAIN):
                    part = str(entry.get("PartName")).lstrip("/")
                    if part in self:
                        return part
        if "word/document.xml" in self:
            return "word/document.xml"
        raise InputError(f"{self.name} has no document in it; save it again as DOCX")

    def _read_relations(self, part: str) -> dict[str, Relation]:
        name = relations_name(part)
        return relations_of(self.xml(name), part) if name in self else {}

    def _recoded(self, data: bytes, part: str) -> bytes:
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise InputError(
                f"{part} in {self.name} is not in the encoding it says; save it again"
            ) from None
        if text.startswith("<?xml"):
            text = text.partition("?>")[2]
        return text.encode()


def relations_name(part: str) -> str:
    """The name of the part that holds the relationships of a part; ``""`` is the package itself."""
    folder, _, base = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relations_of(root: Element, part: str) -> dict[str, Relation]:
    """The relationships that stand in XML, those of ``part``, by their ids."""
    folder = part.rpartition("/")[0]
    out = {}
    for entry in root:
        target = entry.get("Target")
        if local(entry) != "Relationship" or target is None:
            continue
        kind = str(entry.get("Type")).rpartition("/")[2]
        external = entry.get("TargetMode") == "External"
        if not external:
            path = _unquoted(target) if "%" in target else target
            joined = path if path.startswith("/") else posixpath.join(folder, path)
            target = posixpath.normpath(joined).lstrip("/")
        out[str(entry.get("Id"))] = Relation(kind, target, external)
    return out


def _unquoted(target: str) -> str:
    from urllib.parse import unquote

    return unquote(target)


def _transitional(data: bytes) -> bytes:
    """XML with the namespaces of strict files, which stand in quotation marks, as all others."""
    if b"http://purl.oclc.org/ooxml/" not in data[:16384]:
        return data
    for strict, transitional in STRICT:
        for mark in ('"', "'"):
            was, now = f"{mark}{strict}{mark}", f"{mark}{transitional}{mark}"
            data = data.replace(was.encode(), now.encode())
    return data

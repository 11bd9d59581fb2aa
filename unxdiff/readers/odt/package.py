"""The parts of an OpenDocument text, from its package or from one flat XML."""

from __future__ import annotations

from unxdiff.archive import Archive, is_archive
from unxdiff.errors import InputError
from unxdiff.readers.odt.names import MANIFEST, OFFICE
from unxdiff.xmltree import Element, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions

__all__ = ["Package"]

_MACROS = ("Basic/", "Scripts/")


class Package:
    """What one file holds.

    ``roots`` are the roots that hold styles, styles before content; ``body`` is the
    ``office:text`` element; ``flat`` tells that all is in one XML, whose lines can be named;
    ``missing`` names parts that should be there and are not.
    """

    def __init__(self, data: bytes, name: str, options: ReadOptions) -> None:
        """Open the package.

        Raises InputError (damaged, encrypted, no text in it) and LimitError.
        """
        self.name = name
        self.missing: list[str] = []
        self.macros = 0
        self._archive: Archive | None = None
        self.flat = not is_archive(data)
        if self.flat:
            content = parse(data, name)
            self.roots = [content]
        else:
            content = self._opened(Archive(data, name, options.max_unpacked))
        self.meta = self._meta(content)
        body = content.find(OFFICE + "body")
        text = None if body is None else body.find(OFFICE + "text")
        if text is None:
            raise InputError(
                f"{name} is an OpenDocument file without a text; save the text in it as ODT"
            )
        self.body: Element = text

    def _opened(self, archive: Archive) -> Element:
        self._archive = archive
        self._refuse_encrypted(archive)
        self.roots = []
        content = parse(archive.read("content.xml"), f"content.xml in {self.name}")
        if "styles.xml" in archive:
            self.roots.append(parse(archive.read("styles.xml"), f"styles.xml in {self.name}"))
        else:
            self.missing.append("styles.xml")
        self.roots.append(content)
        # A module of Basic or a script is one part; what lists them is no module.
        self.macros = sum(
            part.startswith(_MACROS) and not part.endswith(("/", "script-lc.xml", "script-lb.xml"))
            for part in archive.names
        )
        return content

    def _refuse_encrypted(self, archive: Archive) -> None:
        encrypted = "encrypted-package" in archive
        if not encrypted and "META-INF/manifest.xml" in archive:
            manifest = parse(archive.read("META-INF/manifest.xml"), f"the manifest of {self.name}")
            encrypted = next(manifest.iter(MANIFEST + "encryption-data"), None) is not None
        if encrypted:
            raise InputError(f"{self.name} is encrypted; save it without a password")

    def _meta(self, content: Element) -> Element | None:
        """The element with the document's properties, None where there is none that can be read."""
        if self._archive is None:
            return content.find(OFFICE + "meta")
        if "meta.xml" not in self._archive:
            return None
        try:
            root = parse(self._archive.read("meta.xml"), f"meta.xml in {self.name}")
        except InputError:  # properties are only counted
            return None
        return root.find(OFFICE + "meta")

    def part(self, href: str) -> bytes | None:
        """The bytes of a part that the text refers to; None where it is not in the package.

        Raises InputError (damaged) and LimitError.
        """
        path = href.removeprefix("./").rstrip("/")
        if self._archive is None or path not in self._archive:
            return None
        return self._archive.read(path)

    def object_root(self, href: str) -> Element | None:
        """The root of an embedded object's content; None where it is no XML or not there."""
        data = self.part(href.rstrip("/") + "/content.xml")
        if data is None:
            return None
        try:
            return parse(data, f"{href} in {self.name}")
        except InputError:  # it is told as an object that is not compared
            return None

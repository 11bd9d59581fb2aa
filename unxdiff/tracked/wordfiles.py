"""The Word files that a redline is built on: those that were read, or clean ones made of documents
that came from other formats."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError, RendererError
from unxdiff.ooxml.names import w
from unxdiff.options import ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Document
    from unxdiff.model.redline import Redline
    from unxdiff.tracked.clean.files import Clean
    from unxdiff.tracked.sides import Side
    from unxdiff.xmltree import Element

    Places = tuple[list[Element | None], list[tuple[str, str] | None]]

    Files = tuple["WordFile", "WordFile"]

__all__ = ["WordFile", "of_document", "word_files"]

_MOST = ReadOptions().max_unpacked


class WordFile:
    """A Word file without tracked changes, and where a document's blocks and notes stand in it."""

    def __init__(self, data: bytes, document: Document, clean: Clean | None = None) -> None:
        """``clean`` is how the file was made, None where it was read."""
        self.data = data
        self._document = document
        self._clean = clean

    def places(self, side: Side) -> Places:
        """The element of each block and the kind and id of each note, None where there is none, in
        the trees of ``side``, which is this file opened."""
        if self._clean is not None:
            return _written(self._clean, side)
        elements, notes = side.origins()
        units = [block.source.unit for block in self._document.blocks]
        marks = [note.source.unit for note in self._document.notes]
        return (
            [elements[k - 1] if 0 < k <= len(elements) else None for k in units],
            [notes[k - 1] if 0 < k <= len(notes) else None for k in marks],
        )


def of_document(document: Document) -> WordFile:
    """The file that a document was read from, its tracked changes resolved as the reader did.

    Raises RendererError where it was no Word file.
    """
    if not document.file:
        raise RendererError(f"{document.name} is no Word file")
    from unxdiff.ooxml.accepting import resolve_package

    accept = document.revisions != "reject"
    data, _ = resolve_package(document.file, document.name, accept=accept, most=_MOST)
    return WordFile(data, document)


def word_files(redline: Redline, base: str | None) -> tuple[Files, tuple[Diagnostic, ...]]:
    """The Word files that a redline is built on, and what is to be said of them.

    Two Word files are used as they are. Otherwise both versions are set anew: in the styles of the
    file ``base``, else of the version that is a Word file, else in our own. Raises InputError and
    LimitError for a base that cannot be read or is no Word file.
    """
    sides = redline.old, redline.new
    there = [side for side in sides if side.file]
    if len(there) == len(sides):
        unused = [f"{base} is not used: a redline of two Word files is built on the old one"]
        return (of_document(sides[0]), of_document(sides[1])), _looks(unused if base else [])
    if base is not None:
        return _clean_files(redline, _template(base))
    if not there:
        return _clean_files(redline, None)
    files, told = _clean_files(redline, of_document(there[0]).data)
    other = next(side for side in sides if not side.file)
    taken = (
        f"{other.name} is no Word file, so both versions are set anew in the styles of "
        f"{there[0].name}, without its pictures; --base FILE.docx takes those of another"
    )
    return files, (*_looks([taken]), *told)


def _looks(said: list[str]) -> tuple[Diagnostic, ...]:
    return tuple([Diagnostic(Code.LOOK_TAKEN, one) for one in said])


def _template(path: str) -> bytes:
    """A file whose styles are to be taken, with what others changed in it accepted."""
    from unxdiff.ooxml.accepting import resolve_package
    from unxdiff.ooxml.package import Package
    from unxdiff.readers.files import load

    data = load(path, ReadOptions())
    word = data[:2] == b"PK"
    if word:
        package = Package(data, path, _MOST)
        word = package.xml(package.main).tag == w("document")
    if not word:
        raise InputError(f"{path} is no Word file (.docx), whose styles --base could take")
    return resolve_package(data, path, accept=True, most=_MOST)[0]


def _clean_files(redline: Redline, base: bytes | None) -> tuple[Files, tuple[Diagnostic, ...]]:
    """Clean Word files of both documents, and what is to be said of making them.

    ``base`` is a Word file whose styles are taken. Raises InputError and LimitError.
    """
    from unxdiff.tracked.clean.files import clean_pair

    partners = {
        new: old
        for change in redline.changes
        for old, new in zip(change.old, change.new)  # noqa: B905 - a split has more on one side
    }
    title = redline.labels.title
    old, new = clean_pair(redline.old, redline.new, partners, base=base, title=title)
    said = {one: None for made in (old, new) for one in made.diagnostics}
    files = WordFile(old.data, redline.old, old), WordFile(new.data, redline.new, new)
    return files, tuple(said)


def _written(clean: Clean, side: Side) -> Places:
    main = side.package.main
    body = side.root(main).find(w("body"))
    kinds: dict[str, list[Element]] = {
        "p": list(body.iterchildren(w("p"))),
        "tr": list(body.iter(w("tr"))),
    }
    for kind in ("header", "footer"):
        part = side.package.related(main, kind)
        kinds[kind] = list(side.root(part).iter(w("p"))) if part is not None else []
    elements: list[Element | None] = []
    for kind, k in clean.blocks:
        elements.append(kinds[kind][k] if k < len(kinds[kind]) else None)
    return elements, [("footnote", str(one)) if one else None for one in clean.notes]

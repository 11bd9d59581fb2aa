"""Read an OpenDocument text as a document."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError
from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Role
from unxdiff.readers.building import as_block, joined
from unxdiff.readers.odt.furniture import running
from unxdiff.readers.odt.lists import Lists
from unxdiff.readers.odt.names import META
from unxdiff.readers.odt.objects import Objects
from unxdiff.readers.odt.package import Package
from unxdiff.readers.odt.revisions import Revisions
from unxdiff.readers.odt.styles import Styles
from unxdiff.readers.odt.walker import Walker
from unxdiff.readers.tally import Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions

__all__ = ["read"]

_FORMAT = "odt"
_PROPERTIES = ("title", "subject", "description", "keyword", "user-defined")
_OWN_PROPERTIES = (
    "AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc",
)  # fmt: skip
"""Properties that Word gives every file and LibreOffice passes on."""


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an OpenDocument text, in its package or as one flat XML.

    Raises InputError (damaged, encrypted, no text, tracked changes where ``options.revisions`` is
    ``fail``) and LimitError (larger or deeper than any draft).
    """
    package = Package(data, name, options)
    tally = Tally()
    revisions = Revisions(name, package.roots, options.revisions)
    lists = Lists(package.roots)
    objects = Objects(package, tally)
    walker = Walker(Styles(package.roots), lists, objects, revisions, tally)
    walker.lines = package.flat
    pieces = walker.story(package.body)
    blocks = [as_block(piece) for piece in pieces]
    blocks += _running(walker, package)
    if not blocks:
        raise InputError(f"{name} holds no text; check that it was saved")
    tally.add("macro module", "macro modules", count=package.macros)
    _count_properties(package, tally)
    return Document(
        name,
        _FORMAT,
        tuple(blocks),
        tuple(walker.notes),
        (
            *revisions.remarks(),
            *_guesses(package, lists),
            *_uncited(walker, blocks),
            *tally.remarks(),
        ),
    )


def _running(walker: Walker, package: Package) -> list[Block]:
    """Running heads, then feet, of the page styles in use, each text once; cells of a table in them
    are divided by blanks."""
    blocks = []
    seen = set()
    walker.furniture = True
    for role, element in running(package.roots, walker.masters):
        for piece in walker.story(element):
            flat = joined([piece], " ")
            key = (role, flat.text)
            if flat.text and key not in seen:
                seen.add(key)
                blocks.append(as_block(flat, role))
    blocks.sort(key=lambda block: block.role is Role.FOOTER)
    return blocks


def _count_properties(package: Package, tally: Tally) -> None:
    """Properties that somebody wrote; dates, counts and the program's name say nothing."""
    for element in () if package.meta is None else package.meta:
        named = isinstance(element.tag, str) and element.tag.rpartition("}")[2] in _PROPERTIES
        text = (element.text or "").strip() if named else ""
        if text and element.get(META + "name") not in _OWN_PROPERTIES:
            what = "document property", "document properties"
            said = f"{element.tag.rpartition('}')[2]}: {text}"
            # Nearly every file has a title: that alone is nothing to be told each time.
            tally.add(*what, said, aside=True)


def _guesses(package: Package, lists: Lists) -> list[Diagnostic]:
    said = [
        f"there is no {part} in the file, so numbers and looks may be other than printed"
        for part in package.missing
    ]
    said += [f"numbers in the format {form!r} are read as 1, 2, 3" for form in lists.unknown]
    return [Diagnostic(Code.LAYOUT_GUESSED, message) for message in said]


def _uncited(walker: Walker, blocks: list[Block]) -> list[Diagnostic]:
    """Notes that are cited only where nothing is printed, or in another note."""
    cited = {mark.note for block in blocks for mark in block.marks}
    return [
        Diagnostic(Code.NOTE_UNTIED, f"nothing cites note {note.mark}", text=note.text, note=index)
        for index, note in enumerate(walker.notes)
        if index not in cited
    ]

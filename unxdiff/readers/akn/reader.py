"""Read Akoma Ntoso XML as a document."""

from __future__ import annotations

from unxdiff.errors import InputError
from unxdiff.model.document import Document
from unxdiff.readers.akn.finds import Finds
from unxdiff.readers.akn.names import PLACED, language_code
from unxdiff.readers.akn.notes import Notes
from unxdiff.readers.akn.roles import drafts_in
from unxdiff.readers.akn.walk import Walker
from unxdiff.readers.flow import tied
from unxdiff.xmltree import local, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions
    from unxdiff.xmltree import Element

__all__ = ["read"]

_FORMAT = "akn"


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read the bytes of an Akoma Ntoso file.

    Raises InputError (not well-formed, no Akoma Ntoso, no text in it, changes where there must be
    none) and LimitError (nested deeper than any document is).
    """
    root = parse(data, name)
    if local(root) != "akomaNtoso":
        raise InputError(
            f"{name} is XML, but not Akoma Ntoso (it begins with <{local(root)}>); "
            "save it as DOCX, ODT, HTML or text"
        )
    finds = Finds(name, options.revisions)
    notes = Notes(root)
    walker = Walker(notes, finds, drafts_in(root))
    walker.walk(root)
    read_notes = notes.read(finds)
    blocks, ordered, untied = tied(walker.drafts, read_notes)
    if not blocks and not ordered:
        raise InputError(f"{name} has no text in it; fetch or save it again")
    finds.count("editorial note", notes.unread)
    finds.count("comment", data.count(b"<!--"))
    return Document(
        name,
        _FORMAT,
        blocks,
        ordered,
        (*finds.remarks(), *untied),
        _language(root),
        () if _has_masthead(root) else _facts(root),
    )


def _first(root: Element, name: str) -> Element | None:
    return next((one for one in root.iter() if local(one) == name), None)


def _language(root: Element) -> str | None:
    """The language of the expression; of a translation it is the translation's."""
    said = _first(root, "FRBRlanguage")
    if said is not None and (code := language_code(said.get("language") or "")):
        return code
    main = next((one for one in root if local(one)), root)
    for element in (main, root):
        given = element.get("{http://www.w3.org/XML/1998/namespace}lang")
        if given:
            return language_code(given)
    return None


def _has_masthead(root: Element) -> bool:
    """Whether lines stand above the preamble, from which facts are read as in any document."""
    for one in root.iter():
        if local(one) in PLACED:
            return True
        if local(one) in ("preamble", "body", "mainBody"):
            return False
    return False


def _facts(root: Element) -> tuple[tuple[str, str], ...]:
    """Symbol and date from the metadata of a document that shows neither."""
    work = _first(root, "FRBRWork")
    facts = []
    if work is not None:
        number, date = _first(work, "FRBRnumber"), _first(work, "FRBRdate")
        for name, element, attribute in (("symbol", number, "value"), ("date", date, "date")):
            value = (element.get(attribute) or "").strip() if element is not None else ""
            if value and not value.startswith("0001"):
                facts.append((name, value))
    return tuple(facts)

"""Footnotes and endnotes of the merged file: those that both sides cite are merged, those that came
are brought over, those that went are deleted inside too."""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.ooxml.names import w
from unxdiff.tracked.weaving import DELETED, INSERTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.redline import Redline
    from unxdiff.tracked.merger import Merger
    from unxdiff.xmltree import Element

__all__ = ["KINDS", "in_order", "merge_notes", "name_notes"]

KINDS = ("footnote", "endnote")
_ID = w("id")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CHANGES = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))


def name_notes(
    redline: Redline,
    merger: Merger,
    old: Sequence[tuple[str, str] | None],
    new: Sequence[tuple[str, str] | None],
) -> None:
    """Give notes that the redline links one name on both sides, so that their marks are the same.
    ``old`` and ``new`` are the kinds and ids of the documents' notes, by their indices."""
    for change in redline.note_changes:
        if len(change.old) == len(change.new) == 1:
            ours, theirs = old[change.old[0]], new[change.new[0]]
            if ours is not None and theirs is not None and ours[0] == theirs[0]:
                key = ("linked note", *ours)
                merger.old.notes[ours] = key
                merger.new.notes[theirs] = key
                merger.linked_notes[ours] = theirs


def merge_notes(merger: Merger, body: Element) -> list[Element]:
    """Make the parts with notes fit the merged ``body``. Gives the children of the body in which
    notes have another id now."""
    return [child for kind in KINDS for child in _merge_kind(merger, body, kind)]


def _merge_kind(merger: Merger, body: Element, kind: str) -> list[Element]:
    gone, kept = _cited(body, kind)
    brought = {key[1]: number for key, number in merger.imports.notes.items() if key[0] == kind}
    part = merger.old.package.related(merger.old.package.main, f"{kind}s")
    theirs = merger.new.package.related(merger.new.package.main, f"{kind}s")
    if part is None and brought and theirs is not None:
        part = _new_part(merger, kind, theirs)
    if part is None:
        return []
    root = merger.old.root(part)
    merger.old.part = part
    new_notes = {}
    if theirs is not None:
        merger.new.part = theirs
        new_notes = {one.get(_ID): one for one in merger.new.root(theirs).iterchildren(w(kind))}
    changed = False
    for note in list(root.iterchildren(w(kind))):
        key = (kind, note.get(_ID) or "")
        if key[1] in kept and key in merger.linked_notes:
            other = new_notes.get(merger.linked_notes[key][1])
            changed = (other is not None and merger.story(note, other)) or changed
        elif key[1] in gone and key[1] not in kept:
            source = copy.deepcopy(note)
            merger.fill(note, source, DELETED)
            changed = True
    for theirs_id, number in brought.items():
        source = new_notes.get(theirs_id)
        if source is None:
            continue
        made = merger.adopted(source)
        made.set(_ID, number)
        merger.fill(made, source, INSERTED)
        root.append(made)
        changed = True
    merger.old.part, merger.new.part = merger.old.package.main, merger.new.package.main
    if changed:
        merger.imports.changed.add(part)
    return in_order(root, body, kind) if brought else []


def in_order(root: Element, body: Element, kind: str) -> list[Element]:
    """Let ids rise in the order in which notes are cited, as Word saves them: LibreOffice gives the
    first citation the note with the lowest id, whatever id the citation names. Gives the children
    of the body that this changed."""
    references = list(body.iter(w(f"{kind}Reference")))
    cited = list(dict.fromkeys([reference.get(_ID) or "" for reference in references]))
    if not all(note.lstrip("-").isdecimal() for note in cited):
        return []
    ids = dict(zip(cited, map(str, sorted(map(int, cited))), strict=True))
    touched = []
    for reference in references:
        note = reference.get(_ID) or ""
        if ids[note] != note:
            reference.set(_ID, ids[note])
            touched.append(_child_of(body, reference))
    notes = [one for one in root.iterchildren(w(kind)) if one.get(_ID) in ids]
    for note in notes:
        note.set(_ID, ids[note.get(_ID) or ""])
    for note in sorted(notes, key=lambda one: int(one.get(_ID) or "0")):
        root.append(note)
    return touched


def _child_of(body: Element, element: Element) -> Element:
    while (above := element.getparent()) is not None and above is not body:
        element = above
    return element


def _cited(body: Element, kind: str) -> tuple[set[str], set[str]]:
    """The ids of notes that are cited in what was deleted, and of those cited in what both have."""
    gone: set[str] = set()
    kept: set[str] = set()
    for reference in body.iter(w(f"{kind}Reference")):
        above = reference.getparent()
        while above is not None and above.tag not in (*_CHANGES, w("p")):
            above = above.getparent()
        tag = above.tag if above is not None else None
        note = reference.get(_ID) or ""
        if tag in (w("del"), w("moveFrom")):
            gone.add(note)
        elif tag not in (w("ins"), w("moveTo")):
            kept.add(note)
    return gone, kept


def _new_part(merger: Merger, kind: str, theirs: str) -> str:
    """A part for notes in a file that had none, with the new file's separators."""
    source = merger.new.root(theirs)
    root = etree.Element(w(f"{kind}s"), nsmap=source.nsmap)
    root.extend([copy.deepcopy(one) for one in source if one.get(w("type")) is not None])
    part = merger.imports.writer.new_name(f"word/{kind}s.xml")
    merger.old.roots[part] = root
    merger.imports.writer.put(part, etree.tostring(root), f"{_TYPES}{kind}s+xml")
    merger.imports.writer.relate(merger.old.package.main, f"{_OFFICE}{kind}s", part)
    return part

"""A redline as a Word file with tracked changes, built on the old file (ECMA-376 part 1, 17.13.5).

What nobody touched keeps its bytes: changed paragraphs and tables are put into the old part where
the old ones stood.
"""

from __future__ import annotations

from unxdiff.ooxml.names import w
from unxdiff.ooxml.writing import PackageWriter, serialised
from unxdiff.options import ReadOptions
from unxdiff.tracked.comments import bring_comments, new_ids
from unxdiff.tracked.imports import Imports
from unxdiff.tracked.links import Links
from unxdiff.tracked.marks import settle, unpaired
from unxdiff.tracked.merger import Merger
from unxdiff.tracked.moves import count_ids, mark_ranges
from unxdiff.tracked.notes import merge_notes, name_notes
from unxdiff.tracked.remarks import Remarks
from unxdiff.tracked.sides import Side
from unxdiff.tracked.splicing import spliced
from unxdiff.tracked.wordfiles import of_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.redline import Redline
    from unxdiff.options import MarkOptions
    from unxdiff.tracked.wordfiles import WordFile
    from unxdiff.xmltree import Element

__all__ = ["tracked_changes"]

_SECTION = w("sectPr")


def tracked_changes(
    redline: Redline,
    author: str,
    date: str,
    options: MarkOptions,
    files: tuple[WordFile, WordFile] | None = None,
    *,
    comments: bool = False,
) -> tuple[bytes, dict[str, int]]:
    """A Word file whose tracked changes are the redline's, and what in it is not compared.

    ``author`` and ``date`` (ISO 8601, or empty for none) sign each change; ``files`` are the Word
    files of both sides where they are not those that were read. With ``comments`` each change that
    follows from another or is worth another look gets one. Raises InputError and LimitError.
    """
    before, after = files or (of_document(redline.old), of_document(redline.new))
    read = ReadOptions()
    old = Side(before.data, redline.old.name, read, new=False)
    new = Side(after.data, redline.new.name, read, new=True)
    new.things = old.things
    writer = PackageWriter(old.package)
    imports = Imports(old, new, writer)
    ours, our_notes = before.places(old)
    theirs, their_notes = after.places(new)
    links = Links(redline, ours, theirs)
    merger = Merger(old, new, links, imports, (author, date), options)
    name_notes(redline, merger, our_notes, their_notes)
    imports.pair_numbers(_lists(links))
    imports.comments = new_ids(merger)
    remarks = Remarks(redline, merger, ours, theirs) if comments else None
    main = old.package.main
    body, new_body = old.root(main).find(w("body")), new.root(new.package.main).find(w("body"))
    originals = list(body)
    alone = unpaired(body)
    merger.story(body, new_body)
    _merge_last_section(merger, body, new_body)
    renumbered = merge_notes(merger, body)
    bring_comments(merger, [body, *_changed(merger)])
    if remarks is not None:
        remarks.place(body, originals, [*merger.finished.values(), *_changed(merger)])
    for part in imports.changed:
        merger.finished.setdefault(part, old.root(part))
    roots = [old.root(main), *merger.finished.values()]
    touched = {*renumbered, *settle(roots, alone)}
    mark_ranges(roots, author, date)
    count_ids(roots)
    kept = [one if one not in touched else None for one in originals]
    writer.put(main, spliced(old.package.read(main), body, kept))
    for part, root in merger.finished.items():
        writer.put(part, serialised(root))
    return writer.build(), merger.said


def _changed(merger: Merger) -> list[Element]:
    """The trees of parts that were added to."""
    return [merger.old.root(part) for part in sorted(merger.imports.changed)]


def _lists(links: Links) -> dict[tuple[str, str], int]:
    """How many linked paragraphs have which list in the new file, and which in the old one."""
    found: dict[tuple[str, str], int] = {}
    for group in dict.fromkeys(links.by_old.values()):
        pair = _list_of(group.new[-1]), _list_of(group.old[-1])
        if pair[0] is not None and pair[1] is not None:
            key = (pair[0], pair[1])
            found[key] = found.get(key, 0) + 1
    return found


def _list_of(paragraph: Element) -> str | None:
    found = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return found.get(w("val")) if found is not None else None


def _merge_last_section(merger: Merger, body: Element, new_body: Element) -> None:
    mine, theirs = body.find(_SECTION), new_body.find(_SECTION)
    if mine is None or theirs is None:
        return
    merged = merger.merged_section(mine, theirs)
    if merged is not None:
        body.replace(mine, merged)

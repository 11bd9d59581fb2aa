"""Tracked changes of a whole Word file accepted or rejected: another Word file, as Word makes it.

What a change says is ``revisions``' to know; here paragraphs are put together whose mark went,
notes go with their place, and nothing is left that says that something was tracked. What is not
chosen stays tracked. Sources: ECMA-376 part 1, 17.13.4 and 17.13.5.
"""

from __future__ import annotations

from unxdiff.ooxml.leftovers import (
    CONTENT,
    CONTROLS,
    HOLDERS,
    MOVES,
    RANGE_MARKS,
    control,
    end_ranges,
    held,
    is_empty,
    paired,
    save_ranges,
    stray_codes,
    take_out,
    tidy,
    unpair,
)
from unxdiff.ooxml.names import w
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.revisions import CHANGES, Resolver, author_of, join, joined, joins, kind_of
from unxdiff.ooxml.tracking import changed_parts, changes_in
from unxdiff.ooxml.writing import PackageWriter, serialised
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from unxdiff.ooxml.tracking import TrackedChange
    from unxdiff.xmltree import Element

__all__ = ["Summary", "resolve_package"]

_P, _PPR = w("p"), w("pPr")
_CITED = (
    ("footnotes", w("footnote"), w("footnoteReference")),
    ("endnotes", w("endnote"), w("endnoteReference")),
    ("comments", w("comment"), w("commentReference")),
)


@record
class Summary:
    """What was done: the changes that were resolved, and those that are left in the file."""

    resolved: tuple[TrackedChange, ...]
    left: tuple[TrackedChange, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors of what was resolved, in order; empty names left out."""
        return tuple(dict.fromkeys(one.author for one in self.resolved if one.author))


def resolve_package(
    data: bytes,
    name: str,
    *,
    accept: bool,
    authors: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    most: int,
) -> tuple[bytes, Summary]:
    """A Word file with its tracked changes accepted or rejected, and what was done.

    ``authors`` and ``only`` (some of ``revisions.KINDS``) restrict it to some changes; all others
    stay tracked. ``name`` is what messages call the file, ``most`` its largest unpacked size in
    bytes. Parts without such changes keep their bytes; without any the file is given back as it is.
    Raises InputError and LimitError.
    """
    package = Package(data, name, most)
    choice = _Choice(authors, only)
    parts = changed_parts(package)
    changes = [change for part, root in parts.items() for change in changes_in(root, part)]
    summary = Summary(
        tuple([change for change in changes if choice.takes(change)]),
        tuple([change for change in changes if not choice.takes(change)]),
    )
    writer = PackageWriter(package)
    before = {reference: _ids(parts, reference) for _, _, reference in _CITED}
    some = False
    for part, root in parts.items():
        if _resolve(root, accept=accept, choice=choice):
            some = True
            writer.put(part, serialised(root))
    if not some:
        return data, summary
    for kind, tag, reference in _CITED:
        gone = before[reference] - _ids(parts, reference)
        target = package.related(package.main, kind) if gone else None
        if target is not None:
            root = parts.get(target)
            _drop(package.xml(target) if root is None else root, tag, gone, writer, target)
    return writer.build(), summary


class _Choice:
    """Which changes are to be resolved."""

    def __init__(self, authors: tuple[str, ...], only: tuple[str, ...]) -> None:
        self.authors = authors
        self.only = only

    def takes(self, change: TrackedChange) -> bool:
        """Whether a listed change is chosen."""
        by = not self.authors or change.author in self.authors
        return by and (not self.only or change.group in self.only)

    def wants(self, mark: Element) -> bool:
        """Whether an element that marks a change is chosen."""
        if self.only and kind_of(mark) not in self.only:
            return False
        return not self.authors or author_of(mark) in self.authors


def _ids(parts: dict[str, Element], reference: str) -> set[str]:
    return {one.get(w("id")) or "" for root in parts.values() for one in root.iter(reference)}


def _drop(root: Element, tag: str, gone: set[str], writer: PackageWriter, part: str) -> None:
    """Take out notes or comments whose place is gone."""
    for one in list(root):
        if one.tag == tag and one.get(w("id")) in gone:
            root.remove(one)
    writer.put(part, serialised(root))


def _resolve(root: Element, *, accept: bool, choice: _Choice) -> bool:
    """Resolve what is chosen in one part; whether there was any."""
    everything = not choice.authors and not choice.only
    marks = [one for one in root.iter(*CHANGES, *CONTROLS, *MOVES) if choice.wants(one)]
    if not marks:
        return False
    stray = set(stray_codes(root))
    empty = {one for one in root.iter(*HOLDERS) if is_empty(one)}
    for mark in marks:
        if mark.tag in CONTENT and CONTENT[mark.tag] is accept:
            save_ranges(mark)
    ranges = paired(root)
    for mark in marks:
        if mark.tag in CONTROLS:
            control(mark, goes=CONTROLS[mark.tag] is accept)
    end_ranges(root, [mark for mark in marks if mark.tag in CONTROLS or mark.tag in MOVES])
    Resolver(accept=accept, wanted=None if everything else choice.wants).resolve(root)
    _join_all(root)
    tidy(root, empty)
    unpair(root, ranges)
    for code in stray_codes(root):
        if code not in stray:
            run = code.getparent()
            take_out(code)
            if all(child.tag == w("rPr") for child in run):
                take_out(run)
    return True


# --- paragraphs -----------------------------------------------------------------------------


def _join_all(root: Element) -> None:
    """Put each paragraph whose mark went before the content of the one behind it.

    That one's properties stay, for they are its mark's. Where no paragraph is behind, one that has
    nothing left goes by itself: before a table, or at the end of a story that has another.
    """
    for paragraph in list(root.iter(_P)):
        if not joins(paragraph):
            continue
        joined(paragraph)
        following = _following(paragraph)
        if following is not None and following.tag == _P:
            join(paragraph, following)
            take_out(paragraph)
        elif _can_go(paragraph, following):
            _replace_by_marks(paragraph)


def _following(paragraph: Element) -> Element | None:
    """The paragraph or table behind a paragraph in its story, in whatever holds it."""
    at = paragraph
    while True:
        following = at.getnext()
        while following is not None:
            found = next(_blocks(following), None)
            if found is not None:
                return found
            following = following.getnext()
        at = _holder(at)
        if at is None:
            return None


def _blocks(element: Element) -> Iterator[Element]:
    """The paragraphs and tables that an element of a story is, or holds."""
    if element.tag in (_P, w("tbl")):
        yield element
    elif element.tag in HOLDERS:
        for child in held(element):
            yield from _blocks(child)


def _holder(element: Element) -> Element | None:
    """The content control around an element; None where it stands in the story itself."""
    parent = element.getparent()
    if parent is not None and parent.tag == w("sdtContent"):
        parent = parent.getparent()
    return parent if parent is not None and parent.tag in HOLDERS else None


def _can_go(paragraph: Element, following: Element | None) -> bool:
    if any(child.tag != _PPR and child.tag not in RANGE_MARKS for child in paragraph):
        return False
    if following is not None:
        return True
    before = paragraph.getprevious()
    while before is not None and before.tag in RANGE_MARKS:
        before = before.getprevious()
    return before is not None and before.tag == _P


def _replace_by_marks(paragraph: Element) -> None:
    parent = paragraph.getparent()
    at = parent.index(paragraph)
    marks = [child for child in paragraph if child.tag in RANGE_MARKS]
    parent.remove(paragraph)
    parent[at:at] = marks

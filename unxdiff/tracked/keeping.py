"""Tracked changes that the old file carried before: kept in what nobody changed since.

The redline is made of files in which they are accepted, and held against the law. Then each
paragraph and table of the result that is the old one, untouched, is put back as it stood in the old
file, with the marks of its authors. Everywhere else they stay accepted, which is said. So the
finished file with the earlier authors' changes accepted is the redline that was checked, and is
held to that once more.
"""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.ooxml.accepting import resolve_package
from unxdiff.ooxml.leftovers import CONTROLS, MOVES
from unxdiff.ooxml.names import w
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.revisions import CHANGES, author_of
from unxdiff.ooxml.tracking import changed_parts
from unxdiff.ooxml.writing import PackageWriter, serialised
from unxdiff.tracked.notes import in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unxdiff.model.redline import Redline
    from unxdiff.xmltree import Element

__all__ = ["Keeper", "keep"]

_PLACE = "unxdiff-place"
"""The attribute that says which paragraph of the old file one was; it is gone in the end."""
_P, _TABLE, _BOX, _ID, _NAME = w("p"), w("tbl"), w("txbxContent"), w("id"), w("name")
_BLOCKS = (_P, _TABLE, w("sdt"))
_SECTION = w("sectPr")
_ENDS = tuple(tag.removesuffix("Start") + "End" for tag in MOVES)
_RANGES = (*MOVES, *_ENDS)
_LONE = {w("moveFrom"): "del", w("moveTo"): "ins"}
_CITED = (
    ("footnotes", w("footnote"), (w("footnoteReference"),)),
    ("endnotes", w("endnote"), (w("endnoteReference"),)),
    (
        "comments",
        w("comment"),
        (w("commentReference"), w("commentRangeStart"), w("commentRangeEnd")),
    ),
)
_REFERENCES = tuple(tag for _, _, tags in _CITED for tag in tags)
_GONE = "gone-"
"""What stands before the id of a note or comment whose citation had been deleted."""
_MOST = 1 << 40
"""Bytes that files which were read within their limits may unpack to."""
_SAVING = ("rsid", "paraId", "textId")


def keep(
    data: bytes, keeper: Keeper, redline: Redline, author: str
) -> tuple[bytes, list[Diagnostic]]:
    """A redline with earlier authors' changes where they can stay, and what is said of the others.
    Raises InputError and LimitError."""
    said = []
    data = keeper.restore(data, author)
    for side, document in (("old", redline.old), ("new", redline.new)):
        there = _marked_paragraphs(document.file, document.name)
        lost = sum([max(0, count - keeper.kept.get(key, 0)) for key, count in there.items()])
        if lost:
            what = "1 paragraph" if lost == 1 else f"{lost:,} paragraphs"
            message = (
                f"earlier tracked changes in {what} of the {side} file could not be kept beside the"
                " redline's own; they are accepted"
            )
            said.append(Diagnostic(Code.REVISIONS_RESOLVED, message, side=side))
    return data, said


def _marked_paragraphs(data: bytes, name: str) -> dict[bytes, int]:
    """The paragraphs of a file that hold tracked changes, by what they are, whatever their ids:
    how many there are of each. Raises InputError and LimitError."""
    found: dict[bytes, int] = {}
    for root in changed_parts(Package(data, name, _MOST)).values():
        for paragraph in root.iter(_P):
            if _is_marked(paragraph) and not _is_boxed(paragraph):
                key = _gist(paragraph)
                found[key] = found.get(key, 0) + 1
    return found


class Keeper:
    """The old file with its earlier changes: before, to build on, and behind, to put them back."""

    def __init__(self, data: bytes, name: str) -> None:
        """Accept the changes of a file, and remember where they stood. Raises InputError and
        LimitError."""
        self._name = name
        package = Package(data, name, _MOST)
        writer = PackageWriter(package)
        self._roots = changed_parts(package)
        count = 0
        for part, root in self._roots.items():
            for element in _blocks(root):
                element.set(_PLACE, str(count))
                count += 1
            writer.put(part, serialised(root))
        self._raw = package
        made = writer.build() if self._roots else data
        self.accepted, _ = resolve_package(made, name, accept=True, most=_MOST)
        """The file to build on: all accepted, with the places."""
        self.kept: dict[bytes, int] = {}
        """The paragraphs with marks that were put back, by what they are: how many."""
        self.authors: tuple[str, ...] = ()
        """The authors of what was put back."""

    def restore(self, data: bytes, author: str) -> bytes:
        """A redline (made on ``accepted``) with the earlier changes where they can stay.

        Those of somebody called ``author`` as the redline's own are not kept, for nobody could
        tell them apart. Raises InputError and LimitError.
        """
        if not self._roots:
            return data
        package = Package(data, self._name, _MOST)
        before = Package(self.accepted, self._name, _MOST)
        writer = PackageWriter(package)
        cited = [package.related(package.main, kind) for kind, _, _ in _CITED]
        roots = {
            part: package.xml(part)
            for part in package.names
            if part in cited or _is_marked_part(package, part)
        }
        back: list[Element] = []
        for part in self._roots:
            if part in roots and part in before:
                accepted = before.xml(part)
                back += _Part(self._roots[part], accepted, roots[part], author).restored()
        for root in roots.values():
            for one in root.iter(*_BLOCKS):
                one.attrib.pop(_PLACE, None)
        back += self._cite(back, package, roots)
        self._count(back)
        _single(back)
        _number(back, roots.values())
        for part, root in roots.items():
            writer.put(part, serialised(root))
        return writer.build()

    def _count(self, back: list[Element]) -> None:
        authors: dict[str, None] = {}
        for element in back:
            for change in element.iter(*CHANGES, *CONTROLS):
                authors.setdefault(author_of(change))
            for paragraph in element.iter(_P):
                if _is_marked(paragraph) and not _is_boxed(paragraph):
                    key = _gist(paragraph)
                    self.kept[key] = self.kept.get(key, 0) + 1
        self.authors = tuple(authors)

    def _cite(
        self, back: list[Element], package: Package, roots: dict[str, Element]
    ) -> list[Element]:
        """Bring back the notes and comments that went with a deleted place, under new ids."""
        made: list[Element] = []
        for kind, tag, references in _CITED:
            part = package.related(package.main, kind)
            source = self._raw.related(self._raw.main, kind)
            if part is None or source is None:
                continue
            raw = self._roots.get(source)
            raw = self._raw.xml(source) if raw is None else raw
            gone = {f"{_GONE}{one.get(_ID)}": one for one in raw.iterchildren(tag)}
            free = max(
                [int(one.get(_ID) or 0) for one in (*roots[part], *raw) if one.tag == tag],
                default=0,
            )
            ids: dict[str | None, str] = {}
            for reference in [one for element in back for one in element.iter(*references)]:
                key = reference.get(_ID)
                if key in gone and key not in ids:
                    free += 1
                    ids[key] = str(free)
                    note = _clean_copy(gone[key])
                    note.set(_ID, ids[key])
                    roots[part].append(note)
                    made.append(note)
                if key in ids:
                    reference.set(_ID, ids[key])
            body = roots[package.main].find(w("body"))
            if ids and kind != "comments":
                in_order(roots[part], body, tag.rpartition("}")[2])
        return made


class _Part:
    """One part: the old file's as it was, with all accepted, and the redline's."""

    def __init__(self, raw: Element, accepted: Element, merged: Element, author: str) -> None:
        self._raw = raw
        self._merged = merged
        self._author = author
        self._whole = accepted
        self._accepted = {one.get(_PLACE): one for one in accepted.iter(*_BLOCKS)}
        self._groups: dict[str | None, list[Element]] = {}
        for holder in dict.fromkeys([one.getparent() for one in raw.iter(*_BLOCKS)]):
            self._group(holder)

    def _group(self, holder: Element) -> None:
        """What stood in the old file for each paragraph or table that is left: itself, behind those
        that it was joined with and those that went."""
        waiting: list[Element] = []
        last = None
        for child in holder:
            place = child.get(_PLACE)
            if place is not None and place in self._accepted:
                self._groups[place] = [*waiting, child]
                waiting, last = [], place
            elif place is not None or child.tag in _RANGES:
                waiting.append(child)
        if last is not None:
            self._groups[last] += waiting

    def restored(self) -> list[Element]:
        """Put back what is untouched; gives what was."""
        back: list[Element] = []
        if not self._groups:  # styles, lists: all or nothing
            return self._as_a_whole()
        done: set[Element] = set()
        for element in list(self._merged.iter(*_BLOCKS)):
            place = element.get(_PLACE)
            if place not in self._groups or any(one in done for one in element.iterancestors()):
                continue
            group = self._groups[place]
            if self._can_stay(group) and _same(element, self._accepted[place]):
                done.add(element)
                parent = element.getparent()
                at = parent.index(element)
                made = [_clean_copy(one) for one in group]
                made[-1].tail = element.tail
                _rename(made, self._accepted[place], element)
                parent[at : at + 1] = made
                back += made
        return back + self._section()

    def _can_stay(self, group: Iterable[Element]) -> bool:
        """Whether paragraphs hold changes, and none of our own author's."""
        changes = [one for element in group for one in element.iter(*CHANGES, *MOVES, *CONTROLS)]
        return bool(changes) and all(author_of(one) != self._author for one in changes)

    def _as_a_whole(self) -> list[Element]:
        if not (self._can_stay([self._raw]) and _same(self._merged, self._whole)):
            return []
        made = _clean_copy(self._raw)
        self._merged[:] = list(made)
        return [self._merged]

    def _section(self) -> list[Element]:
        """The properties of the last section, where only their history is missing."""
        found = [root.find(f"{w('body')}/{_SECTION}") for root in
                 (self._raw, self._whole, self._merged)]  # fmt: skip
        raw, accepted, merged = found
        if raw is None or accepted is None or merged is None:
            return []
        if not (self._can_stay([raw]) and _same(merged, accepted)):
            return []
        made = _clean_copy(raw)
        merged.getparent().replace(merged, made)
        return [made]


def _is_marked_part(package: Package, part: str) -> bool:
    """Whether a part may hold paragraphs, or changes of styles and lists."""
    data = package.read(part) if part.endswith(".xml") else b""
    return _PLACE.encode() in data or b":author=" in data


def _blocks(root: Element) -> Iterator[Element]:
    """The paragraphs, tables and content controls around such, but for those in text boxes."""
    for element in root.iter(*_BLOCKS):
        inner = (
            element.tag not in (_P, _TABLE) and next(element.iterancestors(_P), None) is not None
        )
        if not inner and not _is_boxed(element):
            yield element


def _is_boxed(element: Element) -> bool:
    """Whether something stands in a text box, which stays or goes with its paragraph."""
    return next(element.iterancestors(_BOX), None) is not None


def _is_marked(paragraph: Element) -> bool:
    return next(paragraph.iter(*CHANGES, *CONTROLS), None) is not None


def _same(one: Element, other: Element) -> bool:
    """Whether two elements are the same, whatever the ids of notes and comments in them."""
    if next(one.iter(*_REFERENCES), None) is not None:
        one, other = copy.deepcopy(one), copy.deepcopy(other)
        for element in (one, other):
            for reference in element.iter(*_REFERENCES):
                reference.attrib.pop(_ID, None)
    return _written(one) == _written(other)


def _rename(raw: Iterable[Element], accepted: Element, merged: Element) -> None:
    """Let what is put back cite the notes and comments that it does now; those whose citation had
    been deleted are named as gone."""
    pairs = zip(accepted.iter(*_REFERENCES), merged.iter(*_REFERENCES), strict=True)
    ids = {(before.tag, before.get(_ID)): after.get(_ID) or "" for before, after in pairs}
    for element in raw:
        for reference in element.iter(*_REFERENCES):
            key = reference.get(_ID)
            reference.set(_ID, ids.get((reference.tag, key)) or f"{_GONE}{key}")


def _written(element: Element) -> bytes:
    data: bytes = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
    return data


def _clean_copy(element: Element) -> Element:
    made = copy.deepcopy(element)
    for one in made.iter(*_BLOCKS):
        one.attrib.pop(_PLACE, None)
    return made


def _gist(paragraph: Element) -> bytes:
    """What a paragraph with its changes is, without ids and traces of saving."""
    made = _clean_copy(paragraph)
    for one in made.iter("*"):
        for name in list(one.attrib):
            bare = name.rpartition("}")[2]
            if bare.startswith(_SAVING) or (bare == "id" and one.tag in (*CHANGES, *_RANGES)):
                del one.attrib[name]
    return _written(made)


def _single(back: list[Element]) -> None:
    """Make moves deletions and insertions where one of them has lost an end: an end alone says
    nothing."""
    ends = {tag: [one for element in back for one in element.iter(tag)] for tag in _RANGES}
    names = [sorted([one.get(_NAME) or "" for one in ends[tag]]) for tag in MOVES]
    ids = [
        sorted([one.get(_ID) or "" for one in ends[start]])
        == sorted([one.get(_ID) or "" for one in ends[end]])
        for start, end in zip(MOVES, _ENDS, strict=True)
    ]
    if names[0] == names[1] and all(ids):
        return
    for element in list(back):
        for one in list(element.iter(*_RANGES)):
            if one is element:
                back.remove(one)
            one.getparent().remove(one)
    for element in back:
        for one in list(element.iter(*_LONE)):
            one.tag = w(_LONE[one.tag])
            for text in list(one.iter(w("t"), w("instrText"))) if one.tag == w("del") else ():
                text.tag = w("delText") if text.tag == w("t") else w("delInstrText")


def _number(back: list[Element], roots: Iterable[Element]) -> None:
    """Give changes that were put back ids and names that no other change has."""
    mine = {one for element in back for one in element.iter(*CHANGES, *_RANGES)}
    number, names = 0, set()
    for root in roots:
        for one in root.iter(*CHANGES, *_RANGES):
            if one not in mine:
                number = max(number, int(one.get(_ID) or 0))
                names.add(one.get(_NAME))
    ids: dict[tuple[str, str], str] = {}
    for element in back:
        for one in element.iter(*CHANGES, *_RANGES):
            kind = one.tag.removesuffix("Start").removesuffix("End")
            key = (kind, one.get(_ID) or "")
            if one.tag in _ENDS and key in ids:
                one.set(_ID, ids[key])
                continue
            number += 1
            one.set(_ID, str(number))
            if one.tag in MOVES:
                ids[key] = str(number)
                if one.get(_NAME) in names:
                    one.set(_NAME, f"{one.get(_NAME)}-earlier")

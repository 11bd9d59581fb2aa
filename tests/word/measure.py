"""What is marked in a Word file with tracked changes, counted.

``elements`` is the length of the list that Word shows: every ``w:ins``, ``w:del``, ``w:moveFrom``
and ``w:moveTo`` around content outside inserted and deleted rows; every such row, once; every
paragraph mark that was inserted or deleted without all the content before it; every change of
properties. ``reported`` is what unxdiff says of the same pair: each stretch that went or came, each
row, each end of a move, each paragraph whose runs are styled otherwise, and, where numbers are
typed, each number that went or came.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from unxdiff.model.redline import Change, ChangeKind, Op, Redline
from unxdiff.model.roles import Kind
from unxdiff.ooxml.names import w
from unxdiff.xmltree import Element

__all__ = ["elements", "marked_words", "parts", "reported"]

_TAGS = ("ins", "del", "moveFrom", "moveTo")
_CHANGES = tuple(w(tag) for tag in _TAGS)
_PROPERTIES = tuple(
    w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
)


def parts(data: bytes) -> Iterator[Element]:
    """The trees of the parts that hold text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml") and "/_rels/" not in name:
                yield etree.fromstring(archive.read(name))


def marked_words(data: bytes) -> dict[str, list[str]]:
    """The words inside each kind of change."""
    found: dict[str, list[str]] = {tag: [] for tag in _TAGS}
    for root in parts(data):
        for tag in _TAGS:
            for one in root.iter(w(tag)):
                text = "".join([said.text or "" for said in one.iter(w("t"), w("delText"))])
                found[tag] += text.split()
    return found


def elements(data: bytes) -> int:
    """How many changes the file has."""
    return sum(1 for root in parts(data) for one in root.iter(*_CHANGES, *_PROPERTIES) if _own(one))


def _own(one: Element) -> bool:
    if one.tag in _PROPERTIES or one.getparent().tag == w("trPr"):
        return True
    if any(row.find(f"{w('trPr')}/{one.tag}") is not None for row in one.iterancestors(w("tr"))):
        return False
    if one.getparent().tag != w("rPr"):
        return True
    paragraph = next(one.iterancestors(w("p")))
    content = [child for child in paragraph if child.tag not in (w("pPr"), *_ranges())]
    return not content or any(child.tag not in _CHANGES for child in content)


def _ranges() -> tuple[str, ...]:
    return tuple(
        w(name) for name in ("bookmarkStart", "bookmarkEnd", "moveFromRangeStart",
                             "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
    )  # fmt: skip


def reported(redline: Redline, *, typed: bool) -> int:
    """How many changes unxdiff says there are."""
    count = sum(_of_change(redline, change, typed=typed) for change in redline.changes)
    return count + sum(_spans(change) for change in redline.note_changes)


def _spans(change: Change) -> int:
    return sum(span.op is not Op.EQUAL for span in change.spans)


def _of_change(redline: Redline, change: Change, *, typed: bool) -> int:
    old = [redline.old.blocks[at] for at in change.old]
    new = [redline.new.blocks[at] for at in change.new]
    if change.kind in (ChangeKind.INSERTED, ChangeKind.DELETED):
        return 1
    count = _spans(change) + 2 * change.moved + change.restyled
    if typed and all(block.kind is not Kind.ROW for block in old + new):
        labels = [[block.label for block in blocks] for blocks in (old, new)]
        both = min(map(len, labels))
        count += 2 * sum(a != b for a, b in zip(labels[0], labels[1], strict=False))
        count += sum(bool(label) for label in [*labels[0][both:], *labels[1][both:]])
    return count

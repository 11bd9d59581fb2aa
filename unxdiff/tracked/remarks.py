"""Comments of our own in a Word file: one for each change that follows from another, and one for
each remark that is worth another look, at the paragraph that it is about."""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.diagnostics import SIGNALS, Code
from unxdiff.ooxml.names import w
from unxdiff.ooxml.revisions import CHANGES
from unxdiff.redline.consequential import reasons
from unxdiff.tracked.comments import comments_part
from unxdiff.tracked.merger import REMARKED
from unxdiff.tracked.properties import made
from unxdiff.tracked.weaving import DELETED, INSERTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unxdiff.model.redline import Redline
    from unxdiff.tracked.merger import Merger
    from unxdiff.xmltree import Element

__all__ = ["Remarks"]

_CODES = SIGNALS | {Code.REFERENCE_STALE}
_P, _PPR, _ID = w("p"), w("pPr"), w("id")
_NOWHERE = "remark without a place in the text"


class Remarks:
    """What is to be said at which paragraph of the result."""

    def __init__(
        self,
        redline: Redline,
        merger: Merger,
        old: Sequence[Element | None],
        new: Sequence[Element | None],
    ) -> None:
        """Collect the remarks; ``old`` and ``new`` are the elements of the documents' blocks, by
        their indices. The merger is told whose places it is to mark."""
        self._merger = merger
        self._texts: dict[str, list[str]] = {}
        for element, text in _remarks(redline, old, new):
            paragraphs = list(element.iter(_P)) if element is not None else []
            if not paragraphs:
                self._nowhere(1)
                continue
            name = merger.remarked.get(paragraphs[0]) or str(len(merger.remarked))
            merger.remarked.update(dict.fromkeys(paragraphs, name))
            self._texts.setdefault(name, []).append(text)

    def place(self, body: Element, originals: Sequence[Element], roots: Sequence[Element]) -> None:
        """Put the comments at the paragraphs of ``body`` that the merger marked.

        ``originals`` are the body's children whose bytes are kept: one that gets a comment is put
        there as a copy. In the other ``roots`` (running heads) no comment can stand; what is to be
        said there, or nowhere, is counted as left out.
        """
        for root in roots:
            for paragraph in root.iter(_P):
                paragraph.attrib.pop(REMARKED, None)
        whole = set(originals)
        marked = [one for one in body.iter(_P) if one.get(REMARKED) is not None]
        for top in dict.fromkeys([_below(body, one) for one in marked]):
            if top in whole:
                body.replace(top, copy.deepcopy(top))
        places: dict[str, list[Element]] = {}
        for paragraph in body.iter(_P):
            for name in paragraph.attrib.pop(REMARKED, "").split():
                places.setdefault(name, []).append(paragraph)
        for name, found in places.items():
            # Of a row's paragraphs the first that changed.
            there = next((one for one in found if next(one.iter(*CHANGES), None) is not None), None)
            for text in self._texts.pop(name, ()):
                _comment(self._merger, found[0] if there is None else there, text)
        self._nowhere(sum([len(texts) for texts in self._texts.values()]))

    def _nowhere(self, count: int) -> None:
        if count:
            self._merger.said[_NOWHERE] = self._merger.said.get(_NOWHERE, 0) + count


def _remarks(
    redline: Redline, old: Sequence[Element | None], new: Sequence[Element | None]
) -> Iterator[tuple[Element | None, str]]:
    """Each remark with the paragraph or row that it is about."""
    for change in redline.changes:
        if change.consequential:
            yield new[change.new[0]], " ".join(reasons(change))
    for one in redline.diagnostics:
        if one.code in _CODES:
            places = {"old": old, "new": new}.get(one.side or "", ())
            there = one.block is not None and one.block < len(places)
            yield (places[one.block] if there else None), one.message  # type: ignore[index]


def _below(body: Element, element: Element) -> Element:
    """The child of the body that an element is, or stands in."""
    while element.getparent() is not body:
        element = element.getparent()
    return element


def _comment(merger: Merger, paragraph: Element, text: str) -> None:
    """Put a comment at a paragraph."""
    part = comments_part(merger)
    root = merger.old.root(part)
    merger.imports.changed.add(part)
    taken = [int(one.get(_ID)) for one in root if (one.get(_ID) or "").isdecimal()]
    key = str(max(taken, default=-1) + 1)
    root.append(_said(merger, key, text))
    start, end = made("commentRangeStart", id=key), made("commentRangeEnd", id=key)
    run = made("r")
    etree.SubElement(run, w("commentReference")).set(_ID, key)
    properties = paragraph.find(_PPR)
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    paragraph.append(end)
    marks = properties.find(w("rPr")) if properties is not None else None
    for state in (INSERTED, DELETED):
        # What stands in a paragraph that comes or goes comes or goes with it.
        if marks is not None and marks.find(w(state)) is not None and _is_all(paragraph, state):
            wrapper = merger.wrapper(state, "")
            wrapper.append(run)
            run = wrapper
            break
    paragraph.append(run)


def _is_all(paragraph: Element, state: str) -> bool:
    """Whether all that stands in a paragraph comes or goes."""
    return all(
        next(run.iterancestors(w(state), _P)).tag == w(state) for run in paragraph.iter(w("r"))
    )


def _said(merger: Merger, key: str, text: str) -> Element:
    """A comment, signed as the changes are."""
    comment = merger.signed(made("comment"))
    comment.set(_ID, key)
    author = comment.get(w("author")) or ""
    comment.set(w("initials"), "".join([word[0] for word in author.split()])[:3])
    paragraph = etree.SubElement(comment, _P)
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("annotationRef"))
    words = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
    words.text = text
    return comment

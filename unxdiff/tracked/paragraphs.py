"""A paragraph of the result: its mark, its properties, and the element that is made of them."""

from __future__ import annotations

import copy

from unxdiff.ooxml.names import w
from unxdiff.ooxml.order import insert_in_order
from unxdiff.tracked.properties import change_of, key_of, made, marked, without_history
from unxdiff.tracked.weaving import DELETED, INSERTED, KEPT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.tracked.merger import Merger
    from unxdiff.xmltree import Element

__all__ = ["Paragraph", "element_of", "ended_rightly", "is_same", "joined_insertions"]

_PPR, _RPR, _SECTION = w("pPr"), w("rPr"), w("sectPr")


class Paragraph:
    """A paragraph of the result while its mark may still change.

    ``ended`` is how its mark is tracked; ``before`` and ``after`` are its properties (``w:pPr`` of
    the old file, and of the new one, adopted). ``element`` is the old paragraph where nothing in it
    changed.
    """

    def __init__(self, content: list[Element], ended: str) -> None:
        self.content = content
        self.ended = ended
        self.before: Element | None = None
        self.after: Element | None = None
        self.theirs: Element | None = None
        """What ``after`` is a copy of."""
        self.element: Element | None = None
        self.like: Element | None = None
        """The old paragraph that its attributes come from."""
        self.sources: tuple[Element, ...] = ()
        """The paragraphs of both files that it was made of."""
        self.move = ""
        self.changed = False


def element_of(one: Paragraph, merger: Merger) -> Element:
    """The element of a paragraph; the old file's own where nothing in it changed."""
    if one.element is not None and one.ended == KEPT and one.before is one.after:
        return one.element
    if one.element is not None:  # its mark changed after all
        one.content = [copy.deepcopy(child) for child in one.element if child.tag != _PPR]
    element = made("p")
    if one.like is not None and one.ended != INSERTED:
        for name, value in one.like.attrib.items():
            element.set(name, value)
    properties = _properties(one, merger)
    if properties is not None and len(properties):
        element.append(properties)
    element.extend(one.content)
    return element


def _properties(one: Paragraph, merger: Merger) -> Element | None:
    if one.ended == INSERTED:
        now = without_history(one.after) if one.after is not None else made("pPr")
        mark = _mark_of(one.after)
    elif one.ended == DELETED:
        now = without_history(one.before) if one.before is not None else made("pPr")
        mark = _mark_of(one.before)
    else:
        found = marked(one.after, one.before, "pPr")
        now = found if found is not None else made("pPr")
        for change in now.iterchildren(w("pPrChange")):
            merger.signed(change)
        mark = _mark_of(one.before)
        after = _mark_of(one.after)
        if key_of(mark) != key_of(after):
            changed = without_history(after) if after is not None else made("rPr")
            changed.append(merger.signed(change_of(mark, _RPR)))
            mark = changed
    for old in now.findall(_RPR):
        now.remove(old)
    section = merger.section(one)
    if section is not None:
        now.remove(now.find(_SECTION))
        insert_in_order(now, section)
    mark = copy.deepcopy(mark)
    if one.ended:
        mark = without_history(mark) if mark is not None else made("rPr")
        mark.insert(0, merger.wrapper(one.ended, one.move))
    if mark is not None and len(mark):
        insert_in_order(now, mark)
    return now


def is_same(one: Paragraph, merger: Merger) -> bool:
    """Whether nothing in a paragraph that both files have changed."""
    if merger.section(one) is not None:
        return False
    return (
        not one.changed
        and key_of(one.before) == key_of(one.after)
        and key_of(_mark_of(one.before)) == key_of(_mark_of(one.after))
    )


def _mark_of(properties: Element | None) -> Element | None:
    return properties.find(_RPR) if properties is not None else None


def ended_rightly(out: list[Paragraph | Element]) -> list[Paragraph | Element]:
    """The same with the last paragraph's mark one that both sides have: the mark of a story's last
    paragraph can neither go nor come, so that of the paragraph before does instead."""
    last = len(out)
    while last and isinstance(out[last - 1], Paragraph) and out[last - 1].ended:
        last -= 1
    tail = [one for one in out[last:] if isinstance(one, Paragraph)]
    if not tail:
        return out
    gone = [one for one in tail if one.ended == DELETED]
    come = [one for one in tail if one.ended == INSERTED]
    if gone and come:
        final = _together(gone[-1], come[-1])
        return [*out[:last], *[one for one in tail if one not in (gone[-1], come[-1])], final]
    before = out[last - 1] if last else None
    if not isinstance(before, Paragraph):
        return out
    state = DELETED if gone else INSERTED
    shifted = _shifted([before, *tail], state)
    return [*out[: last - 1], *shifted]


def joined_insertions(out: list[Paragraph | Element]) -> list[Paragraph | Element]:
    """The same with one insertion where words that came at a paragraph's end stand before
    paragraphs that came: its mark is the inserted one, as if all had been typed in one go.

    LibreOffice 7.4 loses the border when it rejects the other form.
    """
    k = 0
    while k < len(out):
        first = out[k]
        end = k + 1
        while end < len(out) and _came(out[end]):
            end += 1
        if end > k + 1 and isinstance(first, Paragraph) and _ends_inserted(first):
            last = out[end - 1]
            if isinstance(last, Paragraph) and _looks_like(last.after, first.before):
                _shifted([one for one in out[k:end] if isinstance(one, Paragraph)], INSERTED)
        k = end
    return out


def _came(one: Paragraph | Element) -> bool:
    return isinstance(one, Paragraph) and one.ended == INSERTED and not one.move


def _ends_inserted(one: Paragraph) -> bool:
    return one.ended == KEPT and bool(one.content) and one.content[-1].tag == w("ins")


def _looks_like(one: Element | None, other: Element | None) -> bool:
    """Whether two paragraphs' properties say the same and none ends a section."""
    if any(each is not None and each.find(_SECTION) is not None for each in (one, other)):
        return False
    return key_of(one) == key_of(other) and key_of(_mark_of(one)) == key_of(_mark_of(other))


def _together(gone: Paragraph, come: Paragraph) -> Paragraph:
    """A deleted and an inserted paragraph as one, whose mark stays."""
    final = Paragraph([*gone.content, *come.content], KEPT)
    final.before, final.after, final.like = gone.before, come.after, gone.like
    final.sources = (*gone.sources, *come.sources)
    return final


def _shifted(chain: list[Paragraph], state: str) -> list[Paragraph]:
    """A kept paragraph and those deleted or inserted behind it, with the kept mark put last."""
    first = chain[0]
    if first.element is not None:
        first.content = [copy.deepcopy(child) for child in first.element if child.tag != _PPR]
        first.element = None
    kept_before, kept_after = first.before, first.after
    first.ended = state
    last = chain[-1]
    last.ended = KEPT
    if state == DELETED:
        last.after = kept_after
    else:
        last.before = kept_before
        last.like = first.like
    return chain

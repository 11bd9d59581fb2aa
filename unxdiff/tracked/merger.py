"""Two stories → one with tracked changes."""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.ooxml.names import w
from unxdiff.tracked.atoms import line_of
from unxdiff.tracked.furniture import Furniture
from unxdiff.tracked.marks import COME, GONE, STATE, bookmarks
from unxdiff.tracked.matching import match
from unxdiff.tracked.paragraphs import (
    Paragraph,
    element_of,
    ended_rightly,
    is_same,
    joined_insertions,
)
from unxdiff.tracked.properties import made
from unxdiff.tracked.sequences import CONTROL, PARAGRAPH, TABLE, anchors, ends_section
from unxdiff.tracked.trees import boxes, copies, made_like, ordered, same_bytes
from unxdiff.tracked.weaving import DELETED, INSERTED, KEPT, weave, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.options import MarkOptions
    from unxdiff.tracked.atoms import Shell
    from unxdiff.tracked.imports import Imports
    from unxdiff.tracked.links import Group, Links
    from unxdiff.tracked.sides import Side
    from unxdiff.tracked.weaving import Woven
    from unxdiff.xmltree import Element

__all__ = ["MOVE", "REMARKED", "Merger"]

MOVE = "move"
"""The attribute that names a move until its range is marked (see ``moves``)."""
REMARKED = "remarked"
"""The attribute that names what is to be said of a paragraph, until it is (see ``remarks``)."""
_PPR, _R, _SECTION = w("pPr"), w("r"), w("sectPr")
_AUTHOR, _DATE, _ID = w("author"), w("date"), w("id")
_LISTS = (PARAGRAPH, TABLE, CONTROL)
_WHOLE = (w("tc"), w("footnote"), w("endnote"))
_FIRST_BROUGHT = 900_000
"""The first id of a bookmark that is brought over: beyond those that programs give."""
_NAMES = {
    (DELETED, False): "del",
    (INSERTED, False): "ins",
    (DELETED, True): "moveFrom",
    (INSERTED, True): "moveTo",
}


class Merger:
    """Makes one story of two, again and again for cells and boxes inside."""

    def __init__(
        self,
        old: Side,
        new: Side,
        links: Links,
        imports: Imports,
        signature: tuple[str, str],
        options: MarkOptions,
    ) -> None:
        """``signature`` is author and date of the changes."""
        self.old = old
        self.new = new
        self.links = links
        self.imports = imports
        self.linked_notes: dict[tuple[str, str], tuple[str, str]] = {}
        """Notes that the redline links: old kind and id, and the new one's."""
        self.finished: dict[str, Element] = {}
        """The trees of parts other than the main one that are to be written."""
        self.remarked: dict[Element, str] = {}
        """Paragraphs of both files that something is to be said of, and what names it."""
        self.said: dict[str, int] = {}
        """What is not compared, and how often."""
        self._furniture = Furniture(old, new)
        self._author, self._date = signature
        self._options = options
        self._moves: dict[Group, tuple[str, list[Paragraph], list[Paragraph]]] = {}
        self._names = {False: bookmarks(old), True: bookmarks(new)}
        self._brought: dict[str, str] = {}
        """Ids of bookmarks that are brought over, by those they had."""

    # --- stories --------------------------------------------------------------------------------

    def story(self, old: Element, new: Element) -> bool:
        """Make the children of ``old`` (an element that holds paragraphs) the merged story; False
        where nothing changed."""
        mine = [child for child in old if child.tag in _LISTS]
        theirs = [child for child in new if child.tag in _LISTS]
        made = self.level(mine, theirs)
        if len(made) == len(mine) and all(a is b for a, b in zip(made, mine, strict=True)):
            return False
        final = ordered(old, mine, made)
        for child in list(old):
            old.remove(child)
        old.extend(final)
        return True

    def level(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """The merged elements of two sequences of paragraphs, tables and controls. Old elements in
        which nothing changed are themselves."""
        out: list[Paragraph | Element] = []
        i = j = 0
        for anchor in anchors(old, new, self.links, self._alike):
            out += self._gone(old[i : anchor.old])
            out += self._come(new[j : anchor.new])
            out += self._anchored(
                old[anchor.old : anchor.old_end], new[anchor.new : anchor.new_end], anchor.group
            )
            i, j = anchor.old_end, anchor.new_end
        out += self._gone(old[i:])
        out += self._come(new[j:])
        return [
            one if not isinstance(one, Paragraph) else self.paragraph(one)
            for one in joined_insertions(ended_rightly(out))
        ]

    def _alike(self, old: Element, new: Element) -> bool:
        return self.old.key_of_shell(old) == self.new.key_of_shell(new)

    def _anchored(
        self, old: Sequence[Element], new: Sequence[Element], group: Group | None
    ) -> list[Paragraph | Element]:
        if old[0].tag == TABLE:
            from unxdiff.tracked.tables import merged_table

            return [merged_table(old[0], new[0], self)]
        if old[0].tag == CONTROL:
            return [self._control(old[0], new[0])]
        return [*self._paragraphs(old, new, group)]

    def _gone(self, old: Sequence[Element]) -> list[Paragraph | Element]:
        out: list[Paragraph | Element] = []
        for element in old:
            group = self.links.by_old.get(element)
            if element.tag == PARAGRAPH and group is not None:
                out.append(self._moved(group)[1][group.old.index(element)])
            elif element.tag == PARAGRAPH:
                out += self.one_sided(element, DELETED)
            else:
                out.append(self._one_sided_block(element, DELETED))
        return out

    def _come(self, new: Sequence[Element]) -> list[Paragraph | Element]:
        out: list[Paragraph | Element] = []
        for element in new:
            group = self.links.by_new.get(element)
            if element.tag == PARAGRAPH and group is not None:
                out.append(self._moved(group)[2][group.new.index(element)])
            elif element.tag == PARAGRAPH:
                out += self.one_sided(element, INSERTED)
            else:
                out.append(self._one_sided_block(element, INSERTED))
        return out

    def _one_sided_block(self, element: Element, state: str) -> Element:
        if element.tag == TABLE:
            from unxdiff.tracked.tables import one_sided_table

            return one_sided_table(element, self, state)
        made = copy.deepcopy(element) if state == DELETED else self.adopted(element)
        content, source = made.find(w("sdtContent")), element.find(w("sdtContent"))
        if content is not None and source is not None:
            self.fill(content, source, state)
        return made

    def fill(self, holder: Element, source: Element, state: str) -> None:
        """Put what a cell, note or control holds into another, deleted or inserted as a whole."""
        for child in list(holder):
            if child.tag in _LISTS:
                holder.remove(child)
        inside = [child for child in source if child.tag in _LISTS]
        out = self._gone(inside) if state == DELETED else self._come(inside)
        for one in out:
            if not isinstance(one, Paragraph):
                holder.append(one)
                continue
            if holder.tag in _WHOLE and one is out[-1]:
                one.ended = (
                    KEPT  # the last mark of a cell goes with its row, a note's with the note
                )
                one.before = one.after = one.before if state == DELETED else one.after
            holder.append(self.paragraph(one))

    def _control(self, old: Element, new: Element) -> Element:
        """A content control that both sides have."""
        mine, theirs = old.find(w("sdtContent")), new.find(w("sdtContent"))
        if mine is None or theirs is None:
            return old
        ours = [child for child in mine if child.tag in _LISTS]
        inside = self.level(ours, [child for child in theirs if child.tag in _LISTS])
        if len(inside) == len(ours) and all(a is b for a, b in zip(inside, ours, strict=True)):
            return old
        made = copy.deepcopy(old)
        holder = made.find(w("sdtContent"))
        for child in list(holder):
            holder.remove(child)
        holder.extend(copies(ordered(mine, ours, inside)))
        return made

    # --- paragraphs -----------------------------------------------------------------------------

    def _paragraphs(
        self, old: Sequence[Element], new: Sequence[Element], group: Group | None
    ) -> list[Paragraph]:
        if len(old) == len(new) == 1 and same_bytes(old[0], new[0]) and not ends_section(old[0]):
            return [self._untouched(old[0], new[0])]
        ours, theirs = line_of(old, self.old), line_of(new, self.new)
        spans = group.spans if group is not None else ()
        before = group.before if group is not None else ()
        after = group.after if group is not None else ()
        found = match(ours, theirs, spans, before, after, self._options)
        made = self._dressed(weave(ours, theirs, found, self), old, new)
        if len(made) == len(old) == len(new) == 1:
            one = made[0]
            if is_same(one, self):
                return [self._untouched(old[0], new[0])]
        return made

    def _untouched(self, element: Element, new: Element) -> Paragraph:
        made = Paragraph([], KEPT)
        made.sources = (element, new)
        made.element = made.like = element
        made.before = made.after = element.find(_PPR)
        return made

    def _dressed(
        self, woven: list[Woven], old: Sequence[Element], new: Sequence[Element]
    ) -> list[Paragraph]:
        """Woven paragraphs with the properties that each mark has."""
        made = []
        i = j = 0
        for one in woven:
            paragraph = Paragraph(one.content, one.ended)
            paragraph.changed = one.changed
            if one.ended != INSERTED:
                paragraph.before = old[min(i, len(old) - 1)].find(_PPR)
                paragraph.like = old[min(i, len(old) - 1)]
                paragraph.sources += (paragraph.like,)
                i += 1
            if one.ended != DELETED:
                after = new[min(j, len(new) - 1)].find(_PPR)
                paragraph.after = self.adopted(after) if after is not None else None
                paragraph.theirs = after
                paragraph.sources += (new[min(j, len(new) - 1)],)
                j += 1
            made.append(paragraph)
        return made

    def section(self, one: Paragraph) -> Element | None:
        """The merged properties of a section that ends with a paragraph in both files, where they
        are not the old ones."""
        if one.ended or one.before is None or one.after is None or one.theirs is None:
            return None
        mine, theirs = one.before.find(_SECTION), one.theirs.find(_SECTION)
        if mine is None or theirs is None:
            return None
        return self.merged_section(mine, theirs)

    def merged_section(self, old: Element, new: Element) -> Element | None:
        """The merged properties of a section; None where they are the old ones."""
        return self._furniture.merged(self, old, new)

    def one_sided(self, element: Element, state: str) -> list[Paragraph]:
        """A paragraph that one side has alone."""
        side = self.old if state == DELETED else self.new
        made = whole(line_of([element], side), self, state)
        return self._sided(made, [element], state)

    def _sided(
        self, woven: list[Woven], elements: Sequence[Element], state: str, move: str = ""
    ) -> list[Paragraph]:
        made = []
        for one, element in zip(woven, elements, strict=True):
            paragraph = Paragraph(one.content, state)
            paragraph.sources = (element,)
            properties = element.find(_PPR)
            if state == DELETED:
                paragraph.before, paragraph.like = properties, element
            else:
                paragraph.after = self.adopted(properties) if properties is not None else None
            paragraph.move = move
            made.append(paragraph)
        return made

    def _moved(self, group: Group) -> tuple[str, list[Paragraph], list[Paragraph]]:
        """The name of a move, the paragraphs that it takes from their place, and those that it
        brings to the other."""
        if group not in self._moves:
            name = f"move{len(self._moves) + 1}"
            ours, theirs = line_of(group.old, self.old), line_of(group.new, self.new)
            found = match(ours, theirs, group.spans, group.before, group.after, self._options)
            here = frozenset(k for k, there in enumerate(found.partners) if there >= 0)
            there = frozenset(one for one in found.partners if one >= 0)
            gone = whole(ours, self, DELETED, move=name, same=here, passages=found.gone)
            come = whole(theirs, self, INSERTED, move=name, same=there, passages=found.come)
            self._moves[group] = (
                name,
                self._sided(gone, group.old, DELETED, name),
                self._sided(come, group.new, INSERTED, name),
            )
        return self._moves[group]

    def paragraph(self, one: Paragraph) -> Element:
        """The element of a paragraph, with the places of remarks about it."""
        element = element_of(one, self)
        places = [self.remarked[source] for source in one.sources if source in self.remarked]
        if places:
            element.set(REMARKED, " ".join(places))
        return element

    # --- what the weaver asks for --------------------------------------------------------------

    def wrapper(self, state: str, move: str) -> Element:
        """``w:ins`` or ``w:del``, or, where ``move`` names one, ``w:moveTo`` or ``w:moveFrom``."""
        element = self.signed(made(_NAMES[state, bool(move)]))
        if move:
            element.set(MOVE, move)
        return element

    def signed(self, change: Element) -> Element:
        """A change with its author and date; ids are given last, over the whole file."""
        change.set(_ID, "0")
        change.set(_AUTHOR, self._author)
        if self._date:
            change.set(_DATE, self._date)
        return change

    def adopted(self, element: Element) -> Element:
        """A copy of an element of the new file, fit for the old one."""
        return self.imports.adopted(element)

    def shell(self, shell: Shell) -> tuple[Element, Element]:
        """A link or control without what it holds, and where its content goes."""
        source = shell.element
        outer = copy.copy(source) if not len(source) else made_like(source)
        inner = outer
        for child in source:
            if child.tag in (w("sdtPr"), w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")):
                outer.append(copy.deepcopy(child))
        if outer.tag == CONTROL:
            inner = etree.SubElement(outer, w("sdtContent"))
        if shell.new:
            self.imports.adopt(outer)
        return outer, inner

    def bookmark(self, element: Element, *, new: bool) -> str:
        """What an end of a bookmark is called, the same on both sides; empty for other marks."""
        if element.tag not in (w("bookmarkStart"), w("bookmarkEnd")):
            return ""
        return f"{element.tag} {self._names[new].get(element.get(_ID) or '')}"

    def marker(self, element: Element, *, new: bool, alone: bool) -> Element | None:
        """What is put for an end of a bookmark or of a commented stretch; ``alone``: it stands in
        text that only one side has."""
        taken = copy.deepcopy(element)
        if taken.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            if new or alone:
                taken.set(STATE, COME if new else GONE)
            if new:
                key, number = taken.get(_ID) or "", str(_FIRST_BROUGHT + len(self._brought))
                taken.set(_ID, self._brought.setdefault(key, number))
            return taken
        if not new:
            return taken
        mark = taken if taken.tag != _R else taken[-1]
        if self.imports.comments.get(mark.get(_ID) or "") is None:
            return None
        self.imports.adopt(taken)
        return taken

    def inside(self, taken: Element, old: Element, new: Element) -> bool:
        """Merge the texts of boxes inside a drawing that both sides have; whether any changed."""
        mine = boxes(old)
        if not mine:
            return False
        theirs, targets = boxes(new), boxes(taken)
        if len(mine) != len(theirs):
            return False
        changed = False
        for box, other, target in zip(mine, theirs, targets, strict=True):
            ours = [child for child in box if child.tag in _LISTS]
            made = self.level(ours, [child for child in other if child.tag in _LISTS])
            if len(made) == len(ours) and all(a is b for a, b in zip(made, ours, strict=True)):
                continue
            changed = True
            for child in list(target):
                target.remove(child)
            target.extend(copies(ordered(box, ours, made)))
        return changed

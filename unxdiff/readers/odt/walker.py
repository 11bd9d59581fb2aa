"""Blocks of a story in order: paragraphs, headings, lists, tables, sections, indexes.

A paragraph is given out when the next one begins, not when its element ends: a tracked change that
joins two paragraphs then only has to keep the second from beginning.
"""

from __future__ import annotations

from unxdiff.errors import LimitError
from unxdiff.model.document import Note
from unxdiff.readers.building import Builder, Piece, joined
from unxdiff.readers.odt.inline import Inline
from unxdiff.readers.odt.lists import Lists
from unxdiff.readers.odt.names import DRAW, LOEXT, OFFICE, STYLE, TABLE, TEXT, whole
from unxdiff.readers.odt.objects import Objects
from unxdiff.readers.odt.revisions import Revisions
from unxdiff.readers.odt.shapes import Item, OpenList, Shape
from unxdiff.readers.odt.styles import Looks, ParagraphStyle, Styles
from unxdiff.readers.odt.tables import Tables
from unxdiff.readers.tally import Tally
from unxdiff.xmltree import Element

__all__ = ["Walker"]

_DEEPEST = 60
"""How deep lists, tables, sections, frames and spans nest in one another; drafts reach about 15."""
_MOST_REPEATED = 100_000_000
"""Characters that repeated cells and rows may add up to."""
_SKIPPED = frozenset(
    (
        *(TEXT + n for n in ("tracked-changes", "variable-decls", "sequence-decls")),
        *(TEXT + n for n in ("user-field-decls", "dde-connection-decls")),
        *(TEXT + n for n in ("alphabetical-index-auto-mark-file", "soft-page-break")),
        OFFICE + "event-listeners",
        TABLE + "calculation-settings",
        TABLE + "content-validations",
    )
)
"""Declarations: nothing of them is printed."""
_HEADING_LEVELS = 6


class Walker:
    """Walks one document; its pieces come from ``story``."""

    def __init__(
        self, styles: Styles, lists: Lists, objects: Objects, revisions: Revisions, tally: Tally
    ) -> None:
        self.styles = styles
        self.lists = lists
        self.objects = objects
        self.revisions = revisions
        self.tally = tally
        self.notes: list[Note] = []
        self.masters: list[str] = []
        """Names of the page styles asked for, in order; an empty one is the standard page."""
        self.muted: set[str] = set()
        """Insertions that are being left out at this place."""
        self.furniture = False
        self.lines = False
        self.looks: Looks = {}
        """How the open paragraph sets its characters, and of that what its named style says."""
        self.base: Looks = {}
        self.builder: Builder | None = None
        self._shape: Shape | None = None
        self._hidden = False
        self._boxes: list[Element] = []
        self._sink: list[Piece] = []
        self._list: OpenList | None = None
        self._item: Item | None = None
        self._around: OpenList | None = None
        """The list in which deleted paragraphs are put back."""
        self._depth = 0
        self._repeated = _MOST_REPEATED
        self.inline = Inline(self)
        self._tables = Tables(self)

    # --- stories ------------------------------------------------------------------------------

    def story(self, holder: Element) -> list[Piece]:
        """The paragraphs of an element's children, apart from what surrounds it: the body, a cell,
        a note, a text box. A list outside does not go on inside."""
        held = (self.builder, self._shape, self._hidden, self._boxes, self._sink)
        outside = (self._list, self._item, self.looks, self.base)
        self.builder, self._shape, self._hidden, self._boxes = None, None, False, []
        self._list, self._item = None, None
        sink = self._sink = []
        self.children(holder)
        self.flush()
        self.builder, self._shape, self._hidden, self._boxes, self._sink = held
        self._list, self._item, self.looks, self.base = outside
        return sink

    def deeper(self) -> None:
        """Go one level down; raises LimitError where a document nests as none does."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise LimitError(
                f"the document nests more than {_DEEPEST} levels deep, as no draft does; "
                "save it again from the program that made it"
            )

    def higher(self) -> None:
        """Come one level up again."""
        self._depth -= 1

    def spend(self, characters: int) -> None:
        """Take note of characters that only repetition makes; raises LimitError for too many."""
        self._repeated -= characters
        if self._repeated < 0:
            raise LimitError(
                f"repeated cells of a table hold more than {_MOST_REPEATED:,} characters, as no "
                "draft does; save it again from the program that made it"
            )

    # --- blocks -------------------------------------------------------------------------------

    def children(self, holder: Element) -> None:
        """Walk the blocks of an element."""
        self.deeper()
        for child in holder:
            self.block(child)
        self.higher()

    def block(self, element: Element) -> None:
        """Walk one block."""
        tag = element.tag
        if tag == TEXT + "p":
            self._paragraph(element, 0)
        elif tag == TEXT + "h":
            self._paragraph(element, whole(element.get(TEXT + "outline-level"), 1, 10) or 1)
        elif tag == TEXT + "list":
            self._open_list(element)
        elif tag == TEXT + "numbered-paragraph":
            self._numbered(element)
        elif tag in (TABLE + "table", LOEXT + "table"):
            self._table(element)
        elif tag == TEXT + "section":
            self._section(element)
        elif tag in _SKIPPED or not isinstance(tag, str):
            return
        elif tag == OFFICE + "forms":
            count = sum(len(form) for form in element)
            self.tally.add("form field", "form fields", count=count)
        elif tag.startswith(DRAW) or tag == OFFICE + "annotation":
            self._loose(element)
        elif tag == TEXT + "change":
            self.restore(self.revisions.restored(element))
        elif not self.inline.change(element) and not tag.endswith(("-source", "}change-info")):
            self.children(element)  # indexes, their bodies and titles, table:shapes

    def _paragraph(self, element: Element, heading: int) -> None:
        style = self.styles.paragraph(element.get(TEXT + "style-name"))
        self._page_style(style.master)
        item, heading = self._item, heading or style.outline
        if heading and item is None:
            item = self._outline(element, style, heading)
        line = (element.sourceline or 0) if self.lines else 0
        self.open(Shape(style, heading, item, line))
        self.inline.content(element, self.looks)

    def _outline(self, element: Element, style: ParagraphStyle, heading: int) -> Item | None:
        """The number of a heading that is in no list."""
        lists, get = self.lists, element.get
        if style.list_style == "" or not lists.outline:
            return None
        restarts = get(TEXT + "restart-numbering") == "true"
        start = whole(get(TEXT + "start-value"), 1) if restarts else None
        counts = get(TEXT + "is-list-header") != "true"
        return Item(lists.headings, lists.outline, heading - 1, start, counts=counts)

    def open(self, shape: Shape) -> None:
        """Begin a paragraph, or go on with the one before where a rejected insertion divided it."""
        if self.muted and self.builder is not None:
            if self.builder.empty:
                self._shape = shape
        else:
            self.flush()
            self.builder, self._shape = Builder(), shape
        self._set(shape.style)

    def _set(self, style: ParagraphStyle) -> None:
        self.base = style.base
        self.looks = {**style.base, **style.direct} if style.base or style.direct else {}

    def restore(self, blocks: list[Element]) -> None:
        """Put deleted blocks back: the first paragraph goes on with the text before, and the text
        after goes on with the last one.

        Where nothing stands before, the first paragraph is whole and its own, and what the open
        paragraph is belongs to the text after (so LibreOffice writes it).
        """
        if not blocks:
            return
        shape = self._shape if self.builder is not None else None
        several = len(blocks) > 1 or blocks[0].tag not in (TEXT + "p", TEXT + "h")
        parted = self.builder is not None and self.builder.empty and several
        if parted:
            self.builder, self._shape = None, None
        outside = (self._list, self._item, self._around)
        self._list, self._item, self._around = None, None, self._list
        self.deeper()
        for number, block in enumerate(blocks):
            if number == 0 and self.builder is not None and block.tag in (TEXT + "p", TEXT + "h"):
                self._set(self.styles.paragraph(block.get(TEXT + "style-name")))
                self.inline.content(block, self.looks)
            else:
                self.block(block)
        self.higher()
        self._list, self._item, self._around = outside
        if shape is None:
            return
        if self.builder is None:  # a table came last
            self.open(shape)
        elif parted:
            self._shape = shape
            self._set(shape.style)

    def hide(self) -> None:
        """Let the paragraph that is open not be printed."""
        self._hidden = True

    def later(self, boxes: list[Element]) -> None:
        """Walk text boxes after the paragraph that they are tied to."""
        self._boxes += boxes

    def flush(self) -> None:
        """Give out the paragraph that is open, with its label, then its text boxes."""
        builder, shape = self.builder, self._shape
        if builder is None or shape is None:
            return
        boxes, self._boxes = self._boxes, []
        hidden, self._hidden = self._hidden, False
        self.builder, self._shape = None, None
        piece = builder.finish()
        if hidden:
            self.tally.add("hidden passage", "hidden passages", piece.text)
        elif not (self.muted and builder.empty):
            self._emit(piece, shape)
        for box in boxes:
            self.deeper()
            self._sink += self.story(box)
            self.higher()

    def _emit(self, piece: Piece, shape: Shape) -> None:
        piece.label = self._label(shape.item)
        piece.line = shape.line
        style = shape.style
        if shape.heading or (style.title and piece.label is None):
            piece.kind = "heading"
            piece.level = min(shape.heading or style.title, _HEADING_LEVELS)
        elif piece.label is not None and shape.item is not None:
            piece.kind, piece.level = "item", shape.item.depth
        elif style.quote:
            piece.kind = "quote"
        if piece.text or piece.cites:
            self._sink.append(piece)
        elif piece.label is not None:
            # A number without a text is printed too: it is the text then, as it would be typed.
            piece.text, piece.label, piece.kind, piece.level = piece.label, None, "paragraph", 0
            self._sink.append(piece)

    def _label(self, item: Item | None) -> str | None:
        if item is None or not item.counts:
            return None
        item.counts = False
        item.counters.count(item.depth, item.levels, item.start)
        return self.lists.label(item.counters, item.depth, item.levels) or None

    def put(self, pieces: list[Piece]) -> None:
        """Give out pieces that are whole: the rows of a table."""
        self._sink += pieces

    # --- lists --------------------------------------------------------------------------------

    def _open_list(self, element: Element) -> None:
        outer, item = self._list, self._item
        own = element.get(TEXT + "style-name")
        self.deeper()
        if outer is None:
            name = own or ""
            levels = self.lists.definition(name)
            around = self._around
            goes_on = around is not None and around.name == name
            counters = around.counters if goes_on and around else self.lists.open(element, name)
            self._list = OpenList(counters, name, levels, 0)
        else:
            name = own or outer.name
            levels = self.lists.definition(name) if own else outer.levels
            self._list = OpenList(outer.counters, name, levels, min(outer.depth + 1, 9))
        for child in element:
            if child.tag in (TEXT + "list-item", TEXT + "list-header"):
                self._list_item(child, self._list)
            else:
                self.block(child)
        self._list, self._item = outer, item
        self.higher()

    def _list_item(self, element: Element, inside: OpenList) -> None:
        levels = inside.levels
        override = element.get(TEXT + "style-override")
        if override:
            levels = self.lists.definition(override)
        value = element.get(TEXT + "start-value")
        start = None if value is None else whole(value, 1)
        counts = element.tag == TEXT + "list-item"
        item = Item(inside.counters, levels, inside.depth, start, counts=counts)
        self.deeper()
        sublists = 0
        for child in element:
            self._item = item
            if child.tag == TEXT + "list":
                sublists += 1
                if (
                    sublists > 1
                    and not self.muted
                    and child.get(TEXT + "continue-numbering") != "true"
                ):
                    self.flush()
                    inside.counters.restart(min(inside.depth + 1, 9))
            self.block(child)
        self.higher()

    def _numbered(self, element: Element) -> None:
        name = element.get(TEXT + "style-name", "")
        depth = min(max(whole(element.get(TEXT + "level"), 1), 1), 10) - 1
        value = element.get(TEXT + "start-value")
        outer = self._item
        self._item = Item(
            self.lists.numbered(element, name),
            self.lists.definition(name),
            depth,
            None if value is None else whole(value, 1),
            counts=True,
        )
        self.children(element)
        self._item = outer

    # --- what is neither ----------------------------------------------------------------------

    def _section(self, element: Element) -> None:
        if any(child.tag == TEXT + "section-source" for child in element):
            self.tally.add("linked section's source", "linked sections' sources")
        if element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true":
            self.flush()
            text = " ".join(element.itertext())
            self.tally.add("hidden passage", "hidden passages", text)
            return
        self.children(element)

    def _loose(self, element: Element) -> None:
        """A frame or drawing that is tied to a page: its placeholder is a paragraph of its own."""
        shape = Shape(self.styles.paragraph(None), 0, None, 0)
        self.open(shape)
        self.inline.element(element, {})

    def _table(self, element: Element) -> None:
        style = self.styles.automatic("table", element.get(TABLE + "style-name"))
        self._page_style(None if style is None else style.get(STYLE + "master-page-name"))
        if self.muted and not any(
            end.get(TEXT + "change-id") in self.muted for end in element.iter(TEXT + "change-end")
        ):
            return  # a rejected insertion goes on behind it
        self.flush()
        self._tables.table(element)

    def _page_style(self, master: str | None) -> None:
        """Take note of a page style that is asked for; the first one asked for opens the text."""
        if not self.furniture and (master or not self.masters):
            self.masters.append(master or "")

    def note_text(self, body: Element) -> Piece:
        """The paragraphs of a note as one text; rows of a table in it are lines."""
        return joined(self.story(body), "\n")

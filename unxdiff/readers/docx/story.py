"""A story (the body, a note, a cell, a box, a running head) as blocks, in order."""

from __future__ import annotations

from unxdiff.diagnostics import Code
from unxdiff.model.document import Block
from unxdiff.model.roles import Kind
from unxdiff.ooxml.alternates import ALTERNATES, chosen
from unxdiff.ooxml.names import is_on, m, w
from unxdiff.ooxml.revisions import join, joins
from unxdiff.ooxml.styles import depth_of, number_of
from unxdiff.readers.docx.inline import Inline
from unxdiff.readers.docx.tables import TABLE, cells, rows
from unxdiff.readers.docx.words import line as line_of
from unxdiff.readers.flow import Draft, Line, joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unxdiff.ooxml.numbering import Label
    from unxdiff.ooxml.styles import Style
    from unxdiff.readers.docx.plain import Events
    from unxdiff.readers.docx.state import State
    from unxdiff.xmltree import Element

__all__ = ["Story", "as_line"]

_P, _PPR, _VAL = w("p"), w("pPr"), w("val")
_PSTYLE, _NUMPR, _OUTLINE = w("pStyle"), w("numPr"), w("outlineLvl")
_SECTION, _RPR, _R = w("sectPr"), w("rPr"), w("r")
_NUM_ID, _ILVL = w("numId"), w("ilvl")
_HIDDEN_MARKS = (w("vanish"), w("specVanish"))
_BODY_TEXT = 9


class _Shape:
    """What the properties of a paragraph say, with what its style adds."""

    def __init__(
        self,
        style: Style,
        key: str | None,
        num: str | None = None,
        depth: int | None = None,
        outline: int | None = None,
    ) -> None:
        self.style = style
        self.key = key
        self.num = style.num if num is None else num
        self.depth = style.depth if depth is None else depth
        self.outline = style.outline if outline is None else outline
        self.section: Element | None = None
        self.hidden_mark = False


class Story:
    """Reads the blocks of a story. Numbers go on from one story of a file to the next."""

    def __init__(self, state: State, on_section: Callable[[Element], None] | None = None) -> None:
        """``on_section`` is called with the properties of each section, where it ends."""
        self._state = state
        self._inline = Inline(state)
        self._on_section = on_section
        self._drafts: list[Draft] = []
        self._held: tuple[Line, Label | None] | None = None
        self._last: Element | None = None
        """The paragraph that was read last."""

    def read(self, elements: Iterable[Element]) -> list[Draft]:
        """The blocks of elements that are paragraphs, tables, or hold such."""
        self._drafts = []
        for element in _joined(_flat(elements, self._state)):
            tag = element.tag
            if tag == _P:
                self._paragraph(element)
            elif tag == TABLE:
                self._table(element)
            elif self._on_section is not None:
                self._on_section(element)
        if self._held is not None:
            line, label = self._held
            self._held = None
            self._add(line, label, self._shape(None), self._inline.page)
        lost = " ".join(self._inline.open_text).split()
        if lost:
            self._state.say(
                Code.NOT_COMPARED,
                "not compared: text in the code of a field that does not end",
                " ".join(lost),
            )
        return self._drafts

    def _shape(self, properties: Element | None) -> _Shape:
        key = num = depth = outline = section = None
        hidden_mark = False
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == _PSTYLE:
                key = child.get(_VAL)
            elif tag == _NUMPR:
                num, depth = number_of(child, None, None)
            elif tag == _OUTLINE:
                outline = _outline(child)
            elif tag == _SECTION:
                section = child
            elif tag == _RPR:
                for one in child:
                    if one.tag in _HIDDEN_MARKS and is_on(one.get(_VAL)):
                        hidden_mark = True
        shape = _Shape(self._state.styles[key], key, num, depth, outline)
        shape.section, shape.hidden_mark = section, hidden_mark
        return shape

    def _plain_shape(self, events: Events) -> _Shape:
        """The same for a paragraph of nothing but text, by what ``plain.gather`` found in it."""
        key = num = depth = outline = None
        hidden_mark = False
        for element in events:
            tag = element.tag
            if tag == _R:
                break
            if tag == _PSTYLE:
                key = element.get(_VAL)
            elif tag == _NUM_ID:
                num = element.get(_VAL)
            elif tag == _ILVL:
                depth = depth_of(element)
            elif tag == _OUTLINE:
                outline = _outline(element)
            elif tag in _HIDDEN_MARKS and is_on(element.get(_VAL)):
                hidden_mark = True
        shape = _Shape(self._state.styles[key], key, num, depth, outline)
        shape.hidden_mark = hidden_mark
        return shape

    def _paragraph(self, paragraph: Element) -> None:
        self._last = paragraph
        events = self._state.plain.get(paragraph)
        if events is not None and not self._inline.silent:
            shape = self._plain_shape(events)
            line = self._inline.read_plain(events, shape.style.bits)
        else:
            first = paragraph[0] if len(paragraph) else None
            shape = self._shape(first if first is not None and first.tag == _PPR else None)
            line = self._inline.read(paragraph, shape.style.bits)
        boxes, page = self._inline.boxes, self._inline.page
        label = None
        if shape.num is not None and shape.num != "0" and (line.text or not shape.hidden_mark):
            label = self._label(shape)
        if self._held is not None:
            before, kept = self._held
            self._held = None
            line = joined([one for one in (before, line) if one.text or one.cites] or [line], " ")
            label = kept or label
        if shape.hidden_mark and line.text:
            self._held = (line, label)
        elif line.text or label is not None or line.cites:
            self._add(line, label, shape, page)
        if boxes:
            self._boxes(boxes)
        if shape.section is not None and self._on_section is not None:
            self._on_section(shape.section)

    def _label(self, shape: _Shape) -> Label | None:
        counters, num = self._state.counters, shape.num or "0"
        depth = shape.depth
        if depth is None:
            tied = self._state.numbering.depth_of_style(num, shape.key)
            depth = tied or self._state.numbering.depth_of_style(num, shape.style.num_style)
        return counters.next(num, depth)

    def _add(self, line: Line, label: Label | None, shape: _Shape, page: int) -> None:
        """Add the block of a paragraph."""
        text, shown = line.text, label.text if label is not None else ""
        kind, level = Kind.PARAGRAPH, 0
        if 0 <= shape.outline < _BODY_TEXT:
            kind, level = Kind.HEADING, min(shape.outline + 1, 6)
        elif label is not None and label.bullet:
            kind, level = Kind.ITEM, label.depth
        elif shape.style.quote:
            kind = Kind.QUOTE
        if not text and not line.cites:
            # A number without a text is printed all the same; a bullet alone says nothing.
            if not shown or (label is not None and label.bullet):
                return
            text, shown = shown, ""
        block = Block(
            text,
            kind,
            label=shown or None,
            level=level,
            runs=line.runs,
            source=self._state.source(self._last, page),
        )
        self._drafts.append(Draft(block, line.cites))

    def _boxes(self, boxes: list[Element | list[str]]) -> None:
        """The texts of boxes, behind the paragraph that they are anchored in."""
        for box in boxes:
            if isinstance(box, list):
                lines = [line_of(text, [], []) for text in box]
                drafts = [Draft(Block(one.text)) for one in lines if one.text]
            else:
                drafts = Story(self._state).read(box)
            self._drafts += drafts

    def _table(self, table: Element) -> None:
        self._state.tables += 1
        number = self._state.tables
        for row in rows(table):
            page = self._state.page
            line, nested = self._row(row)
            if line.text.strip() or line.cites:
                source = self._state.source(row, page)
                block = Block(line.text, Kind.ROW, table=number, runs=line.runs, source=source)
                self._drafts.append(Draft(block, line.cites))
            self._drafts += nested

    def _row(self, row: Element) -> tuple[Line, list[Draft]]:
        """A row as one line, and the rows of tables inside it."""
        parts: list[Line] = []
        nested: list[Draft] = []
        for cell in cells(row):
            inside: list[Line] = []
            if cell.content is not None:
                inner = Story(self._state, self._on_section)
                inner._inline = self._inline  # fields go on from cell to cell
                for draft in inner.read(cell.content):
                    if draft.block.kind is Kind.ROW:
                        nested.append(draft)
                    else:
                        inside.append(as_line(draft, " "))
            parts.append(joined(inside, " ") if inside else _EMPTY)
            parts += [_EMPTY] * (cell.columns - 1)
        return joined(parts, "\t") if parts else _EMPTY, nested


_EMPTY = Line("")


def _outline(element: Element) -> int:
    value = element.get(_VAL) or ""
    return int(value) if value in tuple("012345678") else _BODY_TEXT


def as_line(draft: Draft, between: str) -> Line:
    """A block as part of a cell or note: its label before it, ``between`` for each line break."""
    block = draft.block
    text = block.text.replace("\n", between) if "\n" in block.text else block.text
    line = Line(text, block.runs, draft.cites)
    return line if block.label is None else joined([Line(block.label), line], " ")


def _flat(elements: Iterable[Element], state: State) -> Iterator[Element]:
    """Paragraphs, tables and section properties, out of whatever holds them."""
    for element in elements:
        tag = element.tag
        if tag in (_P, TABLE, _SECTION):
            yield element
        elif tag == ALTERNATES:
            yield from _flat(chosen(element), state)
        elif tag == w("altChunk"):
            state.skip("embedded file")
        elif tag == _OBJECT_PARAGRAPH:
            paragraph = element.makeelement(_P)
            paragraph.append(element)
            yield paragraph
        elif len(element):
            yield from _flat(element, state)


_OBJECT_PARAGRAPH = m("oMathPara")


def _joined(elements: Iterator[Element]) -> Iterator[Element]:
    """The elements, with paragraphs whose mark went with a tracked change joined to the next."""
    held: Element | None = None
    for element in elements:
        if held is not None:
            if element.tag == _P:
                join(held, element)
            else:
                yield held
            held = None
        if element.tag == _P and joins(element):
            held = element
        else:
            yield element
    if held is not None:
        yield held

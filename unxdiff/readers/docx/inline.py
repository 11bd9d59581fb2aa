"""The inside of paragraphs: runs, fields, links, breaks, symbols, note marks, placeholders."""

from __future__ import annotations

from unxdiff.ooxml.equations import linear
from unxdiff.ooxml.names import RELATIONS, is_on, m, w
from unxdiff.ooxml.styles import HIDDEN, RUN_STYLE, SWITCHES, font_of, look_of, switch
from unxdiff.ooxml.symbols import has_private, plain, symbol
from unxdiff.readers.docx.fields import Field, form_result, link_of, made_by
from unxdiff.readers.docx.pictures import drawing
from unxdiff.readers.docx.words import Stretch, line
from unxdiff.readers.flow import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.readers.docx.plain import Events
    from unxdiff.readers.docx.state import State
    from unxdiff.xmltree import Element

__all__ = ["Inline"]

_T, _R, _RPR, _VAL = w("t"), w("r"), w("rPr"), w("val")
_ID = RELATIONS + "id"
_ANCHOR = w("anchor")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SOFT = "\u00ad"
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_NOTHING = tuple(
    w(name)
    for name in (
        "rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "bookmarkStart",
        "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "commentReference",
        "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
        "permStart", "permEnd", "rubyPr", "fldData", "del", "moveFrom", "delText", "delInstrText",
    )
)  # fmt: skip


class Inline:
    """Reads one paragraph after another; fields stay open from one to the next."""

    def __init__(self, state: State) -> None:
        """Begin a story (the body, a note, a box): no field is open."""
        self._state = state
        self._fields: list[Field] = []
        self._silent = 0
        self._base = 0
        self._clear()
        do: dict[str, Callable[[Element], None]] = dict.fromkeys(_NOTHING, _nothing)
        do |= {
            _R: self._run,
            w("tab"): self._blank,
            w("ptab"): self._blank,
            w("br"): self._break,
            w("cr"): self._line_break,
            w("noBreakHyphen"): lambda _: self._put("\u2011"),
            w("softHyphen"): self._soft_hyphen,
            w("sym"): self._symbol,
            w("pgNum"): lambda _: self._put("#"),
            w("lastRenderedPageBreak"): self._page,
            w("fldChar"): self._field_sign,
            w("instrText"): self._instruction,
            w("fldSimple"): self._simple_field,
            w("hyperlink"): self._hyperlink,
            w("footnoteReference"): lambda e: self._cite("footnote", e),
            w("endnoteReference"): lambda e: self._cite("endnote", e),
            w("drawing"): self._drawing,
            w("pict"): self._drawing,
            w("object"): self._drawing,
            m("oMath"): self._equation,
            w("rt"): self._ruby,
            w("subDoc"): lambda _: self._state.skip("sub-document"),
        }
        self._do = do

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._stretches: list[Stretch] = []
        self._cites: list[tuple[int, int]] = []
        self._target: str | None = None
        self._bits = 0
        self._own_mark: int | None = None
        self.boxes: list[Element | list[str]] = []
        self.page = self._state.page

    def read(self, paragraph: Element, base: int) -> Line:
        """The inside of ``w:p``, whose style has the look ``base``.

        ``boxes`` then holds the boxes that are anchored in it, ``page`` the page it begins on.
        """
        self._clear()
        self._base = base
        self._children(paragraph)
        return line("".join(self._parts), self._stretches, self._cites)

    @property
    def silent(self) -> bool:
        """Whether the code of a field is still open, so that text is not shown."""
        return self._silent > 0

    def read_plain(self, events: Events, base: int) -> Line:
        """The same for a paragraph of nothing but text, by what ``plain.gather`` found in it."""
        self._clear()
        self._base = base
        hidden = base & HIDDEN
        parts = self._parts
        on = said = 0
        style: str | None = None
        in_run = False
        for element in events:
            tag = element.tag
            if tag == _T:
                text = element.text
                if said or style is not None:
                    self._bits = self._mixed(on, said, style)
                elif not hidden and text and _simple(text, element):
                    parts.append(text)
                    self._at += len(text)
                    continue
                else:
                    self._bits = hidden
                if text:
                    self._text(text, element)
            elif tag == _R:
                in_run = True
                on = said = 0
                style = None
            elif not in_run:
                continue  # the paragraph's own properties
            elif tag in SWITCHES:
                bits, set_on = switch(tag, element)
                said |= bits
                on |= set_on
            elif tag == RUN_STYLE:
                style = element.get(_VAL)
            elif (act := self._do.get(tag)) is not None:
                self._bits = self._mixed(on, said, style) if said or style else hidden
                act(element)
        return line("".join(parts), self._stretches, self._cites)

    @property
    def open_text(self) -> list[str]:
        """Text in the codes of fields that were never closed."""
        return [text for field in self._fields if not field.result for text in field.lost]

    def _children(self, parent: Element) -> None:
        do = self._do
        for child in parent:
            act = do.get(child.tag)
            if act is not None:
                act(child)
            elif len(child):
                self._children(child)

    def _run(self, run: Element) -> None:
        self._bits = self._base & HIDDEN
        do = self._do
        for child in run:
            tag = child.tag
            if tag == _T:
                text = child.text
                if text:
                    self._text(text, child)
            elif tag == _RPR:
                self._properties(child)
            else:
                act = do.get(tag)
                if act is not None:
                    act(child)
                elif len(child):
                    self._children(child)

    def _properties(self, properties: Element) -> None:
        on, said, style = look_of(properties)
        if said or style is not None:
            self._bits = self._mixed(on, said, style)

    def _mixed(self, on: int, said: int, style: str | None) -> int:
        """The look of a run, as far as its paragraph's style has not got it already."""
        base = self._base
        named = self._state.styles.character(style) if style is not None else 0
        bits = ((named & ~said) | on) & ~base
        # Switches of the two kinds of style cancel one another (17.7.3).
        hidden = on if said & HIDDEN else named ^ base
        return (bits & ~HIDDEN) | (hidden & HIDDEN)

    def _text(self, text: str, element: Element) -> None:
        if (text[0] in " \t\r\n" or text[-1] in " \t\r\n") and not _preserved(element):
            text = text.strip(" \t\r\n")
        if not text.isascii():
            if _SOFT in text:
                self._state.soft += text.count(_SOFT)
                text = text.replace(_SOFT, "")
            if has_private(text):
                text = plain(text, font_of(element.getparent().find(_RPR)))
        if "\n" in text or "\r" in text:
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        if text:
            self._put(text)

    def _put(self, text: str) -> None:
        if self._silent:
            self._fields[-1].lost.append(text)
            return
        bits = self._bits
        if bits & HIDDEN:
            self._state.hidden.append(text)
            return
        if self._own_mark is not None:
            self._state.cites[self._own_mark].custom = text.strip() or None
            self._own_mark = None
            return
        at = self._at
        end = self._at = at + len(text)
        if bits or self._target:
            self._stretches.append((at, end, bits, self._target))
        self._parts.append(text)

    def _blank(self, _: Element) -> None:
        self._put(" ")

    def _break(self, element: Element) -> None:
        kind = element.get(w("type"))
        self._put(" " if kind in ("page", "column") else "\n")

    def _line_break(self, _: Element) -> None:
        self._put("\n")

    def _soft_hyphen(self, _: Element) -> None:
        self._state.soft += 1

    def _symbol(self, element: Element) -> None:
        try:
            code = int(element.get(w("char")) or "", 16)
        except ValueError:
            return
        if code <= 0x10FFFF:
            self._put(symbol(element.get(w("font")) or "", code))

    def _page(self, _: Element) -> None:
        self._state.page += 1
        if not self._at:
            self.page = self._state.page

    # --- fields -----------------------------------------------------------------------------

    def _field_sign(self, element: Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            field = Field()
            self._fields.append(field)
            self._silent += 1
            field.form = element.find(w("ffData"))
        elif not self._fields:
            return
        elif kind == "separate":
            self._begin_result(self._fields[-1])
        elif kind == "end":
            self._end_field()

    def _begin_result(self, field: Field) -> None:
        if field.result:
            return
        field.result = True
        words = field.instruction
        self._silent -= 1
        field.silent = False
        field.target, link = self._target, link_of(words)
        if link is not None:
            self._target = link
        elif self._state.furniture and words and words[0].upper() in _PAGE_FIELDS:
            self._put("#")
            field.silent = True
            self._silent += 1

    def _end_field(self) -> None:
        field = self._fields.pop()
        if field.silent:
            self._silent -= 1
        if field.result:
            self._target = field.target
            return
        shown = form_result(field.form) if field.form is not None else ""
        shown = shown or made_by(field.instruction, self._state.lists)
        if self._state.furniture and field.instruction[:1] in (["PAGE"], ["NUMPAGES"]):
            shown = "#"
        if shown:
            self._put(shown)

    def _instruction(self, element: Element) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].code.append(element.text or "")

    def _simple_field(self, element: Element) -> None:
        field = Field()
        field.code.append(element.get(w("instr")) or "")
        self._fields.append(field)
        self._silent += 1
        if next(element.iter(_R), None) is not None:
            self._begin_result(field)
            self._children(element)
        if field in self._fields:
            del self._fields[self._fields.index(field) + 1 :]
            self._silent = sum(one.silent for one in self._fields)
            self._end_field()

    # --- everything else ---------------------------------------------------------------------

    def _hyperlink(self, element: Element) -> None:
        before = self._target
        relation = element.get(_ID)
        target = self._state.package.target(self._state.part, relation) if relation else None
        address = target.target if target is not None else ""
        anchor = element.get(_ANCHOR) or ""
        if anchor and not anchor.startswith("_"):  # those Word gives itself, and anew each time
            address += f"#{anchor}"
        self._target = address or before
        self._children(element)
        self._target = before

    def _cite(self, kind: str, element: Element) -> None:
        if self._silent or self._bits & HIDDEN:
            return
        key = self._state.cite(kind, element.get(w("id")) or "")
        self._cites.append((self._at, key))
        custom = element.get(w("customMarkFollows"))
        if custom is not None and is_on(custom):
            self._own_mark = key

    def _drawing(self, element: Element) -> None:
        if self._silent:
            return
        found = drawing(element, self._state)
        self.boxes += found.boxes
        for placeholder in found.placeholders:
            self._put(placeholder)

    def _equation(self, element: Element) -> None:
        text = linear(element)
        if text:
            self._put(f"‹equation {text}›")

    def _ruby(self, element: Element) -> None:
        self._state.skip("reading beside a word")
        self._state.beside.append("".join([part.text or "" for part in element.iter(_T)]))


def _nothing(_: Element) -> None:
    """For what has no text."""


def _simple(text: str, element: Element) -> bool:
    """Whether a text stands as it is: nothing in it is to be dropped or replaced."""
    if not text.isascii() or "\n" in text or "\r" in text:
        return False
    return (text[0] not in " \t" and text[-1] not in " \t") or bool(
        element.get(_SPACE) == "preserve"
    )


def _preserved(element: Element) -> bool:
    """Whether blanks at the ends of a text count: Word drops them elsewhere."""
    said = element.get(_SPACE)
    if said is None:
        for above in element.iterancestors():
            said = above.get(_SPACE)
            if said is not None:
                break
    return bool(said == "preserve")

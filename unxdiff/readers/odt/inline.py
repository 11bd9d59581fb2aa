"""What stands inside a paragraph: text, spans, fields, notes, frames, tracked changes."""

from __future__ import annotations

from unxdiff.model.document import Note, SourceRef
from unxdiff.model.roles import Style
from unxdiff.readers.odt.names import DRAW, OFFICE, TEXT, XLINK
from unxdiff.readers.odt.styles import Looks
from unxdiff.xmltree import Element

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.readers.odt.walker import Walker

    Handler = Callable[["Element", Looks], None]

__all__ = ["Inline"]

_SET = (
    Style.BOLD, Style.ITALIC, Style.UNDERLINE, Style.STRIKE, Style.SUPERSCRIPT, Style.SUBSCRIPT,
    Style.CODE,
)  # fmt: skip
_NOT_PRINTED = (
    OFFICE + "event-listeners",
    OFFICE + "forms",
    TEXT + "ruby-text",
    TEXT + "soft-page-break",
    TEXT + "tracked-changes",
)


class Inline:
    """Feeds a walker's builder with the content of paragraphs."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._target: str | None = None
        self._counts: dict[str, int] = {}
        self._handlers: dict[str, Handler] = {
            TEXT + "span": self._span,
            TEXT + "s": self._blank,
            TEXT + "tab": self._blank,
            TEXT + "line-break": self._line_break,
            TEXT + "a": self._link,
            DRAW + "a": self._link,
            TEXT + "note": self._note,
            TEXT + "ruby": self._ruby,
            TEXT + "hidden-text": self._hidden_text,
            TEXT + "hidden-paragraph": self._hidden_paragraph,
            TEXT + "page-number": self._page,
            TEXT + "page-count": self._page,
            TEXT + "change-start": self._mark,
            TEXT + "change-end": self._mark,
            TEXT + "change": self._restore,
            OFFICE + "annotation": self._comment,
            DRAW + "frame": self._frame,
            DRAW + "control": self._control,
            **dict.fromkeys(_NOT_PRINTED, self._nothing),
        }

    def content(self, element: Element, looks: Looks) -> None:
        """Add what an element holds, set as ``looks`` says."""
        if element.text:
            self._text(element.text, looks)
        for child in element:
            self.element(child, looks)
            if child.tail:
                self._text(child.tail, looks)

    def element(self, element: Element, looks: Looks) -> None:
        """Add one element of a paragraph: fields give what they show."""
        walker = self._walker
        tag = element.tag
        handler = self._handlers.get(tag)
        if not isinstance(tag, str):
            return
        walker.deeper()
        if handler is not None:
            handler(element, looks)
        elif walker.objects.is_shape(element):
            if not walker.muted:
                walker.later(walker.objects.shape(element))
        elif element.get(TEXT + "display") != "none":
            self.content(element, looks)
        walker.higher()

    def change(self, element: Element) -> bool:
        """Whether an element is the mark of an insertion's beginning or end, which then takes
        effect."""
        if element.tag == TEXT + "change-start":
            key = self._walker.revisions.drops(element)
            if key is not None:
                self._walker.muted.add(key)
            return True
        if element.tag == TEXT + "change-end":
            self._walker.muted.discard(element.get(TEXT + "change-id", ""))
            return True
        return False

    def _text(self, text: str, looks: Looks) -> None:
        walker = self._walker
        if walker.muted or walker.builder is None:
            return
        if not looks:
            walker.builder.add(text, (), self._target)
            return
        if looks.get("hidden"):
            if text.strip():
                walker.tally.add("hidden passage", "hidden passages", text)
            return
        base = walker.base
        linked = self._target is not None
        # Links are underlined by their style, which nobody chose.
        styles = [
            style
            for style in _SET
            if looks.get(style)
            and not base.get(style)
            and not (linked and style is Style.UNDERLINE)
        ]
        walker.builder.add(text, tuple(styles), self._target)

    def _nothing(self, *_: object) -> None:
        """Leave out what is never printed."""

    def _span(self, element: Element, looks: Looks) -> None:
        own = self._walker.styles.characters(element.get(TEXT + "style-name"))
        self.content(element, {**looks, **own} if own else looks)

    def _blank(self, _: Element, looks: Looks) -> None:
        self._text(" ", looks)

    def _line_break(self, _: Element, looks: Looks) -> None:
        walker = self._walker
        if walker.builder is not None and not walker.muted and not looks.get("hidden"):
            walker.builder.line_break()

    def _link(self, element: Element, looks: Looks) -> None:
        outer = self._target
        self._target = element.get(XLINK + "href") or outer
        self.content(element, looks)
        self._target = outer

    def _ruby(self, element: Element, looks: Looks) -> None:
        """Of a text with small signs beside it the text; the signs are told, as in HTML."""
        self.content(element, looks)
        if not self._walker.muted:
            said = " ".join(child.text or "" for child in element.iterchildren(TEXT + "ruby-text"))
            self._walker.tally.add("ruby text", "ruby texts", said)

    def _hidden_text(self, element: Element, looks: Looks) -> None:
        if element.get(TEXT + "is-hidden") == "true":
            text = element.get(TEXT + "string-value", "")
            self._walker.tally.add("hidden passage", "hidden passages", text)
        else:
            self.content(element, looks)

    def _hidden_paragraph(self, element: Element, looks: Looks) -> None:
        if element.get(TEXT + "is-hidden") == "true" and not self._walker.muted:
            self._walker.hide()
        else:
            self.content(element, looks)

    def _page(self, element: Element, looks: Looks) -> None:
        """A page number: in running heads and feet it is another on every page."""
        if self._walker.furniture:
            self._text("#", looks)
        else:
            self.content(element, looks)

    def _mark(self, element: Element, _: Looks) -> None:
        self.change(element)

    def _restore(self, element: Element, _: Looks) -> None:
        if not self._walker.muted:
            self._walker.restore(self._walker.revisions.restored(element))

    def _comment(self, element: Element, _: Looks) -> None:
        text = " ".join(" ".join(element.itertext(TEXT + "p", TEXT + "span")).split())
        self._walker.tally.add("comment", "comments", text)

    def _control(self, *_: object) -> None:
        self._walker.tally.add("form field", "form fields")

    def _frame(self, element: Element, looks: Looks) -> None:
        if self._walker.muted:
            return
        sign, boxes = self._walker.objects.frame(element)
        if sign:
            self._text(sign, looks)
        self._walker.later(boxes)

    def _note(self, element: Element, looks: Looks) -> None:
        walker = self._walker
        body = element.find(TEXT + "note-body")
        if walker.muted or walker.builder is None or body is None:
            return
        kind = element.get(TEXT + "note-class", "footnote")
        citation = element.find(TEXT + "note-citation")
        label = None if citation is None else citation.get(TEXT + "label")
        if not label:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            label = "" if citation is None else "".join(citation.itertext())
            if not label.strip() or (walker.revisions.count and label.strip().isdecimal()):
                # With changes resolved, these are no longer the numbers printed.
                label = str(self._counts[kind])
        outer, self._target = self._target, None
        piece = walker.note_text(body)
        self._target = outer
        if piece.text or not looks.get("hidden"):
            line = (element.sourceline or 0) if walker.lines else 0
            note = Note(
                " ".join(label.split()), piece.text, tuple(piece.runs), SourceRef(line=line)
            )
            walker.notes.append(note)
            walker.builder.cite(len(walker.notes) - 1)

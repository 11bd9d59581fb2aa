"""From the elements of a page to blocks, in the order of the page, without recursion."""

from __future__ import annotations

from unxdiff.model.document import Block, SourceRef
from unxdiff.model.roles import Kind, Style
from unxdiff.readers.flow import Draft, Line, without_bold
from unxdiff.readers.html.lists import OpenList, word_label
from unxdiff.readers.html.pictures import picture
from unxdiff.readers.html.traits import (
    BLOCKS,
    MEDIA,
    UNSEEN,
    declarations,
    furniture,
    hidden,
    story,
    styles,
    words,
)
from unxdiff.readers.mathml import equation
from unxdiff.readers.walker import TreeWalker, nothing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.html.finds import Finds
    from unxdiff.readers.html.notes import NoteLinks
    from unxdiff.readers.walker import Closer
    from unxdiff.xmltree import Element

__all__ = ["Walker"]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "menu", "dir", "dl")
_FURNISHED = frozenset(("nav", "search", "aside", "header", "footer", *_HEADINGS))
"""Elements that may be furniture by their name alone."""
_CELLS = ("td", "th")


class Walker(TreeWalker):
    """Walks over an element once and collects drafts of blocks, and what it left out.

    ``inside`` tells whether the element is the article of the page or a note, where a header and a
    footer are text.
    """

    def __init__(self, links: NoteLinks, finds: Finds, *, inside: bool, note: int = -1) -> None:
        super().__init__()
        self.links = links
        self.finds = finds
        self.note = note
        self.inside = inside
        self.holders: list[str] = []
        """The open containers: ``"item"``, ``"quote"``."""
        self.lists: list[OpenList] = []
        self.heading = 0
        self.code = 0
        self.articles = 0
        self.label: str | None = None
        self.level = -1
        """The level of a list paragraph of Word's, -1 outside one."""
        self.line = 0

    def enter(self, element: Element) -> Closer | None:
        """Begin an element; gives what ends it, or None where nothing in it is read."""
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSEEN:
            return None
        if self.links.within.get(element, self.note) != self.note or element in self.links.back:
            return None
        marked = len(element.attrib) > 0
        if marked and self._passed(element):
            return None
        if (marked or tag in _FURNISHED) and self._is_furniture(element):
            return None
        if tag in MEDIA:
            self.finds.count(MEDIA[tag])
            return None
        if (key := self.links.cites.get(element)) is not None and self.note < 0:
            self.flow.cite(key)
            return None
        if tag in ("ins", "del"):
            return self._revision(element)
        closer = self._block(element) if tag in BLOCKS else self._inline(element)
        if closer is not None and element.text:
            self.text(element.text)
        return closer

    def _passed(self, element: Element) -> bool:
        """Whether an element is hidden, a running head, or a label."""
        if hidden(element):
            self.finds.hide(element)
            return True
        if element.tag == "span" and declarations(element).get("mso-list") == "ignore":
            self.label = word_label("".join(element.itertext())) or None
            return True
        if (name := story(element)) != "":
            self.finds.stories.append((name, element))
            return True
        return False

    def _is_furniture(self, element: Element) -> bool:
        inside = self.inside or self.articles > 0
        name = furniture(element, inside_article=inside)
        if not name:
            in_notes = element.tag in _HEADINGS and any(
                one in self.links.sections for one in element.iterancestors()
            )
            name = "heading of the notes" if in_notes and self.note < 0 else ""
        if name and not self._holds_note(element):
            self.finds.drop(name, element)
            return True
        return False

    def _holds_note(self, element: Element) -> bool:
        """Whether an element is the note that is read, or gathers notes."""
        return element in self.links.within or element in self.links.sections

    # --- text -------------------------------------------------------------------------------

    def text(self, text: str) -> None:
        """Take a piece of text; inside code its blanks count."""
        if self.code:
            self.flow.raw(text)
        else:
            self.flow.add(text)

    def _inline(self, element: Element) -> Closer | None:
        tag = element.tag
        if tag == "br":
            if self.code:
                self.flow.raw("\n")
            elif self.flow.broken and not self.tables:
                self.flush()
            else:
                self.flow.line_break()
            return nothing
        if tag == "img":
            self.flow.add(picture(element, self.finds))
            return None
        if tag == "sdfield" and (element.get("type") or "").upper() == "PAGE":
            self.flow.add("#")
            return None
        if tag == "math":
            self.flow.add(equation(element))
            return None
        if tag == "ruby":
            self.finds.count("reading of ruby")
        found: list[Style] = styles(element)
        target = element.get("href") if tag == "a" else None
        for style in found:
            self.flow.start(style)
        linked = target is not None and _is_address(target)
        if linked:
            self.flow.start(Style.LINK, target)
        if tag == "q":
            self.flow.add("“")
        if not found and not linked and tag != "q":
            return nothing

        def close() -> None:
            if tag == "q":
                self.flow.add("”")
            if linked:
                self.flow.end(Style.LINK)
            for style in reversed(found):
                self.flow.end(style)

        return close

    def _revision(self, element: Element) -> Closer | None:
        """What was inserted or deleted, by what is wanted of revisions."""
        if not self.finds.keeps(element):
            return None
        closer = self._inline(element)
        if element.text:
            self.text(element.text)
        return closer

    # --- blocks -----------------------------------------------------------------------------

    def _block(self, element: Element) -> Closer:
        tag = element.tag
        self.flush()
        self.line = element.sourceline or 0
        if tag == "hr":
            self.finds.rules += 1
            return nothing
        if tag in _LISTS:
            return self._list(element)
        if tag in ("li", "dd"):
            return self._item(element)
        if tag == "blockquote":
            return self._held("quote")
        if tag == "pre":
            return self._pre()
        if tag == "table":
            return self._layout() if _is_layout(element) else self.table(self.finds.next_table())
        if self.tables and tag == "tr":
            return self.row(element)
        if self.tables and tag in _CELLS:
            return self.cell(element)
        if tag in _HEADINGS or element.get("role") == "heading":
            return self._heading(element)
        if tag in ("article", "main", "section"):
            return self._article()
        if tag == "p" and (numbered := declarations(element).get("mso-list")):
            return self._word_item(numbered)
        return self.flush

    def _article(self) -> Closer:
        self.articles += 1

        def close() -> None:
            self.flush()
            self.articles -= 1

        return close

    def _heading(self, element: Element) -> Closer:
        before = self.heading
        level = element.get("aria-level", "2") if element.tag not in _HEADINGS else element.tag[1]
        self.heading = int(level) if level in ("1", "2", "3", "4", "5", "6") else 6

        def close() -> None:
            self.flush()
            self.heading = before

        return close

    def _held(self, holder: str) -> Closer:
        self.holders.append(holder)

        def close() -> None:
            self.flush()
            self.holders.pop()

        return close

    def _pre(self) -> Closer:
        self.code += 1

        def close() -> None:
            self.flush()
            self.code -= 1

        return close

    def _list(self, element: Element) -> Closer:
        self.lists.append(OpenList(element))

        def close() -> None:
            self.flush()
            self.lists.pop()

        return close

    def _item(self, element: Element) -> Closer:
        label = None
        if element.tag == "li":
            label = self.lists[-1].label(element) if self.lists else "•"
        self.holders.append("item")
        # An item that begins with a list of its own: its number stands before that list's first.
        self.label = " ".join(filter(None, (self.label, label))) or None

        def close() -> None:
            self.flush()
            if self.label is not None and self.label == label and label[:1].isalnum():
                self.label = None
                self.flow.add(label)  # a number without a text is one
                self.flush()
            self.label = None
            self.holders.pop()

        return close

    def _word_item(self, said: str) -> Closer:
        """A paragraph that Word numbers: ``mso-list:l0 level2 lfo1``."""
        level = next((word[5:] for word in said.split() if word.startswith("level")), "1")
        self.level = max(int(level) - 1, 0) if level in tuple("123456789") else 0

        def close() -> None:
            self.flush()
            self.level = -1
            self.label = None

        return close

    # --- tables -----------------------------------------------------------------------------

    def _layout(self) -> Closer:
        """A table that only places things: what is in its cells is read as it stands."""
        held, self.tables = self.tables, []

        def close() -> None:
            self.flush()
            self.tables = held

        return close

    # --- paragraphs -------------------------------------------------------------------------

    def flush(self) -> None:
        """End the paragraph that is open, if it has a text."""
        if self.flow.empty:
            if self.flow.broken:
                self.flow.finish()
            return
        line = self.flow.finish(code=self.code > 0)
        if self.code and line.text.startswith("\n"):
            # The line end behind the opening tag is none of the code's.
            line = Line(line.text[1:], (), tuple([(max(at - 1, 0), key) for at, key in line.cites]))
        if not line.text and not line.cites:
            return
        label, self.label = self.label, None
        if not self.put(line, label):
            self.place_outside([Draft(self._made(line, label), line.cites)])

    def _made(self, line: Line, label: str | None) -> Block:
        kind = self._kind()
        if kind is Kind.HEADING:
            line = without_bold(line)
        return Block(
            line.text, kind, label=label, level=self._level(kind),
            runs=() if kind is Kind.CODE else line.runs, source=SourceRef(self.line),
        )  # fmt: skip

    def _kind(self) -> Kind:
        if self.code:
            return Kind.CODE
        if self.heading:
            return Kind.HEADING
        if self.level >= 0:
            return Kind.ITEM
        if not self.holders:
            return Kind.PARAGRAPH
        return Kind.ITEM if self.holders[-1] == "item" else Kind.QUOTE

    def _level(self, kind: Kind) -> int:
        if kind is Kind.HEADING:
            return self.heading
        if kind is Kind.ITEM:
            return self.level if self.level >= 0 else max(len(self.lists) - 1, 0)
        return self.holders.count("quote") - 1 if kind is Kind.QUOTE else 0


def _is_address(target: str) -> bool:
    """Whether a link has a target that was meant: Word makes up names such as ``#_Toc123``."""
    scheme = target.lower()[:20]
    return bool(target) and not scheme.startswith(("javascript:", "data:", "about:", "file:", "#_"))


def _is_layout(table: Element) -> bool:
    """Whether a table only places things on the page: it says so, has one cell, or headings and
    other tables in it and neither head, caption nor border."""
    if not {"presentation", "none"}.isdisjoint(words(table, "role")):
        return True
    cells = 0
    inner = False
    for element in table.iterdescendants("th", "caption", "thead", "td", "table", *_HEADINGS):
        tag = element.tag
        if tag in ("th", "caption", "thead"):
            return False
        if tag in _HEADINGS:
            return True
        inner = inner or tag == "table"
        cells += tag == "td"
    return cells == 1 or (inner and table.get("border", "0") in ("0", ""))

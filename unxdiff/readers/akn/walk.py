"""From the elements of an Akoma Ntoso document to blocks, in the order of the file."""

from __future__ import annotations

from unxdiff.model.document import Block, SourceRef
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.readers.akn.names import BLOCKS, HEADED, ITEMS, PLACED, RANKS, STYLES, UNREAD
from unxdiff.readers.akn.roles import role_of
from unxdiff.readers.akn.signs import (
    LONGEST_HEADING,
    TERMINAL,
    class_figure,
    is_heading,
    leads_away,
    set_as_heading,
    worded,
)
from unxdiff.readers.flow import Draft, Line, joined, without_bold
from unxdiff.readers.mathml import equation
from unxdiff.readers.walker import TreeWalker, nothing
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.akn.finds import Finds
    from unxdiff.readers.akn.notes import Notes
    from unxdiff.readers.walker import Closer
    from unxdiff.xmltree import Element

__all__ = ["Walker"]

_HEADINGS = ("heading", "subheading", "crossHeading")
_NUMBERED = HEADED | ITEMS | {"paragraph", "hcontainer"}
_LONGEST_CLOSING = 140


class Walker(TreeWalker):
    """Walks over a document once; ``note`` is set while the text of a note is read."""

    def __init__(
        self, notes: Notes, finds: Finds, drafts: set[Element], *, note: bool = False
    ) -> None:
        super().__init__()
        self.notes = notes
        self.finds = finds
        self.un_drafts = drafts
        self.note = note
        self.label: str | None = None
        self.rank = 0
        """The level of the heading that is open; 0 in other text."""
        self.depth = 0
        self.role = Role.PARAGRAPH
        self.quotes = 0
        self.opening = ""
        self.numbering = False
        self.annex = False
        self.cover = 0
        self.plain = 0
        """How many open paragraphs have no number."""
        self.line = 0
        self.classes: dict[Element, list[int]] = {}
        """The levels that the classes of headings name in a body."""
        self.lists: list[int] = []
        """The number of the last item of each open list of HTML's kind; -1 counts none."""

    def enter(self, element: Element) -> Closer | None:
        """Begin an element; gives what ends it, or None where nothing in it is read."""
        name = local(element)
        if name in UNREAD:
            self.finds.count(UNREAD[name])
            return None
        if not name or name in ("authorialNote", "noteRef", "note"):
            self._cite(element, name)
            return None
        if name in ("ins", "del"):
            if not self.finds.keeps(element, name):
                return None
        elif name in BLOCKS:
            return self._block(element, name)
        return self._inline(element, name)

    def text(self, text: str) -> None:
        """Take a piece of text, behind a quotation mark that waits for one."""
        if self.opening and not self.numbering and not text.isspace():
            self.flow.add(self.opening)
            self.opening = ""
        self.flow.add(text)

    def _cite(self, element: Element, name: str) -> None:
        """Cite a note where it stands or is referred to; inside a note the mark is text."""
        key = self.notes.key(element)
        if key is None or self.note:
            shown = " ".join((element.get("marker") or "".join(element.itertext())).split())
            if name == "noteRef":
                self.finds.lost.append(shown or "without a mark")
            if shown:
                self.flow.add(shown)
        else:
            self.flow.cite(key)

    # --- inside a paragraph -----------------------------------------------------------------

    def _inline(self, element: Element, name: str) -> Closer | None:
        if name in ("br", "eol"):
            # A line end of the print, numbered or inside a word, is no break that was meant.
            printed = element.get("number") is not None or element.get("breakat") is not None
            if name == "eol" and (printed or element.get("breakAt") is not None):
                self.flow.add("" if element.get("breakAt") else " ")
            else:
                self.flow.line_break()
            if element.text:
                self.text(element.text)
            return nothing
        if name == "img":
            self._image(element)
            return None
        if name == "math":
            self.flow.add(equation(element))
            return None
        if name in ("svg", "object"):
            self.finds.count("drawing")
            return None
        return self._styled(element, name)

    def _image(self, element: Element) -> None:
        """A placeholder by the image's file name; the emblem on the cover is none."""
        self.finds.image(" ".join((element.get("alt") or "").split()))
        if not self.cover:
            source = element.get("src") or ""
            name = source.replace("\\", "/").rstrip("/").rpartition("/")[2][:80].strip()
            self.flow.add(f"‹image {name}›" if name else "‹image›")

    def _styled(self, element: Element, name: str) -> Closer:
        found: list[Style] = [STYLES[name]] if name in STYLES else []
        if name in ("span", "inline", "a", "ref", "docTitle") and element.get("class"):
            found += [STYLES[word] for word in element.get("class").split() if word in STYLES]
        target = element.get("href") or ""
        linked = name in ("a", "ref") and leads_away(element, target)
        for style in found:
            self.flow.start(style)
        if linked:
            self.flow.start(Style.LINK, target)
        quoted = element.get("endQuote") if name == "quotedText" else None
        if name == "quotedText":
            self.flow.add(element.get("startQuote") or "")
        if element.text:
            self.text(element.text)
        if not found and not linked and not quoted:
            return nothing

        def close() -> None:
            if quoted:
                self.flow.add(quoted)
            if linked:
                self.flow.end(Style.LINK)
            for style in reversed(found):
                self.flow.end(style)

        return close

    # --- blocks -----------------------------------------------------------------------------

    def _block(self, element: Element, name: str) -> Closer:
        self.flush()
        self.line = element.sourceline or 0
        if name not in ("num", *_HEADINGS):
            self._bare_number(element)
        closer = self._opened(element, name)
        if element.text:
            self.text(element.text)
        return self._numbered(closer) if name in _NUMBERED else closer

    def _numbered(self, inner: Closer) -> Closer:
        """A number without a text behind it is a text itself."""

        def close() -> None:
            self.flush()
            self._bare_label()
            inner()

        return close

    def walk(self, root: Element) -> None:
        """Take an element with all in it; a number that waits for a text to the end is one."""
        super().walk(root)
        self._bare_label()
        self.flush()

    def _bare_label(self) -> None:
        label, self.label = self.label, None
        if label is not None and label != "•":
            self.flow.add(label)

    def _bare_number(self, element: Element) -> None:
        """``Article 5`` over an article without a heading is a line of its own."""
        parent = local(element.getparent()) if element.getparent() is not None else ""
        if self.label is not None and parent in HEADED and worded(self.label):
            label, self.label = self.label, None
            self.rank = RANKS[parent]
            self.flow.add(label)
            self.flush()
            self.rank = 0

    def _opened(self, element: Element, name: str) -> Closer:
        if name == "num":
            return self._number()
        if name in _HEADINGS:
            return self._heading(element, name)
        if name in ("table", "tr", "td", "th"):
            return self._tabular(element, name)
        if name in ("ul", "ol", "li"):
            return self._listed(name)
        if name == "quotedStructure":
            return self._quoted(element)
        if name in PLACED:
            return self._counted("cover")
        if name in ("attachment", "annex"):
            self.annex = True
        if name in ITEMS and any(local(child) == "num" for child in element):
            return self._counted("depth")
        if name == "paragraph" and is_heading(element):
            return self._ranked(self._class_level(element))
        if name == "paragraph" and not any(local(child) in ("num", "list") for child in element):
            return self._counted("plain")
        role = role_of(element, self.un_drafts) if not self.quotes else Role.PARAGRAPH
        return self._with_role(role) if role is not Role.PARAGRAPH else self.flush

    def _counted(self, field: str) -> Closer:
        """Count an element while it is open: the cover, the depth of items."""
        setattr(self, field, getattr(self, field) + 1)

        def close() -> None:
            self.flush()
            setattr(self, field, getattr(self, field) - 1)

        return close

    def _with_role(self, role: Role) -> Closer:
        before, self.role = self.role, role

        def close() -> None:
            self.flush()
            self.role = before

        return close

    def _number(self) -> Closer:
        self.numbering = True

        def close() -> None:
            self.numbering = False
            line = self.flow.finish()
            self.label = " ".join(filter(None, (self.label, " ".join(line.text.split())))) or None
            for _, key in line.cites:
                self.flow.cite(key)

        return close

    def _heading(self, element: Element, name: str) -> Closer:
        parent = element.getparent()
        around = local(parent) if parent is not None else ""
        level = RANKS.get(name) or RANKS.get(around) or self._class_level(parent)
        if name == "subheading" and any(local(one) == "heading" for one in parent):
            level += 1
        return self._ranked(level)

    def _ranked(self, level: int) -> Closer:
        before, self.rank = self.rank, min(level, 6)

        def close() -> None:
            self.flush()
            self.rank = before

        return close

    def _class_level(self, element: Element) -> int:
        """The level of a paragraph that is a heading, among those of the same body: AKN4UN's class
        tells which is higher, but files call the only kind of heading by any of them."""
        body = element.getparent()
        if body is None:
            return 1
        if body not in self.classes:
            headed = [
                one
                for one in body
                if is_heading(one) or any(local(child) in _HEADINGS for child in one)
            ]
            self.classes[body] = sorted({class_figure(one) for one in headed})
        known = self.classes[body]
        mine = class_figure(element)
        return known.index(mine) + 1 if mine in known else 1

    def _tabular(self, element: Element, name: str) -> Closer:
        if name == "table":
            return self.table(self.finds.next_table())
        if not self.tables:
            return self.flush
        return self.row(element) if name == "tr" else self.cell(element)

    def _listed(self, name: str) -> Closer:
        if name == "li":
            label = "•"
            if self.lists and self.lists[-1] >= 0:
                self.lists[-1] += 1
                label = f"{self.lists[-1]}."
            self.label = f"{self.label} {label}" if self.label else label
            return self._numbered(self.flush)
        self.lists.append(0 if name == "ol" else -1)

        def close() -> None:
            self.flush()
            self.lists.pop()

        return close

    def _quoted(self, element: Element) -> Closer:
        """A quoted part of another text, with the quotation marks that its attributes hold."""
        self.quotes += 1
        self.opening = element.get("startQuote") or ""
        before = len(self.drafts)

        def close() -> None:
            self.flush()
            self.quotes -= 1
            self.opening = ""
            end = element.get("endQuote") or ""
            if end and len(self.drafts) > before:
                last = self.drafts[-1]
                line = joined([Line(last.block.text, last.block.runs), Line(end)], "")
                self.drafts[-1] = Draft(_with_text(last.block, line), last.cites)

        return close

    # --- paragraphs -------------------------------------------------------------------------

    def flush(self) -> None:
        """End the paragraph that is open, if it has a text."""
        if self.flow.empty:
            if self.flow.broken:
                self.flow.finish()
            return
        line = self.flow.finish()
        if not line.text and not line.cites:
            return
        label, self.label = self.label, None
        if not self.put(line, label):
            self.place_outside([Draft(self._made(line, label), line.cites)])

    def _made(self, line: Line, label: str | None) -> Block:
        rank = self.rank or int(label is None and self.plain > 0 and set_as_heading(line))
        role = self._role(line, label)
        kind, level = Kind.PARAGRAPH, max(self.depth - 1, 0)
        if rank:
            kind, level = Kind.HEADING, rank
            line = without_bold(line)
        elif self.quotes:
            kind, level = Kind.QUOTE, self.quotes - 1
        elif self.lists:
            kind, level = Kind.ITEM, len(self.lists) - 1
        return Block(
            line.text, kind, role, label, level, runs=line.runs, source=SourceRef(self.line)
        )

    def _role(self, line: Line, label: str | None) -> Role:
        """The role that is open; what is operative is the first block of its paragraph only."""
        if self.annex:
            self.annex = False
            short = len(line.text) <= LONGEST_HEADING and line.text[-1:] not in TERMINAL
            return Role.ANNEX if short and label is None else Role.PARAGRAPH
        role = self.role
        if role is Role.OPERATIVE:
            self.role = Role.PARAGRAPH
        if role is Role.CLOSING and len(line.text) > _LONGEST_CLOSING:
            return Role.PARAGRAPH
        if self.rank or self.lists or self.depth or self.quotes:
            return Role.PARAGRAPH
        return role


def _with_text(block: Block, line: Line) -> Block:
    return Block(
        line.text, block.kind, block.role, block.label, block.level, block.table, line.runs,
        block.marks, block.source,
    )  # fmt: skip

"""From the parser's tokens to blocks and notes, in the order of the source."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Note, Run, SourceRef
from unxdiff.model.roles import Kind
from unxdiff.readers.markdown.inline import Inline, Remark, comments_out, read_inline
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

__all__ = ["Draft", "Walker"]


@record
class Draft:
    """A block whose citations still name their notes: (position, label)."""

    block: Block
    cites: tuple[tuple[int, str], ...] = ()


class _Note:
    """A note while it is read."""

    def __init__(self, label: str, line: int) -> None:
        self.label = label
        self.line = line
        self.end = line
        self.text = ""
        self.runs: list[Run] = []

    def add(self, text: str, runs: tuple[Run, ...], end: int) -> None:
        if self.text:
            self.text += "\n"
        offset = len(self.text)
        self.text += text
        self.runs += [
            Run(run.start + offset, run.end + offset, run.style, run.target) for run in runs
        ]
        self.end = max(self.end, end)


class Walker:
    """Walks over the tokens once and collects drafts of blocks, notes and diagnostics."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.drafts: list[Draft] = []
        self.notes: list[Note] = []
        self.diagnostics: list[Diagnostic] = []
        self.holders: list[str] = []
        """The open containers: ``"item"`` and ``"quote"``."""
        self.labels: list[tuple[str, Token]] = []
        """Labels of items that have no text yet, with the tokens that opened the items."""
        self.heading = 0
        self.tables = 0
        self.cells: list[Inline] = []
        self.row: Token | None = None
        self.note: _Note | None = None

    def walk(self, tokens: Sequence[Token]) -> None:
        """Take all tokens; the result stands in ``drafts``, ``notes`` and ``diagnostics``."""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._inline(token)
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "html_block":
                self._html(token)
            elif kind == "hr":
                self._say(Code.FURNITURE_DROPPED, "a rule was left out", self._raw(token), token)
            elif token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                self._close(token)
            elif token.content:
                self._emit(Inline(" ".join(token.content.split())), token)

    def _open(self, token: Token) -> None:
        kind = token.type
        if kind == "list_item_open":
            self.holders.append("item")
            self.labels.append((token.info + token.markup, token))
        elif kind == "blockquote_open":
            self.holders.append("quote")
        elif kind == "heading_open":
            self.heading = int(token.tag[1])
        elif kind == "table_open":
            self.tables += 1
        elif kind == "tr_open":
            self.row, self.cells = token, []
        elif kind == "footnote_reference_open":
            self.note = _Note(token.meta["label"], token.map[0] + 1 if token.map else 0)

    def _close(self, token: Token) -> None:
        kind = token.type
        if kind == "list_item_close":
            self.holders.pop()
            self._empty_items()
        elif kind == "blockquote_close":
            self.holders.pop()
        elif kind == "heading_close":
            self.heading = 0
        elif kind == "tr_close":
            self._end_row()
        elif kind == "footnote_reference_close" and self.note is not None:
            note, self.note = self.note, None
            source = SourceRef(note.line, note.end)
            self.notes.append(Note(note.label, note.text, tuple(note.runs), source))

    def _empty_items(self) -> None:
        """Items that had no text: a number is text of its own, a bullet is none."""
        waiting, self.labels = self.labels, []
        for label, opening in waiting:
            if opening.info:
                self._emit(Inline(label), opening)
            else:
                message = "an empty list item was left out"
                self._say(Code.FURNITURE_DROPPED, message, label, opening)

    def _inline(self, token: Token) -> None:
        if token.meta.get("too_deep"):
            message = "this is nested too deep to be read as lists and quotations"
            self._say(Code.LIMIT_REACHED, message, None, token)
        if token.meta.get("crowded"):
            message = "this has too many square brackets to look for links among them"
            self._say(Code.LIMIT_REACHED, message, None, token)
        if token.meta.get("dropped"):
            text = "\n".join(token.meta["dropped"])
            if not token.content:
                text = " ".join(filter(None, (self._label(), text)))
            message = "an attribute list of kramdown was left out"
            self._say(Code.FURNITURE_DROPPED, message, text, token)
        children = token.children or ()
        inline = read_inline(children, in_note=self.note is not None)
        if inline.cites and not inline.text and self.row is None:
            # Nothing is left that could carry the mark, so it stays as text.
            inline = read_inline(children, in_note=True)
        if self.row is not None:
            self.cells.append(inline)
        else:
            self._emit(inline, token)

    def _end_row(self) -> None:
        token, self.row = self.row, None
        if token is None:
            return
        extra = token.meta.get("extra") or []
        if extra:
            message = "a table row has more cells than the table has columns"
            self._say(Code.STRUCTURE_GUESSED, message, "\t".join(extra), token)
        cells = self.cells + [Inline(" ".join(cell.split())) for cell in extra]
        parts: list[str] = []
        runs: list[Run] = []
        cites: list[tuple[int, str]] = []
        remarks: list[Remark] = []
        offset = 0
        for cell in cells:
            parts.append(cell.text.replace("\n", " "))
            runs += [Run(r.start + offset, r.end + offset, r.style, r.target) for r in cell.runs]
            cites += [(at + offset, label) for at, label in cell.cites]
            remarks += cell.remarks
            offset += len(cell.text) + 1
        row = Inline("\t".join(parts), tuple(runs), tuple(cites), tuple(remarks))
        if row.text.strip() or row.cites:
            self._emit(row, token, Kind.ROW)
        else:
            self._remarks(row.remarks, token)

    def _code(self, token: Token) -> None:
        info = token.info.strip()
        if " " in info:
            message = "the words after a code fence are not compared"
            self._say(Code.CONTENT_SKIPPED, message, info, token)
        text = token.content.rstrip("\n")
        if text.strip():
            self._emit(Inline(text), token, Kind.CODE)

    def _html(self, token: Token) -> None:
        rest, comments = comments_out(token.content)
        for comment in comments:
            self._say(Code.CONTENT_SKIPPED, "a comment was left out", comment, token)
        text = "\n".join(" ".join(line.split()) for line in rest.split("\n") if line.strip())
        if text:
            self._say(Code.STRUCTURE_GUESSED, "raw HTML is kept as text", text, token)
            self._emit(Inline(text), token)

    def _emit(self, inline: Inline, token: Token, kind: Kind | None = None) -> None:
        """Add a block, or a paragraph of the note that is open."""
        self._remarks(inline.remarks, token)
        if not inline.text:
            return
        line, end = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
        if self.note is not None:
            self.note.add(*_labelled(inline, self._label()), end)
            return
        kind = kind or self._kind()
        block = Block(
            inline.text,
            kind,
            label=self._label(),
            level=self._level(kind),
            table=self.tables if kind is Kind.ROW else 0,
            runs=inline.runs,
            source=SourceRef(line, end),
        )
        self.drafts.append(Draft(block, inline.cites))

    def _label(self) -> str | None:
        """The label that waits for a text; that of an item in an item stands behind the outer."""
        waiting, self.labels = self.labels, []
        return " ".join(label for label, _ in waiting) or None

    def _kind(self) -> Kind:
        if self.heading:
            return Kind.HEADING
        if not self.holders:
            return Kind.PARAGRAPH
        return Kind.ITEM if self.holders[-1] == "item" else Kind.QUOTE

    def _level(self, kind: Kind) -> int:
        if kind is Kind.HEADING:
            return self.heading
        if kind is Kind.ITEM:
            return self.holders.count("item") - 1
        return self.holders.count("quote") - 1 if kind is Kind.QUOTE else 0

    def _remarks(self, remarks: tuple[Remark, ...], token: Token) -> None:
        for remark in remarks:
            self._say(remark.code, remark.message, remark.text, token)

    def _say(self, code: Code, message: str, text: str | None, token: Token) -> None:
        line = token.map[0] + 1 if token.map else None
        self.diagnostics.append(Diagnostic(code, message, text=text, line=line))

    def _raw(self, token: Token) -> str:
        return self.lines[token.map[0]].strip() if token.map else token.markup


def _labelled(inline: Inline, label: str | None) -> tuple[str, tuple[Run, ...]]:
    """A text with its label before it: notes have no labels of their own."""
    if label is None:
        return inline.text, inline.runs
    offset = len(label) + 1
    runs = [Run(r.start + offset, r.end + offset, r.style, r.target) for r in inline.runs]
    return f"{label} {inline.text}", tuple(runs)

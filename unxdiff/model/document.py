"""One version of a draft, as read: blocks and notes. No behaviour."""

from __future__ import annotations

from unxdiff.diagnostics import Diagnostic
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.records import record

__all__ = ["NOWHERE", "Block", "Document", "Mark", "Note", "Run", "SourceRef"]


@record
class SourceRef:
    """Where a block stood in its file; never part of equality.

    ``line`` and ``end`` are 1-based, ``end`` is the last line; 0 is unknown. ``page`` likewise.
    ``unit`` is the paragraph or row of a Word file, or the note's citation, in the order in which
    they are read, from 1; a block that is parted leaves it to both parts.
    """

    line: int = 0
    end: int = 0
    page: int = 0
    unit: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceRef)

    def __hash__(self) -> int:
        return 0


NOWHERE = SourceRef()


@record
class Run:
    """A stretch ``[start, end)`` of a block's text, in code points, with one style.

    ``target`` is a link's address, kept so that a changed address is a restyle, never followed.
    Runs may overlap; they are sorted by (start, end, style).
    """

    start: int
    end: int
    style: Style
    target: str | None = None


@record
class Mark:
    """Where a note is cited: before the character at ``at`` (0 … length of the text), and which
    note (0-based index into the document's notes)."""

    at: int
    note: int


@record
class Block:
    """A paragraph-level unit.

    ``text`` is plain: no label, no note marks, no mark-up, single blanks, no blank at either end
    (code keeps its own blanks and line breaks; table rows join their cells by one tab; a line
    break that the author meant is ``\\n``). ``label`` is the visible number, letter or bullet as
    written (``"3."``, ``"(a)"``, ``"PP5 alt"``, ``"–"``), never compared. ``level`` is 1 to 6 for
    headings, the depth from 0 for items and subparagraphs. ``table`` numbers the document's tables
    from 1; 0 is not in a table.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    role: Role = Role.PARAGRAPH
    label: str | None = None
    level: int = 0
    table: int = 0
    runs: tuple[Run, ...] = ()
    marks: tuple[Mark, ...] = ()
    source: SourceRef = NOWHERE


@record
class Note:
    """A footnote or endnote: its mark as printed (``"1"``, ``"*"``) and its text.

    A superscript mark is written with ordinary digits. Paragraphs of a note are joined by ``\\n``.
    """

    mark: str
    text: str
    runs: tuple[Run, ...] = ()
    source: SourceRef = NOWHERE


@record
class Document:
    """One version of a draft.

    Running heads and feet that the file itself names as such (Word, OpenDocument) are blocks with
    these roles, after all others.

    ``language`` is an ISO 639-1 code or None where nothing tells it. ``facts`` are what the
    masthead says, as (name, value) pairs: ``symbol``, ``date``, ``title`` …, in reading order.
    ``file`` is what was read, kept for formats whose redline is built on the file itself (Word);
    empty for all others. ``revisions`` says what was done to tracked changes in it: ``accept`` or
    ``reject``.
    """

    name: str
    format: str
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    language: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    file: bytes = b""
    revisions: str = "accept"

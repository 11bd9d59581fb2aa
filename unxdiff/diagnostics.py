"""Typed, non-fatal remarks: what was dropped, guessed, folded or not reached, and where."""

from __future__ import annotations

from unxdiff.records import StrEnum, record

__all__ = ["SIGNALS", "Code", "Diagnostic"]


class Code(StrEnum):
    """What a diagnostic is about; the value stands in JSON and is a contract."""

    # Reading: text that is not in any block.
    FURNITURE_DROPPED = "furniture-dropped"
    """A running head, page number, job number, distribution mark or rule was left out."""
    CONTENT_SKIPPED = "content-skipped"
    """Something that is no part of the text was left out (a comment in mark-up, front matter)."""
    METADATA_SKIPPED = "metadata-skipped"
    """The file describes itself (title, subject, author), as nearly every file does."""
    NOT_COMPARED = "not-compared"
    """What the file contains and unxdiff does not compare: how many comments, charts, images …"""
    # Reading: guesses.
    PARAGRAPH_REJOINED = "paragraph-rejoined"
    """A paragraph cut by a page or by notes was put together again."""
    HYPHEN_REMOVED = "hyphen-removed"
    """A word broken at a line end was closed up."""
    NOTE_LIFTED = "note-lifted"
    """A note that stood in the running text was taken out of it and tied to its mark."""
    NOTE_UNTIED = "note-untied"
    """A note has no mark that cites it, or a mark cites no note."""
    STRUCTURE_GUESSED = "structure-guessed"
    """A role or label was a guess."""
    LAYOUT_GUESSED = "layout-guessed"
    """Columns, the order of reading, a table, a heading or a paragraph's end on a page."""
    REVISIONS_RESOLVED = "revisions-resolved"
    """The file carried tracked changes; it was read as if all were accepted, or rejected."""
    ENCODING_GUESSED = "encoding-guessed"
    """The characters were decoded by a guess."""
    CHARACTERS_REPLACED = "characters-replaced"
    """Control characters that no text can hold were replaced or removed."""
    # Comparing.
    LIMIT_REACHED = "limit-reached"
    """A work limit was reached; the answer is right but may be coarser."""
    REPLACED_WHOLE = "replaced-whole"
    """A pair has too little in common for word marks; it is shown as replaced."""
    # What a drafter wants to know.
    REFERENCE_STALE = "reference-stale"
    """A cross-reference no longer points to the paragraph it pointed to."""
    VERB_STRENGTH = "verb-strength"
    NUMBER_CHANGED = "number-changed"
    DATE_CHANGED = "date-changed"
    MONEY_CHANGED = "money-changed"
    BRACKETS_CHANGED = "brackets-changed"
    TERM_INCONSISTENT = "term-inconsistent"
    COLUMNS_CHANGED = "columns-changed"
    """Whole columns of a table were inserted, deleted or moved."""
    # Rendering.
    GLYPH_MISSING = "glyph-missing"
    """No font here has a character; the message names the package that brings one."""
    LAW_BROKEN = "law-broken"
    """A Word file was written that does not turn into both inputs, because that was asked for."""
    LOOK_TAKEN = "look-taken"
    """Whose styles a Word file has, where it is not a matter of course."""
    TAGS_INCOMPLETE = "tags-incomplete"
    """The tags of a PDF do not say which words went and came."""


SIGNALS = frozenset(
    [
        Code.VERB_STRENGTH,
        Code.NUMBER_CHANGED,
        Code.DATE_CHANGED,
        Code.MONEY_CHANGED,
        Code.BRACKETS_CHANGED,
        Code.TERM_INCONSISTENT,
        Code.COLUMNS_CHANGED,
    ]
)
"""What changed in substance: worth another look, but nothing went wrong."""


@record
class Diagnostic:
    """One remark.

    ``block`` and ``note`` are 0-based indices into the document's blocks and notes, ``line`` is the
    1-based line of the input, ``page`` its 1-based page; ``text`` is the exact text the remark is
    about (for dropped text: all of it). ``side`` is ``"old"``, ``"new"`` or None while a document
    stands alone.
    """

    code: Code
    message: str
    text: str | None = None
    block: int | None = None
    note: int | None = None
    line: int | None = None
    page: int | None = None
    side: str | None = None

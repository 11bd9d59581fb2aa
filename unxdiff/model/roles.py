"""What a block is (kind), what it does (role), and what a run of characters looks like (style)."""

from __future__ import annotations

from unxdiff.records import StrEnum

__all__ = ["FURNITURE", "Kind", "Role", "Style"]


class Kind(StrEnum):
    """The shape of a block, as the reader saw it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """A list item; ``level`` is its depth, the bullet or number is its label."""
    ROW = "row"
    """A table row: one block a row, cells joined by one tab, ``table`` tells tables apart."""
    QUOTE = "quote"
    CODE = "code"
    """Verbatim text; line breaks inside it count."""


class Role(StrEnum):
    """What a block does in its document; the value stands in JSON."""

    MASTHEAD = "masthead"
    """Organ, distribution, date, original language."""
    SYMBOL = "symbol"
    BODY = "body"
    """The issuing body, where it is not the organ of the masthead."""
    SESSION = "session"
    PLACE = "place"
    AGENDA_ITEM = "agenda-item"
    AGENDA_TITLE = "agenda-title"
    SPONSOR_LINE = "sponsor-line"
    TITLE = "title"
    ENACTING_LINE = "enacting-line"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    HEADING = "heading"
    ANNEX = "annex"
    """The line that opens an annex."""
    CLOSING = "closing"
    """Meeting, date or signature lines after the last paragraph."""
    CLAUSE = "clause"
    """A numbered paragraph of a document that is not a United Nations draft."""
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTE = "quote"
    CODE = "code"
    HEADER = "header"
    """A running head, as its file has it: furniture, compared as a story of its own."""
    FOOTER = "footer"
    """A running foot, likewise."""


FURNITURE = (Role.HEADER, Role.FOOTER)


class Style(StrEnum):
    """How a run is set. Superscript note marks are not runs: they are marks."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    LINK = "link"

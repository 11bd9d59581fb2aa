"""Headings and list items, where the characters of a paragraph make them evident."""

from __future__ import annotations

from unxdiff.model.roles import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.pieces import Piece

__all__ = ["BULLETS", "LONGEST_HEADING", "classify", "item_levels"]

LONGEST_HEADING = 200
"""Longest heading in characters: the title of a treaty in capitals has 180."""
BULLETS = "-–—•●▪◦‣·*+"
"""What opens an item of a list that is not numbered."""


def classify(piece: Piece, *, bullets: bool) -> None:
    """Set kind, label and level of a piece from its first characters, or from its capitals."""
    text = piece.text
    first = text[0]
    if first == "#":
        bare = text.lstrip("#")
        depth = len(text) - len(bare)
        if depth <= 6 and bare[:1] == " ":
            piece.kind, piece.level = Kind.HEADING, depth
            piece.text = bare.strip().rstrip("#").rstrip()
            if not piece.text:
                piece.kind, piece.level, piece.text = Kind.PARAGRAPH, 0, text
            return
    if first in BULLETS and bullets and text[1:2] in (" ", "\t", "\u00a0"):
        rest = text[2:].strip()
        if rest:
            piece.kind, piece.label, piece.text = Kind.ITEM, first, rest
            return
    if len(text) <= LONGEST_HEADING and text.isupper() and _is_heading(text):
        piece.kind, piece.level = Kind.HEADING, 1


def _is_heading(text: str) -> bool:
    """Whether capitals are a heading's, not a symbol's, an initialism's or a sentence's."""
    if text[-1] in ".,;" or ("/" in text and " " not in text):
        return False
    letters = sum(character.isalpha() for character in text)
    return letters * 2 > len(text) and (letters > 3 or len(text) == 1)


def item_levels(pieces: list[Piece]) -> None:
    """Depths of list items from their indents, from 0 in each run of items."""
    stack: list[int] = []
    for piece in pieces:
        if piece.kind is not Kind.ITEM:
            stack.clear()
            continue
        while stack and stack[-1] > piece.indent:
            stack.pop()
        if not stack or stack[-1] < piece.indent:
            stack.append(piece.indent)
        piece.level = len(stack) - 1

"""Paragraphs that a page or its notes cut in two."""

from __future__ import annotations

import itertools

from unxdiff.model.roles import Kind
from unxdiff.readers.pages.pieces import Piece
from unxdiff.readers.pages.starts import is_label, is_opener, last_character, lower_start
from unxdiff.readers.pages.wrap import Wrap, continues

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.join import Joiner

__all__ = ["rejoin"]

_ENDS = frozenset(".;:!?。；：！？؛؟।…")
_COMMA = frozenset(",،，、")
_PARAGRAPH = 60
"""Characters from which a stretch is surely no heading or masthead line."""


def rejoin(pieces: list[Piece], joiner: Joiner, wrap: Wrap) -> tuple[list[Piece], list[Piece]]:
    """The pieces with cut paragraphs put together, and those of them that were."""
    kept: list[Piece] = []
    mended: list[Piece] = []
    style: _Style | None = None
    before: Piece | None = None
    for piece in pieces:
        if before is not None:
            last = before.text[-1]
            if (piece.cut or (last.isalnum() and piece.text[0].islower())) and (
                last_character(before.text) not in _ENDS
            ):
                if style is None:
                    style = _Style(pieces, wrap)
                if _continues(before, piece, style, wrap):
                    before.append(piece, joiner)
                    if not mended or mended[-1] is not before:
                        mended.append(before)
                    continue
        kept.append(piece)
        before = piece
    return kept, mended


class _Style:
    """How paragraphs begin in this document, where no page could have cut them."""

    def __init__(self, pieces: list[Piece], wrap: Wrap) -> None:
        lower = upper = openers = full = short = ended = 0
        for before, after in itertools.pairwise(pieces):
            if after.cut:
                continue
            if before.text[-1] not in _COMMA:
                if after.text[0].islower() and before.text[-1].isalnum():
                    if _full(before, after, wrap):
                        full += 1
                    else:
                        short += 1
                elif len(before.text) >= _PARAGRAPH and last_character(before.text) in _ENDS:
                    ended += 1
                continue
            ended += 1
            if lower_start(after.text):
                lower += 1
            else:
                upper += 1
                openers += is_opener(after.text)
        self.lower = lower > 2 and lower > upper
        """Paragraphs start in lower case after a comma, as in Russian preambles."""
        self.openers = openers * 10 >= 6 * upper and upper > 1
        """Paragraphs after a comma start with words known to open paragraphs."""
        self.bare = short >= full
        """Paragraphs start in lower case after no punctuation at all, however long their last
        line: where one of them is full, that is chance."""
        self.ended = ended >= 8 * (short + full)
        """Paragraphs end in punctuation nearly always: one that breaks off and goes on in lower
        case was cut by a page of which nothing else is left."""


def _full(before: Piece, after: Piece, wrap: Wrap) -> bool:
    """Whether the last line before a gap had no room for the first word after it."""
    tail = len(before.tail)
    return wrap.limit - 1 - len(after.head.split(None, 1)[0]) < tail <= 1.4 * wrap.width


def _continues(before: Piece, after: Piece, style: _Style, wrap: Wrap) -> bool:
    """Whether ``after`` goes on where ``before`` stops."""
    if before.kind not in (Kind.PARAGRAPH, Kind.ITEM) or after.kind is not Kind.PARAGRAPH:
        return False
    if after.label is not None or is_label(after.text):
        return False
    if after.cut:
        told = continues(before.tail, after.head, wrap)
        if told is not None:
            return told
    text = before.text
    last = last_character(text)
    lower = lower_start(after.text)
    long = len(text) >= _PARAGRAPH
    if last in _COMMA:
        if not after.cut:
            return False
        if lower:
            return not style.lower
        return long and style.openers and not is_opener(after.text)
    if not after.cut:
        # Only a blank line between: it counts, unless the line before it breaks off at the margin
        # or no other paragraph here does so.
        if not (lower and long and last.isalnum()):
            return False
        return style.ended or (not style.bare and _full(before, after, wrap))
    if lower:
        return long or not text.isupper()
    if not after.text[0].isupper():
        return long or is_opener(text)
    first, _, rest = after.text.partition(" ")
    if first in ("The", "This") and rest[:1].isupper():
        return False
    # A paragraph that breaks off after a small word ("of the"), or that began as one does.
    small = long and text[text.rfind(" ") + 1 :].islower()
    told = is_opener(text) or (long and is_label(text)) or (small and len(text) >= 100)
    return told and last_character(after.text) in ",;.。；"

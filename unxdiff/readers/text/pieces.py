"""What the steps of the text reader hand on to one another, and what they know of characters."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.roles import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SUPERSCRIPTS", "Chunk", "Piece", "collapsed", "dropped", "ordinary"]

SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
"""Superscript digits 0 to 9, from two Unicode blocks."""

_ORDINARY = {ord(character): str(value) for value, character in enumerate(SUPERSCRIPTS)}


class Chunk:
    """Lines of the input that no blank line parts; ``lines`` are stripped at their right end."""

    cut = False
    """Whether a page break or something dropped stood before it."""
    ruled = False
    """Whether a rule stood before it, as over the notes of a page."""
    code = False

    def __init__(self, lines: list[str], numbers: Sequence[int], page: int = 0) -> None:
        self.lines = lines
        self.numbers = numbers
        self.page = page


class Piece:
    """A block in the making. What most pieces share stands at the class, for speed."""

    kind = Kind.PARAGRAPH
    label: str | None = None
    level = 0
    table = 0
    indent = 0
    page = 0
    cut = False
    ruled = False

    def __init__(self, text: str, first: int, last: int) -> None:
        self.text = text
        self.head = self.tail = text
        """Its first and last line."""
        self.first = first
        self.last = last


def dropped(text: str, what: str, line: int) -> Diagnostic:
    """The remark that a piece of furniture was left out; ``text`` is all of it."""
    return Diagnostic(Code.FURNITURE_DROPPED, f"{what} left out: {text}", text=text, line=line)


def collapsed(text: str) -> str:
    """Tabs and runs of blanks as one blank; no-break blanks stay."""
    if "\t" in text:
        text = text.replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def ordinary(mark: str) -> str:
    """A superscript mark in ordinary digits."""
    return mark.translate(_ORDINARY)

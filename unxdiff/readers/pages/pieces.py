"""The lines of a text in chunks that blank lines and page breaks part, and what the steps of the
reader hand on to one another."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.roles import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.readers.pages.join import Joiner

__all__ = [
    "SOFT",
    "SUPERSCRIPTS",
    "Chunk",
    "Piece",
    "chunks",
    "collapsed",
    "dropped",
    "may_be_note",
    "ordinary",
]

SOFT = "\u00ad"
"""The soft hyphen."""

SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
"""Superscript digits 0 to 9, from two Unicode blocks."""

_NOTE_FIRST = frozenset("*[" + SUPERSCRIPTS)
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

    def append(self, other: Piece, joiner: Joiner) -> None:
        """Put another piece at the end: it is the same paragraph."""
        self.text = joiner.pair(self.text, other.text, self.last)
        self.last, self.tail = other.last, other.tail


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


def may_be_note(text: str) -> bool:
    """Whether a first glance leaves room for a note: numbered paragraphs ("12. …") are none, and
    no text has a thousand notes."""
    first = text[0]
    if first in _NOTE_FIRST:
        return True
    return first.isdigit() and "." not in text[1:4] and not (text[:4].isdigit() and len(text) > 3)


def ordinary(mark: str) -> str:
    """A superscript mark in ordinary digits."""
    return mark.translate(_ORDINARY)


def chunks(text: str) -> list[Chunk]:
    """Maximal runs of non-blank lines; fenced code is one chunk whatever stands in it."""
    if "\f" in text or "```" in text or "~~~" in text:
        return _careful(text)
    made: list[Chunk] = []
    held: list[str] = []
    start = 0
    number = 0
    for line in text.split("\n"):
        number += 1
        if line and not line.isspace():
            if not held:
                start = number
            held.append(line.rstrip())
        elif held:
            made.append(Chunk(held, range(start, number)))
            held = []
    if held:
        made.append(Chunk(held, range(start, number + 1)))
    return made


class _Builder:
    """Chunks of a text with page breaks or fences in it."""

    def __init__(self, page: int) -> None:
        self.made: list[Chunk] = []
        self.page = page
        self._cut = False
        self._lines: list[str] = []
        self._numbers: list[int] = []

    def line(self, line: str, number: int) -> None:
        self._lines.append(line.rstrip())
        self._numbers.append(number)

    def flush(self) -> None:
        if self._lines:
            chunk = Chunk(self._lines, self._numbers, self.page)
            chunk.cut, self._cut = self._cut, False
            self.made.append(chunk)
            self._lines, self._numbers = [], []

    def turn(self) -> None:
        """A page ends here."""
        self.flush()
        self.page += 1
        self._cut = True


def _careful(text: str) -> list[Chunk]:
    lines = text.split("\n")
    builder = _Builder(1 if "\f" in text else 0)
    until = 0
    for number, line in enumerate(lines, 1):
        if number <= until:
            continue
        if line.lstrip()[:3] in ("```", "~~~"):
            until = _fence_end(lines, number)
            if until:
                builder.flush()
                builder.made.append(_code(lines, number, until, builder.page))
                continue
        for index, part in enumerate(line.split("\f")):
            if index:
                builder.turn()
            if part and not part.isspace():
                builder.line(part, number)
            elif "\f" not in line:
                builder.flush()
    builder.flush()
    return builder.made


def _fence_end(lines: list[str], start: int) -> int:
    """The 1-based line that closes the fence at line ``start``, or 0."""
    fence = lines[start - 1].lstrip()[:3]
    for number in range(start + 1, len(lines) + 1):
        bare = lines[number - 1].strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return number
    return 0


def _code(lines: list[str], start: int, end: int, page: int) -> Chunk:
    chunk = Chunk(lines[start - 1 : end], list(range(start, end + 1)), page)
    chunk.code = True
    return chunk

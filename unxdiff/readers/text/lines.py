"""The lines of a text, in chunks that blank lines and page breaks part."""

from __future__ import annotations

from unxdiff.readers.text.pieces import Chunk

__all__ = ["chunks"]


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

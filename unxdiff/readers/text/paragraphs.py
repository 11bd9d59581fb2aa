"""The pieces of a chunk of several lines: rows, quotes, code, a heading, paragraphs."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.roles import Kind
from unxdiff.readers.pages.join import Joiner
from unxdiff.readers.pages.pieces import Chunk, Piece, collapsed
from unxdiff.readers.pages.wrap import groups, measure
from unxdiff.readers.text.shapes import Tables, code, heading_over_rule, indented_code, quoted

__all__ = ["Shaper"]


class Shaper:
    """Makes the pieces of one text's chunks, whose lines it joins the way the text is wrapped."""

    def __init__(self, text: str, parts: list[Chunk], remarks: list[Diagnostic]) -> None:
        self.wrap = measure(parts)
        self.joiner = Joiner(text, remarks)
        self._tables = Tables(remarks)
        self._remarks = remarks

    def pieces(self, chunk: Chunk) -> list[Piece]:
        """The pieces of a chunk of several lines, or of one that is set in."""
        if chunk.code:
            piece = code(chunk, self._remarks)
            return [] if piece is None else [piece]
        rows = self._tables.rows(chunk)
        if rows is not None:
            return rows
        if quoted(chunk):
            lines = [line.lstrip()[1:] or " " for line in chunk.lines]
            return self._quotes(Chunk(lines, chunk.numbers, chunk.page))
        coded = indented_code(chunk)
        if coded is not None:
            return [coded]
        level = heading_over_rule(chunk)
        if level:
            title = Piece(collapsed(chunk.lines[0].strip()), chunk.numbers[0], chunk.numbers[1])
            title.kind, title.level, title.page = Kind.HEADING, level, chunk.page
            self._remarks.append(_underline(chunk))
            if len(chunk.lines) == 2:
                return [title]
            return [title, *self.pieces(Chunk(chunk.lines[2:], chunk.numbers[2:], chunk.page))]
        return self._paragraphs(chunk)

    def _quotes(self, chunk: Chunk) -> list[Piece]:
        """The paragraphs of a quote, which lines with nothing but ``>`` part."""
        made: list[Piece] = []
        start = 0
        for index, line in enumerate([*chunk.lines, " "]):
            if line.strip():
                continue
            if index > start:
                part = Chunk(chunk.lines[start:index], chunk.numbers[start:index], chunk.page)
                made.extend(self._paragraphs(part))
            start = index + 1
        for piece in made:
            piece.kind = Kind.QUOTE
        return made

    def _paragraphs(self, chunk: Chunk) -> list[Piece]:
        made = []
        for start, end in groups(chunk, self.wrap):
            lines, numbers = chunk.lines[start:end], chunk.numbers[start:end]
            text = collapsed(self.joiner.lines(lines, numbers))
            piece = Piece(text, numbers[0], numbers[-1])
            piece.head, piece.tail = lines[0].strip(), lines[-1].strip()
            piece.indent = len(lines[0].expandtabs(4)) - len(lines[0].expandtabs(4).lstrip())
            piece.page = chunk.page
            made.append(piece)
        return made


def _underline(chunk: Chunk) -> Diagnostic:
    rule = chunk.lines[1].strip()
    return Diagnostic(
        Code.FURNITURE_DROPPED, f"underline left out: {rule}", text=rule, line=chunk.numbers[1]
    )

"""Tables, quotes, code and underlined headings, where the characters make them evident."""

from __future__ import annotations

from unxdiff.model.roles import Kind
from unxdiff.readers.pages.kinds import BULLETS, LONGEST_HEADING
from unxdiff.readers.pages.pieces import Chunk, Piece, collapsed, dropped

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from unxdiff.diagnostics import Diagnostic

__all__ = [
    "Tables",
    "code",
    "heading_over_rule",
    "indented_code",
    "quoted",
]


class Tables:
    """Counts the tables of one document and takes rows out of chunks."""

    def __init__(self, remarks: list[Diagnostic]) -> None:
        self._remarks = remarks
        self._count = 0

    def rows(self, chunk: Chunk) -> list[Piece] | None:
        """The rows, when a chunk is a table through and through: two rows or more."""
        if len(chunk.lines) < 2:
            return None
        lines = [line.strip() for line in chunk.lines]
        if "|" in lines[0]:
            cells = self._piped(lines)
        elif "\t" in lines[0]:
            cells = _tabbed(chunk.lines)
        else:
            return None
        if cells is None:
            return None
        self._count += 1
        made = []
        for row, line, number in zip(cells, lines, chunk.numbers, strict=True):
            if not row:
                self._remarks.append(dropped(line, "table rule", number))
                continue
            piece = Piece("\t".join(row), number, number)
            piece.kind, piece.table, piece.page = Kind.ROW, self._count, chunk.page
            made.append(piece)
        return made

    @staticmethod
    def _piped(lines: list[str]) -> list[list[str]] | None:
        """Cells between pipes; the rule under the head is an empty row."""
        if not all("|" in line for line in lines):
            return None
        made: list[list[str]] = []
        for line in lines:
            if not line.strip("|-:+= \t"):
                made.append([])
                continue
            inner = line.removeprefix("|").removesuffix("|")
            made.append([collapsed(cell).strip() for cell in inner.split("|")])
        filled = [row for row in made if row]
        return made if len(filled) > 1 and len({len(row) for row in filled}) <= 2 else None


def _tabbed(lines: list[str]) -> list[list[str]] | None:
    """Cells between tabs: the same number in each row, and more than a label and its text."""
    made = [[collapsed(cell).strip() for cell in line.strip("\n").split("\t")] for line in lines]
    width = len(made[0])
    if width < 2 or any(len(row) != width for row in made):
        return None
    if any(not any(row) for row in made) or all(not row[0] for row in made):
        return None
    if width == 2 and all(_is_mere_label(row[0]) for row in made):
        return None
    return made


def _is_mere_label(cell: str) -> bool:
    return len(cell) <= 8 and (cell in BULLETS or cell[-1:] in ".):")


def code(chunk: Chunk, remarks: list[Diagnostic]) -> Piece | None:
    """Fenced code as one piece that keeps its blanks and line breaks; None when it is empty."""
    inside = chunk.lines[1:-1]
    for line, number in ((chunk.lines[0], 0), (chunk.lines[-1], -1)):
        remarks.append(dropped(line.strip(), "code fence", chunk.numbers[number]))
    text = "\n".join(inside).strip("\n")
    if not text.strip():
        return None
    piece = Piece(text, chunk.numbers[0], chunk.numbers[-1])
    piece.kind, piece.page = Kind.CODE, chunk.page
    return piece


def heading_over_rule(chunk: Chunk) -> int:
    """The level of an underlined heading, or 0: one line over ``===`` (1) or ``---`` (2)."""
    if len(chunk.lines) < 2 or len(chunk.lines[0].strip()) > LONGEST_HEADING:
        return 0
    rule = chunk.lines[1].strip()
    if len(rule) < 3 or set(rule) not in ({"="}, {"-"}):
        return 0
    return 1 if rule[0] == "=" else 2


def quoted(chunk: Chunk) -> bool:
    """Whether every line of a chunk is quoted by ``>``."""
    bare = [line.lstrip() for line in chunk.lines]
    return all(line.startswith(">") for line in bare) and any(line.strip("> \t") for line in bare)


def _code_like() -> re.Pattern[str]:
    import re

    return re.compile(r"[{};]$|^[#$<]|\w\(.*\)|[=<>]=|^\w+ = |^(?:def|class|import|return|if|for) ")


def indented_code(chunk: Chunk) -> Piece | None:
    """Lines set in by four blanks of which most look like code; None for anything else."""
    if any(not line.startswith(("    ", "\t")) for line in chunk.lines):
        return None
    bare = [line.strip() for line in chunk.lines]
    if sum(_code_like().search(line) is not None for line in bare) * 2 <= len(bare):
        return None
    margin = min(len(line) - len(line.lstrip()) for line in chunk.lines)
    text = "\n".join(line[margin:] for line in chunk.lines)
    piece = Piece(text, chunk.numbers[0], chunk.numbers[-1])
    piece.kind, piece.page = Kind.CODE, chunk.page
    return piece

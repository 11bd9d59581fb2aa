"""Glyphs → lines: rows by baseline, blanks by gaps, raised and lowered runs by size and place."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right

from unxdiff.model.roles import Style
from unxdiff.readers.pdf.marks import put_on_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pdf.raw import Ink

__all__ = [
    "BOLD",
    "ITALIC",
    "STYLES",
    "SUB",
    "SUPER",
    "Line",
    "Rule",
    "joined",
    "lines_of",
    "turn_to_right",
    "word_width",
]

BOLD, ITALIC, SUPER, SUB = 1, 2, 4, 8
STYLES = (
    (BOLD, Style.BOLD),
    (ITALIC, Style.ITALIC),
    (SUPER, Style.SUPERSCRIPT),
    (SUB, Style.SUBSCRIPT),
)
"""The bits of a run and what each means."""

_SAME_ROW = 0.12
"""Baselines this close, in ems, are one: recognised scans tremble."""
_APART = 1.0
"""A gap of this many ems parts two pieces of a row; the layout may put them together again."""
_TOUCHING = 0.05
"""Letters closer than this, in ems, touch, even where the file has a blank between them."""
_GAP = 0.13
"""A gap of this many ems, besides the spacing of the row, is a blank, whether the file has one or
not: kerning is less, the blank of a line set tight is more."""
_GAP_BETWEEN_SIGNS = 0.9
"""The same beside a Chinese or Japanese sign: those are set apart from Latin letters and digits,
and stretched to fill a line, without a blank."""

_RAISED = 12
"""Most characters of a raised or lowered stretch: a note mark, a chemical formula, an ordinal."""

_Glyph = tuple[float, float, str, float, int]
"""Left, right, character, size, style bits."""

Rule = tuple[float, float, float, float]
"""Left, bottom, right and top of a drawn line."""


class Line:
    """A line of text, or what stands of it left of a wide gap.

    ``x0`` and ``x1`` are its ends and ``y`` its baseline in points. As they stand on the page,
    ``first`` is where its first word ends and ``final`` where the last one begins; ``inner`` is
    where the text after its label begins and ``blank`` its narrowest blank (0.0 without).
    """

    __slots__ = (
        "blank", "final", "first", "inner", "page", "rtl", "runs", "size", "text", "x0", "x1", "y",
    )  # fmt: skip

    def __init__(self, text: str, runs: list[tuple[int, int, int]], size: float) -> None:
        self.text = text
        self.runs = runs
        """(start, end, bits) over the text, in order, where the bits are not 0."""
        self.size = size
        self.x0 = self.x1 = self.y = self.first = self.final = self.inner = self.blank = 0.0
        self.page = 0
        self.rtl = False

    def share(self, bit: int) -> float:
        """How much of the text has a style."""
        return sum(end - start for start, end, bits in self.runs if bits & bit) / len(self.text)


def lines_of(inks: list[Ink], rules: list[Rule]) -> list[Line]:
    """The lines of the inks of one direction, from top to bottom, each row from left to right;
    upright rules part what stands on both sides of them."""
    walls = [rule for rule in rules if rule[2] - rule[0] <= 3 < rule[3] - rule[1]]
    pieces: list[_Piece] = []
    put_on_lines(inks)
    for y, glyphs in _rows(inks):
        beside = [(wall[0] + wall[2]) / 2 for wall in walls if wall[1] - 2 <= y <= wall[3]]
        pieces.extend(_pieces(y, glyphs, sorted(beside)))
    rtl = _runs_to_the_left(inks)
    lines = [piece.line(rtl=rtl) for piece in _attached(pieces)]
    return [line for line in lines if line.text]


def _rows(inks: list[Ink]) -> list[tuple[float, list[_Glyph]]]:
    """Glyphs by baseline, the highest first."""
    made: list[tuple[float, float, list[_Glyph]]] = []
    for ink in sorted(inks, key=lambda ink: -ink.y):
        bits = (BOLD if ink.bold else 0) | (ITALIC if ink.italic else 0)
        glyphs = [(left, right, sign, ink.size, bits) for left, right, sign in ink.spots]
        if made and made[-1][0] - ink.y <= _SAME_ROW * min(ink.size, made[-1][1]):
            made[-1][2].extend(glyphs)
        else:
            made.append((ink.y, ink.size, glyphs))
    return [(y, glyphs) for y, _, glyphs in made]


class _Piece:
    """Glyphs of one baseline without a wide gap."""

    __slots__ = ("glyphs", "size", "x0", "x1", "y")

    def __init__(self, y: float, glyphs: list[_Glyph]) -> None:
        self.y = y
        self.glyphs = glyphs
        self.x0 = glyphs[0][0]
        self.x1 = max([glyph[1] for glyph in glyphs])
        self.size = _usual_size(glyphs)

    def line(self, *, rtl: bool) -> Line:
        """The piece as a line of a page that is ``rtl`` or not."""
        glyphs = self.glyphs
        wide = _blank_width(glyphs)
        cells: list[tuple[str, int]] = []
        right = glyphs[0][0]
        first = narrowest = 0.0
        final = self.x0
        blank = False
        for x0, x1, sign, size, bits in glyphs:
            if sign == " ":
                blank = True
                continue
            gap = (x0 - right) / size
            if (
                cells
                and ((blank and gap > _TOUCHING) or gap > wide)
                and (
                    blank
                    or gap > _GAP_BETWEEN_SIGNS
                    or not (_is_sign(sign) or _is_sign(cells[-1][0]))
                )
            ):
                first, final = first or right, x0
                if not narrowest or x0 - right < narrowest:
                    narrowest = x0 - right
                between = bits & cells[-1][1] & (BOLD | ITALIC)
                cells.append((" ", between))
            cells.append((sign, bits))
            blank = False
            right = max(right, x1)
        made = _line(_without_leaders(cells), self.size, rtl=rtl)
        made.x0, made.x1, made.y = self.x0, self.x1, self.y
        made.first, made.final = first or self.x1, final
        made.blank = narrowest
        return made


def _without_leaders(cells: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The line of a table of contents without the dots that lead to its page number."""
    if len(cells) < 6 or not cells[-1][0].isdigit():
        return cells
    end = len(cells)
    while end and cells[end - 1][0].isdigit():
        end -= 1
    start = end
    while start and cells[start - 1][0] in " ._…":
        start -= 1
    dots = sum([cell[0] != " " for cell in cells[start:end]])
    if dots < 4 or not start:
        return cells
    return [*cells[:start], (" ", 0), *cells[end:]]


def _is_sign(character: str) -> bool:
    """Whether a character is of a script that sets no blanks."""
    return character >= "\u2e80" and not "\uac00" <= character <= "\ud7af"


def turn_to_right(lines: list[Line]) -> None:
    """Read lines without a letter that runs to the left from the right too, where the page does
    and they stand at its right edge."""
    turned = [line for line in lines if line.rtl]
    if len(turned) * 2 <= len(lines):
        return
    left, right = min(line.x0 for line in turned), max(line.x1 for line in turned)
    for line in lines:
        if not line.rtl and abs(line.x1 - right) < line.size < line.x0 - left:
            from unxdiff.readers.pdf.scripts import from_right

            bits = [0] * len(line.text)
            for start, end, styles in line.runs:
                bits[start:end] = [styles] * (end - start)
            made = _line_of(from_right(list(zip(line.text, bits, strict=True))), line.size)
            line.text, line.runs, line.rtl = made.text, made.runs, True


def _runs_to_the_left(inks: list[Ink]) -> bool:
    text = "".join([spot[2] for ink in inks for spot in ink.spots])
    if text.isascii():
        return False
    from unxdiff.readers.pdf.scripts import mostly_rtl

    return mostly_rtl(text)


def _line(cells: list[tuple[str, int]], size: float, *, rtl: bool) -> Line:
    while cells and cells[-1][0].isspace():
        cells.pop()
    while cells and cells[0][0].isspace():
        del cells[0]
    text = "".join([cell[0] for cell in cells])
    turned = False
    if not text.isascii():
        from unxdiff.readers.pdf.scripts import has_rtl, logical, ordinary

        turned = has_rtl(text)
        if turned:
            cells = logical(cells, rtl=rtl)
        cells = ordinary(cells)
    made = _line_of(cells, size)
    made.rtl = turned
    return made


def _line_of(cells: list[tuple[str, int]], size: float) -> Line:
    runs: list[tuple[int, int, int]] = []
    place = start = now = 0
    for sign, bits in cells:
        if bits != now:
            if now:
                runs.append((start, place, now))
            start, now = place, bits
        place += len(sign)
    if now:
        runs.append((start, place, now))
    return Line("".join([cell[0] for cell in cells]), runs, size)


def _usual_size(glyphs: list[_Glyph]) -> float:
    """The size of most glyphs."""
    first = glyphs[0][3]
    if glyphs[-1][3] == first and all(glyph[3] == first for glyph in glyphs):
        return first
    counts: dict[float, int] = {}
    for glyph in glyphs:
        counts[glyph[3]] = counts.get(glyph[3], 0) + 1
    return max(counts, key=lambda size: (counts[size], size))


def _blank_width(glyphs: list[_Glyph]) -> float:
    """From how wide a gap on, in ems, letters are words apart: letters that are spaced out, as in
    some headings, count their usual gap less."""
    gaps = sorted(
        [
            (after[0] - before[1]) / after[3]
            for before, after in itertools.pairwise(glyphs)
            if before[2] != " " and after[2] != " "
        ]
    )
    usual = max(gaps[len(gaps) // 2], 0.0) if len(gaps) > 3 else 0.0
    return min(usual, 0.6) + _GAP


def _pieces(y: float, glyphs: list[_Glyph], walls: list[float]) -> list[_Piece]:
    """A row cut at its wide gaps and at upright rules; glyphs printed twice, for a bold look,
    count once."""
    # Characters of one glyph have one place: they keep their order, as it is seen from the left.
    glyphs.sort(key=lambda glyph: glyph[0])
    from unxdiff.readers.pdf.scripts import turn_ligatures

    turn_ligatures(glyphs)
    made: list[_Piece] = []
    held: list[_Glyph] = []
    right = 0.0
    last: _Glyph | None = None
    for glyph in glyphs:
        x0, x1, sign, size, _ = glyph
        if sign == " ":
            if held:
                held.append(glyph)
            continue
        if last is not None:
            if x0 - right > _APART * size or (walls and _walled(right, x0, walls)):
                made.append(_Piece(y, _without_end(held)))
                held = []
            elif sign == last[2] and x1 > x0 and 0 < x0 - last[0] < 0.3 * (x1 - x0):
                held[held.index(last)] = last = (*last[:4], last[4] | BOLD)
                continue
        held.append(glyph)
        last = glyph
        right = max(right, x1) if len(held) > 1 else x1
    if last is not None:
        made.append(_Piece(y, _without_end(held)))
    return made


def _walled(right: float, left: float, walls: list[float]) -> bool:
    return any(right - 1 <= wall <= left + 1 for wall in walls)


def _without_end(glyphs: list[_Glyph]) -> list[_Glyph]:
    while glyphs[-1][2] == " ":
        glyphs.pop()
    return glyphs


def _attached(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces with raised and lowered ones put into the line that they belong to."""
    pieces.sort(key=lambda piece: -piece.y)
    heights = [-piece.y for piece in pieces]
    reach = 0.75 * max([piece.size for piece in pieces], default=0.0)
    gone: set[int] = set()
    for piece in pieces:
        if len(piece.glyphs) > _RAISED:
            continue
        near = pieces[
            bisect_left(heights, -piece.y - reach) : bisect_right(heights, -piece.y + reach)
        ]
        host = _host(piece, [other for other in near if id(other) not in gone])
        if host is None:
            continue
        gone.add(id(piece))
        bit = SUPER if piece.y > host.y else SUB
        raised = [(x0, x1, sign, host.size, bits | bit) for x0, x1, sign, _, bits in piece.glyphs]
        host.glyphs = sorted([*host.glyphs, *raised], key=lambda glyph: glyph[0])
        host.x0, host.x1 = min(host.x0, piece.x0), max(host.x1, piece.x1)
    made = [piece for piece in pieces if id(piece) not in gone]
    made.sort(key=lambda piece: (-piece.y, piece.x0))
    return made


def _host(piece: _Piece, pieces: list[_Piece]) -> _Piece | None:
    """The line beside which, or in a hole of which, a piece stands raised or lowered."""
    best: tuple[float, _Piece] | None = None
    for other in pieces:
        size = other.size
        if piece.size > 1.02 * size or other is piece:
            continue
        rise = (piece.y - other.y) / size
        if not (0.1 < rise < 0.75 or -0.55 < rise < -0.06):
            continue
        away = max(other.x0 - piece.x1, piece.x0 - other.x1, 0.0) / size
        # Letters nearly as large as the line's are only its own where they touch it.
        near = 0.9 if piece.size <= 0.85 * size else 0.35
        if away >= near or not _in_hole(piece, other) or len(other.glyphs) <= 1 < len(piece.glyphs):
            continue
        if best is None or away + abs(rise) < best[0]:
            best = (away + abs(rise), other)
    return best[1] if best else None


def _in_hole(piece: _Piece, host: _Piece) -> bool:
    """Whether no letter of the host stands above or below the piece."""
    if piece.x0 >= host.x1 or piece.x1 <= host.x0:
        return True
    middle = (piece.x0 + piece.x1) / 2
    return not any(x0 < middle < x1 for x0, x1, sign, _, _ in host.glyphs if sign != " ")


def joined(parts: list[Line]) -> Line:
    """Pieces of one row as one line, a blank between; the first is the label where it is one."""
    if len(parts) == 1:
        return parts[0]
    if sum(part.rtl for part in parts) * 2 >= len(parts) and any(part.rtl for part in parts):
        parts = sorted(parts, key=lambda part: -part.x0)
    text = ""
    runs: list[tuple[int, int, int]] = []
    for part in parts:
        text = f"{text} {part.text}" if text else part.text
        shift = len(text) - len(part.text)
        runs.extend([(start + shift, end + shift, bits) for start, end, bits in part.runs])
    longest = max(parts, key=lambda part: len(part.text))
    made = Line(text, runs, longest.size)
    made.x0, made.x1 = min(part.x0 for part in parts), max(part.x1 for part in parts)
    made.y, made.page = longest.y, parts[0].page
    made.first, made.final = parts[0].first, parts[0].final
    made.rtl = longest.rtl
    made.inner = parts[1].x1 if made.rtl else parts[1].x0
    return made


def word_width(line: Line) -> float:
    """The width of a line's first word: what would have had to fit on the line before it."""
    first = line.text[0]
    if first >= "\u2e80" and not ("\uac00" <= first <= "\ud7af"):
        return 1.8 * line.size  # a sign, and the comma that may not begin a line
    if line.rtl:
        return line.x1 - line.final
    return line.first - line.x0

"""Writing that is not plain Latin: right-to-left lines in their logical order, ligatures as
letters, signs of symbol fonts."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = [
    "from_right",
    "has_rtl",
    "logical",
    "mostly_rtl",
    "ordinary",
    "settled",
    "turn_ligatures",
]

_Cell = tuple[str, int]

_SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "◦", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–",
    "\uf0be": "—", "\uf06f": "◦", "\uf06e": "▪", "\uf076": "❖", "\uf0e0": "→", "\uf020": " ",
    "\uf02a": "*",
}  # fmt: skip
"""Bullets of Symbol and Wingdings, which word processors write as private characters."""
_OPEN, _CLOSE = "([{«‹", ")]}»›"
_MIRROR = dict(zip(_OPEN + _CLOSE, _CLOSE + _OPEN, strict=True))
_HOLD = {sign: chr(0xE100 + place) for place, sign in enumerate(_OPEN + _CLOSE)}
_HELD_OPEN = frozenset(_HOLD[sign] for sign in _OPEN)
_HELD = frozenset(_HOLD.values())
_BETWEEN_DIGITS = ",./:\u060c\u066b\u066c"
"""What keeps the figures on both sides in the order of writing; after Arabic letters a hyphen does
not, as the rules of writing in both directions have it (Unicode Standard Annex 9, W2 and W4)."""


def has_rtl(text: str) -> bool:
    """Whether a text has letters of a script that runs to the left."""
    return _right_to_left().search(text) is not None


@functools.cache
def _right_to_left() -> re.Pattern[str]:
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@functools.cache
def _special() -> re.Pattern[str]:
    return re.compile("[\ud800-\uf8ff\ufb00-\ufdff\ufe70-\ufefc\uffff]")


def ordinary(cells: list[_Cell]) -> list[_Cell]:
    """Ligatures and presentation forms as letters, private bullets as bullets; what has no
    character of its own stays as U+FFFD."""
    if not any(map(_special().search, [sign for sign, _ in cells if sign > "\u2000"])):
        return cells
    made = []
    for sign, bits in cells:
        if sign < "\u2000":
            made.append((sign, bits))
        elif "\ufb00" <= sign <= "\ufdff" or "\ufe70" <= sign <= "\ufefc":
            made.append((unicodedata.normalize("NFKC", sign), bits))
        elif "\ue000" <= sign <= "\uf8ff":
            made.append((_SYMBOLS.get(sign, sign), bits))
        elif "\ud800" <= sign <= "\udfff" or sign == "\uffff":
            made.append(("\ufffd", bits))
        else:
            made.append((sign, bits))
    return made


def mostly_rtl(text: str) -> bool:
    """Whether more letters of a text run to the left than to the right."""
    turned = len(_right_to_left().findall(text))
    return turned > 0 and turned * 2 > sum(map(str.isalpha, text))


def logical(cells: list[_Cell], *, rtl: bool) -> list[_Cell]:
    """A line as it is read, from its cells as they stand from left to right.

    On a page that is ``rtl`` it is read from the right, and Latin words and numbers in it keep
    their direction. On any other a line is, where most of its letters run to the left; else words
    that run to the left are turned one by one.
    """
    kinds = [_kind(sign) for sign, _ in cells]
    rights = kinds.count("R")
    if rtl or rights * 2 >= rights + kinds.count("L"):
        made = []
        for run in reversed(_runs(cells, kinds, "L")):
            made += run if len(run) > 1 else _held(run)
        return made
    made = []
    for run in _runs(cells, kinds, "R"):
        made.extend(run[::-1] if any(_kind(sign) == "R" for sign, _ in run) else run)
    return made


def turn_ligatures(glyphs: list[tuple[float, float, str, float, int]]) -> None:
    """Put two glyphs that share one place, as lam and alef do in some fonts, in the order in which
    they are seen; the line is turned as a whole later. Letters of one glyph, which have one width
    too, come in that order already."""
    for at in range(1, len(glyphs)):
        before, after = glyphs[at - 1], glyphs[at]
        if (
            before[0] == after[0]
            and before[1] != after[1]
            and _is_arabic(before[2])
            and _is_arabic(after[2])
        ):
            glyphs[at - 1], glyphs[at] = after, before


def _is_arabic(sign: str) -> bool:
    """Whether a sign is a letter of Arabic: what is drawn over a letter is none."""
    return "\u0620" <= sign <= "\u064a" or "\u066e" <= sign <= "\u06d3"


def from_right(cells: list[_Cell]) -> list[_Cell]:
    """A line without a letter that runs to the left, as it is read in a paragraph that does: what
    stands outmost on the left is its end, and a mark or a day outmost on the right its beginning.
    """
    kinds = [_kind(sign) for sign, _ in cells]
    made: list[_Cell] = []
    for run in reversed(_runs(cells, kinds, "L")):
        words = "".join([sign for sign, _ in run]).split(" ")
        last = words[-1]
        if len(words) > 1 and (
            set(last) <= set("⁰¹²³⁴⁵⁶⁷⁸⁹*")
            or (
                last.isdecimal() and len(last) < 3 and len(words[-2]) == 4 and words[-2].isdecimal()
            )
        ):
            made += [*run[-len(last) :], run[-len(last) - 1], *run[: -len(last) - 1]]
        else:
            made += run
    return made


def _kind(sign: str) -> str:
    """``R`` and ``L`` for letters by direction, ``N`` for digits, ``M`` for marks upon a letter,
    ``-`` for what takes the direction of its neighbours."""
    way = unicodedata.bidirectional(sign[0])
    if way in ("R", "AL"):
        return "R"
    if way in ("EN", "AN"):
        return "N"
    if way == "NSM":
        return "M"
    return "L" if way == "L" else "-"


def _runs(cells: list[_Cell], kinds: list[str], strong: str) -> list[list[_Cell]]:
    """The cells in stretches that run one way: those of the strong kind with what stands between
    two of them (for Latin also digits), numbers, and every other cell alone with its marks."""
    made: list[list[_Cell]] = []
    index = 0
    while index < len(cells):
        kind = kinds[index]
        end = index + 1
        if kind == strong or (strong == "L" and kind == "N"):
            end = _reach(cells, kinds, index, strong)
        elif kind == "M" and made:
            # A mark is drawn over the letter beside it: after it once the line is turned.
            made[-1].append(cells[index])
            index = end
            continue
        made.append(cells[index:end])
        index = end
    return made


def _reach(cells: list[_Cell], kinds: list[str], start: int, strong: str) -> int:
    """Where a stretch of one direction that begins at ``start`` ends."""
    end = last = start + 1
    other = "R" if strong == "L" else "L"
    latin = kinds[start] == strong
    while last < len(cells) and kinds[last] != other:
        kind = kinds[last]
        if kind in (strong, "M"):
            if kind == strong and not latin and " " in [sign for sign, _ in cells[end:last]]:
                break  # a number, then a word: two runs
            latin = True
            end = last + 1
        elif kind == "N" and strong == "L":
            between = cells[end:last]
            if not latin and len(between) > 1:
                break
            if not latin and between and not _joins(between[0][0], cells):
                break
            end = last + 1
        last += 1
    return end


def _joins(sign: str, cells: list[_Cell]) -> bool:
    """Whether a sign keeps the figures on both sides of it in the order of writing."""
    return sign in _BETWEEN_DIGITS or (
        sign in "+-" and not any(unicodedata.bidirectional(cell[0][0]) == "AL" for cell in cells)
    )


def _held(cells: list[_Cell]) -> list[_Cell]:
    """Brackets as private signs until it is known whether the file names the mirrored forms."""
    return [(_HOLD.get(sign, sign), bits) for sign, bits in cells]


def settled(texts: list[str]) -> list[str]:
    """Texts with their brackets again: as the file has them, or mirrored where otherwise more of
    them would open after a word and close before one. The lengths stay."""
    right = wrong = 0
    for text in texts:
        for place, sign in enumerate(text):
            if sign not in _HELD:
                continue
            before = text[place - 1] if place else " "
            after = text[place + 1 : place + 2] or " "
            if before.isalnum() != after.isalnum():
                opens = after.isalnum()
                right += opens is (sign in _HELD_OPEN)
                wrong += opens is not (sign in _HELD_OPEN)
    table = {held: sign for sign, held in _HOLD.items()}
    if wrong > right:
        table = {held: _MIRROR[sign] for held, sign in table.items()}
    return [text.translate({ord(held): sign for held, sign in table.items()}) for text in texts]

"""What pdfium says of a page, in bulk: its glyphs with their places, its rules, its images.

The library's own calls make a Python object a character; here the same functions are called with
bare addresses and mapped over all characters of a page, which takes a quarter of the time.
"""

from __future__ import annotations

import ctypes
import itertools
from collections import deque

import pypdfium2.raw as pdfium

from unxdiff.readers.pdf.calls import address_of, call
from unxdiff.readers.pdf.drawn import look_for_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

__all__ = ["Ink", "PageInk", "TooMuch", "read_page"]

_MOST_CHARACTERS = 500_000
"""Characters of one page: a newspaper's has 50,000."""
_HIDDEN = 3
_BREAKS = (0x2028, 0x2029)
_STROKED = 2
_ITALIC_FLAG = 64
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_ITALIC_NAMES = ("italic", "oblique", "slanted", "kursiv")


class TooMuch(Exception):  # noqa: N818  it is told as what it means to the reader
    """A page holds more characters than any page."""


class Ink:
    """What the glyphs of one text object share."""

    __slots__ = ("angle", "bold", "hidden", "italic", "size", "spots", "y")

    def __init__(self, size: float, angle: int, *, bold: bool, italic: bool, hidden: bool) -> None:
        self.size = size
        """Height of the em in points."""
        self.angle = angle
        """Whole degrees by which its lines are turned against the page."""
        self.bold = bold
        self.italic = italic
        self.hidden = hidden
        """Render mode 3: the layer that character recognition puts under a scan."""
        self.y = 0.0
        """The baseline, in points from the bottom."""
        self.spots: list[tuple[float, float, str]] = []
        """(left, right, character) of each glyph that is not blank filling made by pdfium."""


class PageInk:
    """All that is taken from a page."""

    def __init__(self, left: float, bottom: float, right: float, top: float) -> None:
        self.box = (left, bottom, right, top)
        self.inks: list[Ink] = []
        self.rules: list[tuple[float, float, float, float]] = []
        """(left, bottom, right, top) of drawn lines and of the sides of drawn boxes."""
        self.images = 0
        self.unknown = 0
        """Glyphs for which the file tells no character."""


def read_page(page: Any) -> PageInk:
    """The glyphs, rules and images of an open page of pypdfium2."""
    taken = PageInk(*page.get_bbox())
    textpage = page.get_textpage()
    try:
        _glyphs(address_of(textpage.raw), taken)
        for ink in taken.inks:
            if ink.angle % 90:
                _close_up(ink)
    finally:
        textpage.close()
    taken.images = look_for_rules(address_of(page.raw), taken.rules)
    return taken


def _glyphs(text: int, taken: PageInk) -> None:
    pointer, whole = ctypes.c_void_p, ctypes.c_int
    count = call("FPDFText_CountChars", whole, pointer)(text)
    if count <= 0:
        return
    if count > _MOST_CHARACTERS:
        raise TooMuch
    unicode_of = call("FPDFText_GetUnicode", ctypes.c_uint, pointer, whole)
    object_of = call("FPDFText_GetTextObject", pointer, pointer, whole)
    box_of = call("FPDFText_GetLooseCharBox", whole, pointer, whole, pointer)
    pages, places = itertools.repeat(text), range(count)
    codes = list(map(unicode_of, pages, places))
    objects = list(map(object_of, pages, places))
    boxes = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(boxes)
    deque(map(box_of, pages, places, range(start, start + 16 * count, 16)), maxlen=0)
    edges = memoryview(boxes).cast("B").cast("f").tolist()
    # Boxes hold all of a slanted letter, which hangs over its neighbours: its origin tells better
    # where it begins.
    origin_of = call("FPDFText_GetCharOrigin", whole, pointer, whole, pointer, pointer)
    spots = (ctypes.c_double * (2 * count))()
    start = ctypes.addressof(spots)
    ways = range(start, start + 16 * count, 16), range(start + 8, start + 8 + 16 * count, 16)
    deque(map(origin_of, pages, places, *ways), maxlen=0)
    origins = memoryview(spots).cast("B").cast("d").tolist()
    _sorted_out(text, taken, codes, objects, edges[2::4], origins[::2])


def _sorted_out(
    text: int,
    taken: PageInk,
    codes: list[int],
    objects: list[Any],
    rights: Sequence[float],
    lefts: Sequence[float],
) -> None:
    """Give each glyph to the ink of its text object."""
    known: dict[int, Ink] = {}
    current, ink = None, None
    add: Callable[[tuple[float, float, str]], None] | None = None
    for index, owner in enumerate(objects):
        if owner is None:
            continue  # a blank or a line end that pdfium put in by its own rules
        code = codes[index]
        if owner != current:
            current = owner
            ink = known.get(owner)
            if ink is None:
                ink = known[owner] = _ink(text, index, owner)
                taken.inks.append(ink)
            add = ink.spots.append
        if (code <= 32 and code != 2) or 0x7F <= code < 0xA0 or code in _BREAKS:
            if code == 0:
                taken.unknown += 1
            elif (code in (32, 9) or code > 0x7F) and rights[index] > lefts[index]:
                add((lefts[index], rights[index], " "))  # type: ignore[misc]
            continue
        if 0xFFFD <= code <= 0xFFFF and code != 0xFFFE:
            taken.unknown += 1
        if ink is not None and ink.angle:
            left, right = _turned(text, index, ink.angle)
            add((left, right, _character(code)))  # type: ignore[misc]
        else:
            add((lefts[index], rights[index], _character(code)))  # type: ignore[misc]


def _close_up(ink: Ink) -> None:
    """Let each letter of a slanting line reach to the next: their boxes stand upright and tell
    nothing of their width."""
    spots = ink.spots
    for place in range(len(spots) - 1):
        left, _, sign = spots[place]
        spots[place] = (left, max(spots[place + 1][0], left), sign)


def _character(code: int) -> str:
    # pdfium writes 2 (older ones 0xFFFE) for a hyphen that it takes for one of the line's end.
    return "-" if code in (2, 0xFFFE) else chr(code)


def _ink(text: int, index: int, owner: int) -> Ink:
    """Size, slant, weight and baseline of a text object, told by its first glyph."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(ctypes.cast(text, pdfium.FPDF_TEXTPAGE), index, matrix)
    across, along = (matrix.a, matrix.b), (matrix.c, matrix.d)
    set_size = call("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
    size = abs(set_size(text, index)) * ((along[0] ** 2 + along[1] ** 2) ** 0.5)
    mode = call("FPDFTextObj_GetTextRenderMode", ctypes.c_int, ctypes.c_void_p)(owner)
    name, flags = _font(text, index)
    weight = call("FPDFText_GetFontWeight", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)(
        text, index
    )
    angle = _angle(*across)
    slanted = not angle and matrix.d > 0 and matrix.c / matrix.d > 0.1
    bold = weight >= 600 or mode == _STROKED or any(word in name for word in _BOLD_NAMES)
    italic = bool(flags & _ITALIC_FLAG) or slanted or any(word in name for word in _ITALIC_NAMES)
    ink = Ink(size or 1.0, angle, bold=bold, italic=italic, hidden=mode == _HIDDEN)
    x, y = _origin(text, index)
    ink.y = _framed(x, y, angle)[1]
    return ink


def _font(text: int, index: int) -> tuple[str, int]:
    """The name of a glyph's font without its subset's prefix, in small letters, and its flags."""
    flags = ctypes.c_int()
    held = ctypes.create_string_buffer(256)
    ask = call(
        "FPDFText_GetFontInfo", ctypes.c_ulong, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p,
        ctypes.c_ulong, ctypes.c_void_p,
    )  # fmt: skip
    ask(text, index, ctypes.addressof(held), 256, ctypes.addressof(flags))
    name = held.value.decode("latin-1").lower()
    return name.partition("+")[2] or name, flags.value


def _origin(text: int, index: int) -> tuple[float, float]:
    spot = (ctypes.c_double * 2)()
    start = ctypes.addressof(spot)
    ask = call(
        "FPDFText_GetCharOrigin", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p,
        ctypes.c_void_p,
    )  # fmt: skip
    ask(text, index, start, start + 8)
    return spot[0], spot[1]


def _angle(a: float, b: float) -> int:
    """The direction of a line in whole degrees, 0 to 359; a few degrees are a crooked scan."""
    if a > 0 and abs(b) <= 0.09 * a:
        return 0
    import math

    degrees = round(math.degrees(math.atan2(b, a))) % 360
    for straight in (0, 90, 180, 270, 360):
        if abs(degrees - straight) <= 5:
            return straight % 360
    return degrees


def _framed(x: float, y: float, angle: int) -> tuple[float, float]:
    """A place in the frame in which lines of this direction run to the right."""
    if angle == 0:
        return x, y
    if angle == 90:
        return y, -x
    if angle == 180:
        return -x, -y
    if angle == 270:
        return -y, x
    import math

    turn = math.radians(angle)
    return x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)


def _turned(text: int, index: int, angle: int) -> tuple[float, float]:
    """The left and right of a turned glyph in its own frame."""
    sides = (ctypes.c_double * 4)()
    start = ctypes.addressof(sides)
    ask = call("FPDFText_GetCharBox", ctypes.c_int, *[ctypes.c_void_p, ctypes.c_int],
                *[ctypes.c_void_p] * 4)  # fmt: skip
    ask(text, index, start, start + 8, start + 16, start + 24)
    left, right, bottom, top = sides
    ends = [_framed(x, y, angle)[0] for x in (left, right) for y in (bottom, top)]
    return min(ends), max(ends)

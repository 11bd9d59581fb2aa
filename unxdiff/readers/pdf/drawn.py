"""What is drawn on a page: straight lines, for they rule tables and part notes from the text."""

from __future__ import annotations

import ctypes
import itertools

import pypdfium2.raw as pdfium

from unxdiff.readers.pdf.calls import call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["look_for_rules"]

_MOST_OBJECTS = 200_000
"""Drawn objects of a page that are looked at: a map may hold millions of strokes."""
_MOST_SEGMENTS = 200
"""Segments of one path: a ruled table may be one path, a picture has thousands."""
_DEEPEST = 6
"""Forms within forms."""
_THIN = 3.0
"""Points: what is drawn thicker is a box or a bar."""

_Box = tuple[float, float, float, float]
_Point = tuple[float, float]


def look_for_rules(page: int, rules: list[_Box]) -> int:
    """Add the straight lines of the page at an address to ``rules``; gives its number of images."""
    count = call("FPDFPage_CountObjects", ctypes.c_int, ctypes.c_void_p)(page)
    member = call("FPDFPage_GetObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    number = min(count, _MOST_OBJECTS)
    return _look(list(map(member, itertools.repeat(page), range(number))), rules, 0)


def _look(objects: list[Any], rules: list[_Box], depth: int) -> int:
    kind_of = call("FPDFPageObj_GetType", ctypes.c_int, ctypes.c_void_p)
    images = 0
    for thing, kind in zip(objects, map(kind_of, objects), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(thing, rules)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = call("FPDFFormObj_CountObjects", ctypes.c_int, ctypes.c_void_p)(thing)
            member = call("FPDFFormObj_GetObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
            inside = [member(thing, place) for place in range(min(count, _MOST_OBJECTS))]
            images += _look([one for one in inside if one], rules, depth + 1)
    return images


def _path(thing: Any, rules: list[_Box]) -> None:
    sides = (ctypes.c_float * 4)()
    start = ctypes.addressof(sides)
    ask = call("FPDFPageObj_GetBounds", ctypes.c_int, *[ctypes.c_void_p] * 5)
    if not ask(thing, start, start + 4, start + 8, start + 12):
        return
    left, bottom, right, top = sides
    width, height = right - left, top - bottom
    if height <= _THIN < width or width <= _THIN < height:
        rules.append((left, bottom, right, top))
    elif width > 8 or height > 8:
        _outlines(thing, rules)


def _outlines(thing: Any, rules: list[_Box]) -> None:
    """The straight lines of a path of several: its strokes, or what is filled between a box and
    the box inside it, which is how some programs draw the border on one side."""
    count = call("FPDFPath_CountSegments", ctypes.c_int, ctypes.c_void_p)(thing)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    ways = _ways(thing, count)
    mode = (ctypes.c_int * 2)()
    start = ctypes.addressof(mode)
    ask = call("FPDFPath_GetDrawMode", ctypes.c_int, *[ctypes.c_void_p] * 3)
    if not ask(thing, start, start + 4):
        return
    if mode[1]:
        for way in ways:
            for one, other in itertools.pairwise(way):
                _straight(one, other, rules)
    elif mode[0] and len(ways) % 2 == 0:
        for outer, inner in zip(ways[::2], ways[1::2], strict=True):
            _between(_bounds(outer), _bounds(inner), rules)


def _straight(one: _Point, other: _Point, rules: list[_Box]) -> None:
    box = _bounds([one, other])
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) < 0.5 and max(width, height) > _THIN:
        rules.append(box)


def _bounds(points: list[_Point]) -> _Box:
    across, up = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(up), max(across), max(up)


def _between(outer: _Box, inner: _Box, rules: list[_Box]) -> None:
    """The thin strips between a box and the one inside it."""
    if outer[3] - outer[1] < inner[3] - inner[1] or outer[2] - outer[0] < inner[2] - inner[0]:
        outer, inner = inner, outer
    left, bottom, right, top = outer
    if not (left <= inner[0] and bottom <= inner[1] and inner[2] <= right and inner[3] <= top):
        return
    if 0.05 < inner[0] - left <= _THIN:
        rules.append((left, bottom, inner[0], top))
    if 0.05 < right - inner[2] <= _THIN:
        rules.append((inner[2], bottom, right, top))
    if 0.05 < top - inner[3] <= _THIN:
        rules.append((left, inner[3], right, top))
    if 0.05 < inner[1] - bottom <= _THIN:
        rules.append((left, bottom, right, inner[1]))


def _ways(thing: Any, count: int) -> list[list[_Point]]:
    """The points of a path, a list for each stretch that is drawn without lifting the pen."""
    matrix = pdfium.FS_MATRIX()
    ask = call("FPDFPageObj_GetMatrix", ctypes.c_int, *[ctypes.c_void_p] * 2)
    if not ask(thing, ctypes.addressof(matrix)):
        return []
    segment_of = call("FPDFPath_GetPathSegment", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    kind_of = call("FPDFPathSegment_GetType", ctypes.c_int, ctypes.c_void_p)
    closes = call("FPDFPathSegment_GetClose", ctypes.c_int, ctypes.c_void_p)
    place_of = call("FPDFPathSegment_GetPoint", ctypes.c_int, *[ctypes.c_void_p] * 3)
    spot = (ctypes.c_float * 2)()
    start = ctypes.addressof(spot)
    made: list[list[_Point]] = []
    for place in range(count):
        segment = segment_of(thing, place)
        if not segment or not place_of(segment, start, start + 4):
            return []
        x, y = spot
        point = (
            matrix.a * x + matrix.c * y + matrix.e,
            matrix.b * x + matrix.d * y + matrix.f,
        )
        kind = kind_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not made:
            made.append([point])
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            made[-1].append(point)
        else:
            return []  # a curve: no ruled table
        if closes(segment):
            made[-1].append(made[-1][0])
    return made

"""Which way a text runs, and what keeps its two directions apart once it is cut into pieces.

Unicode's rules (UAX 9) order a whole paragraph. A printer that sets every piece between two tags
by itself loses what they say of neighbours, and marks bring words together that no author wrote
side by side. So a stretch of the other direction that runs over several pieces is wrapped as one,
and a changed word of it that stands alone is wrapped by itself.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from unxdiff.lazy import lazy
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.renderers.pieces import Part, Piece

__all__ = ["arranged", "has_rtl", "isolated", "line_direction", "of_language"]

_RTL_LANGUAGES = frozenset(("ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_ISOLATE, _END = "\u2068", "\u2069"
_ARABIC_MARK = "\u061c"
"""Arabic letter mark: what follows is set as after an Arabic letter. It has no form."""
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_STRONG = {"L": "L", "R": "R", "AL": "A", "EN": "n", "AN": "a", "B": "B"}
_SIGNS = frozenset("-+%$€£°‰−–/:")
"""Signs that stand elsewhere beside a figure after Arabic letters than after none."""


@lazy
def _rtl() -> re.Pattern[str]:
    return re.compile(f"[{_RTL}]")


@lazy
def _latin() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]")


@lazy
def _stretches(way: str) -> re.Pattern[str]:
    """Stretches of the other direction in the classes of a line that runs ``way``."""
    return re.compile("L(?:[^RAaB]*[Ln])?" if way == "rtl" else "[RA](?:[^LB]*[RAna])?")


@lazy
def _spoken() -> re.Pattern[str]:
    return re.compile(f"“[^”]*”|[{_RTL}][^,;+“”A-Za-z]*")


def has_rtl(text: str) -> bool:
    """Whether a text has a letter that is written from right to left."""
    return not text.isascii() and _rtl().search(text) is not None


def of_language(language: str, texts: Iterable[str]) -> str:
    """``rtl`` or ``ltr``: the way a page runs whose text is in a language. Where that is not known
    the letters of ``texts`` say it."""
    if language:
        return "rtl" if language.partition("-")[0].lower() in _RTL_LANGUAGES else "ltr"
    return _majority("".join(texts))


def line_direction(pieces: Iterable[Piece], page: str) -> str:
    """``rtl`` or ``ltr``: the way a line of pieces runs on a page that runs the way of ``page``.

    On a page of Arabic a line is set from the right unless all its letters are others; elsewhere
    it is where most of its letters are Arabic's or Hebrew's.
    """
    if page == "rtl":
        text = "".join([part.text for piece in pieces for part in piece.parts])
        return "ltr" if not has_rtl(text) and _latin().search(text) else "rtl"
    found = [part.text for piece in pieces for part in piece.parts if not part.text.isascii()]
    if not any(map(has_rtl, found)):
        return "ltr"
    return _majority("".join([part.text for piece in pieces for part in piece.parts]))


def _majority(text: str) -> str:
    turned = 0 if text.isascii() else len(_rtl().findall(text))
    return "rtl" if turned and 2 * turned > len(_latin().findall(text)) else "ltr"


def isolated(text: str) -> str:
    """A text of ours with names and quotations of a draft in it, those from right to left closed
    off from the words around them by U+2068 and U+2069."""
    return _spoken().sub(_close_off, text) if has_rtl(text) else text


def _close_off(found: re.Match[str]) -> str:
    text = found[0]
    if text[0] == "“":
        return f"“{_ISOLATE}{text[1:-1]}{_END}”" if has_rtl(text) else text
    bare = text.rstrip()
    return f"{_ISOLATE}{bare}{_END}{text[len(bare) :]}"


# --- the pieces of a line ---------------------------------------------------------------------


def arranged(pieces: Sequence[Piece], way: str, *, paper: bool) -> tuple[Piece, ...]:
    """The pieces of a line that runs ``way``, with what keeps its directions in order.

    ``opens`` is set on the first and ``closes`` on the last of the pieces that are one stretch of
    the other direction; equal pieces are cut at its ends. On ``paper`` each piece is ordered by
    itself: one that begins with figures after Arabic letters gets U+061C in front.
    """
    if len(pieces) < 2:
        return tuple(pieces)
    classes = "".join([_classes(piece) for piece in pieces])
    edges = [0]
    for piece in pieces:
        edges.append(edges[-1] + len(_classes(piece)))
    starts: set[int] = set()
    ends: set[int] = set()
    text = "".join([_sized(part) for piece in pieces for part in piece.parts])
    for found in _stretches(way).finditer(classes):
        low, high = found.start(), _closed(text, found.start(), found.end())
        for first, last in _wrapped(pieces, edges, classes, low, high, way):
            starts.add(first)
            ends.add(last)
    other = "ltr" if way == "rtl" else "rtl"
    out: list[Piece] = []
    for piece, low, high in zip(pieces, edges, edges[1:], strict=False):
        cuts = [low, *sorted(at for at in starts | ends if low < at < high), high]
        for first, last in pairwise(cuts):
            one = piece if len(cuts) == 2 else _slice(piece, first - low, last - low)
            if first in starts or last in ends:
                one = replace(one, opens=other if first in starts else "", closes=last in ends)
            if paper and first and way == "rtl" and _needs_mark(classes, text, first, last):
                one = _marked(one)
            out.append(one)
    return tuple(out)


def _sized(part: Part) -> str:
    """The text a part stands for here: as it is, or one sign for what is none."""
    return part.text if part.kind in ("text", "space") and part.text else "\ufffc"


def _classes(piece: Piece) -> str:
    """A letter a character: L, R, A (Arabic), n (figure), a (Arabic figure), B (end), o (other)."""
    out = []
    for part in piece.parts:
        if part.kind in ("text", "space"):
            out += [_STRONG.get(unicodedata.bidirectional(sign), "o") for sign in _sized(part)]
        else:
            out.append("o" if part.kind == "mark" else "B")
    return "".join(out)


def _closed(text: str, low: int, high: int) -> int:
    """The end of a stretch, behind the bracket that closes one opened in it."""
    waiting: list[str] = []
    for sign in text[low:high]:
        if sign in _CLOSERS:
            waiting.append(_CLOSERS[sign])
        elif waiting and sign == waiting[-1]:
            waiting.pop()
    while waiting and text[high : high + 1] == waiting[-1]:
        waiting.pop()
        high += 1
    return high


def _wrapped(
    pieces: Sequence[Piece], edges: Sequence[int], classes: str, low: int, high: int, way: str
) -> list[tuple[int, int]]:
    """What of a stretch is wrapped: all of it where equal words hold it together, else each
    changed piece that it fills."""
    met = [i for i in range(len(pieces)) if edges[i] < high and edges[i + 1] > low]
    strong = "L" if way == "rtl" else "RA"
    held = any(
        pieces[i].op == "equal"
        and any(c in strong for c in classes[max(low, edges[i]) : min(high, edges[i + 1])])
        for i in met
    )
    if not held:
        return [
            (edges[i], edges[i + 1])
            for i in met
            if pieces[i].op != "equal" and edges[i] >= low and edges[i + 1] <= high
        ]
    # A tag cannot end inside a mark, so the stretch gives up a mark that it does not fill.
    if low > edges[met[0]] and not _divisible(pieces[met[0]]):
        low = edges[met[0] + 1]
    if high < edges[met[-1] + 1] and not _divisible(pieces[met[-1]]):
        high = edges[met[-1]]
    inside = any(low < edge < high for edge in edges)
    return [(low, high)] if inside else []


def _divisible(piece: Piece) -> bool:
    return piece.op == "equal" and piece.folded is None


def _slice(piece: Piece, low: int, high: int) -> Piece:
    """An equal piece from one place to another."""
    parts = []
    at = 0
    for part in piece.parts:
        size = len(_sized(part))
        first, last = max(low - at, 0), min(high - at, size)
        if first < last:
            whole = first == 0 and last == size
            parts.append(part if whole else replace(part, text=part.text[first:last]))
        at += size
    return replace(piece, parts=tuple(parts))


def _needs_mark(classes: str, text: str, low: int, high: int) -> bool:
    """Whether figures with signs stand here behind Arabic letters, before any other letter."""
    before = classes[:low].rstrip("nao")
    if not before.endswith("A"):
        return False
    strong = next((at for at in range(low, high) if classes[at] in "LRAB"), high)
    shown = text[low:strong]
    return "n" in classes[low:strong] and any(sign in _SIGNS for sign in shown)


def _marked(piece: Piece) -> Piece:
    first = piece.parts[0]
    if first.kind != "text":
        return piece
    return replace(piece, parts=(replace(first, text=_ARABIC_MARK + first.text), *piece.parts[1:]))

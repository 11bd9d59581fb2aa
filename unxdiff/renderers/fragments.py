"""Pieces of a text for a spreadsheet's cell: plain stretches with a look each, safe in XML."""

from __future__ import annotations

import re

from unxdiff.records import record
from unxdiff.renderers.terminal.cells import clean, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.renderers.pieces import Part, Piece
    from unxdiff.renderers.table_rows import Paragraph

__all__ = ["Fragment", "Look", "Stretch", "cut", "fragments", "shielded"]


@record
class Look:
    """``mark`` is ``insert delete move-here move-away`` or nothing; ``styles`` are the author's."""

    mark: str = ""
    styles: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is set as its cell is."""
        return not (self.mark or self.styles)


@record
class Stretch:
    """Text of one look that a cell can hold."""

    text: str
    look: Look


Fragment = tuple[str, Look]

_SHOWN = 1400
"""Columns of text in a row: about what a row of the greatest height (409 points) can show at the
width of ours."""
_LINE = 50
"""Columns that a line break may cost."""
_SAFE = 15_000
"""Characters in a row however narrow, at two code units each below the 32,767 of a cell."""
_ESCAPE = re.compile("(?<=_x)(?=[0-9a-fA-F]{4}_)")


def fragments(paragraphs: Sequence[Paragraph], op: str) -> list[Fragment]:
    """One side of a row; ``op`` is the one that is marked there, ``delete`` or ``insert``."""
    out: list[Fragment] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            out.append(("\n", Look()))
        if paragraph.label:
            out.append((paragraph.label, Look(op if paragraph.relabelled else "")))
            out.append((" ", Look()))
        for piece in paragraph.pieces:
            out += _piece(piece)
    return _joined(out)


def _piece(piece: Piece) -> list[Fragment]:
    mark = "" if piece.op == "equal" else piece.op
    if mark and piece.moved:
        mark = "move-here" if piece.op == "insert" else "move-away"
    out = [_part(part, mark) for part in piece.parts]
    if piece.other and piece.first:
        out.append((f" {piece.other} ", Look(mark and "move-here")))
    return out


def _part(part: Part, mark: str) -> Fragment:
    if part.kind == "mark":
        return part.text, Look(mark, ("superscript",))
    if part.kind == "tab":
        return " | ", Look()
    if part.kind == "end":
        return "¶", Look(mark)
    if part.kind == "label":
        return f"{part.text} ", Look(mark)
    return part.text, Look("" if part.kind == "space" else mark, part.styles)


def _joined(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Neighbours of one look as one."""
    out: list[Fragment] = []
    for text, look in pieces:
        if out and out[-1][1] == look:
            out[-1] = (out[-1][0] + text, look)
        elif text:
            out.append((text, look))
    return out


def shielded(pieces: Sequence[Fragment]) -> list[Stretch]:
    """The pieces without characters that XML or a reader cannot hold, each as a picture; and cut
    where text reads as the format's own escape for a character (``_x0041_``)."""
    out: list[Stretch] = []
    for text, look in pieces:
        safe = clean(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
        cuts = _ESCAPE.split(safe) if "_x" in safe else [safe]
        out += [Stretch(one, look) for one in cuts if one]
    return out


def cut(old: list[Fragment], new: list[Fragment]) -> list[tuple[list[Fragment], list[Fragment]]]:
    """Both sides in as many rows as the longer one needs to be seen whole, cut in proportion, so
    that what stands side by side stays there."""
    count = max(_rows(old), _rows(new), 1)
    if count == 1:
        return [(old, new)]
    return list(zip(_shared(old, count), _shared(new, count), strict=True))


def _rows(side: Sequence[Fragment]) -> int:
    text = "".join([text for text, _ in side])
    if len(text) < _SHOWN // 2 and "\n" not in text:
        return 1
    seen = columns(text.replace("\n", " ")) + _LINE * text.count("\n")
    return max(-(-seen // _SHOWN), -(-len(text) // _SAFE))


def _shared(side: Sequence[Fragment], count: int) -> list[list[Fragment]]:
    """One side in ``count`` parts of about one length, cut behind a blank where one is near."""
    whole = "".join([text for text, _ in side])
    edges = [0]
    for number in range(1, count):
        at = len(whole) * number // count
        blank = whole.rfind(" ", max(edges[-1], at - 80), at)
        edges.append(blank + 1 if blank >= 0 else max(at, edges[-1]))
    edges.append(len(whole))
    out: list[list[Fragment]] = [[] for _ in range(count)]
    start = 0
    for text, look in side:
        end = start + len(text)
        for number in range(count):
            low, high = max(start, edges[number]), min(end, edges[number + 1])
            if low < high:
                out[number].append((text[low - start : high - start], look))
        start = end
    return out

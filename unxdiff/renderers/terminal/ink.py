"""Marks: what an insertion, a deletion and a move look like, in colour and without.

Every line is closed where it ends and opened again on the next, because a pager shows lines alone.

Moves are green with the words "moved from", not doubly underlined: SGR 21 switches bold off on some
terminals instead, and ``4:2`` is misread by those that do not know the colon.
"""

from __future__ import annotations

from unxdiff.model.redline import Op
from unxdiff.renderers.palettes import palette
from unxdiff.renderers.terminal.cells import clean, columns, is_narrow, is_rtl, picture, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unxdiff.model.redline import Span

    Piece = tuple[str, int]
    Palette = tuple[str, ...]

__all__ = [
    "DELETED",
    "FAINT",
    "INSERTED",
    "MOVED",
    "PASSAGE_IN",
    "PASSAGE_OUT",
    "PLAIN",
    "STRONG",
    "TAG",
    "TYPOGRAPHIC",
    "color",
    "flat",
    "lay",
    "palette",
    "span_pieces",
    "tint",
    "whole",
]

PLAIN, DELETED, INSERTED, MOVED, FAINT, STRONG, TYPOGRAPHIC, PASSAGE_OUT, PASSAGE_IN, TAG = range(
    10
)
"""Inks. A passage is one that moved inside or between blocks: out of its old place, in at its new
one; the tag behind it says where the other end is."""

_RESET = "\x1b[0m"
_OPEN = {
    DELETED: "[-",
    INSERTED: "{+",
    TYPOGRAPHIC: "{~",
    PASSAGE_OUT: "[-",
    PASSAGE_IN: "{+",
    TAG: "[=",
}
_CLOSE = {
    DELETED: "-]",
    INSERTED: "+}",
    TYPOGRAPHIC: "~}",
    PASSAGE_OUT: "-]",
    PASSAGE_IN: "+}",
    TAG: "=]",
}

_RTL_OPEN, _RTL_CLOSE = "\u2067", "\u2069"
"""Right-to-left isolate: a terminal that reorders text keeps each line (and each of two columns)
apart and puts its full stop on the left; others give it no width."""


def color(text: str, ink: int, inks: Palette) -> str:
    """A stretch of one line in an ink."""
    code = inks[ink]
    return f"{code}{text}{_RESET}" if code and text else text


def tint(text: str, ink: int, inks: Palette) -> str:
    """Text in an ink's colour alone, neither struck nor underlined: a sign, a count."""
    code = inks[ink]
    if not inks[MOVED] or not text:
        return text
    # A colour alone follows "9;" or "4;", or stands by itself.
    code = f"\x1b[{code[4:]}" if code.startswith(("\x1b[9;", "\x1b[4;")) else code
    return f"{code}{text}{_RESET}"


def whole(text: str, *, row: bool = False) -> str:
    """A block's text made safe; the cells of a table's row are parted by a line."""
    text = clean(text)
    if "\t" in text:
        text = text.replace("\t", " │ " if row else "    ")
    return text


def span_pieces(
    spans: Iterable[Span],
    side: str = "both",
    equal: int = PLAIN,
    *,
    end: str = "↵",
    row: bool = False,
    typographic: bool = False,
    tags: Mapping[tuple[int, bool], str] | None = None,
) -> list[Piece]:
    """Spans as pieces of text and ink; no piece is empty.

    ``side`` is ``both``, ``old`` (nothing inserted) or ``new`` (nothing deleted). ``end`` is the
    picture of a changed line break: ``¶`` where paragraphs were split or merged, empty for none.
    ``tags`` are what is said behind a moved passage, by its id and whether it went away there.
    """
    pieces: list[Piece] = []
    after_end = False
    for span in spans:
        op, text = span.op, span.text
        if op is Op.EQUAL:
            if span.old_text is not None:
                if typographic:
                    pieces += _typographic(span.old_text, text, side, equal, row=row)
                    continue
                if side == "old":
                    text = span.old_text
            if text:
                pieces.append((_safe(text, row=row), equal))
            after_end = False
        elif (op is Op.DELETE) is (side != "new") or side == "both":
            ink = DELETED if op is Op.DELETE else INSERTED
            if span.moved:
                ink = PASSAGE_OUT if op is Op.DELETE else PASSAGE_IN
            if after_end and text == " ":
                # A blank stands where the paragraph mark was: worth no mark of its own.
                pieces.append((text, equal))
            elif text:
                breaks = op is Op.INSERT or side == "old"
                pieces.append((_changed(text, end, breaks=breaks, row=row), ink))
                if span.moved and tags:
                    _put_tag(pieces, tags.get((span.moved, op is Op.DELETE), ""), equal)
            after_end = text.endswith("\n")
        else:
            after_end = text.endswith("\n")
    return pieces


def _put_tag(pieces: list[Piece], said: str, equal: int) -> None:
    """Put a tag behind the last piece, before the blank that it ends with."""
    if not said:
        return
    text, ink = pieces.pop()
    core = text.rstrip(" ")
    pieces.append((core, ink))
    # Words of another script in a line that reads from the right keep together.
    pieces.append((f"\u2068{said}\u2069" if not core.isascii() and is_rtl(core) else said, TAG))
    if core != text:
        pieces.append((text[len(core) :], equal))


def _safe(text: str, *, row: bool) -> str:
    if text.isascii() and text.isprintable():
        return text
    return whole(text, row=row)


def _changed(text: str, end: str, *, breaks: bool, row: bool) -> str:
    """Changed text: what would be invisible in a mark gets a picture."""
    if text.isascii() and text.isprintable() and text[0] != " ":
        return text
    if "\n" in text:
        if end:
            shown = f"{end}\n" if breaks else end if text == "\n" else f"{end} "
            text = text.replace("\n", shown)
        return whole(text, row=row)
    if text.isspace() and "\t" not in text:
        return "".join(["␣" if c == " " else "⍽" if c == "\xa0" else picture(c) for c in text])
    text = whole(text, row=row)
    if not text.isascii() and columns(text) == 0:
        return "".join(map(picture, text))
    return text


def _typographic(old: str, new: str, side: str, equal: int, *, row: bool) -> list[Piece]:
    """An equal span whose letters differ in form, with each difference shown as ``old→new``."""
    from unxdiff.text.typography import differences

    pieces: list[Piece] = []
    for before, after in differences(old, new):
        if before == after:
            pieces.append((_safe(after, row=row), equal))
        elif side == "both":
            pieces.append((f"{_visible(before)}→{_visible(after)}", TYPOGRAPHIC))
        else:
            pieces.append((_visible(before if side == "old" else after), TYPOGRAPHIC))
    return [piece for piece in pieces if piece[0]]


def _visible(text: str) -> str:
    """Blanks of every kind told apart, for the eye; nothing is ``∅``."""
    if not text:
        return "∅"
    if text.isascii() and text.isprintable() and " " not in text:
        return text
    shown = [
        "␣" if c == " " else "⍽" if c == "\xa0" else picture(c) if not c.isprintable() else c
        for c in text
    ]
    return "".join(shown) if columns("".join(shown)) else "".join(map(picture, text))


def flat(pieces: Iterable[Piece]) -> str:
    """Pieces as one text with the markers ``[-…-]`` and ``{+…+}``.

    Blanks at either end of a change stand outside its markers, so that lines can end there.
    """
    parts: list[str] = []
    for text, ink in pieces:
        opening = _OPEN.get(ink)
        if opening is None:
            parts.append(text)
            continue
        core = text
        if core[0] in " \n" or core[-1] in " \n":
            core = text.strip(" \n")
            if not core:
                parts.append(text)
                continue
            at = text.index(core)
            parts += (text[:at], opening, core, _CLOSE[ink], text[at + len(core) :])
        else:
            parts += (opening, core, _CLOSE[ink])
    return "".join(parts)


def lay(
    pieces: list[Piece], width: int, inks: Palette, lengths: list[int] | None = None
) -> tuple[list[str], list[bool]]:
    """Pieces as finished lines, and for each line whether it begins a paragraph.

    ``lengths``, where given, receives the columns of each line.
    """
    colored = bool(inks[DELETED])
    if not colored or len(pieces) == 1:
        text = flat(pieces) if not colored else pieces[0][0]
        code = inks[pieces[0][1]] if pieces else ""
        cuts = wrap(text, width)
        if code:
            lines = [f"{code}{text[s:e]}{_RESET}" if e > s else "" for s, e in cuts]
        else:
            lines = [text[s:e] for s, e in cuts]
    else:
        text = "".join([piece[0] for piece in pieces])
        cuts = wrap(text, width)
        lines = _paint(pieces, text, cuts, inks)
    if lengths is not None:
        lengths += [columns(text[s:e]) for s, e in cuts]
    if "\n" in text:
        begins = [not s or text[s - 1] == "\n" for s, _ in cuts]
    else:
        begins = [True] + [False] * (len(cuts) - 1)
    if not is_narrow(text) and is_rtl(text):
        lines = [f"{_RTL_OPEN}{line}{_RTL_CLOSE}" if line else line for line in lines]
    return lines, begins


def _paint(pieces: list[Piece], text: str, cuts: list[tuple[int, int]], inks: Palette) -> list[str]:
    lines: list[str] = []
    rest = iter(pieces)
    code, piece_end = "", 0
    for start, end in cuts:
        parts: list[str] = []
        at = start
        while at < end:
            while piece_end <= at:
                piece, ink = next(rest)
                code = inks[ink]
                piece_end += len(piece)
            stop = min(piece_end, end)
            if code:
                parts += (code, text[at:stop], _RESET)
            else:
                parts.append(text[at:stop])
            at = stop
        lines.append("".join(parts))
    return lines

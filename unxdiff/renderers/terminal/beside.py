"""The side-by-side layout: the old text on the left, the new one on the right, row by row."""

from __future__ import annotations

from unxdiff.redline.hunks import Departure, Entry, NoteEntry
from unxdiff.renderers.terminal.cells import clean, columns, cut
from unxdiff.renderers.terminal.ink import FAINT, MOVED, PLAIN, STRONG, color, lay
from unxdiff.renderers.terminal.inline import common, said_of
from unxdiff.renderers.terminal.words import Renumbered, is_renumbering
from unxdiff.renderers.wording import marked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.redline.hunks import Item
    from unxdiff.renderers.terminal.ink import Piece
    from unxdiff.renderers.terminal.sheet import Sheet

    Cell = list[tuple[str, int]]

__all__ = ["LEAST", "write_beside"]

_INDENT = "  "

LEAST = 70
"""Columns below which two columns of prose cannot be read; the inline layout takes over."""


def write_beside(sheet: Sheet, shown: Iterable[Item | Renumbered], down: frozenset[int]) -> None:
    """Write the items in two columns; every block starts on the same row on both sides."""
    half = (sheet.width - 3) // 2
    labels = sheet.redline.labels
    _row(
        sheet,
        half,
        _line(sheet, clean(labels.old), half, STRONG),
        _line(sheet, clean(labels.new), half, STRONG),
    )
    for item in shown:
        if type(item) is Departure:
            _departure(sheet, item, half, down)
        elif type(item) is Entry and not item.number:
            _context(sheet, item, half)
        elif type(item) is Renumbered:
            _renumbered(sheet, item, half)
        elif type(item) is Entry or type(item) is NoteEntry:
            _entry(sheet, item, half, down)
        else:
            common(sheet, item, down)


def _row(sheet: Sheet, half: int, left: Cell, right: Cell) -> None:
    """Two cells side by side, each a list of lines with their columns."""
    bar = color("│", FAINT, sheet.inks)
    out = sheet.lines
    for index in range(max(len(left), len(right))):
        text, size = left[index] if index < len(left) else ("", 0)
        other = right[index][0] if index < len(right) else ""
        line = f"{text}{' ' * (half - size)} {bar}"
        out.append(f"{line} {other}" if other else line)


def _line(sheet: Sheet, text: str, width: int, ink: int) -> Cell:
    text = cut(text, width)
    return [(color(text, ink, sheet.inks), columns(text))] if text else []


def _head(sheet: Sheet, name: str, said: str, half: int, ink: int) -> Cell:
    """A name and what became of the block, wrapped to the column."""
    name = cut(clean(name), half)
    pieces: list[Piece] = [(name, STRONG)] if name else []
    if said:
        if name:
            pieces.append(("  ", PLAIN))
        pieces.append((said, ink))
    return _cell(sheet, pieces, half)


def _cell(sheet: Sheet, pieces: list[Piece], half: int) -> Cell:
    if not pieces:
        return []
    sizes: list[int] = []
    lines, _ = lay(pieces, half, sheet.inks, sizes)
    return list(zip(lines, sizes, strict=True))


def _text(sheet: Sheet, pieces: list[Piece], half: int) -> Cell:
    """A cell of text, indented so that the names stand out."""
    return [
        (_INDENT + line, size + len(_INDENT))
        for line, size in _cell(sheet, pieces, half - len(_INDENT))
    ]


def _start(sheet: Sheet, text: str, half: int, ink: int) -> Cell:
    """The start of a text in one indented line."""
    return _text(sheet, [(cut(text, half - len(_INDENT)), ink)] if text else [], half)


def _entry(sheet: Sheet, item: Entry | NoteEntry, half: int, down: frozenset[int]) -> None:
    change = item.change
    said = said_of(sheet, item, down)
    ink = MOVED if change.moved else FAINT
    _row(
        sheet,
        half,
        _head(sheet, item.old_name, "" if item.new_name else said, half, ink),
        _head(sheet, item.new_name, said if item.new_name else "", half, ink),
    )
    note = type(item) is NoteEntry
    alike = not marked(change) and not (change.typographic and sheet.typographic)
    if alike and sheet.options.context >= 0:
        if not note and not is_renumbering(item):
            old = sheet.plain_text(change, item.old_name, old=True)
            new = sheet.plain_text(change, item.new_name)
            _row(sheet, half, _start(sheet, old, half, PLAIN), _start(sheet, new, half, PLAIN))
        return
    left = sheet.pieces(change, item.old_name, "old", note=note) if change.old else []
    right = sheet.pieces(change, item.new_name, "new", note=note) if change.new else []
    _row(sheet, half, _text(sheet, left, half), _text(sheet, right, half))


def _renumbered(sheet: Sheet, item: Renumbered, half: int) -> None:
    first, last = item.first, item.last
    left = _head(sheet, f"{first.old_name}–{last.old_name}", "", half, FAINT)
    said = "renumbered, unchanged"
    if sheet.options.verbose:
        said = f"#{first.number}–#{last.number} {said}"
    _row(sheet, half, left, _head(sheet, f"{first.new_name}–{last.new_name}", said, half, FAINT))


def _context(sheet: Sheet, item: Entry, half: int) -> None:
    change = item.change
    if sheet.options.context < 0:
        _row(
            sheet,
            half,
            _head(sheet, item.old_name, "", half, FAINT),
            _head(sheet, item.new_name, "", half, FAINT),
        )
        left, right = (
            sheet.pieces(change, name, side)
            for name, side in ((item.old_name, "old"), (item.new_name, "new"))
        )
        _row(sheet, half, _text(sheet, left, half), _text(sheet, right, half))
        return
    cells = []
    for name, old in ((item.old_name, True), (item.new_name, False)):
        shown = clean(name)
        text = sheet.plain_text(change, name, old=old)
        head = f"{shown}  "
        room = max(half - columns(head), 8)
        cells.append(
            [
                (color(head, FAINT, sheet.inks) + line, columns(head) + size)
                for line, size in _cell(sheet, [(cut(text, room), FAINT)], room)
            ]
        )
    _row(sheet, half, *cells)


def _departure(sheet: Sheet, item: Departure, half: int, down: frozenset[int]) -> None:
    said = said_of(sheet, item, down)
    text = sheet.plain_text(item.change, item.old_name, old=True)
    _row(
        sheet,
        half,
        _head(sheet, item.old_name, said, half, MOVED),
        [],
    )
    _row(sheet, half, _start(sheet, text, half, FAINT), [])

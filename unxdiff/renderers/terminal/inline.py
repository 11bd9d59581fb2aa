"""The inline layout, and before and after: one change below the other."""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind
from unxdiff.redline.hunks import Departure, Entry, Gap, NoteEntry, Part
from unxdiff.renderers.terminal.cells import clean, columns, cut
from unxdiff.renderers.terminal.ink import (
    DELETED,
    FAINT,
    INSERTED,
    MOVED,
    PLAIN,
    STRONG,
    color,
    lay,
    tint,
)
from unxdiff.renderers.terminal.words import Renumbered, is_renumbering
from unxdiff.renderers.wording import departed, marked, status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.redline.hunks import Item
    from unxdiff.renderers.terminal.ink import Piece
    from unxdiff.renderers.terminal.sheet import Sheet

__all__ = ["common", "said_of", "write_before_after", "write_inline"]


def common(sheet: Sheet, item: Item | Renumbered, down: frozenset[int]) -> bool:
    """Write what looks the same in every layout; whether the item was written."""
    kind = type(item)
    if kind is Part:
        sheet.heading(item.title)  # type: ignore[union-attr]
    elif kind is Gap:
        sheet.aside(f"… {item.count:,} unchanged")  # type: ignore[union-attr]
    elif kind is Renumbered:
        _renumbered(sheet, item)  # type: ignore[arg-type]
    elif kind is Departure:
        _departure(sheet, item, down)  # type: ignore[arg-type]
    elif kind is Entry and not item.number:  # type: ignore[union-attr]
        _context(sheet, item)  # type: ignore[arg-type]
    else:
        return False
    return True


def said_of(sheet: Sheet, item: Entry | NoteEntry | Departure, down: frozenset[int]) -> str:
    """What became of the block, and with ``verbose`` the change's number, as pages have it."""
    way = item.change.id in down
    if type(item) is Departure:
        said = departed(item, down=way)
    else:
        said = status(sheet.redline, item, down=way)  # type: ignore[arg-type]
    return clean(f"#{item.number} {said}".rstrip() if sheet.options.verbose else said)


def write_inline(sheet: Sheet, shown: Iterable[Item | Renumbered], down: frozenset[int]) -> None:
    """Write the items with insertions and deletions in the running text."""
    for item in shown:
        if common(sheet, item, down):
            continue
        assert type(item) is Entry or type(item) is NoteEntry  # noqa: S101 - common took the rest
        said = said_of(sheet, item, down)
        names = _names(sheet, item)
        _entry(sheet, item, names, said)


def _entry(sheet: Sheet, item: Entry | NoteEntry, names: list[str], said: str) -> None:
    change = item.change
    full = marked(change) or (change.typographic and sheet.typographic)
    note = type(item) is NoteEntry
    if not full and sheet.options.context >= 0:
        _short(sheet, item, names[0], said)
        return
    pieces = sheet.pieces(change, names[0], note=note)
    if len(names) > 1 and sum(text.count("\n") for text, _ in pieces) != len(names) - 1:
        names = [" + ".join(names)]
    sheet.block(names, said, _words_ink(item), pieces)


def _words_ink(item: Entry | NoteEntry) -> int:
    # The words are not themselves deleted or inserted: they take the colour of a move only.
    return MOVED if item.change.moved else FAINT


def _short(sheet: Sheet, item: Entry | NoteEntry, name: str, said: str) -> None:
    """A change that leaves the text as it was: what happened, and how the text begins."""
    ink = _words_ink(item)
    if said:
        sheet.block([name], said, ink, [])
        if is_renumbering(item) or type(item) is NoteEntry:
            return
    text = sheet.plain_text(item.change, name)
    beside = "" if said else name
    sheet.one_line(beside, text, changed=True, ink=MOVED if item.change.moved else PLAIN)


def _names(sheet: Sheet, item: Entry | NoteEntry) -> list[str]:
    name = clean(item.new_name or item.old_name)
    if item.change.kind is ChangeKind.SPLIT:
        names = name.split(" + ")
        if all(map(sheet.fits, names)):
            return names
    return [name]


def _context(sheet: Sheet, item: Entry) -> None:
    name = item.new_name or item.old_name
    if sheet.options.context >= 0:
        text = sheet.plain_text(item.change, name)
        sheet.one_line(name, text, changed=False, ink=FAINT)
    else:
        sheet.block([clean(name)], "", FAINT, sheet.pieces(item.change, name), changed=False)


def _departure(sheet: Sheet, item: Departure, down: frozenset[int]) -> None:
    said = said_of(sheet, item, down)
    name = clean(item.old_name)
    text = sheet.plain_text(item.change, name, old=True)
    room = sheet.room - columns(said) - 2
    if room < 16 or not sheet.fits(name):
        sheet.block([name], said, MOVED, [])
        sheet.one_line("", text, changed=True, ink=FAINT)
        return
    lines, _ = lay([(cut(text, room), FAINT)], room + 2, sheet.inks)
    prefix = sheet.start(name) + color(f"{said}:", MOVED, sheet.inks) + " "
    sheet.lines.append(prefix + lines[0])


def _renumbered(sheet: Sheet, item: Renumbered) -> None:
    first, last = item.first, item.last
    names = clean(f"{first.new_name}–{last.new_name}")
    rest = clean(f"renumbered from {first.old_name}–{last.old_name}, unchanged")
    if sheet.options.verbose:
        rest = f"#{first.number}–#{last.number} {rest}"
    bar = color("│", FAINT, sheet.inks) + " "
    pieces = [(names, STRONG), (": ", PLAIN), (rest, FAINT)]
    lines, _ = lay(pieces, sheet.width - 4, sheet.inks)
    sheet.lines += [(bar if not i else bar + "  ") + line for i, line in enumerate(lines)]


def write_before_after(
    sheet: Sheet, shown: Iterable[Item | Renumbered], down: frozenset[int]
) -> None:
    """Write each change as its old paragraph (``−``) and below it its new one (``+``).

    The layout means the same in HTML and PDF: change by change the old text, then the new text
    under it, each with its own marks; what did not change stands once.
    """
    for item in shown:
        if common(sheet, item, down):
            continue
        assert type(item) is Entry or type(item) is NoteEntry  # noqa: S101 - common took the rest
        change = item.change
        name = clean(item.new_name or item.old_name)
        said = said_of(sheet, item, down)
        if not (marked(change) or (change.typographic and sheet.typographic)):
            _entry(sheet, item, [name], said)
            continue
        note = type(item) is NoteEntry
        prefix = sheet.start(name if sheet.fits(name) else "")
        if said or not sheet.fits(name):
            sheet.block([name], said, _words_ink(item), [])
            prefix = sheet.start("")
        for side, sign, ink, there in (
            ("old", "− ", DELETED, change.old),
            ("new", "+ ", INSERTED, change.new),
        ):
            if there:
                pieces = sheet.pieces(change, name, side, note=note)
                _signed(sheet, prefix, tint(sign, ink, sheet.inks), pieces)
                prefix = sheet.start("")


def _signed(sheet: Sheet, prefix: str, sign: str, pieces: list[Piece]) -> None:
    lines, _ = lay(pieces, max(sheet.room - 2, 8), sheet.inks)
    hang = sheet.start("") + "  "
    sheet.lines.append(prefix + sign + lines[0])
    sheet.lines += [(hang + line) if line else hang.rstrip() for line in lines[1:]]

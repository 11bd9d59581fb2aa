"""What stands around the changes: versions first, counts and remarks last."""

from __future__ import annotations

from unxdiff.redline.hunks import Departure, Entry, NoteEntry
from unxdiff.renderers.terminal.cells import clean, columns, cut
from unxdiff.renderers.terminal.ink import DELETED, FAINT, INSERTED, PLAIN, STRONG, color, lay, tint
from unxdiff.renderers.wording import WORTH_A_LOOK, counted, hidden, plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.document import Document
    from unxdiff.model.redline import Redline
    from unxdiff.redline.statistics import Statistics
    from unxdiff.renderers.terminal.sheet import Sheet

__all__ = ["versions", "write_footer", "write_header"]


def versions(redline: Redline) -> tuple[str, str]:
    """The two versions by label, and by symbol or name (empty where that says nothing new)."""
    labels = redline.labels
    first = _flat(f"{labels.old} → {labels.new}")
    old, new = _source(redline.old), _source(redline.new)
    second = _flat(f"{old} → {new}") if old and new else ""
    return first, "" if second == first else second


def _flat(text: str) -> str:
    """Text that somebody gave on the command line or a file's name, on one line."""
    text = clean(text)
    return text if text.isprintable() else text.replace("\n", " ").replace("\t", " ")


def _source(document: Document) -> str:
    for name, value in document.facts:
        if name == "symbol" and value:
            return value
    return document.name


def write_header(sheet: Sheet) -> None:
    """Both versions, and the title, author and date that were given."""
    labels = sheet.redline.labels
    if labels.title:
        sheet.add(cut(clean(labels.title), sheet.width), STRONG)
    before = len(sheet.lines)
    first, second = versions(sheet.redline)
    _both_ends(sheet, first, second, STRONG)
    if any(sheet.options.links):
        from unxdiff.renderers.terminal.links import linked

        sources = _flat(_source(sheet.redline.old)), _flat(_source(sheet.redline.new))
        sheet.lines[before:] = linked(
            sheet.lines[before:], second or first, sources, sheet.options.links
        )
    given = " · ".join([part for part in (labels.author, labels.date) if part])
    if given:
        sheet.add(cut(clean(given), sheet.width), FAINT)


def _both_ends(sheet: Sheet, left: str, right: str, ink: int) -> None:
    """Two texts at the ends of one line, or on two lines where they do not fit."""
    inks = sheet.inks
    space = sheet.width - columns(left) - columns(right)
    if right and space >= 2:
        sheet.add(color(left, ink, inks) + " " * space + color(right, FAINT, inks))
        return
    for text, own in ((left, ink), (right, FAINT)):
        if text:
            sheet.lines += lay([(text, own)], sheet.width, inks)[0]


def write_footer(
    sheet: Sheet, shown: Iterable[object], stats: Statistics, *, changed: bool
) -> None:
    """The remarks that want to be read, then the counts, then what is not shown."""
    redline, options = sheet.redline, sheet.options
    found = _diagnostics(redline)
    unread = _remarks(sheet, found, shown) if found else 0
    sheet.add("")
    if changed:
        _summary(sheet, stats)
    else:
        sheet.add("no differences", STRONG)
    for text in hidden(redline, stats, options.show):
        sheet.lines += lay([(clean(text), FAINT)], sheet.width, sheet.inks)[0]
    if unread and not options.quiet:
        sheet.add(f"{plural(unread, 'remark')} on how the files were read (-v)", FAINT)


def _summary(sheet: Sheet, stats: Statistics) -> None:
    parts = [f"{count:,} {word}" for count, word in counted(stats)]
    words = stats.words
    delta = f"−{words.deleted:,} +{words.inserted:,} words"
    gone = tint(f"−{words.deleted:,}", DELETED, sheet.inks)
    painted = f"{gone} {tint(f'+{words.inserted:,}', INSERTED, sheet.inks)} words"
    lines: list[str] = []
    for part in parts:
        if lines and columns(lines[-1]) + len(part) + 3 <= sheet.width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    lines = lines or ["changed"]
    for line in lines[:-1]:
        sheet.add(line, STRONG)
    last = lines[-1]
    space = sheet.width - columns(last) - len(delta)
    if space >= 2:
        sheet.add(color(last, STRONG, sheet.inks) + " " * space + painted)
    else:
        sheet.add(last, STRONG)
        sheet.add(painted)


def _diagnostics(redline: Redline) -> list[Diagnostic]:
    """All remarks once: the redline's, and those of the documents that it does not repeat."""
    if not (redline.diagnostics or redline.old.diagnostics or redline.new.diagnostics):
        return []
    seen: set[tuple[object, ...]] = set()
    found: list[Diagnostic] = []
    for side, source in (
        (None, redline.diagnostics),
        ("old", redline.old.diagnostics),
        ("new", redline.new.diagnostics),
    ):
        for one in source:
            key = (one.code, one.side or side, one.message, one.block, one.note, one.line, one.text)
            if key not in seen:
                seen.add(key)
                found.append(one)
    return found


def _remarks(sheet: Sheet, found: list[Diagnostic], shown: Iterable[object]) -> int:
    """Write the signals, and with ``verbose`` the rest; how many were left out."""
    signals = [one for one in found if one.code in WORTH_A_LOOK]
    others = [one for one in found if one.code not in WORTH_A_LOOK]
    verbose = sheet.options.verbose
    names = _names(shown) if signals or verbose else {}
    if signals:
        sheet.heading("Worth another look")
        for one in signals:
            _remark(sheet, one, names)
    if others and verbose:
        sheet.heading("How the files were read and compared")
        for one in others:
            _remark(sheet, one, names)
    return 0 if verbose else len(others)


def _names(shown: Iterable[object]) -> dict[tuple[str, bool, int], str]:
    """What shown blocks and notes are called, by (side, is a note, index)."""
    names: dict[tuple[str, bool, int], str] = {}
    for item in shown:
        if type(item) is Entry or type(item) is NoteEntry or type(item) is Departure:
            note = type(item) is NoteEntry
            for index in item.change.old:
                names["old", note, index] = item.old_name
            for index in item.change.new:
                names["new", note, index] = item.new_name
    return names


def _remark(sheet: Sheet, one: Diagnostic, names: dict[tuple[str, bool, int], str]) -> None:
    """One remark with its place: a name, or side and line."""
    side = one.side or "new"
    index = one.note if one.block is None else one.block
    place = names.get((side, one.block is None, index), "") if index is not None else ""
    text = clean(one.message)
    labels = sheet.redline.labels
    where = {"old": labels.old, "new": labels.new}.get(one.side or "", "")
    if where and not place:
        if one.line:
            where += f", line {one.line}"
        elif one.page:
            where += f", page {one.page}"
        text = f"{clean(where)}: {text}"
    if place:
        sheet.block([clean(place)], "", FAINT, [(text, PLAIN)], changed=False)
    else:
        lines, _ = lay([(text, PLAIN)], sheet.width - 4, sheet.inks)
        sheet.lines += [("    " if i else "  ") + line for i, line in enumerate(lines)]

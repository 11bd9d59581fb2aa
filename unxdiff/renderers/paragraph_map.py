"""The paragraph map: which old paragraph became which new one, a line each, without their texts."""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind
from unxdiff.redline.hunks import Departure, Entry, Gap, NoteEntry, Part, items
from unxdiff.renderers.sheets import csv_text
from unxdiff.renderers.terminal.cells import clean
from unxdiff.renderers.terminal.frame import versions
from unxdiff.renderers.terminal.words import Renumbered, collapse
from unxdiff.renderers.wording import hidden, kinds_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions
    from unxdiff.redline.hunks import Item

__all__ = ["became", "render_map", "render_map_csv", "write"]

_HEAD = ("Change", "Part", "Old paragraph", "New paragraph", "What became of it")
_CALLED = {"inserted": "new", "relabelled": "renumbered"}


def became(redline: Redline, item: Entry | NoteEntry) -> str:
    """What became of a paragraph, in a few words: ``split``, ``moved, amended``, ``renumbered``;
    ``unchanged`` where nothing did."""
    change = item.change
    found = [kind for kind in kinds_of(redline, change) if item.number or kind != "typographic"]
    if "moved" in found:
        found.remove("moved")
        if change.moved:
            found.insert(0, "moved")
        else:
            found.append("passage moved")
    if change.moved and "relabelled" in found:
        found.remove("relabelled")  # that goes without saying of what stands elsewhere
    if change.kind is not ChangeKind.EQUAL and "typographic" in found:
        found.remove("typographic")
    return ", ".join([_CALLED.get(kind, kind) for kind in found]) or "unchanged"


def render_map(redline: Redline, options: RenderOptions) -> str:
    """The map as lines of text; unchanged paragraphs are counted, or listed where
    ``options.context`` is -1. ``options.quiet`` leaves out what is said about hidden differences.
    """
    context = min(options.context, 0)
    return write(redline, options, items(redline, context, options.show))


def write(redline: Redline, options: RenderOptions, listed: Sequence[Item]) -> str:
    """``render_map`` for items already listed."""
    from unxdiff.redline.statistics import statistics

    lines = [text for text in versions(redline) if text]
    folded: Sequence[Item | Renumbered] = listed
    if options.context >= 0:
        folded = collapse(listed, typographic="typographic" in options.show)
    changed = False
    if listed and not isinstance(listed[0], Part):
        lines.append("")
    for item in folded:
        if isinstance(item, Part):
            lines += ["", clean(item.title)]
        elif isinstance(item, Gap):
            lines.append(f"  … {item.count} unchanged")
        elif isinstance(item, Renumbered):
            changed = True
            first, last = item.first, item.last
            lines.append(
                f"  {clean(first.old_name)}–{clean(last.old_name)} →"
                f" {clean(first.new_name)}–{clean(last.new_name)}, renumbered"
            )
        elif not isinstance(item, Departure):
            changed = changed or bool(item.number)
            lines.append(f"  {_line(redline, item)}")
    if not changed:
        lines += ["", "no differences"]
    if not options.quiet:
        said = hidden(redline, statistics(redline, unchanged=False), options.show)
        lines += [clean(text) for text in ("", *said)] if said else []
    return "\n".join([*lines, ""])


def _line(redline: Redline, item: Entry | NoteEntry) -> str:
    old, new = clean(item.old_name), clean(item.new_name)
    said = became(redline, item)
    if not (old and new):
        return f"{old or new} {said}"
    return f"{old}, {said}" if old == new else f"{old} → {new}, {said}"


def render_map_csv(redline: Redline, options: RenderOptions) -> str:
    """The map as CSV: every paragraph of both texts, unchanged ones too, has its row."""
    rows: list[tuple[str, ...]] = [_HEAD]
    part = ""
    for item in items(redline, -1, options.show):
        if isinstance(item, Part):
            part = item.title
        elif isinstance(item, Entry | NoteEntry):
            number = str(item.number or "")
            rows.append((number, part, item.old_name, item.new_name, became(redline, item)))
    return csv_text(rows)

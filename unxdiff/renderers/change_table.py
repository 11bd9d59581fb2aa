"""The change table: clause by clause what was and what is, with room for a meeting's notes."""

from __future__ import annotations

from unxdiff.redline.hunks import Entry, NoteEntry, items
from unxdiff.renderers.sheets import csv_text
from unxdiff.renderers.wording import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block, Note
    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions

__all__ = ["name", "render_table", "rows"]

_LABELS = ("Number", "Paragraph", "Old text", "New text", "Kind", "Notes")


def rows(redline: Redline, options: RenderOptions) -> list[tuple[str, ...]]:
    """The head and a row a change: its number, the paragraph's name, old text, new text, what
    happened, and an empty cell for notes.

    Unchanged paragraphs stand around a change as ``options.context`` says, without a number.
    """
    out: list[tuple[str, ...]] = [_LABELS]
    for item in items(redline, options.context, options.show):
        if not isinstance(item, Entry | NoteEntry):
            continue
        old_side: Sequence[Block | Note] = redline.old.blocks
        new_side: Sequence[Block | Note] = redline.new.blocks
        if isinstance(item, NoteEntry):
            old_side, new_side = redline.old.notes, redline.new.notes
        change = item.change
        out.append(
            (
                str(item.number or ""),
                name(item),
                "\n".join([_text(old_side[i]) for i in change.old]),
                "\n".join([_text(new_side[j]) for j in change.new]),
                describe(redline, item) if item.number else "unchanged",
                "",
            )
        )
    return out


def render_table(redline: Redline, options: RenderOptions) -> str:
    """The rows as CSV."""
    return csv_text(rows(redline, options))


def name(item: Entry | NoteEntry) -> str:
    """What a paragraph was called and is called: ``OP 2 → OP 3``; one name where they agree."""
    old, new = item.old_name, item.new_name
    return f"{old} → {new}" if old and new and old != new else new or old


def _text(part: Block | Note) -> str:
    """The text behind its label or mark, a table's cells parted by bars."""
    label = getattr(part, "label", None) or getattr(part, "mark", None)
    text = part.text.replace("\t", " | ") if getattr(part, "table", 0) else part.text
    return f"{label} {text}" if label else text

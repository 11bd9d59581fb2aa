"""What became of a block, in the words beside its name."""

from __future__ import annotations

from unxdiff.model.redline import Change, ChangeKind, Op, Redline
from unxdiff.records import record
from unxdiff.redline.hunks import Departure, Entry, Gap, Item, NoteEntry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block, Document, Note

__all__ = [
    "Renumbered",
    "collapse",
    "departed",
    "downward",
    "is_renumbering",
    "marked",
    "plural",
    "status",
]


@record
class Renumbered:
    """A run of blocks of which nothing changed but the label: shown as one line.

    ``count`` is how many; the names are those of the first and the last.
    """

    first: Entry
    last: Entry
    count: int


def plural(count: int, one: str, many: str = "") -> str:
    """``1 block``, ``2 blocks``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def is_renumbering(item: object, *, typographic: bool = False) -> bool:
    """Whether an item is an entry of which nothing changed but the label."""
    if type(item) is not Entry or not item.number:
        return False
    change = item.change
    return (
        change.relabelled
        and change.kind is ChangeKind.EQUAL
        and not (change.moved or change.restyled or change.remarked or change.rerolled)
        and not (typographic and change.typographic)
    )


def collapse(shown: Sequence[Item], *, typographic: bool = False) -> list[Item | Renumbered]:
    """The items with runs of renumbered blocks folded into one each.

    Unchanged blocks between two renumbered ones (subparagraphs, which keep their letters) go into
    the run.
    """
    out: list[Item | Renumbered] = []
    first: Entry | None = None
    last: Entry | None = None
    count = 0
    between: list[Item] = []
    for item in shown:
        if is_renumbering(item, typographic=typographic):
            assert type(item) is Entry  # noqa: S101 - told by is_renumbering
            if first is None:
                first = item
            last = item
            count += 1
            between.clear()
        elif first and (type(item) is Gap or (type(item) is Entry and not item.number)):
            between.append(item)
        else:
            if first and last:
                out.append(Renumbered(first, last, count) if count > 1 else first)
                out += between
                first, count = None, 0
                between.clear()
            out.append(item)
    if first and last:
        out.append(Renumbered(first, last, count) if count > 1 else first)
        out += between
    return out


def downward(shown: Sequence[object]) -> frozenset[int]:
    """The ids of changes that moved down: their old place comes before their new one."""
    left: set[int] = set()
    down: set[int] = set()
    for item in shown:
        if type(item) is Departure:
            left.add(item.change.id)
        elif type(item) is Entry and item.change.moved and item.change.id in left:
            down.add(item.change.id)
    return frozenset(down)


def departed(item: Departure, *, down: bool) -> str:
    """What stands at the old place: ``↑ moved to PP 7``. The arrow is the way the block went, the
    same at both ends."""
    return f"{'↓' if down else '↑'} moved to {item.new_name}"


def status(redline: Redline, item: Entry | NoteEntry, *, down: bool = False) -> str:
    """What the marks in the text do not say by themselves; empty where they say it all."""
    change = item.change
    kind = change.kind
    words: list[str] = []
    if change.moved:
        words.append(f"{'↓' if down else '↑'} moved from {item.old_name}")
    if kind is ChangeKind.INSERTED or kind is ChangeKind.DELETED:
        words.append(kind.value)
    elif kind is ChangeKind.SPLIT:
        words.append("split" if change.moved else f"⇥ split from {item.old_name}")
    elif kind is ChangeKind.MERGED:
        words.append("merged" if change.moved else f"merged from {item.old_name}")
    elif change.relabelled and not change.moved:
        words.append(_relabelled(redline, item))
    if change.replaced:
        words.append("replaced: too little in common")
    elif change.moved and kind is ChangeKind.AMENDED:
        words.append("amended")
    words += _beside_text(redline, item)
    if (
        kind is ChangeKind.EQUAL
        and (change.moved or change.relabelled)
        and not (change.restyled or change.remarked or change.rerolled)
    ):
        words.append("unchanged")
    if any(span.moved for span in change.spans):
        words.append("a passage moved inside")
    if change.consequential:
        words.append("consequential")
    return ", ".join(words)


def _beside_text(redline: Redline, item: Entry | NoteEntry) -> list[str]:
    """Changes of what stands beside the text: role, style, note marks, typography."""
    change = item.change
    old, new = _sides(redline, item)
    alone = change.kind is ChangeKind.EQUAL and not change.moved
    words: list[str] = []
    if change.rerolled:
        words.append(_rerolled(old, new))
    if change.restyled:
        words.append(("formatting only: " if alone else "formatting: ") + _restyled(old, new))
    if change.remarked:
        words.append(("notes only: " if alone else "notes: ") + _remarked(redline, change))
    if change.typographic and alone and not words and not change.relabelled and item.number:
        words.append("typographic only")
    return words


def _sides(
    redline: Redline, item: Entry | NoteEntry
) -> tuple[list[Block | Note], list[Block | Note]]:
    change = item.change
    if type(item) is NoteEntry:
        return (
            [redline.old.notes[i] for i in change.old],
            [redline.new.notes[i] for i in change.new],
        )
    return [redline.old.blocks[i] for i in change.old], [redline.new.blocks[i] for i in change.new]


def _relabelled(redline: Redline, item: Entry | NoteEntry) -> str:
    if item.old_name != item.new_name:
        return f"was {item.old_name}"
    old, new = _sides(redline, item)
    before, after = _label(old), _label(new)
    if before and after:
        return f"label {before} → {after}"
    return f"label {after} added" if after else f"label {before} removed"


def _label(blocks: Sequence[Block | Note]) -> str:
    first = blocks[0] if blocks else None
    return str(getattr(first, "label", None) or getattr(first, "mark", ""))


def _rerolled(old: Sequence[Block | Note], new: Sequence[Block | Note]) -> str:
    """``was preambular, now operative``, from the first of role, kind and level that differs."""
    before, after = old[0], new[0]
    for name in ("role", "kind"):
        was, now = getattr(before, name, ""), getattr(after, name, "")
        if was != now:
            return f"was {was.replace('-', ' ')}, now {now.replace('-', ' ')}"
    return f"was level {getattr(before, 'level', 0)}, now level {getattr(after, 'level', 0)}"


def _restyled(old: Sequence[Block | Note], new: Sequence[Block | Note]) -> str:
    """Which words gained or lost which style: ``italic “Recalling” added``."""
    before, after = _styled(old), _styled(new)
    lost = [(entry, "removed") for entry in before if entry not in after]
    gained = [(entry, "added") for entry in after if entry not in before]
    found = gained + lost
    if not found:
        return "moved to other words"
    shown = [f"{style} “{_short(text)}” {what}" for (style, text, _), what in found[:2]]
    if len(found) > 2:
        shown.append(f"{len(found) - 2} more")
    return "; ".join(shown)


def _styled(blocks: Sequence[Block | Note]) -> list[tuple[str, str, str | None]]:
    return [
        (run.style.value, block.text[run.start : run.end], run.target)
        for block in blocks
        for run in block.runs
    ]


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23].rstrip() + "…"


def _remarked(redline: Redline, change: Change) -> str:
    """Which notes are cited on either side, by their marks: ``1, 2 → 1``."""
    before = _cited(redline.old, change.old)
    after = _cited(redline.new, change.new)
    if before == after:
        return f"{', '.join(after)} cited elsewhere"
    return f"{', '.join(before) or 'none'} → {', '.join(after) or 'none'}"


def _cited(document: Document, indices: Sequence[int]) -> list[str]:
    return [document.notes[m.note].mark for i in indices for m in document.blocks[i].marks]


def marked(change: Change) -> bool:
    """Whether the change's text has anything to mark."""
    return any(span.op is not Op.EQUAL for span in change.spans)

"""What became of a block, and how much changed, in the words of a reader: one wording for the
terminal, HTML and PDF."""

from __future__ import annotations

from unxdiff.diagnostics import SIGNALS, Code
from unxdiff.model.redline import ChangeKind, Op
from unxdiff.options import FOLDS
from unxdiff.redline.hunks import Departure, Gap, NoteEntry, reshaped
from unxdiff.redline.naming import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.document import Block, Document, Note
    from unxdiff.model.redline import Change, Redline
    from unxdiff.redline.hunks import Entry, Passage
    from unxdiff.redline.statistics import Statistics

__all__ = [
    "KINDS",
    "WORTH_A_LOOK",
    "counted",
    "departed",
    "describe",
    "hidden",
    "kinds_of",
    "left_out",
    "marked",
    "plural",
    "remark",
    "status",
    "tag",
    "worth_a_look",
]

WORTH_A_LOOK = SIGNALS | {
    Code.REFERENCE_STALE,
    Code.LIMIT_REACHED,
    Code.REVISIONS_RESOLVED,
    Code.NOT_COMPARED,
}
"""Remarks that every reader is shown: what a drafter wants to look at again, limits, and what of
the files the redline does not show."""

KINDS: tuple[str, ...] = (
    *("amended", "inserted", "deleted", "moved", "split", "merged", "relabelled"),
    *("notes", "formatting", "consequential", "typographic"),
)
"""What a change may be filtered by, in the order it is offered."""


def kinds_of(redline: Redline, change: Change) -> tuple[str, ...]:
    """What happened, as filter words."""
    kinds = [] if change.kind is ChangeKind.EQUAL else [change.kind.value]
    flags = (
        (change.moved or any(span.moved for span in change.spans), "moved"),
        (change.relabelled, "relabelled"),
        (change.remarked, "notes"),
        (change.restyled or reshaped(redline, change), "formatting"),
        (change.consequential, "consequential"),
        (change.typographic, "typographic"),
    )
    kinds += [name for flag, name in flags if flag]
    return tuple(kinds)


def marked(change: Change) -> bool:
    """Whether the change's text has anything to mark."""
    return any(span.op is not Op.EQUAL for span in change.spans)


def plural(count: int, one: str, many: str = "") -> str:
    """``1 block``, ``2 blocks``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


# --- one change -----------------------------------------------------------------------------


def describe(redline: Redline, item: Entry | Departure | NoteEntry) -> str:
    """What happened, said by itself: ``moved from PP 10, amended``."""
    if isinstance(item, Departure):
        return f"moved to {item.new_name}"
    return ", ".join(_said(redline, item) + _passages(item)) or "changed"


def status(redline: Redline, item: Entry | NoteEntry, *, down: bool = False) -> str:
    """What ``describe`` says that the marks in the text beside it do not; empty where they say it
    all. ``down`` tells which way a moved block went."""
    change = item.change
    words = _said(redline, item)
    if not words:
        return ""
    if change.moved:
        words[0] = f"{'↓' if down else '↑'} {words[0]}"
    elif change.kind is ChangeKind.SPLIT:
        words[0] = f"⇥ {words[0]}"
    elif change.kind is ChangeKind.AMENDED and "amended" in words:
        words.remove("amended")
    return ", ".join(words)


def departed(item: Departure, *, down: bool) -> str:
    """What stands at the old place: ``↑ moved to PP 7``. The arrow is the way the block went, the
    same at both ends."""
    return f"{'↓' if down else '↑'} moved to {item.new_name}"


def _said(redline: Redline, item: Entry | NoteEntry) -> list[str]:
    change = item.change
    kind = change.kind
    words: list[str] = []
    if change.moved:
        words.append(f"moved from {item.old_name}" if item.old_name else "moved")
    if kind is ChangeKind.INSERTED or kind is ChangeKind.DELETED:
        words.append(kind.value)
    elif kind is ChangeKind.SPLIT or kind is ChangeKind.MERGED:
        words.append(kind.value if change.moved else f"{kind.value} from {item.old_name}")
    elif change.relabelled and not change.moved:
        words.append(_relabelled(redline, item))
    if change.replaced:
        words.append("replaced: too little in common")
    elif kind is ChangeKind.AMENDED:
        words.append("amended")
    beside = _beside_text(redline, item)
    words += beside
    if kind is ChangeKind.EQUAL and (change.moved or change.relabelled) and not beside:
        words.append("unchanged")
    if change.consequential:
        words.append("consequential")
    return words


def _passages(item: Entry | NoteEntry) -> list[str]:
    """Where passages of a block went and came from, each place once."""
    said = []
    for passage in () if type(item) is NoteEntry else item.passages:  # type: ignore[union-attr]
        way = "to" if passage.away else "from"
        said.append(
            f"passage moved {way} {passage.name}" if passage.name else "a passage moved inside"
        )
    return list(dict.fromkeys(said))


_RAISED = {ord(digit): raised for digit, raised in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}


def tag(passage: Passage) -> str:
    """What stands behind one end of a moved passage: ``↓² to OP 7``; ``↓²`` inside one change, or
    where the rest of it follows. The arrow is the way it went, the number that of both ends."""
    way = ("↓" if passage.down else "↑") + str(passage.id).translate(_RAISED)
    if not passage.name or passage.more:
        return way
    return f"{way} {'to' if passage.away else 'from'} {passage.name}"


def _beside_text(redline: Redline, item: Entry | NoteEntry) -> list[str]:
    """Changes of what stands beside the text: shape, style, note marks, typography."""
    change = item.change
    old, new = _sides(redline, item)
    alone = change.kind is ChangeKind.EQUAL and not change.moved
    formatting = "formatting only: " if alone else "formatting: "
    words: list[str] = []
    if change.rerolled and reshaped(redline, change):
        words.append(formatting + _reshaped(old[0], new[0]))
    if change.restyled:
        words.append(("" if words else formatting) + _restyled(old, new))
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


def _reshaped(old: Block | Note, new: Block | Note) -> str:
    """``role heading → paragraph``, or ``level 2 → 3`` where the kind is the same."""
    before, after = getattr(old, "kind", ""), getattr(new, "kind", "")
    if before != after:
        return f"role {_KIND.get(before, before)} → {_KIND.get(after, after)}"
    first = 1 if before == "item" else 0  # people count the levels of a list from 1
    return f"level {getattr(old, 'level', 0) + first} → {getattr(new, 'level', 0) + first}"


_KIND = {"item": "list item", "row": "table row"}


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


# --- the whole ------------------------------------------------------------------------------


def counted(stats: Statistics) -> tuple[tuple[int, str], ...]:
    """The counts that are not zero, in the order a drafter asks for them: (4, ``amended``),
    (1, ``note inserted``)."""
    blocks, notes = stats.blocks, stats.notes
    named = (
        (blocks.amended, "amended"),
        (blocks.moved, "moved"),
        (blocks.inserted, "inserted"),
        (blocks.deleted, "deleted"),
        (blocks.split, "split"),
        (blocks.merged, "merged"),
        (blocks.relabelled, "renumbered"),
        (blocks.restyled, "restyled"),
        (blocks.consequential, "consequential"),
        (stats.passages, "passage moved" if stats.passages == 1 else "passages moved"),
        (notes.amended, f"{_note(notes.amended)} amended"),
        (notes.inserted, f"{_note(notes.inserted)} inserted"),
        (notes.deleted, f"{_note(notes.deleted)} deleted"),
        (notes.moved, f"{_note(notes.moved)} moved"),
        (notes.split + notes.merged, f"{_note(notes.split + notes.merged)} split or merged"),
    )
    return tuple([entry for entry in named if entry[0]])


def _note(count: int) -> str:
    return "note" if count == 1 else "notes"


def hidden(
    redline: Redline, stats: Statistics, show: Sequence[str], *, options: bool = True
) -> list[str]:
    """What is not shown, so that nothing is hidden in silence: one sentence a reason.

    ``options`` tells the option of the command line that decides it, for people who can use it.
    """
    ignored = set(redline.ignored)
    kinds = dict(stats.folded)
    said = []
    quiet = [(kind, kinds[kind]) for kind in FOLDS if kinds.get(kind) and kind not in ignored]
    if quiet and "typographic" not in show:
        total = plural(sum([count for _, count in quiet]), "typographic difference")
        which = ", ".join([f"{kind} {count:,}" for kind, count in quiet])
        said.append(f"{total} not shown ({'--show typographic' if options else which})")
    asked = [
        f"{plural(count, 'difference')} of {kind}"
        for kind, count in kinds.items()
        if count and kind not in FOLDS
    ]
    if asked:
        option = f" (--ignore {','.join(redline.ignored)})" if options else " on request"
        said.append(f"{', '.join(asked)} ignored{option}")
    elif ignored:
        said.append(f"ignored where they differ: {', '.join(redline.ignored)}")
    return said


def worth_a_look(redline: Redline) -> tuple[tuple[str, str], ...]:
    """What a drafter wants to look at again, as (name of the block or empty, message)."""
    found = [one for one in redline.diagnostics if one.code in WORTH_A_LOOK]
    if not found:
        return ()
    called = {"old": names(redline.old), "new": names(redline.new)}
    return tuple(
        [
            (
                called[one.side][one.block] if one.side and one.block is not None else "",
                one.message,
            )
            for one in found
        ]
    )


def remark(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """A diagnostic as (side, code, message)."""
    return diagnostic.side or "", diagnostic.code.value, diagnostic.message


def left_out(shown: Iterable[object], context: int) -> tuple[str, ...]:
    """A sentence where unchanged blocks were left out, in front of all the gaps."""
    count = sum([item.count for item in shown if isinstance(item, Gap)])
    if not count:
        return ()
    around = f", but for {context} on either side of a change" if context else ""
    what = "1 unchanged paragraph is" if count == 1 else f"{count:,} unchanged paragraphs are"
    return (f"{what} left out{around}.",)

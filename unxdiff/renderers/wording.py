"""What happened, in the words of a reader: for the gutter, the list of changes and the summary."""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind
from unxdiff.redline.hunks import Departure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.redline import Change
    from unxdiff.redline.hunks import Entry, NoteEntry
    from unxdiff.redline.statistics import Statistics

__all__ = ["KINDS", "describe", "kinds_of", "remark", "tally", "unsaid"]

KINDS: tuple[str, ...] = (
    *("amended", "inserted", "deleted", "moved", "split", "merged", "relabelled"),
    *("notes", "formatting", "consequential", "typographic"),
)
"""What a change may be filtered by, in the order it is offered."""


def kinds_of(change: Change) -> tuple[str, ...]:
    """What happened, as filter words."""
    kinds = [] if change.kind is ChangeKind.EQUAL else [change.kind.value]
    flags = (
        (change.moved, "moved"),
        (change.relabelled, "relabelled"),
        (change.remarked, "notes"),
        (change.restyled or change.rerolled, "formatting"),
        (change.consequential, "consequential"),
        (change.typographic, "typographic"),
    )
    kinds += [name for flag, name in flags if flag]
    return tuple(kinds)


def describe(change: Change, item: Entry | Departure | NoteEntry) -> str:
    """What happened, in the words of a reader: ``moved from PP 10, amended``."""
    if isinstance(item, Departure):
        return f"moved to {item.new_name}"
    words = []
    if change.moved:
        words.append(f"moved from {item.old_name}" if item.old_name else "moved")
    if change.kind is ChangeKind.SPLIT:
        words.append(f"split from {item.old_name}")
    elif change.kind is ChangeKind.MERGED:
        words.append(f"merged from {item.old_name}")
    elif change.kind is not ChangeKind.EQUAL:
        words.append("replaced" if change.replaced else change.kind.value)
    if change.kind in (ChangeKind.EQUAL, ChangeKind.AMENDED) and not change.moved:
        if item.old_name != item.new_name:
            words.append(f"was {item.old_name}")
        elif change.relabelled:
            words.append("label changed")
    if change.remarked and change.kind is ChangeKind.EQUAL:
        words.append("note marks changed")
    if change.restyled or change.rerolled:
        words.append("formatting changed")
    if change.typographic and change.kind is ChangeKind.EQUAL:
        words.append("typography changed")
    if change.consequential:
        words.append("consequential")
    return ", ".join(words) or "changed"


def tally(counts: Statistics) -> tuple[tuple[int, str], ...]:
    """The non-zero counts, in the order a drafter asks for them."""
    blocks, notes = counts.blocks, counts.notes
    note_total = notes.amended + notes.inserted + notes.deleted + notes.split + notes.merged
    named = (
        (blocks.amended, "amended"),
        (blocks.inserted, "inserted"),
        (blocks.deleted, "deleted"),
        (blocks.moved, "moved"),
        (blocks.split, "split"),
        (blocks.merged, "merged"),
        (blocks.relabelled, "renumbered"),
        (blocks.restyled, "with formatting changed"),
        (blocks.consequential, "consequential"),
        (note_total, "notes changed" if note_total != 1 else "note changed"),
    )
    return tuple([entry for entry in named if entry[0]])


def unsaid(counts: Statistics, ignored: Sequence[str], show: Sequence[str]) -> tuple[str, ...]:
    """What is not shown, said in sentences, so that nothing is hidden in silence."""
    said = []
    folded = sum(number for _, number in counts.folded)
    if folded and "typographic" not in show:
        kinds = ", ".join(f"{name} {number}" for name, number in counts.folded)
        what = "difference" if folded == 1 else "differences"
        said.append(f"{folded} folded {what} not marked ({kinds}).")
    if ignored:
        said.append(f"Ignored on request: {', '.join(ignored)}.")
    return tuple(said)


def remark(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """A diagnostic as (side, code, message)."""
    return diagnostic.side or "", diagnostic.code.value, diagnostic.message

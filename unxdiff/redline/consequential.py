"""Changes that follow from other changes: apart from real ones, a drafter need not argue them.

The rules are those of the field (see docs): a full stop that becomes a semicolon because a
paragraph was appended, ``also`` and ``further`` in a chain of equal openers, the first Arabic
``إذ``, a cross-reference that follows its target's new number. A change is consequential when
every difference in it is.
"""

from __future__ import annotations

from unxdiff.diagnostics import Diagnostic
from unxdiff.model.redline import Change, ChangeKind, Op
from unxdiff.model.roles import Role
from unxdiff.records import record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block, Document

__all__ = ["References", "consequential", "reasons"]

_ADVERBS = frozenset(
    [
        "also",
        "further",
        "furthermore",
        "again",
        "également",
        "aussi",
        "outre",
        "en",
        "encore",
        "también",
        "además",
        "asimismo",
        "также",
        "далее",
        "и",
        "又",
        "还",
        "也",
        "还又",
        "أيضا",
        "كذلك",
        "و",
    ]
)
_ENDS = frozenset((";", ".", ",", "; and", ", and", "; or", "；", "。", "，", "؛", "،", ""))
_OPENER = 60
"""Characters in which an opener's adverb must stand."""
_LISTED = frozenset(
    (Role.OPERATIVE, Role.SUBPARAGRAPH, Role.PREAMBULAR, Role.CLAUSE, Role.LIST_ITEM)
)


@record
class References:
    """What the references of a comparison say: for each change's id the stretches of the old text
    that hold a number which rightly followed its target, and the remarks."""

    followed: tuple[tuple[int, tuple[tuple[int, int], ...]], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def consequential(
    changes: Sequence[Change], old: Document, new: Document, followed: References
) -> tuple[Change, ...]:
    """The changes with ``consequential`` set where it holds."""
    numbers = dict(followed.followed)
    out: list[Change] = []
    shifted = _neighbours_changed(changes)
    for change in changes:
        if (
            change.kind is ChangeKind.AMENDED
            and not change.replaced
            and len(change.spans) < 8
            and _follows(change, old.blocks, new.blocks, shifted, numbers.get(change.id, ()))
        ):
            out.append(replace(change, consequential=True))
        else:
            out.append(change)
    return tuple(out)


def reasons(change: Change) -> tuple[str, ...]:
    """What a consequential change follows from, as sentences without repetition, in the order of
    its differences."""
    edits = _edits(change)
    found = []
    for place, (at, at_end, deleted, inserted) in enumerate(edits):
        if place == len(edits) - 1 and at_end and _is_end(deleted, inserted):
            found.append("Follows from a change in what stands last in the list.")
        elif at < _OPENER and _is_adverb(deleted, inserted):
            found.append("Follows from a change in the paragraphs around it.")
        else:
            found.append("Follows from the new number of what it refers to.")
    return tuple(dict.fromkeys(found))


def _neighbours_changed(changes: Sequence[Change]) -> set[int]:
    """Ids of changes before or after which a block was inserted, deleted, moved, split, merged."""
    out: set[int] = set()
    still = (ChangeKind.EQUAL, ChangeKind.AMENDED)
    for place, change in enumerate(changes):
        if change.kind not in still or change.moved:
            for near in (place - 1, place, place + 1):
                if 0 <= near < len(changes):
                    out.add(changes[near].id)
    return out


def _follows(
    change: Change,
    old: Sequence[Block],
    new: Sequence[Block],
    shifted: set[int],
    numbers: Sequence[tuple[int, int]],
) -> bool:
    before, after = old[change.old[0]], new[change.new[0]]
    edits = _edits(change)
    if not edits:
        return False
    last = len(edits) - 1
    for place, (at, at_end, deleted, inserted) in enumerate(edits):
        if place == last and at_end and _is_end(deleted, inserted):
            if before.role not in _LISTED or not _last_changed(change, old, new):
                return False
        elif any(start <= at and at + len(deleted) <= end for start, end in numbers):
            continue
        elif at >= _OPENER or change.id not in shifted or not _is_adverb(deleted, inserted):
            return False
    return before.role == after.role


def _edits(change: Change) -> list[tuple[int, bool, str, str]]:
    """(place in the old text, whether nothing follows, deleted, inserted) of each edit."""
    out: list[tuple[int, bool, str, str]] = []
    at = 0
    spans = change.spans
    for place, span in enumerate(spans):
        if span.op is Op.EQUAL:
            at += len(span.text if span.old_text is None else span.old_text)
            continue
        following = spans[place + 1] if place + 1 < len(spans) else None
        if span.op is Op.DELETE:
            paired = following is not None and following.op is Op.INSERT
            inserted = following.text if paired and following is not None else ""
            end = place + (2 if paired else 1) == len(spans)
            out.append((at, end, span.text, inserted))
            at += len(span.text)
        elif place == 0 or spans[place - 1].op is not Op.DELETE:
            out.append((at, following is None, "", span.text))
    return out


def _is_end(deleted: str, inserted: str) -> bool:
    return deleted.strip() in _ENDS and inserted.strip() in _ENDS


def _is_adverb(deleted: str, inserted: str) -> bool:
    """The same words but for adverbs: ``Also decides`` and ``Decides``, ``Recalling further``."""
    old = [word for word in deleted.lower().split() if word not in _ADVERBS]
    new = [word for word in inserted.lower().split() if word not in _ADVERBS]
    return old == new


def _last_changed(change: Change, old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Whether the block is the last of its list on one side only, or what follows it changed."""
    return _is_last(old, change.old[0]) != _is_last(new, change.new[0])


def _is_last(blocks: Sequence[Block], place: int) -> bool:
    here = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if following is None or following.role not in _LISTED:
        return True
    return following.level < here.level or (
        following.role != here.role and here.role is not Role.OPERATIVE
    )

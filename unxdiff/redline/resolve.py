"""The law: accept(redline) is the new document, reject(redline) the old one, to the letter."""

from __future__ import annotations

from unxdiff.errors import LawError
from unxdiff.model.document import Block, Document, Note
from unxdiff.model.redline import Change, ChangeKind, Op, Redline, Span
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["accept", "check", "reject"]


def accept(redline: Redline) -> Document:
    """The new document, put together from the redline's spans alone (not copied from its input).

    Raises LawError when the spans do not fit the blocks.
    """
    return _resolved(redline, new=True)


def reject(redline: Redline) -> Document:
    """The old document, put together from the redline's spans alone.

    Raises LawError when the spans do not fit the blocks.
    """
    return _resolved(redline, new=False)


def check(redline: Redline) -> None:
    """Raise LawError, naming the first change that breaks it, unless the law holds.

    Checked are: every block and note of both sides stands in exactly one change; spans rebuild
    the texts; adjacent spans have different ops, a deletion before its insertion (only a moved
    passage may stand beside another span of its op); each passage's id is that of one deletion and
    one insertion; a change's kind fits its sides; an equal span's two sides differ only where
    something was folded.
    """
    for changes, old, new in (
        (redline.changes, redline.old.blocks, redline.new.blocks),
        (redline.note_changes, redline.old.notes, redline.new.notes),
    ):
        _check_cover(changes, len(old), len(new))
        for change in changes:
            _check_spans(change)
            _check_kind(change)
    _check_passages(redline)
    for document, rebuilt in (
        (redline.old, reject(redline)),
        (redline.new, accept(redline)),
    ):
        if rebuilt.blocks != document.blocks or rebuilt.notes != document.notes:
            raise LawError(f"the redline does not turn back into {document.name}")


def _text(spans: Sequence[Span], *, new: bool) -> str:
    keep = Op.INSERT if new else Op.DELETE
    out = []
    for span in spans:
        if span.op is Op.EQUAL:
            out.append(span.text if new or span.old_text is None else span.old_text)
        elif span.op is keep:
            out.append(span.text)
    return "".join(out)


def _resolved(redline: Redline, *, new: bool) -> Document:
    document = redline.new if new else redline.old
    blocks: list[Block | None] = [None] * len(document.blocks)
    for change in redline.changes:
        for place, text in _texts(change, document.blocks, new=new):
            blocks[place] = replace(document.blocks[place], text=text)
    notes: list[Note | None] = [None] * len(document.notes)
    for change in redline.note_changes:
        for place, text in _texts(change, document.notes, new=new):
            notes[place] = replace(document.notes[place], text=text)
    if None in blocks or None in notes:
        raise LawError(f"a block or note of {document.name} is in no change")
    return replace(
        document,
        blocks=tuple([block for block in blocks if block is not None]),
        notes=tuple([note for note in notes if note is not None]),
    )


def _texts(
    change: Change, parts: Sequence[Block] | Sequence[Note], *, new: bool
) -> list[tuple[int, str]]:
    """The texts of a change's blocks on one side, cut at the joints the blocks' lengths give."""
    places = change.new if new else change.old
    if not places:
        return []
    text = _text(change.spans, new=new)
    if len(places) == 1:
        return [(places[0], text)]
    out = []
    at = 0
    for place in places:
        length = len(parts[place].text)
        out.append((place, text[at : at + length]))
        at += length
        if at < len(text) and text[at] != "\n":
            raise LawError(f"change {change.id}: no paragraph mark where its blocks join")
        at += 1
    if at - 1 != len(text):
        raise LawError(f"change {change.id}: its spans are longer than its blocks")
    return out


def _check_cover(changes: Sequence[Change], old: int, new: int) -> None:
    for side, count in (("old", old), ("new", new)):
        places = [place for change in changes for place in getattr(change, side)]
        if sorted(places) != list(range(count)):
            raise LawError(f"not every {side} block stands in exactly one change")


def _check_spans(change: Change) -> None:
    for before, after in zip(change.spans, change.spans[1:], strict=False):
        parted = before.op is Op.EQUAL or before.moved == after.moved
        if (before.op is after.op and parted) or (before.op is Op.INSERT and after.op is Op.DELETE):
            raise LawError(f"change {change.id}: {before.op} before {after.op}")
    for span in change.spans:
        if not span.text and not span.old_text:
            raise LawError(f"change {change.id}: an empty span")
        if (span.old_text is not None) != bool(span.folded):
            raise LawError(f"change {change.id}: an equal span differs, but nothing was folded")


def _check_passages(redline: Redline) -> None:
    ends: dict[int, list[Op]] = {}
    for changes in (redline.changes, redline.note_changes):
        for change in changes:
            for span in change.spans:
                if span.moved:
                    ends.setdefault(span.moved, []).append(span.op)
    for number in range(1, len(ends) + 1):
        if sorted(ends.get(number, ())) != [Op.DELETE, Op.INSERT]:
            raise LawError(f"moved passage {number} is not one deletion and one insertion")


def _check_kind(change: Change) -> None:
    sides = (min(len(change.old), 2), min(len(change.new), 2))
    fits = {
        ChangeKind.EQUAL: sides == (1, 1),
        ChangeKind.AMENDED: sides == (1, 1),
        ChangeKind.INSERTED: sides == (0, 1) and len(change.new) == 1,
        ChangeKind.DELETED: sides == (1, 0) and len(change.old) == 1,
        ChangeKind.SPLIT: sides == (1, 2),
        ChangeKind.MERGED: sides == (2, 1),
    }
    equal = all(span.op is Op.EQUAL for span in change.spans)
    if not fits[change.kind] or (change.kind is ChangeKind.EQUAL) != (equal and sides == (1, 1)):
        raise LawError(f"change {change.id} is called {change.kind}, which it is not")

"""An alignment and two documents → the redline."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.diff.blocks import diff_link, diff_texts
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.records import replace
from unxdiff.redline.consequential import References, consequential
from unxdiff.redline.signals import signals
from unxdiff.text.normalise import folds_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Document
    from unxdiff.model.redline import Alignment, Link
    from unxdiff.options import CompareOptions

__all__ = ["build"]


def build(
    old: Document,
    new: Document,
    alignment: Alignment,
    options: CompareOptions,
    labels: Labels | None = None,
) -> Redline:
    """The redline of two documents under an alignment.

    The documents' own diagnostics are in it, each with its side, before those of comparing.
    """
    folds = folds_for(options.mark.ignore)
    note_links: tuple[Link, ...] = ()
    if old.notes or new.notes:
        from unxdiff.align.notes import align_notes

        note_links = align_notes(old, new, alignment.links, options)
    notes = {link.old[0]: link.new[0] for link in note_links if link.old and link.new}
    found: list[Diagnostic] = [
        replace(remark, side=side)
        for side, document in (("old", old), ("new", new))
        for remark in document.diagnostics
    ]
    found += alignment.diagnostics
    changes: list[Change] = []
    old_blocks, new_blocks = old.blocks, new.blocks
    for number, link in enumerate(alignment.links, 1):
        change, reached = diff_link(
            number, link, old_blocks, new_blocks, notes, folds, options.mark
        )
        if reached or change.replaced:
            found.append(_remark(change, reached=reached))
        changes.append(change)
    pointing = _pointing(changes, old, new)
    marked = consequential(changes, old, new, pointing)
    found += pointing.diagnostics
    found += signals(marked, old, new, pointing)
    return Redline(
        old,
        new,
        marked,
        tuple(
            [
                _note_change(n, link, old, new, folds, options)
                for n, link in enumerate(note_links, 1)
            ]
        ),
        tuple(found),
        labels or Labels(),
        options.mark.ignore,
    )


def _pointing(changes: list[Change], old: Document, new: Document) -> References:
    """The cross-references, where some block has another number or is gone."""
    gone = (ChangeKind.DELETED, ChangeKind.SPLIT, ChangeKind.MERGED)
    if not any(change.relabelled or change.kind in gone for change in changes):
        return References()
    from unxdiff.redline.references import references

    return references(changes, old, new)


def _remark(change: Change, *, reached: bool) -> Diagnostic:
    if reached:
        return Diagnostic(
            Code.LIMIT_REACHED,
            "a very long passage differs throughout; its words were not all compared",
            block=change.new[0],
            side="new",
        )
    return Diagnostic(
        Code.REPLACED_WHOLE,
        "too little in common to mark words; shown as replaced",
        block=change.new[0],
        side="new",
    )


def _note_change(
    number: int,
    link: Link,
    old: Document,
    new: Document,
    folds: tuple[str, ...],
    options: CompareOptions,
) -> Change:
    if not link.old or not link.new:
        note = old.notes[link.old[0]] if link.old else new.notes[link.new[0]]
        op, kind = (Op.DELETE, ChangeKind.DELETED) if link.old else (Op.INSERT, ChangeKind.INSERTED)
        spans: tuple[Span, ...] = (Span(op, note.text),) if note.text else ()
        return Change(number, kind, link.old, link.new, spans, similarity=0.0)
    before, after = old.notes[link.old[0]], new.notes[link.new[0]]
    spans, replaced, _ = diff_texts(before.text, after.text, folds, options.mark)
    # The same source, once spelled out and once as Ibid.: no change of substance.
    same = link.similarity == 1.0
    changed = any(span.op is not Op.EQUAL for span in spans)
    return Change(
        number,
        ChangeKind.AMENDED if changed else ChangeKind.EQUAL,
        link.old,
        link.new,
        spans,
        similarity=link.similarity,
        moved=link.moved,
        relabelled=before.mark != after.mark,
        consequential=changed and same,
        typographic=any(span.old_text is not None for span in spans),
        replaced=replaced,
    )

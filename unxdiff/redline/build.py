"""An alignment and two documents → the redline."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.diff.blocks import diff_link, diff_texts
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.model.roles import Role
from unxdiff.records import replace
from unxdiff.redline.consequential import References, consequential
from unxdiff.redline.signals import signals
from unxdiff.text.normalise import folds_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unxdiff.diff.tables import Tables
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
    found = [*_read(old, "old"), *_read(new, "new"), *alignment.diagnostics]
    changes, remarks = _changes(old, new, alignment.links, notes, options)
    found += remarks
    pointing = _pointing(changes, old, new)
    marked = consequential(changes, old, new, pointing)
    found += pointing.diagnostics
    found += signals(marked, old, new, pointing)
    found += _terms(marked, old, new, options)
    if options.align.moves and _may_hold_passages(marked, 2 * options.passages.least_words):
        from unxdiff.redline.passages import with_passages

        marked, told = with_passages(marked, old, new, notes, options)
        found += told
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


def _changes(
    old: Document,
    new: Document,
    links: tuple[Link, ...],
    notes: Mapping[int, int],
    options: CompareOptions,
) -> tuple[list[Change], list[Diagnostic]]:
    """The change of each link by itself, and what is said of their words and tables."""
    folds = folds_for(options.mark.ignore)
    rows = _Rows(links, old, new, folds, options)
    styles = None
    if old.format != new.format:
        from unxdiff.model.formats import styles_of_both

        styles = styles_of_both(old.format, new.format)
    changes: list[Change] = []
    found: list[Diagnostic] = []
    old_blocks, new_blocks = old.blocks, new.blocks
    for number, link in enumerate(links, 1):
        change, reached = diff_link(
            number, link, old_blocks, new_blocks, notes, folds, options.mark, rows.spans, styles
        )
        if reached or change.replaced:
            found.append(_remark(change, reached=reached))
        changes.append(change)
    return changes, [*found, *rows.remarks()]


def _read(document: Document, side: str) -> list[Diagnostic]:
    """What was remarked when a document was read."""
    return [replace(remark, side=side) for remark in document.diagnostics]


class _Rows:
    """The tables of a comparison, looked at only when some row changed."""

    def __init__(
        self,
        links: tuple[Link, ...],
        old: Document,
        new: Document,
        folds: tuple[str, ...],
        options: CompareOptions,
    ) -> None:
        self._of = (links, old.blocks, new.blocks, folds, options.mark)
        self._tables: Tables | None = None

    def spans(self, link: Link) -> tuple[tuple[Span, ...], bool]:
        """The spans of a changed row, and whether a work limit was reached."""
        if self._tables is None:
            from unxdiff.diff.tables import Tables

            self._tables = Tables(*self._of)
        return self._tables.spans(link)

    def remarks(self) -> list[Diagnostic]:
        """What is to be said of columns."""
        return self._tables.remarks() if self._tables else []


def _pointing(changes: list[Change], old: Document, new: Document) -> References:
    """The cross-references, where some block has another number or is gone."""
    gone = (ChangeKind.DELETED, ChangeKind.SPLIT, ChangeKind.MERGED)
    if not any(change.relabelled or change.kind in gone for change in changes):
        return References()
    from unxdiff.redline.references import references

    return references(changes, old, new)


def _may_hold_passages(changes: Sequence[Change], least: int) -> bool:
    """Whether there is both a deletion and an insertion of ``least`` characters and three words
    (or in a script that may do without blanks): what it takes for a passage to have moved."""
    gone = come = False
    for change in changes:
        if change.kind is not ChangeKind.EQUAL:
            for span in change.spans:
                text = span.text
                if len(text) < least or span.op is Op.EQUAL:
                    continue
                if text.count(" ") > 1 or not text.isascii():
                    gone = gone or span.op is Op.DELETE
                    come = come or span.op is Op.INSERT
            if gone and come:
                return True
    return False


def _terms(
    changes: Sequence[Change], old: Document, new: Document, options: CompareOptions
) -> tuple[Diagnostic, ...]:
    """What is to be said of names, where some name may have been changed."""
    if not _may_rename(changes, new):
        return ()
    from unxdiff.redline.terms import inconsistent_terms

    return inconsistent_terms(changes, old, new, options.terms)


def _may_rename(changes: Sequence[Change], new: Document) -> bool:
    """Whether a title changed, or a word with a capital took the place of another, or one in a
    script without case: what it takes for a name to have been changed."""
    titles = (Role.TITLE, Role.HEADING, Role.ANNEX)
    for change in changes:
        if change.kind is not ChangeKind.AMENDED or change.replaced:
            continue
        if new.blocks[change.new[0]].role in titles:
            return True
        before: Span | None = None
        for span in change.spans:
            if span.op is Op.INSERT and before is not None and _has_name(span.text):
                return True
            before = span if span.op is Op.DELETE and _has_name(span.text) else None
    return False


def _has_name(text: str) -> bool:
    return not text.islower() and (not text.isascii() or text != text.lower())


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

"""How much changed, counted from the redline alone."""

from __future__ import annotations

from unxdiff.model.redline import Change, ChangeKind, Op, Redline, Span
from unxdiff.options import FOLDS
from unxdiff.records import record
from unxdiff.text.normalise import fold
from unxdiff.text.tokens import cjk

__all__ = ["BlockCounts", "Statistics", "WordCounts", "changed_words", "count_words", "statistics"]

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


@record
class BlockCounts:
    """Changes by kind; ``moved`` and ``relabelled`` count flags, so they overlap with the kinds.

    ``split`` and ``merged`` count changes, not the blocks in them. ``consequential``, ``restyled``
    and ``typographic`` count flags too.
    """

    equal: int = 0
    amended: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    split: int = 0
    merged: int = 0
    relabelled: int = 0
    consequential: int = 0
    restyled: int = 0
    typographic: int = 0


@record
class WordCounts:
    """Words on each side and by what became of them; old = equal + deleted (+ moved ones)."""

    old: int = 0
    new: int = 0
    equal: int = 0
    deleted: int = 0
    inserted: int = 0
    moved: int = 0


@record
class Statistics:
    """Blocks, notes, words, and how many differences of each folded kind there are."""

    blocks: BlockCounts
    notes: BlockCounts
    words: WordCounts
    folded: tuple[tuple[str, int], ...] = ()


def statistics(redline: Redline) -> Statistics:
    """Count a redline. Words are blank-separated pieces with a letter or digit; each Chinese
    character is one. In ``words`` a moved paragraph's equal words count as ``moved``, not as
    ``equal``."""
    equal = deleted = inserted = moved = 0
    folded: dict[str, int] = {}
    for change in redline.changes:
        for span in change.spans:
            count = count_words(span.text)
            if span.op is Op.DELETE:
                deleted += count
            elif span.op is Op.INSERT:
                inserted += count
            elif change.moved:
                moved += count
            else:
                equal += count
            for kind in span.folded:
                folded[kind] = folded.get(kind, 0) + _differences(span, kind)
    for change in redline.note_changes:
        for span in change.spans:
            for kind in span.folded:
                folded[kind] = folded.get(kind, 0) + _differences(span, kind)
    return Statistics(
        _blocks(redline.changes),
        _blocks(redline.note_changes),
        WordCounts(
            old=equal + moved + deleted,
            new=equal + moved + inserted,
            equal=equal,
            deleted=deleted,
            inserted=inserted,
            moved=moved,
        ),
        tuple(sorted(folded.items())),
    )


def changed_words(redline: Redline) -> tuple[int, int]:
    """Words deleted and words inserted; quicker than counting all."""
    deleted = inserted = 0
    for change in redline.changes:
        if change.kind is not ChangeKind.EQUAL:
            for span in change.spans:
                if span.op is Op.DELETE:
                    deleted += count_words(span.text)
                elif span.op is Op.INSERT:
                    inserted += count_words(span.text)
    return deleted, inserted


def count_words(text: str) -> int:
    """Words in a text: blank-separated pieces with a letter or digit; each Chinese character is
    one."""
    if text.isascii():
        pieces = text.split()
        return len(pieces) - sum([1 for piece in pieces if not piece.strip(_PUNCTUATION)])
    chinese = cjk(text)
    pieces = text.split()
    plain = sum([1 for piece in pieces if any(map(str.isalnum, piece))])
    if not chinese:
        return plain
    return chinese + sum([1 for piece in pieces if any(c.isalnum() and not cjk(c) for c in piece)])


def _differences(span: Span, kind: str) -> int:
    """How many places of an equal span differ by this fold, at least one."""
    old = span.old_text or ""
    if len(old) != len(span.text):
        before, after = old.split(), span.text.split()
        if len(before) != len(after):
            return 1
        pairs: list[tuple[str, str]] = list(zip(before, after, strict=True))
    else:
        pairs = [(a, b) for a, b in zip(old, span.text, strict=True) if a != b]
    others = tuple(other for other in (*FOLDS, "case", "punctuation", "numbers") if other != kind)
    count = sum([1 for a, b in pairs if a != b and fold(a, others) != fold(b, others)])
    return max(1, count)


def _blocks(changes: tuple[Change, ...]) -> BlockCounts:
    kinds = [change.kind for change in changes]
    return BlockCounts(
        equal=kinds.count(ChangeKind.EQUAL),
        amended=kinds.count(ChangeKind.AMENDED),
        inserted=kinds.count(ChangeKind.INSERTED),
        deleted=kinds.count(ChangeKind.DELETED),
        moved=sum([change.moved for change in changes]),
        split=kinds.count(ChangeKind.SPLIT),
        merged=kinds.count(ChangeKind.MERGED),
        relabelled=sum([change.relabelled for change in changes]),
        consequential=sum([change.consequential for change in changes]),
        restyled=sum([change.restyled for change in changes]),
        typographic=sum([change.typographic for change in changes]),
    )

"""How much changed, counted from the redline alone."""

from __future__ import annotations

from unxdiff.diagnostics import SIGNALS, Code
from unxdiff.model.redline import Change, ChangeKind, Op, Redline, Span
from unxdiff.records import record, replace
from unxdiff.redline.hunks import continued, reshaped
from unxdiff.text.normalise import fold
from unxdiff.text.tokens import cjk

__all__ = ["BlockCounts", "Statistics", "WordCounts", "changed_words", "count_words", "statistics"]

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


@record
class BlockCounts:
    """Changes by kind; ``moved`` and ``relabelled`` count flags, so they overlap with the kinds.

    ``split`` and ``merged`` count changes, not the blocks in them. ``consequential``, ``restyled``
    (with another shape) and ``typographic`` count flags too.
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
    """Blocks, notes, words, how many differences of each folded kind there are, how many passages
    moved inside or between blocks, and how many drafting signals of each code there are.

    A moved passage's words count as deleted and inserted, for that is what they are where they
    stand; ``words.moved`` are those of moved blocks."""

    blocks: BlockCounts
    notes: BlockCounts
    words: WordCounts
    folded: tuple[tuple[str, int], ...] = ()
    passages: int = 0
    signals: tuple[tuple[str, int], ...] = ()


def statistics(redline: Redline, *, unchanged: bool = True) -> Statistics:
    """Count a redline. Words are blank-separated pieces with a letter or digit; each Chinese
    character is one. In ``words`` a moved paragraph's equal words count as ``moved``, not as
    ``equal``. With ``unchanged`` false only deleted and inserted words are counted and the other
    counts of words are 0: much quicker for a long draft."""
    deleted, inserted = changed_words(redline)
    equal, moved = _unchanged_words(redline) if unchanged else (0, 0)
    folded: dict[str, int] = {}
    for changes in (redline.changes, redline.note_changes):
        for change in changes:
            for span in change.spans:
                for kind in span.folded:
                    folded[kind] = folded.get(kind, 0) + _differences(span, kind)
    folded.update(_hidden(redline))
    words = WordCounts()
    if unchanged:
        words = WordCounts(equal + moved + deleted, equal + moved + inserted, equal, moved=moved)
    return Statistics(
        _blocks(redline, redline.changes),
        _blocks(redline, redline.note_changes),
        replace(words, deleted=deleted, inserted=inserted),
        tuple(sorted(folded.items())),
        _moved_passages(redline.changes),
        _signals(redline),
    )


def _signals(redline: Redline) -> tuple[tuple[str, int], ...]:
    """How often each drafting signal and each stale reference was told, in the codes' own order."""
    told = [remark.code for remark in redline.diagnostics]
    if not told:
        return ()
    counted = (Code.REFERENCE_STALE, *SIGNALS)
    return tuple(
        [(code.value, told.count(code)) for code in Code if code in counted and code in told]
    )


def _moved_passages(changes: tuple[Change, ...]) -> int:
    """How many passages moved, counted where they were deleted."""
    gone = [
        span.moved
        for change in changes
        if change.kind is not ChangeKind.EQUAL
        for span in change.spans
        if span.moved and span.op is Op.DELETE
    ]
    return len(set(gone) - continued(changes)) if gone else 0


def _hidden(redline: Redline) -> list[tuple[str, int]]:
    """What ``--ignore`` hides beside the text: labels, notes and runs of style that differ."""
    out: list[tuple[str, int]] = []
    pairs = [
        (redline.old.blocks[change.old[0]], redline.new.blocks[change.new[0]])
        for change in (redline.changes if redline.ignored else ())
        if change.old and change.new
    ]
    if "labels" in redline.ignored:
        out.append(("labels", sum(one.label != other.label for one, other in pairs)))
    if "formatting" in redline.ignored:
        out.append(("formatting", sum(one.runs != other.runs for one, other in pairs)))
    if "notes" in redline.ignored:
        still = ChangeKind.EQUAL
        out.append(("notes", sum(change.kind is not still for change in redline.note_changes)))
    return [(kind, count) for kind, count in out if count]


def _unchanged_words(redline: Redline) -> tuple[int, int]:
    """Words that stayed, and words of paragraphs that moved as they are."""
    equal = moved = 0
    for change in redline.changes:
        count = sum([count_words(span.text) for span in change.spans if span.op is Op.EQUAL])
        if change.moved:
            moved += count
        else:
            equal += count
    return equal, moved


def changed_words(redline: Redline) -> tuple[int, int]:
    """Words deleted and words inserted."""
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
    from unxdiff.text.typography import differences

    # Not all folds: ignored punctuation takes quotes along, and none of them would count.
    others = tuple(other for other in span.folded if other != kind)
    pairs = differences(span.old_text or "", span.text)
    return max(1, sum(fold(old, others) != fold(new, others) for old, new in pairs if old != new))


def _blocks(redline: Redline, changes: tuple[Change, ...]) -> BlockCounts:
    kinds = [change.kind for change in changes]
    moved = relabelled = consequential = restyled = typographic = 0
    for change in changes:
        moved += change.moved
        relabelled += change.relabelled
        consequential += change.consequential
        restyled += change.restyled or (change.rerolled and reshaped(redline, change))
        typographic += change.typographic
    return BlockCounts(
        equal=kinds.count(ChangeKind.EQUAL),
        amended=kinds.count(ChangeKind.AMENDED),
        inserted=kinds.count(ChangeKind.INSERTED),
        deleted=kinds.count(ChangeKind.DELETED),
        moved=moved,
        split=kinds.count(ChangeKind.SPLIT),
        merged=kinds.count(ChangeKind.MERGED),
        relabelled=relabelled,
        consequential=consequential,
        restyled=restyled,
        typographic=typographic,
    )

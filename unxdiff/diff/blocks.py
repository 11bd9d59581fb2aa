"""Linked blocks → a change: spans and what kind of difference it is."""

from __future__ import annotations

from unxdiff.model.redline import Change, ChangeKind, Op, Span
from unxdiff.model.roles import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from unxdiff.model.document import Block
    from unxdiff.model.redline import Link
    from unxdiff.model.roles import Style
    from unxdiff.options import MarkOptions

__all__ = ["diff_link", "diff_texts"]

_BULLETS = frozenset("-–—*•·‣▪◦●○")


def diff_link(
    number: int,
    link: Link,
    old: Sequence[Block],
    new: Sequence[Block],
    notes: Mapping[int, int],
    folds: tuple[str, ...],
    options: MarkOptions,
    rows: Callable[[Link], tuple[tuple[Span, ...], bool]],
    styles: frozenset[Style] | None = None,
) -> tuple[Change, bool]:
    """The change of a link and whether a work limit was reached.

    ``notes`` maps old note indices to the new ones they became; ``rows`` gives the spans of a
    table row that changed, for its columns are decided with those of its whole table. ``styles``
    are those that both sides' formats know, None for all.
    """
    if len(link.old) == 1 == len(link.new):
        one, other = old[link.old[0]], new[link.new[0]]
        if one.text == other.text and one.runs == other.runs and not (one.marks or other.marks):
            return _untouched(number, link, one, other, options), False
    before = [old[i] for i in link.old]
    after = [new[j] for j in link.new]
    if not before or not after:
        return _one_sided(number, link, before or after), False
    old_text = before[0].text if len(before) == 1 else "\n".join([b.text for b in before])
    new_text = after[0].text if len(after) == 1 else "\n".join([b.text for b in after])
    replaced = False
    if before[0].kind is Kind.ROW and after[0].kind is Kind.ROW and len(before) == 1 == len(after):
        spans, reached = rows(link)
    else:
        spans, replaced, reached = diff_texts(old_text, new_text, folds, options)
    changed = len(spans) > 1 or (bool(spans) and spans[0].op is not Op.EQUAL)
    change = Change(
        number,
        _kind(link, changed=changed),
        link.old,
        link.new,
        spans,
        similarity=_similarity(spans, old_text, new_text) if changed else 1.0,
        moved=link.moved,
        relabelled="labels" not in options.ignore and _relabelled(before, after),
        restyled="formatting" not in options.ignore and _restyled(before, after, spans, styles),
        remarked="notes" not in options.ignore and _remarked(before, after, spans, notes),
        rerolled=(before[0].role, before[0].kind) != (after[0].role, after[0].kind)
        or before[0].level != after[0].level,
        typographic=any(span.old_text is not None for span in spans),
        replaced=replaced,
    )
    return change, reached


def _kind(link: Link, *, changed: bool) -> ChangeKind:
    if len(link.old) > 1:
        return ChangeKind.MERGED
    if len(link.new) > 1:
        return ChangeKind.SPLIT
    return ChangeKind.AMENDED if changed else ChangeKind.EQUAL


def _restyled(
    before: Sequence[Block],
    after: Sequence[Block],
    spans: Sequence[Span],
    styles: frozenset[Style] | None,
) -> bool:
    if not any(block.runs for block in (*before, *after)):
        return False
    from unxdiff.diff.styles import restyled

    return restyled(before, after, spans, styles)


def _remarked(
    before: Sequence[Block], after: Sequence[Block], spans: Sequence[Span], notes: Mapping[int, int]
) -> bool:
    if not any(block.marks for block in (*before, *after)):
        return False
    from unxdiff.diff.styles import remarked

    return remarked(before, after, spans, notes)


def diff_texts(
    old: str, new: str, folds: tuple[str, ...], options: MarkOptions
) -> tuple[tuple[Span, ...], bool, bool]:
    """Spans, whether the pair is shown as replaced, and whether a work limit was reached."""
    if old == new:
        return ((Span(Op.EQUAL, new),) if new else ()), False, False
    from unxdiff.diff.words import spans_between

    spans, reached = spans_between(old, new, folds, options)
    if len(spans) > 3 and _common(spans) < options.replace_below * max(len(old), len(new)):
        return (Span(Op.DELETE, old), Span(Op.INSERT, new)), True, reached
    return spans, False, reached


def _common(spans: Sequence[Span]) -> int:
    return sum([len(span.text) for span in spans if span.op is Op.EQUAL])


def _untouched(number: int, link: Link, old: Block, new: Block, options: MarkOptions) -> Change:
    """The change of two blocks with equal plain text; by far the most frequent."""
    text = new.text
    return Change(
        number,
        ChangeKind.EQUAL,
        link.old,
        link.new,
        (Span(Op.EQUAL, text),) if text else (),
        moved=link.moved,
        relabelled=old.label != new.label
        and "labels" not in options.ignore
        and _relabelled((old,), (new,)),
        rerolled=old.role is not new.role or old.kind is not new.kind or old.level != new.level,
    )


def _similarity(spans: Sequence[Span], old: str, new: str) -> float:
    """0.0 to 1.0: how much of both texts is equal, in characters."""
    return 2 * _common(spans) / max(1, len(old) + len(new))


def _one_sided(number: int, link: Link, blocks: Sequence[Block]) -> Change:
    op, kind = (Op.DELETE, ChangeKind.DELETED) if link.old else (Op.INSERT, ChangeKind.INSERTED)
    text = blocks[0].text
    spans = (Span(op, text),) if text else ()
    return Change(number, kind, link.old, link.new, spans, similarity=0.0)


def _relabelled(before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Another number or letter; another bullet is the same label."""
    old, new = before[0].label, after[0].label
    if old == new:
        return False
    return not (old in _BULLETS and new in _BULLETS) if old and new else True

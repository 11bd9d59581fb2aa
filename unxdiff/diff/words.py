"""Which words changed between two texts, as spans that rebuild both to the letter."""

from __future__ import annotations

from itertools import accumulate, compress
from operator import sub

from unxdiff.algorithms.lcs import common_head
from unxdiff.diff.script import Piece, Side, script
from unxdiff.model.redline import Op, Span
from unxdiff.options import FOLDS, MarkOptions
from unxdiff.text.normalise import fold, fold_word, folded_kinds, folds_for
from unxdiff.text.tokens import graphemes, sentences, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["diff_words", "spans_between"]

_BREAKS = "\n\t"
"""Paragraph marks and cell borders are compared like words; other blanks are kept, not compared."""


def diff_words(old: str, new: str, options: MarkOptions) -> tuple[Span, ...]:
    """The changes between two texts. Nothing is folded but what ``options.ignore`` names."""
    if options.ignore:
        folds = tuple(kind for kind in folds_for(options.ignore) if kind in options.ignore)
    else:
        folds = ()
    return spans_between(old, new, folds, options)[0]


def spans_between(
    old: str, new: str, folds: tuple[str, ...], options: MarkOptions
) -> tuple[tuple[Span, ...], bool]:
    """The spans between two texts under some folds, and whether a work limit was reached.

    Equal and deleted texts join to ``old``, equal and inserted ones to ``new`` (an equal span's
    ``old_text`` is its old side where it differs).
    """
    if old == new:
        return ((Span(Op.EQUAL, new),) if new else ()), False
    granularity = options.granularity
    head, tail = _untouched(old, new)
    if head or tail:
        inner, reached = spans_between(
            old[head : len(old) - tail], new[head : len(new) - tail], folds, options
        )
        return _framed(new[:head], inner, new[len(new) - tail :]), reached
    if folds and fold(old, folds) == fold(new, folds):
        return (Span(Op.EQUAL, new, old, folded_kinds(old, new, folds)),), False
    before, after = _side(old, folds, granularity), _side(new, folds, granularity)
    found, reached = script(before, after, options.most_cells)
    pieces: list[Piece] = []
    i = j = at_old = at_new = 0
    for start_old, start_new, length in [*found, (len(before.words), len(after.words), 0)]:
        change = _Change(before, after, i, start_old, j, start_new, at_old, at_new)
        pieces += _change(change, folds, granularity == "word")
        if length:
            pieces += _run(before, after, start_old, start_new, length, folds)
            i, j = start_old + length, start_new + length
            at_old, at_new = before.ends[i - 1], after.ends[j - 1]
    return _spans(pieces, folds), reached


_MARGIN = 80
"""Characters of equal text that are kept on either side of a change: room to slide it."""
_LEAST = 2 * _MARGIN


def _untouched(old: str, new: str) -> tuple[int, int]:
    """How much of the common beginning and end needs no look: all but a margin, cut between two
    words that cannot be parts of one token. (A date or a sum may have blanks inside.)"""
    short = min(len(old), len(new))
    if short < _LEAST:
        return 0, 0
    head = _cut(new, common_head(old, new) - _MARGIN, 1)
    rest_old, rest_new = old[head:], new[head:]
    common = common_head(rest_old[::-1], rest_new[::-1])
    tail = len(new) - _cut(new, len(new) - common + _MARGIN, -1) if common > _MARGIN else 0
    return head, tail


def _cut(text: str, place: int, towards: int) -> int:
    """The nearest good place for a cut before (1) or after (-1) ``place``; 0 or the text's length
    where there is none."""
    edge = 0 if towards > 0 else len(text)
    while 0 < place < len(text):
        place = text.rfind(" ", 0, place) if towards > 0 else text.find(" ", place)
        if place < 2:
            return edge
        before, after = text[place - 1], text[place + 1 : place + 2]
        if before.isalpha() and after.isalpha() and text[place - 2 : place] != "de":
            return place + 1
        if towards < 0:
            place += 1
    return edge


def _framed(head: str, inner: tuple[Span, ...], tail: str) -> tuple[Span, ...]:
    out = list(inner)
    if head:
        if out and out[0].op is Op.EQUAL:
            out[0] = _longer(out[0], head, "")
        else:
            out.insert(0, Span(Op.EQUAL, head))
    if tail:
        if out and out[-1].op is Op.EQUAL:
            out[-1] = _longer(out[-1], "", tail)
        else:
            out.append(Span(Op.EQUAL, tail))
    return tuple(out)


def _longer(span: Span, head: str, tail: str) -> Span:
    old = None if span.old_text is None else head + span.old_text + tail
    return Span(Op.EQUAL, head + span.text + tail, old, span.folded)


def _side(text: str, folds: tuple[str, ...], granularity: str) -> Side:
    if granularity == "char":
        found = graphemes(text)
    elif granularity == "sentence":
        found = [part for piece in sentences(text) for part in _with_gap(piece)]
    else:
        found = tokens(text)
    tell = _folds_tell(text, folds)
    if not tell and granularity == "word" and text.isprintable() and "  " not in text:
        # By far the most frequent: single blanks, nothing folded.
        keep = list(map(" ".__ne__, found))
        words = list(compress(found, keep))
        ends = list(compress(accumulate(map(len, found)), keep))
        starts = list(map(sub, ends, map(len, words)))
        starts.append(len(text))
        return Side(text, words, words, starts, ends)
    return _side_with_care(text, found, tell=tell, folds=folds, granularity=granularity)


def _side_with_care(
    text: str, found: list[str], *, tell: bool, folds: tuple[str, ...], granularity: str
) -> Side:
    words: list[str] = []
    keys: list[str] = [] if tell else words
    starts: list[int] = []
    ends: list[int] = []
    for token, end in zip(found, accumulate(map(len, found)), strict=True):
        if token.isspace() and token not in _BREAKS and granularity != "char":
            continue
        if tell:
            key = fold_word(token, folds)
            if not key or (key == " " != token):  # nothing is left to compare: it is a gap
                continue
            keys.append(key)
        words.append(token)
        starts.append(end - len(token))
        ends.append(end)
    starts.append(len(text))
    return Side(text, words, keys, starts, ends)


def _folds_tell(text: str, folds: tuple[str, ...]) -> bool:
    """Whether folding can change any word of a text; typographic folds leave plain ASCII alone,
    but for runs of hyphens."""
    return bool(folds) and (len(folds) > len(FOLDS) or not text.isascii() or "--" in text)


def _with_gap(sentence: str) -> tuple[str, ...]:
    body = sentence.rstrip(" \t\u00a0")
    return (body, sentence[len(body) :]) if body and body != sentence else (sentence,)


class _Change:
    """The stretch between two equal runs: words [i, i2) and [j, j2), texts with their gaps."""

    __slots__ = ("i", "i2", "j", "j2", "new", "new_text", "old", "old_text")

    def __init__(
        self, old: Side, new: Side, i: int, i2: int, j: int, j2: int, at_old: int, at_new: int
    ) -> None:
        self.old, self.new, self.i, self.i2, self.j, self.j2 = old, new, i, i2, j, j2
        self.old_text = old.text[at_old : old.starts[i2]]
        self.new_text = new.text[at_new : new.starts[j2]]


def _change(change: _Change, folds: tuple[str, ...], by_words: bool) -> list[Piece]:
    old, new = change.old_text, change.new_text
    if old == new:
        return [(old, new, True)]
    if change.i == change.i2 and change.j == change.j2:
        return [_gaps(old, new, folds)]
    if change.i == change.i2:
        return [(b, a, equal) for a, b, equal in _one_sided(new, old, folds)]
    if change.j == change.j2:
        return _one_sided(old, new, folds)
    lone = change.i2 - change.i == 1 == change.j2 - change.j
    if not by_words or (lone and (old[0] == " ") == (new[0] == " ")):
        return _replacement(old, new, folds)
    from unxdiff.diff.regions import region

    old_tokens, new_tokens = tokens(old), tokens(new)
    if _folds_tell(old, folds) or _folds_tell(new, folds):
        old_keys = [fold_word(token, folds) for token in old_tokens]
        new_keys = [fold_word(token, folds) for token in new_tokens]
        return region(old_tokens, new_tokens, old_keys, new_keys)
    return region(old_tokens, new_tokens, old_tokens, new_tokens)


def _gaps(old: str, new: str, folds: tuple[str, ...]) -> Piece:
    """Two gaps that differ: the same under a fold of spaces unless one of them is no gap. What
    folds away, such as ignored punctuation, takes its blanks along."""
    before, after = fold(old, folds), fold(new, folds)
    if "spaces" not in folds:
        return (old, new, before == after)
    gone = bool(old.strip() or new.strip())
    return (old, new, gone or bool(before) == bool(after))


def _one_sided(these: str, gap: str, folds: tuple[str, ...]) -> list[Piece]:
    """Words on one side only, as (these, gap) pieces: the other side's gap is found before or
    after them."""
    lead = these[: len(these) - len(these.lstrip(" \u00a0\u202f"))]
    tail = these[len(these.rstrip(" \u00a0\u202f")) :]
    if lead == gap:
        return [(lead, gap, True), (these[len(lead) :], "", False)]
    if tail == gap:
        return [(these[: len(these) - len(tail)], "", False), (tail, gap, True)]
    if "spaces" in folds and lead and gap:
        return [(lead, gap, True), (these[len(lead) :], "", False)]
    if "spaces" in folds and tail and gap:
        return [(these[: len(these) - len(tail)], "", False), (tail, gap, True)]
    return [(these, gap, False)]


def _replacement(old: str, new: str, folds: tuple[str, ...]) -> list[Piece]:
    """One word for one word, with the blanks around them."""
    old_body, new_body = old.strip(" \u00a0\u202f"), new.strip(" \u00a0\u202f")
    old_lead = old[: old.index(old_body)]
    new_lead = new[: new.index(new_body)]
    old_tail = old[len(old_lead) + len(old_body) :]
    new_tail = new[len(new_lead) + len(new_body) :]
    same_lead = old_lead == new_lead
    same_tail = old_tail == new_tail
    return [
        (old_lead, new_lead, True) if same_lead else _gaps(old_lead, new_lead, folds),
        (old_body, new_body, False),
        (old_tail, new_tail, True) if same_tail else _gaps(old_tail, new_tail, folds),
    ]


def _run(old: Side, new: Side, i: int, j: int, length: int, folds: tuple[str, ...]) -> list[Piece]:
    """An equal run: one piece where it is the same to the letter, else word by word and gap by
    gap."""
    old_text = old.text[old.starts[i] : old.ends[i + length - 1]]
    new_text = new.text[new.starts[j] : new.ends[j + length - 1]]
    if old_text == new_text:
        return [(old_text, new_text, True)]
    out: list[Piece] = []
    for step in range(length):
        if step:
            before, after = old.gap(i + step), new.gap(j + step)
            out.append((before, after, True) if before == after else _gaps(before, after, folds))
        out.append((old.words[i + step], new.words[j + step], True))
    return out


def _spans(pieces: Sequence[Piece], folds: tuple[str, ...]) -> tuple[Span, ...]:
    """Join pieces: adjacent spans have different ops, a deletion comes before its insertion."""
    out: list[Span] = []
    old_equal = new_equal = deleted = inserted = ""
    for old, new, equal in [*pieces, ("", "", False), ("", "", True)]:
        if not old and not new and equal is False:
            continue
        if equal:
            if (old or new) and (deleted or inserted):
                _put(out, old_equal, new_equal, deleted, inserted, folds)
                old_equal = new_equal = deleted = inserted = ""
            old_equal += old
            new_equal += new
        else:
            deleted += old
            inserted += new
    _put(out, old_equal, new_equal, deleted, inserted, folds)
    return tuple(out)


def _put(
    out: list[Span], old: str, new: str, deleted: str, inserted: str, folds: tuple[str, ...]
) -> None:
    if old == new:
        if new:
            out.append(Span(Op.EQUAL, new))
    else:
        out.append(Span(Op.EQUAL, new, old, folded_kinds(old, new, folds)))
    if deleted:
        out.append(Span(Op.DELETE, deleted))
    if inserted:
        out.append(Span(Op.INSERT, inserted))

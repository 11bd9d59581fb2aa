"""Which words changed between two texts, as spans that rebuild both to the letter.

Three looks, each closer than the one before: the text cut at its blanks (most of it is equal and
needs no other look), the tokens of what changed, and inside a change which token became which.
"""

from __future__ import annotations

from itertools import accumulate, compress

from unxdiff.algorithms.lcs import common_head
from unxdiff.diff.script import Piece, Side, script
from unxdiff.model.redline import Op, Span
from unxdiff.options import FOLDS, MarkOptions
from unxdiff.text.normalise import fold, fold_word, folded_kinds, folds_for
from unxdiff.text.tokens import graphemes, sentences, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.algorithms.lcs import Block


__all__ = ["diff_words", "spans_between"]

_ENDS = ".,;:)"
"""Marks that end a token whatever follows."""
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
    if granularity == "word" and _is_simple(old, folds) and _is_simple(new, folds):
        before, after, by = _chunks(old), _chunks(new), "chunk"
    else:
        before, after = _side(old, folds, granularity), _side(new, folds, granularity)
        by = granularity
    pieces, reached = _pieces(before, after, folds, by, options.most_cells)
    return _spans(pieces, folds), reached


def _pieces(
    before: Side, after: Side, folds: tuple[str, ...], by: str, most: int
) -> tuple[list[Piece], bool]:
    found, reached = script(before, after, most)
    if by == "chunk":
        found = _parted(found, before.words, after.words)
    pieces: list[Piece] = []
    i = j = at_old = at_new = 0
    for start_old, start_new, length in [*found, (len(before.words), len(after.words), 0)]:
        change = _Change(before, after, i, start_old, j, start_new, at_old, at_new)
        if i < start_old or j < start_new or change.old_text != change.new_text:
            inner, hit = _change(change, folds, by, most)
            pieces += inner
            reached = reached or hit
        elif change.old_text:
            pieces.append((change.old_text, change.new_text, True))
        if length:
            pieces += _run(before, after, start_old, start_new, length, folds)
            i, j = start_old + length, start_new + length
            at_old, at_new = before.ends[i - 1], after.ends[j - 1]
    return pieces, reached


def _is_simple(text: str, folds: tuple[str, ...]) -> bool:
    """Whether all blanks are single and nothing folds away, by far the most frequent; and no
    square brackets, which open and close beside any word."""
    return (
        text.isprintable()
        and "  " not in text
        and "[" not in text
        and "]" not in text
        and not _folds_tell(text, folds)
    )


def _chunks(text: str) -> Side:
    """A text cut at its blanks only."""
    words = text.split()
    lengths = list(map(len, words))
    lead = len(text) - len(text.lstrip(" "))
    starts = list(accumulate(map((1).__add__, lengths), initial=lead))
    starts[-1] = len(text)
    return Side(text, words, words, starts, list(map(int.__add__, starts, lengths)))


def _parted(found: list[Block], old: list[str], new: list[str]) -> list[Block]:
    """Equal runs of chunks without what may be part of a token that goes on in the change."""
    out: list[Block] = []
    for i, j, n in found:
        start, end = 0, n
        while start < end and not (_parts(old, i + start) and _parts(new, j + start)):
            start += 1
        while start < end and not (_parts(old, i + end) and _parts(new, j + end)):
            end -= 1
        if start < end:
            out.append((i + start, j + start, end - start))
    return out


def _parts(words: list[str], place: int) -> bool:
    """Whether no token goes over the blank before a chunk: dates and sums have blanks."""
    if not 0 < place < len(words):
        return True
    before, after = words[place - 1], words[place]
    return (before[-1].isalpha() or before[-1] in _ENDS) and after[0].isalpha() and before != "de"


_MARGIN = 80
"""Characters of equal text that are kept on either side of a change: room to slide it."""
_LEAST = 2_000
"""Characters of a text that is worth the look for them."""


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
        starts = list(map(int.__sub__, ends, map(len, words)))
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


def _change(
    change: _Change, folds: tuple[str, ...], by: str, most: int
) -> tuple[list[Piece], bool]:
    old, new = change.old_text, change.new_text
    if change.i == change.i2 and change.j == change.j2:
        return [_gaps(old, new, folds)], False
    if change.i == change.i2:
        return [(b, a, equal) for a, b, equal in _one_sided(new, old, folds)], False
    if change.j == change.j2:
        return _one_sided(old, new, folds), False
    lone = change.i2 - change.i == 1 == change.j2 - change.j
    if by == "chunk" and not (lone and old.strip(" ").isalpha() and new.strip(" ").isalpha()):
        return _pieces(_side(old, folds, "word"), _side(new, folds, "word"), folds, "word", most)
    if by not in ("word", "chunk") or (lone and (old[0] == " ") == (new[0] == " ")):
        return _replacement(old, new, folds), False
    from unxdiff.diff.regions import region

    old_tokens, new_tokens = tokens(old), tokens(new)
    if "spaces" not in folds and ("  " in old or "  " in new):
        old_tokens, new_tokens = _blank_by_blank(old_tokens), _blank_by_blank(new_tokens)
    if _folds_tell(old, folds) or _folds_tell(new, folds):
        old_keys = [fold_word(token, folds) for token in old_tokens]
        new_keys = [fold_word(token, folds) for token in new_tokens]
        return region(old_tokens, new_tokens, old_keys, new_keys), False
    return region(old_tokens, new_tokens, old_tokens, new_tokens), False


def _blank_by_blank(found: list[str]) -> list[str]:
    """Runs of blanks as single ones: one blank too many does not make two changes one."""
    return [part for token in found for part in (token if token.isspace() else (token,))]


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
    return [
        *_blanks(old_lead, new_lead, folds, after=False),
        (old_body, new_body, False),
        *_blanks(old_tail, new_tail, folds, after=True),
    ]


def _blanks(old: str, new: str, folds: tuple[str, ...], *, after: bool) -> list[Piece]:
    """The blanks before or after a word that was replaced. What both sides have stands next to
    the word: one blank too many is a change of its own."""
    if old == new:
        return [(old, new, True)]
    short = min(old, new, key=len)
    if not short or "spaces" in folds or short.strip(" ") or old.strip(" ") or new.strip(" "):
        return [_gaps(old, new, folds)]
    extra = (old[len(short) :], new[len(short) :], False)
    return [(short, short, True), extra] if after else [extra, (short, short, True)]


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

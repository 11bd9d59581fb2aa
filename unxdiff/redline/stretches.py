"""Changed text as rows of words: what moved passages are looked for in."""

from __future__ import annotations

from bisect import bisect_right

from unxdiff.model.redline import Op
from unxdiff.records import record
from unxdiff.text.normalise import fold_word
from unxdiff.text.tokens import cjk, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unxdiff.model.redline import Change, Span
    from unxdiff.options import PassageOptions

__all__ = ["SEED", "Stretch", "Words", "changed_stretches"]

_CLOSING = frozenset(".,;:!?…。，；：！？、؛،؟")
"""What may be another where a passage went, and where a clause ends."""
_WALL = "\n"
"""The first character of a key that equals no other: between stretches, at paragraph ends."""
SEED = 6
"""Words and marks in a row that lead to a passage: what fewer have in common is chance."""


@record
class Stretch:
    """Changed text without a break: the ``group``-th of the change at ``place``, on one side.

    ``start`` is its offset in the side's text; ``crumbs`` are the (start, end) offsets of equal
    words in it, which may be chance matches.
    """

    place: int
    group: int
    start: int
    text: str
    crumbs: tuple[tuple[int, int], ...]


class Words:
    """The words of all stretches of one side, in one row with walls between.

    What is needed of few of them (their own letters, their offsets) is worked out when asked for.
    """

    __slots__ = ("crumbs", "details", "firsts", "keys", "known", "side", "stretches")

    def __init__(self, stretches: list[Stretch], folds: tuple[str, ...], side: str) -> None:
        self.stretches = stretches
        self.side = _WALL + side
        self.keys: list[str] = [self.side]
        self.firsts: list[int] = []
        self.details: dict[int, tuple[list[str], list[int]]] = {}
        self.crumbs = any(stretch.crumbs for stretch in stretches)
        self.known = {"\n": self.side, "\t": self.side}
        for stretch in stretches:
            self.firsts.append(len(self.keys))
            found = tokens(stretch.text)
            for token in set(found).difference(self.known):
                self.known[token] = "" if token.isspace() else fold_word(token, folds)
            self.keys += filter(None, map(self.known.__getitem__, found))
            self.keys.append(self.side)

    def stretch(self, at: int) -> Stretch:
        """The stretch that a word stands in."""
        return self.stretches[bisect_right(self.firsts, at) - 1]

    def detail(self, at: int) -> tuple[list[str], list[int], int]:
        """The words of this word's stretch, their starts in the side's text, its place in them."""
        number = bisect_right(self.firsts, at) - 1
        if number not in self.details:
            start = self.stretches[number].start
            texts: list[str] = []
            starts: list[int] = []
            for token in tokens(self.stretches[number].text):
                if self.known[token]:
                    texts.append(token)
                    starts.append(start)
                start += len(token)
            self.details[number] = (texts, starts)
        return (*self.details[number], at - self.firsts[number])

    def text(self, at: int) -> str:
        """A word as it is written; nothing at a wall."""
        if self.wall(at):
            return ""
        texts, _, place = self.detail(at)
        return texts[place]

    def start(self, at: int) -> int:
        """Where a word begins in the side's text."""
        _, starts, place = self.detail(at)
        return starts[place]

    def end(self, at: int) -> int:
        """Where a word ends in the side's text."""
        return self.start(at) + len(self.text(at))

    def chance(self, at: int) -> bool:
        """Whether a word stands in a crumb."""
        if not self.crumbs:
            return False
        start = self.start(at)
        return any(low <= start < high for low, high in self.stretch(at).crumbs)

    def grams(self) -> Iterator[tuple[str, ...]]:
        """Every sequence of SEED keys, by its place."""
        return zip(*[self.keys[k:] for k in range(SEED)], strict=False)

    def wall(self, at: int) -> bool:
        """Whether no passage goes past here."""
        return self.keys[at][0] == _WALL

    def closing(self, at: int) -> bool:
        """Whether a mark that ends a clause stands here."""
        return self.keys[at][-1] in _CLOSING and self.text(at) in _CLOSING

    def size(self, start: int, end: int) -> float:
        """Words in a run; two Chinese characters count as one."""
        return sum(
            [
                0.5 if len(text) == 1 and cjk(text) else 1.0
                for text in map(self.text, range(start, end))
                if text[:1].isalnum()
            ]
        )

    def said(self, start: int, end: int) -> str:
        """A run's own text."""
        stretch = self.stretch(start)
        return stretch.text[self.start(start) - stretch.start : self.end(end - 1) - stretch.start]

    def before(self, at: int) -> bool:
        """Whether a clause, or what changed, begins here."""
        return self.wall(at - 1) or self.closing(at - 1)

    def after(self, at: int) -> bool:
        """Whether a clause, or what changed, ends before here."""
        return self.wall(at) or self.closing(at) or self.closing(at - 1)


def changed_stretches(
    changes: Sequence[Change], options: PassageOptions
) -> tuple[list[Stretch], list[Stretch]]:
    """What was deleted and what was inserted, where it is long enough to hold a passage."""
    gone: list[Stretch] = []
    come: list[Stretch] = []
    least = 2 * options.least_words
    for place, change in enumerate(changes):
        spans = change.spans
        if not any(len(span.text) >= least and span.op is not Op.EQUAL for span in spans):
            continue
        for group, (first, last, o, n) in enumerate(_groups(spans, options.crumb)):
            inside = spans[first:last]
            for op, at, out in ((Op.DELETE, o, gone), (Op.INSERT, n, come)):
                if any(span.op is op and _may_hold(span.text, least) for span in inside):
                    made = _stretch(place, group, inside, at, op)
                    # A cell's end inside: cutting it would put words into the next column.
                    if "\t" not in made.text:
                        out.append(made)
    return gone, come


def _may_hold(text: str, least: int) -> bool:
    """Whether a changed text of ``least`` characters or more may be a good part of a passage: it
    has three words, or is of a script that may do without blanks."""
    return len(text) >= least and (text.count(" ") > 1 or not text.isascii())


def _groups(spans: Sequence[Span], crumb: int) -> list[tuple[int, int, int, int]]:
    """Runs of changed spans, crumbs of equal words between them taken in: first and last span,
    old and new offset."""
    out: list[tuple[int, int, int, int]] = []
    o = n = 0
    first = -1
    begin = (0, 0)
    for place, span in enumerate(spans):
        text = span.text
        equal = span.op is Op.EQUAL
        if not equal and first < 0:
            first, begin = place, (o, n)
        elif equal and first >= 0 and (place + 1 == len(spans) or not _is_crumb(text, crumb)):
            out.append((first, place, *begin))
            first = -1
        if span.op is not Op.INSERT:
            o += len(text if span.old_text is None else span.old_text)
        if span.op is not Op.DELETE:
            n += len(text)
    if first >= 0:
        out.append((first, len(spans), *begin))
    return out


def _is_crumb(text: str, most: int) -> bool:
    """Whether an equal span has so few words (or twice as many Chinese characters)."""
    if len(text) > 16 * most or "\n" in text:
        return False
    return len(text.split()) <= most and (text.isascii() or cjk(text) <= 2 * most)


def _stretch(place: int, group: int, spans: Sequence[Span], start: int, op: Op) -> Stretch:
    parts: list[str] = []
    crumbs: list[tuple[int, int]] = []
    at = start
    for span in spans:
        if span.op is Op.EQUAL:
            old = span.text if span.old_text is None else span.old_text
            parts.append(span.text if op is Op.INSERT else old)
            crumbs.append((at, at + len(parts[-1])))
        elif span.op is op:
            parts.append(span.text)
        else:
            continue
        at += len(parts[-1])
    return Stretch(place, group, start, "".join(parts), tuple(crumbs))

"""Moved passages: words deleted in one place and inserted, as they were, in another.

A sentence that went to the end of its paragraph, a clause that went from paragraph 3 to paragraph
7, a sentence that became a paragraph. Found are runs of words that are deleted once and inserted
once, through an index of short word sequences, so that the work grows with the changed words
alone. A passage may have been edited on the way: then each of its unchanged runs is a passage by
itself, and the edit between them stays what it is, a deletion or an insertion.

It is no move where words stand in the same change as before, where a paragraph or the whole draft
has them twice, or where too few of them travelled together to be more than a turn of phrase.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.redline.cuts import Cut, recut
from unxdiff.redline.stretches import SEED, Words, changed_stretches
from unxdiff.text.normalise import folds_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unxdiff.model.document import Document
    from unxdiff.model.redline import Change
    from unxdiff.options import CompareOptions, PassageOptions

    Run = tuple[int, int, int]
    Four = tuple[str, str, str, str]

__all__ = ["with_passages"]

_RUN = 4
"""Fewest words of a run beside an edit: with fewer, marks would be crumbs."""
_MANY = 32
"""Passages from which on one walk through the drafts is quicker than a search for each."""


def with_passages(
    changes: tuple[Change, ...],
    old: Document,
    new: Document,
    notes: Mapping[int, int],
    options: CompareOptions,
) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
    """The changes with the spans of moved passages cut out and paired by ``moved`` ids, which
    count from 1 in reading order; and a remark where a limit was reached.

    ``notes`` maps old note indices to the new ones they became.
    """
    gone, come = changed_stretches(changes, options.passages)
    folds = folds_for(options.mark.ignore)
    finder = _Finder(Words(gone, folds, "-"), Words(come, folds, "+"), options.passages)
    whole = _Texts(old, new, options.passages.most_searched)
    chains = finder.chains()
    if len(chains) > _MANY:
        whole.count([finder.said(run) for chain in chains for run in chain])
    found = finder.settled(chains, whole)
    remarks = (_limit(),) if whole.reached else ()
    if not found:
        return changes, remarks
    cuts = _cuts(found, finder.old, finder.new)
    return recut(changes, old, new, notes, cuts), remarks


def _limit() -> Diagnostic:
    return Diagnostic(
        Code.LIMIT_REACHED,
        "very many passages moved; the shorter ones among them are shown as deleted and inserted",
        side="new",
    )


class _Texts:
    """Both drafts as one text each, to see whether words stand in them twice.

    ``left`` is how many characters may still be searched; ``reached`` whether that was too few.
    """

    __slots__ = ("counts", "documents", "left", "reached", "texts")

    def __init__(self, old: Document, new: Document, most: int) -> None:
        self.documents = (old, new)
        self.texts: tuple[str, ...] = ()
        self.counts: tuple[dict[Four, int], ...] = ({}, {})
        self.left = most
        self.reached = False

    def whole(self) -> tuple[str, ...]:
        """The texts, made when first asked for."""
        if not self.texts:
            self.texts = tuple(
                ["\n".join([block.text for block in side.blocks]) for side in self.documents]
            )
        return self.texts

    def count(self, passages: list[tuple[str, str]]) -> None:
        """Count how often each draft has the inner words of these passages (old and new text)."""
        for side, text in enumerate(self.whole()):
            wanted = {four for said in passages for four in _fours(said[side].split()[1:-1])}
            counts = self.counts[side]
            for four in _fours(text.split()):
                if four in wanted:
                    counts[four] = counts.get(four, 0) + 1

    def once(self, *said: str) -> bool:
        """Whether these texts, the old and the new one, each stand in their draft once."""
        for text, part, counts in zip(self.whole(), said, self.counts, strict=True):
            if counts and any(counts.get(four) == 1 for four in _fours(part.split()[1:-1])):
                continue
            self.left -= len(text)
            if self.left < 0:
                self.reached = True
                return False
            if text.find(part) != text.rfind(part):
                return False
        return True


def _fours(words: list[str]) -> Iterator[Four]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


class _Finder:
    """Runs of words that both sides have. A run is (old place, new place, length); a chain is the
    runs of one passage in order."""

    __slots__ = ("new", "old", "options", "taken_new", "taken_old")

    def __init__(self, old: Words, new: Words, options: PassageOptions) -> None:
        self.old = old
        self.new = new
        self.options = options
        self.taken_old = bytearray(len(old.keys))
        self.taken_new = bytearray(len(new.keys))

    def chains(self) -> list[list[Run]]:
        """Every passage that may have moved, with its edits."""
        fewer, more = sorted((self.old, self.new), key=lambda words: len(words.keys))
        index: dict[tuple[str, ...], int] = {}
        for place, gram in enumerate(fewer.grams()):
            index[gram] = -1 if gram in index else place
        hits: dict[tuple[str, ...], int] = {}
        for place, gram in enumerate(more.grams()):
            if gram in index:
                hits[gram] = -1 if gram in hits else place
        both = [(index[gram], place) for gram, place in hits.items() if index[gram] >= 0 <= place]
        pairs = both if fewer is self.old else [(i, j) for j, i in both]
        out: list[list[Run]] = []
        reached: dict[int, int] = {}
        pairs.sort()
        places: dict[int, list[int]] = {}
        for i, j in pairs:
            places.setdefault(i - j, []).append(i)
        for i, j in pairs:
            if i < reached.get(i - j, 0):
                continue
            one, other = self.old.stretch(i), self.new.stretch(j)
            run = self.widened(i, j)
            moved = (one.place, one.group) != (other.place, other.group)
            chain = self.chained(run) if moved else [run]
            for start, to, length in chain:
                reached[start - to] = max(reached.get(start - to, 0), start + length)
            if moved and self.distinct(chain, places):
                out.append(chain)
        return out

    @staticmethod
    def distinct(chain: list[Run], places: dict[int, list[int]]) -> bool:
        """Whether a third of a passage is one of a kind: of formulas in a row, only their borders
        are. ``places`` are those of unique sequences, by how far they moved."""
        unique = total = 0
        for i, j, length in chain:
            found = places.get(i - j, [])
            total += max(0, length - SEED + 1)
            unique += bisect_right(found, i + length - SEED) - bisect_left(found, i)
        return 3 * unique >= total

    def widened(self, i: int, j: int) -> Run:
        """A run as long as it gets."""
        old, new = self.old.keys, self.new.keys
        start, end = 0, SEED
        while old[i + start - 1] == new[j + start - 1]:
            start -= 1
        while old[i + end] == new[j + end]:
            end += 1
        return (i + start, j + start, end - start)

    def chained(self, run: Run) -> list[Run]:
        """A run with those before and after it, past short edits."""
        chain = [run]
        while (following := self.hop(chain[-1], 1)) is not None:
            chain.append(following)
        while (previous := self.hop(chain[0], -1)) is not None:
            chain.insert(0, previous)
        return chain

    def hop(self, run: Run, way: int) -> Run | None:
        """The next run after (1) or before (-1) an edit of a few words, or None."""
        old, new = self.old.keys, self.new.keys
        edge = run[2] if way > 0 else -1
        i, j = run[0] + edge, run[1] + edge
        most = self.options.edit
        for total in range(1, 2 * most + 1):
            for k in range(max(0, total - most), min(most, total) + 1):
                a, b = i + way * k, j + way * (total - k)
                if self._walled(self.old, i, a) or self._walled(self.new, j, b):
                    continue
                length = 0
                while old[a + way * length] == new[b + way * length]:
                    length += 1  # walls are never equal: this ends
                first = 0 if way > 0 else 1 - length
                if length and self.old.size(a + first, a + first + length) >= _RUN:
                    return (a + first, b + first, length)
        return None

    @staticmethod
    def _walled(words: Words, start: int, end: int) -> bool:
        """Whether a wall stands between two places, the second not counted."""
        low, high = (start, end) if start <= end else (end + 1, start + 1)
        return low < 0 or high > len(words.keys) or any(map(words.wall, range(low, high)))

    def settled(self, chains: list[list[Run]], whole: _Texts) -> list[list[Run]]:
        """The chains that are moved passages, the longest first; no word is in two of them."""
        ordered = sorted(chains, key=lambda c: (-sum([run[2] for run in c]), c[0]))
        out: list[list[Run]] = []
        for chain in ordered:
            kept = self.fitted([self.freed(run) for run in chain])
            # What was edited too much as a whole may have moved in parts.
            parts = [kept] if kept else [self.fitted([self.freed(run)]) for run in chain]
            for part in parts:
                if part and self.alone(part, whole):
                    out.append(part)
                    for i, j, length in part:
                        self.taken_old[i : i + length] = b"\1" * length
                        self.taken_new[j : j + length] = b"\1" * length
        return out

    def freed(self, run: Run) -> Run:
        """A run without the words at its ends that a longer passage has, or that did not change."""
        i, j, length = run
        while length and self.busy(i, j):
            i, j, length = i + 1, j + 1, length - 1
        while length and self.busy(i + length - 1, j + length - 1):
            length -= 1
        if any(self.taken_old[i : i + length]) or any(self.taken_new[j : j + length]):
            return (i, j, 0)
        return (i, j, length)

    def busy(self, i: int, j: int) -> bool:
        """Whether a word belongs to another passage, or did not change."""
        taken = self.taken_old[i] or self.taken_new[j]
        return bool(taken) or self.old.chance(i) or self.new.chance(j)

    def fitted(self, chain: list[Run]) -> list[Run]:
        """The chain without scraps of neighbouring clauses; empty where too little is left."""
        runs = [run for run in chain if run[2]]
        if not runs:
            return []
        runs[0] = self.begun(runs[0])
        runs[-1] = self.ended(runs[-1])
        runs = [run for run in runs if run[2]]
        if not runs:
            return []
        (i, j, _), (p, q, last) = runs[0], runs[-1]
        size = sum([self.old.size(a, a + length) for a, _, length in runs])
        both = max(self.old.size(i, p + last), self.new.size(j, q + last))
        clean = (
            self.old.before(i)
            and self.new.before(j)
            and self.old.after(p + last)
            and self.new.after(q + last)
        )
        sure = clean and len(runs) == 1
        least = self.options.least_words if sure else self.options.least_cut
        share = self.options.edited * both
        if size < least or both - size > share or 3 * self.chance(runs) > size:
            return []
        return runs

    def chance(self, chain: list[Run]) -> int:
        """How many words of a passage were thought to be equal where it was, or where it is now."""
        return max(
            sum([self.old.chance(i + k) for i, _, length in chain for k in range(length)]),
            sum([self.new.chance(j + k) for _, j, length in chain for k in range(length)]),
        )

    def begun(self, run: Run) -> Run:
        """A run from where a clause begins, if it starts with less than a passage of another."""
        i, j, length = run
        while length and self.old.closing(i):
            i, j, length = i + 1, j + 1, length - 1
        if not length or (self.old.before(i) and self.new.before(j)):
            return (i, j, length)
        old, new = self.old.text(i - 1), self.new.text(j - 1)
        alike = old[1:] == new[1:] and old[:1].casefold() == new[:1].casefold() != ""
        if alike and not self.busy(i - 1, j - 1):
            return (
                i - 1,
                j - 1,
                length + 1,
            )  # another case, for it begins a sentence, or no longer
        for step in range(1, length):
            if self.old.closing(i + step - 1):
                if self.old.size(i, i + step) < self.options.least_words:
                    return (i + step, j + step, length - step)
                break
        return (i, j, length)

    def ended(self, run: Run) -> Run:
        """A run to where a clause ends, if it ends with less than a passage of another."""
        i, j, length = run
        p, q = i + length, j + length
        if length and self.old.closing(p) and self.new.closing(q) and not self.busy(p, q):
            return (i, j, length + 1)
        if not length or (self.old.after(i + length) and self.new.after(j + length)):
            return run
        for step in range(length - 1, 0, -1):
            if self.old.closing(i + step - 1):
                if self.old.size(i + step, i + length) < self.options.least_words:
                    return (i, j, step)
                break
        return run

    def alone(self, chain: list[Run], whole: _Texts) -> bool:
        """Whether both drafts have the passage once; the longest run speaks for it."""
        return whole.once(*self.said(max(chain, key=lambda run: run[2])))

    def said(self, run: Run) -> tuple[str, str]:
        """What a run is on either side."""
        i, j, length = run
        return self.old.said(i, i + length), self.new.said(j, j + length)


def _cuts(chains: list[list[Run]], old: Words, new: Words) -> list[Cut]:
    """Where the changes are cut for passages."""
    out: list[Cut] = []
    for chain in chains:
        for number, (i, j, length) in enumerate(chain):
            gone = (old.stretch(i).place, old.start(i), old.end(i + length - 1))
            come = (new.stretch(j).place, new.start(j), new.end(j + length - 1))
            last = number + 1 == len(chain)
            out.append(Cut(len(out) + 1, gone, come, first=not number, last=last))
    return out

"""Drafts with a revision of which all is known: which block became which, and which ones moved.

The paragraphs are made from the sentences of the examples, with words and numbers exchanged, so
that many resemble one another as paragraphs of one draft do. Boilerplate lines stand in between.
"""

from __future__ import annotations

import random
import re

from tests.conftest import ROOT
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Redline
from unxdiff.model.roles import Role
from unxdiff.records import record

__all__ = ["Score", "Truth", "revision", "score", "stock"]

_SOURCES = (
    "seed/new.txt",
    "resolution-en/new.txt",
    "contract/new.txt",
    "policy/new.txt",
    "report-notes/new.txt",
    "standard/new.md",
    "sections-moved/new.md",
    "negotiation/new.txt",
)
_BOILERPLATE = ("Article", "Reserved.", "Agreed ad ref.", "* * *", "[Placeholder]", "Notes")
_MARK = re.compile(r"[*_#>|`⁰¹²³⁴-⁹]")
_BORDER = re.compile(r"\n\s*\n|(?<=[;.])\s+(?=[A-Z0-9(])")
_LABEL = re.compile(r"^(?:[\d.]+|\(\w+\)|[-–])\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@record
class Truth:
    """Two documents and what became of the blocks.

    ``links`` maps each old index to the new indices it became, boilerplate left out; ``moved`` are
    the old indices of blocks that were taken elsewhere; ``fixed`` are the old and ``added`` the new
    indices of boilerplate lines.
    """

    old: Document
    new: Document
    links: dict[int, tuple[int, ...]]
    moved: frozenset[int]
    fixed: frozenset[int]
    added: frozenset[int]


@record
class Score:
    """How well a redline knows the truth: blocks linked rightly, of all; moves that are false."""

    right: int
    total: int
    false_moves: int
    missed_moves: int


class _Item:
    """A block on its way to the new document: its sentences and the old blocks it is made of."""

    __slots__ = ("boilerplate", "moved", "sentences", "sources")

    def __init__(self, sentences: list[str], sources: list[int], boilerplate: bool = False) -> None:
        self.sentences, self.sources, self.boilerplate = sentences, sources, boilerplate
        self.moved = False


def stock() -> list[str]:
    """The examples' sentences of eight words or more."""
    found: dict[str, None] = {}
    for name in _SOURCES:
        text = _MARK.sub("", (ROOT / "examples" / name).read_text("utf-8"))
        for part in _BORDER.split(text):
            sentence = _LABEL.sub("", " ".join(part.split())).rstrip(".,;:")
            if len(sentence.split()) >= 8:
                found[sentence] = None
    return list(found)


class _Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.stock = stock()
        # Inserted paragraphs have sentences of their own: one that is deleted here and inserted
        # there would be a move.
        self.fresh = self.stock[::5]
        self.kept = [sentence for sentence in self.stock if sentence not in self.fresh]
        words = {w.lower() for sentence in self.stock for w in _WORD.findall(sentence)}
        self.vocabulary = sorted(words)

    def sentence(self, source: list[str]) -> str:
        """A sentence of the examples with a fifth of its words exchanged."""
        words = self.chance.choice(source).split()[:40]
        for _ in range(max(1, len(words) // 5)):
            words[self.chance.randrange(len(words))] = self.chance.choice(self.vocabulary)
        return " ".join(words).rstrip(",;.:") + "."

    def paragraph(self, fresh: bool = False) -> list[str]:
        """One to four sentences."""
        source = self.fresh if fresh else self.kept
        return [self.sentence(source) for _ in range(self.chance.choice((1, 1, 2, 2, 3, 4)))]

    def edit(self, sentences: list[str]) -> None:
        """Exchange, insert or take out a few words, one in twelve at most."""
        at = self.chance.randrange(len(sentences))
        words = sentences[at].split()
        for _ in range(self.chance.randint(1, max(1, len(words) // 12))):
            place = self.chance.randrange(len(words))
            what = self.chance.randrange(3)
            if what == 0:
                words[place] = self.chance.choice(self.vocabulary)
            elif what == 1:
                words.insert(place, self.chance.choice(self.vocabulary))
            elif len(words) > 6:
                del words[place]
        sentences[at] = " ".join(words)


def revision(paragraphs: int, seed: int) -> Truth:
    """A draft of so many paragraphs and a revision of it, always the same for the same seed."""
    maker = _Maker(seed)
    chance = maker.chance
    old = [_Item(maker.paragraph(), [place]) for place in range(paragraphs)]
    for _ in range(paragraphs // 8):
        line = [chance.choice(_BOILERPLATE)]
        old.insert(chance.randrange(len(old)), _Item(line, [], boilerplate=True))
    for place, item in enumerate(old):
        item.sources = [place]
    old_document = _document(old, "old", 1)
    fixed = frozenset(k for k, item in enumerate(old) if item.boilerplate)
    new = [_Item(list(item.sentences), item.sources, item.boilerplate) for item in old]
    _revise(new, maker, max(1, paragraphs // 30))
    links: dict[int, tuple[int, ...]] = {k: () for k in range(len(old)) if k not in fixed}
    for place, item in enumerate(new):
        for source in item.sources:
            if source in links:
                links[source] += (place,)
    return Truth(
        old_document,
        _document(new, "new", 2),
        links,
        frozenset(item.sources[0] for item in new if item.moved),
        fixed,
        frozenset(k for k, item in enumerate(new) if item.boilerplate),
    )


def _revise(new: list[_Item], maker: _Maker, times: int) -> None:
    """Edit every tenth paragraph; then split, merge, delete, insert and move some, once each."""
    chance = maker.chance
    untouched = [item for item in new if not item.boilerplate]
    chance.shuffle(untouched)
    for item in untouched[: len(untouched) // 10]:
        maker.edit(item.sentences)
    for _ in range(times):
        _split(new, untouched, maker)
        _merge(new, untouched, maker)
        new.remove(untouched.pop())
        new.insert(chance.randrange(len(new)), _Item(maker.paragraph(fresh=True), []))
        _move(new, untouched, maker)


def _split(new: list[_Item], untouched: list[_Item], maker: _Maker) -> None:
    whole = next(item for item in untouched if len(item.sentences) > 1)
    untouched.remove(whole)
    cut = maker.chance.randrange(1, len(whole.sentences))
    pieces = [_Item(part, whole.sources) for part in (whole.sentences[:cut], whole.sentences[cut:])]
    if maker.chance.random() < 0.5:
        maker.edit(pieces[0].sentences)
    at = new.index(whole)
    new[at : at + 1] = pieces


def _merge(new: list[_Item], untouched: list[_Item], maker: _Maker) -> None:
    for one in untouched:
        at = new.index(one) + 1
        if at < len(new) and new[at] in untouched:
            other = new[at]
            untouched.remove(one)
            untouched.remove(other)
            whole = _Item(one.sentences + other.sentences, one.sources + other.sources)
            if maker.chance.random() < 0.5:
                maker.edit(whole.sentences)
            new[at - 1 : at + 1] = [whole]
            return


def _move(new: list[_Item], untouched: list[_Item], maker: _Maker) -> None:
    item = untouched.pop()
    at = new.index(item)
    del new[at]
    # Far enough to be the one that travels, whatever it passes.
    far = [k for k in range(len(new) + 1) if abs(k - at) > 9]
    new.insert(maker.chance.choice(far), item)
    item.moved = True
    if maker.chance.random() < 0.5:
        maker.edit(item.sentences)


def _document(items: list[_Item], name: str, first: int) -> Document:
    blocks: list[Block] = []
    number = first
    for item in items:
        label = None if item.boilerplate else f"{number}."
        number += not item.boilerplate
        blocks.append(Block(" ".join(item.sentences), role=Role.CLAUSE, label=label))
    return Document(name, "text", tuple(blocks))


def score(truth: Truth, redline: Redline) -> Score:
    """Compare a redline with the truth, block by block of both sides."""
    got: dict[int, tuple[int, ...]] = {}
    back: dict[int, tuple[int, ...]] = {}
    false_moves = 0
    moved = set()
    for change in redline.changes:
        got.update(dict.fromkeys(change.old, change.new))
        back.update(dict.fromkeys(change.new, change.old))
        if change.moved:
            moved.update(change.old)
            right = all(truth.links.get(k, ()) == change.new for k in change.old)
            false_moves += not (right and truth.moved.issuperset(change.old))
    known: dict[int, tuple[int, ...]] = {}
    for source, places in truth.links.items():
        for place in places:
            known[place] = (*known.get(place, ()), source)
    rest = [k for k in range(len(truth.new.blocks)) if k not in truth.added]
    right = sum(got.get(source) == places for source, places in truth.links.items())
    right += sum(back.get(place) == known.get(place, ()) for place in rest)
    total = len(truth.links) + len(rest)
    return Score(right, total, false_moves, len(truth.moved - moved))

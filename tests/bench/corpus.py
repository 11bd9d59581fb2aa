"""Drafts of any length with a revision of each, made from the sentences of the first example.

Usage: python -m tests.bench.corpus PARAGRAPHS OLD NEW [EVERY] writes both as files; with EVERY, one
word in so many is edited in every paragraph.

The same arguments always give the same texts. What became of each paragraph is known, so tests can
hold an alignment against it.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from unxdiff.records import record

__all__ = ["Revision", "revision", "sentences"]

SEED = Path(__file__).resolve().parents[2] / "examples" / "seed" / "new.txt"

_MARK = re.compile(r"[*_\[\]⁰¹²³⁴-⁹]")
_BORDER = re.compile(r"\n\s*\n|(?<=[;.])\s+(?=[A-Z0-9])")
_LABEL = re.compile(r"^(?:\d+|\(\w\))[.)]?\s+")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@record
class Revision:
    """Two versions of a draft, paragraph by paragraph, and what is known of them.

    ``links`` pairs 0-based indices of old and new paragraphs that are the same paragraph, in the
    new order; ``moved`` are the indices, in the new version, of those that stand elsewhere.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    links: tuple[tuple[int, int], ...]
    moved: tuple[int, ...]

    def texts(self) -> tuple[str, str]:
        """Both versions as files: a paragraph a line, with typed numbers, blank lines between."""
        return _file(self.old), _file(self.new)


def sentences() -> tuple[str, ...]:
    """The clauses of the first example of eight words or more, without labels, marks and notes."""
    text = _MARK.sub("", SEED.read_text("utf-8"))
    parts = [" ".join(part.split()) for part in _BORDER.split(text)]
    plain = [_LABEL.sub("", part).rstrip(".,;:") for part in parts]
    return tuple(dict.fromkeys(part for part in plain if len(part.split()) >= 8))


def revision(
    paragraphs: int,
    words: int = 100,
    edited: float = 0.1,
    inserted: int = 3,
    moves: int = 3,
    seed: int = 1,
    every: int = 30,
) -> Revision:
    """A draft of so many paragraphs of about so many words, and its revision.

    ``edited`` is the share of paragraphs with changed words (0.0 to 1.0), one word in ``every``
    being changed there, ``inserted`` the count of
    new paragraphs, the first of them third in the text so that nearly all typed numbers shift, and
    ``moves`` the count of paragraphs that travel a third of the text.
    """
    chance = random.Random(seed)
    stock = sentences()
    vocabulary = sorted({word.lower() for sentence in stock for word in _WORD.findall(sentence)})
    old = [_paragraph(chance, stock, vocabulary, words) for _ in range(paragraphs)]
    order: list[int | None] = list(range(paragraphs))
    places = chance.sample(range(paragraphs), min(moves, paragraphs))
    for place in places:
        order.remove(place)
        order.insert((place + paragraphs // 3) % paragraphs, place)
    for k in range(inserted):
        order.insert(2 if k == 0 else chance.randrange(len(order)), None)
    changed = set(chance.sample(range(paragraphs), round(paragraphs * edited)))
    new = []
    for index in order:
        if index is None:
            new.append(_paragraph(chance, stock, vocabulary, words))
        else:
            new.append(
                _edit(chance, old[index], vocabulary, every) if index in changed else old[index]
            )
    links = tuple((index, k) for k, index in enumerate(order) if index is not None)
    moved = tuple(k for index, k in links if index in places)
    return Revision(tuple(old), tuple(new), links, moved)


def _paragraph(
    chance: random.Random, stock: tuple[str, ...], vocabulary: list[str], words: int
) -> str:
    made: list[str] = []
    while len(made) < words:
        sentence = _NUMBER.sub(lambda n: str(_shift(chance, n[0])), chance.choice(stock)).split()
        for _ in range(len(sentence) // 8):
            at = chance.randrange(len(sentence))
            if sentence[at].isalpha():
                sentence[at] = chance.choice(vocabulary)
        made += [*sentence[:-1], sentence[-1] + ","]
    return " ".join(made[:words]).rstrip(",;.") + ";"


def _shift(chance: random.Random, number: str) -> int:
    value = int(number)
    if 1900 <= value <= 2100:
        return chance.randrange(1950, 2030)
    return chance.randrange(1, max(30, 2 * value))


def _edit(chance: random.Random, paragraph: str, vocabulary: list[str], every: int) -> str:
    words = paragraph.split()
    for _ in range(max(1, len(words) // every)):
        at = chance.randrange(len(words))
        match chance.randrange(3):
            case 0:
                words[at] = chance.choice(vocabulary)
            case 1:
                words.insert(at, chance.choice(vocabulary))
            case _ if len(words) > 1:
                del words[at]
    return " ".join(words)


def _file(paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join(f"{k}. {text}" for k, text in enumerate(paragraphs, 1)) + "\n"


if __name__ == "__main__":
    many = {"edited": 1.0, "every": int(sys.argv[4])} if len(sys.argv) > 4 else {}
    made = revision(int(sys.argv[1]), **many).texts()  # type: ignore[arg-type]
    for name, text in zip(sys.argv[2:4], made, strict=True):
        Path(name).write_text(text, "utf-8")

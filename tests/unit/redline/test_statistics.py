"""Counts of words, blocks and folded differences."""

from __future__ import annotations

import pytest

from unxdiff import Block, Document, compare
from unxdiff.redline.statistics import changed_words, count_words, statistics


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one", 1),
        ("Urges all States, as before;", 5),
        ("a - b – c", 3),
        ("A/RES/64/178 of 18 December 2009", 5),
        ("决议，大会", 4),
        ("第61/180号", 3),
        ("l’Assemblée générale", 2),
        ("الجمعية العامة،", 2),
        ("* * *", 0),
    ],
)
def test_words(text: str, count: int) -> None:
    """Pieces with a letter or digit; each Chinese character is a word."""
    assert count_words(text) == count


def pair(old: list[str], new: list[str]) -> tuple[Document, Document]:
    """Two documents of paragraphs."""
    return tuple(Document("d", "text", tuple(map(Block, side))) for side in (old, new))  # type: ignore[return-value]


LONG = "Recalling its resolution on the coordination of efforts against trafficking in persons,"
OTHER = "Deeply concerned about the growing number of victims in every region of the world,"
THIRD = "Welcoming the report of the Executive Director on technical assistance,"


def test_words_by_what_became_of_them() -> None:
    """A moved paragraph's words are moved, not equal; each side adds up."""
    edited = THIRD.replace("report", "two reports")
    redline = compare(*pair([LONG, OTHER, THIRD], [OTHER, edited, LONG]))
    words = statistics(redline).words
    assert (words.deleted, words.inserted, words.moved) == (1, 2, 12)
    assert words.old == words.equal + words.deleted + words.moved
    assert changed_words(redline) == (1, 2)


@pytest.mark.parametrize(
    ("old", "new", "folded"),
    [
        ("the 'first' and 'second' part", "the ‘first’ and ‘second’ part", {"quotes": 4}),
        ("a b c d", "a\u00a0b\u00a0c d", {"spaces": 2}),
        ("1-2 and 3-4", "1–2 and 3–4", {"dashes": 2}),
        ("the 'first' part of it", "the ‘first’ part\u00a0of it", {"quotes": 2, "spaces": 1}),
        ("nothing here", "nothing here", {}),
    ],
)
def test_folded_differences(old: str, new: str, folded: dict[str, int]) -> None:
    """Every folded difference is counted under its kind."""
    assert dict(statistics(compare(*pair([old], [new]))).folded) == folded

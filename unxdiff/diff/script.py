"""A readable edit script over words: shortest first, then slid to the borders people see.

The script is a list of blocks ``(i, j, n)``: n words from old word i and new word j are equal;
what lies between two blocks is a change. Sliding only shifts a block's border over equal words, so
that whatever it does, the script still turns the old words into the new ones.
"""

from __future__ import annotations

from unxdiff.algorithms.lcs import Block, blocks_within, encode
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Piece", "Side", "script"]

Piece = tuple[str, str, bool]
"""(old text, new text, whether the two count as equal)."""


@record
class Side:
    """One text cut into words: what they are compared by, where they start and end.

    ``starts`` has one entry more than there are words: the length of the text.
    """

    text: str
    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def gap(self, place: int) -> str:
        """The blanks before a word, or at the end of the text."""
        return self.text[self.ends[place - 1] if place else 0 : self.starts[place]]


def script(old: Side, new: Side, most: int) -> tuple[list[Block], bool]:
    """The blocks of a readable script, and whether the work limit ``most`` (cells) was hit."""
    old_code, new_code = encode(old.keys, new.keys)
    found, reached = blocks_within(old_code, new_code, most)
    return _slide(found, old, new), reached


def _slide(found: list[Block], old: Side, new: Side) -> list[Block]:
    """Move each pure insertion or deletion to the best of the places where it could stand.

    ``Recalling [A, Recalling] B`` and ``[Recalling A,] Recalling B`` are the same change; people
    want the second. Neil Fraser calls this lossless semantic alignment.
    """
    out = [(0, 0, 0), *found, (len(old.keys), len(new.keys), 0)]
    for k in range(len(out) - 1):
        i, j, n = out[k]
        i2, j2, n2 = out[k + 1]
        if (i + n == i2) == (j + n == j2):
            continue
        side, start, end = (new, j + n, j2) if i + n == i2 else (old, i + n, i2)
        shift = _best_shift(side, start, end, n, n2)
        if shift:
            out[k] = (i, j, n + shift)
            out[k + 1] = (i2 + shift, j2 + shift, n2 - shift)
    return [block for block in out if block[2]]


def _best_shift(side: Side, start: int, end: int, before: int, after: int) -> int:
    keys = side.keys
    left = 0
    while left < before and keys[start - left - 1] == keys[end - left - 1]:
        left += 1
    right = 0
    while right < after and keys[start + right] == keys[end + right]:
        right += 1
    if not left and not right:
        return 0
    return max(
        range(-left, right + 1),
        key=lambda shift: (
            _border(side, start + shift)
            + _border(side, end + shift)
            - 2 * _unbalanced(keys[start + shift : end + shift]),
            -abs(shift),
        ),
    )


def _border(side: Side, place: int) -> float:
    """How natural a border before this word is, 0 (inside a word) to 6 (the text's edge)."""
    if place <= 0 or place >= len(side.words):
        return 6
    if side.words[place] == "\n" or side.words[place - 1] == "\n":
        return 5
    if side.starts[place] == side.ends[place - 1]:
        return 0
    before = side.words[place - 1]
    return 4 if before in ".!?…" else 3 if before in ";:" else 2.5 if before in ",)–—" else 1


def _unbalanced(keys: Sequence[str]) -> bool:
    return keys.count("(") != keys.count(")") or keys.count("[") != keys.count("]")

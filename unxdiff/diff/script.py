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


_BESIDE = 4.0
"""What it is worth, in grades of borders, that a change is one and not two."""


_CHOSEN = 8.0
"""The same for a whole bracketed alternative that is kept, less than two best borders are worth."""


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
    return _slide(_reseat(_turned(found, old, new), old, new), old, new), reached


def _turned(found: list[Block], old: Side, new: Side) -> list[Block]:
    """Where two neighbours changed places, keep the weightier and let the lighter one travel.

    Of ``." `` → ``".`` a shortest script keeps either mark; people say that the stop moved.
    """
    out = [(0, 0, 0), *found, (len(old.keys), len(new.keys), 0)]
    for k in range(1, len(out) - 1):
        i, j, n = out[k]
        above, below = out[k - 1], out[k + 1]
        low_old, low_new = above[0] + above[2], above[1] + above[2]
        high_old, high_new = below[0], below[1]
        forth = _shared(new.keys[low_new:j], old.keys[i + n : high_old])
        back = _shared(old.keys[low_old:i], new.keys[j + n : high_new])
        if forth:
            other = (i + n, j - forth, forth)
        elif back:
            other = (i - back, j + n, back)
        else:
            continue
        stays = old.keys[other[0] : other[0] + other[2]]
        if _weight(stays) > _weight(old.keys[i : i + n]):
            out[k] = other
    return [block for block in out if block[2]]


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """How many words one stretch ends and the other begins with."""
    for size in range(min(len(before), len(after)), 0, -1):
        if before[-size:] == after[:size]:
            return size
    return 0


def _weight(words: Sequence[str]) -> int:
    """Letters and digits; then paired marks, which hold their place; then stops."""
    letters = sum([sum(map(str.isalnum, word)) for word in words])
    return 100 * letters + sum([word not in ".,;:!?…" for word in words])


def _reseat(found: list[Block], old: Side, new: Side) -> list[Block]:
    """Where a stretch is kept out of several equal ones, keep the one that leaves the best borders.

    Of ``[all the views] [the views]`` → ``the views``, a shortest script keeps either stretch; the
    second one is a whole alternative, of which only the brackets go. Where a stretch stands beside
    what is kept anyway, one change is left instead of two.
    """
    out = [(0, 0, 0), *found, (len(old.keys), len(new.keys), 0)]
    for k in range(1, len(out) - 1):
        i, j, n = out[k]
        above, below = out[k - 1], out[k + 1]
        low_old, low_new = above[0] + above[2], above[1] + above[2]
        if j == low_new and j + n == below[1] and low_old < i and i + n < below[0]:
            seat = _best_seat(old, low_old, i, n, below[0])
            out[k] = (seat, j, n)
        elif i == low_old and i + n == below[0] and low_new < j and j + n < below[1]:
            seat = _best_seat(new, low_new, j, n, below[1])
            out[k] = (i, seat, n)
    return [block for block in out if block[2]]


def _best_seat(side: Side, low: int, here: int, length: int, high: int) -> int:
    """Where in words [low, high) of a side the stretch that is kept stands best."""
    keys = side.keys
    kept = keys[here : here + length]
    best, most = here, _seated(side, low, here, length, high)
    for seat in range(low, high - length + 1):
        if keys[seat] == kept[0] and seat != here and keys[seat : seat + length] == kept:
            score = _seated(side, low, seat, length, high)
            if score > most:
                best, most = seat, score
    return best


def _seated(side: Side, low: int, seat: int, length: int, high: int) -> float:
    keys = side.keys
    end = seat + length
    if low < seat and end < high and keys[seat - 1] == "[" and keys[end] == "]":
        return _CHOSEN
    return (
        _border(side, seat)
        + _border(side, end)
        + _BESIDE * ((seat == low) + (end == high))
        - 2 * (_unbalanced(keys[low:seat]) + _unbalanced(keys[end:high]))
    )


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
    before = side.words[place - 1][-1]
    return 4 if before in ".!?…" else 3 if before in ";:" else 2.5 if before in ",)–—" else 1


def _unbalanced(keys: Sequence[str]) -> bool:
    return keys.count("(") != keys.count(")") or keys.count("[") != keys.count("]")

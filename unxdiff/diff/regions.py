"""Inside a change: which old token became which new one.

A shortest script leaves regions such as ``in our eyes the`` → ``, at our sight the``. Here a
small alignment of the region's tokens, blanks among them, decides what is one change and what are
several beside each other, as a person with a pencil would: a corrected word is one change, a mark
of punctuation is one, words that have nothing in common are replaced as a phrase.

The costs were chosen on 400 texts corrected by people (UA-GEC), where a person marks neighbouring
corrections one by one three times out of four.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.diff.script import Piece

__all__ = ["is_word", "region"]

_WORD = 0.6
_MARK = 0.35
_BLANK = 0.15
_MARK_FOR_MARK = 0.5
_ALIKE = 0.6
"""Words with less of their letters in common at their ends are not one corrected word."""
_CELLS = 2500
"""Larger regions are rewritten passages; pairing their words would be confetti."""
_LITTLE = 2
"""Letters of an article, a preposition, a conjunction: beside another word that was replaced, a
replaced one is a change of its own for three people of four."""
_GLUED = ".,;:!?…)"
_NEVER = 9.0


class _Group:
    """Neighbouring tokens that are equal, or that changed together; mutable while being built."""

    __slots__ = ("equal", "new", "old", "paired")

    def __init__(self, old: str, new: str, equal: bool, paired: bool) -> None:
        self.old, self.new, self.equal, self.paired = old, new, equal, paired


def region(
    old: Sequence[str], new: Sequence[str], old_keys: Sequence[str], new_keys: Sequence[str]
) -> list[Piece]:
    """The pieces of a region in order; their old texts join to the old region, likewise new."""
    head: list[Piece] = []
    cut = _glued_head(new, old)
    if cut:
        head = [("", "".join(new[:cut]), False), (old[0], new[cut], True)]
        old, old_keys = old[1:], old_keys[1:]
        new, new_keys = new[cut + 1 :], new_keys[cut + 1 :]
    else:
        cut = _glued_head(old, new)
        if cut:
            head = [("".join(old[:cut]), "", False), (old[cut], new[0], True)]
            old, old_keys = old[cut + 1 :], old_keys[cut + 1 :]
            new, new_keys = new[1:], new_keys[1:]
    if not old or not new:
        return [*head, ("".join(old), "".join(new), False)]
    if len(old) * len(new) > _CELLS:
        return head + _trimmed("".join(old), "".join(new))
    groups = _groups(old, new, _moves(old, new, old_keys, new_keys), old_keys, new_keys)
    pieces: list[Piece] = []
    for group in _joined(groups):
        if group.equal:
            pieces.append((group.old, group.new, True))
        else:
            pieces += _trimmed(group.old, group.new)
    return head + pieces


def is_word(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return any(character.isalnum() for character in text)


def _glued_head(these: Sequence[str], others: Sequence[str]) -> int:
    """How many marks of punctuation stand glued to the word before the region on this side only:
    ``word[, ]x`` against ``word[ ]y``. They are a change of their own."""
    cut = 0
    while cut < len(these) and all(character in _GLUED for character in these[cut]):
        cut += 1
    if not cut or cut == len(these) or len(others) < 2 or these[cut] != others[0]:
        return 0
    return cut if others[0].isspace() and others[1][0] not in _GLUED else 0


def _trimmed(old: str, new: str) -> list[Piece]:
    """A replacement without the blanks that both sides have at its edges."""
    if not old.strip() or not new.strip():
        return [(old, new, False)]
    lead = old[: len(old) - len(old.lstrip())]
    tail = old[len(old.rstrip()) :]
    if lead != new[: len(new) - len(new.lstrip())]:
        lead = ""
    if tail != new[len(new.rstrip()) :]:
        tail = ""
    inner = (old[len(lead) : len(old) - len(tail)], new[len(lead) : len(new) - len(tail)], False)
    return [(lead, lead, True), inner, (tail, tail, True)]


def _alike(old: str, new: str) -> float:
    """0.0 to 1.0: how much of the longer word is common beginning and common end; a word that
    begins with all of another is a form of it."""
    short = min(len(old), len(new))
    head = 0
    while head < short and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < short - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if short >= 2 and head == short:
        return max(_ALIKE, short / max(len(old), len(new)))
    return (head + tail) / max(len(old), len(new))


def _gap_cost(token: str) -> float:
    return _BLANK if token.isspace() else _WORD if is_word(token) else _MARK


def _pair_cost(
    old: Sequence[str], new: Sequence[str], i: int, j: int, old_key: str, new_key: str
) -> float:
    a, b = old[i], new[j]
    if old_key == new_key:
        return 0.0
    if a.isspace() or b.isspace() or is_word(a) != is_word(b):
        return _NEVER
    if not is_word(a):
        glued = (i == 0 or not old[i - 1].isspace()) == (j == 0 or not new[j - 1].isspace())
        return _MARK_FOR_MARK if glued else _NEVER
    alike = _alike(a.lower(), b.lower())
    return 1 - alike if alike >= _ALIKE else _NEVER


def _moves(
    old: Sequence[str], new: Sequence[str], old_keys: Sequence[str], new_keys: Sequence[str]
) -> list[list[int]]:
    """Needleman and Wunsch's table of moves: 1 drop old, 2 take new, 3 pair."""
    drop = [_gap_cost(token) for token in old]
    take = [_gap_cost(token) for token in new]
    row = [0.0]
    for cost in take:
        row.append(row[-1] + cost)
    moves = [[2] * (len(new) + 1)]
    for i in range(len(old)):
        above, row = row, [row[0] + drop[i]]
        trail = [1]
        for j in range(len(new)):
            best, move = above[j + 1] + drop[i], 1
            other = row[j] + take[j]
            if other < best - 1e-9:
                best, move = other, 2
            paired = above[j] + _pair_cost(old, new, i, j, old_keys[i], new_keys[j])
            if paired < best + 1e-9:
                best, move = paired, 3
            row.append(best)
            trail.append(move)
        moves.append(trail)
    return moves


def _groups(
    old: Sequence[str],
    new: Sequence[str],
    moves: list[list[int]],
    old_keys: Sequence[str],
    new_keys: Sequence[str],
) -> list[_Group]:
    steps: list[_Group] = []
    i, j = len(old), len(new)
    while i or j:
        move = moves[i][j] if i else 2
        if move == 3:
            i, j = i - 1, j - 1
            same = old_keys[i] == new_keys[j]
            steps.append(_Group(old[i], new[j], same, not same))
        elif move == 1:
            i -= 1
            steps.append(_Group(old[i], "", False, False))
        else:
            j -= 1
            steps.append(_Group("", new[j], False, False))
    out: list[_Group] = []
    for step in reversed(steps):
        if out and not out[-1].equal and not step.equal:
            last = out[-1]
            last.old += step.old
            last.new += step.new
            last.paired = last.paired or step.paired
        else:
            out.append(step)
    return out


def _joined(groups: list[_Group]) -> list[_Group]:
    """Join changes over a lone blank where people would mark one phrase."""
    out: list[_Group] = []
    for _place, group in enumerate(groups):
        last = out[-1] if out else None
        blank = out[-2] if len(out) > 1 else None
        if (
            last is not None
            and blank is not None
            and not group.equal
            and last.equal
            and last.old.isspace()
            and not blank.equal
            and _one_phrase(blank, group)
        ):
            out.pop()
            blank.old += last.old + group.old
            blank.new += last.new + group.new
            blank.paired = False
        else:
            out.append(group)
    return out


def _is_little(group: _Group) -> bool:
    """One short word for another."""
    return len(group.old) <= _LITTLE >= len(group.new)


def _one_for_one(group: _Group) -> bool:
    old, new = group.old, group.new
    return bool(old and new) and not any(map(str.isspace, old + new))


def _one_phrase(left: _Group, right: _Group) -> bool:
    if _is_little(left) != _is_little(right) and _one_for_one(left) and _one_for_one(right):
        return False
    if not is_word(left.old + left.new) or not is_word(right.old + right.new):
        return False
    one_sided = not (left.old and left.new) or not (right.old and right.new)
    return one_sided or not (left.paired or right.paired)

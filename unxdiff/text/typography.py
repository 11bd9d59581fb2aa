"""Where two texts that count as the same differ in form: a quote, a dash, a blank, an accent."""

from __future__ import annotations

__all__ = ["differences"]


def differences(old: str, new: str) -> list[tuple[str, str]]:
    """Two texts cut where they differ, as (old, new) pairs that are equal or not, by turns.

    Texts of one length are compared character by character; others word by word, for folding
    changes the length of words and gaps, but never their number, as a rule.
    """
    if len(old) == len(new):
        return _by_character(old, new)
    old_words, new_words = old.split(), new.split()
    if len(old_words) != len(new_words):
        return _ends(old, new)
    pairs: list[tuple[str, str]] = []
    at_old = at_new = 0
    for old_word, new_word in zip(old_words, new_words, strict=True):
        start_old, start_new = old.index(old_word, at_old), new.index(new_word, at_new)
        pairs += [(old[at_old:start_old], new[at_new:start_new])]
        pairs += (
            _by_character(old_word, new_word)
            if len(old_word) == len(new_word)
            else _ends(old_word, new_word)
        )
        at_old, at_new = start_old + len(old_word), start_new + len(new_word)
    pairs.append((old[at_old:], new[at_new:]))
    return _joined(pairs)


def _by_character(old: str, new: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    start = 0
    for at in range(1, len(old) + 1):
        if at == len(old) or (old[at] == new[at]) is not (old[start] == new[start]):
            pairs.append((old[start:at], new[start:at]))
            start = at
    return pairs


def _ends(old: str, new: str) -> list[tuple[str, str]]:
    """What is common at both ends, and the rest."""
    limit = min(len(old), len(new))
    start = 0
    while start < limit and old[start] == new[start]:
        start += 1
    end = 0
    while end < limit - start and old[-1 - end] == new[-1 - end]:
        end += 1
    stop_old, stop_new = len(old) - end, len(new) - end
    middle = (old[start:stop_old], new[start:stop_new])
    return [(old[:start], new[:start]), middle, (old[stop_old:], new[stop_new:])]


def _joined(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for old, new in pairs:
        if out and (out[-1][0] == out[-1][1]) is (old == new):
            out[-1] = (out[-1][0] + old, out[-1][1] + new)
        elif old or new:
            out.append((old, new))
    return out

"""Whole numbers in letters, as lists are numbered: Roman, ``a … z aa ab``, ``a … z aa bb``."""

from __future__ import annotations

__all__ = ["in_letters", "in_repeated_letters", "in_roman"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def in_roman(number: int) -> str:
    """A number from 1 in small Roman letters; as long as a thousandth of it, so the caller says
    where it ends."""
    made = []
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        made.append(sign * count)
    return "".join(made)


def in_letters(number: int, alphabet: str) -> str:
    """A number from 1: the last letter is followed by the first one twice, then by the first and
    second (``z aa ab``)."""
    made = ""
    while number > 0:
        number, place = divmod(number - 1, len(alphabet))
        made = alphabet[place] + made
    return made


def in_repeated_letters(number: int, alphabet: str) -> str:
    """A number from 1: a letter as often as the alphabet was gone through (``z aa bb``); its
    length grows with the number, so the caller says where it ends."""
    rounds, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (rounds + 1)

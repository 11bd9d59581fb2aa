"""The values of label numerals: letters, Roman, Arabic-script and Chinese numbers, bis and ter."""

from __future__ import annotations

__all__ = ["BLANKS", "blank_end", "chinese", "digits_end", "letter", "roman", "suffix_end"]

BLANKS = " \u00a0\t\u2002\u2003\u2009\u202f\u3000\n"
_LONGEST_LABEL = 40

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CHINESE = "零一二三四五六七八九"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"

_SUFFIXES = frozenset(
    [
        "bis",
        "ter",
        "quater",
        "quat",
        "quinquies",
        "quin",
        "sexies",
        "septies",
        "octies",
        "novies",
        "nonies",
        "decies",
        "undecies",
        "alt",
        "bis.alt",
        "бис",
        "тер",
        "кватер",
        "مكرر",
        "مكررا",
        "مكرراً",
        "ثالثا",
        "ثانيا",
        "之二",
        "之三",
        "之四",
    ]
)


def blank_end(text: str, at: int) -> int:
    """The first place from ``at`` on that is not a blank."""
    while at < len(text) and text[at] in BLANKS:
        at += 1
    return at


def digits_end(text: str, at: int) -> int:
    """Where the digits end that begin at ``at``; no label is longer than 40 characters."""
    while at < len(text) and at < _LONGEST_LABEL and text[at].isdecimal():
        at += 1
    return at


def roman(text: str) -> int:
    """The value of a Roman number in one case, 0 for anything else (``iiii`` and ``vx`` too)."""
    if not text or (text != text.lower() and text != text.upper()):
        return 0
    total = highest = 0
    for character in reversed(text.lower()):
        value = _ROMAN.get(character, 0)
        if not value:
            return 0
        if value >= highest:
            total += value
            highest = value
        else:
            total -= value
    return total if _write_roman(total) == text.lower() else 0


def _write_roman(value: int) -> str:
    written = []
    for number, sign in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
        (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        while value >= number:
            written.append(sign)
            value -= number
    return "".join(written)


def letter(text: str) -> int:
    """The place of a letter label in its alphabet: a 1, z 26, aa 27, bb 28; 0 for anything else."""
    first = text[:1]
    if not first or text.count(first) != len(text) or len(text) > 2:
        return 0
    low = first.lower()
    if "a" <= low <= "z":
        place, size = ord(low) - 96, 26
    elif low in _RUSSIAN:
        place, size = _RUSSIAN.index(low) + 1, len(_RUSSIAN)
    elif first in _ABJAD or first == "ا":
        place, size = (_ABJAD.find(first) if first != "ا" else 0) + 1, len(_ABJAD)
    else:
        return 0
    return place + size * (len(text) - 1)


def chinese(text: str) -> int:
    """The value of a Chinese number up to 999 (``十二`` is 12), 0 for anything else."""
    total = digit = 0
    for character in text:
        if character in _CHINESE:
            digit = digit * 10 + _CHINESE.index(character)
        elif character == "十":
            total += (digit or 1) * 10
            digit = 0
        elif character == "百":
            total += (digit or 1) * 100
            digit = 0
        else:
            return 0
    return total + digit


def suffix_end(text: str, start: int) -> int:
    """Where the suffixes that begin at ``start`` end (``bis``, `` ter``, ``alt 2``); ``start``
    where there are none."""
    at = start
    while True:
        begin = at + 1 if text[at : at + 1] in (" ", "\u00a0") else at
        end = begin
        while end < len(text) and end - begin < 12 and (text[end].isalpha()):
            end += 1
        word = text[begin:end].lower()
        if word not in _SUFFIXES:
            return at
        at = end
        if word == "alt":
            digits = at + 1 if text[at : at + 1] == " " else at
            if (
                text[digits : digits + 1].isdecimal()
                and not text[digits + 1 : digits + 2].isdecimal()
            ):
                at = digits + 1

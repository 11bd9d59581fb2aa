"""Numbers as LibreOffice writes them in lists, by OpenDocument's ``style:num-format``.

ODF 1.3, part 3, 19.506; the formats beyond its five are LibreOffice's own names. How each goes on
after its last letter was taken from LibreOffice's printed lists.
"""

from __future__ import annotations

from unxdiff.algorithms.counting import in_letters, in_repeated_letters, in_roman

__all__ = ["numeral"]

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_BULGARIAN = "абвгдежзиклмнопрстуфхцчшщъюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوى"
_HAN = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = ((20, 0x2460), (35, 0x3251 - 20), (50, 0x32B1 - 35))
"""The last number of each stretch of circled numbers, and where its first would stand less one."""
_MOST_ROMAN = 100_000
_MOST_REPEATED = 100
"""How often a letter is repeated before plain digits take its place, against hostile files."""


def numeral(number: int, form: str, *, sync: bool = False) -> str | None:
    """A number from 0 in a format; None where the format is not known.

    ``sync`` repeats letters (``aa, bb``) where others count on (``aa, ab``). A number that the
    format cannot write is written in digits.
    """
    if form == "1":
        return str(number)
    if number < 1:
        return str(number) if _known(form) else None
    if form in ("i", "I"):
        return _cased(_roman(number), upper=form == "I")
    if form in ("a", "A"):
        return _cased(_letters(number, _LATIN, sync=sync), upper=form == "A")
    return _other(number, form)


def _known(form: str) -> bool:
    return form in ("i", "I", "a", "A") or _other(1, form) is not None


def _other(number: int, form: str) -> str | None:
    """Formats that are known by their beginning, Cyrillic ones by their language at the end."""
    if form[:1] in ("а", "А") and form.endswith(("(ru)", "(bg)")):
        alphabet = _RUSSIAN if form.endswith("(ru)") else _BULGARIAN
        text = _letters(number, alphabet, sync="бб" in form.lower())
        return text[:1].upper() + text[1:] if form[0] == "А" else text
    if form.startswith("01,"):
        return f"{number:02d}"
    if form.startswith("أ"):
        return _letters(number, _ARABIC, sync=False)
    if form.startswith("١"):
        return str(number).translate({48 + digit: 0x660 + digit for digit in range(10)})
    if form.startswith("۱"):
        return str(number).translate({48 + digit: 0x6F0 + digit for digit in range(10)})
    if form.startswith("一"):
        return _chinese(number)
    if form.startswith(("甲", "子")):
        signs = _STEMS if form[0] == "甲" else _BRANCHES
        return signs[number - 1] if number <= len(signs) else str(number)
    if form.startswith("①"):
        first = next((first for last, first in _CIRCLED if number <= last), None)
        return str(number) if first is None else chr(first + number - 1)
    return None


def _cased(text: str, *, upper: bool) -> str:
    return text.upper() if upper else text


def _roman(number: int) -> str:
    return str(number) if number > _MOST_ROMAN else in_roman(number)


def _letters(number: int, alphabet: str, *, sync: bool) -> str:
    if not sync:
        return in_letters(number, alphabet)
    if number > _MOST_REPEATED * len(alphabet):
        return str(number)
    return in_repeated_letters(number, alphabet)


def _chinese(number: int) -> str:
    """A number below 10,000 in everyday Chinese numerals."""
    if number >= 10_000:
        return str(number)
    text, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit == 0:
            gap = bool(text) and number > 0
            continue
        lead = "" if unit == 10 and digit == 1 and not text else _HAN[digit]
        text += (_HAN[0] if gap else "") + lead + sign
        gap = False
    return text

"""Labels at the beginning of a text: what may be one. Whether it is one, sequence.py decides.

A found label is a tuple ``(form, value, end, start, raw, other)``: the ``form`` is the shape of
the label with its first number in it (``"1."``, ``"(a)"``, ``"pp"``, ``"article"`` …), ``value``
its number, ``text[:end]`` the label, ``text[start:]`` what it labels, ``raw`` the number as
written (without brackets and suffix), and ``other`` the Roman value where a letter may be one.
"""

from __future__ import annotations

from unxdiff.structure.numerals import (
    BLANKS,
    blank_end,
    chinese,
    digits_end,
    letter,
    roman,
    suffix_end,
)
from unxdiff.structure.word_labels import INITIALS, Found, worded, working

__all__ = ["Found", "scan", "scan_heading"]


_DASHES = "-–—‒"
_CJK = "\u2e80"
_BULLETS = "•●▪◦‣–-"

_ROMAN_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def scan(text: str) -> Found | None:
    """What may be a label at the beginning of a text; looks at its first 40 characters only."""
    first = text[:1]
    if first.isdecimal():
        return _number(text)
    if first in ("(", "（"):
        return _bracketed(text)
    if first == "[":
        return _in_brackets(text)
    if first == "§":
        return _paragraph_sign(text)
    second = text[1:2]
    if first > "\u2000" or (first == "-" and second == " "):
        return _signed(text)
    if second in (".", ")"):
        return _lettered(text, 1)
    if first in INITIALS:
        found = worded(text)
        if found is not None:
            return found
    if first in "PpOo" and second in ("P", "p"):
        return working(text)
    head = text[:6]
    if ")" in head:
        return _lettered(text, head.index(")"))
    if "." in head:
        return _lettered(text, head.index("."))
    return None


def scan_heading(text: str) -> Found | None:
    """The label of a heading, whose number may stand without a mark: ``1 Scope``, ``4.2 Terms``."""
    found = scan(text)
    if found is not None or not text[:1].isdecimal():
        return found
    at = digits_end(text, 0)
    start = blank_end(text, at)
    if at > 2 or start == at or not text[start : start + 1].isupper():
        return None
    return ("1.", int(text[:at]), at, start, text[:at], 0)


def _number(text: str) -> Found | None:
    number, point, _ = text[:6].partition(". ")
    if point and number.isdecimal():
        end = len(number) + 1
        start = end + 1
        if text[start : start + 1] in BLANKS:
            start = blank_end(text, start)
        return ("1.", int(number), end, start, number, 0)
    return _odd_number(text)


def _odd_number(text: str) -> Found | None:
    """``4.2.1``, ``3 bis.``, ``1)``, ``1 -``, ``1、``, ``58/11.``, ``1°``."""
    at = digits_end(text, 0)
    last = 0
    while text[at : at + 1] in (".", "．") and text[at + 1 : at + 2].isdecimal():
        last = at + 1
        at = digits_end(text, last)
    raw = text[:at]
    if at - last > 6:
        return None
    value = int(text[last:at])
    form = "1.1" if last else "1."
    if text[at : at + 1] == "/" and not last:
        return _resolution_number(text, at)
    if last and text[at : at + 2].lower() in ("x ", "x[", "x:"):
        return None
    end = suffix_end(text, at)
    return _closed_number(text, form, value, end, raw, suffixed=end > at)


def _closed_number(
    text: str, form: str, value: int, end: int, raw: str, *, suffixed: bool
) -> Found | None:
    """The number that stands at ``text[:end]``, with the punctuation that closes it."""
    sign, following = text[end : end + 1], text[end + 1 : end + 2]
    open_end = not following or following in BLANKS
    numbered = form == "1.1" or suffixed
    if sign in (".", "．", "、") and (
        open_end or following >= _CJK or following.isupper() or following in '[*“"«'
    ):
        end += 1
    elif sign in (")", "）") and (open_end or following >= _CJK or following.isalpha()):
        form, end = "1)" if form == "1." else form, end + 1
    elif sign in ("°", "º") and open_end:
        form, end = "1°", end + 1
    elif sign == ":" and open_end and numbered:
        end += 1
    elif sign and sign in _DASHES and open_end and following:
        form, end = "1 -", end + 1
    elif sign in (" ", "\u00a0") and following and following in _DASHES:
        after = text[end + 2 : end + 3]
        if not after or after not in BLANKS or text[end + 3 : end + 4].isdecimal():
            return None
        form, end = "1 -", end + 2
    elif not (numbered and (not sign or sign in BLANKS)):
        return None
    return (form, value, end, blank_end(text, end), raw, 0)


def _resolution_number(text: str, slash: int) -> Found | None:
    """``58/11.`` before the title of a resolution."""
    at = digits_end(text, slash + 1)
    if at == slash + 1 or text[at : at + 2] != ". ":
        return None
    return ("58/11.", int(text[slash + 1 : at]), at + 1, blank_end(text, at + 1), text[:at], 0)


def _valued(raw: str) -> tuple[str, int, int]:
    """The sample sign, value and Roman value of a letter or number; value 0 is no label."""
    if raw.isdecimal():
        return ("1", int(raw), 0) if len(raw) <= 3 else ("", 0, 0)
    if raw[:1] >= _CJK:
        return "一", chinese(raw), 0
    upper = raw[:1].isupper()
    value = letter(raw)
    numeral = roman(raw)
    if value:
        return ("A" if upper else "a"), value, numeral
    return ("I" if upper else "i"), numeral, 0


def _bracketed(text: str) -> Found | None:
    """``(a)``, ``(iv)``, ``(12)``, ``（一）``, ``(a bis)``."""
    close = text.find(")", 1, 12)
    if close < 0 and (close := text.find("）", 1, 12)) < 0:
        return None
    raw = text[1:close].strip()
    if len(raw) == 1 and "a" <= raw <= "z" and text[close + 1 : close + 2] == " ":
        return (
            "(a)",
            ord(raw) - 96,
            close + 1,
            blank_end(text, close + 2),
            raw,
            _ROMAN_LETTERS.get(raw, 0),
        )
    cut = len(raw)
    if " " in raw or len(raw) > 3:
        cut = next((at for at, sign in enumerate(raw) if not sign.isalnum()), cut)
        doubled = len(raw) == 3 and cut == 1 and raw[0] == raw[2]
        if cut < len(raw) and not doubled and suffix_end(raw, cut) != len(raw):
            return None
    number = raw[:cut]
    if cut == 1 and raw == f"{number} {number}":
        number = raw = number * 2  # "(أ أ)": Arabic letters that do not join
        cut = 2
    sign, value, other = _valued(number)
    if not value:
        return None
    end = suffix_end(text, close + 1)
    if text[end : end + 1] == "." and text[end + 1 : end + 2] in BLANKS:
        end += 1
    following = text[end : end + 1]
    if (
        following
        and following not in BLANKS
        and not following.isalpha()
        and following not in "“[*«"
    ):
        return None
    return (f"({sign})", value, end, blank_end(text, end), raw[:cut], other)


def _in_brackets(text: str) -> Found | None:
    """``[PP 3] text`` and ``[3 bis. text]``: in the second the opening bracket stays with the text,
    so ``end`` is negative: the label is ``text[1:-end]``."""
    close = text.find("]", 0, 16)
    if close > 0:
        inner = scan(text[1:close] + " .")
        if inner is not None and inner[2] >= close - 1:
            form, value, _, _, raw, other = inner
            end = close + 1
            if text[end : end + 1] in (".", ":"):
                end += 1
            return (form, value, end, blank_end(text, end), raw, other)
    if text[1:2] in ("[", "("):
        return None
    inner = scan(text[1:])
    if inner is None or inner[2] < 0 or inner[0] not in ("1.", "1.1", "pp", "op"):
        return None
    form, value, end, start, raw, other = inner
    return (form, value, -(end + 1), start + 1, raw, other)


def _paragraph_sign(text: str) -> Found | None:
    begin = blank_end(text, 2 if text[1:2] == "§" else 1)
    at = begin
    while text[at : at + 1].isdecimal() or (
        text[at : at + 1] in (".", "-") and text[at + 1 : at + 2].isdecimal()
    ):
        at += 1
    if at == begin:
        return None
    raw = text[begin:at]
    value = int("".join([sign for sign in raw if sign.isdecimal()][:9]))
    end = suffix_end(text, at)
    if text[end : end + 1] in (".", ":"):
        end += 1
    if text[end : end + 1] and text[end] not in BLANKS:
        return None
    return ("§", value, end, blank_end(text, end), raw, 0)


def _signed(text: str) -> Found | None:
    """Labels of one sign (``•``, ``–``, ``㈠``, ``①``), ``‘1’`` in Arabic, and Chinese ones."""
    first = text[0]
    if first >= _CJK and not "\u3220" <= first <= "\u3229":
        return _chinese(text)
    following = text[1:2]
    if first in _BULLETS:
        return (
            ("•", 0, 1, blank_end(text, 1), first, 0)
            if following in (" ", "\u00a0", "\t")
            else None
        )
    if first in "’‘" and following.isdecimal():
        end = digits_end(text, 1)
        if end < 4 and text[end : end + 1] in ("’", "‘") and text[end + 1 : end + 2] in BLANKS:
            return ("’1‘", int(text[1:end]), end + 1, blank_end(text, end + 1), text[1:end], 0)
        return None
    for start, form in ((0x321F, "㈠"), (0x245F, "①"), (0x2473, "⑴")):
        if 0 < ord(first) - start <= 20:
            return (form, ord(first) - start, 1, blank_end(text, 1), first, 0)
    return None


def _chinese(text: str) -> Found | None:
    """``第五条``, ``一、``, ``附件二``."""
    first = text[0]
    if first == "第":
        for at in range(2, min(len(text), 10)):
            sign = text[at]
            if sign in "条條章节節编編部款项項":
                value = chinese(text[1:at]) or (int(text[1:at]) if text[1:at].isdecimal() else 0)
                end = at + 2 if text[at : at + 2] == "部分" else at + 1
                end = suffix_end(text, end)
                form = {"条": "article", "條": "article", "章": "chapter", "部": "part"}.get(
                    sign, "section"
                )
                return (form, value, end, blank_end(text, end), text[1:at], 0) if value else None
        return None
    if first == "附" and text[:2] in ("附件", "附录"):
        at = 2
        while at < len(text) and (chinese(text[at]) or text[at] in "十零" or text[at].isdecimal()):
            at += 1
        raw = text[2:at]
        value = chinese(raw) or (int(raw) if raw.isdecimal() else 0)
        return ("annex", value, at, blank_end(text, at), raw, 0)
    comma = text.find("、", 1, 6)
    if comma > 0 and (value := chinese(text[:comma])):
        return ("一、", value, comma + 1, blank_end(text, comma + 1), text[:comma], 0)
    return None


def _lettered(text: str, close: int) -> Found | None:
    """``a)``, ``A.``, ``iv.``, ``IV)``."""
    following = text[close + 1 : close + 2]
    if following and following not in BLANKS and following not in "[*":
        return None
    raw = text[:close]
    if not raw.isalpha():
        return None
    sign, value, other = _valued(raw)
    if not value:
        return None
    return (sign + text[close], value, close + 1, blank_end(text, close + 1), raw, other)

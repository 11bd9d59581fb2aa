"""What a line's first and last characters say: labels, openers, notes, ends of paragraphs."""

from __future__ import annotations

import functools
import re

from unxdiff.readers.text.pieces import SUPERSCRIPTS

__all__ = [
    "CLOSERS",
    "bracketed",
    "is_label",
    "is_opener",
    "last_character",
    "lower_start",
    "slashed",
    "starts_note",
]

CLOSERS = "\"'\u201d\u2019\u00bb\u203a)]}*_\u300d\u300f\u300b\uff09 \u00a0\u202f" + SUPERSCRIPTS
"""What may stand between the last punctuation of a paragraph and its end."""

_OPENINGS = "\"'\u201c\u2018\u00ab\u2039([*_"
# First words of preambular paragraphs that their ending does not tell (participles are told).
_OPENERS = frozenset(
    "Also Again Aware Bearing Cognizant Conscious Deeply Further Fully Gravely Having Highly Keenly"
    " Mindful Seriously Strongly Whereas Ayant Constatant Consciente Conscient Fermement Gravement"
    " Profondément Se S’étant S'étant Vivement Considérant Habiendo Profundamente Teniendo Tomando"
    " Consciente Conscientes Gravemente".split()
)
_PARTICIPLES = ("ing", "ed", "ant", "ante", "ants", "antes", "ando", "endo", "ée", "ées", "é", "és")


@functools.cache
def _label_pattern() -> re.Pattern[str]:
    """Line starts that open a paragraph, a point or an item, whatever the wrapping."""
    return re.compile(
        r"(?:\*{0,2}(?:"
        r"\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|"  # 3.  3)  3.1.
        r"\d{1,3} ?(?:bis|ter|quater|quinquies|alt)\b\.?|"
        r"\(?(?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]) ?\)|\([A-Z\d]{1,3}\)|"  # (a)  a)  a )  (iv)  (1)
        r"[IVX]{1,5}\. |[A-Z]\. (?=[A-Z])|"
        r"(?:PP|OP|Pp|Op|pp|op) ?\d{1,3}|"
        r"(?:Article|ARTICLE|Artículo|Статья|Section|SECTION|Annex|ANNEX|Annexe) (?:\d|[IVX]+\b)|"
        r"第[一二三四五六七八九十百\d]+条|（[一二三四五六七八九十]+）"
        r")\*{0,2}|[-–—•●▪◦‣·] )"
    )


def is_label(text: str) -> bool:
    """Whether a line starts with what looks like a label or a bullet."""
    return _label_pattern().match(text) is not None


def is_opener(text: str) -> bool:
    """Whether a line starts with a word that opens preambular paragraphs (never required)."""
    space = text.find(" ")
    word = (text[:space] if space > 0 else text).strip("*_,")
    if not word[:1].isupper():
        return False
    return word in _OPENERS or (
        word.endswith(_PARTICIPLES) and word != "United" and not word.isupper()
    )


def last_character(text: str) -> str:
    """The last character that says how a paragraph ends: past quotes, brackets, note marks."""
    last = text[-1:]
    if last in CLOSERS:
        last = text.rstrip(CLOSERS)[-1:]
    elif last == "/" or last.isdigit():
        # An old-style or plain mark after the punctuation: "Secretary-General, 2/".
        bare = text.rstrip("/0123456789").rstrip(" ")
        if bare[-1:] in (",", ";", ".", ":") and len(text) - len(bare) <= 5:
            return bare[-1:]
    return last


def lower_start(text: str) -> bool:
    """Whether a line goes on in lower case."""
    first = text[:1]
    if first in _OPENINGS:
        first = text.lstrip(_OPENINGS)[:1]
    return first.islower()


def starts_note(line: str) -> bool:
    """Whether a line opens a note for certain or nearly so, seen alone."""
    first = line[:1]
    if first in SUPERSCRIPTS and first:
        return True
    if first == "*":
        bare = line.lstrip("*")
        return len(line) - len(bare) <= 3 and bare[:1] == " " and bare[1:2].isupper()
    if first == "[":
        return line.startswith("[^") or bracketed().match(line) is not None
    return first.isdigit() and slashed().match(line) is not None


@functools.cache
def bracketed() -> re.Pattern[str]:
    return re.compile(r"\[\^?(\d{1,3}|\*{1,3})\]:?\s+(?=\S)")


@functools.cache
def slashed() -> re.Pattern[str]:
    return re.compile(r"(\d{1,3})/\s+(?=\S)")

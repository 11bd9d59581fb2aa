"""What a line's first and last characters say: labels, openers, notes, ends of paragraphs."""

from __future__ import annotations

import functools
import re

from unxdiff.readers.pages.pieces import SUPERSCRIPTS

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
    "Also Again Aware Bearing Cognizant Conscious Deeply Further Fully Gravely Having Highly Keenly"  # noqa: SIM905 - reads as words
    " Mindful Seriously Strongly Whereas Ayant Constatant Consciente Conscient Fermement Gravement"
    " Profondément Se S’étant S'étant Vivement Considérant Habiendo Profundamente Teniendo Tomando"
    " Consciente Conscientes Gravemente".split()
)
_PARTICIPLES = ("ing", "ed", "ant", "ante", "ants", "antes", "ando", "endo", "ée", "ées", "é", "és")


_BULLETS = "-–—•●▪◦‣·"
_SUFFIXES = ("bis", "ter", "quater", "quinquies", "alt")
_WORDS = frozenset(
    "Article ARTICLE Artículo Статья Section SECTION Annex ANNEX Annexe Chapter CHAPTER".split()  # noqa: SIM905 - same
)
_ROMAN = frozenset("IVX")
_HAN = frozenset("一二三四五六七八九十百0123456789")


def is_label(text: str) -> bool:
    """Whether a line starts with what looks like a label or a bullet: ``3.``, ``3 bis``, ``(a)``,
    ``a)``, ``PP5``, ``Article 5``, ``第三条``, ``•``."""
    if text[:1] == "*":
        text = text.lstrip("*")
    first = text[:1]
    if first in _BULLETS:
        return text[1:2] == " "
    if first.isdigit():
        return _numbered(text)
    if first == "(" or first.islower():
        start = first == "("
        close = text.find(")", 0, 8)
        return close > start and text[start:close].rstrip().isalnum()
    if first.isupper():
        return _worded(text)
    if first == "第":
        end = text.find("条", 0, 8)
        return end > 1 and _HAN.issuperset(text[1:end])
    return first == "（" and text.find("）", 0, 6) > 1


def _numbered(text: str) -> bool:
    head = text[:12]
    rest = head.lstrip("0123456789")
    if len(head) - len(rest) > 3:
        return False
    while rest[:1] == "." and rest[1:2].isdigit():
        rest = rest[1:].lstrip("0123456789")
        if rest[:1] not in (".", ")", " "):
            return False
        if rest[:1] == " ":
            return True
    if rest[:1] in (".", ")"):
        return not rest[1:2].isdigit()
    word = text[len(head) - len(rest) :][:12].lstrip(" ")
    return word.startswith(_SUFFIXES) and word.split()[0].rstrip(".,)") in _SUFFIXES


def _worded(text: str) -> bool:
    word, _, rest = text[:20].partition(" ")
    if word[:2] in ("PP", "OP", "Pp", "Op"):
        return (word[2:] or rest)[:1].isdigit()
    if word[-1:] == "." and _ROMAN.issuperset(word[:-1]):
        return True
    if word[-1:] == ")" and len(word) == 2:
        return True
    if len(word) == 2 and word[1] == ".":
        return rest[:1].isupper()
    return word in _WORDS and (rest[:1].isdigit() or _ROMAN.issuperset(rest.split(" ")[0]))


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
    return first.isdigit() and "/" in line[:4] and slashed().match(line) is not None


@functools.cache
def bracketed() -> re.Pattern[str]:
    """``[1] ``, ``[^1]: `` at the start of a note."""
    return re.compile(r"\[\^?(\d{1,3}|\*{1,3})\]:?\s+(?=\S)")


@functools.cache
def slashed() -> re.Pattern[str]:
    """``1/ `` at the start of a note, as older documents print it."""
    return re.compile(r"(\d{1,3})/\s+(?=\S)")

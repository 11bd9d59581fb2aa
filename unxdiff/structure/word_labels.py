"""Labels that begin with a word: ``Article 5 bis``, ``Annex I``, ``PP5 alt``, ``OP 12.``."""

from __future__ import annotations

from unxdiff.structure.numerals import (
    BLANKS,
    blank_end,
    digits_end,
    letter,
    roman,
    suffix_end,
)

__all__ = ["INITIALS", "WORDS", "Found", "worded", "working"]

Found = tuple[str, int, int, int, str, int]
"""A label that was found; labels.py says what its members are."""

_DASHES = "-–—‒"
WORDS = {
    word: form
    for form, words in {
        "article": "article articles art artículo artículos articulo artigo articolo artikel статья"
        " المادة مادة",
        "section": "section sección раздел القسم abschnitt",
        "chapter": "chapter chapitre capítulo глава الفصل kapitel",
        "part": "part partie parte часть الجزء الباب teil book livre libro tome",
        "title": "title titre título раздел",
        "annex": "annex annexe anexo приложение المرفق مرفق appendix appendice apéndice добавление"
        " schedule attachment enclosure anlage",
        "clause": "clause cláusula clausula пункт paragraph",
        "option": "option opción вариант الخيار",
        "rule": "rule règle regla правило principle principe principio",
    }.items()
    for word in words.split()
}
"""Words that number headings and articles, lower-cased, with the form each one gives."""

INITIALS = frozenset("".join(word[0] + word[0].upper() for word in WORDS))
_FIRST_WORDS = frozenset(
    (
        "premier", "première", "primero", "primera", "único", "unique", "first", "один", "первая",
        "premiers", "الأول", "الأولى",
    )
)  # fmt: skip
_NOT_LABELLED = frozenset(
    ("and", "to", "of", "is", "as", "or", "was", "should", "in", "on", "et", "de", "du", "y", "и")
)
"""Words that go on with a sentence about a paragraph: ``OP3 and OP4 are linked``."""


def working(text: str) -> Found | None:
    """``PP5 alt``, ``OP 12.``, ``OP3bis.``: labels of working texts."""
    at = 2
    while text[at : at + 1] in (" ", ".", "\u00a0"):
        at += 1
    end = digits_end(text, at)
    if not 0 < end - at <= 3:
        return None
    raw = text[at:end]
    end = suffix_end(text, end)
    if text[end : end + 1] in (".", ":", ")"):
        end += 1
    following = text[end : end + 1]
    if following and following not in BLANKS and following not in "[*":
        return None
    start = blank_end(text, end)
    if text[start : start + 8].partition(" ")[0].lower() in _NOT_LABELLED:
        return None
    return (text[:2].lower(), int(raw), end, start, raw, 0)


def worded(text: str) -> Found | None:
    """``Article 5 bis``, ``Статья 5.``, ``CHAPTER IV``, ``Annex``, ``Article premier``."""
    word = text[:14].replace("\u00a0", " ").partition(" ")[0].rstrip(".:")
    form = WORDS.get(word.lower())
    if form is None:
        return None
    stop = len(word)
    begin = stop + 1 if text[stop : stop + 1] == "." else stop
    at = blank_end(text, begin)
    if at == begin:
        return ("annex", 0, stop, stop, "", 0) if form == "annex" and at == len(text) else None
    end = at
    while end < len(text) and end - at < 14 and (text[end].isalnum() or text[end] in "-.‐"):
        end += 1
    while end > at and not text[end - 1].isalnum():
        end -= 1
    raw, end = _plain_number(text, at, end)
    value = _word_value(raw)
    if not value:
        return None
    end = suffix_end(text, end)
    # A closing mark belongs to the label; a dash does only where blanks stand on both sides.
    if text[end : end + 1] in (".", ":"):
        end += 1
    elif text[end : end + 1] in BLANKS and text[end + 1 : end + 2] in tuple(":" + _DASHES):
        if text[end + 2 : end + 3] in BLANKS:
            end += 2
    elif text[end : end + 1] and text[end] not in BLANKS and text[end] not in ")]([":
        return None
    return (form, value, end, blank_end(text, end), raw, 0)


def _plain_number(text: str, at: int, end: int) -> tuple[str, int]:
    """The number without a suffix glued to it (``2bis``)."""
    digits = digits_end(text, at)
    if at < digits < end and text[digits].isalpha() and suffix_end(text, digits) == end:
        return text[at:digits], digits
    return text[at:end], end


def _word_value(raw: str) -> int:
    if raw[:1].isdecimal():
        first = raw.replace(".", "-").partition("-")[0]
        return int(first) or 1 if first.isdecimal() else 0
    if raw.lower() in _FIRST_WORDS:
        return 1
    return roman(raw) or (letter(raw) if len(raw) == 1 and raw.isupper() else 0)

"""What counts as the same word: folds, and which of them tell two texts apart.

A fold maps a text to a canonical one. Typographic folds (FOLDS) are always on when documents are
compared; ``--ignore`` adds others. Nothing is lost: folding decides only what is compared.
"""

from __future__ import annotations

from unxdiff.lazy import lazy
from unxdiff.options import FOLDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Pattern

__all__ = ["fold", "fold_word", "folded_kinds", "folds_for"]


@lazy
def _parts() -> tuple[tuple[str, dict[str, str | None]], ...]:
    """What each fold replaces; made when the first text is not plain ASCII."""
    from unicodedata import normalize

    quotes: dict[str, str | None] = {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`´‹›＇", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033«»＂", '"'),
    }
    dashes: dict[str, str | None] = dict.fromkeys(
        "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"
    )
    # Soft hyphens, zero-width characters and direction marks take no room at all.
    nothing = (0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x61C, *range(0x202A, 0x202F))
    spaces = {
        **dict.fromkeys(map(chr, (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), " "),
        **dict.fromkeys(map(chr, (*nothing, *range(0x2066, 0x206A))), None),
    }
    # Tatweel and Arabic vowel signs, Arabic digits, ligatures and full-width forms, the ellipsis.
    unicode = {
        "\u0640": None,
        **dict.fromkeys(map(chr, (*range(0x64B, 0x653), 0x670)), None),
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)},
        "\u2026": "...",
        "\uff0e": ".",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        **{lam: normalize("NFKC", lam) for lam in map(chr, range(0xFEF5, 0xFEFD))},
    }
    return (("quotes", quotes), ("dashes", dashes), ("spaces", spaces), ("unicode", unicode))


@lazy
def _table(kinds: tuple[str, ...]) -> dict[int, str | None]:
    table: dict[str, str | None] = {}
    for kind, part in _parts():
        if kind in kinds:
            table.update(part)
    return {ord(key): value for key, value in table.items()}


def fold(text: str, kinds: tuple[str, ...] = FOLDS) -> str:
    """The canonical form of a text under some folds (FOLDS and members of IGNORABLE)."""
    if not text.isascii():
        if "unicode" in kinds:
            text = _composed(text)
        table = _table(kinds)
        # Few characters of a text are folded; looking for them is faster than translating all.
        for character in set(text):
            if ord(character) in table:
                text = text.replace(character, table[ord(character)] or "")
    if "case" in kinds:
        text = text.casefold()
    # First the punctuation: without it, two numbers may have become one.
    if "punctuation" in kinds:
        text = _punctuation().sub("", text)
    if "numbers" in kinds:
        text = _digits().sub("0", text)
    # Taking characters away can bring a letter and its accent together.
    if "unicode" in kinds and not text.isascii():
        text = _composed(text)
    if "spaces" in kinds and "  " in text:
        text = " ".join(text.split(" "))
        while "  " in text:
            text = text.replace("  ", " ")
    return text


def _composed(text: str) -> str:
    from unicodedata import is_normalized, normalize

    return text if is_normalized("NFC", text) else normalize("NFC", text)


def fold_word(word: str, kinds: tuple[str, ...]) -> str:
    """The canonical form of one token; a run of hyphens is one dash."""
    folded = fold(word, kinds)
    if "dashes" in kinds and folded.strip("-") == "":
        return "-" if folded else folded
    return folded


def folds_for(ignore: Iterable[str]) -> tuple[str, ...]:
    """The folds in force: the typographic ones, and what ``--ignore`` adds to them."""
    extra = [kind for kind in ("case", "punctuation", "numbers") if kind in ignore]
    return (*FOLDS, *extra)


@lazy
def _digits() -> Pattern[str]:
    import re

    return re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


@lazy
def _punctuation() -> Pattern[str]:
    # Not brackets: they mean something in a draft.
    import re

    return re.compile(r"[.,;:!?…،؛؟。，、；：！？·\"'«»“”‘’]+")


def folded_kinds(old: str, new: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the folds are needed to make two texts the same; empty where they are equal.

    A fold is needed when without it, all others on, the texts still differ.
    """
    if old == new:
        return ()
    if fold(old, kinds) != fold(new, kinds):  # blanks went with the mark that they surrounded
        old, new = "".join(old.split()), "".join(new.split())
    needed = []
    for kind in kinds:
        others = tuple(other for other in kinds if other != kind)
        if fold(old, others) != fold(new, others):
            needed.append(kind)
    # Two folds may both mend one difference; then name the first that does it alone.
    alone = [kind for kind in kinds if fold(old, (kind,)) == fold(new, (kind,))]
    return tuple(needed or alone[:1] or kinds[:1])

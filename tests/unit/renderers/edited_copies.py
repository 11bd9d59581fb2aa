"""The agreement on biodiversity beyond national jurisdiction in six languages, each beside an
edited copy: words, a paragraph deleted, inserted, moved, split and merged, a heading, a note.

The text itself is outside material. Where it is the extract of a page (a heading run together with
its text, broken letters), it stays as it is: what is set must come back, right or wrong.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from unxdiff import api
from unxdiff.model.redline import Labels

if TYPE_CHECKING:
    from unxdiff.model.document import Document
    from unxdiff.model.redline import Redline

__all__ = ["LANGUAGES", "NAMES", "copies", "edit", "redline"]

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")

NAMES = {
    "ar": ("المشروع الأول", "المشروع المنقح"),
    "zh": ("草案", "订正草案"),
    "en": ("draft", "revised draft"),
    "fr": ("projet", "projet révisé"),
    "ru": ("проект", "пересмотренный проект"),
    "es": ("proyecto", "proyecto revisado"),
}
"""What the two versions are called in their language."""

# Old and new word of each: a common noun, a verb, a word of a heading.
_WORDS = {
    "ar": (("الأطراف", "الدول الأطراف"), ("الاتفاق", "الصك"), ("الأهداف", "الأغراض (2)")),
    "zh": (("缔约方", "各缔约国"), ("协定", "文书"), ("目标", "各项宗旨")),
    "en": (("Parties", "States Parties"), ("shall", "should"), ("Objectives", "Aims")),
    "fr": (("Parties", "États Parties"), ("présent", "nouvel"), ("Objectifs", "Buts")),
    "ru": (("Стороны", "Государства-участники"), ("Соглашения", "документа"), ("Цели", "Задачи")),
    "es": (("Partes", "Estados Partes"), ("Acuerdo", "Instrumento"), ("Objetivos", "Fines")),
}

_MIXED = Path(__file__).with_suffix(".yaml")
"""What is added to the text of each language."""

_END = re.compile(r"(?<=[.,;:،؛。，；])\s*(?=\S)")
_LONG = {"zh": 24}
_LONG_ELSEWHERE = 60
"""Characters that a paragraph needs to be known again, also as one half of a split."""


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"\n{2,}", text.strip()) if one.strip()]


def edit(paragraphs: list[str], language: str) -> list[str]:
    """The edited copy of paragraphs: a word in the title and in every third one; one moved out of
    the first quarter, one deleted behind it, one split further down, two merged in the second half.
    """
    new = []
    for at, one in enumerate(paragraphs):
        text = one
        for word, better in _WORDS[language] if at % 3 == 0 else ():
            text = text.replace(word, better, 1)
        new.append(text)
    size = len(new)
    enough = _LONG.get(language, _LONG_ELSEWHERE)
    long_ones = [at for at, one in enumerate(new) if enough < len(one) < 20 * enough]
    moved = next(at for at in long_ones if at >= 2)
    deleted = next(at for at in long_ones if at >= max(size // 4, moved + 2))
    split = next(
        at
        for at in long_ones
        if at > max(size // 3, deleted) and len(new[at]) > 3 * enough
        if _END.search(new[at], enough, len(new[at]) - enough)
    )
    merged = next(at for at in long_ones if at > split + 2 and at + 1 in long_ones)
    cut = _END.search(new[split], enough)
    assert cut
    join = "" if language == "zh" else " "
    changed = {
        moved: [],
        deleted: [],
        split: [new[split][: cut.start()], new[split][cut.end() :]],
        merged: [new[merged] + join + new[merged + 1]],
        merged + 1: [],
        size - 2: [new[size - 2], new[moved]],
    }
    return [one for at in range(size) for one in changed.get(at, [new[at]])]


def copies(folder: Path, language: str, paragraphs: int = 0) -> tuple[str, str]:
    """The old and the new text; ``paragraphs`` is how many of the agreement's are taken, 0 all.
    Very short and very long ones are left out of an excerpt: the Arabic text has whole articles in
    one."""
    all_of_it = _paragraphs((folder / f"{language}.txt").read_text(encoding="utf-8"))
    taken = all_of_it
    if paragraphs:
        enough = _LONG.get(language, _LONG_ELSEWHERE)
        fit = [one for one in all_of_it[2:] if enough < len(one) < 15 * enough]
        taken = [all_of_it[0], *fit[: paragraphs - 1]]
    added = yaml.safe_load(_MIXED.read_text(encoding="utf-8"))[language]
    old = [*taken, added["old"]]
    new = edit(taken, language)
    new.insert(len(new) // 2, added["inserted"])
    new.append(added["new"])
    foot = "__________"
    return (
        "\n\n".join([*old, f"{foot}\n\n¹ {added['old-note']}"]) + "\n",
        "\n\n".join([*new, f"{foot}\n\n¹ {added['new-note']}"]) + "\n",
    )


def redline(folder: Path, language: str, paragraphs: int = 0) -> Redline:
    """The text in a language compared with its edited copy."""
    old, new = copies(folder, language, paragraphs)
    return api.compare(_document(old), _document(new), labels=Labels(*NAMES[language]))


def _document(text: str) -> Document:
    return api.read_bytes(text.encode(), "agreement.txt")

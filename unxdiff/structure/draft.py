"""Is this a United Nations draft, and where do its enacting lines stand?

Evidence is gathered, nothing single is required: a short line that ends in a comma and names an
organ, lead phrases behind it, commas at the ends of the paragraphs behind it, PP and OP labels,
numbered paragraphs after unnumbered ones.
"""

from __future__ import annotations

from unxdiff.model.document import Block
from unxdiff.model.roles import Kind, Role
from unxdiff.records import record
from unxdiff.structure.labels import Found
from unxdiff.structure.lead_phrases import BOTH, OPERATIVE, PREAMBULAR, lead
from unxdiff.structure.vocabulary import COMMAS, DETERMINERS, ORGAN_WORDS, PREAMBLES

__all__ = ["Evidence", "enacting_shape", "find_draft"]

_LONGEST_LINE = 260
"""Longest enacting line: ``The Conference of the Parties serving as the meeting of …,``."""
_LONGEST_NAME = 120
"""Longest one in a language without an article, where fewer signs tell it."""
_LOOK = 6
_LOOK_UNNAMED = 60
_DEEPEST = 80
"""The first enacting line stands within so many blocks: no masthead is longer."""


@record
class Evidence:
    """Where the enacting lines stand (``starts``), where the body begins (the block after the first
    enacting line, or the first paragraph of a text without one), and whether it was a guess."""

    starts: tuple[int, ...]
    body: int
    guessed: bool


def enacting_shape(text: str, language: str | None = None) -> bool:
    """Whether a text looks like ``The General Assembly,`` in any of the languages.

    Where the language has no article, the text must begin or end with a word for an organ and not
    with a lead phrase.
    """
    if not 3 <= len(text) <= _LONGEST_LINE:
        return False
    end = text.rstrip(" \u00a0*:[]_")
    if not end.endswith(COMMAS):
        return False
    said = end[:-1].rstrip()
    low = said.lower()
    for heading in PREAMBLES:
        if low.startswith(heading + " "):
            # "PREAMBLE The Parties to this Agreement,": a heading that an extraction ran into it.
            said, low = said[len(heading) + 1 :], low[len(heading) + 1 :]
    # A sentence, or a list of things, is no name of an organ.
    if ". " in low or "; " in low or "»" in low or _runs_on(text, language):
        return False
    for determiner in DETERMINERS:
        if low.startswith(determiner):
            # Organs have capitals: "The cat, the dog and the horse," is no enacting line.
            name = said[len(determiner) :].lstrip(" *_[")
            return determiner == "we, " or not name[:1].islower()
    if len(low) > _LONGEST_NAME or not said[:1].isalpha() or said[:1].islower():
        return False
    named = low.endswith(ORGAN_WORDS) if low[0] >= "\u2e80" else _names_organ(low)
    return named and not lead(text, language)


def _runs_on(text: str, language: str | None) -> bool:
    """Whether preambular paragraphs stand behind the enacting line in the same block."""
    return any(
        part[:1].isupper() and lead(part, language) == PREAMBULAR for part in text.split(", ")[1:]
    )


def _names_organ(low: str) -> bool:
    return any(word in ORGAN_WORDS for word in low.split()[:3])


def find_draft(
    blocks: list[Block], labels: list[Found | None], language: str | None
) -> Evidence | None:
    """The evidence that the blocks are a United Nations draft, or None."""
    starts: list[int] = []
    guessed = False
    working = 0
    for index, block in enumerate(blocks):
        label = labels[index]
        if label is not None:
            working += label[0] in ("pp", "op")
            continue
        text = block.text
        if not starts and index > _DEEPEST and block.role is Role.PARAGRAPH:
            continue
        if block.role is Role.ENACTING_LINE:
            starts.append(index)
        elif (
            len(text) <= _LONGEST_LINE
            and text.endswith((",", "،", "，", " ", "*", ":", "]"))
            and block.kind in (Kind.PARAGRAPH, Kind.QUOTE)
            and enacting_shape(text, language)
        ):
            score = _score(blocks, labels, index, language)
            if score and (not starts or _has_operative(labels, starts[-1], index)):
                starts.append(index)
                guessed = guessed or (score == 1 and len(starts) == 1)
    if starts:
        return Evidence(tuple(starts), starts[0] + 1, guessed)
    if working >= 2:
        first = next(i for i, label in enumerate(labels) if label and label[0] in ("pp", "op"))
        return Evidence((), first, guessed=True)
    return _without_line(blocks, labels, language)


def _has_operative(labels: list[Found | None], start: int, end: int) -> bool:
    """Whether a draft ended between two enacting lines: a numbered paragraph stands there."""
    return any(label is not None and label[1] for label in labels[start + 1 : end])


def _score(
    blocks: list[Block], labels: list[Found | None], index: int, language: str | None
) -> int:
    """How sure the enacting line at ``index`` is: 2 sure, 1 a guess, 0 none."""
    leads = commas = seen = 0
    for at in range(index + 1, min(index + 1 + _LOOK, len(blocks))):
        block, label = blocks[at], labels[at]
        text = block.text[label[3] :] if label and block.label is None else block.text
        if label is not None and label[0] not in ("pp", "(1)", "1.", "1)", "1 -"):
            leads += label[0] == "op"
            continue
        seen += 1
        kind = lead(text, language)
        # A participle opens many sentences; with a comma at the paragraph's end it is a preamble.
        if (kind in (PREAMBULAR, BOTH) and not text.endswith((".", "。"))) or (
            kind == OPERATIVE
            and at == index + 1
            and (label is not None or len(blocks) - at < _LOOK)
        ):
            leads += 1
        elif label is None and text.endswith((",", ";", "،", "؛", "，", "；", ":")):
            commas += 1
    if leads >= 2 or (leads and seen <= 2):
        return 2
    if leads and commas:
        return 2
    return 1 if leads or commas >= 2 else 0


def _without_line(
    blocks: list[Block], labels: list[Found | None], language: str | None
) -> Evidence | None:
    """A fragment: preambular lead phrases in a row that end in commas, and operative ones after."""
    head = blocks[:_LOOK_UNNAMED]
    run = [
        index
        for index, block in enumerate(head)
        if labels[index] is None
        and block.kind is Kind.PARAGRAPH
        and block.text.endswith(COMMAS)
        and lead(block.text, language) in (PREAMBULAR, BOTH)
    ]
    if len(run) < 2 or run[-1] - run[0] >= 2 * len(run):
        return None
    if len(run) > 2 or any(
        _numbered_lead(block, label, language) for block, label in zip(head, labels, strict=False)
    ):
        return Evidence((), run[0], guessed=True)
    return None


def _numbered_lead(block: Block, label: Found | None, language: str | None) -> bool:
    """Whether a numbered paragraph opens like an operative one."""
    if label is None:
        return False
    text = block.text
    if block.label is None:
        if label[0] not in ("1.", "1 -", "1)"):
            return False
        text = text[label[3] :]
    return lead(text, language) in (OPERATIVE, BOTH)

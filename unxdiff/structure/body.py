"""Roles of the paragraphs of a United Nations draft: preamble, operative part, closing, annexes.

Position and numbers decide first, then punctuation, then lead phrases: what stands between the
enacting line and the first numbered paragraph is preambular whatever its first word.
"""

from __future__ import annotations

from unxdiff.model.document import Block
from unxdiff.model.roles import Kind, Role
from unxdiff.structure.labels import Found
from unxdiff.structure.lead_phrases import BOTH, OPERATIVE, PREAMBULAR, lead, shape
from unxdiff.structure.masthead import bare_date
from unxdiff.structure.plain import Levels
from unxdiff.structure.vocabulary import AGREED, COMMAS, MEETINGS, TERMINAL

__all__ = ["body_roles"]

_OPENING = (Role.PREAMBULAR, Role.OPERATIVE, Role.HEADING)
"""Roles under which letters begin anew."""
_NUMBERED = ("1.", "1 -", "1)", "(1)", "1°", "一、", "（一）", "(一)")
_TEXTS = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)
_CASED = ("en", "fr", "es")
"""Languages in which a capital tells a new paragraph from one that goes on behind a list."""
_SHORT = 140
_FULL_STOPS = (".", "。", "۔")
_SENTENCE_ENDS = (".", ";", "。", "；", "؛", ".”", ".»", ".]", ";]", "».", "”.", ":", "：")


def body_roles(
    blocks: list[Block],
    labels: list[Found | None],
    start: int,
    end: int,
    language: str | None,
    roles: list[Role],
    depths: list[int],
) -> int:
    """Write roles and depths of ``blocks[start:end]``, the paragraphs behind an enacting line.

    Returns the index of the first block that ordinary rules have to read instead: an annex, or the
    articles of a treaty behind its "Have agreed as follows"; ``end`` where there is none.
    """
    end = next((at for at in range(start, end) if _annexed(blocks[at], labels[at])), end)
    numbering = _numbering(labels, start, end)
    operative_from = _operative_from(blocks, labels, start, end, numbering, language)
    closing = _closing_from(blocks, labels, start, end)
    levels = Levels()
    for index in range(start, end):
        block, label = blocks[index], labels[index]
        if (
            label is not None
            and label[0] == numbering
            and operative_from <= index < closing
            and block.role is Role.PARAGRAPH
            and block.kind in _TEXTS
        ):
            roles[index], depths[index] = Role.OPERATIVE, 0
            levels.clear()
            continue
        if index >= closing:
            roles[index] = Role.CLOSING if _ends_draft(block) else Role.PARAGRAPH
            continue
        if block.role is not Role.PARAGRAPH:
            roles[index] = block.role
            if block.role in _OPENING:
                levels.clear()
            continue
        if block.kind in (Kind.ROW, Kind.CODE):
            roles[index] = Role.TABLE_ROW if block.kind is Kind.ROW else Role.CODE
            continue
        if label is None and _agreed(block.text):
            roles[index] = Role.ENACTING_LINE
            return index + 1
        if block.kind is Kind.HEADING:
            if label is not None and label[0] == "article":
                return index
            roles[index], depths[index] = Role.HEADING, block.level or 1
            levels.clear()
            continue
        role, depth = _role(blocks, labels, index, numbering, operative_from, language, levels)
        roles[index], depths[index] = role, depth
        if role in _OPENING:
            levels.clear()
    return end


def _annexed(block: Block, label: Found | None) -> bool:
    return (label is not None and label[0] == "annex") or block.role is Role.ANNEX


def _ends_draft(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and len(block.text) <= _SHORT


def _agreed(text: str) -> bool:
    return len(text) <= _SHORT and text.rstrip(" :：،,*_.").lower().endswith(AGREED)


def _numbering(labels: list[Found | None], start: int, end: int) -> str:
    """The form in which the operative paragraphs are numbered; empty where they are not."""
    seen = {label[0] for label in labels[start:end] if label is not None}
    return next((form for form in ("op", *_NUMBERED) if form in seen), "")


def _text(block: Block, label: Found | None) -> str:
    """The text without a label that still stands in it."""
    return block.text[label[3] :] if label is not None and block.label is None else block.text


def _operative_from(
    blocks: list[Block],
    labels: list[Found | None],
    start: int,
    end: int,
    numbering: str,
    language: str | None,
) -> int:
    """Where the operative part begins; ``end`` where there is none."""
    for index in range(start, end):
        label = labels[index]
        if label is None:
            if numbering:
                continue
        elif label[0] == "op":
            return index
        elif label[0] != numbering:
            continue
        if label is None and _preamble_end(blocks[index].text):
            continue
        kind = lead(_text(blocks[index], label), language)
        if label is not None and kind != PREAMBULAR:
            return index
        if label is None and kind == OPERATIVE:
            return index
    if numbering and numbering != "op":
        return _numbered_preamble(blocks, labels, start, end, numbering)
    return _unnumbered(blocks, labels, start, end, language)


def _preamble_end(text: str) -> bool:
    return text[-1:] in COMMAS or text[-4:].rstrip(" ]*”»").endswith(COMMAS)


def _numbered_preamble(
    blocks: list[Block], labels: list[Found | None], start: int, end: int, numbering: str
) -> int:
    """All numbered paragraphs open as preambular ones: the first that ends in no comma."""
    for index in range(start, end):
        label = labels[index]
        if label is not None and label[0] == numbering and not _preamble_end(blocks[index].text):
            return index
    return end


def _unnumbered(
    blocks: list[Block], labels: list[Found | None], start: int, end: int, language: str | None
) -> int:
    """A single operative paragraph bears no number: the paragraph behind the last comma.

    A paragraph may end in a colon with its subparagraphs behind it, so labelled blocks are passed.
    """
    candidate = end
    for index in range(end - 1, start - 1, -1):
        text = blocks[index].text
        if labels[index] is not None or blocks[index].kind is not Kind.PARAGRAPH:
            continue
        kind = lead(text, language)
        if _preamble_end(text) or kind == PREAMBULAR or not text.endswith(_SENTENCE_ENDS):
            break
        if kind or shape(text, language) == OPERATIVE or text.endswith(_FULL_STOPS):
            candidate = index
    return candidate


def _closing_from(blocks: list[Block], labels: list[Found | None], start: int, end: int) -> int:
    """Where the closing lines begin: behind the last numbered paragraph, with a short line that
    tells a meeting, a date or a vote; ``end`` where there are none."""
    for index in range(end - 1, max(start, end - 8) - 1, -1):
        if labels[index] is not None:
            return next((at for at in range(index + 1, end) if _closes(blocks[at])), end)
    return next((at for at in range(max(start, end - 3), end) if _closes(blocks[at])), end)


def _closes(block: Block) -> bool:
    text = block.text
    if len(text) > _SHORT or block.kind is not Kind.PARAGRAPH or text.endswith((*COMMAS, ";")):
        return False
    low = text.lower()
    meeting = any(word in low for word in MEETINGS) and any(sign.isdecimal() for sign in text)
    return meeting or bare_date(text) or low.startswith("adopted unanimously")


def _role(
    blocks: list[Block],
    labels: list[Found | None],
    index: int,
    numbering: str,
    operative_from: int,
    language: str | None,
    levels: Levels,
) -> tuple[Role, int]:
    block, label = blocks[index], labels[index]
    if label is not None:
        form = label[0]
        if form == "pp":
            return Role.PREAMBULAR, 0
        if form == "op":
            return Role.OPERATIVE, 0
        if form == numbering:
            return (Role.OPERATIVE if index >= operative_from else Role.PREAMBULAR), 0
        if form in ("A.", "I.", "§", "article", "section", "part", "chapter", "title"):
            if _heading_like(_text(block, label)):
                return Role.HEADING, 1 if form == "I." else 2
            return Role.SUBPARAGRAPH, levels.depth(form)
        if form == "option" and index < operative_from:
            return Role.PREAMBULAR, 0
        if form == "•":
            return Role.SUBPARAGRAPH, levels.depth(f"{label[4]} {block.level}")
        if form == "1.1":
            return Role.SUBPARAGRAPH, levels.depth(f"1.1/{label[4].count('.')}")
        return Role.SUBPARAGRAPH, levels.depth(form)
    if block.kind is Kind.ITEM or block.label is not None:  # a bullet
        return Role.SUBPARAGRAPH, levels.depth(f"bullet {block.level}")
    if index >= operative_from:
        role = _unlabelled_operative(blocks, index, numbering, language)
        return role, 1 if role is Role.HEADING else 0
    if _heading_like(block.text) and lead(block.text, language) == "":
        return Role.HEADING, 1
    if block.kind is Kind.QUOTE:
        return Role.QUOTE, 0
    return Role.PREAMBULAR, 0


def _heading_like(text: str) -> bool:
    first = text.lstrip('[*“"«')[:1]
    return (
        len(text) <= _SHORT
        and first.isalpha()
        and not first.islower()
        and not text.endswith(TERMINAL)
    )


def _unlabelled_operative(
    blocks: list[Block],
    index: int,
    numbering: str,
    language: str | None,
) -> Role:
    """An unnumbered paragraph behind the beginning of the operative part.

    It may be a heading, the first paragraph of a second preamble, an operative paragraph whose
    number was lost, or a further paragraph of the one above.
    """
    block = blocks[index]
    text = block.text
    if block.kind is Kind.QUOTE:
        return Role.QUOTE
    kind = lead(text, language)
    opens = not text[:1].islower() or language == "ru"
    if kind in (PREAMBULAR, BOTH) and opens and _preamble_end(text):
        return Role.PREAMBULAR
    if _heading_like(text) and not kind:
        return Role.HEADING
    if kind in (OPERATIVE, BOTH) and opens and (language in _CASED or numbering == ""):
        return Role.OPERATIVE
    if not numbering and opens and text.endswith(_SENTENCE_ENDS):
        return Role.OPERATIVE
    return Role.PARAGRAPH

"""Roles of every other document, and of annexes: headings, clauses, items, paragraphs, rows."""

from __future__ import annotations

from unxdiff.model.document import Block
from unxdiff.model.roles import Kind, Role
from unxdiff.structure.labels import Found
from unxdiff.structure.vocabulary import TERMINAL

__all__ = ["Levels", "plain_roles"]

_RANKS = {
    "part": 1,
    "annex": 1,
    "title": 2,
    "chapter": 2,
    "section": 3,
    "article": 4,
    "rule": 4,
    "clause": 4,
}
"""Heading levels of numbered heading words; fixed, so that a new chapter changes no other level."""
_HEADED = frozenset(
    ("article", "section", "chapter", "part", "title", "clause", "rule", "annex", "§")
)
_LONGEST_HEADING = 120
_FEW_WORDS = 9


class Levels:
    """The label forms open at a place: ``(a)`` holds ``(i)`` holds ``a.``; a form seen before
    closes the deeper ones."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[str] = []

    def clear(self) -> None:
        """Begin under a new numbered paragraph."""
        self._open.clear()

    def depth(self, form: str) -> int:
        """The depth, from 0, at which a label of this form stands."""
        opened = self._open
        if form in opened:
            at = opened.index(form)
            del opened[at + 1 :]
            return at
        opened.append(form)
        return len(opened) - 1


def plain_roles(
    blocks: list[Block],
    labels: list[Found | None],
    start: int,
    end: int,
    roles: list[Role],
    depths: list[int],
) -> None:
    """Write the roles and levels of ``blocks[start:end]`` to ``roles`` and ``depths``.

    Only the block itself and the numbers above it decide, so a change elsewhere never changes a
    role here.
    """
    levels = Levels()
    headed = False
    base = 0
    for index in range(start, end):
        block, label = blocks[index], labels[index]
        kind = block.kind
        if kind is Kind.PARAGRAPH:
            if block.role is not Role.PARAGRAPH:
                roles[index], depths[index] = block.role, block.level
            elif label is None:
                if block.label is not None:
                    roles[index], depths[index] = Role.LIST_ITEM, block.level
                elif _shouted(block.text):
                    roles[index], depths[index] = Role.HEADING, 2
            elif label[0] == "1.":
                text = block.text[label[3] :] if block.label is None else block.text
                if len(text) <= _LONGEST_HEADING and _short_heading(text) and _opens(labels, index):
                    roles[index], depths[index] = Role.HEADING, 3 if headed else 2
                    base = 1
                else:
                    roles[index], base = Role.CLAUSE, 1
                levels.clear()
            else:
                opens = _opens(labels, index)
                base = _labelled(block, label, index, roles, depths, levels, base, opens=opens)
                headed = headed or (roles[index] is Role.HEADING and label[0] in _HEADED)
        elif kind is Kind.HEADING:
            annex = label is not None and label[0] == "annex"
            roles[index], depths[index] = Role.ANNEX if annex else Role.HEADING, block.level or 1
            headed = headed or (label is not None and label[0] in _HEADED)
            levels.clear()
            base = 0
        elif kind is Kind.ITEM:
            # Numbered items under an article are its paragraphs, elsewhere they are a list.
            clause = headed and label is not None and label[0] != "annex"
            roles[index], depths[index] = Role.CLAUSE if clause else Role.LIST_ITEM, block.level
        else:
            roles[index] = _BY_KIND[kind]
            depths[index] = block.level


_BY_KIND = {Kind.ROW: Role.TABLE_ROW, Kind.QUOTE: Role.QUOTE, Kind.CODE: Role.CODE}


def _labelled(
    block: Block,
    label: Found,
    index: int,
    roles: list[Role],
    depths: list[int],
    levels: Levels,
    base: int,
    *,
    opens: bool,
) -> int:
    """A paragraph whose label is no plain number; returns the depth that letters start at."""
    form = label[0]
    text = block.text[label[3] :] if block.label is None else block.text
    if form == "annex" and _title_like(text):
        roles[index], depths[index] = Role.ANNEX, 0
    elif form in _HEADED and form != "annex":
        levels.clear()
        if _title_like(text):
            roles[index], depths[index] = Role.HEADING, _RANKS.get(form, 4)
            return 0
        roles[index] = Role.CLAUSE
        return 1
    elif form == "•":
        roles[index], depths[index] = Role.LIST_ITEM, block.level
        return base
    elif form == "1.1":
        depth = label[4].count(".")
        levels.clear()
        if opens and _short_heading(text):
            roles[index], depths[index] = Role.HEADING, min(depth + 2, 6)
        else:
            roles[index], depths[index] = Role.CLAUSE, depth
        return depth + 1
    elif form in ("A.", "I.", "一、") and _title_like(text):
        roles[index], depths[index] = Role.HEADING, 3 if form == "A." else 2
        levels.clear()
        return 0
    elif form in ("A.", "I.", "一、", "1 -"):
        levels.clear()
        roles[index] = Role.CLAUSE
        return 1
    else:
        roles[index], depths[index] = Role.CLAUSE, base + levels.depth(form)
        return base
    levels.clear()
    return 0


def _opens(labels: list[Found | None], index: int) -> bool:
    """Whether something stands under a numbered line: those of a list follow one another."""
    if index + 1 >= len(labels):
        return False
    this, following = labels[index], labels[index + 1]
    if this is None or following is None or this[0] != following[0]:
        return True
    return this[4].count(".") != following[4].count(".")


def _shouted(text: str) -> bool:
    """A line in capitals, mostly letters: ``GENERAL PROVISIONS``, not ``E/CN.7/2024/L.3``."""
    if not text[:40].isupper() or not _title_like(text):
        return False
    return 2 * sum([sign.isalpha() or sign == " " for sign in text]) > len(text) and "/" not in text


def _title_like(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith(TERMINAL) and "\t" not in text


def _short_heading(text: str) -> bool:
    """``Definitions`` behind ``1.``: a few words, a capital, no mark at the end."""
    return (
        _title_like(text)
        and not text[:1].islower()
        and text[:1].isalpha()
        and text.count(" ") < _FEW_WORDS
        and len(text) > 1
    )

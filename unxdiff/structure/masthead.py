"""Roles of what stands before the enacting line: by fixed words first, then by position."""

from __future__ import annotations

from unxdiff.model.document import Block
from unxdiff.model.roles import Kind, Role
from unxdiff.structure.facts import bare_date, symbol_in
from unxdiff.structure.vocabulary import (
    ADOPTION,
    AGENDA,
    DISTRIBUTION,
    DRAFTS,
    LANGUAGES,
    ORGANS,
    ORIGINAL,
    PREAMBLES,
    SESSIONS,
    STATUS,
)

__all__ = ["masthead_roles", "paper_roles"]

_LINE = 120
"""Longest masthead line in characters; titles and agenda titles may be longer."""
_LONGEST_TITLE = 600
_LINES = (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.ROW)
"""Word processors set mastheads in tables too."""
_KEPT = {Kind.ROW: Role.TABLE_ROW, Kind.CODE: Role.CODE, Kind.QUOTE: Role.QUOTE}
_PAPER_LINES = 16
_PAPER_ROLES = (Role.MASTHEAD, Role.SYMBOL, Role.SESSION, Role.AGENDA_ITEM, Role.SPONSOR_LINE)


def masthead_roles(
    blocks: list[Block], start: int, enacting: int, roles: list[Role], *, titled: bool = True
) -> None:
    """Write to ``roles`` those of ``blocks[start:enacting]``, the lines above an enacting line.

    Known words decide (``Distr.:``, ``session``, ``Agenda item``, ``draft resolution``). Of the
    lines that none fits, those after the sponsor line are the title, those after the agenda item
    its
    title; the last one above the enacting line is the title where no sponsor line tells (not so
    with ``titled`` false, where no enacting line follows).
    """
    unknown: list[int] = []
    for index in range(start, enacting):
        role = _by_words(blocks[index])
        if role is None and _is_place(blocks[index].text) and Role.SESSION in roles[start:index]:
            role = Role.PLACE
        if role is None and (kept := _KEPT.get(blocks[index].kind)) is not None:
            role = kept
        if role is None:
            unknown.append(index)
        else:
            roles[index] = role
    _by_position(blocks, start, enacting, unknown, roles, titled=titled)


def paper_roles(blocks: list[Block], roles: list[Role]) -> int:
    """Roles of the masthead of a paper that is no draft: a report, an amendment list.

    Needs a ``Distr.:`` or ``Original:`` line or a symbol among the first lines, and gives roles up
    to the last line that a known word tells. Returns the index behind it, 0 where there is none.
    """
    head = blocks[:_PAPER_LINES]
    if not any(_marks_paper(block.text) for block in head):
        return 0
    told = [(index, _by_words(block)) for index, block in enumerate(head)]
    last = max([index for index, role in told if role in _PAPER_ROLES], default=-1)
    masthead_roles(blocks, 0, last + 1, roles, titled=False)
    return last + 1


def _marks_paper(text: str) -> bool:
    if len(text) > _LINE:
        return False
    symbol = symbol_in(text)
    return text.lower().startswith((*DISTRIBUTION, *ORIGINAL)) or (
        symbol is not None and len(text) <= len(symbol) + 2
    )


def _by_words(block: Block) -> Role | None:
    text = block.text
    if block.kind not in _LINES or len(text) > _LONGEST_TITLE:
        return Role.PARAGRAPH if block.kind is Kind.PARAGRAPH else None
    low = text[:_LONGEST_TITLE].lower().replace("ـ", "")
    if low.startswith((*DISTRIBUTION, *ORIGINAL)):
        return Role.MASTHEAD
    if len(text) <= _LINE and (symbol := symbol_in(text)) and len(text) <= len(symbol) + 12:
        return Role.SYMBOL
    if low.startswith(ORGANS[:6]) or low.strip(" *") in ORGANS or low in LANGUAGES:
        return Role.MASTHEAD
    if low.strip(" .:") in PREAMBLES:
        return Role.HEADING
    if bare_date(text):
        return Role.MASTHEAD
    if (low.startswith(ADOPTION) or (low.endswith("通过") and _digits_in(text))) and len(
        text
    ) <= _LINE * 2:
        return Role.MASTHEAD
    if len(text) <= _LINE * 2 and _is_sponsor_line(low):
        return Role.SPONSOR_LINE
    if len(text) <= _LINE and _digits_in(text) and _is_agenda_item(low):
        return Role.AGENDA_ITEM
    if len(text) <= _LINE * 2 and _is_session(low):
        # Lines that an extraction ran together are a masthead, nothing finer.
        return Role.SESSION if len(text) <= _LINE else Role.MASTHEAD
    return None


def _digits_in(text: str) -> int:
    return sum(sign.isdecimal() for sign in text)


def _is_sponsor_line(low: str) -> bool:
    """``Ghana:* draft resolution``, ``Draft resolution submitted by …``, ``…: revised draft …``."""
    position = min((at for at in (low.find(word) for word in DRAFTS) if at >= 0), default=-1)
    if position < 0:
        return False
    before = low[:position]
    named = ":" in before or "*" in before or "：" in before
    return named or position <= len("revised ") or low.endswith(DRAFTS)


def _is_agenda_item(low: str) -> bool:
    if low.startswith(
        ("agenda item", "item ", "items ", "provisional agenda", "tema ", "temas ", "议程")
    ):
        return True
    if low.startswith(("point", "пункт", "البند", "البندان", "临时议程", "temas")):
        return any(word in low for word in AGENDA[3:])
    return False


def _is_session(low: str) -> bool:
    return any(word in low for word in SESSIONS) and not low.endswith((".", ",", ";"))


def _is_place(text: str) -> bool:
    """``Vienna, 17-21 May 2010``: a name, a comma, days and a year."""
    place, comma, dates = text.replace("，", ",").replace("،", ",").partition(",")
    if not comma or len(text) > _LINE or not place or _digits_in(place):
        return False
    return _digits_in(dates) >= 5


def _by_position(
    blocks: list[Block],
    start: int,
    enacting: int,
    unknown: list[int],
    roles: list[Role],
    *,
    titled: bool,
) -> None:
    span = roles[start:enacting]
    sponsor = start + span.index(Role.SPONSOR_LINE) if Role.SPONSOR_LINE in span else -1
    item = start + span.index(Role.AGENDA_ITEM) if Role.AGENDA_ITEM in span else -1
    session = start + span.index(Role.SESSION) if Role.SESSION in span else -1
    distribution = any(
        blocks[at].text.lower().startswith(DISTRIBUTION) for at in range(start, enacting)
    )
    head = min((at for at in (sponsor, item, session) if at >= 0), default=-1)
    untitled = titled and sponsor < 0
    for index in reversed(unknown):
        block = blocks[index]
        last = untitled and _may_be_title(block)
        if sponsor >= 0 and index > sponsor:
            roles[index] = Role.TITLE if _may_be_title(block) else Role.PARAGRAPH
        elif last and index > head:
            roles[index] = Role.TITLE
            untitled = False
        elif block.text.lower().startswith(STATUS) and len(block.text) <= _LINE:
            roles[index] = Role.MASTHEAD
        elif block.kind is Kind.HEADING:
            roles[index] = Role.HEADING
        elif item >= 0 and index > item:
            roles[index] = Role.AGENDA_TITLE
        elif index < head:
            first = not any(roles[at] is Role.MASTHEAD for at in range(start, index))
            roles[index] = Role.MASTHEAD if distribution and first else Role.BODY
        elif 0 <= session < index < item and len(block.text) <= _LINE:
            roles[index] = Role.BODY
        else:
            roles[index] = Role.PARAGRAPH if titled else Role.MASTHEAD


def _may_be_title(block: Block) -> bool:
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return False
    low = block.text[:_LINE].lower()
    if low.startswith(STATUS) or low.strip(" .:") in PREAMBLES:
        return False
    return len(block.text) <= _LONGEST_TITLE and not block.text.endswith((".", ";", "。", "；"))

"""The masthead: roles of what stands before the enacting line, by fixed words first, then by
position; and the facts in it, document symbols and dates, told by their shape."""

from __future__ import annotations

from unxdiff.model.document import Block
from unxdiff.model.roles import Kind, Role
from unxdiff.structure.vocabulary import (
    ADOPTION,
    AGENDA,
    DISTRIBUTION,
    DRAFTS,
    LANGUAGES,
    MASTHEAD_LINE,
    MONTHS,
    ORGANS,
    ORIGINAL,
    PAPER_LINES,
    PREAMBLES,
    SESSIONS,
    STATUS,
)

__all__ = ["bare_date", "date_in", "facts_of", "masthead_roles", "paper_roles", "symbol_in"]

_LONGEST_TITLE = 600
_LINES = (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.ROW)
"""Word processors set mastheads in tables too."""
_KEPT = {Kind.ROW: Role.TABLE_ROW, Kind.CODE: Role.CODE, Kind.QUOTE: Role.QUOTE}
_PAPER_ROLES = (Role.MASTHEAD, Role.SYMBOL, Role.SESSION, Role.AGENDA_ITEM, Role.SPONSOR_LINE)
_HEADS = frozenset(
    (
        "A", "S", "E", "ST", "CRC", "TD", "UNEP", "FCCC", "ID", "DP", "CEDAW", "CCPR", "CAT",
        "CERD", "CMW", "CRPD", "CBD", "UNCLOS", "LC", "ICCD", "ISBA", "SPLOS", "NPT", "HSP",
        "IDB", "UNODC", "WHA", "WFP", "ICEF", "GB", "GOV", "CD", "BWC", "PBC", "TRANS", "TRADE",
        "ECE", "ECA", "UNITAR", "CTOC", "COP", "KYOTO", "HRI",
    )
)  # fmt: skip
"""How document symbols begin: organs, treaties and their bodies."""
_BY_ROLE = {
    Role.SYMBOL: "symbol",
    Role.BODY: "body",
    Role.SESSION: "session",
    Role.PLACE: "place",
    Role.AGENDA_ITEM: "agenda-item",
    Role.AGENDA_TITLE: "agenda-title",
    Role.SPONSOR_LINE: "sponsor",
    Role.TITLE: "title",
}
_SINGLE_DATE = 40
_LONGEST_NAME = 80


def masthead_roles(
    blocks: list[Block], start: int, enacting: int, roles: list[Role], *, titled: bool = True
) -> None:
    """Write to ``roles`` those of ``blocks[start:enacting]``, the lines above an enacting line.

    Known words decide (``Distr.:``, ``session``, ``Agenda item``, ``draft resolution``). Of the
    lines that none fits, those after the sponsor line are the title, those after the agenda item
    its title; the last one above the enacting line is the title where no sponsor line tells (not so
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
    head = blocks[:PAPER_LINES]
    if not any(_marks_paper(block.text) for block in head):
        return 0
    told = [(index, _by_words(block)) for index, block in enumerate(head)]
    last = max([index for index, role in told if role in _PAPER_ROLES], default=-1)
    masthead_roles(blocks, 0, last + 1, roles, titled=False)
    return last + 1


def _marks_paper(text: str) -> bool:
    if len(text) > MASTHEAD_LINE:
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
    if len(text) <= MASTHEAD_LINE and (symbol := symbol_in(text)) and len(text) <= len(symbol) + 12:
        return Role.SYMBOL
    if low.startswith(ORGANS[:6]) or low.strip(" *") in ORGANS or low in LANGUAGES:
        return Role.MASTHEAD
    if low.strip(" .:") in PREAMBLES:
        return Role.HEADING
    if bare_date(text):
        return Role.MASTHEAD
    if (low.startswith(ADOPTION) or (low.endswith("通过") and _digits_in(text))) and len(
        text
    ) <= MASTHEAD_LINE * 2:
        return Role.MASTHEAD
    if len(text) <= MASTHEAD_LINE * 2 and _is_sponsor_line(low):
        return Role.SPONSOR_LINE
    if len(text) <= MASTHEAD_LINE and _digits_in(text) and _is_agenda_item(low):
        return Role.AGENDA_ITEM
    if len(text) <= MASTHEAD_LINE * 2 and _is_session(low):
        # Lines that an extraction ran together are a masthead, nothing finer.
        return Role.SESSION if len(text) <= MASTHEAD_LINE else Role.MASTHEAD
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
    if not comma or len(text) > MASTHEAD_LINE or not place or _digits_in(place):
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
        elif block.text.lower().startswith(STATUS) and len(block.text) <= MASTHEAD_LINE:
            roles[index] = Role.MASTHEAD
        elif block.kind is Kind.HEADING:
            roles[index] = Role.HEADING
        elif item >= 0 and index > item:
            roles[index] = Role.AGENDA_TITLE
        elif index < head:
            first = not any(roles[at] is Role.MASTHEAD for at in range(start, index))
            roles[index] = Role.MASTHEAD if distribution and first else Role.BODY
        elif 0 <= session < index < item and len(block.text) <= MASTHEAD_LINE:
            roles[index] = Role.BODY
        else:
            roles[index] = Role.PARAGRAPH if titled else Role.MASTHEAD


def _may_be_title(block: Block) -> bool:
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return False
    low = block.text[:MASTHEAD_LINE].lower()
    if low.startswith(STATUS) or low.strip(" .:") in PREAMBLES:
        return False
    return len(block.text) <= _LONGEST_TITLE and not block.text.endswith((".", ";", "。", "；"))


def symbol_in(text: str) -> str | None:
    """The first United Nations document symbol in a text (``A/C.3/78/L.12/Rev.1``, ``S/2024/239``).

    A symbol begins with a known organ, has a slash and a digit; ``HIV/AIDS`` is none.
    """
    if "/" not in text:
        return None
    for word in text.split():
        token = word.strip('()[],;*“”"').rstrip(".")
        head, slash, tail = token.partition("/")
        if slash and head in _HEADS and any(sign.isdecimal() for sign in tail):
            return token
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1900 <= int(word) < 2200


def date_in(text: str) -> str | None:
    """The first full date in a text, as written: ``21 May 2010``, ``2010年5月21日``."""
    year = text.find("年")
    if year >= 4 and "月" in text and text[year - 4 : year].isdecimal():
        day = text.find("日", year)
        if day > 0:
            return text[year - 4 : day + 1]
    words = text.split()
    for at, word in enumerate(words):
        if at >= 2 and _is_year(word.strip(".,;:")):
            month = words[at - 1].lower().strip(",")
            for back in (2, 3, 4):
                if at < back:
                    break
                day_word = words[at - back].strip(".,")
                between = [
                    w.lower() for w in words[at - back + 1 : at] if w.lower() not in ("de", "er")
                ]
                named = any(w in MONTHS for w in between) or ord(month[0]) >= 0x600
                if day_word.isdecimal() and len(day_word) <= 2 and named:
                    return " ".join(words[at - back : at + 1]).rstrip(".,;:")
    return None


def bare_date(text: str) -> bool:
    """Whether a text is a date and nothing more."""
    if len(text) > _SINGLE_DATE:
        return False
    found = date_in(text)
    return found is not None and len(text.strip(" .,")) <= len(found) + 4


def facts_of(blocks: list[Block], end: int) -> tuple[tuple[str, str], ...]:
    """What the masthead says, as (name, value) pairs in reading order, one a name.

    Looks at the blocks before ``end``, the enacting line. Names: ``organ distribution date original
    symbol body session place agenda-item agenda-title sponsor title``.
    """
    facts: dict[str, str] = {}
    for block in blocks[:end]:
        text = block.text
        if block.role is Role.MASTHEAD:
            for line in text.split("\n"):
                _masthead_facts(line.strip(), facts)
        elif (name := _BY_ROLE.get(block.role)) is not None:
            value = " ".join(text.split())
            if name == "sponsor":
                value = _sponsor(value)
            if name in facts and name in ("title", "agenda-title"):
                value = f"{facts[name]} {value}"
            elif name in facts:
                continue
            facts[name] = value.rstrip("* ") if name == "symbol" else value
    return tuple(facts.items())


def _masthead_facts(line: str, facts: dict[str, str]) -> None:
    symbol = symbol_in(line)
    if symbol is not None and "[" not in line:
        facts.setdefault("symbol", symbol)
    low = line.lower()
    date = date_in(line)
    if date is not None and (bare_date(line) or "distr" in low):
        facts.setdefault("date", date)
    name, colon, value = line.partition(":")
    if colon and name.lower().startswith("distr") and "\n" not in value:
        words = value.split()
        if words:
            facts.setdefault("distribution", words[0])
    elif colon and name.lower().strip() in ("original", "оригинал", "الأصل", "原文"):
        facts.setdefault("original", value.strip())
    elif (
        not colon
        and date is None
        and symbol is None
        and 0 < len(line) <= _LONGEST_NAME
        and "[" not in line
    ):
        facts.setdefault("organ", line)


def _sponsor(line: str) -> str:
    """The sponsors of a sponsor line: what stands before the colon, without note asterisks."""
    return line.partition(":")[0].replace("*", "").strip() if ":" in line else line

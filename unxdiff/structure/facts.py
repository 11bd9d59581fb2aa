"""Facts in masthead lines: document symbols and dates, told by their shape."""

from __future__ import annotations

from unxdiff.model.document import Block
from unxdiff.model.roles import Role
from unxdiff.structure.vocabulary import MONTHS

__all__ = ["bare_date", "date_in", "facts_of", "symbol_in"]

_HEADS = frozenset(
    [
        "A",
        "S",
        "E",
        "ST",
        "CRC",
        "TD",
        "UNEP",
        "FCCC",
        "ID",
        "DP",
        "CEDAW",
        "CCPR",
        "CAT",
        "CERD",
        "CMW",
        "CRPD",
        "CBD",
        "UNCLOS",
        "LC",
        "ICCD",
        "ISBA",
        "SPLOS",
        "NPT",
        "HSP",
        "IDB",
        "UNODC",
        "WHA",
        "WFP",
        "ICEF",
        "GB",
        "GOV",
        "CD",
        "BWC",
        "PBC",
        "TRANS",
        "TRADE",
        "ECE",
        "ECA",
        "LC",
        "UNITAR",
        "CTOC",
        "COP",
        "KYOTO",
        "HRI",
    ]
)
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

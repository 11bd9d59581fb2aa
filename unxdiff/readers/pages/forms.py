"""What page furniture looks like: rules, job numbers, page numbers, bar codes, symbols."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

__all__ = ["form", "job_number", "page_number", "symbol"]

_RULE = frozenset("_\\-=*—–─━·•~ ")


def form(line: str) -> str | None:
    """What a stripped line is by its form alone: ``rule``, ``bar code``, ``page number``,
    ``job number``, or None for text."""
    if len(line) >= 3 and line[0] in _RULE and not line[-1].isalnum():
        kinds = set(line) - {" ", "\\"}
        if len(kinds) == 1 and kinds <= _RULE:
            return "rule"
    if line[0] == "*" and line[-1] == "*" and line[1:-1].isdigit() and len(line) > 6:
        return "bar code"
    if line[0] in "-–—" and line[-1] == line[0] and line.strip("-–— ").isdigit():
        return "page number"
    if line[-1] in "0123456789)*页" and len(line) <= 60:
        digit = line[0].isdigit()
        if "-" in line and (digit or "." in line[1:4]) and job_number().match(line):
            return "job number"
        if (not digit or "/" in line or " of " in line) and line[:1] not in "VGECT":
            return "page number" if page_number().match(line) else None
    return None


def job_number() -> re.Pattern[str]:
    """``23-15249 (E)``, with the page number or the dates that may stand beside it."""
    import re

    job = r"(?:[A-Z]{1,3}\.)?\d\d-\d{5}\*{0,3}"
    return re.compile(
        rf"(?:\d{{1,4}}/\d{{1,4}} +)?{job}(?: ?\([A-Z]\))?(?: +\d{{6}})*"
        r"(?: +\d{1,4}/\d{1,4})?(?: +\*\d{5,9}\*)?$"
    )


def page_number() -> re.Pattern[str]:
    """``Page 3``, ``3/12``, ``3 of 12``; a bare number says too little."""
    import re

    return re.compile(
        r"(?:[Pp]age|PAGE|[Pp]ágina|[Сс]тр\.) ?\d{1,4}(?: ?(?:of|/|de|sur|из) ?\d{1,4})?$|"
        r"\d{1,3}/\d{1,3}$|\d{1,3} of \d{1,3}$|第 ?\d{1,4} ?页$"
    )


def symbol() -> re.Pattern[str]:
    """A document symbol alone: ``A/C.2/85/L.9/Rev.1``."""
    import re

    return re.compile(r"[A-Z]{1,5}(?:/[A-Z\d][\w.()-]*)+\*{0,2}$")

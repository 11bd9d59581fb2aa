"""What a drafter wants to know about the substance of a change: drafting signals.

An operative verb that became stronger or weaker, a number, date or sum of money that changed,
square brackets opened or resolved. They are remarks, not marks: the redline stays as it is.
"""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.redline import ChangeKind, Op
from unxdiff.model.roles import Role
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block, Document
    from unxdiff.model.redline import Change
    from unxdiff.redline.consequential import References

__all__ = ["signals"]

# How strongly an operative verb binds, 1 (takes note) to 6 (decides). The order is that of the
# field's own usage; verbs that are not listed give no signal.
_VERBS = {
    "decides": 6, "demands": 6, "directs": 6, "instructs": 6, "adopts": 6, "establishes": 6,
    "condemns": 5, "insists": 5, "urges": 5, "strongly urges": 5, "exhorts": 5,
    "requests": 4, "calls upon": 4, "calls on": 4, "calls for": 4, "appeals": 4,
    "recommends": 3, "encourages": 3, "invites": 3, "stresses": 3, "emphasizes": 3,
    "underlines": 3, "underscores": 3, "deplores": 4, "affirms": 3, "reaffirms": 3,
    "welcomes": 2, "recognizes": 2, "acknowledges": 2, "considers": 2, "commends": 2,
    "notes": 1, "takes note": 1, "notes with appreciation": 1, "recalls": 1,
}  # fmt: skip
_MODALS = {"shall": 5, "must": 5, "will": 4, "should": 3, "may": 2, "might": 1, "could": 1}
_ADVERBS = frozenset(("also", "further", "strongly", "again", "solemnly", "urgently"))
_MONTHS = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre", "enero", "febrero", "marzo",
    "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre", "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
    "сентября", "октября", "ноября", "декабря",
))  # fmt: skip
_FURNITURE_LIKE = frozenset((Role.SYMBOL, Role.MASTHEAD, Role.SESSION, Role.PLACE))
"""A revision always has another symbol and date: no signal."""
_MONEY = "$€£¥₽"
_FIGURES = (Code.NUMBER_CHANGED, Code.DATE_CHANGED, Code.MONEY_CHANGED)
_MANY = 3
"""Changed figures of one table that are still told one by one."""


def signals(
    changes: Sequence[Change], old: Document, new: Document, followed: References
) -> tuple[Diagnostic, ...]:
    """The signals of a comparison, in reading order; numbers of cross-references that rightly
    followed their target are none."""
    out: list[Diagnostic] = []
    numbers = dict(followed.followed)
    for change in changes:
        if change.kind is not ChangeKind.AMENDED or change.consequential or change.replaced:
            continue
        before, after = old.blocks[change.old[0]], new.blocks[change.new[0]]
        if after.role in _FURNITURE_LIKE:
            continue
        out += _verb(change, before, after)
        out += _words(change, numbers.get(change.id, ()))
        out += _brackets(change, before, after)
    return tuple(_fewer(out, new.blocks) if len(out) > _MANY else out)


def _fewer(found: list[Diagnostic], blocks: Sequence[Block]) -> list[Diagnostic]:
    """The remarks, with one for all figures of a table where many changed: it was brought up to
    date, and a list of cells would hide the rest."""
    figures: dict[int, list[Diagnostic]] = {}
    for remark in found:
        table = blocks[remark.block].table if remark.block is not None else 0
        if table and remark.code in _FIGURES:
            figures.setdefault(table, []).append(remark)
    first = {id(many[0]): many for many in figures.values() if len(many) > _MANY}
    gone = {id(remark) for many in first.values() for remark in many[1:]}
    return [
        replace(remark, code=Code.NUMBER_CHANGED, message=_all_figures(first[id(remark)]))
        if id(remark) in first
        else remark
        for remark in found
        if id(remark) not in gone
    ]


def _all_figures(found: list[Diagnostic]) -> str:
    return f"{len(found)} figures of the table changed; the first: {found[0].message}"


def _remark(code: Code, message: str, change: Change) -> Diagnostic:
    return Diagnostic(code, message, block=change.new[0], side="new")


def _verb(change: Change, before: Block, after: Block) -> list[Diagnostic]:
    if before.role is not Role.OPERATIVE or after.role is not Role.OPERATIVE:
        return []
    old, new = _lead(before.text), _lead(after.text)
    if old == new or old not in _VERBS or new not in _VERBS:
        return []
    way = "stronger" if _VERBS[new] > _VERBS[old] else "weaker"
    if _VERBS[new] == _VERBS[old]:
        return []
    return [
        _remark(
            Code.VERB_STRENGTH,
            f"the operative verb is {way}: “{old}” became “{new}”",
            change,
        )
    ]


def _lead(text: str) -> str:
    """The operative verb a paragraph begins with, in lower case, without its adverbs."""
    words = [word.strip("[],;") for word in text[:60].lower().split()[:5]]
    words = [word for word in words if word and word not in _ADVERBS]
    for count in (3, 2, 1):
        verb = " ".join(words[:count])
        if verb in _VERBS:
            return verb
    return words[0] if words else ""


def _words(change: Change, numbers: Sequence[tuple[int, int]]) -> list[Diagnostic]:
    """Numbers, dates, sums and modal verbs that were replaced."""
    out: list[Diagnostic] = []
    spans = change.spans
    at = 0
    for place, span in enumerate(spans):
        start = at
        if span.op is not Op.INSERT:
            at += len(span.text if span.old_text is None else span.old_text)
        if span.op is not Op.DELETE or place + 1 == len(spans):
            continue
        if any(first <= start and at <= last for first, last in numbers):
            continue
        following = spans[place + 1]
        if following.op is not Op.INSERT:
            continue
        old, new = span.text.strip(" ,;.[]"), following.text.strip(" ,;.[]")
        weak, strong = _MODALS.get(old.lower()), _MODALS.get(new.lower())
        if weak and strong and weak != strong:
            way = "stronger" if strong > weak else "weaker"
            message = f"the obligation is {way}: “{old}” became “{new}”"
            out.append(_remark(Code.VERB_STRENGTH, message, change))
        elif _has_digit(old) and _has_digit(new):
            code, what = _sort(old + " " + new)
            if code is Code.NUMBER_CHANGED and len(old.split()) != len(new.split()):
                continue  # a rewording that has numbers in it
            out.append(_remark(code, f"{what} changed: “{old}” became “{new}”", change))
    return out


def _has_digit(text: str) -> bool:
    """Whether a short text has a figure in it; the numbers of placeholders are none."""
    return len(text) < 60 and "‹" not in text and any(map(str.isdigit, text))


def _sort(text: str) -> tuple[Code, str]:
    if any(sign in text for sign in _MONEY) or any(
        word in text for word in ("USD", "EUR", "million", "billion")
    ):
        return Code.MONEY_CHANGED, "a sum"
    words = text.lower().split()
    if any(month in words for month in _MONTHS) or "年" in text:
        return Code.DATE_CHANGED, "a date"
    return Code.NUMBER_CHANGED, "a number"


def _brackets(change: Change, before: Block, after: Block) -> list[Diagnostic]:
    """Square brackets are text that is not agreed: how many a paragraph has now."""
    old, new = before.text.count("["), after.text.count("[")
    if old == new:
        return []
    if not new:
        message = f"all square brackets resolved (there were {old})"
    elif new < old:
        message = f"square brackets resolved: {old - new} of {old}"
    else:
        message = f"square brackets opened: {new - old}, now {new}"
    return [_remark(Code.BRACKETS_CHANGED, message, change)]

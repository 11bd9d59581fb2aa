"""What the page carries and the text does not: running heads and feet by recurrence and place,
page and job numbers, bar codes, distribution marks, rules."""

from __future__ import annotations

import functools
import itertools
import re

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.readers.pages.forms import form, symbol
from unxdiff.readers.pdf.lines import BOLD, ITALIC, SUPER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pdf.lines import Line
    from unxdiff.readers.pdf.source import Page

__all__ = ["Dropped", "strip"]

_ZONE = 0.15
"""Share of a page's height, at the top and at the bottom, where its furniture stands."""
_ROWS = 5
"""Rows of a zone that are looked at from the edge inwards: a running title may have three."""
_SAME_PLACE = 0.01
"""Furniture stands at the same height on each page, to this share of the height."""
_SHARE = 0.4
"""A running head stands on this share of the pages between its first and its last at least:
chapters have their own, and left pages others than right ones."""
_WHITE = 1.9
"""Ems of white between lines that part a running head from the text."""
_RECYCLE = (
    "pleaserecycle", "mercidereceycler", "prièrederecycler", "mercederecycler", "sírvasereciclar",
    "seruegareciclar", "请回收", "просьбаотправитьнавторичнуюпереработку",
    "الرجاءإعادةاستعمالالورق",
)  # fmt: skip


class Dropped:
    """What was left out, gathered so that a line that stands on each page is one remark."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str], tuple[list[int], list[str]]] = {}

    def add(self, what: str, line: Line) -> None:
        """Note a line that is left out, and what it is."""
        key = (what, "" if what in ("page number", "rule") else _key(line.text))
        pages, texts = self._kinds.setdefault(key, ([], []))
        pages.append(line.page)
        texts.append(line.text)

    def remarks(self) -> list[Diagnostic]:
        """One remark for each line that was left out, however many pages have it."""
        made = []
        for (what, _), (pages, texts) in self._kinds.items():
            distinct = list(dict.fromkeys(texts))
            sample = distinct[0] if len(distinct) == 1 else f"{distinct[0]} … {distinct[-1]}"
            message = f"{what} left out{_on_pages(pages)}: {sample}"
            text = "\n".join(texts)
            made.append(Diagnostic(Code.FURNITURE_DROPPED, message, text=text, page=min(pages)))
        return made


def _on_pages(pages: list[int]) -> str:
    count = len(set(pages))
    return f" on {count} pages" if count > 1 else ""


class _Row:
    """The lines of one height on a page."""

    __slots__ = ("lines", "text", "y")

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.y = lines[0].y
        self.text = " ".join([line.text for line in sorted(lines, key=lambda line: line.x0)])


def strip(pages: list[Page], dropped: Dropped) -> None:
    """Take the furniture off all pages; what was left out is added to ``dropped``."""
    for page in pages:
        _drop(page, {id(line): "rule" for line in page.lines if form(line.text) == "rule"}, dropped)
    zones = [_zones(page) for page in pages]
    found: dict[int, str] = {}
    for top, bottom in zones:
        for row in (*top, *bottom):
            _by_form(row, found)
    _numbered(zones, found)
    _recurring(pages, zones, found)
    first = _squashed(pages[0].lines)
    for page, (top, _) in zip(pages[1:], zones[1:], strict=True):
        _repeated(page, top, first, found)
    for page in pages:
        _drop(page, found, dropped)
    _stamps(pages, dropped)


def _stamps(pages: list[Page], dropped: Dropped) -> None:
    """Leave out turned lines that stand on several pages: a stamp, a note in the margin."""
    seen: dict[str, set[int]] = {}
    for page in pages:
        for line in page.turned:
            seen.setdefault(line.text, set()).add(page.number)
    for page in pages:
        kept = []
        for line in page.turned:
            if len(seen[line.text]) > 1:
                dropped.add("stamp", line)
            else:
                kept.append(line)
        page.turned = kept


def _drop(page: Page, found: dict[int, str], dropped: Dropped) -> None:
    kept = []
    for line in page.lines:
        what = found.get(id(line))
        if what is None:
            kept.append(line)
            continue
        dropped.add(what, line)
        if what == "rule":
            page.rules.append((line.x0, line.y, line.x1, line.y))
    page.lines = kept


def _zones(page: Page) -> tuple[list[_Row], list[_Row]]:
    """The rows near the top, from the top, and those near the bottom, from the bottom."""
    rows: list[_Row] = []
    held: list[Line] = []
    for line in sorted(page.lines, key=lambda line: -line.y):
        if held and held[0].y - line.y > 0.3 * line.size:
            rows.append(_Row(held))
            held = []
        held.append(line)
    if held:
        rows.append(_Row(held))
    depth = _ZONE * page.height
    top = [row for row in rows[:_ROWS] if row.y > page.top - depth]
    bottom = [row for row in rows[: -_ROWS - 1 : -1] if row.y < page.bottom + depth]
    return top, bottom


def _by_form(row: _Row, found: dict[int, str]) -> None:
    """What the form of a line in a zone tells without any other."""
    whole = form(row.text)
    for line in row.lines:
        what = form(line.text) or whole
        squashed = re.sub(r"[\s\ufffd\ue000-\uf8ff♲♻]", "", line.text).casefold()
        if what is None and squashed.startswith(_RECYCLE):
            what = "distribution mark"
        if what is not None:
            found[id(line)] = what


def _numbered(zones: list[tuple[list[_Row], list[_Row]]], found: dict[int, str]) -> None:
    """Bare numbers that count the pages; on the only page of a paper, a 1 alone at its foot."""
    shifts: dict[int, list[Line]] = {}
    foot = [line for row in zones[0][1][:1] for line in row.lines]
    for index, (top, bottom) in enumerate(zones, 1):
        for row in (*top[:2], *bottom[:2]):
            for line in row.lines:
                value = _number(line.text)
                alone = all(other is line or id(other) in found for other in row.lines)
                if value is not None and (alone or len(zones) > 1):
                    shifts.setdefault(value - index, []).append(line)
    for shift, lines in shifts.items():
        only = len(zones) == 1 and shift == 0 and lines[0] in foot
        if len({line.page for line in lines}) > 1 or only:
            found.update({id(line): "page number" for line in lines})


def _number(text: str) -> int | None:
    """The value of a page number: digits of any script, or small Roman numerals."""
    bare = text.strip("-–— []")
    if bare.isdecimal() and len(bare) <= 4:
        return int(bare)
    if bare and set(bare) <= set("ivxl"):
        values = [{"i": 1, "v": 5, "x": 10, "l": 50}[sign] for sign in bare]
        return sum(
            -value if any(value < later for later in values[place + 1 :]) else value
            for place, value in enumerate(values)
        )
    return None


@functools.cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d+")


def _key(text: str) -> str:
    return _digits().sub("#", "".join(text.split()).casefold())


def _recurring(
    pages: list[Page], zones: list[tuple[list[_Row], list[_Row]]], found: dict[int, str]
) -> None:
    """Lines that stand at the same height of several pages with the same words."""
    places: dict[tuple[str, bool], list[tuple[float, Line]]] = {}
    for page, (top, bottom) in zip(pages, zones, strict=True):
        for rows, above in ((top, True), (bottom, False)):
            set_off = _set_off(rows, page)
            for row in rows:
                if row not in set_off:
                    continue
                share = (row.y - page.bottom) / page.height
                for line in row.lines:
                    if id(line) in found or _reads_on(line):
                        continue
                    if not _names_paper(line, above=above):
                        places.setdefault((_key(line.text), above), []).append((share, line))
    for (_, above), at in places.items():
        what = "running head" if above else "running foot"
        at.sort(key=lambda place: (place[0], place[1].page))
        for group in _at_one_height(at):
            if _is_running(group):
                found.update({id(line): what for line in group})


def _set_off(rows: list[_Row], page: Page) -> list[_Row]:
    """The rows of a zone, from its edge inwards, that white, a rule or another font parts from the
    text."""
    last = 0
    for place, (row, inner) in enumerate(itertools.pairwise(rows), 1):
        size = max(row.lines[0].size, inner.lines[0].size)
        low, high = sorted((row.y, inner.y))
        if (
            high - low > _WHITE * size
            or _style(row.lines[0]) != _style(inner.lines[0])
            or any(low < rule[1] < high and rule[2] - rule[0] > 40 for rule in page.rules)
        ):
            last = place
    return rows[:last]


def _at_one_height(places: list[tuple[float, Line]]) -> list[list[Line]]:
    """Lines in groups that stand at the same height of their pages."""
    made: list[list[Line]] = []
    before = -9.0
    for share, line in places:
        if share - before > _SAME_PLACE:
            made.append([])
        made[-1].append(line)
        before = share
    return made


def _style(line: Line) -> tuple[int, bool, bool]:
    return round(line.size * 4), line.share(BOLD) > 0.5, line.share(ITALIC) > 0.5


def _reads_on(line: Line) -> bool:
    """Whether a line is part of a sentence, or opens a note: none of a running head is or does."""
    raised = bool(line.runs) and line.runs[0][0] == 0 and bool(line.runs[0][2] & SUPER)
    return raised or line.text[0].islower() or line.text[-1] in ",;"


def _names_paper(line: Line, *, above: bool) -> bool:
    """Whether a line is the symbol at the head of the first page, which is no running head."""
    return above and line.page == 1 and symbol().match(line.text) is not None


def _is_running(lines: list[Line]) -> bool:
    """Whether lines that stand at one place recur as running heads do."""
    numbers = sorted({line.page for line in lines})
    if len(numbers) < 2 or len(numbers) < _SHARE * (numbers[-1] - numbers[0] + 1):
        return False
    if len({line.text for line in lines}) == 1:
        return True
    # Only the digits differ: one of the numbers counts the pages.
    counts = [
        {int(digits) - line.page for digits in _digits().findall(line.text) if len(digits) < 6}
        for line in lines
    ]
    return bool(set.intersection(*counts))


def _squashed(lines: list[Line]) -> str:
    ordered = sorted(lines, key=lambda line: (-round(line.y), line.x0))
    return "".join(["".join(line.text.split()) for line in ordered]).casefold()


def _repeated(page: Page, top: list[_Row], first: str, found: dict[int, str]) -> None:
    """A head that stands over a rule or a gap, and says nothing but what the first page says: a
    paper of two pages has its running title once."""
    rows: list[_Row] = []
    for index, row in enumerate(top):
        rows.append(row)
        below = top[index + 1].y if index + 1 < len(top) else None
        ruled = any(
            (below is None or below < rule[1]) and rule[1] < row.y and rule[2] - rule[0] > 40
            for rule in page.rules
        )
        if ruled:
            break
        if below is not None and row.y - below > 1.8 * row.lines[0].size:
            if _style(row.lines[0]) == _style(top[index + 1].lines[0]):
                return  # set like the text: the end of a paragraph
            break
    else:
        return
    left = [line for row in rows for line in row.lines if id(line) not in found]
    texts: list[Line] = []
    heads = [line for line in left if symbol().match("".join(line.text.split()))]
    texts = [line for line in left if line not in heads]
    words = "".join(["".join(line.text.split()) for line in texts]).casefold()
    if words[-1:] in ".,;:" and words:
        return
    if words in first and (len(words) > 5 or heads) and len(words) < 400:
        found.update({id(line): "running head" for line in left})

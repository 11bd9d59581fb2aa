"""Footnotes: by size, rule and place at the foot of a column; tied to their raised marks."""

from __future__ import annotations

import functools
import re

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.roles import Kind
from unxdiff.readers.pages.notes import glued_star, plain_mark
from unxdiff.readers.pages.pieces import SUPERSCRIPTS, ordinary
from unxdiff.readers.pdf.lines import SUPER, Line
from unxdiff.readers.pdf.paragraphs import Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.inline import Edit
    from unxdiff.readers.pages.join import Joiner
    from unxdiff.readers.pdf.layout import Column
    from unxdiff.readers.pdf.measure import Measure
    from unxdiff.readers.pdf.source import Page

__all__ = ["FootNote", "Notes"]

_SMALL = 0.94
"""Notes are set in this share of the size of the text, or smaller."""
_FOOT = 0.75
"""Share of a page's height in which notes stand that are set as large as the text."""


class FootNote:
    """A note as found: its mark in ordinary characters, and its text as a part."""

    __slots__ = ("mark", "page", "part", "raised")

    def __init__(self, mark: str, part: Part, *, raised: bool) -> None:
        self.mark = mark
        self.part = part
        self.page = part.first
        self.raised = raised


class Notes:
    """Takes the notes off the columns, one page after another, and ties them to their marks."""

    def __init__(self, measure: Measure, joiner: Joiner) -> None:
        self._measure = measure
        self._joiner = joiner
        self.found: list[FootNote] = []
        self._cited: set[int] = set()
        self._raised: set[str] = set()
        """What stands raised in the text so far."""
        self._loose: dict[str, tuple[int, int]] = {}
        self._placed: dict[int, tuple[list[Edit], list[tuple[int, int, int]]]] = {}

    def take(self, column: Column, page: Page) -> None:
        """Take the notes at the foot of a column off it."""
        self._raised.update(
            [
                line.text[start:end]
                for line in column.lines
                for start, end, bits in line.runs
                if bits & SUPER
            ]
        )
        start = self._start(column.lines, page)
        if start is None:
            return
        lines = column.lines[start:]
        del column.lines[start:]
        opened = 0
        for line in lines:
            last = self.found[-1] if self.found else None
            told = _opening(line)
            if told is not None and last is not None and not self._follows(told, last, opened):
                told = None
            if told is None and last is not None:
                last.part.take(line, self._joiner)
                continue
            mark, end, raised = told or ("", 0, False)
            part = Part("", line.page, line.page)
            part.take(_without(line, end), self._joiner)
            self.found.append(FootNote(mark, part, raised=raised))
            opened += 1

    @staticmethod
    def _follows(told: tuple[str, int, bool], last: FootNote, opened: int) -> bool:
        """Whether what opens a line is the next note's mark, not a number that was wrapped."""
        mark, _, raised = told
        if raised or not mark.isdigit():
            return raised or not last.raised
        if last.raised and opened:
            return False
        return not (opened and last.mark.isdigit() and int(mark) != int(last.mark) + 1)

    def _start(self, lines: list[Line], page: Page) -> int | None:
        """The first line of a column's notes."""
        small = len(lines)
        while small and lines[small - 1].size <= _SMALL * self._measure.body:
            small -= 1
        for index in range(len(lines)):
            low = lines[index].y < page.bottom + _FOOT * page.height or index >= small
            if not low or not _ruled(lines, index, page):
                continue
            if _opening(lines[index]) is not None:
                return index
            if index >= small and self._goes_on(index, lines):
                return index
        for index in range(small, len(lines)):
            told = _opening(lines[index])
            if told is not None and (told[2] or told[0] == "*" or told[0] in self._raised):
                return index
        return None

    def _goes_on(self, index: int, lines: list[Line]) -> bool:
        """Whether small lines under a rule go on with the last note of the page before."""
        return bool(self.found) and self.found[-1].part.last >= lines[index].page - 1

    # --- marks -------------------------------------------------------------------------------

    def tie(self, parts: list[Part]) -> None:
        """Find the marks of all notes: raised ones first, then, for what no raised mark cites,
        plain numbers that stand like marks (some fonts have raised figures of their own)."""
        for part in parts:
            self._placed[id(part)] = self._raised_edits(part)
        for number, note in enumerate(self.found):
            if number not in self._cited and note.mark.isdigit():
                self._tie_plain(number, note, parts)

    def _tie_plain(self, number: int, note: FootNote, parts: list[Part]) -> None:
        for part in parts:
            if not part.first <= note.page <= part.last or part.kind is Kind.HEADING:
                continue
            span = plain_mark(note.mark, part.text, glued=True)
            edits = self._placed[id(part)][0]
            if span is None or part.page_at(span[0]) != note.page:
                continue
            if any(edit[0] < span[1] and span[0] < edit[1] for edit in edits):
                continue
            edits.append((*span, number, ()))
            self._cited.add(number)
            return

    def edits(self, part: Part) -> tuple[list[Edit], list[tuple[int, int, int]]]:
        """The edits that take the marks out of a part's text, and the runs that are left."""
        return self._placed.get(id(part), ([], part.runs))

    def _raised_edits(self, part: Part) -> tuple[list[Edit], list[tuple[int, int, int]]]:
        edits: list[Edit] = []
        left: list[tuple[int, int, int]] = []
        for start, end, bits in part.runs:
            if not bits & SUPER or not self._cites(part, start, end, edits):
                left.append((start, end, bits))
        if not self.found:
            return edits, left
        if any(sign in part.text for sign in SUPERSCRIPTS):
            for match in _raised().finditer(part.text):
                self._cites(part, match.start(), match.end(), edits)
        if "*" in part.text and any(note.mark[:1] == "*" for note in self.found):
            taken = {place for start, end, _, _ in edits for place in range(start, end)}
            for match in glued_star().finditer(part.text):
                if match.start(1) not in taken:
                    self._cites(part, match.start(1), match.end(1), edits)
        return edits, left

    def _cites(self, part: Part, start: int, end: int, edits: list[Edit]) -> bool:
        """Make edits of the marks in a raised stretch; False where it cites no note."""
        stretch = part.text[start:end]
        made: list[Edit] = []
        for match in _marks().finditer(stretch):
            mark = ordinary(match.group())
            number = self._note(mark, part.page_at(start))
            if number is None:
                self._stray(mark, part, start)
                return False
            made.append((start + match.start(), start + match.end(), number, ()))
        rest = _marks().sub("", stretch).strip(" ,;.–-()[]")
        if rest or not made:
            return False
        # What stands between two marks goes with the first; a blank before them goes too.
        places = [edit[0] for edit in made] + [end]
        for index, (begin, _, number, _) in enumerate(made):
            low = start if index == 0 else begin
            edits.append((low, places[index + 1], number, ()))
            self._cited.add(number)
        first = edits[-len(made)]
        if _blank_goes(part.text, start, end):
            edits[-len(made)] = (first[0] - 1, first[1], first[2], ())
        return True

    def _note(self, mark: str, page: int) -> int | None:
        """The note that a mark on a page cites: at the foot of that page, or of one after it."""
        best: tuple[int, int] | None = None
        for number, note in enumerate(self.found):
            if note.mark == mark:
                away = note.page - page
                rank = away if away >= 0 else 10_000 - away
                if best is None or rank < best[0]:
                    best = (rank, number)
        return best[1] if best else None

    def _stray(self, mark: str, part: Part, place: int) -> None:
        if self.found and mark.isdigit():
            count, page = self._loose.get(mark, (0, part.page_at(place)))
            self._loose[mark] = (count + 1, page)

    def remarks(self) -> list[Diagnostic]:
        """What is not tied."""
        made = [
            Diagnostic(
                Code.NOTE_UNTIED,
                f"no mark cites note {note.mark}" if note.mark else "a note without a mark",
                text=note.mark or None,
                note=number,
                page=note.page,
            )
            for number, note in enumerate(self.found)
            if number not in self._cited
        ]
        for mark, (count, page) in self._loose.items():
            times = f" ({count} times)" if count > 1 else ""
            message = f"mark {mark} cites no note; it stays in the text{times}"
            made.append(Diagnostic(Code.NOTE_UNTIED, message, text=mark, page=page))
        return made


@functools.cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        rf"[\d{SUPERSCRIPTS}]{{1,3}}|\*{{1,3}}|[†‡§]|[ivxl]{{1,6}}(?![a-z])|[a-z](?![a-z])"
    )


@functools.cache
def _raised() -> re.Pattern[str]:
    return re.compile(f"[{SUPERSCRIPTS}]+")


@functools.cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        rf"([{SUPERSCRIPTS}]{{1,3}})\s*(?=\S)|(\*{{1,3}})\s*(?=\w)|\[(\d{{1,3}})\]\s*(?=\S)|"
        r"([ivxl]{1,6})[.)]?\s+(?=[^\W\d_a-z])|"
        r"(\d{1,3})[.)/]?\s+(?=[^\d\s])"
    )


def _opening(line: Line) -> tuple[str, int, bool] | None:
    """The mark that opens a note in a line, where the note's text begins, and whether the mark is
    raised; None where none does."""
    if line.runs and line.runs[0][0] == 0 and line.runs[0][2] & SUPER:
        end = line.runs[0][1]
        mark = ordinary(line.text[:end].strip(" .)"))
        if len(mark) <= 3 and line.text[end:].strip():
            return mark, end, True
    match = _plain().match(line.text)
    if match is None:
        return None
    mark = next(group for group in match.groups() if group)
    return ordinary(mark), match.end(), mark[0] in SUPERSCRIPTS


def _without(line: Line, end: int) -> Line:
    """The line without its mark."""
    while end < len(line.text) and line.text[end] == " ":
        end += 1
    runs = [
        (max(start - end, 0), stop - end, bits) for start, stop, bits in line.runs if stop > end
    ]
    made = Line(line.text[end:], runs, line.size)
    made.x0, made.x1, made.y, made.page, made.rtl = line.x0, line.x1, line.y, line.page, line.rtl
    made.first = line.first
    return made


def _ruled(lines: list[Line], index: int, page: Page) -> bool:
    """Whether a rule stands between a line and the one above it, as over the notes of a page."""
    line = lines[index]
    above = lines[index - 1].y if index else page.top
    return (
        any(
            line.y + 0.4 * line.size < rule[1] < above
            and rule[2] - rule[0] > 20
            and rule[0] < line.x1
            and rule[2] > line.x0
            and rule[3] - rule[1] <= 3
            for rule in page.rules
        )
        and line.y < page.bottom + 0.75 * page.height
    )


def _blank_goes(text: str, start: int, end: int) -> bool:
    """Whether the blank before a mark is the mark's own, for punctuation or the end follows."""
    after = text[end : end + 1]
    return start > 0 and text[start - 1] == " " and (after in ("", " ") or after in ",.;:)]»”’")

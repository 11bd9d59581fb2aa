"""One paragraph of marked-up text while it is read: single blanks, runs of style, cited notes.

Shared by the readers of HTML and Akoma Ntoso, whose paragraphs follow the same rules: blanks and
line ends of the source are one blank, a break that the author meant is a line end.
"""

from __future__ import annotations

import re
from functools import cache

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Mark, Note, Run
from unxdiff.model.roles import Style
from unxdiff.records import record, replace

__all__ = ["Draft", "Flow", "Line", "joined", "tied", "without_bold"]

_NO_BREAK = "\u00a0"
_NONE, _BLANK, _SOURCE_LINE, _BREAK = range(4)
"""What stands before the next word: nothing, a blank, a line end in the source, the author's."""


@record
class Line:
    """The inside of a paragraph; ``cites`` are (position, key of the note)."""

    text: str
    runs: tuple[Run, ...] = ()
    cites: tuple[tuple[int, int], ...] = ()


@record
class Draft:
    """A block whose citations still name their notes by key."""

    block: Block
    cites: tuple[tuple[int, int], ...] = ()


@cache
def _wide_gaps() -> re.Pattern[str]:
    """Blanks beside ordinary ones, and no-break blanks in a row: one blank is shown for them."""
    return re.compile(r"[\xa0 \t\r\n\f]*[ \t\r\n\f][\xa0 \t\r\n\f]*|\xa0{2,}")


def _wide(character: str) -> bool:
    """Whether a character is Chinese or Japanese, whose lines are joined without a blank."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or ("\uff01" <= character <= "\uff60" or "\U00020000" <= character <= "\U0003ffff")
    )


def _one_blank(found: re.Match[str]) -> str:
    """What stands for a gap inside a text: nothing for a source line between Chinese characters."""
    text, start, end = found.string, found.start(), found.end()
    inside = "\n" in found[0] and start > 0 and end < len(text)
    return "" if inside and _wide(text[start - 1]) and _wide(text[end]) else " "


class Flow:
    """Collects the text of one paragraph after another; open styles go on into the next."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._gap = _NONE
        self._open: list[tuple[Style, int, str | None]] = []
        self._runs: list[Run] = []
        self._cites: list[tuple[int, int]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._parts and not self._cites

    @property
    def broken(self) -> bool:
        """Whether a line break stands at the end."""
        return self._gap == _BREAK

    def add(self, text: str) -> None:
        """Add text of the source: gaps in it are one blank, soft hyphens nothing."""
        if "\u00ad" in text:
            text = text.replace("\u00ad", "")
        body = text.strip(" \t\r\n\f")
        if len(body) != len(text):
            at = text.find(body) if body else len(text)
            self._owe(text[:at])
        if body:
            self._put(_wide_gaps().sub(_one_blank, body))
            self._owe(text[text.find(body) + len(body) :])

    def _owe(self, blanks: str) -> None:
        if blanks and self._gap < _BREAK:
            self._gap = max(self._gap, _SOURCE_LINE if "\n" in blanks else _BLANK)

    def _put(self, body: str) -> None:
        gap, self._gap = self._gap, _NONE
        if self._parts and gap:
            if gap == _BREAK:
                self._push("\n")
            elif self._last != _NO_BREAK and not (
                gap == _SOURCE_LINE and _wide(self._last) and _wide(body[0])
            ):
                self._push(" ")
            body = body.lstrip(_NO_BREAK)
        if body:
            self._push(body)

    def _push(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def raw(self, text: str) -> None:
        """Add text whose blanks and line ends count, of code."""
        if text:
            self._gap = _NONE
            self._push(text)

    def line_break(self) -> None:
        """A line break that the author meant; at a paragraph's ends it is none."""
        self._gap = _BREAK

    def start(self, style: Style, target: str | None = None) -> None:
        """Begin a stretch of a style, up to the ``end`` of the same."""
        self._open.append((style, self._length, target))

    def end(self, style: Style) -> None:
        """End the stretch of a style that was begun last."""
        for at in range(len(self._open) - 1, -1, -1):
            found, start, target = self._open[at]
            if found is style:
                del self._open[at]
                if start < self._length:
                    self._runs.append(Run(start, self._length, style, target))
                return

    def cite(self, key: int) -> None:
        """Cite a note here; a blank before its mark only keeps the mark apart."""
        self._cites.append((self._length, key))

    def finish(self, *, code: bool = False) -> Line:
        """The paragraph, and begin another. ``code`` keeps blanks at the beginning of lines."""
        runs = self._runs + [
            Run(start, self._length, style, target)
            for style, start, target in self._open
            if start < self._length
        ]
        whole = "".join(self._parts)
        cites = self._cites
        self._parts, self._length, self._last, self._gap = [], 0, "", _NONE
        self._runs, self._cites = [], []
        self._open = [(style, 0, target) for style, _, target in self._open]
        text = whole.rstrip() if code else whole.strip()
        cut = 0 if code else len(whole) - len(whole.lstrip())
        places = [(min(max(at - cut, 0), len(text)), key) for at, key in cites]
        return Line(text, _merged(runs, text, cut) if runs else (), tuple(places))


def _merged(runs: list[Run], text: str, cut: int) -> tuple[Run, ...]:
    """Runs without blanks at their ends, sorted; equal neighbours are one."""
    kept: dict[tuple[Style, str | None], list[tuple[int, int]]] = {}
    for run in sorted(runs, key=lambda run: (run.start, run.end)):
        start, end = max(run.start - cut, 0), min(run.end - cut, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        places = kept.setdefault((run.style, run.target), [])
        if places and not text[places[-1][1] : start].strip(" "):
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    made = [
        Run(start, end, style, target)
        for (style, target), places in kept.items()
        for start, end in places
    ]
    made.sort(key=lambda run: (run.start, run.end, run.style))
    return tuple(made)


def without_bold(line: Line) -> Line:
    """A heading's line without bold over all of it, which is how headings are set anyway."""
    whole = [
        run
        for run in line.runs
        if run.style is Style.BOLD and run.end - run.start == len(line.text)
    ]
    if not whole:
        return line
    return Line(line.text, tuple([run for run in line.runs if run not in whole]), line.cites)


def joined(lines: list[Line], between: str) -> Line:
    """Lines one after another with a sign between them: cells of a row, paragraphs of a note."""
    if len(lines) == 1:
        return lines[0]
    runs: list[Run] = []
    cites: list[tuple[int, int]] = []
    offset = 0
    for line in lines:
        runs += [Run(r.start + offset, r.end + offset, r.style, r.target) for r in line.runs]
        cites += [(at + offset, key) for at, key in line.cites]
        offset += len(line.text) + len(between)
    return Line(between.join([line.text for line in lines]), tuple(runs), tuple(cites))


def tied(
    drafts: list[Draft], notes: dict[int, Note]
) -> tuple[tuple[Block, ...], tuple[Note, ...], list[Diagnostic]]:
    """Blocks with their marks, notes in the order in which they are first cited, and a NOTE_UNTIED
    for each note that nothing cites. Keys without a note are left out."""
    where: dict[int, int] = {}
    blocks: list[Block] = []
    for draft in drafts:
        marks = [
            Mark(at, where.setdefault(key, len(where))) for at, key in draft.cites if key in notes
        ]
        blocks.append(replace(draft.block, marks=tuple(marks)) if marks else draft.block)
    untied = []
    for key, note in notes.items():
        if key not in where:
            where[key] = len(where)
            line = note.source.line or None
            untied.append(
                Diagnostic(
                    Code.NOTE_UNTIED, f"no mark cites note {note.mark}",
                    text=note.text, note=where[key], line=line,
                )
            )  # fmt: skip
    ordered = sorted(where, key=where.__getitem__)
    return tuple(blocks), tuple([notes[key] for key in ordered]), untied

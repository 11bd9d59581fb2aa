"""A paragraph while ODT or RTF is read: text with single blanks, runs, citations."""

from __future__ import annotations

import re

from unxdiff.lazy import lazy
from unxdiff.model.document import NOWHERE, Block, Mark, Run, SourceRef
from unxdiff.model.roles import Kind, Role, Style

__all__ = ["Builder", "Piece", "as_block", "joined", "row_of"]


@lazy
def _blanks() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n]+")


class Piece:
    """A paragraph as read; ``table`` is not 0 for a row, ``cites`` are (position, note)."""

    __slots__ = ("cites", "kind", "label", "level", "line", "runs", "table", "text")

    def __init__(self, text: str, runs: list[Run], cites: list[tuple[int, int]]) -> None:
        self.text = text
        self.runs = runs
        self.cites = cites
        self.kind = "paragraph"
        self.label: str | None = None
        self.level = 0
        self.table = 0
        self.line = 0


def joined(pieces: list[Piece], between: str) -> Piece:
    """Several paragraphs as one, each with its label before it; breaks inside become ``between``
    where that is a blank."""
    whole = Piece("", [], [])
    parts: list[str] = []
    at = 0
    for piece in pieces:
        if parts:
            parts.append(between)
            at += len(between)
        if piece.label:
            lead = piece.label + (" " if piece.text else "")
            parts.append(lead)
            at += len(lead)
        text = piece.text
        if between == " ":
            text = text.replace("\n", " ").replace("\t", " ")
        whole.runs += [
            Run(run.start + at, run.end + at, run.style, run.target) for run in piece.runs
        ]
        whole.cites += [(place + at, note) for place, note in piece.cites]
        parts.append(text)
        at += len(text)
    whole.text = "".join(parts)
    return whole


def row_of(cells: list[Piece]) -> Piece:
    """The row that cells make, each with its own text in one line."""
    row = Piece("\t".join([cell.text for cell in cells]), [], [])
    row.kind = "row"
    at = 0
    for cell in cells:
        row.runs += [Run(run.start + at, run.end + at, run.style, run.target) for run in cell.runs]
        row.cites += [(place + at, note) for place, note in cell.cites]
        at += len(cell.text) + 1
    return row


def as_block(piece: Piece, role: Role = Role.PARAGRAPH) -> Block:
    """The block that a piece becomes."""
    return Block(
        piece.text,
        Kind(piece.kind),
        role,
        piece.label,
        piece.level,
        piece.table,
        tuple(piece.runs),
        tuple([Mark(at, note) for at, note in piece.cites]),
        SourceRef(line=piece.line, end=piece.line) if piece.line else NOWHERE,
    )


class Builder:
    """Collects text; blanks are made single and none stands at either end."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self._last = "\n"
        self._owed = False
        """Whether a blank before a note's mark was taken off, which a word after it needs back."""
        self._runs: dict[tuple[Style, str | None], list[tuple[int, int]]] = {}
        self.cites: list[tuple[int, int]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it, not even a citation."""
        return not self.length and not self.cites

    def add(self, text: str, styles: tuple[Style, ...], target: str | None) -> None:
        """Add text that is set in some styles, and is a link where ``target`` is given."""
        if "\xad" in text:
            text = text.replace("\xad", "")
        if "\n" in text or "\t" in text or "  " in text or "\r" in text:
            text = _blanks().sub(" ", text)
        if text[:1] == " " and self._last in " \n":
            text = text[1:]
        if self._owed and text:
            self._owed = False
            if text[0].isalnum():
                text = " " + text
        if not text:
            return
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        self._last = text[-1]
        for style in styles:
            self._run(start, style, None)
        if target is not None:
            self._run(start, Style.LINK, target)

    def _run(self, start: int, style: Style, target: str | None) -> None:
        places = self._runs.setdefault((style, target), [])
        if places and places[-1][1] == start:
            start = places.pop()[0]
        places.append((start, self.length))

    def line_break(self) -> None:
        """A line break that the author meant."""
        self._trim()
        if self.length:
            self._parts.append("\n")
            self.length += 1
            self._last = "\n"

    def cite(self, note: int) -> None:
        """Cite a note here; a blank before its mark only kept the mark apart."""
        if self._last == " ":
            self._trim()
            self._owed = True
        self.cites.append((self.length, note))

    def take_back(self, mark: str) -> None:
        """Take text off the end where it stands there: a note's mark that was written as text."""
        if self._parts and self._parts[-1] == mark:
            self._parts.pop()
            self.length -= len(mark)
            self._last = self._parts[-1][-1] if self._parts else "\n"
            self._clamp()

    def _trim(self) -> None:
        """Take a blank at the end off, and off the runs that end with it."""
        if self._last != " ":
            return
        rest = self._parts[-1].rstrip(" ")
        self.length -= len(self._parts[-1]) - len(rest)
        if rest:
            self._parts[-1] = rest
        else:
            self._parts.pop()
        self._last = self._parts[-1][-1] if self._parts else "\n"
        self._clamp()

    def _clamp(self) -> None:
        """Let no run reach beyond the text."""
        for places in self._runs.values():
            start, end = places[-1]
            if end > self.length:
                places[-1] = (min(start, self.length), self.length)

    def finish(self) -> Piece:
        """What was collected."""
        text = "".join(self._parts).rstrip(" \n")
        end = len(text)
        runs: list[Run] = []
        for (style, target), places in self._runs.items():
            last = -1
            for start, stop in places:
                inside = text[start : min(stop, end)]
                bare = inside.strip(" \n")
                if not bare:  # a blank looks the same in every style
                    continue
                first = start + len(inside) - len(inside.lstrip(" \n"))
                if last >= 0 and not text[last:first].strip(" \n"):
                    first = runs.pop().start
                last = start + len(inside.rstrip(" \n"))
                runs.append(Run(first, last, style, target))
        runs.sort(key=lambda run: (run.start, run.end, run.style))
        return Piece(text, runs, [(min(at, end), note) for at, note in self.cites])

"""Which mark in the text cites which note."""

from __future__ import annotations

import functools
import re

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.readers.pages.inline import Edit
from unxdiff.readers.pages.notes import RawNote, glued_star, plain_mark
from unxdiff.readers.pages.pieces import SUPERSCRIPTS, Piece, ordinary

__all__ = ["Ties"]

_BEFORE_PUNCTUATION = ",.;:)]»”’"


class Ties:
    """Finds the marks of one document's notes, one text after another, in reading order."""

    def __init__(self, notes: list[RawNote], pieces: list[Piece]) -> None:
        self.notes = notes
        self.cited: set[int] = set()
        self.loose: dict[str, tuple[int, int]] = {}
        """Marks that cite nothing: how often, and the line of the first."""
        self._by_style: dict[str, dict[str, list[int]]] = {}
        for index, note in enumerate(notes):
            self._by_style.setdefault(note.style, {}).setdefault(note.mark, []).append(index)
        self.placed = _place_plain(notes, pieces) if "plain" in self._by_style else {}
        self.characters = self._characters()

    def _characters(self) -> tuple[str, ...]:
        """Characters that a text must hold for a mark of these notes to stand in it."""
        found = []
        for style, character in (("star", "*"), ("caret", "[^"), ("bracket", "["), ("slash", "/")):
            if style in self._by_style:
                found.append(character)
        if "superscript" in self._by_style:
            found.extend(SUPERSCRIPTS)
        return tuple(found)

    def edits(self, piece: Piece, taken: list[Edit]) -> list[Edit]:
        """The edits that take the marks out of a piece's text; ``taken`` is its emphasis."""
        text = piece.text
        made: list[Edit] = []
        styles = self._by_style
        if "superscript" in styles:
            made.extend(self._superscripts(piece))
        if "star" in styles and "*" in text:
            used = {place for start, end, _, _ in taken for place in range(start, end)}
            for found in glued_star().finditer(text):
                if found.start() not in used:
                    self._simple("star", found.group(1), found.span(1), piece, made)
        for style, opener in (("caret", "[^"), ("bracket", "["), ("slash", "/")):
            if style in styles and opener in text:
                for found in _pattern(style).finditer(text):
                    self._simple(style, found.group(1), found.span(), piece, made)
        for start, end, note in self.placed.get(id(piece), ()):
            self.cited.add(note)
            made.append((*_with_blank(text, start, end), note, ()))
        return made

    def _simple(
        self, style: str, mark: str, span: tuple[int, int], piece: Piece, made: list[Edit]
    ) -> None:
        note = self._note(style, mark, piece)
        if note is not None:
            made.append((*_with_blank(piece.text, *span), note, ()))

    def _superscripts(self, piece: Piece) -> list[Edit]:
        """Marks in superscript, also several one after another; unknown ones stay in the text."""
        text = piece.text
        known = self._by_style["superscript"]
        made: list[Edit] = []
        for start, end in _superscripts(text):
            whole = ordinary(text[start:end])
            if whole in known or any(digit not in known for digit in whole):
                marks = [(start, end, whole)]
            else:
                marks = [(start + i, start + i + 1, digit) for i, digit in enumerate(whole)]
            for begin, finish, mark in marks:
                note = self._note("superscript", mark, piece)
                if note is None:
                    continue
                if made and text[made[-1][1] : begin].strip(" ") in (",", "˒"):
                    made.append((made[-1][1], finish, note, ()))
                else:
                    made.append((*_with_blank(text, begin, finish), note, ()))
        return made

    def _note(self, style: str, mark: str, piece: Piece) -> int | None:
        """The note a mark cites: where pages count anew, the first one below the mark."""
        found = self._by_style[style].get(mark)
        if not found:
            if style != "star":
                self._stray(mark, piece)
            return None
        note = found[0]
        if len(found) > 1:
            note = next((n for n in found if self.notes[n].first >= piece.first), found[-1])
        self.cited.add(note)
        return note

    def _stray(self, mark: str, piece: Piece) -> None:
        count, line = self.loose.get(mark, (0, piece.first))
        self.loose[mark] = (count + 1, line)

    def remarks(self) -> list[Diagnostic]:
        """What is not tied: notes without a mark, marks without a note."""
        made = [
            Diagnostic(
                Code.NOTE_UNTIED,
                f"no mark cites note {note.mark}",
                text=note.mark,
                note=index,
                line=note.first,
            )
            for index, note in enumerate(self.notes)
            if index not in self.cited
        ]
        made.extend(
            Diagnostic(
                Code.NOTE_UNTIED,
                f"mark {mark} cites no note; it stays in the text"
                + (f" ({count} times)" if count > 1 else ""),
                text=mark,
                line=line,
            )
            for mark, (count, line) in self.loose.items()
        )
        return made


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """A mark's stretch with one of the blanks around it, where two blanks would meet."""
    before = start > 0 and text[start - 1] == " "
    after = text[end : end + 1]
    if before and (after in ("", " ") or after in _BEFORE_PUNCTUATION):
        start -= 1
        # Loose before a comma: both blanks are the extraction's; French ; and : keep theirs.
        if after == " " and text[end + 1 : end + 2] in (",", ".", ")"):
            end += 1
    elif start == 0 and after == " ":
        end += 1
    return start, end


def _place_plain(
    notes: list[RawNote], pieces: list[Piece]
) -> dict[int, list[tuple[int, int, int]]]:
    """Marks in plain digits, found in the order of their notes: each after the one before. A text
    has them glued to its words or loose: the way that finds more notes is its way."""
    ways = [_placed(notes, pieces, glued=glued) for glued in (True, False)]
    return max(ways, key=lambda way: sum(map(len, way.values())))


def _placed(
    notes: list[RawNote], pieces: list[Piece], *, glued: bool
) -> dict[int, list[tuple[int, int, int]]]:
    placed: dict[int, list[tuple[int, int, int]]] = {}
    index = position = 0
    for number, note in enumerate(notes):
        if note.style != "plain":
            continue
        for later in range(index, len(pieces)):
            start = position if later == index else 0
            span = plain_mark(note.mark, pieces[later].text, start, glued=glued)
            if span is not None:
                placed.setdefault(id(pieces[later]), []).append((*span, number))
                index, position = later, span[1]
                break
    return placed


def _superscripts(text: str) -> list[tuple[int, int]]:
    """The runs of superscript digits in a text. (A pattern with both Unicode blocks costs more
    to compile than most drafts cost to read.)"""
    places: list[int] = []
    for character in SUPERSCRIPTS:
        place = text.find(character)
        while place >= 0:
            places.append(place)
            place = text.find(character, place + 1)
    places.sort()
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


@functools.cache
def _pattern(style: str) -> re.Pattern[str]:
    if style == "slash":
        return re.compile(r"(?<![\w/.])(\d{1,3})/(?![\w/])")
    if style == "caret":
        return re.compile(r"\[\^(\d{1,3}|\*{1,3})\]")
    return re.compile(r"\[(\d{1,3}|\*{1,3})\]")

"""Pages poured into one line: notes after a rule inside it, preambles run together."""

from __future__ import annotations

import functools
import re

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.roles import Kind
from unxdiff.readers.pages.pieces import Piece, dropped
from unxdiff.readers.pages.starts import is_opener

__all__ = ["part_notes", "part_preamble"]

_RULE = "_____"
_SENTENCE = 400
"""Characters from which a paragraph that opens a preamble surely holds more than its first line."""


def part_notes(pieces: list[Piece], remarks: list[Diagnostic]) -> list[Piece]:
    """Part each piece at the rules inside it into text, notes, and the text that goes on."""
    made: list[Piece] = []
    for piece in pieces:
        if piece.cut and piece.page > 1:
            text = _without_head(piece.text, pieces, remarks, piece.first)
            if not text:
                continue
            if text != piece.text:
                piece.text = piece.head = piece.tail = text
        if _RULE in piece.text and piece.kind is Kind.PARAGRAPH:
            made.extend(_parted(piece, pieces, remarks))
        else:
            made.append(piece)
    return made


@functools.cache
def _symbol() -> re.Pattern[str]:
    """A document symbol after the last note: the running head of the next page."""
    return re.compile(r"(?<=[.)]) ([A-Z]{1,5}(?:/[A-Z\d][\w.()-]*)+) ?")


def _parted(piece: Piece, pieces: list[Piece], remarks: list[Diagnostic]) -> list[Piece]:
    made: list[Piece] = []
    parts = re.split(r"(\s*_{5,}\s*)", piece.text)
    for index in range(0, len(parts), 2):
        text = parts[index]
        if index:
            remarks.append(dropped(parts[index - 1].strip(), "rule", piece.first))
        if not text:
            continue
        if not index:
            made.append(_like(piece, text))
            made[0].cut, made[0].ruled = piece.cut, piece.ruled
            continue
        notes, rest = _notes(text)
        for number, note in enumerate(notes):
            made.append(_like(piece, note))
            made[-1].cut, made[-1].ruled = True, number == 0
        rest = _without_head(rest, pieces, remarks, piece.first) if notes else rest
        if rest:
            made.append(_like(piece, rest))
            made[-1].cut = True
    return made


def _like(piece: Piece, text: str) -> Piece:
    made = Piece(text, piece.first, piece.last)
    made.page = piece.page
    return made


def _notes(text: str) -> tuple[list[str], str]:
    """The notes at the start of a text, which count up, and what follows the last of them."""
    found = re.match(r"(\d{1,3}) (?=\S)", text)
    if found is None:
        return [], text
    number = int(found.group(1))
    notes: list[str] = []
    start = 0
    while True:
        following = re.compile(rf"(?<=[.)”»]) (?={number + 1} [^\W\d_a-z“«])").search(text, start)
        if following is None:
            break
        notes.append(text[start : following.start()])
        start = following.end()
        number += 1
    head = _symbol().search(text, start)
    goes_on = re.compile(r"(?<=[\w)]\.) (?=[a-zà-ÿа-я])").search(text, start)
    ends = [place.start() for place in (head, goes_on) if place is not None]
    end = min(ends) if ends else len(text)
    notes.append(text[start:end])
    return notes, text[end:].strip()


def _without_head(text: str, pieces: list[Piece], remarks: list[Diagnostic], line: int) -> str:
    """Take the running head off a text: the symbol, and the title where it repeats a piece."""
    found = _symbol().match(f". {text}", 1)
    if found is None:
        return text
    head = found.group(1)
    rest = text[len(head) :].strip()
    for piece in pieces:
        title = re.sub(r"^\d+/\d+[A-Z]?\. ", "", piece.text)
        if len(title) > 10 and rest.startswith(title):
            head, rest = f"{head} {title}", rest[len(title) :].strip()
            break
    remarks.append(dropped(head, "running head", line))
    return rest


def part_preamble(pieces: list[Piece], remarks: list[Diagnostic]) -> list[Piece]:
    """Part a preamble that was poured into one paragraph, after its enacting line."""
    made: list[Piece] = []
    within = False
    for piece in pieces:
        found = None
        if piece.kind is Kind.PARAGRAPH and len(piece.text) > _SENTENCE:
            found = _enacting().match(piece.text)
        within = found is not None or (within and re.match(r"\d+\. ", piece.text) is None)
        parts = [piece.text]
        if within and len(piece.text) > _SENTENCE:
            parts = _openings(piece.text, found.end() if found else 0)
        if len(parts) < 2:
            made.append(piece)
            continue
        for number, part in enumerate(parts):
            made.append(_like(piece, part))
            if number == 0:
                made[-1].cut = piece.cut
        remarks.append(
            Diagnostic(
                Code.STRUCTURE_GUESSED,
                f"a preamble in one paragraph was parted into {len(parts)} by its openers",
                line=piece.first,
            )
        )
    return made


@functools.cache
def _enacting() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z]{4,} )?(?:The [A-Z]|L['’][A-ZÉ]|Le [A-Z]|La [A-Z])[^,.;]{3,80}, (?=[A-Z])"
    )


def _openings(text: str, start: int) -> list[str]:
    """A run-on preamble in paragraphs: after a comma, a capital opener before a small word."""
    if start and not is_opener(text[start:]):
        return [text]
    parts = [text[: start - 1]] if start else []
    begin = start
    for found in re.finditer(r",(?:\d{1,2})? (?=[^\W\d_a-z]\w+,? [a-zà-ÿ])", text):
        if found.start() > begin and is_opener(text[found.end() :]):
            parts.append(text[begin : found.end() - 1])
            begin = found.end()
    parts.append(text[begin:])
    return parts

"""What stands inside a paragraph besides its words: emphasis and note marks."""

from __future__ import annotations

from bisect import bisect_left

from unxdiff.model.document import Mark, Run
from unxdiff.model.roles import Style

__all__ = ["CLOSE", "GONE", "OPEN", "Edit", "apply", "emphasis"]

_BOTH = (Style.BOLD, Style.ITALIC)
_STYLES = {
    "***": _BOTH,
    "**": (Style.BOLD,),
    "*": (Style.ITALIC,),
    "___": _BOTH,
    "__": (Style.BOLD,),
    "_": (Style.ITALIC,),
}
_MOST = 3
_LONGEST = 400
"""Characters between a pair: emphasis is a phrase, not a page."""

Edit = tuple[int, int, int, tuple[Style, ...]]
"""A stretch ``[start, end)`` that leaves the text, what it becomes, and its styles: ``OPEN`` and
``CLOSE`` are emphasis, ``GONE`` leaves no trace, 0 or more is the mark of that note."""

OPEN, CLOSE, GONE = -1, -2, -3


def emphasis(text: str, characters: str = "*_") -> list[Edit]:
    """The edits that turn ``*…*``, ``**…**``, ``_…_`` around words into runs."""
    edits: list[Edit] = []
    for character in characters:
        # Nine texts in ten hold none, or one asterisk that is a note mark.
        if text.count(character) > 1:
            _scan(text, character, edits)
    return edits


def _scan(text: str, character: str, edits: list[Edit]) -> None:
    """Pair up runs of one to three of a character around words; the rest stays in the text."""
    opened: list[tuple[int, int]] = []
    start = text.find(character)
    length = len(text)
    while start >= 0:
        end = start + 1
        while end < length and text[end] == character:
            end += 1
        # Where the text begins or ends, a blank is as good as nothing.
        before, after = text[start - 1] if start else " ", text[end] if end < length else " "
        if end - start <= _MOST and before != "\\":
            inward = not before.isspace() and not _inside_word(after)
            if not (inward and opened and _close(text, opened, start, end, edits)) and (
                not after.isspace() and not _inside_word(before)
            ):
                opened.append((start, end))
        start = text.find(character, end)


def _inside_word(character: str) -> bool:
    """Whether a letter or digit is of a script that puts blanks between words: next to it a mark is
    inside a word."""
    return character.isalnum() and not (
        character >= "\u2e80"
        or "\u0e00" <= character < "\u1100"
        or "\u1780" <= character < "\u1800"
    )


def _close(
    text: str, opened: list[tuple[int, int]], start: int, end: int, edits: list[Edit]
) -> bool:
    """Close the nearest opening run of the same length, when there are letters between."""
    for index in range(len(opened) - 1, -1, -1):
        begin, inner = opened[index]
        if start - inner > _LONGEST:
            return False
        if inner - begin != end - start:
            continue
        if not any(map(str.isalpha, text[inner:start])):
            return False
        del opened[index:]
        styles = _STYLES[text[begin:inner]]
        edits.append((begin, inner, OPEN, styles))
        edits.append((start, end, CLOSE, styles))
        return True
    return False


def apply(text: str, edits: list[Edit]) -> tuple[str, tuple[Run, ...], tuple[Mark, ...]]:
    """Take the edits out of a text; runs and marks are placed in what is left."""
    if not edits:
        return text, (), ()
    edits.sort()
    parts: list[str] = []
    runs: list[Run] = []
    marks: list[Mark] = []
    open_at: list[tuple[tuple[Style, ...], int]] = []
    position = length = 0
    for start, end, what, styles in edits:
        if start < position:
            continue
        parts.append(text[position:start])
        length += start - position
        position = end
        if what == OPEN:
            open_at.append((styles, length))
        elif what == CLOSE:
            for index in range(len(open_at) - 1, -1, -1):
                if open_at[index][0] == styles:
                    begin = open_at.pop(index)[1]
                    runs.extend(Run(begin, length, style) for style in styles if length > begin)
                    break
        elif what >= 0:
            marks.append(Mark(length, what))
    parts.append(text[position:])
    left = "".join(parts)
    if "  " in left or left != left.strip():
        left, runs, marks = _tidied(left, runs, marks)
    runs.sort(key=lambda run: (run.start, run.end, run.style))
    return left, tuple(runs), tuple(marks)


def _tidied(text: str, runs: list[Run], marks: list[Mark]) -> tuple[str, list[Run], list[Mark]]:
    """Single blanks and none at the ends, where what was taken out left more."""
    kept = [
        index
        for index, character in enumerate(text)
        if not (character == " " and (index == 0 or text[index - 1] == " "))
    ]
    while kept and text[kept[0]].isspace():
        del kept[0]
    while kept and text[kept[-1]].isspace():
        del kept[-1]
    moved = [
        Run(bisect_left(kept, run.start), bisect_left(kept, run.end), run.style) for run in runs
    ]
    return (
        "".join(text[index] for index in kept),
        [run for run in moved if run.end > run.start],
        [Mark(bisect_left(kept, mark.at), mark.note) for mark in marks],
    )

"""Fields and notes of RTF: what an instruction means, how a note is marked."""

from __future__ import annotations

from unxdiff.readers.building import Piece
from unxdiff.readers.numerals import numeral

__all__ = ["link_of", "note_mark", "split_mark"]

_FORMS = {"nar": "1", "nalc": "a", "nauc": "A", "nrlc": "i", "nruc": "I"}
_LONGEST_MARK = 10


def link_of(instruction: str) -> str | None:
    """The address in ``HYPERLINK "address" \\l "place"``; None where it is another field."""
    words = instruction.split('"')
    if not words[0].strip().upper().startswith("HYPERLINK"):
        return None
    target = ""
    for before, value in zip(words[0::2], words[1::2], strict=False):
        switch = before.split()[-1:] or [""]
        if switch[0] == "\\l":
            target += "#" + value
        elif switch[0] not in ("\\o", "\\t", "\\n", "\\m"):
            target = value + target
    if not target:
        bare = instruction.split()
        target = bare[1] if len(bare) > 1 and not bare[1].startswith("\\") else ""
    return target or None


def note_mark(number: int, form: str) -> str:
    """The mark of an automatic note; ``form`` is the end of RTF's word for it (``nrlc`` …)."""
    return numeral(number, _FORMS.get(form, "1")) or str(number)


def split_mark(piece: Piece) -> str:
    """The mark that a note's text begins with, set as superscript, which is then taken off it.

    Empty where it begins with none.
    """
    raised = [run for run in piece.runs if run.style == "superscript" and run.start == 0]
    if not raised or raised[0].end > _LONGEST_MARK:
        return ""
    end = raised[0].end
    mark = piece.text[:end]
    rest = piece.text[end:].lstrip(" ")
    cut = len(piece.text) - len(rest)
    piece.text = rest
    piece.runs = [
        type(run)(max(run.start - cut, 0), run.end - cut, run.style, run.target)
        for run in piece.runs
        if run.end > cut
    ]
    return mark

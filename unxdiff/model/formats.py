"""What the formats can say of how text is set, for comparing one with another."""

from __future__ import annotations

from unxdiff.model.roles import Style

__all__ = ["styles_of_both"]

_FACE = frozenset((Style.BOLD, Style.ITALIC))
_LINES = _FACE | {Style.UNDERLINE, Style.SUPERSCRIPT, Style.SUBSCRIPT}
_ALL = _LINES | {Style.STRIKE, Style.LINK}
_CARRIED = {
    # An asterisk in a text is its author's habit; a font in a PDF has no underline of its own.
    "text": frozenset[Style](),
    "pdf": _FACE,
    "akn": _LINES,
    "rtf": _LINES,
    "markdown": _FACE | {Style.STRIKE, Style.LINK},
    "docx": _ALL,
    "html": _ALL,
    "odt": _ALL,
}


def styles_of_both(old: str, new: str) -> frozenset[Style] | None:
    """The styles of which two formats can say the same, None for all of one and the same format.

    What only one of them can say is no change that anybody made: code, for instance, is a style in
    Markdown and a font in Word.
    """
    if old == new:
        return None
    nothing = frozenset[Style]()
    return _CARRIED.get(old, nothing) & _CARRIED.get(new, nothing)

"""Lines of a mail: filled to a width, and none that a mail program would alter."""

from __future__ import annotations

from unxdiff.renderers.terminal.cells import columns, wrap
from unxdiff.text.tokens import cjk

__all__ = ["COLUMNS", "fill"]

COLUMNS = 72
"""Columns of a line: what RFC 3676 advises, so that it can be quoted a few times."""
_ODD_STARTS = (">", "From ")
"""Beginnings of a line that programs quote, stuff or take for a new message."""


def fill(text: str, width: int = COLUMNS) -> str:
    """The text in lines of at most ``width`` columns; a word that is longer stays whole, unless it
    is of Chinese characters, between which a line may end.

    Lines of the text's own stay. One that begins as no line may, and has nothing before it to take
    along, gets an ellipsis before it.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        bare = " ".join(line.split(" ")).strip()
        lines += _chinese(bare, width) if cjk(bare) else _words(bare, width)
    return "\n".join([_guarded(line) for line in lines])


def _chinese(text: str, width: int) -> list[str]:
    return [text[start:end].strip() for start, end in wrap(text, width)]


def _words(text: str, width: int) -> list[str]:
    """Greedily filled lines; where the next would begin oddly, a word is taken along to it."""
    lines: list[list[str]] = [[]]
    used = 0
    for word in text.split():
        size = columns(word)
        if lines[-1] and used + 1 + size > width:
            taken: list[str] = []
            while len(lines[-1]) > 1 and _odd([*taken, word]):
                taken.insert(0, lines[-1].pop())
            lines.append(taken)
            used = columns(" ".join(taken))
        used += size + bool(lines[-1])
        lines[-1].append(word)
    return [" ".join(line) for line in lines]


def _odd(words: list[str]) -> bool:
    return words[0].startswith(">") or words[0] == "From"


def _guarded(line: str) -> str:
    return f"… {line}" if line.startswith(_ODD_STARTS) or line == "From" else line

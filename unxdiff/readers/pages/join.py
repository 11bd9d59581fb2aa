"""Putting lines together again: blanks, line-end hyphens, scripts that write no blanks."""

from __future__ import annotations

import functools
import re

from unxdiff.diagnostics import Code, Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Joiner"]

# First parts that keep their hyphen in front of a small letter.
_FIRST_PARTS = frozenset(
    "all anti arms awareness by capacity child co confidence cost counter cross decision double "  # noqa: SIM905 - reads as words
    "ex far fact first follow free full gender good ground half hand high human income job land "
    "large law lead least life like long low make man market mid middle multi national needs "
    "new non old on one open own people peace policy poverty pre post pro problem proof quasi "
    "rapid result rule second self semi short side single small so socio south standard state "
    "step sub ten third time top twenty thirty forty fifty sixty seventy eighty ninety two "
    "three four five six seven eight nine up vice war water well wide win work world year young "
    "zero après avant celui ci contre demi grand là mi moi nord non peut rendez sous sud vis "
    "quelque vingt trente quarante cinquante soixante quatre au elle lui eux nous vous".split()
)
_WORD_ENDINGS = ("ness", "ship", "hood", "dom")


class Joiner:
    """Joins the lines of a text; ``text`` is the whole of it, the evidence for hyphens."""

    def __init__(self, text: str, remarks: list[Diagnostic]) -> None:
        self._text = text
        self._remarks = remarks
        self._words: frozenset[str] | None = None
        self._line_ends_only: bool | None = None

    def lines(self, lines: list[str], numbers: Sequence[int]) -> str:
        """The lines as one text."""
        text = lines[0].strip()
        for index in range(1, len(lines)):
            text = self.pair(text, lines[index].strip(), numbers[index - 1])
        return text

    def pair(self, before: str, after: str, line: int) -> str:
        """Two stretches as one; ``line`` is where the first ends."""
        last, first = before[-1:], after[:1]
        if last == "\u00ad":
            return before + after  # taken out, and said, where the block is made
        if last in "-\u2010":
            return self._hyphened(before, after, line)
        if last in "—–/" and before[-2:-1].isalpha() and first.isalnum():
            return before + after
        if _writes_no_blank(last) or _writes_no_blank(first):
            return before + after
        return f"{before} {after}"

    def _hyphened(self, before: str, after: str, line: int) -> str:
        last = before[-1]
        left = _last_part(before)
        right = _first_part(after)
        if not left or not right:
            # A dash between blanks, or a range such as 17-21.
            glued = before[-2:-1].isalnum() and after[:1].isalnum()
            return before + after if glued else f"{before} {after}"
        if (
            right[0].isupper()
            or not left[-1].isalpha()
            or self._keeps(left, right, typeset=last == "\u2010")
        ):
            return before + after
        self._remarks.append(
            Diagnostic(
                Code.HYPHEN_REMOVED,
                f"{left}-{right} was broken at the line end; closed up as {left}{right}",
                text=before[-1],
                line=line,
            )
        )
        return before[:-1] + after

    def _keeps(self, left: str, right: str, *, typeset: bool) -> bool:
        """Whether the hyphen is the word's own: the document's other words decide first."""
        if self._typeset():
            return not typeset
        words = self._vocabulary()
        low, high = left.lower(), right.lower()
        if f"{low}-{high}" in words:
            return True
        if low + high in words:
            return False
        if high in ("and", "or", "et", "ou", "und", "oder", "y", "o", "to"):
            return True
        part = low.rsplit("-", 1)[-1]
        if part in _FIRST_PARTS or part.endswith(_WORD_ENDINGS) or "-" in low:
            return True
        return len(part) > 2 and part in words and len(high) > 2 and high in words

    def _typeset(self) -> bool:
        """Whether U+2010 stands at line ends, there only, and words are written with another
        hyphen: then it is the typesetter's, and the other one is not."""
        if self._line_ends_only is None:
            self._line_ends_only = (
                "\u2010\n" in self._text
                and re.search(r"[^\W\d_]\u2010[^\W\d_]", self._text) is None
                and re.search(r"\w-\w", self._text) is not None
            )
        return self._line_ends_only

    def _vocabulary(self) -> frozenset[str]:
        if self._words is None:
            whole = re.sub(r"\S*[-\u2010]\s*\n\s*\S*", " ", self._text)
            pattern = r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*"
            found = set(re.findall(pattern, whole.lower()))
            pairs: set[str] = set()
            for word in found:
                parts = word.split("-")
                pairs.update("-".join(parts[i : i + 2]) for i in range(len(parts) - 1))
                pairs.add(parts[0])
            self._words = frozenset(found | pairs)
        return self._words


@functools.cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]$"),
        re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*"),
    )


def _last_part(text: str) -> str:
    found = _parts()[0].search(text[-60:])
    return found.group(1) if found else ""


def _first_part(text: str) -> str:
    found = _parts()[1].match(text)
    return found.group() if found else ""


def _writes_no_blank(character: str) -> bool:
    """Whether the script of a character sets no blanks between words (Hangul does)."""
    code = ord(character) if character else 0
    return (
        0x3000 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFF65
        or 0x20000 <= code <= 0x3FFFF
        or 0x0E00 <= code <= 0x0EFF
        or 0x1780 <= code <= 0x17FF
        or 0x1000 <= code <= 0x109F
    )

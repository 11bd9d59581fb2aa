"""Which line breaks are the wrapping's and which the author meant."""

from __future__ import annotations

import functools
import itertools
import re

from unxdiff.readers.pages.starts import (
    is_label,
    is_opener,
    last_character,
    lower_start,
    starts_note,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.pieces import Chunk

__all__ = ["Wrap", "continues", "groups", "label_counts", "measure", "stands_alone"]

_TERMINAL = ".;:!?。；：！？؛؟।"
_COMMA = ",،，、"
_SAMPLE = 4_000
"""Line breaks looked at to find the width: plenty, and bounded."""


class Wrap:
    """How the lines of a text, or of one chunk, were wrapped."""

    __slots__ = ("indented", "limit", "width")

    def __init__(self, width: int, limit: float, *, indented: bool) -> None:
        self.width = width
        """The usual length of a full line; 0 means that lines are not wrapped."""
        self.limit = limit
        """A line is full when the next word would have passed this length."""
        self.indented = indented
        """Whether paragraphs start with an indent."""


_UNWRAPPED = Wrap(0, 0.0, indented=False)


def measure(chunks: list[Chunk]) -> Wrap:
    """Find the width from the breaks inside chunks; width 0 where no wrapping is evident."""
    going_on: list[int] = []
    inner: list[int] = []
    reach: list[int] = []
    caseless = ended = indents = 0
    for chunk in chunks:
        if len(inner) > _SAMPLE:
            break
        if len(chunk.lines) < 2 or chunk.code:
            continue
        for before, after in itertools.pairwise(chunk.lines):
            bare, following = before.strip(), after.strip()
            inner.append(len(bare))
            first = following[0]
            if lower_start(following):
                going_on.append(len(bare))
                reach.append(len(bare) + 1 + len(following.split(None, 1)[0]))
            elif first.isalpha() and not first.isupper():
                caseless += 1
            ended += bare[-1] in _TERMINAL
            indents += len(after) - len(following) > len(before) - len(bare)
    if not inner:
        return _UNWRAPPED
    indented = indents * 20 > len(inner)
    if going_on and len(going_on) * 4 >= len(inner):
        # Where every line that goes on reaches the longest one, the text was filled by a machine.
        longest = max(going_on)
        strict = sum(length > longest for length in reach) >= 0.97 * len(reach)
        # The middle one: some lines are longer because a hyphen was closed up in them.
        usual = longest if strict else sorted(going_on)[len(going_on) // 2]
        return Wrap(usual, usual if strict else 0.85 * usual, indented=indented)
    if caseless * 2 >= len(inner) and len(inner) >= 2:
        usual = sorted(inner)[len(inner) * 9 // 10]
        full = sum(length >= 0.75 * usual for length in inner)
        if full * 10 >= 6 * len(inner) and ended * 2 < len(inner):
            return Wrap(usual, 0.85 * usual, indented=indented)
    return _UNWRAPPED


def groups(chunk: Chunk, wrap: Wrap) -> list[tuple[int, int]]:
    """The paragraphs of a chunk, as half-open ranges of its lines."""
    lines = chunk.lines
    if not wrap.width and len(lines) > 2:
        wrap = measure([chunk])
    made: list[tuple[int, int]] = []
    start = 0
    note = starts_note(lines[0].lstrip())
    for index in range(1, len(lines)):
        if _breaks(lines, index, wrap, note=note):
            made.append((start, index))
            start = index
            note = starts_note(lines[index].lstrip())
    made.append((start, len(lines)))
    return made


def continues(tail: str, head: str, wrap: Wrap) -> bool | None:
    """Whether a paragraph goes on over a page from the line ``tail`` to the line ``head``; None
    where the lines do not tell."""
    if not wrap.width or len(tail) > 1.4 * wrap.width:
        return None
    lower = lower_start(head)
    last = last_character(tail)
    if last in _TERMINAL or is_label(head):
        return False
    if len(tail) + 1 + len(head.split(None, 1)[0]) > wrap.limit:
        return not _full_line_breaks(tail, head, last, wrap, lower=lower)
    return None


def _breaks(lines: list[str], index: int, wrap: Wrap, *, note: bool) -> bool:
    """Whether a paragraph ends between line ``index - 1`` and line ``index``."""
    before, after = lines[index - 1].strip(), lines[index].strip()
    if starts_note(after):
        return True
    last = last_character(before)
    ended = last in _TERMINAL
    lower = lower_start(after)
    if note and last == "." and lower:
        return True
    full = bool(wrap.width) and len(before) + 1 + len(after.split(None, 1)[0]) > wrap.limit
    if is_label(after) and label_counts(before, after, ended=ended, last=last, full=full):
        return True
    if not wrap.width:
        return ended or not lower
    if not full:
        return not lower or ended
    if wrap.indented and _indented(lines, index):
        return True
    return _full_line_breaks(before, after, last, wrap, lower=lower)


def label_counts(before: str, after: str, *, ended: bool, last: str, full: bool) -> bool:
    """Whether what looks like a label at a line start is one, not a reference that was wrapped."""
    if ended or not full:
        return True
    if after[0].isalpha() and after[:2].istitle():
        return False
    return last in _COMMA or before.rsplit(None, 1)[-1] in ("and", "or", "et", "ou", "y", "o", "и")


def _full_line_breaks(before: str, after: str, last: str, wrap: Wrap, *, lower: bool) -> bool:
    """Whether a paragraph ends with a line that is full: only its words can tell."""
    ended = last in _TERMINAL
    if len(before) > 1.4 * wrap.width and not lower:
        return ended or (last in _COMMA and is_opener(after))
    if ended:
        return not lower and (last == ";" or is_opener(after) or stands_alone(before))
    if last in _COMMA:
        return is_opener(after)
    # "… of the / United Nations" goes on; a masthead line ends with a name or a number.
    small = before[before.rfind(" ") + 1 :].islower()
    if stands_alone(before) or (stands_alone(after) and not small):
        return not lower
    if before.isupper() and not after.isupper() and len(after) > 3:
        return True
    first, _, rest = after.partition(" ")
    return first in ("The", "This", "These") and rest[:1].isupper()


def _indented(lines: list[str], index: int) -> bool:
    """Whether a line opens a paragraph by its indent."""
    here, before = _indent(lines[index]), _indent(lines[index - 1])
    if here <= before or is_label(lines[index - 1].lstrip()):
        return False
    return index + 1 == len(lines) or _indent(lines[index + 1]) < here


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


@functools.cache
def _masthead() -> re.Pattern[str]:
    """Whole lines of a United Nations masthead and of closings, which end without punctuation."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(
        r"(?:United Nations|(?:General Assembly|Security Council|Economic and Social Council"
        r"|Human Rights Council)|Distr\.: ?\w+|Original: ?\w+|\w[\w-]*(?: \w+)? session"
        rf"|(?:[A-Z]\w+,? )+\d\d?(?: \w+)?[-–]\d\d? (?:{months}) \d{{4}}"
        rf"|\d\d? (?:{months}) \d{{4}}"
        r"|(?:Agenda i|I)tems? \d+(?: \([a-z]\))?|\d+(?:st|nd|rd|th) plenary meeting"
        r"|[A-Z].{2,300}:? ?\*{0,2}:? ?(?:[Rr]evised )?[Dd]raft (?:resolution|decision))$"
    )


def stands_alone(line: str) -> bool:
    """Whether a whole line is one of a masthead or of a closing, whatever follows it."""
    return len(line) <= 120 and _masthead().match(line) is not None

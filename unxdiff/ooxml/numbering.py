"""Automatic numbers: definitions (ECMA-376 part 1, 17.9), and the counting that prints them.

Counting was held against Word's own files: lists of one abstract definition count on together,
whatever list id they have; a start override restarts once, where its list is first used; a level
that was never used counts as its start where a deeper one shows it.
"""

from __future__ import annotations

from unxdiff.ooxml.names import is_on, w
from unxdiff.ooxml.number_formats import number
from unxdiff.ooxml.symbols import has_private, plain
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.ooxml.styles import Styles
    from unxdiff.xmltree import Element

__all__ = ["Counters", "Label", "Level", "Numbering"]

_VAL, _ILVL = w("val"), w("ilvl")
_DEEPEST = 8
_BULLET = "•"
_MOST_SHOWN = 200
"""Characters of a label's pattern that are looked at: the longest of a draft has some 20."""


@record
class Level:
    """A level of a list: where it starts, how it writes numbers, and the pattern that shows them
    (``%1.%2``). ``restart`` is the level (from 1) whose use restarts it, 0 never, -1 any above."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    restart: int = -1
    style: str | None = None


@record
class Label:
    """A number as printed; ``bullet`` says that it is none."""

    text: str
    bullet: bool
    depth: int


class _List:
    """A list instance (``w:num``) with its levels."""

    def __init__(self, abstract: str, levels: dict[int, Level], starts: dict[int, int]) -> None:
        self.abstract = abstract
        self.levels = levels
        self.starts = starts


class Numbering:
    """The definitions of a file."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the definitions of ``w:numbering``; None where the file has no such part."""
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._known: dict[str, _List | None] = {}
        self._read: dict[str, dict[int, Level]] = {}
        for element in root if root is not None else ():
            if element.tag == w("abstractNum"):
                self._abstract.setdefault(str(element.get(w("abstractNumId"))), element)
            elif element.tag == w("num"):
                self._nums.setdefault(str(element.get(w("numId"))), element)

    def list_of(self, num: str) -> _List | None:
        """The list of an id; None for ``0`` (no list) and for ids that are not defined."""
        if num not in self._known:
            self._known[num] = self._list(num)
        return self._known[num]

    def depth_of_style(self, num: str, style: str | None) -> int:
        """The level that a list ties to a paragraph style; 0 where none."""
        found = self.list_of(num)
        if found is not None and style is not None:
            for depth, level in found.levels.items():
                if level.style == style:
                    return depth
        return 0

    def _list(self, num: str) -> _List | None:
        element = self._nums.get(num)
        if element is None:
            return None
        abstract = self._abstract_of(num)
        levels = dict(self._levels(abstract)) if abstract is not None else {}
        starts: dict[int, int] = {}
        for override in element.findall(w("lvlOverride")):
            depth = _whole(override.get(_ILVL), 0)
            start = override.find(w("startOverride"))
            own = override.find(w("lvl"))
            if own is not None:
                levels[depth] = _level(own)
            if start is not None:
                starts[depth] = _whole(start.get(_VAL), 1)
        return _List(abstract or f"?{num}", levels, starts)

    def _abstract_of(self, num: str) -> str | None:
        """The abstract definition of a list, through styles that define lists; cycles end it."""
        seen = set()
        step: str | None = num
        while step is not None and step not in seen:
            seen.add(step)
            element = self._nums.get(step)
            named = element.find(w("abstractNumId")) if element is not None else None
            name = named.get(_VAL) if named is not None else None
            found = self._abstract.get(name or "")
            if found is None:
                return None
            link = found.find(w("numStyleLink"))
            if link is None:
                return name
            step = self._styles.numbering(str(link.get(_VAL)))
        return None

    def _levels(self, abstract: str) -> dict[int, Level]:
        if abstract not in self._read:
            self._read[abstract] = {
                _whole(element.get(_ILVL), 0): _level(element)
                for element in self._abstract[abstract].findall(w("lvl"))
            }
        return self._read[abstract]


def _level(element: Element) -> Level:
    start, form, pattern, legal, restart, style, font = 1, "decimal", "", False, -1, None, ""
    for child in element:
        value = child.get(_VAL)
        if child.tag == w("start"):
            start = _whole(value, 1)
        elif child.tag == w("numFmt"):
            form = str(value)
            if form == "custom":
                form = _custom(child.get(w("format")))
        elif child.tag == w("lvlText"):
            pattern = (value or "")[:_MOST_SHOWN]
        elif child.tag == w("isLgl"):
            legal = is_on(value)
        elif child.tag == w("lvlRestart"):
            restart = _whole(value, 0)
        elif child.tag == w("pStyle"):
            style = value
        elif child.tag == w("lvlPicBulletId"):
            form, pattern = "bullet", _BULLET
        elif child.tag == w("rPr"):
            fonts = child.find(w("rFonts"))
            font = (
                (fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else ""
            )
    if has_private(pattern):
        pattern = plain(pattern, font)
        if "‹" in pattern and form == "bullet":
            pattern = _BULLET
    return Level(start, form, pattern, legal, restart, style)


def _custom(pattern: str | None) -> str:
    """``001, 002, 003, ...`` as a form: how many digits are written."""
    first = (pattern or "").partition(",")[0].strip()
    return f"zeros {len(first)}" if first.isdecimal() and 1 < len(first) < 10 else "decimal"


class Counters:
    """The state of counting while a document is read in order."""

    def __init__(self, numbering: Numbering) -> None:
        """Begin at the start of every list."""
        self._numbering = numbering
        self._state: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self.strange: set[str] = set()
        """Forms of numbers that are not known here; they were written in digits."""

    def next(self, num: str, depth: int) -> Label | None:
        """Count a paragraph of a list, and give its label; None where the list is not defined.

        ``depth`` is the level from 0. The label's text is empty where nothing is printed.
        """
        found = self._numbering.list_of(num)
        if found is None:
            return None
        level = found.levels.get(depth)
        if level is None:
            return None
        state = self._state.setdefault(found.abstract, [None] * (_DEEPEST + 1))
        self._restart(found, num, depth, state)
        value = state[depth]
        state[depth] = level.start if value is None else value + 1
        for above in range(depth):
            if state[above] is None:
                state[above] = found.levels.get(above, _ANY).start
        for below in range(depth + 1, _DEEPEST + 1):
            restart = found.levels.get(below, _ANY).restart
            if restart < 0 or depth < restart:
                state[below] = None
        if level.form == "bullet":
            return Label(level.pattern.strip() or "", bullet=True, depth=depth)
        return Label(self._shown(found, level, state), bullet=False, depth=depth)

    def _restart(self, found: _List, num: str, depth: int, state: list[int | None]) -> None:
        """Set the levels that this list starts anew, the first time that it uses them."""
        for at in range(depth + 1):
            if at in found.starts and (num, at) not in self._restarted:
                self._restarted.add((num, at))
                state[at] = found.starts[at] - (1 if at == depth else 0)

    def _shown(self, found: _List, level: Level, state: list[int | None]) -> str:
        out = []
        pieces = level.pattern.split("%")
        out.append(pieces[0])
        for piece in pieces[1:]:
            if piece[:1].isdecimal() and piece[0] != "0":
                at = int(piece[0]) - 1
                one = found.levels.get(at, _ANY)
                value = state[at] if at <= _DEEPEST else None
                legal = level.legal and one.form not in ("none", "bullet")
                out.append(self._written(value or 0, "decimal" if legal else one.form))
                out.append(piece[1:])
            else:
                out.append("%" + piece)
        return " ".join("".join(out).split())

    def _written(self, value: int, form: str) -> str:
        if form.startswith("zeros "):
            return str(value).zfill(int(form[6:]))
        written = number(value, form)
        if written is None:
            self.strange.add(form)
            return str(value)
        return written


_ANY = Level()


def _whole(text: str | None, otherwise: int) -> int:
    """A number of at most five digits, as Word allows."""
    return int(text) if text and len(text) < 6 and text.isdecimal() else otherwise

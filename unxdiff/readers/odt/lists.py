"""Automatic numbers of lists and headings, as LibreOffice prints them.

A list is a row of counters, one a level. OpenDocument nests lists, but what is printed follows from
the order of the paragraphs and their levels alone: a paragraph counts on its own level, and every
deeper level begins anew. A level that was passed over counts as one paragraph that is not there.
"""

from __future__ import annotations

from unxdiff.readers.numerals import numeral
from unxdiff.readers.odt.names import LOEXT, OFFICE, STYLE, TEXT, whole
from unxdiff.records import record
from unxdiff.xmltree import Element

__all__ = ["Counters", "Definition", "Level", "Lists"]

_LEVELS = 10
_BULLET = "•"
_LONGEST_LABEL = 200
_OUTLINE = "Outline"


@record
class Level:
    """How one level of a list is numbered; ``form`` is empty where it is not, ``bullet`` is set
    where it has a sign. ``pattern`` is LibreOffice's ``%1%.%2%``, None where there is none."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    sync: bool = False
    bullet: str = ""
    pattern: str | None = None


_SIGNS = Level(bullet=_BULLET)
Definition = dict[int, Level]
"""The levels of a list style by their number, 0 the highest."""


class Counters:
    """The state of one list."""

    def __init__(self) -> None:
        self.values: list[int | None] = [None] * _LEVELS

    def count(self, depth: int, levels: Definition, start: int | None) -> None:
        """Count a paragraph at a depth from 0; ``start`` sets the number where one is given."""
        values = self.values
        for above in range(depth):
            if values[above] is None:
                values[above] = levels.get(above, _SIGNS).start
        now = values[depth]
        if start is not None:
            values[depth] = start
        else:
            values[depth] = levels.get(depth, _SIGNS).start if now is None else now + 1
        for below in range(depth + 1, _LEVELS):
            values[below] = None

    def restart(self, depth: int) -> None:
        """Let a level begin anew."""
        for below in range(depth, _LEVELS):
            self.values[below] = None


class Lists:
    """List styles by name, the outline, and the lists met so far.

    ``unknown`` gathers formats of numbers that are written as plain digits for want of better.
    """

    def __init__(self, roots: list[Element]) -> None:
        self._definitions: dict[str, Definition] = {}
        self.outline: Definition = {}
        self.headings = Counters()
        self._by_id: dict[str, Counters] = {}
        self._last: tuple[str, Counters] | None = None
        self.unknown: list[str] = []
        for root in roots:
            for group in ("styles", "automatic-styles"):
                self._gather(root.find(OFFICE + group))

    def _gather(self, group: Element | None) -> None:
        if group is None:
            return
        for style in group.iterchildren(TEXT + "list-style"):
            self._definitions[style.get(STYLE + "name", "")] = _definition(style)
        for style in group.iterchildren(TEXT + "outline-style"):
            self.outline = _definition(style)
            self._definitions.setdefault(style.get(STYLE + "name", _OUTLINE), self.outline)

    def definition(self, name: str) -> Definition:
        """The levels of a list style; one that nothing defines has bullets, as in LibreOffice."""
        return self._definitions.get(name, {})

    def open(self, element: Element, name: str) -> Counters:
        """The counters of an outermost ``text:list``: new ones, or those that it continues."""
        wanted = element.get(TEXT + "continue-list")
        counters = self._by_id.get(wanted) if wanted else None
        goes_on = element.get(TEXT + "continue-numbering") == "true"
        if counters is None and goes_on and self._last is not None and self._last[0] == name:
            counters = self._last[1]
        if counters is None:
            shared = self.outline and self._definitions.get(name) is self.outline
            counters = self.headings if shared else Counters()
        self._keep(element, name, counters)
        return counters

    def numbered(self, element: Element, name: str) -> Counters:
        """The counters of a ``text:numbered-paragraph``, which names its list by an id."""
        key = element.get(TEXT + "list-id", "")
        counters = self._by_id.get(key)
        if counters is None:
            counters = self._by_id[key] = Counters()
        self._last = (name, counters)
        return counters

    def _keep(self, element: Element, name: str, counters: Counters) -> None:
        own = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if own:
            self._by_id[own] = counters
        self._last = (name, counters)

    def label(self, counters: Counters, depth: int, levels: Definition) -> str:
        """The number or bullet of the paragraph counted last, as printed; empty where the level has
        none."""
        level = levels.get(depth, _SIGNS)
        if level.bullet:
            return level.bullet
        if level.pattern is not None:
            text = level.pattern
            for above in range(depth + 1):
                sign = f"%{above + 1}%"
                if sign in text:
                    text = text.replace(sign, self._number(counters, above, levels))
        else:
            parts = [
                self._number(counters, above, levels)
                for above in range(max(depth + 1 - level.shown, 0), depth + 1)
            ]
            text = level.prefix + ".".join([part for part in parts if part]) + level.suffix
        return " ".join(text[:_LONGEST_LABEL].split())

    def _number(self, counters: Counters, depth: int, levels: Definition) -> str:
        level = levels.get(depth, _SIGNS)
        if not level.form:
            return ""
        value = counters.values[depth] or 0
        text = numeral(value, level.form, sync=level.sync)
        if text is None:
            if level.form not in self.unknown:
                self.unknown.append(level.form)
            return str(value)
        return text


def _definition(style: Element) -> Definition:
    levels = {}
    for child in style:
        depth = whole(child.get(TEXT + "level"), 0) - 1
        if 0 <= depth < _LEVELS:
            levels[depth] = _level(child)
    # What a list style does not define has plain numbers in LibreOffice, in the outline none.
    outline = style.tag == TEXT + "outline-style"
    for depth in range(_LEVELS):
        levels.setdefault(depth, Level() if outline else Level("1", suffix="."))
    return levels


def _level(element: Element) -> Level:
    get = element.get
    if element.tag == TEXT + "list-level-style-image":
        return _SIGNS
    if element.tag == TEXT + "list-level-style-bullet":
        sign = get(TEXT + "bullet-char") or _BULLET
        # Letters of symbol fonts stand where Unicode has none of its own.
        private = any("\ue000" <= character <= "\uf8ff" for character in sign)
        return Level(bullet=_BULLET if private else " ".join(sign[:_LONGEST_LABEL].split()))
    return Level(
        get(STYLE + "num-format", ""),
        get(STYLE + "num-prefix", ""),
        get(STYLE + "num-suffix", ""),
        whole(get(TEXT + "start-value"), 1),
        whole(get(TEXT + "display-levels"), 1, _LEVELS),
        get(STYLE + "num-letter-sync") == "true",
        pattern=get(LOEXT + "num-list-format", get(STYLE + "num-list-format")),
    )

"""What a paragraph is besides its text: its style, its place in a list."""

from __future__ import annotations

from unxdiff.readers.odt.lists import Counters, Definition
from unxdiff.readers.odt.styles import ParagraphStyle

__all__ = ["Item", "OpenList", "Shape"]


class Item:
    """An item of a list: only its first paragraph is counted and has a label."""

    __slots__ = ("counters", "counts", "depth", "levels", "start")

    def __init__(
        self, counters: Counters, levels: Definition, depth: int, start: int | None, *, counts: bool
    ) -> None:
        self.counters = counters
        self.levels = levels
        self.depth = depth
        self.start = start
        self.counts = counts


class Shape:
    """What a paragraph is, apart from its text."""

    __slots__ = ("heading", "item", "line", "style")

    def __init__(self, style: ParagraphStyle, heading: int, item: Item | None, line: int) -> None:
        self.style = style
        self.heading = heading
        self.item = item
        self.line = line


class OpenList:
    """The list that is open: its style's name and levels, counters, depth."""

    __slots__ = ("counters", "depth", "levels", "name")

    def __init__(self, counters: Counters, name: str, levels: Definition, depth: int) -> None:
        self.counters = counters
        self.name = name
        self.levels = levels
        self.depth = depth

"""Small charts of a redline as plain data: along the text, by part, by kind.

Everything drawn is also said: parts and kinds stand in tables beside their bars, and what the
strip along the text shows is told in words.
"""

from __future__ import annotations

from math import sqrt

from unxdiff.model.redline import Op
from unxdiff.records import record
from unxdiff.redline.hunks import visible
from unxdiff.redline.naming import parts
from unxdiff.redline.statistics import count_words, statistics
from unxdiff.renderers.wording import counted, plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.redline import Change, Redline
    from unxdiff.options import RenderOptions
    from unxdiff.redline.statistics import Statistics

__all__ = ["HEIGHT", "MIDDLE", "WIDTH", "Bar", "Charts", "PartBar", "Rect", "charts"]

_SLICES = 75
"""Slices of the strip: at 320 pixels each is still three pixels wide."""
WIDTH, HEIGHT = 600, 84
"""The strip's own units."""
MIDDLE = 40
"""The strip's base line: what came stands above it, what went below."""
_REACH = 36
_RUG = 78
_BAR = 200
"""Length of the longest bar of parts and kinds."""
_LOOKS = {"inserted": "insert", "deleted": "delete", "moved": "move", "passage": "move"}


@record
class Rect:
    """A rectangle of the strip; ``look`` is ``insert delete move other`` or ``band`` (a part, with
    its ``title``)."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str = ""


@record
class PartBar:
    """A part: how many changes it has, its words deleted and inserted, and the bars' lengths."""

    title: str
    changes: int
    deleted: int
    inserted: int
    gone: float
    came: float


@record
class Bar:
    """A kind: how many there are, the bar's length and its look."""

    name: str
    count: int
    length: float
    look: str


@record
class Charts:
    """All charts. ``said`` tells what the strip shows, ``width`` to ``bar`` are the units of the
    drawings; ``kept`` of ``paragraphs`` blocks of both texts are unchanged."""

    strip: tuple[Rect, ...]
    said: str
    parts: tuple[PartBar, ...]
    kinds: tuple[Bar, ...]
    kept: int
    paragraphs: int
    width: int = WIDTH
    height: int = HEIGHT
    middle: int = MIDDLE
    bar: int = _BAR


@record
class _Slices:
    """Words that came, went and moved in each slice, and changes without words of their own."""

    insert: list[float]
    delete: list[float]
    move: list[float]
    other: list[float]


def charts(redline: Redline, options: RenderOptions, stats: Statistics | None = None) -> Charts:
    """The charts of a redline; ``stats`` are its statistics where they were counted already.

    The strip's axis is the length of the redline, what went and what came both taking room.
    """
    stats = stats or statistics(redline, unchanged=False)
    sizes = [max(1, sum([len(span.text) for span in one.spans])) for one in redline.changes]
    total = sum(sizes) or 1
    slices = _Slices(*[[0.0] * _SLICES for _ in range(4)])
    titles_old, titles_new = parts(redline.old), parts(redline.new)
    found: dict[str, list[int]] = {}
    borders: list[tuple[int, str]] = []
    at = 0
    for change, size in zip(redline.changes, sizes, strict=True):
        title = titles_new[change.new[0]] if change.new else titles_old[change.old[0]]
        if not borders or borders[-1][1] != title:
            borders.append((at, title))
        if visible(change, options.show, redline):
            deleted, inserted = _spread(change, at, total, slices)
            row = found.setdefault(title, [0, 0, 0])
            row[0] += 1
            row[1] += deleted
            row[2] += inserted
        at += size
    kept = stats.blocks.equal
    return Charts(
        (*_bands(borders, total), *_bars(slices)),
        _told(slices),
        _parts(found) if len(found) > 1 else (),
        _kinds(counted(stats)),
        kept,
        len(redline.changes),
    )


def _spread(change: Change, start: int, total: int, slices: _Slices) -> tuple[int, int]:
    """Add a change's words to the slices they stand in; how many went and came."""
    at = start
    deleted = inserted = 0
    for span in change.spans:
        size = len(span.text)
        if span.op is not Op.EQUAL or change.moved:
            words = count_words(span.text)
            row = slices.move
            if span.op is Op.DELETE:
                deleted += words
                row = slices.delete
            elif span.op is Op.INSERT:
                inserted += words
                row = slices.insert
            _add(row, at, at + size, total, words)
        at += size
    if not (deleted or inserted or change.moved):
        slices.other[min(_SLICES - 1, start * _SLICES // total)] += 1
    return deleted, inserted


def _add(row: list[float], start: int, end: int, total: int, words: int) -> None:
    """Share words out to the slices that their stretch of text lies in."""
    first = min(_SLICES - 1, start * _SLICES // total)
    last = min(_SLICES - 1, max(start, end - 1) * _SLICES // total)
    for index in range(first, last + 1):
        row[index] += words / (last - first + 1)


def _bands(borders: Sequence[tuple[int, str]], total: int) -> list[Rect]:
    """Every second part has a tinted ground, so that it is seen where parts begin."""
    edges = [at for at, _ in borders] + [total]
    found = []
    for index, (at, title) in enumerate(borders):
        x, end = at * WIDTH / total, edges[index + 1] * WIDTH / total
        look = "band odd" if index % 2 else "band"
        found.append(Rect(round(x, 2), 0, round(end - x, 2), HEIGHT, look, title))
    return found


def _bars(slices: _Slices) -> list[Rect]:
    most = max((*slices.insert, *slices.delete), default=0) or 1
    wide = WIDTH / _SLICES
    found = []
    for index in range(_SLICES):
        x = round(index * wide + wide * 0.12, 2)
        width = round(wide * 0.76, 2)
        for row, look in ((slices.insert, "insert"), (slices.delete, "delete")):
            if row[index]:
                # Areas are read by their roots: one long insertion leaves the others to be seen.
                size = round(max(2.0, _REACH * sqrt(row[index] / most)), 2)
                y = round(MIDDLE - size - 0.6, 2) if look == "insert" else MIDDLE + 0.6
                found.append(Rect(x, y, width, size, look))
        if slices.move[index]:
            found.append(Rect(x, _RUG - 1, width, 5, "move"))
        elif slices.other[index]:
            found.append(Rect(round(x + width / 2 - 1, 2), _RUG, 2, 3, "other"))
    return found


def _told(slices: _Slices) -> str:
    """What the strip shows, tenth by tenth, without those where nothing changed."""
    said = []
    for tenth in range(10):
        low, high = tenth * _SLICES // 10, (tenth + 1) * _SLICES // 10
        sums = [round(sum(row[low:high])) for row in (slices.delete, slices.insert, slices.move)]
        other = round(sum(slices.other[low:high]))
        words = [f"{plural(n, 'word')} {what}" for n, what in zip(sums, _SUMS, strict=True) if n]
        if other:
            words.append(plural(other, "other change"))
        if words:
            said.append(f"{tenth * 10} to {tenth * 10 + 10} %: {', '.join(words)}")
    return "; ".join(said) or "no change"


_SUMS = ("deleted", "inserted", "moved")


def _parts(found: dict[str, list[int]]) -> tuple[PartBar, ...]:
    most = max((gone + came for _, gone, came in found.values()), default=0) or 1
    return tuple(
        [
            PartBar(
                title,
                changes,
                gone,
                came,
                round(_BAR * gone / most, 2),
                round(_BAR * came / most, 2),
            )
            for title, (changes, gone, came) in found.items()
        ]
    )


def _kinds(counts: Sequence[tuple[int, str]]) -> tuple[Bar, ...]:
    most = max([count for count, _ in counts], default=1)
    return tuple(
        [Bar(name, count, round(_BAR * count / most, 2), _look(name)) for count, name in counts]
    )


def _look(name: str) -> str:
    return next((look for word, look in _LOOKS.items() if word in name), "other")

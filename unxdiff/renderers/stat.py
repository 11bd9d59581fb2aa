"""``--stat``: how much changed, part by part, in two small tables."""

from __future__ import annotations

from unxdiff.records import replace
from unxdiff.redline.naming import parts
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.terminal.cells import clean, columns, cut
from unxdiff.renderers.terminal.frame import versions
from unxdiff.renderers.terminal.ink import FAINT, PLAIN, STRONG, color, lay, palette
from unxdiff.renderers.wording import counted, hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.redline import Change, Redline
    from unxdiff.options import RenderOptions
    from unxdiff.redline.statistics import Statistics

    Table = list[tuple[str, list[int]]]

__all__ = ["BLOCKS", "WORDS", "by_part", "render_stat"]

BLOCKS = (
    ("equal", "equal"),
    ("amended", "amended"),
    ("inserted", "inserted"),
    ("deleted", "deleted"),
    ("split", "split"),
    ("merged", "merged"),
    ("moved", "moved"),
    ("relabelled", "renumbered"),
    ("restyled", "restyled"),
    ("consequential", "consequential"),
    ("typographic", "typographic"),
)
"""Counts of blocks as (field, what it is called), in the order of columns."""
WORDS = (
    *(("old", "old"), ("new", "new"), ("equal", "equal")),
    *(("deleted", "deleted"), ("inserted", "inserted"), ("moved", "moved")),
)
"""Counts of words likewise."""


def by_part(redline: Redline) -> list[tuple[str, Statistics]]:
    """The statistics of each part, in reading order; changes before the first part have no title.

    A change counts where its new block stands, a deletion where the old one stood.
    """
    old, new = parts(redline.old), parts(redline.new)
    found: dict[str, list[Change]] = {}
    for change in redline.changes:
        title = new[change.new[0]] if change.new else old[change.old[0]]
        found.setdefault(title, []).append(change)
    return [
        (title, statistics(replace(redline, changes=tuple(changes), note_changes=())))
        for title, changes in found.items()
    ]


def render_stat(redline: Redline, options: RenderOptions) -> str:
    """Blocks and words by what became of them, a row a part, and what is hidden."""
    total = statistics(redline)
    found = by_part(redline)
    if len(found) < 2:
        found = []
    return _write(redline, options, found, total)


def _write(
    redline: Redline, options: RenderOptions, found: list[tuple[str, Statistics]], total: Statistics
) -> str:
    width = max(options.width, 20)
    inks = palette(colored=options.color, theme=options.theme, number=options.colors)
    first, second = versions(redline)
    lines: list[str] = []
    for text, ink in ((first, STRONG), (second, FAINT)):
        if text:
            lines += lay([(text, ink)], width, inks)[0]
    blocks = [(_title(title), _counts(stats)) for title, stats in found]
    blocks.append(("All blocks", _counts(total)))
    notes = [getattr(total.notes, name) for name, _ in BLOCKS]
    if any(notes):
        blocks.append(("Notes", notes))
    words = [(_title(title), _words(stats)) for title, stats in found]
    words.append(("All words", _words(total)))
    lines += _table("Blocks", [shown for _, shown in BLOCKS], blocks, width, inks)
    lines += _table("Words", [shown for _, shown in WORDS], words, width, inks)
    lines.append("")
    if not counted(total):
        lines.append(color("no differences", STRONG, inks))
    if total.passages:
        said = (
            "passage moved; its words are"
            if total.passages == 1
            else "passages moved; their words are"
        )
        lines += lay([(f"{total.passages:,} {said} deleted and inserted", PLAIN)], width, inks)[0]
    if total.signals:
        said = " · ".join(
            [f"{count:,} × {code.replace('-', ' ')}" for code, count in total.signals]
        )
        lines += lay([(f"Worth another look: {said}", PLAIN)], width, inks)[0]
    for text in hidden(redline, total, options.show):
        lines += lay([(clean(text), FAINT)], width, inks)[0]
    while lines[-1] == "":
        lines.pop()
    return "\n".join([*lines, ""])


def _title(title: str) -> str:
    return cut(clean(title), 24) or "(before)"


def _counts(stats: Statistics) -> list[int]:
    return [getattr(stats.blocks, name) for name, _ in BLOCKS]


def _words(stats: Statistics) -> list[int]:
    return [getattr(stats.words, name) for name, _ in WORDS]


def _table(
    title: str, heads: list[str], rows: Table, width: int, inks: tuple[str, ...]
) -> list[str]:
    """A table without the columns that are all zero; columns that do not fit go below the rest."""
    kept = [at for at in range(len(heads)) if any(values[at] for _, values in rows)]
    first = max(columns(name) for name in (title, *[name for name, _ in rows]))
    sizes = {
        at: max(len(heads[at]), *[len(f"{values[at]:,}") for _, values in rows]) for at in kept
    }
    lines: list[str] = []
    while kept:
        taken: list[int] = []
        room = width - first
        while kept and (not taken or sizes[kept[0]] + 2 <= room):
            room -= sizes[kept[0]] + 2
            taken.append(kept.pop(0))
        lines.append("")
        head = "".join([f"  {heads[at]:>{sizes[at]}}" for at in taken])
        lines.append(color(title + " " * (first - columns(title)) + head, STRONG, inks))
        for name, values in rows:
            cells = "".join([f"  {values[at]:>{sizes[at]},}" for at in taken])
            line = name + " " * (first - columns(name)) + cells
            lines.append(color(line, PLAIN, inks))
    return lines

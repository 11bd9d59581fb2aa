"""Statistics as a page: how much changed and where, in charts and in figures."""

from __future__ import annotations

from unxdiff.records import record
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.charts import charts
from unxdiff.renderers.front import front
from unxdiff.renderers.html.sheet_page import sheet_page
from unxdiff.renderers.stat import BLOCKS, WORDS, by_part
from unxdiff.renderers.wording import hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions
    from unxdiff.redline.statistics import Statistics

    Entry = tuple[str, list[int], bool]

__all__ = ["NumberTable", "render_stat_html"]


@record
class NumberTable:
    """A table of counts: rows are (name, counts, whether it is a sum); columns that are all zero
    are left out."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], bool], ...]


def render_stat_html(redline: Redline, options: RenderOptions) -> str:
    """The page. Raises TemplateError, and RendererError for an unknown theme or an unreadable
    style sheet."""
    total = statistics(redline)
    found = by_part(redline)
    return sheet_page(
        "stat.html",
        options,
        view=front(redline, "Statistics"),
        charts=charts(redline, options, total),
        figures=_figures(total, len(redline.changes)),
        tables=_tables(found if len(found) > 1 else [], total),
        quiet=hidden(redline, total, options.show, options=False),
    )


def _figures(total: Statistics, paragraphs: int) -> tuple[tuple[str, str], ...]:
    """What is said in large type."""
    words = total.words
    kept = total.blocks.equal
    out = [(f"{kept:,} of {paragraphs:,}", "paragraphs with the same words")]
    if words.old:
        out.append((f"{(words.equal + words.moved) * 100 // words.old} %", "of the words kept"))
    out += [(f"−{words.deleted:,}", "words deleted"), (f"+{words.inserted:,}", "words inserted")]
    return tuple(out)


def _tables(found: list[tuple[str, Statistics]], total: Statistics) -> tuple[NumberTable, ...]:
    blocks: list[Entry] = []
    words: list[Entry] = []
    for title, stats in found:
        blocks.append((title or "Before the first", _counts(stats.blocks, BLOCKS), False))
        words.append((title or "Before the first", _counts(stats.words, WORDS), False))
    blocks.append(("All blocks", _counts(total.blocks, BLOCKS), True))
    notes = _counts(total.notes, BLOCKS)
    if any(notes):
        blocks.append(("Notes", notes, False))
    words.append(("All words", _counts(total.words, WORDS), True))
    return (
        _table("Blocks", [shown for _, shown in BLOCKS], blocks),
        _table("Words", [shown for _, shown in WORDS], words),
    )


def _counts(stats: object, columns: tuple[tuple[str, str], ...]) -> list[int]:
    return [getattr(stats, name) for name, _ in columns]


def _table(title: str, heads: list[str], rows: list[Entry]) -> NumberTable:
    kept = [at for at in range(len(heads)) if any(counts[at] for _, counts, _ in rows)]
    return NumberTable(
        title,
        tuple([heads[at] for at in kept]),
        tuple([(name, tuple([f"{n[at]:,}" for at in kept]), sums) for name, n, sums in rows]),
    )

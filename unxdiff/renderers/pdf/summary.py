"""What the summary page says beyond the view: sizes of both versions, and the list of changes with
runs of mere renumbering drawn together."""

from __future__ import annotations

from unxdiff.records import record
from unxdiff.renderers.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.model.redline import Redline
    from unxdiff.renderers.view import Listed, View

__all__ = ["Entry", "Listing", "Sizes", "listing", "sizes"]

_SHORTEST = 3
"""Renumbered neighbours from which on one line says it of all."""
_WAS, _UNCHANGED = "was ", ", unchanged"


@record
class Entry:
    """A line of the list: ``first`` is a change's number, ``last`` that of the last change of a
    run, or 0; ``numbers`` is both as they are printed."""

    numbers: str
    name: str
    what: str
    first: int
    last: int = 0


@record
class Listing:
    """The changes of a part of the document; ``title`` may be empty."""

    title: str
    entries: tuple[Entry, ...]


@record
class Sizes:
    """How long either version is, in words a reader knows."""

    old: str
    new: str


def sizes(redline: Redline, old_words: int, new_words: int) -> Sizes:
    """Paragraphs and words of both versions."""
    return Sizes(
        _size(len(redline.old.blocks), old_words), _size(len(redline.new.blocks), new_words)
    )


def _size(paragraphs: int, words: int) -> str:
    return f"{plural(paragraphs, 'paragraph')}, {plural(words, 'word')}"


def listing(view: View) -> tuple[Listing, ...]:
    """The list of changes by parts, notes last.

    Three or more neighbours that only have another number now are one line: after one insertion
    that is most of a long draft, and a list of it all tells nobody anything.
    """
    parts = [(part.title, part.listed) for part in view.sections if part.listed]
    if view.notes_listed:
        parts.append(("Notes", view.notes_listed))
    return tuple([Listing(title, tuple(_entries(listed))) for title, listed in parts])


def _entries(listed: Sequence[Listed]) -> Iterable[Entry]:
    at = 0
    while at < len(listed):
        end = at
        while end < len(listed) and _renumbered(listed[end]):
            end += 1
        if end - at >= _SHORTEST:
            yield _run(listed[at], listed[end - 1])
            at = end
            continue
        for one in listed[at : max(end, at + 1)]:
            yield Entry(str(one.number), one.name, one.what, one.number)
        at = max(end, at + 1)


def _renumbered(one: Listed) -> bool:
    return one.what.startswith(_WAS) and one.what.endswith(_UNCHANGED)


def _run(first: Listed, last: Listed) -> Entry:
    was = [one.what.removeprefix(_WAS).removesuffix(_UNCHANGED) for one in (first, last)]
    return Entry(
        f"{first.number}–{last.number}",
        f"{first.name} – {last.name}",
        f"were {was[0]} – {was[1]}, unchanged",
        first.number,
        last.number,
    )

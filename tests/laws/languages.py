"""One revision in six languages: is each paragraph linked to the same paragraphs in all of them?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from unxdiff.align.align import align
from unxdiff.api import read
from unxdiff.model.document import Document
from unxdiff.model.roles import Role
from unxdiff.options import CompareOptions

__all__ = ["LANGUAGES", "agreement", "disputed", "partners"]

LANGUAGES = ("english", "french", "spanish", "russian", "chinese", "arabic")

Place = tuple[str, int]
"""A side, and which paragraph of it from the enacting line on, from 0."""


def _first(document: Document) -> int:
    roles = [block.role for block in document.blocks]
    return roles.index(Role.ENACTING_LINE)


def partners(old: Document, new: Document) -> dict[Place, frozenset[int]]:
    """For every paragraph of both sides, from the enacting line on, those it is linked to.

    Lines of the masthead are left out, for some languages have one more or less.
    """
    start_old, start_new = _first(old), _first(new)
    made: dict[Place, frozenset[int]] = {}
    for link in align(old, new, CompareOptions()).links:
        before = frozenset(i - start_old for i in link.old)
        after = frozenset(j - start_new for j in link.new)
        made |= {("old", i): after for i in before if i >= 0}
        made |= {("new", j): before for j in after if j >= 0}
    return made


def disputed(found: Sequence[dict[Place, frozenset[int]]]) -> list[Place]:
    """The paragraphs that have not the same partners in all languages.

    Raises ValueError where the languages have not the same paragraphs at all.
    """
    if any(one.keys() != found[0].keys() for one in found):
        raise ValueError("the languages differ in their number of paragraphs")
    return [place for place in found[0] if len({one[place] for one in found}) > 1]


def agreement(folder: Path) -> tuple[int, int]:
    """How many paragraphs of the pair of resolutions in a folder (``english-old.xml`` …) have the
    same partners in all six languages, and how many there are, both sides counted."""
    found = []
    for language in LANGUAGES:
        old, new = (read(folder / f"{language}-{side}.xml") for side in ("old", "new"))
        found.append(partners(old, new))
    return len(found[0]) - len(disputed(found)), len(found[0])

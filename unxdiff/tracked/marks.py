"""Bookmarks, each once in the result.

A bookmark's name may stand in a file only once (ECMA-376 part 1, 17.13.6.2). Where its paragraph
was deleted at one place and inserted at another, it goes with the inserted text.
"""

from __future__ import annotations

from unxdiff.ooxml.names import w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.tracked.sides import Side
    from unxdiff.xmltree import Element

__all__ = ["COME", "GONE", "STATE", "bookmarks", "settle", "unpaired"]

STATE = "mark"
"""The attribute that says where a mark comes from, until they are settled: ``GONE`` from a text
that was deleted, ``COME`` from the new file; none where it stands in what both have."""
GONE, COME = "gone", "come"
_ID, _NAME = w("id"), w("name")
_START, _END = w("bookmarkStart"), w("bookmarkEnd")


def bookmarks(side: Side) -> dict[str, str]:
    """The names of a file's bookmarks, by their ids."""
    found = side.root(side.package.main).iter(_START)
    return {one.get(_ID) or "": one.get(_NAME) or "" for one in found}


def settle(roots: Sequence[Element], before: Iterable[tuple[str, str]]) -> list[Element]:
    """Leave of each bookmark the one that counts, and no end without its start; gives all elements
    that one was taken out of.

    ``before`` are the starts and ends (tag and id) that stood alone in the old file already:
    they stay.
    """
    alone = set(before)
    marks = [one for root in roots for one in root.iter(_START, _END)]
    starts: dict[str, list[Element]] = {}
    for one in marks:
        if one.tag == _START:
            starts.setdefault(one.get(_NAME) or "", []).append(one)
    dropped: set[Element] = set()
    ids: set[str] = set()
    for found in starts.values():
        best = min(found, key=_rank)
        for one in found:
            # The old file's own stay, even where it names two alike (in copies of a text box).
            if one is not best and STATE in one.attrib:
                dropped.add(one)
                ids.add(one.get(_ID) or "")
    dropped |= {one for one in marks if one.tag == _END and one.get(_ID) in ids}
    dropped |= set(_unpaired([one for one in marks if one not in dropped], alone))
    around: list[Element] = []
    for one in marks:
        one.attrib.pop(STATE, None)
        if one in dropped:
            around += one.iterancestors()
            one.getparent().remove(one)
    return around


def _rank(one: Element) -> int:
    return {None: 0, COME: 1, GONE: 2}[one.get(STATE)]


def _unpaired(marks: Iterable[Element], alone: set[tuple[str, str]]) -> list[Element]:
    """The starts and ends without the other, in order; but those that are known to be alone."""
    opened: dict[str, Element] = {}
    found: list[Element] = []
    for one in marks:
        key = one.get(_ID) or ""
        if one.tag == _START:
            opened[key] = one
        elif opened.pop(key, None) is None and (_END, key) not in alone:
            found.append(one)
    return found + [one for key, one in opened.items() if (_START, key) not in alone]


def unpaired(root: Element) -> list[tuple[str, str]]:
    """The marks of a tree (tag and id) whose other end is missing."""
    found = _unpaired(root.iter(_START, _END), set())
    return [(one.tag, one.get(_ID) or "") for one in found]

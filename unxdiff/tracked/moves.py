"""The last touches on a tree: ranges of moves, and ids (ECMA-376 part 1, 17.13.5.21 to 28)."""

from __future__ import annotations

from unxdiff.ooxml.names import w
from unxdiff.tracked.merger import MOVE
from unxdiff.tracked.properties import made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.xmltree import Element

__all__ = ["count_ids", "mark_ranges"]

_FROM, _TO, _RPR, _P = w("moveFrom"), w("moveTo"), w("rPr"), w("p")
_ID = w("id")
_IDS = tuple(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
        "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange", "cellIns", "cellDel",
        "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "numberingChange",
    )
)  # fmt: skip


def mark_ranges(roots: Sequence[Element], author: str, date: str) -> int:
    """Mark where each move begins and ends; one whose other end is missing, or is in another part,
    becomes a deletion or insertion. Gives the number of moves."""
    moves = 0
    for root in roots:
        ends: dict[str, dict[str, list[Element]]] = {}
        for one in root.iter(_FROM, _TO):
            name = one.attrib.pop(MOVE, None)
            if name is not None:
                ends.setdefault(name, {}).setdefault(one.tag, []).append(one)
        for name, by_kind in ends.items():
            if len(by_kind) < 2 or _only_marks(by_kind):
                for found in by_kind.values():
                    _unmove(found)
                continue
            moves += 1
            for tag, found in by_kind.items():
                _range(tag.rpartition("}")[2], name, found, author, date)
    return moves


def _only_marks(by_kind: dict[str, list[Element]]) -> bool:
    """Whether one end has no word in it, only a paragraph mark."""
    return any(all(_is_mark(one) for one in found) for found in by_kind.values())


def _is_mark(one: Element) -> bool:
    return bool(one.getparent().tag == _RPR)


def _unmove(found: Iterable[Element]) -> None:
    for one in found:
        if one.tag == _TO:
            one.tag = w("ins")
            continue
        one.tag = w("del")
        for text in one.iter(w("t"), w("instrText")):
            text.tag = w("delText") if text.tag == w("t") else w("delInstrText")


def _range(kind: str, name: str, found: list[Element], author: str, date: str) -> None:
    start = made(f"{kind}RangeStart", id="0", author=author)
    start.set(w("name"), name)
    if date:
        start.set(w("date"), date)
    end = made(f"{kind}RangeEnd", id="0")
    first, last = found[0], found[-1]
    if _is_mark(first):
        paragraph = _paragraph_of(first)
        wrapped = [one for one in found if not _is_mark(one) and _paragraph_of(one) is paragraph]
        if wrapped:
            _before(wrapped[0], start)
        else:
            paragraph.insert(1, start)
    else:
        _before(first, start)
    marks = [one for one in found if _is_mark(one)]
    last = marks[-1] if marks and _paragraph_of(marks[-1]) is _paragraph_of(last) else last
    if not _is_mark(last):
        last.getparent().insert(last.getparent().index(last) + 1, end)
        return
    paragraph = _paragraph_of(last)
    following = paragraph.getnext()
    if following is not None and following.tag in (_P, w("tbl"), w("sdt")):
        paragraph.addnext(end)
    else:
        paragraph.append(end)


def _before(one: Element, start: Element) -> None:
    parent = one.getparent()
    parent.insert(parent.index(one), start)


def _paragraph_of(one: Element) -> Element:
    above = one
    while above.tag != _P:
        above = above.getparent()
    return above


def count_ids(roots: Sequence[Element]) -> None:
    """Give every tracked change an id of its own; the end of a range has that of its start."""
    number = 1
    starts: dict[str, list[str]] = {}
    for root in roots:
        for one in root.iter(*_IDS):
            tag = one.tag.rpartition("}")[2]
            kind = tag.partition("Range")[0]
            if tag.endswith("RangeEnd") and starts.get(kind):
                one.set(_ID, starts[kind].pop())
                continue
            one.set(_ID, str(number))
            if tag.endswith("RangeStart"):
                starts.setdefault(kind, []).append(str(number))
            number += 1

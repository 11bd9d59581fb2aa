"""What is left behind when changes are accepted or rejected: ends of ranges, empty links and
controls, field codes without a field.

Sources: ECMA-376 part 1, 17.13.5.12 to 17.13.5.35 (ranges), 17.16.18 (fields).
"""

from __future__ import annotations

from unxdiff.ooxml.names import m, w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = [
    "CONTENT",
    "CONTROLS",
    "HOLDERS",
    "MOVES",
    "RANGE_MARKS",
    "control",
    "end_ranges",
    "held",
    "is_empty",
    "paired",
    "save_ranges",
    "stray_codes",
    "take_out",
    "tidy",
    "unpair",
]

_P = w("p")
CONTENT = {w("ins"): False, w("del"): True, w("moveFrom"): True, w("moveTo"): False}
"""What marks content, and whether that goes when it is accepted."""
CONTROLS = {
    w("customXmlInsRangeStart"): False,
    w("customXmlDelRangeStart"): True,
    w("customXmlMoveFromRangeStart"): True,
    w("customXmlMoveToRangeStart"): False,
}
"""What marks content controls, and whether those go when it is accepted."""
MOVES = (w("moveFromRangeStart"), w("moveToRangeStart"))
_PAIRED = (w("bookmark"), w("commentRange"), w("perm"))
"""Ranges that have nothing to do with tracked changes: ``…Start`` and ``…End``."""
RANGE_MARKS = frozenset(
    f"{name}{end}"
    for name in (*_PAIRED, *[start.removesuffix("Start") for start in (*CONTROLS, *MOVES)])
    for end in ("Start", "End")
) | {w("proofErr")}
HOLDERS = (w("sdt"), w("customXml"))
"""What holds paragraphs of the story around it."""
_LEFTOVERS = (w("hyperlink"), w("smartTag"), m("r"), *CONTENT)


# --- ranges ---------------------------------------------------------------------------------


def save_ranges(mark: Element) -> None:
    """Put the ends of ranges before content that goes, where the other end is not in it too."""
    inside = [one for one in mark.iter() if one.tag in RANGE_MARKS and one.tag != w("proofErr")]
    if not inside or mark.getparent() is None:
        return
    counts: dict[tuple[str, str], int] = {}
    for one in inside:
        counts[_range(one)] = counts.get(_range(one), 0) + 1
    parent = mark.getparent()
    for one in inside:
        if counts[_range(one)] == 1:
            one.getparent().remove(one)
            parent.insert(parent.index(mark), one)


def _range(mark: Element) -> tuple[str, str]:
    """What the two ends of a range have in common."""
    return mark.tag.removesuffix("Start").removesuffix("End"), mark.get(w("id")) or ""


def end_ranges(root: Element, starts: list[Element]) -> None:
    """Take out the beginnings of ranges, with the ends that belong to them."""
    wanted = {_range(start) for start in starts}
    ends = {f"{_range(start)[0]}End" for start in starts}
    for start in starts:
        take_out(start)
    for end in list(root.iter(*ends)) if ends else ():
        if _range(end) in wanted:
            take_out(end)


def take_out(one: Element) -> None:
    """Remove an element from where it is; one that is nowhere is no error."""
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def paired(root: Element) -> set[tuple[str, str]]:
    """The ranges that have both ends."""
    starts = {_range(one) for one in root.iter(*[f"{name}Start" for name in _PAIRED])}
    return starts & {_range(one) for one in root.iter(*[f"{name}End" for name in _PAIRED])}


def unpair(root: Element, before: set[tuple[str, str]]) -> None:
    """Take out the ends of ranges whose other end went with what was around it."""
    lost = before - paired(root)
    if lost:
        tags = [f"{name}{end}" for name in _PAIRED for end in ("Start", "End")]
        for one in list(root.iter(*tags)):
            if _range(one) in lost:
                take_out(one)


def control(start: Element, *, goes: bool) -> None:
    """A content control that came or went: when it goes, what it holds stays."""
    following = start.getnext()
    while following is not None and following.tag in RANGE_MARKS:
        following = following.getnext()
    if not goes or following is None or following.tag not in HOLDERS:
        return
    holder = held(following)
    parent = following.getparent()
    at = parent.index(following)
    content = [child for child in holder if child.tag != w("customXmlPr")]
    parent.remove(following)
    parent[at:at] = content


def held(holder: Element) -> Element:
    """What holds the content of a content control, or of custom XML."""
    if holder.tag == w("sdt"):
        content = holder.find(w("sdtContent"))
        return holder if content is None else content
    return holder


# --- what is left empty ---------------------------------------------------------------------


def is_empty(holder: Element) -> bool:
    """Whether a content control holds nothing at all."""
    content = held(holder)
    return all(
        child.tag in RANGE_MARKS or child.tag in (w("customXmlPr"), w("sdtPr"), w("sdtEndPr"))
        for child in content
    )


def tidy(root: Element, empty: set[Element]) -> None:
    """Take out links, controls, rows and tables that have nothing left."""
    for one in reversed(list(root.iter(*_LEFTOVERS, *HOLDERS, w("tr"), w("tbl")))):
        parent = one.getparent()
        if parent is None:
            continue
        if one.tag in _LEFTOVERS:
            # The mark of a paragraph, row or number has nothing in it by nature.
            goes = len(one) == 0 and not parent.tag.endswith("Pr")
        elif one.tag in HOLDERS:
            # A control inside a line shows its placeholder when it is empty.
            inside = next(one.iterancestors(_P), None)
            goes = (
                one not in empty
                and is_empty(one)
                and not (inside is not None and _is_in_line(one, inside))
            )
        elif one.tag == w("tr"):
            goes = next(one.iterdescendants(w("tc")), None) is None
        else:
            goes = next(one.iterdescendants(w("tr")), None) is None
        if goes:
            _move_marks_out(one)
            parent.remove(one)


def _is_in_line(control: Element, paragraph: Element) -> bool:
    """Whether a content control stands among the runs of a paragraph, not in a text box of it."""
    for above in control.iterancestors():
        if above is paragraph:
            return True
        if above.tag == w("txbxContent"):
            return False
    return False


def _move_marks_out(one: Element) -> None:
    parent = one.getparent()
    for mark in [each for each in one.iter() if each.tag in RANGE_MARKS]:
        mark.getparent().remove(mark)
        parent.insert(parent.index(one), mark)


def stray_codes(root: Element) -> list[Element]:
    """Codes of fields that stand in no field: Word shows nothing of them, and drops them."""
    depth, found = 0, []
    for one in root.iter(w("fldChar"), w("instrText")):
        kind = one.get(w("fldCharType"))
        if kind == "begin":
            depth += 1
        elif kind == "end":
            depth = max(0, depth - 1)
        elif kind is None and depth == 0:
            found.append(one)
    return found

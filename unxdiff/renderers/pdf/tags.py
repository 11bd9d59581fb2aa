"""Puts right what WeasyPrint's tags leave out: which words went and came, notes, headings, links.

WeasyPrint knows no tag for ``ins`` and ``del``, so that a screen reader would read old and new
words as one sentence. Its structure elements are in the order in which it walks its boxes, and
the same walk tells which box each stands for. Where the two walks do not agree, as with a
WeasyPrint that walks in another way, the tags stay as WeasyPrint made them, and a warning says so.
"""

from __future__ import annotations

import re
import warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

__all__ = ["TagsIncomplete", "mend"]

_UNTOLD = (
    "the PDF's tags do not say which words went and came: "
    "its boxes are not in the order that WeasyPrint 70 has"
)
_LINES = {"ins": "/Underline", "del": "/LineThrough"}
_SAID = {"ins": ("insertion", "moved here"), "del": ("deletion", "moved away")}
_ALONE = ("/P", "/Table", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
_HEADING = re.compile(r"/H[1-6]\Z")


class TagsIncomplete(RuntimeWarning):
    """The tags of a PDF do not say which words went and came."""


def mend(document: Any, pdf: Any) -> None:
    """Complete the structure tree of a PDF that WeasyPrint is about to write, if it has one.

    Warns with TagsIncomplete where insertions and deletions cannot be told in it.
    """
    root = pdf.catalog.get("StructTreeRoot")
    if root is None:
        return
    elements = [one for one in pdf.objects if _type(one) == "/StructElem"]
    boxes = [box for page in document.pages for box in _page(page._page_box)]
    whole, elements = elements[0], elements[1:]
    if len(boxes) == len(elements):
        _marks([(b, e) for b, e in zip(boxes, elements, strict=True) if b is not None])
    else:
        warnings.warn(_UNTOLD, TagsIncomplete, stacklevel=2)
    below = list(_below(pdf, whole))
    _headings(pdf, below)
    _artifacts(pdf, below, _at(pdf, root))
    for one in pdf.objects:
        if _type(one) == "/Annot" and "Dest" in one:
            one["Contents"] = _text("Go to " + _named(one["Dest"].string))


def _type(one: Any) -> Any:
    return one.get("Type") if isinstance(one, dict) else None


def _at(pdf: Any, reference: Any) -> Any:
    return pdf.objects[int(bytes(reference).split()[0])]


def _text(words: str) -> Any:
    import pydyf

    return pydyf.String(words)


def _named(target: str) -> str:
    found = re.match(r"c(\d+)(-from)?\Z", target)
    if not found:
        return "the other end of the move"
    return f"where change {found[1]} stood" if found[2] else f"change {found[1]}"


# --- which box each element stands for --------------------------------------------------------


def _page(page: Any) -> Iterator[Any]:
    for child in page.children:
        if type(child).__name__ == "MarginBox":
            for inner in child.children:
                yield from _box(inner)
        else:
            yield from _box(child)


def _box(box: Any) -> Iterator[Any]:
    """A box for each structure element in WeasyPrint's order; None for a run of text."""
    box = getattr(box, "_box", box)  # absolute boxes stand behind a placeholder
    tag = box.element_tag if box.element is not None else ""
    if tag in ("html", "body"):
        for child in box.children:
            yield from _box(child)
        return
    yield box
    children = box.children
    if tag == "table" and getattr(box, "is_table_wrapper", False):
        table = box.get_wrapped_table()
        children = [
            c for child in children for c in (child.children if child is table else [child])
        ]
    link = tag.split(":")[0] == "a"
    for child in children:
        for inner in child.children if type(child).__name__ == "LineBox" else (child,):
            if type(inner).__name__ == "TextBox":
                if not link:
                    yield None
            else:
                yield from _box(inner)


# --- what they say ----------------------------------------------------------------------------


def _marks(pairs: list[tuple[Any, Any]]) -> None:
    """Tell insertions, deletions and notes: lines as attributes, words before and after as the
    text that is read instead; a run over two lines begins on the one and ends on the other."""
    pieces: dict[Any, list[tuple[Any, Any]]] = {}
    notes = 0
    for box, element in pairs:
        tag = box.element_tag
        if tag in _LINES:
            pieces.setdefault(box.element, []).append((box, element))
        elif tag == "span" and box.element.get("class", "").startswith("note "):
            notes += 1
            element["S"] = "/Note"
            element["ID"] = _text(f"note-{notes}")
    for source, runs in pieces.items():
        _read(source, runs)


def _read(source: Any, runs: list[tuple[Any, Any]]) -> None:
    tag = source.tag
    said = _SAID[tag]["moved" in source.get("class", "")]
    spoken = [(element, "".join(_words(box)).strip()) for box, element in runs]
    spoken = [(element, words) for element, words in spoken if words]
    for at, (element, words) in enumerate(spoken):
        before = f"{said}: " if at == 0 else ""
        after = f", end of {said}" if at == len(spoken) - 1 else ""
        element["S"] = "/Span"
        element["A"] = type(element)({"O": "/Layout", "TextDecorationType": _LINES[tag]})
        element["Alt"] = _text(f"{before}{words}{after}")


def _words(box: Any) -> Iterator[str]:
    if type(box).__name__ == "TextBox":
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _words(getattr(child, "_box", child))


# --- the tree ---------------------------------------------------------------------------------


def _headings(pdf: Any, below: list[Any]) -> None:
    """Headings go down one level at a time, whatever the draft does; no paragraph, heading or
    table stands in its like, as where WeasyPrint has a box around it; a drawing that no text
    stands for is none."""
    last = 0
    for one in below:
        if one["S"] in _ALONE:
            kids = [_at(pdf, kid) for kid in one.get("K", ()) if isinstance(kid, bytes)]
            if any(kid.get("S") == one["S"] for kid in kids):
                one["S"] = "/Div"
        if one["S"] == "/Figure" and "Alt" not in one:
            one["S"] = "/NonStruct"
        if _HEADING.match(str(one["S"])):
            last = min(int(one["S"][2]), last + 1)
            one["S"] = f"/H{last}"


def _below(pdf: Any, element: Any) -> Iterator[Any]:
    """The elements below one, in reading order."""
    todo = [element]
    while todo:
        one = todo.pop()
        yield one
        kids = [k for k in one.get("K", ()) if isinstance(k, bytes)]
        found = [_at(pdf, kid) for kid in kids]
        todo += reversed([kid for kid in found if _type(kid) == "/StructElem"])


def _artifacts(pdf: Any, below: list[Any], root: Any) -> None:
    """What stands on every page is no content: an artifact, not an element outside the tree."""
    inside = {kid for one in below for kid in one.get("K", ()) if isinstance(kid, bytes)}
    nums = _at(pdf, root["ParentTree"])["Nums"]
    pages = [_at(pdf, reference) for reference in pdf.page_references]
    for number, page in enumerate(pages):
        owners = nums[2 * number + 1]
        outside = [mcid for mcid, owner in enumerate(owners) if owner not in inside]
        if outside:
            _unmark(_at(pdf, page["Contents"]), set(outside))
            for mcid in outside:
                owners[mcid] = b"null"


def _unmark(stream: Any, mcids: set[int]) -> None:
    for at, one in enumerate(stream.stream):
        if isinstance(one, dict) and one.get("MCID") in mcids:
            stream.stream[at - 1] = "/Artifact"
            stream.stream[at] = type(one)({"Type": "/Pagination"})

"""Sets the names beside paragraphs, and pages in the list of changes, where lines have come to
stand.

A box of its own for each name, as a style sheet makes it, takes an eighth of the work of a long
draft, and a page number made by a style sheet has its page laid out three times. So there is one
such box a kind of paragraph, in ``<div class="keys">``, and the style sheet says by it how and
where names are set; all others are set like it, on the line on which their paragraph begins, and
the key is taken away.
"""

from __future__ import annotations

from unxdiff.errors import RendererError
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

__all__ = ["NAME", "PAGES", "place"]

NAME = "data-g"
"""The attribute that holds a paragraph's name; a line feed begins a new line."""

PAGES = "data-at"
"""The attribute that holds the identifiers, one or two, whose pages are set beside an entry."""


_AROUND = ("html", "body", "header", "article", "div")
"""What keys may stand in."""


@record
class _Key:
    """How names of a kind are set: in CSS pixels where their room begins and how wide it is, and
    whether they end at its right edge."""

    style: Any
    left: float
    width: float
    flush_right: bool


def place(document: Any) -> None:
    """Set the name or the pages of each paragraph of a laid out document that has them.

    Raises RendererError where a template names paragraphs and has no key for their kind, or lists
    what is not there.
    """
    keys: dict[str, _Key] = {}
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        keys |= _keys(page._page_box)
        pages = dict.fromkeys(page.anchors, number) | pages
    done: set[Any] = set()
    for page in document.pages:
        for box, line in _paragraphs(page._page_box):
            if box.element in done:  # goes on from the page before
                continue
            done.add(box.element)
            kind = box.element.get("class", "").split(" ")[0]
            if kind not in keys:
                raise RendererError(f'print.html has no key for names of class "{kind}"')
            name = box.element.get(NAME) or _numbers(box.element.get(PAGES), pages)
            names = _set(name, keys[kind], line, box)
            line.children = (*names, *line.children)


def _numbers(targets: str, pages: dict[str, int]) -> str:
    """The page of a target, or the first and last of two."""
    try:
        found = [str(pages[target]) for target in targets.split(" ")]
    except KeyError as error:
        raise RendererError(f"print.html lists {error}, and no element has this id") from None
    return "–".join(dict.fromkeys(found))


def _inner(box: Any) -> Any:
    return getattr(box, "_box", box)  # absolute boxes stand behind a placeholder


def _class(box: Any) -> str:
    return box.element.get("class", "") if box.element is not None else ""


def _keys(box: Any) -> dict[str, _Key]:
    """The keys in a page, which are taken out of it."""
    for child in box.children:
        if child.element is None or child.element_tag not in _AROUND:
            continue
        inner = _inner(child)
        if _class(inner) == "keys":
            box.children = [other for other in box.children if other is not child]
            return {_class(one): _key(_inner(one.children[0])) for one in inner.children}
        if found := _keys(inner):
            return found
    return {}


def _key(box: Any) -> _Key:
    text = box.children[0].children[0]
    left = box.content_box_x()
    return _Key(text.style, left, box.width, text.position_x - left > box.width / 2)


def _paragraphs(box: Any) -> Iterator[tuple[Any, Any]]:
    """Boxes of named paragraphs in reading order, each with its first line."""
    for child in getattr(box, "children", ()):
        inner = _inner(child)
        kind = type(inner).__name__
        if kind == "LineBox":
            if box.element is not None and (box.element.get(NAME) or box.element.get(PAGES)):
                yield box, inner
            return
        if kind != "MarginBox":
            yield from _paragraphs(inner)


def _set(name: str, key: _Key, line: Any, box: Any) -> list[Any]:
    """Boxes of text for a name, a line of it each, the first level with the paragraph's."""
    from weasyprint.formatting_structure.boxes import TextBox
    from weasyprint.text.line_break import split_first_line, strut

    made = []
    y = line.position_y + line.baseline
    for words in name.split("\n"):
        rest = words
        while rest:
            layout, _, resume, width, height, baseline = split_first_line(
                rest, key.style, None, key.width, 0
            )
            text = TextBox(f"{box.element_tag}::before", key.style, box.element, layout.text)
            text.pango_layout = layout
            text.width, text.height, text.baseline = width, height, baseline
            text.position_x = key.left + (key.width - width if key.flush_right else 0.0)
            text.position_y = y - baseline
            made.append(text)
            y += strut(key.style)[0]
            rest = rest.encode()[resume:].decode() if resume else ""
    return made

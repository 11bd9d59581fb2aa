"""Which part of a page is its text, and what stands around it."""

from __future__ import annotations

from unxdiff.readers.html.traits import UNSEEN, furniture, hidden, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.html.finds import Finds
    from unxdiff.readers.html.notes import NoteLinks
    from unxdiff.xmltree import Element

__all__ = ["article_of", "leave_out"]

_MOST = 0.5
"""Of several articles on a page, one with more than this share of their text is the page's; the
others are teasers or comments."""


def article_of(root: Element) -> tuple[Element, bool]:
    """The element that holds the text, and whether the page itself names it so.

    ``main``, or what has its role; else the one ``article``, or the one with most of the text; else
    the body.
    """
    mains = [
        element
        for element in root.iter()
        if (element.tag == "main" or "main" in words(element, "role")) and not hidden(element)
    ]
    articles = [element for element in root.iter("article") if not _nested(element)]
    for found in (mains, articles):
        chosen = _chosen(found)
        if chosen is not None:
            return chosen, True
    body = next(root.iter("body"), None)
    return (root if body is None else body), False


def _nested(element: Element) -> bool:
    return next(element.iterancestors("article"), None) is not None


def _chosen(found: list[Element]) -> Element | None:
    sizes = [_size(element) for element in found]
    largest = max(sizes, default=0)
    if not largest or largest <= _MOST * sum(sizes):
        return None
    return found[sizes.index(largest)]


def _size(element: Element) -> int:
    """Letters of an element that are not blanks."""
    return sum(len("".join(text.split())) for text in element.itertext())


def leave_out(article: Element, links: NoteLinks, finds: Finds) -> None:
    """Say what stands outside the article and is not read; notes of the article are."""
    at = article
    while (parent := at.getparent()) is not None:
        for sibling in parent:
            if sibling is at or not isinstance(sibling.tag, str) or sibling.tag in UNSEEN:
                continue
            if hidden(sibling) or not any(text.strip() for text in sibling.itertext()):
                continue
            if sibling in links.sections or any(one in links.within for one in sibling.iter()):
                continue
            finds.drop(furniture(sibling, inside_article=False) or "part of the page", sibling)
        at = parent

"""Which links of a page cite notes, and where the notes stand.

A citation is a link inside the page with a mark for its text, to a place further down that says it
is a note, or links back. So written by pandoc, markdown-it, GitHub, MediaWiki, docutils, Word,
LibreOffice, in EPUB and in DPUB-ARIA.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote

from unxdiff.readers.html.lists import OpenList
from unxdiff.readers.html.traits import BLOCKS, declarations, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["NoteLinks", "find_notes"]

_REFERENCES = frozenset(
    (
        "footnote-ref", "footnoteref", "footnote-reference", "sdfootnoteanc", "sdendnoteanc",
        "noteref", "fnref", "doc-noteref", "endnote-ref",
    )
)  # fmt: skip
_NOTES = frozenset(
    ("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "footnote-item", "note")
)
_SECTIONS = frozenset(
    ("footnotes", "endnotes", "rearnotes", "doc-endnotes", "footnotes-list", "references")
)
_BACK = ("backlink", "backref", "footnote-back")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CLIMB = 4
"""A note's target stands at most so deep in the note's element."""


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,4}[a-z]?|[*†‡§¶#]{1,5}|[a-z]{1,3}|[ivxlc]{1,7}|[a-zA-Z.]{1,6}\s?\d{1,4}"
    )


class NoteLinks:
    """What was found: ``cites`` are links by key of their note, ``bodies`` the elements of a note
    by key, ``within`` the keys by element, ``back`` what only leads back, ``sections`` the elements
    that gather notes, and ``marks`` the marks as printed."""

    def __init__(self) -> None:
        self.cites: dict[Element, int] = {}
        self.bodies: dict[int, list[Element]] = {}
        self.within: dict[Element, int] = {}
        self.back: set[Element] = set()
        self.sections: set[Element] = set()
        self.marks: dict[int, str] = {}

    def add(self, body: Element, mark: str) -> int:
        """The key of the note in an element, a new one for a new element."""
        if body in self.within:
            return self.within[body]
        key = len(self.bodies)
        self.bodies[key] = [body]
        self.within[body] = key
        self.marks[key] = mark
        if body.tag == "dt":
            following = body.getnext()
            if following is not None and following.tag == "dd":
                self.bodies[key].append(following)
                self.within[following] = key
        return key


def _says(element: Element) -> set[str]:
    """The words with which an element says what it is: class, role, ``epub:type``, Word's style."""
    said = {*words(element, "class"), *words(element, "role"), *words(element, "epub:type")}
    if "mso-" in (element.get("style") or ""):
        declared = declarations(element)
        said.add(declared.get("mso-element", ""))
        if "mso-footnote-id" in declared or "mso-endnote-id" in declared:
            said.add("noteref")
    if element.get("data-footnote-ref") is not None:
        said.add("noteref")
    if element.get("data-footnotes") is not None:
        said.add("footnotes")
    return said


def find_notes(root: Element) -> NoteLinks:
    """The notes of a page and the links that cite them, in the order of the page."""
    found = NoteLinks()
    links: list[tuple[int, Element, str]] = []
    targets: dict[str, tuple[int, Element]] = {}
    declared: list[Element] = []
    for place, element in enumerate(root.iter()):
        if not len(element.attrib):
            continue
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                targets.setdefault(name, (place, element))
        href = element.get("href") if element.tag == "a" else None
        if href and "#" in href and len(href) < 2000:
            links.append((place, element, unquote(href.rpartition("#")[2])))
        said = _says(element)
        if not said.isdisjoint(_NOTES | _SECTIONS):
            if said.isdisjoint(_SECTIONS):
                declared.append(element)
            else:
                found.sections.add(element)
    if not links and not declared:
        return found
    leads_back: dict[str, list[Element]] = {}
    for _, link, fragment in links:
        leads_back.setdefault(fragment, []).append(link)
    for place, link, fragment in links:
        target = targets.get(fragment)
        if target is not None and target[0] > place:
            _cite(found, link, target[1], leads_back)
    _uncited(found, declared)
    return found


def _cite(
    found: NoteLinks, link: Element, target: Element, leads_back: dict[str, list[Element]]
) -> None:
    """Tie a link to the note it cites, where it does."""
    text = " ".join("".join(link.itertext()).split()).strip("[](){} ").translate(_SUPERSCRIPTS)
    explicit = not _says(link).isdisjoint(_REFERENCES)
    if len(text) > 12 or not (_mark().fullmatch(text) or (explicit and " " not in text)):
        return
    if any(ancestor in found.within for ancestor in link.iterancestors()):
        return
    body = _body(target)
    if body is None or any(one is body for one in link.iterancestors()):
        return
    backs = [
        back
        for name in _names(link)
        for back in leads_back.get(name, ())
        if back is not link and _inside(back, body)
    ]
    raised = next(link.iter("sup"), None) is not None or _in_sup(link)
    if not (explicit or raised or backs):
        return
    key = found.add(body, text or str(len(found.bodies) + 1))
    found.cites[link] = key
    for back in backs:
        found.back.add(_with_wrapping(back, body))


def _with_wrapping(back: Element, body: Element) -> Element:
    """What leads back with what stands around it only: ``[1]`` around ``1``, ``^ a b``."""
    whole = back
    for parent in back.iterancestors():
        if parent is body or parent.tag in BLOCKS:
            break
        rest = "".join(parent.itertext()).replace("".join(back.itertext()), "", 1)
        named = any(word in " ".join(_says(parent)) for word in _BACK)
        if not named and any(sign.isalnum() for sign in rest[:100]):
            break
        whole = parent
    return whole


def _in_sup(link: Element) -> bool:
    parent = link.getparent()
    for _ in range(3):
        if parent is None or parent.tag in BLOCKS:
            return False
        if parent.tag == "sup" or declarations(parent).get("vertical-align") == "super":
            return True
        parent = parent.getparent()
    return False


def _names(link: Element) -> set[str]:
    """The names by which a note can link back: those of the citation and what encloses it."""
    names = {link.get("id"), link.get("name")}
    names |= {inner.get("id") for inner in link} | {inner.get("name") for inner in link}
    parent = link.getparent()
    for _ in range(2):
        if parent is None or parent.tag in BLOCKS:
            break
        names.add(parent.get("id"))
        parent = parent.getparent()
    before = link.getprevious()
    if before is not None and not (before.tail or "").strip():
        names |= {before.get("id"), before.get("name")}
    return {name for name in names if name}


def _inside(element: Element, body: Element) -> bool:
    bodies = [body]
    if body.tag == "dt" and body.getnext() is not None:
        bodies.append(body.getnext())
    return element in bodies or any(one in bodies for one in element.iterancestors())


def _body(target: Element) -> Element | None:
    """The element that holds the whole note at a target."""
    at = target
    for _ in range(_CLIMB):
        if at is None or at.tag in BLOCKS:
            break
        at = at.getparent()
    if at is None or at.tag not in BLOCKS or at.tag in ("body", "html", "main", "article"):
        return None
    parent = at.getparent()
    if parent is None or at.tag == "li":
        return at
    if at.tag in ("td", "th") and parent.tag == "tr":
        return parent
    if at.tag == "p" and parent.tag in ("li", "aside", "dd") and _first(parent, at):
        return parent
    if at.tag == "p" and parent.tag == "div" and _is_note(parent) and _first(parent, at):
        return parent
    return at


def _first(parent: Element, child: Element) -> bool:
    return next((one for one in parent if one.tag in BLOCKS), None) is child


def _is_note(element: Element) -> bool:
    """Whether a ``div`` holds one note: Word's ``ftn1``, LibreOffice's ``sdfootnote1``."""
    name = (element.get("id") or "").lower()
    named = name.startswith(("ftn", "edn", "sdfootnote", "sdendnote", "fn", "footnote", "endnote"))
    return named or not _says(element).isdisjoint(_NOTES)


def _uncited(found: NoteLinks, declared: list[Element]) -> None:
    """Elements that say they are notes and that nothing cites."""
    for element in declared:
        if element.tag not in BLOCKS or element in found.within:
            continue
        if any(one in found.within for one in element.iterancestors()):
            continue
        if any(inner in found.within for inner in element.iter() if inner is not element):
            continue
        if {"note"} == _says(element) & _NOTES:
            continue  # a box with a remark in it, as many pages have
        found.add(element, "")
    for section in found.sections:
        items = [item for item in section.iter("li") if _top(item, section)]
        if _gathers(found, section, items):
            numbers: dict[Element, OpenList] = {}
            for item in items:
                parent = item.getparent()
                label = numbers.setdefault(parent, OpenList(parent)).label(item) or ""
                found.add(item, label.rstrip(".") if parent.tag == "ol" else "")


def _top(item: Element, section: Element) -> bool:
    parent = item.getparent()
    return parent is not None and (parent is section or parent.getparent() is section)


def _gathers(found: NoteLinks, section: Element, items: list[Element]) -> bool:
    """Whether other items of a section are cited notes, or it says that it holds notes."""
    return bool(_says(section) & (_SECTIONS - {"references"})) or any(
        item in found.within for item in items
    )

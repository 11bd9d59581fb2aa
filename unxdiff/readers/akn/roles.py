"""What Akoma Ntoso says a paragraph does, where it says it as United Nations drafts do.

A preamble that begins with its enacting formula is one of the United Nations: what follows in it
are preambular paragraphs, and the numbered paragraphs of the body are operative ones. Where the
formula comes last, as in acts of the European Union, roles are left to the step that reads any
document.
"""

from __future__ import annotations

from unxdiff.model.roles import Role
from unxdiff.readers.akn.names import BODIES
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["drafts_in", "role_of"]

_PREAMBULAR = frozenset(("container", "recital", "recitals", "citation", "citations"))
_GROUPS = frozenset(("part", "division", "hcontainer", "section", "title", "chapter", "level"))


def drafts_in(root: Element) -> set[Element]:
    """The documents in a file whose preambles begin with their enacting formulas."""
    found = set()
    for element in root.iter():
        if local(element) != "preamble":
            continue
        first = next((child for child in element if local(child)), None)
        if first is not None and local(first) == "formula" and _enacting(first):
            found.add(element.getparent())
    return found


def _enacting(formula: Element) -> bool:
    name = (formula.get("name") or "enactingFormula").lower()
    return "enacting" in name or "formula" in name


def role_of(element: Element, drafts: set[Element]) -> Role:
    """The role that an element gives to the unnumbered paragraphs in it, or a ``paragraph`` to its
    first; ``PARAGRAPH`` where it gives none."""
    name = local(element)
    parent = element.getparent()
    if parent is None:
        return Role.PARAGRAPH
    if name == "formula" or name in _PREAMBULAR:
        preamble = next((one for one in element.iterancestors() if local(one) == "preamble"), None)
        if preamble is None or preamble.getparent() not in drafts:
            return Role.PARAGRAPH
        if name != "formula":
            return Role.PREAMBULAR
        return (
            Role.ENACTING_LINE
            if parent is preamble and element.getprevious() is None
            else (Role.PARAGRAPH)
        )
    if name == "conclusions" and parent in drafts:
        return Role.CLOSING
    if name == "paragraph" and _operative(element, drafts):
        return Role.OPERATIVE
    return Role.PARAGRAPH


def _operative(paragraph: Element, drafts: set[Element]) -> bool:
    """Whether a paragraph has a number and stands in the body of a draft, not in an article."""
    number = next((child for child in paragraph if local(child) == "num"), None)
    if number is None or not any(sign.isdecimal() for sign in "".join(number.itertext())):
        return False
    for one in paragraph.iterancestors():
        name = local(one)
        if name in BODIES:
            return one.getparent() in drafts
        if name not in _GROUPS:
            return False
    return False

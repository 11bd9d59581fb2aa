"""Drawings: images, charts and objects as placeholders that compare by content; text in boxes."""

from __future__ import annotations

from unxdiff.diagnostics import Code
from unxdiff.ooxml.names import DIAGRAM, DRAWING, OFFICE, RELATIONS, VML, w
from unxdiff.readers.docx.state import State
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["Found", "drawing"]

_TEXT = w("txbxContent")
_IMAGES = {DRAWING + "blip": RELATIONS + "embed", VML + "imagedata": RELATIONS + "id"}
_LINKS = {DRAWING + "blip": RELATIONS + "link", VML + "imagedata": RELATIONS + "href"}
_WORD_ART = VML + "textpath"
_SHAPES = frozenset(
    ("wsp", "shape", "rect", "line", "oval", "roundrect", "polyline", "arc", "cxnSp")
)
_INK = frozenset(("contentPart", "ink"))


class Found:
    """What a drawing holds: placeholders for the text, and boxes that follow its paragraph (an
    element with paragraphs, or lines of text)."""

    def __init__(self) -> None:
        self.placeholders: list[str] = []
        self.boxes: list[Element | list[str]] = []
        self.shapes = 0


def drawing(element: Element, state: State) -> Found:
    """Look through ``w:drawing``, ``w:pict`` or ``w:object``; boxes in boxes are left to them."""
    found = Found()
    _walk(element, state, found, embedded=element.tag == w("object"))
    if found.shapes and not found.placeholders and not found.boxes:
        state.skip("drawing without text", found.shapes)
    return found


def _walk(element: Element, state: State, found: Found, *, embedded: bool) -> None:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            found.boxes.append(child)
        elif tag in _IMAGES:
            if not embedded:
                found.placeholders.append(_image(child, state))
        elif tag == _WORD_ART:
            if child.get("string"):
                found.boxes.append([str(child.get("string"))])
        elif tag == OFFICE + "OLEObject":
            found.placeholders.append(_hashed("object", child.get(RELATIONS + "id"), state))
        elif tag == DIAGRAM + "relIds":
            found.boxes.append(_diagram(child.get(RELATIONS + "dm"), state))
        else:
            _other(child, state, found)
            if len(child):
                _walk(child, state, found, embedded=embedded)


def _other(child: Element, state: State, found: Found) -> None:
    name = local(child)
    if name == "docPr":
        if child.get("descr"):
            state.alternatives.append(str(child.get("descr")))
    elif name == "chart" and child.get(RELATIONS + "id"):
        found.placeholders.append(_hashed("chart", child.get(RELATIONS + "id"), state))
    elif name in _SHAPES:
        found.shapes += 1
    elif name in _INK:
        state.skip("ink drawing")


def _image(element: Element, state: State) -> str:
    relation = element.get(_IMAGES[element.tag])
    if relation is None:
        link = state.package.target(state.part, element.get(_LINKS[element.tag]))
        return f"‹image {link.target}›" if link is not None else "‹image missing›"
    return _hashed("image", relation, state)


def _hashed(what: str, relation: str | None, state: State) -> str:
    """A placeholder with the first eight digits of the content's SHA-256."""
    target = state.package.target(state.part, relation)
    if target is None:
        state.say(Code.NOT_COMPARED, f"the file lacks the {what} that it shows")
        return f"‹{what} missing›"
    if target.external:
        return f"‹{what} {target.target}›"
    known = state.hashes.get(target.target)
    if known is None:
        import hashlib

        known = hashlib.sha256(state.package.read(target.target)).hexdigest()[:8]
        state.hashes[target.target] = known
    return f"‹{what} {known}›"


def _diagram(relation: str | None, state: State) -> list[str]:
    """The texts of a diagram (SmartArt), in the order in which it lists them."""
    target = state.package.target(state.part, relation)
    if target is None or target.external:
        state.say(Code.NOT_COMPARED, "the file lacks the diagram that it shows")
        return ["‹diagram missing›"]
    state.skip("diagram's layout")
    lines = []
    for paragraph in state.package.xml(target.target).iter(DRAWING + "p"):
        text = "".join([part.text or "" for part in paragraph.iter(DRAWING + "t")])
        if text.strip():
            lines.append(text)
    return lines

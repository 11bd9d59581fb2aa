"""Frames: pictures, formulas, text boxes and drawings, and what of them is compared."""

from __future__ import annotations

import base64
import hashlib

from unxdiff.readers.mathml import equation
from unxdiff.readers.odt.names import DRAW, LOEXT, MATH, OFFICE, SVG, TABLE, TEXT, XLINK
from unxdiff.readers.odt.package import Package
from unxdiff.readers.tally import Tally
from unxdiff.xmltree import Element

__all__ = ["Objects"]

_DRAWN = (
    "caption", "circle", "connector", "custom-shape", "ellipse", "g", "line", "measure", "path",
    "polygon", "polyline", "rect", "regular-polygon", "page-thumbnail",
)  # fmt: skip
_SHAPES = frozenset(DRAW + name for name in _DRAWN)
_EMBEDDED = ("applet", "floating-frame", "object-ole", "plugin")
_TEXTS = (TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table", LOEXT + "table")


class Objects:
    """Reads frames and drawings; placeholders are given back, all else is counted."""

    def __init__(self, package: Package, tally: Tally) -> None:
        self._package = package
        self._tally = tally
        self._hashes: dict[str, str] = {}

    def is_shape(self, element: Element) -> bool:
        """Whether an element is a drawing."""
        return element.tag in _SHAPES

    def frame(self, frame: Element) -> tuple[str, list[Element]]:
        """What stands for a frame in the text, and elements whose children are paragraphs of it."""
        for child in frame:
            tag = child.tag
            if tag == DRAW + "text-box":
                return "", [child]
            if tag == DRAW + "image":
                return self._image(child, _title(frame)), []
            if tag == DRAW + "object":
                return self._object(child), []
            if tag in [DRAW + name for name in _EMBEDDED]:
                self._tally.add("embedded object", "embedded objects", _title(frame))
                return "", []
            if child.tag == TABLE + "table":
                return "", [frame]
        return "", []

    def shape(self, shape: Element) -> list[Element]:
        """Elements whose children are the paragraphs written in a drawing; without any it is
        counted."""
        holders: list[Element] = []
        waiting = [shape]
        while waiting:
            element = waiting.pop()
            if any(child.tag in _TEXTS for child in element):
                holders.append(element)
            else:
                waiting += reversed(element)
        if not holders:
            self._tally.add("drawing", "drawings", _title(shape))
        return holders

    def _image(self, image: Element, title: str) -> str:
        href = image.get(XLINK + "href")
        data = (
            None if href is None else self._package.part(href) if href not in self._hashes else b""
        )
        if href is not None and data is None:
            # Nothing outside the file is opened: an address stands for its picture.
            self._tally.add("image that is only linked", "images that are only linked", href)
            return _placeholder(href.encode())
        self._tally.add("image but for its bytes", "images but for their bytes", title)
        if href is None:
            binary = image.find(OFFICE + "binary-data")
            text = "" if binary is None else binary.text or ""
            try:
                data = base64.b64decode(text)
            except ValueError:
                data = text.encode()
            return _placeholder(data)
        known = self._hashes.get(href)
        if known is None:
            known = _placeholder(data)
            self._hashes[href] = known
        return known

    def _object(self, element: Element) -> str:
        href = element.get(XLINK + "href")
        root = self._package.object_root(href) if href else next(iter(element), None)
        if root is not None:
            formula = next(root.iter(MATH + "math"), None)
            if formula is not None:
                return equation(formula)
        chart = root is not None and next(root.iter(OFFICE + "chart"), None) is not None
        if chart:
            self._tally.add("chart", "charts", _title(element.getparent()))
        else:
            self._tally.add("embedded object", "embedded objects", _title(element.getparent()))
        return ""


def _placeholder(data: bytes | None) -> str:
    digest = hashlib.sha256(data or b"").hexdigest()
    return f"‹image {digest[:8]}›"


def _title(frame: Element) -> str:
    """The words that stand for a picture where it cannot be seen."""
    said = [frame.findtext(SVG + name) or "" for name in ("title", "desc")]
    return " ".join(" ".join(said).split())

"""Blocks of a Security Council resolution in AKN4UN XML, for tests: as a reader would give them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from unxdiff.model.document import Block, Document

_PARAGRAPHS = ("p", "heading", "subheading", "crossHeading")


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _words(element: ET.Element) -> str:
    """The text of a paragraph without its notes."""
    if _name(element) == "authorialNote":
        return ""
    inner = "".join(_words(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def _walk(element: ET.Element, number: str, texts: list[str]) -> str:
    """Collect paragraph texts with the number of the paragraph they stand in still before them."""
    name = _name(element)
    if name in ("meta", "authorialNote"):
        return number
    if name == "num":
        return number + " ".join(_words(element).split()) + " "
    if name in _PARAGRAPHS:
        text = " ".join(_words(element).split())
        if text:
            texts.append(number + text)
            return ""
        return number
    for child in element:
        number = _walk(child, number, texts)
    return number


def akn_document(path: Path) -> Document:
    """The paragraphs of an AKN file as unlabelled, roleless blocks: numbers stand in the texts."""
    texts: list[str] = []
    _walk(ET.parse(path).getroot(), "", texts)  # noqa: S314 - shared test data
    return Document(path.name, "akn", tuple(Block(text) for text in texts))

"""Names in Office Open XML: namespaces, qualified tags, and the strict namespaces' equivalents.

Sources: ECMA-376 parts 1 (strict) and 4 (transitional).
"""

from __future__ import annotations

__all__ = [
    "DIAGRAM",
    "DRAWING",
    "MARKUP",
    "MATH",
    "OFFICE",
    "RELATIONS",
    "STRICT",
    "VML",
    "WORD",
    "is_on",
    "m",
    "w",
]

_OPEN = "http://schemas.openxmlformats.org/"
WORD = "{" + _OPEN + "wordprocessingml/2006/main}"
RELATIONS = "{" + _OPEN + "officeDocument/2006/relationships}"
MATH = "{" + _OPEN + "officeDocument/2006/math}"
DRAWING = "{" + _OPEN + "drawingml/2006/main}"
DIAGRAM = "{" + _OPEN + "drawingml/2006/diagram}"
MARKUP = "{" + _OPEN + "markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

_PURL = "http://purl.oclc.org/ooxml/"
STRICT = tuple(
    [
        (f"{_PURL}{strict}", f"{_OPEN}{transitional}")
        for strict, transitional in (
            ("wordprocessingml/main", "wordprocessingml/2006/main"),
            ("officeDocument/relationships", "officeDocument/2006/relationships"),
            ("officeDocument/math", "officeDocument/2006/math"),
            ("officeDocument/customXml", "officeDocument/2006/customXml"),
            ("drawingml/main", "drawingml/2006/main"),
            ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
            ("drawingml/picture", "drawingml/2006/picture"),
            ("drawingml/chart", "drawingml/2006/chart"),
            ("drawingml/diagram", "drawingml/2006/diagram"),
        )
    ]
)
"""Namespaces of strict files, each with the transitional one that says the same."""

_OFF = frozenset(("0", "false", "off", "none"))


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return WORD + name


def m(name: str) -> str:
    """The qualified name of an element or attribute of Office Math."""
    return MATH + name


def is_on(value: str | None) -> bool:
    """Whether a switch is on; one without a value is (ECMA-376 part 1, 17.17.4)."""
    return value is None or value not in _OFF

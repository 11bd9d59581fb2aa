"""The namespaces of OpenDocument 1.3, as lxml writes them before an element's name."""

from __future__ import annotations

__all__ = [
    "DC", "DRAW", "FO", "LOEXT", "MANIFEST", "MATH", "META", "OFFICE", "STYLE", "SVG", "TABLE",
    "TEXT", "XLINK", "XML", "whole",
]  # fmt: skip

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _OASIS + "office:1.0}"
STYLE = _OASIS + "style:1.0}"
TEXT = _OASIS + "text:1.0}"
TABLE = _OASIS + "table:1.0}"
DRAW = _OASIS + "drawing:1.0}"
FO = _OASIS + "xsl-fo-compatible:1.0}"
SVG = _OASIS + "svg-compatible:1.0}"
MANIFEST = _OASIS + "manifest:1.0}"
META = _OASIS + "meta:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def whole(value: str | None, default: int, most: int = 1_000_000_000) -> int:
    """A count from an attribute: 0 … ``most``; ``default`` where it is absent or no number."""
    if value is None or not value.isascii() or not value.isdecimal() or len(value) > 18:
        return default
    return min(int(value), most)

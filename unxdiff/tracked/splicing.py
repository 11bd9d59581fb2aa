"""A part written anew with the bytes of what nobody touched."""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree

from unxdiff.ooxml.names import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.xmltree import Element

__all__ = ["spliced"]


def spliced(data: bytes, body: Element, originals: Sequence[Element | None]) -> bytes:
    """The main part (its bytes were ``data``) with the children of ``body`` as they are now.

    ``originals`` are the children that it had, in order, None for one that was touched; those of
    them that still stand in it are written with the bytes that they had. Comments and processing
    instructions between children go.
    """
    places = _places(data)
    if places is None or len(places[0]) != len(originals):
        made: bytes = etree.tostring(
            body.getparent(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return made
    spans, start, end = places
    known = dict(zip(originals, spans, strict=True))
    spaces = body.nsmap
    parts = [data[:start]]
    for child in body:
        span = known.get(child)
        if span is not None:
            parts.append(data[span[0] : span[1]])
        else:
            parts.append(_written(child, spaces))
    parts.append(data[end:])
    return b"".join(parts)


def _written(child: Element, spaces: dict[str | None, str]) -> bytes:
    """An element as it stands in the part: without the namespaces that the part declares."""
    tail, child.tail = child.tail, None
    made: bytes = etree.tostring(child)
    child.tail = tail
    close = made.index(b">")
    head = made[:close]
    for prefix, space in spaces.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        head = head.replace(f' {name}="{space}"'.encode(), b"", 1)
    return head + made[close:]


def _behind(data: bytes, at: int) -> int:
    """The place behind the tag that begins at ``at``; a ``>`` inside quotation marks is none."""
    quote = 0
    for place in range(at, len(data)):
        byte = data[place]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == ord(b">"):
            return place + 1
    return len(data)


def _places(data: bytes) -> tuple[list[tuple[int, int]], int, int] | None:
    """Where each child of the body begins and ends in the bytes, and where the body's content
    begins and ends."""
    parser = expat.ParserCreate(namespace_separator="}")
    depth = 0
    inside = -1
    begin = 0
    spans: list[tuple[int, int]] = []
    limits = [-1, -1]
    name = WORD[1:-1] + "}body"

    def started(tag: str, _: object) -> None:
        nonlocal depth, inside, begin
        depth += 1
        if inside < 0 and tag == name:
            inside = depth
            limits[0] = _behind(data, parser.CurrentByteIndex)
        elif inside >= 0 and depth == inside + 1:
            begin = parser.CurrentByteIndex

    def ended(tag: str) -> None:
        nonlocal depth, inside
        if inside >= 0 and depth == inside + 1:
            opened = _behind(data, begin)
            empty = data[opened - 2 : opened] == b"/>"
            spans.append((begin, opened if empty else _behind(data, parser.CurrentByteIndex)))
        elif depth == inside and tag == name:
            limits[1] = parser.CurrentByteIndex
            inside = 1 << 30
        depth -= 1

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    try:
        parser.Parse(data, True)  # the only way to say that it is all
    except expat.ExpatError:
        return None
    return (spans, limits[0], limits[1]) if limits[1] >= 0 else None

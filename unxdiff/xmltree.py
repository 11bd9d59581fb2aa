"""XML from hands that need not be trusted: no entity is expanded, no file or address opened."""

from __future__ import annotations

from lxml import etree

from unxdiff.errors import InputError, LimitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any
else:
    Any = object  # importing typing takes as long as reading ten pages

__all__ = ["Element", "batches_of", "local", "parse"]

Element = Any
"""An lxml element; lxml ships no types."""

_SAFE: Any = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,  # at most 256 elements deep, no text of more than 10 million bytes
    "remove_comments": True,
    "remove_pis": True,
}
_PIECE = 1 << 17
"""Bytes that are parsed before finished elements are handed on."""


def parse(data: bytes, what: str) -> Element:
    """The root element of an XML text; ``what`` names it in messages.

    Comments and processing instructions are left out. Raises InputError (not well-formed, or with
    declarations of entities) and LimitError (nested deeper than any document is).
    """
    parser = etree.XMLParser(**_SAFE)
    _refuse_entities(data, what)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refusal(error, what) from None
    if root is None:
        raise InputError(f"{what} is not well-formed XML (it is empty); fetch or save it again")
    return root


def batches_of(data: bytes, what: str, inside: str) -> Iterator[list[Element]]:
    """The children of the first element that is called ``inside`` (a qualified name), some at a
    time, in order.

    Each batch is taken out of memory when the next one is asked for, so that a document of any
    length needs the memory of a few pages. What stands behind a batch must not be looked at.
    Raises as ``parse`` does, and InputError where there is no such element.
    """
    _refuse_entities(data, what)
    parser = etree.XMLPullParser(events=("start",), tag=inside, **_SAFE)
    parent = None
    try:
        for at in range(0, len(data), _PIECE):
            parser.feed(data[at : at + _PIECE])
            if parent is None:
                parent = next((element for _, element in parser.read_events()), None)
            # The last child may not be complete yet.
            if parent is not None and len(parent) > 1:
                finished = parent[:-1]
                yield finished
                del parent[: len(finished)]
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refusal(error, what) from None
    if parent is None:
        raise InputError(f"{what} has no text in it; fetch or save it again")
    yield parent[:]


def local(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _refuse_entities(data: bytes, what: str) -> None:
    if _declares_entities(data):
        raise InputError(
            f"{what} declares entities of its own, which no draft needs; save it again without them"
        )


def _refusal(error: Exception, what: str) -> InputError | LimitError:
    """What is said of XML that libxml2 does not read."""
    why = str(error).splitlines()[0] if str(error) else "no XML"
    if "xcessive depth" in why or "huge" in why.lower():
        return LimitError(
            f"{what} nests or grows as no document does ({why}); "
            "save it again from the program that made it"
        )
    return InputError(f"{what} is not well-formed XML ({why}); fetch or save it again")


def _declares_entities(data: bytes) -> bool:
    """Whether the document type holds entity declarations, in any of the usual encodings."""
    head = data[:65536]
    if b"\0" in head[:4] or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")
    return b"<!ENTITY" in head or (b"<!DOCTYPE" in head and b"<!ENTITY" in data)

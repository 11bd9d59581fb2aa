"""XML from hands that need not be trusted: no entity is expanded, no file or address opened."""

from __future__ import annotations

from typing import Any

from lxml import etree

from unxdiff.errors import InputError, LimitError

__all__ = ["Element", "local", "parse"]

Element = Any
"""An lxml element; lxml ships no types."""


def parse(data: bytes, what: str) -> Element:
    """The root element of an XML text; ``what`` names it in messages.

    Comments and processing instructions are left out. Raises InputError (not well-formed, or with
    declarations of entities) and LimitError (nested deeper than any document is).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,  # at most 256 elements deep, no text of more than 10 million bytes
        remove_comments=True,
        remove_pis=True,
    )
    if _declares_entities(data):
        raise InputError(
            f"{what} declares entities of its own, which no draft needs; save it again without them"
        )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = str(error).splitlines()[0] if str(error) else "no XML"
        if "xcessive depth" in why or "huge" in why.lower():
            raise LimitError(
                f"{what} nests or grows as no document does ({why}); "
                "save it again from the program that made it"
            ) from None
        raise InputError(f"{what} is not well-formed XML ({why}); fetch or save it again") from None
    if root is None:
        raise InputError(f"{what} is not well-formed XML (it is empty); fetch or save it again")
    return root


def local(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _declares_entities(data: bytes) -> bool:
    """Whether the document type holds entity declarations, in any of the usual encodings."""
    head = data[:65536]
    if b"\0" in head[:4] or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")
    return b"<!ENTITY" in head or (b"<!DOCTYPE" in head and b"<!ENTITY" in data)

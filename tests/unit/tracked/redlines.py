"""Redlines of Word files made in code, and what stands in the files that they become."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from unxdiff.api import compare, read_bytes
from unxdiff.model.redline import Redline
from unxdiff.ooxml.names import w
from unxdiff.options import ReadOptions

__all__ = ["part_of", "parts_of", "redline_of", "texts"]


def redline_of(old: bytes, new: bytes, revisions: str = "accept") -> Redline:
    """Two Word files compared."""
    options = ReadOptions(revisions=revisions)
    return compare(read_bytes(old, "old.docx", options), read_bytes(new, "new.docx", options))


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part_of(data: bytes, name: str = "document") -> etree._Element:
    """The tree of a part under ``word/``."""
    return etree.fromstring(parts_of(data)[f"word/{name}.xml"])


def texts(data: bytes) -> list[str]:
    """The text of each paragraph of the body."""
    return [
        "".join([one.text or "" for one in paragraph.iter(w("t"))])
        for paragraph in part_of(data).iter(w("p"))
    ]

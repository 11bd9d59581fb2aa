"""Placeholders for images: by their bytes where the page holds them, else by their file name."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from urllib.parse import unquote, unquote_to_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.html.finds import Finds
    from unxdiff.xmltree import Element

__all__ = ["picture"]

_LONGEST_NAME = 80


def picture(element: Element, finds: Finds) -> str:
    """``‹image 1a2b3c4d›`` or ``‹image map.png›``; empty for one that nobody sees (a counter of
    visits, one dot large). What is left of the image is counted in ``finds``."""
    source = (element.get("src") or element.get("data-src") or "").strip()
    size = (element.get("width"), element.get("height"))
    if size in (("1", "1"), ("0", "0")):
        finds.count("image of one dot")
        return ""
    alternative = " ".join((element.get("alt") or "").split())
    finds.image(alternative)
    if source[:5].lower() == "data:":
        return f"‹image {_hash(source)}›"
    name = unquote(source.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2])
    name = " ".join(name.split())[:_LONGEST_NAME] or alternative[:_LONGEST_NAME]
    return f"‹image {name}›" if name else "‹image›"


def _hash(source: str) -> str:
    """The first eight digits of the SHA-256 of the bytes that a ``data:`` address holds."""
    head, _, body = source.partition(",")
    data = unquote_to_bytes(body)
    if head.lower().rstrip().endswith("base64"):
        from base64 import b64decode
        from binascii import Error

        # Cut short, what is there tells it from others all the same.
        with suppress(Error, ValueError):
            data = b64decode(b"".join(data.split()) + b"==")
    return sha256(data).hexdigest()[:8]

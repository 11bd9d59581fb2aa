"""Bytes of a page to a tree: the encoding that it names, or a guess that is said."""

from __future__ import annotations

import codecs
import re
from functools import cache

from lxml import etree

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError, LimitError
from unxdiff.readers.decode import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["page_text", "parse_page"]

_HEAD = 4096
_BROWSERS_READ = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874",
    "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs", "utf-16": "utf-8", "utf-16-le": "utf-8",
    "utf-16-be": "utf-8", "utf-8-sig": "utf-8",
}  # fmt: skip
"""What browsers read where a page says the first: WHATWG Encoding, section 4.2."""
_ENCODINGS = frozenset(
    (
        "utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949", "cp866", "cp874",
        "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic",
        *[f"cp125{number}" for number in range(9)],
        *[f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)],
    )
)  # fmt: skip
_FEW = 1000
"""One broken byte in so many is a slip in a page; more are another encoding."""


@cache
def _declaration() -> re.Pattern[bytes]:
    return re.compile(
        rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})"""
        rb"""|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
        re.IGNORECASE,
    )


def page_text(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The characters of a page, and what had to be guessed.

    A byte order mark decides, then what the page says of itself, then the guess of the reader of
    texts. What the page says is not believed where its bytes say otherwise.

    Raises InputError for binary data, an empty page, and bytes no encoding fits.
    """
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    found = None if marked or b"\0" in data else _declaration().search(data[:_HEAD])
    if found is None:
        return decode(data, name)
    said = (found[1] or found[2]).decode("ascii", "replace")
    encoding = _encoding(said)
    valid = _decodes(data, "utf-8")
    if encoding is None or (encoding != "utf-8" and valid and not data.isascii()):
        text, remarks = decode(data, name)
        why = "says it is" if encoding else "names an encoding that does not exist,"
        read = "UTF-8" if valid else "a guess"
        return text, (
            *remarks,
            Diagnostic(
                Code.ENCODING_GUESSED, f"{name} {why} {said}; it was read as {read}", text=said
            ),
        )
    if encoding == "utf-8" and not valid:
        return _broken_utf8(data, name)
    if not _decodes(data, encoding):
        return decode(data, name)
    return decode(data.decode(encoding).encode("utf-8", "replace"), name)


def _encoding(said: str) -> str | None:
    """The codec that a browser reads an encoding's name as; None for none that pages are in."""
    try:
        known = codecs.lookup(said.lower()).name
    except (LookupError, ValueError):
        return None
    known = _BROWSERS_READ.get(known, known)
    return known if known in _ENCODINGS else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return False
    return True


def _broken_utf8(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """UTF-8 with a few broken bytes keeps the rest; anything else is guessed."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * _FEW > len(text):
        return decode(data, name)
    whole, remarks = decode(text.encode(), name)
    message = f"{broken} broken bytes of UTF-8 were replaced"
    return whole, (*remarks, Diagnostic(Code.CHARACTERS_REPLACED, message))


def parse_page(text: str, name: str) -> Element:
    """The tree of a page, mended as browsers mend it; nothing is fetched.

    Raises LimitError (nested deeper than any page is) and InputError (no element in it).
    """
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # at most 2,048 elements deep; the size was looked at before
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        root = None
        _refuse_depth(str(error), name)
    for entry in parser.error_log:
        _refuse_depth(entry.message, name)
    if root is None:
        raise InputError(f"{name} has no text in it; save the page again as the browser shows it")
    return root


def _refuse_depth(message: str, name: str) -> None:
    if "xcessive depth" in message:
        raise LimitError(
            f"{name} nests its elements more than 2,048 deep, which no page does; "
            "save it again from the program that made it"
        )

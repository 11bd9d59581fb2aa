"""RTF cut into tokens, and bytes of its code pages made characters (RTF specification 1.9.1)."""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Token = tuple[str, str, int | None]

__all__ = ["BYTES", "CLOSE", "OPEN", "RAW", "SIGN", "WORD", "codec", "tokens"]

OPEN, CLOSE, WORD, SIGN, BYTES = "{", "}", "word", "sign", "bytes"
RAW = "raw"
"""Bytes that a word announced by their count."""
"""Kinds of tokens: a group's beginning and end, a control word, a control sign, literal bytes."""

_CHARSETS = {
    0: "cp1252", 1: "", 2: "symbol", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab",
    134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp850",
}  # fmt: skip
_PAGES = {
    437, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932,
    949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258,
}  # fmt: skip
_OTHER_PAGES = {936: "gbk", 10000: "mac_roman", 65001: "utf-8", 1361: "johab", 708: "iso8859_6"}


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"\\([A-Za-z]{1,40})(-?\d{1,10})?[ ]?"
        r"|\\'([0-9A-Fa-f]{2})"
        r"|\\(.)"
        r"|([{}])"
        r"|([^\\{}\r\n]+)"
        r"|[\r\n]+|\\",
        re.DOTALL,
    )


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text that holds one character a byte: kind, text, and a word's number.

    The raw bytes of ``\\bin`` are one token, line ends of the source none.
    """
    match = _token().match
    at, end = 0, len(text)
    while at < end:
        found = match(text, at)
        if found is None:
            return
        at = found.end()
        word, number, code, sign, brace, literal = found.groups()
        if literal is not None:
            yield BYTES, literal, None
        elif word is not None:
            value = None if number is None else int(number)
            if word == "bin":
                start, at = at, at + max(value or 0, 0)
                yield RAW, text[start:at], None
                continue
            yield WORD, word, value
        elif code is not None:
            yield BYTES, chr(int(code, 16)), 1
        elif brace is not None:
            yield brace, brace, None
        elif sign is not None:
            yield SIGN, sign, None


def codec(*, charset: int | None = None, page: int | None = None) -> str:
    """The codec of a font's character set or of a code page; empty where it is not known."""
    if charset is not None:
        return _CHARSETS.get(charset, "")
    if page in _PAGES:
        return f"cp{page}"
    return _OTHER_PAGES.get(page or 0, "")

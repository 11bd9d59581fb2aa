"""Bytes to characters, with every guess said."""

from __future__ import annotations

import codecs

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError, LimitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions

__all__ = ["check_lines", "decode"]

# Control characters that no text holds: all of C0 but tab, line feed, vertical tab, form feed and
# carriage return, and DEL. NUL is told apart before.
_CONTROLS = bytes([*range(1, 9), *range(14, 32), 127])
_BREAKS = ("\x85", "\u2028", "\u2029")
_INVISIBLE = "\ufeff\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
"""Marks without a form that texts do hold: direction, joining, soft hyphen."""


def decode(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of an input with ``\\n`` line ends, and what had to be guessed or left out.

    UTF-8 and UTF-16 are certain; anything else is a guess and said as ENCODING_GUESSED.

    Raises InputError for binary data and for bytes no encoding fits.
    """
    remarks: list[Diagnostic] = []
    text = _characters(data, name, remarks)
    if not text or text.isspace():
        raise InputError(f"{name} is empty; check that it was saved")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x0b" in text:
        text = text.replace("\x0b", "\n")
    if not text.isascii():
        for mark in _BREAKS:
            if mark in text:
                text = text.replace(mark, "\n")
    if len(data.translate(None, _CONTROLS)) != len(data):
        text = _without_controls(text, remarks)
    return text, tuple(remarks)


def check_lines(text: str, name: str, options: ReadOptions) -> None:
    """Raise LimitError when a line is longer than ``options.max_line`` characters."""
    longest = options.max_line
    if len(text) <= longest:
        return
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > longest:
            number = text.count("\n", 0, start) + 1
            message = (
                f"{name}: line {number} is longer than {longest:,} characters; "
                "break the text into paragraphs, or raise --max-line"
            )
            raise LimitError(message)
        start = end + 1


def _characters(data: bytes, name: str, remarks: list[Diagnostic]) -> str:
    """Decode by mark, by pattern, as UTF-8, and last by a guess."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strictly(data, "utf-32", name)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", name)
    if b"\x00" in data:
        wide = _utf16_by_pattern(data)
        if wide is None:
            raise InputError(f"{name} is a binary file (it has NUL bytes); save it as UTF-8 text")
        return _strictly(data, wide, name)
    try:
        # "utf-8-sig" is several times slower than taking the mark off by hand.
        return (data[3:] if data.startswith(codecs.BOM_UTF8) else data).decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, name, error, remarks)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{name} is broken {encoding.upper()} at byte {error.start}; save it as UTF-8"
        raise InputError(message) from None
    if "\x00" in text:
        raise InputError(f"{name} is a binary file (it has NUL characters); save it as text first")
    return text


def _utf16_by_pattern(data: bytes) -> str | None:
    """UTF-16 without a mark, where all speaks for it: zero bytes on one side of the pairs only, and
    what comes out is text in Latin letters or in one other script."""
    if len(data) % 2:
        return None
    sample = data[:4096]
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if even and odd:
        return None
    encoding = "utf-16-be" if even else "utf-16-le"
    beyond = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if beyond and _is_utf8(data):
        return None  # such bytes are UTF-8 by chance only in a few characters of UTF-16
    text = sample.decode(encoding, "replace")  # the sample may end inside a character
    if not all(map(_is_textual, text)):
        return None
    if sum([character < "\u0250" for character in text]) * 4 >= len(text) * 3:
        return encoding
    scripts = [_script(ord(character)) for character in text if character.isalpha()]
    others = [script for script in scripts if script != "latin"]
    main = max(sorted(set(others)), key=others.count, default="")
    if not main or others.count(main) * 10 < len(others) * 9:
        return None
    # Pairs of small letters look like Chinese, but real Chinese has high bytes throughout.
    return encoding if main != "east" or beyond * 5 >= len(sample) else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_textual(character: str) -> bool:
    """Whether a character is a letter, sign or blank: no control, unassigned or private one."""
    return character.isprintable() or character.isspace() or character in _INVISIBLE


def _script(code: int) -> str:
    """Roughly the script of a letter: what one text mixes is one script."""
    if code < 0x250:
        return "latin"
    if 0x2E80 <= code <= 0xD7FF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF:
        return "east"
    if 0x590 <= code <= 0x8FF or 0xFB1D <= code <= 0xFEFF:
        return "right to left"
    return f"{code >> 8:02x}"


def _guess(data: bytes, name: str, error: UnicodeDecodeError, remarks: list[Diagnostic]) -> str:
    """Ask charset-normalizer, which is loaded for such files only."""
    from charset_normalizer import from_bytes

    sample = data if len(data) <= 200_000 else data[:200_000]
    best = from_bytes(sample).best()
    encoding = best.encoding if best is not None else None
    text = None
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            text = None
    if text is None or _looks_binary(data):
        message = (
            f"{name} is not text (byte 0x{data[error.start]:02X} at {error.start} fits no encoding "
            "found); save it as UTF-8 text"
        )
        raise InputError(message)
    line = data.count(b"\n", 0, error.start) + 1
    remarks.append(
        Diagnostic(
            Code.ENCODING_GUESSED,
            f"{name} is not UTF-8; read as {encoding}, which is a guess: "
            "to be sure, save it as UTF-8",
            text=encoding,
            line=line,
        )
    )
    return text


def _looks_binary(data: bytes) -> bool:
    """Whether more than one byte in fifty is a control character: no legacy text has so many."""
    sample = data[:65_536]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 50 > len(sample)


def _without_controls(text: str, remarks: list[Diagnostic]) -> str:
    table = dict.fromkeys(_CONTROLS)
    found = "".join(character for character in text if ord(character) in table)
    if not found:
        return text
    first = next(index for index, character in enumerate(text) if ord(character) in table)
    remarks.append(
        Diagnostic(
            Code.CHARACTERS_REPLACED,
            f"{len(found)} control characters were left out",
            text=found,
            line=text.count("\n", 0, first) + 1,
        )
    )
    return text.translate(table)

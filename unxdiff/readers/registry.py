"""Which reader reads an input: content decides before the suffix."""

from __future__ import annotations

from unxdiff.errors import InputError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.document import Document
    from unxdiff.options import ReadOptions

    TextReader = Callable[[str, str, ReadOptions, tuple[Diagnostic, ...]], Document]

__all__ = ["FORMATS", "detect", "read_document"]

FORMATS = ("markdown", "text")
"""The formats that ``--from`` takes."""

_ALIASES = (("md", "markdown"), ("plain", "text"), ("txt", "text"))
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip container (DOCX, ODT …)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "RTF"),
    (b"<?xml", "XML"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)


def detect(data: bytes, name: str) -> str:
    """The format of an input: a member of FORMATS.

    Raises InputError for a format that is recognised but not read.
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, what in _MAGIC:
        if head.startswith(magic.lower()):
            message = f"{name} is {what}, which is not read yet; save it as text or Markdown"
            raise InputError(message)
    return "markdown" if name.lower().endswith(_MARKDOWN) else "text"


def read_document(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read bytes as a document, by ``options.format`` or by what ``detect`` says.

    Raises InputError, LimitError, and UsageError for an unknown format.
    """
    from unxdiff.readers.decode import check_lines, decode
    from unxdiff.readers.files import check_size

    kind = _named(options.format) if options.format else None
    check_size(len(data), name, options)
    if not data:
        raise InputError(f"{name} is empty; check that it was saved")
    if kind is None:
        kind = detect(data, name)
    text, remarks = decode(data, name)
    check_lines(text, name, options)
    return _reader(kind, options)(text, name, options, remarks)


def _named(wanted: str) -> str:
    name = dict(_ALIASES).get(wanted.lower(), wanted.lower())
    if name not in FORMATS:
        message = f"unknown input format {wanted!r}; use one of {', '.join(FORMATS)}"
        raise UsageError(message)
    return name


def _reader(kind: str, options: ReadOptions) -> TextReader:
    """The reader of a format, imported only now: most runs need one."""
    if options.plain_text:
        from unxdiff.readers.text.plain import read_plain

        return read_plain
    if kind == "markdown":
        from unxdiff.readers.markdown import read

        return read
    from unxdiff.readers.text.read import read as read_text

    return read_text

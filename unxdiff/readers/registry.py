"""Which reader reads an input: content decides before the suffix."""

from __future__ import annotations

from unxdiff.errors import InputError, UsageError
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.document import Document
    from unxdiff.options import ReadOptions

    TextReader = Callable[[str, str, ReadOptions, tuple[Diagnostic, ...]], Document]
    BytesReader = Callable[[bytes, str, ReadOptions], Document]

__all__ = ["FORMATS", "detect", "read_document"]

FORMATS = ("akn", "docx", "html", "markdown", "odt", "pdf", "rtf", "text")
"""The formats that ``--from`` takes."""

_ALIASES = (
    ("md", "markdown"), ("plain", "text"), ("txt", "text"), ("word", "docx"), ("htm", "html"),
    ("xhtml", "html"), ("xml", "akn"), ("fodt", "odt"), ("docm", "docx"), ("dotx", "docx"),
)  # fmt: skip
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_HTML = (".html", ".htm", ".xhtml", ".xht")
_TEXT_FORMATS = ("markdown", "text")


def detect(data: bytes, name: str) -> str:
    """The format of an input: a member of FORMATS.

    Raises InputError for a format that is recognised but not read, with what to do instead.
    """
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from unxdiff.readers.containers import container_format

        return container_format(data, name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        from unxdiff.readers.containers import refuse_ole

        refuse_ole(data, name)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    markup = _markup(head, name)
    if markup:
        return markup
    return "markdown" if name.lower().endswith(_MARKDOWN) else "text"


def _markup(head: bytes, name: str) -> str:
    """The format of what begins as XML or HTML does, empty where it is neither."""
    begun = _without_comments(_bare(head).lower())
    if begun.startswith((b"<!doctype html", b"<html")):
        return "html"
    if begun.startswith(b"<?xml"):
        if b"akomantoso" in begun:
            return "akn"
        if b"<html" in begun:
            return "html"
        if b"urn:oasis:names:tc:opendocument" in begun:
            return "odt"
        what = "a Word file saved as one XML" if b"schemas.microsoft.com" in begun else "XML"
        raise InputError(
            f"{name} is {what} of a kind that is not read; save it as DOCX, ODT, HTML or text"
        )
    first = begun[1:80].replace(b">", b" ").split()[:1] if begun.startswith(b"<") else []
    if first and first[0].rpartition(b":")[2] == b"akomantoso":
        return "akn"
    if begun.startswith((b"<!--", b"<")) and name.lower().endswith(_HTML):
        return "html"
    return ""


def _without_comments(begun: bytes) -> bytes:
    """The beginning of a text behind comments: browsers put one before a page that they save."""
    while begun.startswith(b"<!--") and (end := begun.find(b"-->")) > 0:
        begun = begun[end + 3 :].lstrip()
    return begun


def _bare(head: bytes) -> bytes:
    """The beginning of a text without the zero bytes that UTF-16 puts between letters."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:].replace(b"\0", b"")
    return head


def read_document(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read bytes as a document, by ``options.format`` or by what ``detect`` says.

    Raises InputError, LimitError, and UsageError for an unknown format.
    """
    from unxdiff.readers.files import check_size

    kind = _named(options.format) if options.format else None
    check_size(len(data), name, options)
    if not data:
        raise InputError(f"{name} is empty; check that it was saved")
    if kind is None:
        kind = detect(data, name)
    if options.revisions == "keep" and kind != "docx":
        options = replace(options, revisions="accept")  # what others cannot keep
    if kind not in _TEXT_FORMATS:
        return _bytes_reader(kind)(data, name, options)
    from unxdiff.readers.decode import check_lines, decode

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
    """The reader of a format of text, imported only now: most runs need one."""
    if options.plain_text:
        from unxdiff.readers.text.plain import read_plain

        return read_plain
    if kind == "markdown":
        from unxdiff.readers.markdown import read

        return read
    from unxdiff.readers.text.read import read as read_text

    return read_text


def _bytes_reader(kind: str) -> BytesReader:
    """The reader of any other format."""
    if kind == "docx":
        from unxdiff.readers.docx import read as read_docx

        return read_docx
    if kind == "odt":
        from unxdiff.readers.odt import read as read_odt

        return read_odt
    if kind == "html":
        from unxdiff.readers.html import read as read_html

        return read_html
    if kind == "akn":
        from unxdiff.readers.akn import read as read_akn

        return read_akn
    if kind == "pdf":
        from unxdiff.readers.pdf import read as read_pdf

        return read_pdf
    from unxdiff.readers.rtf import read as read_rtf

    return read_rtf

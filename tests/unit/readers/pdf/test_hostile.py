"""Damaged, encrypted, scanned, huge and empty PDFs: a document or a typed error, in one line."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.readers.pdf.printed import LONG, printed, remarks, texts
from unxdiff.diagnostics import Code
from unxdiff.errors import InputError, LimitError, UnxdiffError
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.pdf import read
from unxdiff.structure.assign import assign

PAGE = (
    "<h1>Title</h1><p>Some text<span class=n>A note.</span> with <b>bold</b> H<sub>2</sub>O. "
    f"{LONG}</p><table><tr><td>a<td>b<tr><td>c<td>d</table><p dir=rtl>إن الجمعية العامة، 84/112</p>"
    "<div style='transform:rotate(30deg)'>turned</div>"
)
CSS = (
    "@page{size:A5;@footnote{border-top:1pt solid}}.n{float:footnote;font-size:7pt}"
    "td{border:1pt solid}"
)
SYNTAX = st.sampled_from(b"0123456789.-+eE []<>()/TjJmTdcq '\"\n")


def made(data: bytes) -> Document | None:
    """What is read, checked; None where a typed error says in one line why nothing is."""
    try:
        document = assign(read(data, "x.pdf", ReadOptions()))
    except UnxdiffError as error:
        assert "\n" not in str(error)  # noqa: PT017  either outcome is right
        return None
    for block in document.blocks:
        assert block.text
        assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        assert all(0 <= mark.at <= len(block.text) for mark in block.marks)
    return document


@given(st.floats(0, 1))
def test_cut_short(share: float) -> None:
    """A file that ends early."""
    data = printed(PAGE, CSS, plain=True)
    made(data[: int(share * len(data))])


@given(st.lists(st.tuples(st.floats(0, 0.999), SYNTAX), min_size=1, max_size=60))
def test_characters_changed(changes: list[tuple[float, int]]) -> None:
    """Any characters replaced by others that mean something in a PDF."""
    data = bytearray(printed(PAGE, CSS, plain=True))
    for share, sign in changes:
        data[int(share * len(data))] = sign
    made(bytes(data))


@given(st.floats(0, 0.999), st.floats(0, 0.999), st.integers(1, 400))
def test_pieces_moved(start: float, goal: float, length: int) -> None:
    """A piece cut out and put in elsewhere."""
    data = bytearray(printed(PAGE, CSS))
    begin = int(start * len(data))
    piece = data[begin : begin + length]
    del data[begin : begin + length]
    place = int(goal * len(data))
    data[place:place] = piece
    made(bytes(data))


def test_whole_file() -> None:
    """The file that these tests damage is read when it is whole."""
    document = made(printed(PAGE, CSS, plain=True))
    assert document is not None
    assert "a\tb" in texts(document)
    assert [note.text for note in document.notes] == ["A note."]


def saved(document: pypdfium2.PdfDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_damaged() -> None:
    """A beginning and nothing more."""
    with pytest.raises(InputError, match="damaged PDF"):
        read(b"%PDF-1.7\nnonsense", "x.pdf", ReadOptions())


def test_without_pages_or_text() -> None:
    """No page, or a page with nothing on it."""
    with pytest.raises(InputError, match=r"without pages|damaged"):
        read(saved(pypdfium2.PdfDocument.new()), "x.pdf", ReadOptions())
    empty = pypdfium2.PdfDocument.new()
    empty.new_page(200, 200)
    with pytest.raises(InputError, match="no text"):
        read(saved(empty), "x.pdf", ReadOptions())


def picture() -> str:
    """An image of four grey dots, as an address."""

    def part(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    png = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">2I5B", 2, 2, 8, 0, 0, 0, 0))
    png += part(b"IDAT", zlib.compress(b"\0\0\xff\0\xff\0")) + part(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def test_scanned() -> None:
    """Pages that are images: the error names the program that recognises text."""
    data = printed(f"<img width=300 src='{picture()}'>")
    with pytest.raises(InputError, match=r"scanned.*ocrmypdf"):
        read(data, "x.pdf", ReadOptions())
    data = printed(f"<p>{LONG}</p><img width=300 src='{picture()}'>")
    document = read(data, "x.pdf", ReadOptions())
    assert remarks(document, Code.NOT_COMPARED) == ["not compared: 1 image"]


def test_encrypted() -> None:
    """A file that wants a password is refused, and the refusal says what to do."""
    data = printed(f"<p>{LONG}</p>", plain=True)
    trailer = data.rindex(b"/Root")
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
        b"/ID[<00><00>]"
    )
    with pytest.raises(InputError, match="password"):
        read(data[:trailer] + lock + data[trailer:], "x.pdf", ReadOptions())


def test_too_many_pages() -> None:
    """More pages than allowed: the error names the option."""
    data = printed("<p style='break-after:page'>One</p><p>Two</p>")
    with pytest.raises(LimitError, match="--max-pages"):
        read(data, "x.pdf", ReadOptions(max_pages=1))
    assert len(read(data, "x.pdf", ReadOptions(max_pages=2)).blocks) == 2


def test_text_outside_the_page() -> None:
    """What stands off the page is not seen and not compared, which is said."""
    far = "<div style='position:absolute;left:-900mm'>Unseen words</div>"
    document = read(printed(f"<p>{LONG}</p>{far}"), "x.pdf", ReadOptions())
    assert texts(document) == [LONG]
    assert remarks(document, Code.NOT_COMPARED) == ["not compared: 1 line outside the page"]


def test_annotations_are_counted() -> None:
    """Links and form fields are counted, not compared."""
    html = f"<p><a href='https://un.org'>Link</a> {LONG}</p><input value=7>"
    data = printed(html, "input{appearance:auto}")
    document = read(data, "x.pdf", ReadOptions())
    assert remarks(document, Code.NOT_COMPARED)[0].startswith("not compared: 1 link")

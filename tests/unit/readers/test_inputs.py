"""Files, encodings and formats: what is read, and the one line for what is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from unxdiff.diagnostics import Code
from unxdiff.errors import InputError, LimitError, UsageError
from unxdiff.options import ReadOptions
from unxdiff.readers.decode import decode
from unxdiff.readers.files import load
from unxdiff.readers.registry import detect, read_document

OPTIONS = ReadOptions()
FRENCH = "L’Assemblée générale,\n\nRappelant ses résolutions antérieures à ce sujet,\n" * 8


def _message(error: pytest.ExceptionInfo[Exception]) -> str:
    text = str(error.value)
    assert "\n" not in text
    return text


def test_missing_folder_empty(tmp_path: Path) -> None:
    """Each bad path has one line that names it."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for path, word in ((tmp_path / "no.txt", "exist"), (tmp_path, "folder"), (empty, "empty")):
        with pytest.raises(InputError) as error:
            load(str(path), OPTIONS)
        assert word in _message(error)
        assert str(path) in _message(error)


def test_unreadable(tmp_path: Path) -> None:
    """A file without permission says so."""
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    if os.access(path, os.R_OK):
        with pytest.raises(InputError):  # the superuser reads everything: a bad name instead
            load("a\0b", OPTIONS)
        return
    with pytest.raises(InputError) as error:
        load(str(path), OPTIONS)
    assert "may not be read" in _message(error)


def test_too_large(tmp_path: Path) -> None:
    """The size limit holds for files and for bytes."""
    path = tmp_path / "large.txt"
    path.write_text("0123456789")
    options = ReadOptions(max_size=9)
    for read in (lambda: load(str(path), options), lambda: read_document(b"0" * 10, "x", options)):
        with pytest.raises(LimitError) as error:
            read()
        assert "--max-size" in _message(error)
    assert load(str(path), ReadOptions(max_size=10)) == b"0123456789"


def test_one_huge_line() -> None:
    """A single line of 50 MB is refused by its length and line number."""
    with pytest.raises(LimitError) as error:
        read_document(b"first\n" + b"x" * 50_000_000, "x.txt", OPTIONS)
    assert "line 2" in _message(error)
    assert "--max-line" in _message(error)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_certain(encoding: str) -> None:
    """UTF-8 and UTF-16, with and without a mark, read without a remark."""
    assert decode(FRENCH.encode(encoding), "x") == (FRENCH, ())


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
def test_legacy_is_said(encoding: str) -> None:
    """A legacy encoding is a guess, named with the way to be sure."""
    text, remarks = decode(FRENCH.encode(encoding), "old.txt")
    assert [remark.code for remark in remarks] == [Code.ENCODING_GUESSED]
    assert remarks[0].text in remarks[0].message
    assert "UTF-8" in remarks[0].message
    assert text.count("Rappelant") == 8


def test_cyrillic_legacy() -> None:
    """A Russian text in Windows-1251 comes out in Russian."""
    russian = "Генеральная Ассамблея, ссылаясь на свои предыдущие резолюции,\n" * 20
    assert decode(russian.encode("cp1251"), "x")[0] == russian


@pytest.mark.parametrize("data", [b"a\x00b\x00\x00c", bytes(range(256)) * 4, b"\x00" * 64])
def test_binary(data: bytes) -> None:
    """Binary data and NUL bytes are refused."""
    with pytest.raises(InputError):
        decode(data, "x.bin")


@pytest.mark.parametrize(
    "data",
    [
        "é\0x".encode(),
        "é a\0\0".encode() + b"bc",
        ("Rappelant ses résolutions antérieures" + "\0").encode(),
        b"ab\0c",
        b"Recalling its resolutions\0\n",
        "Rappelant ses résolutions\0!".encode("latin-1"),
    ],
)
def test_nul_bytes_are_not_utf16(data: bytes) -> None:
    """A text with NUL bytes in it, of even length or odd, is refused in one line, not Korean."""
    with pytest.raises(InputError) as error:
        decode(data, "x.txt")
    assert "NUL" in _message(error)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Генеральная Ассамблея,\n\nссылаясь на свои резолюции,\n",
        "大会，\n\n回顾其以往各项决议，\n",
        "إن الجمعية العامة،\n\nإذ تشير إلى قراراتها السابقة،\n",
        "States\n",
    ],
)
def test_utf16_without_a_mark(encoding: str, text: str) -> None:
    """Text of one script in UTF-16 without a mark is read for what it is."""
    assert decode(text.encode(encoding), "x.txt") == (text, ())


def test_broken_utf16() -> None:
    """A UTF-16 mark with half a character after it is refused."""
    with pytest.raises(InputError):
        decode(b"\xff\xfea\x00b", "x")


def test_blank_is_empty() -> None:
    """Blanks alone are an empty text."""
    with pytest.raises(InputError) as error:
        read_document(b" \n\n\t\n", "x.txt", OPTIONS)
    assert "empty" in _message(error)


def test_line_ends_and_controls() -> None:
    """All line ends become one; control characters leave with a remark that holds them."""
    assert decode("a\r\nb\rc\u2028d\x85e\x0bf".encode(), "x")[0] == "a\nb\nc\nd\ne\nf"
    text, remarks = decode(b"one\ntw\x07o\x1b", "x")
    assert text == "one\ntwo"
    assert (remarks[0].code, remarks[0].text, remarks[0].line) == (
        Code.CHARACTERS_REPLACED,
        "\x07\x1b",
        2,
    )


def test_formats_by_suffix_and_option() -> None:
    """Markdown by suffix, else text; ``--from`` wins and its unknown values are listed."""
    assert detect(b"# A", "a.md") == "markdown"
    assert detect(b"# A", "a.txt") == "text"
    assert read_document(b"A line.", "a.md", ReadOptions(format="text")).format == "text"
    with pytest.raises(UsageError) as error:
        read_document(b"A", "a.txt", ReadOptions(format="docxx"))
    assert "html, markdown, odt" in _message(error)

"""Which reader reads what: content before suffix, and advice where there is none."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.formats.writers import WRITERS
from unxdiff import read
from unxdiff.api import read_bytes
from unxdiff.errors import InputError, UsageError
from unxdiff.options import ReadOptions
from unxdiff.readers.registry import FORMATS, detect

KINDS = {
    "txt": "text", "md": "text", "docx": "docx", "docx-automatic": "docx", "odt": "odt",
    "html": "html", "akn": "akn", "rtf": "rtf",
}  # fmt: skip


def packed(files: dict[str, bytes]) -> bytes:
    """A zip container of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name", WRITERS)
def test_content_decides(name: str) -> None:
    """A file with a wrong suffix is read as what it is; only Markdown needs its suffix."""
    _, write = WRITERS[name]
    data = write(read("examples/resolution-en/new.txt"))
    assert detect(data, "draft.bin") == KINDS[name]
    assert read_bytes(data, "draft.pdf").blocks


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, r"save it as \.docx"),
        (
            b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "save it without a password",
        ),
        (packed({"xl/workbook.xml": b"<w/>"}), "an Excel workbook"),
        (packed({"ppt/presentation.xml": b"<w/>"}), "a PowerPoint presentation"),
        (packed({"readme.txt": b"x"}), "without a document in it"),
        (packed({"META-INF/container.xml": b"<w/>"}), "an EPUB book"),
        (b"PK\x03\x04 and no more", "damaged or cut short"),
        (b"<?xml version='1.0'?><feed/>", "of a kind that is not read"),
    ],
)
def test_what_is_not_read_gets_advice(data: bytes, advice: str) -> None:
    """A format that is recognised and not read says what to do instead."""
    with pytest.raises(InputError, match=advice):
        read_bytes(data, "draft")


def test_the_format_may_be_named() -> None:
    """``--from`` outweighs the content; an unknown name is a UsageError."""
    data = b"<p>A paragraph.</p>\n"
    assert read_bytes(data, "draft.txt").format == "text"
    assert read_bytes(data, "draft.txt", ReadOptions(format="htm")).blocks[0].text == "A paragraph."
    with pytest.raises(UsageError, match="one of akn, docx"):
        read_bytes(data, "draft.txt", ReadOptions(format="runes"))


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind not in ("markdown", "text")])
def test_a_text_called_by_another_format(kind: str) -> None:
    """A plain text that is said to be another format is read or refused, never a crash."""
    said = ""
    try:
        document = read_bytes(b"Some words.\n", "draft", ReadOptions(format=kind))
    except InputError as error:
        said = str(error)
    else:
        assert "Some words." in document.blocks[0].text
    assert not said or said.startswith("draft")

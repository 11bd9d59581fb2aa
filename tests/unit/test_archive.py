"""Zip containers that are not what they say: each gets one typed error, within bounds."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from unxdiff.archive import Archive, is_archive
from unxdiff.errors import InputError, LimitError

MOST = 10_000_000


def packed(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_parts_are_read_by_name() -> None:
    """A container gives its parts, in order, and says what it has not."""
    archive = Archive(packed({"a.xml": b"<a/>", "b/c.xml": b"<c/>"}), "draft.docx", MOST)
    assert archive.names == ("a.xml", "b/c.xml")
    assert archive.read("b/c.xml") == b"<c/>"
    assert "d.xml" not in archive
    with pytest.raises(InputError, match=r"draft\.docx has no d\.xml"):
        archive.read("d.xml")


def test_only_a_container_looks_like_one() -> None:
    """The first four bytes tell."""
    assert is_archive(packed({"a": b""}))
    assert not is_archive(b"A draft.")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_cut_short(share: float) -> None:
    """A download that broke off is an InputError, wherever it broke."""
    whole = packed({f"{k}.xml": bytes(range(256)) * 40 for k in range(9)})
    with pytest.raises(InputError, match="damaged or cut short"):
        Archive(whole[: int(len(whole) * share)], "draft.docx", MOST)


def test_a_damaged_part() -> None:
    """A part whose bytes do not match their checksum is an InputError."""
    whole = bytearray(packed({"a.xml": b"<a>some text</a>"}, zipfile.ZIP_STORED))
    whole[whole.index(b"some")] ^= 1
    with pytest.raises(InputError, match="damaged"):
        Archive(bytes(whole), "draft.docx", MOST).read("a.xml")


def test_a_bomb_is_refused_unopened() -> None:
    """What unpacks to hundreds of times its size is a LimitError before anything is unpacked."""
    with pytest.raises(LimitError, match="unpacks to 9,000,000 bytes"):
        Archive(packed({"a.xml": b"\0" * 9_000_000}), "draft.docx", MOST)


def test_too_large_altogether() -> None:
    """The sum of all parts counts, not the largest."""
    parts = {f"{k}.xml": bytes(range(256)) * 100 for k in range(20)}
    with pytest.raises(LimitError, match="unpacks to 512,000 bytes"):
        Archive(packed(parts, zipfile.ZIP_STORED), "draft.docx", 400_000)


def test_a_part_that_lies_about_its_size() -> None:
    """The size is counted while reading, whatever the container says of it."""
    whole = packed({"a.xml": b"x" * 5_000})
    lying = whole.replace(struct.pack("<L", 5_000), struct.pack("<L", 10))
    with pytest.raises((InputError, LimitError)):
        Archive(lying, "draft.docx", 1_000).read("a.xml")


def test_too_many_parts() -> None:
    """A container of tens of thousands of parts is no document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for k in range(20_001):
            archive.writestr(zipfile.ZipInfo(str(k)), b"")
    with pytest.raises(LimitError, match="holds 20,001 parts"):
        Archive(out.getvalue(), "draft.docx", MOST)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\x", "a/../../b"])
def test_names_that_are_paths_out_of_it(name: str) -> None:
    """Nothing is unpacked to disk, and such a container is refused all the same."""
    with pytest.raises(InputError, match="a path out of it"):
        Archive(packed({name: b"x"}), "draft.docx", MOST)


def test_encrypted() -> None:
    """A part with a password is an InputError that says what to do."""
    whole = bytearray(packed({"a.xml": b"<a/>"}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(sign) + place] |= 1
    with pytest.raises(InputError, match="without a password"):
        Archive(bytes(whole), "draft.docx", MOST).read("a.xml")

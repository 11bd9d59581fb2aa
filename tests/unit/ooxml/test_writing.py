"""A package written anew: what changes, what stays, names and relationships."""

from __future__ import annotations

import io
import zipfile

import pytest

from unxdiff.errors import InputError
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.writing import PackageWriter

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PURL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def _relationships(*entries: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(entries)}</Relationships>'


def _file(**parts: str | bytes) -> bytes:
    """A Word file; further parts are given by name, ``__`` standing for a slash."""
    kept: dict[str, str | bytes] = {
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body/></w:document>',
        "[Content_Types].xml": _TYPES,
    }
    kept |= {name.replace("__", "/", 1): data for name, data in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, data in kept.items():
            out.writestr(name, data)
    return stream.getvalue()


def _package(data: bytes) -> Package:
    return Package(data, "a.docx", 10_000_000)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_nothing_changed() -> None:
    """Every part keeps its bytes and its place, but the content types, which come first."""
    data = _file(**{"word__a.bin": b"\0\1", "word__utf16.xml": "<a/>".encode("utf-16")})
    built = PackageWriter(_package(data)).build()
    assert _parts(built) == _parts(data)
    assert list(_parts(built)) == [
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/a.bin", "word/utf16.xml",
    ]  # fmt: skip
    assert built == PackageWriter(_package(data)).build()


def test_put_replaces_and_adds() -> None:
    """A new part gets an Override, a picture a Default, a replaced part nothing."""
    writer = PackageWriter(_package(_file()))
    writer.put("word/document.xml", b"<new/>")
    writer.put("word/footnotes.xml", b"<notes/>", _NOTES)
    writer.put("word/media/image1.png", b"png")
    writer.put("word/media/image2.png", b"png", "image/png")
    assert "WORD/footnotes.xml" in writer
    assert writer.read("word/document.xml") == b"<new/>"
    parts = _parts(writer.build())
    types = parts["[Content_Types].xml"]
    assert types.count(b'Extension="png"') == 1
    assert types.count(b"<Override") == 2
    assert b'PartName="/word/footnotes.xml"' in types
    assert parts["word/media/image2.png"] == b"png"
    assert list(parts)[-1] == "word/media/image2.png"


def test_default_that_says_something_else() -> None:
    """A picture whose suffix the package has for something else gets an Override."""
    types = _TYPES.replace('Extension="xml"', 'Extension="png"')
    writer = PackageWriter(_package(_file(**{"[Content_Types].xml": types})))
    writer.put("word/media/a.png", b"png")
    assert b'PartName="/word/media/a.png" ContentType="image/png"' in writer.read(
        "[Content_Types].xml"
    )


def test_drop() -> None:
    """A part goes with its relationships and its Override; what is not there is no error."""
    writer = PackageWriter(_package(_file()))
    writer.put("word/footnotes.xml", b"<notes/>", _NOTES)
    writer.relate("word/footnotes.xml", f"{_OFFICE}/hyperlink", "https://x.example", external=True)
    writer.drop("word/footnotes.xml")
    writer.drop("word/nothing.xml")
    assert "word/footnotes.xml" not in writer
    parts = _parts(writer.build())
    assert [name for name in parts if "footnotes" in name] == []
    assert b"footnotes" not in parts["[Content_Types].xml"]
    with pytest.raises(InputError, match=r"has no word/footnotes\.xml"):
        writer.read("word/footnotes.xml")


def test_relate() -> None:
    """Ids are new, equal relationships one, targets written from the part's own folder."""
    rels = _relationships(
        f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="/word/styles.xml"/>'
    )
    writer = PackageWriter(_package(_file(**{"word___rels/document.xml.rels": rels})))
    main = "word/document.xml"
    assert writer.relate(main, f"{_OFFICE}/styles", "word/styles.xml") == "rId3"
    image = writer.relate(main, f"{_OFFICE}/image", "word/media/an image.png")
    assert image == writer.relate(main, f"{_OFFICE}/image", "word/media/an image.png") != "rId3"
    link = writer.relate(main, f"{_OFFICE}/hyperlink", "https://x.example/", external=True)
    custom = writer.relate(main, f"{_OFFICE}/customXml", "customXml/item1.xml")
    assert len({image, link, custom, "rId3"}) == 4
    written = _package(writer.build())
    found = written.relations(main)
    assert found[image].target == "word/media/an image.png"
    assert found[link].external
    assert found[custom].target == "customXml/item1.xml"
    assert b'Target="media/an%20image.png"' in written.raw("word/_rels/document.xml.rels")
    assert b'Target="../customXml/item1.xml"' in written.raw("word/_rels/document.xml.rels")


def test_unrelate_and_package_relations() -> None:
    """A relationship can be taken away; the package's own are those of the empty name."""
    writer = PackageWriter(_package(_file()))
    new = writer.relate("", f"{_OFFICE}/custom-properties", "docProps/custom.xml")
    assert writer.relations("")[new].target == "docProps/custom.xml"
    writer.unrelate("", new)
    assert list(writer.relations("")) == ["rId1"]
    writer.unrelate("word/none.xml", "rId1")


def test_new_name() -> None:
    """A free name has another number; a name that is free stays."""
    writer = PackageWriter(_package(_file(**{"word__image7.png": b"", "word__Image8.PNG": b""})))
    assert writer.new_name("word/image7.png") == "word/image9.png"
    assert writer.new_name("word/header.xml") == "word/header.xml"
    writer.put("word/header.xml", b"<h/>")
    assert writer.new_name("word/header.xml") == "word/header2.xml"


def test_strict_file_stays_strict() -> None:
    """Parts are read and put in transitional namespaces; the file has the strict ones."""
    strict = f'<w:document xmlns:w="{_STRICT}"><w:body/></w:document>'
    writer = PackageWriter(_package(_file(**{"word__document.xml": strict})))
    read = writer.read("word/document.xml")
    assert _W.encode() in read
    writer.put("word/document.xml", read.replace(b"<w:body/>", b"<w:body><w:p/></w:body>"))
    made = writer.relate("word/document.xml", f"{_OFFICE}/footnotes", "word/footnotes.xml")
    assert made == writer.relate("word/document.xml", f"{_PURL}/footnotes", "word/footnotes.xml")
    parts = _parts(writer.build())
    assert (
        parts["word/document.xml"]
        == strict.replace("<w:body/>", "<w:body><w:p/></w:body>").encode()
    )
    assert f"{_PURL}/footnotes".encode() in parts["word/_rels/document.xml.rels"]


def test_no_content_types_at_all() -> None:
    """A file without content types, which readers take, gets them with its first new part."""
    with zipfile.ZipFile(io.BytesIO(_file())) as archive:
        kept = {n: archive.read(n) for n in archive.namelist() if n != "[Content_Types].xml"}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, data in kept.items():
            out.writestr(name, data)
    writer = PackageWriter(_package(stream.getvalue()))
    writer.put("word/footnotes.xml", b"<notes/>", _NOTES)
    assert next(iter(_parts(writer.build()))) == "[Content_Types].xml"

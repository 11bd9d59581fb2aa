"""A clean Word file in the styles of a template."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

import unxdiff
from tests.conftest import ROOT
from unxdiff.errors import InputError
from unxdiff.model.document import Block, Document, Note
from unxdiff.model.roles import FURNITURE, Kind, Role
from unxdiff.ooxml.names import w
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read
from unxdiff.tracked.clean.files import clean_package


def _template() -> bytes:
    """A file of ours whose styles have ids in another language, with a list and text of its own."""
    blocks = (Block("Old text", label="1."), Block("Head", role=Role.HEADER))
    made = clean_package(Document("t", "text", blocks, (Note("1", "x"),)))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.data)) as package, zipfile.ZipFile(stream, "w") as out:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/styles.xml":
                data = data.replace(b'w:styleId="Heading1"', b'w:styleId="berschrift1"')
                root = etree.fromstring(data)
                for style in root.findall(w("style")):
                    if style.find(w("name")).get(w("val")) == "Preambular Paragraph":
                        root.remove(style)
                data = etree.tostring(root)
            out.writestr(name, data)
    return stream.getvalue()


def _xml(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def test_styles_are_found_by_name_and_added_where_they_lack() -> None:
    """A template's heading is used under its own id; a style that it lacks is added once."""
    blocks = (
        Block("Head", Kind.HEADING, Role.HEADING, level=1),
        Block("Recalling,", role=Role.PREAMBULAR),
        Block("Decides", role=Role.OPERATIVE, label="1."),
    )
    made = clean_package(Document("d", "text", blocks), base=_template())
    styles = [one.get(w("val")) for one in _xml(made.data, "word/document.xml").iter(w("pStyle"))]
    assert styles == ["berschrift1", "PreambularParagraph", "OperativeParagraph"]
    ids = [one.get(w("styleId")) for one in _xml(made.data, "word/styles.xml").iter(w("style"))]
    assert ids.count("PreambularParagraph") == 1
    assert len(set(ids)) == len(ids)


def test_text_of_the_template_goes_and_its_running_head_stays() -> None:
    """The template gives its looks, not its text."""
    made = clean_package(Document("d", "text", (Block("New", label="1."),)), base=_template())
    again = read(made.data, "made.docx", ReadOptions())
    assert [(one.label, one.text) for one in again.blocks] == [
        ("1.", "New"),
        (None, "Head"),
        (None, "#"),
    ]
    assert again.notes == ()


@pytest.mark.parametrize("name", ["seed/new.txt", "standard/new.md", "resolution-ar/new.txt"])
def test_examples_come_back_in_a_template(name: str) -> None:
    """Texts, labels and notes are the same as without a template."""
    document = unxdiff.read(ROOT / "examples" / name)
    plain = read(clean_package(document).data, "a.docx", ReadOptions())
    based = read(clean_package(document, base=_template()).data, "b.docx", ReadOptions())
    for one, other in zip(plain.blocks, based.blocks, strict=False):
        if one.role in FURNITURE or other.role in FURNITURE:
            break
        assert (one.text, one.label, one.kind, one.marks, one.runs) == (
            other.text, other.label, other.kind, other.marks, other.runs,
        )  # fmt: skip
    assert plain.notes == based.notes


def test_base_that_is_no_word_file() -> None:
    """Anything else is refused."""
    with pytest.raises(InputError):
        clean_package(Document("d", "text", (Block("x"),)), base=b"no zip")

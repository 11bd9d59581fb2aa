"""Damaged and hostile files: a document or a typed error, never anything else."""

from __future__ import annotations

import copy
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import shared_data
from tests.unit.readers.docx.made import docx, paragraph, read_body, run, shown, table
from unxdiff.errors import InputError, LimitError, UnxdiffError
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read, state

FILES = sorted((shared_data() / "docx").rglob("*.docx"))
RICH = [path for path in FILES if path.name.startswith(("WC-1450.old", "WC-1670.old", "RP0"))]


def _read(data: bytes) -> None:
    try:
        document = read(data, "x.docx", ReadOptions())
    except UnxdiffError as error:
        assert "\n" not in str(error)  # noqa: PT017  either outcome is right
        return
    _check(document)


def _check(document: Document) -> None:
    """What the model promises of blocks, runs, marks and notes."""
    for block in document.blocks:
        cells = block.text.split("\t") if block.table else [block.text]
        assert block.text
        assert all(cell == cell.strip() for cell in cells), block
        assert "  " not in block.text
        for one in block.runs:
            assert 0 <= one.start < one.end <= len(block.text)
        for mark in block.marks:
            assert 0 <= mark.at <= len(block.text)
            assert 0 <= mark.note < len(document.notes)


def _with(data: bytes, part: str, content: bytes | None) -> bytes:
    """The package with one part changed, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
            elif content is not None:
                new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_the_model_promises(path: Path) -> None:
    """Every shared file is read, and keeps what the model promises."""
    _check(read(path.read_bytes(), path.name, ReadOptions()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_ways_to_read_a_paragraph_agree(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The short cut for plain paragraphs gives what the thorough way gives."""
    data = path.read_bytes()
    short = read(data, "x", ReadOptions())
    monkeypatch.setattr(state, "gather", lambda _: {})
    assert read(data, "x", ReadOptions()) == short


def test_the_short_cut_is_taken_and_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for a file in which both ways have work, tabs in properties and looks among it."""
    tabs = "<w:tabs><w:tab w:val='left'/></w:tabs><w:rPr><w:b/><w:vanish w:val='0'/></w:rPr>"
    body = "".join(
        [
            paragraph(run("a ") + run("b", "<w:b/>") + "<w:r><w:tab/></w:r>" + run(" c"), "", tabs),
            table(["x", paragraph(run("y", "<w:i/><w:strike/>"))]),
            paragraph(
                run("s\u00adoft \uf0b7", "<w:u w:val='single'/>") + run("hidden", "<w:vanish/>")
            ),
            paragraph(f"<w:hyperlink w:anchor='z'>{run('link')}</w:hyperlink>" + run("!")),
            paragraph("<w:r><w:t> cut </w:t><w:br/></w:r>" + run("x", "<w:dstrike/>")),
        ]
    )
    gathered: list[int] = []

    def counted(batch: list[object]) -> dict[object, object]:
        found = gather(batch)
        gathered.append(len(found))
        return found

    gather = state.gather
    monkeypatch.setattr(state, "gather", counted)
    short = read_body(body)
    assert sum(gathered) >= 5
    monkeypatch.setattr(state, "gather", lambda _: {})
    assert read_body(body) == short


@given(data=st.data())
def test_damaged_bytes(data: st.DataObject) -> None:
    """Files with bytes changed, or cut short."""
    whole = bytearray(data.draw(st.sampled_from(RICH)).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))
    _read(bytes(whole[:cut]))


@given(data=st.data())
def test_damaged_xml(data: st.DataObject) -> None:
    """Files whose parts are sound XML no longer, or say something else: values and names swapped,
    elements doubled or left out."""
    whole = data.draw(st.sampled_from(RICH)).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        part = data.draw(st.sampled_from(names))
        content = archive.read(part)
    pieces = content.split(b"<")
    for _ in range(data.draw(st.integers(1, 4))):
        one = data.draw(st.integers(1, len(pieces) - 1)) if len(pieces) > 1 else 0
        other = data.draw(st.integers(1, len(pieces) - 1)) if len(pieces) > 1 else 0
        act = data.draw(st.integers(0, 3))
        if act == 0:
            pieces[one], pieces[other] = pieces[other], pieces[one]
        elif act == 1:
            del pieces[one]
        elif act == 2:
            pieces.insert(one, pieces[other])
        else:
            pieces[one] = pieces[one].replace(b'"', b'"-9', 1)
        if len(pieces) < 2:
            break
    _read(_with(whole, part, b"<".join(pieces)))


@given(data=st.data())
def test_rearranged_elements(data: st.DataObject) -> None:
    """Sound XML that makes no sense: elements renamed, copied elsewhere, taken out, with other
    values."""
    whole = data.draw(st.sampled_from(RICH)).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/")]
        part = data.draw(st.sampled_from([name for name in names if name.endswith(".xml")]))
        root = etree.fromstring(archive.read(part))
    for _ in range(data.draw(st.integers(1, 6))):
        found = [element for element in root.iter("*") if element is not root]
        if not found:
            break
        one, other = (data.draw(st.sampled_from(found)) for _ in range(2))
        act = data.draw(st.integers(0, 3))
        if act == 0:
            one.getparent().remove(one)
        elif act == 1:
            one.tag = other.tag
        elif act == 2:
            one.append(copy.deepcopy(other))
        else:
            value = data.draw(st.sampled_from(["", "-1", "99999999", "x", "\u0660", "0"]))
            for key in one.attrib:
                one.set(key, value)
    _read(_with(whole, part, etree.tostring(root)))


@pytest.mark.parametrize("path", RICH[:6], ids=lambda path: path.name)
def test_missing_parts(path: Path) -> None:
    """Without any one of its parts a file is read, or refused in one line."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    for name in names:
        _read(_with(data, name, None))


def test_properties_behind_the_text() -> None:
    """Paragraph properties that stand behind a run, where none belong, are passed over."""
    late = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    assert shown(read_body(paragraph(run("a") + late + run("b")))) == ["ab"]


def test_deep_nesting() -> None:
    """Tables in tables, and controls in controls, to any depth: read, or refused as too deep."""
    for count in (20, 60, 400):
        body = paragraph("inside")
        for _ in range(count):
            body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"
        _read(docx(body))
        control = (
            "<w:sdt><w:sdtContent>" * count + paragraph("x") + "</w:sdtContent></w:sdt>" * count
        )
        _read(docx(control))
        inline = "<w:smartTag>" * count + run("x") + "</w:smartTag>" * count
        _read(docx(paragraph(inline)))
    with pytest.raises(LimitError):
        read(docx("<w:sdt>" * 4000 + "</w:sdt>" * 4000), "x", ReadOptions())


def test_entities_are_refused() -> None:
    """A part that declares entities is refused."""
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>'
    with pytest.raises(InputError):
        read(_with(docx(paragraph("a")), "word/document.xml", bomb), "x", ReadOptions())


def test_wide_cells_are_bounded() -> None:
    """A number in an attribute does not become as many cells."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    body = f"<w:tbl><w:tr>{cell.replace('<w:p/>', paragraph('a'))}</w:tr></w:tbl>"
    assert len(read_body(body).blocks[0].text) < 200


def test_links_to_outside_are_not_followed() -> None:
    """A picture that is linked is named by its address."""
    link = (
        '<Relationship Id="rI" Type="http://x/image" Target="file:///etc/passwd" '
        'TargetMode="External"/>'
    )
    inside = '<w:r><w:drawing><a:blip r:link="rI"/></w:drawing></w:r>'
    document = read(docx(paragraph(inside), links=link), "x", ReadOptions())
    assert shown(document) == ["‹image file:///etc/passwd›"]

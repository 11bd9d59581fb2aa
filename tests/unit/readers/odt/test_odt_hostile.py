"""Files that are damaged, or made to do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.readers.odt.packages import (
    flat,
    item,
    items,
    level,
    lines,
    list_style,
    package,
    para,
    read_flat,
    table,
)
from unxdiff.diagnostics import Code
from unxdiff.errors import InputError, LimitError, UnxdiffError
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.odt import read

OPTIONS = ReadOptions()
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body>" + para("note") + "</text:note-body></text:note>"
)
TRACKED = (
    '<text:tracked-changes><text:changed-region xml:id="c"><text:insertion/></text:changed-region>'
    '<text:changed-region xml:id="d"><text:deletion>' + para("old") + "</text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)
BODY = (
    TRACKED
    + items(item(para("one"), items(item(para("two")))), item(para("three")), style="L")
    + table(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="2">' + para("c") + "</table:table-cell></table:table-row>"
    )
    + para('a<text:change-start text:change-id="c"/>b<text:change-end text:change-id="c"/>' + NOTE)
    + para('x<text:change text:change-id="d"/><text:s text:c="3"/>y')
)
STYLES = list_style("L", level(1), level(2, "a", ")"))


def _same_or_refused(data: bytes, revisions: str) -> None:
    try:
        document = read(data, "x.odt", ReadOptions(revisions=revisions))
    except UnxdiffError as error:
        refused: Exception | None = error
    else:
        refused = None
        assert isinstance(document, Document)
    assert "\n" not in str(refused)


@given(st.data(), st.sampled_from(["accept", "reject"]))
def test_cut_and_changed_packages(data: st.DataObject, revisions: str) -> None:
    """A package cut or changed anywhere gives a document or one line of refusal."""
    whole = package(BODY, STYLES)
    if data.draw(st.booleans()):
        _same_or_refused(whole[: data.draw(st.integers(0, len(whole)))], revisions)
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 5))):
        changed[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _same_or_refused(bytes(changed), revisions)


@given(st.data(), st.sampled_from(["accept", "reject"]))
def test_changed_words_of_a_flat_file(data: st.DataObject, revisions: str) -> None:
    """So does a flat file whose names and values are exchanged for others of it, or cut out."""
    whole = flat(BODY, STYLES).decode()
    words = sorted(set(whole.replace("<", " ").replace('"', " ").replace("=", " ").split()))
    for _ in range(data.draw(st.integers(1, 4))):
        old = data.draw(st.sampled_from(words))
        whole = whole.replace(
            old, data.draw(st.sampled_from(["", "-1", "999999999999", *words])), 1
        )
    _same_or_refused(whole.encode(), revisions)


def test_encrypted() -> None:
    """An encrypted package says what to do, whichever way it was encrypted."""
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'<m:manifest xmlns:m="{space}"><m:file-entry m:full-path="content.xml">'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    ).encode()
    for parts in ({"META-INF/manifest.xml": manifest}, {"encrypted-package": b"x"}):
        with pytest.raises(InputError, match="is encrypted; save it without a password"):
            read(package(para("x"), parts=parts), "x.odt", OPTIONS)


def test_missing_parts() -> None:
    """Without a content it is no document; without styles it is one, and that is said."""
    with pytest.raises(InputError, match=r"has no content\.xml"):
        read(package(para("x"), without=("content.xml",)), "x.odt", OPTIONS)
    document = read(package(para("x"), without=("styles.xml",)), "x.odt", OPTIONS)
    assert lines(document) == ["x"]
    assert [said.code for said in document.diagnostics] == [Code.LAYOUT_GUESSED]
    with pytest.raises(InputError, match="without a text"):
        read(flat(para("x")).replace(b"office:text>", b"office:chart>"), "x", OPTIONS)


def test_nothing_in_it() -> None:
    """A document without a word is refused, as an empty file is."""
    with pytest.raises(InputError, match="holds no text"):
        read_flat(para(""))


def test_repeated_cells_and_rows() -> None:
    """Numbers of repetition cannot fill the memory."""

    def rows(row: str, cell: str, inside: str) -> str:
        return table(
            f'<table:table-row table:number-rows-repeated="{row}"><table:table-cell '
            f'table:number-columns-repeated="{cell}">{inside}</table:table-cell></table:table-row>'
        )

    assert lines(read_flat(rows("999999999", "999999999", "") + para("x"))) == ["x"]
    for row, cell in (("999999999", "1"), ("1", "999999999")):
        with pytest.raises(LimitError, match="repeated cells"):
            read_flat(rows(row, cell, para("word")))


@pytest.mark.parametrize("tag", ["span", "section", "list", "hidden-text", "note", "table"])
def test_deep_nesting(tag: str) -> None:
    """A document that nests deeper than any is refused, not followed."""
    if tag == "list":
        body = "<text:list><text:list-item>" * 100 + "</text:list-item></text:list>" * 100
    elif tag == "table":
        body = "x"
        for _ in range(60):
            row = f"<table:table-row><table:table-cell>{body}</table:table-cell></table:table-row>"
            body = table(row)
    elif tag == "note":
        opened = "<text:note><text:note-body><text:p>"
        body = para(opened * 80 + "x" + "</text:p></text:note-body></text:note>" * 80)
    else:
        opened, closed = f"<text:{tag}>" * 200, f"</text:{tag}>" * 200
        body = opened + closed if tag == "section" else para(opened + "x" + closed)
    with pytest.raises(LimitError, match="nests"):
        read_flat(body)


def test_nothing_outside_is_opened(tmp_path) -> None:
    """A path or address in a file stands for itself; entities are refused."""
    (tmp_path / "secret").write_bytes(b"secret")
    for href in (f"file://{tmp_path}/secret", str(tmp_path / "secret"), "../secret"):
        frame = f'<draw:frame><draw:image xlink:href="{href}"/></draw:frame>'
        told = read(package(para("x" + frame)), "x.odt", OPTIONS).diagnostics
        assert told[0].message == "not compared: 1 image that is only linked"
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    data = flat(para("x")).replace(b"?>\n", b"?>\n" + entity)
    with pytest.raises(InputError, match="declares entities"):
        read(data, "x.fodt", OPTIONS)

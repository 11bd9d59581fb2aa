"""The order of children in Word files: data held against real files and a second validator, putting
children in place, and what is found where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.conftest import shared_data
from tests.unit.readers.docx.made import NAMESPACES, docx, paragraph, run, table
from unxdiff.ooxml.names import w
from unxdiff.ooxml.order import faults, insert_in_order, sort_children
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.references import package_faults
from unxdiff.ooxml.schema import ORDERS

MOST = 1 << 30
BY = 'w:id="{}" w:author="Ada"'
FILES = sorted((shared_data() / "docx").glob("*/*.docx"))
HALF_BOOKMARKS = ("RP018-MoveFrom-MoveTo-CC", "RP024-ParagraphMark-rPr-Change")
"""Results of accepting and rejecting in which one end of a bookmark went with a paragraph."""


def element(xml: str) -> etree._Element:
    """The one element of a piece of XML."""
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")[0]


def names(parent: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in parent]


def found(body: str) -> list[str]:
    """What is wrong with a file of one story."""
    return [fault.what for fault in package_faults(Package(docx(body), "a.docx", MOST))]


def test_there_are_files() -> None:
    """The data is held against Word's own files, not against none."""
    assert len(FILES) > 130


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_of_word_have_no_fault(path) -> None:
    """Nothing is wrong with files that Word wrote, but for halves of bookmarks."""
    wrong = [str(f) for f in package_faults(Package(path.read_bytes(), path.name, MOST))]
    if path.name.startswith(HALF_BOOKMARKS) and ".tracked." not in path.name:
        assert len(wrong) == 1
        assert "bookmark" in wrong[0]
    else:
        assert not wrong


@pytest.mark.parametrize("parent", ["pPr", "rPr", "tblPr", "tcPr", "sectPr", "lvl", "settings"])
def test_any_order_is_put_right(parent: str) -> None:
    """Children in reverse, put in one by one or sorted at once, stand in the schema's order."""
    order = [names.split("|")[0] for names in ORDERS[parent].split() if ":" not in names]
    one = element(f"<w:{parent}/>")
    for name in reversed(order):
        insert_in_order(one, one.makeelement(w(name)))
    assert names(one) == order
    one[:] = list(reversed(one))
    sort_children(one)
    assert names(one) == order


def test_foreign_children_stand_before_old_properties() -> None:
    """A property of an extension is let through, and put before the change that closes."""
    one = element("<w:rPr><w:sz/><w:rPrChange/></w:rPr>")
    insert_in_order(
        one, one.makeelement("{http://schemas.microsoft.com/office/word/2010/wordml}glow")
    )
    insert_in_order(one, one.makeelement(w("ins")))
    assert names(one) == ["ins", "sz", "glow", "rPrChange"]


def test_content_goes_behind_properties_and_before_the_section() -> None:
    """What an order does not name is content: behind properties, before a body's section."""
    body = element("<w:body><w:p/><w:sectPr/></w:body>")
    insert_in_order(body, body.makeelement(w("tbl")))
    assert names(body) == ["p", "tbl", "sectPr"]
    one = element("<w:p><w:r/></w:p>")
    insert_in_order(one, one.makeelement(w("pPr")))
    insert_in_order(one, one.makeelement(w("hyperlink")))
    assert names(one) == ["pPr", "r", "hyperlink"]


def change(kind: str, inside: str = "", at: int = 1) -> str:
    return f"<w:{kind} {BY.format(at)}>{inside}</w:{kind}>"


DELETED = "<w:r><w:delText>x</w:delText></w:r>"
BROKEN = {
    "late": (paragraph(run("x"), "", "<w:jc/><w:pStyle w:val='a'/>"), "pStyle stands too late"),
    "twice": (paragraph(run("x"), "", "<w:jc/><w:jc/>"), "jc stands in it twice"),
    "mark": (paragraph("x", "", f"<w:rPr><w:b/>{change('ins')}</w:rPr>"), "ins stands too late"),
    "unknown": (paragraph("x", "", "<w:t/>"), "w:t may not stand"),
    "link": (paragraph(change("ins", "<w:hyperlink><w:r/></w:hyperlink>")), "w:hyperlink may not"),
    "block": (change("ins", paragraph("x")), "w:p may not stand"),
    "kept text": (paragraph(change("del", run("x"))), "a w:t stands in a w:del"),
    "lost text": (paragraph(DELETED), "a w:delText stands outside"),
    "moved text": (paragraph(change("moveFrom", DELETED)), "a w:delText stands outside"),
    "no author": (paragraph('<w:ins w:id="1"><w:r/></w:ins>'), "it has no w:author"),
    "ids": (paragraph(change("ins") + change("del")), "its w:id 1 is that of another one"),
    "open": (paragraph('<w:bookmarkStart w:id="1" w:name="a"/>'), "no w:bookmarkEnd"),
    "shut": (paragraph('<w:bookmarkEnd w:id="1"/>'), "no w:bookmarkStart"),
    "half a move": (
        paragraph(f'<w:moveToRangeStart {BY.format(1)} w:date="2020-01-01T00:00:00Z" w:name="m"/>'
                  '<w:moveToRangeEnd w:id="1"/>'),
        "the move m has only one of its two places",
    ),
    "cell": (table(["x"]).replace(paragraph("x"), ""), "it has no w:p"),
    "no row": ("<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>", "it has no w:tr"),
    "note": (paragraph('<w:r><w:footnoteReference w:id="9"/></w:r>'), "names 9, which is not"),
    "style": (paragraph("x", "Nix"), "names Nix, which is not defined"),
    "list": (paragraph("x", "", '<w:numPr><w:numId w:val="7"/></w:numPr>'), "names 7, which"),
    "relation": (paragraph('<w:hyperlink r:id="rId99"><w:r/></w:hyperlink>'), "relationship rId99"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(name: str) -> None:
    """Each way to break a file is found, and said."""
    body, what = BROKEN[name]
    assert any(what in fault for fault in found(body)), found(body)


def test_sound_changes_are_no_faults() -> None:
    """Nested changes, text in a moveFrom, a control in a change: what Word writes is right."""
    inside = change("ins", change("del", DELETED, 2)) + change("moveFrom", run("x"), 3)
    boxed = "<w:sdt><w:sdtContent><w:r/></w:sdtContent></w:sdt>"
    assert not found(paragraph(inside + change("ins", boxed, 4)))


def test_a_fault_says_where() -> None:
    """A fault names its part and the way to the element."""
    root = element("<w:body><w:p/><w:p><w:r/><w:r><w:t/><w:rPr/></w:r></w:p></w:body>")
    (fault,) = faults(root, "word/document.xml")
    assert str(fault) == "word/document.xml, x/body/p[2]/r[2]: w:rPr stands too late in it"


def told_by_the_sdk(body: str, folder: Path) -> list[str]:
    """What a validator with the schemas of the Open XML SDK says of the order of a file."""
    path = folder / "a.docx"
    path.write_bytes(docx(body))
    errors = OpenXmlValidator().validate(path).errors
    return [error.description for error in errors if "nexpected element" in error.description]


@pytest.mark.parametrize("parent", ["pPr", "tblPr", "tcPr", "sectPr"])
def test_a_second_validator_orders_alike(parent: str, tmp_path: Path) -> None:
    """Our order of children is that of the Open XML SDK too, which finds fault with the reverse."""
    order = [each.split("|")[0] for each in ORDERS[parent].split()]
    order = [name for name in order if name not in ("rPr", "sectPr", "headers")]
    order = [name for name in order if not name.endswith(("Reference", "Change", "BandSize"))]
    for them, right in ((order, True), (order[::-1], False)):
        inside = f"<w:{parent}>{''.join(f'<w:{name}/>' for name in them)}</w:{parent}>"
        told = told_by_the_sdk(WHOLE[parent].format(inside), tmp_path)
        assert bool(told) is not right, told


WHOLE = {
    "pPr": "<w:p>{}</w:p>",
    "sectPr": "<w:p/>{}",
    "tblPr": "<w:tbl>{}<w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
    "tcPr": "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl><w:p/>",
}
"""By parent, a body that it stands in."""

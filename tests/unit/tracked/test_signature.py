"""What a Word file says as values, with its changes accepted or rejected: against Word's own
results, and what must and must not make a difference. The check that is made of it."""

from __future__ import annotations

import pytest

from tests.conftest import shared_data
from tests.unit.readers.docx.made import docx, paragraph, run, table
from tests.word.test_judges import CASES
from unxdiff.ooxml.accepting import resolve_package
from unxdiff.tracked.check import DifferenceKind, check, new_faults
from unxdiff.tracked.signature import signature

MOST = 1 << 30
SHARED = shared_data() / "docx" / "tracked"
NAMES = sorted(path.name.removesuffix(".tracked.docx") for path in SHARED.glob("*.tracked.docx"))
WITHOUT_SECTION = ("RP038", "RP040", "RP042", "RP044")
"""Shared results from which the section was left out, which no change asks for."""


def said(data: bytes, how: str | None = None):
    return signature(data, "a.docx", resolve=how)


def content(stories, name: str = ""):
    """Stories, without the last section of those shared files that lost it."""
    if name.startswith(WITHOUT_SECTION):
        stories["body"] = [block for block in stories["body"] if block[0] != "section"]
    return stories


def test_there_are_files() -> None:
    """Word's own results are there to be held against."""
    assert len(NAMES) == 26


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["accept", "reject"])
def test_as_word_resolves(name: str, how: str) -> None:
    """A file with its changes resolved while reading says what Word made of it."""
    tracked = (SHARED / f"{name}.tracked.docx").read_bytes()
    word = (SHARED / f"{name}.{how}ed.docx").read_bytes()
    assert content(said(tracked, how), name) == content(said(word), name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["accept", "reject"])
def test_as_the_package_is_resolved(name: str, how: str) -> None:
    """It says what the other resolver makes of it, which changes the file itself."""
    tracked = (SHARED / f"{name}.tracked.docx").read_bytes()
    resolved = resolve_package(tracked, "a.docx", accept=how == "accept", most=MOST)[0]
    assert said(tracked, how) == said(resolved)


@pytest.mark.parametrize("name", CASES)
def test_cases(name: str) -> None:
    """Each case made for the judges turns into what it should, and nothing in it is broken."""
    tracked, accepted, rejected = CASES[name]
    assert not check(tracked, rejected, accepted)
    assert not new_faults(tracked, rejected, accepted)


def numbered(*numbers: int, definitions: str) -> bytes:
    body = "".join(paragraph("x", number=(number, 0)) for number in numbers)
    return docx(body, numbering=definitions)


def definition(abstract: int, form: str = "decimal") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="0000000{abstract}"/>'
        f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl></w:abstractNum>'
    )


def listed(number: int, abstract: int, override: str = "") -> str:
    inside = f'<w:abstractNumId w:val="{abstract}"/>{override}'
    return f'<w:num w:numId="{number}">{inside}</w:num>'


AGAIN = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
SAME = {
    "runs cut elsewhere": (paragraph(run("a") + run("b")), paragraph("ab")),
    "ids of saving": (
        paragraph('<w:r w:rsidR="00112233"><w:t>a</w:t></w:r>'),
        paragraph("a"),
    ),
    "bookmarks": (
        paragraph(
            '<w:bookmarkStart w:id="1" w:name="a"/>' + run("a") + '<w:bookmarkEnd w:id="1"/>'
        ),
        paragraph("a"),
    ),
    "language": (paragraph(run("a", '<w:lang w:val="fr-FR"/><w:noProof/>')), paragraph("a")),
    "font hints": (paragraph(run("a", '<w:rFonts w:hint="eastAsia"/>')), paragraph("a")),
    "ways to say yes": (
        paragraph(run("a", '<w:b w:val="true"/>')),
        paragraph(run("a", "<w:b/>")),
    ),
    "empty runs": (paragraph(run("a") + "<w:r><w:rPr><w:b/></w:rPr></w:r>"), paragraph("a")),
    "empty links": (paragraph(run("a") + '<w:hyperlink w:anchor="x"/>'), paragraph("a")),
    "fields in two forms": (
        paragraph('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'),
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText> PAGE </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_what_nobody_sees_makes_no_difference(name: str) -> None:
    """Files that differ in nothing that can be seen say the same."""
    one, other = SAME[name]
    assert said(docx(one)) == said(docx(other))


def test_lists_are_what_they_count() -> None:
    """A list with another number is the same; one that counts or looks otherwise is not."""
    plain = numbered(1, 1, definitions=definition(1) + listed(1, 1))
    other = numbered(7, 7, definitions=definition(4, "bullet") + definition(5) + listed(7, 5))
    assert said(plain) == said(other)
    for wrong in (
        numbered(1, 1, definitions=definition(1, "lowerRoman") + listed(1, 1)),
        numbered(1, 2, definitions=definition(1) + definition(2) + listed(1, 1) + listed(2, 2)),
        numbered(1, 2, definitions=definition(1) + listed(1, 1) + listed(2, 1, AGAIN)),
    ):
        assert said(plain) != said(wrong)
        assert {found.kind for found in check(wrong, wrong, plain)} == {DifferenceKind.NUMBERING}


TEXTS = [paragraph(text) for text in ("One.", "Two.", "Three.")]
PLAIN = "".join(TEXTS)
LINK = '<w:hyperlink w:anchor="{}"><w:r><w:t>Two.</w:t></w:r></w:hyperlink>'
WRONG = {
    "text": (PLAIN, PLAIN.replace("Two", "Too"), DifferenceKind.TEXT),
    "order": (PLAIN, TEXTS[1] + TEXTS[0] + TEXTS[2], DifferenceKind.ORDER),
    "border": (PLAIN, paragraph("One.Two.") + TEXTS[2], DifferenceKind.BORDER),
    "missing": (PLAIN, TEXTS[0] + TEXTS[2], DifferenceKind.TEXT),
    "style": (PLAIN, PLAIN.replace("<w:p>", "<w:p><w:pPr><w:jc w:val='end'/></w:pPr>", 1),
              DifferenceKind.PARAGRAPH),
    "mark": (PLAIN, PLAIN.replace("<w:p>", "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>", 1),
             DifferenceKind.MARK),
    "look": (PLAIN, TEXTS[0] + paragraph(run("Tw", "<w:i/>") + run("o.")) + TEXTS[2],
             DifferenceKind.RUN),
    "link": (paragraph(LINK.format("a")), paragraph(LINK.format("b")), DifferenceKind.AROUND),
    "rows": (table(["a"], ["b"]), table(["a"]), DifferenceKind.TABLE),
    "cells": (table(["a", "b"]), table(["a"]), DifferenceKind.TABLE),
    "cell": (table(["a", "b"]), table(["a", "c"]), DifferenceKind.TEXT),
    "break": (paragraph("<w:r><w:br w:type='page'/></w:r>"),
              paragraph("<w:r><w:br w:type='column'/></w:r>"), DifferenceKind.TEXT),
    "section": ("<w:sectPr><w:pgSz w:w='1'/></w:sectPr>", "<w:sectPr><w:pgSz w:w='2'/></w:sectPr>",
                DifferenceKind.SECTION),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(name: str) -> None:
    """A redline that does not turn into the new file, or not into the old one, is found out, with
    the kind of what differs; one without changes of the same file both times is not."""
    one, other, kind = WRONG[name]
    one, other = docx(one), docx(other)
    assert not check(one, one, one)
    (accepted,) = check(one, one, other)
    (rejected,) = check(one, other, one)
    assert (accepted.kind, accepted.accepting) == (kind, True)
    assert (rejected.kind, rejected.accepting) == (kind, False)


def cited(text: str, *numbers: int) -> bytes:
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(text if number == 2 else "Another.")}</w:footnote>'
        for number in (2, 3)
    )
    marks = [f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in numbers]
    return docx(paragraph("".join(marks)), footnotes=notes)


def test_notes_stand_where_they_are_cited() -> None:
    """A note counts by its text and place, not by its number; a changed one is told as a note."""
    assert said(cited("Note.", 2, 3)) != said(cited("Note.", 3, 2))
    (found,) = check(cited("Note.", 2), cited("Note.", 2), cited("Other.", 2))
    assert found.kind == DifferenceKind.NOTE
    assert "Other." in str(found)


def headed(text: str, kind: str = "default") -> bytes:
    section = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="rId_header1"/></w:sectPr>'
    return docx(paragraph("A") + section, header1=paragraph(text))


def test_headers_are_stories() -> None:
    """Headers are compared by section and type; one without anything in it is none."""
    assert set(said(headed("Head"))) == {"body", "header (default), section 1"}
    (found,) = check(headed("Head"), headed("Head"), headed("Heads"))
    assert str(found).startswith(
        "paragraph 1 of the header (default), section 1: accepted text differs"
    )
    assert said(headed("")) == said(docx(paragraph("A") + "<w:sectPr/>"))
    assert {found.kind for found in check(headed("Head"), headed("Head"), headed("Head", "first"))}


def test_old_properties_come_back() -> None:
    """Rejecting brings back old properties of paragraphs, runs, cells and sections; accepting does
    not."""
    track = 'w:id="1" w:author="Ada"'
    old = paragraph(run("a", "<w:i/>"), "", '<w:jc w:val="center"/>')
    now = paragraph(
        run("a", f"<w:b/><w:rPrChange {track}><w:rPr><w:i/></w:rPr></w:rPrChange>"),
        "",
        f'<w:jc w:val="end"/><w:pPrChange {track}><w:pPr><w:jc w:val="center"/></w:pPr>'
        "</w:pPrChange>",
    )
    new = paragraph(run("a", "<w:b/>"), "", '<w:jc w:val="end"/>')
    assert not check(docx(now), docx(old), docx(new))
    assert len(check(docx(now), docx(new), docx(old))) == 4


def test_new_faults_leave_out_what_was_there() -> None:
    """What was broken in the old file is not held against the redline; what is new in it is."""
    broken = docx(paragraph("a", "Nix"))
    assert not new_faults(broken, broken, broken)
    assert new_faults(broken, docx(paragraph("a")), docx(paragraph("a")))

"""Paper in six languages: every letter has a form, and copying gives the text back."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from tests.conftest import needs_pango, shared_data
from tests.unit.renderers.edited_copies import LANGUAGES, redline
from unxdiff.options import RenderOptions
from unxdiff.renderers.pdf.document import print_page, render_pdf
from unxdiff.renderers.pdf.glyphs import missing

if TYPE_CHECKING:
    from pathlib import Path

    from unxdiff.model.document import Document

PARAGRAPHS = 14
ARABIC = re.compile("[\u0621-\u064a]+")
DEBRIS = re.compile("[\u00ad\u061c\u200b-\u200f\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff\ufffd]")
"""Soft hyphens, signs that order letters, ligatures, forms of Arabic letters, no letter at all."""


@pytest.fixture(scope="module")
def texts() -> Path:
    """The treaty's six texts."""
    return shared_data() / "un" / "bbnj-agreement-six-languages"


def pages(data: bytes) -> list[str]:
    """The text of each page, as copying it gives it; U+0002 is what the reader
    makes of a hyphen at the end of a line."""
    return [
        page.get_textpage().get_text_bounded().replace("\x02", "-")
        for page in pdfium.PdfDocument(data)
    ]


def squeezed(text: str) -> str:
    """Without blanks, which a reader of PDF may set anew at line ends."""
    return "".join(text.split())


def stands(text: str, leaves: list[str]) -> bool:
    """Whether a paragraph is on a page, or begins on one and goes on at the head of the next."""
    if any(text in leaf for leaf in leaves):
        return True
    return any(
        text[:cut] in leaf and following.startswith(text[cut:])
        for leaf, following in pairwise(leaves)
        for cut in range(1, len(text))
    )


def printed(document: Document) -> list[str]:
    """The paragraphs with the marks of notes in them, without blanks."""
    out = []
    for block in document.blocks:
        text = block.text
        for mark in sorted(block.marks, key=lambda one: -one.at):
            text = text[: mark.at] + document.notes[mark.note].mark + text[mark.at :]
        out.append(squeezed(text))
    return out


def version(texts: Path, folder: Path, language: str, hidden: str) -> tuple[bytes, Document]:
    """The paper with deletions or insertions left out, and the version that then remains."""
    made = redline(texts, language, PARAGRAPHS)
    sheet = folder / "own.css"
    sheet.write_text(f"article {hidden}, article .away {{ display: none !important }}")
    data = render_pdf(made, RenderOptions(context=-1, css=str(sheet)))
    return data, made.new if hidden == "del" else made.old


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "ar"])
def test_copying_gives_the_text_back(texts: Path, tmp_path: Path, language: str) -> None:
    """With the deletions left out every paragraph of the new version is there to the letter."""
    needs_pango()
    data, document = version(texts, tmp_path, language, "del")
    leaves = pages(data)
    assert not DEBRIS.search("".join(leaves))
    bare = [squeezed(leaf) for leaf in leaves]
    paragraphs = printed(document)
    assert len(paragraphs) > PARAGRAPHS
    assert [one for one in paragraphs if not stands(one, bare)] == []


def test_spaces_between_words_come_back(texts: Path, tmp_path: Path) -> None:
    """No blank is lost or made where an insertion begins or ends."""
    needs_pango()
    data, document = version(texts, tmp_path, "en", "del")
    words = " ".join(" ".join(pages(data)).split())
    last = document.blocks[-1].text
    beginning = last[: document.blocks[-1].marks[0].at]
    assert beginning in words


def test_arabic_comes_back_in_logical_order(texts: Path, tmp_path: Path) -> None:
    """Every word of Arabic comes back in plain letters, in the order in which it is read; only
    lines with Latin words in them are ordered by the reader as it pleases."""
    needs_pango()
    data, document = version(texts, tmp_path, "ar", "del")
    leaves = pages(data)
    assert not DEBRIS.search("".join(leaves))
    bare = ["".join(ARABIC.findall(leaf)) for leaf in leaves]
    pure = [b.text for b in document.blocks if not re.search("[A-Za-z\u064b-\u0652\u0640]", b.text)]
    assert len(pure) > PARAGRAPHS / 3
    assert [one for one in pure if not stands("".join(ARABIC.findall(one)), bare)] == []
    there = set(ARABIC.findall(" ".join(leaves)))
    mixed = [b.text for b in document.blocks if re.search("[A-Za-z]", b.text)]
    assert mixed
    for one in mixed:
        assert set(ARABIC.findall(one)) <= there
        assert all(
            word in "".join(bare) or any(word in leaf for leaf in leaves)
            for word in re.findall("[A-Za-z]{3,}", one)
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_form(texts: Path, language: str) -> None:
    """The fonts that the set-up installs have every character of the six whole texts."""
    assert missing(redline(texts, language, 40)) == ()


def test_chinese_is_set_in_a_chinese_face(texts: Path) -> None:
    """Families are named by language, Chinese ones for Chinese, which is never slanted."""
    made = redline(texts, "zh", PARAGRAPHS)
    style, _, body = print_page(made, RenderOptions(context=-1)).partition("</style>")
    family = re.search(r":lang\(zh\) { font-family: ([^}]*)}", style)
    assert family
    assert "SC" in family[1]
    assert "JP" not in family[1]
    assert '<article lang="zh"' in body
    data = render_pdf(made, RenderOptions())
    fonts = {
        font.get_base_name()
        for page in pdfium.PdfDocument(data)
        for thing in page.get_objects([pdfium.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
        for font in [thing.get_font()]
        if re.search("[\u4e00-\u9fff]", thing.extract())
    }
    assert fonts
    assert not [one for one in fonts if "JP" in one or "Italic" in one or "Liberation" in one]


def test_arabic_paper_is_turned(texts: Path) -> None:
    """The text runs from right to left as a whole; a line without Arabic letters says otherwise."""
    made = redline(texts, "ar", PARAGRAPHS)
    page = print_page(made, RenderOptions(context=-1))
    assert '<article lang="ar" dir="rtl">' in page
    assert '<span dir="ltr">United Nations ' in page
    english = print_page(redline(texts, "en", PARAGRAPHS), RenderOptions(context=-1))
    assert "dir=" not in english.partition("</style>")[2]

"""Names beside paragraphs and pages in the list of changes, set once the lines stand."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.unit.renderers.html_sample import sample
from unxdiff import api
from unxdiff.errors import RendererError
from unxdiff.options import RenderOptions
from unxdiff.records import replace
from unxdiff.renderers.pdf.document import render_pdf

ALL = RenderOptions(context=-1)
LONG = " ".join(["The Committee considers the report of its working group on all matters."] * 200)


def paper(old: str, new: str) -> list[object]:
    """The pages' texts of a redline of two plain drafts."""
    documents = [api.read_bytes(text.encode(), "draft.txt") for text in (old, new)]
    data = render_pdf(api.compare(*documents), ALL)
    return [page.get_textpage() for page in pdfium.PdfDocument(data)]


def box(page: object, words: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the first letter of some words of a page."""
    found = page.search(words, match_case=True).get_next()  # type: ignore[attr-defined]
    assert found is not None, words
    return page.get_charbox(found[0])  # type: ignore[attr-defined, no-any-return]


def test_names_stand_level_with_the_first_line() -> None:
    """An unchanged paragraph has its name in the margin, on the base line of its first line."""
    pages = paper(
        "1. Alpha stands here.\n\n2. Bravo goes.", "1. Alpha stands here.\n\n2. Bravo stays."
    )
    text = pages[-1]
    words = text.get_text_bounded()  # type: ignore[attr-defined]
    assert words.count("Alpha") == 1
    start = words.index("Alpha")
    name = words[:start].split()[-2:]
    assert name == ["1", "1."]
    left, below, right, _ = text.get_charbox(words.index("1"))  # type: ignore[attr-defined]
    first = box(text, "Alpha")
    assert right < first[0]
    assert left < first[0] - 20
    assert below == pytest.approx(first[1], abs=0.6)


def test_a_paragraph_over_pages_is_named_once() -> None:
    """What goes on from the page before has no second name, and the list has the page on which a
    change begins."""
    old = f"1. Alpha.\n\n2. {LONG}\n\n3. Bravo goes to the meeting in May."
    pages = paper(old, old.replace("in May", "in June"))
    texts = [page.get_text_bounded() for page in pages]  # type: ignore[attr-defined]
    begins = next(at for at, text in enumerate(texts) if "Bravo" in text)
    assert begins >= 3
    assert f"{begins + 1} 1 3 amended" in " ".join(texts[0].split())
    middle = " ".join(texts[begins - 1].split())
    body = middle.replace(f"Page {begins} of {len(texts)}", "")
    assert not any(word.isdigit() for word in body.split())


def test_a_name_without_a_key_is_an_error(tmp_path: Path) -> None:
    """A template that takes the key away is told so, and nothing is printed without names."""
    stock = Path(__file__).resolve().parents[3] / "templates" / "print.html"
    mine = stock.read_text("utf-8").replace("{{ keys() }}", "")
    (tmp_path / "print.html").write_text(mine, "utf-8")
    with pytest.raises(RendererError, match='no key for names of class "r"'):
        render_pdf(sample(), replace(ALL, template=str(tmp_path)))


def test_a_listed_change_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A list that leads nowhere is an error of the template, not a line without a page."""
    stock = Path(__file__).resolve().parents[3] / "templates" / "print.html"
    mine = stock.read_text("utf-8").replace('data-at="c', 'data-at="x')
    (tmp_path / "print.html").write_text(mine, "utf-8")
    with pytest.raises(RendererError, match="lists 'x1"):
        render_pdf(sample(), replace(ALL, template=str(tmp_path)))

"""The redline on paper: names and page numbers on each page, notes at the foot, same bytes."""

from __future__ import annotations

import builtins
import re
import sys
import zlib

import pypdfium2 as pdfium
import pytest

from tests.unit.renderers.html_hostile import hostile
from tests.unit.renderers.html_sample import pair, plain_blocks, sample, spans
from unxdiff.errors import RendererError, TemplateError
from unxdiff.model.document import Block
from unxdiff.model.redline import Op
from unxdiff.model.roles import Role
from unxdiff.options import RenderOptions
from unxdiff.records import replace
from unxdiff.renderers.html.page import LAYOUTS
from unxdiff.renderers.pdf.document import HELP, paper_of, print_page, render_pdf

ALL = RenderOptions(context=-1)


def texts(data: bytes) -> list[str]:
    """The text of each page."""
    document = pdfium.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def streams(data: bytes) -> bytes:
    """The file with its compressed parts unpacked, for looking at names in it."""
    out = [data]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            out.append(zlib.decompress(match.group(1)))
        except zlib.error:
            continue
    return b"\n".join(out)


@pytest.fixture(scope="module")
def paper() -> bytes:
    """The sample on paper."""
    return render_pdf(sample(), ALL)


def test_names_and_numbers_on_each_page(paper: bytes) -> None:
    """Each page says which versions it compares, and that it is page x of y."""
    pages = texts(paper)
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert "draft → revised draft" in text
        assert f"Page {number} of {len(pages)}" in text


def test_summary_legend_and_list_of_changes(paper: bytes) -> None:
    """The first page opens with the counts, the legend and every numbered change."""
    first = texts(paper)[0]
    for words in ("Summary", "moved here", "paragraphs joined", "inserted"):
        assert words in first
    document = pdfium.PdfDocument(paper)
    titles = [mark.get_title() for mark in document.get_toc()]
    assert any("moved from" in title for title in titles)
    assert "Preamble" in titles


def test_notes_stand_at_the_foot_of_the_page_that_cites_them(paper: bytes) -> None:
    """A note is printed on the page of its first mark, after all running text of that page, with
    its own changes inside; each note once."""
    pages = texts(paper)
    for words, cited_by in (
        ("Resolution 61/180, annex.", "Recalling"),
        ("See General Assembly resolution 60/1.", "Reaffirming"),
    ):
        holding = [page for page in pages if words in page]
        assert len(holding) == 1
        assert cited_by in holding[0]
        assert holding[0].index(words) > holding[0].index(cited_by)
    assert sum(page.count("Ibid.") for page in pages) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_same_input_same_bytes(layout: str) -> None:
    """Two renderings are the same file: no clock, no random identifier."""
    options = RenderOptions(context=-1, layout=layout)
    first, second = (render_pdf(sample(), options) for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-")
    assert b"/CreationDate" not in streams(first)


def test_side_by_side_is_landscape_and_names_both_columns() -> None:
    """Two columns want a wide sheet; each page repeats the names of the columns."""
    data = render_pdf(sample(), RenderOptions(context=-1, layout="side-by-side"))
    page = pdfium.PdfDocument(data)[0]
    assert page.get_width() > page.get_height()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_hostile_draft_makes_no_action(layout: str) -> None:
    """No text of a draft becomes a script, an action, a file or an attachment of the PDF."""
    inside = streams(render_pdf(hostile(), RenderOptions(context=-1, layout=layout)))
    for name in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/GoToR"):
        assert not re.search(name + rb"\b", inside), name
    addresses = re.findall(rb"/URI \(([^)]*)\)", inside)
    assert all(a.startswith((b"http://ok.example/", b"https://")) for a in addresses), addresses


def test_nothing_is_fetched(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A style sheet that asks for files or addresses gets nothing, and the PDF is made."""
    from pathlib import Path

    asked: list[str] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *a, **_: asked.append(str(a)))
    secret = Path(str(tmp_path)) / "secret.css"
    secret.write_text("h1::after { content: 'SECRET' }")
    sheet = Path(str(tmp_path)) / "own.css"
    sheet.write_text(
        f"@import url('file://{secret}'); @import 'http://example.invalid/x.css';"
        f"body {{ background: url('file://{secret}') }}"
    )
    data = render_pdf(sample(), replace(ALL, css=str(sheet)))
    assert "SECRET" not in "".join(texts(data))
    assert asked == []


def test_paper_follows_the_seat() -> None:
    """New York papers are Letter, others A4, and what was asked wins."""
    redline = sample()
    assert paper_of(redline, ALL) == "a4"
    blocks = (Block("New York, 1-5 June 2026", role=Role.SESSION), *redline.new.blocks)
    seated = replace(redline, new=replace(redline.new, blocks=blocks))
    assert paper_of(seated, ALL) == "letter"
    assert paper_of(seated, replace(ALL, paper="A4")) == "a4"
    with pytest.raises(RendererError, match="a4 or letter"):
        paper_of(redline, replace(ALL, paper="foolscap"))


def test_letter_is_letter() -> None:
    """The sheet has the size asked for, in points."""
    page = pdfium.PdfDocument(render_pdf(sample(), replace(ALL, paper="letter")))[0]
    assert (round(page.get_width()), round(page.get_height())) == (612, 792)


def test_missing_pango_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the system library the error names the packages, and HTML as the way without."""
    real = builtins.__import__

    def without(name: str, *more: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    with pytest.raises(RendererError) as caught:
        render_pdf(sample(), ALL)
    assert str(caught.value) == HELP
    assert "libpango-1.0-0" in HELP
    assert "HTML" in HELP


def test_one_mark_a_run_on_paper() -> None:
    """The printed page has one ``<ins>`` or ``<del>`` a run of words."""
    made = print_page(sample(), ALL)
    assert "<del>commitments undertaken</del>" in made
    assert "<script" not in made


def test_broken_print_template_is_one_line(tmp_path: object) -> None:
    """Template errors of the printed page name file and line too."""
    from pathlib import Path

    (Path(str(tmp_path)) / "print.html").write_text("\n{{ view.nonsense }}")
    with pytest.raises(TemplateError, match=r"print\.html, line 2: .*nonsense"):
        render_pdf(sample(), replace(ALL, template=str(tmp_path)))


def test_long_texts_flow_over_pages() -> None:
    """Nothing is cut: the last paragraph of a long text is on the last page."""
    pages = texts(render_pdf(plain_blocks(40), ALL))
    assert len(pages) > 4
    assert "word" in pages[-1]


def test_arabic_runs_from_right_to_left() -> None:
    """A paragraph whose first letter is Arabic is set from the right, Latin and figures within."""
    arabic = pair(spans("إذ تشير إلى القرار ", (Op.DELETE, "60/1"), (Op.INSERT, "61/180")))
    assert 'dir="rtl"' in print_page(arabic, ALL).partition("</style>")[2]
    assert 'dir="rtl"' not in print_page(sample(), ALL).partition("</style>")[2]
    data = render_pdf(arabic, ALL)
    text = pdfium.PdfDocument(data)[1].get_textpage()
    left, right = (text.search(words).get_next() for words in ("61/180", "60/1"))
    assert left is not None
    assert right is not None
    assert text.get_charbox(left[0])[0] < text.get_charbox(right[0])[0]

"""PDF for screen readers and archives: tags and what they say, profiles, fonts, pictures."""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.unit.renderers.html_sample import plain_blocks, sample
from tests.unit.renderers.test_pdf import streams
from unxdiff import api
from unxdiff.cli.entry import run
from unxdiff.errors import RendererError
from unxdiff.options import PDF_PROFILES, RenderOptions
from unxdiff.records import replace
from unxdiff.renderers.html.page import LAYOUTS
from unxdiff.renderers.pdf import tags
from unxdiff.renderers.pdf.document import render_pdf

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "pdf"
ALL = RenderOptions(context=-1)
THEMES = ("default", "un", "un-print", "accessible", "mono")


def seed(theme: str = "default", layout: str = "inline", profile: str | None = None) -> bytes:
    """The first example on paper."""
    folder = ROOT / "examples" / "seed"
    redline = api.compare(api.read(folder / "old.txt"), api.read(folder / "new.txt"))
    options = RenderOptions(context=-1, theme=theme, layout=layout, pdf_profile=profile, paper="a4")
    return render_pdf(redline, options)


@pytest.fixture(scope="module")
def paper() -> bytes:
    """The first example as PDF/UA."""
    return seed(profile="ua-1")


def elements(data: bytes) -> list[tuple[str, str]]:
    """Type and alternative text of every structure element, in reading order."""
    document = pdfium.PdfDocument(data)
    raw = pdfium.raw
    found = []

    def text(call: object, element: object) -> str:
        size = call(element, None, 0)  # type: ignore[operator]
        room = ctypes.create_string_buffer(size)
        call(element, room, size)  # type: ignore[operator]
        return room.raw.decode("utf-16-le").rstrip("\0")

    def walk(element: object) -> None:
        kind = text(raw.FPDF_StructElement_GetType, element)
        found.append((kind, text(raw.FPDF_StructElement_GetAltText, element)))
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                walk(child)

    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
        raw.FPDF_StructTree_Close(tree)
    return found


def test_deletions_and_insertions_are_told_apart_by_ear(paper: bytes) -> None:
    """What went and what came is read as such, one after the other; a run over two lines begins
    on the one and ends on the other."""
    said = [alt for _, alt in elements(paper) if alt]
    at = said.index("deletion: Noting, end of deletion")
    assert said[at + 1] == "insertion: Emphasizing, end of insertion"
    assert sum(alt.startswith("deletion: ") for alt in said) == sum(
        alt.endswith("end of deletion") for alt in said
    )
    assert any(alt.startswith("insertion: ") and "end of" not in alt for alt in said)


def test_headings_notes_and_links_are_tagged(paper: bytes) -> None:
    """One first heading, none that skips a level; notes are notes; the list leads to changes."""
    kinds = [kind for kind, _ in elements(paper)]
    levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H[1-6]", kind)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert kinds.count("Note") >= 5
    assert kinds.count("Link") >= 25
    inside = streams(paper)
    assert inside.count(b"/Subtype /Link") == len(re.findall(rb"/Contents \(Go to ", inside))


def test_headings_of_any_draft_go_down_one_level_at_a_time() -> None:
    """Headings that skip levels in a draft do not in the tags."""
    old = api.read_bytes(b"# One\n\n#### Four\n\nText.\n", "old.md")
    new = api.read_bytes(b"# One\n\n#### Four\n\nText now.\n", "new.md")
    kinds = [kind for kind, _ in elements(render_pdf(api.compare(old, new), ALL))]
    levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H[1-6]", kind)]
    assert len(levels) >= 4
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_running_heads_are_artifacts(paper: bytes) -> None:
    """Names and page numbers stand outside the tree, marked as what they are, on each page."""
    pages = len(pdfium.PdfDocument(paper))
    heads = re.findall(rb"/Artifact\s+<</Type /Pagination>>\s+BDC", streams(paper))
    assert len(heads) >= 3 * pages


# WeasyPrint leaves its colour profile open until the memory is cleaned.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("profile", PDF_PROFILES)
def test_profiles(profile: str) -> None:
    """A profile is named in the metadata with its part and level; archives get colours that mean
    the same everywhere; all get tags, a title to show and a language, and stay the same bytes."""
    made, again = (render_pdf(sample(), replace(ALL, pdf_profile=profile)) for _ in range(2))
    assert made == again
    inside = streams(made)
    standard, _, level = profile.partition("-")
    assert re.search(rb"pdf%sid:part=\"%s\"" % (standard.encode(), level[:1].encode()), inside)
    for name in (b"/Lang", b"/Metadata", b"/MarkInfo", b"/StructTreeRoot", b"/DisplayDocTitle"):
        assert name in inside, name
    for name in (b"/Encrypt", b"/JavaScript", b"/EmbeddedFile", b"/LZWDecode"):
        assert name not in inside, name
    assert b"<dc:title>" in inside or b"dc:title" in inside
    if standard == "a":
        assert b'pdfaid:conformance="%s"' % level[1:].upper().encode() in inside
        assert b"/OutputIntent" in inside
        assert b"GTS_PDFA1" in inside
        assert inside.count(b"/Type /Annot") == len(re.findall(rb"/F 4\b", inside))
    version = b"%PDF-2.0" if profile == "ua-2" else b"%PDF-1.7"
    assert made.startswith(version)


def test_unknown_profile_names_those_there_are() -> None:
    """Another profile is refused with the list."""
    with pytest.raises(RendererError, match="unknown PDF profile 'x-4': choose one of ua-1"):
        render_pdf(sample(), replace(ALL, pdf_profile="x-4"))


@pytest.mark.parametrize("theme", THEMES)
def test_every_font_is_embedded(theme: str) -> None:
    """No reader has to have a font: each one described has its file in the PDF."""
    inside = streams(seed(theme))
    described = inside.count(b"/Type /FontDescriptor")
    assert described >= 3
    assert described == len(re.findall(rb"/FontFile[23]? ", inside))


def test_bookmarks_for_parts_and_changes(paper: bytes) -> None:
    """Each part and each numbered paragraph has a bookmark to the page it is on."""
    document = pdfium.PdfDocument(paper)
    marks = [
        (mark.get_title(), mark.get_dest().get_index(), mark.level) for mark in document.get_toc()
    ]
    titles = [title for title, _, _ in marks]
    assert {"Masthead", "Preamble", "Operative part"} <= set(titles)
    numbered = [title for title in titles if re.match(r"\d+ ", title)]
    assert len(numbered) == 21
    texts = [page.get_textpage().get_text_bounded() for page in document]
    where = next(page for title, page, _ in marks if re.match(r"3\s+PP 2", title))
    assert "Emphasizing" in texts[where]


def test_summary_page_stands_alone_with_pages_of_changes(paper: bytes) -> None:
    """Names, date, sizes and counts, and each change with the page it is on; the draft begins on
    a page of its own."""
    texts = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(paper)]
    start = next(at for at, text in enumerate(texts) if "Economic and Social Council" in text)
    summary = "\n".join(texts[:start])
    for words in ("old.txt", "new.txt", "36 paragraphs, 1,138 words", "14 amended"):
        assert words in summary
    page = next(at for at, text in enumerate(texts) if at >= start and "Emphasizing" in text) + 1
    assert re.search(rf"\b{page}\s+3\s+PP 2\s+amended", summary)
    for text in texts:
        assert "old.txt → new.txt" in text


def test_renumbered_neighbours_are_one_line() -> None:
    """After one insertion a long run of new numbers is one line of the list, not one each."""
    words = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel")
    stock = [
        f"The Committee {word} considers the {word} report of its {word} body." for word in words
    ]
    inserted = [stock[0], "A wholly new paragraph on other matters stands here.", *stock[1:]]
    old, new = (
        api.read_bytes(
            "\n\n".join(f"{k}. {text}" for k, text in enumerate(texts, 1)).encode(), "draft.txt"
        )
        for texts in (stock, inserted)
    )
    data = render_pdf(api.compare(old, new), ALL)
    first = pdfium.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert "2–8" in first
    assert re.search(r"were \D*2 – \D*8, unchanged", first)


# --- pictures ---------------------------------------------------------------------------------

WIDTH = 120
NEAR = 2.5
"""Mean difference of grey (of 255) that a cell may have: fonts are drawn alike, but for their
edges. A lost legend makes 7."""
NEAR_UPRIGHT = 2.0
"""The same of upright strokes alone, which fonts hardly touch. Lost change bars make 8."""
CELL = 12
NARROW = 3
REACH = 5
"""Rows, nearly two lines of text, that a stroke must cover to be upright."""


def pictures(data: bytes) -> list[Image.Image]:
    """Each page in grey, 120 pixels wide."""
    shown = []
    for page in pdfium.PdfDocument(data):
        whole = page.render(scale=4 * WIDTH / page.get_width(), grayscale=True).to_pil()
        shown.append(
            whole.convert("L").resize((WIDTH, round(whole.height / 4)), Image.Resampling.BOX)
        )
    return shown


def worst(one: Image.Image, other: Image.Image, across: int = CELL) -> float:
    """The largest mean difference of a cell, 12 pixels high; 255 where the sizes differ."""
    if one.size != other.size:
        return 255.0
    apart = ImageChops.difference(one, other)
    cells = (max(1, one.width // across), max(1, one.height // CELL))
    return float(max(apart.resize(cells, Image.Resampling.BOX).tobytes()))


def uprights(picture: Image.Image) -> Image.Image:
    """What is dark over five rows: change bars and the sides of tables, and no text."""
    # Five times as wide, so that the filter, which is square, reaches no pixel at the side.
    wide = picture.resize((picture.width * REACH, picture.height), Image.Resampling.NEAREST)
    return wide.filter(ImageFilter.MaxFilter(REACH)).resize(picture.size, Image.Resampling.NEAREST)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", THEMES)
def test_pages_look_as_they_did(theme: str, layout: str, request: pytest.FixtureRequest) -> None:
    """Every page of the first example, small, beside the picture that was looked at."""
    strip = _strip(pictures(seed(theme, layout)))
    path = GOLDEN / f"{theme}-{layout}.png"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        strip.save(path, optimize=True)
    kept = Image.open(path).convert("L")
    assert worst(strip, kept) <= NEAR
    assert worst(uprights(strip), uprights(kept), NARROW) <= NEAR_UPRIGHT


def _strip(pages: list[Image.Image]) -> Image.Image:
    whole = Image.new("L", (sum(page.width for page in pages), pages[0].height), 255)
    at = 0
    for page in pages:
        whole.paste(page, (at, 0))
        at += page.width
    # Sixteen greys are enough, and a third of the bytes.
    return whole.point(lambda grey: min(255, (grey + 8) // 17 * 17))


def without(css: str, folder: Path) -> list[tuple[Image.Image, Image.Image]]:
    """Pages as they are, each beside what the style makes of it."""
    sheet = folder / "lost.css"
    sheet.write_text(css, "utf-8")
    whole, less = (
        pictures(render_pdf(plain_blocks(6), replace(ALL, css=css))) for css in (None, str(sheet))
    )
    return list(zip(whole, less, strict=True))


def test_a_lost_legend_is_seen(tmp_path: Path) -> None:
    """The comparison of pictures sees a legend that is not there."""
    pairs = without(".legend { visibility: hidden }", tmp_path)
    assert max(worst(a, b) for a, b in pairs) > 2 * NEAR


def test_lost_change_bars_are_seen(tmp_path: Path) -> None:
    """The comparison of upright strokes sees change bars that are not there, by a wide margin."""
    pairs = without(".c { border-left-color: transparent !important }", tmp_path)
    assert max(worst(uprights(a), uprights(b), NARROW) for a, b in pairs) > 3 * NEAR_UPRIGHT


def test_tags_that_cannot_be_told_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tags are not in the order in which WeasyPrint's boxes are walked, nothing is
    guessed and a warning says so."""
    monkeypatch.setattr(tags, "_page", lambda _: iter(()))
    with pytest.warns(tags.TagsIncomplete, match="which words went and came"):
        data = render_pdf(sample(), ALL)
    assert not any(alt.startswith("deletion") for _, alt in elements(data))


def test_the_command_line_says_so_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the command line it is a remark like others, and a reason to stop under --strict."""
    monkeypatch.setattr(tags, "_page", lambda _: iter(()))
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path, word in zip(files, ("May", "June"), strict=True):
        path.write_text(f"It decides to meet in {word} next year in Vienna.\n", "utf-8")
    made = tmp_path / "redline.pdf"
    command = [*map(str, files), "--no-config", "-o", str(made)]
    assert run([*command, "--strict"]) == 2
    assert not made.exists()
    assert run(command) == 0
    assert made.exists()
    assert capsys.readouterr().err.count("(tags-incomplete)") == 2

"""Two resolutions as issued, and texts printed by two programs: what is read is what they say."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, needs_program, shared_data
from tests.unit.readers.pdf.printed import both, html_of, marked, texts
from unxdiff.api import compare, read, read_bytes, render
from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.model.roles import Role, Style
from unxdiff.options import RenderOptions

# Not the one that is itself taken from pages: printed again, its page numbers stand in mid-page.
EXAMPLES = sorted(
    path for path in (ROOT / "examples").glob("*/*.txt") if path.parent.name != "repaginated"
)
LANGUAGES = {"resolution-ar": "ar", "resolution-zh": "zh", "resolution-ru": "ru"} | {
    "resolution-fr": "fr", "resolution-es": "es", "statute-fr": "fr",
}  # fmt: skip

TITLE = (
    "Agreement under the United Nations Convention on the Law of the Sea on the Conservation and "
    "Sustainable Use of Marine Biological Diversity of Areas beyond National Jurisdiction"
)


@functools.cache
def paper(name: str) -> Document:
    """One of the two resolutions."""
    return read(shared_data() / "un" / "ga-A-RES-77-321-to-78-272" / name)


def shown(old: Document, new: Document) -> list[str]:
    """The marked lines of a comparison."""
    redline = render(compare(old, new), "terminal", RenderOptions(context=0, width=400))
    return [line for line in str(redline).splitlines() if line.startswith("│")]


def of_role(document: Document, role: Role) -> list[str]:
    return [block.text for block in document.blocks if block.role is role]


def test_masthead_as_issued() -> None:
    """Each line of the masthead is a block, the two sides row by row; its symbol stays."""
    heads = [block.text for block in paper("new.pdf").blocks[:10]]
    assert heads == [
        "United Nations",
        "A/RES/78/272",
        "General Assembly",
        "Distr.: General",
        "29 April 2024",
        "Seventy-eighth session",
        "Agenda item 75 (c)",
        f"Oceans and the law of the sea: {TITLE}",
        "Resolution adopted by the General Assembly on 24 April 2024",
        "[without reference to a Main Committee (A/78/L.41)]",
    ]


def test_paragraphs_and_notes_as_issued() -> None:
    """8 preambular and 6 or 17 operative paragraphs, whole over the pages; each note is tied."""
    for name, operative, notes in (("old.pdf", 6, 4), ("new.pdf", 17, 6)):
        document = paper(name)
        assert len(of_role(document, Role.PREAMBULAR)) == 8
        assert len(of_role(document, Role.OPERATIVE)) == operative
        assert [note.mark for note in document.notes] == [str(n + 1) for n in range(notes)]
        cited = [mark.note for block in document.blocks for mark in block.marks]
        assert cited == list(range(notes))
        assert not any(remark.code is Code.NOTE_UNTIED for remark in document.diagnostics)
    rejoined = [
        remark.page
        for remark in paper("new.pdf").diagnostics
        if remark.code is Code.PARAGRAPH_REJOINED
    ]
    assert rejoined == [1, 2, 3]
    first = paper("old.pdf").notes[0]
    assert [(first.text[run.start : run.end], run.style) for run in first.runs] == [
        ("Treaty Series", Style.ITALIC)
    ]


def test_lead_words_are_italic() -> None:
    """What opens a paragraph is slanted there, and nothing else of it."""
    for block in paper("new.pdf").blocks:
        if block.role in (Role.PREAMBULAR, Role.OPERATIVE):
            run = block.runs[0]
            assert (run.start, run.style) == (0, Style.ITALIC)
            assert block.text[run.start : run.end].split()[-1].islower() or run.end < 20


def test_no_furniture_is_left() -> None:
    """No job number, page number, bar code, running head or request to recycle is in the text."""
    for name in ("old.pdf", "new.pdf"):
        document = paper(name)
        text = "\n".join(block.text for block in document.blocks)
        for word in ("15249", "07683", "*2", "recycle", " 2/2", " 3/4", "____"):
            assert word not in text
        assert text.count("A/RES/") == 1


def corrected(name: str) -> str:
    """The text extraction that lies beside the papers, with what it does wrong put right: it runs
    the masthead and the closing into one line each, and leaves one running head in paragraph 5."""
    text = (shared_data() / "un" / "ga-A-RES-77-321-to-78-272" / name).read_text(encoding="utf-8")
    heads = [
        "A/RES/", "General Assembly Distr", "Distr.: General", "8 August", "29 April",
        "Seventy-", "Agenda item", "Oceans and", "[without", "The General Assembly, ",
    ]  # fmt: skip
    body = text.index("Recalling its resolution")
    above, below = text[:body], text[body:]
    for head in heads:
        above = above.replace(f" {head}", f"\n\n{head}", 1)
    for closing in ("95th plenary", "1 August 2023 __", "73rd plenary", "24 April 2024"):
        place = below.rfind(f" {closing}")
        if place >= 0:
            below = f"{below[:place]}\n\n{below[place + 1 :]}"
    # "1 August" under a paragraph looks like a note in a text; a no-break blank tells.
    below = below.replace("\n\n1 August 2023 ______", "\n\n1\u00a0August 2023\n\n______")
    return above + below.replace(f"{TITLE} A/RES/78/272 regional", "regional")


@pytest.mark.parametrize("name", ["old", "new"])
def test_against_the_text_extraction(name: str) -> None:
    """Against the corrected extraction of the same paper there is no difference."""
    text = read_bytes(corrected(f"{name}.txt").encode(), f"{name}.txt")
    assert shown(text, paper(f"{name}.pdf")) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_printed_by_weasyprint(path: Path) -> None:
    """Each example, printed justified and hyphenated, is the same as its text."""
    language = LANGUAGES.get(path.parent.name, "en")
    plain, printed = both(path.read_text(encoding="utf-8"), language)
    assert shown(plain, printed) == []


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All examples as PDFs that LibreOffice made, from text and from HTML by way of ODT."""
    program = needs_program("soffice")
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('profile')}"
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8").replace("\u202f", "\u00a0")
        name = f"{path.parent.name}-{path.stem}"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        page = html_of(text, LANGUAGES.get(path.parent.name, "en"))
        (folder / f"{name}-page.html").write_text(page, encoding="utf-8")
    base = [program, profile, "--headless", "--convert-to"]
    for step in (
        ["odt:writer8", "--infilter=HTML (StarWriter)", *folder.glob("*.html")],
        ["pdf:writer_pdf_Export", *folder.glob("*.txt")],
    ):
        subprocess.run([*base, *step], cwd=folder, check=True, capture_output=True, timeout=300)
    step = ["pdf:writer_pdf_Export", *folder.glob("*.odt")]
    subprocess.run([*base, *step], cwd=folder, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_printed_by_libreoffice(path: Path, office: Path) -> None:
    """Each example, opened in LibreOffice and exported, is the same as its text.

    Narrow no-break blanks are made wide ones before: LibreOffice leaves so little white for one
    that no reader can tell it from letters set apart.
    An Arabic text file is left out: LibreOffice sets it from the left, so that its stops and
    labels stand at the wrong ends of the lines, and no reader can tell where they belong.
    """
    name = f"{path.parent.name}-{path.stem}"
    plain = read(path)
    assert shown(plain, read(office / f"{name}-page.pdf")) == []
    if path.parent.name != "resolution-ar":
        assert shown(plain, read(office / f"{name}.pdf")) == []


def test_arabic_from_both_programs(office: Path) -> None:
    """Letters, figures and notes of Arabic in logical order, from either program."""
    path = ROOT / "examples" / "resolution-ar" / "new.txt"
    plain, printed = both(path.read_text(encoding="utf-8"), "ar")
    made = read(office / "resolution-ar-new-page.pdf")
    assert texts(printed) == texts(plain) == texts(made)
    assert [marked(made, block) for block in made.blocks] == [
        marked(plain, block) for block in plain.blocks
    ]

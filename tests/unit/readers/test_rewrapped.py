"""A text reads the same however it was wrapped, paged or typed."""

from __future__ import annotations

import re
import textwrap

import pytest

from tests.conftest import shared_data
from unxdiff.model.document import Document
from unxdiff.model.roles import Style
from unxdiff.options import ReadOptions
from unxdiff.readers.registry import read_document

WIDTHS = (40, 60, 72, 100)


def _read(text: str) -> Document:
    return read_document(text.encode(), "seed.txt", ReadOptions())


@pytest.fixture(scope="module")
def seed() -> str:
    return (shared_data() / "seed" / "revised-draft.txt").read_text(encoding="utf-8")


def _folded(text: str) -> str:
    return text.translate(str.maketrans("\u00a0“”‘’", " \"\"''"))


def _key(document: Document) -> tuple[object, ...]:
    blocks = [(_folded(b.text), b.kind, b.label, b.level, b.marks, b.runs) for b in document.blocks]
    return blocks, [(n.mark, _folded(n.text), n.runs) for n in document.notes]


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _wrapped(paragraphs: list[str], width: int, *, blank: bool, hyphens: bool = True) -> str:
    filled = [textwrap.fill(p, width, break_on_hyphens=hyphens) for p in paragraphs]
    return ("\n\n" if blank else "\n").join(filled) + "\n"


def _paged(text: str, length: int, style: str) -> str:
    """Break a text into pages of ``length`` lines with one kind of furniture."""
    made: list[str] = []
    lines = text.split("\n")
    for page, start in enumerate(range(0, len(lines), length), 1):
        if start and style == "form feed":
            made.append("\f")
        elif start and style == "full":
            made += ["", f"{page}/9", "V.10-53837 (E)", "\fE/CN.15/2010/L.2/Rev.1", "A head", ""]
        elif start and style == "dashes":
            made += ["", f"- {page} -", "", "E/CN.15/2010/L.2/Rev.1", ""]
        elif start and style == "bare":
            made += ["", f"{page}", "\f"]
        made += lines[start : start + length]
    return "\n".join(made)


def _is_note(line: str) -> bool:
    return line[0] in "¹²³⁴⁵" or line.startswith("* ")


def _parts(seed: str) -> tuple[list[str], list[str]]:
    """The seed's paragraphs, the cut one whole, and its notes."""
    paragraphs = _paragraphs(seed)
    notes = [line for line in paragraphs if _is_note(line)]
    text = [line for line in paragraphs if not _is_note(line)]
    cut = next(i for i, line in enumerate(text) if line.endswith("an open-ended"))
    text[cut : cut + 2] = [f"{text[cut]} {text[cut + 1]}"]
    return text, notes


def test_seed_reads_right(seed: str) -> None:
    """The seed has 20 preambular and 4 operative paragraphs, its notes tied, the cut one whole."""
    document = _read(seed)
    texts = [block.text for block in document.blocks]
    enacting = texts.index("The Commission on Crime Prevention and Criminal Justice,")
    body = texts[enacting + 1 :]
    assert [text[:2] for text in body[20:]] == ["1.", "2.", "3.", "4."]
    assert all(text.endswith(",") for text in body[:20])
    assert any("and an open-ended intergovernmental expert group" in text for text in body)
    assert [note.mark for note in document.notes] == ["*", "1", "2", "3", "4", "5"]
    cited = [mark.note for block in document.blocks for mark in block.marks]
    assert cited == [0, 1, 2, 3, 4, 5]
    assert texts[1:3] == ["Distr.: Limited", "21 May 2010"]
    assert document.blocks[enacting + 21].runs[0].style is Style.ITALIC
    assert not [d for d in document.diagnostics if d.code.value == "note-untied"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("hyphens", [True, False])
def test_rewrapped(seed: str, width: int, blank: bool, hyphens: bool) -> None:
    """Hard wrapping at any width, with or without blank lines, changes nothing."""
    text = _wrapped(_paragraphs(seed), width, blank=blank, hyphens=hyphens)
    assert _key(_read(text)) == _key(_read(seed))


@pytest.mark.parametrize(
    ("width", "blank"),
    [(10_000, True), *((width, blank) for width in WIDTHS for blank in (True, False))],
)
@pytest.mark.parametrize("style", ["form feed", "full", "dashes", "bare"])
@pytest.mark.parametrize("length", [17, 23, 31, 40])
def test_other_pages(seed: str, width: int, blank: bool, style: str, length: int) -> None:
    """Page breaks, page numbers, running heads and job numbers anywhere change nothing."""
    text = _wrapped(_paragraphs(seed), width, blank=blank)
    assert _key(_read(_paged(text, length, style))) == _key(_read(seed))


@pytest.mark.parametrize("width", [*WIDTHS, 10_000])
@pytest.mark.parametrize("place", [12, 14, 20, -1])
def test_notes_elsewhere(seed: str, width: int, place: int) -> None:
    """Notes may stand after any paragraph, or all at the end."""
    text, notes = _parts(seed)
    at = len(text) if place < 0 else place
    moved = _wrapped(text[:at] + notes + text[at:], width, blank=True)
    assert _key(_read(moved)) == _key(_read(seed))


@pytest.mark.parametrize("width", [60, 10_000])
@pytest.mark.parametrize("paragraph", range(12, 32))
def test_cut_anywhere(seed: str, width: int, paragraph: int) -> None:
    """A paragraph that the notes cut is whole again, wherever between two words they stand."""
    text, notes = _parts(seed)
    words = text[paragraph].split(" ")
    for at in range(8, len(words) - 3, 7):
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        if head[-1] in ",;:." and tail[0].isupper():
            continue  # reads as the end of one paragraph and the start of another
        made = [*text[:paragraph], head, *notes, tail, *text[paragraph + 1 :]]
        assert _key(_read(_wrapped(made, width, blank=True))) == _key(_read(seed)), (head, tail)


def test_typing_habits(seed: str) -> None:
    """Line ends, straight quotes, no-break and trailing blanks change nothing but themselves."""
    key = _key(_read(seed))
    assert _key(_read(seed.replace("\n", "\r\n"))) == key
    assert _key(_read(seed.replace("\n", "\r"))) == key
    assert _key(_read(_folded(seed))) == key
    assert _key(_read(seed.replace("resolution ", "resolution\u00a0"))) == key
    assert _key(_read(seed.replace("\n", "  \n"))) == key
    assert _key(_read(re.sub(r"\n+", "\n", seed))) == key
    assert _key(_read("\ufeff" + seed)) == key

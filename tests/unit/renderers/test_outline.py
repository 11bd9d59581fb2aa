"""The outline: how a document was read, for people and as data."""

from __future__ import annotations

import json
import unicodedata

import pytest

from tests.unit.structure.drafts import RESOLUTION, read
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Mark, Note, Run, SourceRef
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.renderers.outline import outline_json, outline_text

SMALL = Document(
    "draft.txt",
    "text",
    (
        Block("The Council,", role=Role.ENACTING_LINE, source=SourceRef(3, 3)),
        Block(
            "Urges States to dig wells.",
            role=Role.OPERATIVE,
            label="1.",
            runs=(Run(0, 5, Style.ITALIC), Run(20, 25, Style.LINK, "https://example.org/")),
            marks=(Mark(12, 0), Mark(25, 1)),
        ),
        Block("well\tdeep", Kind.ROW, Role.TABLE_ROW, table=1),
    ),
    (Note("1", "A/1."), Note("*", "By the\nChair."), Note("2", "Nowhere.")),
    (
        Diagnostic(Code.NOTE_UNTIED, "note 2 has no mark", note=2, line=9),
        Diagnostic(Code.FURNITURE_DROPPED, "page number left out", text="2/4", page=2),
        Diagnostic(Code.STRUCTURE_GUESSED, "a role was a guess", block=1),
    ),
    "en",
    (("title", "Wells"),),
)


def width(line: str) -> int:
    """Terminal columns of a line."""
    return sum(2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1 for sign in line)


def test_text_outline() -> None:
    """Role and label first, marks where notes are cited, diagnostics and counts last."""
    assert outline_text(SMALL).splitlines() == [
        "draft.txt (text, en)",
        "enacting-line    The Council,",
        "operative     1. Urges States[^1] to dig wells[^*].",
        "table-row        well │ deep",
        "note 1  cited in block 2: A/1.",
        "note *  cited in block 2: By the ⏎ Chair.",
        "note 2  cited nowhere: Nowhere.",
        "! note-untied  note 2 has no mark (line 9)",
        "! furniture-dropped  page number left out (page 2): 2/4",
        "! structure-guessed  a role was a guess (block 2)",
        "3 blocks: 1 enacting-line, 1 operative, 1 table-row · 3 notes · 3 diagnostics",
    ]


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_block_lines_fit(columns: int) -> None:
    """No block line is wider than asked for, in Latin and in Chinese, whatever the labels."""
    text = RESOLUTION + "\n\n" + "安全理事会回顾其关于水井的决议" * 20
    lines = outline_text(read(text), columns).splitlines()[1:-1]
    assert all(width(line) <= columns for line in lines)
    assert any(line.endswith("…") for line in lines)


def test_color_adds_nothing_but_color() -> None:
    """Without its escape sequences the coloured outline is the plain one."""
    painted = outline_text(SMALL, color=True)
    assert "\x1b[" in painted
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[33m", "\x1b[0m"):
        painted = painted.replace(code, "")
    assert painted == outline_text(SMALL)


def test_no_control_character_reaches_the_terminal() -> None:
    """An escape sequence in a text is shown by a sign, not obeyed."""
    shown = outline_text(Document("d", "text", (Block("a\x1b[31mred\x07"),)))
    assert "\x1b" not in shown
    assert "a␦[31mred␦" in shown


def test_an_empty_document() -> None:
    """Counts of nothing."""
    assert outline_text(Document("d", "text")).splitlines() == [
        "d (text, language not told)",
        "0 blocks · 0 notes · 0 diagnostics",
    ]


def test_json_outline_holds_the_model() -> None:
    """Every field of blocks, notes and diagnostics that says something is there, nothing is cut."""
    data = json.loads(json.dumps(outline_json(SMALL)))
    assert data["facts"] == {"title": "Wells"}
    assert (data["name"], data["format"], data["language"]) == ("draft.txt", "text", "en")
    assert data["blocks"][0]["line"] == 3
    assert data["blocks"][1] == {
        "id": "b2",
        "role": "operative",
        "kind": "paragraph",
        "label": "1.",
        "level": 0,
        "text": "Urges States to dig wells.",
        "marks": [{"at": 12, "note": "n1"}, {"at": 25, "note": "n2"}],
        "runs": [
            {"start": 0, "end": 5, "style": "italic"},
            {"start": 20, "end": 25, "style": "link", "target": "https://example.org/"},
        ],
    }
    assert data["blocks"][2]["table"] == 1
    assert data["notes"][1] == {
        "id": "n2",
        "mark": "*",
        "text": "By the\nChair.",
        "runs": [],
        "cited": ["b2"],
    }
    assert data["diagnostics"][0] == {
        "code": "note-untied",
        "message": "note 2 has no mark",
        "note": "n3",
        "line": 9,
    }
    assert data["diagnostics"][1]["text"] == "2/4"
    assert data["diagnostics"][2]["block"] == "b2"

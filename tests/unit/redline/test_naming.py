"""What people call blocks, notes and parts."""

from __future__ import annotations

import unicodedata

import pytest

from tests.conftest import ROOT
from tests.unit.structure.drafts import RESOLUTION, read
from unxdiff.model.document import Block, Document, Note
from unxdiff.model.roles import Kind, Role
from unxdiff.redline.naming import names, note_names, parts


def width(text: str) -> int:
    """Terminal columns of a text."""
    return sum(2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1 for sign in text)


def test_names_of_a_resolution() -> None:
    """Masthead lines by what they are, paragraphs by PP and OP, letters under their paragraph."""
    made = read(RESOLUTION)
    assert names(made) == (
        "Symbol",
        "Masthead",
        "Masthead 2",
        "Masthead 3",
        "Masthead 4",
        "Session",
        "Body",
        "Agenda item",
        "Agenda title",
        "Sponsor line",
        "Title",
        "Enacting line",
        "PP 1",
        "PP 2",
        "PP 3",
        "PP 3 (a)",
        "PP 3 (b)",
        "PP 3 (b) (i)",
        "PP 3 (b) (ii)",
        "OP 1",
        "OP 2",
        "OP 2 (a)",
        "OP 2 (b)",
        "OP 2 bis",
        "OP 3",
        "Closing",
        "Closing 2",
        "Annex I",
        "Annex I ¶ 1",
        "Annex I (1)",
        "Annex I (2)",
    )


def test_parts_of_a_resolution() -> None:
    """Masthead, preamble, operative part and annexes, each block in one."""
    told = parts(read(RESOLUTION))
    assert list(dict.fromkeys(told)) == ["Masthead", "Preamble", "Operative part", "Annex I"]
    assert told.count("Preamble") == 8
    assert told[-1] == "Annex I"


def operative(label: str | None) -> str:
    """The name of one operative paragraph."""
    block = Block("Urges States.", role=Role.OPERATIVE, label=label)
    return names(Document("d", "text", (block,)))[0]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (None, "OP 1"),
        ("3.", "OP 3"),
        ("3 bis.", "OP 3 bis"),
        ("3bis.", "OP 3 bis"),
        ("OP3ter", "OP 3 ter"),
        ("[OP 12.]", "OP 12"),
        ("1 -", "OP 1"),
        ("١ -", "OP ١"),
    ],
)
def test_an_operative_paragraph_bears_its_own_number(label: str | None, name: str) -> None:
    """The number as written, without marks; the count where there is none."""
    assert operative(label) == name


def test_clauses_articles_and_rows() -> None:
    """Numbers say where clauses stand; articles number their paragraphs; rows are counted."""
    blocks = (
        Block("Fees", Kind.PARAGRAPH, Role.HEADING, "4.", 2),
        Block("It is due.", role=Role.CLAUSE, label="4.2", level=1),
        Block("at once;", role=Role.CLAUSE, label="(a)", level=2),
        Block("later;", role=Role.CLAUSE, label="(b)", level=2),
        Block("much later.", role=Role.CLAUSE, label="(i)", level=3),
        Block("Article 5", role=Role.HEADING, level=4),
        Block("It ends.", role=Role.CLAUSE, label="2."),
        Block("slowly;", role=Role.CLAUSE, label="(a)", level=1),
        Block("It stays.", role=Role.CLAUSE, label="3."),
        Block("well\tdeep", Kind.ROW, Role.TABLE_ROW, table=1),
        Block("pump\thigh", Kind.ROW, Role.TABLE_ROW, table=1),
        Block("a bucket", Kind.ITEM, Role.LIST_ITEM, "-"),
        Block("The end."),
    )
    assert names(Document("d", "text", blocks)) == (
        "4",
        "4.2",
        "4.2 (a)",
        "4.2 (b)",
        "4.2 (b) (i)",
        "Art. 5",
        "Art. 5 (2)",
        "Art. 5 (2) (a)",
        "Art. 5 (3)",
        "Table 1 row 1",
        "Table 1 row 2",
        "¶ 12",
        "¶ 13",
    )


def test_a_list_that_counts_anew_falls_back_on_places() -> None:
    """Labels that occur twice cannot name two blocks."""
    item = Block("x", Kind.ITEM, Role.LIST_ITEM, "1.")
    made = names(Document("d", "markdown", (item, Block("Then:"), item)))
    assert made == ("1", "¶ 2", "¶ 3")


def test_two_resolutions_count_anew() -> None:
    """A second enacting line begins a new count."""
    one = (
        "The Council,\n\nRecalling its rules,\n\nNoting the report,\n\n"
        "1. Urges States;\n\n2. Decides so."
    )
    made = names(read(f"{one}\n\n{one}"))
    assert made == (
        "Enacting line",
        "PP 1",
        "PP 2",
        "OP 1",
        "OP 2",
        "Enacting line 2",
        "PP 1",
        "PP 2",
        "OP 1",
        "OP 2",
    )


def test_parts_of_other_documents_are_their_headings() -> None:
    """The single heading at the top is the document's title, the next level makes the parts."""
    blocks = (
        Block("Wells", Kind.HEADING, Role.HEADING, level=1),
        Block("About them."),
        Block("Digging", Kind.HEADING, Role.HEADING, "1.", 2),
        Block("Deep.", Kind.HEADING, Role.HEADING, level=3),
        Block("Pumping", Kind.HEADING, Role.HEADING, "2.", 2),
        Block("Up."),
    )
    told = parts(Document("d", "markdown", blocks))
    assert told == ("", "", "1 Digging", "1 Digging", "2 Pumping", "2 Pumping")
    assert parts(Document("d", "text", (Block("Prose."), Block("More.")))) == ("", "")
    assert parts(Document("d", "text")) == ()


def test_note_names() -> None:
    """A note is named by its mark."""
    notes = (Note("4", "Ibid."), Note("*", "On behalf of the Group."))
    assert note_names(Document("d", "text", (), notes)) == ("note 4", "note *")


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "examples").iterdir() if path.is_dir())
)
def test_names_are_short_and_told_apart(name: str) -> None:
    """On every example: one name a block, at most 16 columns, no two alike; one part a block."""
    from unxdiff.api import read as read_file

    for path in sorted((ROOT / "examples" / name).iterdir()):
        made = read_file(path)
        told = names(made)
        assert len(told) == len(parts(made)) == len(made.blocks)
        assert all(0 < width(word) <= 16 for word in told), told
        assert len(set(told)) == len(told), told

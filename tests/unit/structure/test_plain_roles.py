"""Other documents: no United Nations role is forced on a contract, a statute or a page of prose."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conftest import ROOT, shared_data
from tests.unit.structure.drafts import read, roles
from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Kind
from unxdiff.structure.assign import assign

CONTRACT = """
SERVICE AGREEMENT

This agreement is made between A. Smith and the Well Company,

1. Definitions

1.1 “Well” means a hole with water in it.

1.2 “Fee” means the sum in Schedule A.

2. Services

2.1 The Company shall:

(a) dig the well;

(b) test the water:

(i) in spring; and

(ii) in autumn.

2.2 Smith shall pay the Fee.

Schedule A

The fee is 100 crowns.
"""

STATUTE = """
PART II

CHAPTER III

Wells

Article 5

Every commune keeps a well.

Article 5 bis

1. The well is open, free of charge, to all,

2. Its water is tested.

§ 12 The mayor reports.
"""

ESSAY = """
Having walked all day, the travellers, who were tired, sat down,

The inn, they said, was closed. Recalling the road, they sighed.

1999 saw three inns close.
"""


def test_a_contract() -> None:
    """Numbered headings, clauses by depth, letters below them, a schedule."""
    made = read(CONTRACT)
    assert [(block.role.value, block.level, block.label) for block in made.blocks] == [
        ("heading", 2, None),
        ("paragraph", 0, None),
        ("heading", 2, "1."),
        ("clause", 1, "1.1"),
        ("clause", 1, "1.2"),
        ("heading", 2, "2."),
        ("clause", 1, "2.1"),
        ("clause", 2, "(a)"),
        ("clause", 2, "(b)"),
        ("clause", 3, "(i)"),
        ("clause", 3, "(ii)"),
        ("clause", 1, "2.2"),
        ("annex", 0, None),
        ("paragraph", 0, None),
    ]


def test_a_statute() -> None:
    """Parts, chapters and articles are headings by rank, numbered paragraphs are clauses."""
    made = read(STATUTE)
    assert [(block.role.value, block.level) for block in made.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 4),
        ("paragraph", 0),
        ("heading", 4),
        ("clause", 0),
        ("clause", 0),
        ("clause", 0),
    ]


def test_prose_is_paragraphs() -> None:
    """Participles, commas and years do not make a draft resolution of an essay."""
    made = read(ESSAY)
    assert [block.role.value for block in made.blocks] == ["paragraph"] * 3
    assert made.diagnostics == ()


def test_a_list_that_ends_in_commas_is_no_draft() -> None:
    """A line with an article and a comma names no organ unless it has a capital."""
    text = "The cat, the dog and the horse,\n\nwhich were tired,\n\nsat down,\n\nand slept."
    assert roles(text) == ["paragraph"] * 4


def test_a_paper_that_is_no_draft_has_its_masthead() -> None:
    """Distribution, date and symbol lines are told in reports and amendment lists too."""
    text = (
        "Economic and Social Council\n\nE/CN.7/2024/L.3\n\nDistr.: Limited\n\n"
        "Belgium: amendments to draft resolution E/CN.7/2024/L.2\n\n"
        "1. In operative paragraph 3, replace “a” with “b”.\n\n"
        "2. After operative paragraph 4, insert a new paragraph."
    )
    assert roles(text) == [
        "masthead",
        "symbol",
        "masthead",
        "sponsor-line",
        "clause",
        "clause",
    ]


def test_kinds_of_the_reader_decide() -> None:
    """Headings, items, rows, quotes and code of a marked-up format keep what they are."""
    blocks = (
        Block("Wells", kind=Kind.HEADING, level=1),
        Block("1 Scope", kind=Kind.HEADING, level=2),
        Block("a bucket", kind=Kind.ITEM, label="-", level=1),
        Block("2 Terms", kind=Kind.HEADING, level=2),
        Block("first", kind=Kind.ITEM, label="1."),
        Block("well\tdeep", kind=Kind.ROW, table=1),
        Block("so they say", kind=Kind.QUOTE),
        Block("dig()", kind=Kind.CODE),
    )
    made = assign(Document("wells.md", "markdown", blocks))
    assert [(block.role.value, block.level, block.label) for block in made.blocks] == [
        ("heading", 1, None),
        ("heading", 2, "1"),
        ("list-item", 1, "-"),
        ("heading", 2, "2"),
        ("list-item", 0, "1."),
        ("table-row", 0, None),
        ("quote", 0, None),
        ("code", 0, None),
    ]
    assert dict(made.facts) == {"title": "Wells"}


def test_a_list_of_short_lines_is_no_list_of_headings() -> None:
    """Numbered lines that follow one another directly are clauses, not empty sections."""
    assert roles("1. Buckets\n\n2. Ropes\n\n3. Pumps") == ["clause"] * 3


def test_a_role_does_not_depend_on_far_blocks() -> None:
    """A paragraph added at the end changes no role before it."""
    longer = read(CONTRACT + "\n\nSigned on 3 May 2031.")
    assert [b.role for b in longer.blocks[:-1]] == [b.role for b in read(CONTRACT).blocks]


def test_a_civil_code_is_no_draft() -> None:
    """Thousands of sentences, some with commas at their ends: headings, paragraphs and clauses."""
    from unxdiff.api import read as read_file

    made = read_file(shared_data() / "large" / "code-civil-2005.txt")
    count = Counter(block.role.value for block in made.blocks)
    assert set(count) <= {"heading", "paragraph", "clause", "list-item", "annex"}
    assert count["heading"] > 2000


@pytest.mark.parametrize("name", ["contract", "policy", "report-notes", "statute-fr"])
def test_examples_that_are_no_drafts(name: str) -> None:
    """The examples of other kinds have no United Nations role."""
    from unxdiff.api import read as read_file

    made = read_file(ROOT / "examples" / name / "new.txt")
    ordinary = {
        "masthead",
        "heading",
        "paragraph",
        "clause",
        "list-item",
        "annex",
        "table-row",
        "quote",
        "code",
    }
    assert {block.role.value for block in made.blocks} <= ordinary

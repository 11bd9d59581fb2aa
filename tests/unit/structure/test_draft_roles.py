"""Roles in United Nations drafts: by position, punctuation and numbers, in six languages."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conftest import ROOT, shared_data
from tests.unit.structure.drafts import RESOLUTION, document, read, roles
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document
from unxdiff.records import replace
from unxdiff.structure.assign import assign

LANGUAGES = {
    "english": "en",
    "french": "fr",
    "spanish": "es",
    "russian": "ru",
    "chinese": "zh",
    "arabic": "ar",
}
PAIRS = ("2504-2533", "2540-2592", "2556-2612", "2611-2665")


def counts(made: Document) -> Counter[str]:
    """How many blocks there are of each role."""
    return Counter(block.role.value for block in made.blocks)


def test_a_whole_resolution() -> None:
    """Every line of a masthead and every paragraph has its role; unknown openers are no trouble."""
    assert roles(RESOLUTION) == [
        "symbol",
        *["masthead"] * 4,
        "session",
        "body",
        "agenda-item",
        "agenda-title",
        "sponsor-line",
        "title",
        "enacting-line",
        *["preambular"] * 3,
        *["subparagraph"] * 4,
        *["operative"] * 2,
        *["subparagraph"] * 2,
        *["operative"] * 2,
        *["closing"] * 2,
        "annex",
        "paragraph",
        *["clause"] * 2,
    ]


def test_facts_of_the_masthead() -> None:
    """What the masthead says is told by name."""
    facts = dict(read(RESOLUTION).facts)
    assert facts == {
        "symbol": "A/C.3/78/L.12/Rev.1",
        "organ": "General Assembly",
        "distribution": "Limited",
        "date": "9 November 2023",
        "original": "English",
        "session": "Seventy-eighth session",
        "body": "Third Committee",
        "agenda-item": "Agenda item 103",
        "agenda-title": "Crime prevention",
        "sponsor": "Chile and Ghana",
        "title": "Safe water in schools",
    }


def test_the_seed() -> None:
    """The public revised draft: no symbol, 20 preambular and 4 operative paragraphs."""
    from unxdiff.api import read as read_file

    made = read_file(ROOT / "examples" / "seed" / "new.txt")
    count = counts(made)
    assert count["preambular"] == 20
    assert [block.label for block in made.blocks if block.role == "operative"] == [
        "1.",
        "2.",
        "3.",
        "4.",
    ]
    for role in ("body", "session", "place", "agenda-item", "agenda-title", "sponsor-line"):
        assert count[role] == 1, role
    assert count["title"] == count["enacting-line"] == 1
    assert not count["symbol"]
    assert dict(made.facts)["sponsor"] == "Argentina"


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("side", ["old", "new"])
def test_six_languages_have_the_same_paragraphs(pair: str, side: str) -> None:
    """A resolution reads alike in all six languages: same paragraphs, same order of roles."""
    from unxdiff.api import read as read_file

    folder = shared_data() / "un" / "sc-akn" / pair
    orders = {}
    for name, code in LANGUAGES.items():
        made = read_file(folder / f"{name}-{side}.xml")
        assert made.language == code
        assert not [d for d in made.diagnostics if d.code is Code.STRUCTURE_GUESSED]
        main = ("enacting-line", "preambular", "operative")
        orders[name] = [block.role.value for block in made.blocks if block.role.value in main]
    assert orders["english"].count("operative") >= 4
    assert all(order == orders["english"] for order in orders.values())


@pytest.mark.parametrize(
    ("name", "preambular", "operative"),
    [
        ("sc-S-RES-343-to-349/new", 3, 3),
        ("sc-S-RES-391-to-401/new", 8, 6),
        ("sc-S-RES-684-to-701/new", 5, 5),
        ("sc-S-RES-852-to-895/new", 4, 5),
        ("fr-A-RES-57-6-to-58-11/new", 12, 13),
        ("fr-A-RES-70-179-to-72-195/new", 34, 22),
        ("fr-A-RES-73-153-to-75-167/new", 28, 30),
    ],
)
def test_issued_resolutions(name: str, preambular: int, operative: int) -> None:
    """Issued texts without masthead, or French ones from a page extraction, counted by hand."""
    from unxdiff.api import read as read_file

    count = counts(read_file(shared_data() / "un" / f"{name}.txt"))
    assert (count["preambular"], count["operative"]) == (preambular, operative)


def test_a_single_operative_paragraph_has_no_number() -> None:
    """The paragraph behind the last comma is operative, whatever its verb."""
    text = "The Council,\n\nRecalling its rules,\n\nNoting the report,\n\nBlesses the report."
    assert roles(text) == ["enacting-line", "preambular", "preambular", "operative"]


def test_russian_openers_are_lower_case() -> None:
    """Russian preambular paragraphs begin with a small letter."""
    text = (
        "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию,\n\nотмечая доклад,\n\n"
        "1. просит Генерального секретаря доложить."
    )
    assert roles(text) == ["enacting-line", "preambular", "preambular", "operative"]


def test_labels_of_working_texts_decide() -> None:
    """PP and OP labels need no enacting line and no known opener."""
    made = read("PP1 Whispering,\n\nPP2bis Humming,\n\nOP1 Sings;\n\nOP2 alt Dances.")
    assert [block.role.value for block in made.blocks] == [
        "preambular",
        "preambular",
        "operative",
        "operative",
    ]
    assert made.diagnostics[0].code is Code.STRUCTURE_GUESSED


def test_a_fragment_without_enacting_line_is_a_guess() -> None:
    """Known openers in a row and numbered verbs are a draft, said to be guessed."""
    made = read(
        "Recalling the Charter,\n\nNoting the report,\n\n1. Urges States;\n\n2. Requests a report."
    )
    assert [block.role.value for block in made.blocks] == ["preambular"] * 2 + ["operative"] * 2
    assert [d.code for d in made.diagnostics] == [Code.STRUCTURE_GUESSED]


def test_two_resolutions_in_one_document() -> None:
    """Each has its own title, enacting line and numbers."""
    one = (
        "Water\n\nThe Council,\n\nRecalling its rules,\n\nNoting the report,\n\n"
        "1. Urges States;\n\n2. Decides so."
    )
    assert (
        roles(f"{one}\n\n{one.replace('Water', 'Wells')}")
        == [
            "title",
            "enacting-line",
            "preambular",
            "preambular",
            "operative",
            "operative",
        ]
        * 2
    )


def test_headings_and_second_preambles_in_the_operative_part() -> None:
    """A short line without a mark is a heading; a participle begins a preamble again."""
    text = (
        "The Council,\n\nRecalling its rules,\n\nNoting the report,\n\n"
        "I\n\nWater\n\n1. Urges States;\n\n"
        "Wells\n\nRecalling also its wells,\n\n2. Requests a report."
    )
    assert roles(text)[3:] == [
        "heading",
        "heading",
        "operative",
        "heading",
        "preambular",
        "operative",
    ]


def test_a_treaty_goes_on_with_articles() -> None:
    """Behind "Have agreed as follows" articles, clauses and items are read by ordinary rules."""
    text = (
        "The Parties to this Agreement,\n\nRecalling the Charter,\n\nNoting the report,\n\n"
        "Have agreed as follows:\n\nArticle 1\n\n1. Water is free.\n\n2. Wells are deep.\n\n"
        "Article 2\n\n1. Water is wet."
    )
    assert roles(text) == [
        "enacting-line",
        "preambular",
        "preambular",
        "enacting-line",
        "heading",
        "clause",
        "clause",
        "heading",
        "clause",
    ]


def test_a_preamble_that_ran_together_is_taken_apart() -> None:
    """Cut at a comma before a capital and a known opener; nothing is lost, earlier remarks move."""
    text = (
        "The General Assembly, Recalling its resolution 72/249 of 24 December 2017 on the law of "
        "the sea, and noting it, Recalling also its decision 76/564 of 23 May 2022 to convene the "
        "conference, Noting the report of the conference and of its committee,"
    )
    before = document(f"{text}\n\n1. Urges States;\n\n2. Requests a report.")
    remark = Diagnostic(Code.PARAGRAPH_REJOINED, "a paragraph was put together", block=2)
    made = assign(replace(before, diagnostics=(remark,)))
    assert [block.role.value for block in made.blocks] == [
        "enacting-line",
        *["preambular"] * 3,
        *["operative"] * 2,
    ]
    assert " ".join(block.text for block in made.blocks[:4]) == text
    assert made.diagnostics[0].block == 5
    assert made.diagnostics[1].code is Code.STRUCTURE_GUESSED


def test_roles_of_the_reader_are_kept() -> None:
    """A format that knows what a paragraph is (AKN) is believed."""
    from unxdiff.model.roles import Role

    blocks = (
        Block("The Council,", role=Role.ENACTING_LINE),
        Block("Sighing,", role=Role.PREAMBULAR),
        Block("Sings.", role=Role.OPERATIVE),
    )
    made = assign(Document("d", "akn", blocks))
    assert [block.role for block in made.blocks] == [block.role for block in blocks]


def test_an_empty_document() -> None:
    """Nothing in, nothing out."""
    empty = Document("d", "text")
    assert assign(empty) == empty

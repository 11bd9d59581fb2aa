"""Headings keep their sections together."""

from __future__ import annotations

from tests.unit.align.blocks import PARAGRAPHS, linked
from unxdiff.model.document import Block
from unxdiff.model.roles import Kind, Role

SAME = "States Parties shall cooperate with one another in giving effect to this section."


def section(name: str, *texts: str) -> list[Block]:
    """A heading and its paragraphs."""
    return [Block(name, Kind.HEADING, Role.HEADING, level=2), *map(Block, texts)]


def test_swapped_sections_keep_their_boilerplate() -> None:
    """Of paragraphs that are the same word for word each travels with its own section."""
    a, b = section("A", PARAGRAPHS[0], SAME), section("B", PARAGRAPHS[2], SAME)
    assert linked([*a, *b], [*b, *a]) == "3-0m 4-1m 5-2m 0-3 1-4 2-5"


def test_boilerplate_of_a_deleted_section() -> None:
    """The paragraph of the section that stayed is the one that stayed, wherever that went."""
    a, b = section("Alpha", SAME, PARAGRAPHS[0]), section("Beta", PARAGRAPHS[2], SAME)
    c = section("Gamma", PARAGRAPHS[3])
    assert linked([*a, *b, *c], [*c, *b]) == "0- 1- 2- 6-0m 7-1m 3-2 4-3 5-4"


def test_a_renamed_heading_travels_with_its_section() -> None:
    """Sections that are the same for the most part have the same heading, whatever it says."""
    a = section("Alpha", PARAGRAPHS[0], PARAGRAPHS[1])
    b = section("Beta", PARAGRAPHS[2], PARAGRAPHS[4])
    other = section("Something else", *[block.text for block in b[1:]])
    assert linked([*a, *b], [*other, *a]) == "3-0m 4-1m 5-2m 0-3 1-4 2-5"
    assert linked([*a, *b], [*a, *other]) == "0-0 1-1 2-2 3-3 4-4 5-5"


def test_what_is_left_in_a_section_that_travelled() -> None:
    """An edited paragraph too unlike to move by itself is compared in its own section."""
    short = "Funding of schools is voluntary and reported each year in spring."
    edited = "Funding of regional schools is a duty, reported in spring."
    a = section("Alpha", PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[5])
    old = [*a, *section("Beta", PARAGRAPHS[2], short)]
    new = [*section("Beta", PARAGRAPHS[2], edited), *a]
    assert linked(old, new) == "4-0m 5-1m 6-2m 0-3 1-4 2-5 3-6"


def test_sections_that_share_nothing_are_strangers() -> None:
    """A deleted and an inserted section do not exchange headings."""
    a, b = section("Alpha", PARAGRAPHS[0]), section("Beta", PARAGRAPHS[1])
    c = section("Gamma", "Funding of rural schools is voluntary and reported every year.")
    assert linked([*a, *b], [*a, *c]) == "0-0 1-1 2- 3- -2 -3"

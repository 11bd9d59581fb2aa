"""A revision is aligned alike in all six languages it is published in."""

from __future__ import annotations

import pytest

from tests.conftest import shared_data
from tests.laws.languages import agreement, disputed, partners
from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Role


def test_six_languages_align_alike() -> None:
    """At least 98.5 % of the paragraphs of renewed mandates have the same partners in all six."""
    folders = sorted(path for path in (shared_data() / "un" / "sc-akn").iterdir() if path.is_dir())
    assert len(folders) >= 4
    counts = [agreement(folder) for folder in folders]
    alike, total = sum(same for same, _ in counts), sum(count for _, count in counts)
    assert total > 500
    assert alike / total >= 0.985, counts


def test_partners_are_counted_from_the_enacting_line() -> None:
    """A masthead that is a line longer in one language changes nothing."""
    line, body = Block("The Council,", role=Role.ENACTING_LINE), Block("Decides to meet again.")
    short, long = (
        Document("d", "text", (*(Block(f"Line {k}") for k in range(count)), line, body))
        for count in (1, 2)
    )
    expected = {("old", 0): {0}, ("old", 1): {1}, ("new", 0): {0}, ("new", 1): {1}}
    assert partners(short, short) == partners(long, short) == expected


def test_a_dispute_is_seen() -> None:
    """A paragraph linked otherwise in one language is disputed; other paragraphs are an error."""
    one = {("old", 0): frozenset([0]), ("new", 0): frozenset([0])}
    other = {("old", 0): frozenset[int](), ("new", 0): frozenset([0])}
    assert disputed([one, one, other]) == [("old", 0)]
    with pytest.raises(ValueError, match="number of paragraphs"):
        disputed([one, {("old", 0): frozenset([0])}])

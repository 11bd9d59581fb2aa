"""Tokens without a pattern are the tokens of the pattern."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unxdiff.text import tokens as rule
from unxdiff.text.prose import prose_tokens

EXAMPLES = sorted(Path(__file__).resolve().parents[3].glob("examples/*/*.txt"))
PIECES = st.sampled_from(
    [*"aS (5)[x];.,:'\"-/%$?!", "Crime", "non-State", "don't", "l'A", "61/180", "1,000.5", "U.S."]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_agrees_with_the_pattern(text: str) -> None:
    """Where the short cut answers at all, it answers what the pattern does."""
    found = prose_tokens(text)
    assert found is None or found == rule._usual().findall(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_agrees_on_the_examples(path: Path) -> None:
    """The same on real prose, line by line."""
    for line in path.read_text("utf-8", errors="replace").splitlines():
        found = prose_tokens(line)
        assert found is None or found == rule._usual().findall(line)


def test_it_is_used_at_all() -> None:
    """Plain sentences of a draft need no pattern."""
    assert prose_tokens("Urges Member States (61/180), as appropriate, to do so;") is not None

"""Square brackets of a negotiation: nested, unbalanced, and never in the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import shared_data
from tests.laws.rebuilt import check_law
from unxdiff import compare, diff_text, read_bytes, render
from unxdiff.diagnostics import Code
from unxdiff.model.redline import ChangeKind, Op

PIECES = st.lists(
    st.sampled_from(
        ["[", "]", "[[", "]]", "shall", "should", "Parties", "report", " ", "  ", ", "]
    ),
    max_size=24,
).map("".join)


@pytest.mark.parametrize("name", ["paris-2015-23oct-to-4dec", "paris-2015-4dec-to-9dec"])
def test_a_negotiating_text(name: str) -> None:
    """Drafts full of unbalanced brackets are compared and shown in full, and most paragraphs of
    the later draft are known to come from the earlier one."""
    folder = shared_data() / "un" / name
    redline = compare(folder / "old.md", folder / "new.md")
    unbalanced = [
        block
        for block in (*redline.old.blocks, *redline.new.blocks)
        if block.text.count("[") != block.text.count("]")
    ]
    assert len(unbalanced) > 20
    check_law(redline)
    for form in ("terminal", "json", "plain"):
        assert len(render(redline, form)) > 50_000
    new = [change for change in redline.changes if change.new]
    came = [change for change in new if change.kind is ChangeKind.INSERTED]
    assert len(came) < len(new) / 4
    assert any(remark.code is Code.BRACKETS_CHANGED for remark in redline.diagnostics)


@given(PIECES, PIECES)
def test_any_brackets(old: str, new: str) -> None:
    """However brackets stand, both texts come back to the letter, as paragraphs and as words."""
    spans = diff_text(old, new)
    assert "".join(span.text for span in spans if span.op is not Op.INSERT) == old
    assert "".join(span.text for span in spans if span.op is not Op.DELETE) == new
    check_law(compare(*(read_bytes(f"Draft {text}".encode(), "d.txt") for text in (old, new))))

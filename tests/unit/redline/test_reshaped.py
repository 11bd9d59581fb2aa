"""A changed shape is shown; a role that was worked out otherwise is not."""

from __future__ import annotations

import pytest

import unxdiff
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Redline
from unxdiff.model.roles import Kind, Role
from unxdiff.options import CompareOptions, MarkOptions, RenderOptions
from unxdiff.records import replace
from unxdiff.redline.hunks import Entry, items, reshaped, visible
from unxdiff.redline.statistics import statistics

TITLE = Block("On the use of the berths", Kind.HEADING, Role.HEADING, level=2)
TEXT = Block("A berth is assigned by the harbour master and by nobody else.")
ITEM = Block("one thing", Kind.ITEM, Role.LIST_ITEM, label="-")


def _redline(
    old: Block, new: Block, formats: tuple[str, str] = ("text", "text"), ignore: str = ""
) -> Redline:
    documents = [
        Document(name, kind, (block, TEXT))
        for name, kind, block in zip("ab", formats, (old, new), strict=True)
    ]
    options = CompareOptions(mark=MarkOptions(ignore=(ignore,) if ignore else ()))
    return unxdiff.compare(*documents, options)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (TITLE, replace(TITLE, kind=Kind.PARAGRAPH, role=Role.PARAGRAPH), "heading → paragraph"),
        (TITLE, replace(TITLE, level=3), "level 2 → 3"),
        (ITEM, replace(ITEM, level=1), "level 1 → 2"),
        (replace(TITLE, kind=Kind.PARAGRAPH), replace(TITLE, kind=Kind.ITEM), "→ list item"),
    ],
)
def test_another_shape_is_one_formatting_change(old: Block, new: Block, said: str) -> None:
    """Another kind or level is shown once, counted and said alike in every format."""
    redline = _redline(old, new)
    change = redline.changes[0]
    assert reshaped(redline, change)
    assert visible(change, (), redline)
    numbered = [item for item in items(redline) if isinstance(item, Entry) and item.number]
    assert len(numbered) == 1
    assert statistics(redline).blocks.restyled == 1
    terminal = unxdiff.render(redline, "terminal", RenderOptions())
    page = unxdiff.render(redline, "html", RenderOptions())
    assert "formatting only: " in terminal
    assert said in terminal
    assert "1 restyled" in terminal
    assert "formatting only: " in page
    assert said in page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TEXT, replace(TEXT, role=Role.CLAUSE)),
        (TEXT, replace(TEXT, role=Role.OPERATIVE, level=1)),
        (TITLE, replace(TITLE, role=Role.TITLE)),
    ],
)
def test_another_role_alone_is_no_change(old: Block, new: Block) -> None:
    """Roles are guessed from the whole; a guess that came out otherwise is not shown."""
    redline = _redline(old, new)
    assert redline.changes[0].rerolled
    assert not visible(redline.changes[0], (), redline)
    assert "no differences" in unxdiff.render(redline, "terminal", RenderOptions())


def test_nothing_is_concluded_across_formats_or_where_it_is_ignored() -> None:
    """A heading in Markdown that is a paragraph in plain text is the same; so with --ignore."""
    plain = replace(TITLE, kind=Kind.PARAGRAPH)
    for redline in (
        _redline(TITLE, plain, ("markdown", "text")),
        _redline(TITLE, plain, ignore="formatting"),
    ):
        assert not reshaped(redline, redline.changes[0])
        assert not visible(redline.changes[0], (), redline)

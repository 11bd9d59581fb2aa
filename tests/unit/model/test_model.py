"""The middle forms are values: equal by content, frozen, with names that stand in files."""

from __future__ import annotations

import pytest

from unxdiff import Block, Change, Document, Mark, Redline, Run, SourceRef, Span
from unxdiff.model.redline import Alignment, ChangeKind, Labels, Link, Op
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.options import (
    AlignOptions,
    CompareOptions,
    MarkOptions,
    ReadOptions,
    RenderOptions,
)

VALUES = (
    Block("a"),
    Document("d", "text"),
    Mark(0, 0),
    Run(0, 1, Style.BOLD),
    Span(Op.EQUAL, "a"),
    Link((0,), (0,)),
    Alignment(()),
    Change(1, ChangeKind.EQUAL, (0,), (0,), ()),
    Labels(),
    Redline(Document("o", "text"), Document("n", "text"), ()),
    AlignOptions(),
    CompareOptions(),
    MarkOptions(),
    ReadOptions(),
    RenderOptions(),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values(value: object) -> None:
    """Frozen and hashable, so that nothing downstream can change what was found."""
    with pytest.raises(AttributeError):
        value.anything = 1  # type: ignore[attr-defined]
    assert hash(value) == hash(value)


def test_places_are_not_content() -> None:
    """Two equal blocks of other lines are equal."""
    assert SourceRef(1, 2) == SourceRef(3, 4)
    assert Block("a", source=SourceRef(1)) == Block("a", source=SourceRef(9))


def test_names_in_json() -> None:
    """Values of the enumerations are plain words in kebab-case."""
    for enumeration in (Op, ChangeKind, Role, Kind, Style):
        for member in enumeration:
            assert str(member) == member.value
            assert member.value == member.value.lower().replace("_", "-")
    assert [op.value for op in Op] == ["equal", "delete", "insert"]

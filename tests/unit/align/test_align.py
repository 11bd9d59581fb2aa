"""Which paragraph became which, case by case."""

from __future__ import annotations

import pytest

from tests.unit.align.blocks import PARAGRAPHS, document, linked
from unxdiff.align.align import align
from unxdiff.model.document import Block
from unxdiff.model.roles import Kind, Role
from unxdiff.options import CompareOptions

A, B, C, D, E, F = PARAGRAPHS
UNLIKE = "Payment is due within thirty days after receipt of a proper invoice."
OTHERS = [B, C, D, E]
EDITED = [text.replace(" the ", " such ", 1).replace(" of ", " for ", 1) for text in OTHERS]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [], ""),
        ([A], [], "0-"),
        ([], [A], "-0"),
        ([A, B], [A, B], "0-0 1-1"),
        ([A, C], [A, B, C], "0-0 -1 1-2"),
        ([A, B, C], [A, C], "0-0 1- 2-1"),
        # Travelling paragraphs.
        ([A, B, C, D], [B, C, D, A], "1-0 2-1 3-2 0-3m"),
        ([A, B, C, D], [D, A, B, C], "3-0m 0-1 1-2 2-3"),
        ([A, B, C, D, E], [A, D, B, C, E], "0-0 3-1m 1-2 2-3 4-4"),
        ([A, B, C, D], [B.replace("growing", "rising"), C, D, A], "1-0 2-1 3-2 0-3m"),
        ([A, B, C, D], [B, C, D, A.replace("efforts", "action")], "1-0 2-1 3-2 0-3m"),
        # The one that travels is the move, also where all that it passes was edited.
        ([A, *OTHERS], [*EDITED, A], "1-0 2-1 3-2 4-3 0-4m"),
        ([*OTHERS, A], [A, *EDITED], "4-0m 0-1 1-2 2-3 3-4"),
        # Deleted ones stand where they stood.
        ([A, B, C], [C], "0- 1- 2-0"),
        ([A, B], [C, D, A], "-0 -1 0-2 1-"),
        # Replaced by something else altogether.
        ([A, B, C], [A, UNLIKE, C], "0-0 1- -1 2-2"),
        # Edited in place.
        ([A, B, C], [A, B.replace("growing", "rising"), C], "0-0 1-1 2-2"),
    ],
)
def test_links(old: list[str], new: list[str], expected: str) -> None:
    """Insertions, deletions, moves and edits of whole paragraphs."""
    assert linked(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([f"{A} {B}", C], [A, B, C], "0-0+1 1-2"),
        ([A, B, C], [f"{A} {B}", C], "0+1-0 2-1"),
        ([f"{A} {B} {C}", D], [A, B, C, D], "0-0+1+2 1-3"),
        ([A, B, C, D], [f"{A} {B} {C}", D], "0+1+2-0 3-1"),
        ([f"{A} {B}", C], [A, B.replace("growing", "rising"), C], "0-0+1 1-2"),
        ([A, B, C], [f"{A[:-1]}, and {B}", C], "0+1-0 2-1"),
        # An inserted neighbour is no piece.
        ([A, C], [A, B, C], "0-0 -1 1-2"),
    ],
)
def test_splits_and_merges(old: list[str], new: list[str], expected: str) -> None:
    """One becomes several, several become one, also with edits inside."""
    assert linked(old, new) == expected


def test_moves_can_be_turned_off() -> None:
    """With moves off a paragraph that travelled is deleted and inserted."""
    assert linked([A, B, C, D], [B, C, D, A], moves=False) == "0- 1-0 2-1 3-2 -3"


def test_ambiguous_duplicates_are_not_paired() -> None:
    """Two equal paragraphs that went elsewhere are nobody's move."""
    found = linked([A, E, B, E, C, D], [A, B, C, D])
    assert found == "0-0 1- 2-1 3- 4-2 5-3"
    assert "m" not in linked([E, E, A, B, C, D], [A, B, C, D, E, E])


def test_short_lines_do_not_move() -> None:
    """A line such as ``Article 5`` says nothing about where it belongs."""
    assert "m" not in linked(["Notes", A, B, C, D], [A, B, C, D, "Notes"])


def test_empty_blocks_align_nothing() -> None:
    """Empty blocks neither anchor nor attract one another across paragraphs."""
    assert linked(["", A, "", B], [A, B]) == "0- 1-0 2- 3-1"


def test_labels_have_no_say() -> None:
    """Numbers shifted by one do not pull paragraphs to their wrong neighbours."""
    old = [Block(text, label=f"{k}.") for k, text in enumerate((A, B, C), 1)]
    new = [Block(text, label=f"{k}.") for k, text in enumerate((D, A, B, C), 1)]
    assert linked(old, new) == "-0 0-1 1-2 2-3"


def test_rows_are_linked_with_rows_only() -> None:
    """A table row is never taken for a paragraph with the same words."""
    words = "District schools pupils wells pumps"
    row = Block(words.replace(" ", "\t"), Kind.ROW, Role.TABLE_ROW, table=1)
    other = Block(f"{words} repaired".replace(" ", "\t"), Kind.ROW, Role.TABLE_ROW, table=1)
    assert linked([A, row], [A, f"{words} counted"]) == "0-0 1- -1"
    assert linked([A, row], [A, other]) == "0-0 1-1"


def test_chinese_is_compared_by_characters() -> None:
    """Paragraphs without blanks find their edited partners."""
    one, two = "深为关切所有区域受害者人数不断增加，", "欢迎执行主任关于技术援助的报告，"
    assert linked([one, two], [two.replace("报告", "说明"), A]) in ("0- 1-0 -1", "1-0 0- -1")
    assert linked([one, two], [one, two.replace("报告", "说明")]) == "0-0 1-1"


def test_similarity_says_how_sure() -> None:
    """1.0 for equal texts, less for edited ones, 0.0 for what stands alone."""
    links = align(
        document([A, B, C]), document([A, B.replace("growing", "rising"), D]), CompareOptions()
    ).links
    found = {(link.old, link.new): link.similarity for link in links}
    assert found[(0,), (0,)] == 1.0
    assert 0.4 <= found[(1,), (1,)] < 1.0
    assert found[(2,), ()] == found[(), (2,)] == 0.0


def test_large_gap() -> None:
    """A gap beyond the cell limit is cut at its surest pairs and still fully linked."""
    old = [f"{A} {k} {B.split()[k % 9]} {C.split()[k % 7]}{k * 37 % 101}" for k in range(60)]
    new = [text.replace("coordination", "direction") for text in old]
    assert linked(old, new, most_cells=100) == " ".join(f"{k}-{k}" for k in range(60))


def test_what_was_not_weighed_is_said() -> None:
    """Two long passages with next to nothing in common: a limit that is reached is a remark, and
    every block still stands in one link."""
    old = [f"Alpha{n} beta{n} gamma{n} delta{n} epsilon{n} zeta{n}." for n in range(60)]
    new = [f"Eta{n} theta{n} iota{n} kappa{n} lambda{n} mu{n}." for n in range(60)]
    alignment = align(document(old), document(new), CompareOptions())
    assert [remark.code for remark in alignment.diagnostics] == ["limit-reached"]
    assert len(alignment.links) == 120


def test_boilerplate_is_paired_in_order() -> None:
    """Repeated paragraphs anchor nothing, but in order they are the same paragraphs."""
    texts = [PARAGRAPHS[n % 3] for n in range(2400)]
    alignment = align(document(texts), document(texts[5:] + texts[:9]), CompareOptions())
    assert sum(bool(link.old and link.new) for link in alignment.links) > 2380
    assert not alignment.diagnostics

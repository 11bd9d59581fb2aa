"""What kind of difference a linked pair of blocks shows."""

from __future__ import annotations

import pytest

from unxdiff import (
    Block,
    Change,
    ChangeKind,
    CompareOptions,
    Document,
    Mark,
    MarkOptions,
    Note,
    Run,
)
from unxdiff import compare as compare_documents
from unxdiff.diagnostics import Code
from unxdiff.model.redline import Redline
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.records import replace

PLAINLY = MarkOptions()
TEXT = "Urges Member States to adopt measures against trafficking in persons"


def redline(old: Block, new: Block, mark: MarkOptions = PLAINLY) -> Redline:
    """Two documents of one block each, compared."""
    notes = (Note("1", "A/1."), Note("2", "A/2."))
    return compare_documents(
        Document("old", "text", (old,), notes if old.marks else ()),
        Document("new", "text", (new,), notes if new.marks else ()),
        CompareOptions(mark=mark),
    )


def change(old: Block, new: Block, mark: MarkOptions = PLAINLY) -> Change:
    """The one change between two blocks."""
    (only,) = redline(old, new, mark).changes
    return only


FLAGS = ("relabelled", "restyled", "remarked", "rerolled", "typographic", "consequential")


def flags(one: Change) -> list[str]:
    """The flags that hold."""
    return [flag for flag in FLAGS if getattr(one, flag)]


PLAIN = Block(TEXT, role=Role.OPERATIVE, label="1.")
ITALIC = replace(PLAIN, runs=(Run(0, 5, Style.ITALIC),))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PLAIN, PLAIN, []),
        (PLAIN, replace(PLAIN, label="2."), ["relabelled"]),
        (PLAIN, replace(PLAIN, label=None), ["relabelled"]),
        (replace(PLAIN, label="–"), replace(PLAIN, label="•"), []),
        (PLAIN, ITALIC, ["restyled"]),
        (ITALIC, replace(PLAIN, runs=(Run(0, 5, Style.BOLD),)), ["restyled"]),
        (ITALIC, ITALIC, []),
        (PLAIN, replace(PLAIN, role=Role.CLAUSE), ["rerolled"]),
        (PLAIN, replace(PLAIN, level=1), ["rerolled"]),
        (PLAIN, replace(PLAIN, kind=Kind.QUOTE), ["rerolled"]),
        (PLAIN, replace(PLAIN, text=TEXT.replace(" in ", "\u00a0in ")), ["typographic"]),
        (PLAIN, replace(PLAIN, marks=(Mark(5, 0),)), ["remarked"]),
        (replace(PLAIN, marks=(Mark(5, 0),)), replace(PLAIN, marks=(Mark(9, 0),)), ["remarked"]),
        (replace(PLAIN, marks=(Mark(5, 0),)), replace(PLAIN, marks=(Mark(5, 0),)), []),
    ],
)
def test_flags_over_equal_text(old: Block, new: Block, expected: list[str]) -> None:
    """Equal text: number, style, note marks, role and typography are told apart."""
    found = change(old, new)
    assert found.kind is ChangeKind.EQUAL
    assert flags(found) == expected
    assert found.similarity == 1.0


def test_a_link_with_another_target_is_restyled() -> None:
    """A changed address is a change of setting, for the words are the same."""
    old, new = (
        replace(PLAIN, runs=(Run(0, 5, Style.LINK, f"https://example.org/{k}"),)) for k in (1, 2)
    )
    assert flags(change(old, new)) == ["restyled"]


def test_style_that_goes_with_its_words_is_no_restyle() -> None:
    """Deleted and inserted words take their style along; the equal ones kept theirs."""
    new = replace(ITALIC, text=f"{TEXT} and smuggling")
    assert flags(change(ITALIC, new)) == []
    verb = replace(PLAIN, text=TEXT.replace("Urges", "Invites"), runs=(Run(0, 7, Style.ITALIC),))
    found = change(ITALIC, verb)
    assert found.kind is ChangeKind.AMENDED
    assert flags(found) == []


@pytest.mark.parametrize(
    ("ignore", "new"),
    [
        ("labels", replace(PLAIN, label="2.")),
        ("formatting", ITALIC),
        ("notes", replace(PLAIN, marks=(Mark(5, 0),))),
        ("case", replace(PLAIN, text=TEXT.upper())),
        ("punctuation", replace(PLAIN, text=f"{TEXT}.")),
    ],
)
def test_ignored_differences(ignore: str, new: Block) -> None:
    """What is ignored neither changes the kind nor sets a flag of its own."""
    found = change(PLAIN, new, MarkOptions(ignore=(ignore,)))
    assert found.kind is ChangeKind.EQUAL
    assert set(flags(found)) <= {"typographic"}


def test_little_in_common_is_replaced_whole() -> None:
    """A pair that stands alone and shares a few words is shown as replaced, with a remark."""
    old = Block("alpha beta gamma delta the epsilon zeta eta theta of iota kappa lambda mu nu")
    new = Block("one two three four the five six seven eight of nine ten eleven twelve more")
    linked = compare_documents(
        Document("old", "text", (old,)),
        Document("new", "text", (new,)),
        CompareOptions(align=replace(CompareOptions().align, alike=0.01, short=0.0)),
    )
    (found,) = linked.changes
    assert found.replaced
    assert [span.op for span in found.spans] == ["delete", "insert"]
    assert [remark.code for remark in linked.diagnostics] == [Code.REPLACED_WHOLE]


def test_a_work_limit_is_said() -> None:
    """A passage that was not compared word by word leaves a remark and keeps the law."""
    old = Block(" ".join(f"a{k % 7}" for k in range(300)))
    new = Block(" ".join(f"a{k * 3 % 7}" for k in range(300)))
    found = redline(old, new, MarkOptions(most_cells=50, replace_below=0.0))
    assert Code.LIMIT_REACHED in [remark.code for remark in found.diagnostics]


def test_cells_change_word_by_word() -> None:
    """In a table row the words of a cell are marked, and the cell's borders stay."""
    old = Block("well\t12 m\tdry", Kind.ROW, Role.TABLE_ROW, table=1)
    new = Block("well\t14 m\tdry", Kind.ROW, Role.TABLE_ROW, table=1)
    spans = [(span.op, span.text) for span in change(old, new).spans]
    assert ("delete", "12") in spans
    assert ("insert", "14") in spans
    assert spans[-1] == ("equal", " m\tdry")

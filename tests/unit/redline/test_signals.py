"""Drafting signals: what a drafter wants to know about the substance of a change."""

from __future__ import annotations

import pytest

import unxdiff
from unxdiff import compare
from unxdiff.diagnostics import Code
from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Kind, Role

FRAME = """The General Assembly,

Recalling its resolution 61/180 of 20 December 2006 on trafficking in persons,

1. {}

2. Decides to remain seized of the matter.
"""


def _signals(old: str, new: str) -> list[tuple[str, str]]:
    redline = unxdiff.compare(
        unxdiff.read_bytes(FRAME.format(old).encode(), "old.txt"),
        unxdiff.read_bytes(FRAME.format(new).encode(), "new.txt"),
    )
    known = {"structure-guessed", "paragraph-rejoined"}
    return [
        (str(remark.code), remark.message)
        for remark in redline.diagnostics
        if remark.code not in known
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        (
            "Urges all Member States to report on the measures taken;",
            "Calls upon all Member States to report on the measures taken;",
            "verb-strength",
            "the operative verb is weaker: “urges” became “calls upon”",
        ),
        (
            "Decides that States shall report on the measures that they have taken;",
            "Decides that States should report on the measures that they have taken;",
            "verb-strength",
            "the obligation is weaker: “shall” became “should”",
        ),
        (
            "Requests the Secretariat to report by 1 June 2030 on the measures taken;",
            "Requests the Secretariat to report by 15 June 2030 on the measures taken;",
            "date-changed",
            "a date changed: “1 June 2030” became “15 June 2030”",
        ),
        (
            "Requests the Secretariat to hold 3 meetings on the measures taken;",
            "Requests the Secretariat to hold 5 meetings on the measures taken;",
            "number-changed",
            "a number changed: “3” became “5”",
        ),
        (
            "Approves the amount of US$ 3 million for the measures to be taken;",
            "Approves the amount of US$ 2.5 million for the measures to be taken;",
            "money-changed",
            "a sum changed: “US$ 3 million” became “US$ 2.5 million”",
        ),
        (
            "Requests [the Secretariat] to report on the measures that were taken;",
            "Requests the Secretariat to report on the measures that were taken;",
            "brackets-changed",
            "all square brackets resolved (there were 1)",
        ),
    ],
)
def test_signal(old: str, new: str, code: str, message: str) -> None:
    """Each kind of signal is said once, with what was and what is."""
    assert _signals(old, new) == [(code, message)]


def test_rewording_is_no_signal() -> None:
    """Words that change without strength, number, date, sum or bracket give no remark."""
    assert not _signals(
        "Urges all Member States to report on the measures taken;",
        "Urges all Member States to inform about the measures taken;",
    )


def _table(figures: list[int]) -> Document:
    rows = [
        Block(f"row {chr(97 + k)}\t{figure}", Kind.ROW, Role.TABLE_ROW, table=1)
        for k, figure in enumerate(figures)
    ]
    return Document("table", "text", tuple(rows))


def test_a_table_brought_up_to_date_is_one_signal() -> None:
    """Many new figures in a table are told once, few one by one."""
    many = compare(_table([10, 20, 30, 40, 50]), _table([11, 21, 31, 41, 51]))
    (told,) = [one for one in many.diagnostics if one.code is Code.NUMBER_CHANGED]
    assert told.message.startswith("5 figures of the table changed; the first: a number changed")
    few = compare(_table([10, 20, 30, 40, 50]), _table([11, 20, 30, 40, 51]))
    assert len([one for one in few.diagnostics if one.code is Code.NUMBER_CHANGED]) == 2


def test_placeholders_are_no_figures() -> None:
    """Another image is a change of text and no number that changed."""
    assert not _signals("See ‹image 1a2b3c4d› here.", "See ‹image 5e6f7a8b› here.")

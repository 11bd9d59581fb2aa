"""Drafting signals: what a drafter wants to know about the substance of a change."""

from __future__ import annotations

import pytest

import unxdiff

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

"""Every labelled case gets its expected answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.laws.rebuilt import check_law
from unxdiff import compare, read_bytes
from unxdiff.diagnostics import SIGNALS
from unxdiff.model.redline import Change, Op, Redline
from unxdiff.redline.hunks import reshaped

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
CASES: list[dict[str, Any]] = [
    case for path in FILES for case in yaml.safe_load(path.read_text("utf-8"))
]
KEYS = {"id", "language", "shows", "old", "new", "links"}
MORE = {"unsettled", "marks", "flags", "notes", "passages", "signals", "wrong"}
FLAGS = ("relabelled", "consequential", "restyled", "remarked", "typographic", "replaced")


def redline_of(case: dict[str, Any]) -> Redline:
    """The case's two texts, read and compared."""
    old, new = (read_bytes(case[side].encode(), f"{side}.txt") for side in ("old", "new"))
    return compare(old, new)


def written(change: Change) -> str:
    """A link as the cases write it."""
    sides = ("+".join(str(place + 1) for place in side) for side in (change.old, change.new))
    return "-".join(sides) + ("m" if change.moved else "")


def links(changes: Sequence[Change], unsettled: Sequence[int] = ()) -> str:
    """All links as the cases write them, without those that only hold unsettled blocks."""
    kept = []
    for change in changes:
        places = [place + 1 for place in change.old] + [-1 - place for place in change.new]
        if not set(places) <= set(unsettled):
            kept.append(written(change))
    return " ".join(kept)


def settled(expected: str, unsettled: Sequence[int]) -> str:
    """The expected links without those that only hold unsettled blocks."""
    kept = []
    for link in expected.split():
        old, _, new = link.removesuffix("m").partition("-")
        places = [int(k) for k in old.split("+") if k] + [-int(k) for k in new.split("+") if k]
        if not set(places) <= set(unsettled):
            kept.append(link)
    return " ".join(kept)


def marked(change: Change) -> str:
    """A change as text with its words marked."""
    out = []
    for span in change.spans:
        text = span.text.replace("\n", "¶")
        signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}[span.op]
        out.append(text.join(signs))
    return "".join(out)


def passages(redline: Redline) -> list[str]:
    """The moved passages as the cases write them, in the order of their ids."""
    ends: dict[int, dict[Op, tuple[int, str]]] = {}
    for change in redline.changes:
        for op, blocks, places in (
            (Op.DELETE, redline.old.blocks, change.old),
            (Op.INSERT, redline.new.blocks, change.new),
        ):
            starts = list(accumulate((len(blocks[k].text) + 1 for k in places), initial=0))
            at = 0
            for span in change.spans:
                if span.op is op and span.moved:
                    place = places[bisect_right(starts, at) - 1] + 1
                    ends.setdefault(span.moved, {})[op] = (place, span.text.strip())
                if span.op in (op, Op.EQUAL):
                    old = op is Op.DELETE and span.old_text is not None
                    at += len(span.old_text if old else span.text)
    return [
        f"{ends[k][Op.DELETE][0]}-{ends[k][Op.INSERT][0]} {ends[k][Op.DELETE][1]}"
        for k in sorted(ends)
    ]


def parameters() -> list[Any]:
    """Every case; one that is known to come out wrong must do so."""
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=[pytest.mark.xfail(reason=case["wrong"], strict=True)] if "wrong" in case else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", parameters())
def test_case(case: dict[str, Any]) -> None:
    """Links, word marks, flags, passages and notes are those a drafter gave; the law holds."""
    redline = redline_of(case)
    check_law(redline)
    loose = case.get("unsettled", ())
    assert links(redline.changes, loose) == settled(case["links"], loose)
    by_new = {place + 1: change for change in redline.changes for place in change.new}
    for place, expected in case.get("marks", {}).items():
        assert marked(by_new[place]) == expected
    for place, expected in case.get("flags", {}).items():
        flags = [flag for flag in FLAGS if getattr(by_new[place], flag)]
        flags += ["reshaped"] if reshaped(redline, by_new[place]) else []
        assert " ".join(flags or ["none"]) == expected, place
    # Where a case does not name passages there are none.
    assert passages(redline) == case.get("passages", [])
    if "notes" in case:
        assert links(redline.note_changes) == case["notes"]
    if "signals" in case:
        found = [remark.code.value for remark in redline.diagnostics if remark.code in SIGNALS]
        assert found == case["signals"]


def test_cases_are_well_formed() -> None:
    """At least 60 cases in six languages, each with its own name, all keys known, no text equal."""
    assert len(CASES) >= 60
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert {case["language"] for case in CASES} == {"ar", "en", "es", "fr", "ru", "zh"}
    for case in CASES:
        assert KEYS <= case.keys() <= KEYS | MORE, case["id"]
        assert case["old"] != case["new"], case["id"]


def test_the_notation() -> None:
    """Links and marks are written as README.md says."""
    case = next(case for case in CASES if case["id"] == "en-one-word")
    change = redline_of(case).changes[0]
    assert written(change) == "1-1"
    assert "[-adopt-]{+strengthen+}" in marked(change)
    assert settled("1-1 2- -2 3-3+4m", (2, -2)) == "1-1 3-3+4m"

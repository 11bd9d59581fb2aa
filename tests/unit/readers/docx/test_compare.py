"""Pairs of Word files: the law holds, and what differs inside is found."""

from __future__ import annotations

import pytest

from tests.conftest import shared_data
from tests.laws.rebuilt import check_law
from unxdiff import compare
from unxdiff.model.redline import ChangeKind, Redline

NAMES = sorted(
    path.name.removesuffix(".old.docx")
    for path in (shared_data() / "docx" / "compare").glob("*.old.docx")
)
SAME = {
    "WC-1970": "they differ in how an accent is written (composed or not), which is typography",
    "WC-2070": "they differ in the ids that Word gives to editing sessions, and in nothing else",
}
INSIDE = {
    "WC-1150": ("a row", "{+333\t444+}"),
    "WC-1230": ("an equation", "{+‹equation A=2πr^2›+}"),
    "WC-1310": ("a diagram's text", "{-Crusty-}"),
    "WC-1350": ("an image", "{-‹image 8c924f19›-}"),
    "WC-1370": ("a field's result", "{-Saturday, April 23, 2016-}"),
    "WC-1410": ("a footnote", "note {-This is a footnote-}"),
    "WC-1580": ("text around a table", "{+foo+}"),
    "WC-1670": ("paragraphs in a footnote", "{+\nGgg Hhh Iii+}"),
    "WC-1700": ("an endnote", "{+the+} endnote"),
    "WC-1850": ("a table in a table", "{+Nexted+}"),
    "WC-1870": ("a text box", "{+Textbox2+}"),
    "WC-1890": ("one of two text boxes", "{+Textbox1a+}"),
    "WC-1930": ("a text box behind a table in it", "{+Test456+}"),
    "WC-2100": ("a text box beside an image", "{+Inside+}"),
}


def _redline(name: str) -> Redline:
    folder = shared_data() / "docx" / "compare"
    return compare(folder / f"{name}.old.docx", folder / f"{name}.new.docx")


def _marked(redline: Redline) -> str:
    signs = {"equal": "{}", "insert": "{{+{}+}}", "delete": "{{-{}-}}"}
    out = []
    for where, changes in (("", redline.changes), ("note ", redline.note_changes)):
        for change in changes:
            spans = [signs[span.op.value].format(span.text) for span in change.spans]
            out.append(where + "".join(spans))
    return "\n".join(out)


def test_there_are_pairs() -> None:
    """The pairs are there, and those named here are among them."""
    assert len(NAMES) > 50
    assert {*SAME, *INSIDE} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_law_and_a_difference(name: str) -> None:
    """Accepting the redline gives the new file, rejecting it the old one; every pair differs, but
    where a reason is given."""
    redline = _redline(name)
    check_law(redline)
    changes = (*redline.changes, *redline.note_changes)
    differs = any(change.kind is not ChangeKind.EQUAL for change in changes)
    assert differs is (name not in SAME)


@pytest.mark.parametrize("name", INSIDE)
def test_what_differs_inside_is_found(name: str) -> None:
    """The change that the pair was made for is in the redline, in its place."""
    what, mark = INSIDE[name]
    assert mark in _marked(_redline(name)), what

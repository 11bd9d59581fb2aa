"""A layout means the same wherever it is shown."""

from __future__ import annotations

import re

import pypdfium2 as pdfium

import unxdiff
from tests.conftest import needs_pango
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Redline
from unxdiff.options import RenderOptions

OLD = ("The Commission urges States to act.", "It decides to meet in May.", "It ends here.")
NEW = ("The Commission urges States to act.", "It decides to meet in June.", "It ends here.")


def _redline() -> Redline:
    documents = [
        Document(name, "text", tuple(Block(text) for text in texts))
        for name, texts in (("old", OLD), ("new", NEW))
    ]
    return unxdiff.compare(*documents)


def _printed(layout: str) -> str:
    needs_pango()
    data = unxdiff.render(_redline(), "pdf", RenderOptions(layout=layout, context=-1))
    return "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data))


def test_before_after_stacks_old_above_new_in_the_terminal() -> None:
    """The old paragraph, and on the lines below it the new one; what stayed stands once."""
    text = str(unxdiff.render(_redline(), "terminal", RenderOptions(layout="before-after")))
    lines = [line.strip("│ ") for line in text.splitlines()]
    at = next(
        n for n, line in enumerate(lines) if line.endswith("− It decides to meet in [-May-].")
    )
    assert lines[at + 1] == "+ It decides to meet in {+June+}."
    assert text.count("urges States") == 1


def test_before_after_stacks_old_above_new_on_paper() -> None:
    """The same on paper, each under its word."""
    text = " ".join(_printed("before-after").split())
    assert re.search(r"Before It decides to meet in May\. After It decides to meet in June\.", text)
    assert text.count("urges States") == 1


def test_side_by_side_starts_rows_together() -> None:
    """Every block starts on one line on both sides, whatever its length."""
    options = RenderOptions(layout="side-by-side", context=-1, width=80)
    rows = [
        [cell.strip() for cell in line.split("│")]
        for line in str(unxdiff.render(_redline(), "terminal", options)).splitlines()
        if line.count("│") == 1
    ]
    for old, new in zip(OLD, NEW, strict=True):
        start = old.split(" States")[0].split(" to meet")[0]
        row = next(row for row in rows if row[0].startswith(start[:12]))
        assert row[1].startswith(new[:12])

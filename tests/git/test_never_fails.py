"""Whatever the bytes, git goes on: driver and textconv never raise and never return an error."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unxdiff.git import driver
from unxdiff.git.textconv import convert

_WORDS = st.sampled_from(
    ["Urges", "3.", "(a)", "\n\n", "\n", "¹", "[1]", "\x1b[2J", "\u202e", "# ", "|"]
)
_TEXTS = st.lists(st.one_of(_WORDS, st.text(max_size=5)), max_size=40).map(
    lambda pieces: " ".join(pieces).encode("utf-8", "surrogatepass")
)
_CONTENTS = st.one_of(st.binary(max_size=200), _TEXTS)
_NAMES = st.sampled_from(["a.md", "a.txt", "a.docx", "a.pdf", "noname"])


@given(_CONTENTS, _NAMES)
def test_textconv_takes_anything(data, name):
    """Any bytes under any suffix become bytes, the same each time; nothing becomes nothing only
    where there was nothing but blanks."""
    made = convert(data, name)
    assert made == convert(data, name)
    assert made.strip() or not data.strip()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_CONTENTS, _CONTENTS, _NAMES, st.sampled_from(["100644", "120000", "160000"]))
def test_driver_takes_anything(tmp_path, old, new, name, mode):
    """Any two contents in any mode: exit 0, a header, and nothing but UTF-8 without escapes."""
    (tmp_path / "old").write_bytes(old)
    (tmp_path / "new").write_bytes(new)
    shown = bytearray()
    identifier = "ab" * 20
    arguments = [name, str(tmp_path / "old"), identifier, mode, str(tmp_path / "new")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNXDIFF_COLOR", "never")
        patch.setattr(driver, "_write", shown.extend)
        patch.setattr("unxdiff.git.plain._git_hunks", lambda *_, **__: b"")
        assert driver.main([*arguments, identifier[::-1].replace("b", "c"), mode]) == 0
    text = shown.decode()
    assert text.startswith(f"diff --unxdiff a/{name} b/{name}\n")
    assert "\x1b" not in text
    assert os.linesep in text
    if old != new and old.strip() != new.strip():
        assert text.count("\n") > 1

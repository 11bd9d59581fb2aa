"""Characters that no font here can print are said, with the package that brings them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, needs_pango, needs_program
from unxdiff.api import compare
from unxdiff.diagnostics import Code
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Redline
from unxdiff.renderers.pdf import glyphs
from unxdiff.renderers.pdf.glyphs import missing


def _redline(text: str) -> Redline:
    documents = [Document(name, "text", (Block(text),)) for name in ("old", "new")]
    return compare(*documents)


@pytest.mark.parametrize(
    ("text", "package"),
    [
        ("Urges States", "fonts-liberation"),
        ("Призывает", "fonts-liberation"),
        ("敦促会员国。", "fonts-noto-cjk or fonts-wqy-zenhei"),
        ("تحث", "fonts-hosny-amiri"),
        ("हिन्दी", "fonts-noto-core"),
    ],
)
def test_each_script_has_its_package(
    monkeypatch: pytest.MonkeyPatch, text: str, package: str
) -> None:
    """Without any font every script is missing, each with its own package."""
    monkeypatch.setattr(glyphs, "_covered", list)
    found = missing(_redline(text))
    assert all(one.code is Code.GLYPH_MISSING for one in found)
    (own,) = [one for one in found if text[0] in (one.text or "")]
    assert {c for c in text if not c.isspace()} <= set(own.text or "")
    assert own.message.endswith(f"apt-get install {package}")


def test_what_is_covered_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what lies outside all fonts' ranges is missing; blanks and controls have no form."""
    monkeypatch.setattr(glyphs, "_covered", lambda: [(0x20, 0x7E), (0x4E00, 0x9FFF)])
    assert missing(_redline("Urges 会员国\u200b and\u00a0all")) == ()
    (one,) = missing(_redline("Urges ア and 会"))
    assert one.text == "ア"
    assert one.message.startswith("no font here has a character of the text (ア): ")
    assert one.message.endswith(": apt-get install fonts-noto-cjk")


def test_without_fontconfig_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where fontconfig cannot be asked that is the remark, but not for plain ASCII."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert missing(_redline("Urges States")) == ()
    (one,) = missing(_redline("Urges all États"))
    assert one.message.endswith("apt-get install fontconfig")


def test_the_command_line_says_it(tmp_path: Path) -> None:
    """``-o x.pdf`` names the package on standard error once; HTML and --quiet say nothing."""
    needs_pango()
    needs_program("fc-list")
    (tmp_path / "fonts").mkdir()
    latin = subprocess.run(
        ["fc-match", "--format", "%{file}", "Liberation Serif:lang=en"],
        capture_output=True,
        check=True,
    )
    shutil.copy(latin.stdout.decode(), tmp_path / "fonts")
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    for name, text in (("old.txt", "大会，敦促会员国。\n"), ("new.txt", "大会，促请会员国。\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def said(*options: str) -> str:
        command = [sys.executable, "-m", "unxdiff", "old.txt", "new.txt", *options]
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "FONTCONFIG_FILE": str(config)}
        done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=False)
        return done.stderr.decode()

    line = said("-o", "x.html", "--strict", "-o", "x.pdf")
    assert line.startswith("unxdiff: error: --strict: no font here has ")
    assert said("-o", "x.html") == ""
    assert said("-q", "-o", "x.pdf") == ""
    assert said("-o", "x.pdf") == (
        "unxdiff: note: no font here has 9 characters of the text (。 会 促 员 国 大 …): apt-get"
        " install fonts-noto-cjk or fonts-wqy-zenhei (glyph-missing)\n"
    )

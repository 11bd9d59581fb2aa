"""Real repositories, made on the spot, that know nothing of the machine's own settings."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from tests.conftest import ROOT, needs_program

HERE = f"{shlex.quote(sys.executable)} -P -m unxdiff git"

OLD = """\
The General Assembly,

Recalling its resolution 61/180 of 8 March 2007,

Noting the commitments undertaken by world leaders,

1. Urges Member States to act;

2. Decides to remain seized of the matter.
"""
NEW = OLD.replace("undertaken", "made").replace("Urges Member", "Urges all Member")


class Repo:
    """A repository with the driver on text and Markdown."""

    def __init__(self, path, *, form="sha1"):
        self.path = path
        path.mkdir()
        self.git("init", "-q", "-b", "main", f"--object-format={form}")
        for key, value in (("user.name", "A"), ("user.email", "a@example.org")):
            self.git("config", key, value)

    def drive(self, options=""):
        """Define the driver and textconv as this checkout's."""
        self.git("config", "diff.unxdiff.command", f"{HERE} driver {options}".strip())
        self.git("config", "diff.unxdiff.textconv", f"{HERE} textconv --cache-version 1")
        attributes = self.path / ".git" / "info" / "attributes"
        attributes.parent.mkdir(exist_ok=True)
        attributes.write_text("*.md diff=unxdiff\n*.txt diff=unxdiff\nlink diff=unxdiff\n")
        return self

    def run(self, *words, cwd=None, **more):
        """A finished git process, whatever its exit code."""
        return subprocess.run(
            ["git", *words],
            cwd=cwd or self.path,
            capture_output=True,
            text=True,
            errors="surrogateescape",
            check=False,
            **more,
        )

    def git(self, *words, cwd=None, **more):
        """The output of a git command that must succeed without a word of complaint."""
        done = self.run(*words, cwd=cwd, **more)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        assert "no redline" not in done.stdout, done.stdout
        return done.stdout

    def write(self, name, content):
        """Write a file of the work tree, bytes or text."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def commit(self, message="change"):
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)


@pytest.fixture(autouse=True)
def _own_world(tmp_path, monkeypatch):
    needs_program("git")
    for name in list(os.environ):
        if name.startswith(("GIT_", "UNXDIFF_")) or name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def repo(tmp_path):
    """A repository with one commit of ``draft.md``."""
    made = Repo(tmp_path / "repo").drive()
    made.write("draft.md", OLD)
    made.commit("first")
    return made

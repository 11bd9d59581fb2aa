"""A command line in this process, with the user's own settings out of the way."""

from __future__ import annotations

import os

import pytest

from unxdiff.cli.entry import main

OLD = "The General Assembly,\n\nRecalling its resolution 61/180,\n\n1. Urges States to act;\n"
NEW = "The General Assembly,\n\nRecalling its resolution 61/180,\n\n1. Calls upon States to act;\n"


class Result:
    """What a command left: exit code, standard output and standard error as text."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path_factory):
    """No variable of the tester's and no settings file decides what a test sees."""
    for name in list(os.environ):
        if name.startswith(("UNXDIFF_", "GIT_")) or name in (
            "COLORTERM",
            "COLUMNS",
            "FORCE_COLOR",
            "NO_COLOR",
            "PAGER",
            "TERM",
            "WT_SESSION",
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A current folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pair(here):
    """Two versions of a small draft in the current folder: ``old.txt`` and ``new.txt``."""
    (here / "old.txt").write_text(OLD, "utf-8")
    (here / "new.txt").write_text(NEW, "utf-8")
    return here


@pytest.fixture
def run(capfdbinary):
    """Run a command line in this process and give its code and output."""

    def call(*argv: str) -> Result:
        with pytest.raises(SystemExit) as left:
            main(argv)
        out, err = capfdbinary.readouterr()
        code = left.value.code
        assert isinstance(code, int)
        return Result(code, out.decode("utf-8"), err.decode("utf-8"))

    return call


@pytest.fixture
def fails(run):
    """Run a command line that must fail with 2 and one line; give that line's message."""

    def call(*argv: str) -> str:
        result = run(*argv)
        assert result.code == 2, result.out + result.err
        assert result.out == ""
        assert result.err.endswith("\n")
        assert result.err.count("\n") == 1, result.err
        assert result.err.startswith("unxdiff: error: ")
        return result.err.removeprefix("unxdiff: error: ").rstrip("\n")

    return call

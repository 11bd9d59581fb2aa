"""What stands for a text: paths, standard input, revisions."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from tests.conftest import needs_program
from unxdiff.cli.operands import files, folder_of, is_stdin, read_operand, refuse_stdin_twice
from unxdiff.errors import GitError, InputError, LimitError, UsageError
from unxdiff.options import ReadOptions

TEXT = "Urges States to act;\n"


@pytest.fixture
def repository(here, monkeypatch):
    """A git repository in the current folder whose only commit has ``drafts/a.txt``."""
    git = needs_program("git")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    (here / "drafts").mkdir()
    (here / "drafts" / "a.txt").write_text(TEXT)
    for argv in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([git, *argv], check=True)
    (here / "drafts" / "a.txt").write_text("Urges all States to act;\n")
    return here


def _stdin(monkeypatch, data):
    stream = io.TextIOWrapper(io.BytesIO(data), encoding="ascii")
    monkeypatch.setattr(sys, "stdin", stream)


def test_standard_input_is_read_as_bytes(monkeypatch) -> None:
    """The locale does not decide what the bytes mean."""
    _stdin(monkeypatch, "Rappelant sa résolution 61/180,".encode())
    document = read_operand("-", ReadOptions())
    assert document.blocks[0].text == "Rappelant sa résolution 61/180,"
    assert document.name == "standard input"


def test_standard_input_has_the_same_limit(monkeypatch) -> None:
    """An endless standard input stops at the limit."""
    _stdin(monkeypatch, b"x" * 100)
    with pytest.raises(LimitError):
        read_operand("-", ReadOptions(max_size=99))


def test_closed_standard_input_is_an_error(monkeypatch) -> None:
    """``unxdiff - new.txt <&-`` says so."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        read_operand("-", ReadOptions())


def test_standard_input_has_several_names() -> None:
    """All of them together count as one."""
    assert all(is_stdin(name) for name in ("-", "/dev/stdin", "/dev/fd/0"))
    assert not is_stdin("./-")
    refuse_stdin_twice(["-", "a"])
    with pytest.raises(UsageError):
        refuse_stdin_twice(["-", "/dev/stdin"])


@pytest.mark.usefixtures("repository")
def test_a_revision_is_the_file_as_it_was() -> None:
    """``HEAD:drafts/a.txt`` is what was committed, not what is there now."""
    document = read_operand("HEAD:drafts/a.txt", ReadOptions())
    assert document.blocks[0].text == "Urges States to act;"
    assert document.name.endswith("a.txt")


@pytest.mark.usefixtures("repository")
def test_a_wrong_revision_is_an_error() -> None:
    """Neither an unknown revision nor an unknown path is taken for an empty text."""
    for spec in ("HEAD~7:drafts/a.txt", "HEAD:drafts/b.txt", "HEAD:drafts"):
        with pytest.raises(GitError, match="drafts"):
            read_operand(spec, ReadOptions())


def test_only_files_are_protected_from_being_overwritten(repository) -> None:
    """Standard input and revisions are no files; a path with a colon that exists is."""
    (repository / "HEAD:odd").write_text(TEXT)
    operands = ["-", "HEAD:drafts/a.txt", "drafts/a.txt", "HEAD:odd"]
    assert files(operands) == ("drafts/a.txt", "HEAD:odd")


@pytest.mark.usefixtures("repository")
def test_settings_are_looked_for_beside_the_new_text() -> None:
    """Also where that text is a revision; standard input has the current folder."""
    assert folder_of("drafts/a.txt") == "drafts"
    assert folder_of("HEAD:drafts/a.txt") == "drafts"
    assert folder_of("HEAD:gone/a.txt") == "."
    assert folder_of("-") == "."
    assert folder_of("a.txt") == "."

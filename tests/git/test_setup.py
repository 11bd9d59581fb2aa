"""``git install``, ``uninstall`` and ``status``: what they write, and that it can be undone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.git.conftest import NEW, OLD, Repo
from unxdiff import __version__
from unxdiff.errors import GitError, UsageError
from unxdiff.git.blockfile import body, put, take
from unxdiff.git.configure import carry_out, plan_install, plan_uninstall

_CONTENTS = [
    None,
    b"",
    b"*.png binary\n",
    b"*.png binary",
    b"*.png binary\r\n*.md text\r\n",
    b"\n\n",
    b"# only a remark",
]


def unxdiff(cwd, *words):
    """A finished `unxdiff git …`."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "unxdiff", "git", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bare_repo(tmp_path):
    """A repository in which nothing is set up."""
    return Repo(tmp_path / "plain")


def snapshot(folder):
    """Every file below a folder with its bytes and mode, without git's own bookkeeping."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "objects" not in path.parts
    }


@pytest.mark.parametrize("before", _CONTENTS)
def test_block_goes_in_and_out_to_the_byte(before):
    """What was there before is there after, whatever the line ends and the last line."""
    lines = b"*.md diff=unxdiff\n"
    after = put(before, lines)
    assert body(after) == lines
    assert put(after, lines) == after
    other = put(after, b"*.txt diff=unxdiff\n")
    assert body(other) == b"*.txt diff=unxdiff\n"
    assert take(after) == before
    assert take(other) == before


@pytest.mark.parametrize("before", _CONTENTS)
def test_later_lines_of_others_stay(before):
    """Lines added after ours are kept when ours go."""
    after = put(before, b"ours\n") + b"*.tex diff=tex\n"
    rest = take(after)
    assert rest is not None
    assert rest.endswith(b"*.tex diff=tex\n")
    assert rest.startswith(before or b"")
    assert b"unxdiff" not in rest


def test_block_without_its_end_is_refused():
    """Where our last line is gone nothing is guessed."""
    broken = put(b"a\n", b"b\n").replace(b"# <<<", b"# ")
    with pytest.raises(GitError, match="by hand"):
        take(broken)


@pytest.mark.parametrize("before", _CONTENTS)
def test_install_and_uninstall_restore_the_repository(bare_repo, before):
    """Files, bytes and modes are as they were; installing twice is installing once."""
    if before is not None:
        bare_repo.write(".gitattributes", before)
    config = bare_repo.path / ".git" / "config"
    config.chmod(0o600)
    config.write_bytes(config.read_bytes().rstrip(b"\n"))
    first = snapshot(bare_repo.path)
    done = unxdiff(bare_repo.path, "install")
    assert (done.returncode, done.stderr) == (0, "")
    assert "*.md diff=unxdiff" in done.stdout
    second = snapshot(bare_repo.path)
    assert second != first
    again = unxdiff(bare_repo.path, "install")
    assert again.stdout.count("already as it should be") == 2
    assert snapshot(bare_repo.path) == second
    assert unxdiff(bare_repo.path, "uninstall").returncode == 0
    assert snapshot(bare_repo.path) == first
    assert "Nothing to undo" in unxdiff(bare_repo.path, "uninstall").stdout


def test_dry_run_writes_nothing(bare_repo):
    """It says what would change, both ways."""
    first = snapshot(bare_repo.path)
    said = unxdiff(bare_repo.path, "install", "--dry-run").stdout
    assert "would have" in said
    assert "cachetextconv = true" in said
    assert snapshot(bare_repo.path) == first
    unxdiff(bare_repo.path, "install")
    second = snapshot(bare_repo.path)
    assert "*.md diff=unxdiff" in unxdiff(bare_repo.path, "uninstall", "--dry-run").stdout
    assert snapshot(bare_repo.path) == second


def test_what_is_written_works(bare_repo):
    """After one command `git diff` is a redline, and `git log -p` reads paragraphs."""
    bare_repo.write("draft.md", OLD)
    bare_repo.commit()
    assert unxdiff(bare_repo.path, "install").returncode == 0
    bare_repo.write("draft.md", NEW.replace("Noting the", "Noting\nthe"))
    assert "[-undertaken-]" in bare_repo.git("diff")
    bare_repo.commit("second")
    log = bare_repo.git("log", "-p", "-1", "draft.md")
    assert "+Noting the commitments made by world leaders," in log
    assert "[-undertaken-]{+made+}" in bare_repo.git("log", "-p", "-1", "--word-diff", "draft.md")
    assert __version__ in bare_repo.git("config", "diff.unxdiff.textconv")
    assert bare_repo.run("config", "diff.external").returncode == 1
    bare_repo.git("show-ref", "refs/notes/textconv/unxdiff")
    assert "refs/notes" in unxdiff(bare_repo.path, "uninstall").stdout
    assert bare_repo.run("show-ref", "refs/notes/textconv/unxdiff").returncode == 1


def test_patterns_are_kept_and_replaced(bare_repo):
    """Patterns stand after the option or alone; without any the earlier ones stay."""
    words = ["install", "--patterns", "*.docx", "drafts/*.txt", "--patterns", "two words.md"]
    assert unxdiff(bare_repo.path, *words).returncode == 0
    for path in ("a.docx", "drafts/b.txt", "two words.md"):
        assert bare_repo.git("check-attr", "diff", path).endswith(": diff: unxdiff\n")
    assert bare_repo.git("check-attr", "diff", "c.txt").endswith("unspecified\n")
    before = snapshot(bare_repo.path)
    unxdiff(bare_repo.path, "install")
    assert snapshot(bare_repo.path) == before
    unxdiff(bare_repo.path, "install", "--patterns", "*.md", "--no-textconv")
    assert bare_repo.git("check-attr", "diff", "a.docx").endswith("unspecified\n")
    assert bare_repo.run("config", "diff.unxdiff.textconv").returncode == 1


@pytest.mark.parametrize("pattern", ["!*.md", " ", "a\nb"])
def test_impossible_pattern(bare_repo, monkeypatch, pattern):
    """A pattern git cannot hold is refused before anything is written."""
    monkeypatch.chdir(bare_repo.path)
    with pytest.raises(UsageError, match="git attributes"):
        plan_install("local", (pattern,))


def test_global_keeps_what_is_there(bare_repo, tmp_path, monkeypatch):
    """The user's own files get the lines, wherever they are, and are restored."""
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    home = tmp_path / "home"
    (home / ".gitconfig").write_text("[user]\n\tname = B ; me\n[diff]\n\texternal = other\n")
    first = snapshot(home)
    outside = tmp_path / "outside"
    outside.mkdir()
    done = unxdiff(outside, "install", "--global")
    assert (done.returncode, done.stderr) == (0, "")
    assert bare_repo.git("check-attr", "diff", "x.md").endswith(": diff: unxdiff\n")
    assert bare_repo.git("config", "diff.external") == "other\n"
    bare_repo.write("draft.md", OLD)
    bare_repo.commit()
    bare_repo.write("draft.md", NEW)
    assert "[-undertaken-]" in bare_repo.git("diff")
    unxdiff(outside, "uninstall", "--global")
    assert snapshot(home) == first


def test_global_with_a_named_attributes_file(tmp_path, monkeypatch):
    """core.attributesFile is where the lines go when it is set."""
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    home = tmp_path / "home"
    (home / ".gitconfig").write_text("[core]\n\tattributesFile = ~/mine\n")
    unxdiff(tmp_path, "install", "--global")
    assert b"*.md diff=unxdiff" in (home / "mine").read_bytes()
    unxdiff(tmp_path, "uninstall", "--global")
    assert not (home / "mine").exists()


def test_xdg_config_home(tmp_path, monkeypatch):
    """A user who keeps git's settings under XDG_CONFIG_HOME keeps them there."""
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    base = tmp_path / "xdg"
    (base / "git").mkdir(parents=True)
    (base / "git" / "config").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(base))
    unxdiff(tmp_path, "install", "--global")
    assert b"unxdiff" in (base / "git" / "config").read_bytes()
    assert b"unxdiff" in (base / "git" / "attributes").read_bytes()
    assert not (tmp_path / "home" / ".gitconfig").exists()


def test_no_place_to_write(tmp_path, bare_repo):
    """Outside a repository, without a user's file, or with a lock: one line, nothing written."""
    done = unxdiff(tmp_path, "install")
    assert done.returncode == 2
    assert done.stderr.startswith("unxdiff: error: ")
    assert "--global" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "GIT_CONFIG_GLOBAL" in unxdiff(tmp_path, "install", "--global").stderr
    first = snapshot(bare_repo.path)
    lock = bare_repo.path / ".git" / "config.lock"
    lock.touch()
    done = unxdiff(bare_repo.path, "install")
    assert done.returncode == 2
    assert "config.lock" in done.stderr
    lock.unlink()
    assert snapshot(bare_repo.path) == first


def test_changed_meanwhile(bare_repo, monkeypatch):
    """A file somebody else writes between plan and deed is left alone."""
    monkeypatch.chdir(bare_repo.path)
    plan = plan_install("local")
    bare_repo.write(".gitattributes", "*.c diff=cpp\n")
    with pytest.raises(GitError, match="meanwhile"):
        carry_out(plan)
    assert (bare_repo.path / ".gitattributes").read_text() == "*.c diff=cpp\n"
    assert plan_uninstall("local") == ()


def test_bare_repository(tmp_path):
    """Without a work tree the repository's own attributes file is used."""
    subprocess.run(["git", "init", "-q", "--bare", "b"], cwd=tmp_path, check=True)
    assert unxdiff(tmp_path / "b", "install").returncode == 0
    assert b"*.md" in (tmp_path / "b" / "info" / "attributes").read_bytes()


def test_status_explains(bare_repo):
    """Driver, versions, and for each pattern what happens and which line decides."""
    said = unxdiff(bare_repo.path, "status").stdout
    assert "driver: not defined" in said
    assert "*.md: git's own diff" in said
    unxdiff(bare_repo.path, "install")
    bare_repo.write("notes/keep.md", OLD)
    bare_repo.write("notes/.gitattributes", "*.md -diff\n")
    bare_repo.commit()
    said = unxdiff(bare_repo.path, "status").stdout
    assert "*.md: unxdiff's view" in said
    assert ".gitattributes:2 (unxdiff git install)" in said
    assert "but 1 tracked file is diff=unset" in said
    assert "notes/keep.md" in said
    assert "trustExitCode" in said
    said = unxdiff(bare_repo.path, "status", "notes/*.md", "*.c").stdout
    assert "notes/*.md: `Binary files differ`" in said
    assert "notes/.gitattributes:1" in said
    assert "*.c: git's own diff" in said


def test_status_finds_what_is_broken(bare_repo):
    """A driver that is not there, or of another version, is said with what to do."""
    unxdiff(bare_repo.path, "install")
    bare_repo.git("config", "diff.unxdiff.command", "/no/such/unxdiff git driver")
    bare_repo.git("config", "diff.unxdiff.textconv", "unxdiff git textconv --cache-version 0.0.1")
    bare_repo.git("config", "diff.external", "mine")
    said = unxdiff(bare_repo.path, "status").stdout
    assert "/no/such/unxdiff is not found" in said
    assert "made for another unxdiff" in said
    assert "diff.external = mine" in said
    assert "does not work yet" in said


def test_status_outside_a_repository(tmp_path):
    """It still tells what holds for the user."""
    done = unxdiff(tmp_path, "status")
    assert done.returncode == 0
    assert "none here" in done.stdout


def test_command_line_is_found_by_git(bare_repo, tmp_path, monkeypatch):
    """Without `unxdiff` on the path the full path is written, blanks and all."""
    monkeypatch.chdir(bare_repo.path)
    from unxdiff.git.configure import program

    folder = tmp_path / "a b" / "bin"
    folder.mkdir(parents=True)
    script = folder / "unxdiff"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert program() == f"'{script}'"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin:/bin")
    assert program() == "unxdiff"
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "a b"))
    assert program() == f"'{script}'"

"""``git diff`` with the driver, on real repositories."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.git.conftest import HERE, NEW, OLD, Repo


def test_edit(repo):
    """An edited file shows its words marked under a header as git's."""
    repo.write("draft.md", NEW)
    shown = repo.git("diff")
    assert shown.startswith("diff --unxdiff a/draft.md b/draft.md\n")
    assert "[-undertaken-]" in shown
    assert "{+made+}" in shown
    assert "\x1b" not in shown


def test_staged_and_between_commits(repo):
    """The index and commits are compared as the work tree is."""
    repo.write("draft.md", NEW)
    repo.git("add", "draft.md")
    assert "{+made+}" in repo.git("diff", "--cached")
    repo.commit()
    assert "{+made+}" in repo.git("diff", "HEAD~1", "HEAD")
    assert "{+undertaken+}" in repo.git("diff", "-R", "HEAD~1")


def test_files_stand_apart(repo):
    """A blank line stands between files, none before the first."""
    repo.write("z.md", OLD)
    repo.commit()
    repo.write("draft.md", NEW)
    repo.write("z.md", NEW)
    shown = repo.git("diff")
    assert shown.startswith("diff --unxdiff a/draft.md")
    assert "\n\ndiff --unxdiff a/z.md b/z.md\n" in shown


def test_as_the_only_differ(repo, monkeypatch):
    """GIT_EXTERNAL_DIFF calls the driver for any file, source code too."""
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", f"{HERE} driver")
    repo.write("program.c", "int a;\n")
    repo.commit()
    repo.write("program.c", "int b;\n")
    repo.write("draft.md", NEW)
    assert repo.git("diff").count("diff --unxdiff") == 2


def test_exit_code_of_git_stays(repo):
    """`git diff --exit-code` and `--quiet` answer as without the driver."""
    assert repo.run("diff", "--exit-code").returncode == 0
    repo.write("draft.md", NEW)
    assert repo.run("diff", "--exit-code").returncode == 1
    assert repo.run("diff", "--quiet").returncode == 1


def test_added_and_deleted(repo):
    """A side that is not there is an empty draft; its text is all inserted or all deleted."""
    repo.write("new.md", OLD)
    (repo.path / "draft.md").unlink()
    repo.git("add", "-A")
    shown = repo.git("diff", "--cached", "--no-renames")
    deleted, added = shown.split("\n\ndiff --unxdiff a/new.md b/new.md\n")
    assert "deleted file mode 100644" in deleted
    assert "new file mode 100644" in added
    assert "seized of the matter" in deleted
    assert "seized of the matter" in added
    assert "[-" in deleted
    assert "{+" in added
    assert "{+" not in deleted


def test_emptied_and_filled(repo):
    """A file that has become empty, or was, is no error."""
    repo.write("draft.md", "")
    assert "[-" in repo.git("diff")
    repo.commit()
    repo.write("draft.md", OLD)
    assert "{+" in repo.git("diff")
    repo.write("draft.md", " \n\n")
    repo.git("diff")


def test_empty_file_added(repo):
    """A new empty file is a header, as in git."""
    repo.write("empty.md", "")
    repo.git("add", "-A")
    assert repo.git("diff", "--cached").splitlines() == [
        "diff --unxdiff a/empty.md b/empty.md",
        "new file mode 100644",
    ]


def test_rename_with_edits(repo):
    """A renamed file is compared with itself, and the rename is told with readable names."""
    (repo.path / "draft.md").rename(repo.path / "résolution 2.md")
    repo.write("résolution 2.md", NEW)
    repo.git("add", "-A")
    shown = repo.git("diff", "--cached", "-M")
    assert shown.startswith("diff --unxdiff a/draft.md b/résolution 2.md\nsimilarity index ")
    assert "\nrename from draft.md\nrename to résolution 2.md\n" in shown
    assert "[-undertaken-]" in shown


def test_pure_rename_and_copy(repo):
    """Renamed or copied without a change, a file has a header and nothing more."""
    repo.git("mv", "draft.md", "other.md")
    shown = repo.git("diff", "--cached", "-M")
    assert shown.splitlines()[1:] == [
        "similarity index 100%",
        "rename from draft.md",
        "rename to other.md",
    ]
    repo.commit()
    repo.write("copy.md", OLD)
    repo.git("add", "-A")
    shown = repo.git("diff", "--cached", "-C", "--find-copies-harder")
    assert "copy from other.md\ncopy to copy.md\n" in shown


def test_mode_change(repo):
    """Only the mode changed: the header says so and no redline follows."""
    (repo.path / "draft.md").chmod(0o755)
    assert repo.git("diff").splitlines() == [
        "diff --unxdiff a/draft.md b/draft.md",
        "old mode 100644",
        "new mode 100755",
    ]


def test_symlink(repo):
    """A symbolic link is compared by its target, not by what it leads to."""
    link = repo.path / "link"
    link.symlink_to("draft.md")
    repo.commit()
    link.unlink()
    link.symlink_to("other.md")
    assert repo.git("diff").endswith("-draft.md\n+other.md\n")
    link.unlink()
    repo.write("link", OLD)
    shown = repo.git("diff")
    assert "deleted file mode 120000\n-draft.md\n" in shown
    assert "new file mode 100644" in shown


def test_submodule(repo, tmp_path):
    """A submodule shows its commits before and after."""
    inner = Repo(tmp_path / "inner")
    inner.write("a", "a")
    inner.commit()
    repo.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner.path), "part.md"
    )
    repo.commit()
    clone = repo.path / "part.md"
    repo.git(
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@b",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "x",
        cwd=clone,
    )
    (clone / "a").write_text("dirty")
    lines = repo.git("diff").splitlines()
    assert lines[0] == "diff --unxdiff a/part.md b/part.md"
    assert lines[1].startswith("-Subproject commit ")
    assert lines[2].startswith("+Subproject commit ")
    assert lines[1][1:] != lines[2][1:]


def test_unmerged(repo):
    """A conflict is told as git tells it, alone and among other files."""
    repo.git("checkout", "-q", "-b", "other")
    repo.write("draft.md", OLD.replace("Urges", "Invites"))
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.write("draft.md", OLD.replace("Urges", "Requests"))
    repo.commit()
    assert repo.run("merge", "other").returncode == 1
    assert repo.git("diff", "--cached") == "* Unmerged path draft.md\n"
    assert "* Unmerged path draft.md\n" in repo.git("diff", "--base")
    repo.git("diff", "HEAD")
    assert "Requests" in repo.git("diff")


def test_sha256(tmp_path):
    """Ids of 64 digits are ids."""
    repo = Repo(tmp_path / "long", form="sha256").drive()
    repo.write("draft.md", OLD)
    repo.commit()
    repo.write("draft.md", NEW)
    assert "[-undertaken-]" in repo.git("diff")
    repo.git("mv", "draft.md", "b.md")
    assert "rename to b.md" in repo.git("diff", "HEAD", "-M")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b.md", "b/a b.md"),
        ('say "hi".md', r'"b/say \"hi\".md"'),
        ("line\nbreak.md", r'"b/line\nbreak.md"'),
        ("esc\x1b[2J.md", r'"b/esc\033[2J.md"'),
        ("مسودة قرار.md", "b/مسودة قرار.md"),
        ("back\\slash.md", r'"b/back\\slash.md"'),
        ("-x.md", "b/-x.md"),
        ("--full", "b/--full"),
        ("100644.md", "b/100644.md"),
        ("$(touch hacked) 'x'.md", "b/$(touch hacked) 'x'.md"),
        (b"latin\xe9.md".decode("utf-8", "surrogateescape"), r'"b/latin\351.md"'),
    ],
)
def test_paths(repo, name, shown):
    """Any path is compared, and reaches the terminal without a control character."""
    with (repo.path / ".git" / "info" / "attributes").open("a") as stream:
        stream.write("*full diff=unxdiff\n")
    repo.write(name, OLD)
    repo.commit()
    repo.write(name, NEW)
    out = repo.git("diff")
    assert out.split("\n")[0].endswith(" " + shown)
    assert "[-undertaken-]" in out
    assert not any(ord(c) < 0x20 and c != "\n" for c in out)
    assert not (repo.path / "hacked").exists()


def test_subdirectory(repo):
    """From a sub-directory, with and without --relative, the files are found."""
    repo.write("texts/in/a.md", OLD)
    repo.commit()
    repo.write("texts/in/a.md", NEW)
    repo.write("draft.md", NEW)
    below = repo.path / "texts"
    assert repo.git("diff", cwd=below).count("[-undertaken-]") == 2
    shown = repo.git("diff", "--relative", cwd=below)
    assert shown.startswith("diff --unxdiff a/in/a.md b/in/a.md\n")
    assert shown.count("[-undertaken-]") == 1
    assert "a/in/a.md" in repo.git("diff", "--relative=texts")
    (below / "in" / "a.md").rename(below / "b.md")
    repo.git("add", "-A")
    assert "b/b.md" in repo.git("diff", "--cached", "-M", "--relative", cwd=below)


def test_linked_work_tree_and_separate_git_dir(repo, tmp_path):
    """A linked work tree and GIT_DIR are repositories like any other."""
    other = tmp_path / "linked"
    repo.git("worktree", "add", "-q", str(other))
    (other / "draft.md").write_text(NEW)
    assert "[-undertaken-]" in repo.git("diff", cwd=other)
    repo.write("draft.md", NEW)
    where = ("--git-dir", str(repo.path / ".git"), "--work-tree", str(repo.path))
    assert "[-undertaken-]" in repo.git(*where, "diff", cwd=tmp_path)


def test_outside_of_the_index(repo, tmp_path):
    """`git diff --no-index` in a repository names both files."""
    repo.write("other.md", NEW)
    outside = tmp_path / "outside.md"
    outside.write_text(NEW)
    done = repo.run("diff", "--no-index", "draft.md", "other.md")
    assert done.stdout.startswith("diff --unxdiff a/draft.md b/other.md\n")
    assert "a/draft.md" in done.stdout.split("\n", 1)[1]
    done = repo.run("diff", "--no-index", "draft.md", str(outside))
    assert f" b{outside}\n" in done.stdout


def test_options_come_first(repo):
    """The user's options stand before git's arguments; a wrong one is said and left out."""
    repo.write("draft.md", NEW)
    repo.drive("--full --color always --width 60")
    shown = repo.git("diff")
    assert "Recalling its resolution" in shown
    assert "\x1b[" in shown
    repo.drive("--no-such --layout sideways")
    shown = repo.run("diff")
    assert shown.returncode == 0
    assert "--no-such" in shown.stdout
    assert "choose from inline, side-by-side, before-after" in shown.stdout
    assert "{+made+}" in shown.stdout
    repo.drive("--layout side-by-side -U0 --width 100")
    assert "made" in repo.git("diff")


def test_environment_decides_too(repo, monkeypatch):
    """UNXDIFF_… variables count as for `unxdiff diff`."""
    repo.write("draft.md", NEW)
    monkeypatch.setenv("UNXDIFF_CONTEXT", "-1")
    monkeypatch.setenv("UNXDIFF_LAYOUT", "crooked")
    shown = repo.git("diff")
    assert "seized of the matter" in shown
    assert "UNXDIFF_LAYOUT=crooked" in shown


def test_settings_files_decide_below_the_environment(repo, monkeypatch, tmp_path):
    """The nearest .unxdiff.yaml counts, then the user's file; the environment and options win."""
    repo.write("drafts/a.md", OLD)
    repo.commit()
    repo.write("drafts/a.md", NEW)
    home = tmp_path / "home"
    (home / "unxdiff").mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    (home / "unxdiff" / "config.yaml").write_text("layout: before-after\ngranularity: char\n")
    assert "+ " in repo.git("diff")
    repo.write("drafts/.unxdiff.yaml", "layout: inline\nfull: true\ncolor: always\ncss: x.css\n")
    shown = repo.git("diff")
    assert "Recalling its resolution" in shown
    assert "\x1b[" in shown
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in repo.git("diff")
    monkeypatch.setenv("UNXDIFF_CONTEXT", "0")
    assert "Recalling its resolution" not in repo.git("diff")
    repo.drive("--full")
    assert "Recalling its resolution" in repo.git("diff")


def test_a_wrong_settings_file_is_said(repo):
    """A settings file that cannot be read is one line above the redline, which still comes."""
    repo.write("draft.md", NEW)
    for content, said in (
        ("layuot: inline\n", "line 1: unknown key 'layuot'; did you mean 'layout'?"),
        ("theme: neon\n", "unknown theme 'neon': choose one of accessible, default, mono"),
    ):
        repo.write(".unxdiff.yaml", content)
        shown = repo.run("diff")
        assert shown.returncode == 0
        assert said in shown.stdout
        assert "{+made+}" in shown.stdout


def test_a_limit_can_be_raised(repo):
    """``max-size`` counts in git too, and what it refuses is said with its name."""
    repo.write(".unxdiff.yaml", "max-size: 20\n")
    repo.write("draft.md", NEW)
    assert "larger than 20 bytes; --max-size raises the limit" in repo.run("diff").stdout
    repo.drive("--max-size 2000")
    assert "{+made+}" in repo.git("diff")


def test_yaml_is_not_loaded_without_a_settings_file(tmp_path, monkeypatch):
    """The driver's own start does not pay for settings files that are not there."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    code = (
        "import os, sys; from unxdiff.git.choices import choose; choose([], os.environ, '');"
        "print([m for m in ('yaml', 'click', 'unxdiff.option_table') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environ, check=True)
    assert done.stdout == b"[]\n"


def test_binary_content(repo):
    """What is not text is said to differ, in one line each, and git goes on."""
    repo.write("draft.md", b"\0\1\2binary\0")
    repo.write("z.md", OLD)
    repo.git("add", "-A")
    shown = repo.run("diff", "--cached")
    assert shown.returncode == 0
    assert shown.stdout.count("unxdiff: no redline: ") == 1
    assert "Binary files a/draft.md and b/draft.md differ\n" in shown.stdout
    assert "b/z.md" in shown.stdout


def test_unreadable_text_falls_back_to_git(repo):
    """A side no reader takes is shown in git's lines, under our names, in colour where wanted."""
    repo.write("draft.md", NEW)
    repo.drive("--from no-such-format")
    shown = repo.run("diff")
    assert shown.returncode == 0
    assert shown.stdout.count("unxdiff: no redline: ") == 1
    assert "\n--- a/draft.md\n+++ b/draft.md\n@@ -" in shown.stdout
    assert "\n-1. Urges Member States to act;\n+1. Urges all" in shown.stdout
    assert "git-blob" not in shown.stdout
    repo.drive("--from no-such-format --color always")
    assert "\x1b[31m-1. Urges" in repo.run("diff").stdout
    (repo.path / "draft.md").unlink()
    shown = repo.run("diff").stdout
    assert "--- a/draft.md" in shown.replace("\x1b[1m", "")
    assert "+++ /dev/null" in shown.replace("\x1b[1m", "")


def test_a_defect_never_stops_git(repo, tmp_path, monkeypatch):
    """Any exception inside is one line, git's lines, exit 0; --debug adds the traceback."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import unxdiff.api\n"
        "def fail(*a, **k): raise RecursionError('too\\ndeep\\x1b[2J')\n"
        "unxdiff.api.compare = fail\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{broken}{os.pathsep}{os.environ['PYTHONPATH']}")
    repo.write("draft.md", NEW)
    done = repo.run("diff")
    assert done.returncode == 0
    assert "unxdiff: no redline: RecursionError: too deep\\033[2J\n" in done.stdout
    assert "@@" in done.stdout
    assert done.stderr == ""
    repo.drive("--debug")
    assert "Traceback" in repo.run("diff").stderr


@pytest.mark.parametrize("words", [["a", "b", "c"], ["only"], ["x"] * 7, ["x"] * 12, ["--full"]])
def test_strange_calls_end_well(repo, words):
    """Arguments of no known shape are taken for an unmerged path; the exit code is 0."""
    done = _call(repo, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"* Unmerged path {words[-1]}\n") or "not known" in done.stdout


def test_without_arguments_it_explains_itself(repo):
    """Called by a person, it says what it is for."""
    done = _call(repo)
    assert done.returncode == 2
    assert done.stderr.startswith("unxdiff: error: git calls")
    assert "Usage: unxdiff git driver" in _call(repo, "--help").stdout


def test_seven_and_eight_arguments(repo):
    """The eighth argument names the new side, with or without a header after it."""
    new = repo.write("new.md", NEW)
    zero = "0" * 40
    seven = ["draft.md", "draft.md", zero, "100644", str(new), zero, "100644"]
    assert _call(repo, *seven).stdout.startswith("diff --unxdiff a/draft.md b/draft.md\n")
    eight = _call(repo, *seven, "new.md").stdout
    assert eight.startswith("diff --unxdiff a/draft.md b/new.md\n")
    assert "[-undertaken-]" in eight


def test_missing_file_is_said(repo):
    """A file that is gone meanwhile is one line, and exit 0."""
    zero = "0" * 40
    done = _call(repo, "a.md", "gone.md", zero, "100644", "draft.md", zero, "100644")
    assert done.returncode == 0
    assert "unxdiff: no redline: " in done.stdout
    assert done.stdout.endswith("Files a/a.md and b/a.md differ\n")


def test_closed_pipe_is_quiet(repo):
    """Nobody reads: exit 0 and not a word."""
    repo.write("new.md", NEW)
    zero = "0" * 40
    arguments = ["draft.md", "draft.md", zero, "100644", "new.md", zero, "100644"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*shlex.split(HERE), "driver", *arguments],
        cwd=repo.path,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_full_disk_is_said(repo):
    """An output that cannot be written is said on standard error; git still goes on."""
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full on this system")
    repo.write("draft.md", NEW)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            ["git", "diff"], cwd=repo.path, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 0
    assert b"unxdiff: the output cannot be written" in done.stderr


def test_whitespace_only_change_is_said(repo):
    """A change without any word in it does not look like no change."""
    repo.write("draft.md", OLD.replace("Noting the", "Noting\nthe"))
    shown = repo.git("diff")
    assert "only line breaks, spacing, typography or page furniture differ\n" in shown
    repo.write("draft.md", NEW)
    assert "only line breaks" not in repo.git("diff")


def _call(repo, *arguments):
    return subprocess.run(
        [sys.executable, "-P", "-m", "unxdiff", "git", "driver", *arguments],
        cwd=repo.path,
        capture_output=True,
        text=True,
        check=False,
    )

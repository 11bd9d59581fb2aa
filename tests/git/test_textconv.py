"""Documents as text for ``git log -p``, ``git show`` and ``git blame``."""

from __future__ import annotations

import subprocess
import sys

from tests.git.conftest import NEW, OLD
from unxdiff import Block, Document, Kind, Mark, Note, Run, Style
from unxdiff.git.textconv import convert, text_of


def test_log_show_and_blame(repo):
    """They read the text one paragraph a line, whatever the file's own lines."""
    wrapped = NEW.replace("Noting the", "Noting\nthe")
    repo.write("draft.md", wrapped)
    repo.commit("second")
    log = repo.git("log", "-p")
    assert "\n+Noting the commitments made by world leaders,\n" in log
    assert "diff --git a/draft.md b/draft.md" in log
    assert "+Noting the commitments made by world leaders," in repo.git("show")
    assert "diff --unxdiff" in repo.git("show", "--ext-diff")
    assert "diff --unxdiff" in repo.git("log", "-p", "--ext-diff")
    blame = repo.git("blame", "-s", "draft.md").splitlines()
    assert any(line.endswith(") Noting the commitments made by world leaders,") for line in blame)
    raw = repo.git("blame", "-s", "--no-textconv", "draft.md").splitlines()
    assert len(raw) == len(wrapped.splitlines())
    assert "[-undertaken-]{+made+}" in repo.git("log", "-p", "-1", "--word-diff")


def test_other_commands_are_not_disturbed(repo):
    """Patches, statistics and plumbing stay git's own."""
    repo.write("draft.md", NEW)
    assert "draft.md | 4 ++--" in repo.git("diff", "--stat")
    assert repo.git("diff", "--name-only") == "draft.md\n"
    assert repo.git("diff", "--no-ext-diff", "--no-textconv").startswith("diff --git")
    repo.git("stash")
    assert "diff --git" in repo.git("stash", "show", "-p")
    repo.git("stash", "pop", "-q")
    repo.commit("second")
    patch = repo.git("format-patch", "-1", "--stdout")
    assert "\n-1. Urges Member States to act;\n+1. Urges all" in patch


def test_adding_piece_by_piece(repo):
    """`git add -p` works on the file's own lines."""
    repo.write("draft.md", NEW)
    done = repo.run("add", "-p", input="s\ny\nn\n")
    assert done.returncode == 0
    assert "-Noting the commitments undertaken by world leaders," in done.stdout
    staged = repo.git("show", "--no-textconv", ":draft.md")
    assert "commitments made" in staged
    assert "Urges Member" in staged


def test_history_is_rewritten_undisturbed(repo):
    """Rebase, cherry-pick and merge use git's own differences."""
    repo.git("checkout", "-q", "-b", "other")
    repo.write("draft.md", OLD.replace("Urges Member", "Urges all Member"))
    repo.commit("other")
    repo.git("checkout", "-q", "main")
    repo.write("draft.md", OLD.replace("undertaken", "made"))
    repo.commit("mine")
    repo.git("checkout", "-q", "other")
    repo.git("rebase", "-q", "main")
    assert (repo.path / "draft.md").read_text() == NEW
    assert "[-Urges Member-]" not in repo.git("diff", "main", "--no-ext-diff")


def test_cached_texts(repo):
    """With cachetextconv the notes hold the text, and a second run reads the same."""
    repo.git("config", "diff.unxdiff.cachetextconv", "true")
    repo.write("draft.md", NEW)
    repo.commit("second")
    first = repo.git("log", "-p")
    assert repo.git("show-ref", "refs/notes/textconv/unxdiff")
    assert repo.git("log", "-p") == first


def test_reading_fails_softly(repo):
    """Binary and broken content is text git can show, the same each time."""
    repo.write("draft.md", b"\0\1\2")
    repo.write("latin.txt", b"r\xe9solution \xff\xfe\n")
    repo.commit("binary")
    shown = repo.git("show")
    assert "+binary.md 3 bytes, sha256 ae4b3280" in shown
    assert repo.git("show") == shown


def test_never_fails_by_itself(tmp_path):
    """A missing file is a line without the changing name of a temporary folder."""
    done = _run(str(tmp_path / "gone.md"))
    assert done.returncode == 0
    assert done.stdout == "unxdiff: cannot read this file: No such file or directory\n"
    assert _run(str(tmp_path)).returncode == 0
    assert _run().returncode == 2
    assert "Usage" in _run("--help").stdout


def test_options_and_odd_names(tmp_path):
    """The version is taken and ignored; the last argument is the file, whatever it looks like."""
    (tmp_path / "--help.txt").write_text("Text.\n")
    for words in (["--cache-version", "9"], ["--cache-version=9"], []):
        done = _run(*words, "--help.txt", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "Text.\n")


def test_nothing_is_lost():
    """Labels, note marks, emphasis, links and levels all stand in the lines."""
    document = Document(
        name="x",
        format="text",
        blocks=(
            Block("Title", kind=Kind.HEADING, level=2),
            Block(
                "Urges States to act",
                label="3.",
                runs=(Run(0, 5, Style.ITALIC), Run(6, 12, Style.LINK, "http://a.example")),
                marks=(Mark(12, 0), Mark(19, 1)),
            ),
            Block("one", kind=Kind.ITEM, label="–", level=1),
            Block("a\tb", kind=Kind.ROW, table=1),
            Block("said\nso", kind=Kind.QUOTE),
            Block("x = 1\n  y", kind=Kind.CODE),
        ),
        notes=(Note("1", "See A."), Note("*", "Reissued.", runs=(Run(0, 8, Style.BOLD),))),
    )
    assert text_of(document).splitlines() == [
        "## Title",
        "3. *Urges* [States](http://a.example)[^1] to act[^*]",
        "  – one",
        "a\tb",
        "> said",
        "> so",
        "    x = 1",
        "      y",
        "[^1]: See A.",
        "[^*]: **Reissued**.",
    ]


def test_wrapping_does_not_show():
    """The same text in other lines converts to the same text."""
    long = "Noting the commitments undertaken by world leaders in the year of the meeting,\n"
    again = long.replace(" undertaken", "\nundertaken")
    assert convert(long.encode(), "a.txt") == convert(again.encode(), "b.txt")
    assert convert(OLD.encode(), "a.md") == convert(OLD.encode(), "b.md")


def _run(*words, cwd=None):
    return subprocess.run(
        [sys.executable, "-P", "-m", "unxdiff", "git", "textconv", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )

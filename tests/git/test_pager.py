"""``git diff`` in a pseudo-terminal, through a pager (a plain ``cat`` is no pager to git)."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time

import pytest

from tests.git.conftest import NEW, OLD


def in_terminal(repo, *words, columns=72):
    """What a terminal gets to see of a git command, and the exit code."""
    child, terminal = pty.fork()
    if child == 0:
        try:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            os.chdir(repo.path)
            # Not execvp: Python's readline puts COLUMNS into the environment behind os.environ.
            os.execvpe("git", ["git", *words], dict(os.environ))  # noqa: S606  a fork's child
        finally:
            os._exit(127)
    shown = b""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return shown.decode().replace("\r\n", "\n"), code


def test_colour_and_width_under_the_pager(repo):
    """Standard output is a pipe there, but colour and the terminal's width are kept."""
    repo.write("draft.md", NEW.replace("the matter", "the matter " + "and so on " * 30))
    shown, code = in_terminal(repo, "-c", "core.pager=cat -u", "diff")
    assert code == 0
    assert "\x1b[1mdiff --unxdiff a/draft.md b/draft.md\x1b[m\n" in shown
    assert "[-" not in shown or "\x1b[" in shown
    wide = max(_columns(line) for line in shown.splitlines())
    assert 50 < wide <= 72


def _columns(line):
    plain, inside = 0, False
    for char in line:
        if char == "\x1b":
            inside = True
        elif not inside:
            plain += 1
        elif char.isalpha():
            inside = False
    return plain


@pytest.mark.parametrize(
    "settings",
    [
        ["color.ui=never"],
        ["color.ui=false"],
        ["color.diff=never"],
        ["color.pager=false"],
        ["color.ui=always", "color.diff=false"],
    ],
)
def test_colour_off_in_git_is_off(repo, settings):
    """Where the user's git does not colour, neither does the driver."""
    repo.write("draft.md", NEW)
    words = [word for setting in settings for word in ("-c", setting)]
    shown, code = in_terminal(repo, "-c", "core.pager=cat -u", *words, "diff")
    assert code == 0
    assert "\x1b[" not in shown
    assert "[-undertaken-]" in shown


def test_colour_off_in_a_file_is_off(repo, tmp_path):
    """Settings in the repository's file and in an included one count as well."""
    repo.write("draft.md", NEW)
    repo.git("config", "color.diff", "never")
    assert "\x1b[" not in in_terminal(repo, "-c", "core.pager=cat -u", "diff")[0]
    repo.git("config", "--unset", "color.diff")
    included = tmp_path / "more"
    included.write_text("[color]\n\tui = never\n")
    repo.git("config", "include.path", str(included))
    assert "\x1b[" not in in_terminal(repo, "-c", "core.pager=cat -u", "diff")[0]
    included.write_text("[color]\n\tui = auto\n")
    assert "\x1b[" in in_terminal(repo, "-c", "core.pager=cat -u", "diff")[0]


def test_colour_always_reaches_a_pipe(repo):
    """color.ui=always colours a pipe too, as git does."""
    repo.write("draft.md", NEW)
    assert "\x1b[" in repo.git("-c", "color.ui=always", "diff")
    assert "\x1b[" not in repo.git("-c", "color.ui=auto", "diff")


def test_without_a_pager(repo):
    """Straight to the terminal: its colour and its width."""
    repo.write("draft.md", NEW)
    shown, code = in_terminal(repo, "--no-pager", "diff", columns=60)
    assert code == 0
    assert "\x1b[" in shown
    assert max(map(_columns, shown.splitlines())) <= 60


def test_pager_quits_early(repo):
    """A pager that has seen enough ends nothing in an error, over many files either."""
    for number in range(6):
        repo.write(f"long{number}.md", "\n\n".join(f"{n}. {OLD}" for n in range(80)))
    repo.commit()
    for number in range(6):
        repo.write(f"long{number}.md", "\n\n".join(f"{n}. {NEW}" for n in range(80)))
    shown, code = in_terminal(repo, "-c", "core.pager=head -1", "diff")
    assert code == 0
    assert "fatal" not in shown
    assert "Error" not in shown
    assert len(shown.splitlines()) == 1

"""Names in the terminal view lead to their files, where the terminal makes links of them."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import sys
import termios
from pathlib import Path

import pytest

from tests.conftest import ROOT
from unxdiff.cli.hyperlinks import (
    file_address,
    hyperlinks_wanted,
    pager_keeps,
    without_hyperlinks,
)
from unxdiff.renderers.terminal.cells import columns
from unxdiff.renderers.terminal.links import linked

LINK = re.compile(r"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")
KNOWN = (
    {"VTE_VERSION": "5001"},
    {"VTE_VERSION": "7600"},
    {"WT_SESSION": "1"},
    {"KITTY_WINDOW_ID": "3"},
    {"KONSOLE_VERSION": "220401"},
    {"TERM_PROGRAM": "iTerm.app"},
    {"TERM_PROGRAM": "WezTerm"},
    {"TERM_PROGRAM": "vscode"},
    {"TERM": "xterm-kitty"},
    {"TERM": "foot-extra"},
    {"FORCE_HYPERLINK": "1"},
    {"FORCE_HYPERLINK": "1", "TERM": "dumb"},
    {"TMUX": "/x,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"},
    {"TMUX": "/x,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.10a"},
)
UNKNOWN = (
    {},
    {"VTE_VERSION": "5000"},
    {"VTE_VERSION": "many"},
    {"KONSOLE_VERSION": "190401"},
    {"TERM_PROGRAM": "Apple_Terminal"},
    {"TERM": "dumb", "WT_SESSION": "1"},
    {"TERM": "screen-256color", "VTE_VERSION": "7600"},
    {"WT_SESSION": "1", "SSH_CONNECTION": "1 2 3 4"},
    {"WT_SESSION": "1", "FORCE_HYPERLINK": "0"},
    {"TMUX": "/x,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"},
    {"TMUX": "/x,1,0", "VTE_VERSION": "7600"},
)


@pytest.mark.parametrize("environ", KNOWN)
def test_terminals_that_say_what_they_are(environ: dict[str, str]) -> None:
    """Who is known to make links gets them; a pipe never does, whatever is said."""
    environ = {"TERM": "xterm-256color", **environ}
    assert hyperlinks_wanted(environ, terminal=True)
    assert not hyperlinks_wanted(environ, terminal=False)


@pytest.mark.parametrize("environ", UNKNOWN)
def test_terminals_that_cannot_or_do_not_say(environ: dict[str, str]) -> None:
    """Old, dumb, unknown and far-away terminals get none, nor who said no."""
    assert not hyperlinks_wanted({"TERM": "xterm-256color", **environ}, terminal=True)


def test_address_of_a_file(tmp_path: Path) -> None:
    """Everything but letters, digits and the slash is written as bytes: nothing of a name can end
    the sequence."""
    path = tmp_path / "a é;b\x1b\\\x07 %.txt"
    path.write_text("x")
    address = file_address(str(path))
    assert address.startswith("file://")
    assert address.endswith("/a%20%C3%A9%3Bb%1B%5C%07%20%25.txt")
    assert file_address("HEAD:a.txt") == file_address("-") == file_address(str(tmp_path)) == ""


def test_links_in_lines_that_were_cut() -> None:
    """Each piece of a name on each line is one link of its own; colours and text stay."""
    lines = ["\x1b[1mold → new\x1b[0m", "\x1b[2mfirst\x1b[0m", "\x1b[2mname → other\x1b[0m"]
    made = linked(lines, "first name → other", ("first name", "other"), ("file:///a", "file:///b"))
    assert [LINK.findall(line) for line in made] == [
        [],
        ["file:///a", ""],
        ["file:///a", "", "file:///b", ""],
    ]
    assert [LINK.sub("", line) for line in made] == lines
    assert linked(lines, "else", ("e", "e"), ("a", "b")) == lines


def test_pagers_that_keep_them(tmp_path: Path) -> None:
    """Less does from 566 on, with -R; of other pagers nobody knows."""
    for version, keeps in (("less 566 (GNU regular expressions)", True), ("less 551", False)):
        program = tmp_path / "less"
        program.write_text(f"#!/bin/sh\necho '{version}'\n")
        program.chmod(0o755)
        assert pager_keeps(f"{program} -FIRX", {}) is keeps
        assert pager_keeps(str(program), {"LESS": "-R"}) is keeps
        assert not pager_keeps(f"{program} -FIX", {})
    assert not pager_keeps("most", {"LESS": "-R"})
    assert not pager_keeps("/nowhere/less -R", {})


def test_taken_out_again() -> None:
    """Without its links the view is what it was."""
    assert without_hyperlinks(b"\x1b[2m\x1b]8;id=u;file:///a\x1b\\a\x1b]8;;\x1b\\\x1b[0m b") == (
        b"\x1b[2ma\x1b[0m b"
    )


def _in_terminal(arguments: list[str], wide: int, **environ: str) -> str:
    """What a comparison prints in a terminal of its own."""
    known = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    child, end = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 200, wide, 0, 0))
        command = [sys.executable, "-m", "unxdiff", "--no-config", *arguments]
        os.execve(sys.executable, command, {**known, **environ})  # noqa: S606  our own program
    said = b""
    while True:
        try:
            part = os.read(end, 1 << 16)
        except OSError:
            break
        if not part:
            break
        said += part
    os.waitpid(child, 0)
    os.close(end)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("wide", [100, 30])
def test_names_lead_to_their_files(tmp_path: Path, wide: int) -> None:
    """In a terminal that makes links the names of both files do, and not a column is different."""
    old, new = tmp_path / "first draft of the text.txt", tmp_path / "b.txt"
    old.write_text("The cat sat on the mat.\n")
    new.write_text("The cat sat on a mat.\n")
    names = [str(old), str(new)]
    said = _in_terminal(names, wide, FORCE_HYPERLINK="1")
    assert {address for address in LINK.findall(said) if address} == {
        file_address(name) for name in names
    }
    bare = LINK.sub("", said)
    assert bare == _in_terminal(names, wide)
    assert "\x1b]" not in bare
    plain = re.sub(r"\x1b\[[0-9;]*m", "", bare)
    assert max(map(columns, plain.splitlines())) <= wide


def test_through_the_pager(tmp_path: Path) -> None:
    """A less that keeps links is given them; any other pager gets the view without."""
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("The cat sat on the mat.\n")
    new.write_text("The cat sat on a mat.\n")
    less = tmp_path / "less"
    shown = {}
    for version in (600, 551):
        less.write_text(f"#!/bin/sh\n[ $1 = --version ] && echo 'less {version} (GNU)' || cat\n")
        less.chmod(0o755)
        pager = {"FORCE_HYPERLINK": "1", "PAGER": f"{less} -R"}
        shown[version] = _in_terminal([str(old), str(new)], 80, **pager)
    assert file_address(str(old)) in shown[600]
    assert LINK.sub("", shown[600]) == shown[551]
    assert "\x1b]" not in shown[551]

"""Command tests written as Markdown: every ``console`` block of the files beside this one is run.

A line that opens with ``$ `` is a command for ``sh``; the lines below it are all that it prints, on
standard output and standard error together. A status other than 0 is a last line ``[exit 2]``, and
the escape character of colours is shown as ``␛``. Each block runs in a new folder that holds
``examples`` and nothing else, 80 columns wide, without a terminal and without the user's settings.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, needs_program

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.md"))


def environment(home: Path) -> dict[str, str]:
    """A shell's environment with unxdiff on the path and nothing of the user's."""
    programs = home / "bin"
    programs.mkdir()
    command = programs / "unxdiff"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m unxdiff "$@"\n')
    command.chmod(0o755)
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "TZ": "UTC",
    }


def run(command: str, folder: Path, variables: dict[str, str]) -> list[str]:
    """The lines that a command prints, with its status where that is not 0."""
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=120,
    )
    lines = done.stdout.decode("utf-8").replace("\x1b", "␛").split("\n")
    if not lines[-1]:
        lines.pop()
    return lines if done.returncode == 0 else [*lines, f"[exit {done.returncode}]"]


def played(text: str, home: Path) -> tuple[str, int]:
    """The file's text with what its commands print now, and the number of commands."""
    variables = environment(home)
    made: list[str] = []
    folder: Path | None = None
    commands = 0
    for number, line in enumerate(text.split("\n"), 1):
        if folder is None:
            made.append(line)
            if line == "```console":
                folder = home / f"block-{number}"
                folder.mkdir()
                (folder / "examples").symlink_to(ROOT / "examples")
        elif line == "```":
            folder = None
            made.append(line)
        elif line.startswith("$ "):
            commands += 1
            made += [line, *run(line[2:], folder, variables)]
    assert folder is None, "a console block is not closed"
    return "\n".join(made), commands


def test_there_are_cases() -> None:
    """An empty folder of cases would test nothing."""
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every command of the file prints what the file says."""
    needs_program("sh")
    needs_program("git")
    expected = path.read_text(encoding="utf-8")
    got, commands = played(expected, tmp_path)
    assert commands, f"{path.name} has no command in a console block"
    if request.config.getoption("--update-golden"):
        path.write_text(got, encoding="utf-8")
        return
    assert got == expected, f"other than tests/cases/{path.name}; --update-golden accepts it"

"""README and docs cannot rot: every command and every Python example in them is run.

In a ```` ```console ```` block a line ``$ command`` is run, a line ``> more`` continues it and the
other lines are what it prints, where a line ``…`` stands for any lines; without any such line the
output is not looked at. Every line of a ```` ```sh ```` block is run. Each page is run from top to
bottom in its own copy of the project, which is a git repository with one commit, each command in a
shell of its own there.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.conftest import ROOT, needs_pango, needs_program, source_files

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *source_files((".md",), "docs")]

COMMANDS = {"console", "sh"}
PYTHON = {"pycon", "python"}
SHOWN = {
    "css",
    "diff",
    "gitattributes",
    "gitconfig",
    "html",
    "ini",
    "jinja",
    "json",
    "text",
    "yaml",
}
"""Blocks that are read and not run."""

RUN_ELSEWHERE = {
    "git clone": "the checkout is there",
    "cd unxdiff": "the checkout is there",
    "sudo apt-get install": "needs root; the set-up prints the command for this machine",
    "make": "tests/house/test_scripts.py; these tests are themselves run by one of the targets",
    "pipx install .": "tests/packaging/test_wheel.py installs the wheel in a fresh environment",
}
"""Beginnings of commands that set up what this test already stands on, and who runs them."""


class Command:
    """One command of a page with the output shown for it, if any."""

    def __init__(self, line: int, text: str) -> None:
        self.line = line
        self.text = text
        self.shown: list[str] = []


def _fences(page: Path) -> Iterator[tuple[int, str, str]]:
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        if token.type in ("fence", "code_block"):
            yield (token.map or [0])[0] + 1, token.info.strip().split(" ")[0], token.content


def _commands(line: int, language: str, content: str) -> list[Command]:
    found: list[Command] = []
    continued = False
    for k, text in enumerate(content.rstrip("\n").split("\n"), line + 1):
        if language == "console" and text.startswith("$ "):
            found.append(Command(k, text[2:]))
        elif language == "console" and text.startswith("> ") and found and not found[-1].shown:
            found[-1].text += f"\n{text[2:]}"
        elif language == "console":
            assert found, f"line {k} stands before the first `$ command`"
            found[-1].shown.append(text)
        elif continued:
            found[-1].text += f"\n{text}"
        elif text.strip() and not text.lstrip().startswith("#"):
            found.append(Command(k, text))
        continued = language == "sh" and text.endswith("\\")
    return found


def _elsewhere(command: str) -> str | None:
    for start in RUN_ELSEWHERE:
        if command == start or command.startswith(f"{start} "):
            return start
    return None


def _page_commands(page: Path) -> list[Command]:
    fences = [fence for fence in _fences(page) if fence[1] in COMMANDS]
    return [command for fence in fences for command in _commands(*fence)]


def _copy(folder: Path, environment: dict[str, str]) -> None:
    for path in source_files():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Everything"]):
        command = [needs_program("git"), *arguments]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def _environment(folder: Path) -> dict[str, str]:
    """A person's environment: an empty home, ``unxdiff`` on the path, no terminal."""
    programs = folder / "bin"
    programs.mkdir()
    unxdiff = programs / "unxdiff"
    unxdiff.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m unxdiff "$@"\n', "utf-8")
    unxdiff.chmod(0o755)
    home = folder / "home"
    home.mkdir()
    keep = ("LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME")
    return {
        **{name: os.environ[name] for name in keep if name in os.environ},
        "HOME": str(home),
        "PATH": os.pathsep.join(
            [str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]
        ),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "80",
        **{
            f"GIT_{who}_{what}": "ada@example.org" if what == "EMAIL" else "Ada"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }


def _matches(shown: list[str], printed: str) -> bool:
    pattern = "\n".join(
        "(?:.*\n)*?.*" if line.strip() in ("…", "...") else re.escape(line.rstrip())
        for line in shown
    )
    lines = "\n".join(line.rstrip() for line in printed.rstrip("\n").split("\n"))
    return re.fullmatch(pattern, lines) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_runs(page: Path, tmp_path: Path) -> None:
    """Each command of a page ends with status 0 and prints what the page shows."""
    commands = [c for c in _page_commands(page) if not _elsewhere(c.text)]
    if not commands:
        return
    if any(".pdf" in command.text for command in commands):
        needs_pango()
    environment = _environment(tmp_path)
    folder = tmp_path / "unxdiff"
    folder.mkdir()
    _copy(folder, environment)
    for command in commands:
        done = subprocess.run(
            ["/bin/sh", "-c", command.text],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        where = f"{page.name}, line {command.line}: {command.text}"
        assert done.returncode == 0, f"{where}\nstatus {done.returncode}\n{done.stdout}"
        if command.shown:
            assert _matches(command.shown, done.stdout), f"{where}\nprints\n{done.stdout}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_examples_print_what_they_show(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each ``>>>`` example of a page gives the result it shows; other Python is compiled."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for line, language, content in _fences(page):
        if language not in PYTHON:
            continue
        if ">>>" not in content:
            compile(content, f"{page.name}:{line}", "exec")
            continue
        test = doctest.DocTestParser().get_doctest(content, names, page.name, str(page), line)
        report: list[str] = []
        failed = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS).run(
            test, out=report.append, clear_globs=False
        )
        names = test.globs
        assert failed.failed == 0, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_says_what_it_is(page: Path) -> None:
    """A code block is of a kind that is run, or of one that plainly is not: none slips through."""
    for line, language, content in _fences(page):
        where = f"{page.name}, line {line}"
        assert language in COMMANDS | PYTHON | SHOWN, f"{where}: what is {language!r}?"
        commands = re.search(r"^(?:\$ |unxdiff |make |>>> )", content, re.MULTILINE)
        assert language not in SHOWN or not commands, f"{where}: put commands in a console block"


def test_readme_shows_the_two_commands() -> None:
    """README shows the two commands that do everything on a fresh machine."""
    commands = {command.text for command in _page_commands(PAGES[0])}
    assert {"make demo", "make test"} <= commands


def test_only_set_up_runs_elsewhere() -> None:
    """What a page shows of unxdiff itself, or of git with it, is never taken for set-up."""
    for command in ("unxdiff a b", "git diff", "cd drafts", "pipx run unxdiff", "makeinfo"):
        assert _elsewhere(command) is None
    assert _elsewhere("make test ARGS=-x") == "make"


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["a", "…", "d"], "a\nb\nc\nd\n", True),
        (["a", "…", "d"], "a\nb\nc\n", False),
        (["a (b)"], "a (b)  \n", True),
        (["a"], "a\nb\n", False),
    ],
)
def test_shown_output_is_compared(shown: list[str], printed: str, same: bool) -> None:
    """Output is compared line by line; ``…`` alone on a line stands for any lines."""
    assert _matches(shown, printed) is same


_EXAMPLE = re.compile(r"^ *>>> ", re.MULTILINE)
MODULES = [p for p in source_files((".py",), "unxdiff") if _EXAMPLE.search(p.read_text("utf-8"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_docstring_examples_print_what_they_show(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each ``>>>`` example in a docstring of the package gives the result it shows."""
    from importlib import import_module

    monkeypatch.chdir(ROOT)
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.attempted
    assert not result.failed

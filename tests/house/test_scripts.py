"""The shell scripts and the Makefile that a person runs first."""

from __future__ import annotations

import re
import subprocess

from tests.conftest import ROOT, needs_program


def test_shell_scripts_are_clean() -> None:
    """The linter for shell finds nothing in the set-up, the demo and the CI script."""
    shellcheck = needs_program("shellcheck")
    scripts = [str(path) for path in sorted((ROOT / "scripts").iterdir())]
    scripts.append(str(ROOT / ".ci" / "run"))
    done = subprocess.run([shellcheck, *scripts], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_make_help_names_every_target() -> None:
    """``make help`` has a line for every target that is not a file."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    command = [needs_program("make"), "-s", "-C", str(ROOT), "help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\w+) +\S", said, re.MULTILINE)) == targets
    assert {"help", "setup", "demo", "check", "test", "bench", "wheel", "clean"} <= targets


def test_ci_calls_what_a_person_calls() -> None:
    """``.ci/run`` runs ``make check`` and ``make test``, last and unfiltered."""
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands[-2:] == ["make check", "make test"]


def test_set_up_refuses_an_unknown_goal() -> None:
    """``scripts/setup`` says how it is used, with status 2, and does nothing else."""
    command = [str(ROOT / "scripts" / "setup"), "everything"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: ")

"""The process's end: its code arrives and its output is whole, however it ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from unxdiff.cli.entry import main, run


def _process(*argv, code="from unxdiff.cli.entry import main; main()"):
    command = [sys.executable, "-c", code, *argv]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "import atexit; atexit.register(print, 'at exit'); ",
        "import sys; sys.settrace(lambda *_: None); ",
    ],
    ids=["at once", "with callbacks", "traced"],
)
def test_output_is_whole_at_the_end(before) -> None:
    """Ending at once loses no byte; callbacks for the end are run when there are any."""
    code = f"{before}from unxdiff.cli.entry import main; main()"
    done = _process("diff", "--help", code=code)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "--output" in text
    assert text.rstrip().endswith("at exit" if "atexit" in before else "--quiet")


def test_the_exit_code_arrives() -> None:
    """A failure is 2 for the shell too, with its one line."""
    done = _process("nowhere.txt", "nowhere.txt")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1


def test_closed_standard_streams_do_not_crash() -> None:
    """Without standard output and error there is still the exit code, and no traceback."""
    command = f'exec "{sys.executable}" -m unxdiff diff --help >&- 2>&-'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, check=False, timeout=60)
    assert done.returncode in (0, 2)


def test_a_full_disk_is_said() -> None:
    """Output that cannot be written is an error, not a shorter output."""
    command = f'exec "{sys.executable}" -m unxdiff diff --help > /dev/full'
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr == b"unxdiff: error: No space left on device\n"


def test_main_with_arguments_ends_the_ordinary_way() -> None:
    """Called from Python, ``main`` raises SystemExit and leaves the process alone."""
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0


def test_run_gives_the_code() -> None:
    """``run`` returns what ``main`` exits with."""
    assert run(["--version"]) == 0
    assert run(["nowhere.txt"]) == 2

"""Bad input: one clear line, exit 2, nothing half-written; the whole tool runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT
from unxdiff import errors
from unxdiff.cli import entry

LETTERS = b"\xc3\xa9\xc3\xa8" * 40


def _left(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def refused(fails, pair):
    """A comparison with ``-o r.html`` that must fail; gives the message, and no file is left."""

    def call(*operands: str) -> str:
        before = _left(pair)
        message = fails(*operands, "-o", "r.html")
        assert _left(pair) == before
        return message

    return call


def test_a_missing_file(refused) -> None:
    """The file is named, on whichever side it is missing."""
    assert "nowhere.txt" in refused("nowhere.txt", "new.txt")
    assert "nowhere.txt" in refused("old.txt", "nowhere.txt")


def test_a_folder(refused, pair) -> None:
    """A folder is no text."""
    (pair / "drafts").mkdir()
    assert "drafts is a folder" in refused("old.txt", "drafts")


def test_an_unreadable_file(refused, monkeypatch) -> None:
    """A file whose permissions forbid reading (put in, for root may read everything)."""
    real = open

    def forbidden(name, *more, **named):
        if name == "old.txt":
            raise PermissionError(13, "Permission denied", name)
        return real(name, *more, **named)

    monkeypatch.setattr("builtins.open", forbidden)
    assert "old.txt" in refused("old.txt", "new.txt")


def test_an_empty_file(refused, pair) -> None:
    """Nothing to compare is a mistake, not an empty redline."""
    (pair / "empty.txt").write_bytes(b"")
    assert "empty.txt" in refused("empty.txt", "new.txt")


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, b"a\x00b" * 40, LETTERS + b"\x00" + LETTERS],
    ids=["binary", "NUL", "NUL in UTF-8"],
)
def test_a_binary_file(refused, pair, data) -> None:
    """Binary content is refused by its content, whatever the suffix says."""
    (pair / "odd.txt").write_bytes(data)
    assert "odd.txt" in refused("odd.txt", "new.txt")


def test_undecodable_bytes(refused, pair) -> None:
    """Bytes that are text in no encoding are not guessed at."""
    (pair / "odd.txt").write_bytes(LETTERS + b"\xff\xfe\x81\x8d\x8f\x90\x9d" * 9 + LETTERS)
    assert "odd.txt" in refused("odd.txt", "new.txt")


def test_a_line_of_50_megabytes(refused, pair) -> None:
    """A file that is one endless line is refused by a limit, quickly."""
    (pair / "long.txt").write_bytes(b"word " * 10_000_000)
    assert "long.txt" in refused("long.txt", "new.txt")


@pytest.mark.parametrize("pair_of", [("-", "-"), ("-", "/dev/stdin"), ("/dev/fd/0", "-")])
def test_standard_input_twice(refused, pair_of) -> None:
    """Standard input can be read once only, under whatever name."""
    assert "standard input can be only one" in refused(*pair_of)


def test_an_unknown_suffix(fails, pair) -> None:
    """The suffixes that are known are listed."""
    message = fails(str(pair / "old.txt"), str(pair / "new.txt"), "-o", "redline.xyz")
    assert "redline.xyz" in message
    assert ".html" in message
    assert ".pdf" in message


def test_no_such_output_folder(fails, pair) -> None:
    """The folder that is missing is named."""
    message = fails("old.txt", "new.txt", "-o", "out/r.html")
    assert f"there is no folder {pair / 'out'}" in message


def test_an_output_folder_that_may_not_be_written(fails, pair) -> None:
    """A folder where no file can be made; /proc refuses root as well."""
    message = fails("old.txt", "new.txt", "-o", "/proc/r.html")
    assert "/proc/r.html" in message
    assert _left(pair) == ["new.txt", "old.txt"]


def test_an_output_that_is_an_input(fails, pair) -> None:
    """The input keeps its content."""
    before = (pair / "new.txt").read_bytes()
    assert "is the input new.txt" in fails("old.txt", "new.txt", "-o", "./new.txt")
    assert (pair / "new.txt").read_bytes() == before


def test_a_broken_template(refused, pair) -> None:
    """The template's file and line are named."""
    (pair / "looks").mkdir()
    stock = sorted((ROOT / "templates").rglob("*.j2")) or sorted(ROOT.glob("templates/**/*.html*"))
    for template in stock:
        copy = pair / "looks" / template.relative_to(ROOT / "templates")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("\n{% for %}\n", "utf-8")
    message = refused("old.txt", "new.txt", "--template", "looks")
    assert "line 2" in message


def test_a_broken_settings_file(refused, pair) -> None:
    """File, line, key and the nearest valid key."""
    path = pair / ".unxdiff.yaml"
    path.write_text("# ours\nlayuot: inline\n")
    message = refused("old.txt", "new.txt")
    assert message == f"{path}, line 2: unknown key 'layuot'; did you mean 'layout'?"


def test_a_bad_variable(refused, monkeypatch) -> None:
    """The variable is named."""
    monkeypatch.setenv("UNXDIFF_CONTEXT", "some")
    assert "environment variable UNXDIFF_CONTEXT" in refused("old.txt", "new.txt")


def test_contradicting_settings_files(refused) -> None:
    """``--config`` and ``--no-config`` at once."""
    message = refused("old.txt", "new.txt", "--config", "x.yaml", "--no-config")
    assert "contradict" in message


def test_no_pango(pair) -> None:
    """Without Pango there is no PDF, but the way to get it; HTML still works."""
    # WeasyPrint finds Pango through cffi; a dlopen that finds nothing is a machine without it.
    code = (
        "import cffi\n"
        "def none(self, name, flags=0): raise OSError(f'cannot load library {name!r}')\n"
        "cffi.FFI.dlopen = none\n"
        "from unxdiff.cli.entry import main\n"
        "main()\n"
    )
    pdf = _python(code, "old.txt", "new.txt", "-o", "r.pdf", "-o", "r.html", cwd=pair)
    assert (pdf.returncode, pdf.stdout) == (2, b"")
    assert pdf.stderr.count(b"\n") == 1
    assert pdf.stderr.startswith(b"unxdiff: error: ")
    assert b"ango" in pdf.stderr
    assert _left(pair) == ["new.txt", "old.txt"]
    html = _python(code, "old.txt", "new.txt", "-o", "r.html", cwd=pair)
    assert html.returncode == 0, html.stderr
    assert _left(pair) == ["new.txt", "old.txt", "r.html"]


def _environment() -> dict[str, str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("UNXDIFF_")}
    return {**environment, "PYTHONPATH": str(ROOT)}


def _python(code, *argv, cwd):
    command = [sys.executable, "-c", code, *argv]
    return subprocess.run(
        command, cwd=cwd, env=_environment(), capture_output=True, check=False, timeout=120
    )


def test_ctrl_c(pair) -> None:
    """Interrupted while it waits for input: one line, 2, nothing written."""
    os.mkfifo(pair / "slow.txt")
    command = [sys.executable, "-m", "unxdiff", "slow.txt", "new.txt", "-o", "r.html"]
    process = subprocess.Popen(
        command,
        cwd=pair,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Tests that run in the background are deaf to it, and so would this be.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    # Opening the other end returns when unxdiff has opened its own: now it reads.
    with process, open(pair / "slow.txt", "wb"):
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, b"")
    assert err == b"unxdiff: error: interrupted; nothing was written\n"
    assert _left(pair) == ["new.txt", "old.txt", "slow.txt"]


@pytest.mark.parametrize("to", ["terminal", "plain", "json"])
def test_a_closed_pipe(pair, to) -> None:
    """A reader that has gone ends the run without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "unxdiff", "old.txt", "new.txt", "--to", to]
    done = subprocess.run(
        command, cwd=pair, env=_environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def test_help_into_a_closed_pipe(pair) -> None:
    """The click commands end as quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "unxdiff", "diff", "--help"]
    done = subprocess.run(
        command, cwd=pair, env=_environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def test_empty_standard_input(pair) -> None:
    """``-`` with nothing in it is an empty input."""
    command = [sys.executable, "-m", "unxdiff", "-", "new.txt"]
    done = subprocess.run(
        command, cwd=pair, env=_environment(), input=b"", capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"unxdiff: error: standard input is empty")


def test_a_revision_that_git_does_not_know(refused) -> None:
    """``REV:PATH`` outside a repository, or of an unknown revision, is one line."""
    assert "HEAD~9:draft.txt" in refused("HEAD~9:draft.txt", "new.txt")


def test_a_defect_is_one_line_too(refused, monkeypatch) -> None:
    """An exception nobody foresaw asks for a report; the traceback comes with ``--debug``."""

    def broken(*_):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("unxdiff.cli.comparison.read_operand", broken)
    message = refused("old.txt", "new.txt")
    assert message.startswith("a defect of unxdiff: ZeroDivisionError (oh); run again with --debug")


def test_debug_shows_the_traceback(run, pair) -> None:
    """With ``--debug`` the traceback stands before the line."""
    result = run(str(pair / "none.txt"), str(pair / "new.txt"), "--debug")
    assert result.code == 2
    assert "Traceback" in result.err
    assert result.err.rstrip().split("\n")[-1].startswith("unxdiff: error: ")


@pytest.mark.parametrize(
    "name", sorted(set(errors.__all__) - {"UnxdiffError"}), ids=lambda name: name
)
def test_every_error_has_its_exit_code(name, monkeypatch, run) -> None:
    """The one place that explains errors gives each its own code and one line."""

    def broken(_):
        raise getattr(errors, name)("first\nsecond")

    monkeypatch.setattr(entry, "_dispatch", broken)
    result = run("old.txt", "new.txt")
    assert result.code == getattr(errors, name).exit_code == 2
    assert result.err == "unxdiff: error: first second\n"

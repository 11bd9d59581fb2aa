"""Files that appear whole or not at all, and standard output as UTF-8 bytes."""

from __future__ import annotations

import io
import os
import stat
import sys

import pytest

from unxdiff.cli import output
from unxdiff.cli.output import check_target, say, write_files, write_stdout
from unxdiff.errors import OutputError


def _names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_files_are_written_and_nothing_else(here) -> None:
    """After writing, the folder holds the results and no temporary name."""
    write_files([("a.html", b"A"), ("b.json", "é".encode())])
    assert _names(here) == ["a.html", "b.json"]
    assert (here / "b.json").read_bytes() == b"\xc3\xa9"


def test_new_files_have_the_users_usual_mode(here) -> None:
    """The mode follows the umask, as if the file had been written directly."""
    before = os.umask(0o027)
    try:
        write_files([("a.html", b"A")])
    finally:
        os.umask(before)
    assert stat.S_IMODE((here / "a.html").stat().st_mode) == 0o640


def test_a_replaced_file_keeps_its_mode(here) -> None:
    """Rewriting a private redline does not make it public."""
    (here / "a.html").write_bytes(b"before")
    (here / "a.html").chmod(0o600)
    write_files([("a.html", b"after")])
    assert (here / "a.html").read_bytes() == b"after"
    assert stat.S_IMODE((here / "a.html").stat().st_mode) == 0o600


def test_a_link_is_followed(here) -> None:
    """An output that is a symbolic link replaces what it points to and stays a link."""
    (here / "real").mkdir()
    (here / "a.html").symlink_to("real/a.html")
    write_files([("a.html", b"A")])
    assert (here / "a.html").is_symlink()
    assert (here / "real" / "a.html").read_bytes() == b"A"
    assert _names(here / "real") == ["a.html"]


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_when_one_file_fails(here, monkeypatch, failure) -> None:
    """A failure at the second of two files leaves the old content of both, and no crumbs."""
    (here / "a.html").write_bytes(b"before")
    real = output._stage

    def stage(path, data, staged) -> None:
        real(path, data, staged)
        if path == "b.html":
            raise failure

    monkeypatch.setattr(output, "_stage", stage)
    with pytest.raises((OutputError, KeyboardInterrupt)) as caught:
        write_files([("a.html", b"A"), ("b.html", b"B")])
    if isinstance(failure, OSError):
        assert str(caught.value) == "b.html: cannot be written: No space left on device"
    assert _names(here) == ["a.html"]
    assert (here / "a.html").read_bytes() == b"before"


def test_a_device_is_written_to_not_replaced() -> None:
    """/dev/null stays what it is."""
    check_target("/dev/null", [])
    write_files([("/dev/null", b"A")])
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_targets_are_checked_before_any_work(here) -> None:
    """A folder and a missing folder are refused with what to do; a good target is not touched."""
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        check_target(str(here), [])
    with pytest.raises(OutputError, match="there is no folder"):
        check_target("none/a.html", [])
    check_target("a.html", ["old.txt"])
    assert _names(here) == []


@pytest.mark.usefixtures("here")
def test_a_folder_that_may_not_be_written_is_refused(monkeypatch) -> None:
    """The message names the folder (root may write everywhere, so the answer is put in)."""
    monkeypatch.setattr(output.os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="is not writable; choose another"):
        check_target("a.html", [])


def test_an_input_is_never_an_output(here) -> None:
    """Neither under its own name, nor another spelling, nor through a link of either kind."""
    (here / "old.txt").write_text("x")
    (here / "soft.txt").symlink_to("old.txt")
    os.link(here / "old.txt", here / "hard.txt")
    for name in ("old.txt", "./old.txt", str(here / "old.txt"), "soft.txt", "hard.txt"):
        with pytest.raises(OutputError, match=r"is the input old\.txt"):
            check_target(name, ["old.txt"])


def test_a_message_is_one_line_whatever_is_in_it(capfdbinary) -> None:
    """Line breaks and control characters of a file name cannot forge a second line."""
    say("error: a\nb\x1b[31m\udcff.txt é")
    assert capfdbinary.readouterr().err == b"unxdiff: error: a b [31m .txt \xc3\xa9\n"


def test_standard_output_is_utf8_whatever_the_locale(capfdbinary, monkeypatch) -> None:
    """The bytes written do not depend on the stream's own encoding."""
    with open(1, "w", encoding="ascii", closefd=False) as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        write_stdout("é\n".encode())
    assert capfdbinary.readouterr().out == b"\xc3\xa9\n"


def test_a_closed_or_full_standard_output_is_an_error(monkeypatch) -> None:
    """Losing the result in silence is no option."""
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="standard output is closed"):
        write_stdout(b"x")
    with open("/dev/full", "wb", buffering=0) as full, io.TextIOWrapper(full) as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(OutputError, match="No space left on device"):
            write_stdout(b"x")

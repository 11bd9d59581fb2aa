"""Colour, width, pager and the word while waiting."""

from __future__ import annotations

import itertools
import os
import pty
import select
import signal
import sys
import time

import pytest

from unxdiff.cli import terminal
from unxdiff.cli.terminal import Progress, color_wanted, page, pager_command, width
from unxdiff.config import Setting

FLAG = "command line"


def _wanted(word=None, where=FLAG, on=False, **environ):
    setting = None if word is None else Setting(word, where, from_file=where == "file")
    return color_wanted(setting, environ, terminal=on)


def test_a_word_on_the_command_line_decides_colour() -> None:
    """``--color`` beats every variable and the terminal."""
    assert _wanted("always", NO_COLOR="1", TERM="dumb")
    assert not _wanted("never", FORCE_COLOR="1", on=True)


def test_force_color_beats_no_color() -> None:
    """FORCE_COLOR > NO_COLOR > a terminal; empty variables are not set; FORCE_COLOR=0 is off."""
    assert _wanted(FORCE_COLOR="1", NO_COLOR="1")
    assert not _wanted(NO_COLOR="1", on=True)
    assert _wanted(NO_COLOR="", on=True)
    assert not _wanted(FORCE_COLOR="0", on=True)
    assert not _wanted(FORCE_COLOR="")


def test_a_terminal_or_gits_pager_has_colour() -> None:
    """Without a word or a variable the place decides; a dumb terminal has none."""
    assert _wanted(on=True)
    assert not _wanted()
    assert _wanted(GIT_PAGER_IN_USE="true")
    assert not _wanted(GIT_PAGER_IN_USE="true", TERM="dumb")
    assert not _wanted(on=True, TERM="dumb")
    assert not _wanted(on=True, TERM="vt100")
    assert _wanted(FORCE_COLOR="1", TERM="dumb")


def test_auto_on_the_command_line_still_asks_the_environment() -> None:
    """``--color auto`` is the automatic choice, NO_COLOR included."""
    assert not _wanted("auto", NO_COLOR="1", on=True)
    assert _wanted("auto", on=True)


def test_a_settings_file_is_weaker_than_the_environment() -> None:
    """NO_COLOR beats ``color: always`` in a file, which beats the terminal."""
    assert not _wanted("always", "file", NO_COLOR="1")
    assert _wanted("always", "file")
    assert not _wanted("never", "file", on=True)
    assert _wanted("never", "file", FORCE_COLOR="1")


def test_width_comes_from_the_strongest_source(monkeypatch) -> None:
    """A given width > COLUMNS > a settings file > the terminal > 80; nonsense is passed over."""
    monkeypatch.setattr(terminal, "_size", lambda: (123, 40))
    given, filed = Setting(60, FLAG), Setting(70, "file", from_file=True)
    assert width(given, {"COLUMNS": "90"}, terminal=True) == 60
    assert width(None, {"COLUMNS": "90"}, terminal=True) == 90
    assert width(filed, {"COLUMNS": "90"}, terminal=True) == 90
    assert width(filed, {}, terminal=True) == 70
    assert width(None, {}, terminal=True) == 123
    assert width(None, {}, terminal=False) == 80
    for nonsense in ("", "wide", "0", "-3", "²"):
        assert width(None, {"COLUMNS": nonsense}, terminal=False) == 80
    assert width(None, {"COLUMNS": "5"}, terminal=False) == 20


def test_the_pager_is_the_users_or_less(tmp_path) -> None:
    """PAGER decides; empty or ``cat`` is none; without less there is none."""
    assert pager_command({"PAGER": "more -s"}) == "more -s"
    assert pager_command({"PAGER": " "}) is None
    assert pager_command({"PAGER": "cat"}) is None
    assert pager_command({"PATH": str(tmp_path)}) is None
    less = tmp_path / "less"
    less.write_text("#!/bin/sh\n")
    less.chmod(0o755)
    assert pager_command({"PATH": str(tmp_path)}) == "less -FIRX"


def test_the_pager_gets_every_byte(tmp_path) -> None:
    """What the pager reads is what was to be shown, in UTF-8."""
    seen = tmp_path / "seen"
    data = "Rappelant sa résolution 61/180,\n".encode() * 5000
    assert page(data, {**os.environ, "PAGER": f"cat > '{seen}'"})
    assert seen.read_bytes() == data


def test_a_pager_left_early_is_no_error() -> None:
    """Quitting at the first page ends the run quietly."""
    assert page(b"x\n" * 500_000, {**os.environ, "PAGER": "head -c 1 > /dev/null"})


def test_a_missing_pager_loses_nothing() -> None:
    """Where the shell cannot find the pager, the caller is told to write the output itself."""
    assert not page(b"x\n", {**os.environ, "PAGER": "no-such-pager-here"})


def test_output_that_fits_does_not_start_less(monkeypatch) -> None:
    """``less -F`` would only pass it through."""
    monkeypatch.setattr(terminal, "_size", lambda: (80, 24))
    monkeypatch.setattr(terminal, "_run_pager", lambda *_: True)
    environ = {name: value for name, value in os.environ.items() if name != "PAGER"}
    monkeypatch.setattr(terminal, "_found", lambda *_: True)
    assert not page(b"x\n" * 22, environ)
    assert page(b"x\n" * 23, environ)


class _Screen:
    """A standard error that is a terminal, and keeps what it shows."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def test_a_long_run_says_what_it_does_and_cleans_up(monkeypatch) -> None:
    """After the patience is over the stage is shown; at the end the line is empty again."""
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(terminal, "_PATIENCE", 0.01)
    with Progress(wanted=True) as progress:
        progress.stage("reading")
        for _ in itertools.takewhile(lambda _: not screen.text, range(10_000)):
            time.sleep(0.001)
        progress.stage("comparing")
    assert "unxdiff: reading …" in screen.text
    assert "unxdiff: comparing …" in screen.text
    assert screen.text.endswith("\r\x1b[K")
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_quick_or_quiet_run_says_nothing(monkeypatch) -> None:
    """Nothing is shown before the patience is over, nor at all when it is not wanted."""
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress(wanted=True) as progress:
        progress.stage("reading")
    with Progress(wanted=False) as progress:
        progress.stage("reading")
    assert screen.text == ""


def test_progress_is_for_terminals(capfd) -> None:
    """A standard error that is a file or pipe gets no escape codes."""
    with Progress(wanted=True) as progress:
        progress.stage("reading")
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert capfd.readouterr().err == ""


def _on_a_terminal(pair, *argv, columns=70, **environ):
    """Run unxdiff in a terminal of its own; its screen as text and its exit code."""
    child, screen = pty.fork()
    if child == 0:  # pragma: no cover  the other process
        os.chdir(pair)
        os.environ.update({"TERM": "xterm", "COLUMNS": str(columns), **environ})
        code = "from unxdiff.cli.entry import main; main()"
        root = os.path.dirname(os.path.dirname(terminal.__file__))
        os.environ["PYTHONPATH"] = os.path.dirname(root)
        os.execv(sys.executable, [sys.executable, "-c", code, *argv])  # noqa: S606
    text = b""
    while True:
        select.select([screen], [], [], 30)
        try:
            more = os.read(screen, 65536)
        except OSError:
            break
        if not more:
            break
        text += more
    _, status = os.waitpid(child, 0)
    os.close(screen)
    return text.decode(), os.waitstatus_to_exitcode(status)


def test_a_terminal_gets_colour_and_a_pager(pair) -> None:
    """On a real terminal the view is coloured and goes through the user's pager."""
    text, code = _on_a_terminal(pair, "old.txt", "new.txt", PAGER="sed s/^/PAGED:/")
    assert code == 0
    assert "\x1b[" in text
    assert "PAGED:" in text
    text, code = _on_a_terminal(pair, "old.txt", "new.txt", "--no-pager", "--color=never")
    assert "{+" in text
    assert "\x1b[" not in text


@pytest.mark.parametrize("argv", [["--to", "pdf"], ["-o", "-", "--to", "pdf"]], ids=" ".join)
def test_a_terminal_gets_no_pdf(pair, argv) -> None:
    """Bytes that would upset a terminal are refused, with the way to get them."""
    text, code = _on_a_terminal(pair, "old.txt", "new.txt", *argv)
    assert code == 2
    assert "write it with -o FILE.pdf" in text

"""What the terminal can do and wants: colour, width, pager, and a word while the user waits."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType, TracebackType
    from typing import Self

    from unxdiff.config import Setting

__all__ = ["NARROWEST", "Progress", "color_wanted", "is_terminal", "page", "pager_command", "width"]

NARROWEST = 20
"""Columns below which no view is laid out."""

_DEFAULT_WIDTH = 80
_PATIENCE = 1.0
"""Seconds before the user is told what takes so long."""

_DEFAULT_PAGER = "less -FIRX"

_HEAD = 20_000
"""Bytes at the beginning of a view in which its hyperlinks stand, if it has any."""


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is a terminal; a closed or missing one is not."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def color_wanted(setting: Setting | None, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour: ``--color`` > UNXDIFF_COLOR > FORCE_COLOR > NO_COLOR > a settings file's
    word > a terminal or git's pager > off; a ``TERM`` without colours (``dumb``, ``vt100``,
    ``*-mono``) has none unless it is forced.

    ``setting`` is the resolved ``color``, which says where it came from; ``terminal`` is whether
    the output is one.
    """
    word = "auto" if setting is None else setting.value
    from_file = setting is not None and setting.from_file
    if word != "auto" and not from_file:
        return word == "always"
    force = environ.get("FORCE_COLOR")
    if force:
        return force.lower() not in ("0", "false", "no")
    if environ.get("NO_COLOR"):
        return False
    if word != "auto":
        return word == "always"
    if not (terminal or environ.get("GIT_PAGER_IN_USE", "").lower() in ("true", "1", "yes")):
        return False
    from unxdiff.renderers.palettes import BARE, colours

    return colours(environ) != BARE


def width(setting: Setting | None, environ: Mapping[str, str], *, terminal: bool) -> int:
    """Columns: ``--width`` > UNXDIFF_WIDTH > COLUMNS > a settings file > the terminal > 80.

    ``setting`` is the resolved ``width``; never less than NARROWEST.
    """
    if setting is not None and not setting.from_file:
        return max(NARROWEST, int(setting.value))  # type: ignore[arg-type]
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns[:9]) > 0:
        return max(NARROWEST, int(columns[:9]))
    if setting is not None:
        return max(NARROWEST, int(setting.value))  # type: ignore[arg-type]
    if terminal:
        return max(NARROWEST, _size()[0])
    return _DEFAULT_WIDTH


def _size() -> tuple[int, int]:
    """Columns and lines of standard output's terminal."""
    try:
        size = os.get_terminal_size(1)
    except OSError:
        return _DEFAULT_WIDTH, 24
    # A terminal that does not know its size says 0.
    return size.columns or _DEFAULT_WIDTH, size.lines or 24


def pager_command(environ: Mapping[str, str]) -> str | None:
    """The pager to run, or None where there is none: PAGER, else ``less -FIRX`` where it exists."""
    command = environ.get("PAGER")
    if command is None:
        return _DEFAULT_PAGER if _found("less", environ) else None
    command = command.strip()
    return None if command in ("", "cat") else command


def _found(program: str, environ: Mapping[str, str]) -> bool:
    suffix = ".exe" if os.name == "nt" else ""
    for folder in environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, program + suffix)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return True
    return False


def page(data: bytes, environ: Mapping[str, str]) -> bool:
    """Show text through the pager; False where none ran and the caller must write it.

    A pager that the user leaves early is no error. Output that fits on the screen does not start
    ``less``, which would only pass it through.
    """
    command = pager_command(environ)
    if command is None:
        return False
    if command == _DEFAULT_PAGER and data.count(b"\n") < _size()[1] - 1:
        return False
    if b"\x1b]8;" in data[:_HEAD]:
        from unxdiff.cli.hyperlinks import pager_keeps, without_hyperlinks

        if not pager_keeps(command, environ):
            data = without_hyperlinks(data)
    return _run_pager(command, data, environ)


def _run_pager(command: str, data: bytes, environ: Mapping[str, str]) -> bool:
    import signal
    import subprocess

    variables = dict(environ)
    # less shows <C3><A9> for letters in a C locale; what we write is UTF-8 everywhere.
    variables.setdefault("LESSCHARSET", "utf-8")
    # The command is the user's own PAGER, written to be read by a shell.
    process = subprocess.Popen(  # noqa: S602
        command, shell=True, stdin=subprocess.PIPE, env=variables
    )
    # Ctrl-C belongs to the pager while it runs.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(data)
    finally:
        signal.signal(signal.SIGINT, before)
    # What a shell says of a program that it cannot find or run.
    return process.returncode not in (126, 127)


class Progress:
    """Says on standard error what is being done, when it takes longer than people like to wait.

    Only on a terminal. A timer signal does the work, so that a quick run starts no thread; where
    there is no such signal (Windows) nothing is said.
    """

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted and is_terminal(sys.stderr)
        self._stage = ""
        self._shown = False

    def stage(self, what: str) -> None:
        """Name what is done now, for instance ``comparing``."""
        self._stage = what
        if self._shown:
            self._say()

    def __enter__(self) -> Self:
        if self._wanted:
            self._wanted = self._arm()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._wanted:
            import signal

            signal.setitimer(signal.ITIMER_REAL, 0)
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def _arm(self) -> bool:
        import signal

        if not hasattr(signal, "setitimer"):
            return False
        try:
            signal.signal(signal.SIGALRM, self._late)
        except ValueError:
            # Only the main thread may set handlers; elsewhere there is no terminal to talk to.
            return False
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
        return True

    def _late(self, _number: int, _frame: FrameType | None) -> None:
        self._shown = True
        self._say()

    def _say(self) -> None:
        sys.stderr.write(f"\r\x1b[Kunxdiff: {self._stage} …")
        sys.stderr.flush()

"""Where ``unxdiff`` starts, and the one place that turns errors into exit codes.

git starts unxdiff once a file, so the common ways in (a plain comparison, git's two hooks) load
nothing they do not need; everything else goes to the click commands.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

__all__ = ["main", "run"]

_FAILED = 2


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command line (by default the process's own) and exit with its code."""
    if argv is not None:
        sys.exit(run(argv))
    import gc

    # The process lives for one comparison; its cycles are freed by its end.
    gc.disable()
    code = run(sys.argv[1:])
    _leave(code)


def run(argv: Sequence[str]) -> int:
    """Run a command line and give its exit code; errors become one line on standard error."""
    debug = "--debug" in argv
    try:
        code = _dispatch(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`, a pager left early): nothing to say.
        _silence()
        return _FAILED
    except KeyboardInterrupt:
        if debug:
            _traceback()
        return _fail("interrupted; nothing was written")
    except Exception as error:  # noqa: BLE001  the one place that explains every error
        if debug:
            _traceback()
        return _explain(error)
    return code


def _dispatch(argv: Sequence[str]) -> int:
    first = argv[0] if argv else ""
    if first == "git" and len(argv) > 1 and argv[1] in ("driver", "textconv"):
        return _git_hook(argv[1], list(argv[2:]))
    from unxdiff.cli import COMMANDS

    if first == "diff" or (first and first not in COMMANDS):
        from unxdiff.cli.lean import parse

        line = parse(argv[1:] if first == "diff" else argv)
        if line is not None:
            from unxdiff.cli.comparison import run as compare

            return compare(*line)
    from unxdiff.cli.main import run as run_command

    return run_command(argv)


def _git_hook(name: str, arguments: list[str]) -> int:
    if name == "driver":
        from unxdiff.git.driver import main as driver

        return driver(arguments)
    from unxdiff.git.textconv import main as textconv

    return textconv(arguments)


def _explain(error: Exception) -> int:
    from unxdiff.errors import UnxdiffError

    if isinstance(error, UnxdiffError):
        return _fail(str(error), error.exit_code)
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return _fail(f"{name}{error.strerror or error}")
    if isinstance(error, MemoryError):
        return _fail("not enough memory; compare smaller parts")
    said = f" ({error})" if str(error) else ""
    return _fail(
        f"a defect of unxdiff: {type(error).__name__}{said};"
        " run again with --debug and report what it shows"
    )


def _fail(message: str, code: int = _FAILED) -> int:
    from unxdiff.cli.output import say

    say(f"error: {message}")
    return code


def _traceback() -> None:
    import traceback

    traceback.print_exc()


def _silence() -> None:
    """Send what is still buffered nowhere, so that the interpreter's end does not complain."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    except OSError:
        return


def _leave(code: int) -> NoReturn:
    """End the process: at once where nobody waits for its end, for that saves 3 ms of 30."""
    import atexit

    if atexit._ncallbacks() or _watched():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            # Closed, or gone: run() has said so where it matters.
            continue
    os._exit(code)


def _watched() -> bool:
    """Whether a debugger, profiler or coverage measurement wants to see the end."""
    if sys.gettrace() or sys.getprofile() or sys.flags.inspect:
        return True
    monitoring = getattr(sys, "monitoring", None)
    return monitoring is not None and any(monitoring.get_tool(number) for number in range(6))

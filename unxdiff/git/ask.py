"""The one place that asks the git program and gets an answer or a clear error."""

from __future__ import annotations

import os
import subprocess

from unxdiff.errors import GitError

__all__ = ["ask", "inquire", "work_tree"]


def ask(*arguments: str) -> bytes:
    """What ``git ARGUMENTS`` prints.

    Raises GitError, with git's own reason on one line, when it fails or is not installed.
    """
    code, out, reason = inquire(*arguments)
    if code:
        raise GitError(f"git {arguments[0]}: {reason or f'exit status {code}'}")
    return out


def inquire(*arguments: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
    """Exit status, output and the first line of complaint of ``git ARGUMENTS``.

    Raises GitError when git is not installed.
    """
    try:
        asked = subprocess.run(
            ["git", *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except OSError as problem:
        raise GitError(
            f"git cannot be run ({problem.strerror}); install it and see that it is on PATH"
        ) from problem
    lines = asked.stderr.decode("utf-8", "replace").split("\n")
    reason = next((line for line in lines if line.strip()), "").strip()
    return asked.returncode, asked.stdout, reason.removeprefix("fatal: ").removeprefix("error: ")


def work_tree() -> str | None:
    """The absolute top folder of the work tree one stands in, or None outside of any."""
    code, out, _ = inquire("rev-parse", "--show-toplevel")
    return os.fsdecode(out.rstrip(b"\r\n")) if code == 0 and out.strip() else None

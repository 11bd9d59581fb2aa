"""What the driver shows when it cannot make a redline: lines as git shows them."""

from __future__ import annotations

import os

from unxdiff.git.call import MISSING, Call, names, printable

__all__ = ["fallback", "pointers"]

_BINARY_HEAD = 8000
"""Bytes in which git looks for a NUL to call a file binary."""
_RED, _GREEN, _BOLD, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[m"


def pointers(old: bytes, new: bytes, *, color: bool) -> str:
    """The targets of a symbolic link or the commits of a submodule, before and after."""
    return _lines(old, "-", _RED if color else "") + _lines(new, "+", _GREEN if color else "")


def _lines(content: bytes, sign: str, style: str) -> str:
    reset = _RESET if style else ""
    text = content.decode("utf-8", "backslashreplace")
    return "".join(f"{style}{sign}{printable(line)}{reset}\n" for line in text.splitlines())


def fallback(call: Call, *, color: bool) -> bytes:
    """Git's own comparison of the two files under our names, or that binary files differ.

    Never fails: the least it says is that the files differ.
    """
    old_name, new_name = names(call)
    if call.old is None or call.new is None:
        return b""
    old, new = call.old.file, call.new.file
    if _is_binary(old) or _is_binary(new):
        return f"Binary files {old_name} and {new_name} differ\n".encode()
    hunks = _git_hunks(old, new, color=color)
    if not hunks:
        return f"Files {old_name} and {new_name} differ\n".encode()
    style, reset = (_BOLD, _RESET) if color else ("", "")
    return f"{style}--- {old_name}{reset}\n{style}+++ {new_name}{reset}\n".encode() + hunks


def _is_binary(file: str) -> bool:
    try:
        with open(file, "rb") as stream:
            return b"\0" in stream.read(_BINARY_HEAD)
    except OSError:
        return False


def _git_hunks(old: str, new: str, *, color: bool) -> bytes:
    """``git diff --no-index`` without its header, which has the names of temporary files."""
    import subprocess

    command = ["git", "--no-pager", "diff", "--no-index", "--no-ext-diff", "--no-textconv"]
    command += [f"--color={'always' if color else 'never'}", "--", _safe(old), _safe(new)]
    try:
        asked = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return b""
    lines = asked.stdout.splitlines(keepends=True)
    for index, line in enumerate(lines):
        if line.startswith(b"@@") or (line.startswith(b"\x1b[") and b"m@@ " in line):
            return b"".join(lines[index:])
    return b""


def _safe(file: str) -> str:
    """A relative name that git takes neither for standard input nor for an option."""
    return file if file == MISSING or os.path.isabs(file) else os.path.join(".", file)

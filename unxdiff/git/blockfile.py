"""Marked lines in a file that belongs to somebody else: put in, found, taken out to the byte."""

from __future__ import annotations

from unxdiff.errors import GitError

__all__ = ["body", "put", "take"]

_START = b"# >>> unxdiff git install >>>"
_END = b"# <<< unxdiff git uninstall removes these lines <<<"
_NEW_FILE = b" (new file)"
_NO_NEWLINE = b" (no line end before)"


def put(before: bytes | None, lines: bytes) -> bytes:
    """The file with our lines: replaced where they stand, else added at the end.

    ``before`` is None where there is no file. The start line remembers what ``take`` must undo.
    """
    found = _find(before) if before is not None else None
    if before is None or found is None:
        remembered = _NEW_FILE if before is None else b""
        before = before or b""
        if before and not before.endswith(b"\n"):
            remembered = _NO_NEWLINE
            before += b"\n"
        return before + _START + remembered + b"\n" + lines + _END + b"\n"
    _, first, last, _ = found
    return before[:first] + lines + before[last:]


def take(data: bytes) -> bytes | None:
    """The file as it was before ``put``; None where there was no file and nothing was added."""
    found = _find(data)
    if found is None:
        return data
    start, first, _, end = found
    head, tail = data[:start], data[end:]
    marker = data[start:first]
    if _NO_NEWLINE in marker and not tail:
        head = head.removesuffix(b"\n")
    rest = head + tail
    return None if _NEW_FILE in marker and not rest else rest


def body(data: bytes | None) -> bytes | None:
    """Our lines in a file, or None where there are none."""
    found = _find(data) if data is not None else None
    return None if data is None or found is None else data[found[1] : found[2]]


def _find(data: bytes) -> tuple[int, int, int, int] | None:
    """Where our block starts, where its lines begin and end, and where the block ends.

    Raises GitError when its last line is gone: what belongs to whom cannot be told then.
    """
    start = 0 if data.startswith(_START) else data.find(b"\n" + _START) + 1
    if start == 0 and not data.startswith(_START):
        return None
    first = data.find(b"\n", start) + 1
    last = data.find(_END, start)
    if first == 0 or last < first:
        raise GitError(
            f"the line {_END.decode()!r} is missing after {_START.decode()!r}; "
            "remove the lines of unxdiff by hand and run the command again"
        )
    end = data.find(b"\n", last) + 1
    return start, first, last, end or len(data)

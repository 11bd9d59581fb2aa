"""What stands for a text on the command line: a path, ``-``, or ``REV:PATH``."""

from __future__ import annotations

import os
import sys

from unxdiff.api import read_bytes
from unxdiff.errors import InputError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Document
    from unxdiff.options import ReadOptions

__all__ = [
    "STDIN_NAME",
    "files",
    "folder_of",
    "is_stdin",
    "load_operand",
    "read_operand",
    "refuse_stdin_twice",
]

STDIN_NAME = "standard input"

_STDIN = ("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0")


def is_stdin(operand: str) -> bool:
    """Whether an operand is standard input, under any of its usual names."""
    return operand in _STDIN


def refuse_stdin_twice(operands: Sequence[str]) -> None:
    """Raise UsageError when more than one operand is standard input."""
    if sum(is_stdin(operand) for operand in operands) > 1:
        raise UsageError("standard input can be only one of the texts; give a file for the other")


def _is_revision(operand: str) -> bool:
    """Whether an operand is meant as REV:PATH: a path that exists always wins."""
    if ":" not in operand or os.path.lexists(operand):
        return False
    from unxdiff.git.blobs import is_blob_spec

    return is_blob_spec(operand)


def files(operands: Sequence[str]) -> tuple[str, ...]:
    """The operands that are files, which no output may overwrite."""
    return tuple(each for each in operands if not is_stdin(each) and not _is_revision(each))


def folder_of(operand: str) -> str:
    """The folder from which settings are looked for."""
    if is_stdin(operand):
        return "."
    path = operand.partition(":")[2] if _is_revision(operand) else operand
    folder = os.path.dirname(path)
    return folder if os.path.isdir(folder) else "."


def read_operand(operand: str, options: ReadOptions) -> Document:
    """Read one text.

    Raises InputError, LimitError, and GitError for a REV:PATH that git does not know.
    """
    data, name = load_operand(operand, options)
    return read_bytes(data, name, options)


def load_operand(operand: str, options: ReadOptions) -> tuple[bytes, str]:
    """The bytes of one operand, and what messages call it.

    Raises InputError, LimitError, and GitError for a REV:PATH that git does not know.
    """
    if is_stdin(operand):
        return _standard_input(options.max_size + 1), STDIN_NAME
    if _is_revision(operand):
        from unxdiff.git.blobs import read_blob

        return read_blob(operand)
    from unxdiff.readers.files import load

    return load(operand, options), _printable(operand)


def _printable(name: str) -> str:
    """A file name that can be written as UTF-8: bytes that are not become replacement marks."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _standard_input(most: int) -> bytes:
    """At most so many bytes of standard input; one more than allowed is seen as too large."""
    stream = sys.stdin
    if stream is None:
        raise InputError("standard input is closed; give a file instead of '-'")
    try:
        binary = getattr(stream, "buffer", None)
        data: bytes = stream.read().encode() if binary is None else binary.read(most)
    except OSError as error:
        raise InputError(f"{STDIN_NAME}: cannot be read: {error.strerror}") from None
    return data

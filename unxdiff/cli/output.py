"""Where results go: files written under a temporary name and renamed, standard output as bytes."""

from __future__ import annotations

import os
import sys

from unxdiff.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["check_target", "say", "tell", "write_files", "write_stdout"]


def say(message: str) -> None:
    """One line on standard error, whatever its encoding; control characters cannot break it."""
    line = "".join(character if character.isprintable() else " " for character in message)
    data = f"unxdiff: {line}\n".encode("utf-8", "surrogateescape")
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.flush()
        binary = getattr(stream, "buffer", None)
        if binary is None:
            stream.write(data.decode("utf-8", "replace"))
        else:
            binary.write(data)
        stream.flush()
    except (OSError, ValueError):
        # Nobody listens on standard error: the exit code still tells.
        return


def tell(text: str) -> None:
    """Lines on standard output about settings and files: what somebody else wrote into these cannot
    steer the terminal."""
    from unxdiff.renderers.terminal.cells import clean

    write_stdout(f"{clean(text)}\n".encode())


def check_target(path: str, inputs: Iterable[str]) -> None:
    """See early that a file can be written, before any work is done.

    Raises OutputError for a folder, a missing or read-only folder, or one of the inputs itself,
    under whatever name or link.
    """
    if os.path.isdir(path):
        raise OutputError(f"{path}: is a folder; name a file in it, such as {path}/redline.html")
    for source in inputs:
        if _same_file(path, source):
            raise OutputError(
                f"{path}: is the input {source}; choose another name, inputs are never overwritten"
            )
    if _is_special(path):
        return
    folder = _folder(path)
    if not os.path.isdir(folder):
        raise OutputError(f"{path}: there is no folder {folder}; create it or choose another")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{path}: the folder {folder} is not writable; choose another")


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        # At least one does not exist, so they can only be the same name.
        return os.path.abspath(one) == os.path.abspath(other)


def _is_special(path: str) -> bool:
    """Whether a device or pipe stands there: /dev/null, /dev/stdout, a named pipe."""
    return os.path.exists(path) and not os.path.isfile(path)


def _folder(path: str) -> str:
    # A link is followed: the file it points to is replaced, the link stays.
    return os.path.dirname(os.path.realpath(path))


def write_files(results: Sequence[tuple[str, bytes]]) -> None:
    """Write files so that each appears whole or not at all, and none when one cannot be written.

    Raises OutputError, naming the file.
    """
    staged: list[tuple[str, str]] = []
    path = ""
    try:
        for path, data in results:
            if _is_special(path):
                _write_special(path, data)
                continue
            _stage(path, data, staged)
        while staged:
            temporary, path = staged[0]
            os.replace(temporary, os.path.realpath(path))
            staged.pop(0)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        for temporary, _ in staged:
            _forget(temporary)


def _stage(path: str, data: bytes, staged: list[tuple[str, str]]) -> None:
    """Write a file's content beside it; ``staged`` knows the temporary name from the start."""
    folder = _folder(path)
    temporary = os.path.join(folder, f".unxdiff-{os.getpid()}-{len(staged)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    staged.append((temporary, path))
    with open(descriptor, "wb") as file:
        file.write(data)
    try:
        mode = os.stat(path).st_mode & 0o7777
    except FileNotFoundError:
        return
    os.chmod(temporary, mode)


def _write_special(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _forget(temporary: str) -> None:
    try:
        os.unlink(temporary)
    except OSError:
        return


def write_stdout(data: bytes) -> None:
    """Write bytes to standard output and flush them.

    Raises BrokenPipeError when the reader has gone, OutputError when they cannot be written.
    """
    stream = sys.stdout
    if stream is None:
        raise OutputError("standard output is closed; open it or use -o FILE")
    binary = getattr(stream, "buffer", None)
    try:
        stream.flush()
        if binary is None:
            stream.write(data.decode("utf-8"))
        else:
            binary.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output cannot be written: {error.strerror}") from None

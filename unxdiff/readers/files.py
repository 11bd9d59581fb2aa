"""Bytes from the file system, each failure told in one line."""

from __future__ import annotations

import os
import stat

from unxdiff.errors import InputError, LimitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions

__all__ = ["check_size", "load"]


def load(name: str, options: ReadOptions) -> bytes:
    """The bytes of the file at a path, which are never empty.

    Raises InputError (missing, a folder, not a file, unreadable, empty) and LimitError (larger
    than ``options.max_size``; then nothing of it is read).
    """
    try:
        status = os.stat(name)
        if stat.S_ISDIR(status.st_mode):
            message = f"{name} is a folder; name a file in it"
            raise InputError(message)
        if stat.S_ISREG(status.st_mode) and status.st_size > options.max_size:
            check_size(status.st_size, name, options)
        with open(name, "rb") as stream:
            # A pipe has no size beforehand: one byte more than allowed tells.
            data = stream.read(options.max_size + 1)
    except FileNotFoundError:
        raise InputError(f"{name} does not exist; check the path") from None
    except PermissionError:
        message = f"{name} may not be read; ask its owner, or change its permissions with chmod"
        raise InputError(message) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name!r} cannot be read ({why}); check the path") from None
    check_size(len(data), name, options)
    if not data:
        raise InputError(f"{name} is empty; check that it was saved")
    return data


def check_size(size: int, name: str, options: ReadOptions) -> None:
    """Raise LimitError when an input of ``size`` bytes is larger than allowed."""
    if size > options.max_size:
        message = (
            f"{name} is larger than {options.max_size:,} bytes; "
            "compare a part of it, or raise --max-size"
        )
        raise LimitError(message)

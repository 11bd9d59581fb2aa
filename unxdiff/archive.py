"""Zip containers (DOCX, ODT) from hands that need not be trusted: read in memory, within limits.

Nothing is ever unpacked to disk, so that the names inside are keys and not paths; names that try
to be paths outside are refused all the same, for no honest program writes them.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from unxdiff.errors import InputError, LimitError

__all__ = ["Archive", "is_archive"]

_MAGIC = b"PK\x03\x04"
_MOST_ENTRIES = 20_000
"""A Word file of 1,000 pages with 2,000 pictures has some 2,100 parts."""
_MOST_RATIO = 400
"""Unpacked size to packed size of the whole container: XML packs 10 to 50 times smaller, and even
a document of one letter repeated stays below 300."""
_SMALL = 1_000_000
"""Bytes that a container may always unpack to, whatever its ratio."""
_ENCRYPTED = 0x1


def is_archive(data: bytes) -> bool:
    """Whether bytes begin as a zip container does."""
    return data.startswith(_MAGIC)


class Archive:
    """The parts of a zip container by name.

    ``name`` is what messages call the file, ``most`` the largest unpacked size in bytes of all
    parts together.
    """

    def __init__(self, data: bytes, name: str, most: int) -> None:
        """Read the list of parts.

        Raises InputError (damaged, truncated, encrypted, names that are no names) and LimitError
        (too many parts, too large when unpacked).
        """
        self.name = name
        self._left = most
        self._read: dict[str, int] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, EOFError) as error:
            raise InputError(_damaged(name, error)) from None
        if len(entries) > _MOST_ENTRIES:
            raise LimitError(
                f"{name} holds {len(entries):,} parts, more than {_MOST_ENTRIES:,}; "
                "save it again from the program that made it"
            )
        whole = sum([entry.file_size for entry in entries])
        if whole > most or (whole > _SMALL and whole > _MOST_RATIO * len(data)):
            raise LimitError(
                f"{name} unpacks to {whole:,} bytes, which no draft does; "
                "save it again from the program that made it"
            )
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            path = entry.filename
            if path.startswith(("/", "\\")) or ".." in path.replace("\\", "/").split("/"):
                raise InputError(
                    f"{name} holds a part named {path!r}, which is a path out of it; "
                    "save it again from the program that made it"
                )
            self._entries.setdefault(path.replace("\\", "/"), entry)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the container's order."""
        return tuple(self._entries)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises InputError (no such part, damaged, encrypted) and LimitError when the parts read so
        far, each counted once, are together larger than allowed, whatever the container says of
        their size.
        """
        entry = self._entries.get(part)
        if entry is None:
            raise InputError(
                f"{self.name} has no {part}; save it again from the program that made it"
            )
        if entry.flag_bits & _ENCRYPTED:
            raise InputError(f"{self.name} is encrypted; save it without a password")
        left = self._left + self._read.get(part, 0)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(left + 1)
        except (
            zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
            ValueError,
        ) as error:  # fmt: skip
            raise InputError(_damaged(self.name, error)) from None
        self._left = left - len(data)
        self._read[part] = len(data)
        if self._left < 0:
            raise LimitError(
                f"{self.name} unpacks to more than its parts say; save it again from the program "
                "that made it"
            )
        return data


def _damaged(name: str, error: Exception) -> str:
    why = str(error) or type(error).__name__
    return f"{name} is damaged or cut short ({why}); fetch or save it again"

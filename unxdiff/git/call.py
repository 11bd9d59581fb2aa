"""What git hands an external diff: options of the user's first, then 1, 7, 8 or 9 arguments."""

from __future__ import annotations

from unxdiff.records import record

__all__ = ["MISSING", "Call", "Side", "parse"]

MISSING = "/dev/null"
"""The file name of an added or deleted side, on Windows too."""

_SIDES = 7
"""Arguments that are always there: path, then file, id and mode of either side."""
_OCTAL = frozenset("01234567")
_HEX = frozenset("0123456789abcdef")


@record
class Side:
    """One side of a file pair: where its content lies, its blob id and its mode.

    ``file`` is relative to the current directory or a temporary file; ``id`` has 40 or 64 hex
    digits, all zeros for a work-tree file that is not hashed; ``mode`` has six octal digits. A side
    that does not exist is ``/dev/null . .``.
    """

    file: str
    id: str
    mode: str

    @property
    def exists(self) -> bool:
        """Whether the file is there on this side."""
        return self.mode != "."


@record
class Call:
    """One file pair as git describes it.

    ``header`` is the multi-line text git gives with a rename or copy. An unmerged path has a path
    and neither side.
    """

    path: str
    old: Side | None = None
    new: Side | None = None
    new_path: str = ""
    header: str = ""


def parse(argv: list[str]) -> tuple[list[str], Call | None]:
    """Tell the user's options from git's arguments; the call is None if there are none.

    The shape of the arguments decides, not their number: ids and modes stand at fixed places, so a
    path that looks like an option is still a path.
    """
    for start in range(len(argv) - _SIDES + 1):
        rest = argv[start:]
        if _is_side(rest[2], rest[3]) and _is_side(rest[5], rest[6]):
            old, new = Side(*rest[1:4]), Side(*rest[4:7])
            return argv[:start], Call(rest[0], old, new, _at(rest, 7) or rest[0], _at(rest, 8))
    if argv:
        return argv[:-1], Call(argv[-1])
    return [], None


def _at(arguments: list[str], index: int) -> str:
    return arguments[index] if len(arguments) > index else ""


def _is_side(name: str, mode: str) -> bool:
    if mode == "." or name == ".":
        return mode == name
    return (
        len(mode) == len("100644")
        and _OCTAL.issuperset(mode)
        and len(name) >= len("0000000")
        and _HEX.issuperset(name)
    )

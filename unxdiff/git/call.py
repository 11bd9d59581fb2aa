"""What git hands an external diff (options of the user's first, then 1, 7, 8 or 9 arguments), and
the lines above a file's redline: which file, and what became of its name and mode."""

from __future__ import annotations

from unxdiff.records import record

__all__ = ["MISSING", "Call", "Side", "header", "names", "parse", "printable", "quote"]

MISSING = "/dev/null"
"""The file name of an added or deleted side, on Windows too."""

_SIDES = 7
"""Arguments that are always there: path, then file, id and mode of either side."""
_OCTAL = frozenset("01234567")
_HEX = frozenset("0123456789abcdef")
_ESCAPES = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}
_MOVED = ("rename from ", "rename to ", "copy from ", "copy to ")


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


def header(call: Call) -> str:
    """Git's own header lines, without the ``index`` line: what follows is no patch to apply."""
    if call.old is None or call.new is None:
        return f"* Unmerged path {quote(call.path)}\n"
    old, new = call.old, call.new
    lines = [f"diff --unxdiff {_prefixed('a/', call.path)} {_prefixed('b/', call.new_path)}"]
    if not old.exists:
        lines.append(f"new file mode {new.mode}")
    elif not new.exists:
        lines.append(f"deleted file mode {old.mode}")
    elif old.mode != new.mode:
        lines += [f"old mode {old.mode}", f"new mode {new.mode}"]
    lines += _renamed(call)
    return "\n".join(lines) + "\n"


def _renamed(call: Call) -> list[str]:
    """The rename lines, with names written as they are rather than in octal."""
    lines = []
    for line in call.header.split("\n"):
        moved = next((start for start in _MOVED if line.startswith(start)), None)
        if moved is not None:
            lines.append(moved + quote(call.path if moved.endswith("from ") else call.new_path))
        elif line and not line.startswith("index "):
            lines.append(printable(line))
    return lines


def names(call: Call) -> tuple[str, str]:
    """What the two sides are called: ``a/…`` and ``b/…``, ``/dev/null`` where there is none."""
    return (
        _prefixed("a/", call.path) if call.old and call.old.exists else MISSING,
        _prefixed("b/", call.new_path) if call.new and call.new.exists else MISSING,
    )


def _prefixed(prefix: str, path: str) -> str:
    """As git writes it: a path from the root, of ``--no-index``, has one slash after the prefix."""
    return quote(prefix + path.removeprefix("/"))


def quote(path: str) -> str:
    r"""A path as git quotes it, when it must be: control characters never reach the terminal.

    Letters of any script are left as they are. Bytes that are not UTF-8 become octal.

    >>> quote('a/r\u00e9solution "1"\n.md')
    '"a/résolution \\"1\\"\\n.md"'
    """
    if path.isprintable() and '"' not in path and "\\" not in path:
        return path
    return '"' + "".join(map(_escape, path)) + '"'


def printable(text: str) -> str:
    """Text of one line with its control characters escaped."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    simple = _ESCAPES.get(ord(char))
    if simple is not None:
        return "\\" + simple
    if char.isprintable():
        return char
    return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))

"""The lines above a file's redline: which file, and what became of its name and mode."""

from __future__ import annotations

from unxdiff.git.call import MISSING, Call

__all__ = ["header", "names", "printable", "quote"]

_ESCAPES = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}
_MOVED = ("rename from ", "rename to ", "copy from ", "copy to ")


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

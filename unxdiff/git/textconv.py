"""A document as plain text for git: one paragraph a line, labels kept, notes at the end.

``git log -p``, ``git show`` and ``git blame`` stop if this fails, so it never does.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Block, Document, Mark, Note, Run

__all__ = ["USAGE", "convert", "main", "text_of"]

USAGE = """\
Usage: unxdiff git textconv [--cache-version V] FILE

Prints a document as text, one paragraph a line (diff.unxdiff.textconv); set it
up with `unxdiff git install`. The version only makes git drop what it cached
from an earlier unxdiff.

  unxdiff git textconv draft.md
"""

_VALUED = ("--cache-version", "--from")
_BINARY_HEAD = 8000
_CODE_INDENT = "    "


def main(argv: list[str]) -> int:
    """Print one file as text. Returns 0 whatever happens to the file; 2 only without a file."""
    if argv in (["--help"], ["-h"]):
        return _put(USAGE.encode())
    given, file = _options(argv)
    if not file:
        os.write(2, b"unxdiff: error: `unxdiff git textconv` wants one file\n")
        return 2
    try:
        with open(file, "rb") as stream:
            data = stream.read()
    except OSError as problem:
        return _put(f"unxdiff: cannot read this file: {problem.strerror}\n".encode())
    return _put(convert(data, os.path.basename(file), given.get("--from")))


def _options(argv: list[str]) -> tuple[dict[str, str], str]:
    """Options and the file, which is the last argument whatever it looks like."""
    given: dict[str, str] = {}
    words = iter(argv[:-1])
    for word in words:
        name, equals, value = word.partition("=")
        if name in _VALUED:
            given[name] = value if equals else next(words, "")
    return given, argv[-1] if argv else ""


def _put(data: bytes) -> int:
    """Write everything; a reader who has left is no error."""
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(1, rest) :]
    except BrokenPipeError:
        return 0
    except OSError as problem:
        os.write(2, f"unxdiff: the output cannot be written: {problem.strerror}\n".encode())
    return 0


def convert(data: bytes, name: str, format: str | None = None) -> bytes:  # noqa: A002
    """The text of a file's bytes, in UTF-8; of one that cannot be read, the bytes themselves, or
    a line with size and checksum where they are not text."""
    if not data.strip():
        return data
    try:
        from unxdiff.api import read_bytes
        from unxdiff.options import ReadOptions

        document = read_bytes(data, name, ReadOptions(format=format or None))
        text = text_of(document).encode("utf-8", "replace")
        # Where everything was furniture or control characters, the file speaks for itself.
        return text if text.strip() else _raw(data, name)
    except Exception:  # noqa: BLE001  a failing textconv stops the whole git command
        return _raw(data, name)


def _raw(data: bytes, name: str) -> bytes:
    if b"\0" not in data[:_BINARY_HEAD]:
        return data
    from hashlib import sha256

    suffix = os.path.splitext(name)[1]
    return f"binary{suffix} {len(data)} bytes, sha256 {sha256(data).hexdigest()}\n".encode()


def text_of(document: Document) -> str:
    """A document in lines: what differs in the document differs in the lines, and little else.

    Emphasis, links and note marks are written as in Markdown so that a change of them is seen.
    """
    notes = document.notes
    lines = [_line(block, notes) for block in document.blocks]
    lines += [f"[^{note.mark}]: {_styled(note.text, note.runs, (), notes)}" for note in notes]
    return "".join(f"{line}\n" for line in lines)


def _line(block: Block, notes: tuple[Note, ...]) -> str:
    text = block.text
    if block.runs or block.marks:
        text = _styled(text, block.runs, block.marks, notes)
    kind = block.kind.value
    if kind == "code":
        return _CODE_INDENT + text.replace("\n", "\n" + _CODE_INDENT)
    if block.label:
        text = f"{block.label} {text}" if text else block.label
    if kind == "heading":
        return f"{'#' * max(block.level, 1)} {text}"
    if kind == "quote":
        return "> " + text.replace("\n", "\n> ")
    if kind == "item":
        return "  " * block.level + text
    return text


def _styled(
    text: str, runs: tuple[Run, ...], marks: tuple[Mark, ...], notes: tuple[Note, ...]
) -> str:
    """Text with its marks written out: at one place ends first, then notes, then beginnings."""
    if not runs and not marks:
        return text
    pieces: list[tuple[int, int, int, str]] = []
    for run in runs:
        opening, closing = _SIGNS.get(run.style.value, ("", ""))
        if run.style.value == "link":
            closing = f"]({run.target or ''})"
        pieces.append((run.end, 0, -run.start, closing))
        pieces.append((run.start, 2, -run.end, opening))
    pieces += [(mark.at, 1, mark.note, f"[^{notes[mark.note].mark}]") for mark in marks]
    done, at = [], 0
    for place, _, _, sign in sorted(pieces):
        done += [text[at:place], sign]
        at = place
    return "".join(done) + text[at:]


_SIGNS = {
    "bold": ("**", "**"),
    "italic": ("*", "*"),
    "underline": ("<u>", "</u>"),
    "strike": ("~~", "~~"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "code": ("`", "`"),
    "link": ("[", "]"),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

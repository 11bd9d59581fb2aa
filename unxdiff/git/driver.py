"""The external diff driver: git runs it once a changed file and dies if it fails.

So it always returns 0, says in one line what it cannot do, and shows something readable then.
"""

from __future__ import annotations

import os
import sys

from unxdiff.git.call import Call, Side, header, names, parse, printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.git.choices import Choices
    from unxdiff.model.document import Document
    from unxdiff.options import ReadOptions

__all__ = ["USAGE", "main"]

USAGE = """\
Usage: unxdiff git driver [OPTIONS] PATH OLD OLD-ID OLD-MODE NEW NEW-ID NEW-MODE

Git calls this for every changed file (diff.unxdiff.command); set it up with
`unxdiff git install`. Options of `unxdiff diff` about looks may stand first:

  git config diff.unxdiff.command "unxdiff git driver --layout side-by-side"
"""

_POINTERS = ("120000", "160000")
"""Modes of symbolic links and submodules: their content is a name, not a text."""
_INVISIBLE = b"only line breaks, spacing, typography or page furniture differ\n"
_UNHASHED = "work tree"
_BOLD, _RESET = "\x1b[1m", "\x1b[m"


def main(argv: list[str]) -> int:
    """Show one file pair. Returns 0 whatever happens, as git demands; 2 only without arguments."""
    if argv in (["--help"], ["-h"]):
        _write(USAGE.encode())
        return 0
    words, call = parse(argv)
    if call is None:
        os.write(2, b"unxdiff: error: git calls `unxdiff git driver`; see `unxdiff git install`\n")
        return 2
    try:
        _show(call, words)
    except BrokenPipeError:
        # The reader has left the pager: the rest of this file is wanted by nobody.
        return 0
    except KeyboardInterrupt:
        return 0
    except OSError as problem:
        _complain(f"the output cannot be written: {problem.strerror}")
    return 0


def _show(call: Call, words: list[str]) -> None:
    from unxdiff.git.choices import choose
    from unxdiff.git.screen import color

    choices = choose(words, os.environ, os.path.dirname(call.new_path or call.path))
    colored = color(choices.get("--color") or None, tty=os.isatty(1))
    # The header goes out before anything is loaded or read: where nobody reads, it ends here.
    blank = b"" if os.environ.get("GIT_DIFF_PATH_COUNTER", "1") == "1" else b"\n"
    _write(blank + _bold(header(call), colored=colored))
    for remark in choices.remarks:
        _write(f"unxdiff: {printable(remark)}\n".encode())
    if call.old is None or call.new is None:
        return
    try:
        shown = _body(call, call.old, call.new, choices, colored=colored)
    except Exception as problem:  # noqa: BLE001  anything else would stop the whole git diff
        shown = _instead(call, problem, choices, colored=colored)
    _write(shown)


def _body(call: Call, old: Side, new: Side, choices: Choices, *, colored: bool) -> bytes:
    from unxdiff.git.choices import most_bytes

    limit = most_bytes(choices)
    before, after = _content(old, limit), _content(new, limit)
    if before == after:
        return b""
    if old.mode in _POINTERS or new.mode in _POINTERS:
        from unxdiff.git.plain import pointers

        return pointers(before, after, color=colored).encode()
    return _redline(call, before, after, choices, colored=colored)


def _content(side: Side, limit: int) -> bytes:
    """The bytes of one side; none for a side that does not exist."""
    if not side.exists:
        return b""
    from unxdiff.errors import LimitError

    with open(side.file, "rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise LimitError(f"larger than {limit:,} bytes; --max-size raises the limit")
    return data


def _redline(call: Call, before: bytes, after: bytes, choices: Choices, *, colored: bool) -> bytes:
    from unxdiff import api
    from unxdiff.git.choices import settings
    from unxdiff.git.screen import width
    from unxdiff.model.redline import Labels
    from unxdiff.redline.hunks import visible
    from unxdiff.renderers.palettes import TABLE, colours

    wanted = choices.get("--width")
    old_read, new_read, compare, show = settings(
        choices,
        width=width(int(wanted) if wanted else None),
        color=colored,
        colors=(colours(os.environ) or TABLE) if colored else 0,
    )
    old = _document(before, call.path, old_read)
    new = _document(after, call.new_path, new_read)
    labels = Labels(*_labels(call))
    redline = api.compare(old, new, compare, labels)
    shown = api.render(redline, "terminal", show)
    data = shown if isinstance(shown, bytes) else shown.encode("utf-8", "replace")
    data = data if data.endswith(b"\n") or not data else data + b"\n"
    changes = (*redline.changes, *redline.note_changes)
    if redline.ignored or any(visible(change, show.show, redline) for change in changes):
        return data
    return data + _INVISIBLE


def _document(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read one side. A side without text is a document without blocks, not an error, in git."""
    if data.strip():
        from unxdiff.api import read_bytes
        from unxdiff.records import replace

        # The lines above have the name; without it the redline says symbols or nothing.
        return replace(read_bytes(data, name, options), name="")
    from unxdiff.model.document import Document

    return Document(name="", format=options.format or "text")


def _labels(call: Call) -> tuple[str, str]:
    """What the redline calls the sides: their blobs' short ids, as git's ``index`` line has them,
    or their names where neither is in git."""
    old, new = _label(call.old), _label(call.new)
    return names(call) if old == new == _UNHASHED else (old, new)


def _label(side: Side | None) -> str:
    if side is None or not side.exists:
        return "no file"
    return side.id[:7] if side.id.strip("0") else _UNHASHED


def _instead(call: Call, problem: Exception, choices: Choices, *, colored: bool) -> bytes:
    """One line on what went wrong, and git's own view of the file."""
    from unxdiff.errors import UnxdiffError
    from unxdiff.git.plain import fallback

    if choices.get("--debug"):
        import traceback

        traceback.print_exception(problem)
    if isinstance(problem, UnxdiffError):
        reason = str(problem)
    elif isinstance(problem, OSError) and problem.strerror:
        reason = problem.strerror
    else:
        reason = f"{type(problem).__name__}: {problem}"
    line = printable(" ".join(reason.split()))
    return f"unxdiff: no redline: {line}\n".encode() + fallback(call, color=colored)


def _bold(lines: str, *, colored: bool) -> bytes:
    if not colored:
        return lines.encode()
    return "".join(f"{_BOLD}{line}{_RESET}\n" for line in lines.splitlines()).encode()


def _write(data: bytes) -> None:
    """Write bytes past Python's buffers, so that a closed pipe shows here and nowhere later."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(1, rest) :]


def _complain(line: str) -> None:
    try:
        os.write(2, f"unxdiff: {line}\n".encode())
    except OSError:
        return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

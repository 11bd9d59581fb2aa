"""Hyperlinks in the terminal: whether it knows them, the address of a file, and taking them out."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["file_address", "hyperlinks_wanted", "pager_keeps", "without_hyperlinks"]

_KNOWING = frozenset(
    ("iterm.app", "wezterm", "vscode", "ghostty", "hyper", "tabby", "mintty", "rio")
)
"""Programs that name themselves in TERM_PROGRAM and make links of the sequence OSC 8."""

_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm", "domterm")
_FIRST_LESS = 566
"""The first less that passes hyperlinks on with ``-R``; before, they were shown as ``ESC]8;;``."""

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_START, _END = b"\x1b]8;", b"\x1b\\"


def hyperlinks_wanted(environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether standard output is a terminal that makes links of OSC 8.

    ``FORCE_HYPERLINK`` (0 is no) decides for a terminal; nothing does for a pipe or file. Terminals
    tell what they are by variables of their own. What is not known gets none, nor does another
    machine's terminal, which could not open the file.
    """
    if not terminal:
        return False
    forced = environ.get("FORCE_HYPERLINK", "").strip().lower()
    if forced:
        return forced not in ("0", "false", "no")
    term = environ.get("TERM", "").lower()
    if term in ("", "dumb") or (term.startswith("screen") and "TMUX" not in environ):
        return False
    if "SSH_CONNECTION" in environ:
        return False
    program = environ.get("TERM_PROGRAM", "").lower()
    if "TMUX" in environ:
        # What the terminal around it says is inherited, but tmux lets links through from 3.4 on.
        version = environ.get("TERM_PROGRAM_VERSION", "").partition(".")
        return program == "tmux" and (_number(version[0]), _number(version[2])) >= (3, 4)
    return (
        "WT_SESSION" in environ
        or "KITTY_WINDOW_ID" in environ
        or program in _KNOWING
        or term.startswith(_TERMS)
        # VTE 0.50.0 itself crashed on them.
        or _number(environ.get("VTE_VERSION", "")) > 5000
        or _number(environ.get("KONSOLE_VERSION", "")) >= 201200
    )


def _number(text: str) -> int:
    """The whole number a text begins with, 0 where it is none."""
    end = 0
    while end < len(text) and end < 9 and text[end] in "0123456789":
        end += 1
    return int(text[:end]) if end else 0


def file_address(path: str) -> str:
    """The ``file:`` address of a file, with this machine's name as the sequence wants it; empty for
    what is no file."""
    if not os.path.isfile(path):
        return ""
    host = os.uname().nodename if hasattr(os, "uname") else ""
    whole = os.path.abspath(path).replace(os.sep, "/")
    slash = "" if whole.startswith("/") else "/"
    return f"file://{_quoted(os.fsencode(host))}{slash}{_quoted(os.fsencode(whole))}"


def _quoted(data: bytes) -> str:
    # urllib.parse takes longer to import than a short redline to compare.
    return "".join([chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in data])


def pager_keeps(command: str, environ: Mapping[str, str]) -> bool:
    """Whether a pager passes hyperlinks on: only less is known to, with ``-R``."""
    words = command.split()
    if not words or os.path.basename(words[0]).removesuffix(".exe") != "less":
        return False
    given = [*words[1:], *environ.get("LESS", "").split()]
    short = [word for word in given if not word.startswith("--")]
    if not (any("R" in word for word in short) or "--RAW-CONTROL-CHARS" in given):
        return False
    import subprocess

    try:
        said = subprocess.run(
            [words[0], "--version"], capture_output=True, check=False, stdin=subprocess.DEVNULL
        ).stdout
    except OSError:
        return False
    name, _, version = said.decode("ascii", "replace").partition(" ")
    return name == "less" and _number(version) >= _FIRST_LESS


def without_hyperlinks(data: bytes) -> bytes:
    """A rendered view with its hyperlinks taken out; their texts stay."""
    first, *rest = data.split(_START)
    return first + b"".join([part.partition(_END)[2] for part in rest])

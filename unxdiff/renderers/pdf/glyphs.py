"""Which characters of a redline no font here can print, and which package brings one.

Any installed font may stand in for another, so what counts is what all of them together have:
fontconfig, which Pango asks too, lists it.
"""

from __future__ import annotations

import subprocess
import unicodedata

from unxdiff.diagnostics import Code, Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.model.document import Document
    from unxdiff.model.redline import Redline

__all__ = ["missing"]

_SECONDS = 20
"""How long fontconfig may take; it builds its cache the first time."""

_SHOWN = 6
"""Characters a message shows; the diagnostic's text has them all."""

_PACKAGES = (
    (0x0000, 0x052F, "fonts-liberation"),
    (0x0600, 0x08FF, "fonts-hosny-amiri"),
    (0x1100, 0x11FF, "fonts-noto-cjk"),
    (0x1E00, 0x20CF, "fonts-liberation"),
    (0x2E80, 0x2FFF, "fonts-noto-cjk or fonts-wqy-zenhei"),
    (0x3000, 0x303F, "fonts-noto-cjk or fonts-wqy-zenhei"),
    (0x3040, 0x31FF, "fonts-noto-cjk"),
    (0x3200, 0x9FFF, "fonts-noto-cjk or fonts-wqy-zenhei"),
    (0xA960, 0xA97F, "fonts-noto-cjk"),
    (0xAC00, 0xD7FF, "fonts-noto-cjk"),
    (0xF900, 0xFAFF, "fonts-noto-cjk or fonts-wqy-zenhei"),
    (0xFB50, 0xFDFF, "fonts-hosny-amiri"),
    (0xFE30, 0xFE4F, "fonts-noto-cjk or fonts-wqy-zenhei"),
    (0xFE70, 0xFEFF, "fonts-hosny-amiri"),
    (0xFF00, 0xFFEF, "fonts-noto-cjk or fonts-wqy-zenhei"),
    (0x1F000, 0x1FAFF, "fonts-noto-color-emoji"),
    (0x20000, 0x3FFFF, "fonts-noto-cjk"),
)
"""First and last character of a range, and Debian's package; others are in fonts-noto-core."""


def missing(redline: Redline) -> tuple[Diagnostic, ...]:
    """A GLYPH_MISSING for each package that would bring characters which no font here has.

    Where fontconfig's ``fc-list`` is not there, one that says so, unless the text is plain ASCII.
    """
    wanted = _characters(redline)
    if not wanted:
        return ()
    covered = _covered()
    if covered is None:
        if "".join(wanted).isascii():
            return ()
        message = "whether the fonts have every character is unknown: apt-get install fontconfig"
        return (Diagnostic(Code.GLYPH_MISSING, message),)
    lacking: dict[str, list[str]] = {}
    for character in sorted(wanted):
        code = ord(character)
        if not any(first <= code <= last for first, last in covered):
            lacking.setdefault(_package(code), []).append(character)
    return tuple([_remark(package, found) for package, found in sorted(lacking.items())])


def _remark(package: str, found: list[str]) -> Diagnostic:
    shown = " ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    what = "a character" if len(found) == 1 else f"{len(found):,} characters"
    message = f"no font here has {what} of the text ({shown}): apt-get install {package}"
    return Diagnostic(Code.GLYPH_MISSING, message, text="".join(found))


def _characters(redline: Redline) -> set[str]:
    """Every character that is printed with a form of its own."""
    labels = redline.labels
    found = set(f"{labels.old}{labels.new}{labels.title}{labels.author}{labels.date}")
    for document in (redline.old, redline.new):
        found.update(*_texts(document))
    return {character for character in found if unicodedata.category(character)[0] not in "CZ"}


def _texts(document: Document) -> Iterable[str]:
    for block in document.blocks:
        yield block.text
        yield block.label or ""
    for note in document.notes:
        yield note.text
        yield note.mark


def _covered() -> list[tuple[int, int]] | None:
    """The characters all fonts together have, as ranges; None where that cannot be found out."""
    try:
        done = subprocess.run(
            ["fc-list", "--format", "%{charset}\n"],
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    ranges = []
    for word in set(done.stdout.decode("ascii", "replace").split()):
        first, _, last = word.partition("-")
        try:
            ranges.append((int(first, 16), int(last or first, 16)))
        except ValueError:
            return None
    return _joined(ranges)


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, with those that touch made one."""
    out: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def _package(code: int) -> str:
    for first, last, package in _PACKAGES:
        if first <= code <= last:
            return package
    return "fonts-noto-core"

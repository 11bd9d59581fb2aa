"""Diagnostics on the command line: said on standard error, or errors with ``--strict``."""

from __future__ import annotations

from unxdiff.cli.output import say
from unxdiff.diagnostics import SIGNALS, Code
from unxdiff.errors import InputError
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.redline import Redline

__all__ = ["WEIGHTY", "all_remarks", "refuse_remarks", "say_remarks", "sentence", "weighty"]

WEIGHTY = frozenset(
    [
        Code.ENCODING_GUESSED,
        Code.CHARACTERS_REPLACED,
        Code.CONTENT_SKIPPED,
        Code.NOT_COMPARED,
        Code.REVISIONS_RESOLVED,
        Code.LIMIT_REACHED,
        Code.GLYPH_MISSING,
        Code.LAW_BROKEN,
    ]
)
"""Doubts about what was read or shown at all, rather than about its structure."""


def sentence(diagnostic: Diagnostic) -> str:
    """A diagnostic on one line: side and place, what it says, and its code."""
    place = [diagnostic.side] if diagnostic.side else []
    if diagnostic.page:
        place.append(f"page {diagnostic.page}")
    if diagnostic.line:
        place.append(f"line {diagnostic.line}")
    where = " ".join(place) + ": " if place else ""
    return f"{where}{diagnostic.message} ({diagnostic.code.value})"


def all_remarks(redline: Redline) -> tuple[Diagnostic, ...]:
    """The redline's diagnostics, and those of its documents that it does not repeat."""
    found = dict.fromkeys(redline.diagnostics)
    for side, document in (("old", redline.old), ("new", redline.new)):
        for diagnostic in document.diagnostics:
            found.setdefault(replace(diagnostic, side=side))
    return tuple(found)


def refuse_remarks(diagnostics: Sequence[Diagnostic]) -> None:
    """Raise InputError with the first diagnostic, if there is any: this is ``--strict``.

    Drafting signals are no reason: they say what changed, not what was guessed or lost.
    """
    diagnostics = [remark for remark in diagnostics if remark.code not in SIGNALS]
    if not diagnostics:
        return
    more = len(diagnostics) - 1
    rest = f"; {more} more like it, seen without --strict and with -v" if more else ""
    raise InputError(f"--strict: {sentence(diagnostics[0])}{rest}")


def say_remarks(diagnostics: Iterable[Diagnostic]) -> None:
    """Say diagnostics on standard error, a line each."""
    for diagnostic in diagnostics:
        say(f"note: {sentence(diagnostic)}")


def weighty(redline: Redline) -> tuple[Diagnostic, ...]:
    """The diagnostics that are said unasked: doubts about what was read at all."""
    sources = (redline, redline.old, redline.new)
    # A long document has thousands of other remarks; they are not touched.
    if not any(each.code in WEIGHTY for source in sources for each in source.diagnostics):
        return ()
    return tuple(each for each in all_remarks(redline) if each.code in WEIGHTY)

"""What a file contains that is not compared, in one line."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.ooxml.names import w
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.docx.state import State

__all__ = ["not_compared"]

_PROPERTIES = "document properties"
_DESCRIPTIONS = frozenset(("title", "subject", "keywords", "description", "category"))


def not_compared(state: State) -> Diagnostic | None:
    """``not compared: 2 comments, 1 ink drawing``, with the words that were left out; None where
    the file holds nothing of the kind."""
    _count(state)
    texts = list(state.beside)
    parts = [_plural(count, what) for what, count in state.skipped.items()]
    hidden = " ".join(" ".join(state.hidden).split())
    if hidden:
        parts.append(_plural(hidden.count(" ") + 1, "hidden word"))
        texts.append(hidden)
    if state.alternatives:
        parts.append(_plural(len(state.alternatives), "alternative text of an image"))
        texts += state.alternatives
    if _described(state):
        parts.append(_PROPERTIES)
    if state.package.missing:
        parts.append("parts that the file lacks: " + ", ".join(state.package.missing))
    if not parts:
        return None
    message = "not compared: " + ", ".join(parts)
    # Nearly every file describes itself; that alone is nothing to be told each time.
    if parts == [_PROPERTIES]:
        return Diagnostic(Code.METADATA_SKIPPED, message)
    return Diagnostic(Code.NOT_COMPARED, message, text="\n".join(texts) or None)


def _count(state: State) -> None:
    """Count what stands in parts of its own."""
    package = state.package
    comments = package.related(package.main, "comments")
    if comments is not None:
        count = len(package.xml(comments).findall(w("comment")))
        if count:
            state.skip("comment", count)
    if package.related(package.main, "vbaProject") is not None:
        state.skip("macro project")


def _described(state: State) -> bool:
    """Whether somebody wrote a title, subject or the like into the file's properties."""
    core = state.package.related("", "core-properties")
    if core is None:
        return False
    return any(
        local(entry) in _DESCRIPTIONS and bool((entry.text or "").strip())
        for entry in state.package.xml(core)
    )


def _plural(count: int, what: str) -> str:
    """``1 comment``, ``2 comments``, ``2 readings beside a word``."""
    if count == 1:
        return f"1 {what}"
    for begin in ("running head or foot", "alternative text", "note", "reading", "drawing"):
        if what.startswith(f"{begin} "):
            plural = "running heads or feet" if begin.startswith("running") else f"{begin}s"
            rest = what[len(begin) :].replace(" that is ", " that are ")
            rest = rest.replace(" of an image", " of images")
            return f"{count} {plural}{rest}"
    return f"{count} {what[:-1]}ies" if what.endswith("y") else f"{count} {what}s"

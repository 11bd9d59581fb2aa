"""Which stories of two documents can be compared at all, and what is said of those that cannot.

Word and OpenDocument files name their running heads and feet; in a text or a PDF they are told from
the rest by a guess and left out. Where only one side has them, a comparison would show them all as
deleted or inserted, which nobody did.
"""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.roles import FURNITURE
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Document

__all__ = ["comparable"]


def comparable(old: Document, new: Document) -> tuple[Document, Document]:
    """The two documents, without the running heads and feet of one where the other's format has
    none; NOT_COMPARED then says so with their text."""
    if old.format == new.format:
        return old, new
    has_old, has_new = _has_furniture(old), _has_furniture(new)
    if has_old and not has_new:
        return _without(old, new), new
    if has_new and not has_old:
        return old, _without(new, old)
    return old, new


def _has_furniture(document: Document) -> bool:
    return bool(document.blocks) and document.blocks[-1].role in FURNITURE


def _without(document: Document, other: Document) -> Document:
    left_out = [block for block in document.blocks if block.role in FURNITURE]
    said = Diagnostic(
        Code.NOT_COMPARED,
        f"not compared: {len(left_out)} line{'s' if len(left_out) != 1 else ''} of headers and"
        " footers,"
        f" for {other.name} does not tell its own from the text",
        text="\n".join([block.text for block in left_out]),
    )
    return replace(
        document,
        blocks=document.blocks[: -len(left_out)],
        diagnostics=(*document.diagnostics, said),
    )

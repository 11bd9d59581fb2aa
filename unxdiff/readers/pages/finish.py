"""The last step: a piece or a note without its mark-up, as the document has it."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Mark, Note, Run, SourceRef
from unxdiff.readers.pages.inline import GONE, apply, emphasis
from unxdiff.readers.pages.pieces import SOFT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.inline import Edit
    from unxdiff.readers.pages.notes import RawNote
    from unxdiff.readers.pages.pieces import Piece
    from unxdiff.readers.pages.tie import Ties

__all__ = ["finished", "inside"]


def inside(
    piece: Piece, styled: str, ties: Ties | None, remarks: list[Diagnostic]
) -> tuple[str, tuple[Run, ...], tuple[Mark, ...]]:
    """A piece's plain text, runs and marks."""
    content = piece.text
    edits = emphasis(content, styled)
    edits.extend(_soft_hyphens(content))
    if ties is None:
        if not edits:
            return content, (), ()
        text, runs, marks = apply(content, edits)
    else:
        cited = set(ties.cited)
        marked = ties.edits(piece, edits)
        if not edits and not marked:
            return content, (), ()
        text, runs, marks = apply(content, edits + marked)
        if not text:
            # Nothing but marks: a paragraph has a text, so they are its text.
            ties.cited.clear()
            ties.cited.update(cited)
            text, runs, marks = apply(content, edits)
    if not text:
        return content, (), ()
    soft = content.count(SOFT)
    if soft:
        message = f"{soft} soft hyphens taken out"
        remarks.append(Diagnostic(Code.HYPHEN_REMOVED, message, text=SOFT * soft, line=piece.first))
    return text, runs, marks


def _soft_hyphens(text: str) -> list[Edit]:
    if SOFT not in text:
        return []
    return [(i, i + 1, GONE, ()) for i, character in enumerate(text) if character == SOFT]


def finished(note: RawNote, remarks: list[Diagnostic]) -> Note:
    """A note as the document has it."""
    edits = emphasis(note.text)
    soft = _soft_hyphens(note.text)
    text, runs, _ = apply(note.text, edits + soft)
    if soft and text:
        dropped = SOFT * len(soft)
        remarks.append(
            Diagnostic(Code.HYPHEN_REMOVED, "soft hyphens taken out", text=dropped, line=note.first)
        )
    source = SourceRef(note.first, note.last, note.page)
    return Note(note.mark, text or note.text, runs, source)

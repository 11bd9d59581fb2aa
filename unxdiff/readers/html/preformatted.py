"""Pages that are one preformatted text: old pages, mail archives, texts saved as HTML."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block
from unxdiff.model.roles import Kind
from unxdiff.readers.flow import Draft

__all__ = ["as_paragraphs"]

_MOST = 0.9
"""A page with more than this share of its text in preformatted blocks is a text, and no code."""
_UNWRAPPED = 100
"""Characters of a line from which on lines are not wrapped: their ends were meant."""


def as_paragraphs(drafts: list[Draft]) -> tuple[list[Draft], list[Diagnostic]]:
    """Blocks with the paragraphs of a page that is nothing but preformatted text, and a remark.

    Empty lines part paragraphs. Line ends inside them are kept where lines are not wrapped. Pages
    of other kinds stay as they are: there, preformatted text is code.
    """
    code = [d for d in drafts if d.block.kind is Kind.CODE and not d.cites]
    whole = sum(len(draft.block.text) for draft in drafts)
    held = sum(len(draft.block.text) for draft in code)
    if not code or held <= _MOST * whole or not any("\n\n" in d.block.text for d in code):
        return drafts, []
    made: list[Draft] = []
    for draft in drafts:
        made += _parted(draft.block) if draft in code else [draft]
    said = Diagnostic(
        Code.LAYOUT_GUESSED, "a page of preformatted text was read as paragraphs, not as code"
    )
    return made, [said]


def _parted(block: Block) -> list[Draft]:
    lines = [line.rstrip() for line in block.text.split("\n")]
    between = "\n" if max(map(len, lines)) > _UNWRAPPED else " "
    made: list[Draft] = []
    held: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            held.append(" ".join(line.split()))
        elif held:
            made.append(Draft(Block(between.join(held), source=block.source)))
            held = []
    return made

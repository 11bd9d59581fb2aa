"""Whether every non-blank character of an input stands somewhere in what was read."""

from __future__ import annotations

from collections import Counter

from unxdiff.diagnostics import Code
from unxdiff.model.document import Document, Run
from unxdiff.model.roles import Kind, Style
from unxdiff.readers.pages.pieces import ordinary

__all__ = ["check_nothing_lost"]

_TELLS_TEXT = (Code.FURNITURE_DROPPED, Code.HYPHEN_REMOVED, Code.CHARACTERS_REPLACED)


def _count(text: str) -> Counter[str]:
    return Counter("".join(ordinary(text).split()))


def _emphasis(runs: tuple[Run, ...]) -> int:
    """How many asterisks or underscores a text's runs stand for."""
    return sum(4 if run.style is Style.BOLD else 2 for run in runs)


def check_nothing_lost(text: str, document: Document) -> None:
    """Assert that each non-blank character is in a block, a note, a label, a mark, a diagnostic,
    or is mark-up whose meaning is in the document; and that nothing was added."""
    found: Counter[str] = Counter()
    for block in document.blocks:
        found += _count(block.text) + _count(block.label or "")
        for mark in block.marks:
            found += _count(document.notes[mark.note].mark)
    for note in document.notes:
        found += _count(note.text) + _count(note.mark)
    for remark in document.diagnostics:
        if remark.code in _TELLS_TEXT:
            found += _count(remark.text or "")
    given = _count(text)
    assert not found - given, f"added: {found - given}"
    missing = given - found
    marks = sum(len(block.marks) for block in document.blocks) + len(document.notes)
    styled = sum(_emphasis(one.runs) for one in (*document.blocks, *document.notes))
    assert missing.pop("*", 0) + missing.pop("_", 0) == styled
    for character in "[]^/:,˒":
        assert missing.pop(character, 0) <= marks, f"lost {character}"
    for character, kind in (("#", Kind.HEADING), (">", Kind.QUOTE), ("|", Kind.ROW)):
        if any(block.kind is kind for block in document.blocks):
            missing.pop(character, 0)
    assert not missing, f"lost: {missing}"

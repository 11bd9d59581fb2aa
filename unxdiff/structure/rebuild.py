"""Take a label off a block's text without losing a character, its runs and its marks."""

from __future__ import annotations

from unxdiff.model.document import Block, Mark, Run
from unxdiff.model.roles import Kind, Role
from unxdiff.structure.labels import Found

__all__ = ["cut", "label_text", "rebuilt"]


def label_text(text: str, label: Found) -> str:
    """The label as written."""
    end = label[2]
    return text[1:-end] if end < 0 else text[:end]


def rebuilt(block: Block, label: Found | None, role: Role, level: int) -> Block:
    """The block with its role, and with the label taken off its text where it still stands there.

    An opening bracket before the label stays with the text: what is bracketed is the paragraph.
    """
    if label is None or block.label is not None or label[3] == 0:
        if role is block.role and level == block.level:
            return block
        return Block(
            block.text, block.kind, role, block.label, level, block.table, block.runs, block.marks,
            block.source,
        )  # fmt: skip
    text, start = block.text, label[3]
    kept = 1 if label[2] < 0 else 0
    runs, marks = block.runs, block.marks
    if runs:
        runs = _shifted_runs(runs, start, kept)
    if marks:
        marks = tuple([Mark(max(mark.at - start + kept, 0), mark.note) for mark in marks])
    rest = "[" + text[start:] if kept else text[start:]
    return Block(
        rest, block.kind, role, label_text(text, label), level, block.table, runs, marks,
        block.source,
    )  # fmt: skip


def _shifted_runs(runs: tuple[Run, ...], start: int, kept: int) -> tuple[Run, ...]:
    """Runs over the text that is left; a run over the label alone goes with it."""
    return tuple(
        [
            Run(max(run.start - start + kept, 0), run.end - start + kept, run.style, run.target)
            for run in runs
            if run.end > start
        ]
    )


def cut(block: Block, at: int, resume: int) -> tuple[Block, Block]:
    """A block cut in two: ``text[:at]`` and ``text[resume:]``, with only blanks in between.

    A mark at the cut goes with the first half, whose end it cites.
    """
    first = Block(
        block.text[:at], block.kind, block.role, block.label, block.level, block.table,
        tuple(
            [Run(r.start, min(r.end, at), r.style, r.target) for r in block.runs if r.start < at]
        ),
        tuple([mark for mark in block.marks if mark.at <= at]), block.source,
    )  # fmt: skip
    second = Block(
        block.text[resume:], Kind.PARAGRAPH, block.role, None, block.level, block.table,
        tuple(
            [
                Run(max(r.start - resume, 0), r.end - resume, r.style, r.target)
                for r in block.runs
                if r.end > resume
            ]
        ),
        tuple([Mark(max(mark.at - resume, 0), mark.note) for mark in block.marks if mark.at > at]),
        block.source,
    )  # fmt: skip
    return first, second

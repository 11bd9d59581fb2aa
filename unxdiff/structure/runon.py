"""Preambles that an extraction ran together: ``The Council, Recalling …, Recalling also …``.

Cut only where a comma is followed by a capital and a known preambular lead phrase.
"""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Mark, Run
from unxdiff.model.roles import Kind
from unxdiff.records import record, replace
from unxdiff.structure.draft import enacting_shape
from unxdiff.structure.lead_phrases import PREAMBULAR, lead

__all__ = ["Parted", "split_preamble", "split_run_on"]

_LOOK = 60
"""Blocks in which an enacting line with its preamble behind it is looked for."""
_CUTS = (", ", "; ")
_SHORTEST = 40
"""A preambular paragraph has at least so many characters: shorter ones may be titles in a list."""
_LANGUAGES = ("en", "fr", "es")


@record
class Parted:
    """The blocks after cutting, what is to be said of it, and which blocks (by their index before)
    have become how many more."""

    blocks: list[Block]
    remarks: tuple[Diagnostic, ...]
    grown: tuple[tuple[int, int], ...]

    def moved(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Earlier diagnostics with their places in the blocks as they are now."""
        return tuple(
            [
                remark
                if remark.block is None
                else replace(
                    remark,
                    block=remark.block
                    + sum([more for index, more in self.grown if index < remark.block]),
                )
                for remark in diagnostics
            ]
        )


def split_run_on(blocks: list[Block], language: str | None) -> Parted | None:
    """The blocks with run-on preambles cut into their paragraphs, or None where there are none.

    Languages whose lead phrases have no capital (Russian, Chinese, Arabic) are not cut: nothing
    would tell a lead phrase from a participle within a sentence.
    """
    if language not in _LANGUAGES:
        return None
    for index, block in enumerate(blocks[:_LOOK]):
        if block.kind is not Kind.PARAGRAPH or block.label is not None:
            continue
        at = _first_cut(block.text, language)
        if at and enacting_shape(block.text[:at], language):
            pieces = _pieces(block, at, language)
            remark = Diagnostic(
                Code.STRUCTURE_GUESSED,
                f"an enacting line and {len(pieces) - 1} preambular paragraphs stood in one block "
                "and were taken apart at their lead phrases",
                block=index,
                line=block.source.line or None,
            )
            return Parted(
                [*blocks[:index], *pieces, *blocks[index + 1 :]],
                (remark,),
                ((index, len(pieces) - 1),),
            )
    return None


def split_preamble(blocks: list[Block], start: int, language: str | None) -> Parted | None:
    """The same for the paragraphs behind the enacting line at ``start - 1``, up to the first
    numbered one; None where each stands alone."""
    if language not in _LANGUAGES:
        return None
    made: list[Block] = []
    remarks: list[Diagnostic] = []
    grown: list[tuple[int, int]] = []
    index = start
    while index < len(blocks) and not blocks[index].text[:1].isdecimal():
        block = blocks[index]
        end = _next_cut(block.text, language) if block.label is None else None
        if end and lead(block.text, language) != PREAMBULAR:
            break
        pieces = _pieces(block, end, language) if end else [block]
        if len(pieces) > 1:
            remarks.append(
                Diagnostic(
                    Code.STRUCTURE_GUESSED,
                    f"{len(pieces)} preambular paragraphs stood in one block and were taken apart "
                    "at their lead phrases",
                    block=start + len(made),
                    line=block.source.line or None,
                )
            )
            grown.append((index, len(pieces) - 1))
        made += pieces
        index += 1
    if not remarks:
        return None
    return Parted([*blocks[:start], *made, *blocks[index:]], tuple(remarks), tuple(grown))


def _first_cut(text: str, language: str) -> int:
    """The end of the enacting line, its comma included; 0 where no lead phrase follows a comma."""
    at = text.find(", ", 0, 200)
    while at > 0:
        if _opens(text, at + 2, language):
            return at + 1
        at = text.find(", ", at + 1, 200)
    return 0


def _opens(text: str, at: int, language: str) -> bool:
    return text[at : at + 1].isupper() and lead(text[at : at + 72], language) == PREAMBULAR


def _pieces(block: Block, at: int, language: str) -> list[Block]:
    pieces: list[Block] = []
    rest = block
    end: int | None = at
    while end:
        first, rest = _halves(rest, end, end + 1)
        pieces.append(first)
        end = _next_cut(rest.text, language)
    pieces.append(rest)
    return pieces


def _next_cut(text: str, language: str) -> int | None:
    """Where the first of several preambular paragraphs ends, its comma included."""
    last = len(text) - _SHORTEST
    for sign in _CUTS:
        at = text.find(sign, _SHORTEST)
        while 0 < at < last:
            if text[at + 2].isupper() and _opens(text, at + 2, language):
                return at + 1
            at = text.find(sign, at + 1)
    return None


def _halves(block: Block, at: int, resume: int) -> tuple[Block, Block]:
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

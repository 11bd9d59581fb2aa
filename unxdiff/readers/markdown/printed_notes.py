"""Notes as pages print them: ``¹`` or ``*`` in the text, and a paragraph that opens with the mark.

Markdown made from a page keeps such notes where the page had them, in the middle of the text. They
are lifted where a mark cites them, and a paragraph that they had cut is put together again.
"""

from __future__ import annotations

import re
from functools import cache

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Note, Run, SourceRef
from unxdiff.model.roles import Kind
from unxdiff.readers.markdown.blocks import Draft
from unxdiff.readers.markdown.inline import join_lines
from unxdiff.readers.markdown.parser import SUPERSCRIPTS
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    _Cut = tuple[int, int, list[int]]
    """Where marks stand in a text, from and to, and the places of the notes they cite."""

__all__ = ["lift"]

_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"([{SUPERSCRIPTS}]+|\*{{1,3}})[ \u00a0]+(?=\S)")


@cache
def _citation() -> re.Pattern[str]:
    # Not after a unit of length, which a raised 2 or 3 makes one of area or volume.
    one = rf"[{SUPERSCRIPTS}]+(?:,[ \u00a0]?[{SUPERSCRIPTS}]+)*"
    return re.compile(
        rf"(?<=\S)(?<!\b[kcdm]m)(?<!\bm)({one})|(?<=[\w:,;.)])(\*{{1,3}})(?=[ ,;:.)\]]|$)"
    )


def lift(
    drafts: list[Draft], notes: list[Note]
) -> tuple[list[Draft], list[Note], list[Diagnostic]]:
    """Tie printed notes to their marks; gives new drafts, all notes, and what was done.

    The citation of a lifted note is its index among all notes, as ``"#index"``.
    """
    found = [(index, _as_note(drafts, index)) for index in range(len(drafts))]
    texts = {index: note for index, note in found if note is not None}
    if not texts:
        return drafts, notes, []
    ties = _ties(drafts, texts)
    cited = sorted({note for _, _, of in ties for note in of})
    place = {index: len(notes) + at for at, index in enumerate(cited)}
    made, said = list(notes), []
    for index, (mark, start) in sorted(texts.items()):
        line = drafts[index].block.source.line
        if index in place:
            made.append(_note(drafts[index].block, mark, start))
            message, text = f"note {mark} was taken out of the running text", made[-1].text
            said.append(
                Diagnostic(Code.NOTE_LIFTED, message, text=text, note=place[index], line=line)
            )
        elif mark[0] != "*":
            message = f"nothing cites note {mark}; it is kept as a paragraph"
            said.append(Diagnostic(Code.NOTE_UNTIED, message, text=mark, line=line))
    cuts: dict[int, list[_Cut]] = {}
    for index, (start, end), of in ties:
        cuts.setdefault(index, []).append((start, end, [place[note] for note in of]))
    return _closed_up(drafts, place, cuts, said), made, said


def _closed_up(
    drafts: list[Draft],
    lifted: dict[int, int],
    cuts: dict[int, list[_Cut]],
    said: list[Diagnostic],
) -> list[Draft]:
    """The drafts without the lifted ones and without the marks that cited them."""
    kept: list[Draft] = []
    gap = False
    for index, draft in enumerate(drafts):
        if index in lifted:
            gap = True
            continue
        whole = _without_marks(draft, cuts[index]) if index in cuts else draft
        if gap and kept and _goes_on(kept[-1].block, whole.block):
            said.append(_rejoined(whole.block))
            kept[-1] = _joined(kept[-1], whole)
        else:
            kept.append(whole)
        gap = False
    return kept


def _as_note(drafts: list[Draft], index: int) -> tuple[str, int] | None:
    """The mark of a block that may be a note, and where its text begins."""
    block = drafts[index].block
    if block.kind is Kind.PARAGRAPH:
        found = _opening().match(block.text)
        return (found[1].translate(_DIGITS), found.end()) if found else None
    # "* On behalf of …": a list of one item is how Markdown takes a note with an asterisk.
    alone = block.kind is Kind.ITEM and block.label == "*" and not block.level
    near = [drafts[at].block for at in (index - 1, index + 1) if 0 <= at < len(drafts)]
    if alone and all(other.kind is not Kind.ITEM for other in near):
        return "*", 0
    return None


def _ties(
    drafts: list[Draft], texts: dict[int, tuple[str, int]]
) -> list[tuple[int, tuple[int, int], list[int]]]:
    """Each place where notes are cited: the block, the span of its marks, and which notes."""
    wanted: dict[str, list[int]] = {}
    for index, (mark, _) in texts.items():
        wanted.setdefault(mark, []).append(index)
    ties = []
    for index, draft in enumerate(drafts):
        if index in texts or draft.block.kind is Kind.CODE:
            continue
        for found in _citation().finditer(draft.block.text):
            marks = [mark.strip(" \u00a0").translate(_DIGITS) for mark in found[0].split(",")]
            if all(mark in wanted for mark in marks):
                of = [_nearest(wanted[mark], index) for mark in marks]
                ties.append((index, found.span(), of))
    return ties


def _nearest(notes: list[int], citing: int) -> int:
    """The first note behind the citing block; where pages number anew, there are several."""
    return next((note for note in notes if note > citing), notes[-1])


def _note(block: Block, mark: str, start: int) -> Note:
    runs = [
        Run(max(run.start - start, 0), run.end - start, run.style, run.target)
        for run in block.runs
        if run.end > start
    ]
    return Note(mark, block.text[start:], tuple(runs), block.source)


def _without_marks(draft: Draft, spans: list[_Cut]) -> Draft:
    """The draft with the printed marks cut out of its text and cited instead."""
    text = draft.block.text
    pieces, at = [], 0
    for start, end, _ in spans:
        pieces.append(text[at:start])
        at = end
    pieces.append(text[at:])

    def moved(position: int) -> int:
        gone = sum(min(end, position) - start for start, end, _ in spans if start < position)
        return position - gone

    runs = [
        Run(moved(run.start), moved(run.end), run.style, run.target)
        for run in draft.block.runs
        if moved(run.start) < moved(run.end)
    ]
    cites = [(moved(position), label) for position, label in draft.cites]
    cites += [(moved(start), f"#{note}") for start, _, of in spans for note in of]
    block = replace(draft.block, text="".join(pieces), runs=tuple(runs))
    return Draft(block, tuple(sorted(cites, key=lambda cite: cite[0])))


def _goes_on(before: Block, after: Block) -> bool:
    """Whether notes cut one paragraph in two: no stop before them, a small letter after them."""
    if before.kind not in (Kind.PARAGRAPH, Kind.ITEM) or after.kind is not Kind.PARAGRAPH:
        return False
    return before.text[-1:].isalnum() and after.text[:1].islower()


def _joined(first: Draft, second: Draft) -> Draft:
    between = join_lines(first.block.text[-1], second.block.text[0])
    offset = len(first.block.text) + len(between)
    runs = [
        Run(run.start + offset, run.end + offset, run.style, run.target)
        for run in second.block.runs
    ]
    block = replace(
        first.block,
        text=first.block.text + between + second.block.text,
        runs=first.block.runs + tuple(runs),
        source=SourceRef(first.block.source.line, second.block.source.end),
    )
    return Draft(block, first.cites + tuple((at + offset, label) for at, label in second.cites))


def _rejoined(block: Block) -> Diagnostic:
    message = "a paragraph that notes had cut was put together again"
    return Diagnostic(Code.PARAGRAPH_REJOINED, message, text=block.text, line=block.source.line)

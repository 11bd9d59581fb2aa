"""Read Markdown as a document."""

from __future__ import annotations

from bisect import bisect_right

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Mark, Note, SourceRef
from unxdiff.readers.markdown.blocks import Draft, Walker
from unxdiff.readers.markdown.inline import join_lines
from unxdiff.readers.markdown.printed_notes import lift
from unxdiff.readers.markdown.source import Source, prepare
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from unxdiff.options import ReadOptions

__all__ = ["read"]

_FORMAT = "markdown"


def read(
    text: str, name: str, options: ReadOptions, diagnostics: tuple[Diagnostic, ...] = ()
) -> Document:
    """Read Markdown text; every text is Markdown, so this raises nothing.

    All that is not mark-up ends in a block, a label, a note, a fact or a diagnostic's text.
    ``diagnostics`` are those of the steps before, which come first in the document's.
    """
    if options.plain_text:
        return Document(name, _FORMAT, _paragraphs(text), diagnostics=diagnostics)
    from unxdiff.readers.markdown.parser import parser

    source = prepare(text)
    env: dict[str, Any] = {}
    walker = Walker(source.lines)
    walker.walk(parser().parse(source.text, env))
    drafts, notes, lifted = lift(walker.drafts, walker.notes)
    blocks, ordered, where, untied = _tied(drafts, notes)
    lifted = [
        said if said.note is None else replace(said, note=where[said.note]) for said in lifted
    ]
    found = [*walker.diagnostics, *_definitions(env, source), *lifted, *untied]
    found.sort(key=lambda said: said.line or 0)
    placed = _placed(found, blocks)
    return Document(
        name,
        _FORMAT,
        tuple(blocks),
        tuple(ordered),
        (*diagnostics, *source.diagnostics, *placed),
        source.language,
        source.facts,
    )


def _tied(
    drafts: list[Draft], notes: list[Note]
) -> tuple[list[Block], list[Note], dict[int, int], list[Diagnostic]]:
    """Blocks with their marks, the notes in the order in which they are first cited, the new index
    of each note, and which are not cited."""
    by_label: dict[str, int] = {}
    for index, note in enumerate(notes):
        by_label.setdefault(note.mark, index)
        by_label[f"#{index}"] = index
    where: dict[int, int] = {}
    blocks = []
    for draft in drafts:
        marks = []
        for at, label in draft.cites:
            index = by_label[label]
            marks.append(Mark(at, where.setdefault(index, len(where))))
        blocks.append(replace(draft.block, marks=tuple(marks)) if marks else draft.block)
    untied = []
    for index, note in enumerate(notes):
        if index not in where:
            where[index] = len(where)
            message = f"nothing cites note {note.mark}"
            line = note.source.line
            untied.append(
                Diagnostic(Code.NOTE_UNTIED, message, text=note.text, note=where[index], line=line)
            )
    ordered = [notes[index] for index in sorted(where, key=lambda index: where[index])]
    return blocks, ordered, where, untied


def _definitions(env: dict[str, Any], source: Source) -> list[Diagnostic]:
    """The definitions of links' addresses, which stand apart from the text that uses them."""
    found = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    message = "the definition of a link's address is not compared by itself"
    return [
        Diagnostic(
            Code.CONTENT_SKIPPED,
            message,
            text="\n".join(source.lines[one["map"][0] : one["map"][1]]).strip(),
            line=one["map"][0] + 1,
        )
        for one in found
    ]


def _placed(found: list[Diagnostic], blocks: list[Block]) -> list[Diagnostic]:
    """The diagnostics with the block that holds their line, where one does."""
    starts = [block.source.line for block in blocks]
    placed = []
    for said in found:
        at = bisect_right(starts, said.line or 0) - 1
        inside = at >= 0 and said.note is None and (said.line or 0) <= blocks[at].source.end
        placed.append(replace(said, block=at) if inside else said)
    return placed


def _paragraphs(text: str) -> tuple[Block, ...]:
    """Each paragraph between empty lines as one block, and nothing more."""
    blocks: list[Block] = []
    held: list[str] = []
    start = 0
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate([*lines, ""], 1):
        words = " ".join(line.split())
        if words:
            start = start or number
            held.append(words)
        elif held:
            joined = held[0]
            for more in held[1:]:
                joined += join_lines(joined[-1], more[0]) + more
            blocks.append(Block(joined, source=SourceRef(start, number - 1)))
            held, start = [], 0
    return tuple(blocks)

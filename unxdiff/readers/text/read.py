"""Text → document: chunks → furniture → paragraphs → notes → rejoining → blocks."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Mark, Note, Run, SourceRef
from unxdiff.model.roles import Kind
from unxdiff.readers.text.furniture import strip
from unxdiff.readers.text.inline import GONE, Edit, apply, emphasis
from unxdiff.readers.text.join import Joiner
from unxdiff.readers.text.lines import chunks
from unxdiff.readers.text.notes import RawNote, lift
from unxdiff.readers.text.pieces import Chunk, Piece, collapsed
from unxdiff.readers.text.rejoin import rejoin
from unxdiff.readers.text.shapes import (
    Tables,
    classify,
    code,
    heading_over_rule,
    indented_code,
    item_levels,
    quoted,
)
from unxdiff.readers.text.tie import Ties
from unxdiff.readers.text.wrap import Wrap, groups, measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions

__all__ = ["read"]

_FIRST = frozenset("#-–—•●▪◦‣·*+")
_SHORT = 200
_SOFT = "\u00ad"


def read(
    text: str,
    name: str,
    options: ReadOptions,  # noqa: ARG001 - the signature all readers of text share
    diagnostics: tuple[Diagnostic, ...],
) -> Document:
    """Read a text as people have it; ``diagnostics`` are those of decoding, which come first."""
    remarks = list(diagnostics)
    joiner = Joiner(text, remarks)
    parts = strip(chunks(text), remarks)
    wrap = measure(parts)
    pieces = _pieces(text, parts, wrap, joiner, remarks)
    poured = any(len(piece.text) > 1_000 and "," in piece.text[:100] for piece in pieces[:20])
    if poured or "_____" in text:
        from unxdiff.readers.text.runon import part_notes, part_preamble

        pieces = part_preamble(part_notes(pieces, remarks), remarks)
    pieces, raw = lift(pieces, joiner, wrap)
    for piece in pieces:
        if piece.kind is Kind.PARAGRAPH and (piece.text[0] in _FIRST or len(piece.text) <= _SHORT):
            classify(piece, bullets=True)
    pieces, mended = rejoin(pieces, joiner, wrap)
    item_levels(pieces)
    ties = Ties(raw, pieces)
    blocks = tuple(_blocks(pieces, ties, text, remarks))
    notes = tuple(_note(note, remarks) for note in raw)
    _remark(pieces, mended, raw, ties, remarks)
    return Document(name, "text", blocks, notes, tuple(remarks))


def _pieces(
    text: str, parts: list[Chunk], wrap: Wrap, joiner: Joiner, remarks: list[Diagnostic]
) -> list[Piece]:
    """The paragraphs, rows, quotes and code of the chunks."""
    tables = Tables(remarks)
    made: list[Piece] = []
    spaced = "  " in text or "\t" in text
    for chunk in parts:
        lines = chunk.lines
        if len(lines) == 1 and not chunk.code and lines[0][0] not in " \t>":
            bare = lines[0].strip()
            number = chunk.numbers[0]
            piece = Piece(collapsed(bare) if spaced else bare, number, number)
            if chunk.page:
                piece.page = chunk.page
            if chunk.cut:
                piece.cut, piece.ruled = True, chunk.ruled
            made.append(piece)
            continue
        before = len(made)
        made.extend(_shaped(chunk, wrap, joiner, tables, remarks))
        if len(made) > before:
            made[before].cut = chunk.cut
            made[before].ruled = chunk.ruled
    return made


def _shaped(
    chunk: Chunk, wrap: Wrap, joiner: Joiner, tables: Tables, remarks: list[Diagnostic]
) -> list[Piece]:
    """The pieces of a chunk of several lines, or of one that is set in."""
    if chunk.code:
        piece = code(chunk, remarks)
        return [] if piece is None else [piece]
    rows = tables.rows(chunk)
    if rows is not None:
        return rows
    if quoted(chunk):
        bare = Chunk([line.lstrip()[1:] or " " for line in chunk.lines], chunk.numbers, chunk.page)
        return _quotes(bare, wrap, joiner)
    coded = indented_code(chunk)
    if coded is not None:
        return [coded]
    level = heading_over_rule(chunk)
    if level:
        title = Piece(collapsed(chunk.lines[0].strip()), chunk.numbers[0], chunk.numbers[1])
        title.kind, title.level, title.page = Kind.HEADING, level, chunk.page
        remarks.append(_underline(chunk))
        if len(chunk.lines) == 2:
            return [title]
        rest = Chunk(chunk.lines[2:], chunk.numbers[2:], chunk.page)
        return [title, *_shaped(rest, wrap, joiner, tables, remarks)]
    return _paragraphs(chunk, wrap, joiner)


def _underline(chunk: Chunk) -> Diagnostic:
    rule = chunk.lines[1].strip()
    return Diagnostic(
        Code.FURNITURE_DROPPED, f"underline left out: {rule}", text=rule, line=chunk.numbers[1]
    )


def _quotes(chunk: Chunk, wrap: Wrap, joiner: Joiner) -> list[Piece]:
    """The paragraphs of a quote, which lines with nothing but ``>`` part."""
    made: list[Piece] = []
    start = 0
    for index, line in enumerate([*chunk.lines, " "]):
        if line.strip():
            continue
        if index > start:
            part = Chunk(chunk.lines[start:index], chunk.numbers[start:index], chunk.page)
            made.extend(_paragraphs(part, wrap, joiner))
        start = index + 1
    for piece in made:
        piece.kind = Kind.QUOTE
    return made


def _paragraphs(chunk: Chunk, wrap: Wrap, joiner: Joiner) -> list[Piece]:
    made = []
    for start, end in groups(chunk, wrap):
        lines, numbers = chunk.lines[start:end], chunk.numbers[start:end]
        piece = Piece(collapsed(joiner.lines(lines, numbers)), numbers[0], numbers[-1])
        piece.head, piece.tail = lines[0].strip(), lines[-1].strip()
        piece.indent = len(lines[0].expandtabs(4)) - len(lines[0].expandtabs(4).lstrip())
        piece.page = chunk.page
        made.append(piece)
    return made


def _blocks(pieces: list[Piece], ties: Ties, text: str, remarks: list[Diagnostic]) -> list[Block]:
    """Blocks of the pieces; most texts hold nothing special, which a few searches tell."""
    styled = "".join(c for c in "*_" if c in text)
    special = [*styled, *([_SOFT] if _SOFT in text else [])]
    special.extend(c for c in ties.characters if c not in special and c in text)
    placed = ties.placed
    made = []
    for piece in pieces:
        content = piece.text
        source = SourceRef(piece.first, piece.last, piece.page)
        kind = piece.kind
        if kind is Kind.PARAGRAPH and id(piece) not in placed:
            for character in special:
                if character in content:
                    break
            else:
                made.append(Block(content, source=source))
                continue
        if kind is Kind.CODE:
            made.append(Block(content, kind, source=source))
            continue
        content, runs, marks = _inside(piece, styled, ties, remarks)
        if kind is Kind.PARAGRAPH and not runs and not marks:
            made.append(Block(content, source=source))
            continue
        made.append(
            Block(
                content,
                kind,
                label=piece.label,
                level=piece.level,
                table=piece.table,
                runs=runs,
                marks=marks,
                source=source,
            )
        )
    return made


def _inside(
    piece: Piece, styled: str, ties: Ties, remarks: list[Diagnostic]
) -> tuple[str, tuple[Run, ...], tuple[Mark, ...]]:
    """A piece's plain text, runs and marks."""
    content = piece.text
    edits = emphasis(content, styled)
    edits.extend(_soft_hyphens(content))
    cited = set(ties.cited) if ties.notes else ()
    marked = ties.edits(piece, edits) if ties.notes else []
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
    soft = content.count(_SOFT)
    if soft:
        message = f"{soft} soft hyphens taken out"
        remarks.append(
            Diagnostic(Code.HYPHEN_REMOVED, message, text=_SOFT * soft, line=piece.first)
        )
    return text, runs, marks


def _soft_hyphens(text: str) -> list[Edit]:
    if _SOFT not in text:
        return []
    return [(i, i + 1, GONE, ()) for i, character in enumerate(text) if character == _SOFT]


def _note(note: RawNote, remarks: list[Diagnostic]) -> Note:
    edits = emphasis(note.text)
    soft = _soft_hyphens(note.text)
    text, runs, _ = apply(note.text, edits + soft)
    if soft and text:
        dropped = _SOFT * len(soft)
        remarks.append(
            Diagnostic(Code.HYPHEN_REMOVED, "soft hyphens taken out", text=dropped, line=note.first)
        )
    source = SourceRef(note.first, note.last, note.page)
    return Note(note.mark, text or note.text, runs, source)


def _remark(
    pieces: list[Piece],
    mended: list[Piece],
    raw: list[RawNote],
    ties: Ties,
    remarks: list[Diagnostic],
) -> None:
    """Say what was rejoined, lifted and not tied."""
    if mended:
        places = {id(piece): index for index, piece in enumerate(pieces)}
        remarks.extend(
            Diagnostic(
                Code.PARAGRAPH_REJOINED,
                "a paragraph cut in two was put together again",
                block=places[id(piece)],
                line=piece.first,
            )
            for piece in mended
        )
    for index, note in enumerate(raw):
        remarks.append(
            Diagnostic(
                Code.NOTE_LIFTED,
                f"note {note.mark} taken out of the running text",
                text=note.mark,
                note=index,
                line=note.first,
            )
        )
    remarks.extend(ties.remarks())

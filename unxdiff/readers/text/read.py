"""Text → document: chunks → furniture → paragraphs → notes → rejoining → blocks."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, SourceRef
from unxdiff.model.roles import Kind, Role
from unxdiff.readers.pages.pieces import SOFT, Piece, chunks, collapsed, may_be_note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Mark, Note, Run
    from unxdiff.options import ReadOptions
    from unxdiff.readers.pages.notes import RawNote
    from unxdiff.readers.pages.pieces import Chunk
    from unxdiff.readers.pages.tie import Ties
    from unxdiff.readers.text.paragraphs import Shaper

__all__ = ["read"]

_FIRST = frozenset("#-–—•●▪◦‣·*+")
_SHORT = 200
_LONGEST_FURNITURE = 100


def read(
    text: str,
    name: str,
    options: ReadOptions,  # noqa: ARG001 - the signature all readers of text share
    diagnostics: tuple[Diagnostic, ...],
) -> Document:
    """Read a text as people have it; ``diagnostics`` are those of decoding, which come first.

    A step is loaded when something in the text asks for it: git starts unxdiff once a file, and
    most files need few of the steps.
    """
    remarks = list(diagnostics)
    steps = _Steps(text, _without_furniture(text, remarks), remarks)
    pieces = _pieces(text, steps)
    poured = any(len(piece.text) > 1_000 and "," in piece.text[:100] for piece in pieces[:20])
    if poured or "_____" in text:
        from unxdiff.readers.text.runon import part_notes, part_preamble

        pieces = part_preamble(part_notes(pieces, remarks), remarks)
    raw: list[RawNote] = []
    if any(may_be_note(piece.text) for piece in pieces):
        pieces, raw = steps.lift(pieces)
    short = _classified(pieces)
    mended: list[Piece] = []
    if _may_be_cut(pieces):
        pieces, mended = steps.rejoin(pieces)
    if short:
        from unxdiff.readers.pages.kinds import item_levels

        item_levels(pieces)
    ties = _ties(raw, pieces)
    blocks = tuple(_blocks(pieces, ties, text, remarks))
    notes = _notes(raw, remarks)
    _remark(pieces, mended, raw, remarks)
    if ties is not None:
        remarks.extend(ties.remarks())
    return Document(name, "text", blocks, notes, tuple(remarks))


class _Steps:
    """The steps that know how the text's lines were wrapped, loaded when first asked for."""

    def __init__(self, text: str, parts: list[Chunk], remarks: list[Diagnostic]) -> None:
        self.parts = parts
        self._text = text
        self._remarks = remarks
        self._shaper: Shaper | None = None

    @property
    def shaper(self) -> Shaper:
        if self._shaper is None:
            from unxdiff.readers.text.paragraphs import Shaper

            self._shaper = Shaper(self._text, self.parts, self._remarks)
        return self._shaper

    def lift(self, pieces: list[Piece]) -> tuple[list[Piece], list[RawNote]]:
        from unxdiff.readers.pages.notes import lift

        return lift(pieces, self.shaper.joiner, self.shaper.wrap)

    def rejoin(self, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        from unxdiff.readers.pages.rejoin import rejoin

        return rejoin(pieces, self.shaper.joiner, self.shaper.wrap)


def _without_furniture(text: str, remarks: list[Diagnostic]) -> list[Chunk]:
    """The chunks of a text; what the page carries is a short line, or stands at a page break."""
    parts = chunks(text)
    short = "\f" in text or any(
        len(line) <= _LONGEST_FURNITURE for chunk in parts for line in chunk.lines
    )
    if not short:
        return parts
    from unxdiff.readers.text.furniture import strip

    return strip(parts, remarks)


def _pieces(text: str, steps: _Steps) -> list[Piece]:
    """The paragraphs, rows, quotes and code of the chunks."""
    made: list[Piece] = []
    spaced = "  " in text or "\t" in text
    for chunk in steps.parts:
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
        made.extend(steps.shaper.pieces(chunk))
        if len(made) > before:
            made[before].cut = chunk.cut
            made[before].ruled = chunk.ruled
    return made


def _classified(pieces: list[Piece]) -> bool:
    """Find headings and list items by their first character or their capitals; False where no
    piece is of such a form."""
    short = [
        piece
        for piece in pieces
        if piece.kind is Kind.PARAGRAPH and (piece.text[0] in _FIRST or len(piece.text) <= _SHORT)
    ]
    if short:
        from unxdiff.readers.pages.kinds import classify

        for piece in short:
            classify(piece, bullets=True)
    return bool(short)


def _may_be_cut(pieces: list[Piece]) -> bool:
    """Whether any piece may go on with the one before it, at a first glance."""
    last = "."
    for piece in pieces:
        text = piece.text
        if piece.cut or (last.isalnum() and text[0].islower()):
            return True
        last = text[-1]
    return False


def _ties(raw: list[RawNote], pieces: list[Piece]) -> Ties | None:
    if not raw:
        return None
    from unxdiff.readers.pages.tie import Ties

    return Ties(raw, pieces)


def _blocks(
    pieces: list[Piece], ties: Ties | None, text: str, remarks: list[Diagnostic]
) -> list[Block]:
    """Blocks of the pieces; most texts hold nothing special, which a few searches tell."""
    styled = "".join(c for c in "*_" if c in text)
    special = [*styled, *([SOFT] if SOFT in text else [])]
    placed: dict[int, list[tuple[int, int, int]]] = {}
    if ties is not None:
        special.extend([c for c in ties.characters if c not in special and c in text])
        placed = ties.placed
    if not special and not placed:
        return [_block(piece, piece.text, (), ()) for piece in pieces]
    from unxdiff.readers.pages.finish import inside

    made = []
    for piece in pieces:
        content = piece.text
        runs: tuple[Run, ...] = ()
        marks: tuple[Mark, ...] = ()
        if piece.kind is not Kind.CODE:
            for character in special:
                if character in content:
                    content, runs, marks = inside(piece, styled, ties, remarks)
                    break
            else:
                if id(piece) in placed:
                    content, runs, marks = inside(piece, styled, ties, remarks)
        made.append(_block(piece, content, runs, marks))
    return made


def _block(piece: Piece, text: str, runs: tuple[Run, ...], marks: tuple[Mark, ...]) -> Block:
    source = SourceRef(piece.first, piece.last, piece.page)
    if piece.kind is Kind.PARAGRAPH and not runs and not marks:
        return Block(text, source=source)
    return Block(
        text, piece.kind, Role.PARAGRAPH, piece.label, piece.level, piece.table, runs, marks, source
    )


def _notes(raw: list[RawNote], remarks: list[Diagnostic]) -> tuple[Note, ...]:
    if not raw:
        return ()
    from unxdiff.readers.pages.finish import finished

    return tuple([finished(note, remarks) for note in raw])


def _remark(
    pieces: list[Piece],
    mended: list[Piece],
    raw: list[RawNote],
    remarks: list[Diagnostic],
) -> None:
    """Say what was rejoined and lifted."""
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

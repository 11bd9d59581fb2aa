"""The change table's rows with their marks: what page and spreadsheet show, before either decides
how."""

from __future__ import annotations

from unxdiff.records import record, replace
from unxdiff.redline.hunks import Entry, NoteEntry, items
from unxdiff.renderers.change_table import name
from unxdiff.renderers.view import view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions
    from unxdiff.renderers.pieces import Piece
    from unxdiff.renderers.view import Line, NoteRow, Row, View

__all__ = ["Paragraph", "TablePart", "TableRow", "table"]


@record
class Paragraph:
    """A paragraph of one side: its label, whether the label is other on the other side, and its
    pieces without those of the other side."""

    label: str
    relabelled: bool
    pieces: tuple[Piece, ...]


@record
class TableRow:
    """A row: ``number`` is the change's, 0 for an unchanged paragraph; ``name`` what it was and is
    called; ``what`` became of it; ``here`` marks a block that moved."""

    number: int
    name: str
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    what: str
    here: bool
    language: str


@record
class TablePart:
    """The rows of a part; ``title`` may be empty."""

    title: str
    rows: tuple[TableRow, ...]


def table(redline: Redline, options: RenderOptions) -> tuple[View, tuple[TablePart, ...]]:
    """What stands at the head of the table, and its rows part by part.

    Unchanged paragraphs stand around a change as ``options.context`` says.
    """
    called = {
        item.number: name(item)
        for item in items(redline, 0, options.show)
        if isinstance(item, Entry | NoteEntry)
    }
    shown = view(redline, options, placed=False)
    found = [
        TablePart(
            section.title,
            tuple(
                [
                    _row(row, called)
                    for group in section.groups
                    for row in group.rows
                    if not row.away
                ]
            ),
        )
        for section in shown.sections
    ]
    notes = [note for note in shown.notes if note.row.number or options.context < 0]
    found.append(TablePart("Notes", tuple([_note(note, called) for note in notes])))
    return shown, tuple([part for part in found if part.rows])


def _row(row: Row, called: dict[int, str]) -> TableRow:
    return TableRow(
        row.number,
        called.get(row.number, row.name),
        _old(row.lines) if row.side != "new" else (),
        _new(row.lines) if row.side != "old" else (),
        row.what or "unchanged",
        row.here,
        row.language,
    )


def _note(note: NoteRow, called: dict[int, str]) -> TableRow:
    lines = list(note.row.lines)
    if lines:
        lines[0] = replace(lines[0], label=note.mark)
    return _row(replace(note.row, lines=tuple(lines)), called)


def _old(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The old paragraphs: one, for new paragraph marks are none here, and one more behind each
    mark that was deleted."""
    label = lines[0].label if lines else None
    found: list[list[Piece]] = [[]]
    for line in lines:
        for piece in line.pieces:
            if piece.op != "insert":
                found[-1].append(_as_it_was(piece))
                if any(part.kind == "end" for part in piece.parts):
                    found += _after_mark(found, piece)
    texts = [tuple(pieces) for pieces in found]
    first = label.old if label else ""
    other = bool(label and label.old != label.new)
    return (
        Paragraph(first, other, texts[0]),
        *[Paragraph("", False, pieces) for pieces in texts[1:] if pieces],
    )


def _as_it_was(piece: Piece) -> Piece:
    """The piece with the old quotes, dashes and blanks, where only such things differ. Pieces of
    several parts keep the new ones if their lengths do not tell what was where."""
    if piece.folded is None:
        return piece
    texts = [part for part in piece.parts if part.kind != "mark"]
    if len(texts) > 1 and sum([len(part.text) for part in texts]) != len(piece.folded):
        return piece
    parts = []
    at = 0
    for part in piece.parts:
        if part.kind == "mark":
            parts.append(part)
            continue
        end = at + len(part.text) if len(texts) > 1 else len(piece.folded)
        parts.append(replace(part, text=piece.folded[at:end]))
        at = end
    return replace(piece, parts=tuple(parts), folded=None)


def _after_mark(found: list[list[Piece]], piece: Piece) -> Iterable[list[Piece]]:
    """Cut the last paragraph behind its mark: what of the piece comes later begins new ones."""
    cut: list[list[Piece]] = []
    parts = piece.parts
    rest = parts
    found[-1].pop()
    while rest:
        ends = [at for at, part in enumerate(rest) if part.kind == "end"]
        stop = ends[0] + 1 if ends else len(rest)
        kept = replace(piece, parts=rest[:stop])
        if rest is parts:
            found[-1].append(kept)
        else:
            cut.append([kept])
        rest = rest[stop:]
        if ends and not rest:
            cut.append([])
    return cut


def _new(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    return tuple(
        [
            Paragraph(
                line.label.new,
                line.label.old != line.label.new,
                tuple([piece for piece in line.pieces if piece.op != "delete"]),
            )
            for line in lines
        ]
    )

"""Table rows as cells: a column that came or went stands in its own column of the page.

A row whose cells changed has cells of three sorts: on both sides, only new, only old. A row that
only one version has lacks the cells of the other's columns; it gets empty ones there, so that
columns stay under one another.
"""

from __future__ import annotations

from itertools import zip_longest

from unxdiff.records import replace
from unxdiff.renderers.pieces import Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.renderers.pieces import Part
    from unxdiff.renderers.view import Row

    Cell = tuple[Piece, ...]

__all__ = ["cells", "evened"]

_BOTH, _OLD, _NEW = "=-+"


def cells(pieces: Sequence[Piece]) -> tuple[Cell, ...]:
    """Cut a table row's pieces at its tabs. Where a stretch of changes deletes and inserts tabs,
    the cells of both sides share places from the first on."""
    return tuple([cell for cell, _ in _cut(pieces)])


def _cut(pieces: Sequence[Piece]) -> list[tuple[Cell, str]]:
    """The cells of a row and for each the side that has it."""
    row: list[list[Piece]] = [[]]
    tabs: list[str] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        index += 1
        one = _split(piece)
        two: list[Piece] = []
        if piece.op == "delete" and after is not None and after.op == "insert":
            two = _split(after)
            index += 1
        alone = {"delete": _OLD, "insert": _NEW}.get(piece.op, _BOTH)
        for number, both in enumerate(zip_longest(one, two)):
            if number:
                row.append([])
                tabs.append(alone if both[1] is None else _NEW if both[0] is None else _BOTH)
            row[-1] += [part for part in both if part is not None and part.parts]
    return [
        (tuple(cell), _side(cell, tabs[max(0, place - 1) : place + 1]))
        for place, cell in enumerate(row)
    ]


def _side(cell: list[Piece], tabs: list[str]) -> str:
    """Which side has a cell, by its text and by the tabs before and after it."""
    ops = {piece.op for piece in cell}
    if _OLD in tabs and ops <= {"delete"}:
        return _OLD
    if _NEW in tabs and ops <= {"insert"}:
        return _NEW
    return _BOTH


def _split(piece: Piece) -> list[Piece]:
    """One piece as the pieces between its tabs; some may be empty."""
    if not any(part.kind == "tab" for part in piece.parts):
        return [piece]
    out: list[list[Part]] = [[]]
    for part in piece.parts:
        if part.kind == "tab":
            out.append([])
        else:
            out[-1].append(part)
    return [
        Piece(piece.op, tuple(parts), piece.moved, piece.first and not number, piece.folded)
        for number, parts in enumerate(out)
    ]


def evened(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a table, with empty cells where a row of one version lacks the other's columns.

    The columns are those of most rows that both versions have; rows of another shape stay.
    """
    shapes: dict[str, int] = {}
    for row in rows:
        for line in row.lines if row.side == "both" else ():
            shape = "".join([side for _, side in _cut(line.pieces)])
            shapes[shape] = shapes.get(shape, 0) + 1
    if not shapes:
        return rows
    shape = max(shapes, key=lambda one: (shapes[one], one))
    if shape.strip(_BOTH) == "":
        return rows
    return tuple([_filled(row, shape) if row.side != "both" else row for row in rows])


def _filled(row: Row, shape: str) -> Row:
    lacks = _OLD if row.side == "new" else _NEW
    lines = []
    for line in row.lines:
        if len(line.cells) == len(shape) - shape.count(lacks):
            rest = iter(line.cells)
            laid = tuple([() if side == lacks else next(rest) for side in shape])
            line = replace(line, cells=laid)  # noqa: PLW2901 -- the same line, with more cells
        lines.append(line)
    return replace(row, lines=tuple(lines))

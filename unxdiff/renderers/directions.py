"""A view whose pages, lines and pieces know which way they run; most are given back as they are."""

from __future__ import annotations

from unxdiff.records import replace
from unxdiff.renderers.bidi import arranged, has_rtl, isolated, line_direction, of_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.renderers.view import Group, Line, Listed, NoteRow, Row, Section, View

__all__ = ["directed"]


def directed(view: View, *, paper: bool) -> View:
    """The view with ``direction`` set on it and on its lines, with pieces arranged by ``bidi``, and
    with names from right to left isolated in what is said of them. ``paper`` is for a printer that
    orders each piece by itself."""
    if not any(map(has_rtl, _texts(view))):
        return view
    return _Directed(view, paper=paper).view()


def _rows(view: View) -> Iterable[Row]:
    for section in view.sections:
        for group in section.groups:
            yield from group.rows
    for note in view.notes:
        yield note.row


def _texts(view: View) -> Iterable[str]:
    yield from (view.title, view.old, view.new)
    for row in _rows(view):
        for line in row.lines:
            yield line.label.old
            yield line.label.new
            for piece in line.pieces:
                for part in piece.parts:
                    yield part.text


class _Directed:
    """Goes over a view once."""

    def __init__(self, view: View, *, paper: bool) -> None:
        self.given = view
        self.paper = paper
        self.way = of_language(view.language, _texts(view))

    def view(self) -> View:
        given = self.given
        return replace(
            given,
            direction=self.way,
            sections=tuple([self.section(one) for one in given.sections]),
            notes=tuple([self.note(one) for one in given.notes]),
            notes_listed=_listed(given.notes_listed),
            look_again=tuple([(name, isolated(said)) for name, said in given.look_again]),
            remarks=tuple([(side, code, isolated(said)) for side, code, said in given.remarks]),
        )

    def section(self, one: Section) -> Section:
        groups = tuple([self.group(group) for group in one.groups])
        return replace(one, groups=groups, listed=_listed(one.listed))

    def group(self, one: Group) -> Group:
        return replace(one, rows=tuple([self.row(row) for row in one.rows]))

    def note(self, one: NoteRow) -> NoteRow:
        return replace(one, row=self.row(one.row))

    def row(self, one: Row) -> Row:
        lines = tuple([self.line(line) for line in one.lines])
        return replace(one, lines=lines, what=isolated(one.what))

    def line(self, one: Line) -> Line:
        way = line_direction(one.pieces, self.way)
        return replace(
            one,
            direction=way if way != self.way else "",
            pieces=arranged(one.pieces, way, paper=self.paper),
            cells=tuple([arranged(cell, way, paper=self.paper) for cell in one.cells]),
        )


def _listed(entries: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple([replace(one, what=isolated(one.what)) for one in entries])

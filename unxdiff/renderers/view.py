"""A redline as plain data for templates: what HTML and PDF show, before either decides how.

Nothing here is marked up: all texts are the draft's own, to be escaped by the template engine.
"""

from __future__ import annotations

import os

from unxdiff.model.roles import Kind, Role
from unxdiff.records import record, replace
from unxdiff.redline.hunks import Departure, Entry, Gap, NoteEntry, Part, Passage, items
from unxdiff.redline.naming import note_names
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.grid import cells, evened
from unxdiff.renderers.pieces import Citation, Piece, lay_out, told
from unxdiff.renderers.wording import (
    KINDS,
    WORTH_A_LOOK,
    counted,
    describe,
    hidden,
    kinds_of,
    left_out,
    remark,
    tag,
    worth_a_look,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.model.document import Block, Document
    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions

__all__ = ["Group", "Label", "Line", "Listed", "NoteRow", "Row", "Section", "View", "view"]

_SMALL = frozenset(
    (
        *(Role.MASTHEAD, Role.SYMBOL, Role.BODY, Role.SESSION, Role.PLACE, Role.AGENDA_ITEM),
        *(Role.AGENDA_TITLE, Role.SPONSOR_LINE, Role.CLOSING),
    )
)


@record
class Label:
    """A block's visible number or letter on either side; empty where that side has none."""

    old: str = ""
    new: str = ""


@record
class Line:
    """One paragraph of a row: its label and its pieces, or its cells where the row is a table's;
    ``direction`` is ``rtl`` or ``ltr`` where it is not the page's."""

    label: Label
    pieces: tuple[Piece, ...]
    cells: tuple[tuple[Piece, ...], ...] = ()
    direction: str = ""


@record
class Row:
    """A change, an unchanged block, or the old place of a moved one.

    ``key`` is the row's address in the page (``c12``; ``c12-from`` for the old place of a moved
    block; ``p40`` for the unchanged 40th entry). ``number`` is the change's number, 0 for an
    unchanged block; ``kinds`` are what happened, for
    filters and for the eye; ``what`` says it in words. ``side`` is ``old`` for text that only the
    old version has here, ``new`` for text that only the new one has, else ``both``. ``shape`` is
    ``paragraph heading item quote code row``; ``level`` 1 to 6 of headings, else a depth from 0.
    ``name`` is what people call the block, by its new name where it has one. ``away`` marks the
    old place of a moved block, ``here`` its new place; ``other`` is the name at the other end.
    """

    key: str
    number: int
    kinds: tuple[str, ...]
    what: str
    name: str
    side: str
    shape: str
    role: str
    small: bool
    level: int
    lines: tuple[Line, ...]
    language: str
    away: bool = False
    here: bool = False
    other: str = ""


@record
class NoteRow:
    """A note: ``key`` is the address its marks lead to (``n3``, ``o3``), ``aliases`` those that
    mean the same note; ``back`` is the address of the row that cites it first, or nothing;
    ``cited`` whether a mark that is its first citation is shown."""

    key: str
    aliases: tuple[str, ...]
    mark: Label
    row: Row
    back: str
    cited: bool


@record
class Group:
    """Rows that belong together: one row, a table's rows, or ``hidden`` unchanged blocks."""

    rows: tuple[Row, ...]
    table: int = 0
    hidden: int = 0


@record
class Listed:
    """An entry of the list of changes."""

    number: int
    name: str
    what: str


@record
class Section:
    """A part of the document with its groups and its changes; ``title`` may be empty."""

    title: str
    key: str
    groups: tuple[Group, ...]
    listed: tuple[Listed, ...]


@record
class View:
    """Everything a page shows. ``counts`` are (how many, of what) in words a reader knows."""

    title: str
    old: str
    new: str
    old_source: str
    new_source: str
    author: str
    date: str
    language: str
    sections: tuple[Section, ...]
    notes: tuple[NoteRow, ...]
    notes_listed: tuple[Listed, ...]
    counts: tuple[tuple[int, str], ...]
    total: int
    deleted_words: int
    inserted_words: int
    kinds: tuple[str, ...]
    quiet: tuple[str, ...]
    typographic: bool
    look_again: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str, str], ...]
    direction: str = "ltr"


def view(redline: Redline, options: RenderOptions, *, placed: bool = True) -> View:
    """Lay a redline out for templates. ``options.context`` of -1 shows every block; with another,
    ``placed`` shows where in the document the changes stand."""
    return _Build(redline, options).view(placed=placed)


class _Build:
    """Walks the items of a redline once."""

    def __init__(self, redline: Redline, options: RenderOptions) -> None:
        self.redline = redline
        self.options = options
        pairs = [-1] * len(redline.new.notes)
        became = [-1] * len(redline.old.notes)
        for change in redline.note_changes:
            if change.old and change.new:
                pairs[change.new[0]] = change.old[0]
                for note in change.old:
                    became[note] = change.new[0]
        self.citation = Citation(
            tuple([note.mark for note in redline.old.notes]),
            tuple([note.mark for note in redline.new.notes]),
            tuple(pairs),
            tuple(became),
        )
        self.seen: set[str] = set()
        self.cited: dict[str, str] = {}
        self.kinds: set[str] = set()
        self.language = redline.new.language or redline.old.language or ""

    def view(self, *, placed: bool) -> View:
        """The whole page."""
        redline = self.redline
        shown = items(redline, self.options.context, self.options.show, placed=placed)
        sections = self.sections(shown)
        notes, notes_listed = self.notes([i for i in shown if isinstance(i, NoteEntry)])
        counts = statistics(redline, unchanged=False)
        total = max((i.number for i in shown if isinstance(i, (Entry, NoteEntry))), default=0)
        return View(
            title=redline.labels.title or _fact(redline.new, "title") or "Redline",
            old=redline.labels.old,
            new=redline.labels.new,
            old_source=_fact(redline.old, "symbol") or os.path.basename(redline.old.name),
            new_source=_fact(redline.new, "symbol") or os.path.basename(redline.new.name),
            author=redline.labels.author,
            date=redline.labels.date,
            language=self.language,
            sections=sections,
            notes=notes,
            notes_listed=notes_listed,
            counts=counted(counts),
            total=total,
            deleted_words=counts.words.deleted,
            inserted_words=counts.words.inserted,
            kinds=tuple([kind for kind in KINDS if kind in self.kinds]),
            quiet=(
                *[f"{said}." for said in hidden(redline, counts, self.options.show, options=False)],
                *(left_out(shown, self.options.context) if placed else ()),
            ),
            typographic="typographic" in self.options.show,
            look_again=worth_a_look(redline),
            remarks=tuple([remark(d) for d in redline.diagnostics if d.code not in WORTH_A_LOOK]),
        )

    def sections(self, shown: Iterable[object]) -> tuple[Section, ...]:
        """Items as sections of groups; notes are left to ``notes``."""
        sections: list[Section] = []
        title = ""
        groups: list[Group] = []
        listed: list[Listed] = []

        def close() -> None:
            if groups:
                key = f"part-{len(sections) + 1}"
                even = [replace(g, rows=evened(g.rows)) if g.table else g for g in groups]
                sections.append(Section(title, key, tuple(even), tuple(listed)))

        for item in shown:
            if isinstance(item, Part):
                close()
                title, groups, listed = item.title, [], []
            elif isinstance(item, Gap):
                groups.append(Group((), hidden=item.count))
            elif isinstance(item, (Entry, Departure)):
                block, row = self.row(item)
                if block.table and groups and groups[-1].table == block.table:
                    groups[-1] = Group((*groups[-1].rows, row), block.table)
                else:
                    groups.append(Group((row,), block.table))
                if row.number and not row.away:
                    name = item.new_name or item.old_name
                    listed.append(Listed(row.number, name, row.what))
        close()
        return tuple(sections)

    def row(self, item: Entry | Departure) -> tuple[Block, Row]:
        """One row, and the block that decides its looks (the new one where there is one)."""
        change = item.change
        old = [self.redline.old.blocks[i] for i in change.old]
        new = [self.redline.new.blocks[i] for i in change.new]
        away = isinstance(item, Departure)
        block = old[0] if away or not new else new[0]
        lines = lay_out(change, old, new, self.citation, None if away else self.seen)
        if away:
            lines = (_only_old(lines),)
        elif item.passages:  # type: ignore[union-attr]
            lines = told(lines, _ends(item.passages))  # type: ignore[union-attr]
        labelled = _labels(old, new, len(lines))
        kinds = kinds_of(self.redline, change) if item.number else ()
        self.kinds.update(kinds)
        key = f"c{item.number}" if item.number else f"p{change.id}"
        if away:
            key += "-from"
        for line in lines:
            self.note_citations(line, key)
        table = block.kind is Kind.ROW
        side = "old" if away or not new else "new" if not old else "both"
        row = Row(
            key=key,
            number=item.number,
            kinds=kinds,
            what=describe(self.redline, item) if item.number else "",
            name=item.old_name if away else item.new_name or item.old_name,
            side=side,
            shape=block.kind.value,
            role=block.role.value,
            small=block.role in _SMALL,
            level=block.level,
            lines=tuple(
                [
                    Line(label, pieces, cells(pieces) if table else ())
                    for label, pieces in zip(labelled, lines, strict=True)
                ]
            ),
            language=self.side_language(side),
            away=away,
            here=change.moved and not away,
            other=item.new_name if away else item.old_name if change.moved else "",
        )
        return block, row

    def side_language(self, side: str) -> str:
        """The language of a row where it is not the page's, else nothing."""
        own = self.redline.old.language if side == "old" else self.redline.new.language
        return own if own and own != self.language else ""

    def note_citations(self, pieces: Iterable[Piece], row: str) -> None:
        """Remember which row cites a note first."""
        for piece in pieces:
            for part in piece.parts:
                if part.kind == "mark":
                    self.cited.setdefault(part.key, row)

    def notes(self, shown: Sequence[NoteEntry]) -> tuple[tuple[NoteRow, ...], tuple[Listed, ...]]:
        """The notes in order, changed or not; with a context, only those that are cited in what
        is shown, and the changed ones."""
        entries = {entry.change.id: entry for entry in shown if entry.number}
        old_names = note_names(self.redline.old)
        new_names = note_names(self.redline.new)
        rows = []
        listed = []
        for change in self.redline.note_changes:
            entry = entries.get(change.id)
            keys = [f"n{i + 1}" for i in change.new] or [f"o{i + 1}" for i in change.old]
            back = next((self.cited[key] for key in keys if key in self.cited), "")
            if not entry and not back and self.options.context >= 0:
                continue
            item = entry or NoteEntry(
                change,
                0,
                " + ".join(old_names[i] for i in change.old),
                " + ".join(new_names[i] for i in change.new),
            )
            rows.append(self.note(item, keys, back))
            if entry:
                listed.append(
                    Listed(entry.number, entry.new_name or entry.old_name, rows[-1].row.what)
                )
        return tuple(rows), tuple(listed)

    def note(self, item: NoteEntry, keys: list[str], back: str) -> NoteRow:
        """One note as a row."""
        change = item.change
        old = [self.redline.old.notes[i] for i in change.old]
        new = [self.redline.new.notes[i] for i in change.new]
        kinds = kinds_of(self.redline, change) if item.number else ()
        if item.number:
            self.kinds.add("notes")
        side = "old" if not new else "new" if not old else "both"
        lines = lay_out(change, old, new, self.citation)
        row = Row(
            key=f"c{item.number}" if item.number else f"note-{keys[0]}",
            number=item.number,
            kinds=(*kinds, "notes") if kinds else (),
            what=describe(self.redline, item) if item.number else "",
            name=item.new_name or item.old_name,
            side=side,
            shape="note",
            role="note",
            small=True,
            level=0,
            lines=tuple([Line(Label(), pieces) for pieces in lines]),
            language=self.side_language(side),
            here=change.moved and bool(item.number),
            other="",
        )
        mark = Label(old[0].mark if old else "", new[0].mark if new else "")
        return NoteRow(keys[0], tuple(keys[1:]), mark, row, back, keys[0] in self.seen)


def _only_old(lines: Iterable[Iterable[Piece]]) -> tuple[Piece, ...]:
    """The old text alone, as one deletion: what stands at the place a block moved away from."""
    parts = [
        part for line in lines for piece in line if piece.op != "insert" for part in piece.parts
    ]
    return (Piece("delete", tuple(parts)),) if parts else ()


def _ends(passages: Iterable[Passage]) -> dict[tuple[int, bool], str]:
    return {(one.id, one.away): tag(one) for one in passages}


def _labels(old: Sequence[Block], new: Sequence[Block], lines: int) -> list[Label]:
    """The label of each line: the first may have one on either side; later ones stand inside."""
    first = Label(
        (old[0].label or "") if old else "",
        (new[0].label or "") if new else "",
    )
    return [first, *[Label()] * (lines - 1)]


def _fact(document: Document, name: str) -> str:
    return next((value for key, value in document.facts if key == name), "")

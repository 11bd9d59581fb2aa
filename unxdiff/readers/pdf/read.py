"""PDF → document: glyphs → lines → columns → notes → paragraphs → blocks."""

from __future__ import annotations

from unxdiff.diagnostics import Diagnostic
from unxdiff.model.document import Block, Document, Mark, Note, Run, SourceRef
from unxdiff.model.roles import Kind, Role
from unxdiff.readers.pages.inline import CLOSE, GONE, OPEN, apply, emphasis
from unxdiff.readers.pages.join import Joiner
from unxdiff.readers.pages.kinds import classify, item_levels
from unxdiff.readers.pages.pieces import SOFT, may_be_note
from unxdiff.readers.pdf.furniture import Dropped, strip
from unxdiff.readers.pdf.headings import headings
from unxdiff.readers.pdf.layout import Column, Grid, arranged
from unxdiff.readers.pdf.lines import BOLD, ITALIC, STYLES
from unxdiff.readers.pdf.measure import Measure
from unxdiff.readers.pdf.notes import Notes
from unxdiff.readers.pdf.paragraphs import Part, goes_on, parts_of
from unxdiff.readers.pdf.remarks import Remarks
from unxdiff.readers.pdf.source import read_paper
from unxdiff.readers.pdf.tables import ruled_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions
    from unxdiff.readers.pages.inline import Edit
    from unxdiff.readers.pages.notes import RawNote
    from unxdiff.readers.pages.tie import Ties
    from unxdiff.readers.pdf.source import Page

__all__ = ["read"]


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a PDF.

    Raises InputError (damaged, encrypted, scanned, without pages or text) and LimitError (more
    pages than ``options.max_pages``).
    """
    paper = read_paper(data, name, options)
    dropped = Dropped()
    strip(paper.pages, dropped)
    remarks = Remarks(paper, dropped)
    flow = _Flow(paper.pages, remarks)
    parts = flow.parts()
    blocks, notes = _Finished(parts, flow, remarks).document()
    if not blocks:
        from unxdiff.errors import InputError

        raise InputError(f"{name} has no text but page numbers and running heads")
    return Document(name, "pdf", blocks, notes, remarks.all())


class _Flow:
    """The columns and tables of all pages in reading order."""

    def __init__(self, pages: list[Page], remarks: Remarks) -> None:
        self.remarks = remarks
        self.flow: list[tuple[Page, Column | Grid]] = []
        for page in pages:
            made = _of_page(page)
            if any(isinstance(item, Column) and item.beside for item in made):
                remarks.columns.append(page.number)
            self.flow += [(page, item) for item in made]
        for page in pages:
            if page.turned:
                remarks.turned.append(page.number)
                self.flow += [(page, item) for item in arranged(page.turned, [])]
        columns = [item for _, item in self.flow if isinstance(item, Column)]
        self.measure = Measure(columns)
        text = "\n".join([line.text for column in columns for line in column.lines])
        self.joined: list[Diagnostic] = []
        self.joiner = Joiner(text, self.joined)
        self.notes = Notes(self.measure, self.joiner)
        for page, item in self.flow:
            if isinstance(item, Column):
                self.notes.take(item, page)

    def parts(self) -> list[Part]:
        """Paragraphs and rows, rejoined over the ends of columns and pages."""
        held: list[list[Part]] = []
        tables = 0
        edges: list[float] = []
        for _, item in self.flow:
            if isinstance(item, Grid):
                goes = held and held[-1] and held[-1][-1].table and _same_edges(edges, item.edges)
                tables += not goes
                edges = item.edges
                held.append(self._rows(item, tables))
            elif item.lines:
                held.append(parts_of(item, self.measure, self.joiner))
        made: list[Part] = []
        indented = _are_indented(held)
        for parts in held:
            if (
                made
                and parts
                and made[-1].kind is Kind.PARAGRAPH is parts[0].kind
                and goes_on(made[-1], parts[0], indented=indented, joins_small=True)
            ):
                if made[-1].last != parts[0].first:
                    self.remarks.rejoined.append((made[-1].last, made[-1]))
                made[-1].append(parts[0], self.joiner)
                made += parts[1:]
                continue
            if made and parts:
                parts[0].cut = True
            made += parts
        return made

    def _rows(self, grid: Grid, table: int) -> list[Part]:
        if grid.guessed:
            self.remarks.tables.append(grid.page)
        made = []
        for row in grid.rows:
            part = Part("", grid.page, grid.page)
            part.kind, part.table, part.page = Kind.ROW, table, grid.page
            for index, cell in enumerate(row):
                if index:
                    part.text += "\t"
                inside = Part("", grid.page, grid.page)
                for line in sorted(cell, key=lambda line: (-round(line.y), line.x0)):
                    inside.take(line, self.joiner)
                shift = len(part.text)
                part.text += inside.text
                part.runs += [
                    (start + shift, end + shift, bits) for start, end, bits in inside.runs
                ]
                part.lines += inside.lines
            part.head = part.tail = part.text
            made.append(part)
        return made


def _of_page(page: Page) -> list[Column | Grid]:
    """A page's columns and tables, from its top to its bottom."""
    made: list[Column | Grid] = []
    for grid in ruled_tables(page):
        above = [line for line in page.lines if line.y > grid.y]
        page.lines = [line for line in page.lines if line.y <= grid.y]
        made += [*arranged(above, page.rules), grid]
    made += arranged(page.lines, page.rules)
    page.lines = []
    for item in made:
        if isinstance(item, Column) and not item.beside:
            item.widen(page.left, page.right)
    return made


def _same_edges(before: list[float], after: list[float]) -> bool:
    return len(before) == len(after) and all(
        abs(one - other) < 3 for one, other in zip(before, after, strict=True)
    )


def _are_indented(held: list[list[Part]]) -> bool:
    """Whether paragraphs begin with a line set in."""
    inset = total = 0
    for parts in held:
        for part in parts:
            if len(part.lines) > 2 and not part.table:
                total += 1
                first, second = part.lines[0], part.lines[1]
                step = second.x1 - first.x1 if part.rtl else first.x0 - second.x0
                inset += step > 0.8 * first.size
    return inset * 2 > total


class _Finished:
    """Turns parts into blocks, and notes into notes."""

    def __init__(self, parts: list[Part], flow: _Flow, remarks: Remarks) -> None:
        self.flow = flow
        self.remarks = remarks
        self.parts = parts
        self.raw: list[RawNote] = []
        self.ties: Ties | None = None
        self.typed = not any(part.share(ITALIC) for part in parts)
        """No letter is italic: emphasis may be typed, as ``*so*``, in a printed text file."""
        remarks.headings = headings(parts, flow.measure)
        if not flow.notes.found:
            self._lift()
        for part in self.parts:
            if part.kind is Kind.PARAGRAPH:
                self._classify(part)
        item_levels(list(self.parts))
        if flow.notes.found:
            flow.notes.tie(self.parts)

    def _lift(self) -> None:
        """Notes that stand in the running text, as in a text file that was printed."""
        if not any(may_be_note(part.text) for part in self.parts if not part.table):
            return
        from unxdiff.readers.pages.notes import lift
        from unxdiff.readers.pages.rejoin import rejoin
        from unxdiff.readers.pages.tie import Ties
        from unxdiff.readers.pages.wrap import Wrap

        unwrapped = Wrap(0, 0.0, indented=False)
        kept, self.raw = lift(list(self.parts), self.flow.joiner, unwrapped)
        if not self.raw:
            return
        before = {id(part): part.last for part in kept}
        joined, mended = rejoin(kept, self.flow.joiner, unwrapped)
        self.parts = [part for part in joined if isinstance(part, Part)]
        self.remarks.rejoined += [
            (before[id(part)], part) for part in mended if isinstance(part, Part)
        ]
        self.ties = Ties(self.raw, list(self.parts))

    def _classify(self, part: Part) -> None:
        before = part.text
        classify(part, bullets=True)
        if part.text != before:
            shift = before.rindex(part.text)
            part.runs = [
                (max(start - shift, 0), min(end - shift, len(part.text)), bits)
                for start, end, bits in part.runs
                if end > shift
            ]

    def document(self) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        blocks = []
        for part in self.parts:
            text, runs, marks = self._inside(part)
            if not text:
                continue
            source = SourceRef(page=part.first)
            blocks.append(
                Block(
                    text,
                    part.kind,
                    Role.PARAGRAPH,
                    part.label,
                    part.level,
                    part.table,
                    runs,
                    marks,
                    source,
                )
            )
        notes = [self._note(note.mark, note.part) for note in self.flow.notes.found]
        notes += [self._lifted(note) for note in self.raw]
        self.remarks.lifted(self.raw)
        self.remarks.others += self.flow.notes.remarks()
        if self.ties is not None:
            self.remarks.untied(self.ties.remarks())
        self.remarks.hyphens(self.flow.joined)
        return tuple(blocks), tuple(notes)

    def _inside(self, part: Part) -> tuple[str, tuple[Run, ...], tuple[Mark, ...]]:
        """A part's plain text, runs and marks."""
        content = part.text
        marked, runs = self.flow.notes.edits(part)
        edits = marked + _styled(part, runs)
        edits += self._soft(content, part.first)
        if self.ties is not None:
            typed = emphasis(content) if self.typed else []
            edits += typed + self.ties.edits(part, typed)
        elif self.typed and ("*" in content or "_" in content):
            edits += emphasis(content)
        if not edits:
            return content, (), ()
        text, made, marks = apply(content, edits)
        return (text, made, marks) if text else (content, (), ())

    def _soft(self, text: str, page: int) -> list[Edit]:
        if SOFT not in text:
            return []
        self.remarks.soft[page] = self.remarks.soft.get(page, 0) + text.count(SOFT)
        return [(place, place + 1, GONE, ()) for place, sign in enumerate(text) if sign == SOFT]

    def _note(self, mark: str, part: Part) -> Note:
        edits = _styled(part, part.runs) + self._soft(part.text, part.first)
        text, runs, _ = apply(part.text, edits) if edits else (part.text, (), ())
        return Note(mark, text or part.text, runs, SourceRef(page=part.first))

    def _lifted(self, note: RawNote) -> Note:
        edits = (emphasis(note.text) if self.typed else []) + self._soft(note.text, note.page)
        text, runs, _ = apply(note.text, edits)
        return Note(note.mark, text or note.text, runs, SourceRef(page=note.page))


def _styled(part: Part, runs: list[tuple[int, int, int]]) -> list[Edit]:
    """Edits that open and close the runs; what the whole of a part has is its own style."""
    whole = sum([bit for bit in (BOLD, ITALIC) if part.share(bit) > 0.999])
    made: list[Edit] = []
    for start, end, bits in runs:
        styles = tuple([style for bit, style in STYLES if bits & bit & ~whole])
        if styles and part.text[start:end].strip():
            made += [(start, start, OPEN, styles), (end, end, CLOSE, styles)]
    return made

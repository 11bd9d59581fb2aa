"""Blocks and notes as WordprocessingML: paragraphs, rows, notes, running heads."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Mark, Run
from unxdiff.model.roles import Kind, Role
from unxdiff.tracked.clean.inline import Inline, escaped, placed
from unxdiff.tracked.clean.lists import Counting
from unxdiff.tracked.clean.parts import OPEN
from unxdiff.tracked.clean.styles import name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Block, Document
    from unxdiff.tracked.clean.lists import Lists

__all__ = ["Blocks", "Written"]

_COLUMNS = 63
"""Columns that a table of Word may have."""
_WIDE = 9000
"""Twentieths of a point of a table's grid; the table itself is as wide as the text."""
_STEP = 480
_TAB = "<w:r><w:tab/></w:r>"
_LISTED = (Role.LIST_ITEM, Role.SUBPARAGRAPH)
_HEADED = ("Title", "Annex Title", "heading 1", "heading 2", "heading 3", "heading 4", "heading 5",
           "heading 6")  # fmt: skip


class Written:
    """The XML of a document's stories, and where its blocks and notes are in it."""

    def __init__(self, inline: Inline) -> None:
        self.inline = inline
        self.body = ""
        self.note_xml = ""
        self.furniture: dict[str, str] = {}
        """The parts with running heads and feet, empty where there are none."""
        self.own_footer = False
        """Whether the foot is nothing but a page number of ours."""
        self.links: dict[str, dict[str, str]] = {}
        """Ids of relationships by address, for each part."""
        self.places: tuple[tuple[str, int], ...] = ()
        self.notes: tuple[int, ...] = ()
        self.remarks: list[Diagnostic] = []

    def said(self) -> tuple[Diagnostic, ...]:
        """What could not be written as it was."""
        return (*self.remarks, *self.inline.diagnostics())


class Blocks:
    """Writes the stories of one document."""

    def __init__(
        self,
        document: Document,
        lists: Lists,
        names: dict[str, str],
        language: str | None,
        partners: dict[int, int] | None,
        moved: int,
    ) -> None:
        """``names`` are the ids of styles by our names, ``moved`` what list ids are moved by."""
        self._document = document
        self._names = names
        self._moved = moved
        self._inline = Inline(language, names)
        self._counting = Counting(lists, partners)
        self._written = Written(self._inline)
        self._openings: dict[tuple[str, bool], str] = {}
        self._plain_title = False
        self._cites: dict[int, str] = {}
        self._paragraphs = 0
        self._rows = 0

    def written(self, *, plain_title: bool = False) -> Written:
        """All stories. ``plain_title`` keeps titles out of the outline, where the style sheet may
        put them there."""
        self._plain_title = plain_title
        document, written = self._document, self._written
        self._cites = self._citations()
        body = [block for block in document.blocks if block.role not in (Role.HEADER, Role.FOOTER)]
        places = self._body(body)
        written.links["document"] = self._links()
        places += self._furniture()
        written.places = tuple(places)
        written.note_xml = self._notes()
        written.links["footnotes"] = self._links()
        return written

    def _links(self) -> dict[str, str]:
        """The links of the part that ends here."""
        found, self._inline.links = self._inline.links, {}
        return found

    # --- paragraphs -------------------------------------------------------------------------

    def _body(self, blocks: list[Block]) -> list[tuple[str, int]]:
        out: list[str] = []
        places: list[tuple[str, int]] = []
        at = 0
        while at < len(blocks):
            block = blocks[at]
            if block.kind is not Kind.ROW:
                out.append(self._paragraph(block, at))
                places.append(("p", self._paragraphs))
                self._paragraphs += 1
                at += 1
                continue
            end = at + 1
            while end < len(blocks) and _goes_on(block, blocks[end]):
                end += 1
            # Two tables with nothing between them are one to Word, and no table may end a text.
            style = f'<w:pPr><w:pStyle w:val="{self._names["Table Text"]}"/></w:pPr>'
            out += (self._table(blocks[at:end]), f"<w:p>{style}</w:p>")
            self._paragraphs += 1
            places += [("tr", self._rows + k) for k in range(end - at)]
            self._rows += end - at
            at = end
        out += self._uncited()
        self._written.body = "".join(out) or "<w:p/>"
        return places

    def _paragraph(self, block: Block, index: int) -> str:
        text = block.text
        name = name_of(block)
        turned = block.kind is not Kind.CODE and self._inline.is_turned(text)
        place = self._counting.place(block, index) if block.label else None
        middle = ""
        if place is not None:
            num = place.num + self._moved
            middle = f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{num}"/></w:numPr>'
        label = ""
        if block.label and place is None:
            label = self._inline.runs(block.label, tabs=False) + _TAB
        marks = placed(block.marks, self._cites) if block.marks else ()
        inside = self._inline.runs(text, block.runs, marks)
        if middle or block.label or turned or self._plain_title or block.kind is Kind.ITEM:
            return (
                f"<w:p>{self._properties(block, name, middle, turned=turned)}{label}{inside}</w:p>"
            )
        return f"{self._opening(name)}{inside}</w:p>"

    def _opening(self, name: str) -> str:
        """The beginning of a paragraph that has nothing but a style."""
        known = self._openings.get((name, False))
        if known is None:
            style = f'<w:pPr><w:pStyle w:val="{self._names[name]}"/></w:pPr>'
            known = self._openings[name, False] = "<w:p>" + ("" if name == "Normal" else style)
        return known

    def _properties(self, block: Block, name: str, numbers: str, *, turned: bool) -> str:
        """The properties of a paragraph, in the order of the schema."""
        out = "" if name == "Normal" else f'<w:pStyle w:val="{self._names[name]}"/>'
        out += numbers
        ind = ""
        if name in _HEADED and block.label:
            out += f'<w:tabs><w:tab w:val="left" w:pos="{_STEP}"/></w:tabs>'
            ind = '<w:ind w:left="0" w:firstLine="0"/>'
        elif (
            not numbers
            and block.level > 0
            and (block.kind is Kind.ITEM or (block.label and block.role in _LISTED))
        ):
            left = _STEP * (min(block.level, 8) + (2 if block.role is Role.SUBPARAGRAPH else 1))
            ind = f'<w:ind w:left="{left}" w:hanging="{_STEP}"/>'
        out += ("<w:bidi/>" if turned else "") + ind
        if self._plain_title and name == "Title":
            out += '<w:outlineLvl w:val="9"/>'
        return f"<w:pPr>{out}</w:pPr>" if out else ""

    # --- tables -----------------------------------------------------------------------------

    def _table(self, rows: list[Block]) -> str:
        split = [_cells(row) for row in rows]
        widest = max([len(cells) for cells in split])
        if widest > _COLUMNS:
            self._written.remarks.append(
                Diagnostic(
                    Code.LAYOUT_GUESSED,
                    f"a table has {widest} columns, more than Word's {_COLUMNS}: the last ones "
                    "stand in one cell",
                )
            )
        columns = min(widest, _COLUMNS)
        wide = _WIDE // columns
        grid = f'<w:gridCol w:w="{wide}"/>' * columns
        turned = "<w:bidiVisual/>" if self._inline.turned else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._names["Draft Table"]}"/>{turned}'
            '<w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            + "".join([self._row(cells, wide, first=not at) for at, cells in enumerate(split)])
            + "</w:tbl>"
        )

    def _row(
        self, cells: list[tuple[str, tuple[Run, ...], tuple[Mark, ...]]], wide: int, *, first: bool
    ) -> str:
        if len(cells) > _COLUMNS:
            rest = "\t".join([text for text, _, _ in cells[_COLUMNS - 1 :]])
            cells = [*cells[: _COLUMNS - 1], (rest, (), ())]
        style = f'<w:pStyle w:val="{self._names["Table Text"]}"/>'
        out = ["<w:tr>", "<w:trPr><w:tblHeader/></w:trPr>" if first else ""]
        for text, runs, marks in cells:
            turned = "<w:bidi/>" if self._inline.is_turned(text) else ""
            inside = self._inline.runs(text, runs, placed(marks, self._cites))
            out.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>'
                f"<w:p><w:pPr>{style}{turned}</w:pPr>{inside}</w:p></w:tc>"
            )
        out.append("</w:tr>")
        return "".join(out)

    # --- notes ------------------------------------------------------------------------------

    def _citations(self) -> dict[int, str]:
        """The XML of each cited note's citation: counted where the count gives the note's mark, or
        where the mark is a name; else the mark as it is."""
        notes = self._document.notes
        cites: dict[int, str] = {}
        counted = 0
        twice: list[str] = []
        style = f'<w:rPr><w:rStyle w:val="{self._names["footnote reference"]}"/></w:rPr>'
        for block in self._document.blocks:
            if not block.marks or block.role in (Role.HEADER, Role.FOOTER):
                continue
            for mark in block.marks:
                if not 0 <= mark.note < len(notes):
                    continue
                said = self._inline.sound(notes[mark.note].mark)
                if mark.note in cites:
                    twice.append(said)
                    continue
                if said == str(counted + 1) or not said.strip() or _is_name(said):
                    counted += 1
                    reference = f'<w:footnoteReference w:id="{mark.note + 1}"/>'
                else:
                    reference = (
                        f'<w:footnoteReference w:customMarkFollows="1" w:id="{mark.note + 1}"/>'
                        f"<w:t>{escaped(said)}</w:t>"
                    )
                cites[mark.note] = f"<w:r>{style}{reference}</w:r>"
        if twice:
            self._written.remarks.append(
                Diagnostic(
                    Code.LAYOUT_GUESSED,
                    f"notes cited more than once ({', '.join(twice)}): Word may number each place",
                )
            )
        return cites

    def _notes(self) -> str:
        out = []
        ids = []
        style = f'<w:pPr><w:pStyle w:val="{self._names["footnote text"]}"/>'
        look = f'<w:rPr><w:rStyle w:val="{self._names["footnote reference"]}"/></w:rPr>'
        for index, note in enumerate(self._document.notes):
            cite = self._cites.get(index)
            ids.append(index + 1 if cite else 0)
            if not cite:
                continue
            mark = "<w:footnoteRef/>"
            if "customMarkFollows" in cite:
                mark = f"<w:t>{escaped(self._inline.sound(note.mark))}</w:t>"
            opened = f'<w:r>{look}{mark}</w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
            paragraphs = []
            for text, runs, _ in _pieces(note.text, note.runs, (), "\n"):
                # A note of nothing but a symbol runs with those around it.
                turned = "<w:bidi/>" if self._inline.turned or self._inline.is_turned(text) else ""
                inside = self._inline.runs(text, runs, tabs=False)
                paragraphs.append(f"<w:p>{style}{turned}</w:pPr>{opened}{inside}</w:p>")
                opened = ""
            out.append(f'<w:footnote w:id="{index + 1}">{"".join(paragraphs)}</w:footnote>')
        self._written.notes = tuple(ids)
        return "".join(out)

    def _uncited(self) -> list[str]:
        """Notes that nothing cites, which Word does not show: paragraphs behind all others."""
        left = [
            f"{note.mark} {note.text}".strip().replace("\n", " ")
            for index, note in enumerate(self._document.notes)
            if index not in self._cites
        ]
        if not left:
            return []
        self._written.remarks.append(
            Diagnostic(
                Code.NOTE_UNTIED,
                f"{len(left)} note{'s' if len(left) != 1 else ''} that nothing cites: written as "
                "paragraphs at the end, for Word shows no such notes",
                text="\n".join(left),
            )
        )
        style = f'<w:pPr><w:pStyle w:val="{self._names["footnote text"]}"/>'
        out = []
        for text in left:
            turned = "<w:bidi/>" if self._inline.is_turned(text) else ""
            out.append(f"<w:p>{style}{turned}</w:pPr>{self._inline.runs(text, tabs=False)}</w:p>")
        self._paragraphs += len(out)
        return out

    # --- running heads ----------------------------------------------------------------------

    def _furniture(self) -> list[tuple[str, int]]:
        """Running heads and feet; a foot with the page number where the document has none."""
        places: list[tuple[str, int]] = []
        for kind, role, tag in (("header", Role.HEADER, "hdr"), ("footer", Role.FOOTER, "ftr")):
            blocks = [block for block in self._document.blocks if block.role is role]
            made = [self._running(block, kind) for block in blocks]
            places += [(kind, at) for at in range(len(blocks))]
            if kind == "footer" and not made:
                self._written.own_footer = True
                style = f'<w:pPr><w:pStyle w:val="{self._names[kind]}"/></w:pPr>'
                made = [f"<w:p>{style}{_page_number('PAGE')}</w:p>"]
            text = f"<w:{tag} {OPEN}>{''.join(made)}</w:{tag}>" if made else ""
            self._written.furniture[kind] = text
            self._written.links[kind] = self._links()
        return places

    def _running(self, block: Block, kind: str) -> str:
        """A line of a running head: its number signs are those of the page and of all pages."""
        turned = "<w:bidi/>" if self._inline.is_turned(block.text) else ""
        label = self._inline.runs(block.label, tabs=False) + _TAB if block.label else ""
        style = f'<w:pPr><w:pStyle w:val="{self._names[kind]}"/>{turned}</w:pPr>'
        inside = []
        for at, (text, runs, _) in enumerate(_pieces(block.text, block.runs, (), "#")):
            if at:
                inside.append(_page_number("PAGE" if at == 1 else "NUMPAGES"))
            inside.append(self._inline.runs(text, runs))
        return f"<w:p>{style}{label}{''.join(inside)}</w:p>"


def _page_number(field: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        sign.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {field} </w:instrText></w:r>'
        + sign.format("separate")
        + "<w:r><w:t>1</w:t></w:r>"
        + sign.format("end")
    )


def _is_name(mark: str) -> bool:
    """Whether a note's mark is a name that a writer of Markdown gave it, which nobody prints."""
    return len(mark) > 2 and not mark.isdecimal() and mark[:1].isalnum()


def _goes_on(row: Block, following: Block) -> bool:
    return following.kind is Kind.ROW and following.table == row.table


def _cells(row: Block) -> list[tuple[str, tuple[Run, ...], tuple[Mark, ...]]]:
    """The cells of a row, each with its runs and marks; a label stands in the first."""
    cells = _pieces(row.text, row.runs, row.marks, "\t")
    if row.label:
        lead = f"{row.label} "
        text, runs, marks = cells[0]
        shift = len(lead)
        cells[0] = (
            lead + text,
            tuple([Run(r.start + shift, r.end + shift, r.style, r.target) for r in runs]),
            tuple([Mark(mark.at + shift, mark.note) for mark in marks]),
        )
    return cells


def _pieces(
    text: str, runs: tuple[Run, ...], marks: tuple[Mark, ...], between: str
) -> list[tuple[str, tuple[Run, ...], tuple[Mark, ...]]]:
    """A text cut at a sign, with the runs and marks of each piece."""
    out = []
    at = 0
    for piece in text.split(between):
        end = at + len(piece)
        inside = tuple(
            [
                Run(max(run.start, at) - at, min(run.end, end) - at, run.style, run.target)
                for run in runs
                if run.start < end and run.end > at
            ]
        )
        here = tuple([Mark(mark.at - at, mark.note) for mark in marks if at <= mark.at <= end])
        out.append((piece, inside, here))
        at = end + 1
    return out

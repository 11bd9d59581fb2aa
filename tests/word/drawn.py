"""Word files drawn at random, and edits of them: what a person might have typed, and what a program
might have left in the file.

A document is a tree of small records; ``draw`` makes one from a source of chance, ``edited`` a copy
after a few edits, and ``tests.word.written`` the bytes of a file. The same chance gives the same
file.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from random import Random

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Control",
    "Doc",
    "Paragraph",
    "Piece",
    "Table",
    "draw",
    "edited",
]

WORDS = (
    "States", "should", "report", "each", "year", "on", "what", "they", "did", "under", "the",
    "present", "resolution", "and", "the", "Secretary", "General", "invites", "all", "Member",
    "Governments", "to", "provide", "funds", "for", "that", "purpose", "within", "existing",
    "resources", "as", "agreed", "in", "paragraph", "of", "its", "report", "requests",
    "decides", "recalls", "notes",
)  # fmt: skip
PROPERTIES = (
    "", "", "", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:rStyle w:val="Strong"/>',
    '<w:b/><w:color w:val="FF0000"/>', '<w:sz w:val="20"/>', '<w:lang w:val="fr-FR"/>',
)  # fmt: skip
ALIGNED = ("", "", "", '<w:jc w:val="center"/>', '<w:ind w:left="720"/>', "<w:keepNext/>")
STYLES = ("", "", "", "Normal", "Quote", "Heading1")
MARKS = ("", "", "", "<w:b/>", "<w:i/>")


@dataclass
class Piece:
    """A part of a paragraph: ``kind`` text, tab, break, link, control, simple, bookmark, comment,
    field, note, box, vml (a box as of old), page, hyphen, soft (a hyphen), sign, equation, picture,
    smart (a tag), nested (a link in a control), start and end (of a bookmark over paragraphs), open
    and close (of a field over paragraphs). ``text`` is the text, or what is between; ``name`` an
    address, code or name."""

    kind: str
    text: str = ""
    look: str = ""
    name: str = ""
    inside: list[Paragraph] = field(default_factory=list)


@dataclass
class Paragraph:
    """A paragraph; ``section`` are the texts of the header of a section that ends here."""

    pieces: list[Piece]
    style: str = ""
    aligned: str = ""
    mark: str = ""
    listed: tuple[int, int] | None = None
    section: Section | None = None


@dataclass
class Section:
    """Headers by type, and the width of the page."""

    headers: dict[str, list[Paragraph]]
    footer: list[Paragraph] | None = None
    width: int = 12240


@dataclass
class Cell:
    """A cell over ``span`` columns; ``merge`` is "", restart or continue."""

    blocks: list[Block]
    span: int = 1
    merge: str = ""
    look: str = ""


@dataclass
class Table:
    """A table of rows of cells, some of them in content controls."""

    rows: list[list[Cell]]
    columns: int
    look: str = ""
    wrapped: str = ""
    """``row`` or ``cell``: which of them stand in content controls; ``mark``: bookmarks between."""


@dataclass
class Control:
    """A content control around blocks; one whose tag begins with ``mark`` is a bookmark."""

    blocks: list[Block]
    tag: str = ""


Block = Paragraph | Table | Control


@dataclass
class Box:
    """What is drawn so far: numbers for names."""

    count: int = 0

    def next(self) -> int:
        """A number that no other name has."""
        self.count += 1
        return self.count


@dataclass
class Doc:
    """A document: its blocks, and its last section."""

    blocks: list[Block]
    last: Section


def words(chance: Random, least: int = 1, most: int = 9) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))


def _text(chance: Random) -> Piece:
    return Piece(
        "text", words(chance) + chance.choice(("", " ", ", ", ". ")), chance.choice(PROPERTIES)
    )


def _piece(chance: Random, box: Box, *, plain: bool) -> Piece:
    if plain or chance.random() < 0.7:
        return _text(chance)
    kind = chance.choice(
        ("tab", "break", "link", "control", "simple", "bookmark", "comment", "field", "note",
         "note", "box", "page", "vml", "hyphen", "equation", "picture", "sign",
         "soft", "smart", "nested")
    )  # fmt: skip
    name = {
        "link": chance.choice(("https://a.example/", "https://b.example/", "#there")),
        "control": chance.choice(("one", "two")),
        "simple": chance.choice((" PAGE ", " DATE ")),
        "field": chance.choice((" REF a \\h ", " SEQ Table ")),
        "note": chance.choice(("footnote", "footnote", "endnote")),
        "picture": chance.choice(("1", "2")),
    }.get(kind, f"{kind}{box.next()}")
    piece = Piece(kind, words(chance, 1, 4), chance.choice(PROPERTIES), name)
    if kind in ("note", "box", "vml"):
        piece.inside = [_paragraph(chance, box, plain=True) for _ in range(chance.randint(1, 2))]
    return piece


def _paragraph(chance: Random, box: Box, *, plain: bool = False) -> Paragraph:
    pieces = [_piece(chance, box, plain=plain) for _ in range(chance.choice((0, 1, 1, 2, 3, 4)))]
    return Paragraph(
        pieces,
        chance.choice(STYLES),
        chance.choice(ALIGNED),
        chance.choice(MARKS),
        chance.choice((None, None, None, (1, 0), (1, 1), (2, 0))),
    )


def _cell(chance: Random, box: Box, depth: int) -> Cell:
    blocks: list[Block] = [_paragraph(chance, box, plain=chance.random() < 0.7)]
    while chance.random() < 0.2:
        blocks.insert(0, _paragraph(chance, box))
    if depth < 1 and chance.random() < 0.07:
        blocks.insert(0, _table(chance, box, depth + 1))
    return Cell(blocks, look=chance.choice(("", "", "", '<w:shd w:val="clear" w:fill="EEEEEE"/>')))


def row(chance: Random, box: Box, columns: int, depth: int = 0) -> list[Cell]:
    """A row of a table with so many columns."""
    cells = []
    left = columns
    while left:
        cell = _cell(chance, box, depth)
        cell.span = chance.choice((1, 1, 1, min(2, left)))
        cell.merge = chance.choice(("",) * 8 + ("restart", "continue"))
        left -= cell.span
        cells.append(cell)
    return cells


def _table(chance: Random, box: Box, depth: int = 0) -> Table:
    columns = chance.randint(1, 3)
    rows = [row(chance, box, columns, depth) for _ in range(chance.randint(1, 4))]
    look = chance.choice(("", "", '<w:jc w:val="center"/>'))
    return Table(rows, columns, look, chance.choice(("",) * 8 + ("row", "cell", "mark")))


def block(chance: Random, box: Box, depth: int = 0) -> Block:
    """A paragraph, a table, or a content control around some."""
    kind = chance.random()
    if kind < 0.84 or depth > 1:
        return _paragraph(chance, box, plain=chance.random() < 0.5)
    if kind < 0.94:
        return _table(chance, box)
    inside = [block(chance, box, depth + 1) for _ in range(chance.randint(1, 3))]
    return Control(inside, f"{chance.choice(('control', 'control', 'mark'))}{box.next()}")


def _section(chance: Random, box: Box) -> Section:
    headers = {
        kind: [_paragraph(chance, box, plain=True)]
        for kind in ("default", "first", "even")
        if chance.random() < 0.3
    }
    footer = [_paragraph(chance, box, plain=True)] if chance.random() < 0.2 else None
    return Section(headers, footer, chance.choice((12240, 12240, 11906)))


def draw(chance: Random) -> Doc:
    """A document."""
    box = Box()
    blocks = [block(chance, box) for _ in range(chance.randint(1, 9))]
    paragraphs = [one for one in blocks if isinstance(one, Paragraph)]
    if paragraphs and chance.random() < 0.15:
        chance.choice(paragraphs).section = _section(chance, box)
    if len(paragraphs) > 1 and chance.random() < 0.3:
        _over_borders(chance, paragraphs, *chance.choice((("start", "end"), ("open", "close"))))
    doc = Doc(blocks, _section(chance, box))
    _end(doc, chance, box)
    return doc


def _end(doc: Doc, chance: Random, box: Box) -> None:
    """A body ends with a paragraph that ends no section before the last."""
    last = doc.blocks[-1] if doc.blocks else None
    if not isinstance(last, Paragraph) or last.section is not None:
        doc.blocks.append(_paragraph(chance, box, plain=True))


def _over_borders(chance: Random, paragraphs: list[Paragraph], first: str, last: str) -> None:
    """A bookmark or field that begins in one paragraph and ends in a later one."""
    start, end = sorted(chance.sample(range(len(paragraphs)), 2))
    name = "long" if first == "start" else ' TOC \\o "1-3" '
    for at, kind in ((start, first), (end, last)):
        pieces = paragraphs[at].pieces
        pieces.insert(chance.randint(0, len(pieces)), Piece(kind, name=name))


# --- edits -----------------------------------------------------------------------------------


def edited(doc: Doc, chance: Random) -> Doc:
    """A copy after one to five edits."""
    made = copy.deepcopy(doc)
    box = Box(1000)
    for _ in range(chance.randint(1, 5)):
        _edit(made, chance, box)
    _end(made, chance, box)
    return made


def _holders(blocks: list[Block]) -> list[list[Block]]:
    """All lists of blocks: the body, cells and controls."""
    found = [blocks]
    for one in blocks:
        if isinstance(one, Control):
            found += _holders(one.blocks)
        elif isinstance(one, Table):
            found += [
                inner for cells in one.rows for cell in cells for inner in _holders(cell.blocks)
            ]
    return found


def _edit(doc: Doc, chance: Random, box: Box) -> None:
    holders = _holders(doc.blocks)
    holder = chance.choice([doc.blocks, doc.blocks, *holders])
    tables = [one for blocks in holders for one in blocks if isinstance(one, Table)]
    kind = chance.random()
    if tables and kind < 0.25:
        _edit_table(chance.choice(tables), chance, box)
    elif kind < 0.3:
        _edit_section(doc, chance, box)
    elif kind < 0.65:
        _edit_blocks(doc, holder, chance, box)
    else:
        paragraphs = [one for blocks in holders for one in blocks if isinstance(one, Paragraph)]
        inner = [inside for one in paragraphs for piece in one.pieces for inside in piece.inside]
        if paragraphs:
            one = chance.choice(paragraphs + inner)
            _edit_paragraph(one, chance, box, plain=any(one is inside for inside in inner))


def _edit_blocks(doc: Doc, holder: list[Block], chance: Random, box: Box) -> None:
    kind = chance.choice(("delete", "insert", "move", "split", "merge", "copy"))
    at = chance.randrange(len(holder)) if holder else 0
    if kind == "insert" or not holder:
        holder.insert(chance.randint(0, len(holder)), block(chance, box, 1))
    elif kind == "delete" and len(holder) > 1:
        holder.pop(at)
    elif kind == "move" and len(holder) > 1:
        one = holder.pop(at)
        target = chance.choice((holder, doc.blocks))
        target.insert(chance.randint(0, len(target)), one)
    elif kind == "copy":
        holder.insert(chance.randint(0, len(holder)), copy.deepcopy(holder[at]))
    elif kind == "split" and isinstance(holder[at], Paragraph):
        _split(holder, at, chance)
    elif kind == "merge" and at + 1 < len(holder):
        one, other = holder[at], holder[at + 1]
        if isinstance(one, Paragraph) and isinstance(other, Paragraph):
            other.pieces = one.pieces + other.pieces
            holder.pop(at)
    if holder is not doc.blocks and (not holder or not isinstance(holder[-1], Paragraph)):
        holder.append(_paragraph(chance, box, plain=True))


def _split(holder: list[Block], at: int, chance: Random) -> None:
    one = holder[at]
    assert isinstance(one, Paragraph)
    place = chance.randint(0, len(one.pieces))
    first = Paragraph(one.pieces[:place], one.style, one.aligned, one.mark, one.listed)
    rest = one.pieces[place:]
    if rest and rest[0].kind == "text" and " " in rest[0].text:
        before, _, after = rest[0].text.partition(" ")
        first.pieces.append(Piece("text", before, rest[0].look))
        rest = [Piece("text", after, rest[0].look), *rest[1:]]
    one.pieces = rest
    holder.insert(at, first)


def _edit_paragraph(one: Paragraph, chance: Random, box: Box, *, plain: bool) -> None:
    kind = chance.choice(
        ("retype", "retype", "retype", "restyle", "look", "add", "drop", "list", "mark")
    )
    if kind == "restyle":
        one.style, one.aligned = chance.choice(STYLES), chance.choice(ALIGNED)
    elif kind == "list":
        one.listed = chance.choice((None, (1, 0), (2, 0), (3, 0)))
    elif kind == "mark":
        one.mark = chance.choice(MARKS)
    elif kind == "add" or not one.pieces:
        one.pieces.insert(chance.randint(0, len(one.pieces)), _piece(chance, box, plain=plain))
    elif kind == "drop":
        one.pieces.pop(chance.randrange(len(one.pieces)))
    elif kind == "look":
        chance.choice(one.pieces).look = chance.choice(PROPERTIES)
    else:
        piece = chance.choice(one.pieces)
        if piece.text:
            said = piece.text.split(" ")
            at = chance.randrange(len(said))
            said[at : at + chance.randint(0, 2)] = [
                chance.choice(WORDS) for _ in range(chance.randint(0, 2))
            ]
            piece.text = " ".join(said)


def _edit_table(table: Table, chance: Random, box: Box) -> None:
    kind = chance.choice(("insert", "delete", "move", "divide", "look", "column", "shade"))
    at = chance.randrange(len(table.rows))
    if kind == "insert":
        table.rows.insert(chance.randint(0, len(table.rows)), row(chance, box, table.columns))
    elif kind == "delete" and len(table.rows) > 1:
        table.rows.pop(at)
    elif kind == "move":
        table.rows.insert(chance.randrange(len(table.rows)), table.rows.pop(at))
    elif kind == "divide":
        table.rows[at] = row(chance, box, table.columns)
    elif kind == "look":
        table.look = chance.choice(("", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'))
    elif kind == "shade":
        cell = chance.choice(table.rows[at])
        cell.look = chance.choice(("", '<w:shd w:val="clear" w:fill="DDDDDD"/>'))
        cell.merge = chance.choice(("", cell.merge, "restart"))
    elif kind == "column":
        table.columns += 1
        for cells in table.rows:
            cells.insert(chance.randint(0, len(cells)), _cell(chance, box, 1))


def _edit_section(doc: Doc, chance: Random, box: Box) -> None:
    paragraphs = [one for one in doc.blocks if isinstance(one, Paragraph)]
    sections = [one.section for one in paragraphs if one.section] + [doc.last]
    kind = chance.choice(("text", "text", "header", "footer", "width", "come", "go"))
    one = chance.choice(sections)
    if kind == "text" and one.headers:
        header = chance.choice(list(one.headers.values()))
        _edit_paragraph(header[0], chance, box, plain=True)
    elif kind == "header":
        name = chance.choice(("default", "first", "even"))
        if one.headers.pop(name, None) is None:
            one.headers[name] = [_paragraph(chance, box, plain=True)]
    elif kind == "footer":
        one.footer = None if one.footer else [_paragraph(chance, box, plain=True)]
    elif kind == "width":
        one.width = chance.choice((12240, 11906, 16838))
    elif kind == "come" and paragraphs:
        chance.choice(paragraphs).section = _section(chance, box)
    elif kind == "go":
        for paragraph in paragraphs:
            paragraph.section = None

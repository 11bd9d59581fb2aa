"""A drawn document (``tests.word.drawn``) as the bytes of a Word file."""

from __future__ import annotations

import base64
from html import escape

from tests.unit.readers.docx.made import docx
from tests.word.drawn import Block, Cell, Control, Doc, Paragraph, Piece, Section, Table

__all__ = ["written"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PICTURES = {
    "1": (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQ"
        "DJ/pLvAAAAAElFTkSuQmCC"
    ),
    "2": (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQ"
        "AIicLsAAAAAElFTkSuQmCC"
    ),
}
_STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:name w:val="{called}"/>{look}</w:style>'
    for kind, name, called, more, look in (
        ("paragraph", "Normal", "Normal", ' w:default="1"', ""),
        ("paragraph", "Quote", "Quote", "", "<w:rPr><w:i/></w:rPr>"),
        ("paragraph", "Heading1", "heading 1", "", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("character", "Strong", "Strong", "", "<w:rPr><w:b/></w:rPr>"),
    )
)


def _numbering(shift: int) -> str:
    formats = ("decimal", "lowerLetter", "bullet")
    levels = [
        "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{"•" if form == "bullet" else f"%{level + 1}."}"/></w:lvl>'
            for level in range(2)
        )
        for form in formats
    ]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{inside}</w:abstractNum>'
        for at, inside in enumerate(levels)
    )
    lists = "".join(
        f'<w:num w:numId="{at + shift}"><w:abstractNumId w:val="{at - 1}"/></w:num>'
        for at in (1, 2, 3)
    )
    return abstract + lists


class _Writer:
    def __init__(self, shift: int) -> None:
        self.shift = shift
        self.ids = 10 * shift
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.comments: list[str] = []
        self.parts: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.long: dict[str, int] = {}

    def number(self) -> int:
        self.ids += 1
        return self.ids

    def relation(self, kind: str, target: str, *, external: bool = False) -> str:
        name = f"rIdx{len(self.links) + self.shift}"
        mode = ' TargetMode="External"' if external else ""
        for known, entry in self.links.items():
            if f'Target="{target}"' in entry:
                return known
        self.links[name] = (
            f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
        )
        return name

    def blocks(self, blocks: list[Block]) -> str:
        return "".join(self.block(one) for one in blocks)

    def block(self, one: Block) -> str:
        if isinstance(one, Paragraph):
            return self.paragraph(one)
        if isinstance(one, Control):
            inside = self.blocks(one.blocks)
            if not one.tag.startswith("mark"):
                return _control(one.tag, inside)
            number = self.number()
            start = f'<w:bookmarkStart w:id="{number}" w:name="{one.tag}"/>'
            return f'{start}{inside}<w:bookmarkEnd w:id="{number}"/>'
        return self.table(one)

    def paragraph(self, one: Paragraph) -> str:
        said = f'<w:pStyle w:val="{one.style}"/>' if one.style else ""
        said += "<w:keepNext/>" if "keepNext" in one.aligned else ""
        if one.listed is not None:
            number = one.listed[0] + self.shift
            said += (
                f'<w:numPr><w:ilvl w:val="{one.listed[1]}"/><w:numId w:val="{number}"/></w:numPr>'
            )
        said += one.aligned if "keepNext" not in one.aligned else ""
        said += f"<w:rPr>{one.mark}</w:rPr>" if one.mark else ""
        said += self.section(one.section) if one.section else ""
        properties = f"<w:pPr>{said}</w:pPr>" if said else ""
        return f"<w:p>{properties}{''.join(self.piece(piece) for piece in one.pieces)}</w:p>"

    def section(self, one: Section) -> str:
        inside = "".join(
            f'<w:headerReference w:type="{kind}" r:id="{self.running("header", blocks)}"/>'
            for kind, blocks in one.headers.items()
        )
        if one.footer is not None:
            name = self.running("footer", one.footer)
            inside += f'<w:footerReference w:type="default" r:id="{name}"/>'
        page = f'<w:pgSz w:w="{one.width}" w:h="15840"/>'
        title = "<w:titlePg/>" if "first" in one.headers else ""
        return f"<w:sectPr>{inside}{page}{title}</w:sectPr>"

    def running(self, kind: str, blocks: list[Paragraph]) -> str:
        name = f"{kind}{1 + sum(part.startswith(kind) for part in self.parts)}"
        self.parts[name] = "".join(self.paragraph(one) for one in blocks)
        return f"rId_{name}"

    def piece(self, one: Piece) -> str:
        text = _run(one.text, one.look)
        kind = one.kind
        simple = {
            "text": text,
            "tab": f"<w:r>{_look(one.look)}<w:tab/></w:r>",
            "break": "<w:r><w:br/></w:r>",
            "page": '<w:r><w:br w:type="page"/></w:r>',
            "hyphen": f"<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>{escape(one.text)}</w:t></w:r>",
            "control": _control(one.name, text),
            "simple": f'<w:fldSimple w:instr="{one.name}">{text}</w:fldSimple>',
            "equation": f"<m:oMath><m:r><m:t>{escape(one.text[:4])}</m:t></m:r></m:oMath>",
            "sign": f'<w:r>{_look(one.look)}<w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
            "soft": f"<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>{text}",
            "smart": f'<w:smartTag w:uri="urn:x" w:element="date">{text}</w:smartTag>',
            "nested": _control("out", f'<w:hyperlink w:anchor="x">{text}</w:hyperlink>'),
            "close": '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "open": _code(one.name),
            "field": f'{_code(one.name)}{text}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        }
        return simple[kind] if kind in simple else getattr(self, f"_{kind}")(one, text)

    def _link(self, one: Piece, text: str) -> str:
        if one.name.startswith("#"):
            return f'<w:hyperlink w:anchor="{one.name[1:]}">{text}</w:hyperlink>'
        name = self.relation("hyperlink", one.name, external=True)
        return f'<w:hyperlink r:id="{name}">{text}</w:hyperlink>'

    def _bookmark(self, one: Piece, text: str) -> str:
        number = self.number()
        start = f'<w:bookmarkStart w:id="{number}" w:name="{one.name}"/>'
        return f'{start}{text}<w:bookmarkEnd w:id="{number}"/>'

    def _comment(self, one: Piece, text: str) -> str:
        number = len(self.comments)
        self.comments.append(
            f'<w:comment w:id="{number}" w:author="A"><w:p>{_run(one.name, "")}</w:p></w:comment>'
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{text}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def _start(self, one: Piece, _: str) -> str:
        number = self.long[one.name] = self.number()
        return f'<w:bookmarkStart w:id="{number}" w:name="{one.name}{number}"/>'

    def _end(self, one: Piece, _: str) -> str:
        return f'<w:bookmarkEnd w:id="{self.long.pop(one.name, 999)}"/>'

    def _note(self, one: Piece, _: str) -> str:
        notes = self.notes[one.name]
        number = len(notes) + 1 + self.shift
        notes.append("")
        inside = "".join(self.paragraph(inner) for inner in one.inside)
        notes[number - 1 - self.shift] = f'<w:{one.name} w:id="{number}">{inside}</w:{one.name}>'
        return f'<w:r>{_look(one.look)}<w:{one.name}Reference w:id="{number}"/></w:r>'

    def _boxed(self, one: Piece) -> str:
        return "".join(self.paragraph(inner) for inner in one.inside)

    def _vml(self, one: Piece, _: str) -> str:
        inside = f"<v:textbox><w:txbxContent>{self._boxed(one)}</w:txbxContent></v:textbox>"
        return f'<w:r><w:pict><v:shape id="s{self.number()}">{inside}</v:shape></w:pict></w:r>'

    def _box(self, one: Piece, text: str) -> str:
        shape = (
            f'<wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{self.number()}" name="x"/>'
            "<a:graphic>"
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"<wps:wsp><wps:txbx><w:txbxContent>{self._boxed(one)}</w:txbxContent></wps:txbx></wps:wsp>"
            "</a:graphicData></a:graphic></wp:inline>"
        )
        fallback = self._vml(one, text).removeprefix("<w:r>").removesuffix("</w:r>")
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f"{shape}</w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )

    def _picture(self, one: Piece, _: str) -> str:
        name = self.relation("image", f"media/image{one.name}.png")
        return (
            '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
            f'<wp:docPr id="{self.number()}" name="p"/><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{name}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def table(self, one: Table) -> str:
        grid = '<w:gridCol w:w="2000"/>' * one.columns
        rows = []
        for cells in one.rows:
            inside = [self.cell(cell) for cell in cells]
            if one.wrapped == "cell":
                inside[0] = _control("cell", inside[0])
            elif one.wrapped == "mark":
                number = self.number()
                inside[0] = f'<w:bookmarkStart w:id="{number}" w:name="c{number}"/>{inside[0]}'
                inside[-1] += f'<w:bookmarkEnd w:id="{number}"/>'
            made = f"<w:tr>{''.join(inside)}</w:tr>"
            rows.append(_control("row", made) if one.wrapped == "row" else made)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{one.look}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def cell(self, one: Cell) -> str:
        said = '<w:tcW w:w="2000" w:type="dxa"/>'
        said += f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else ""
        said += f'<w:vMerge w:val="{one.merge}"/>' if one.merge else ""
        return f"<w:tc><w:tcPr>{said}{one.look}</w:tcPr>{self.blocks(one.blocks)}</w:tc>"


def _look(look: str) -> str:
    return f"<w:rPr>{look}</w:rPr>" if look else ""


def _run(text: str, look: str) -> str:
    return f'<w:r>{_look(look)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _code(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _control(tag: str, inside: str) -> str:
    said = f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
    return f"<w:sdt>{said}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def written(doc: Doc, shift: int = 0) -> bytes:
    """The bytes of a file; ``shift`` is added to the numbers of lists, notes and the like, as
    another program would number them."""
    writer = _Writer(shift)
    body = writer.blocks(doc.blocks) + writer.section(doc.last)
    parts = {"styles": _STYLES, "numbering": _numbering(shift)}
    for kind, notes in writer.notes.items():
        if notes:
            parts[f"{kind}s"] = "".join(notes)
    if writer.comments:
        parts["comments"] = "".join(writer.comments)
    files = {
        f"word/media/image{name}.png": base64.b64decode(data)
        for name, data in _PICTURES.items()
        if f"image{name}.png" in "".join(writer.links.values())
    }
    links = "".join(writer.links.values())
    return docx(body, links=links, files=files, **parts, **writer.parts)

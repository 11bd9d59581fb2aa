"""Word files made in code: the parts of a package around a body, each as short as it can be."""

from __future__ import annotations

import io
import zipfile

from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read

__all__ = ["NAMESPACES", "docx", "paragraph", "read_body", "run", "shown", "table"]

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
    "footer2": "ftr",
}
_SEPARATORS = "".join(
    f'<w:{{0}} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{{0}}>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def docx(
    body: str, *, links: str = "", files: dict[str, bytes] | None = None, **parts: str
) -> bytes:
    """A Word file: the XML inside ``w:body``; by name the XML inside other parts (``styles``,
    ``numbering``, ``footnotes``, ``header1`` …, which have the ids ``rId_NAME``); ``links`` are
    further relationships, ``files`` further parts of the package."""
    relations, types = links, ""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts.items():
            kind = name.rstrip("0123456789")
            content = inside
            if kind in ("footnotes", "endnotes"):
                content = _SEPARATORS.format(kind[:-1]) + inside
            root = _ROOTS.get(name) or {"header": "hdr", "footer": "ftr"}[kind]
            archive.writestr(
                f"word/{name}.xml", f"{_XML}<w:{root} {NAMESPACES}>{content}</w:{root}>"
            )
            relations += (
                f'<Relationship Id="rId_{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
            )
            types += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        archive.writestr(
            "word/document.xml",
            f"{_XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        )
        archive.writestr("word/_rels/document.xml.rels", _relationships(relations))
        archive.writestr(
            "_rels/.rels",
            _relationships(
                f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
                'Target="word/document.xml"/>'
            ),
        )
        archive.writestr(
            "[Content_Types].xml",
            f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
            f"{types}</Types>",
        )
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def _relationships(inside: str) -> str:
    return (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


def run(text: str, properties: str = "") -> str:
    """A run of text that needs no escapes."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(
    inside: str = "", style: str = "", properties: str = "", number: tuple[int, int] | None = None
) -> str:
    """A paragraph: a text, or the XML of its runs; ``number`` is (list, depth)."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        said += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    said += properties
    content = inside if inside.startswith("<") else run(inside) if inside else ""
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{content}</w:p>"


def table(*rows: list[str]) -> str:
    """A table of cells, each a text or the XML inside it."""
    grid = "<w:gridCol w:w='2000'/>" * max([len(row) for row in rows])
    made = ""
    for row in rows:
        cells = [cell if cell.startswith("<") else paragraph(cell) for cell in row]
        made += "<w:tr>" + "".join([f"<w:tc>{cell}</w:tc>" for cell in cells]) + "</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def read_body(body: str, revisions: str = "accept", **parts: str) -> Document:
    """What the reader makes of such a file."""
    return read(docx(body, **parts), "made.docx", ReadOptions(revisions=revisions))


def shown(document: Document) -> list[str]:
    """The blocks as printed: label, blank, text."""
    return [f"{b.label} {b.text}" if b.label else b.text for b in document.blocks]

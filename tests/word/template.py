"""A Word template as an office has it: fonts, margins, a letterhead with a picture, a page foot."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

__all__ = ["template"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OPEN = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _png() -> bytes:
    """A blue square."""
    rows = zlib.compress(b"\0\x02" * 8)
    head = struct.pack(">IIBBBBB", 1, 8, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", b"\xff\xff\xff\0\0\0\0\x58\x9c"),
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def template() -> bytes:
    """The file; it holds text of its own, which is not to be seen in what is set in it."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "header", "header1.xml"),
            ("rId3", "header", "header2.xml"),
            ("rId4", "footer", "footer1.xml"),
            ("rId5", "image", "media/old.png"),
            ("rId6", "settings", "settings.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": f"<w:settings {_OPEN}><w:trackRevisions/></w:settings>",
        "word/header1.xml": f"<w:hdr {_OPEN}>{_text('Harbour Office')}</w:hdr>",
        "word/header2.xml": f"<w:hdr {_OPEN}><w:p><w:r>{_picture()}</w:r></w:p>"
        f"{_text('Harbour Office, 3 Quay Street')}</w:hdr>",
        "word/_rels/header2.xml.rels": _relations(("rId1", "image", "media/crest.png")),
        "word/footer1.xml": f'<w:ftr {_OPEN}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">Sheet </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>',
        "word/media/crest.png": _png(),
        "word/media/old.png": _png(),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return stream.getvalue()


def _types() -> str:
    over = {"document": "document.main", "styles": "styles", "settings": "settings"}
    over |= {"header1": "header", "header2": "header", "footer1": "footer"}
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
            for part, kind in over.items()
        )
        + "</Types>"
    )


def _relations(*entries: tuple[str, str, str]) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for key, kind, target in entries
        )
        + "</Relationships>"
    )


def _text(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _picture() -> str:
    return (
        '<w:drawing><wp:inline><wp:extent cx="457200" cy="457200"/><wp:docPr id="1" name="crest"/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="crest"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="457200" cy="457200"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def _document() -> str:
    picture = _picture().replace('r:embed="rId1"', 'r:embed="rId5"')
    return (
        f"<w:document {_OPEN}><w:body>{_text('Write your paper here.')}"
        f"<w:p><w:r>{picture}</w:r></w:p><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId2"/>'
        '<w:headerReference w:type="first" r:id="rId3"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="first" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1134" '
        'w:left="2835" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


def _style(kind: str, key: str, name: str, properties: str, more: str = "") -> str:
    based = '<w:basedOn w:val="Standard"/>' if kind == "paragraph" and key != "Standard" else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"{more}><w:name w:val="{name}"/>{based}'
        f"{properties}</w:style>"
    )


def _styles() -> str:
    """Ids in another language, as Word writes them there; names in English."""
    blue = '<w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:b/>'
    blue += '<w:color w:val="00589C"/><w:sz w:val="{}"/></w:rPr>'
    return (
        f"<w:styles {_OPEN}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="24"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        + _style(
            "paragraph", "Standard", "Normal",
            '<w:pPr><w:spacing w:after="160" w:line="300" w:lineRule="auto"/></w:pPr>',
            ' w:default="1"',
        )
        + _style("paragraph", "Haupttitel", "Title", blue.format(40))
        + _style("paragraph", "berschrift1", "heading 1", blue.format(32))
        + _style("paragraph", "berschrift2", "heading 2", blue.format(26))
        + "</w:styles>"
    )  # fmt: skip

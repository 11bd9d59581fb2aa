"""OpenDocument files made for the tests, element by element."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.odt import read

__all__ = [
    "HEADINGS", "bullets", "flat", "heading", "item", "items", "level", "lines", "list_style",
    "package", "para", "paragraph_style", "read_flat", "table", "text_style",
]  # fmt: skip

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        *((p, f"{_OASIS}{p}:1.0") for p in ("office", "style", "text", "table", "manifest")),
        ("draw", _OASIS + "drawing:1.0"),
        ("fo", _OASIS + "xsl-fo-compatible:1.0"),
        ("svg", _OASIS + "svg-compatible:1.0"),
        ("chart", _OASIS + "chart:1.0"),
        ("xlink", "http://www.w3.org/1999/xlink"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("math", "http://www.w3.org/1998/Math/MathML"),
        ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
    )
)
_MIME = "application/vnd.oasis.opendocument.text"
STANDARD = '<style:style style:name="Standard" style:family="paragraph"/>'
HEADINGS = STANDARD + "".join(
    f'<style:style style:name="H{k}" style:family="paragraph" '
    f'style:parent-style-name="Standard" style:default-outline-level="{k}"/>'
    for k in (1, 2, 3)
)


def _root(tag: str, inside: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{tag} {_SPACES} office:version="1.3"'
        + (f' office:mimetype="{_MIME}"' if tag == "document" else "")
        + f">{inside}</office:{tag}>"
    )


def flat(body: str, automatic: str = "", styles: str = "", masters: str = "") -> bytes:
    """A document as one flat XML."""
    return _root(
        "document",
        f"<office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
    ).encode()


def package(
    body: str,
    automatic: str = "",
    styles: str = "",
    masters: str = "",
    *,
    parts: dict[str, bytes] | None = None,
    without: tuple[str, ...] = (),
) -> bytes:
    """The same as a package, with other parts in it, and without some."""
    made = {
        "mimetype": _MIME.encode(),
        "content.xml": _root(
            "document-content",
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
        ).encode(),
        "styles.xml": _root(
            "document-styles",
            f"<office:styles>{styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles>",
        ).encode(),
        "META-INF/manifest.xml": (
            f'<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
            "</manifest:manifest>"
        ).encode(),
        **(parts or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in made.items():
            if name not in without:
                container.writestr(name, data)
    return stream.getvalue()


def read_flat(
    body: str, automatic: str = "", styles: str = "", masters: str = "", revisions: str = "accept"
) -> Document:
    """What the reader makes of a flat document."""
    data = flat(body, automatic, styles or HEADINGS, masters)
    return read(data, "draft.fodt", ReadOptions(revisions=revisions))


def lines(document: Document) -> list[str]:
    """Blocks as printed: label, blank, text."""
    return [f"{b.label} {b.text}" if b.label else b.text for b in document.blocks]


def para(text: str, style: str = "") -> str:
    named = f" text:style-name={quoteattr(style)}" if style else ""
    return f"<text:p{named}>{text}</text:p>"


def heading(text: str, depth: int, style: str = "", more: str = "") -> str:
    named = quoteattr(style or f"H{depth}")
    return f'<text:h text:outline-level="{depth}" text:style-name={named} {more}>{text}</text:h>'


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(inside)}</text:list-item>"


def items(*inside: str, style: str = "", more: str = "") -> str:
    named = f"text:style-name={quoteattr(style)}" if style else ""
    return f"<text:list {named} {more}>{''.join(inside)}</text:list>"


def level(
    number: int,
    form: str = "1",
    suffix: str = ".",
    prefix: str = "",
    shown: int = 1,
    more: str = "",
) -> str:
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format={quoteattr(form)} '
        f"style:num-prefix={quoteattr(prefix)} style:num-suffix={quoteattr(suffix)} "
        f'text:display-levels="{shown}" {more}/>'
    )


def bullets(*signs: str) -> str:
    return "".join(
        f'<text:list-level-style-bullet text:level="{k}" text:bullet-char={quoteattr(sign)}/>'
        for k, sign in enumerate(signs, 1)
    )


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def text_style(name: str, properties: str, parent: str = "") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="text" {above}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def paragraph_style(name: str, more: str = "", properties: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def table(*rows: str, columns: int = 1) -> str:
    return f"<table:table>{'<table:table-column/>' * columns}{''.join(rows)}</table:table>"

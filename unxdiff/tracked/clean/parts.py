"""The parts of a clean Word file beside its text: settings, properties, notes, the container."""

from __future__ import annotations

import io
import zipfile

from unxdiff.tracked.clean.inline import escaped

__all__ = [
    "HEAD",
    "OPEN",
    "RELATIONS",
    "TYPES",
    "app",
    "core",
    "footnotes",
    "packed",
    "relations_xml",
    "settings",
    "types_xml",
]

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org/"
RELATIONS = _OPEN + "officeDocument/2006/relationships/"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TYPES = {
    "document": _WORD_TYPE + "document.main+xml",
    **{
        name: f"{_WORD_TYPE}{name}+xml"
        for name in ("styles", "numbering", "settings", "footnotes", "header", "footer")
    },
}
"""Content types of the parts by the kinds of relationship that lead to them."""
OPEN = f'xmlns:w="{_OPEN}wordprocessingml/2006/main" xmlns:r="{RELATIONS[:-1]}"'
"""The namespaces of parts with text."""
_DATE = "2000-01-01T00:00:00Z"
"""A date that never changes: the same input gives the same bytes."""


def settings() -> str:
    """What a file says of itself to the program that opens it."""
    return (
        f'<w:settings xmlns:w="{_OPEN}wordprocessingml/2006/main">'
        '<w:defaultTabStop w:val="480"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def footnotes(notes: str) -> str:
    """The part with the notes; two that are none draw the rule above them."""
    rules = "".join(
        [
            f'<w:footnote w:type="{kind}" w:id="{key}"><w:p><w:pPr><w:spacing w:after="0" '
            f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, key in (("separator", -1), ("continuationSeparator", 0))
        ]
    )
    return f"<w:footnotes {OPEN}>{rules}{notes}</w:footnotes>"


def relations_xml(links: list[tuple[str, str, str, bool]]) -> str:
    """Relationships: id, type, target, and whether the target is an address."""
    entries = "".join(
        [
            f'<Relationship Id="{key}" Type="{kind}" Target="{escaped(target)}"'
            + (' TargetMode="External"/>' if external else "/>")
            for key, kind, target, external in links
        ]
    )
    return f'<Relationships xmlns="{_OPEN}package/2006/relationships">{entries}</Relationships>'


def types_xml(parts: dict[str, str]) -> str:
    """The content types of parts by their names."""
    entries = "".join(
        [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()]
    )
    return (
        f'<Types xmlns="{_OPEN}package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def core(title: str, language: str | None) -> str:
    """The properties that every file has: title, language, a date that does not change."""
    stamp = 'xsi:type="dcterms:W3CDTF"'
    said = f"<dc:language>{language}</dc:language>" if language else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_OPEN}package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title>{said}"
        f"<dcterms:created {stamp}>{_DATE}</dcterms:created>"
        f"<dcterms:modified {stamp}>{_DATE}</dcterms:modified></cp:coreProperties>"
    )


def app() -> str:
    """The name of the program that made the file."""
    return (
        f'<Properties xmlns="{_OPEN}officeDocument/2006/extended-properties">'
        "<Application>unxdiff</Application></Properties>"
    )


def packed(parts: dict[str, str]) -> bytes:
    """The container: the same bytes for the same parts, on every platform."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            out.writestr(entry, (HEAD + text).encode())
    return stream.getvalue()

"""One document written in every format that is read: what a person would have typed there.

Each writer takes a document as unxdiff read it and gives the bytes of a file that says the same.
The package formats are made part by part, so that the tests own every byte of what is read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import escape

from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Kind, Role, Style

__all__ = ["WRITERS", "to_akn", "to_docx", "to_html", "to_markdown", "to_odt", "to_rtf", "to_text"]

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
Paint = Callable[[str, frozenset[Style]], str]
Cite = Callable[[int], str]


def _inline(block: Block, paint: Paint, cite: Cite) -> str:
    """A block's text piece by piece: ``paint`` sets a stretch in its styles, ``cite`` a mark."""
    borders = {0, len(block.text)}
    borders.update(at for run in block.runs for at in (run.start, run.end))
    borders.update(mark.at for mark in block.marks)
    out = []
    places = sorted(borders)
    for start, end in zip(places, [*places[1:], len(block.text)], strict=True):
        out += [cite(mark.note) for mark in block.marks if mark.at == start]
        styles = {run.style for run in block.runs if run.start <= start and end <= run.end}
        if end > start:
            out.append(paint(block.text[start:end], frozenset(styles - {Style.LINK})))
    return "".join(out)


def _label(block: Block) -> str:
    return f"{block.label} " if block.label else ""


# --- text and Markdown -----------------------------------------------------------------------


def _starred(text: str, styles: frozenset[Style]) -> str:
    if Style.CODE in styles:
        return f"`{text}`"
    signs = ("**" if Style.BOLD in styles else "") + ("*" if Style.ITALIC in styles else "")
    return f"{signs}{text}{signs[::-1]}"


def _slanted(text: str, styles: frozenset[Style]) -> str:
    return f"*{text}*" if Style.ITALIC in styles and Style.CODE not in styles else text


def to_text(document: Document) -> bytes:
    """Paragraphs between empty lines, superscript marks, notes at the end."""

    def raised(note: int) -> str:
        return document.notes[note].mark.translate(_SUPERSCRIPT)

    parts = []
    for block in document.blocks:
        text = _inline(block, _slanted, raised)
        if block.kind is Kind.HEADING:
            text = f"{'#' * block.level} {_label(block)}{text}"
        elif block.kind is Kind.ITEM:
            text = f"{'  ' * max(0, block.level - 1)}{_label(block) or '- '}{text}"
        else:
            text = _label(block) + text
        parts.append(text)
    parts += [f"{note.mark.translate(_SUPERSCRIPT)} {note.text}" for note in document.notes]
    return ("\n\n".join(parts) + "\n").encode()


def to_markdown(document: Document) -> bytes:
    """CommonMark with footnotes and tables."""
    parts: list[str] = []
    table = 0
    for block in document.blocks:
        text = _inline(block, _starred, lambda note: f"[^{document.notes[note].mark}]")
        if block.kind is Kind.ROW:
            row = "| " + " | ".join(text.split("\t")) + " |"
            if block.table != table:
                table = block.table
                parts.append(f"{row}\n|{'---|' * (block.text.count(chr(9)) + 1)}")
            else:
                parts[-1] += f"\n{row}"
            continue
        if block.kind is Kind.HEADING:
            text = f"{'#' * block.level} {_label(block)}{text}"
        elif block.kind is Kind.ITEM:
            text = f"{'    ' * max(0, block.level - 1)}{_label(block) or '- '}{text}"
        elif block.kind is Kind.QUOTE:
            text = f"> {_label(block)}{text}"
        elif block.kind is Kind.CODE:
            text = f"```\n{block.text}\n```"
        else:
            text = re.sub(r"^(\d+)([.)]) ", r"\1\\\2 ", _label(block)) + text
        parts.append(text)
    parts += [f"[^{note.mark}]: {note.text}" for note in document.notes]
    return ("\n\n".join(parts) + "\n").encode()


# --- HTML ------------------------------------------------------------------------------------

_TAGS = {
    Style.BOLD: "b", Style.ITALIC: "i", Style.UNDERLINE: "u", Style.STRIKE: "s",
    Style.SUPERSCRIPT: "sup", Style.SUBSCRIPT: "sub", Style.CODE: "code",
}  # fmt: skip


def _tagged(text: str, styles: frozenset[Style]) -> str:
    inner = escape(text, quote=False).replace("\n", "<br>")
    for style in sorted(styles):
        inner = f"<{_TAGS[style]}>{inner}</{_TAGS[style]}>"
    return inner


def to_html(document: Document, *, paged: bool = False) -> bytes:
    """A page with linked footnotes; ``paged`` sets them as footnotes of a printed page."""

    def cite(note: int) -> str:
        one = document.notes[note]
        if paged:
            return f'<span class="note">{_tagged(one.text, frozenset())}</span>'
        return f'<sup><a id="r{note}" href="#n{note}" role="doc-noteref">{one.mark}</a></sup>'

    parts = []
    table = 0
    for block in document.blocks:
        text = escape(_label(block)) + _inline(block, _tagged, cite)
        if block.kind is not Kind.ROW and table:
            parts.append("</table>")
            table = 0
        if block.kind is Kind.HEADING:
            parts.append(f"<h{block.level}>{text}</h{block.level}>")
        elif block.kind is Kind.ROW:
            if block.table != table:
                parts.append(("</table>" if table else "") + "<table>")
                table = block.table
            cells = text.split("\t")
            parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        elif block.kind is Kind.QUOTE:
            parts.append(f"<blockquote><p>{text}</p></blockquote>")
        elif block.kind is Kind.CODE:
            parts.append(f"<pre>{escape(block.text)}</pre>")
        elif block.kind is Kind.ITEM and not paged and block.label in (None, "-", "–", "•", "*"):
            inner = _inline(block, _tagged, cite)
            depth = max(1, block.level)
            parts.append(f"{'<ul>' * depth}<li>{inner}</li>{'</ul>' * depth}")
        else:
            parts.append(f"<p>{text}</p>")
    if table:
        parts.append("</table>")
    if document.notes and not paged:
        notes = "".join(
            f'<li id="n{k}">{_tagged(note.text, frozenset())} <a href="#r{k}" '
            'role="doc-backlink">↩</a></li>'
            for k, note in enumerate(document.notes)
        )
        parts.append(f'<section role="doc-endnotes"><ol>{notes}</ol></section>')
    language = document.language or "en"
    way = ' dir="rtl"' if language == "ar" else ""
    style = (
        "@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) } }"
        "body { font: 11pt/1.4 'Liberation Serif', 'Noto Naskh Arabic', 'WenQuanYi Zen Hei',"
        " serif }"
        "p { margin: 0 0 8pt } .note { float: footnote; font-size: 8pt }"
        "::footnote-call { font-size: 7pt; vertical-align: super; line-height: 1 }"
        "table { border-collapse: collapse } td { border: 1px solid; padding: 2pt 6pt }"
    )
    return (
        f'<!DOCTYPE html><html lang="{language}"{way}><head><meta charset="utf-8"><title>Draft'
        f"</title><style>{style}</style></head><body><main>\n" + "\n".join(parts)
        + "\n</main></body></html>\n"
    ).encode()  # fmt: skip


# --- Word ------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES = {
    Style.BOLD: "<w:b/><w:bCs/>", Style.ITALIC: "<w:i/><w:iCs/>",
    Style.UNDERLINE: '<w:u w:val="single"/>',
    Style.STRIKE: "<w:strike/>", Style.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
    Style.SUBSCRIPT: '<w:vertAlign w:val="subscript"/>',
    Style.CODE: '<w:rFonts w:ascii="Liberation Mono" w:hAnsi="Liberation Mono"/>',
}  # fmt: skip
_NUMBERED = (
    (re.compile(r"(\d+)\."), "decimal", "%1."),
    (re.compile(r"\(([a-z])\)"), "lowerLetter", "(%1)"),
)


def _word_run(text: str, styles: frozenset[Style]) -> str:
    properties = "".join(_PROPERTIES[style] for style in sorted(styles))
    inner = escape(text, quote=False).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{inner}</w:t></w:r>'


class _Numbers:
    """Word lists for labels that count; each new start is a list of its own."""

    def __init__(self) -> None:
        self.lists: list[tuple[str, str, int]] = []
        self._last: dict[str, tuple[int, int]] = {}

    def of(self, label: str | None) -> int:
        """The number of the list whose next number this label is, 0 where it is typed."""
        for pattern, form, text in _NUMBERED:
            found = pattern.fullmatch(label or "")
            if not found:
                continue
            value = int(found[1]) if form == "decimal" else ord(found[1]) - ord("a") + 1
            name, last = self._last.get(form, (0, 0))
            if not name or value != last + 1:
                self.lists.append((form, text, value))
                name = len(self.lists)
            self._last[form] = (name, value)
            return name
        return 0

    def xml(self) -> str:
        """The numbering part."""
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{k}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            for k, (form, text, start) in enumerate(self.lists, 1)
        )
        lists = "".join(
            f'<w:num w:numId="{k}"><w:abstractNumId w:val="{k}"/></w:num>'
            for k in range(1, len(self.lists) + 1)
        )
        return f'<w:numbering xmlns:w="{_W}">{kinds}{lists}</w:numbering>'


def _word_blocks(document: Document, numbers: _Numbers | None) -> str:
    def cite(note: int) -> str:
        return (
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{note + 2}"/></w:r>'
        )

    parts = []
    table = 0
    for block in document.blocks:
        if block.kind is not Kind.ROW and table:
            parts.append("</w:tbl>")
            table = 0
        if block.kind is Kind.ROW:
            if block.table != table:
                parts.append(("</w:tbl>" if table else "") + "<w:tbl>")
                table = block.table
            cells = [
                f"<w:tc><w:p>{_word_run(cell, frozenset())}</w:p></w:tc>"
                for cell in block.text.split("\t")
            ]
            parts.append(f"<w:tr>{''.join(cells)}</w:tr>")
            continue
        properties = ""
        sideways = '<w:bidi w:val="1"/>' if document.language == "ar" else ""
        typed = _label(block)
        listed = numbers.of(block.label) if numbers else 0
        if listed:
            typed = ""
            properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>'
        if block.kind is Kind.HEADING:
            properties = f'<w:pStyle w:val="Heading{block.level}"/>' + properties
        elif block.kind is Kind.QUOTE:
            properties = '<w:pStyle w:val="Quote"/>' + properties
        properties += sideways
        inner = (_word_run(typed, frozenset()) if typed else "") + _inline(block, _word_run, cite)
        head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        parts.append(f"<w:p>{head}{inner}</w:p>")
    if table:
        parts.append("</w:tbl>")
    return "".join(parts)


def to_docx(document: Document, *, automatic: bool = False) -> bytes:
    """A Word file; with ``automatic`` its numbers are Word's own where they count."""
    numbers = _Numbers() if automatic else None
    body = _word_blocks(document, numbers)
    notes = "".join(
        f'<w:footnote w:id="{k}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f"{_word_run(' ' + note.text, frozenset())}</w:p></w:footnote>"
        for k, note in enumerate(document.notes, 2)
    )
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" '
        'w:hAnsi="Liberation Serif"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault>'
        '<w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles += "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{k}"><w:name w:val="heading {k}"/><w:pPr>'
        f'<w:outlineLvl w:val="{k - 1}"/></w:pPr><w:rPr><w:b/>'
        f'<w:sz w:val="{38 - 4 * k}"/></w:rPr></w:style>'
        for k in range(1, 7)
    )
    styles += (
        '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        '<w:rPr><w:sz w:val="17"/></w:rPr></w:style>'
    )
    parts = {
        "document": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body>'
        "</w:document>",
        "styles": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
    }
    if document.notes:
        parts["footnotes"] = (
            f'<w:footnotes xmlns:w="{_W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r>'
            '<w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" '
            'w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
            f"{notes}</w:footnotes>"
        )
    if numbers is not None and numbers.lists:
        parts["numbering"] = numbers.xml()
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{base}{kind}+xml"/>'
        for part in parts
        for kind in ["document.main" if part == "document" else part]
    )
    relations = "".join(
        f'<Relationship Id="r{k}" Type="{_R}/{part}" Target="{part}.xml"/>'
        for k, part in enumerate(parts)
        if part != "document"
    )
    schema = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{schema}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{schema}/relationships"><Relationship Id="r1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{schema}/relationships">'
        f"{relations}</Relationships>",
    }
    files |= {f"word/{part}.xml": text for part, text in parts.items()}
    return _zipped(
        {name: f"<?xml version='1.0' encoding='UTF-8'?>{x}" for name, x in files.items()}
    )


def _zipped(files: dict[str, str], stored: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            how = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, text.encode(), how)
    return out.getvalue()


# --- OpenDocument ----------------------------------------------------------------------------

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
_ODT_STYLES = {
    Style.BOLD: 'fo:font-weight="bold"', Style.ITALIC: 'fo:font-style="italic"',
    Style.UNDERLINE: 'style:text-underline-style="solid"',
    Style.STRIKE: 'style:text-line-through-style="solid"',
    Style.SUPERSCRIPT: 'style:text-position="super 58%"',
    Style.SUBSCRIPT: 'style:text-position="sub 58%"',
    Style.CODE: 'style:font-name="Liberation Mono"',
}  # fmt: skip


def _open_run(text: str, styles: frozenset[Style]) -> str:
    inner = escape(text, quote=False).replace("\n", "<text:line-break/>")
    for style in sorted(styles):
        inner = f'<text:span text:style-name="T_{style.value}">{inner}</text:span>'
    return inner


def to_odt(document: Document) -> bytes:
    """An OpenDocument text with typed numbers."""

    def cite(note: int) -> str:
        one = document.notes[note]
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{escape(one.mark)}'
            f"</text:note-citation><text:note-body><text:p>{_open_run(one.text, frozenset())}"
            "</text:p></text:note-body></text:note>"
        )

    parts = []
    table = 0
    for block in document.blocks:
        text = escape(_label(block)) + _inline(block, _open_run, cite)
        if block.kind is not Kind.ROW and table:
            parts.append("</table:table>")
            table = 0
        if block.kind is Kind.HEADING:
            parts.append(f'<text:h text:outline-level="{block.level}">{text}</text:h>')
        elif block.kind is Kind.ROW:
            if block.table != table:
                wide = block.text.count("\t") + 1
                parts.append(
                    ("</table:table>" if table else "") + "<table:table><table:table-column "
                    f'table:number-columns-repeated="{wide}"/>'
                )
                table = block.table
            cells = "".join(
                f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
                for cell in text.split("\t")
            )
            parts.append(f"<table:table-row>{cells}</table:table-row>")
        elif block.kind is Kind.QUOTE:
            parts.append(f'<text:p text:style-name="Quotations">{text}</text:p>')
        else:
            parts.append(f"<text:p>{text}</text:p>")
    if table:
        parts.append("</table:table>")
    styles = "".join(
        f'<style:style style:name="T_{style.value}" style:family="text">'
        f"<style:text-properties {how}/></style:style>"
        for style, how in _ODT_STYLES.items()
    )
    kind = "application/vnd.oasis.opendocument.text"
    files = {
        "mimetype": kind,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>",
        "content.xml": f'<office:document-content {_NAMES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
        f"{''.join(parts)}</office:text></office:body></office:document-content>",
    }
    return _zipped(files, stored="mimetype")


# --- Akoma Ntoso -----------------------------------------------------------------------------


def to_akn(document: Document) -> bytes:
    """A statement: preface, preamble, numbered paragraphs, authorial notes."""

    def cite(note: int) -> str:
        one = document.notes[note]
        inner = _tagged(one.text, frozenset())
        return f'<authorialNote marker="{escape(one.mark)}"><p>{inner}</p></authorialNote>'

    where: dict[str, list[str]] = {"preface": [], "preamble": [], "body": []}
    place = "preface"
    drafted = any(block.role is Role.OPERATIVE for block in document.blocks)
    for number, block in enumerate(document.blocks):
        text = _inline(block, lambda t, s: _tagged(t, s - {Style.CODE, Style.STRIKE}), cite)
        text = text.replace("<br>", "<eol/>")
        if not drafted or block.role is Role.OPERATIVE:
            place = "body"
        elif block.role is Role.ENACTING_LINE:
            place = "preamble"
            where[place].append(f"<formula name='enacting'><p>{text}</p></formula>")
            continue
        if place == "body" and block.kind is Kind.ROW:
            cells = "".join(f"<td><p>{cell}</p></td>" for cell in text.split("\t"))
            row = f"<tr>{cells}</tr></table></tblock>"
            if document.blocks[number - 1].table == block.table and number:
                where[place][-1] = where[place][-1].removesuffix("</table></tblock>") + row
            else:
                where[place].append(f"<tblock><table>{row}")
        elif place == "body" and block.label and block.kind is not Kind.HEADING:
            where[place].append(
                f"<paragraph><num>{escape(block.label)}</num><content><p>{text}</p></content>"
                "</paragraph>"
            )
        elif place == "body" and block.kind is Kind.HEADING:
            num = f"<num>{escape(block.label)}</num>" if block.label else ""
            where[place].append(f"<section>{num}<heading>{text}</heading></section>")
        elif place == "body":
            where[place].append(f"<p>{escape(_label(block))}{text}</p>")
        else:
            where[place].append(f"<p>{escape(_label(block))}{text}</p>")
    inner = "".join(
        f"<{'mainBody' if name == 'body' else name}>{''.join(parts)}"
        f"</{'mainBody' if name == 'body' else name}>"
        for name, parts in where.items()
        if parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
        f'<statement name="resolution"><meta/>{inner}</statement></akomaNtoso>'
    ).encode()


# --- RTF -------------------------------------------------------------------------------------


def _rtf_text(text: str, styles: frozenset[Style] = frozenset()) -> str:
    out = []
    for character in text:
        code = ord(character)
        if character in "\\{}":
            out.append("\\" + character)
        elif character == "\n":
            out.append("\\line ")
        elif code < 128:
            out.append(character)
        else:
            units = character.encode("utf-16-le")
            for at in range(0, len(units), 2):
                unit = int.from_bytes(units[at : at + 2], "little")
                out.append(f"\\u{unit - 65536 if unit > 32767 else unit}?")
    signs = "".join(
        sign
        for style, sign in ((Style.BOLD, "\\b"), (Style.ITALIC, "\\i"), (Style.UNDERLINE, "\\ul"))
        if style in styles
    )
    return f"{{{signs} {''.join(out)}}}" if signs else "".join(out)


def to_rtf(document: Document) -> bytes:
    """Rich text with footnotes and typed numbers."""

    def cite(note: int) -> str:
        inner = _rtf_text(document.notes[note].text)
        return f"{{\\super\\chftn}}{{\\footnote\\pard {{\\super\\chftn}} {inner}}}"

    parts = []
    for block in document.blocks:
        text = _rtf_text(_label(block)) + _inline(block, _rtf_text, cite)
        if block.kind is Kind.ROW:
            cells = text.split("\t")
            edges = "".join(f"\\cellx{2000 * k}" for k in range(1, len(cells) + 1))
            row = "".join(f"\\pard\\intbl {cell}\\cell" for cell in cells)
            parts.append(f"\\trowd{edges}{row}\\row")
        else:
            level = f"\\outlinelevel{block.level - 1}" if block.kind is Kind.HEADING else ""
            parts.append(f"\\pard{level} {text}\\par")
    inner = "\n".join(parts)
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times;}}}}\n{inner}\n}}\n".encode("ascii")


WRITERS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "txt": ("txt", to_text),
    "md": ("md", to_markdown),
    "docx": ("docx", to_docx),
    "docx-automatic": ("docx", lambda document: to_docx(document, automatic=True)),
    "odt": ("odt", to_odt),
    "html": ("html", to_html),
    "akn": ("akn", to_akn),
    "rtf": ("rtf", to_rtf),
}
"""By name: the suffix and the writer. PDF is made of these, by other programs."""

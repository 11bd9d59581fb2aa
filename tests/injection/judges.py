"""Who says whether a rendered redline is text alone: readers that know nothing of our renderers."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from urllib.parse import quote

import openpyxl
import tinyhtml5
from lxml import etree
from markdown_it import MarkdownIt

from tests.injection.places import LINKS

__all__ = ["JUDGES", "Judge", "page", "terminal", "text_alone"]

Judge = Callable[[bytes, bytes], None]
"""Gets an attacked output and a clean one, and raises AssertionError."""

_STEERING = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\ufff9\ufffa\ufffb")
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")


def text_alone(made: bytes, _: bytes = b"", *, ends: str = "\n", isolates: bool = False) -> None:
    """Printable characters, tabs and line ends: nothing that a terminal or a reader could obey."""
    text = made.decode("utf-8")
    for line in text.split(ends):
        for character in set(line) - {"\t"}:
            steers = unicodedata.category(character) in ("Cc", "Cs") or character in _STEERING
            assert not steers, f"U+{ord(character):04X} in {line[:200]!r}"
            assert isolates or character not in _ISOLATES, f"isolate in {line[:200]!r}"
        depth = 0
        for character in filter(_ISOLATES.__contains__, line):
            depth += -1 if character == "\u2069" else 1
            assert depth >= 0, line
        assert depth == 0, line


_SGR = re.compile(r"\x1b\[(?:(?:0|[1-9]\d*)(?:;(?:0|[1-9]\d*))*)?m")


def terminal(made: bytes, _: bytes = b"", *, links: tuple[str, ...] = ()) -> None:
    """A terminal's own machine: text, line ends, colours that end with their line, and hyperlinks
    to the addresses given, opened and closed in turn."""
    for line in made.decode("utf-8").split("\n"):
        at, styled, linked, kept = 0, False, False, []
        while at < len(line):
            if line[at] != "\x1b":
                kept.append(line[at])
                at += 1
                continue
            found = _SGR.match(line, at)
            if found:
                styled = found.group() not in ("\x1b[0m", "\x1b[m")
                at = found.end()
                continue
            end = line.find("\x1b\\", at)
            assert line.startswith("\x1b]8;", at), f"no sequence of ours: {line[at : at + 40]!r}"
            assert end > 0
            address = line[at:end].split(";", 2)[2]
            assert address in links if not linked else not address, line[at:end]
            linked = not linked
            at = end + 2
        assert not styled, f"a colour is left on: {line!r}"
        assert not linked, f"a link is left open: {line!r}"
        text_alone("".join(kept).encode(), isolates=True)


# --- pages ----------------------------------------------------------------------------------

_PASSIVE = frozenset(
    """html head meta title style body header footer h1 h2 h3 h4 h5 h6 p span bdi div nav main
    section article details summary ol ul li dl dt dd a ins del sup sub em strong u s code pre
    blockquote table thead tbody tr th td b i br fieldset legend label select option output kbd
    button input script svg g rect line path desc text polyline polygon circle figure figcaption
    caption colgroup col mark small x-i x-d drawing-title""".split()  # noqa: SIM905  a list to be read
)
_LOADING = frozenset(
    ("src", "srcset", "srcdoc", "action", "formaction", "background", "data", "poster", "style")
)


def _elements(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element of a page by an HTML5 parser: name, attributes, own text."""
    for one in tinyhtml5.parse(text, namespace_html_elements=False).iter():
        if isinstance(one.tag, str):
            space, _, name = one.tag.rpartition("}")
            name = "drawing-title" if "svg" in space and name == "title" else name
            yield name, {k.rpartition("}")[2]: v for k, v in one.attrib.items()}, one.text or ""
        else:
            yield "#comment", {}, one.text or ""


@functools.cache
def _ours(clean: bytes) -> list[tuple[str, dict[str, str], str]]:
    return list(_elements(clean.decode("utf-8")))


def page(made: bytes, clean: bytes) -> None:
    """Passive elements of ours alone; no handler, no address that runs or loads, the same one
    script and style as any redline's, and nothing that no page can hold."""
    text = made.decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    known = _ours(clean)
    ours = {key for _, attributes, _ in known for key in attributes}
    found = list(_elements(text))
    ids = [attributes["id"] for _, attributes, _ in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for name, attributes, _ in found:
        assert name in _PASSIVE, name
        assert not [key for key in attributes if key.startswith("on") or key in _LOADING], name
        assert set(attributes) <= ours | {"href", "rel", "title", "lang", "dir", "content"}
        for key in ("href", "xlink:href"):
            address = attributes.get(key, "#")
            assert address.startswith("#") or address in LINKS, address
    for which in ("script", "style", "meta", "html", "head", "body", "title", "base", "link"):
        own = [each for each in known if each[0] == which]
        seen = [each for each in found if each[0] == which]
        assert len(seen) == len(own), which
        if which in ("script", "style", "meta"):
            assert seen == own, which


# --- sheets ---------------------------------------------------------------------------------

_FORMULA = re.compile(r"(?:\A|[;\t\n\r])[=+\-@＝＋－＠]")


def _csv(made: bytes, clean: bytes) -> None:
    """Rows of the head's width; no cell a formula, nor what a program makes of it that takes a
    semicolon, tab or line break for a border."""
    text_alone(made.replace(b"\r\n", b"\n"))
    text = made.decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    head = next(csv.reader(io.StringIO(clean.decode("utf-8")[1:], newline="")))
    assert rows[0] == head
    for row in rows:
        assert len(row) == len(head), row
        for cell in row:
            assert not _FORMULA.search(cell), cell


def _xlsx(made: bytes, _: bytes) -> None:
    """Cells of text and numbers; no formula, link, name, macro or other file; running heads with
    the commands that are ours."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert not [n for n in package.namelist() if re.search("vba|external|embed|drawing", n)]
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            tags = {etree.QName(one).localname for one in root.iter() if isinstance(one.tag, str)}
            assert not tags & {"f", "hyperlink", "oleObject", "legacyDrawing", "picture", "control"}
            for one in root.iter("{*}Relationship"):
                assert one.get("TargetMode") != "External", one.get("Target")
            for one in root.iter("{*}oddHeader", "{*}oddFooter"):
                commands = re.findall(r"&(?:&|\d+|[A-Za-z\"])", one.text or "")
                assert set(commands) <= {"&&", "&L", "&R", "&9", "&P", "&N"}, one.text
    book = openpyxl.load_workbook(io.BytesIO(made))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "inlineStr"), cell.coordinate
                text = str(cell.value or "")
                assert cell.hyperlink is None
                if cell.data_type != "n" and _FORMULA.match(text):
                    assert cell.quotePrefix, text


# --- marked up text -------------------------------------------------------------------------

_OWN_TAGS = re.compile(r"</?(?:ins|del|b|i|span|sup)>|<br>")


def _markdown(made: bytes, _: bytes) -> None:
    """With HTML, tables and strikethrough on: our tags without attributes; no link, picture,
    code, quotation, rule or block of HTML."""
    text_alone(made)
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in reader.parse(made.decode("utf-8")):
        allowed = ("heading_", "paragraph_", "bullet_list_", "list_item_", "inline")
        assert token.type.startswith(allowed), token
        for inner in token.children or ():
            assert inner.type in ("text", "html_inline", "softbreak", "text_special"), inner
            if inner.type == "html_inline":
                assert _OWN_TAGS.fullmatch(inner.content), inner.content


def _critic(made: bytes, _: bytes) -> None:
    """Paragraphs of text for Markdown, whatever the marks are taken for."""
    text_alone(made)
    text = made.decode("utf-8")
    for marks in (r"\{\+\+|\+\+\}|\{--|--\}|\{~~|~~\}|\{>>|<<\}", r"(?!)"):
        reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        for token in reader.parse(re.sub(marks, "", text)):
            assert token.type in ("paragraph_open", "paragraph_close", "inline"), token
            for inner in token.children or ():
                known = ("text", "softbreak", "hardbreak", "text_special", "s_open", "s_close")
                assert inner.type in known, inner


def _mail(made: bytes, _: bytes) -> None:
    """Lines that no mail program quotes, ends a message at, or takes for the next one."""
    text_alone(made)
    for line in made.decode("utf-8").split("\n"):
        assert not line.startswith((">", "From ")), line
        assert line != "-- ", line


def _json(made: bytes, _: bytes) -> None:
    """JSON in one reading, without a character that a terminal obeys."""
    text_alone(made)
    read = json.loads(made, object_pairs_hook=_once)
    assert set(read) >= {"changes"}


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    assert len(pairs) == len({key for key, _ in pairs})
    return dict(pairs)


# --- PDF ------------------------------------------------------------------------------------

_TOKEN = re.compile(
    rb"%[^\r\n]*|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)|<(?P<hex>[0-9A-Fa-f\s]*)>|<<|>>"
    rb"|\((?P<text>)|[^\x00\t\n\f\r ()<>\[\]{}/%]+|[\[\]{}]"
)


def _pdf_tokens(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Names, strings and other words of PDF syntax; nothing in a string is a name."""
    at = 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        if found["name"] is not None:
            plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda f: bytes([int(f[1], 16)]), found["name"])
            yield "name", plain
        elif found["hex"] is not None:
            yield "text", bytes.fromhex(re.sub(rb"\s", b"", found["hex"]).decode())
        elif found["text"] is not None:
            start, depth = at, 1
            while depth:
                depth += {0x28: 1, 0x29: -1}.get(data[at], 0)
                at += 2 if data[at] == 0x5C else 1
            yield "text", re.sub(rb"\\([()\\])", rb"\1", data[start : at - 1])
        elif not found.group().startswith(b"%"):
            yield "word", found.group()


def _pdf_objects(data: bytes) -> Iterator[bytes]:
    """The syntax of a PDF: what stands outside streams, and the streams of objects."""
    outside, at = [], 0
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        outside.append(data[at : found.start()])
        at = found.end()
        head = data[data.rfind(b" obj", 0, found.start()) : found.start()]
        if b"/ObjStm" in head:
            yield zlib.decompressobj().decompress(found[1])
    yield b" ".join([*outside, data[at:]])


_RESERVED = ":/?=&@"
_ACTIONS = frozenset(
    b"""JS JavaScript Launch OpenAction AA SubmitForm ImportData GoToR GoToE GoTo3DView EmbeddedFile
    EmbeddedFiles RichMedia Movie Sound Rendition Named Thread Hide SetOCGState Trans AcroForm XFA
    Filespec FileAttachment""".split()
)


def _pdf(made: bytes, _: bytes) -> None:
    """No action but a step inside the document or to one of the two addresses."""
    assert made.startswith(b"%PDF-")
    targets = []
    for part in _pdf_objects(made):
        tokens = list(_pdf_tokens(part))
        names = {value for kind, value in tokens if kind == "name"}
        assert not names & _ACTIONS, names & _ACTIONS
        for first, second in pairwise(tokens):
            if first == ("name", b"URI") and second[0] == "text":
                targets.append(second[1].decode("latin-1"))
    assert set(targets) <= {quote(link, safe=_RESERVED) for link in LINKS}, set(targets)


JUDGES: dict[str, Judge] = {
    "terminal": terminal,
    "plain": text_alone,
    "stat": terminal,
    "map": text_alone,
    "json": _json,
    "html": page,
    "map-html": page,
    "table-html": page,
    "stat-html": page,
    "pdf": _pdf,
    "markdown": _markdown,
    "critic": _critic,
    "map-csv": _csv,
    "table": _csv,
    "xlsx": _xlsx,
    "email": _mail,
}
"""One for each format of the registry; a format without one fails."""

"""PDFs for tests, printed from HTML by WeasyPrint, and what is read of them in short."""

from __future__ import annotations

import functools
from typing import Any

from tests.conftest import needs_pango
from unxdiff.diagnostics import Code
from unxdiff.model.document import Block, Document
from unxdiff.options import ReadOptions
from unxdiff.readers.pdf import read
from unxdiff.readers.registry import read_document
from unxdiff.structure.assign import assign

__all__ = ["LONG", "both", "html_of", "marked", "printed", "read_html", "remarks", "texts"]

LONG = (
    "The committee considered the report of the group and noted with satisfaction the progress "
    "that was made in the field of rural education, in particular the opening of new schools in "
    "remote districts and the training of teachers who work there under difficult conditions."
)
_CSS = '@page{size:A4;margin:25mm}body{font:11pt/1.3 "Liberation Serif","DejaVu Sans"}'


@functools.cache
def printed(html: str, css: str = "", *, plain: bool = False) -> bytes:
    """The PDF of a page; ``plain`` leaves its streams uncompressed."""
    needs_pango()
    import weasyprint

    page = f"<meta charset=utf-8><style>{_CSS}{css}</style>{html}"
    made: Any = weasyprint.HTML(string=page).write_pdf(uncompressed_pdf=plain)
    return bytes(made)


def read_html(html: str, css: str = "") -> Document:
    """What is read of the PDF of a page."""
    return read(printed(html, css), "page.pdf", ReadOptions())


def texts(document: Document) -> list[str]:
    """The text of each block, its label in front."""
    return [
        f"{block.label} {block.text}" if block.label else block.text for block in document.blocks
    ]


def marked(document: Document, block: Block) -> str:
    """A block's text with its note marks in it: ``report[1]``."""
    text = block.text
    for mark in sorted(block.marks, key=lambda mark: -mark.at):
        text = f"{text[: mark.at]}[{document.notes[mark.note].mark}]{text[mark.at :]}"
    return text


def remarks(document: Document, code: Code) -> list[str]:
    """The messages of one code."""
    return [remark.message for remark in document.diagnostics if remark.code is code]


def html_of(text: str, language: str = "en") -> str:
    """A text file as a page: a paragraph for each that blank lines part, line ends kept."""
    import html
    import re

    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    way = "rtl" if language == "ar" else "ltr"
    # LibreOffice takes the side from the style alone.
    side = "direction:rtl;text-align:right" if way == "rtl" else ""
    made = []
    for part in parts:
        inside = html.escape(part.strip()).replace("\n", "<br>")
        made.append(f"<p style='{side}'>{inside}</p>")
    head = "<head><meta charset=utf-8></head>"
    return f"<html lang={language} dir={way}>{head}<body>{''.join(made)}"


def both(text: str, language: str) -> tuple[Document, Document]:
    """A text, read as it stands and as printed."""
    plain = assign(read_document(text.encode(), "x.txt", ReadOptions()))
    css = "body{text-align:justify;hyphens:auto}"
    return plain, assign(read(printed(html_of(text, language), css), "x.pdf", ReadOptions()))

"""Reading Word and PDF beside the usual libraries: ``make bench ARGS=readers``.

A peer that is not installed here is named and left out; none of them is needed to use or test
unxdiff (``pip install python-docx pdfplumber`` and the system's ``pandoc`` bring them).
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from tests.bench.corpus import revision
from tests.formats.writers import to_docx, to_html
from unxdiff.model.document import Block, Document

__all__ = ["DOCX_PARAGRAPHS", "PDF_PARAGRAPHS", "docx_runs", "pdf_runs", "write_docx", "write_pdf"]

DOCX_PARAGRAPHS = 2_500
"""Paragraphs of 100 words: 500 pages."""
PDF_PARAGRAPHS = 500
"""The same: 100 pages."""

_OURS = "import sys; from unxdiff.api import read; read(sys.argv[1])"
_PYTHON_DOCX = (
    "import sys, docx\nfor paragraph in docx.Document(sys.argv[1]).paragraphs: paragraph.text"
)
_PDFPLUMBER = (
    "import sys, pdfplumber\nwith pdfplumber.open(sys.argv[1]) as pdf:\n"
    "    for page in pdf.pages: page.extract_text(); page.close()"
)


def _document(paragraphs: int) -> Document:
    texts = revision(paragraphs).texts()[0].split("\n\n")
    return Document("bench", "text", tuple(Block(text.strip()) for text in texts if text.strip()))


def write_docx(path: Path) -> int:
    """Write a Word file of 500 pages; the size in bytes of the text in it."""
    document = _document(DOCX_PARAGRAPHS)
    path.write_bytes(to_docx(document))
    return sum(len(block.text.encode()) for block in document.blocks)


def write_pdf(path: Path) -> None:
    """Write a PDF of some 100 pages. Raises ImportError or OSError without Pango."""
    from weasyprint import HTML

    HTML(string=to_html(_document(PDF_PARAGRAPHS), paged=True).decode()).write_pdf(path)


def _python(program: str, path: Path) -> tuple[str, ...]:
    return (sys.executable, "-c", program, str(path))


def _there(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def docx_runs(path: Path) -> dict[str, tuple[str, ...]]:
    """The commands that read a Word file, ours first; those whose program is here."""
    runs = {"unxdiff": _python(_OURS, path)}
    if _there("docx"):
        runs["python-docx, paragraph.text"] = _python(_PYTHON_DOCX, path)
    if shutil.which("pandoc"):
        runs["pandoc -t plain"] = ("pandoc", "-t", "plain", "-o", "/dev/null", str(path))
    return runs


def pdf_runs(path: Path) -> dict[str, tuple[str, ...]]:
    """The commands that read a PDF, ours first; those whose program is here."""
    runs = {"unxdiff": _python(_OURS, path)}
    if _there("pdfplumber"):
        runs["pdfplumber, extract_text"] = _python(_PDFPLUMBER, path)
    return runs

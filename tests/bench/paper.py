"""A redline's PDF beside WeasyPrint setting the same text with no marks: ``make bench ARGS=paper``.

The plain PDF has the revised draft's paragraphs in the same face, size, column and sheet, with the
same running heads and page numbers, as anyone would print them with WeasyPrint; nothing is
compared, nothing marked, and there is no summary. Ours is tagged as it is by default; WeasyPrint's
default is a PDF without tags, so both stand beside it.

Usage: python -m tests.bench.paper TEXT PDF [tags|plain] writes it.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

__all__ = ["PARAGRAPHS", "unnumbered"]

PARAGRAPHS = 500
"""Of 100 words: 100 pages."""

_STYLE = """
@page { size: A4; margin: 24mm 20mm 22mm 50mm;
  @top-left { content: "draft → revised draft"; font: 600 8pt "Liberation Sans";
    vertical-align: bottom; padding-bottom: 4mm; width: 50% }
  @top-right { content: "old.txt → new.txt"; font: 8pt "Liberation Sans";
    vertical-align: bottom; padding-bottom: 4mm; width: 50% }
  @bottom-right { content: "Page " counter(page) " of " counter(pages);
    font: 8pt "Liberation Sans" } }
html { font: 10.5pt/1.4 Charter, Georgia, "Liberation Serif", "Noto Serif" }
body { margin: 0 }
p { margin: 0 0 1.6mm; orphans: 2; widows: 2 }
"""
_NUMBER = re.compile(r"^\d+\. ", re.MULTILINE)


def unnumbered(path: str) -> str:
    """Write a text without its typed numbers beside it, and say where."""
    made = Path(path).with_suffix(".plain.txt")
    made.write_text(_NUMBER.sub("", Path(path).read_text("utf-8")), "utf-8")
    return str(made)


def _plain(text: str, to: str, *, tags: bool) -> None:
    import weasyprint

    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n") if part)
    head = f'<meta charset="utf-8"><title>Draft</title><style>{_STYLE}</style>'
    page = f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{paragraphs}</body></html>'
    weasyprint.HTML(string=page).write_pdf(to, pdf_tags=tags)


if __name__ == "__main__":
    _plain(Path(sys.argv[1]).read_text("utf-8"), sys.argv[2], tags=sys.argv[3:] != ["plain"])

"""OpenDocument texts (ODT, OTT, flat FODT), by the OpenDocument standard 1.3.

Reads: paragraphs and headings with their levels; automatic numbers of lists and headings as
LibreOffice prints them (levels, restarts, continued lists, other start values, shown levels, list
headers, styles of single items, numbered paragraphs, Latin, Roman, Cyrillic, Arabic and Chinese
numbers); bullets; tables with merged, repeated and nested cells; footnotes and endnotes with their
marks; running heads and feet of the page styles in use, page numbers in them as ``#``; text boxes
and drawings with text, after the paragraph they are tied to; sections, indexes; fields, as they
were shown last; links; of ruby the base; bold, italic, underlined, struck, raised and lowered
letters through all parents of a style; images by their bytes; formulas by their MathML; tracked
changes, accepted or rejected, with their authors.
Reads in part: merged cells are one cell and empty ones; of a paragraph's style only the title,
subtitle and quotation styles say what it is; a linked section as it was when saved; letters that a
style makes capital stay as they were typed; a list that names no style has bullets, as LibreOffice
prints it, whatever the styles of its paragraphs say.
Ignores: comments, ruby texts, charts and other embedded objects, drawings without text, form
fields, hidden text, macros and document properties: each is counted in one remark. Colours, fonts,
sizes, page breaks and layout are not looked at; the language is told from the text, for programs
write their own language into files unasked.
"""

from __future__ import annotations

from unxdiff.readers.odt.read import read

__all__ = ["read"]

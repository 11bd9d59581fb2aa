"""Word files: DOCX, DOCM, DOTX, transitional and strict.

Reads: paragraphs in order; headings by outline level or style; automatic numbers as printed, and
bullets; tables with merged and nested cells; footnotes and endnotes with their marks; running heads
and feet that are printed, each text once (page numbers as ``#``); text in boxes, word art and
diagrams, behind the paragraph that holds it; content controls; links; results of fields; symbols;
bold, italic, underline, strike-through, raised and lowered text where it differs from the
paragraph's style; tracked changes, accepted or rejected.

Reads in part: images, charts and embedded objects, by a sum of their bytes; equations, as a line
of text; text in capitals by format, as it was typed; preformatted text, as paragraphs; numbers of
notes that start on each page, by the pages that Word last printed; columns, frames and floating
boxes, in the order of the file.

Ignores, and says so: comments; hidden text; alternative texts of images; drawings without text;
ink; readings beside words; macros; embedded files and sub-documents; properties of the file;
running heads that are not printed; notes that nothing cites. Ignores as what no text says: fonts,
sizes, colours, spacing, borders, themes, bookmarks, data behind content controls, building blocks.
"""

from __future__ import annotations

from unxdiff.readers.docx.reader import read

__all__ = ["read"]

"""Rich Text Format, by its specification 1.9.1, as Word and LibreOffice write it.

Reads: paragraphs and headings (levels of the outline, by the paragraph or by its style); labels
of lists as written in the file (``\\listtext``, ``\\pntext``); tables with nested tables;
footnotes and endnotes with their marks; running heads and feet, page numbers in them as ``#``;
text boxes, after their paragraph; fields by what they show, links with their address; Unicode,
and bytes by code page and by the character set of their font; bold, italic, underlined, struck,
raised and lowered letters beyond what the paragraph's style sets; images by their bytes; tracked
changes with their authors.
Reads in part: list numbers that the file does not write out beside their paragraph are not worked
out; formulas are their signs in a row; letters of symbol fonts but the bullet stay as bytes; a
merged cell is one cell, without empty ones behind it.
Ignores: comments, embedded objects and hidden text, each counted in one remark; document
properties, fonts, sizes, colours and layout are not looked at.
"""

from __future__ import annotations

from unxdiff.readers.rtf.read import read

__all__ = ["read"]

"""PDF, by the places of its letters.

Reads: text of any direction of writing, with its letters' size, weight and slant; blanks where
letters stand apart; lines, columns, paragraphs over the ends of columns and pages; hyphens at line
ends; bold, italic, raised and lowered runs; footnotes and their marks; tables that are ruled or
aligned; headings; text that character recognition put under a scan; pages that lie on their side.

Reads in part: the order of columns, tables without rules, headings, paragraphs that begin where a
page does: they are guesses, and said. Turned text is read after all pages. Running heads and feet,
page and job numbers, bar codes and distribution marks are told by place and recurrence, left out,
and said.

Ignores: images, comments and other annotations, form fields, links (these are counted and said);
drawings; the tags, bookmarks and metadata of the file, which are not what a page shows; which text
is underlined or struck out, for those are drawn lines.
"""

from __future__ import annotations

from unxdiff.readers.pdf.read import read

__all__ = ["read"]

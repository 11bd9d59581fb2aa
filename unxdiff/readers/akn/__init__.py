"""Akoma Ntoso, versions 1.0 to 3.0 and the United Nations' AKN4UN.

Reads
    Every type of document (statement, act, bill, doc, debate, judgment, amendment, collections and
    their components), cover page and preface, preamble with formulas, recitals and containers,
    numbers as labels, headings, chapters and articles, paragraphs, points and lists with their
    depth, tables with merged cells, quotations of other texts, bold, italic, underlined, raised and
    lowered text, links to the web, authorial notes and references to notes, annexes, ``ins`` and
    ``del``, the language. Of a draft of the United Nations the roles: enacting line, preambular and
    operative paragraphs, annex.
Reads in part
    Images by their file name only, for their bytes stand elsewhere. ``eol`` is a line break unless
    it is numbered or stands inside a word, which is the print's. References to other texts
    (``ref``, ``a``) are plain text unless they lead to the web, and elsewhere than their text says:
    marking up ``2533 (2020)`` is no change of the draft. Omissions and editorial remarks are text.
    Symbol and date of the metadata: only where no cover page or preface shows them.
Ignores
    Said when present: other metadata, comments, the emblem and other images' pixels, tables of
    contents, notes in the metadata that nothing cites, components that stand in other files,
    drawings. Not said: identifiers, classes but those of style, positions of pages (``eop``).
"""

from __future__ import annotations

from unxdiff.readers.akn.reader import read

__all__ = ["read"]

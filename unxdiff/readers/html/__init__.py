"""HTML: a saved page, or what a word processor saves as one.

Reads
    the article (``main``, ``article``, else the body without navigation, page header and footer,
    sidebars), headings, paragraphs, line breaks, ordered lists with ``start``, ``type``,
    ``reversed`` and ``value``, bullets, definition lists, tables with merged cells, quotations,
    code, bold, italic, underlined, struck, raised and lowered text, links, footnotes that are links
    (pandoc, markdown-it, GitHub, MediaWiki, docutils, EPUB, DPUB-ARIA, Word, LibreOffice), Word's
    list paragraphs, ``ins`` and ``del``, running heads and feet of word processors, the language.
Reads in part
    Style sheets: only what stands in ``style`` attributes (hidden, bold, list markers). Images by
    their bytes where the page holds them, else by their file name. Equations as linear text. Ruby:
    the base text. Tables that only place things: their cells as they stand. A page
    that is nothing but preformatted text: its paragraphs by empty lines, which is said.
Ignores
    Said when present: hidden elements, comments, pixels and alternative texts of images, video,
    sound, frames, drawings, embedded objects. Never shown to a reader and not said: the head of the
    page, scripts, templates, form controls, direction (``dir``, ``bdi``).
A redline that unxdiff made is refused: it holds two drafts.
"""

from __future__ import annotations

from unxdiff.readers.html.reader import read

__all__ = ["read"]

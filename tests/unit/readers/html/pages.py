"""Pages for tests, and what is read of them in short."""

from __future__ import annotations

from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.html import read

__all__ = ["PANDOC", "WORD", "body", "page", "remarks", "short"]


def page(html: str, revisions: str = "accept") -> Document:
    """The document of a page."""
    return read(html.encode(), "page.html", ReadOptions(revisions=revisions))


def body(html: str, revisions: str = "accept") -> Document:
    """The document of a page with this body."""
    return page(f"<!DOCTYPE html><html lang=en><body>{html}</body></html>", revisions)


def short(document: Document) -> list[str]:
    """Each block as ``kind level label text``, as far as it has them."""
    made = []
    for block in document.blocks:
        kind = block.kind.value if not block.level else f"{block.kind.value}{block.level}"
        made.append(" ".join(filter(None, (kind, block.label, block.text))))
    return made


def remarks(document: Document, code: Code) -> list[str]:
    """The messages of a code."""
    return [said.message for said in document.diagnostics if said.code is code]


PANDOC = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body>
<header id="title-block-header"><h1 class="title">Water</h1></header>
<nav id="TOC" role="doc-toc"><ul><li><a href="#a">Aims</a></li></ul></nav>
<p>The <em>General
Assembly</em> notes the report,<a href="#fn1" class="footnote-ref" id="fnref1"
role="doc-noteref"><sup>1</sup></a> and its annex.<a href="#fn2" class="footnote-ref" id="fnref2"
role="doc-noteref"><sup>2</sup></a></p>
<aside id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol>
<li id="fn1"><p>A/78/1.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>See <em>Records</em>.</p>
<p>More.<a href="#fnref2" role="doc-backlink">↩︎</a></p></li>
</ol></aside></body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"></head>
<body lang=EN-US><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Recalling its rules,<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference><![if !supportFootnotes]><span>[1]</span><![endif]></span>
</a></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
<![endif]>Urges States;</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span><span
style='mso-list:Ignore'>(a)<span>&nbsp; </span></span></span>by building;</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span></span>a bullet</p>
<div style='mso-element:footnote-list'><br clear=all><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">
<span class=MsoFootnoteReference>[1]</span></a> See <b>A/78/1</b>.<o:p></o:p></p></div></div>
</body></html>"""

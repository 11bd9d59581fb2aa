"""Markdown: CommonMark with tables, strike-through, footnotes, superscripts and front matter."""

from __future__ import annotations

from unxdiff.readers.markdown.reader import read

__all__ = ["read"]

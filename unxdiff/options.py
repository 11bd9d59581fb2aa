"""Every threshold and limit, each with its range, default and reason."""

from __future__ import annotations

from unxdiff.records import record

__all__ = [
    "FOLDS",
    "IGNORABLE",
    "AlignOptions",
    "CompareOptions",
    "MarkOptions",
    "ReadOptions",
    "RenderOptions",
]

FOLDS = ("spaces", "quotes", "dashes", "unicode")
"""Typographic differences that are always folded: matched as the same, kept and counted."""

IGNORABLE = ("case", "punctuation", "quotes", "numbers", "notes", "labels", "formatting")
"""What ``--ignore`` takes. ``quotes`` are folded anyway; naming them also hides their count."""


@record
class ReadOptions:
    """How an input becomes a document."""

    format: str | None = None
    """The input's format, or None to tell it by content and suffix."""
    plain_text: bool = False
    """One block a blank-line separated paragraph and nothing more."""
    max_bytes: int = 200_000_000
    """Largest input in bytes (1 to 2**40): a 200,000-word draft is 1.4 MB."""
    max_line: int = 20_000_000
    """Longest line in characters (1 to 2**40): honest paragraphs have up to 0.1 MB."""
    max_pages: int = 5_000
    """Most pages read from a paged format (1 to 10**6)."""


@record
class AlignOptions:
    """Which old paragraph is which new one."""

    moves: bool = True
    """Whether a paragraph that stands elsewhere may be the same paragraph."""
    least_anchor: int = 12
    """Shortest text in characters (1 to 1000) that anchors or moves by itself when equal: a line
    such as ``Article 5`` or ``Notes`` says nothing about where it belongs."""
    alike: float = 0.22
    """Least similarity (0.0 to 1.0) of two blocks that stand in the same gap."""
    short: float = 1.0
    """Extra similarity that short blocks need, times characters (0 to 100): two short sentences
    share their function words by chance."""
    group: float = 0.02
    """Extra similarity (0.0 to 1.0) a split or merge needs over a plain pair."""
    group_short: float = 15.0
    """The same for short blocks, times characters (0 to 100): a sentence is like its neighbours by
    chance far more often than a paragraph."""
    piece: float = 0.28
    """How much of each piece of a split or merge (0.0 to 1.0) must be in the whole."""
    most_pieces: int = 6
    """Most blocks that one block is split into or merged from (2 to 50)."""
    move: float = 0.6
    """Least similarity (0.0 to 1.0) of a block that moved and was edited: far from its old place
    nothing but its words speaks for it."""
    stray: float = 0.55
    """How much of a block without a partner (0.0 to 1.0) must be missing elsewhere in a pair for
    it to be a piece of that pair that moved away."""
    least_move: int = 25
    """Shortest edited block in characters (1 to 1000) that can be a move."""
    sure: float = 0.5
    """Least similarity (0.0 to 1.0) of the pairs that cut a large gap."""
    most_cells: int = 1600
    """Old blocks times new blocks of a gap that are scored pair by pair (1 to 10**6); larger gaps
    are cut at their surest pairs first."""
    many: int = 300
    """Pairs that are compared (1 to 10**10) before it is worth loading rapidfuzz for the rest."""
    most_candidates: int = 64
    """A word that more blocks than this share (1 to 10**4) does not vote for partners."""
    rare_words: int = 12
    """How many of a block's rarest words vote (1 to 1000)."""
    most_scored: int = 8
    """How many partners a block are scored after the vote (1 to 1000)."""
    background: int = 40
    """Blocks a side (1 to 10**4) sampled to learn which words are common."""


@record
class MarkOptions:
    """Which words changed in a pair."""

    granularity: str = "word"
    """``word``, ``sentence`` or ``char``: the smallest marked unit."""
    ignore: tuple[str, ...] = ()
    """Members of IGNORABLE: differences that are folded besides the typographic ones."""
    most_cells: int = 4_000_000
    """Old words times new words that are compared at once (1 to 10**10). Two unrelated texts of
    2,000 words take a tenth of a second; beyond, the texts are first cut at words that are unique
    on both sides, and what cannot be cut is replaced whole, with a diagnostic."""
    replace_below: float = 0.15
    """A pair with less of its text in common (0.0 to 1.0) is shown as replaced, not as confetti."""


@record
class CompareOptions:
    """Everything that decides a redline, threaded through the pipeline."""

    align: AlignOptions = AlignOptions()
    mark: MarkOptions = MarkOptions()


@record
class RenderOptions:
    """How a redline is shown; nothing here changes what it says."""

    layout: str = "inline"
    """``inline``, ``side-by-side`` or ``before-after``."""
    context: int = 1
    """Unchanged blocks shown on either side of a change, 0 or more; -1 is all (``--full``)."""
    width: int = 80
    """Terminal columns, 20 or more."""
    color: bool = False
    show: tuple[str, ...] = ()
    """Kinds hidden by default that are to be shown: ``typographic``."""
    theme: str = "default"
    """A stock theme's name, or the path of a YAML theme file."""
    template: str | None = None
    """A folder whose templates override the stock ones."""
    css: str | None = None
    """A style sheet put after the theme's."""
    paper: str | None = None
    """``a4`` or ``letter``; None is told from the masthead's seat, else A4."""
    quiet: bool = False
    verbose: bool = False

"""Every threshold and limit, each with its range, default and reason."""

from __future__ import annotations

from unxdiff.records import record

__all__ = [
    "FOLDS",
    "IGNORABLE",
    "PDF_PROFILES",
    "AlignOptions",
    "CompareOptions",
    "MarkOptions",
    "PassageOptions",
    "ReadOptions",
    "RenderOptions",
    "TermOptions",
    "WordOptions",
]

FOLDS = ("spaces", "quotes", "dashes", "unicode")
"""Typographic differences that are always folded: matched as the same, kept and counted."""

IGNORABLE = ("case", "punctuation", "quotes", "numbers", "notes", "labels", "formatting")
"""What ``--ignore`` takes. ``quotes`` are folded anyway; naming them also hides their count."""

PDF_PROFILES = (
    "ua-1", "ua-2", "a-2a", "a-2b", "a-2u", "a-3a", "a-3b", "a-3u",
)  # fmt: skip
"""What ``--pdf-profile`` takes: PDF/UA is for screen readers, PDF/A for archives."""


@record
class ReadOptions:
    """How an input becomes a document."""

    format: str | None = None
    """The input's format, or None to tell it by content and suffix."""
    plain_text: bool = False
    """One block a blank-line separated paragraph and nothing more."""
    revisions: str = "accept"
    """What becomes of changes that a Word or OpenDocument file tracks, of ``ins`` and ``del`` in
    HTML and Akoma Ntoso: ``accept`` or ``reject`` them all, ``fail``, or ``keep``, which reads as
    ``accept`` does (see ``WordOptions.keep``)."""
    max_size: int = 200_000_000
    """Largest input in bytes (1 to 2**40): a 200,000-word draft is 1.4 MB."""
    max_unpacked: int = 1_000_000_000
    """Largest size in bytes (1 to 2**40) of all parts of a container (DOCX, ODT) together."""
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
    short: float = 2.0
    """Extra similarity that short blocks need, times characters (0 to 100): two short sentences
    share their function words by chance."""
    group: float = 0.02
    """Extra similarity (0.0 to 1.0) a split or merge needs over a plain pair."""
    group_short: float = 15.0
    """The same for short blocks, times characters (0 to 100): a sentence is like its neighbours by
    chance far more often than a paragraph."""
    piece: float = 0.3
    """How much of each piece of a split or merge (0.0 to 1.0) must be in the whole; a piece longer
    than half the whole, for it was expanded, counts as half of it."""
    piece_short: float = 10.0
    """Extra share that short pieces need for that, times characters (0 to 100)."""
    most_pieces: int = 6
    """Most blocks that one block is split into or merged from (2 to 50)."""
    move: float = 0.58
    """Least similarity (0.0 to 1.0) of a block that moved and was edited: far from its old place
    nothing but its words speaks for it."""
    stray: float = 0.42
    """How much of a block without a partner (0.0 to 1.0) must be missing elsewhere in a pair, and
    there in its order, for it to be a piece of that pair that moved away."""
    stray_short: float = 15.0
    """Extra share that short blocks need for that, times characters (0 to 100): a short one is in
    many a long paragraph by chance."""
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
    section: float = 0.5
    """How much of the text of the smaller of two sections (0.0 to 1.0) must have gone from one to
    the other for their headings, whatever they say, to be the same heading renamed."""
    key_columns: int = 3
    """Leading columns of a table (1 to 20) among which rows are named: people put names and codes
    first, and figures that agree by chance are no names."""
    background: int = 40
    """Blocks a side (1 to 10**4) sampled to learn which words are common."""
    enough: int = 60
    """Blocks of both sides together (2 to 10**6) from which everyday words and chance are learned:
    in fewer, what a draft is about looks like an everyday word."""
    everyday: float = 0.3
    """A word in more than this share of blocks (0.01 to 1.0) does not count for order, nor as part
    of a whole: articles and prepositions, of which some languages have many and some none."""
    chance: float = 0.04
    """How alike unrelated paragraphs are (0.0 to 0.5) on the scale of the other thresholds. They
    are 0.04 in Chinese, 0.05 in Arabic, 0.06 in Russian, 0.10 in English, 0.12 in French and
    Spanish resolutions; in each, likeness is measured from there."""


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
    column_rows: int = 60
    """Linked rows of a table (1 to 10**4) from which its columns are told; more change nothing."""
    column_alike: float = 0.25
    """Least likeness (0.0 to 1.0) of two columns: the same head alone is 0.5, a quarter of the
    cells equal under another head is 0.13 and mostly chance."""
    column_moved: float = 0.5
    """The same for a column that travelled: its head, or all of its cells."""


@record
class PassageOptions:
    """Which deleted words are the same as words inserted elsewhere: passages that moved inside or
    between paragraphs. ``AlignOptions.moves`` turns them on and off with the other moves."""

    least_words: int = 6
    """Fewest words (6 to 1000; two Chinese characters count as one) of a passage that is a
    sentence or clause, or all that changed, at both places: shorter ones recur by chance."""
    least_cut: int = 12
    """Fewest words (``least_words`` to 1000) of a passage that was cut out of a clause at either
    place, or edited: who writes about one thing twice shares turns of phrase, and citations that
    differ in a number, longer than a short clause."""
    edit: int = 4
    """Most words on either side (0 to 50) of one edit inside a passage; past more, what follows is
    looked at by itself."""
    edited: float = 0.2
    """Most of a passage (0.0 to 1.0 of its words) that may have been edited on the way: beyond,
    it was rewritten rather than moved."""
    crumb: int = 3
    """Most words (0 to 10) of an equal span between two changes that may be equal by chance: where
    all around it went elsewhere together with it, it did so too. Never more than a third of a
    passage, for then it is the rest that may have been changed by chance."""
    most_searched: int = 1_000_000_000
    """Characters that are searched (1 to 2**40) to see whether a passage stands in its draft once,
    where its words do not tell: 700 passages of a 200,000-word draft, half a second."""


@record
class TermOptions:
    """Which names were changed in some places and forgotten in others."""

    least_short: int = 2
    """Paragraphs (1 to 1000) in which a name of one word must have been changed: a single one may
    be a slip put right."""
    most_left: float = 1.0
    """Paragraphs that still say the old name, for each that changed (0.0 to 1000.0): where more
    do, the change was one of that place."""
    most_searched: int = 20_000_000
    """Characters that are searched for names (1 to 2**40): a hundred in a draft of 200 pages, a
    few hundredths of a second."""


@record
class CompareOptions:
    """Everything that decides a redline, threaded through the pipeline."""

    align: AlignOptions = AlignOptions()
    mark: MarkOptions = MarkOptions()
    passages: PassageOptions = PassageOptions()
    terms: TermOptions = TermOptions()


@record
class WordOptions:
    """How a redline is written as a Word file with tracked changes."""

    author: str = ""
    """Who signs the changes; empty is the redline's author, else ``unxdiff``."""
    date: str = ""
    """When, as ISO 8601 (``2026-11-24T09:30:00Z``); empty is a fixed day, so that the same input
    gives the same bytes."""
    static: bool = False
    """Coloured text instead of tracked changes."""
    comments: bool = False
    """One comment for each change that follows from another, or that a signal speaks of."""
    metadata: bool = True
    """Whether document properties stay: who wrote the file, when, with what."""
    base: str | None = None
    """A Word file whose styles, page and running heads are taken where the inputs are no Word
    files."""
    keep: bool = False
    """Whether earlier authors' tracked changes stay in paragraphs that nobody changed since."""
    force: bool = False
    """Whether a file is written that does not turn into both inputs."""


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
    colors: int = 256
    """How many colours the terminal has: 0, 16, 256 (what nearly all have had since 1999) or
    16,777,216; matters with ``color`` only."""
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
    pdf_profile: str | None = None
    """A standard that the PDF is to keep: ``ua-1``, ``a-2b`` and others; None is a usual PDF."""
    links: tuple[str, str] = ("", "")
    """Addresses of the old and the new file for hyperlinks in the terminal view; empty for none."""
    quiet: bool = False
    verbose: bool = False
    word: WordOptions = WordOptions()
    """For Word files alone."""

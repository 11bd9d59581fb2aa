"""The options of ``unxdiff diff``, once: the lean parser and the click command are made of them."""

from __future__ import annotations

from unxdiff.config import Option
from unxdiff.model.redline import Labels
from unxdiff.options import IGNORABLE, PDF_PROFILES, ReadOptions

__all__ = ["DIFF", "FORMATS_IN", "FORMATS_OUT", "OUTLINE", "REVISIONS", "TRACKED", "option"]

FORMATS_OUT = (
    "terminal", "plain", "json", "html", "pdf", "docx", "markdown", "critic", "map", "map-csv",
    "map-html", "table", "table-html", "xlsx", "email",
)  # fmt: skip
"""What ``--to`` takes."""

FORMATS_IN = (
    "text", "markdown", "docx", "odt", "html", "pdf", "akn", "rtf", "txt", "md",
)  # fmt: skip
"""What ``--from`` takes: the names of formats and their usual suffixes."""

REVISIONS = ("accept", "reject", "fail", "keep")
"""What ``--input-revisions`` takes."""

_WRITE = "What is written"
_READ = "Reading"
_COMPARE = "Comparing"
_SHOW = "Showing"
_WORD = "Word files (-o FILE.docx)"
_PRINT = "Printed on the redline"
_RUN = "Running"
_LIMITS = ReadOptions()

DIFF: tuple[Option, ...] = (
    Option(
        "output",
        _WRITE,
        "Write a redline to FILE; the suffix picks the format (.html .pdf .docx .json .txt .md"
        " .csv .xlsx). May be given several times. '-' is standard output, with --to.",
        kind="path",
        short="o",
        metavar="FILE",
        repeatable=True,
        setting=False,
    ),
    Option(
        "to",
        _WRITE,
        "Format of standard output, or of a FILE whose suffix does not tell. 'plain' is"
        " [-deleted-]{+inserted+} without colour, 'critic' is CriticMarkup, 'map' tells which"
        " paragraph became which, 'table' lists the changes for a meeting (text and CSV, or as the"
        " suffix .html or .xlsx says), 'email' is before and after for a mail. The default is"
        " terminal.",
        kind="choice",
        metavar="FORMAT",
        choices=FORMATS_OUT,
        default="terminal",
    ),
    Option(
        "stat",
        _WRITE,
        "Show statistics only: as text, or with charts in an .html FILE or with --to html.",
        kind="flag",
    ),
    Option("exit-code", _WRITE, "Exit with 1 when the texts differ.", kind="flag"),
    Option(
        "from",
        _READ,
        "Format of both inputs, instead of telling it by content and suffix.",
        kind="choice",
        metavar="FORMAT",
        choices=FORMATS_IN,
    ),
    Option(
        "old-from",
        _READ,
        "Format of OLD alone.",
        kind="choice",
        metavar="FORMAT",
        choices=FORMATS_IN,
    ),
    Option(
        "new-from",
        _READ,
        "Format of NEW alone.",
        kind="choice",
        metavar="FORMAT",
        choices=FORMATS_IN,
    ),
    Option(
        "plain-text",
        _READ,
        "Take each blank-line separated paragraph as one block and nothing more: drop, lift,"
        " rejoin and name nothing.",
        kind="flag",
    ),
    Option(
        "input-revisions",
        _READ,
        "What becomes of tracked changes that an input already carries: accept (default) or reject"
        " them all, fail, or keep: in a Word file they stay where nobody changed anything since.",
        kind="choice",
        choices=REVISIONS,
        default="accept",
    ),
    Option(
        "max-pages",
        _READ,
        "Most pages of a PDF.",
        kind="number",
        metavar="N",
        least=1,
        default=_LIMITS.max_pages,
    ),
    Option(
        "max-size",
        _READ,
        "Largest input in bytes.",
        kind="number",
        metavar="N",
        least=1,
        default=_LIMITS.max_size,
    ),
    Option(
        "max-line",
        _READ,
        "Longest line in characters.",
        kind="number",
        metavar="N",
        least=1,
        default=_LIMITS.max_line,
    ),
    Option(
        "ignore",
        _COMPARE,
        f"Hide differences of these kinds ({', '.join(IGNORABLE)}); they are still counted.",
        kind="choices",
        metavar="KIND,…",
        choices=IGNORABLE,
        repeatable=True,
    ),
    Option(
        "granularity",
        _COMPARE,
        "Smallest marked unit: word (default), sentence or char.",
        kind="choice",
        metavar="UNIT",
        choices=("word", "sentence", "char"),
        default="word",
    ),
    Option(
        "moves",
        _COMPARE,
        "Show moved paragraphs as moves (default), or as deleted and inserted.",
        kind="switch",
        default=True,
    ),
    Option(
        "layout",
        _SHOW,
        "inline (default), side-by-side or before-after; for terminal, HTML and PDF.",
        kind="choice",
        metavar="LAYOUT",
        choices=("inline", "side-by-side", "before-after"),
        default="inline",
    ),
    Option(
        "context",
        _SHOW,
        "Unchanged blocks around a change: 1 in the terminal and plain, all elsewhere.",
        kind="number",
        short="U",
        metavar="N",
    ),
    Option(
        "changes-only",
        _SHOW,
        "Leave unchanged blocks out of HTML, PDF and Markdown too, but for one around a change (-U"
        " for more) and the headings above it.",
        kind="flag",
    ),
    Option("full", _SHOW, "Show every unchanged block.", kind="flag"),
    Option(
        "show",
        _SHOW,
        "Also show what is hidden by default: typographic.",
        kind="choices",
        metavar="KIND",
        choices=("typographic",),
        repeatable=True,
    ),
    Option(
        "color",
        _SHOW,
        "auto (default: on a terminal), always or never.",
        kind="choice",
        metavar="WHEN",
        choices=("auto", "always", "never"),
        default="auto",
    ),
    Option(
        "pager",
        _SHOW,
        "Show long output through PAGER, or `less -FIRX` (default on a terminal).",
        kind="switch",
        default=True,
    ),
    Option(
        "width",
        _SHOW,
        "Columns of the terminal view, 20 or more.",
        kind="number",
        metavar="N",
        least=20,
    ),
    Option(
        "theme",
        _SHOW,
        "Colours and marks: a stock theme's name or a YAML theme file.",
        kind="theme",
        metavar="NAME",
        default="default",
    ),
    Option(
        "template",
        _SHOW,
        "Folder whose templates replace the stock HTML and PDF ones.",
        kind="path",
        metavar="DIR",
    ),
    Option(
        "css",
        _SHOW,
        "Style sheet added after the theme's, for HTML and PDF.",
        kind="path",
        metavar="FILE",
    ),
    Option(
        "paper",
        _SHOW,
        "a4 or letter, for PDF; the default is what the masthead's seat uses, else A4.",
        kind="choice",
        metavar="SIZE",
        choices=("a4", "letter"),
    ),
    Option(
        "pdf-profile",
        _SHOW,
        "Standard that a PDF is to keep: ua-1 or ua-2 for screen readers, a-… for archives.",
        kind="choice",
        metavar="NAME",
        choices=PDF_PROFILES,
    ),
    Option(
        "base",
        _WORD,
        "Take styles, page and running heads from a Word file, where the inputs are none.",
        kind="path",
        metavar="FILE",
    ),
    Option("static", _WORD, "Coloured text instead of tracked changes.", kind="flag"),
    Option(
        "comment-changes",
        _WORD,
        "One comment for each change that follows from another or is worth another look.",
        kind="flag",
    ),
    Option(
        "metadata",
        _WORD,
        "Keep the document's properties (default), or empty them.",
        kind="switch",
        default=True,
    ),
    Option(
        "force",
        _WORD,
        "Write a Word file even where it does not turn into both inputs.",
        kind="flag",
    ),
    Option("title", _PRINT, "Title; the default is the draft's own.", metavar="TEXT"),
    Option(
        "old-label",
        _PRINT,
        "What OLD is called (default: draft).",
        metavar="TEXT",
        default=Labels().old,
    ),
    Option(
        "new-label",
        _PRINT,
        "What NEW is called (default: revised draft).",
        metavar="TEXT",
        default=Labels().new,
    ),
    Option("author", _PRINT, "Who made the changes.", metavar="TEXT"),
    Option("date", _PRINT, "Date; the default is the masthead's.", metavar="TEXT"),
    Option(
        "config",
        _RUN,
        "Read settings from FILE alone.",
        kind="path",
        metavar="FILE",
        setting=False,
    ),
    Option("no-config", _RUN, "Read no settings file.", kind="flag", setting=False),
    Option("strict", _RUN, "Treat every diagnostic as an error.", kind="flag"),
    Option("quiet", _RUN, "Say less.", kind="flag", short="q"),
    Option("verbose", _RUN, "Say more, every diagnostic among it.", kind="flag", short="v"),
    Option("debug", _RUN, "Show a traceback with an error.", kind="flag", setting=False),
)

_OUTLINE = (
    "from",
    "plain-text",
    "max-size",
    "max-line",
    "color",
    "pager",
    "width",
    "config",
    "no-config",
    "strict",
    "quiet",
    "debug",
)

OUTLINE: tuple[Option, ...] = tuple(each for each in DIFF if each.name in _OUTLINE)
"""The options that ``unxdiff outline`` shares."""

_TRACKED = ("max-size", "pager", "width", "config", "no-config", "quiet", "debug")

TRACKED: tuple[Option, ...] = tuple(each for each in DIFF if each.name in _TRACKED)
"""The options that ``unxdiff accept``, ``reject`` and ``changes`` share."""


def option(name: str) -> Option:
    """The diff option of that name; raises StopIteration for one that does not exist."""
    return next(each for each in DIFF if each.name == name)

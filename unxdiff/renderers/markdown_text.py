r"""Text of a draft inside Markdown: nothing of it becomes a link, a tag, a list or a mention.

Two ways, for two readers. ``shown`` is for pages that GitHub or GitLab make of Markdown: their
filters look for mentions, issue numbers, addresses, emoji and formulas in the finished page, where
no backslash helps; a ``span`` around the character that begins one does. ``written`` is for
CriticMarkup: it can be turned back to the letter, for it uses only a backslash before punctuation,
``&#9;`` for a character by its number, and a backslash at a line's end for a line break.
"""

from __future__ import annotations

import re

from unxdiff.lazy import lazy
from unxdiff.renderers.terminal.cells import clean

__all__ = ["guarded", "shown", "written"]

_MARKUP = frozenset("\\`*_[]<>&~|#{}")


@lazy
def _to_show() -> re.Pattern[str]:
    return re.compile(
        r"(?P<alive>[@#~](?=\w)|[!%&^](?=\d)|\$|:(?=//|[\w+-]+:)|(?<=www)\.|[{\[](?=[+-]))"
        r"|[\\`*_\[\]<>&~|#{}]",
        re.IGNORECASE,
    )


def _quoted(found: re.Match[str]) -> str:
    text = found.group()
    text = f"\\{text}" if text in _MARKUP else text
    return f"<span>{text}</span>" if found["alive"] else text


@lazy
def _blanks() -> re.Pattern[str]:
    return re.compile(r"(?<=\n) +| {2,}")


def shown(text: str, *, row: bool = False) -> str:
    """Text in a paragraph that is one line: breaks are ``<br>``, what steers is a picture.

    In a table's ``row`` a bar stands between cells.

    >>> shown("see [x](http://a.example) & #7")
    'see \\\\[x\\\\](http<span>:</span>//a.example) \\\\& <span>\\\\#</span>7'
    """
    text = _to_show().sub(_quoted, clean(text))
    if "  " in text or "\n " in text:
        text = _blanks().sub(lambda found: "&nbsp;" * len(found.group()), text)
    if "\t" in text:
        text = text.replace("\t", r" \| " if row else "&emsp;")
    return text.replace("\n", "<br>")


@lazy
def _beginnings() -> re.Pattern[str]:
    return re.compile(r"[-+=]|\d{1,9}[.)]")


def guarded(line: str) -> str:
    """A line of ``shown`` text that does not begin a list, a rule or an underline."""
    found = _beginnings().match(line)
    if not found:
        return line
    at = found.end() - 1
    return f"{line[:at]}\\{line[at:]}"


@lazy
def _to_write() -> re.Pattern[str]:
    return re.compile(
        r"[\\`*_\[\]<>&~|{}$@]"
        r"|(?:\A|(?<=[-+={}\n]))[-+=#]|[-+=](?=[-+={}\n]|\Z)"  # lists, rules, a mark's own signs
        r"|(?:\A|(?<=\n))\d{0,9}[.)](?=\s|\Z)"  # "3." numbers a list, also cut in two by marks
        r"|:(?=//)|(?<=www)\.",
        re.IGNORECASE,
    )


@lazy
def _to_number() -> re.Pattern[str]:
    return re.compile(
        r"\A\n|\n(?=\n|\Z)|(?<=\n)\n|(?<=\n) |\t"
        r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]"
    )


def _before_last(found: re.Match[str]) -> str:
    text = found.group()
    return f"{text[:-1]}\\{text[-1]}"


def written(text: str, *, start: bool = False) -> str:
    r"""Text that Markdown reads as these characters and no others; ``start`` where a paragraph may
    begin with it. No two line breaks stand beside one another in it.

    >>> written("{++a++}")
    '\\{\\+\\+a\\+\\+\\}'
    """
    cut = start and text.startswith(" ")
    text = _to_write().sub(_before_last, text[1:] if cut else text)
    text = _to_number().sub(lambda found: f"&#{ord(found.group())};", text)
    text = text.replace("\n", "\\\n")
    return f"&#32;{text}" if cut else text

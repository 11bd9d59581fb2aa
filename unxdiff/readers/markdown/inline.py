"""What stands inside a paragraph: text, runs of style, and where notes are cited."""

from __future__ import annotations

import re
from functools import cache

from unxdiff.diagnostics import Code
from unxdiff.model.document import Run
from unxdiff.model.roles import Style
from unxdiff.readers.markdown.parser import is_address
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

__all__ = ["Inline", "Remark", "comments_out", "join_lines", "read_inline"]

_STYLES = {
    "em": Style.ITALIC,
    "strong": Style.BOLD,
    "s": Style.STRIKE,
    "sup": Style.SUPERSCRIPT,
}
"""The style of each of markdown-it's pairs of tokens (``em_open`` … ``em_close``)."""

_TAGS = {
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "u": Style.UNDERLINE,
    "ins": Style.UNDERLINE,
    "s": Style.STRIKE,
    "strike": Style.STRIKE,
    "del": Style.STRIKE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
    "code": Style.CODE,
}
"""HTML tags that only set a style; other tags are kept as text."""


@record
class Remark:
    """A diagnostic without its place, which only the block knows."""

    code: Code
    message: str
    text: str


@record
class Inline:
    """The inside of one paragraph, heading or cell; ``cites`` are (position, note label)."""

    text: str
    runs: tuple[Run, ...] = ()
    cites: tuple[tuple[int, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n\f\v]+")


@cache
def _uncited() -> re.Pattern[str]:
    return re.compile(r"\[\^[^\]\s]{1,200}\]")


def comments_out(html: str) -> tuple[str, list[str]]:
    """HTML without its comments, and the comments; one that is never closed is none."""
    rest, comments = [], []
    at = 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start + 2)) >= 0:
        rest.append(html[at:start])
        comments.append(html[start : end + 3])
        at = end + 3
    return " ".join([*rest, html[at:]]), comments


def _wide(character: str) -> bool:
    """Whether a character is Chinese or Japanese, whose lines are joined without a blank.

    As CSS Text, section 4.1.3, does; Hangul is written with blanks.
    """
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or ("\uff01" <= character <= "\uff60" or "\U00020000" <= character <= "\U0003ffff")
    )


def join_lines(before: str, after: str) -> str:
    """What stands for a line break between two characters: a blank, or nothing in Chinese."""
    return "" if before and after and _wide(before) and _wide(after) else " "


class _Builder:
    """Collects text with single blanks, and keeps the places of runs and citations in it."""

    def __init__(self, *, in_note: bool) -> None:
        self.in_note = in_note
        self.parts: list[str] = []
        self.length = 0
        self.last = "\n"
        self.owed = False
        """Whether a blank before a note's mark was taken off, which a word after it needs back."""
        self.open: list[tuple[Style, int, str | None]] = []
        self.runs: list[Run] = []
        self.cites: list[tuple[int, str]] = []
        self.remarks: list[Remark] = []
        self.literal: list[str | None] = []

    def add(self, text: str) -> None:
        text = _blanks().sub(" ", text)
        if text.startswith(" ") and self.last in " \n":
            text = text[1:]
        if self.owed and text:
            self.owed = False
            if text[0].isalnum():
                text = " " + text
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.last = text[-1]

    def line_break(self) -> None:
        """A line break that the author meant."""
        self.parts = ["".join(self.parts).rstrip(" ")]
        self.length = len(self.parts[0])
        if self.length and self.last != "\n":
            self.parts.append("\n")
            self.length += 1
        self.last = "\n"

    def start(self, style: Style, target: str | None = None) -> None:
        self.open.append((style, self.length, target))

    def end(self, style: Style) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            found, start, target = self.open[at]
            if found is style:
                del self.open[at]
                self.runs.append(Run(start, self.length, style, target))
                return

    def cite(self, label: str) -> None:
        """Cite a note here; a blank before its mark only kept the mark apart."""
        if self.last == " ":
            self.parts = ["".join(self.parts)[:-1]]
            self.length -= 1
            self.last = self.parts[0][-1:] or "\n"
            self.owed = True
        self.cites.append((self.length, label))

    def remark(self, code: Code, message: str, text: str) -> None:
        self.remarks.append(Remark(code, message, text))

    def finish(self) -> Inline:
        for style, _, _ in self.open[::-1]:
            self.end(style)
        text = "".join(self.parts).rstrip(" \n")
        runs = []
        for run in self.runs:
            start, end = min(run.start, len(text)), min(run.end, len(text))
            if start < end:
                runs.append(Run(start, end, run.style, run.target))
            elif run.target:
                self.remark(Code.CONTENT_SKIPPED, "a link without a text was left out", run.target)
        runs.sort(key=lambda run: (run.start, run.end, run.style))
        if "[^" in text and not self.in_note:
            for mark in _uncited().findall(text):
                self.remark(Code.NOTE_UNTIED, f"{mark} cites no note; it is kept as text", mark)
        cites = [(min(at, len(text)), label) for at, label in self.cites]
        return Inline(text, tuple(runs), tuple(cites), tuple(self.remarks))


def read_inline(tokens: Sequence[Token], *, in_note: bool = False) -> Inline:
    """Read the children of one inline token.

    ``in_note`` keeps the citations as text, for a note cannot cite a note.
    """
    build = _Builder(in_note=in_note)
    _feed(build, tokens)
    return build.finish()


def _feed(build: _Builder, tokens: Sequence[Token]) -> None:
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in ("text", "text_special"):
            build.add(token.content)
        elif kind == "softbreak":
            after = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
            build.add(join_lines(build.last, after))
        elif kind == "hardbreak":
            build.line_break()
        elif kind == "code_inline":
            build.start(Style.CODE)
            build.add(token.content)
            build.end(Style.CODE)
        elif kind == "footnote_ref":
            label = token.meta["label"]
            if build.in_note:
                build.add(f"[^{label}]")
            else:
                build.cite(label)
        elif kind == "image":
            _image(build, token)
        elif kind == "html_inline":
            _html(build, token.content)
        elif kind in ("link_open", "link_close"):
            _link(build, token)
        elif kind.endswith("_open") and kind[:-5] in _STYLES:
            build.start(_STYLES[kind[:-5]])
        elif kind.endswith("_close") and kind[:-6] in _STYLES:
            build.end(_STYLES[kind[:-6]])
        else:
            build.add(token.content)


def _link(build: _Builder, token: Token) -> None:
    """A link's text and target; what cannot be an address is put back as it was written."""
    if token.type == "link_close":
        tail = build.literal.pop() if build.literal else None
        if tail is None:
            build.end(Style.LINK)
        else:
            build.add(tail)
        return
    target = str(token.attrs.get("href", ""))
    title = str(token.attrs.get("title", ""))
    if is_address(target):
        build.literal.append(None)
        build.start(Style.LINK, target)
        if title:
            build.remark(Code.CONTENT_SKIPPED, "a link's title was left out", title)
        return
    tail = f']({target} "{title}")' if title else f"]({target})"
    build.literal.append(tail)
    build.remark(
        Code.STRUCTURE_GUESSED, "square brackets were read as text, not as a link", f"[…{tail}"
    )
    build.add("[")


def _image(build: _Builder, token: Token) -> None:
    """An image's alternative text stands for it; its address and title are said."""
    source = str(token.attrs.get("src", ""))
    title = str(token.attrs.get("title", ""))
    build.remark(
        Code.CONTENT_SKIPPED,
        "an image was left out; its alternative text stands for it",
        f"{source} {title}".strip(),
    )
    _feed(build, token.children or ())


def _html(build: _Builder, html: str) -> None:
    name = html.strip("<>/ ").lower()
    if name == "br":
        build.line_break()
    elif name in _TAGS and html.startswith("</"):
        build.end(_TAGS[name])
    elif name in _TAGS:
        build.start(_TAGS[name])
    else:
        rest, comments = comments_out(html)
        for comment in comments:
            build.remark(Code.CONTENT_SKIPPED, "a comment was left out", comment)
        if rest.strip():
            build.remark(Code.STRUCTURE_GUESSED, "raw HTML is kept as text", rest)
            build.add(rest)

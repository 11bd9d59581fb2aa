"""The Markdown parser, set up so that no text is dropped and no input is too deep.

markdown-it leaves out what is nested deeper than its limit and table cells beyond the header's
last column, and takes ``[shall]: must`` for the definition of a link. Drafts contain all three;
the rules below put the text back.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    InlineRule = Callable[[StateInline, bool], bool]
    BlockRule = Callable[[StateBlock, int, int, bool], bool]

__all__ = ["SUPERSCRIPTS", "is_address", "parser"]

_DEEPEST = 50
"""Nesting at which block structure is no longer looked for; a list takes two levels."""

_MOST_BRACKETS = 2_000
"""Opening square brackets in one paragraph beyond which links are no longer looked for: the search
takes the square of their number, and a whole treaty's draft has about a thousand."""

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def parser() -> MarkdownIt:
    """A fresh parser: markdown-it's rules hold state, so it is not shared between documents."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block.reference import reference
    from markdown_it.rules_block.table import table
    from markdown_it.rules_inline.html_inline import html_inline
    from markdown_it.rules_inline.image import image
    from markdown_it.rules_inline.link import link
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST + 10})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin)
    md.disable(["footnote_tail", "footnote_inline"])
    md.inline.ruler.after("emphasis", "superscript", _superscript)
    md.normalizeLink = _as_written  # type: ignore[method-assign]
    md.inline.ruler.at("footnote_ref", _footnote_reference)
    md.inline.ruler.at("link", _if_not_crowded(link))
    md.inline.ruler.at("image", _if_not_crowded(image))
    md.inline.ruler.at("html_inline", _if_closed(html_inline))
    terminates: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    md.block.ruler.at("table", _wide_rows(table), terminates)
    md.block.ruler.at("reference", _only_addresses(reference))
    md.block.ruler.before("table", "too_deep", _too_deep)
    md.core.ruler.after("block", "kramdown", _kramdown)
    md.core.ruler.after("kramdown", "printed_notes", _part_printed_notes)
    return md


def _as_written(url: str) -> str:
    return url


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"[a-z][a-z0-9+.-]*:|[/#@?]|\.[a-z]{2,}", re.IGNORECASE)


def is_address(target: str) -> bool:
    """Whether a link's target can be one: ``[shall](should)`` in a negotiated text is no link."""
    return _address().search(target) is not None


@cache
def _citation() -> re.Pattern[str]:
    return re.compile(r"\[\^([^\]\s]{1,200})\]")


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    """``[^label]`` where such a note is defined; the plugin's own rule is quadratic in ``[^``."""
    if not state.src.startswith("[^", state.pos):
        return False
    found = _citation().match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    label = found[1]
    if ":" + label not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": label}
    state.pos = found.end()
    return True


def _if_not_crowded(rule: InlineRule) -> InlineRule:
    """Look for links and images only in paragraphs where that ends."""

    def bounded(state: StateInline, silent: bool) -> bool:
        return state.src.count("[") <= _MOST_BRACKETS and rule(state, silent)

    return bounded


def _if_closed(rule: InlineRule) -> InlineRule:
    """Look for an HTML comment only where one is closed: the rule is quadratic in ``<!--``."""

    def bounded(state: StateInline, silent: bool) -> bool:
        open_comment = state.src.startswith("<!--", state.pos)
        if open_comment and state.src.find("-->", state.pos) < 0:
            return False
        return rule(state, silent)

    return bounded


@cache
def _raised() -> re.Pattern[str]:
    return re.compile(r"\^([^\s^]{1,200})\^")


def _superscript(state: StateInline, silent: bool) -> bool:
    """``5^th^``, as Pandoc writes it."""
    if not state.src.startswith("^", state.pos):
        return False
    found = _raised().match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("sup_open", "sup", 1).markup = "^"
        state.push("text", "", 0).content = found[1]
        state.push("sup_close", "sup", -1).markup = "^"
    state.pos = found.end()
    return True


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what is nested too deep as a paragraph, where markdown-it would leave it out."""
    if silent or state.level < _DEEPEST:
        return False
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.map = [start, line]
    token.content = state.getLines(start, line, state.blkIndent, False).strip()
    token.children = []
    token.meta = {"too_deep": True}
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _wide_rows(table: BlockRule) -> BlockRule:
    """Keep the cells that a row has beyond the last column: ``meta["extra"]`` of its token."""
    from markdown_it.rules_block.table import escapedSplit

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not table(state, start, end, silent):
            return False
        rows = [token for token in state.tokens[before:] if token.type == "tr_open"]
        columns = sum(token.type == "th_open" for token in state.tokens[before:])
        for row in rows:
            line = row.map[0] if row.map else start
            text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
            cells = escapedSplit(text)
            if cells and not cells[0]:
                cells.pop(0)
            if cells and not cells[-1]:
                cells.pop()
            row.meta["extra"] = [cell.strip() for cell in cells[columns:]]
        return True

    return rule


def _only_addresses(reference: BlockRule) -> BlockRule:
    """Take ``[word]: text`` for the definition of a link only where the text can be an address."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        known = set(state.env.get("references", ()))
        doubled = len(state.env.get("duplicate_refs", ()))
        line = state.line
        if not reference(state, start, end, silent):
            return False
        if silent:
            return True
        for label in state.env["references"].keys() - known:
            if not is_address(state.env["references"][label]["href"]):
                del state.env["references"][label]
                state.line = line
                return False
        again = state.env.get("duplicate_refs", [])[doubled:]
        if again and not is_address(again[0]["href"]):
            state.env["duplicate_refs"].pop()
            state.line = line
            return False
        return True

    return rule


@cache
def _attribute_line() -> re.Pattern[str]:
    return re.compile(r"[ \t]*\{:[^{}]*\}[ \t]*")


@cache
def _heading_attributes() -> re.Pattern[str]:
    return re.compile(r"\s*\{(?::|[#.](?=\S))[^{}]*\}$")


def _kramdown(state: StateCore) -> None:
    """Take kramdown's attribute lists out: ``{:.class}`` lines, ``{:toc}``, ``{#id}`` of headings.

    What is taken out stands in ``meta["dropped"]`` of the token that held it.
    """
    heading = False
    for token in state.tokens:
        if token.type == "inline" and token.content.count("[") > _MOST_BRACKETS:
            token.meta["crowded"] = True
        if token.type == "inline" and "{" in token.content:
            lines = token.content.split("\n")
            kept = [line for line in lines if not _attribute_line().fullmatch(line)]
            dropped = [line.strip() for line in lines if _attribute_line().fullmatch(line)]
            if any(line.removeprefix("{:").strip(" }") == "toc" for line in dropped):
                # The rest of the paragraph only holds the place of the table of contents.
                dropped, kept = [line.strip() for line in lines], []
            content = "\n".join(kept)
            found = _heading_attributes().search(content) if heading else None
            if found:
                dropped.append(found[0].strip())
                content = content[: found.start()]
            if dropped:
                token.content = content
                token.meta["dropped"] = dropped
        heading = token.type == "heading_open"


@cache
def _printed_note() -> re.Pattern[str]:
    return re.compile(rf"[{SUPERSCRIPTS}]+[ \u00a0]")


def _part_printed_notes(state: StateCore) -> None:
    """Part paragraphs before each line that opens a printed note (``¹ A/CONF.213/18.``).

    Markdown joins the lines of a paragraph, but notes at the foot of a page stand a line each.
    """
    if not any(mark in state.src for mark in SUPERSCRIPTS):
        return
    parted: list[Token] = []
    for token in state.tokens:
        if token.type == "inline" and parted and parted[-1].type == "paragraph_open":
            lines = token.content.split("\n")
            cuts = [at for at, line in enumerate(lines) if at and _printed_note().match(line)]
            if cuts:
                _part(parted, token, lines, cuts)
                continue
        parted.append(token)
    state.tokens = parted


def _part(parted: list[Token], token: Token, lines: list[str], cuts: list[int]) -> None:
    from markdown_it.token import Token

    opening = parted.pop()
    first, last = token.map or [0, len(lines)]
    edges = [0, *cuts, len(lines)]
    for start, end in pairwise(edges):
        where = [first + start, last if end == len(lines) else first + end]
        parted.append(opening.copy(map=where))
        content = "\n".join(lines[start:end])
        meta = token.meta if start == 0 else {}
        parted.append(token.copy(content=content, map=where, children=[], meta=meta))
        if end < len(lines):
            parted.append(Token("paragraph_close", "p", -1, level=opening.level))

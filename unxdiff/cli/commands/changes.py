"""``unxdiff changes``: who changed what in a Word file, and when."""

from __future__ import annotations

import os
import sys

import click

from unxdiff.cli.output import write_stdout
from unxdiff.cli.settings import chosen
from unxdiff.cli.table import TableCommand, given, parameters
from unxdiff.cli.terminal import is_terminal, page, width
from unxdiff.cli.tracked import load_word
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.revisions import KINDS
from unxdiff.ooxml.tracking import TrackedChange, tracked_changes
from unxdiff.option_table import DIFF, TRACKED

__all__ = ["changes"]

_FORMAT = "unxdiff.changes/1"
_LEAST = 24
"""The fewest columns that a change's text gets; the line is longer then than asked for."""


def _changes(file: str, *, as_json: bool, **values: object) -> int:
    picked = chosen(TRACKED, given(TRACKED, values), file, known=DIFF)
    options = picked.reading("from")
    data, name = load_word(file, options, "; save it as one, or name another file")
    found = tracked_changes(Package(data, name, options.max_unpacked))
    if as_json:
        write_stdout(_json(os.path.basename(name), found))
        return 0
    terminal = is_terminal(sys.stdout)
    columns = width(picked.get("width"), os.environ, terminal=terminal)
    lines = _lines(found, columns) if found else [f"{name} has no tracked changes."]
    text = "\n".join(lines) + "\n"
    if not (terminal and picked.on("pager") and page(text.encode(), os.environ)):
        write_stdout(text.encode())
    return 0


def _json(name: str, found: tuple[TrackedChange, ...]) -> bytes:
    import json

    rows = [
        {
            "kind": one.kind,
            "of": one.of,
            "author": one.author,
            "date": one.date,
            "story": one.story,
            "paragraph": one.paragraph,
            "last": one.last,
            "text": one.text,
            "around": one.around,
        }
        for one in found
    ]
    totals = [{"author": author, **counts} for author, counts in _totals(found).items()]
    document = {"format": _FORMAT, "file": name, "changes": rows, "authors": totals}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _totals(found: tuple[TrackedChange, ...]) -> dict[str, dict[str, int]]:
    """How many changes of each kind each author made. A move has two ends, and counts once."""
    totals: dict[str, dict[str, int]] = {}
    for one in found:
        counts = totals.setdefault(one.author, dict.fromkeys(KINDS, 0))
        counts[one.group] += one.kind != "moved to"
    ends: dict[str, int] = {}
    for one in found:
        ends[one.author] = ends.get(one.author, 0) + (one.kind == "moved to")
    for author, counts in totals.items():
        # In a file that was cut, the old place of a move may be missing.
        counts["moves"] = max(counts["moves"], ends[author])
    return totals


def _lines(found: tuple[TrackedChange, ...], columns: int) -> list[str]:
    rows = [
        (_place(one), one.author or "unnamed", one.date[:16].replace("T", " "), _what(one))
        for one in found
    ]
    widths = [max([len(row[at]) for row in rows]) for at in range(4)]
    lines = []
    for row, one in zip(rows, found, strict=True):
        head = "  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True))
        text = " ".join(one.text.replace("\n", " ¶ ").split())
        said = f"{head}  {_short(text, max(_LEAST, columns - len(head) - 2))}"
        lines.append(said.rstrip())
    lines.append("")
    for author, counts in _totals(found).items():
        told = [_counted(counts[kind], kind) for kind in KINDS if counts[kind]]
        lines.append(f"{author or 'unnamed'}: {', '.join(told)}")
    return lines


def _place(one: TrackedChange) -> str:
    story = "" if one.story == "text" else f"{one.story} "
    if not one.paragraph:
        return one.story
    last = f"-{one.last}" if one.last > one.paragraph else ""
    return f"{story}¶{one.paragraph}{last}"


def _what(one: TrackedChange) -> str:
    return one.kind if one.of == "text" else f"{one.kind}: {one.of}"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _counted(number: int, kind: str) -> str:
    if kind == "formatting":
        return f"{number:,} of formatting"
    return f"{number:,} {kind if number != 1 else kind[:-1]}"


changes = TableCommand(
    "changes",
    table=TRACKED,
    callback=_changes,
    params=[
        click.Argument(["file"], metavar="FILE"),
        click.Option(["as_json", "--json"], is_flag=True, help="Write the list as JSON."),
        *parameters(TRACKED),
    ],
    options_metavar="[OPTIONS]",
    short_help="List a Word file's tracked changes.",
    help="""List the tracked changes of a Word file: where, who, when, what; then totals per author.

    FILE is a .docx file, '-' for standard input, or REV:PATH. Changes of one author and kind that
    touch are one. Paragraphs are counted from 1 in each story, empty ones and those in tables too;
    ¶ in a text is a paragraph's end.""",
    epilog="""\b
Examples:
  unxdiff changes draft.docx
  unxdiff changes draft.docx --json
  unxdiff changes HEAD:draft.docx""",
)

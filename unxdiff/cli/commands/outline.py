"""``unxdiff outline``: how a file was read."""

from __future__ import annotations

import os
import sys

import click

from unxdiff.cli.operands import read_operand
from unxdiff.cli.output import write_stdout
from unxdiff.cli.remarks import refuse_remarks
from unxdiff.cli.settings import chosen
from unxdiff.cli.table import TableCommand, given, parameters
from unxdiff.cli.terminal import Progress, color_wanted, is_terminal, page, width
from unxdiff.option_table import DIFF, OUTLINE

__all__ = ["outline"]


def _outline(file: str, *, as_json: bool, **values: object) -> int:
    from unxdiff.renderers.outline import outline_json, outline_text

    picked = chosen(OUTLINE, given(OUTLINE, values), file, known=DIFF)
    with Progress(wanted=not picked.on("quiet")) as progress:
        progress.stage("reading")
        document = read_operand(file, picked.reading("old-from"))
        if picked.on("strict"):
            refuse_remarks(document.diagnostics)
    terminal = is_terminal(sys.stdout)
    if as_json:
        from unxdiff.redline.json_form import text_of

        write_stdout(text_of(outline_json(document), 2).encode())
        return 0
    columns = width(picked.get("width"), os.environ, terminal=terminal)
    colored = color_wanted(picked.get("color"), os.environ, terminal=terminal)
    data = _ended(outline_text(document, columns, colored))
    if not (terminal and picked.on("pager") and page(data, os.environ)):
        write_stdout(data)
    return 0


def _ended(text: str) -> bytes:
    return (text if text.endswith("\n") else text + "\n").encode()


outline = TableCommand(
    "outline",
    table=OUTLINE,
    callback=_outline,
    params=[
        click.Argument(["file"], metavar="FILE"),
        click.Option(["as_json", "--json"], is_flag=True, help="Write the document as JSON."),
        *parameters(OUTLINE),
    ],
    options_metavar="[OPTIONS]",
    short_help="Show how a file was read.",
    help="""Show how a file was read: one block a line, its role and label first.

    FILE is a file, '-' for standard input, or REV:PATH. What was dropped, lifted out or guessed
    follows the blocks.""",
    epilog="""\b
Examples:
  unxdiff outline draft.txt
  unxdiff outline draft.txt --json
  pdftotext paper.pdf - | unxdiff outline -""",
)

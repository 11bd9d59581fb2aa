"""``unxdiff diff``: the click command made of the table of options."""

from __future__ import annotations

import click

from unxdiff.cli.table import TableCommand, given, parameters
from unxdiff.option_table import DIFF

__all__ = ["diff"]


def _compare(old: str, new: str | None, **values: object) -> int:
    from unxdiff.cli.comparison import run

    return run(old, new, given(DIFF, values))


diff = TableCommand(
    "diff",
    table=DIFF,
    callback=_compare,
    params=[
        click.Argument(["old"], metavar="OLD"),
        click.Argument(["new"], metavar="[NEW]", required=False),
        *parameters(DIFF),
    ],
    options_metavar="[OPTIONS]",
    short_help="Compare two versions of a draft.",
    help="""Compare two versions of a draft and show the redline.

    OLD and NEW are files, '-' for standard input (one of them), or REV:PATH for a file as it was
    in git. Without -o the redline is shown in the terminal. One Word file with tracked changes is
    a pair by itself: OLD has them all rejected, NEW accepted.

    Exit code: 0, or 1 with --exit-code when the texts differ; 2 when something is wrong.""",
    epilog="""\b
Examples:
  unxdiff diff draft.txt revised.txt
  unxdiff diff draft.txt revised.txt -o redline.html -o redline.pdf
  unxdiff diff draft.txt revised.txt --ignore case,punctuation --stat
  unxdiff diff tracked.docx -o redline.html
  unxdiff diff HEAD:draft.md draft.md --exit-code --quiet""",
)

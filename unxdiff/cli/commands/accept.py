"""``unxdiff accept`` and ``unxdiff reject``: a Word file without its tracked changes."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from unxdiff.cli.operands import files
from unxdiff.cli.output import check_target, say, write_files, write_stdout
from unxdiff.cli.settings import chosen
from unxdiff.cli.table import TableCommand, given, parameters
from unxdiff.cli.terminal import Progress, is_terminal
from unxdiff.cli.tracked import DONE, authors_of, default_output, listed, load_word
from unxdiff.errors import InputError, OutputError
from unxdiff.ooxml.accepting import resolve_package
from unxdiff.ooxml.revisions import KINDS
from unxdiff.option_table import DIFF, TRACKED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.ooxml.accepting import Summary

__all__ = ["accept", "command"]


def _resolve(
    file: str,
    *,
    accepting: bool,
    output: str | None,
    author: tuple[str, ...],
    only: tuple[str, ...],
    values: dict[str, object],
) -> int:
    picked = chosen(TRACKED, given(TRACKED, values), file, known=DIFF)
    target = _target(file, output, accepting=accepting)
    with Progress(wanted=not picked.on("quiet")) as progress:
        progress.stage("reading")
        options = picked.reading("from")
        data, name = load_word(file, options, "; save it as one, or name another file")
        progress.stage("resolving")
        result, summary = resolve_package(
            data, name, accept=accepting, authors=author, only=only, most=options.max_unpacked
        )
        known = authors_of((*summary.resolved, *summary.left))
        for wanted in author:
            if wanted not in known:
                raise InputError(
                    f"{name} has no changes by {wanted!r}; its authors are {listed(known)}"
                    if known
                    else f"{name} has no tracked changes; leave out --author"
                )
    if target == "-":
        write_stdout(result)
    else:
        write_files([(target, result)])
    if not picked.on("quiet"):
        say(_said(summary, DONE[accepting]) + ("" if target == "-" else f"; wrote {target}"))
    return 0


def _said(summary: Summary, done: str) -> str:
    """What was done, on one line."""
    count = len(summary.resolved)
    by = f" by {listed(authors_of(summary.resolved))}" if count else ""
    left = f", {len(summary.left):,} left" if summary.left else ""
    if not count and not left:
        return "no tracked changes, nothing changed"
    return f"{count:,} tracked change{'' if count == 1 else 's'}{by} {done}{left}"


def _target(file: str, output: str | None, *, accepting: bool) -> str:
    """Where the result goes. Raises OutputError where it must not."""
    target = output or default_output(file, accept=accepting) or "-"
    if target == "-":
        if is_terminal(sys.stdout):
            raise OutputError(
                "a Word file cannot be shown in a terminal; write it with -o FILE.docx"
            )
        return target
    check_target(target, files((file,)))
    if output is None and os.path.lexists(target):
        raise OutputError(f"{target}: exists already; remove it, or name the output with -o")
    return target


def command(name: str, *, accepting: bool) -> TableCommand:
    """The command that accepts, or the one that rejects."""
    verb = name.capitalize()

    def callback(
        file: str, output: str | None, author: tuple[str, ...], only: tuple[str, ...], **values: Any
    ) -> int:
        return _resolve(
            file, accepting=accepting, output=output, author=author, only=only, values=values
        )

    return TableCommand(
        name,
        table=TRACKED,
        callback=callback,
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(
                ["output", "-o", "--output"],
                metavar="FILE",
                help=f"Write to FILE; '-' is standard output. Without it, draft.docx gives"
                f" draft.{DONE[accepting]}.docx beside it.",
            ),
            click.Option(
                ["author", "--author"],
                metavar="NAME",
                multiple=True,
                help=f"{verb} the changes of this author alone. May be given several times.",
            ),
            click.Option(
                ["only", "--only"],
                type=click.Choice(KINDS),
                multiple=True,
                help=f"{verb} changes of this kind alone. May be given several times.",
            ),
            *parameters(TRACKED),
        ],
        options_metavar="[OPTIONS]",
        short_help=f"{verb} a Word file's tracked changes.",
        help=f"""{verb} the tracked changes of a Word file, as Word does.

    FILE is a .docx file, '-' for standard input, or REV:PATH; it is never overwritten. Notes,
    running heads and text boxes are seen to as well; what has no tracked change keeps its bytes.
    Changes that --author and --only leave out stay tracked.""",
        epilog=f"""\b
Examples:
  unxdiff {name} draft.docx
  unxdiff {name} draft.docx -o clean.docx --author "Ada Lovelace"
  unxdiff {name} draft.docx -o text.docx --only insertions --only deletions""",
    )


accept = command("accept", accepting=True)

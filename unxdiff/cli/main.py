"""The click commands: help, messages about a line that cannot be understood, all rare commands."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

import unxdiff
from unxdiff.cli import COMMANDS
from unxdiff.config import nearest
from unxdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Commands", "cli", "run"]

_EXAMPLES = """\b
Examples:
  unxdiff draft.txt revised.txt
  unxdiff draft.txt revised.txt -o redline.html -o redline.pdf
  unxdiff HEAD~2:draft.md draft.md --layout side-by-side
  git show HEAD:draft.txt | unxdiff - draft.txt --to plain"""


class Commands(click.Group):
    """The commands, each loaded when it is wanted; two operands alone mean ``diff``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """All command names, in the order help shows them."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"unxdiff.cli.commands.{cmd_name}")
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``diff`` in front of a line that does not begin with a command."""
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            _refuse_lone_word(args)
            args = ["diff", *args]
        return super().parse_args(ctx, args)


def _refuse_lone_word(args: list[str]) -> None:
    """A single word that is no file is a mistyped command, not half a comparison."""
    import os

    if len(args) != 1 or args[0].startswith("-") or os.path.lexists(args[0]):
        return
    hint = nearest(args[0], COMMANDS)
    if hint:
        raise UsageError(f"no such command '{args[0]}'{hint}")


@click.group(
    cls=Commands,
    epilog=_EXAMPLES,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="",
    subcommand_metavar="OLD NEW [OPTIONS] | COMMAND …",
)
@click.version_option(unxdiff.__version__, "--version", message="unxdiff %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Show what changed between two versions of a draft.

    `unxdiff OLD NEW` shows the differences in the terminal; `-o redline.html` or `-o redline.pdf`
    writes a redline. A text is a file, '-' for standard input, or REV:PATH for a file as it was in
    git; one Word file with tracked changes is a pair by itself. `unxdiff diff --help` lists all
    options.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(argv: Sequence[str]) -> int:
    """Run a click command and give its exit code.

    Raises UsageError for a line that click cannot make sense of, and whatever the command raises.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # What a terminal's locale is does not change what we write.
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        # Not cli.main(), which would explain errors and end the process in its own way.
        with cli.make_context("unxdiff", list(argv)) as context:
            result = cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        raise UsageError(_one_line(error)) from error
    return result if isinstance(result, int) else 0


def _one_line(error: click.ClickException) -> str:
    """What click says, on one line, with where to find help."""
    if isinstance(error, click.NoSuchOption):
        said = f"no such option '{error.option_name}'{_near_option(error)}"
    elif isinstance(error, click.MissingParameter) and isinstance(error.param, click.Argument):
        said = f"{error.param.make_metavar(error.ctx or click.Context(cli))} is missing"
    else:
        said = " ".join(error.format_message().split()).rstrip(".")
        said = said[:1].lower() + said[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context is not None else "unxdiff"
    return f"{said}; see `{path} --help`"


def _near_option(error: click.NoSuchOption) -> str:
    if error.ctx is None:
        return ""
    known = [
        spelling
        for param in error.ctx.command.get_params(error.ctx)
        for spelling in (*param.opts, *param.secondary_opts)
        if spelling.startswith("--")
    ]
    return nearest(error.option_name, known)

"""``unxdiff git``: set-up, and the two programs git itself calls."""

from __future__ import annotations

import sys

import click

from unxdiff.cli.output import tell

__all__ = ["git"]

_PATTERNS_HELP = "Which files, as git attributes name them; may be repeated."


@click.group(
    epilog="""\b
Example:
  unxdiff git install
  git diff HEAD~1 -- draft.md""",
)
def git() -> None:
    """At home in git: drafts shown as redlines by `git diff`."""


def _scope(function: click.decorators.FC) -> click.decorators.FC:
    """``--local`` (the default) or ``--global``."""
    to_all = click.option(
        "--global", "scope", flag_value="global", help="For every repository of this user."
    )
    here = click.option(
        "--local", "scope", flag_value="local", default=True, help="For this repository (default)."
    )
    return here(to_all(function))


@git.command(
    epilog="""\b
Examples:
  unxdiff git install
  unxdiff git install --global --patterns '*.md' 'drafts/*.txt'
  unxdiff git install --dry-run""",
)
@_scope
@click.option("--patterns", "patterns", multiple=True, metavar="PATTERN", help=_PATTERNS_HELP)
@click.option(
    "--textconv/--no-textconv",
    default=True,
    help="Let git log -p, git show and git blame read documents one paragraph a line (default).",
)
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@click.argument("more", nargs=-1, metavar="[PATTERN]...")
def install(
    scope: str, patterns: tuple[str, ...], more: tuple[str, ...], *, textconv: bool, dry_run: bool
) -> None:
    """Make `git diff` show redlines of drafts.

    Adds marked lines to the repository's .gitattributes and configuration (with --global to the
    user's own) and keeps everything else in them. Running it again changes nothing, or brings the
    lines up to date. The attributes are safe to commit: where unxdiff is not set up, git shows its
    own diff.
    """
    from unxdiff.git.configure import carry_out, plan_install

    plan = plan_install(scope, patterns + more, textconv=textconv)
    if not dry_run:
        carry_out(plan)
    for edit in plan:
        if edit.before == edit.after:
            tell(f"{edit.path}: already as it should be")
            continue
        tell(f"{edit.path}: {'would have' if dry_run else 'has now'}")
        for line in edit.says:
            tell(f"    {line.expandtabs(2)}")
    if not dry_run:
        tell("Try `git diff`; `unxdiff git status` explains, `unxdiff git uninstall` undoes.")


@git.command(
    short_help="Take out what `install` put in.",
    epilog="""\b
Example:
  unxdiff git uninstall --global""",
)
@_scope
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
def uninstall(scope: str, *, dry_run: bool) -> None:
    """Take out what `install` put in; the files are as before, byte for byte."""
    from unxdiff.git.configure import carry_out, forget_cache, plan_uninstall

    plan = plan_uninstall(scope)
    if not dry_run:
        carry_out(plan)
    for edit in plan:
        done = "the file would go" if edit.after is None else "would lose"
        if not dry_run:
            done = "removed" if edit.after is None else "no longer has"
        tell(f"{edit.path}: {done}")
        for line in edit.says:
            tell(f"    {line.expandtabs(2)}")
    if not plan:
        tell("Nothing to undo: no lines of unxdiff are there.")
    if scope == "local" and not dry_run and forget_cache():
        tell("The texts git kept in refs/notes/textconv/unxdiff: removed")


@git.command(
    epilog="""\b
Example:
  unxdiff git status '*.md' 'drafts/*.txt'""",
)
@click.option("--patterns", "patterns", multiple=True, metavar="PATTERN", help=_PATTERNS_HELP)
@click.argument("more", nargs=-1, metavar="[PATTERN]...")
def status(patterns: tuple[str, ...], more: tuple[str, ...]) -> None:
    """Explain what git will do with which files here, and why."""
    from unxdiff.git.status import status as explain

    for line in explain(patterns + more):
        tell(line)


_PASSED_ON = {"ignore_unknown_options": True, "help_option_names": []}


@git.command(
    context_settings=_PASSED_ON,
    short_help="What git diff calls, once a changed file.",
    epilog="""\b
Example:
  git config diff.unxdiff.command 'unxdiff git driver --layout side-by-side'""",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def driver(arguments: tuple[str, ...]) -> None:
    """Show one file pair as git's external diff; `unxdiff git driver --help` says more."""
    from unxdiff.git.driver import main

    sys.exit(main(list(arguments)))


@git.command(
    context_settings=_PASSED_ON,
    short_help="A document as text, for git log -p.",
    epilog="""\b
Example:
  unxdiff git textconv draft.md""",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def textconv(arguments: tuple[str, ...]) -> None:
    """Print a document as text, one paragraph a line; `unxdiff git textconv --help` says more."""
    from unxdiff.git.textconv import main

    sys.exit(main(list(arguments)))

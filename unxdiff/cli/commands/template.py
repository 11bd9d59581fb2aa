"""``unxdiff template``: the stock look as files to start from."""

from __future__ import annotations

import os

import click

from unxdiff.cli.output import tell, write_files
from unxdiff.errors import OutputError, RendererError
from unxdiff.renderers.stock import stock_files, stock_folder

__all__ = ["template"]


@click.group(
    short_help="Copy the stock templates to start from.",
    epilog="""\b
Examples:
  unxdiff template export house""",
)
def template() -> None:
    """Copy the stock templates, style sheets and themes, to make a look of your own from."""


@template.command(
    "export",
    short_help="Copy templates, style sheets and themes to DIR.",
    epilog="""\b
Examples:
  unxdiff template export house
  unxdiff draft.txt revised.txt --template house -o redline.html""",
)
@click.argument("folder", metavar="DIR")
def _export(folder: str) -> None:
    """Copy the stock templates, style sheets and themes to DIR, and print what was written.

    DIR is made if need be. A file that is there already is never replaced: then nothing is
    written at all. Keep the files that you change and delete the others, so that those stay the
    stock ones of later versions.
    """
    names = stock_files()
    taken = [name for name in names if os.path.lexists(os.path.join(folder, name))]
    if taken:
        more = f" (and {len(taken) - 1} more)" if len(taken) > 1 else ""
        first = os.path.join(folder, taken[0])
        raise OutputError(f"{first}: exists already{more}; name another folder or remove it")
    written = []
    for name in names:
        path = os.path.join(folder, name)
        _make_folder(os.path.dirname(path))
        written.append((path, _read(os.path.join(stock_folder(), name))))
    write_files(written)
    for path, _ in written:
        tell(path)
    tell(f"wrote {len(written)} files; use them with --template {folder}")


def _make_folder(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be created: {error.strerror}") from None


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise RendererError(f"{path}: cannot be read: {error.strerror}; install again") from None

"""``unxdiff config``: what is set, and where."""

from __future__ import annotations

import os

import click

from unxdiff.cli.operands import folder_of
from unxdiff.cli.output import say, tell, write_files
from unxdiff.cli.settings import layers
from unxdiff.config import (
    PREFIX,
    PROJECT_FILE,
    environment_name,
    find_project_file,
    resolve,
    user_file,
)
from unxdiff.errors import ConfigError, OutputError
from unxdiff.option_table import DIFF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.config import Option, Setting, Value

__all__ = ["config"]

_FOR = click.argument("new", metavar="[NEW]", default=".", required=False)


@click.group(
    short_help="Show settings and where they come from.",
    epilog="""\b
Examples:
  unxdiff config show
  unxdiff config init
  unxdiff config path""",
)
def config() -> None:
    """Show settings and where they come from, or write a settings file.

    Options on the command line beat environment variables (UNXDIFF_LAYOUT=side-by-side), which
    beat .unxdiff.yaml in the new file's folder or above it, which beats the user's own
    config.yaml, which beats the defaults. The keys are the long option names.
    """


@config.command(
    "show",
    short_help="Print each setting and where it came from.",
    epilog="""\b
Examples:
  unxdiff config show
  unxdiff config show drafts/revised.txt""",
)
@_FOR
@click.option("--config", "file", metavar="FILE", help="Read settings from FILE alone.")
@click.option("--no-config", is_flag=True, help="Read no settings file.")
def _show(new: str, file: str | None, *, no_config: bool) -> None:
    """Print each setting's value and where it came from, as for a comparison with NEW.

    NEW is a file or folder; the default is the current folder.
    """
    flags: dict[str, Value] = {}
    if file is not None:
        flags["config"] = file
    if no_config:
        flags["no-config"] = True
    found = layers(DIFF, flags, _folder(new))[1:]
    values = resolve(DIFF, found)
    rows = [
        tuple([" ".join(text.split("\n")) for text in _row(option, values.get(option.name))])
        for option in _settable()
    ]
    names = max(len(name) for name, _, _ in rows)
    texts = max(len(text) for _, text, _ in rows)
    for name, text, where in rows:
        tell(f"{name:<{names}}  {text:<{texts}}  {where}".rstrip())
    _warn_of_unknown_variables()


def _settable() -> list[Option]:
    return [option for option in DIFF if option.setting]


def _row(option: Option, setting: Setting | None) -> tuple[str, str, str]:
    if setting is None and option.name == "template":
        from unxdiff.renderers.stock import stock_folder

        return option.name, "-", f"the stock ones in {stock_folder()} by default"
    if setting is None:
        return option.name, "-" if option.kind != "flag" else "no", "default"
    text = "all" if option.name == "context" and setting.value == -1 else _written(setting.value)
    return option.name, text, setting.where


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value) or "''"


def _warn_of_unknown_variables() -> None:
    known = {environment_name(option) for option in _settable()}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            say(f"note: environment variable {name} is no setting and does nothing")


@config.command(
    "init",
    short_help="Write a settings file to fill in.",
    epilog="""\b
Examples:
  unxdiff config init
  unxdiff config init --user""",
)
@click.option("--user", is_flag=True, help="Write the user's own file, for all projects.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
def _init(*, user: bool, force: bool) -> None:
    """Write a settings file with every key in it, commented out.

    The file is .unxdiff.yaml in the current folder, or the user's own with --user.
    """
    path = user_file(os.environ) if user else PROJECT_FILE
    if path is None:
        raise ConfigError(
            "no home folder is known; set HOME, or write .unxdiff.yaml without --user"
        )
    if os.path.lexists(path) and not force:
        raise OutputError(f"{path}: exists already; edit it, or replace it with --force")
    if user:
        _make_folder(os.path.dirname(path))
    write_files([(path, _template().encode())])
    tell(f"wrote {path}; take the # away from what you want to set")


def _make_folder(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be created: {error.strerror}") from None


def _template() -> str:
    """A settings file that sets nothing: each key with its help and an example, commented."""
    import textwrap

    lines = ["# Settings of unxdiff: the long names of its options. See `unxdiff config show`."]
    group = ""
    for option in _settable():
        if option.group != group:
            group = option.group
            lines += ["", f"# -- {group} --"]
        lines += ["", *textwrap.wrap(option.help, 96, initial_indent="# ", subsequent_indent="# ")]
        lines.append(f"#{option.name}: {_example(option)}")
    return "\n".join(lines) + "\n"


def _example(option: Option) -> str:
    if option.kind in ("flag", "switch"):
        return "yes" if option.default is not True else "no"
    if option.kind == "choices":
        return f"[{', '.join(option.choices[:2])}]"
    if option.kind == "choice":
        return option.choices[-1] if option.choices[0] == option.default else option.choices[0]
    if option.kind == "number":
        return str(option.default or max(option.least, 3))
    return {"theme": "un", "template": "./templates", "css": "./house.css"}.get(
        option.name, f"a {option.name.replace('-', ' ')}"
    )


@config.command(
    "path",
    short_help="Print which settings files are read.",
    epilog="""\b
Examples:
  unxdiff config path
  unxdiff config path drafts/revised.txt""",
)
@_FOR
def _path(new: str) -> None:
    """Print the settings files that a comparison with NEW reads, and those that would be read."""
    folder = _folder(new)
    project = find_project_file(folder)
    if project is None:
        project = os.path.join(os.path.abspath(folder), PROJECT_FILE)
        tell(f"{project}  (not there, nor in a folder above)")
    else:
        tell(project)
    user = user_file(os.environ)
    if user is None:
        tell("(no home folder is known, so there is no file of the user's own)")
    else:
        tell(user if os.path.isfile(user) else f"{user}  (not there)")


def _folder(new: str) -> str:
    return new if os.path.isdir(new) else folder_of(new)

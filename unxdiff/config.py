"""Settings: what an option is, and where its value comes from.

Flags > environment (``UNXDIFF_LAYOUT=…``) > ``.unxdiff.yaml`` found from the new file's folder
upwards > the user's ``unxdiff/config.yaml`` > defaults. The keys are the long option names. YAML
is loaded only when a settings file exists: most runs never pay for it.
"""

from __future__ import annotations

import os
import sys

from unxdiff.errors import ConfigError
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Value = str | int | bool | tuple[str, ...]

__all__ = [
    "PREFIX",
    "PROJECT_FILE",
    "Option",
    "Setting",
    "convert",
    "environment_name",
    "find_project_file",
    "from_environment",
    "load",
    "nearest",
    "resolve",
    "settings_files",
    "user_file",
]

PROJECT_FILE = ".unxdiff.yaml"
PREFIX = "UNXDIFF_"

_TRUE = ("yes", "true", "on", "1")
_FALSE = ("no", "false", "off", "0", "")


@record
class Option:
    """One option of a command line, which may also be a setting.

    ``kind`` is ``flag`` (present or not), ``switch`` (``--x`` and ``--no-x``), ``text``,
    ``number`` (an integer of at least ``least``), ``choice`` (one of ``choices``), ``choices``
    (several, with commas), ``path``, or ``theme`` (a name, or a path when it looks like one).
    ``default`` None means that the program decides. ``setting`` tells whether the environment and
    settings files may give it.
    """

    name: str
    group: str
    help: str
    kind: str = "text"
    short: str = ""
    metavar: str = ""
    choices: tuple[str, ...] = ()
    least: int = 0
    default: Value | None = None
    repeatable: bool = False
    setting: bool = True


@record
class Setting:
    """A value and where it came from, in words people understand."""

    value: Value
    where: str
    from_file: bool = False


def nearest(word: str, known: Sequence[str]) -> str:
    """``; did you mean 'x'?`` for the known word nearest to ``word``, or an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def convert(option: Option, text: str) -> Value:
    """The value an option's text stands for.

    Raises ValueError with a message that reads on after the option's name.
    """
    kind = option.kind
    if kind in ("choice", "choices"):
        return _chosen(option, text)
    if kind == "number":
        return _number(option, text)
    if kind in ("flag", "switch"):
        lowered = text.strip().lower()
        if lowered in _TRUE:
            return True
        if lowered in _FALSE:
            return False
        raise ValueError(f"'{text}' is neither yes nor no")
    if kind in ("path", "theme") and not text:
        raise ValueError("is empty")
    return text


def _chosen(option: Option, text: str) -> Value:
    words = tuple(word.strip() for word in text.split(",")) if option.kind == "choices" else (text,)
    for word in words:
        if word not in option.choices:
            known = ", ".join(option.choices)
            raise ValueError(f"'{word}' is not one of {known}{nearest(word, option.choices)}")
    return words if option.kind == "choices" else text


def _number(option: Option, text: str) -> int:
    # int() also takes "1_000" and other digits; a command line should not.
    digits = text.strip().removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
        raise ValueError(f"'{text}' is not a whole number of {option.least} or more")
    number = int(digits)
    if number < option.least:
        raise ValueError(f"{number} is too small, the least is {option.least}")
    return number


def environment_name(option: Option) -> str:
    """The environment variable that sets an option: ``UNXDIFF_OLD_LABEL`` for ``old-label``."""
    return PREFIX + option.name.replace("-", "_").upper()


def from_environment(table: Sequence[Option], environ: Mapping[str, str]) -> dict[str, Setting]:
    """The settings given by environment variables.

    Raises ConfigError, naming the variable, for a value that does not fit.
    """
    if not any(name.startswith(PREFIX) for name in environ):
        return {}
    found = {}
    for option in table:
        name = environment_name(option)
        text = environ.get(name) if option.setting else None
        # An empty variable is the usual way to say "not set"; only texts may be meant empty.
        if text is None or (not text and option.kind != "text"):
            continue
        try:
            found[option.name] = Setting(convert(option, text), name)
        except ValueError as error:
            raise ConfigError(f"environment variable {name}: {error}") from None
    return found


def find_project_file(folder: str) -> str | None:
    """The nearest ``.unxdiff.yaml`` in a folder or above it, or None."""
    here = os.path.abspath(folder)
    while True:
        path = os.path.join(here, PROJECT_FILE)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def user_file(environ: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Where the user's own settings file is or would be, or None without a home."""
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if platform == "win32":
        base = environ.get("APPDATA")
    elif platform == "darwin":
        base = os.path.join(home, "Library", "Application Support") if home else None
    else:
        base = environ.get("XDG_CONFIG_HOME") or ""
        # The XDG specification says that a relative path is to be ignored.
        if not os.path.isabs(base):
            base = os.path.join(home, ".config") if home else ""
    return os.path.join(base, "unxdiff", "config.yaml") if base else None


def settings_files(folder: str, environ: Mapping[str, str]) -> tuple[str, ...]:
    """The settings files that exist, the most important first."""
    found = []
    project = find_project_file(folder)
    if project is not None:
        found.append(project)
    user = user_file(environ)
    if user is not None and os.path.isfile(user):
        found.append(user)
    return tuple(found)


def resolve(table: Sequence[Option], layers: Sequence[Mapping[str, Setting]]) -> dict[str, Setting]:
    """The value of every option that has one; the first layer that names an option wins.

    A layer's ``full`` is its ``context`` -1 and its ``from`` is its ``old-from`` and ``new-from``,
    so that a flag of either spelling beats a settings file's other spelling.
    """
    values: dict[str, Setting] = {}
    for layer in layers:
        for name, setting in _spelled_out(layer).items():
            values.setdefault(name, setting)
    for option in table:
        if option.default is not None and option.name not in values:
            values[option.name] = Setting(option.default, "default")
    return values


def _spelled_out(layer: Mapping[str, Setting]) -> dict[str, Setting]:
    values = dict(layer)
    full = values.get("full")
    if full is not None and full.value:
        values["context"] = Setting(-1, full.where, full.from_file)
    both = values.get("from")
    if both is not None:
        values.setdefault("old-from", both)
        values.setdefault("new-from", both)
    return values


def load(path: str, table: Sequence[Option]) -> dict[str, Setting]:
    """The settings in a YAML file.

    Relative paths in it are meant from the file's own folder. Raises ConfigError, naming file,
    line and key, for anything that is not a known key with a value that fits.
    """
    known = {option.name: option for option in table if option.setting}
    found: dict[str, Setting] = {}
    for key, text, line in _entries(path):
        place = f"{path}, line {line}"
        option = known.get(key)
        if option is None:
            hint = nearest(key, tuple(known)) or "; `unxdiff config show` lists the keys"
            raise ConfigError(f"{place}: unknown key '{key}'{hint}")
        if key in found:
            raise ConfigError(f"{place}: key '{key}' is given twice; remove one")
        if text is None:
            raise ConfigError(f"{place}: key '{key}' has no value; give one or remove the line")
        try:
            value = convert(option, text)
        except ValueError as error:
            raise ConfigError(f"{place}: key '{key}': {error}") from None
        value = _from_folder(option, value, os.path.dirname(path))
        found[key] = Setting(value, f"{path}, line {line}", from_file=True)
    return found


def _from_folder(option: Option, value: Value, folder: str) -> Value:
    if not isinstance(value, str):
        return value
    looks_like_path = "/" in value or os.sep in value or value.endswith((".yaml", ".yml"))
    if option.kind == "path" or (option.kind == "theme" and looks_like_path):
        return os.path.join(folder, os.path.expanduser(value))
    return value


def _entries(path: str) -> list[tuple[str, str | None, int]]:
    """Key, value as text, and 1-based line of each entry of a YAML file.

    The texts are taken as written, so that ``no`` and ``2026-01-02`` mean what the option makes of
    them, not what YAML does.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with open(path, "rb") as file:
            root = yaml.compose(file.read(), Loader=loader)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}, line {mark.line + 1}" if mark is not None else path
        problem = str(getattr(error, "problem", None) or error)
        raise ConfigError(f"{place}: not YAML: {' '.join(problem.split())}") from None
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        place = f"{path}, line {root.start_mark.line + 1}"
        raise ConfigError(f"{place}: expected lines such as 'layout: side-by-side'")
    return [
        (str(key.value), _text(path, str(key.value), value), key.start_mark.line + 1)
        for key, value in root.value
    ]


def _text(path: str, key: str, node: object) -> str | None:
    """A YAML value as an option's text; a list is joined with commas, None is no value."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(
        isinstance(item, yaml.ScalarNode) for item in node.value
    ):
        return ",".join(str(item.value) for item in node.value)
    line = node.start_mark.line + 1 if isinstance(node, yaml.Node) else 0
    raise ConfigError(f"{path}, line {line}: key '{key}': the value must be a text or a list")

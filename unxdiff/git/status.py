"""What git will do with a file, and why: versions, settings, attributes and who decides them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from fnmatch import fnmatchcase

from unxdiff import __version__
from unxdiff.errors import GitError
from unxdiff.git.ask import ask, inquire, work_tree
from unxdiff.git.blockfile import body
from unxdiff.git.configure import DEFAULT_PATTERNS, DRIVER, installed_patterns, places

__all__ = ["status"]

_TRUST = (2, 46)
"""First git that takes 1 from a driver for "different" (``diff.<driver>.trustExitCode``)."""


def status(patterns: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Lines that explain, pattern by pattern, what ``git diff`` and ``git log -p`` will do here.

    Without patterns those set up here or for the user are explained, or else the usual ones.
    Raises GitError when git cannot be run.
    """
    top = work_tree()
    lines = [_version(), f"repository: {top or 'none here; only what holds for the user is known'}"]
    ready, driver = _driver()
    lines += driver
    lines += _others()
    for pattern in patterns or _known_patterns():
        lines += _pattern(pattern, top, ready=ready)
    return tuple(lines)


def _version() -> str:
    text = ask("--version").decode("utf-8", "replace").strip().removeprefix("git version ")
    numbers = tuple(int(n) for n in re.findall(r"\d+", text)[:2])
    if numbers >= _TRUST:
        return f"git {text}: can take an exit code from a driver (trustExitCode)"
    return f"git {text}: takes no exit code from a driver (trustExitCode came with 2.46)"


def _get(key: str) -> tuple[str, str] | None:
    """A setting's value and the file it comes from."""
    code, out, _ = inquire("config", "--show-origin", "-z", "--get", key)
    if code:
        return None
    origin, _, value = out.decode("utf-8", "replace").rstrip("\0").partition("\0")
    return value, origin.removeprefix("file:")


def _driver() -> tuple[bool, list[str]]:
    """Whether git can run our driver, and the lines that say so."""
    command = _get(f"diff.{DRIVER}.command")
    if command is None:
        return False, ["driver: not defined, so git's own diff; run `unxdiff git install`"]
    value, origin = command
    missing = _not_found(value)
    lines = [f"driver: {value} ({origin})"]
    if missing:
        lines.append(
            f"  {missing} is not found: every git diff of these files stops."
            " Run `unxdiff git install` again, or `unxdiff git uninstall`"
        )
    lines.append(_textconv())
    return not missing, lines


def _not_found(command: str) -> str:
    """The program of a command line if it cannot be found, else nothing."""
    try:
        words = shlex.split(command)
    except ValueError:
        return ""
    return "" if not words or shutil.which(words[0]) else words[0]


def _textconv() -> str:
    found = _get(f"diff.{DRIVER}.textconv")
    if found is None:
        return "textconv: none; git log -p, git show and git blame show the files as they are"
    value, origin = found
    cached = _get(f"diff.{DRIVER}.cachetextconv")
    kept = "kept in refs/notes" if cached and cached[0] == "true" else "not kept"
    stale = "--cache-version" in value and f"--cache-version {__version__}" not in value
    hint = "; made for another unxdiff, run `unxdiff git install` again" if stale else ""
    return (
        f"textconv: {value} ({origin}), {kept}{hint}\n"
        "  git log -p, git show and git blame show one paragraph a line; --no-textconv the lines"
    )


def _others() -> list[str]:
    """Settings of others that decide for or against the driver."""
    lines = []
    external = _get("diff.external")
    if external is not None:
        lines.append(
            f"diff.external = {external[0]} ({external[1]}): used for files without a driver;"
            " not touched by unxdiff"
        )
    if os.environ.get("GIT_EXTERNAL_DIFF"):
        lines.append("GIT_EXTERNAL_DIFF is set: used for files without a driver")
    return lines


def _known_patterns() -> tuple[str, ...]:
    """The patterns in our own lines, of the repository and of the user."""
    found: list[str] = []
    for scope in ("local", "global"):
        try:
            with open(places(scope).attributes, "rb") as stream:
                found += installed_patterns(stream.read())
        except (OSError, GitError):
            continue
    return tuple(dict.fromkeys(found)) or DEFAULT_PATTERNS


def _pattern(pattern: str, top: str | None, *, ready: bool) -> list[str]:
    """What happens to files of one pattern."""
    if top is None:
        return [f"{pattern}: open until you are in a repository"]
    sample = _sample(pattern)
    value = _attribute([sample], top).get(sample, "unspecified")
    lines = [f"{pattern}: {_effect(value, ready=ready)}"]
    decided = _decided_by(sample, top)
    if value != "unspecified" or decided:
        lines.append(f"  diff={value} by {decided or 'a line that only git can find'}")
    elif value == "unspecified":
        lines.append("  no attributes file names a driver for it")
    for other, count, example in _exceptions(pattern, value, top):
        files = "1 tracked file is" if count == 1 else f"{count} tracked files are"
        lines.append(f"  but {files} diff={other}: {_effect(other, ready=ready)} ({example})")
    return lines


def _effect(value: str, *, ready: bool) -> str:
    if value == DRIVER:
        return "unxdiff's view" if ready else "git's own diff, for the driver does not work yet"
    if value == "unset":
        return "`Binary files differ`, for an attribute switches diff off"
    if value in ("unspecified", "set"):
        return "git's own diff"
    if inquire("config", "--get", f"diff.{value}.command")[0] == 0:
        return f"the view of the driver {value}, whose line comes later or stands nearer"
    return f"git's own diff, with the settings of {value}"


def _sample(pattern: str) -> str:
    """A path the pattern matches, whether or not there is such a file."""
    path = pattern.strip("/").replace("**/", "").replace("**", "sample")
    path = re.sub(r"\[[^\]]*\]", "x", path.replace("*", "sample").replace("?", "x"))
    return path or "sample"


def _attribute(paths: list[str], top: str) -> dict[str, str]:
    """The ``diff`` attribute of paths relative to the top folder."""
    stdin = b"".join(os.fsencode(path) + b"\0" for path in paths)
    code, out, _ = inquire("-C", top, "check-attr", "-z", "--stdin", "diff", stdin=stdin)
    if code:
        return {}
    words = [os.fsdecode(word) for word in out.split(b"\0")]
    return dict(zip(words[0::3], words[2::3], strict=False))


def _exceptions(pattern: str, value: str, top: str) -> list[tuple[str, int, str]]:
    """Tracked files of the pattern that another line decides about: value, count, an example."""
    wanted = f":(top,glob){pattern.lstrip('/')}" if "/" in pattern else f":(top){pattern}"
    code, out, _ = inquire("-C", top, "ls-files", "-z", "--", wanted)
    paths = [os.fsdecode(path) for path in out.split(b"\0") if path] if code == 0 else []
    found: dict[str, list[str]] = {}
    for path, other in _attribute(paths, top).items() if paths else ():
        if other != value:
            found.setdefault(other, []).append(path)
    return [(other, len(some), some[0]) for other, some in sorted(found.items())]


def _decided_by(path: str, top: str) -> str:
    """File and line that decide: the last matching line of the first file that has one."""
    for file, folder in _attribute_files(path, top):
        try:
            with open(file, "rb") as stream:
                data = stream.read()
        except OSError:
            continue
        ours = body(data) if DRIVER.encode() in data else None
        lines = data.decode("utf-8", "replace").splitlines()
        for number in range(len(lines), 0, -1):
            line = lines[number - 1]
            if _matches(line, path.removeprefix(folder)):
                mine = ours is not None and line.encode() in ours.splitlines()
                return f"{file}:{number}{' (unxdiff git install)' if mine else ''}"
    return ""


def _attribute_files(path: str, top: str) -> list[tuple[str, str]]:
    """Attributes files from the strongest to the weakest, with the folder each speaks for."""
    info = inquire("rev-parse", "--git-path", "info/attributes")[1]
    files = [(os.path.abspath(os.fsdecode(info.rstrip(b"\r\n"))), "")]
    folder = os.path.dirname(path)
    while folder:
        files.append((os.path.join(top, folder, ".gitattributes"), folder + "/"))
        folder = os.path.dirname(folder)
    files.append((os.path.join(top, ".gitattributes"), ""))
    named = _get("core.attributesFile")
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    user = os.path.expanduser(named[0]) if named else os.path.join(base, "git", "attributes")
    return [*files, (user, ""), ("/etc/gitattributes", "")]


def _matches(line: str, path: str) -> bool:
    """Whether an attributes line is about a path's ``diff`` attribute."""
    line = line.strip()
    if line.startswith('"'):
        pattern, _, rest = line[1:].partition('" ')
    else:
        pattern, _, rest = line.partition(" ")
    names = {word.lstrip("-!").partition("=")[0] for word in rest.split()}
    if line.startswith("#") or not names & {"diff", "binary"}:
        return False
    if "/" not in pattern.rstrip("/"):
        return fnmatchcase(os.path.basename(path), pattern)
    return fnmatchcase(path, pattern.lstrip("/").replace("**/", "*"))

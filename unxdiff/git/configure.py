"""Setting up git for unxdiff, and undoing it to the byte: plans first, then one careful write."""

from __future__ import annotations

import os
import shlex
import shutil
import sys

from unxdiff import __version__
from unxdiff.errors import GitError, UsageError
from unxdiff.git.ask import ask, inquire, work_tree
from unxdiff.git.blockfile import body, put, take
from unxdiff.records import record

__all__ = [
    "DEFAULT_PATTERNS",
    "DRIVER",
    "Edit",
    "Places",
    "carry_out",
    "forget_cache",
    "installed_patterns",
    "places",
    "plan_install",
    "plan_uninstall",
    "program",
]

DRIVER = "unxdiff"
"""The driver's name: ``diff.unxdiff.…`` in the configuration, ``diff=unxdiff`` in attributes."""

DEFAULT_PATTERNS = ("*.md", "*.markdown", "*.txt")
"""Files whose format unxdiff reads and whose lines people write as prose."""

_FUNCTION = r"^(#{1,6} .*|(\([a-z]{1,4}\)|[0-9]+\.([0-9]+\.?)*( [a-z]{3,9}\.?)?) .{1,60})"
"""Headings, numbered paragraphs and subparagraphs name the hunks of ``git log -p``."""
_WORD = r"[^][[:space:].,;:!?()]+([.,][0-9]+)*|[].,;:!?()[]"
"""Words without their punctuation, numbers whole; the negated class is safe in any locale."""


@record
class Edit:
    """One file before and after; None is no file. ``says`` are the lines put in or taken out."""

    path: str
    before: bytes | None
    after: bytes | None
    says: tuple[str, ...] = ()


@record
class Places:
    """The files a scope's set-up is written to."""

    config: str
    attributes: str


def places(scope: str) -> Places:
    """Where ``local`` (this repository) or ``global`` (this user) settings live.

    Raises GitError outside a repository or where the user's files cannot be told.
    """
    return _local() if scope == "local" else _global()


def _local() -> Places:
    code, out, reason = inquire("rev-parse", "--git-path", "config")
    if code:
        raise GitError(f"{reason}; go to a repository, or use --global")
    config = os.path.abspath(os.fsdecode(out.rstrip(b"\r\n")))
    top = work_tree()
    if top is not None:
        return Places(config, os.path.join(top, ".gitattributes"))
    # A bare repository has no work tree; git reads its own attributes file.
    info = os.fsdecode(ask("rev-parse", "--git-path", "info/attributes").rstrip(b"\r\n"))
    return Places(config, os.path.abspath(info))


def _global() -> Places:
    home = os.path.expanduser("~")
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    config = os.environ.get("GIT_CONFIG_GLOBAL")
    if config is None:
        config = os.path.join(home, ".gitconfig")
        other = os.path.join(base, "git", "config")
        if not os.path.exists(config) and os.path.exists(other):
            config = other
    elif not config or config == os.devnull:
        raise GitError("GIT_CONFIG_GLOBAL switches the user's configuration off; unset it first")
    asked = inquire("config", "--global", "--type=path", "--get", "core.attributesFile")[1]
    named = os.fsdecode(asked.rstrip(b"\r\n"))
    attributes = named or os.path.join(base, "git", "attributes")
    return Places(os.path.abspath(config), os.path.abspath(attributes))


def program() -> str:
    """How git's shell starts this unxdiff.

    The bare name where ``PATH`` has it for good; the full path where it is only there while a
    virtual environment is active, for a driver that is not found stops every ``git diff``.
    """
    found = shutil.which("unxdiff")
    active = os.environ.get("VIRTUAL_ENV")
    if found and not (active and _is_below(found, active)):
        return "unxdiff"
    script = os.path.join(os.path.dirname(sys.executable), "unxdiff")
    if os.access(script, os.X_OK) and os.path.isfile(script):
        return _quoted(script)
    # -P keeps Python from importing modules out of the repository one stands in.
    return f"{_quoted(sys.executable)} -P -m unxdiff"


def _is_below(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.abspath(folder) + os.sep)


def _quoted(path: str) -> str:
    return shlex.quote(path.replace(os.sep, "/"))


def plan_install(
    scope: str, patterns: tuple[str, ...] = (), *, textconv: bool = True
) -> tuple[Edit, ...]:
    """What ``git install`` would change; nothing is written.

    Without patterns those of an earlier set-up stay, or else DEFAULT_PATTERNS are taken. Raises
    GitError, UsageError for a pattern that git cannot hold.
    """
    where = places(scope)
    attributes, config = _read(where.attributes), _read(where.config)
    chosen = patterns or installed_patterns(attributes) or DEFAULT_PATTERNS
    lines = [f"{_pattern(pattern)} diff={DRIVER}" for pattern in dict.fromkeys(chosen)]
    section = _section(textconv=textconv)
    return (
        _edit(where.attributes, attributes, lines),
        _edit(where.config, config, section),
    )


def _edit(path: str, before: bytes | None, lines: list[str]) -> Edit:
    text = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
    try:
        return Edit(path, before, put(before, text), tuple(lines))
    except GitError as problem:
        raise GitError(f"{path}: {problem}") from problem


def installed_patterns(attributes: bytes | None) -> tuple[str, ...]:
    """The patterns of an earlier set-up in an attributes file's bytes."""
    lines = (body(attributes) or b"").decode("utf-8", "surrogateescape").splitlines()
    ending = f" diff={DRIVER}"
    return tuple(_unquoted(line.removesuffix(ending)) for line in lines if line.endswith(ending))


def _pattern(pattern: str) -> str:
    """A pattern as an attributes file writes it."""
    if not pattern.strip() or pattern.startswith("!") or not pattern.isprintable():
        raise UsageError(
            f"{pattern!r} is no pattern of git attributes; write one such as '*.md' or 'drafts/*'"
        )
    if pattern.startswith(("#", "[attr]", '"')) or " " in pattern:
        return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return pattern


def _unquoted(written: str) -> str:
    if not written.startswith('"'):
        return written
    return written[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def _section(*, textconv: bool) -> list[str]:
    start = program()
    values = [("command", f"{start} git driver")]
    if textconv:
        # Git drops its cache when this string changes, hence the version.
        values.append(("textconv", f"{start} git textconv --cache-version {__version__}"))
        values.append(("cachetextconv", "true"))
    values += [("xfuncname", _FUNCTION), ("wordRegex", _WORD)]
    return [f'[diff "{DRIVER}"]', *(f"\t{name} = {_value(value)}" for name, value in values)]


def _value(value: str) -> str:
    """A value as a git configuration file writes it."""
    if any(char in value for char in '"\\;#'):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value


def plan_uninstall(scope: str) -> tuple[Edit, ...]:
    """What ``git uninstall`` would change; files without our lines are not in it.

    Raises GitError.
    """
    where = places(scope)
    edits = []
    for path in (where.attributes, where.config):
        before = _read(path)
        try:
            lines = body(before)
            if before is None or lines is None:
                continue
            edits.append(
                Edit(
                    path, before, take(before), tuple(lines.decode("utf-8", "replace").splitlines())
                )
            )
        except GitError as problem:
            raise GitError(f"{path}: {problem}") from problem
    return tuple(edits)


def forget_cache() -> bool:
    """Delete the texts git cached from our textconv; whether there were any."""
    reference = f"refs/notes/textconv/{DRIVER}"
    if inquire("show-ref", "--verify", "--quiet", reference)[0]:
        return False
    ask("update-ref", "-d", reference)
    return True


def carry_out(edits: tuple[Edit, ...]) -> None:
    """Write a plan: all of it or nothing. Raises GitError."""
    done: list[Edit] = []
    try:
        for edit in edits:
            if edit.before != edit.after:
                _write(edit.path, edit.before, edit.after)
                done.append(edit)
    except (OSError, GitError) as problem:
        for edit in reversed(done):
            _write(edit.path, edit.after, edit.before)
        if isinstance(problem, GitError):
            raise
        raise GitError(f"{problem.filename}: {problem.strerror}; nothing was changed") from problem


def _write(path: str, before: bytes | None, after: bytes | None) -> None:
    """Replace a file through git's own lock, so that no other git process writes it meanwhile."""
    target = os.path.realpath(path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    lock = target + ".lock"
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError as problem:
        raise GitError(
            f"{lock} exists: another git process is at work, or one died; remove it then"
        ) from problem
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(after or b"")
        _check_same(target, before)
        if after is None:
            os.unlink(target)
            os.unlink(lock)
            return
        if before is not None:
            os.chmod(lock, os.stat(target).st_mode & 0o7777)
        os.replace(lock, target)
    except BaseException:
        if os.path.exists(lock):
            os.unlink(lock)
        raise


def _check_same(path: str, before: bytes | None) -> None:
    if _read(path) != before:
        raise GitError(f"{path}: changed by somebody else meanwhile; run the command again")


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise GitError(f"{path}: {problem.strerror}") from problem

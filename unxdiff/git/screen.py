"""Colour and width as the user's git has them, asked of git only where its settings may matter."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEFAULT_WIDTH", "color", "width"]

DEFAULT_WIDTH = 80
_NARROWEST = 20
_TRUE = ("true", "yes", "on", "1")


def color(wanted: str | None, env: Mapping[str, str] = os.environ, *, tty: bool) -> bool:
    """Whether to colour: ``wanted`` (``auto always never``, from an option or None), then
    ``UNXDIFF_COLOR``, ``FORCE_COLOR``, ``NO_COLOR``, then what git itself would do.

    Standard output is a pipe under the pager, so ``GIT_PAGER_IN_USE`` counts as a terminal.
    """
    for choice in (wanted, env.get("UNXDIFF_COLOR", "").strip().lower()):
        if choice in ("always", "never"):
            return choice == "always"
    force = env.get("FORCE_COLOR")
    if force:
        return force.lower() not in ("0", "false", "no")
    if env.get("NO_COLOR"):
        return False
    paged = env.get("GIT_PAGER_IN_USE", "").lower() in _TRUE
    settings = _settings(env)
    if b"color" in settings or b"[include" in settings:
        return _ask_git(env, paged=paged and b"pager" in settings)
    return (tty or paged) and env.get("TERM", "dumb") != "dumb"


def _settings(env: Mapping[str, str]) -> bytes:
    """Everything git is configured with, in lower case, to see whether colour is in it at all.

    Asking git costs 1.5 ms a file, reading these files 0.03 ms. A repository that is not simply
    here, or a file that cannot be read, counts as an include: git must be asked.
    """
    if env.get("GIT_CONFIG_COUNT"):
        return b"[include pager"
    local = os.path.join(env.get("GIT_DIR") or ".git", "config")
    if not os.path.isfile(local):
        return b"[include pager"
    texts = [env.get("GIT_CONFIG_PARAMETERS", "").encode("utf-8", "replace")]
    texts += map(_read, (local, local + ".worktree", *_user_and_system(env)))
    return b"\n".join(texts).lower()


def _user_and_system(env: Mapping[str, str]) -> list[str]:
    """The configuration files that git reads besides the repository's own."""
    files = []
    user = env.get("GIT_CONFIG_GLOBAL")
    if user is None:
        home = os.path.expanduser("~")
        base = env.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
        files += [os.path.join(base, "git", "config"), os.path.join(home, ".gitconfig")]
    else:
        files.append(user)
    system = env.get("GIT_CONFIG_SYSTEM")
    if system is not None:
        files.append(system)
    elif env.get("GIT_CONFIG_NOSYSTEM", "").lower() not in _TRUE:
        files.append("/etc/gitconfig")
        # A git that is not in /usr has its own etc; git tells its children where it lives.
        prefix = env.get("GIT_EXEC_PATH", "").rpartition("/lib")[0]
        if prefix not in ("", "/usr"):
            files.append(os.path.join(prefix, "etc", "gitconfig"))
    return files


def _read(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return b""
    except OSError:
        return b"[include pager"


def _ask_git(env: Mapping[str, str], *, paged: bool) -> bool:
    """Git's own answer; it looks at ``TERM``, the pager and standard output itself."""
    if not _git_says(["--get-colorbool", "color.diff"], env):
        return False
    return not (paged and _git_says(["--get", "color.pager", "^(false|no|off|0)$"], env))


def _git_says(question: list[str], env: Mapping[str, str]) -> bool:
    """Run ``git config`` on standard output as it is and tell whether it succeeds."""
    command = ["git", "config", *question]
    if not hasattr(os, "posix_spawnp") or "--get" in question:
        import subprocess

        # The value itself is of no interest, only whether there is one.
        quiet = subprocess.DEVNULL if "--get" in question else None
        asked = subprocess.run(
            command, stdout=quiet, stderr=subprocess.DEVNULL, env=env, check=False
        )
        return asked.returncode == 0
    # Several times cheaper than importing subprocess.
    child = os.posix_spawnp("git", command, env)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def width(wanted: int | None, env: Mapping[str, str] = os.environ) -> int:
    """Columns to use: an option's value, ``COLUMNS`` (git sets it for its pager), the terminal, 80.

    The terminal is looked for on standard output, and under the pager on standard error and
    ``/dev/tty`` too.
    """
    if wanted is not None:
        return max(wanted, _NARROWEST)
    columns = env.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(int(columns), _NARROWEST)
    found = _terminal_width(1)
    if not found and env.get("GIT_PAGER_IN_USE"):
        found = _terminal_width(2) or _controlling_width()
    return max(found, _NARROWEST) if found else DEFAULT_WIDTH


def _terminal_width(descriptor: int) -> int:
    try:
        return os.get_terminal_size(descriptor).columns
    except OSError:
        return 0


def _controlling_width() -> int:
    try:
        descriptor = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return 0
    try:
        return _terminal_width(descriptor)
    finally:
        os.close(descriptor)

"""What this machine can do for unxdiff, found out by asking it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from importlib import import_module, metadata

import unxdiff
from unxdiff.cli.terminal import color_wanted, is_terminal, pager_command, width
from unxdiff.records import record
from unxdiff.renderers.palettes import BASIC, TABLE, TRUE, colours
from unxdiff.renderers.pdf import library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Finding", "findings"]

_PACKAGES = (
    "click",
    "jinja2",
    "pyyaml",
    "markdown-it-py",
    "charset-normalizer",
    "diff-match-patch",
    "xlsxwriter",
)
"""What is asked for where unxdiff itself is not installed and cannot list what it needs."""

_LANGUAGES = (
    ("English", "en", "fonts-liberation", "liberation-fonts", "font-liberation"),
    ("French", "fr", "fonts-liberation", "liberation-fonts", "font-liberation"),
    ("Spanish", "es", "fonts-liberation", "liberation-fonts", "font-liberation"),
    ("Russian", "ru", "fonts-liberation", "liberation-fonts", "font-liberation"),
    ("Arabic", "ar", "fonts-hosny-amiri", "amiri-fonts", "font-amiri"),
    ("Chinese", "zh", "fonts-wqy-zenhei", "wqy-zenhei-fonts", "font-noto-sans-cjk-sc"),
)
"""Language, its fontconfig tag, and the font package of apt, dnf and brew."""

_SECONDS = 20
"""How long a program may take to answer; fontconfig builds its cache the first time."""


@record
class Finding:
    """One thing looked at: ``good`` False is something that is missing, ``remedy`` how to get it.

    ``needed`` tells what the tool cannot do its work without from what is only nice to have.
    """

    area: str
    name: str
    good: bool
    detail: str
    remedy: str = ""
    needed: bool = True


def findings() -> Iterator[Finding]:
    """Look at everything, in the order it is shown."""
    yield Finding("unxdiff", "version", True, unxdiff.__version__)
    yield Finding("unxdiff", "Python", True, f"{platform.python_version()}, {sys.executable}")
    yield Finding("unxdiff", "system", True, platform.platform())
    yield from _packages()
    yield _fast_diff()
    yield _pdf()
    yield from _fonts()
    yield from _git()
    yield from _terminal()


def _packages() -> Iterator[Finding]:
    for name in _required():
        try:
            yield Finding("packages", name, True, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding("packages", name, False, "not installed", _pip(name))


def _required() -> list[str]:
    """The packages that unxdiff says it needs, extras left out."""
    try:
        lines = metadata.requires("unxdiff") or []
    except metadata.PackageNotFoundError:
        return list(_PACKAGES)
    names = []
    for line in lines:
        if "extra ==" in line:
            continue
        end = next((i for i, c in enumerate(line) if not (c.isalnum() or c in "-_.")), len(line))
        # These two have lines of their own, which say more than a version.
        if line[:end].lower() not in ("weasyprint", "fast-diff-match-patch"):
            names.append(line[:end])
    return sorted(names, key=str.lower)


def _pip(name: str) -> str:
    return f"{sys.executable} -m pip install {name}"


def _fast_diff() -> Finding:
    name = "fast diff in C++"
    try:
        import_module("fast_diff_match_patch")
    except ImportError:
        package = "fast-diff-match-patch"
        detail = "not installed: long paragraphs take longer"
        return Finding("packages", name, False, detail, _pip(package), needed=False)
    return Finding("packages", name, True, metadata.version("fast-diff-match-patch"))


def _pdf() -> Finding:
    try:
        weasyprint = library.load()
    except ImportError:
        return Finding("PDF", "WeasyPrint", False, "not installed", _pip("weasyprint"))
    except OSError as error:
        # WeasyPrint loads Pango when it is imported and fails like this without it.
        remedy = _install("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "pango", "pango")
        why = str(error).splitlines()[0]
        return Finding("PDF", "Pango", False, f"not found ({why})", remedy)
    return Finding("PDF", "WeasyPrint", True, f"{weasyprint.__version__}, with Pango")


def _install(apt: str, dnf: str, brew: str) -> str:
    """The one command that brings a system package here."""
    for program, command in (
        ("apt-get", f"apt-get install -y {apt}"),
        ("dnf", f"dnf install -y {dnf}"),
        ("brew", f"brew install {brew}"),
    ):
        if shutil.which(program):
            root = program == "brew" or not hasattr(os, "geteuid") or os.geteuid() == 0
            return command if root else f"sudo {command}"
    return f"install {brew} with your system's package manager"


def _fonts() -> Iterator[Finding]:
    if shutil.which("fc-list") is None:
        remedy = _install("fontconfig", "fontconfig", "fontconfig")
        yield Finding("fonts", "fontconfig", False, "fc-list not found: fonts unknown", remedy)
        return
    for language, tag, apt, dnf, brew in _LANGUAGES:
        listed = _ask("fc-list", f":lang={tag}", "family")
        families = sorted({line.split(",")[0].strip() for line in (listed or "").splitlines()})
        if families:
            # The one a page is set in, rather than the first of the alphabet.
            usual = (
                _ask("fc-match", "--format", "%{family[0]}", f"serif:lang={tag}") or ""
            ).strip()
            name = usual if usual in families else families[0]
            yield Finding("fonts", language, True, f"{name}{_others(len(families) - 1)}")
        else:
            yield Finding(
                "fonts", language, False, "no font has its letters", _install(apt, dnf, brew)
            )


def _others(count: int) -> str:
    return f" and {count} more" if count else ""


def _git() -> Iterator[Finding]:
    version = _ask("git", "--version")
    if version is None:
        remedy = _install("git", "git", "git")
        yield Finding("git", "git", False, "not found", remedy, needed=False)
        return
    yield Finding("git", "git", True, version.removeprefix("git version "))
    command = _ask("git", "config", "--show-scope", "--get", "diff.unxdiff.command")
    if command:
        scope, _, line = command.partition("\t")
        yield Finding("git", "diff driver", True, f"{line} ({scope})")
    else:
        detail = "not set up: git diff shows drafts line by line"
        yield Finding("git", "diff driver", False, detail, "unxdiff git install", needed=False)


def _terminal() -> Iterator[Finding]:
    on = is_terminal(sys.stdout)
    columns = width(None, os.environ, terminal=on)
    number = {BASIC: "16 colours", TABLE: "256 colours", TRUE: "true colour"}
    wanted = color_wanted(None, os.environ, terminal=on)
    colored = number[colours(os.environ) or TABLE] if wanted else "no colour"
    what = "a terminal" if on else "not a terminal"
    yield Finding("terminal", "standard output", True, f"{what}, {columns} columns, {colored}")
    pager = pager_command(os.environ)
    if pager is not None:
        yield Finding("terminal", "pager", True, pager)
    elif os.environ.get("PAGER") is not None:
        yield Finding("terminal", "pager", True, "none, as PAGER says")
    else:
        remedy = _install("less", "less", "less")
        yield Finding("terminal", "pager", False, "less not found", remedy, needed=False)


def _ask(*command: str) -> str | None:
    """What a program prints, or None where it is missing, fails or does not answer."""
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None

"""What all tests share: outside material, golden files, Hypothesis profiles, no silent skips.

A test that needs something from outside (a program, Pango, the shared texts) says so through the
functions below, at its beginning or where its module is loaded. Where it is absent the test is
skipped with the reason; where the variable CI is set every skip, also one made otherwise, fails.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import hypothesis
import pytest

__all__ = [
    "IN_CI",
    "ROOT",
    "chromium",
    "needs_pango",
    "needs_program",
    "shared_data",
    "source_files",
]

ROOT = Path(__file__).resolve().parent.parent
"""The top of the checkout."""

IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")
"""Whether this run must skip nothing."""

_LEFT_OUT = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "build",
    "dist",
}


# --- what a test may need -------------------------------------------------------------------


def _absent(reason: str) -> None:
    if IN_CI:
        pytest.fail(f"needed where CI is set: {reason}", pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def shared_data() -> Path:
    """The folder ../shared/data beside the checkout: real texts that are not ours to ship."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        _absent("no shared texts: ../shared/data is not there")
    return folder


def needs_program(name: str) -> str:
    """The path of a program, for instance ``git``, ``wdiff`` or ``tmux``."""
    path = shutil.which(name)
    if path is None:
        _absent(f"no {name} on the path; `make setup` installs it as root, or says how")
    return path or ""


def chromium() -> str:
    """The path of Chromium or of Chrome, whatever it is called here."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        path = shutil.which(name)
        if path:
            return path
    return needs_program("chromium")


def needs_pango() -> None:
    """WeasyPrint finds the Pango libraries, so PDF can be made."""
    if not _has_pango():
        _absent("no Pango libraries, so no PDF; `make setup` installs them as root, or says how")


@functools.cache
def _has_pango() -> bool:
    # In a process of its own: an import that fails half-way leaves half-loaded modules behind.
    command = [sys.executable, "-c", "import weasyprint"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def source_files(suffixes: tuple[str, ...] = (), under: str = ".") -> list[Path]:
    """The project's own files below a folder, sorted: nothing that a run or an editor made."""
    found = []
    for folder, folders, names in os.walk(ROOT / under):
        folders[:] = sorted(name for name in folders if name not in _LEFT_OUT)
        found += [Path(folder, name) for name in names if name.endswith(suffixes or "")]
    return sorted(path for path in found if path.name != ".venv.lock" and not path.is_symlink())


# --- no skip without a reason, none at all where CI is set -----------------------------------


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"nothing is skipped where CI is set: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test into a failure where CI is set."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole module into a failure where CI is set."""
    report = yield
    _refuse_skip(report)
    return report


# --- golden files ---------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that accepts new output as right."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests got to tests/golden; then read the difference",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare output with ``tests/golden/NAME``: ``golden("seed/terminal-80.txt", text)``.

    Text is compared as UTF-8 with its line ends as they are, bytes as they are.
    """
    update = request.config.getoption("--update-golden")

    def compare(name: str, got: str | bytes) -> None:
        path = ROOT / "tests" / "golden" / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(got.encode() if isinstance(got, str) else got)
            return
        if not path.is_file():
            pytest.fail(
                f"no tests/golden/{name}; `pytest --update-golden` writes it", pytrace=False
            )
        expected: str | bytes = path.read_bytes()
        if isinstance(got, str) and isinstance(expected, bytes):
            expected = expected.decode()
        assert got == expected, f"other than tests/golden/{name}; --update-golden accepts it"

    return compare


# --- Hypothesis -----------------------------------------------------------------------------

# Slow generation is a matter of the machine, and timing is never a test.
_SLOW_IS_FINE = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile(
    "dev", max_examples=30, deadline=None, suppress_health_check=_SLOW_IS_FINE
)
hypothesis.settings.register_profile(
    "ci",
    max_examples=200,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=_SLOW_IS_FINE,
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if IN_CI else "dev"))

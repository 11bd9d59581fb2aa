"""The import budget: git starts unxdiff once a file, so start-up loads what it uses and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT

NEVER = {
    "asyncio",
    "bs4",
    "charset_normalizer",
    "click",
    "dataclasses",
    "difflib",
    "email",
    "http",
    "importlib.metadata",
    "inspect",
    "jinja2",
    "logging",
    "lxml",
    "markdown_it",
    "pathlib",
    "pypdf",
    "pypdfium2",
    "tempfile",
    "typing",
    "unittest",
    "urllib.request",
    "weasyprint",
    "yaml",
}
"""Costly to import and of no use to a terminal diff of two text files in UTF-8."""

RUN = """
import sys
from unxdiff.cli.entry import main
try:
    status = main(sys.argv[1:])
except SystemExit as exit:
    status = exit.code
sys.stdout.flush()
print(*sys.modules, sep="\\n", file=sys.stderr)
sys.exit(status)
"""


def _modules(code: str, arguments: Sequence[str] = ()) -> tuple[set[str], str]:
    """The modules that a fresh Python has loaded after some code, and its standard output."""
    environment = {name: value for name, value in os.environ.items() if "UNXDIFF" not in name}
    environment["NO_COLOR"] = "1"
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n")) - {""}, done.stdout


def _fresh() -> set[str]:
    # What this Python loads by itself, what its site-packages add at start-up among it.
    return _modules("import sys; print(*sys.modules, sep='\\n', file=sys.stderr)")[0]


def _loaded(arguments: Sequence[str]) -> tuple[set[str], str]:
    modules, output = _modules(RUN, arguments)
    return modules - _fresh(), output


def _within(loaded: set[str], names: set[str]) -> list[str]:
    return sorted(m for m in loaded if any(m == n or m.startswith(f"{n}.") for n in names))


def test_importing_the_package_loads_nothing() -> None:
    """``import unxdiff`` loads no module besides itself; names are loaded when first used."""
    code = "import unxdiff, sys; print(*sys.modules, sep='\\n', file=sys.stderr)"
    assert _modules(code)[0] - _fresh() <= {"__future__", "unxdiff"}


def test_every_public_name_can_be_had() -> None:
    """Each name in ``unxdiff.__all__`` is found where the package says it is."""
    code = "import unxdiff\nfor name in unxdiff.__all__: getattr(unxdiff, name)"
    _modules(code)


def test_a_terminal_diff_loads_no_renderer_and_no_command_line_library() -> None:
    """The terminal diff of the first example stays within the budget."""
    loaded, output = _loaded(["examples/seed/old.txt", "examples/seed/new.txt", "--no-pager"])
    assert "{+" in output
    assert not _within(loaded, NEVER - {"typing"})  # RapidFuzz, for the moves, brings typing along


def test_a_small_edit_is_not_scored(tmp_path: Path) -> None:
    """Two texts that differ in one word of one paragraph need no similarity library."""
    old, new = _pair(tmp_path)
    loaded, output = _loaded([old, new, "--no-pager", "--no-config"])
    assert "{+" in output
    assert not _within(loaded, NEVER | {"rapidfuzz"})


@pytest.mark.parametrize("count", [7, 9])
def test_the_git_driver_keeps_the_budget(tmp_path: Path, count: int) -> None:
    """The 7 arguments for a changed file, and 9 for a renamed one, load no more than a diff."""
    old, new = _pair(tmp_path)
    arguments = ["draft.txt", old, "1" * 40, "100644", new, "2" * 40, "100644"]
    arguments += ["renamed.txt", "similarity index 97%\nrename from draft.txt\n"][: count - 7]
    loaded, output = _loaded(["git", "driver", *arguments])
    assert "{+" in output
    assert not _within(loaded, NEVER | {"rapidfuzz"})


def _pair(folder: Path) -> tuple[str, str]:
    paragraphs = [
        "Recalling its resolution 61/180 of 8 March 2007,",
        "Urges States to improve preventive measures;",
        "Requests the Secretary-General to report to the Assembly at its next session.",
    ]
    old, new = folder / "old.txt", folder / "new.txt"
    old.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    new.write_text("\n\n".join(paragraphs).replace("Urges", "Urges all") + "\n", "utf-8")
    return str(old), str(new)

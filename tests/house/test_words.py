"""Nothing of one person's machine stands in the project's files."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.conftest import ROOT, source_files

REGISTRY = re.compile(
    r"(?:https?:)?//[\w.-]*(?:pypi|pythonhosted|npmjs|debian|ubuntu|yarnpkg|conda)\.(?:org|com|io|net)",
    re.IGNORECASE,
)
"""Where packages come from is each person's own setting."""

PERSONAL = re.compile(r"(?<![\w.~$*-])/(?:root|wor[k])/[\w.]")
"""Folders that only a machine for building has; the one at hand is looked for by its own name."""


def _lines() -> list[tuple[str, str]]:
    found = []
    for path in source_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:  # a binary example or golden file
            text = path.read_bytes().decode("latin-1")
        name = str(path.relative_to(ROOT))
        found += [(f"{name}:{k}", line) for k, line in enumerate(text.split("\n"), 1)]
    return found


def test_no_address_of_a_package_registry() -> None:
    """No file names a package registry's address."""
    assert not [where for where, line in _lines() if REGISTRY.search(line)]


def test_no_path_of_one_machine() -> None:
    """No file names a home folder or the folder that this checkout lies in."""
    here = str(ROOT)
    home = str(Path.home())
    own = [path + os.sep for path in (here, home) if len(path) > 4]
    bad = [w for w, line in _lines() if PERSONAL.search(line) or any(p in line for p in own)]
    assert not bad


def test_the_patterns_find_what_they_look_for() -> None:
    """The two rules above can fail."""
    assert REGISTRY.search("--index-url https:" + "//pypi" + ".org/simple")
    assert PERSONAL.search("see /roo" + "t/drafts/x.txt")
    assert not PERSONAL.search("https://example.org/roo" + "t/ada/")

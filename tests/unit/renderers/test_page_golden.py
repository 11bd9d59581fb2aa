"""The page of the first example, letter by letter: whoever changes a template reads what he did."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import ROOT
from unxdiff import api
from unxdiff.options import RenderOptions

SEED = ROOT / "examples" / "seed"


def _page(options: RenderOptions) -> str:
    """The page but for style, script and their hashes: these are files that are read themselves."""
    made = api.render(api.compare(SEED / "old.txt", SEED / "new.txt"), "html", options)
    assert isinstance(made, str)
    made = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1…\3", made, flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", made)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("page-english.html", RenderOptions(context=-1)),
        ("page-english-side-by-side.html", RenderOptions(context=-1, layout="side-by-side")),
        ("page-english-changes-only.html", RenderOptions(context=1)),
    ],
)
def test_page_of_the_first_example(
    golden: Callable[[str, str], None], name: str, options: RenderOptions
) -> None:
    """All of it, in two columns, and the changes alone."""
    golden(name, _page(options))

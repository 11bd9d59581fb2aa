"""A browser and the pages that it opens, for all tests of the page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.window import Browser, find_chromium
from tests.unit.renderers.html_hostile import hostile
from tests.unit.renderers.html_sample import plain_blocks, sample
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import LAYOUTS, render_html

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser, or a skip that says why; never a skip where CI must run everything."""
    path = find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium here: apt-get install chromium")
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        made = Browser(chromium)
        yield made
        made.close()
        chromium.close()


@pytest.fixture(scope="package")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in each layout, the hostile draft, and a long text, as files."""
    folder = tmp_path_factory.mktemp("pages")
    for layout in LAYOUTS:
        options = RenderOptions(context=-1, layout=layout)
        (folder / f"{layout}.html").write_text(render_html(sample(), options), encoding="utf-8")
    hostile_page = render_html(hostile(), RenderOptions(context=-1))
    (folder / "hostile.html").write_text(hostile_page, encoding="utf-8")
    long_page = render_html(plain_blocks(400), RenderOptions(context=-1))
    (folder / "long.html").write_text(long_page, encoding="utf-8")
    return folder

"""The pages beside the redline, and the charts in it: access, width, requests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_axe import COLOURS, LEVELS, findings
from tests.unit.renderers.html_hostile import hostile
from tests.unit.renderers.html_sample import sample
from unxdiff.api import compare
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import render_html
from unxdiff.renderers.map_page import render_map_html
from unxdiff.renderers.stat_page import render_stat_html
from unxdiff.renderers.table_page import render_table_html

if TYPE_CHECKING:
    from tests.browser.window import Browser

PAGES = {"map": render_map_html, "table": render_table_html, "stat": render_stat_html}
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("theme", ["default", "un", "un-print", "accessible", "mono"])
@pytest.mark.parametrize("name", PAGES)
def test_each_sheet_in_each_theme(browser: Browser, tmp_path: Path, name: str, theme: str) -> None:
    """Nothing is found, wide or narrow, in light or dark, and nothing is asked for."""
    page = tmp_path / "page.html"
    made = PAGES[name](sample(), RenderOptions(context=0, theme=theme))
    page.write_text(made, encoding="utf-8")
    for width in (1280, 320):
        browser.open(page.as_uri(), width, 6000)
        assert findings(browser, LEVELS) == []
        assert not browser.page.evaluate(WIDER)
    browser.page.emulate_media(color_scheme="dark")
    assert findings(browser, COLOURS) == []
    assert browser.complaints() == []


@pytest.mark.parametrize("name", PAGES)
def test_hostile_and_arabic_sheets(browser: Browser, tmp_path: Path, name: str) -> None:
    """A draft that tries everything runs nothing, and Arabic is set from the right."""
    page = tmp_path / "page.html"
    page.write_text(PAGES[name](hostile(), RenderOptions(context=0)), encoding="utf-8")
    browser.open(page.as_uri(), 1280, 6000)
    assert browser.complaints() == []
    folder = EXAMPLES / "resolution-ar"
    redline = compare(folder / "old.txt", folder / "new.txt")
    page.write_text(PAGES[name](redline, RenderOptions(context=0)), encoding="utf-8")
    browser.open(page.as_uri(), 1280, 6000)
    assert findings(browser, LEVELS) == []
    if name == "table":
        assert browser.page.locator("td.text p[dir=rtl]").count() > 10


def test_charts_in_the_page(browser: Browser, tmp_path: Path) -> None:
    """The statistics open without a script of ours, fit a telephone, and nothing is found there."""
    page = tmp_path / "page.html"
    page.write_text(render_html(sample(), RenderOptions(context=-1)), encoding="utf-8")
    for width in (1280, 320):
        browser.open(page.as_uri(), width, 6000)
        browser.page.click(".statistics > summary")
        assert browser.page.locator(".strip svg").is_visible()
        assert not browser.page.evaluate(WIDER)
        assert findings(browser, LEVELS) == []
    assert browser.complaints() == []

"""WCAG 2.2 AA as axe-core checks it: every theme, light and dark, layout and language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.unit.renderers.html_sample import sample
from tests.unit.renderers.test_passages import redline as passages
from unxdiff.api import compare, read
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import LAYOUTS, render_html

if TYPE_CHECKING:
    from tests.browser.window import Browser

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
THEMES = ("default", "un", "un-print", "accessible", "mono")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
TALL = 8000  # so that nothing is out of sight, where it is not laid out
# Where axe-core cannot tell a contrast. A lone sign: our arrows have the colour of the words beside
# them. What lies under the tools, the open panel or out of sight: it is told when it comes out.
UNTOLD = {
    *("nonBmp", "shortTextContent"),
    *("bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring", "outsideViewport"),
}


def findings(browser: Browser, names: list[str]) -> list[str]:
    """Violations of the rules of some levels or names, and contrast that could not be told."""
    options = {
        "runOnly": {"type": "tag" if names is LEVELS else "rule", "values": names},
        "resultTypes": ["violations", "incomplete"],
        "rules": {"target-size": {"enabled": True}} if names is LEVELS else {},
    }
    response = Axe().run(browser.page, options=options).response
    assert len(response["passes"]) >= (30 if names is LEVELS else 1)
    found = [(rule, node) for rule in response["violations"] for node in rule["nodes"]]
    found += [
        (rule, node)
        for rule in response["incomplete"]
        for node in rule["nodes"]
        if not {_key(check) for check in node["any"]} <= UNTOLD
    ]
    return [f"{rule['id']}: {node['html'][:200]} {_said(node)}" for rule, node in found]


def _key(check: dict[str, Any]) -> object:
    return (check["data"] or {}).get("messageKey")


def _said(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_in_each_layout(
    browser: Browser, tmp_path: Path, theme: str, layout: str
) -> None:
    """Nothing is found in light, nothing about colours in dark, where only these differ; a change
    that stands out as the current one and a link's target are among what is looked at."""
    options = RenderOptions(context=-1, theme=theme, layout=layout)
    page = tmp_path / "page.html"
    page.write_text(render_html(sample(), options), encoding="utf-8")
    browser.open(page.as_uri() + "#c2", 1280, TALL)
    assert findings(browser, LEVELS) == []
    browser.page.emulate_media(color_scheme="dark")
    assert findings(browser, COLOURS) == []
    assert browser.complaints() == []


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_each_language(browser: Browser, tmp_path: Path, language: str) -> None:
    """Drafts in the six official languages have their language and direction said; side by side
    on a wide window and inline on the smallest telephone."""
    folder = EXAMPLES / f"resolution-{language}"
    redline = compare(read(folder / "old.txt"), read(folder / "new.txt"))
    assert redline.new.language == language
    page = tmp_path / "page.html"
    page.write_text(render_html(redline, RenderOptions(context=-1)), encoding="utf-8")
    browser.open(page.as_uri(), 320, TALL)
    assert findings(browser, LEVELS) == []
    browser.open(page.as_uri(), 1920, TALL)
    browser.press("2")
    assert findings(browser, LEVELS) == []


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_with_everything_open(browser: Browser, pages: Path, width: int, tone: str) -> None:
    """The list, the charts, the panel, and the find box in use; then with changes filtered away;
    then each version alone."""
    browser.open((pages / "inline.html").as_uri(), width, color_scheme=tone)
    if width == 320:
        browser.click(".outline summary")
    browser.click(".remarks summary")
    browser.click(".statistics summary")
    browser.click(".more summary")
    browser.page.fill(".find input", "trafficking")
    browser.press("Enter")
    assert browser.page.text_content(".found") != "none"
    assert findings(browser, LEVELS) == []
    browser.click("[data-kind=amended]")
    browser.click("[data-unchanged]")
    assert browser.visible(".off") > 0
    assert findings(browser, LEVELS) == []
    browser.press("Escape")
    for key in "45":
        browser.press(key)
        assert findings(browser, COLOURS) == []


def test_moved_passages_and_long_texts(browser: Browser, pages: Path, tmp_path: Path) -> None:
    """Tags behind moved passages, and a text with a ruler that is mostly out of sight."""
    page = tmp_path / "passages.html"
    page.write_text(render_html(passages(), RenderOptions(context=-1)), encoding="utf-8")
    browser.open(page.as_uri())
    assert findings(browser, LEVELS) == []
    browser.open((pages / "long.html").as_uri())
    assert findings(browser, LEVELS) == []


def test_what_is_wrong_is_found(browser: Browser, pages: Path) -> None:
    """The check itself: a page with pale words and a nameless button does not pass."""
    browser.open((pages / "inline.html").as_uri())
    browser.ask(
        "document.querySelector('.summary p').style.color = '#ccc';"
        "document.querySelector('[data-step]').textContent = ''; "
        "document.querySelector('[data-step]').title = ''"
    )
    found = {finding.split(":")[0] for finding in findings(browser, LEVELS)}
    assert {"color-contrast", "button-name"} <= found

"""A real browser opens pages of drafts that try everything, and nothing happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.window import Browser
from tests.injection.judges import JUDGES, page
from tests.injection.places import ATTACKS, LINKS, redline_of
from unxdiff import api
from unxdiff.options import RenderOptions

PAGES = [to for to, judge in JUDGES.items() if judge is page]


@pytest.mark.parametrize("to", PAGES)
def test_nothing_of_a_draft_runs(browser: Browser, tmp_path: Path, to: str) -> None:
    """No dialog, no complaint of the policy's, no request; every link that leaves is a known one;
    keys and views still work with such texts in every place."""
    made = api.render(redline_of(ATTACKS), to, RenderOptions(context=-1, show=("typographic",)))
    assert isinstance(made, str)
    place = tmp_path / "page.html"
    place.write_text(made, encoding="utf-8")
    browser.open(place.as_uri())
    if to == "html":
        for key in ("n", "n", "2", "3", "4", "5", "1", "p"):
            browser.press(key)
        browser.ask("document.querySelectorAll('button, summary').forEach(one => one.click())")
    browser.page.wait_for_timeout(300)
    assert browser.complaints() == []
    links = browser.ask(
        "[...document.querySelectorAll('[href]')].map(one => one.getAttribute('href'))"
    )
    assert {link for link in links if not link.startswith("#")} <= set(LINKS)
    assert browser.ask("document.scripts.length") == made.count("<script>")

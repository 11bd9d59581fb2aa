"""The page in a real browser: stepping, views, filters, links, widths, no request, no complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.renderers.test_passages import redline as passages
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import LAYOUTS, render_html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.window import Browser

HERE = "document.querySelector('.current')?.id"


def test_keys_and_buttons_step_through_all_changes(browser: Browser, pages: Path) -> None:
    """``n`` and ``j`` go to the next change, ``p`` and ``k`` back, buttons the same; the address
    and the counter follow, and the first and last change are the ends."""
    browser.open((pages / "inline.html").as_uri())
    total = browser.ask("document.querySelectorAll('[data-number]').length")
    seen = []
    for index in range(total + 2):
        browser.press("n" if index % 2 else "j")
        seen.append(browser.ask(HERE))
    assert seen[:total] == [f"c{n}" for n in range(1, total + 1)]
    assert seen[-1] == f"c{total}"
    assert browser.ask("location.hash") == f"#c{total}"
    assert browser.ask("document.querySelector('.where').textContent") == f"{total} of {total}"
    assert browser.ask("document.activeElement.id") == f"c{total}"
    browser.press("p")
    browser.press("k")
    assert browser.ask(HERE) == f"c{total - 2}"
    browser.click("[data-step='1']")
    assert browser.ask(HERE) == f"c{total - 1}"
    browser.press("Control+p")
    assert browser.ask(HERE) == f"c{total - 1}"
    assert browser.complaints() == []


def test_views_show_what_they_say(browser: Browser, pages: Path) -> None:
    """The old view shows no insertion, the new one no deletion, side by side both apart; going
    back to inline shows both together again."""
    browser.open((pages / "inline.html").as_uri())
    inline = (browser.visible(".text ins"), browser.visible(".text del"))
    assert all(inline)
    browser.click("[data-set-view='old']")
    assert browser.visible(".text ins") == 0
    assert browser.visible(".here") == 0
    old = browser.ask("document.querySelector('#redline').innerText")
    assert "62/99 of 17 December 2007" in old
    assert "Exhorts" not in old
    browser.click("[data-set-view='new']")
    assert browser.visible(".text del") == 0
    assert browser.visible(".away") == 0
    assert "62/99" not in browser.ask("document.querySelector('#redline').innerText")
    browser.click("[data-set-view='side-by-side']")
    assert browser.visible(".was ins") == 0
    assert browser.visible(".now del") == 0
    assert browser.visible(".was del") > 0
    browser.click("[data-set-view='before-after']")
    assert browser.visible(".row:not(.changed) > .was") == 0
    browser.click("[data-set-view='inline']")
    assert (browser.visible(".text ins"), browser.visible(".text del")) == inline
    assert browser.complaints() == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_asked_for_needs_no_script(browser: Browser, pages: Path, layout: str) -> None:
    """With scripts off the page opens in the layout it was made for, with its text and without
    the tools that would do nothing."""
    browser.open((pages / f"{layout}.html").as_uri(), java_script_enabled=False)
    assert browser.visible(".now") > 10
    assert (browser.visible(".was") > 0) is (layout != "inline")
    assert not browser.page.locator(".tools").is_visible()


def test_side_by_side_rows_are_level(browser: Browser, pages: Path) -> None:
    """Both texts of a row begin at the same height, old to the left of new."""
    browser.open((pages / "side-by-side.html").as_uri())
    uneven = browser.ask(
        "[...document.querySelectorAll('.row > .was')].filter(was => {"
        " const a = was.getBoundingClientRect();"
        " const b = was.nextElementSibling.getBoundingClientRect();"
        " return Math.abs(a.top - b.top) > 1 || a.right > b.left + 1; }).length"
    )
    assert uneven == 0


def test_filters_take_marks_away(browser: Browser, pages: Path) -> None:
    """A change whose kinds are all off is not marked, and the keys pass it over."""
    browser.open((pages / "inline.html").as_uri())
    boxes = browser.ask("document.querySelectorAll('[data-kind]').length")
    assert boxes > 5
    browser.ask(
        "document.querySelectorAll('[data-kind]:not([data-kind=moved])').forEach(b => b.click())"
    )
    browser.press("n")
    assert browser.ask("document.querySelector('.current').dataset.kinds").count("moved") == 1
    first = browser.ask(HERE)
    browser.press("n")
    assert browser.ask(HERE) == first
    assert browser.visible(".off del") == 0
    browser.click("[data-unchanged]")
    assert browser.visible(".row:not(.changed):not(.tabled)") == 0


def test_an_address_opens_its_change(browser: Browser, pages: Path) -> None:
    """``#c5`` shows change 5, and stepping goes on from there."""
    browser.open((pages / "inline.html").as_uri() + "#c5")
    assert browser.ask(HERE) == "c5"
    browser.press("n")
    assert browser.ask(HERE) == "c6"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_is_wider_than_the_window(
    browser: Browser, pages: Path, layout: str, width: int
) -> None:
    """From a small telephone to a projector the page never scrolls sideways."""
    browser.open((pages / f"{layout}.html").as_uri(), width)
    assert browser.ask("document.documentElement.scrollWidth") <= width


def test_dark_follows_the_system_and_the_reader(browser: Browser, pages: Path) -> None:
    """Dark where the system is dark, unless the reader chose light."""
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.open((pages / "inline.html").as_uri())
    light = browser.ask(ground)
    browser.page.emulate_media(color_scheme="dark")
    dark = browser.ask(ground)
    assert dark != light
    browser.ask("document.documentElement.dataset.tone = 'light'")
    assert browser.ask(ground) == light
    browser.ask("document.documentElement.dataset.tone = 'dark'")
    browser.page.emulate_media(color_scheme="light")
    assert browser.ask(ground) == dark


def test_print_leaves_the_tools_out(browser: Browser, pages: Path) -> None:
    """On paper the page is the redline: no tools, no outline."""
    browser.open((pages / "inline.html").as_uri())
    browser.page.emulate_media(media="print")
    assert not browser.page.locator(".tools").is_visible()
    assert not browser.page.locator(".outline").is_visible()
    assert browser.visible("ins") > 0


def test_a_hostile_draft_does_nothing(browser: Browser, pages: Path) -> None:
    """No dialog, no request, no error, no element of the draft's making, in any view."""
    browser.open((pages / "hostile.html").as_uri())
    for view in ("side-by-side", "before-after", "old", "new", "inline"):
        browser.click(f"[data-set-view='{view}']")
        browser.press("n")
    assert browser.ask("document.querySelectorAll('script').length") == 1
    assert browser.ask("document.querySelectorAll('img, iframe').length") == 0
    assert browser.ask("document.querySelectorAll('svg:not(.statistics svg)').length") == 0
    assert browser.dialogs == []
    assert browser.complaints() == []


def test_a_moved_passage_leads_to_its_other_end(browser: Browser, tmp_path: Path) -> None:
    """The tag behind a passage goes to its other end; where a view hides that, to its row, and no
    tag stands behind words that a view hides."""
    made = passages()
    page = tmp_path / "passages.html"
    page.write_text(render_html(made, RenderOptions(context=-1)), encoding="utf-8")
    browser.open(page.as_uri())
    browser.click("a.jump.d")
    assert browser.ask("location.hash").endswith("-to")
    assert browser.visible("a.jump") == 6
    browser.click("[data-set-view='side-by-side']")
    assert browser.visible(".was a.jump") == browser.visible(".now a.jump") == 3
    browser.click(".now a.jump[href='#m1-from']")
    assert browser.ask(HERE) == "c1"
    browser.click("[data-set-view='new']")
    assert browser.visible("a.jump") == 0
    assert browser.complaints() == []

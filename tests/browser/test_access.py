"""The page by keyboard, by ear, enlarged, in the reader's colours, without a script, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from unxdiff.renderers.html.page import LAYOUTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.window import Browser

MARKS = "document.querySelectorAll('.text :is(ins, del):not(.space)').length"
FOCUS = """(() => {
  const e = document.activeElement, r = e.getClientRects()[0], s = getComputedStyle(e);
  const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  return {
    name: (e.getAttribute('aria-label') || e.title || e.textContent).trim(),
    place: [...document.querySelectorAll('*')].indexOf(e),
    ringed: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
    seen: Boolean(top) && (e.contains(top) || top.contains(e) && !top.matches('.tools')),
  };
})()"""
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)


def heard(browser: Browser) -> list[str]:
    """The words of the accessibility tree, in order."""
    session = browser.page.context.new_cdp_session(browser.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        node["name"]["value"].strip()
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == "StaticText"
    ]


def test_marks_are_heard(browser: Browser, pages: Path) -> None:
    """Each mark of a draft of usual length is in the accessibility tree between the words that say
    what it is and where it ends, also where it is out of sight; a view of one version has none."""
    browser.open((pages / "inline.html").as_uri())
    said = heard(browser)
    ends = said.count("end of insertion") + said.count("end of deletion")
    assert ends == browser.ask(MARKS) > 20
    starts = [said.count(f"{word}:") for word in ("insertion", "deletion", "moved here")]
    assert all(starts[:2])
    for view, gone in (("4", "end of insertion"), ("5", "end of deletion")):
        browser.press(view)
        assert gone not in heard(browser)


def test_tab_goes_through_the_page_in_order(browser: Browser, pages: Path) -> None:
    """The first Tab is the way past everything, then the tools, the list, the text; each stop is
    ringed, in the window, and not under the tools; Enter on the first goes to the redline."""
    browser.open((pages / "inline.html").as_uri())
    stops: list[dict[str, Any]] = []
    while True:
        browser.press("Tab")
        if browser.ask("document.activeElement === document.body"):
            break
        stops.append(browser.ask(FOCUS))
    assert len(stops) > 40
    assert stops[0]["name"] == "Skip to the redline"
    assert stops[1]["name"].startswith("Previous change")
    assert [s for s in stops if not (s["ringed"] and s["seen"])] == []
    places = [s["place"] for s in stops]
    assert places == sorted(set(places))
    browser.open((pages / "inline.html").as_uri())
    browser.press("Tab")
    browser.press("Enter")
    assert browser.ask("document.activeElement.id") == "redline"


def test_the_panel_works_by_keyboard(browser: Browser, pages: Path) -> None:
    """Enter opens it, Tab and Space choose, Escape closes it and the focus is where it was."""
    browser.open((pages / "inline.html").as_uri())
    browser.page.focus(".more summary")
    browser.press("Enter")
    for _ in range(3):  # All, None, the first kind
        browser.press("Tab")
    kind = browser.ask("document.activeElement.dataset.kind")
    assert kind
    browser.press("Space")
    assert browser.ask("document.activeElement.checked") is False
    assert browser.visible(f".k-{kind}.off") > 0
    browser.press("Escape")
    assert browser.ask("document.activeElement.textContent") == "Show"
    assert browser.complaints() == []


def test_a_moved_block_is_linked_both_ways(browser: Browser, pages: Path) -> None:
    """The old place leads to the new one and back, each then in the window; in a view that hides
    the old place nothing leads there."""
    browser.open((pages / "inline.html").as_uri())
    away = browser.page.locator(".row.away").first
    goal = away.locator(".what a").get_attribute("href")
    away.locator(".what a").click()
    here = browser.page.locator(str(goal))
    assert "here" in str(here.get_attribute("class"))
    assert browser.ask("location.hash") == goal
    assert browser.ask("document.querySelector('.current').id") == str(goal)[1:]
    here.locator(".what a").click()
    assert browser.ask("location.hash") == f"{goal}-from"
    box = away.bounding_box()
    assert box
    assert 0 < box["y"] < 900
    browser.press("5")
    assert not away.is_visible()
    assert not here.locator(".what a").is_visible()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_reads_without_a_script(browser: Browser, pages: Path, layout: str) -> None:
    """Without scripts the text, marks, numbers and the list are there, and an address of a change
    leads to it; no control is offered that would do nothing."""
    address = (pages / f"{layout}.html").as_uri()
    browser.open(address + "#c9", 1600, java_script_enabled=False)
    box = browser.page.locator("#c9").bounding_box()
    assert box
    assert 0 <= box["y"] < 900
    assert browser.visible(".text :is(ins, del)") > 20
    assert browser.visible(".gutter .number") >= 12
    assert browser.page.locator(".outline li a").first.is_visible()
    browser.page.locator(".outline li a").first.click()
    assert browser.page.url.endswith("#c1")
    assert browser.page.locator("button:visible, input:visible, select:visible").count() == 0


def test_nothing_moves(browser: Browser, pages: Path) -> None:
    """The page has no animation, transition or smooth scrolling, whether or not the reader asked
    for less motion, so stepping is at once."""
    for motion in ("reduce", "no-preference"):
        browser.open((pages / "inline.html").as_uri(), reduced_motion=motion)
        browser.press("n")
        moving = (
            "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
            " return s.animationName !== 'none' || s.transitionDuration !== '0s'"
            " || s.scrollBehavior !== 'auto'; }).length"
        )
        assert browser.ask(moving) == 0
        assert browser.ask("document.getAnimations().length") == 0


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("zoom", [2, 4])
def test_enlarged(browser: Browser, pages: Path, layout: str, zoom: int) -> None:
    """At 200 and 400 % of a window of 1280 pixels nothing is wider than the window, and the tools
    leave most of it to the text (WCAG 1.4.4, 1.4.10)."""
    address = (pages / f"{layout}.html").as_uri()
    browser.open(address, 1280 // zoom, 900 // zoom, device_scale_factor=zoom)
    browser.press("n")
    assert browser.ask("document.documentElement.scrollWidth") <= 1280 // zoom
    assert browser.ask("document.querySelector('.tools').offsetHeight") <= 900 // zoom / 2
    box = browser.page.locator("#c1 > .text.now").bounding_box()
    assert box
    assert box["y"] + min(box["height"], 40) <= 900 // zoom


def test_larger_letters_and_wider_spacing(browser: Browser, pages: Path) -> None:
    """With letters of twice the size, and with the spacing of WCAG 1.4.12, the text wraps and no
    control is cut off."""
    for rule in ("html { font-size: 200% }", SPACED):
        browser.open((pages / "side-by-side.html").as_uri())
        # The page's policy lets no style in, so the reader's own comes as a browser brings it.
        browser.ask(
            "(rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule);"
            " document.adoptedStyleSheets = [sheet]; })(" + repr(rule) + ")"
        )
        assert browser.ask("document.documentElement.scrollWidth") <= 1280
        cut = browser.ask(
            "[...document.querySelectorAll('.tools button')].filter(b => b.clientWidth"
            " && (b.scrollWidth > b.clientWidth + 1 || b.scrollHeight > b.clientHeight + 1)).length"
        )
        assert cut == 0


def test_the_reader_s_own_colours(browser: Browser, pages: Path) -> None:
    """In forced colours an insertion is underlined, a deletion struck, a move told from both; the
    current change, its entry in the list and the chosen view are still told from the others."""
    browser.open((pages / "inline.html").as_uri(), forced_colors="active")
    browser.press("n")
    line = "getComputedStyle(document.querySelector('{}')).textDecoration"
    kept = {
        s: browser.ask(line.format(s)) for s in (".text ins", ".text del", "ins.moved", ".away del")
    }
    assert "underline" in kept[".text ins"]
    assert "line-through" in kept[".text del"]
    assert "double" in kept["ins.moved"] + kept[".away del"]
    outline = "getComputedStyle(document.querySelector('{}')).outlineStyle"
    assert browser.ask(outline.format(".row.current")) == "solid"
    assert browser.ask(outline.format(".outline [aria-current]")) == "solid"
    ground = "getComputedStyle(document.querySelector('[aria-pressed={}]')).backgroundColor"
    assert browser.ask(ground.format("true")) != browser.ask(ground.format("false"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_printed_it_is_a_clean_redline(browser: Browser, pages: Path, layout: str) -> None:
    """The browser's PDF holds old and new words with their numbers, in dark letters on white though
    the screen is dark, and none of the tools; what was filtered or chosen leaves no trace."""
    browser.open((pages / f"{layout}.html").as_uri(), color_scheme="dark")
    browser.press("n")
    browser.ask("document.documentElement.dataset.tone = 'dark'")
    made = pypdfium2.PdfDocument(browser.page.pdf(format="A4", print_background=True))
    text = "\n".join(page.get_textpage().get_text_range() for page in made)
    words = " ".join(text.split())
    assert "62/99 of 17 December 2007" in words
    assert "Exhorts Governments" in words
    for tool in ("Previous", "Side by side", "Skip to", "Find", "insertion:", "end of"):
        assert tool not in words
    picture = made[0].render(scale=1).to_pil().convert("L")
    assert picture.getpixel((2, 2)) == 255
    assert browser.complaints() == []

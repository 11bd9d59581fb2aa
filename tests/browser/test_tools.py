"""The page's tools in a real browser: filter with counts, find, copy, list, ruler, keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.renderers.html_sample import sample
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import render_html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.window import Browser

HERE = "document.querySelector('.current')?.id"
MARKED = "[...document.querySelectorAll('[data-number]:not(.off)')]"
COUNTS = (
    "Object.fromEntries([...document.querySelectorAll('[data-kind]')].map(box =>"
    " [box.dataset.kind, Number(box.parentElement.querySelector('.count').textContent)]))"
)
CATCH = (
    "Object.defineProperty(navigator, 'clipboard', {configurable: true, value: "
    "{writeText: text => { window.copied = text; return Promise.resolve(); }}})"
)
INK = (
    "(() => { const c = document.querySelector('.ruler');"
    " if (!c.clientHeight || !c.width) return 0;"
    " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
    " return d.filter((value, at) => at % 4 === 3 && value).length; })()"
)


def find(browser: Browser, words: str) -> str:
    """Type words into the find box, press Enter, and return what it says."""
    browser.ask(f"document.querySelector('.find input').value = {json.dumps(words)}")
    browser.ask("document.querySelector('.find input').focus()")
    browser.press("Enter")
    said: str = browser.ask("document.querySelector('.found').textContent")
    return said


def coloured(browser: Browser) -> str:
    """The words that are coloured as found."""
    words: str = browser.ask(
        "[...(CSS.highlights.get('found') || [])].filter(r => r.getClientRects().length)"
        ".map(r => r.toString()).join('')"
    )
    return words


def test_the_filter_counts_what_it_offers(browser: Browser, pages: Path) -> None:
    """Every kind says how many changes are of it; None takes every mark away and All brings them
    back; the counter, the list and its counts follow."""
    browser.open((pages / "inline.html").as_uri())
    total = browser.ask("document.querySelectorAll('[data-number]').length")
    counts = browser.ask(COUNTS)
    for kind, count in counts.items():
        found = f"document.querySelectorAll('[data-number].k-{kind}').length"
        assert browser.ask(found) == count > 0, kind
    browser.click("[data-every='']")
    assert browser.ask(MARKED + ".length") == 0
    assert browser.ask("document.querySelector('.where').textContent") == f"0 of {total} marked"
    browser.click("[data-kind=moved]")
    marked = browser.ask(MARKED + ".map(row => row.id)")
    assert len(marked) == counts["moved"]
    rest = browser.ask(
        "[...document.querySelectorAll('.outline li a')].filter(a => a.getClientRects().length)"
        ".map(a => a.hash.slice(1))"
    )
    assert rest == marked
    listed = "[...document.querySelectorAll('.part-list > .count')].map(c => Number(c.textContent))"
    assert sum(browser.ask(listed)) == len(marked)
    browser.click("[data-every='1']")
    assert browser.ask(MARKED + ".length") == total
    assert sum(browser.ask(listed)) == total
    assert browser.complaints() == []


def test_consequential_changes_can_be_put_aside(browser: Browser, pages: Path) -> None:
    """Without consequential changes none is marked, whatever else they are; all others stay."""
    browser.open((pages / "inline.html").as_uri())
    total = browser.ask("document.querySelectorAll('[data-number]').length")
    counts = browser.ask(COUNTS)
    browser.click("[data-kind=consequential]")
    assert browser.ask(MARKED + ".length") == total - counts["consequential"]
    assert not browser.ask(MARKED + ".some(row => row.matches('.k-consequential'))")


def test_digits_choose_the_view(browser: Browser, pages: Path) -> None:
    """1 to 5 are the views in the order of their buttons; the pressed one says so."""
    browser.open((pages / "inline.html").as_uri())
    for key, view in zip(
        "12345", ("inline", "side-by-side", "before-after", "old", "new"), strict=True
    ):
        browser.press(key)
        assert browser.ask("document.documentElement.dataset.view") == view
        pressed = (
            "[...document.querySelectorAll('[aria-pressed=true]')].map(b => b.dataset.setView)"
        )
        assert browser.ask(pressed) == [view]
    browser.press("6")
    assert browser.ask("document.documentElement.dataset.view") == "new"
    assert browser.complaints() == []


def test_letters_can_be_switched_off(browser: Browser, pages: Path) -> None:
    """Without keys of one letter none of them does anything; the buttons still step."""
    browser.open((pages / "inline.html").as_uri())
    browser.click("[data-keys]")
    for key in "nj2c/":
        browser.press(key)
    assert browser.ask(HERE) is None
    assert browser.ask("document.documentElement.dataset.view") == "inline"
    browser.click("[data-step='1']")
    assert browser.ask(HERE) == "c1"


def test_find_reads_over_the_marks(browser: Browser, pages: Path) -> None:
    """Words are found as either version has them, though marks stand between them; a view of one
    version finds that version's words only, and the change found is the one the tools speak of."""
    browser.open((pages / "inline.html").as_uri())
    old, new = "the commitments undertaken by world", "the commitment made by world"
    row = browser.ask(
        "[...document.querySelectorAll('[data-number]')]"
        ".find(row => row.textContent.includes('by world leaders')).id"
    )
    assert find(browser, new) == "1 of 1"
    assert browser.ask(HERE) == row
    assert coloured(browser) == new
    assert find(browser, old.upper()) in ("1 of 2", "2 of 2")  # also at the place it moved from
    browser.press("Escape")
    assert browser.ask("document.querySelector('.found').textContent") == ""
    assert coloured(browser) == ""
    browser.click("[data-set-view=new]")
    assert find(browser, new) == "1 of 1"
    assert coloured(browser) == new
    assert find(browser, old) == "none"
    browser.click("[data-set-view=old]")
    assert find(browser, old) == "1 of 1"
    assert find(browser, new) == "none"
    assert browser.complaints() == []


def test_find_goes_round(browser: Browser, pages: Path) -> None:
    """Enter goes to the next place and from the last to the first, with Shift back; ``/`` goes to
    the box, where letters are letters."""
    browser.open((pages / "inline.html").as_uri())
    browser.press("/")
    assert browser.ask("document.activeElement.type") == "search"
    browser.press("n")
    assert browser.ask(HERE) is None
    said = find(browser, "trafficking in persons")
    total = int(said.split()[-1])
    assert total > 2
    seen = [said] + [find(browser, "trafficking in persons") for _ in range(total)]
    assert seen == [f"{1 + n % total} of {total}" for n in range(total + 1)]
    browser.press("Shift+Enter")
    assert browser.ask("document.querySelector('.found').textContent") == f"{total} of {total}"
    assert browser.complaints() == []


@pytest.mark.parametrize("words", [".*", "((", "[a-", "\\", "İ", "$&", "  "])
def test_find_takes_signs_as_they_are(browser: Browser, pages: Path, words: str) -> None:
    """What means something in a pattern is looked for as it stands, and never an error."""
    browser.open((pages / "inline.html").as_uri())
    assert find(browser, words) == ("none" if words.strip() else "")
    assert browser.complaints() == []


def test_find_reaches_every_paragraph_of_a_long_text(browser: Browser, pages: Path) -> None:
    """A place far below is brought into sight, with its words coloured."""
    browser.open((pages / "long.html").as_uri())
    for _ in range(12):
        find(browser, "new end")
        at = browser.settled(
            "[...CSS.highlights.get('found')].map(r => r.getBoundingClientRect())"
            ".map(r => r.height > 0 && r.top > 40 && r.bottom < innerHeight)",
        )
        assert at == [True, True]  # "new" and " end"
    assert browser.complaints() == []


def test_stepping_through_a_long_text_stays_in_sight(browser: Browser, pages: Path) -> None:
    """Paragraphs out of sight are not laid out, yet the next change always stands in the window."""
    browser.open((pages / "long.html").as_uri())
    for _ in range(40):
        browser.press("n")
        browser.ask("new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
        top, bottom = browser.ask(
            "(() => { const r = document.querySelector('.current').getBoundingClientRect();"
            " return [r.top, r.bottom]; })()"
        )
        assert 0 < top < 900
        assert 0 < bottom <= 900
    assert browser.ask(HERE) == "c40"


def test_an_address_in_a_long_text_is_in_sight(browser: Browser, pages: Path) -> None:
    """Opening a page at a change far below shows that change, and it stays there."""
    browser.open((pages / "long.html").as_uri() + "#c33")
    top = browser.settled("document.getElementById('c33').getBoundingClientRect().top")
    assert 0 < top < 800


def test_a_change_is_copied_as_text(browser: Browser, pages: Path) -> None:
    """``c`` and the button copy the name of the change and its text with plain marks, without the
    words for screen readers; before a change is chosen there is nothing to copy."""
    browser.open((pages / "inline.html").as_uri())
    assert browser.ask("document.querySelectorAll('[data-copy]:disabled').length") == 2
    browser.ask(CATCH)
    find(browser, "by world leaders")
    browser.click("[data-copy=text]")
    name, text = browser.ask("window.copied").split("\n")
    assert name.startswith("PP")
    assert "moved from PP" in name
    assert text == (
        "Reaffirming the [-commitments undertaken-]{+commitment made+} by world leaders at the "
        "Millennium Summit to devise and enforce effective measures to prevent, prosecute and "
        "punish all forms of trafficking in persons,"
    )
    assert browser.ask("document.querySelector('.where').textContent") == "Copied"
    browser.ask("document.activeElement.blur()")
    browser.press("n")
    browser.press("c")
    assert browser.ask("window.copied") not in (None, f"{name}\n{text}")
    assert browser.complaints() == []


def test_the_address_of_a_change_is_copied(browser: Browser, pages: Path) -> None:
    """The link is the page's address with the change behind it, and opens that change."""
    address = (pages / "inline.html").as_uri()
    browser.open(address + "#c3")
    browser.ask(CATCH)
    browser.click("[data-copy=link]")
    assert browser.ask("window.copied") == f"{address}#c3"
    browser.open(f"{address}#c3")
    assert browser.ask(HERE) == "c3"


def test_copying_needs_no_clipboard_interface(browser: Browser, pages: Path) -> None:
    """Where a page may not use the clipboard directly, the browser's copy command does it, and
    the focus stays where it was."""
    browser.open((pages / "inline.html").as_uri() + "#c2")
    browser.ask("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    browser.ask(
        "document.addEventListener('copy', () => { window.copied = String(document.activeElement"
        ".value); }); document.querySelector('[data-copy=text]').focus()"
    )
    browser.click("[data-copy=text]")
    assert browser.ask("window.copied.length") > 10
    assert browser.ask("document.activeElement.dataset.copy") == "text"
    assert browser.ask("document.querySelectorAll('textarea').length") == 0
    assert browser.complaints() == []


def test_the_list_shows_where_the_reader_is(browser: Browser, pages: Path) -> None:
    """Exactly the entry of the current change is marked as current, and stands in the list's
    window."""
    browser.open((pages / "long.html").as_uri())
    for _ in range(35):
        browser.press("n")
    entries = "[...document.querySelectorAll('.outline [aria-current=true]')]"
    assert browser.ask(entries + ".map(a => a.hash)") == ["#c35"]
    assert browser.settled(
        "(() => { const box = document.querySelector('.outline').getBoundingClientRect();"
        " const at = document.querySelector('[aria-current]').getBoundingClientRect();"
        " return at.top >= box.top && at.bottom <= box.bottom; })()",
    )


def test_the_ruler_marks_what_is_marked(browser: Browser, pages: Path) -> None:
    """A long page has a ruler with marks, hidden from screen readers, empty when all is filtered
    away; a click goes there. Small windows, short pages and paper have none."""
    browser.open((pages / "long.html").as_uri())
    assert browser.settled(INK) > 0
    assert browser.ask("document.querySelector('.ruler').getAttribute('aria-hidden')") == "true"
    browser.ask(
        "document.querySelector('.ruler').dispatchEvent(new MouseEvent('click', {clientY: 800}))"
    )
    assert browser.ask("window.scrollY > document.documentElement.scrollHeight / 2")
    browser.click("[data-every='']")
    assert browser.settled(INK) == 0
    browser.page.emulate_media(media="print")
    assert browser.ask("document.querySelector('.ruler').clientHeight") == 0
    browser.page.emulate_media(media="screen")
    browser.open((pages / "long.html").as_uri(), 390)
    assert browser.settled("document.querySelector('.ruler').clientHeight") == 0
    browser.open((pages / "inline.html").as_uri(), 1280, 6000)
    assert browser.settled("document.querySelector('.ruler').clientHeight") == 0
    assert browser.complaints() == []


@pytest.mark.parametrize("block", ["tools", "outline"])
def test_a_template_may_leave_a_block_out(browser: Browser, tmp_path: Path, block: str) -> None:
    """Without the tools or the list the page still opens, filters and steps without an error."""
    own = "{% extends 'stock/page.html' %}{% block " + block + " %}{% endblock %}"
    (tmp_path / "page.html").write_text(own, encoding="utf-8")
    made = render_html(sample(), RenderOptions(context=-1, template=str(tmp_path)))
    (tmp_path / "made.html").write_text(made, encoding="utf-8")
    browser.open((tmp_path / "made.html").as_uri(), 390)
    browser.press("n")
    if block == "outline":
        assert browser.ask(HERE) == "c1"
        browser.click("[data-every='']")
    assert browser.complaints() == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1920])
def test_the_tools_stay_in_the_window(browser: Browser, pages: Path, width: int) -> None:
    """With the panel open nothing of the tools is cut off sideways, and the text is not covered
    whole; Escape closes the panel and a small window then has one row or two of tools."""
    browser.open((pages / "inline.html").as_uri(), width)
    browser.click(".more summary")
    out = browser.ask(
        "[...document.querySelectorAll('.tools :is(button, input, select, label, summary)')]"
        ".map(e => e.getBoundingClientRect())"
        f".filter(r => r.width && (r.left < 0 || r.right > {width})).length"
    )
    assert out == 0
    assert browser.ask("document.documentElement.scrollWidth") <= width
    assert browser.ask("document.querySelector('.tools').offsetHeight") < 0.65 * 900
    browser.ask("document.querySelector('.more summary').focus()")
    browser.press("Escape")
    assert browser.ask("document.querySelector('.more').open") is False
    assert browser.ask("document.querySelector('.tools').offsetHeight") <= 140
    assert browser.complaints() == []

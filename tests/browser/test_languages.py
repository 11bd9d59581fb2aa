"""The page in six languages: what is copied is the text, and it runs the right way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import shared_data
from tests.unit.renderers.edited_copies import LANGUAGES, redline
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import LAYOUTS, render_html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.window import Browser
    from unxdiff.model.document import Document

PARAGRAPHS = 24
COPIED = """[...document.querySelectorAll('#redline .now > :is(p, h4, h5, h6)')]
.filter(p => !p.closest('.notes') && p.getClientRects().length).map(p => {
  const range = document.createRange();
  range.selectNodeContents(p);
  const label = p.querySelector(':scope > .lab');
  if (label) range.setStartAfter(label);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return getSelection().toString().trim();
})"""
SIDES = """(() => {
  const row = document.querySelector('.row.changed.k-amended');
  const box = e => e.getBoundingClientRect();
  const text = row.querySelector('.now');
  const style = getComputedStyle(text);
  return {way: getComputedStyle(text.querySelector('p')).direction,
    gutter: box(row.querySelector('.gutter')).left > box(text).left ? 'right' : 'left',
    bar: parseFloat(style.borderRightWidth) > parseFloat(style.borderLeftWidth) ? 'right' : 'left'};
})()"""


@pytest.fixture(scope="module")
def texts() -> Path:
    """The treaty's six texts."""
    return shared_data() / "un" / "bbnj-agreement-six-languages"


def opened(browser: Browser, folder: Path, made: Any, layout: str = "inline") -> None:
    """Open a redline's page in a window so high that all of it is in sight."""
    path = folder / "page.html"
    path.write_text(render_html(made, RenderOptions(context=-1, layout=layout)), encoding="utf-8")
    browser.open(path.as_uri(), 1280, 12000)


def printed(document: Document) -> list[str]:
    """The paragraphs with the marks of notes in them, as they are read."""
    out = []
    for block in document.blocks:
        text = block.text
        for mark in sorted(block.marks, key=lambda one: -one.at):
            text = text[: mark.at] + document.notes[mark.note].mark + text[mark.at :]
        out.append(" ".join(text.split()))
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_copied_is_the_text(
    browser: Browser, texts: Path, tmp_path: Path, language: str
) -> None:
    """In the view of the new version each paragraph that is copied is the new paragraph to the
    letter: no word for screen readers, no sign that only orders letters, and nothing lost."""
    made = redline(texts, language, PARAGRAPHS)
    opened(browser, tmp_path, made)
    browser.click("[data-set-view=new]")
    assert [" ".join(one.split()) for one in browser.ask(COPIED)] == printed(made.new)
    assert browser.complaints() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_runs_the_way_of_its_language(
    browser: Browser, texts: Path, tmp_path: Path, language: str
) -> None:
    """In Arabic names and bars stand on the right and every paragraph begins there, also one that
    was inserted; elsewhere on the left. The page's own words are English, the text is not."""
    opened(browser, tmp_path, redline(texts, language, PARAGRAPHS))
    way, side = ("rtl", "right") if language == "ar" else ("ltr", "left")
    assert browser.ask(SIDES) == {"way": way, "gutter": side, "bar": side}
    ways = (
        "[...new Set([...document.querySelectorAll('#redline .now p')]"
        ".map(p => getComputedStyle(p).direction))]"
    )
    assert browser.ask(ways) == [way]
    tongues = (
        "[...new Set([...document.querySelectorAll('{}')].map(e => e.closest('[lang]').lang))]"
    )
    assert browser.ask(tongues.format("#redline .now ins, #redline .now del")) == [language]
    assert browser.ask(tongues.format(".gutter, x-i, x-d, .tools button, .summary p")) == ["en"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_figures_and_foreign_words_keep_their_order(
    browser: Browser, texts: Path, tmp_path: Path, layout: str
) -> None:
    """In Arabic a deleted figure or symbol stands on the right of the one that took its place,
    and a Latin citation with changed words in it still reads from the left."""
    opened(browser, tmp_path, redline(texts, "ar", PARAGRAPHS), layout)
    browser.click("[data-set-view=inline]")
    where = (
        "(words => { const e = [...document.querySelectorAll('.row.changed .now :is(ins, del)')]"
        ".find(e => e.textContent === words); return e.getBoundingClientRect().left; })('{}')"
    )
    left = {
        words: browser.ask(where.replace("{}", words))
        for words in ("A/RES/72/249", "A/RES/78/272", "Treaty", "Juridical", "1833", "1834")
    }
    assert left["A/RES/78/272"] < left["A/RES/72/249"]
    assert left["Treaty"] < left["Juridical"] < left["1833"] < left["1834"]

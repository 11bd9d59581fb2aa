"""Themes: contrast and marks of the stock ones, and what a theme file may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.renderers.contrast import contrast, difference, seen_by
from tests.unit.renderers.html_sample import sample
from unxdiff.errors import RendererError
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import render_html
from unxdiff.renderers.pdf.document import print_page
from unxdiff.renderers.stock import stock_files, theme_names
from unxdiff.renderers.themes import load_theme

THEMES = theme_names()
MARKS = ("insert", "delete", "move-here", "move-away")
COLOURS = """
light:
  {ink: "#1c1b19", muted: "#5c5850", paper: "#ffffff", panel: "#f4f1ea", rule: "#d9d3c6",
   link: "#1a4f8b", insert: "#006644", delete: "#a8201a", move: "#5b2a86",
   insert-wash: "#e3f4ec", delete-wash: "#fbe9e7", move-wash: "#efe6f7"}
"""


def _tones(theme: str) -> list[dict[str, str]]:
    loaded = load_theme(theme)
    return [dict(loaded.light), dict(loaded.dark)]


def _own(folder: Path, more: str) -> str:
    path = folder / "own.yaml"
    path.write_text(COLOURS + more, "utf-8")
    return str(path)


def test_the_stock_themes_are_these() -> None:
    """The names that documents and settings use exist, and no other."""
    assert THEMES == ("accessible", "default", "mono", "un", "un-print")


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_has_contrast(theme: str) -> None:
    """Text has 4.5 to 1 on each ground that it can stand on, light and dark (WCAG 2.2, 1.4.3)."""
    for tone in _tones(theme):
        for ink in ("ink", "muted", "link", "insert", "delete", "move"):
            for ground in ("paper", "panel"):
                assert contrast(tone[ink], tone[ground]) >= 4.5, (theme, ink, ground)
        for ink in ("insert", "delete", "move"):
            assert contrast(tone[ink], tone[f"{ink}-wash"]) >= 4.5, (theme, ink)
        for wash in ("insert-wash", "delete-wash", "move-wash"):
            assert contrast(tone["ink"], tone[wash]) >= 4.5, (theme, wash)


@pytest.mark.parametrize("theme", THEMES)
def test_every_mark_has_contrast(theme: str) -> None:
    """The line of any mark (change bars and dotted lines too) has 3 to 1 on the paper and on every
    wash, its own or another's: marks meet where an insertion stands in a moved passage (WCAG 2.2,
    1.4.11)."""
    for tone in _tones(theme):
        for line in ("ink", "muted", "insert", "delete", "move"):
            for ground in ("paper", "panel", "insert-wash", "delete-wash", "move-wash"):
                assert contrast(tone[line], tone[ground]) >= 3, (theme, line, ground)


def test_frames_are_seen_in_the_accessible_theme() -> None:
    """The accessible theme frames fields and tables with 3 to 1, which no other promises."""
    for tone in _tones("accessible"):
        assert contrast(tone["rule"], tone["paper"]) >= 3
        assert contrast(tone["rule"], tone["panel"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_marks_differ_without_colour(theme: str) -> None:
    """No two marks have the same line and weight, and each has one of them."""
    common = dict(load_theme(theme).common)
    looks = {mark: (common[f"{mark}-line"], common[f"{mark}-weight"]) for mark in MARKS}
    assert len(set(looks.values())) == len(MARKS)
    assert ("none", "inherit") not in looks.values()


@pytest.mark.parametrize("deficiency", ["none", "protanopia", "deuteranopia", "tritanopia"])
def test_accessible_colours_are_told_apart_by_all(deficiency: str) -> None:
    """Inserted and deleted differ by far more than a just noticeable step for every reader."""
    for tone in _tones("accessible"):
        seen = [seen_by(tone[ink], deficiency) for ink in ("insert", "delete")]
        assert difference(seen[0], seen[1]) >= 20


@pytest.mark.parametrize("theme", ["mono", "un-print"])
def test_themes_for_black_ink_have_no_colour(theme: str) -> None:
    """Every value of the themes for black and white is a grey."""
    for tone in _tones(theme):
        assert all(value[1:3] == value[3:5] == value[5:7] for value in tone.values())


def test_print_theme_needs_no_grey() -> None:
    """What ``un-print`` marks is black on white, so that a copy of a copy still shows it."""
    tone = dict(load_theme("un-print").light)
    assert {tone[ink] for ink in ("ink", "insert", "delete", "move")} == {"#000000"}
    assert {tone[f"{ink}-wash"] for ink in ("insert", "delete", "move")} == {"#ffffff"}


@pytest.mark.parametrize(("theme", "look"), [("un", True), ("un-print", True), ("default", False)])
def test_the_look_of_a_un_paper(theme: str, look: bool) -> None:
    """The two UN themes set page and paper as a UN paper is set, the others do not; no picture."""
    options = RenderOptions(theme=theme)
    page, paper = render_html(sample(), options), print_page(sample(), options)
    assert ("text-align: justify" in page) is look
    assert ("@page sheet" in paper) is look
    assert "<img" not in page + paper
    for drawing in (page + paper).split("<svg")[1:]:
        tag = drawing.partition(">")[0]
        assert 'role="img"' in tag or 'aria-hidden="true"' in tag, "a drawing that is no chart"


def test_every_look_has_both_style_sheets() -> None:
    """A look that a theme may name is there for the page and for paper."""
    from unxdiff.renderers.themes import LOOKS

    for look in LOOKS:
        for sheet in ("page.css", "print.css"):
            assert str(Path("looks", look, sheet)) in stock_files()


def test_a_theme_may_set_the_paper(tmp_path: Path) -> None:
    """``paper`` beats the masthead's seat and A4, and ``--paper`` beats it."""
    theme = _own(tmp_path, "paper: letter\n")
    assert "size: letter" in print_page(sample(), RenderOptions(theme=theme))
    assert "size: A4" in print_page(sample(), RenderOptions(theme=theme, paper="a4"))


def test_a_theme_may_set_fonts_by_role(tmp_path: Path) -> None:
    """Titles, notes and the scripts have fonts of their own, where a theme names them."""
    theme = _own(tmp_path, "fonts: {body: [Georgia], title: [Optima], chinese: [FangSong]}\n")
    for made in (render_html(sample(), RenderOptions(theme=theme)),):
        assert '--font-title: "Optima", serif;' in made
        assert '--font-chinese: "FangSong", serif;' in made
        assert "--font-notes: var(--font-body);" in made
        assert '--font-arabic: "Amiri", ' in made


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("paper: a3", "paper must be a4 or letter, not 'a3'"),
        ("paper: [a4]", "paper must be a4 or letter"),
        ("look: ../../etc", "look must be un-paper, not"),
        ("fonts: {headline: [Arial]}", "unknown key 'fonts.headline': known are body, tools"),
        ("fonts: {title: ['x;}']}", "fonts.title must be a list of font names"),
        ("fonts: {title: Arial}", "fonts.title must be a list of font names"),
        ("marks: {insert: blink}", "marks.insert must be words out of underline"),
    ],
)
def test_wrong_values_are_named(tmp_path: Path, more: str, said: str) -> None:
    """A key or value that a theme cannot have is one line with the file and the key."""
    with pytest.raises(RendererError, match=said) as caught:
        load_theme(_own(tmp_path, more))
    assert "own.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)

"""The terminal's inks: how many colours there are, and that each can be read."""

from __future__ import annotations

import re

import pytest

from tests.unit.renderers.contrast import contrast
from unxdiff.renderers.palettes import BARE, BASIC, TABLE, TRUE, colours, palette
from unxdiff.renderers.terminal.ink import DELETED, INSERTED, MOVED, tint


@pytest.mark.parametrize(
    ("environ", "number"),
    [
        ({}, TABLE),
        ({"TERM": "xterm-256color"}, TABLE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, TRUE),
        ({"TERM": "tmux-256color", "COLORTERM": "24bit"}, TRUE),
        ({"TERM": "xterm-direct"}, TRUE),
        ({"WT_SESSION": "1"}, TRUE),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, TABLE),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "socket"}, TRUE),
        ({"TERM": "alacritty"}, TABLE),
        ({"TERM": "vte-256color"}, TABLE),
        ({"TERM": "xterm"}, BASIC),
        ({"TERM": "linux"}, BASIC),
        ({"TERM": "xterm", "COLORTERM": "yes"}, BASIC),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, BARE),
        ({"TERM": "vt220"}, BARE),
        ({"TERM": "xterm-mono"}, BARE),
    ],
)
def test_the_number_of_colours_is_what_the_terminal_says(environ, number) -> None:
    """COLORTERM tells true colour, TERM the rest; silence and unknown names are 256."""
    assert colours(environ) == number


@pytest.mark.parametrize("theme", ["default", "un", "accessible"])
def test_true_colours_are_read_on_black_and_on_white(theme) -> None:
    """Each true colour has 4.5 to 1 on both grounds, since the terminal's is not known."""
    inks = palette(colored=True, theme=theme, number=TRUE)
    found = {code for ink in inks for code in re.findall(r"38;2;(\d+);(\d+);(\d+)", ink)}
    assert len(found) == 4
    for code in found:
        colour = "#{:02x}{:02x}{:02x}".format(*map(int, code))
        assert contrast(colour, "#000000") >= 4.5, colour
        assert contrast(colour, "#ffffff") >= 4.5, colour


@pytest.mark.parametrize("theme", ["default", "un", "un-print", "accessible", "mono"])
@pytest.mark.parametrize("number", [BARE, BASIC, TABLE, TRUE])
def test_marks_differ_without_their_colours(theme, number) -> None:
    """Inserted is underlined and deleted is struck whatever colours there are."""
    inks = palette(colored=True, theme=theme, number=number)
    codes = [re.findall(r"\d+", inks[ink]) for ink in (DELETED, INSERTED)]
    assert "9" in codes[0]
    assert "4" in codes[1]
    if number == BARE or theme in ("mono", "un-print"):
        assert inks[MOVED] == ""
        assert not any("3" in code[:1] for ink in inks for code in re.findall(r"\d+", ink))


def test_sixteen_colours_are_asked_for_by_their_own_numbers() -> None:
    """A terminal of 16 colours gets no sequence that it would take for something else."""
    inks = palette(colored=True, theme="default", number=BASIC)
    assert not any("38;" in ink for ink in inks)
    assert inks[DELETED] == "\x1b[9;31m"


@pytest.mark.parametrize("number", [BASIC, TABLE, TRUE])
def test_a_tint_is_the_colour_without_the_line(number) -> None:
    """A sign or a count has the colour of its mark, and is neither struck nor underlined."""
    inks = palette(colored=True, theme="default", number=number)
    for ink in (DELETED, INSERTED):
        shown = tint("+", ink, inks)
        assert shown.endswith("m+\x1b[0m")
        assert not shown.startswith(("\x1b[9;", "\x1b[4;"))
        assert shown[2:].split("m")[0] in inks[ink]
    assert tint("+", INSERTED, palette(colored=True, theme="mono", number=number)) == "+"

"""No text of a draft, file name or label becomes anything but text, in any output there is."""

from __future__ import annotations

import functools

import pytest

from tests.conftest import needs_pango
from tests.injection.judges import JUDGES
from tests.injection.places import ATTACKS, attacks, redline_of
from unxdiff import api
from unxdiff.model.redline import Redline
from unxdiff.options import RenderOptions
from unxdiff.records import replace
from unxdiff.renderers.registry import FORMATS

LAID_OUT = ("terminal", "html", "pdf")
LAYOUTS = ("inline", "side-by-side", "before-after")
COLOURED = ("terminal", "stat")
HARMLESS = ("Words that do no harm.", "Nor do these.")


@functools.cache
def _attacked() -> Redline:
    return redline_of(ATTACKS)


@functools.cache
def _clean(to: str, options: RenderOptions) -> bytes:
    return _bytes(redline_of(HARMLESS), to, options)


def _bytes(redline: Redline, to: str, options: RenderOptions) -> bytes:
    made = api.render(redline, to, options)
    return made if isinstance(made, bytes) else made.encode("utf-8")


def _ways() -> list[tuple[str, RenderOptions]]:
    """Every format in every way that it can be shown."""
    usual = RenderOptions(width=100, show=("typographic",), verbose=True)
    return [
        (to, replace(usual, layout=layout, color=color, context=context))
        for to in FORMATS
        for layout in (LAYOUTS if to in LAID_OUT else LAYOUTS[:1])
        for color in ((False, True) if to in COLOURED else (False,))
        # Half a minute a PDF: it has the same blocks with a context as without.
        for context in ((-1,) if to == "pdf" else (-1, 1))
    ]


def _called(value: object) -> str:
    if isinstance(value, RenderOptions):
        return f"{value.layout}-{'colour' if value.color else 'bare'}-{value.context}"
    return str(value)


def test_every_format_has_a_judge() -> None:
    """A renderer that is added is attacked too, or this fails."""
    assert set(JUDGES) == set(FORMATS)


@pytest.mark.parametrize(("to", "options"), _ways(), ids=_called)
def test_everything_at_once(to: str, options: RenderOptions) -> None:
    """All texts together, each in every place that a text can stand in."""
    redline = _attacked()
    if to == "pdf":
        needs_pango()
        if options.layout != "inline":
            redline = redline_of((*attacks()["pdf"], *attacks()["addresses"]))
    JUDGES[to](_bytes(redline, to, options), _clean(to, options))


@pytest.mark.parametrize("to", [to for to in FORMATS if to != "pdf"])
def test_each_text_alone(to: str) -> None:
    """A text is no safer for having no other before it: each one begins and ends the output."""
    options = RenderOptions(context=-1, width=40, color=True, show=("typographic",), verbose=True)
    for text in ATTACKS:
        JUDGES[to](_bytes(redline_of((text,)), to, options), _clean(to, options))

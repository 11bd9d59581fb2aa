"""What is worth another look stands on every page, not only in the terminal."""

from __future__ import annotations

import unxdiff


def test_the_page_says_what_the_terminal_says() -> None:
    """A stale reference is named beside the summary, and not again among the remarks."""
    redline = unxdiff.compare("examples/contract/old.txt", "examples/contract/new.txt")
    page = str(unxdiff.render(redline, "html"))
    said = "refers to 3.2, but what was 3.2 is now 4.2"
    assert page.count(said) == 1
    assert page.index("Worth another look") < page.index(said) < page.index('id="redline"')
    assert said in str(unxdiff.render(redline, "terminal", unxdiff.RenderOptions(width=120)))

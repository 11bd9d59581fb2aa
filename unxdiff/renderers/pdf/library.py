"""WeasyPrint, loaded in silence: only when a PDF, or word of this machine, is asked for."""

from __future__ import annotations

import io
from contextlib import contextmanager, redirect_stderr, redirect_stdout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

__all__ = ["document", "load", "quick_references"]


_JOIN = '<br class="join"/>'


def load() -> Any:
    """The WeasyPrint module.

    Raises ImportError where it is not installed, and OSError where it cannot find Pango, which it
    loads when it is imported.
    """
    # Without its libraries WeasyPrint prints advice of its own where results belong.
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        import weasyprint
    return weasyprint


def document(weasyprint: Any, page: str, fetcher: Any) -> Any:
    """The page as a document of WeasyPrint's, that fetches by ``fetcher`` alone.

    Our own templates are well-formed XML, which Python reads ten times as fast as WeasyPrint's
    reader of HTML; a page that is not, from a user's template, goes the long way.
    """
    root = _tree(page)
    string = "<html></html>" if root is not None else page
    made = weasyprint.HTML(string=string, base_url=None, url_fetcher=fetcher)
    if root is not None:
        import cssselect2

        made.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        made.etree_element = root
    return made


def _tree(page: str) -> Any:
    """The page's root element, or None where it is not XML or declares more than HTML's doctype."""
    from xml.etree import ElementTree as ET

    if page.count("<!") != 1:
        return None
    try:
        return ET.fromstring(page.replace("<br>", "<br/>").replace('<br class="join">', _JOIN))  # noqa: S314
    except ET.ParseError:
        return None


@contextmanager
def quick_references() -> Iterator[None]:
    """As long as this lasts, a PDF that is made keeps its list of pages.

    pydyf makes the list anew each time it is asked for, and WeasyPrint asks for it with each tag:
    a tenth of the work of writing 100 pages.
    """
    import pydyf

    class Keeping(pydyf.PDF):  # type: ignore[misc]
        """A PDF that makes the list again only when there is another page."""

        _kept: tuple[bytes, ...] = ()
        _pages = -1

        @property
        def page_references(self) -> tuple[bytes, ...]:
            """The reference of each page."""
            pages = len(self.pages["Kids"])
            if pages != self._pages:
                self._kept, self._pages = super().page_references, pages
            return self._kept

    plain, pydyf.PDF = pydyf.PDF, Keeping
    try:
        yield
    finally:
        pydyf.PDF = plain

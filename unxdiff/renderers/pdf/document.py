"""The redline as PDF: the view set by WeasyPrint under a print style of its own.

The same input gives the same bytes: no clock, a file identifier made from the page itself.
Nothing outside the page is ever fetched.
"""

from __future__ import annotations

import hashlib
import re

from markupsafe import Markup

from unxdiff.errors import RendererError
from unxdiff.model.roles import Role
from unxdiff.options import PDF_PROFILES
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.charts import charts
from unxdiff.renderers.directions import directed
from unxdiff.renderers.html.page import LAYOUTS
from unxdiff.renderers.html.templates import Templates, read_css, safe_style
from unxdiff.renderers.pdf import labels, library, tags
from unxdiff.renderers.pdf.summary import listing, sizes
from unxdiff.renderers.themes import css, load_theme
from unxdiff.renderers.view import view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn

    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions

__all__ = ["HELP", "paper_of", "print_page", "render_pdf", "variant_of"]

_SET = re.compile(r"[{;]\s*--[a-z-]+\s*:")
_VAR = re.compile(r"var\((--[a-z-]+)\)")
_PAPERS = {"a4": "A4", "letter": "letter"}
_NEW_YORK = ("new york", "nueva york", "нью-йорк", "纽约", "紐約", "نيويورك")
_MASTHEAD = (Role.MASTHEAD, Role.PLACE, Role.SESSION)
HELP = (
    "PDF needs the Pango library: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0; HTML (-o FILE.html) works without it"
)


def render_pdf(redline: Redline, options: RenderOptions) -> bytes:
    """The redline on paper.

    Raises RendererError when Pango is missing, for an unknown paper, theme or layout, and
    TemplateError for a broken template.
    """
    variant = variant_of(options.pdf_profile)
    page = print_page(redline, options)
    weasyprint = _weasyprint()
    identifier = hashlib.sha256(page.encode("utf-8", "replace")).hexdigest()[:32].encode()
    options_here = {"pdf_identifier": identifier, "pdf_variant": variant, "pdf_tags": True}
    document = library.document(weasyprint, page, _fetcher(weasyprint)).render(**options_here)
    del page
    labels.place(document)
    with library.quick_references():
        made: bytes = document.write_pdf(finisher=tags.mend, **options_here)
    return made


def paper_of(redline: Redline, options: RenderOptions, usual: str = "") -> str:
    """``a4`` or ``letter``: as asked, else ``usual`` (a theme's own), else Letter for a paper
    of New York, else A4.

    Raises RendererError for another paper.
    """
    if options.paper:
        name = options.paper.lower()
        if name not in _PAPERS:
            raise RendererError(f"unknown paper {options.paper!r}: choose a4 or letter")
        return name
    if usual:
        return usual
    for block in redline.new.blocks:
        if block.role in _MASTHEAD and any(seat in block.text.lower() for seat in _NEW_YORK):
            return "letter"
    return "a4"


def print_page(redline: Redline, options: RenderOptions) -> str:
    """The HTML that is printed: no script, real footnotes, one sheet size."""
    if options.layout not in LAYOUTS:
        raise RendererError(
            f"unknown layout {options.layout!r}: choose one of {', '.join(LAYOUTS)}"
        )
    templates = Templates(options.template)
    turned = " landscape" if options.layout == "side-by-side" else ""
    theme = load_theme(options.theme)
    sheets = [templates.source("print.css")]
    if theme.look:
        sheets.append(templates.source(f"looks/{theme.look}/print.css"))
    if options.css:
        sheets.append(read_css(options.css))
    style = f"@page {{ size: {_PAPERS[paper_of(redline, options, theme.paper)]}{turned}; }}\n"
    style += css(theme, dark=False) + _resolved("\n".join(sheets), (*theme.light, *theme.common))
    laid_out = directed(view(redline, options), paper=True)
    words = statistics(redline).words
    listed = listing(laid_out)
    return templates.render(
        "print.html",
        view=laid_out,
        notes={note.key: note for note in laid_out.notes},
        listed=listed,
        linked={at for part in listed for one in part.entries for at in (one.first, one.last)},
        sizes=sizes(redline, words.old, words.new),
        layout=options.layout,
        charts=charts(redline, options),
        inks=dict(theme.light),
        style=Markup(safe_style(style)),  # noqa: S704 - closed off by safe_style
    )


def variant_of(profile: str | None) -> str | None:
    """WeasyPrint's name of a profile, None for a usual PDF.

    Raises RendererError for a profile that is not offered.
    """
    if not profile:
        return None
    name = profile.lower().removeprefix("pdf/")
    if name not in PDF_PROFILES:
        raise RendererError(
            f"unknown PDF profile {profile!r}: choose one of {', '.join(PDF_PROFILES)}"
        )
    return f"pdf/{name}"


def _resolved(style: str, properties: Iterable[tuple[str, str]]) -> str:
    """The style with the theme's values in place of ``var(--name)``.

    WeasyPrint works custom properties out anew for each element and property, which took a tenth
    of the time. Sheets that set properties of their own are left alone.
    """
    if _SET.search(style):
        return style
    values = {f"--{name}": value for name, value in properties}
    values = {name: _VAR.sub(lambda v: values.get(v[1], v[0]), v) for name, v in values.items()}
    return _VAR.sub(lambda found: values.get(found[1], found[0]), style)


def _weasyprint() -> Any:
    """WeasyPrint, or a RendererError that says how to get what is missing."""
    try:
        return library.load()
    except ImportError as error:
        raise RendererError(
            f"PDF needs the weasyprint package ({error}): pip install weasyprint"
        ) from error
    except OSError:
        raise RendererError(HELP) from None


def _fetcher(weasyprint: Any) -> Any:
    """A fetcher that fetches nothing."""

    class Nothing(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Refuses every address, data: and file: among them."""

        def fetch(self, url: str, headers: object = None) -> NoReturn:  # noqa: ARG002
            """Refuse."""
            raise ValueError("nothing outside the page is fetched")

    return Nothing()

"""The redline as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from unxdiff.errors import RendererError
from unxdiff.renderers.charts import charts
from unxdiff.renderers.directions import directed
from unxdiff.renderers.html.templates import Templates, read_css, safe_script, safe_style
from unxdiff.renderers.themes import css, load_theme
from unxdiff.renderers.view import view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions

__all__ = ["LAYOUTS", "render_html"]

LAYOUTS = ("inline", "side-by-side", "before-after")
"""Marks in the running text; old and new text in two columns whose rows start together; change by
change the old text and under it the new one. They mean the same in the terminal and on paper."""

_LONG = 300
"""Rows from which on what is out of sight is not laid out: shorter texts are quick without, and
Chromium keeps from screen readers what it has not laid out."""


def render_html(redline: Redline, options: RenderOptions) -> str:
    """The page: no network, no script but its own, readable without one.

    ``options.layout`` is the view it opens in, ``options.context`` how many unchanged blocks
    stand around a change (-1 is all). Raises TemplateError for a broken template and
    RendererError for an unknown theme or layout or an unreadable style sheet.
    """
    if options.layout not in LAYOUTS:
        raise RendererError(
            f"unknown layout {options.layout!r}: choose one of {', '.join(LAYOUTS)}"
        )
    templates = Templates(options.template)
    theme = load_theme(options.theme)
    style = css(theme, dark=True) + templates.source("page.css")
    if theme.look:
        style += "\n" + templates.source(f"looks/{theme.look}/page.css")
    if options.css:
        style += "\n" + read_css(options.css)
    style = "\n" + safe_style(style)
    script = "\n" + safe_script(templates.source("page.js"))
    seen = directed(view(redline, options), paper=False)
    return templates.render(
        "page.html",
        view=seen,
        layout=options.layout,
        charts=charts(redline, options),
        long=sum([len(section.groups) for section in seen.sections]) >= _LONG,
        style=Markup(style),  # noqa: S704 - closed off by safe_style
        script=Markup(script),  # noqa: S704 - closed off by safe_script
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: nothing from anywhere, and of ours only what the hashes name."""
    return (
        "default-src 'none'; "
        f"style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")

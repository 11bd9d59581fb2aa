"""Pages beside the redline (map, table, statistics): one file, no script, nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from markupsafe import Markup

from unxdiff.renderers.html.templates import Templates, read_css, safe_style
from unxdiff.renderers.themes import css, load_theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import RenderOptions

__all__ = ["sheet_page"]


def sheet_page(name: str, options: RenderOptions, **values: Any) -> str:
    """A template over ``_sheet.html``, with the theme and ``sheet.css``.

    Raises TemplateError for a broken template, RendererError for an unknown theme or an unreadable
    style sheet.
    """
    templates = Templates(options.template)
    style = css(load_theme(options.theme), dark=True) + templates.source("sheet.css")
    if options.css:
        style += "\n" + read_css(options.css)
    style = "\n" + safe_style(style)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return templates.render(
        name,
        style=Markup(style),  # noqa: S704 - closed off by safe_style
        policy=policy,
        inks=None,
        **values,
    )

"""The change table as a page: clause by clause, to be printed and written on in a meeting."""

from __future__ import annotations

from unxdiff.renderers.html.sheet_page import sheet_page
from unxdiff.renderers.table_rows import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions

__all__ = ["render_table_html"]


def render_table_html(redline: Redline, options: RenderOptions) -> str:
    """The page. Raises TemplateError, and RendererError for an unknown theme or an unreadable
    style sheet."""
    shown, parts = table(redline, options)
    return sheet_page("table.html", options, view=shown, parts=parts)

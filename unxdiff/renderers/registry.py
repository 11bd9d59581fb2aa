"""Which renderer makes which format; a renderer is loaded when it is asked for."""

from __future__ import annotations

import os

from unxdiff.errors import OutputError, RendererError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions

    Renderer = Callable[[Redline, RenderOptions], str | bytes]

__all__ = ["FORMATS", "format_of", "renderer", "written_as"]

FORMATS = (
    *("terminal", "plain", "json", "html", "pdf"),
    *("markdown", "critic", "map", "map-csv", "map-html", "table", "table-html", "xlsx", "email"),
    *("stat", "stat-html"),
)
"""What ``renderer`` takes."""

_SUFFIXES = (
    (".html", "html"),
    (".htm", "html"),
    (".pdf", "pdf"),
    (".docx", "docx"),
    (".json", "json"),
    (".txt", "plain"),
    (".md", "markdown"),
    (".markdown", "markdown"),
    (".csv", "table"),
    (".xlsx", "xlsx"),
)

_WRITTEN_AS = {
    ("map", ".csv"): "map-csv",
    ("map", ".html"): "map-html",
    ("map", ".htm"): "map-html",
    ("table", ".html"): "table-html",
    ("table", ".htm"): "table-html",
    ("table", ".xlsx"): "xlsx",
    ("stat", ".html"): "stat-html",
    ("stat", ".htm"): "stat-html",
}


def renderer(to: str) -> Renderer:
    """The function that renders a redline in a format.

    It gives text, or bytes for ``pdf`` and ``xlsx``. Raises RendererError for a format that there
    is no renderer for.
    """
    if to == "terminal":
        from unxdiff.renderers.terminal.view import render_terminal

        return render_terminal
    if to == "plain":
        from unxdiff.renderers.plain import render_plain

        return render_plain
    if to == "json":
        return _json
    if to == "html":
        from unxdiff.renderers.html.page import render_html

        return render_html
    if to == "pdf":
        from unxdiff.renderers.pdf.document import render_pdf

        return render_pdf
    made = _further(to)
    if made:
        return made
    raise RendererError(f"no renderer for {to!r}; formats are {', '.join(FORMATS)}")


def _further(to: str) -> Renderer | None:
    """Formats that show the redline to other programs, or without its running text."""
    if to == "markdown":
        from unxdiff.renderers.markdown import render_markdown

        return render_markdown
    if to == "critic":
        from unxdiff.renderers.critic import render_critic

        return render_critic
    if to in ("map", "map-csv"):
        from unxdiff.renderers.paragraph_map import render_map, render_map_csv

        return render_map if to == "map" else render_map_csv
    if to == "table":
        from unxdiff.renderers.change_table import render_table

        return render_table
    if to == "email":
        from unxdiff.renderers.email import render_email

        return render_email
    if to == "stat":
        from unxdiff.renderers.stat import render_stat

        return render_stat
    return _sheet(to)


def _sheet(to: str) -> Renderer | None:
    """Pages beside the redline, and the workbook."""
    if to == "map-html":
        from unxdiff.renderers.map_page import render_map_html

        return render_map_html
    if to == "table-html":
        from unxdiff.renderers.table_page import render_table_html

        return render_table_html
    if to == "xlsx":
        from unxdiff.renderers.change_sheet import render_table_xlsx

        return render_table_xlsx
    if to == "stat-html":
        from unxdiff.renderers.stat_page import render_stat_html

        return render_stat_html
    return None


def written_as(to: str, path: str | os.PathLike[str]) -> str:
    """The format that is meant by a format and the file it goes to: a map in a ``.csv`` file is a
    table of paragraphs, a change table in an ``.html`` file a page."""
    suffix = os.path.splitext(os.fspath(path))[1].lower()
    return _WRITTEN_AS.get((to, suffix), to)


def _json(redline: Redline, _: RenderOptions) -> str:
    # JSON says all there is: no option of looks changes it.
    from unxdiff.redline.json_form import to_json_text

    return to_json_text(redline)


def format_of(path: str | os.PathLike[str]) -> str:
    """The format that a file's suffix stands for, in any letter case.

    Raises OutputError where the suffix is none of those that are known.
    """
    name = os.fspath(path)
    lowered = name.lower()
    for suffix, to in _SUFFIXES:
        if lowered.endswith(suffix):
            return to
    known = " ".join([suffix for suffix, _ in _SUFFIXES])
    raise OutputError(f"cannot tell a format from the name {name!r}; use one of {known}, or --to")

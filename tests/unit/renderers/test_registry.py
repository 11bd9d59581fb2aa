from __future__ import annotations

import pytest

from unxdiff.errors import OutputError, RendererError
from unxdiff.renderers.plain import render_plain
from unxdiff.renderers.registry import FORMATS, format_of, renderer, written_as
from unxdiff.renderers.terminal import render_terminal


def test_lean_renderers():
    """Terminal and plain are the functions of their rooms."""
    assert renderer("terminal") is render_terminal
    assert renderer("plain") is render_plain


@pytest.mark.parametrize("to", ["word", "docx", "amendments", "", "PDF"])
def test_unknown_formats(to):
    """A format without a renderer is refused in one line that names those there are."""
    with pytest.raises(RendererError) as caught:
        renderer(to)
    message = str(caught.value)
    assert "\n" not in message
    assert all(name in message for name in FORMATS)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("a.html", "html"),
        ("A.HTM", "html"),
        ("dir.x/b.Pdf", "pdf"),
        ("c.json", "json"),
        ("d.txt", "plain"),
        ("e.MD", "markdown"),
        ("e.markdown", "markdown"),
        ("f.csv", "table"),
        ("g.XLSX", "xlsx"),
    ],
)
def test_suffixes(path, to):
    """A suffix picks the format in any letter case."""
    assert format_of(path) == to


@pytest.mark.parametrize("path", ["a", "a.doc", "html", "pdf", "a.html.bak", ""])
def test_unknown_suffixes(path):
    """A name without a known suffix is refused in one line that lists the suffixes."""
    with pytest.raises(OutputError) as caught:
        format_of(path)
    message = str(caught.value)
    assert "\n" not in message
    for suffix in (".html", ".htm", ".pdf", ".json", ".txt", ".md", ".csv", ".xlsx"):
        assert suffix in message


def test_a_map_in_a_csv_file_is_csv():
    """The suffix decides between the map's two forms, and nothing else."""
    assert written_as("map", "A.CSV") == "map-csv"
    assert written_as("map", "a.txt") == "map"
    assert written_as("html", "a.csv") == "html"

"""Compiled stock templates: kept beside them, never believed too long, never needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.unit.renderers.html_sample import sample
from unxdiff.options import RenderOptions
from unxdiff.renderers import stock
from unxdiff.renderers.html import compiled
from unxdiff.renderers.html.page import render_html

ALL = RenderOptions(context=-1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for the stock templates', whose cache is to be kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(compiled, "stock_folder", lambda: str(tmp_path))
    return tmp_path


def test_the_second_page_is_the_first(folder: Path) -> None:
    """Templates are kept after the first page, and a page made of what was kept is the same."""
    first = render_html(sample(), ALL)
    kept = {p.name: p.read_bytes() for p in (folder / "__pycache__").iterdir()}
    assert len(kept) >= 3
    assert render_html(sample(), ALL) == first
    assert {p.name: p.read_bytes() for p in (folder / "__pycache__").iterdir()} == kept


def test_what_was_kept_may_be_rubbish(folder: Path) -> None:
    """Files that were cut short or overwritten are made anew."""
    first = render_html(sample(), ALL)
    for path in (folder / "__pycache__").iterdir():
        path.write_bytes(path.read_bytes()[:40])
    assert render_html(sample(), ALL) == first


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    """Where nothing can be kept the page is made all the same."""
    (folder / "__pycache__").write_text("a file where the folder would be", "utf-8")
    assert "<!DOCTYPE html>" in render_html(sample(), ALL)


def test_own_templates_are_never_kept(folder: Path, tmp_path: Path) -> None:
    """With a template folder of the user's, nothing is kept and nothing kept is used."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "page.html").write_text("{% extends 'stock/page.html' %}", "utf-8")
    render_html(sample(), RenderOptions(context=-1, template=str(own)))
    assert not (folder / "__pycache__").exists()


def test_python_may_be_told_to_keep_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``python -B`` and PYTHONDONTWRITEBYTECODE hold for templates too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    render_html(sample(), ALL)
    assert not (folder / "__pycache__").exists()


def test_what_is_kept_is_not_exported() -> None:
    """Compiled templates are not among the stock files that are listed and copied."""
    assert not [name for name in stock.stock_files() if "__pycache__" in name]

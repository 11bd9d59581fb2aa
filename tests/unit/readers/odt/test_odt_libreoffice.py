"""LibreOffice as a second reader: what it prints and what is read agree, numbers included."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import needs_program, shared_data
from tests.unit.readers.odt.packages import (
    HEADINGS,
    bullets,
    flat,
    heading,
    item,
    items,
    level,
    list_style,
    para,
    table,
)
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.odt import read
from unxdiff.readers.rtf import read as read_rtf

BULLETS = frozenset("•◦▪–-·➢✓●○■□§\uf0b7")
OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix=")" '
    'text:display-levels="2"/></text:outline-style>'
)
L = list_style("L", level(1), level(2, "a", ")", "("), level(3, "i", shown=3))
M = list_style("M", level(1), level(2, shown=2), level(3, suffix="", shown=3))
N = list_style("N", level(1, ""), level(2, prefix="Art ", shown=2), level(3, "A", "", shown=3))
P = list_style(
    "P",
    level(1, more='loext:num-list-format="Article %1%:"'),
    level(2, "a", ")", shown=2, more='loext:num-list-format="%1%.%2%)"'),
)
B = list_style("B", bullets("–", "\uf0b7", "•"))
STYLES = L + M + N + P + B


def _tree(style: str) -> str:
    deep = items(item(para("deep")), item(para("deeper")))
    return items(
        item(para("one"), para("more")), item(para("two"), items(item(para("x"), deep))),
        item(items(item(para("passed over")))), item(para("four")), style=style,
    )  # fmt: skip


SOURCES = {
    "trees": "".join(_tree(style) for style in "LMNPB"),
    "going on": items(item(para("1")), style="L", more='xml:id="a"')
    + items(item(para("2")), style="L", more='text:continue-numbering="true"')
    + items(item(para("m")), style="M")
    + items(item(para("3")), style="L", more='text:continue-list="a"')
    + items(item(para("m")), style="M")
    + items(item(para("n")), style="L", more='text:continue-numbering="true"'),
    "starts": items(
        "<text:list-header>" + para("head") + "</text:list-header>",
        item(para("five"), more='text:start-value="5"'), item(para("")),
        item(para("seven"), items(item(para("x"), more='text:start-value="3"'))),
        item(para("eight"), items(item(para("a"))), para("then"), items(item(para("b")))),
        style="L",
    ) + items(item(para("i")), item(para("j"), more='text:style-override="P"'), style="L"),
    "headings": heading("early", 2) + heading("one", 1) + heading("two", 2) + heading("three", 3)
    + heading("none", 1, more='text:is-list-header="true"') + heading("next", 1)
    + heading("seven", 2, more='text:restart-numbering="true" text:start-value="7"')
    + items(item(heading("listed", 1)), style="L") + heading("last", 1) + para("styled", "H1"),
    "inside": para('a<text:s text:c="4"/>b<text:tab/>c<text:line-break/>d')
    + para('hidden <text:hidden-text text:is-hidden="true" text:condition="ooow:1==1" '
           'text:string-value="X"/>not')
    + table("<table:table-row><table:table-cell>" + para("in") + "</table:table-cell>"
            "<table:table-cell>" + para("cell") + "</table:table-cell></table:table-row>",
            columns=2),
}  # fmt: skip
HTML = """<html><head><meta charset="utf-8"></head><body><h1>Draft <i>resolution</i></h1>
<p>The <b>General</b> Assembly, Генеральная 大会 H<sub>2</sub>O</p>
<ol start="3"><li>One
<ol type="a"><li>a</li><li>b<ul><li>bullet</li></ul></li></ol></li><li>Two</li></ol>
<p>between</p><ol type="I"><li>Roman</li><li>numbers</li></ol><h2>Part</h2>
<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
<blockquote>quoted</blockquote><p>line<br>break</p></body></html>"""


def _convert(sources: list[Path], to: str, folder: Path) -> None:
    command = [
        needs_program("soffice"), "--headless", f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to", to, "--outdir", str(folder), *map(str, sources),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _words(line: str) -> str:
    """A line without its bullet: the text export has bullets of its own for each level."""
    words = line.replace("\xad", "").split()
    return " ".join(words[1:] if words and words[0] in BULLETS else words)


def _theirs(path: Path) -> list[str]:
    lines = [_words(line) for line in path.read_text("utf-8-sig").split("\n")]
    return [line for line in lines if line]


def _ours(document: Document) -> list[str]:
    """Our paragraphs as LibreOffice prints them: cells are lines, marks stand in the text."""
    lines = []
    for block in document.blocks:
        text = block.text
        for mark in reversed(block.marks):
            text = text[: mark.at] + document.notes[mark.note].mark + text[mark.at :]
        printed = f"{block.label or ''} {text}".replace("\t", "\n")
        lines += [_words(line) for line in printed.split("\n")]
    return [line for line in lines if line]


def test_lists_and_headings_agree(tmp_path: Path) -> None:
    """Documents made element by element: every paragraph and number is as printed."""
    needs_program("soffice")
    sources = {}
    for name, body in SOURCES.items():
        sources[name] = tmp_path / f"{name}.fodt"
        sources[name].write_bytes(flat(body, STYLES, HEADINGS + OUTLINE))
    _convert(list(sources.values()), "txt:Text", tmp_path)
    for name, source in sources.items():
        ours = _ours(read(source.read_bytes(), name, ReadOptions()))
        assert ours == _theirs(source.with_suffix(".txt")), name


def test_files_that_libreoffice_writes_agree(tmp_path: Path) -> None:
    """A page that LibreOffice made an ODT and an RTF of: both are read as it prints them."""
    needs_program("soffice")
    (tmp_path / "page.html").write_text(HTML, "utf-8")
    _convert([tmp_path / "page.html"], "odt:writer8", tmp_path)
    _convert([tmp_path / "page.odt"], "txt:Text", tmp_path)
    _convert([tmp_path / "page.odt"], "rtf:Rich Text Format", tmp_path)
    theirs = _theirs(tmp_path / "page.txt")
    assert "4. Two" in theirs
    assert "II. numbers" in theirs
    made = (tmp_path / "page.odt").read_bytes()
    assert _ours(read(made, "page.odt", ReadOptions())) == theirs
    written = (tmp_path / "page.rtf").read_bytes()
    assert _ours(read_rtf(written, "page.rtf", ReadOptions())) == theirs


# Numbering, lists, tables and plain text; the others hold pictures or text boxes, which the text
# export leaves out, or a blank before a note's mark, which we take off.
WORD_FILES = ("WC-1000", "WC-1020", "WC-1080", "WC-1230", "WC-1990", "WC-1520", "WC-1760")


@pytest.mark.parametrize("suffix", ["odt:writer8", "rtf:Rich Text Format"])
def test_real_files_agree(tmp_path: Path, suffix: str) -> None:
    """Word's files saved again by LibreOffice are read as it prints the originals."""
    folder = shared_data() / "docx" / "compare"
    needs_program("soffice")
    paths = [folder / f"{name}.{side}.docx" for name in WORD_FILES for side in ("old", "new")]
    _convert(paths, suffix, tmp_path)
    kind, reader = ("odt", read) if suffix.startswith("odt") else ("rtf", read_rtf)
    made = sorted(tmp_path.glob(f"*.{kind}"))
    assert len(made) == len(paths)
    _convert(paths, "txt:Text", tmp_path)
    for path in made:
        document = reader(path.read_bytes(), path.name, ReadOptions())
        assert _ours(document) == _theirs(path.with_suffix(".txt")), path.name

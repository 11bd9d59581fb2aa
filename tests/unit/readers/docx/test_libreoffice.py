"""LibreOffice as a second reader: its export as plain text and our blocks agree, with numbers."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import needs_program, shared_data
from tests.unit.readers.docx.made import docx, paragraph, run, table
from tests.unit.readers.docx.test_numbering import STYLES, USUAL, abstract, instance, level
from unxdiff.model.document import Document
from unxdiff.model.roles import FURNITURE, Kind
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read

OTHERWISE = {
    "WC-1950.new": "has tracked changes, of which it writes both sides",
    "WC-2090.new": "has tracked changes, of which it writes both sides",
    "WC-1270.new": "it leaves out the text of diagrams",
    "WC-1270.old": "it leaves out the text of diagrams",
    "WC-1310.old": "it leaves out the text of diagrams",
    "WC-1850.new": "has a table in a cell, whose rows follow the whole row here",
    "WC-1850.old": "has a table in a cell, whose rows follow the whole row here",
    "WC-1370.old": "it writes the date of today for a field that says another",
    "RP020-Inserted-Field-Code.accepted": "it writes the date of today for a field",
    "RP026-NumberingChange.accepted": "it does not know the field LISTNUM",
    "RP026-NumberingChange.rejected": "it does not know the field LISTNUM",
    **dict.fromkeys(
        [f"WC-{number}.{side}" for number in (1890, 1910, 1930, 2100) for side in ("old", "new")],
        "it leaves out the text of boxes",
    ),
}
"""Shared files of which LibreOffice's export says something else, and why."""

PLACEHOLDER = re.compile("‹(?:image|equation|chart|object)[^›]*›")


def _made() -> dict[str, bytes]:
    """Files with numbering, notes, tables, breaks and symbols. Left out is what LibreOffice does
    not take over: ``isLgl`` and ``lvlRestart``."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    five = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    numbering = (
        abstract(0, *USUAL)
        + abstract(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
        + abstract(2, level(0, "bullet", "\uf0b7", symbol), level(1, "bullet", "–"))
        + abstract(3, level(0, "upperRoman", "Part %1"), level(1, "ordinal", "%2 point"))
        + abstract(4, *USUAL)
        + "".join([instance(n + 1, n) for n in range(4)])
        + instance(5, 0, five)
        + instance(6, 4, own)
    )
    places = [
        (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (5, 0), (5, 0), (1, 0), (2, 1), (2, 0),
        (2, 1), (3, 0), (3, 1), (4, 0), (4, 1), (4, 1), (4, 0), (4, 1), (6, 0), (6, 0), (1, 0),
    ]  # fmt: skip
    lists = "".join([paragraph(f"text {n}", number=place) for n, place in enumerate(places)])
    lists += paragraph("5 bis. typed") + paragraph(number=(1, 0)) + paragraph("x", number=(1, 1))
    styled = "".join([paragraph(key, key) for key in ("Art", "Sub", "Sub", "Art")])
    styled += paragraph("none", "Art", number=(0, 0)) + paragraph("on", "Art")

    def cite(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    notes = paragraph(run("One") + cite("footnote", 5) + run(" two.") + cite("endnote", 2))
    notes += paragraph(run("Three") + cite("footnote", 3)) + paragraph(
        cite("endnote", 4) + run("!")
    )
    texts = {
        kind: "".join(
            [f'<w:{kind} w:id="{n}">{paragraph(f"note {n}")}</w:{kind}>' for n in range(1, 6)]
        )
        for kind in ("footnote", "endnote")
    }
    inner = table(["x", "y"])
    cells = table(["a", "b"], ["c", paragraph("d") + paragraph("e")]) + paragraph("between")
    cells += table(
        ["f", paragraph("g") + inner + paragraph()], ["h", paragraph("i", number=(1, 0))]
    )
    signs = (
        paragraph(run("a") + "<w:r><w:noBreakHyphen/></w:r>" + run("b") + "<w:r><w:tab/></w:r>")
        + paragraph(run("c") + "<w:r><w:br/></w:r>" + run("d"))
        + paragraph("")
        + paragraph("last")
    )
    return {
        "made-lists": docx(lists, numbering=numbering),
        "made-styles": docx(styled, numbering=numbering, styles=STYLES),
        "made-notes": docx(notes, footnotes=texts["footnote"], endnotes=texts["endnote"]),
        "made-tables": docx(cells, numbering=numbering),
        "made-signs": docx(signs),
    }


MADE = _made()


def _shared() -> dict[str, Path]:
    folder = shared_data() / "docx"
    paths = [*folder.glob("compare/*.docx"), *folder.glob("tracked/*.accepted.docx")]
    paths += folder.glob("tracked/*.rejected.docx")
    return {path.name.removesuffix(".docx"): path for path in sorted(paths)}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with LibreOffice's export of every file: one start for all of them."""
    program = needs_program("soffice")
    folder = tmp_path_factory.mktemp("office")
    for name, data in MADE.items():
        (folder / f"{name}.docx").write_bytes(data)
    paths = [str(path) for path in (*folder.glob("*.docx"), *_shared().values())]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(folder)]
    subprocess.run([*command, *paths], check=True, capture_output=True)
    return folder


def _theirs(folder: Path, name: str) -> list[str]:
    text = (folder / f"{name}.txt").read_text("utf-8-sig")
    return [line for line in map(_plain, text.split("\n")) if line]


def _plain(text: str) -> str:
    return " ".join(PLACEHOLDER.sub("", text).split())


def _ours(document: Document) -> list[tuple[str, bool]]:
    """Lines as printed, with the marks of notes where they stand, and whether each is a cell."""
    out = []
    for block in document.blocks:
        if block.role in FURNITURE:
            continue
        text = block.text
        for mark in reversed(block.marks):
            text = text[: mark.at] + document.notes[mark.note].mark + text[mark.at :]
        if block.label is not None:
            text = f"{block.label} {text}"
        cell = block.kind is Kind.ROW
        out += [(_plain(line), cell) for line in text.split("\t" if cell else "\n")]
    return [(line, cell) for line, cell in out if line]


def _agree(ours: list[tuple[str, bool]], theirs: list[str]) -> None:
    """Line by line; a cell may be several of their lines, for they write one a paragraph."""
    at = 0
    for line, cell in ours:
        assert at < len(theirs), line
        found = theirs[at]
        at += 1
        while cell and found != line and at < len(theirs) and len(found) < len(line):
            found += " " + theirs[at]
            at += 1
        assert _close(found) == _close(line)
    assert at == len(theirs)


def _close(text: str) -> str:
    # It has a bullet of its own for each level.
    return text.replace("◦", "–")


@pytest.mark.parametrize("name", MADE)
def test_made_files_agree(exported: Path, name: str) -> None:
    """Files with lists, styles, notes, nested tables and breaks: each paragraph and number is the
    same, in the same order."""
    _agree(_ours(read(MADE[name], name, ReadOptions())), _theirs(exported, name))


@pytest.mark.parametrize("name", sorted(set(_shared()) - set(OTHERWISE)))
def test_shared_files_agree(exported: Path, name: str) -> None:
    """Files that Word made: the same, with the marks of notes where they stand."""
    _agree(_ours(read(_shared()[name].read_bytes(), name, ReadOptions())), _theirs(exported, name))


@pytest.mark.parametrize("name", OTHERWISE)
def test_exceptions_are_needed(exported: Path, name: str) -> None:
    """Every file that is left out really reads otherwise there: none is left out in vain."""
    document = read(_shared()[name].read_bytes(), name, ReadOptions())
    with pytest.raises(AssertionError):
        _agree(_ours(document), _theirs(exported, name))

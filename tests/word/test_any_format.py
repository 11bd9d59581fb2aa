"""Redlines of versions that are no Word files, as Word files: the marks are those of the redline
elsewhere, both versions come out of the file, and a template's look is taken."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT, needs_pango
from tests.formats.writers import WRITERS, to_html
from tests.word.judges import by_libreoffice, by_pandoc
from tests.word.template import template
from unxdiff import compare, read
from unxdiff.api import read_bytes
from unxdiff.diagnostics import Code
from unxdiff.errors import InputError
from unxdiff.model.redline import Change, ChangeKind, Op, Redline
from unxdiff.ooxml.names import w
from unxdiff.options import WordOptions
from unxdiff.redline.statistics import statistics
from unxdiff.tracked.check import check, new_faults
from unxdiff.tracked.document import word_redline
from unxdiff.tracked.wordfiles import WordFile, word_files

PAIRS = {
    folder.name: (next(folder.glob("old.*")), next(folder.glob("new.*")))
    for folder in sorted((ROOT / "examples").iterdir())
    if any(folder.glob("old.*"))
}
FEW = ("contract", "resolution-ar", "seed", "standard")
"""Examples with clauses, another direction, notes and moves, tables and code."""
SAME = [(name, name) for name in WRITERS if name not in ("docx", "docx-automatic")]
MIXED = [("docx", "md"), ("txt", "docx-automatic"), ("odt", "html"), ("akn", "rtf"), ("rtf", "txt")]


def _redline(name: str) -> Redline:
    return compare(*[read(path) for path in PAIRS[name]])


def _in_formats(name: str, formats: tuple[str, str]) -> Redline:
    sides = []
    for path, form in zip(PAIRS[name], formats, strict=True):
        suffix, write = WRITERS[form]
        sides.append(read_bytes(write(read(path)), f"{path.stem}.{suffix}"))
    return compare(*sides)


# --- the marks of a file, and those of a redline ---------------------------------------------

MARKS = ("ins", "del", "moveTo", "moveFrom")
STORIES = ("word/document.xml", "word/footnotes.xml")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _marked(data: bytes, part: str) -> dict[str, Counter[str]]:
    """The words of each kind of mark, paragraph by paragraph."""
    found = {kind: Counter[str]() for kind in MARKS}
    for paragraph in _root(data, part).iter(w("p")):
        texts = dict.fromkeys(MARKS, "")
        for piece in paragraph.iter(w("t"), w("delText"), w("tab"), w("br")):
            above = [one.tag.rpartition("}")[2] for one in piece.iterancestors()]
            kind = next((one for one in above if one in MARKS), "")
            for other in MARKS:
                text = (piece.text or " ") if other == kind else " "
                texts[other] += text
        for kind in MARKS:
            found[kind].update(_words(texts[kind]))
    return found


def _said(changes: Iterable[Change]) -> dict[str, Counter[str]]:
    """The same of changes."""
    found = {kind: Counter[str]() for kind in MARKS}
    for change in changes:
        if change.kind is ChangeKind.EQUAL and not change.moved:
            continue
        for span in change.spans:
            if span.op is Op.EQUAL and not change.moved:
                continue
            if span.op is not Op.DELETE:
                moved = span.moved or span.op is Op.EQUAL
                found["moveTo" if moved else "ins"].update(_words(span.text))
            if span.op is not Op.INSERT:
                moved = span.moved or span.op is Op.EQUAL
                was = span.text if span.old_text is None else span.old_text
                found["moveFrom" if moved else "del"].update(_words(was))
    return found


def _root(data: bytes, part: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(part))


def _besides(redline: Redline) -> tuple[Counter[str], Counter[str]]:
    """Words that a file marks and the redline does not: labels, which stand in the text where Word
    cannot count them, and what is written otherwise, for the file turns into both to the letter."""
    old, new = (
        Counter(word for block in side.blocks for word in _words(block.label or ""))
        for side in (redline.old, redline.new)
    )
    for change in redline.changes:
        for span in change.spans:
            if span.old_text is not None:
                old.update(_words(span.old_text))
                new.update(_words(span.text))
    return old, new


def _same_marks(redline: Redline, data: bytes) -> None:
    """Assert that the marks of the body say what the redline says, and what it does not mark."""
    have, want = _marked(data, STORIES[0]), _said(redline.changes)
    old, new = _besides(redline)
    for kind in MARKS:
        missing, more = want[kind] - have[kind], have[kind] - want[kind]
        besides = new if kind in ("ins", "moveTo") else old
        assert not missing, (kind, missing)
        assert not more - besides, (kind, more - besides)


def _elements(data: bytes) -> int:
    return sum(1 for part in STORIES for _ in _root(data, part).iter(*[w(kind) for kind in MARKS]))


def _spots(redline: Redline) -> int:
    """Places that a redline marks: spans, borders of paragraphs, labels, notes, rows."""
    count = 0
    for change in (*redline.changes, *redline.note_changes):
        for span in change.spans:
            if span.old_text is not None:
                pairs = zip(span.old_text.split(), span.text.split(), strict=False)
                count += 2 * sum(one != other for one, other in pairs) + 2
        if change.kind is ChangeKind.EQUAL and not change.moved and not change.relabelled:
            count += change.remarked * 2
            continue
        count += sum(1 for span in change.spans if span.op is not Op.EQUAL or change.moved)
        count += 2 * (len(change.old) != len(change.new)) + 2 * change.moved
        count += 2 * change.relabelled + 2 * change.remarked + 2 * change.restyled
    return count


# --- tests -----------------------------------------------------------------------------------


def _written(redline: Redline, base: str | None = None) -> tuple[bytes, tuple[WordFile, WordFile]]:
    """The file, which was held against the law when it was written, and what it is made of."""
    made = word_redline(redline, WordOptions(base=base))
    files = word_files(redline, base)[0]
    old, new = (one.data for one in files)
    assert check(made.data, old, new) == []
    assert new_faults(made.data, old, new) == []
    return made.data, files


@pytest.mark.parametrize("name", PAIRS)
def test_examples(name: str) -> None:
    """Every example is written, lawful, and marked as its redline is, with few elements."""
    redline = _redline(name)
    data, _ = _written(redline)
    _same_marks(redline, data)
    assert _elements(data) <= 1.2 * _spots(redline) + 2


@pytest.mark.parametrize("formats", [*SAME, *MIXED], ids="-".join)
@pytest.mark.parametrize("name", FEW)
def test_formats(name: str, formats: tuple[str, str]) -> None:
    """So is a pair in any other formats, and a pair of which one is a Word file."""
    redline = _in_formats(name, formats)
    data, _ = _written(redline)
    _same_marks(redline, data)


def test_counts_are_those_of_the_statistics() -> None:
    """Words that the first example's file marks are as many as the last line says."""
    redline = _redline("seed")
    have = _marked(_written(redline)[0], STORIES[0])
    words = statistics(redline).words
    assert abs(have["del"].total() - words.deleted) <= words.deleted * 0.1
    assert abs(have["ins"].total() - words.inserted) <= words.inserted * 0.1
    assert have["moveTo"].total() == have["moveFrom"].total() > 0


def test_pdf() -> None:
    """A PDF and a text make a Word file too."""
    needs_pango()
    from weasyprint import HTML

    old, new = PAIRS["contract"]
    printed = HTML(string=to_html(read(old), paged=True).decode()).write_pdf()
    redline = compare(read_bytes(printed, "old.pdf"), read(new))
    _same_marks(redline, _written(redline)[0])


def _files() -> tuple[dict[str, bytes], list[tuple[str, str]]]:
    """The examples' files with the clean ones, and what judges are to do with them."""
    files: dict[str, bytes] = {}
    jobs = []
    for name in PAIRS:
        data, (old, new) = _written(_redline(name))
        files |= {name: data, f"{name}.reject": old.data, f"{name}.accept": new.data}
        jobs += [(name, how) for how in ("accept", "reject")]
        jobs += [(f"{name}.{how}", "leave") for how in ("accept", "reject")]
    return files, jobs


def test_libreoffice(tmp_path: Path) -> None:
    """LibreOffice turns each example's file into the clean files, body and notes."""
    files, jobs = _files()
    made = by_libreoffice(files, jobs, tmp_path)
    for name in PAIRS:
        for how in ("accept", "reject"):
            assert made[name, how] == made[f"{name}.{how}", "leave"], (name, how)


def test_pandoc(tmp_path: Path) -> None:
    """So does pandoc, but for items that went, whose numbers it keeps and counts, and for notes'
    own marks, which it shows where they stand in a run of their own."""
    files, jobs = _files()
    made = by_pandoc(files, jobs, tmp_path)
    for name in PAIRS:
        for how in ("accept", "reject"):
            have, want = (list(_unnumbered(made[job])) for job in
                          ((name, how), (f"{name}.{how}", "leave")))  # fmt: skip
            assert have == want, (name, how)


def _unnumbered(lines: list[str]) -> Iterator[str]:
    """Lines without the numbers that pandoc counts, which are all that is left of some, and without
    notes' own marks."""
    for line in lines:
        text = re.sub(r"^[(]?(?:\d+|[a-z]+)[.)] ?", "", line).replace("^(*)", "")
        if text.strip("- "):
            yield text


# --- whose look it has -----------------------------------------------------------------------


@pytest.fixture
def base(tmp_path: Path) -> str:
    """A template's path."""
    path = tmp_path / "office.docx"
    path.write_bytes(template())
    return str(path)


def test_a_template_gives_styles_page_and_headers(base: str) -> None:
    """Its styles are used by their names, its page and letterhead stay with the picture; its text
    and its pictures of the text go."""
    redline = _redline("contract")
    data, _ = _written(redline, base)
    body = _root(data, STORIES[0]).find(w("body"))
    used = {one.get(w("val")) for one in body.iter(w("pStyle"))}
    assert {"berschrift1", "berschrift2"} <= used
    assert body.find(w("sectPr")).find(w("pgMar")).get(w("left")) == "2835"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert "word/media/crest.png" in names
        assert "word/media/old.png" not in names
        headers = [package.read(name) for name in names if name.startswith("word/header")]
    assert any(b"3 Quay Street" in one for one in headers)
    assert "Write your paper here." not in "".join(body.itertext())


def test_looks_in_libreoffice(base: str, tmp_path: Path) -> None:
    """LibreOffice shows the template's headers and footer around the new text."""
    data, _ = _written(_redline("seed"), base)
    folder = tmp_path / "work"
    folder.mkdir()
    lines = by_libreoffice({"it": data}, [("it", "accept")], folder)["it", "accept"]
    assert "HeaderText: Harbour Office" in lines
    assert any("Harbour Office, 3 Quay Street" in line for line in lines)
    assert any(line.startswith("FooterText") and "Sheet" in line for line in lines)
    assert "Economic and Social Council" in lines


def test_a_word_file_lends_its_look_to_the_other_version() -> None:
    """Of a Word file and another, both are set in the first one's styles, and that is said."""
    redline = compare(read_bytes(template(), "old.docx"), read(PAIRS["contract"][1]))
    made = word_redline(redline, WordOptions())
    (said,) = [one.message for one in made.diagnostics if one.code is Code.LOOK_TAKEN]
    assert "styles of old.docx" in said
    assert b"berschrift1" in etree.tostring(_root(made.data, STORIES[0]))


def test_two_word_files_keep_their_look(base: str) -> None:
    """A base is not used for two Word files, and that is said."""
    sides = [read_bytes(template(), name) for name in ("old.docx", "new.docx")]
    made = word_redline(compare(*sides), WordOptions(base=base))
    assert [one.code for one in made.diagnostics] == [Code.LOOK_TAKEN]
    assert "is not used" in made.diagnostics[0].message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "does not exist"),
        (b"text", "is no Word file"),
        (b"PK\x03\x04", "damaged"),
        (b"", "is empty"),
    ],
    ids=["missing", "text", "cut", "empty"],
)
def test_a_base_that_is_none(data: bytes | None, said: str, tmp_path: Path) -> None:
    """A base that is missing or no Word file is an error that names it."""
    path = tmp_path / "base.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=said) as caught:
        word_redline(_redline("policy"), WordOptions(base=str(path)))
    assert "base.docx" in str(caught.value)


# --- notes -----------------------------------------------------------------------------------


def test_notes_are_cited_in_the_order_of_their_ids() -> None:
    """A note that came before others takes their place among the ids: LibreOffice goes by that."""
    data, _ = _written(_redline("report-notes"))
    cited = [
        int(one.get(w("id")) or "0") for one in _root(data, STORIES[0]).iter(w("footnoteReference"))
    ]
    assert cited == sorted(cited)
    assert len(set(cited)) == len(cited) == 6


def test_a_mark_of_ones_own_is_no_other_note() -> None:
    """A note under ``*`` in a Word file is the note under ``*`` of a text."""
    old, new = PAIRS["seed"]
    clean = word_files(compare(read(old), read(new)), None)[0][0]
    redline = compare(read_bytes(clean.data, "old.docx"), read(old))
    assert all(change.kind is ChangeKind.EQUAL for change in redline.note_changes)


def test_a_counted_note_that_gets_a_mark_of_its_own() -> None:
    """A note that was counted and has ``*`` now is another citation, and the law holds."""
    redline = _in_formats("seed", ("docx", "html"))
    data, _ = _written(redline)
    assert b"customMarkFollows" in etree.tostring(_root(data, STORIES[0]))

"""A clean Word file gives back the document that it was made of."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

import unxdiff
from tests.conftest import ROOT
from tests.laws.documents import document, drafts
from unxdiff.api import read_bytes
from unxdiff.diagnostics import Code
from unxdiff.model.document import Block, Document, Mark, Note, Run
from unxdiff.model.roles import FURNITURE, Kind, Role, Style
from unxdiff.ooxml.names import w
from unxdiff.ooxml.order import faults
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read
from unxdiff.tracked.clean.files import Clean, clean_package, clean_pair

EXAMPLES = sorted(
    path for path in (ROOT / "examples").glob("*/*.*") if path.suffix in (".txt", ".md")
)


def _draft(*blocks: Block, notes: tuple[Note, ...] = (), language: str = "en") -> Document:
    return Document("draft", "text", blocks, notes, language=language)


def _part(made: Clean, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        return etree.fromstring(package.read(name))


def _again(made: Clean) -> Document:
    return read(made.data, "made.docx", ReadOptions())


def _blocks(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.role not in FURNITURE]


def _labelled(*labels: str, kind: Kind = Kind.PARAGRAPH, level: int = 0) -> Document:
    return _draft(*[Block("Text", kind, label=label, level=level) for label in labels])


def _numbered(made: Clean) -> list[str]:
    """The list and level of each paragraph of the body, empty where it has none."""
    out = []
    for paragraph in _part(made, "word/document.xml").iter(w("p")):
        found = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if found is None:
            out.append("")
        else:
            level, num = (found.find(w(name)).get(w("val")) for name in ("ilvl", "numId"))
            out.append(f"{num}/{level}")
    return out


def _role(block: Block) -> Role:
    """The role that a block has when it is read again.

    Ordered items come back as numbered paragraphs and code as a paragraph, for Word has neither.
    """
    if block.kind is Kind.CODE:
        return Role.PARAGRAPH
    ordered = block.kind is Kind.ITEM and block.label is not None and block.label[:1].isalnum()
    return Role.CLAUSE if ordered else block.role


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_examples_come_back(path: Path) -> None:
    """Every example comes back: texts, labels, levels, looks, places of notes, roles.

    What differs and why: code loses blanks that Word's reader makes single; a mark that is a name
    becomes a number; the mark of a note that is no number stands before its text, as Word has it.
    """
    before = unxdiff.read(path)
    made = clean_package(before)
    after = read_bytes(made.data, "made.docx", ReadOptions())
    old, new = list(before.blocks), _blocks(after)
    assert [" ".join(block.text.split()) for block in new] == [
        " ".join(block.text.split()) for block in old
    ]
    told = [one.text for one, was in zip(new, old, strict=True) if was.kind is not Kind.CODE]
    assert told == [block.text for block in old if block.kind is not Kind.CODE]
    assert [block.label for block in new] == [block.label for block in old]
    assert [block.level for block in new] == [block.level for block in old]
    assert [block.runs for block in new] == [block.runs for block in old]
    assert [block.marks for block in new] == [block.marks for block in old]
    assert [block.table for block in new] == [block.table for block in old]
    assert [block.role for block in new] == [_role(block) for block in old]
    assert len(after.notes) == len(before.notes)
    for one, other in zip(before.notes, after.notes, strict=True):
        named = len(one.mark) > 2
        assert other.mark == one.mark or (named and other.mark.isdecimal())
        assert one.text in (other.text, other.text.removeprefix(f"{one.mark} "))
    assert not made.diagnostics


@given(drafts())
def test_any_document_can_be_written(pieces: list) -> None:
    """Whatever a document holds, every part is well-formed, each block has its place, and its text
    comes back but for blanks, soft hyphens and characters that no XML holds."""
    before = document(pieces, "draft", loose=("Nobody cites this.",))
    made = clean_package(before)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))
    body = _part(made, "word/document.xml").find(w("body"))
    standing = {"p": body.findall(w("p")), "tr": list(body.iter(w("tr")))}
    assert len(made.blocks) == len(before.blocks)
    assert len(set(made.blocks)) == len(made.blocks)
    for block, (kind, at) in zip(before.blocks, made.blocks, strict=True):
        assert kind == ("tr" if block.kind is Kind.ROW else "p")
        shown = "".join(
            [
                element.text or "" if element.tag == w("t") else " "
                for element in standing[kind][at].iter(w("t"), w("br"), w("tab"), w("tc"))
            ]
        )
        text = f"{block.text}".replace("\t", " ").replace("\n", " ")
        sound = "".join([sign if _holds(sign) else "\ufffd" for sign in text])
        assert shown.replace(" ", "").endswith(sound.replace(" ", ""))
    assert clean_package(before).data == made.data


def _holds(sign: str) -> bool:
    return sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"


def test_labels_that_word_can_count_are_counted() -> None:
    """Numbers, letters, Roman numbers, words with a number and bullets are counted; others typed,
    and all of them are read as they were."""
    labels = ["1.", "2.", "3 bis.", "3.", "(a)", "(b)", "(i)", "(ii)", "(c)", "4.", "(a)"]
    labels += [
        "Article 5",
        "Article 6",
        "PP1",
        "PP2",
        "PP2 alt",
        "PP3",
        "–",
        "•",
        "I.",
        "A.",
        "01.",
    ]
    made = clean_package(_labelled(*labels))
    typed = {label for label, num in zip(labels, _numbered(made), strict=True) if not num}
    assert typed == {"3 bis.", "PP2 alt", "01."}
    shown = [f"{block.label or ''} {block.text}".strip() for block in _blocks(_again(made))]
    assert shown == [f"{label} Text" for label in labels]


@pytest.mark.parametrize(
    "labels",
    [
        ("1.", "(a)", "2.", "(a)", "(b)"),
        ("1.", "2.", "7.", "8.", "1.", "2."),
        ("(a)", "(b)", "(a)"),
        ("(h)", "(i)", "(j)"),
        ("2.", "2.1", "2.2", "3.", "3.1"),
        ("4.1", "4.2"),
        ("(y)", "(z)", "(aa)", "(bb)"),
        ("一、", "二、", "三、"),
        ("(أ)", "(ب)", "(ج)"),
        ("0.", "1."),
        ("1 -", "2 -"),
    ],
)
def test_labels_come_back(labels: tuple[str, ...]) -> None:
    """What the count of Word prints is the label that was written, also where it breaks."""
    again = _blocks(_again(clean_package(_labelled(*labels))))
    assert [block.label or block.text.split()[0] for block in again] == list(labels)


def test_paragraph_that_comes_changes_no_other() -> None:
    """A paragraph that is inserted leaves the lists of those behind it as they were."""
    old, new = (
        _labelled("1.", "2.", "3.", "1.", "2."),
        _labelled("1.", "2.", "3.", "4.", "1.", "2."),
    )
    partners = {0: 0, 1: 1, 3: 2, 4: 3, 5: 4}
    before, after = clean_pair(old, new, partners)
    nums = _numbered(after)
    assert nums[:2] + nums[3:] == _numbered(before)
    numbering = "word/numbering.xml"
    assert etree.tostring(_part(before, numbering)) == etree.tostring(_part(after, numbering))


def test_table_rows_and_notes() -> None:
    """Rows of one table are one table, ragged rows stay so, notes are cited in their cells."""
    row = Kind.ROW
    before = _draft(
        Block("Country\tYear", row, Role.TABLE_ROW, table=1),
        Block("Uganda\t2024\t5", row, Role.TABLE_ROW, table=1, marks=(Mark(6, 0), Mark(11, 1))),
        Block("Other\tTable", row, Role.TABLE_ROW, table=2),
        notes=(Note("1", "One.\nTwo."), Note("2", "Three.")),
    )
    made = clean_package(before)
    assert made.blocks == (("tr", 0), ("tr", 1), ("tr", 2))
    assert made.notes == (1, 2)
    after = _again(made)
    assert [(one.text, one.table, one.marks) for one in _blocks(after)] == [
        (one.text, one.table, one.marks) for one in before.blocks
    ]
    assert [note.text for note in after.notes] == ["One.\nTwo.", "Three."]


def test_looks_and_links() -> None:
    """Each look is one run's, a link is a relationship, and a line break stays one."""
    text = "bold italic under struck code link up down\nnext"
    looks = (
        Run(0, 4, Style.BOLD), Run(5, 11, Style.ITALIC), Run(12, 17, Style.UNDERLINE),
        Run(18, 24, Style.STRIKE), Run(25, 29, Style.CODE),
        Run(30, 34, Style.LINK, "https://example.org/?a=1&b=2"), Run(35, 37, Style.SUPERSCRIPT),
        Run(38, 42, Style.SUBSCRIPT),
    )  # fmt: skip
    (block,) = _blocks(_again(clean_package(_draft(Block(text, runs=looks)))))
    assert (block.text, block.runs) == (text, looks)


def test_address_that_is_none_is_left_out() -> None:
    """An address that no program can follow is no link, and that is said."""
    made = clean_package(_draft(Block("here", runs=(Run(0, 4, Style.LINK, "http://[x"),))))
    assert [one.code for one in made.diagnostics] == [Code.CONTENT_SKIPPED]
    assert [block.text for block in _blocks(_again(made))] == ["here"]


def test_characters_that_xml_cannot_hold() -> None:
    """They are written as U+FFFD, and said."""
    made = clean_package(_draft(Block("a\x07b <&> \ufffe")))
    assert [block.text for block in _blocks(_again(made))] == ["a\ufffdb <&> \ufffd"]
    assert made.diagnostics[0].code is Code.CHARACTERS_REPLACED
    assert made.diagnostics[0].text == "\x07\ufffe"


def test_uncited_notes_are_paragraphs() -> None:
    """A note that nothing cites is a paragraph behind all blocks, for Word would not show it."""
    made = clean_package(_draft(Block("Text"), notes=(Note("*", "Loose."),)))
    assert made.notes == (0,)
    assert [block.text for block in _blocks(_again(made))] == ["Text", "* Loose."]
    assert made.diagnostics[0].code is Code.NOTE_UNTIED


def test_running_heads() -> None:
    """Heads and feet have parts of their own; a number sign there is a page number."""
    made = clean_package(
        _draft(Block("Text"), Block("A/1", role=Role.HEADER), Block("# of #", role=Role.FOOTER))
    )
    assert made.blocks == (("p", 0), ("header", 0), ("footer", 0))
    assert [(one.text, one.role) for one in _again(made).blocks[1:]] == [
        ("A/1", Role.HEADER),
        ("# of #", Role.FOOTER),
    ]
    fields = [element.text for element in _part(made, "word/footer.xml").iter(w("instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_text_read_from_the_right() -> None:
    """Arabic paragraphs run from the right, Latin words in them from the left."""
    made = clean_package(_draft(Block("القرار A/RES/1 المؤرخ"), language="ar"))
    (paragraph,) = _part(made, "word/document.xml").iter(w("p"))
    assert paragraph.find(f"{w('pPr')}/{w('bidi')}") is not None
    runs = [
        (run.find(w("t")).text, run.find(f"{w('rPr')}/{w('rtl')}") is not None)
        for run in paragraph.iter(w("r"))
    ]
    assert runs == [("القرار ", True), ("A/RES/1", False), (" المؤرخ", True)]


def test_paper_follows_the_seat() -> None:
    """Letter for a paper of New York, A4 for any other."""
    place = Block("New York, 3 May 2024", role=Role.PLACE)
    for document_, width in ((_draft(place), "12240"), (_draft(Block("Text")), "11906")):
        size = next(_part(clean_package(document_), "word/document.xml").iter(w("pgSz")))
        assert size.get(w("w")) == width


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_parts_follow_the_schema(path: Path) -> None:
    """Every part has its elements in the order of the schema, with ids that are unique."""
    made = clean_package(unxdiff.read(path))
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                assert not list(faults(etree.fromstring(package.read(name)), name))

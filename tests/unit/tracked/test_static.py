"""``--static``: tracked changes as coloured text."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.conftest import shared_data
from tests.unit.readers.docx.made import docx, paragraph, run
from tests.unit.tracked.redlines import part_of, parts_of, redline_of, texts
from unxdiff.ooxml.names import w
from unxdiff.ooxml.order import faults
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.revisions import CHANGES
from unxdiff.ooxml.tracking import tracked_changes
from unxdiff.options import WordOptions
from unxdiff.tracked.document import word_redline
from unxdiff.tracked.static import static_package

BLUE, RED, GREEN = "0B4FA8", "A8201A", "1C6B36"
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
    'w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
WORDS = (
    "Requests the Secretary-General to report to the Assembly at its next session",
    "Invites Member States to submit their views on the matter",
    "Decides to establish a working group of twelve experts on the subject",
    "Calls upon the specialized agencies to strengthen their cooperation",
)
MOST = 1 << 30


def static(old: bytes, new: bytes) -> bytes:
    """The redline of two files as coloured text."""
    return word_redline(redline_of(old, new), WordOptions(static=True)).data


def items(*words: str) -> str:
    """Paragraphs of a list."""
    return "".join([paragraph(run(one), number=(1, 0)) for one in words])


def looks(data: bytes, name: str = "document") -> list[tuple[str, str, tuple[str, ...]]]:
    """The runs that have a colour: text, colour, lines."""
    found = []
    for one in part_of(data, name).iter(w("r")):
        colour = one.find(f"{w('rPr')}/{w('color')}")
        if colour is not None:
            properties = one.find(w("rPr"))
            lines = [child for child in properties if child.tag != w("color")]
            said = [f"{etree.QName(child).localname} {child.get(w('val'))}" for child in lines]
            text = "".join([child.text or "" for child in one.iter(w("t"))])
            found.append((text, colour.get(w("val")), tuple(said)))
    return found


def test_words() -> None:
    """Words that came are blue and underlined, those that went red and struck."""
    made = static(
        docx(paragraph(run(WORDS[1]))), docx(paragraph(run(WORDS[1].replace("submit", "send"))))
    )
    assert looks(made) == [("submit", RED, ("strike 1",)), ("send", BLUE, ("u single",))]


def test_underlined_text_is_told_apart() -> None:
    """What was underlined anyway gets a thick line where it came."""
    under = '<w:u w:val="single"/>'
    made = static(
        docx(paragraph(run("Takes note of the report"))),
        docx(paragraph(run("Takes note of the report") + run(" with appreciation", under))),
    )
    assert looks(made) == [(" with appreciation", BLUE, ("u thick",))]


def test_nothing_is_tracked_and_nobody_named() -> None:
    """No tracked change, no author of one, no setting that tracks is left, in notes and running
    heads too; what stays unchanged keeps its bytes."""
    note = '<w:footnote w:id="1">{}</w:footnote>'
    cited = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId_header1"/></w:sectPr>'
    files = [
        docx(
            paragraph(run(f"Recalling its {word} resolution") + cited) + paragraph(run("Same."))
            + section,
            footnotes=note.format(paragraph(run(f"See the {word} report."))),
            header1=paragraph(run(f"The {word} draft")),
            settings="<w:trackRevisions/>",
        )
        for word in ("first", "second")
    ]  # fmt: skip
    made = static(*files)
    assert not tracked_changes(Package(made, "a.docx", MOST))
    for name, data in parts_of(made).items():
        assert b"w:author" not in data, name
        assert b"trackRevisions" not in data, name
        assert b"unxdiff" not in data, name
    for name in ("document", "footnotes", "header1"):
        assert [(text, colour) for text, colour, _ in looks(made, name)] == [
            ("first", RED), ("second", BLUE),
        ]  # fmt: skip


def test_moves_are_green() -> None:
    """A moved paragraph is doubly struck at the old place and doubly underlined at the new one."""
    old, new = (docx("".join([paragraph(run(one)) for one in words])) for words in (
        WORDS, (WORDS[1], WORDS[2], WORDS[3], WORDS[0]),
    ))  # fmt: skip
    assert looks(static(old, new)) == [
        (WORDS[0], GREEN, ("dstrike 1",)), (WORDS[0], GREEN, ("u double",)),
    ]  # fmt: skip


def test_paragraph_marks() -> None:
    """A split shows a blue ¶, a merge a red one; a whole paragraph that came or went shows none."""
    whole = "Encourages all donors to give generously. Invites them to report on it."
    parts = whole.split(". ")
    one = docx(paragraph(run(whole)) + paragraph(run("End.")))
    two = docx(paragraph(run(f"{parts[0]}.")) + paragraph(run(parts[1])) + paragraph(run("End.")))
    assert ("¶", BLUE, ("u single",)) in looks(static(one, two))
    assert ("¶", RED, ("strike 1",)) in looks(static(two, one))
    three = docx(paragraph(run(whole)) + paragraph(run(WORDS[0])) + paragraph(run("End.")))
    assert "¶" not in str(looks(static(one, three))) + str(looks(static(three, one)))


def test_an_empty_paragraph_that_went_is_seen() -> None:
    """An empty paragraph has nothing but its mark to show."""
    old = docx(paragraph(run("One.")) + paragraph() + paragraph(run("Two.")))
    new = docx(paragraph(run("One.")) + paragraph(run("Two.")))
    assert looks(static(old, new)) == [("¶", RED, ("strike 1",))]


def test_numbers_of_what_went_are_text() -> None:
    """Items that went or moved away keep their old number as struck text and do not count; the
    others count as in the new file."""
    old = docx(items(*WORDS), numbering=LIST)
    new = docx(items(WORDS[1], WORDS[3], WORDS[2]), numbering=LIST)
    made = static(old, new)
    assert [one[0] for one in looks(made)][:2] == ["1.", WORDS[0]]
    counted = [
        paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}").get(w("val"))
        for paragraph in part_of(made).iter(w("p"))
    ]
    assert counted.count("1") == 3
    assert counted.count("0") == len(counted) - 3
    gone = part_of(made).find(f".//{w('p')}")
    assert gone.find(f"{w('pPr')}/{w('ind')}").get(w("left")) == "720"


def test_rows_and_pictures() -> None:
    """Rows that came or went are shaded; a picture that did has a word beside it."""

    def table(*rows: str) -> str:
        cells = "".join([f"<w:tr><w:tc>{paragraph(run(row))}</w:tc></w:tr>" for row in rows])
        return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{cells}</w:tbl>'

    made = static(
        docx(table("Head of table", "Travel of experts", "Rent and power") + paragraph()),
        docx(table("Head of table", "Rent and power", "Paper and ink") + paragraph()),
    )
    shades = [one.get(w("fill")) for one in part_of(made).iter(w("shd"))]
    assert shades == ["FBE9E7", "E6EFFB"]
    picture = "<w:r><w:pict><v:rect/></w:pict></w:r>"
    made = static(docx(paragraph(run("See: ") + picture)), docx(paragraph(run("See: "))))
    assert "[deleted]" in str(looks(made))


@pytest.mark.parametrize(
    "path",
    sorted((shared_data() / "docx" / "tracked").glob("*.tracked.docx")),
    ids=lambda path: path.stem.split(".")[0],
)
def test_any_tracked_file(path: object) -> None:
    """Word's own files with changes come out with nothing tracked and nothing newly broken."""
    data = path.read_bytes()  # type: ignore[attr-defined]
    made = static_package(data, "a.docx", MOST)
    root = part_of(made)
    assert not list(root.iter(*CHANGES))
    assert len(list(faults(root, ""))) <= len(list(faults(part_of(data), "")))
    assert len("".join(texts(made))) >= len("".join(texts(data)))

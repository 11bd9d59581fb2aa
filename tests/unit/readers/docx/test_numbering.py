"""Automatic numbers as Word prints them."""

from __future__ import annotations

import pytest

from tests.unit.readers.docx.made import paragraph, read_body, run, shown
from unxdiff.diagnostics import Code
from unxdiff.model.roles import Kind
from unxdiff.structure.assign import assign


def level(depth: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """A definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def instance(number: int, of: int, more: str = "") -> str:
    """A list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


USUAL = (
    level(0, "decimal", "%1."),
    level(1, "lowerLetter", "(%2)"),
    level(2, "lowerRoman", "%1.%2.%3"),
)


def _labels(body: str, numbering: str, **parts: str) -> list[str | None]:
    return [block.label for block in read_body(body, numbering=numbering, **parts).blocks]


def _list(*places: tuple[int, int]) -> str:
    return "".join([paragraph("text", number=place) for place in places])


def test_levels_and_restarts() -> None:
    """Each level counts by itself and starts again behind a higher one; patterns show several."""
    numbering = abstract(0, *USUAL) + instance(1, 0)
    body = _list((1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2))
    assert _labels(body, numbering) == [
        "1.", "(a)", "(b)", "1.b.i", "1.b.ii", "2.", "(a)", "2.a.i",
    ]  # fmt: skip


def test_lists_of_one_definition_count_on() -> None:
    """Lists of the same definition count on together; a start override restarts once."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, *USUAL) + instance(1, 0) + instance(2, 0) + instance(3, 0, override)
    body = _list((1, 0), (2, 0), (3, 0), (3, 0), (1, 0))
    assert _labels(body, numbering) == ["1.", "2.", "5.", "6.", "7."]


def test_level_override() -> None:
    """A list may have a level of its own."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = abstract(0, *USUAL) + instance(1, 0, own)
    assert _labels(_list((1, 0), (1, 0)), numbering) == ["A)", "B)"]


def test_restart_and_legal() -> None:
    """``lvlRestart`` 0 never restarts, 1 only behind the first level; ``isLgl`` shows digits."""
    numbering = abstract(
        0,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "[%3]", '<w:lvlRestart w:val="0"/>'),
        level(3, "decimal", "{%4}", '<w:lvlRestart w:val="1"/>'),
    ) + instance(1, 0)
    body = _list((1, 0), (1, 1), (1, 2), (1, 3), (1, 1), (1, 2), (1, 3), (1, 0), (1, 2), (1, 3))
    assert _labels(body, numbering) == [
        "I.", "1.1", "[1]", "{1}", "1.2", "[2]", "{2}", "II.", "[3]", "{1}",
    ]  # fmt: skip


def test_a_level_that_was_passed_over() -> None:
    """A deeper level shows the start of one that was not used yet, which then counts on."""
    numbering = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    body = _list((1, 1), (1, 0), (1, 1))
    assert _labels(body, numbering + instance(1, 0)) == ["1.1", "2", "2.1"]


@pytest.mark.parametrize(
    ("form", "value", "written"),
    [
        ("decimalZero", 7, "07"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerLetter", 28, "bb"),
        ("ordinal", 112, "112th"),
        ("ordinal", 23, "23rd"),
        ("cardinalText", 121, "One hundred twenty-one"),
        ("ordinalText", 20, "Twentieth"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百〇五"),
        ("ideographDigital", 10, "一〇"),
        ("arabicAbjad", 3, "ج"),
        ("arabicAlpha", 3, "ت"),
        ("hebrew1", 15, "טו"),
        ("russianLower", 3, "в"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalFullWidth", 12, "１２"),
        ("numberInDash", 4, "- 4 -"),
        ("chicago", 5, "**"),
        ("none", 3, ""),
    ],
)
def test_forms(form: str, value: int, written: str) -> None:
    """Numbers in the forms that Word has."""
    numbering = abstract(0, level(0, form, "%1", start=value)) + instance(1, 0)
    assert _labels(_list((1, 0)), numbering) == [written or None]


def test_unknown_form() -> None:
    """A form that is not known is written in digits, and that is said."""
    numbering = abstract(0, level(0, "vietnameseCounting", "%1.")) + instance(1, 0)
    document = read_body(_list((1, 0)), numbering=numbering)
    assert document.blocks[0].label == "1."
    assert [said.code for said in document.diagnostics] == [Code.STRUCTURE_GUESSED]


def test_bullets() -> None:
    """A bullet makes a list item with its depth from 0; signs of symbol fonts are Unicode."""
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    numbering = abstract(
        0, level(0, "bullet", "\uf0b7", symbol), level(1, "bullet", "–")
    ) + instance(1, 0)
    document = read_body(_list((1, 0), (1, 1)), numbering=numbering)
    assert [(b.kind, b.level, b.label) for b in document.blocks] == [
        (Kind.ITEM, 0, "•"),
        (Kind.ITEM, 1, "–"),
    ]


STYLES = """
<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Article"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Art"/>
 <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tied"><w:name w:val="Tied"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="ListStyle"><w:name w:val="ListStyle"/>
 <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
"""


def test_numbering_by_style() -> None:
    """A style numbers its paragraphs, at the level it names, inherits or is tied to; ``numId`` 0
    takes the number away."""
    tied = level(2, "lowerRoman", "(%3)", '<w:pStyle w:val="Tied"/>')
    numbering = abstract(0, *USUAL[:2], tied) + instance(1, 0)
    body = (
        paragraph("a", "Art")
        + paragraph("b", "Sub")
        + paragraph("c", "Tied")
        + paragraph("d", "Art", number=(0, 0))
        + paragraph("e", "Art")
    )
    assert _labels(body, numbering, styles=STYLES) == ["1.", "(a)", "(i)", None, "2."]


def test_lists_defined_by_a_style() -> None:
    """A definition may point to a style, whose list is meant; a circle of them numbers nothing."""
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="ListStyle"/></w:abstractNum>'
    )
    numbering = linked + abstract(1, *USUAL) + instance(1, 0) + instance(3, 1)
    assert _labels(_list((1, 0)), numbering, styles=STYLES) == ["1."]
    circle = linked + instance(1, 0) + instance(3, 0)
    assert _labels(_list((1, 0)), circle, styles=STYLES) == [None]


def test_typed_numbers_beside_automatic_ones() -> None:
    """A typed ``1 bis.`` stays in the text, does not count, and is a label for the structure."""
    numbering = abstract(0, *USUAL) + instance(1, 0)
    body = (
        paragraph("Urges States to act;", number=(1, 0))
        + paragraph("1 bis. Calls upon States;")
        + paragraph("Decides to remain seized.", number=(1, 0))
    )
    document = read_body(body, numbering=numbering)
    assert [(b.label, b.text[:6]) for b in document.blocks] == [
        ("1.", "Urges "),
        (None, "1 bis."),
        ("2.", "Decide"),
    ]
    assert [block.label for block in assign(document).blocks] == ["1.", "1 bis.", "2."]


def test_automatic_and_typed_are_the_same() -> None:
    """A document with automatic numbers and the same with typed ones end up equal."""
    numbering = abstract(0, *USUAL) + instance(1, 0)
    texts = [
        ("The General Assembly,", None, ""),
        ("Recalling its resolution 70/1,", None, ""),
        ("Urges all States to act on the following:", (1, 0), "1. "),
        ("the first matter;", (1, 1), "(a) "),
        ("the second matter;", (1, 1), "(b) "),
        ("Decides to remain seized of the matter.", (1, 0), "2. "),
    ]
    automatic = "".join([paragraph(text, number=place) for text, place, _ in texts])
    typed = "".join([paragraph(f"{label}{text}") for text, _, label in texts])
    one, other = (assign(read_body(body, numbering=numbering)) for body in (automatic, typed))
    assert one.blocks == other.blocks
    assert [block.label for block in one.blocks][2:] == ["1.", "(a)", "(b)", "2."]


def test_empty_numbered_paragraph() -> None:
    """A number without a text is printed all the same, as a typed one would be."""
    numbering = abstract(0, *USUAL) + instance(1, 0)
    body = paragraph(number=(1, 0)) + paragraph("text", number=(1, 0))
    assert shown(read_body(body, numbering=numbering)) == ["1.", "2. text"]


def test_numbers_that_fields_make() -> None:
    """LISTNUM and AUTONUM count though the file stores no result for them."""

    def field(code: str) -> str:
        sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        return sign.format("begin") + code + sign.format("end")

    body = paragraph(field(" LISTNUM ") + run(" one")) + paragraph(
        field(r" LISTNUM \l 2 ") + run(" sub")
    )
    body += paragraph(field(" LISTNUM ") + run(" two")) + paragraph(field("AUTONUM") + run(" x"))
    assert shown(read_body(body)) == ["1) one", "a) sub", "2) two", "1. x"]

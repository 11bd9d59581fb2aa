"""What stands inside paragraphs."""

from __future__ import annotations

import hashlib

import pytest

from tests.unit.readers.docx.made import docx, paragraph, read_body, run, shown
from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.docx import read


def _style(kind: str, name: str, look: str, based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


STYLES = (
    _style("paragraph", "Loud", "<w:b/>")
    + _style("paragraph", "Louder", "", "Loud")
    + _style("character", "Strong", "<w:b/>")
    + _style("character", "Both", "<w:i/>", "Strong")
    + _style("character", "Hyperlink", '<w:u w:val="single"/>')
    + _style("character", "Secret", "<w:vanish/>")
)


def _runs(document: Document) -> list[tuple[str, str]]:
    (block,) = document.blocks
    return [(run.style.value, block.text[run.start : run.end]) for run in block.runs]


def _one(inside: str, **parts: str) -> str:
    (text,) = shown(read_body(paragraph(inside), **parts))
    return text


RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a b"),
        (run("a") + "<w:r><w:br/></w:r>" + run("b"), "a\nb"),
        (run("a") + '<w:r><w:br w:type="page"/></w:r>' + run("b"), "a b"),
        (run("a") + "<w:r><w:cr/></w:r>" + run(" b "), "a\nb"),
        (run("a") + "<w:r><w:noBreakHyphen/></w:r>" + run("b"), "a\u2011b"),
        (run("a") + "<w:r><w:softHyphen/></w:r>" + run("b\u00adc"), "abc"),
        (run("  a   b ") + run(" c "), "a b c"),
        (run("a") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "a≥"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("b"), "☑b"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0FF"/></w:r>', "‹symbol F0FF›"),
        ('<w:r><w:sym w:font="Odd" w:char="F0B7"/></w:r>', "‹symbol Odd F0B7›"),
        ("<w:r><w:t> cut </w:t></w:r>" + run("b"), "cutb"),
        (f"<w:smartTag>{run('a')}<w:customXml>{run('b')}</w:customXml></w:smartTag>", "ab"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", "a"),
        (f"<w:bdo w:val='rtl'>{run('אב', '<w:rtl/>')}</w:bdo>", "אב"),
        (RUBY, "字"),
    ],
)  # fmt: skip
def test_signs(inside: str, text: str) -> None:
    """Breaks, tabs, hyphens, symbols, blanks and things that only hold text."""
    assert _one(inside) == text


def test_soft_hyphens_are_said() -> None:
    """Soft hyphens that are taken out are counted."""
    (said,) = read_body(paragraph("a\u00adb\u00adc")).diagnostics
    assert (said.code, said.text) == (Code.HYPHEN_REMOVED, "\u00ad" * 2)


def test_direct_formatting_and_character_styles() -> None:
    """Both make runs; neighbours of the same look are one; blanks at the ends are left out."""
    inside = (
        run("a", "<w:b/>")
        + run(" b ", "<w:b/>")
        + run("c", '<w:rStyle w:val="Both"/>')
        + run("d", '<w:rStyle w:val="Both"/><w:b w:val="0"/>')
        + run("e", '<w:vertAlign w:val="superscript"/>')
        + run("f", '<w:u w:val="none"/>')
    )
    assert _runs(read_body(paragraph(inside), styles=STYLES)) == [
        ("bold", "a b c"),
        ("italic", "cd"),
        ("superscript", "e"),
    ]


def test_the_look_of_a_paragraph_style_is_no_run() -> None:
    """What the paragraph's own style (or one it is based on) says of all its text is no run."""
    inside = run("a", "<w:b/>") + run("b", '<w:rStyle w:val="Both"/>') + run("c")
    document = read_body(paragraph(inside, style="Louder"), styles=STYLES)
    assert _runs(document) == [("italic", "b")]


def test_hidden_text() -> None:
    """Hidden text is not shown, by itself or by style, and its words are counted."""
    inside = (
        run("seen")
        + run(" not seen", "<w:vanish/>")
        + run(" nor this", '<w:rStyle w:val="Secret"/>')
        + run(" but this", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
    )
    document = read_body(paragraph(inside), styles=STYLES)
    assert shown(document) == ["seen but this"]
    (said,) = document.diagnostics
    assert said.message == "not compared: 4 hidden words"
    assert said.text == "not seen nor this"


def _field(code: str, result: str | None = None) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    made = sign.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    if result is not None:
        made += sign.format("separate") + (result if result.startswith("<") else run(result))
    return made + sign.format("end")


def test_fields() -> None:
    """The result of a field is text and its code is not, also where fields hold fields."""
    inner = _field(" PAGE ", "7")
    nested = _field(' IF 1 = 1 "x" ', run("see ") + inner)
    assert _one(run("a ") + nested + run(" b")) == "a see 7 b"
    in_code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + inner
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("yes")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert _one(in_code) == "yes"
    assert _one(f'<w:fldSimple w:instr="DATE">{run("1 May")}</w:fldSimple>') == "1 May"


def test_fields_over_several_paragraphs() -> None:
    """A table of contents is one field: its entries are text."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        paragraph(
            sign.format("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>"
            + sign.format("separate") + run("One 1")
        )
        + paragraph("Two 2")
        + paragraph(sign.format("end"))
        + paragraph("Text")
    )  # fmt: skip
    assert shown(read_body(body)) == ["One 1", "Two 2", "Text"]


def test_a_field_that_does_not_end() -> None:
    """Text that stands in a code without end is said, not lost."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = read_body(paragraph(run("a") + begin + run("lost")) + paragraph("words"))
    assert shown(document) == ["a"]
    (said,) = document.diagnostics
    assert (said.code, said.text) == (Code.NOT_COMPARED, "lost words")


def test_form_fields() -> None:
    """Old form fields show a box or the choice."""
    box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    made = _field(" FORMCHECKBOX ").replace(
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:fldChar w:fldCharType="begin">{box}</w:fldChar>',
    )
    assert _one(made) == "☒"


def test_links() -> None:
    """A link keeps its address; anchors that Word makes anew each time do not count."""
    link = (
        '<Relationship Id="rL" Type="http://x/hyperlink" Target="https://un.org/a" '
        'TargetMode="External"/>'
    )
    styled = run("one", '<w:rStyle w:val="Hyperlink"/>')
    inside = (
        f'<w:hyperlink r:id="rL">{styled}</w:hyperlink>'
        f'<w:hyperlink w:anchor="here">{run("two")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="_Toc1">{run("three")}</w:hyperlink>'
        + _field(' HYPERLINK "https://un.org/b" ', "four")
    )
    data = docx(paragraph(inside), links=link, styles=STYLES)
    (block,) = read(data, "x", ReadOptions()).blocks
    assert block.text == "onetwothreefour"
    assert [(r.style.value, block.text[r.start : r.end], r.target) for r in block.runs] == [
        ("link", "one", "https://un.org/a"),
        ("link", "two", "#here"),
        ("link", "four", "https://un.org/b"),
    ]


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A map"/><a:graphic>'
    '<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rI"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
IMAGE = '<Relationship Id="rI" Type="http://x/image" Target="media/i.png"/>'


def test_images_compare_by_content() -> None:
    """An image is a placeholder with a sum of its bytes; its alternative text is in the remark."""
    data = docx(paragraph(run("See ") + PICTURE), links=IMAGE, files={"word/media/i.png": b"bytes"})
    document = read(data, "x", ReadOptions())
    digest = hashlib.sha256(b"bytes").hexdigest()[:8]
    assert shown(document) == [f"See ‹image {digest}›"]
    assert document.diagnostics[0].text == "A map"


def test_missing_image() -> None:
    """An image that the file lacks is a placeholder, and said."""
    document = read(docx(paragraph(PICTURE), links=IMAGE), "x", ReadOptions())
    assert shown(document) == ["‹image missing›"]
    assert all(said.code is Code.NOT_COMPARED for said in document.diagnostics)
    assert any("word/media/i.png" in said.message for said in document.diagnostics)


def test_equations() -> None:
    """An equation is one line of text."""
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    inside = (
        "<m:oMath>"
        f"<m:f>{part.format('num', 'a+1')}{part.format('den', 'b')}</m:f>"
        f"<m:sSup>{part.format('e', 'x')}{part.format('sup', '2')}</m:sSup>"
        f"<m:rad>{part.format('deg', '3')}{part.format('e', 'y')}</m:rad>"
        "</m:oMath>"
    )
    assert _one(run("So ") + inside) == "So ‹equation (a+1)/bx^2√[3]y›"
    assert shown(read_body(f"<m:oMathPara>{inside}</m:oMathPara>")) == [
        "‹equation (a+1)/bx^2√[3]y›"
    ]


def test_comments_are_counted() -> None:
    """Comments are not compared, and their number is said."""
    inside = (
        '<w:commentRangeStart w:id="0"/>' + run("a") + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    comments = f'<w:comment w:id="0">{paragraph("why?")}</w:comment>' * 2
    document = read_body(paragraph(inside), comments=comments)
    assert shown(document) == ["a"]
    assert [said.message for said in document.diagnostics] == ["not compared: 2 comments"]


def test_macros_and_embedded_files_are_counted() -> None:
    """Macros and imported files are not compared, and said; an embedded object compares by its
    bytes."""
    links = "".join(
        [
            f'<Relationship Id="{key}" Type="http://x/{kind}" Target="{target}"/>'
            for key, kind, target in (
                ("rV", "vbaProject", "vbaProject.bin"),
                ("rO", "oleObject", "embeddings/o.bin"),
                ("rA", "aFChunk", "a.html"),
            )
        ]
    )
    inside = (
        '<w:r><w:object><v:shape><v:imagedata r:id="rX"/></v:shape>'
        '<o:OLEObject r:id="rO"/></w:object></w:r>'
    )
    files = {"word/vbaProject.bin": b"x", "word/embeddings/o.bin": b"sheet", "word/a.html": b"a"}
    data = docx(paragraph(inside) + '<w:altChunk r:id="rA"/>', links=links, files=files)
    document = read(data, "x.docm", ReadOptions())
    assert shown(document) == [f"‹object {hashlib.sha256(b'sheet').hexdigest()[:8]}›"]
    assert [said.message for said in document.diagnostics] == [
        "not compared: 1 embedded file, 1 macro project"
    ]

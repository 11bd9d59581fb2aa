"""Hyphens, ligatures, scripts and notes of a page."""

from __future__ import annotations

import pytest

from tests.unit.readers.pdf.printed import LONG, both, marked, read_html, remarks, texts
from unxdiff.api import compare, render
from unxdiff.diagnostics import Code
from unxdiff.model.roles import Style

NOTES = (
    "@page{@footnote{border-top:.5pt solid;padding-top:3pt}}"
    ".n{float:footnote;font-size:8pt}"
    ".n::footnote-call{font-size:7pt;vertical-align:super;content:counter(footnote)}"
    ".n::footnote-marker{font-size:6pt;vertical-align:super;content:counter(footnote) ' '}"
)


def test_hyphens_of_the_typesetter_and_of_the_word() -> None:
    """A word broken at a line end is closed up; a word's own hyphen stays."""
    text = f"{LONG} A well-known non-governmental organization attended; sub-item five of the "
    text += "long-term capacity-building programme was adopted by the inter-agency task force."
    said: list[str] = []
    for width in range(40, 80, 7):
        css = f"p{{width:{width}mm;text-align:justify;hyphens:auto}}"
        document = read_html(f"<html lang=en><p>{text}</p><p>{text}</p>", css)
        assert texts(document) == [text, text]
        said += remarks(document, Code.HYPHEN_REMOVED)
    assert any("closed up" in message for message in said)


def test_ligatures_and_soft_hyphens() -> None:
    """Ligatures are letters; soft hyphens are gone, at line ends and elsewhere."""
    soft = "ad-di-tion of con-tri-bu-tions to the or-gan-iza-tion".replace("-", "\u00ad")
    document = read_html(
        "<p style='font-family:\"DejaVu Serif\"'>The official office file was efficient.</p>"
        f"<p style='width:28mm'>{soft}</p>"
    )
    assert texts(document) == [
        "The official office file was efficient.",
        "addition of contributions to the organization",
    ]


def test_footnotes_are_tied() -> None:
    """Notes at the foot leave the text and are cited where their raised marks stood."""
    document = read_html(
        "<p>The report<span class=n>A/85/17, <i>Official Records</i>.</span> was long; so was its "
        f"annex.<span class=n>{LONG}</span> {LONG}</p><p>{LONG}</p>",
        NOTES,
    )
    assert marked(document, document.blocks[0]) == (
        f"The report[1] was long; so was its annex.[2] {LONG}"
    )
    assert texts(document)[1:] == [LONG]
    assert [(note.mark, note.text) for note in document.notes] == [
        ("1", "A/85/17, Official Records."),
        ("2", LONG),
    ]
    run = document.notes[0].runs[0]
    assert (document.notes[0].text[run.start : run.end], run.style) == (
        "Official Records",
        Style.ITALIC,
    )
    assert not remarks(document, Code.NOTE_UNTIED)


def test_a_note_that_goes_on_overleaf() -> None:
    """A note cut by a page is one note."""
    note = " ".join(f"{number}. {LONG}" for number in range(20))
    document = read_html(
        f"{f'<p>{LONG}</p>' * 12}<p>The report<span class=n>{note}</span> came.</p>"
        f"{f'<p>{LONG}</p>' * 20}",
        NOTES,
    )
    assert [note.text for note in document.notes] == [note]
    assert texts(document) == [*[LONG] * 12, "The report came.", *[LONG] * 20]


def test_raised_numbers_without_a_note_stay() -> None:
    """A mark that cites nothing is text, and is said where the paper has notes."""
    document = read_html(
        f"<p>See this<span class=n>A note.</span> and that<sup>7</sup> too. {LONG}</p>", NOTES
    )
    assert document.blocks[0].text.startswith("See this and that7 too.")
    assert remarks(document, Code.NOTE_UNTIED) == ["mark 7 cites no note; it stays in the text"]


def test_notes_whose_figures_are_raised_by_the_font() -> None:
    """Marks as large as the text, of a font with raised figures, are found by their place."""
    document = read_html(
        f"<p>The roads were mended<span class=n>A/85/17.</span> in May. {LONG}</p>",
        "@page{@footnote{border-top:.5pt solid}}.n{float:footnote;font-size:8pt}",
    )
    assert marked(document, document.blocks[0]).startswith("The roads were mended[1] in May.")
    assert [note.text for note in document.notes] == ["A/85/17."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "إن الجمعية العامة، إذ تشير إلى قرارها 84/112 المؤرخ 20 كانون الأول/ديسمبر 2029"),
        ("ar", "وأن الفتيات (هن الأكثر تضررا) لا تزال في الـ WHO و UNICEF منذ 1995/2000؛"),
        ("he", "העצרת הכללית, בהזכירה את החלטתה 84/112 (א) מיום 20 בדצמבר 2029"),
        (
            "zh",
            "大会，回顾其关于农村学校的2029年12月20日第84/112号决议，关切地注意到许多农村学校仍然没有安全饮用水，",
        ),
        ("ru", "Генеральная Ассамблея, ссылаясь на свою резолюцию 84/112 от 20 декабря 2029 года"),
    ],
)
def test_scripts(language: str, text: str) -> None:
    """Text in logical order, whole over line ends, in every script and at every width."""
    way = "rtl" if language in ("ar", "he") else "ltr"
    whole = f"{text} " * 3 if language != "zh" else text * 3
    for margin in (20, 50, 70):
        page = f"<html lang={language} dir={way}><p>{whole.strip()}</p>"
        assert texts(read_html(page, f"@page{{margin:{margin}mm}}")) == [whole.strip()]


def test_arabic_words_in_a_latin_line() -> None:
    """Words that run to the left keep their letters' order in a line that runs to the right."""
    text = "The word الجمعية means assembly, and قرار means resolution."
    assert texts(read_html(f"<p>{text}</p><p>{LONG}</p>")) == [text, LONG]


def test_a_printed_text_file_with_its_notes() -> None:
    """Notes and emphasis that are typed, as in a text file that was printed, are read as there."""
    text = "A title\n\n*Noting* the report,¹ which was long,\n\n¹ A/85/17.\n\n*Urging* States,"
    plain, paper = both(text, "en")
    assert [marked(paper, block) for block in paper.blocks] == [
        marked(plain, block) for block in plain.blocks
    ]
    assert paper.blocks[1].runs == plain.blocks[1].runs
    assert [(note.mark, note.text) for note in paper.notes] == [("1", "A/85/17.")]
    assert "no differences" in str(render(compare(plain, paper), "terminal"))

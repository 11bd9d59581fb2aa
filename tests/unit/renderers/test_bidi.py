"""Texts that run two ways: which way a line runs, and what keeps its pieces in order."""

from __future__ import annotations

import pytest

from unxdiff.renderers.bidi import arranged, isolated, line_direction, of_language
from unxdiff.renderers.pieces import Part, Piece

_OPS = {"=": "equal", "-": "delete", "+": "insert"}


def line(*parts: str) -> tuple[Piece, ...]:
    """Pieces from texts that begin with ``=``, ``-`` or ``+``."""
    return tuple(Piece(_OPS[part[0]], (Part("text", part[1:]),)) for part in parts)


def shown(pieces: tuple[Piece, ...]) -> str:
    """The pieces with ``⟨`` and ``⟩`` where a stretch of the other direction begins and ends."""
    return "|".join(
        ("⟨" if p.opens else "") + "".join(part.text for part in p.parts) + "⟩" * p.closes
        for p in pieces
    )


@pytest.mark.parametrize(
    ("page", "text", "way"),
    [
        ("rtl", "تقرر اللجنة", "rtl"),
        ("rtl", "BBNJ: تقرر اللجنة", "rtl"),
        ("rtl", "12 - 16", "rtl"),
        ("rtl", "A/RES/72/249", "ltr"),
        ("ltr", "Decides", "ltr"),
        ("ltr", "«تقرر» is the verb of the decision", "ltr"),
        ("ltr", "تقرر اللجنة BBNJ", "rtl"),
        ("ltr", "12 - 16", "ltr"),
    ],
)
def test_the_way_of_a_line(page: str, text: str, way: str) -> None:
    """A line on a page of Arabic runs that way unless its letters are all others; elsewhere it is
    what most of its letters are."""
    assert line_direction(line("=" + text), page) == way


def test_the_way_of_a_page() -> None:
    """The language says it, and where there is none the letters do."""
    assert [of_language(one, ()) for one in ("ar", "he-IL", "fr", "zh")] == [
        *("rtl", "rtl", "ltr", "ltr")
    ]
    assert of_language("", ("تقرر اللجنة",)) == "rtl"
    assert of_language("", ("Decides", "تقرر")) == "ltr"


def test_foreign_words_over_several_pieces_are_one_stretch() -> None:
    """A citation with changed words in it is wrapped as one, to its last letter, figure or closing
    bracket; equal words around it are cut there."""
    pieces = line("=وفقا United Nations ", "-Treaty", "+Juridical", "= Series (2004)، وتطلب")
    assert shown(arranged(pieces, "rtl", paper=True)) == (
        "وفقا |⟨United Nations |Treaty|Juridical| Series (2004)⟩|، وتطلب"
    )
    quoted = line("=the words «تقرر ", "-اللجنة", "+الجمعية", "= ذلك» in it")
    assert shown(arranged(quoted, "ltr", paper=False)) == (
        "the words «|⟨تقرر |اللجنة|الجمعية| ذلك⟩|» in it"
    )


def test_a_changed_word_alone_is_a_stretch_of_its_own() -> None:
    """Where no equal word holds them together the old symbol stands before the new one in the
    line's own way."""
    pieces = line("=انظر ", "-A/RES/72/249", "+A/RES/78/272", "=، الفقرة")
    assert shown(arranged(pieces, "rtl", paper=False)) == (
        "انظر |⟨A/RES/72/249⟩|⟨A/RES/78/272⟩|، الفقرة"
    )


def test_nothing_is_added_where_one_direction_is_enough() -> None:
    """Words of one direction, and foreign words within one piece, stay as they are."""
    for pieces, way in (
        (line("=تقرر ", "-اللجنة", "+الجمعية", "= أن BBNJ تجتمع"), "rtl"),
        (line("=Decides ", "-that", "+to", "= meet"), "ltr"),
        (line("=A/RES/72/249"), "rtl"),
    ):
        assert arranged(pieces, way, paper=True) == pieces


def test_figures_keep_their_context_on_paper() -> None:
    """A range or a share that is a piece of its own is ordered as behind the Arabic letters that
    stand before it; on screen, where the whole line is ordered, there is nothing to add."""
    pieces = line("=الفقرات ", "-5-10", "+6-11", "= و", "+12", "= بعدها")
    marked = arranged(pieces, "rtl", paper=True)
    assert [p.parts[0].text[0] == "\u061c" for p in marked] == [
        *(False, True, True, False, False, False)
    ]
    assert arranged(pieces, "rtl", paper=False) == pieces


def test_the_text_is_never_changed() -> None:
    """Cut or wrapped, the words are the same, with their styles and marks."""
    parts = (Part("text", "وفقا United "), Part("text", "Nations", ("italic",)), Part("mark", "1"))
    pieces = (Piece("equal", parts), *line("-Treaty", "+Law"), Piece("equal", parts[1:]))
    made = arranged(pieces, "rtl", paper=False)
    assert "".join(p.text for one in made for p in one.parts) == "".join(
        p.text for one in pieces for p in one.parts
    )
    assert [p.styles for one in made for p in one.parts if p.text == "Nations"] == [("italic",)] * 2
    folded = (Piece("equal", (Part("text", "وفقا United"),), folded="وفقا united"),)
    assert arranged((*folded, *line("-Treaty")), "rtl", paper=False)[0] == folded[0]


def test_names_and_quotations_are_closed_off() -> None:
    """What we say of a draft in Arabic keeps the order of our own words."""
    assert isolated("moved from المادة 3, amended") == "moved from \u2068المادة 3\u2069, amended"
    assert isolated("“16 أيار” became “A”") == "“\u206816 أيار\u2069” became “A”"
    assert isolated("in المادة 4 and 6 more") == "in \u2068المادة 4\u2069 and 6 more"
    assert isolated("moved from Art. 3") == "moved from Art. 3"

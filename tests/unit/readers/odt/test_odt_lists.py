"""Automatic numbers of lists and headings."""

from __future__ import annotations

import pytest

from tests.unit.readers.odt.packages import (
    bullets,
    flat,
    heading,
    item,
    items,
    level,
    lines,
    list_style,
    para,
    paragraph_style,
    read_flat,
)
from unxdiff.api import compare, read_bytes
from unxdiff.diagnostics import Code
from unxdiff.model.roles import Kind
from unxdiff.readers.numerals import numeral
from unxdiff.redline.hunks import visible

L = list_style("L", level(1), level(2, "a", ")", "("), level(3, "i", shown=3))
M = list_style("M", level(1), level(2, shown=2), level(3, suffix="", shown=3))
OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix=")" '
    'text:display-levels="2"/></text:outline-style>'
)


def _printed(body: str, automatic: str = L + M) -> list[str]:
    return lines(read_flat(body, automatic))


def test_levels_and_second_paragraphs() -> None:
    """Each level counts by itself; only an item's first paragraph has a label."""
    deep = items(item(para("deep")))
    inner = items(item(para("x")), item(para("y"), deep))
    body = items(item(para("one"), para("more of one")), item(para("two"), inner), style="L")
    body += items(item(para("anew")), style="L")
    assert _printed(body) == [
        "1. one", "more of one", "2. two", "(a) x", "(b) y", "2.b.i. deep", "1. anew",
    ]  # fmt: skip


def test_kind_and_level() -> None:
    """An item is of its kind and knows its depth from 0; what has no label is a paragraph."""
    body = items(item(para("one"), para("more"), items(item(para("x")))), style="L")
    found = [(b.kind, b.level, b.label) for b in read_flat(body, L).blocks]
    assert found == [
        (Kind.ITEM, 0, "1."),
        (Kind.PARAGRAPH, 0, None),
        (Kind.ITEM, 1, "(a)"),
    ]


def test_continued_lists() -> None:
    """A list goes on with the one before of its style, or with one that it names."""
    body = items(item(para("1")), style="L", more='xml:id="first"')
    body += items(item(para("2")), style="L", more='text:continue-numbering="true"')
    body += items(item(para("m")), style="M")
    body += items(item(para("3")), style="L", more='text:continue-list="first"')
    body += items(item(para("m")), style="M")
    body += items(item(para("other")), style="L", more='text:continue-numbering="true"')
    assert _printed(body) == ["1. 1", "2. 2", "1. m", "3. 3", "1. m", "1. other"]


def test_start_values_and_headers() -> None:
    """An item may set its number; a list's header has none and does not count."""
    body = items(
        "<text:list-header>" + para("head") + "</text:list-header>",
        item(para("five"), more='text:start-value="5"'),
        item(para("six")),
        style="L",
    )
    assert _printed(body) == ["head", "5. five", "6. six"]
    nine = list_style("S", level(1, more='text:start-value="9"'))
    assert _printed(items(item(para("x")), style="S"), nine) == ["9. x"]


def test_levels_passed_over_count() -> None:
    """A level without a paragraph of its own counts as one."""
    body = items(item(items(item(para("x")), item(para("y")))), item(para("z")), style="M")
    assert _printed(body) == ["1.1. x", "1.2. y", "2. z"]


def test_a_second_list_in_an_item_begins_anew() -> None:
    """Two lists in one item are two lists, unless the second one says that it goes on."""
    one, two = items(item(para("x"))), items(item(para("y")))
    go = items(item(para("z")), more='text:continue-numbering="true"')
    body = items(item(para("one"), one, para("between"), two, go), style="L")
    assert _printed(body) == ["1. one", "(a) x", "between", "(a) y", "(b) z"]


def test_item_with_a_style_of_its_own() -> None:
    """An item's own list style changes how its number looks, not how it counts."""
    other = list_style("O", level(1, "I", "", "Sec "))
    body = items(
        item(para("x")), item(para("y"), more='text:style-override="O"'), item(para("z")), style="L"
    )
    assert _printed(body, L + other) == ["1. x", "Sec II y", "3. z"]


def test_numbered_paragraphs() -> None:
    """Numbered paragraphs count in the list that they name."""
    body = "".join(
        f'<text:numbered-paragraph text:list-id="n" text:level="{k}" text:style-name="L" {more}>'
        f"{para('p')}</text:numbered-paragraph>"
        for k, more in ((1, ""), (2, ""), (1, 'text:start-value="9"'))
    )
    assert _printed(body) == ["1. p", "(a) p", "9. p"]


def test_patterns_of_libreoffice() -> None:
    """Where LibreOffice writes the whole label as a pattern, that is what is printed."""
    style = list_style(
        "P",
        level(1, more='loext:num-list-format="Article %1%:"'),
        level(2, "a", ")", shown=2, more='loext:num-list-format="%1%.%2%)"'),
        level(3, "", more='loext:num-list-format=""'),
    )
    inner = items(item(para("y"), items(item(para("z")))))
    assert _printed(items(item(para("x"), inner), style="P"), style) == [
        "Article 1: x", "1.a) y", "z",
    ]  # fmt: skip


def test_empty_items_are_printed() -> None:
    """A number without a text counts, and is a text itself, as it would be typed."""
    assert _printed(items(item(para("x")), item(para("")), item(para("z")), style="L")) == [
        "1. x", "2.", "3. z",
    ]  # fmt: skip


def test_bullets() -> None:
    """A bullet is its sign; letters of symbol fonts, and unknown lists, have the common one."""
    style = list_style("B", bullets("–", "\uf0b7"))
    body = items(item(para("x"), items(item(para("y")))), style="B")
    body += items(item(para("z")), style="Unknown")
    assert _printed(body, style) == ["– x", "• y", "• z"]


def test_headings_have_the_outlines_numbers() -> None:
    """Headings count by the outline; one that is switched off, or is a list's header, does not."""
    off = paragraph_style("Off", 'style:parent-style-name="H1" style:list-style-name=""')
    body = (
        heading("a", 1) + heading("b", 2) + heading("none", 1, more='text:is-list-header="true"')
        + heading("off", 1, "Off") + heading("c", 1)
        + heading("d", 2, more='text:restart-numbering="true" text:start-value="7"')
        + items(item(heading("listed", 1)), style="L") + heading("e", 1) + para("styled", "H1")
    )  # fmt: skip
    styles = "".join(paragraph_style(f"H{k}", f'style:default-outline-level="{k}"') for k in (1, 2))
    document = read_flat(body, L + off, styles + OUTLINE)
    assert lines(document) == [
        "I. a", "I.1) b", "none", "off", "II. c", "II.7) d", "1. listed", "III. e", "IV. styled",
    ]  # fmt: skip
    assert {block.kind for block in document.blocks} == {Kind.HEADING}
    assert [block.level for block in document.blocks][:3] == [1, 2, 1]


@pytest.mark.parametrize(
    ("form", "sync", "expected"),
    [
        ("a", False, "c ab bb ds"),
        ("A", True, "C BB BBB SSSSS"),
        ("i", False, "iii xxviii liv cxxiii"),
        ("А, Б, .., Аа, Аб, ... (ru)", False, "В Ю Ащ Гж"),
        ("А, Б, .., Аа, Бб, ... (ru)", False, "В Ю Щщ Жжжжж"),
        ("أ, ب, ت, ...", False, "ت ى أه ثز"),
        ("一, 二, 三, ...", False, "三 二十八 五十四 一百二十三"),
        ("①, ②, ③, ...", False, "③ ㉘ 54 123"),
        ("١, ٢, ٣, ...", False, "٣ ٢٨ ٥٤ ١٢٣"),
        ("01, 02, 03, ...", False, "03 28 54 123"),
    ],
)
def test_numerals(form: str, sync: bool, expected: str) -> None:
    """3, 28, 54 and 123 are written as LibreOffice prints them."""
    assert " ".join([numeral(n, form, sync=sync) or "" for n in (3, 28, 54, 123)]) == expected


def test_unknown_numerals_are_said() -> None:
    """A format that no table knows is written in digits, and said."""
    style = list_style("Q", level(1, "א, ב, ג, ..."))
    document = read_flat(items(item(para("x")), style="Q"), style)
    assert lines(document) == ["1. x"]
    assert [said.code for said in document.diagnostics] == [Code.LAYOUT_GUESSED]


def test_typed_and_automatic_numbers_are_the_same() -> None:
    """A draft with numbers typed by hand and the same with automatic ones do not differ."""
    words = ("The council meets twice.", "It invites all;", "It reports.", "Members pay dues.")
    typed = "".join(map(para, map(" ".join, zip(("1.", "(a)", "(b)", "2."), words, strict=True))))
    inner = items(item(para(words[1])), item(para(words[2])))
    counted = items(item(para(words[0]), inner), item(para(words[3])), style="L")
    old, new = (read_bytes(flat(body, L), "x.fodt") for body in (typed, counted))
    assert [b.text for b in old.blocks] == list(words)
    redline = compare(old, new)
    assert not [change for change in redline.changes if visible(change, (), redline)]

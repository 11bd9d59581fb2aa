from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from unxdiff.renderers.terminal.cells import clean, columns, cut, is_rtl, wrap

_TEXT = st.text(st.sampled_from("ab c  d\n中文，。（）« é\u0301ي\u064b\u200b—“”[-{+"), max_size=80)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Recalling", 9),
        ("“naïve” – 5 € …", 15),
        ("Кириллица Ελληνικά", 18),
        ("回顾大会（A/RES）", 17),
        ("تحسّن", 4),
        ("e\u0301", 1),
        ("a\u200bb\ufeff", 2),
        ("soft\xadhyphen", 11),
        ("한국어", 6),
        ("Ａ", 2),
        ("\u0378", 1),
    ],
)
def test_columns(text, width):
    """Chinese is two columns wide, combining marks and invisible characters none."""
    assert columns(text) == width


@given(_TEXT, st.integers(2, 30))
def test_lines_hold_all_text_and_fit(text, width):
    """Nothing but the blank or line break at a line's end is lost, and no line is too wide."""
    at = 0
    for start, end in wrap(text, width):
        assert text[at:start] in ("", " ", "\n")
        assert columns(text[start:end]) <= width
        assert "\n" not in text[start:end]
        at = end
    assert at == len(text) or text[at:] == " "


def test_words_stay_whole():
    """A line ends at a blank where there is one, even when the word would just not fit."""
    text = "the commitments undertaken by world leaders"
    assert [text[s:e] for s, e in wrap(text, 15)] == [
        "the commitments",
        "undertaken by",
        "world leaders",
    ]


def test_long_words_are_cut():
    """A word longer than the line does not run over it."""
    assert wrap("abcdefghij kl", 4) == [(0, 4), (4, 8), (8, 10), (11, 13)]


def test_chinese_punctuation_does_not_begin_a_line():
    """A full-width comma or closing bracket stays with the character before it."""
    text = "大会（回顾），决定"
    lines = [text[s:e] for s, e in wrap(text, 12)]
    assert "".join(lines) == text
    assert not any(line[0] in "，）" for line in lines)
    assert not any(line[-1] == "（" for line in lines)


@given(st.text(max_size=60))
def test_clean_text_cannot_steer(text):
    """No control character but tab and line break is left, and no override or isolate."""
    left = set(clean(text)) - {"\t", "\n"}
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in left)
    assert not left & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    clean(text).encode()


def test_pictures():
    """What is kept from the terminal is shown."""
    assert clean("a\x1b[31mb\x7f\x9b\u202e") == "a␛[31mb␡‹U+009B›‹U+202E›"


def test_lone_surrogates_can_be_written():
    """A half of a character that is no character becomes a picture, so that UTF-8 can hold it."""
    assert clean("a\ud800b") == "a‹U+D800›b"


@given(_TEXT, st.integers(4, 40))
def test_cut_fits(text, width):
    """A cut text is one line that fits, and says so when something is missing."""
    shown = cut(text, width)
    assert "\n" not in shown
    assert columns(shown) <= width
    assert shown.endswith("…") or shown == text.replace("\n", " ")


def test_direction():
    """The first letter decides the direction; digits and marks do not."""
    assert is_rtl("(1) إذ تشير إلى A/RES/55/25")
    assert not is_rtl("see إذ تشير")
    assert not is_rtl("12 – 15")

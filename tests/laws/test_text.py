"""Laws of tokens, folds and word diffs on arbitrary text."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.laws.documents import SOUND, related_texts, sentences, wild_texts
from unxdiff import Op, diff_text
from unxdiff.diff.words import spans_between
from unxdiff.options import FOLDS, IGNORABLE, MarkOptions
from unxdiff.text.normalise import fold, fold_word, folded_kinds, folds_for
from unxdiff.text.similarity import Weights, bag, contained, joined, similarity
from unxdiff.text.tokens import graphemes, tokens
from unxdiff.text.tokens import sentences as sentence_parts

ANY = st.one_of(st.text(SOUND, max_size=60), wild_texts(), sentences())
KINDS = (*FOLDS, "case", "punctuation", "numbers")


def cuts(parts: list[str]) -> set[int]:
    """The places where a text is cut."""
    return set(accumulate(map(len, parts)))


@settings(max_examples=settings().max_examples * 4)
@given(ANY)
def test_parts_join_back(text: str) -> None:
    """Tokens, graphemes and sentences join back to the text, and none of them is empty."""
    for cut in (tokens, graphemes, sentence_parts):
        parts = cut(text)
        assert "".join(parts) == text
        assert all(parts)


@settings(max_examples=settings().max_examples * 4)
@example(". \xad")
@given(ANY)
@example("e\u0301a\u0308\u0323")
@example("\U0001f468\u200d\U0001f469\u200d\U0001f467 x")
@example("\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea")
@example("1\u0301 2\u20e3")
def test_no_grapheme_is_cut(text: str) -> None:
    """Tokens and sentences end only where a grapheme ends."""
    whole = cuts(graphemes(text))
    assert cuts(tokens(text)) <= whole
    assert cuts(sentence_parts(text)) <= whole


@given(ANY, st.lists(st.sampled_from(KINDS), unique=True).map(tuple))
def test_folding_twice_is_folding_once(text: str, kinds: tuple[str, ...]) -> None:
    """A folded text folds to itself."""
    once = fold(text, kinds)
    assert fold(once, kinds) == once


@given(ANY)
def test_folding_nothing_changes_nothing(text: str) -> None:
    """No folds, no change; plain words stay what they are under typographic folds."""
    assert fold(text, ()) == text
    plain = " ".join(text.encode("ascii", "ignore").decode().split())
    assert fold(plain, FOLDS) == plain


@given(related_texts())
def test_folded_kinds_tell_texts_apart(pair: tuple[str, str]) -> None:
    """Where texts are equal nothing was folded; where they differ something was."""
    assert bool(folded_kinds(*pair, FOLDS)) == (pair[0] != pair[1])
    assert set(folded_kinds(*pair, KINDS)) <= set(KINDS)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("a b", "a\u00a0b", ("spaces",)),
        ("it's", "it’s", ("quotes",)),
        ("17-21 May", "17–21 May", ("dashes",)),
        ("re\u0301sume", "r\u00e9sume", ("unicode",)),
        ("محـمد", "محمد", ("unicode",)),
        ("“a b”", '"a\u00a0b"', ("spaces", "quotes")),
        ("traf\u00adficking", "trafficking", ("spaces",)),
        ("١٢", "12", ("unicode",)),
    ],
)
def test_folds_are_named(old: str, new: str, kinds: tuple[str, ...]) -> None:
    """What was folded is called by its name."""
    assert fold(old) == fold(new)
    assert folded_kinds(old, new, FOLDS) == kinds


def sides(spans: tuple) -> tuple[str, str]:  # type: ignore[type-arg]
    """What the spans say of both texts."""
    old = "".join(s.text if s.old_text is None else s.old_text for s in spans if s.op != Op.INSERT)
    return old, "".join(span.text for span in spans if span.op != Op.DELETE)


@settings(max_examples=settings().max_examples * 8)
@given(related_texts(), st.sampled_from(("word", "sentence", "char")))
def test_words_to_the_letter(pair: tuple[str, str], granularity: str) -> None:
    """``diff_text`` folds nothing; its spans alternate and join to both texts."""
    spans = diff_text(*pair, MarkOptions(granularity=granularity))
    assert sides(spans) == pair
    assert all(span.old_text is None and not span.folded and span.text for span in spans)
    ops = [span.op for span in spans]
    for one, other in pairwise(ops):
        assert one is not other
        assert (one, other) != (Op.INSERT, Op.DELETE)


@settings(max_examples=settings().max_examples * 4)
@given(related_texts(), st.lists(st.sampled_from(IGNORABLE), unique=True).map(tuple))
def test_words_under_folds(pair: tuple[str, str], ignore: tuple[str, ...]) -> None:
    """Under any folds the spans join to both texts; an equal span is equal when folded."""
    folds = folds_for(ignore)
    spans, reached = spans_between(*pair, folds, MarkOptions(ignore=ignore))
    assert sides(spans) == pair
    assert not reached
    for span in spans:
        if span.old_text is not None:
            assert squeezed(span.old_text, folds) == squeezed(span.text, folds)
            assert span.folded


def squeezed(text: str, folds: tuple[str, ...]) -> str:
    """A text as folds see it; how many blanks there are and which is the spaces fold's matter."""
    return "".join("".join(fold_word(word, folds) for word in tokens(text)).split())


@given(related_texts(), st.integers(1, 30))
def test_words_with_little_work(pair: tuple[str, str], most: int) -> None:
    """With a tiny work limit the spans still join to both texts."""
    spans, _ = spans_between(*pair, (), MarkOptions(most_cells=most))
    assert sides(spans) == pair


@given(related_texts())
def test_words_end_at_word_borders(pair: tuple[str, str]) -> None:
    """A change never ends inside a token of the side it changes."""
    old_cuts, new_cuts = cuts(tokens(pair[0])) | {0}, cuts(tokens(pair[1])) | {0}
    i = j = 0
    for span in diff_text(*pair):
        if span.op is not Op.INSERT:
            i += len(span.text)
        if span.op is not Op.DELETE:
            j += len(span.text)
        if span.op is not Op.EQUAL:
            blank_old = pair[0][i - 1 : i].isspace() or pair[0][i : i + 1].isspace()
            blank_new = pair[1][j - 1 : j].isspace() or pair[1][j : j + 1].isspace()
            assert span.op is Op.INSERT or i in old_cuts or blank_old
            assert span.op is Op.DELETE or j in new_cuts or blank_new


@given(st.lists(sentences(), min_size=2, max_size=6))
def test_similarity_is_a_measure(lines: list[str]) -> None:
    """0 to 1, the same both ways, 1 for the same words; a part is wholly in the whole."""
    bags = [bag(line) for line in lines]
    weights = Weights(bags)
    for one in bags:
        assert similarity(one, one, weights) == pytest.approx(1.0 if one else 0.0)
        for other in bags:
            alike = similarity(one, other, weights)
            assert -1e-9 <= alike <= 1 + 1e-9
            assert alike == pytest.approx(similarity(other, one, weights))
    whole = joined(bags)
    assert all(contained(one, whole, weights) == pytest.approx(1.0) for one in bags if one)

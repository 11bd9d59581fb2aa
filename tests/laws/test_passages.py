"""Laws of moved passages, on drafts whose sentences wander."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.documents import Piece, document
from tests.laws.rebuilt import check_law
from unxdiff import compare
from unxdiff.model.document import Document
from unxdiff.model.redline import Op, Redline
from unxdiff.options import AlignOptions, CompareOptions, MarkOptions, PassageOptions
from unxdiff.redline.hunks import Entry, items
from unxdiff.redline.json_form import from_json, to_json
from unxdiff.redline.resolve import check

_WORDS = (
    *("members", "shall", "report", "every", "year", "on", "measures", "taken", "against", "the"),
    *("trafficking", "fund", "costs", "borne", "by", "States", "chosen", "with", "due", "regard"),
    *("l’Assemblée", "générale", "комитет", "принимает", "الجمعية", "العامة", "61/180", "8"),
)
_ENDS = (".", ";", ",", ": ", "", "\n", "。")


@st.composite
def _sentence(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 5)) == 0:
        return draw(st.text("敦促会员国采取措施打击贩运人口", min_size=6, max_size=30)) + "。"
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=14))
    return " ".join(words).capitalize() + draw(st.sampled_from(_ENDS))


@st.composite
def _wandering(draw: st.DrawFn) -> tuple[Document, Document]:
    """A draft, and one with sentences taken out, put elsewhere, doubled and edited."""
    old = draw(st.lists(st.lists(_sentence(), min_size=1, max_size=4), min_size=1, max_size=5))
    new = [list(paragraph) for paragraph in old]
    for _ in range(draw(st.integers(1, 5))):
        source = draw(st.sampled_from(new))
        if not source:
            continue
        at = draw(st.integers(0, len(source) - 1))
        what = draw(st.integers(0, 5))
        sentence = source[at] if what == 5 else source.pop(at)
        words = sentence.split(" ")
        if what == 1:
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(_WORDS))
        elif what == 2:
            sentence = sentence.swapcase()[:1] + sentence[1:].rstrip(".;,: ") + ";"
            words = sentence.split(" ")
        if what == 3:
            new.insert(draw(st.integers(0, len(new))), [" ".join(words)])
        elif what != 4:
            target = draw(st.sampled_from(new))
            target.insert(draw(st.integers(0, len(target))), " ".join(words))
    sides = ([Piece(" ".join(part)) for part in draft] for draft in (old, new))
    one, other = (document(list(side), name) for side, name in zip(sides, "on", strict=True))
    return one, other


def _ends(redline: Redline) -> dict[int, dict[Op, str]]:
    """What each moved passage says at either end."""
    found: dict[int, dict[Op, str]] = {}
    for change in redline.changes:
        for span in change.spans:
            if span.moved:
                found.setdefault(span.moved, {})[span.op] = span.text
    return found


_EAGER = CompareOptions(passages=PassageOptions(least_words=6, least_cut=6, edited=0.5, crumb=8))


@given(_wandering(), st.sampled_from((CompareOptions(), _EAGER)))
def test_the_law_holds_where_sentences_wander(
    pair: tuple[Document, Document], options: CompareOptions
) -> None:
    """Cut at the borders of passages, a redline still turns back into both texts; ids are paired,
    and count from 1 in reading order. So also after a way through JSON."""
    redline = compare(*pair, options)
    check_law(redline)
    check_law(from_json(to_json(redline)))


@given(_wandering())
def test_both_ends_say_the_same(pair: tuple[Document, Document]) -> None:
    """The words at both ends are the same but for the first letter's case and the marks around."""
    for both in _ends(compare(*pair)).values():
        one, other = (
            both[op].strip(" \n.,;:。，").casefold().split() for op in (Op.DELETE, Op.INSERT)
        )
        assert one == other


@given(_wandering())
def test_every_end_is_told_where_the_other_is(pair: tuple[Document, Document]) -> None:
    """Each end of a passage is listed with its entry once, and the other end's block has a name
    unless it is the same change."""
    redline = compare(*pair)
    listed = [
        (passage.id, passage.away, bool(passage.name), item.change.id)
        for item in items(redline)
        if type(item) is Entry
        for passage in item.passages
    ]
    homes = {number: {place for k, _, _, place in listed if k == number} for number, *_ in listed}
    assert sorted((k, away) for k, away, _, _ in listed) == sorted(
        (k, away) for k in _ends(redline) for away in (False, True)
    )
    assert all(named == (len(homes[k]) == 2) for k, _, named, _ in listed)


@given(_wandering(), st.sampled_from(("word", "sentence", "char")))
def test_granularity_and_folds_keep_the_law(pair: tuple[Document, Document], unit: str) -> None:
    """Whatever is marked and ignored, passages keep the law."""
    mark = MarkOptions(granularity=unit, ignore=("case", "punctuation", "numbers"))
    check(compare(*pair, CompareOptions(mark=mark)))


@given(_wandering())
def test_without_moves_no_passage_moves(pair: tuple[Document, Document]) -> None:
    """Who asks for no moves gets none inside paragraphs either."""
    redline = compare(*pair, CompareOptions(align=AlignOptions(moves=False)))
    check_law(redline)
    assert not _ends(redline)

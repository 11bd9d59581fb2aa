"""Word marks as a drafter would set them."""

from __future__ import annotations

import pytest

from unxdiff import MarkOptions, Op, diff_text
from unxdiff.diff.words import spans_between
from unxdiff.options import FOLDS
from unxdiff.text.normalise import folds_for

PLAINLY = MarkOptions()


def marked(old: str, new: str, options: MarkOptions = PLAINLY) -> str:
    """The difference as plain text: ``[-old-]{+new+}``."""
    signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return "".join(span.text.join(signs[span.op]) for span in diff_text(old, new, options))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Whole symbols, references, dates and sums.
        ("of A/RES/64/178 on", "of A/RES/64/179 on", "of [-A/RES/64/178-]{+A/RES/64/179+} on"),
        ("of 8 March 2007 on", "of 9 March 2007 on", "of [-8 March 2007-]{+9 March 2007+} on"),
        ("about 1,000.50 in", "about 1,000.75 in", "about [-1,000.50-]{+1,000.75+} in"),
        ("US$ 3 million is", "US$ 4 million is", "[-US$ 3 million-]{+US$ 4 million+} is"),
        # Deletion before insertion, and no blank struck for nothing.
        ("Urges all States", "Invites all States", "[-Urges-]{+Invites+} all States"),
        ("a b c", "a c", "a [-b -]c"),
        ("a c", "a b c", "a {+b +}c"),
        ("the end", "the end of it", "the end{+ of it+}"),
        # Slid to the borders people see.
        ("A one. A two. B.", "A one. B.", "A one. [-A two. -]B."),
        ("x (a) y", "x (a) (b) y", "x (a) {+(b) +}y"),
        ("the cat, the dog", "the cat, the cow, the dog", "the cat, {+the cow, +}the dog"),
        # Punctuation is a change of its own.
        ("report;", "report.", "report[-;-]{+.+}"),
        ("States", "States,", "States{+,+}"),
        ("(a) and (b)", "(a) or (b)", "(a) [-and-]{+or+} (b)"),
        # Where two neighbours changed places, the lighter one travels.
        ('it said "no."', 'it said "no".', 'it said "no[-.-]"{+.+}'),
        ("in part approved", "approved in part", "[-in part -]approved{+ in part+}"),
        # A whole alternative out of brackets, not halves of two.
        ("of [all views] [views] given", "of views given", "of [-[all views] [-]views[-]-] given"),
        # A short word and a long one beside it are two changes, two long ones are a phrase.
        ("in schools and", "at colleges and", "[-in-]{+at+} [-schools-]{+colleges+} and"),
        ("poor schools and", "rural colleges and", "[-poor schools-]{+rural colleges+} and"),
        # A blank too many is a change of its own.
        ("in  the room", "at the  hall", "[-in-]{+at+} [- -]the{+ +} [-room-]{+hall+}"),
        # Tokens that hold blanks or stand beside marks, found in what is first cut at blanks.
        (
            "held (8 March 2007), or",
            "held (9 March 2007), or",
            "held ([-8 March 2007-]{+9 March 2007+}), or",
        ),
        ("in 10 000 towns", "in 20 000 towns", "in [-10 000-]{+20 000+} towns"),
        ("some 5 % of all", "some 6 % of all", "some [-5 %-]{+6 %+} of all"),
        ("le 1er mars 2009 ici", "le 2 mars 2009 ici", "le [-1er mars 2009-]{+2 mars 2009+} ici"),
        ("a 5-го b", "a 6-го b", "a [-5-го-]{+6-го+} b"),
        ("\\item One", "\\par One", "[-\\item-]{+\\par+} One"),
        # Nothing is folded unless asked.
        ("it's", "it’s", "[-it's-]{+it’s+}"),
        ("a b", "a\u00a0b", "a[- -]{+\u00a0+}b"),
        # Edges.
        ("", "a b", "{+a b+}"),
        ("a b", "", "[-a b-]"),
        ("", "", ""),
        ("a", "b", "[-a-]{+b+}"),
    ],
)
def test_marks(old: str, new: str, expected: str) -> None:
    """The marks of one pair."""
    assert marked(old, new) == expected


def test_neighbouring_words_are_one_phrase() -> None:
    """Words with nothing in common are replaced together and not woven into one another."""
    old = "Requests the Office to provide technical assistance to all countries;"
    new = "Requests the Office to hold regional workshops for all countries;"
    expected = (
        "Requests the Office to [-provide technical assistance to-]"
        "{+hold regional workshops for+} all countries;"
    )
    assert marked(old, new) == expected


@pytest.mark.parametrize(
    ("granularity", "expected"),
    [
        ("word", "We meet [-today-]{+tonight+}. All come."),
        ("sentence", "[-We meet today.-]{+We meet tonight.+} All come."),
        ("char", "We meet to[-day-]{+night+}. All come."),
    ],
)
def test_granularity(granularity: str, expected: str) -> None:
    """Words, sentences or characters are the smallest marks."""
    options = MarkOptions(granularity=granularity)
    assert marked("We meet today. All come.", "We meet tonight. All come.", options) == expected


def test_characters_are_graphemes() -> None:
    """Not even the finest marks cut an accent from its letter or a family apart."""
    options = MarkOptions(granularity="char")
    assert marked("cafe\u0301", "cafe", options) == "caf[-e\u0301-]{+e+}"
    family, couple = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469"
    assert marked(f"a{family}", f"a{couple}", options) == f"a[-{family}-]{{+{couple}+}}"


@pytest.mark.parametrize(
    ("ignore", "old", "new"),
    [
        ("case", "the US$ 8 of Member states", "The us$ 8 of member States"),
        ("punctuation", "Noting, with regret;", "Noting with regret."),
        ("numbers", "in 2007 and 1,000", "in 2008 and 3"),
        ("quotes", "the ‘victim’", "the 'victim'"),
    ],
)
def test_ignoring(ignore: str, old: str, new: str) -> None:
    """What is ignored is equal, keeps both sides and says so."""
    (span,) = diff_text(old, new, MarkOptions(ignore=(ignore,)))
    assert (span.op, span.text, span.old_text, span.folded) == (Op.EQUAL, new, old, (ignore,))


def test_an_ignored_mark_takes_its_blank_along() -> None:
    """A mark that stands apart leaves no blank to be marked when it is ignored."""
    options = MarkOptions(ignore=("punctuation",))
    (span,), _ = spans_between("a word .", "a word", folds_for(options.ignore), options)
    assert (span.op, span.folded) == (Op.EQUAL, ("punctuation",))


def test_ignoring_beside_a_change() -> None:
    """Ignored marks near a real change stay unmarked."""
    options = MarkOptions(ignore=("punctuation",))
    spans, _ = spans_between("a, b c d", "a b x d", folds_for(options.ignore), options)
    assert [(span.op, span.text) for span in spans] == [
        (Op.EQUAL, "a b "),
        (Op.DELETE, "c"),
        (Op.INSERT, "x"),
        (Op.EQUAL, " d"),
    ]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])
def test_what_takes_no_room(unseen: str) -> None:
    """Soft hyphens, zero-width blanks and direction marks change no word, wherever they stand."""
    for old in (f"traf{unseen}ficking in persons", f"{unseen}trafficking in{unseen} persons"):
        spans, _ = spans_between(old, "trafficking of persons", FOLDS, MarkOptions())
        changed = [span.text for span in spans if span.op is not Op.EQUAL]
        assert [text.strip(unseen) for text in changed] == ["in", "of"]


def test_work_limit() -> None:
    """A passage beyond the limit is replaced whole and said to be; cuts at unique words help."""
    old = " ".join(f"a{k % 7}" for k in range(200))
    new = " ".join(f"a{k * 3 % 5}" for k in range(200))
    spans, reached = spans_between(old, new, (), MarkOptions(most_cells=100))
    assert reached
    assert "".join(span.text for span in spans if span.op is not Op.INSERT) == old
    old = " ".join(f"w{k}" for k in range(2000))
    new = " ".join(f"w{k}" for k in range(2000) if k % 400)
    spans, reached = spans_between(old, new, (), MarkOptions(most_cells=1000))
    assert not reached
    assert [span.text.strip() for span in spans if span.op is Op.DELETE] == [
        f"w{k}" for k in range(0, 2000, 400)
    ]


def test_a_long_text_with_one_change() -> None:
    """Only the neighbourhood of a change is looked at; tokens with blanks inside stay whole."""
    head, tail = "Considering the many words before, " * 40, ", and the many words after" * 40
    old, new = (f"{head}the sum of US$ {n} million{tail}" for n in (3, 4))
    assert marked(old, new) == f"{head}the sum of [-US$ 3 million-]{{+US$ 4 million+}}{tail}"

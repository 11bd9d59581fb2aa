"""Which beginnings of paragraphs are labels, and that taking them off loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.structure.drafts import labelled
from unxdiff.model.document import Block, Document, Mark, Run
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.structure.assign import assign

LABELS = [
    ("1. Urges States;", "1.", "Urges States;"),
    ("3 bis. Urges States;", "3 bis.", "Urges States;"),
    ("3ter. Urges States;", "3ter.", "Urges States;"),
    ("(a) In towns;", "(a)", "In towns;"),
    ("a) Dans les villes ;", "a)", "Dans les villes ;"),
    ("(ii) Some are dry;", "(ii)", "Some are dry;"),
    ("(aa) To report;", "(aa)", "To report;"),
    ("(a bis) To report;", "(a bis)", "To report;"),
    ("PP5 alt Recalling the Charter,", "PP5 alt", "Recalling the Charter,"),
    ("[PP 3] Recalling the Charter,", "[PP 3]", "Recalling the Charter,"),
    ("Pp 1. Recalling the Charter,", "Pp 1.", "Recalling the Charter,"),
    ("OP 12. Urges States;", "OP 12.", "Urges States;"),
    ("OP3bis. Urges States;", "OP3bis.", "Urges States;"),
    ("Article 5. Use of terms", "Article 5.", "Use of terms"),
    ("Article 5 bis: Use of terms", "Article 5 bis:", "Use of terms"),
    ("Article premier. Termes", "Article premier.", "Termes"),
    ("ARTICLE IV - DISPUTES", "ARTICLE IV -", "DISPUTES"),
    ("Статья 5. Термины", "Статья 5.", "Термины"),
    ("المادة 5 نطاق الانطباق", "المادة 5", "نطاق الانطباق"),
    ("第五条 用语", "第五条", "用语"),
    ("一、总则如下。", "一、", "总则如下。"),
    ("（一）内容；", "（一）", "内容；"),
    ("1 - يقرر أن يوسع النطاق؛", "1 -", "يقرر أن يوسع النطاق؛"),
    ("١ - يقرر أن يوسع النطاق؛", "١ -", "يقرر أن يوسع النطاق؛"),
    ("(أ) تقديم الدعم؛", "(أ)", "تقديم الدعم؛"),
    ("(أ أ) تقديم الدعم؛", "(أ أ)", "تقديم الدعم؛"),
    ("’1‘ وضع حد؛", "’1‘", "وضع حد؛"),
    ("㈠ 查明；", "㈠", "查明；"),
    ("§ 4 The fee is due.", "§ 4", "The fee is due."),
    ("Section 2: Fees", "Section 2:", "Fees"),
    ("Annex I: Terms of the fund", "Annex I:", "Terms of the fund"),
    ("Option 1: below 2 °C,", "Option 1:", "below 2 °C,"),
    ("1° Les lois ;", "1°", "Les lois ;"),
    ("– a dry well;", "–", "a dry well;"),
]

NOT_LABELS = [
    "2010. The year of the report.",
    "1999 saw a change.",
    "No. 5 is missing.",
    "12 May 2010",
    "12. Mai 2010",
    "A. Smith went home.",
    "V. Petrov spoke.",
    "I am here.",
    "i.e. this one.",
    "3.2 billion people live there.",
    "5 – 10 May",
    "(2010) was a good year.",
    "(Signed) The President",
    "Article 5 of the Convention applies.",
    "Annex to the report of the Council",
    "Part of the fund is spent.",
    "OP3 and OP4 are linked.",
    "— Bonjour, dit-il.",
    "I. Introduction is what they called it.",
    "HIV/AIDS is spreading.",
]


@pytest.mark.parametrize(("text", "label", "rest"), LABELS)
def test_a_label_is_split_off_as_written(text: str, label: str, rest: str) -> None:
    """A paragraph's label is what is written, the text begins behind it."""
    assert labelled(text) == [(label, rest)]


@pytest.mark.parametrize("text", NOT_LABELS)
def test_what_only_looks_like_a_label_stays(text: str) -> None:
    """Years, dates, initials and sentences about articles are text."""
    assert labelled(text) == [(None, text)]


@pytest.mark.parametrize("text", ["Article 5", "Статья 5", "المادة 5", "第五条", "§ 4", "Annex I"])
def test_a_label_alone_stays_the_text(text: str) -> None:
    """A block is never left without a text: a label with nothing behind it stays."""
    assert labelled(text) == [(None, text)]


def test_the_bracket_before_a_label_stays_with_the_text() -> None:
    """What is bracketed is the paragraph, so only the label goes."""
    assert labelled("[PP5 alt Recalling the Charter,]") == [("PP5 alt", "[Recalling the Charter,]")]


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (("A. Scope", "Some text.", "B. Terms"), ["A.", None, "B."]),
        (("I. Scope", "Some text.", "II. Terms"), ["I.", None, "II."]),
        (("1. One;", "2. Two;", "2010. Not one;", "3. Three;"), ["1.", "2.", None, "3."]),
        (("4. Terms", "4.1 The fee is due.", "4.2 It is paid."), ["4.", "4.1", "4.2"]),
        (("4.1 The fee is due.", "4.2 It is paid."), ["4.1", "4.2"]),
        (("4.2 It is paid.", "Then:", "9.9 It is not."), [None, None, None]),
        (("5. Urges States;", "6. Requests a report."), ["5.", "6."]),
        (("1. One;", "2. Two;", "4. Four;"), ["1.", "2.", "4."]),
    ],
)
def test_neighbours_decide(texts: tuple[str, ...], labels: list[str | None]) -> None:
    """A number or letter is a label when the one before it or behind it stands there too."""
    assert [label for label, _ in labelled(*texts)] == labels


def levels(*texts: str) -> list[int]:
    """The levels of paragraphs under an operative one."""
    head = ("The Council,", "Recalling its resolution 1 (1946),", "1. Decides:")
    blocks = tuple([Block(text) for text in (*head, *texts)])
    return [block.level for block in assign(Document("d", "text", blocks)).blocks[len(head) :]]


def test_i_is_a_letter_behind_h_and_roman_elsewhere() -> None:
    """The series a label goes on with tells what it is, and so how deep it stands."""
    assert levels("(g) x;", "(h) x;", "(i) x;", "(j) x;") == [0, 0, 0, 0]
    assert levels("(a) x:", "(i) x;", "(ii) x;", "(b) x;") == [0, 1, 1, 0]
    assert levels("(a) x:", "(i) x:", "a. x;", "b. x;", "(ii) x;", "(b) x;") == [0, 1, 2, 2, 1, 0]


def test_runs_and_marks_follow_the_text() -> None:
    """Styles and note marks keep their characters when the label goes."""
    block = Block(
        "12. Urges States,",
        runs=(Run(0, 3, Style.BOLD), Run(4, 9, Style.ITALIC)),
        marks=(Mark(17, 0),),
    )
    made = assign(Document("d", "text", (Block("11. Notes it;"), block))).blocks[1]
    assert made.text[made.runs[0].start : made.runs[0].end] == "Urges"
    assert len(made.runs) == 1
    assert made.marks == (Mark(len(made.text), 0),)


def test_labels_of_the_reader_are_kept() -> None:
    """A label that a reader gave is not read again, and its text is left alone."""
    block = Block("1. FC Köln", kind=Kind.ITEM, label="2.")
    made = assign(Document("d", "markdown", (block,))).blocks[0]
    assert (made.label, made.text, made.role) == ("2.", "1. FC Köln", Role.LIST_ITEM)


def test_code_and_rows_have_no_labels() -> None:
    """Verbatim text and table rows are never split."""
    rows = (Block("1. x\t2. y", kind=Kind.ROW, table=1), Block("1. x", kind=Kind.CODE))
    made = assign(Document("d", "markdown", rows)).blocks
    assert [block.label for block in made] == [None, None]
    assert [block.role for block in made] == [Role.TABLE_ROW, Role.CODE]


_BEGINNINGS = st.sampled_from([text for text, _, _ in LABELS] + NOT_LABELS + ["", "[", "("])


@given(st.lists(st.tuples(_BEGINNINGS, st.text(max_size=20)), min_size=1, max_size=8))
def test_nothing_is_lost(parts: list[tuple[str, str]]) -> None:
    """Label and text hold every character that is not a blank, whatever the paragraphs are."""
    texts = [text for text in (" ".join(f"{a}{b}".split()) for a, b in parts) if text]
    blocks = tuple([Block(text) for text in texts])
    made = assign(Document("d", "text", blocks)).blocks
    for before, after in zip(blocks, made, strict=True):
        kept = sorted(f"{after.label or ''}{after.text}".replace(" ", ""))
        assert kept == sorted(before.text.replace(" ", ""))
        assert after.text
        assert after.text == after.text.strip()
        assert after.label is None or after.label == after.label.strip()

"""What the text reader makes of the ways people type and pages print."""

from __future__ import annotations

import random
import textwrap

import pytest

from unxdiff.api import read_bytes
from unxdiff.diagnostics import Code
from unxdiff.model.document import Document, Mark, Run
from unxdiff.model.roles import Kind, Style
from unxdiff.options import ReadOptions
from unxdiff.readers.registry import read_document


def _read(text: str) -> Document:
    return read_document(text.encode(), "a.txt", ReadOptions())


def _texts(text: str) -> list[str]:
    return [block.text for block in _read(text).blocks]


def _codes(document: Document) -> list[Code]:
    return [remark.code for remark in document.diagnostics]


WRAPPED = """Having studied the report of the Secretary-General of 23
and 28 January 1991 on the United Nations Interim Force in
Lebanon, and taking note of the observations expressed
therein, within its inter-
nationally recognized boundaries and non-
governmental organizations, non-governmental or not,
"""


def test_hyphens() -> None:
    """A broken word is closed up and said; a word's own hyphen stays."""
    document = _read(WRAPPED)
    assert len(document.blocks) == 1
    assert "its internationally recognized" in document.blocks[0].text
    assert "and non-governmental organizations" in document.blocks[0].text
    removed = [d for d in document.diagnostics if d.code is Code.HYPHEN_REMOVED]
    assert [(d.text, d.line) for d in removed] == [("-", 4)]


def test_soft_hyphens() -> None:
    """Soft hyphens leave, within a line and at its end, with a remark that holds them."""
    document = _read("The organi\u00adzation of work and the coopera\u00ad\ntion of all of them.")
    assert [b.text for b in document.blocks] == [
        "The organization of work and the cooperation of all of them."
    ]
    assert [d.text for d in document.diagnostics] == ["\u00ad\u00ad"]


def test_numbered_lines_start_blocks() -> None:
    """In wrapped text without blank lines each label starts a block; a wrapped reference none."""
    text = """1. Decides to extend the mandate of the Force as set out in
paragraph 3 of the report, in accordance with resolution
425 (1978) and its annexes;
2. Requests the Secretary-General:
(a) To continue his consultations with the Government and
the other parties directly concerned with it;
(b) To report to the Security Council thereon;
3 bis. Reaffirms all this.
"""
    starts = [text.split()[0] for text in _texts(text)]
    assert starts == ["1.", "2.", "(a)", "(b)", "3"]


def test_one_paragraph_a_line() -> None:
    """Lines of very different length are paragraphs, with or without blank lines."""
    lines = [
        "A short one.",
        "A longer paragraph " * 12 + "ends.",
        "Another.",
        "And one " * 30 + ".",
    ]
    expected = [line.strip() for line in lines]
    assert _texts("\n".join(lines)) == expected
    assert _texts("\n\n".join(lines)) == expected


def test_chinese_lines_join_without_blank() -> None:
    """Chinese writes no blanks, so none comes where its lines were wrapped."""
    text = (
        "认识到需要以协调一致及合作的方式处理海洋生物\n"
        "多样性丧失和生态系统退化问题，此种问题特别是\n"
        "由气候变化对海洋生态系统产生的影响所导致，"
    )
    assert _texts(text) == [text.replace("\n", "")]


def test_arabic_lines_join() -> None:
    """Wrapped Arabic is one paragraph, in its own order."""
    text = (
        "إذ تشير إلى الأحكام ذات الصلة من اتفاقية الأمم\n"
        "المتحدة لقانون البحار المؤرخة في كانون الأول\n"
        "بما في ذلك الالتزام بحماية البيئة البحرية،"
    )
    assert _texts(text) == [text.replace("\n", " ")]


NOTED = """The report {mark} was noted with appreciation by all who had read it,

{note} See the report.

and it was decided to publish it.
"""


@pytest.mark.parametrize(
    ("mark", "note", "printed"),
    [
        ("¹", "¹", "1"),
        ("[1]", "[1]", "1"),
        ("[^7]", "[^7]:", "7"),
        ("1/", "1/", "1"),
        ("²³", "²³", "23"),
    ],
)
def test_note_marks(mark: str, note: str, printed: str) -> None:
    """A note in the middle of a cut paragraph is lifted and tied, whatever its mark looks like."""
    document = _read(NOTED.format(mark=mark, note=note))
    (block,) = document.blocks
    assert block.text.startswith("The report was noted")
    assert block.text.endswith("read it, and it was decided to publish it.")
    assert block.marks == (Mark(10, 0),)
    assert [(n.mark, n.text) for n in document.notes] == [(printed, "See the report.")]
    assert Code.NOTE_LIFTED in _codes(document)
    assert Code.PARAGRAPH_REJOINED in _codes(document)


def test_two_marks_one_note_and_two_in_a_row() -> None:
    """A note may be cited twice; two marks may stand together."""
    document = _read("First,¹ then again¹ and both.¹,²\n\n¹ One.\n\n² Two.")
    assert document.blocks[0].text == "First, then again and both."
    assert [mark.note for mark in document.blocks[0].marks] == [0, 0, 0, 1]


def test_untied() -> None:
    """A mark without a note stays in the text, a note without a mark a note; both are said."""
    document = _read("A square metre is a m² here.¹\n\n³ A note that nothing cites.\n\n¹ A note.")
    assert document.blocks[0].text == "A square metre is a m² here."
    untied = [d for d in document.diagnostics if d.code is Code.NOTE_UNTIED]
    assert {(d.text, d.note) for d in untied} == {("2", None), ("3", 0)}


def test_plain_digits_need_evidence() -> None:
    """A glued digit is a mark when a note under a rule has it; a date never is."""
    document = _read(
        "The Law of the Sea1 was recalled on 1 May 2010 and in its part 2,\n\n"
        "__________\n\n1 United Nations, Treaty Series, vol. 1833.\n\nand so on."
    )
    text = document.blocks[0].text
    assert text == "The Law of the Sea was recalled on 1 May 2010 and in its part 2, and so on."
    assert document.blocks[0].marks == (Mark(18, 0),)
    assert _texts("Sea1 and 21 May 2010 stay.") == ["Sea1 and 21 May 2010 stay."]


def test_star_notes_and_bullets() -> None:
    """An asterisk at a line start is a note where a mark waits for it, else a bullet."""
    document = _read("Argentina:* revised draft resolution\n\n* On behalf of all.\n\nText.")
    assert [note.mark for note in document.notes] == ["*"]
    assert document.blocks[0].marks == (Mark(10, 0),)
    document = _read("The list:\n\n* One thing\n* Another thing\n")
    assert [(b.kind, b.label, b.text) for b in document.blocks[1:]] == [
        (Kind.ITEM, "*", "One thing"),
        (Kind.ITEM, "*", "Another thing"),
    ]


_WORDS = ("drafts", "keep", "states", "of", "the", "water", "under", "report", "on", "early", "no")


@pytest.mark.parametrize("width", [0, 40, 72])
def test_blank_lines_part_small_paragraphs(width: int) -> None:
    """2,000 paragraphs in small letters without end punctuation stay 2,000, however wrapped."""
    chance = random.Random(width)
    made = [" ".join(chance.choices(_WORDS, k=chance.randint(3, 40))) for _ in range(2000)]
    typed = [textwrap.fill(one, width) if width else one for one in made]
    assert _texts("\n\n".join(typed)) == made


def test_a_full_line_is_continued_over_a_blank_line() -> None:
    """A line that breaks off at the margin goes on after a blank line; a shorter one does not."""
    first = textwrap.fill(
        "The Commission recalls the duty of all States to keep the water " * 4, 60
    )
    cut = first[: first.rfind("\n")]
    rest = first[first.rfind("\n") + 1 :]
    assert len(_texts(f"{cut}\n\n{rest} clean.")) == 1
    assert len(_texts(f"{cut}\nand so on\n\n{rest} clean.")) == 2


def test_emphasis() -> None:
    """Emphasis around words is a run; other asterisks and underscores are text."""
    (block,) = _read("*Urges* **all** States, _inter alia_, 2 * 3 and snake_case_name *").blocks
    assert block.text == "Urges all States, inter alia, 2 * 3 and snake_case_name *"
    assert [(r.start, r.end, r.style) for r in block.runs] == [
        (0, 5, Style.ITALIC),
        (6, 9, Style.BOLD),
        (18, 28, Style.ITALIC),
    ]


@pytest.mark.parametrize(
    ("written", "text", "emphasized"),
    [
        ("大会*敦促*会员国采取行动", "大会敦促会员国采取行动", (2, 4)),
        ("*敦促*会员国", "敦促会员国", (0, 2)),
        ("1. _呼吁_各国", "1. 呼吁各国", (3, 5)),
    ],
)
def test_emphasis_without_blanks(written: str, text: str, emphasized: tuple[int, int]) -> None:
    """Where a script writes no blanks, emphasis stands between its letters."""
    (block,) = _read(written).blocks
    assert (block.text, block.runs) == (text, (Run(*emphasized, Style.ITALIC),))


def test_furniture_is_said() -> None:
    """Everything left out is in a remark, to the letter; numbers in the text stay."""
    page = "24-07683 (E) 020524\n\n*2407683*\n\n2/4\n\n\fA/RES/78/272\n\n"
    document = _read(
        f"A/RES/78/272\n\nThe first part of a sentence that is\n\n{page}cut by a page."
    )
    assert [b.text for b in document.blocks] == [
        "A/RES/78/272",
        "The first part of a sentence that is cut by a page.",
    ]
    dropped = [d.text for d in document.diagnostics if d.code is Code.FURNITURE_DROPPED]
    assert dropped == ["24-07683 (E) 020524", "*2407683*", "2/4", "A/RES/78/272"]
    assert _texts("Resolution\n\n1984\n\nis a book.") == ["Resolution", "1984", "is a book."]


def test_page_number_beside_a_job_number() -> None:
    """A page number leaves with the job number it stands with; a wrapped 62/99 does not."""
    page = "{}\n\nHC/2032/5\n\n"
    for foot in ("2/3\n32-00417", "32-00417\n2/3"):
        text = f"Dues for the number of nights, counted\n\n{page.format(foot)}from noon to noon."
        assert _texts(text) == ["Dues for the number of nights, counted from noon to noon."]
    assert "62/99" in " ".join(_texts("recalling its resolutions 61/180 and\n62/99"))


def test_shapes() -> None:
    """Headings, lists with levels, tables, quotes and code, where they are evident."""
    document = _read(
        "# First\n\nSecond\n======\n\nGENERAL PROVISIONS\n\n- one\n  - inner\n- two\n\n"
        "| a | b |\n|---|---|\n| c | d e |\n\nx\ty\nz\tw\n\n> quoted words\n> go on\n\n"
        "```\ncode  here\n\nmore\n```\n"
    )
    assert [(b.kind, b.text, b.level, b.table) for b in document.blocks] == [
        (Kind.HEADING, "First", 1, 0),
        (Kind.HEADING, "Second", 1, 0),
        (Kind.HEADING, "GENERAL PROVISIONS", 1, 0),
        (Kind.ITEM, "one", 0, 0),
        (Kind.ITEM, "inner", 1, 0),
        (Kind.ITEM, "two", 0, 0),
        (Kind.ROW, "a\tb", 0, 1),
        (Kind.ROW, "c\td e", 0, 1),
        (Kind.ROW, "x\ty", 0, 2),
        (Kind.ROW, "z\tw", 0, 2),
        (Kind.QUOTE, "quoted words go on", 0, 0),
        (Kind.CODE, "code  here\n\nmore", 0, 0),
    ]


def test_poured_page() -> None:
    """Notes after a rule inside a line are lifted, the running head after them is dropped."""
    document = _read(
        "77/1. Agreement on the sea\n\nRecalling its decision1 on the meeting of the Conference, "
        "established under article 47, __________________ 1 United Nations, vol. 1833. "
        "2 A/CONF.232/4. A/RES/77/1 Agreement on the sea paragraph 1, of the Sea2 Agreement,"
    )
    assert document.blocks[1].text.endswith("article 47, paragraph 1, of the Sea Agreement,")
    assert [mark.note for mark in document.blocks[1].marks] == [0, 1]
    assert [note.text for note in document.notes] == ["United Nations, vol. 1833.", "A/CONF.232/4."]
    dropped = [d.text for d in document.diagnostics if d.code is Code.FURNITURE_DROPPED]
    assert dropped == ["__________________", "A/RES/77/1 Agreement on the sea"]


def test_plain_text_takes_everything() -> None:
    """``plain_text`` leaves marks, furniture and cut paragraphs as they stand."""
    text = "One¹ *two*\nthree\n\n2/4\n\n¹ Note.\n \nand\ton"
    document = read_document(text.encode(), "a.txt", ReadOptions(plain_text=True))
    expected = ["One¹ *two* three", "2/4", "¹ Note.", "and on"]
    assert [block.text for block in document.blocks] == expected
    assert all(block.kind is Kind.PARAGRAPH and not block.runs for block in document.blocks)


def test_where_all_paragraphs_end_one_that_breaks_off_was_cut() -> None:
    """Among paragraphs that end in punctuation, one that does not goes on in lower case."""
    ended = "The Commission recalls the duty of all States to keep the water clean, paragraph {}."
    cut = "The Commission recalls the duty of all States to keep an eye on the\n\nharbours too."
    made = [ended.format(number) for number in range(12)]
    assert len(_texts("\n\n".join([*made, cut]))) == 13
    assert len(_texts("\n\n".join([*made[:2], cut]))) == 4


def test_a_closing_date_is_no_note() -> None:
    """A date under a rule closes a paper; its day is no note's number."""
    text = (
        "The General Assembly,\n\n1. Decides to meet again,1 as before.\n\n___________\n\n"
        "1 August 2023\n"
    )
    document = read_bytes(text.encode(), "draft.txt")
    assert not document.notes
    assert document.blocks[-1].text == "1 August 2023"

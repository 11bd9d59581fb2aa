from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.unit.renderers.html_hostile import hostile
from tests.unit.renderers.html_sample import pair, plain_blocks, same, sample, spans
from unxdiff.model.redline import Op
from unxdiff.options import RenderOptions
from unxdiff.renderers.email import render_email
from unxdiff.renderers.mail_lines import COLUMNS, fill
from unxdiff.renderers.terminal.cells import columns

_MAIL = RenderOptions(context=0)
DEL, INS = Op.DELETE, Op.INSERT


def _mail(*made, options=_MAIL) -> str:
    return render_email(pair(spans(*made)), options)


def _sound(text: str) -> None:
    assert text.endswith("\n")
    for line in text.split("\n"):
        assert line == line.strip()
        assert not line.startswith((">", "From "))
        assert columns(line) <= COLUMNS or " " not in line.removeprefix("… ")


def test_email_as_reviewed(golden):
    """The mail of the sample, as reviewed by eye."""
    golden("email.txt", render_email(sample(), _MAIL))


def test_a_change_is_said_before_and_after():
    """The first line is a subject; a change has its number, name and both texts with marks."""
    text = _mail("States shall ", (DEL, "consider"), (INS, "ensure"), " access,")
    assert text.split("\n")[0] == "Changes: draft → revised draft"
    assert "1) ¶ 1: amended\n\nBEFORE: States shall [-consider-] access," in text
    assert "\n\nAFTER: States shall *ensure* access," in text


@pytest.mark.parametrize("redline", [sample(), hostile(), plain_blocks(40, 90)])
@pytest.mark.parametrize("context", [0, -1])
def test_lines_are_fit_for_mail(redline, context):
    """No line is too long, ends or begins with a blank, or begins as a quotation."""
    _sound(render_email(redline, RenderOptions(context=context)))


def test_what_moved_or_was_renumbered_is_a_line():
    """An unchanged text is not printed twice."""
    text = render_email(sample(), _MAIL)
    assert "moved from PP 6, amended" in text
    assert "(b): deleted\n\nBEFORE: (b) on the voluntary fund;" in text


def test_long_stretches_are_cut_short_around_changes():
    """Far from any change an ellipsis stands for the text; with all context nothing is left out."""
    far = "word " * 80
    text = _mail("Begin ", far, (DEL, "old"), (INS, "new"), " ", far, "end")
    assert text.count("…") == 4
    assert "end" not in text.replace("amended", "")
    assert "…" not in _mail(far, (DEL, "old"), (INS, "new"), options=RenderOptions(context=-1))


def test_marks_give_way_to_the_text():
    """Where the draft has asterisks or loses brackets, other marks are taken, and named."""
    text = _mail("a * b ", (DEL, "[old]"), (INS, "new"))
    assert "~~[old]~~" in text
    assert "[+new+]" in text
    assert "Marks: ~~deleted~~ before, [+inserted+] after." in text


def test_chinese_and_arabic_are_filled_by_width():
    """A Chinese line ends between characters; Arabic begins a line of its own, to be set right."""
    chinese = _mail("大会注意到秘书长的报告，" * 12, (DEL, "旧"), (INS, "新"), "。")
    _sound(chinese)
    assert "*新*" in chinese
    assert "BEFORE:\nوإذ تلاحظ" in _mail("وإذ تلاحظ ", (DEL, "مع القلق"), (INS, "بتقدير"))


def test_no_differences_are_said():
    """A mail about nothing says so."""
    assert "No differences." in render_email(same("the same"), _MAIL)


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("> 5 per cent", "… > 5 per cent"),
        ("From here on", "… From here on"),
        ("Fromage", "Fromage"),
    ],
)
def test_odd_beginnings_are_guarded(text, got):
    """What a program would quote or take for a new message has something before it."""
    assert fill(text) == got


def test_odd_words_take_one_along():
    """A line that would begin with > or From begins with the word before."""
    assert fill("aaaa bbbb From cccc", 10) == "aaaa\nbbbb From\ncccc"
    assert (
        fill("x " * 40 + "https://example.invalid/" + "y" * 90).split("\n")[-1].startswith("http")
    )


@given(st.text(), st.text(), st.text())
def test_any_text_makes_sound_lines(before, old, new):
    """Whatever the texts are, no line is one that a mail program would alter."""
    for line in render_email(pair(spans(before + "x", (DEL, old), (INS, new))), _MAIL).split("\n"):
        assert line == line.strip(" ")
        assert not line.startswith((">", "From "))

from __future__ import annotations

import html
import re

import hypothesis.strategies as st
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

import unxdiff
from tests.unit.renderers.critic_reader import paragraphs, resolved
from tests.unit.renderers.html_hostile import HOSTILE, hostile
from tests.unit.renderers.html_sample import sample
from tests.unit.renderers.terminal_samples import Draft, spans
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Change, ChangeKind, Op, Redline, Span
from unxdiff.model.roles import Kind, Role
from unxdiff.options import RenderOptions
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.critic import render_critic
from unxdiff.renderers.markdown import render_markdown, write
from unxdiff.renderers.markdown_text import guarded, shown, written
from unxdiff.renderers.terminal.cells import clean

_FULL = RenderOptions(context=-1)
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_EVIL = (
    *HOSTILE,
    "a | b | c",
    "`code` and ``` fence",
    "[here](http://a.example) ![x](y.png)",
    "{++no++}{--no--}{~~a~>b~~}{>>c<<}{==d==}",
    "=1+1",
    "# no heading",
    "- no item",
    "+ no item",
    "* no item",
    "1. no item",
    "1) no item",
    "---",
    "===",
    "> no quote",
    "| - | - |",
    "<!-- gone -->",
    "~~no~~ **no** __no__ _no_",
    "back\\slash \\` \\[",
    "&amp; &#65; &nbsp;",
    "[^1]: no note",
    "[a]: http://a.example",
    "www.a.example a@b.example @user #12 :smile: $x$ {+ no +} [- no -]",
)
_TEXTS = st.lists(
    st.sampled_from([*"\\`*_[]<>&~|#{}+-=!.:)(1a \n\té的@$", "++", "--", "http://", "www.", "1."]),
    max_size=14,
).map("".join)


def _seen(page):
    """A page's words, and its tags by name."""
    tags = set(re.findall(r"<(/?[a-z!][^\s>]*)", page))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split()), tags


@pytest.mark.parametrize("text", _EVIL)
def test_no_text_becomes_markup(text):
    """A paragraph of anything is a paragraph with these very words in both ways of writing."""
    words, tags = _seen(_MARKDOWN.render(guarded(shown(text))))
    assert words == " ".join(clean(text).split())
    assert tags <= {"p", "/p", "span", "/span", "br"}
    critic = MarkdownIt("commonmark").render(written(text, start=True))
    assert _seen(critic)[1] <= {"p", "/p", "br"}


@given(_TEXTS)
def test_shown_text_is_read_as_it_stands(text):
    """Whatever signs stand beside one another."""
    words, tags = _seen(_MARKDOWN.render(guarded(shown(text))))
    assert words == " ".join(text.replace("\n", "").split()) or "\n" in text
    assert words.replace(" ", "") == "".join(text.split())
    assert tags <= {"p", "/p", "span", "/span", "br"}


@given(_TEXTS)
def test_written_text_is_read_as_it_stands(text):
    """Markdown reads back every character but blanks at a paragraph's ends."""
    words, tags = _seen(_MARKDOWN.render(written(text, start=True)))
    assert words.split() == text.split()
    assert tags <= {"p", "/p", "br"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("@user", "<span>@</span>user"),
        ("see #12", r"see <span>\#</span>12"),
        ("http://a.example", "http<span>:</span>//a.example"),
        ("www.a.example", "www<span>.</span>a.example"),
        ("a@b.example", "a<span>@</span>b.example"),
        ("US$ 3", "US<span>$</span> 3"),
        (":smile:", "<span>:</span>smile:"),
        ("at 10:30", "at 10:30"),
    ],
)
def test_nothing_calls_people_or_links(text, kept):
    """What a site would look for in the finished page is cut by an element."""
    assert shown(text) == kept


def test_sample(golden):
    """Every kind of change, as reviewed by eye."""
    golden("markdown.md", render_markdown(sample(), _FULL))
    golden("critic.md", render_critic(sample(), _FULL))


def test_hostile_drafts_stay_text():
    """Labels, names, notes and titles are text too, in a whole redline."""
    page = _MARKDOWN.render(render_markdown(hostile(), _FULL))
    assert {tag.lstrip("/") for tag in _seen(page)[1]} <= {
        *("p", "span", "br", "del", "ins", "b", "i", "sup", "h1", "h2", "h3", "ul", "li"),
    }


def test_critic_rebuilds_hostile_drafts():
    """Accepted and rejected by programs that know no backslash."""
    redline = hostile()
    critic = render_critic(redline, _FULL)
    assert resolved(critic, new=True) == paragraphs(redline.new)
    assert resolved(critic, new=False) == paragraphs(redline.old)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", critic)


@pytest.mark.parametrize("name", ["seed", "contract", "sections-moved", "report-notes"])
def test_critic_rebuilds_the_examples(name):
    """Moves, splits, notes and tables of whole drafts."""
    suffix = "md" if name == "sections-moved" else "txt"
    redline = unxdiff.compare(f"examples/{name}/old.{suffix}", f"examples/{name}/new.{suffix}")
    critic = render_critic(redline, _FULL)
    assert resolved(critic, new=True) == paragraphs(redline.new)
    assert resolved(critic, new=False) == paragraphs(redline.old)


def test_rows_headings_and_breaks():
    """Cells are parted by bars, a heading is one, a changed break is seen."""
    d = Draft()
    d.change(ChangeKind.AMENDED, "R 1", "R 1", "=a\tb", "-\tc", block=Block("", Kind.ROW, table=1))
    heading = Block("", Kind.HEADING, label="II.", level=1)
    d.change(ChangeKind.AMENDED, "II", "II", "=Scope", "+ and aim", block=heading)
    d.change(ChangeKind.SPLIT, "¶ 1", "¶ 1 + ¶ 2", "=One.", "- ", "+\n", "=Two.")
    said = write(d.redline(), _FULL, tuple(d.items), statistics(d.redline()))
    assert r"a \| b<del> \| c</del>" in said
    assert "\n### II. Scope<ins> and aim</ins>\n" in said
    assert "One.<del> </del><ins>¶<br></ins>Two." in said


def test_typography_when_asked():
    """Folded differences are marked when asked for, and else counted."""
    d = Draft()
    span = Span(Op.EQUAL, "“b”", '"b"', ("quotes",))
    d.change(ChangeKind.EQUAL, "¶ 1", "¶ 1", span, typographic=True)
    assert "typographic differences not shown" in render_markdown(d.redline(), _FULL)
    asked = render_markdown(d.redline(), RenderOptions(context=-1, show=("typographic",)))
    assert '<del>"</del><ins>“</ins>b<del>"</del><ins>”</ins>' in asked


def test_equal_texts_and_runs_of_numbers():
    """Equal texts are said to be equal; numbers that follow are one line."""
    d = Draft()
    d.change(ChangeKind.EQUAL, "¶ 1", "¶ 1", "=same", context=True)
    assert "<i>no differences</i>" in render_markdown(d.redline(), _FULL)
    for n in range(1, 4):
        one, other = Block("", label=f"{n}."), Block("", label=f"{n + 1}.")
        d.change(
            *(ChangeKind.EQUAL, f"OP {n}", f"OP {n + 1}", "=Requests;"),
            relabelled=True,
            block=other,
            old_block=one,
        )
    said = write(
        d.redline(),
        RenderOptions(),
        tuple(d.items),
        statistics(d.redline()),
    )
    assert "<b>OP 2–OP 4</b> <i>renumbered from OP 1–OP 3, unchanged</i>" in said


def test_critic_of_a_merge_from_two_places():
    """What was joined from paragraphs that did not stand together is deleted where each stood."""
    row = Block("a\tb", Kind.ROW, Role.TABLE_ROW, table=1)
    old = Document("old", "text", (row, Block("one"), Block("two")))
    new = Document("new", "text", (Block("a\tb\ntwo", Kind.ROW, table=1), Block("one")))
    changes = (
        Change(1, ChangeKind.MERGED, (0, 2), (0,), spans("=a\tb\ntwo")),
        Change(2, ChangeKind.EQUAL, (1,), (1,), spans("=one")),
    )
    redline = Redline(old, new, changes)
    critic = render_critic(redline, _FULL)
    assert resolved(critic, new=True) == paragraphs(new) == ["a\tb\ntwo", "one"]
    assert resolved(critic, new=False) == paragraphs(old) == ["a\tb", "one", "two"]

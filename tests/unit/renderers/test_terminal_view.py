from __future__ import annotations

import re

import pytest

from tests.unit.renderers.terminal_samples import (
    ENGLISH_STATS,
    NO_STATS,
    Draft,
    arabic,
    chinese,
    english,
)
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import RendererError
from unxdiff.model.document import Block
from unxdiff.model.redline import ChangeKind, Op, Span
from unxdiff.model.roles import Kind
from unxdiff.options import RenderOptions
from unxdiff.records import replace
from unxdiff.redline.hunks import Entry
from unxdiff.redline.statistics import BlockCounts, Statistics, WordCounts
from unxdiff.renderers.terminal.cells import columns
from unxdiff.renderers.terminal.view import write

_SGR = re.compile(r"\x1b\[[0-9;]*m")
_SAMPLES = {"english": english, "arabic": arabic, "chinese": chinese}
_K = ChangeKind


def _strip(text):
    return _SGR.sub("", text)


@pytest.mark.parametrize("sample", _SAMPLES)
@pytest.mark.parametrize("width", [60, 80])
def test_inline(golden, sample, width):
    """The inline view without colour, as reviewed by eye."""
    text = _SAMPLES[sample]().show(ENGLISH_STATS, width=width)
    golden(f"terminal-{sample}-{width}.txt", text)


def test_colors(golden):
    """The inline view in colour, as reviewed by eye."""
    golden("terminal-english-color.txt", english().show(ENGLISH_STATS, width=80, color=True))


def test_side_by_side(golden):
    """Two columns, as reviewed by eye."""
    text = english().show(ENGLISH_STATS, width=120, layout="side-by-side")
    golden("terminal-english-side-by-side.txt", text)


def test_before_after(golden):
    """Old paragraph above new, as reviewed by eye."""
    text = english().show(ENGLISH_STATS, width=80, layout="before-after")
    golden("terminal-english-before-after.txt", text)


@pytest.mark.parametrize("layout", ["inline", "side-by-side", "before-after"])
@pytest.mark.parametrize("width", [44, 60, 70, 80, 120, 140])
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("context", [-1, 1])
def test_lines_fit_and_stand_alone(layout, width, color, context):
    """In every layout a line is no wider than asked, ends no style late and has no blank at its
    end, and without colour there is no escape sequence at all."""
    for sample in _SAMPLES.values():
        text = sample().show(
            ENGLISH_STATS, width=width, layout=layout, color=color, context=context, verbose=True
        )
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        for line in text[:-1].split("\n"):
            assert columns(_strip(line)) <= width, line
            assert line == line.rstrip(" ")
            codes = _SGR.findall(line)
            assert codes[1::2] == ["\x1b[0m"] * (len(codes) // 2), line
            assert len(codes) % 2 == 0
            if not color:
                assert "\x1b" not in line


def test_colored_and_plain_say_the_same():
    """Colour replaces the markers and changes nothing else that can be read."""
    colored = _strip(english().show(ENGLISH_STATS, width=80, color=True))
    plain = english().show(ENGLISH_STATS, width=80)
    squeeze = re.compile(r"\[-|-\]|\{\+|\+\}|│|\s")
    assert squeeze.sub("", colored) == squeeze.sub("", plain)


def test_hostile_text_cannot_steer_the_terminal():
    """Escape sequences and overrides in text, labels, names, titles and messages are pictures."""
    evil = "a\x1b[31m\x9b\u202eb\r"
    d = Draft((evil, evil), old=evil, new=evil, title=evil, author=evil, date=evil)
    d.part(evil)
    d.change(
        _K.AMENDED, evil, evil, f"={evil}", f"-{evil}", f"+{evil}", block=Block("", label=evil)
    )
    moved = d.change(_K.EQUAL, evil, evil, f"={evil}", moved=True)
    d.departure(moved, evil, evil)
    d.change(_K.EQUAL, evil, evil, f"={evil}", context=True)
    d.note(_K.INSERTED, "", evil, f"+{evil}")
    d.diagnostics = [Diagnostic(Code.DATE_CHANGED, evil, side="old", line=2)]
    for layout in ("inline", "side-by-side", "before-after"):
        text = d.show(layout=layout, width=100)
        assert not set(text) & set("\x1b\x9b\u202e\r")
        assert "␛[31m" in text


def test_right_to_left_lines_are_isolated():
    """Each line of an Arabic paragraph is an isolate of its own; English ones have none."""
    lines = [line for line in arabic().show(width=60).split("\n") if "القرار" in line]
    assert lines
    for line in lines:
        assert line.count("\u2067") == line.count("\u2069") == 1
    assert "\u2067" not in english().show(width=60)


def test_side_by_side_needs_room():
    """Too narrow a terminal gets the inline layout and is told why."""
    text = english().show(width=60, layout="side-by-side")
    assert "shown inline: side by side takes 70 columns or more" in text
    assert "[-undertaken-]{+made+}" in text


@pytest.mark.parametrize("layout", ["inline", "side-by-side", "before-after"])
@pytest.mark.parametrize("width", [60, 120])
def test_no_layout_loses_anything(layout, width):
    """Every part, gap, name and word of the old and new texts is in every layout."""
    draft = english()
    text = draft.show(ENGLISH_STATS, width=width, layout=layout, context=-1)
    words = set(re.findall(r"\w+", text))
    for block in (*draft.old, *draft.new, *draft.old_notes, *draft.new_notes):
        assert set(re.findall(r"\w+", block.text)) <= words
    for line in ("Preamble", "Operative part", "Notes", "  … 2 unchanged", "  … 3 unchanged"):
        assert line in text.split("\n")
    for name in ("PP 3", "PP 4", "PP 7", "PP 10", "PP 13", "OP 1", "OP 32", "¶ 41", "note 5"):
        assert name in text


def test_no_differences():
    """Without a visible change there is one clear line, and what is hidden is still counted."""
    d = Draft()
    d.change(_K.EQUAL, "¶ 1", "¶ 1", Span(Op.EQUAL, "a “b”", 'a "b"', ("quotes",)), context=True)
    stats = Statistics(BlockCounts(equal=1), BlockCounts(), WordCounts(), (("quotes", 2),))
    assert d.show(stats, width=80).split("\n")[-4:] == [
        "",
        "no differences",
        "2 typographic differences not shown (--show typographic)",
        "",
    ]


def test_ignored_kinds_are_said():
    """What --ignore hides is counted; quotes named there no longer count as typography."""
    d = Draft()
    d.ignored = ("case", "quotes")
    stats = Statistics(
        BlockCounts(), BlockCounts(), WordCounts(), (("quotes", 2), ("case", 3), ("dashes", 1))
    )
    text = d.show(stats, width=100)
    assert "1 typographic difference not shown" in text
    assert "3 differences of case ignored (--ignore case,quotes)" in text


def test_typography_is_shown_when_asked():
    """Each folded difference is shown as old→new, also where a blank is not to be seen."""
    d = Draft()
    d.change(
        _K.EQUAL,
        "¶ 1",
        "¶ 1",
        Span(Op.EQUAL, "a “b” 5\xa0km", 'a "b" 5 km', ("quotes", "spaces")),
        typographic=True,
    )
    text = d.show(width=80, show=("typographic",))
    assert 'a {~"→“~}b{~"→”~} 5{~␣→⍽~}km' in text
    assert "typographic only" in text
    assert "not shown" not in text


def test_renumbered_blocks_fold_into_one_line():
    """A run of blocks that only have another number is one line, also across subparagraphs that
    keep their letters; a change ends the run."""
    d = Draft()
    for n in range(4, 8):
        d.change(_K.EQUAL, f"OP {n}", f"OP {n + 1}", "=x", relabelled=True)
        d.gap(2)
    d.change(_K.AMENDED, "OP 8", "OP 9", "=x", "-y", "+z", relabelled=True)
    d.change(_K.EQUAL, "OP 9", "OP 10", "=x", relabelled=True)
    lines = d.show(width=80).split("\n")
    assert "│ OP 5–OP 8: renumbered from OP 4–OP 7, unchanged" in lines
    assert "  … 2 unchanged" in lines
    assert "│ OP 9   was OP 8" in lines
    assert "│ OP 10  was OP 9, unchanged" in lines


def test_arrows_point_the_way_the_block_went():
    """Both ends of a move have one arrow: up where the new place comes first."""
    d = Draft()
    up = d.change(_K.EQUAL, "PP 9", "PP 2", "=up", moved=True)
    d.departure(up, "PP 9", "PP 2")
    down = d.change(_K.EQUAL, "PP 1", "PP 8", "=down", moved=True, show=False)
    d.departure(down, "PP 1", "PP 8")
    d.change(_K.INSERTED, "", "PP 3", "+x")
    d.items.append(Entry(down, 2, "PP 1", "PP 8"))
    text = d.show(width=80)
    assert "↑ moved from PP 9, unchanged" in text
    assert "↑ moved to PP 2: up" in text
    assert "↓ moved to PP 8: down" in text
    assert "↓ moved from PP 1, unchanged" in text


def test_split_paragraphs_have_their_names_beside_them():
    """The second half of a split paragraph begins a line, with its own name in the gutter."""
    lines = english().show(width=80).split("\n")
    at = lines.index("│ PP 12   ⇥ split from PP 11")
    assert lines[at + 2].endswith("{+,¶+}")
    assert lines[at + 3].startswith("│ PP 13   expressing concern")


def test_labels_stand_where_names_do_not_hold_them():
    """A list's letter is shown before its text, a changed one with marks; a paragraph's number
    that is in its name is not repeated."""
    d = Draft()
    d.change(_K.AMENDED, "OP 3", "OP 3", "=a", "+ b", block=Block("", label="3."))
    item = Block("", kind=Kind.ITEM, label="(b)")
    old = Block("", kind=Kind.ITEM, label="(a)")
    d.change(_K.EQUAL, "¶ 7", "¶ 7", "=text", block=item, old_block=old, relabelled=True)
    d.change(_K.INSERTED, "", "¶ 8", "+more", block=Block("", kind=Kind.ITEM, label="–"))
    text = d.show(width=80)
    assert "│ OP 3  a {+b+}" in text
    assert "label (a) → (b), unchanged" in text
    assert "{+– more+}" in text


def test_table_cells_are_parted():
    """A row's cells are parted by a line, inside a mark as well."""
    d = Draft()
    row = Block("", kind=Kind.ROW)
    d.change(_K.AMENDED, "row 1", "row 1", "=a\tb", "+\tc", block=row)
    assert "a │ b {+│ c+}" in d.show(width=80)


def test_invisible_changes_are_made_visible():
    """A blank, a zero-width space or a combining mark that changed can be seen in its mark."""
    d = Draft()
    d.change(
        _K.AMENDED,
        "¶ 1",
        "¶ 1",
        "=vis",
        "- ",
        "=à",
        "+\u200b",
        "=vis e",
        "+\u0301",
        "=t",
        "-\xa0",
        "=x",
    )
    text = d.show(width=80)
    assert "vis[-␣-]à{+‹U+200B›+}vis e{+◌\u0301+}t[-⍽-]x" in text


def test_drafting_signals_are_always_shown():
    """Signals are printed with their place, remarks on reading only counted unless asked for."""
    text = english().show(ENGLISH_STATS, width=80)
    assert "“urges” became “invites”: a weaker verb" in text
    assert "2 remarks on how the files were read (-v)" in text
    assert "cut by a page" not in text
    verbose = english().show(ENGLISH_STATS, width=80, verbose=True)
    assert "draft, line 4: a paragraph cut by a page was put together" in verbose
    assert "(-v)" not in verbose


def test_remarks_of_a_document_are_not_counted_twice():
    """A remark that the redline repeats from a document, now with its side, is one remark."""
    d = Draft()
    remark = Diagnostic(Code.FURNITURE_DROPPED, "a page number was left out", line=4)
    redline = d.redline()
    redline = replace(
        redline,
        old=replace(redline.old, diagnostics=(remark,)),
        diagnostics=(replace(remark, side="old"),),
    )
    assert "1 remark on" in write(redline, RenderOptions(), (), NO_STATS)


def test_last_lines_count():
    """The counts come after the changes, words at the end of the line where they fit."""
    stats = Statistics(
        BlockCounts(amended=4, moved=1, inserted=1, split=1, relabelled=2, consequential=1),
        BlockCounts(),
        WordCounts(deleted=14, inserted=1052),
    )
    d = Draft()
    d.change(_K.INSERTED, "", "¶ 1", "+x")
    left = "4 amended · 1 moved · 1 inserted · 1 split · 2 renumbered · 1 consequential"
    right = "−14 +1,052 words"
    assert d.show(stats, width=100).split("\n")[-2] == left + " " * (100 - 75 - 16) + right
    assert d.show(stats, width=90).split("\n")[-3:-1] == [left, right]


def test_quiet_leaves_out_the_header_and_the_reading_remarks():
    """With quiet there are the changes, signals and counts."""
    text = english().show(ENGLISH_STATS, width=80, quiet=True)
    assert "draft → revised draft" not in text
    assert "(-v)" not in text
    assert "“urges” became “invites”" in text


@pytest.mark.parametrize("layout", ["inline", "side-by-side", "before-after"])
def test_verbose_numbers_the_changes(layout):
    """With -v a change has the number that HTML and PDF print beside it; without, none."""
    text = english().show(width=120, layout=layout, verbose=True)
    numbers = []
    for first, last in re.findall(r"#(\d+)(?:–#(\d+))?", text):
        numbers += range(int(first), int(last or first) + 1)
    assert sorted(set(numbers)) == list(range(1, max(numbers) + 1))
    assert len(numbers) == max(numbers) + text.count("moved to")
    assert not re.search(r"#\d", english().show(width=120, layout=layout))


def test_an_unknown_theme_is_refused():
    """A theme that does not exist is one error with the names there are, coloured or not."""
    for color in (True, False):
        with pytest.raises(RendererError, match="unknown theme 'neon': choose one of accessible, "):
            english().show(width=80, color=color, theme="neon")
        with pytest.raises(RendererError, match=r"cannot read theme no/such\.yaml"):
            english().show(width=80, color=color, theme="no/such.yaml")


@pytest.mark.parametrize("theme", ["mono", "un-print"])
def test_themes_without_colour(theme):
    """A theme for black and white prints attributes and no colour number."""
    text = english().show(width=80, color=True, theme=theme)
    assert "38;5" not in text
    assert "\x1b[9m" in text
    assert "\x1b[1;4m" in text

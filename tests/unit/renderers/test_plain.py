from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from tests.unit.renderers.terminal_samples import ENGLISH_STATS, NO_STATS, Draft, english
from unxdiff.model.document import Block
from unxdiff.model.redline import ChangeKind, Op, Span
from unxdiff.options import RenderOptions
from unxdiff.renderers.plain import write

_CLOSE = {"[-": "-]", "{+": "+}", "[=": "=]"}
_K = ChangeKind


def _plain(draft, stats=NO_STATS, **options):
    return write(draft.redline(), RenderOptions(**options), tuple(draft.items), stats)


def _read(line):
    """A line as (mark, text) pairs, by the rules that the module states."""
    found = []
    mark, text, at = "", "", 0
    while at < len(line):
        pair = line[at : at + 2]
        if line[at] == "\\":
            text += "\n" if pair == "\\n" else pair[1]
            at += 2
        elif not mark and pair in _CLOSE:
            found.append((mark, text))
            mark, text = pair, ""
            at += 2
        elif mark and pair == _CLOSE[mark]:
            found.append((mark, text))
            mark, text = "", ""
            at += 2
        else:
            text += line[at]
            at += 1
    found.append((mark, text))
    assert not mark
    return [entry for entry in found if entry[1]]


_WORD = st.text(st.sampled_from("[]{}-+=\\n a\n"), min_size=1, max_size=6)
_PARTS = st.lists(st.tuples(st.sampled_from("=-+"), _WORD), min_size=1, max_size=8)


@given(_PARTS)
def test_lines_can_be_read_back(parts):
    """Whatever the text has in it, a line gives back the old and the new text."""
    d = Draft()
    d.change(_K.AMENDED, "¶ 1", "¶ 1", *[op + text for op, text in parts])
    line = _plain(d).split("\n")[0]
    got = _read(line)
    assert "".join(t for m, t in got if m != "{+") == "".join(t for op, t in parts if op != "+")
    assert "".join(t for m, t in got if m != "[-") == "".join(t for op, t in parts if op != "-")


def test_sample(golden):
    """Plain lines, as reviewed by eye."""
    golden("terminal-plain.txt", _plain(english(), ENGLISH_STATS))


def test_one_line_a_paragraph():
    """However long a paragraph is, it is one line, and nothing in it is an escape sequence."""
    d = Draft()
    d.change(_K.AMENDED, "¶ 1", "¶ 1", "=" + "word " * 400, "-old\x1b[1m", "+new")
    lines = _plain(d).split("\n")
    assert len(lines) == 2
    assert lines[0].endswith("[-old␛[1m-]{+new+}")


def test_labels_are_text():
    """A label stands before its text, and a changed one is marked."""
    d = Draft()
    d.change(_K.AMENDED, "OP 3", "OP 3", "=a", "+b", block=Block("", label="3."))
    d.change(
        _K.AMENDED,
        "OP 4",
        "OP 5",
        "=a",
        "+b",
        block=Block("", label="5."),
        old_block=Block("", label="4."),
        relabelled=True,
    )
    assert _plain(d).split("\n")[:-1] == [
        "3. a{+b+}",
        "[= OP 5: was OP 4 =]",
        "[-4. -]{+5. +}a{+b+}",
    ]


def test_typography_when_asked():
    """Folded differences are marked to the letter only when asked for, and else counted."""
    d = Draft()
    d.change(_K.EQUAL, "¶ 1", "¶ 1", Span(Op.EQUAL, "“b”", '"b"', ("quotes",)), typographic=True)
    assert _plain(d).startswith("“b”\n") or "“b”\n" in _plain(d)
    assert '[-"b"-]{+“b”+}' in _plain(d, show=("typographic",))


def test_no_differences():
    """Two equal texts are said to be equal."""
    d = Draft()
    d.change(_K.EQUAL, "¶ 1", "¶ 1", "=same", context=True)
    assert _plain(d) == "same\n[= no differences =]\n"

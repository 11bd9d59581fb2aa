"""Nothing lost, nothing too deep, on any text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, shared_data
from unxdiff.diagnostics import Code
from unxdiff.model.document import Document
from unxdiff.model.roles import Kind
from unxdiff.options import ReadOptions
from unxdiff.readers.markdown import read

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PIECES = (
    "*", "**", "_", "`", "```", "~~", "^", "[", "]", "(", ")", "[^1]", "[^1]: ", "]: ", "](",
    "![", "<", ">", "> ", "- ", "* ", "1. ", "2) ", "# ", "|", "|-|-|", "---", "===", "\n", "\n\n",
    "\n    ", "  \n", "\t", " ", "\\", "{:", "{:toc}", "}", "¹", "¹ ", "²", "<!--", "-->", "<br>",
    "<b>", "</b>", "http://a.bc/", "&", ";", ":", "\u00a0", "文", "é", "\r", "\0", "\u2028", "\f",
)  # fmt: skip
_WORDS = st.integers(0, 999).map("w{:03}".format)
_TEXTS = st.lists(st.sampled_from(_PIECES) | _WORDS, max_size=40).map("".join)


def kept(document: Document) -> str:
    """All that the document holds of its source."""
    parts: list[str | None] = []
    for block in document.blocks:
        parts += [block.text, block.label, *(run.target for run in block.runs)]
        parts += [document.notes[mark.note].mark for mark in block.marks]
    for note in document.notes:
        parts += [note.mark, note.text, *(run.target for run in note.runs)]
    parts += [one.text for one in document.diagnostics]
    return " ".join(part for part in parts if part)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unescape(text).translate(_SUPERSCRIPTS))


def check(document: Document) -> None:
    """The shape that every document has."""
    for block in document.blocks:
        assert block.text
        if block.kind not in (Kind.CODE, Kind.ROW):
            assert block.text == block.text.strip(" \t\n\r")
            assert not re.search(r"[ \t]{2}|\t|\r| \n|\n ", block.text)
        for run in block.runs:
            assert 0 <= run.start < run.end <= len(block.text)
        assert list(block.runs) == sorted(block.runs, key=lambda r: (r.start, r.end, r.style))
        for mark in block.marks:
            assert 0 <= mark.at <= len(block.text)
            assert 0 <= mark.note < len(document.notes)
        assert [mark.at for mark in block.marks] == sorted(mark.at for mark in block.marks)
        assert 1 <= block.source.line <= block.source.end
    for note in document.notes:
        assert all(0 <= run.start < run.end <= len(note.text) for run in note.runs)
    for one in document.diagnostics:
        assert one.block is None or one.block < len(document.blocks)
        assert one.note is None or one.note < len(document.notes)


@given(_TEXTS)
def test_nothing_is_lost(text: str) -> None:
    """Every word of any source is in a block, a label, a note, a target or a diagnostic."""
    document = read(text, "x", ReadOptions())
    check(document)
    found = kept(document)
    lost = [word for word in re.findall(r"w\d{3}", text) if word not in found]
    # A one-word language after a code fence is mark-up.
    assert not [word for word in lost if not re.search(rf"(```|~~~)`*[^\n`]*{word}", text)]


@given(st.text(max_size=200))
def test_any_text_is_markdown(text: str) -> None:
    """No text makes the reader fail."""
    check(read(text, "x", ReadOptions()))


@given(st.lists(st.sampled_from(("w1", "w2", "w3", "w4", "w5")), min_size=1, max_size=40))
def test_wrapping_changes_nothing(chosen: list[str]) -> None:
    """Where a paragraph's lines break is no part of its text."""
    one = read(" ".join(chosen), "x", ReadOptions())
    other = read("\n".join(chosen), "x", ReadOptions())
    assert [block.text for block in one.blocks] == [block.text for block in other.blocks]


@pytest.mark.parametrize(
    "piece",
    [
        ">", "> ", "[", "]", "![", "- ", "1. ", "[^", "^[", "[^1] ", "[^a]: ", "*a ", "**a", "_a*",
        "`a``", "<", "&", "~~a", "|", "[a](", "[[a]", "\\", "<!--", "[x](<", "^a", "¹", "*",
    ],
)  # fmt: skip
def test_ten_thousand_of_anything(piece: str) -> None:
    """No repetition blows the stack, and none loses what it repeats."""
    text = f"[r]: http://r.s\n\n[^1]: note\n\nx[^1]\n\n{piece * 10_000}end\n"
    document = read(text, "x", ReadOptions())
    check(document)
    assert "end" in kept(document)


def test_a_list_five_thousand_levels_deep() -> None:
    """Lists are read as lists as far as the limit goes, and as text beyond it, which is said."""
    text = "".join(f"{'  ' * level}- item{level}\n" for level in range(300)) + "- " * 5000 + "end\n"
    document = read(text, "x", ReadOptions())
    found = kept(document)
    assert all(f"item{level}" in found for level in range(300))
    assert document.blocks[10].level == 10
    assert any(one.code is Code.LIMIT_REACHED for one in document.diagnostics)


def test_too_many_brackets_are_said() -> None:
    """Where links are no longer looked for, a diagnostic says so."""
    document = read("[a](http://b.c) " * 2_001, "x", ReadOptions())
    assert document.blocks[0].text.startswith("[a](http://b.c)")
    assert [one.code for one in document.diagnostics] == [Code.LIMIT_REACHED]


@pytest.mark.parametrize(
    "name",
    ["paris-2015-23oct-to-4dec/old", "paris-2015-23oct-to-4dec/new", "paris-2015-4dec-to-9dec/new"],
)
def test_real_negotiating_texts(name: str) -> None:
    """Three states of a treaty's draft: every word is kept, and no alternative becomes a link."""
    path = shared_data() / "un" / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    document = read(text, path.name, ReadOptions())
    check(document)
    held: dict[str, int] = {}
    for word in words(kept(document)):
        held[word] = held.get(word, 0) + 1
    # Marks of emphasis inside words, and the names that links have in the source, are mark-up.
    for word in words(re.sub(r"\]\[(source|10nov|4dec)\]|[*^]", "", text)):
        held[word] = held.get(word, 0) - 1
    assert [word for word, count in held.items() if count < 0] == []
    targets = {run.target for block in document.blocks for run in block.runs if run.target}
    assert all(target.startswith("http") for target in targets)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples").glob("*/*.md")), ids=lambda p: p.parent.name
)
def test_examples(path) -> None:
    """The examples in Markdown are read without a word lost."""
    text = path.read_text(encoding="utf-8")
    document = read(text, path.name, ReadOptions())
    check(document)
    assert set(words(text)) - {"python", "console"} <= set(words(kept(document)))

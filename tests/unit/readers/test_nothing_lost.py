"""Nothing is lost in silence, and what is read is in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import shared_data
from tests.unit.readers.accounting import check_nothing_lost
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.decode import decode
from unxdiff.readers.registry import read_document

OPTIONS = ReadOptions(format="text")


def _read(text: str) -> Document:
    return read_document(text.encode(), "text", OPTIONS)


def _texts() -> list[str]:
    try:
        root = shared_data()
    except pytest.skip.Exception:
        return []
    found = [*root.glob("un/*/*.txt"), *root.glob("seed/*.txt"), *root.glob("large/*.txt")]
    return sorted(str(path) for path in found)


def _check_form(document: Document) -> None:
    """The laws of the document model that any reader keeps."""
    for block in document.blocks:
        assert block.text
        assert block.kind.value in ("code", "row") or block.text == block.text.strip()
        assert block.kind.value == "code" or "  " not in block.text
        assert block.source.line <= block.source.end
        assert all(0 <= m.at <= len(block.text) for m in block.marks)
        assert all(0 <= m.note < len(document.notes) for m in block.marks)
        assert all(0 <= r.start < r.end <= len(block.text) for r in block.runs)
        assert list(block.runs) == sorted(block.runs, key=lambda r: (r.start, r.end, r.style))
    lines = [block.source.line for block in document.blocks]
    assert lines == sorted(lines)


def test_shared_texts_lose_nothing() -> None:
    """Each shared text is read whole, and its document keeps the form of documents."""
    shared_data()
    for path in _texts():
        with open(path, "rb") as stream:
            data = stream.read()
        text, _ = decode(data, path)
        controls = data.decode()
        document = read_document(data, path, OPTIONS)
        check_nothing_lost(controls, document)
        _check_form(document)
        assert text


WORDS = st.sampled_from(
    "the of Urges Recalling States 61/180 2008 non-governmental agreed, decides; adopted. *Urges*"  # noqa: SIM905 - reads as words
    " World,¹ Crime² Sea1 peace3 _notes_ **bold** Argentina:* (a) 3. 3 bis. A/RES/78/272 1/ [1]"
    " [^2] inter- nation soft\u00adhyphen 中文 和平 وإذ تشير a\u00a0b — - • PP5 OP 12"
    " Article 5 | >".split(" ")
)
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=14).map(" ".join),
    st.sampled_from(
        [
            "",
            "",
            "   ",
            "\f",
            "__________",
            "* * *",
            "-----",
            "=====",
            "2/4",
            "- 3 -",
            "Page 7",
            "24-07683 (E)",
            "*2407683*",
            "A/RES/78/272",
            "¹ A/CONF.213/18, chap. I, resolution 1.",
            "² *Ibid.*, vol. 2225, No. 39574.",
            "* On behalf of the States Members.",
            "1/ S/1994/62.",
            "[1] A note.",
            "[^2]: A note.",
            "1 United Nations, Treaty Series.",
            "3 See A/77/945.",
            "- item",
            "  • item",
            "* item",
            "# Heading",
            "HEADING IN CAPITALS",
            "| a | b |",
            "|---|---|",
            "a\tb\tc",
            "> quoted",
            "```",
            "    x = f(1);",
            "Text __________ 1 Note one. 2 Note two. A/RES/77/1 goes on",
        ]
    ),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_made_texts_lose_nothing(lines: list[str]) -> None:
    """Any mixture of lines is read whole."""
    text = "\n".join(lines)
    if not text.strip():
        return
    document = _read(text)
    check_nothing_lost(text, document)
    _check_form(document)


MARKUP = "\n\n *_[]¹1/|\t-#>"


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from(MARKUP)))
def test_any_text_is_read(text: str) -> None:
    """Any characters are read without an error, and whole."""
    if not text.strip() or text.startswith(("<", "{\\rtf", "%PDF")):
        return
    text = text.lstrip("\ufeff")
    if not text.strip():
        return
    document = _read(text)
    check_nothing_lost(text, document)
    _check_form(document)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_plain_text_is_literal(lines: list[str]) -> None:
    """With ``plain_text`` there is one block a blank-line separated paragraph, and nothing more."""
    text = "\n".join(lines)
    if not text.strip():
        return
    document = read_document(text.encode(), "a.md", ReadOptions(plain_text=True))
    paragraphs, inside = 0, False
    for line in text.split("\n"):
        paragraphs += bool(line.strip()) and not inside
        inside = bool(line.strip())
    assert len(document.blocks) == paragraphs
    assert not document.notes
    assert not document.diagnostics
    assert "".join("".join(b.text for b in document.blocks).split()) == "".join(text.split())

"""Rich Text Format: what is read, what is counted, what is refused."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from striprtf.striprtf import rtf_to_text

from unxdiff.diagnostics import Code
from unxdiff.errors import InputError, LimitError, UnxdiffError
from unxdiff.model.document import Document, Mark, Run
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.options import ReadOptions
from unxdiff.readers.registry import detect
from unxdiff.readers.rtf import read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times;}{\f1\fcharset204 Arial;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset134 SimSun;}}{\colortbl;\red0;}"
    r"{\*\revtbl{Unknown;}{Ann;}{Bo;}}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}"
    r"{\s2\outlinelevel1 Part;}{\s3 Quotations;}{\s4\b Title;}{\*\cs10\b Strong;}}"
    r"{\info{\title secret}}"
)
BODY = (
    r"\pard\plain\s1\b Title\par\pard\plain {\listtext 1.\tab}a {\b bold}{\footnote\chftn note}\par"
    r"\trowd\pard\intbl x\cell y\cell\row\pard caf\'e9 \u8220?q\u8221? {\revised new}{\deleted old}"
    r"{\field{\*\fldinst HYPERLINK \"x\"}{\fldrslt link}}{\pict\pngblip 8950}\line z\par}"
)


def _read(body: str, revisions: str = "accept") -> Document:
    return read((HEAD + body + "}").encode("latin-1"), "x.rtf", ReadOptions(revisions=revisions))


def _lines(document: Document) -> list[str]:
    return [f"{b.label} {b.text}" if b.label else b.text for b in document.blocks]


def _skipped(document: Document) -> list[str]:
    return [d.message for d in document.diagnostics if d.code is Code.NOT_COMPARED]


def test_detection() -> None:
    """RTF is told by its content."""
    assert detect((HEAD + "x}").encode(), "x.txt") == "rtf"


def test_characters() -> None:
    """Bytes by code page and by font, Unicode with what stands in for it, halves of a pair."""
    body = (
        r"caf\'e9 {\f1\'cf\'f0\'e8} {\f3\'d6\'d0} \u8220?q\u8221? \uc2\u20013\'d6\'d0 \uc1"
        r"\u-10179?\u-8704? a\~b\_c\-d \{\}\\ \emdash\bullet\rquote"
    )
    assert _lines(_read(body)) == ["café При 中 “q” 中 😀 a\xa0b‑cd {}\\ —•’"]


def test_characters_of_no_code_page() -> None:
    """Bytes and numbers that are no characters are replaced, and said."""
    for body in (r"a\'81b", r"a\u-99999?b", r"a\u-10179?\u98?", r"a\u-8704?b"):
        document = _read(body)
        assert _lines(document) == ["a\ufffdb"]
        assert [said.code for said in document.diagnostics] == [Code.CHARACTERS_REPLACED]


def test_headings_items_and_quotations() -> None:
    """Headings by their style's name or level, labels as the file writes them out."""
    body = (
        r"\pard\s1\b one\par\pard\plain\s2 two\par\pard\outlinelevel2 three\par\pard\s4\b title\par"
        r"\pard\plain\s3 said\par\pard\ls1\ilvl1{\listtext\pard (a)\tab}item\par"
        r"{\pard{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt}bullet\par}"
    )
    document = _read(body)
    assert [(b.kind, b.level, b.label, b.text) for b in document.blocks] == [
        (Kind.HEADING, 1, None, "one"), (Kind.HEADING, 2, None, "two"),
        (Kind.HEADING, 3, None, "three"), (Kind.HEADING, 1, None, "title"),
        (Kind.QUOTE, 0, None, "said"), (Kind.ITEM, 1, "(a)", "item"),
        (Kind.ITEM, 0, "•", "bullet"),
    ]  # fmt: skip
    assert not any(block.runs for block in document.blocks)


def test_runs() -> None:
    """Runs of style and links; groups give their style back."""
    body = r"a {\b bold \i both} {\ul u}{\strike s}{\super p}{\dn6 q}\b x\b0 y"
    assert [(r.start, r.end, r.style) for r in _read(body).blocks[0].runs] == [
        (2, 11, Style.BOLD), (7, 11, Style.ITALIC), (12, 13, Style.UNDERLINE),
        (13, 14, Style.STRIKE), (14, 15, Style.SUPERSCRIPT), (15, 16, Style.SUBSCRIPT),
        (16, 17, Style.BOLD),
    ]  # fmt: skip
    link = r'see {\field{\*\fldinst{HYPERLINK "http://x.org/" \\l "p"}}{\fldrslt{\ul it}}}.'
    assert _read(link).blocks[0].runs == (Run(4, 6, Style.LINK, "http://x.org/#p"),)


def test_notes() -> None:
    """Automatic notes are counted, endnotes by themselves; a mark typed by hand is the note's."""
    body = (
        r"One{\super\chftn{\footnote\pard\plain{\super\chftn} A {\i note}\par second}} two"
        r"{\super *}{\footnote{\super *} star}, x{\super\chftn}{\footnote\ftnalt\chftn end}."
    )
    document = _read(body)
    assert document.blocks[0].text == "One two, x."
    assert document.blocks[0].marks == (Mark(3, 0), Mark(7, 1), Mark(10, 2))
    assert [(n.mark, n.text) for n in document.notes] == [
        ("1", "A note\nsecond"), ("*", "star"), ("i", "end"),
    ]  # fmt: skip


def test_tables() -> None:
    """Rows, cells of several paragraphs, a table in a cell, two tables divided by a paragraph."""
    body = (
        r"\trowd\cellx1\cellx2\pard\intbl a\par b\line c\cell d\cell\row"
        r"\pard\intbl e\cell\pard\intbl\itap2 n1\nestcell n2\nestcell{\*\nesttableprops\nestrow}"
        r"{\nonesttables\par}\pard\intbl f\cell\row\pard between\par\trowd\intbl last\cell\row"
    )
    assert [(b.text, b.table) for b in _read(body).blocks] == [
        ("a b c\td", 1), ("e\tf", 1), ("n1\tn2", 2), ("between", 0), ("last", 3),
    ]  # fmt: skip


def test_running_heads_and_boxes() -> None:
    """Heads and feet come last, each once; a text box follows its paragraph."""
    body = (
        r"{\header Draft\par}{\headerl Draft\par}{\footer Page {\field{\*\fldinst PAGE}"
        r"{\fldrslt 3}}\par}before{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard boxed\par}}"
        r"{\shprslt no}}"
        r" after\par next"
    )
    document = _read(body)
    assert [(b.role, b.text) for b in document.blocks] == [
        (Role.PARAGRAPH, "before after"), (Role.PARAGRAPH, "boxed"), (Role.PARAGRAPH, "next"),
        (Role.HEADER, "Draft"), (Role.FOOTER, "Page #"),
    ]  # fmt: skip


def test_what_is_counted() -> None:
    """Comments, hidden text, objects; an image stands by its bytes, hexadecimal or raw."""
    digest = hashlib.sha256(b"\x89P}N").hexdigest()[:8]
    body = (
        r"x {\v secret}{\*\annotation why}{\*\unknown zzz}{\pict\pngblip 8950" + "\n" + r"7d4e}"
        r"{\pict\bin4 " + "\x89P}N}" + r"{\object{\*\objdata 00ff}{\result shown}} y"
    )
    document = _read(body)
    assert _lines(document) == [f"x ‹image {digest}›‹image {digest}›shown y"]
    assert _skipped(document) == [
        "not compared: 1 hidden passage, 1 comment, 2 images but for their bytes, 1 embedded object"
    ]


def test_tracked_changes() -> None:
    """Accepted, rejected or refused; a paragraph's end may be a change too."""
    body = (
        r"a {\revised\revauth1 new }{\deleted\revauthdel2 old }b{\deleted\revauthdel2\par}c"
        r"{\revised\revauth1\par}d"
    )
    assert _lines(_read(body)) == ["a new bc", "d"]
    document = _read(body, "reject")
    assert _lines(document) == ["a old b", "cd"]
    assert document.diagnostics[0].message == "4 tracked changes by Ann and Bo rejected"
    with pytest.raises(InputError, match="carries 4 tracked changes by Ann and Bo"):
        _read(body, "fail")


def test_nothing_behind_the_document() -> None:
    """What stands behind the last bracket, or between groups that end too often, is not text."""
    data = (HEAD + "x}").encode() + b"junk {\\b more}}}}\0\0"
    assert _lines(read(data, "x.rtf", ReadOptions())) == ["x"]


def test_cut_short_deep_or_empty() -> None:
    """Each is refused in one line."""
    for data, error, word in (
        (HEAD.encode() + b"x", InputError, "cut short"),
        (b"plain", InputError, "no RTF"),
        ((HEAD + "}").encode(), InputError, "holds no text"),
        (HEAD.encode() + b"{" * 5000, LimitError, "nests"),
    ):
        with pytest.raises(error, match=word) as refused:
            read(data, "x.rtf", ReadOptions())
        assert "\n" not in str(refused.value)


@given(st.data(), st.sampled_from(["accept", "reject"]))
def test_cut_and_changed_files(data: st.DataObject, revisions: str) -> None:
    """A file cut or changed anywhere gives a document or one line of refusal."""
    changed = bytearray((HEAD + BODY).encode("latin-1"))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(6, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from(
                [b"{", b"}", b"\\", b"\\'", b"\\u-1", b"\\bin9 ", b"\\cell", b"\\row ", b""]
            )
        )
    cut = bytes(changed[: data.draw(st.integers(0, len(changed)))]) + b"}" * 9
    try:
        document = read(cut, "x.rtf", ReadOptions(revisions=revisions))
    except UnxdiffError as error:
        refused: Exception | None = error
    else:
        refused = None
        assert isinstance(document, Document)
    assert "\n" not in str(refused)


WORDS = st.text("abcdef éя中“", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_striprtf_reads_the_same_paragraphs(paragraphs: list[str]) -> None:
    """Plain paragraphs are what the library striprtf makes of them."""
    body = "".join(
        "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text) + "\\par\n"
        for text in paragraphs
    )
    theirs = [line for line in rtf_to_text(HEAD + r"\pard " + body + "}").split("\n") if line]
    assert _lines(_read(r"\pard " + body)) == theirs

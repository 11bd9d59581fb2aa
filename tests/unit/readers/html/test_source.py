"""Encodings of pages, and input that is broken or means harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.readers.html.pages import PANDOC, WORD, body, page, remarks
from unxdiff.diagnostics import Code
from unxdiff.errors import LimitError, UnxdiffError
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions
from unxdiff.readers.html import read
from unxdiff.readers.registry import detect

OPTIONS = ReadOptions()


def _text(data: bytes) -> tuple[str, list[str]]:
    made = read(data, "page.html", OPTIONS)
    guesses = remarks(made, Code.ENCODING_GUESSED) + remarks(made, Code.CHARACTERS_REPLACED)
    return made.blocks[0].text, guesses


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8-sig", "<p>"),
        ("utf-16", "<p>"),
        ("utf-8", "<meta charset=utf-8><p>"),
        ("cp1251", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>"),
        ("koi8-r", "<?xml version='1.0' encoding='koi8-r'?><html><p>"),
        ("utf-8", "<meta charset='utf-16'><p>"),
    ],
)  # fmt: skip
def test_the_encoding_that_is_named(encoding: str, head: str) -> None:
    """A byte order mark, a meta element or the XML declaration decides, without a remark."""
    assert _text((head + "Объединенные Нации").encode(encoding)) == ("Объединенные Нации", [])


def test_latin_1_is_read_as_browsers_do() -> None:
    """Pages that say ISO-8859-1 use the quotation marks of Windows."""
    data = "<meta charset=iso-8859-1><p>“café”".encode("cp1252")
    assert _text(data) == ("“café”", [])


def test_a_wrong_name_is_not_believed() -> None:
    """UTF-8 under another name is UTF-8, and a name that does not exist is none; both are said."""
    for said in ("iso-8859-1", "no-such-thing", "zip", "punycode"):
        text, guesses = _text(f"<meta charset={said}><p>naïve café".encode())
        assert text == "naïve café"
        assert len(guesses) == 1


def test_a_few_broken_bytes() -> None:
    """They are replaced and said; the rest stays as it is."""
    text, guesses = _text(b"<meta charset=utf-8><p>caf\xc3\xa9 \xff" + b" and so on" * 200)
    assert text.startswith("café \ufffd and so on")
    assert guesses == ["1 broken bytes of UTF-8 were replaced"]


def test_deep_nesting() -> None:
    """Two thousand levels are read, more are an error."""
    deep = "<div>" * 1900 + "x" + "</div>" * 1900
    assert body(deep).blocks[0].text == "x"
    with pytest.raises(LimitError, match="2,048"):
        body("<div>" * 5000)
    assert body("<ul><li>" * 900 + "x").blocks[0].level == 899


def test_huge_attributes() -> None:
    """A number in an attribute is no amount of cells, a long one no work."""
    made = body(
        "<table><tr><td colspan=999999999 rowspan=99999>a<td colspan=-1>b<tr><td>c</table>"
        f"<ol start={'9' * 5000}><li value=x>one</ol><p style='{'a:b;' * 100_000}'>y"
    )
    assert [len(block.text) for block in made.blocks[:2]] == [102, 101]
    assert [block.label for block in made.blocks[2:]] == ["1.", None]


def test_nothing_outside_is_opened(tmp_path, monkeypatch) -> None:
    """Entities, frames, style sheets and images of a page are not looked at."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    monkeypatch.chdir(tmp_path)
    made = page(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret}">]><html><body><p>a &x; <iframe '
        f'src="secret.txt"></iframe><img src="{secret}"><object data="secret.txt">x'
        f"</object></body></html>"
    )
    assert "secret" not in made.blocks[0].text.replace("secret.txt", "")


@given(
    st.sampled_from([PANDOC, WORD]),
    st.integers(0, 2000),
    st.integers(0, 400),
    st.binary(max_size=12),
)
def test_cut_and_changed_pages(html: str, start: int, length: int, noise: bytes) -> None:
    """Whatever is cut out or put in, a document or an error of ours comes of it."""
    data = html.encode()
    _survives(data[:start] + noise + data[start + length :])
    _survives(data[:start])


_TAGS = st.sampled_from(
    ("p", "li", "ol", "ul", "table", "tr", "td", "th", "dl", "dt", "dd", "a", "sup", "h1", "pre",
     "blockquote", "ins", "del", "br", "div", "main", "aside")
)  # fmt: skip
_ODD = st.sampled_from(
    ('<a href="#n" id="r">', '<li id="n">', "<td rowspan=3>", "<p style=mso-list:level>")
)
_PARTS = st.one_of(_TAGS.map("<{}>".format), _TAGS.map("</{}>".format), _ODD, st.text(max_size=5))


@given(st.lists(_PARTS, max_size=40))
def test_any_order_of_tags(parts: list[str]) -> None:
    """Elements in any order are read, and blocks keep their shape."""
    made = _survives("".join(parts).encode("utf-8", "replace"))
    for block in made.blocks if made else ():
        assert block.text == block.text.strip(" \n") or block.kind.value in ("row", "code")
        assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        assert all(0 <= mark.at <= len(block.text) for mark in block.marks)
        assert all(mark.note < len(made.notes) for mark in block.marks if made)


def _survives(data: bytes) -> Document | None:
    try:
        return read(data, "page.html", OPTIONS)
    except UnxdiffError:
        return None


def test_detection_behind_comments() -> None:
    """Browsers put a comment before a page that they save; a prefix is no other format."""
    assert detect(b"<!-- saved from url=(1)x -->\r\n<!DOCTYPE html><p>x", "page") == "html"
    assert detect(b"<!-- a --><!-- b --><html><p>x", "page") == "html"
    assert detect(b"<!-- a --><a:akomaNtoso xmlns:a='x'>", "page") == "akn"
    assert detect(b"<!-- a -->\n# A heading", "notes.md") == "markdown"

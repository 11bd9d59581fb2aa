"""A judge that lets everything pass is none: each is shown what it is there to refuse."""

from __future__ import annotations

import io
import zlib

import openpyxl
import pytest

from tests.injection.judges import JUDGES, terminal
from tests.injection.places import redline_of
from unxdiff import api
from unxdiff.options import RenderOptions

LINK = "\x1b]8;;file:///a\x1b\\name\x1b]8;;\x1b\\\n"
WRONG = [
    *[
        ("terminal", text)
        for text in (
            *("\x1b[2J\n", "\x1b[31mleft on\n", "\x1b]0;title\x07\n", "\x9b31m\n", "\x07\n"),
            *("\u202eevil\n", "a\rb\n", "\u2067open\n", LINK, "\x1b[38:5:1mx\x1b[0m\n"),
        )
    ],
    *[("plain", text) for text in ("\x1b[31m\x1b[0m\n", "\x7f\n", "\u2028\n", "\u2066x\u2069\n")],
    *[("json", text) for text in ('{"changes": "\x85"}', '{"changes": 1, "changes": 2}', "{}")],
    *[("email", text) for text in ("x\nFrom me\n", "> quoted\n", "-- \nme\n", "a\r\nBcc: b\n")],
    *[
        ("markdown", text)
        for text in (
            *("<b onclick=x>a</b>", "<script>x</script>", "[a](http://b)", "![a](b)", "`code`"),
            *("> quote", "    code", "---", "<http://a.example>", "1. one", "|a|\n|-|\n|b|\n"),
        )
    ],
    *[("critic", text) for text in ("{++# head++}", "{--    code--}", "{++<b>++}", "a [b](c)")],
]


@pytest.mark.parametrize(("to", "made"), WRONG)
def test_texts_are_refused(to: str, made: str) -> None:
    """What steers a terminal, ends a message, or is mark-up."""
    with pytest.raises(AssertionError):
        JUDGES[to](made.encode(), b"")


def test_links_of_ours_pass() -> None:
    """A hyperlink to an address that was given is one of ours, and to another one is not."""
    terminal(LINK.encode(), links=("file:///a",))
    with pytest.raises(AssertionError):
        terminal(LINK.encode(), links=("file:///b",))


@pytest.mark.parametrize(
    "more",
    [
        *(
            "<img src=x>",
            "<p onclick=alert(1)>",
            "<a href=javascript:alert(1)>",
            "<script>1</script>",
        ),
        *(
            "<style>*{}</style>",
            "<p style=color:red>",
            "<base href=x>",
            "<p id=redline>",
            "<!--x-->",
        ),
        *("<a href=//evil.example>", "<title>x</title>", "\x80", "<meta http-equiv=refresh>"),
    ],
)
def test_pages_are_refused(more: str) -> None:
    """Anything that the page would not have of itself."""
    clean = api.render(redline_of(("Words.",)), "html", RenderOptions(context=-1))
    assert isinstance(clean, str)
    JUDGES["html"](clean.encode(), clean.encode())
    with pytest.raises(AssertionError):
        JUDGES["html"](clean.replace("</main>", f"{more}</main>").encode(), clean.encode())


@pytest.mark.parametrize("cell", ["=1+1", "a;=1+1", '"a\n=1+1"', "＝1", "a,b", "\x1b"])
def test_sheets_are_refused(cell: str) -> None:
    """A formula, or what some program takes for one, and a row of another width."""
    clean = "\ufeffOne,Two\r\n"
    JUDGES["table"](f"{clean}'=1,b\r\n".encode(), clean.encode())
    with pytest.raises(AssertionError):
        JUDGES["table"](f"{clean}{cell},b\r\n".encode(), clean.encode())


@pytest.mark.parametrize(("text", "link"), [("=1+1", None), ("a", "http://evil.example")])
def test_workbooks_are_refused(text: str, link: str | None) -> None:
    """A formula, and a link out of the sheet."""
    book = openpyxl.Workbook()
    book.active["A1"] = text
    if link:
        book.active["A1"].hyperlink = link
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(AssertionError):
        JUDGES["xlsx"](out.getvalue(), b"")


@pytest.mark.parametrize(
    "syntax",
    [
        *(b"<< /S /JavaScript /JS (x) >>", b"<< /S /URI /URI (http://evil.example) >>"),
        *(b"<< /J#53 (x) >>", b"<< /OpenAction 3 0 R >>", b"<< /T (\\)) /AA 4 0 R >>"),
    ],
)
def test_papers_are_refused(syntax: bytes) -> None:
    """An action in plain sight, under a name that is written otherwise, or in a packed stream."""
    JUDGES["pdf"](b"%PDF-1.7\n<< /T (/JS \\) /Launch) /U <2F4A53> >>", b"")
    packed = zlib.compress(syntax)
    stream = b"1 0 obj << /Type /ObjStm >> stream\n" + packed + b"\nendstream endobj"
    for made in (syntax, stream):
        with pytest.raises(AssertionError):
            JUDGES["pdf"](b"%PDF-1.7\n" + made, b"")

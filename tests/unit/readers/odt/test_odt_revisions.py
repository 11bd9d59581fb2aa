"""Tracked changes, accepted and rejected."""

from __future__ import annotations

import pytest

from tests.unit.readers.odt.packages import (
    heading,
    item,
    items,
    level,
    lines,
    list_style,
    para,
    read_flat,
    table,
)
from unxdiff.diagnostics import Code
from unxdiff.errors import InputError

L = list_style("L", level(1))


def _region(key: str, what: str, author: str, inside: str = "") -> str:
    return (
        f'<text:changed-region xml:id="{key}"><text:{what}><office:change-info>'
        f"<dc:creator>{author}</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>"
        f"</office:change-info>{inside}</text:{what}></text:changed-region>"
    )


def _tracked(*regions: str) -> str:
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"


def _start(key: str) -> str:
    return f'<text:change-start text:change-id="{key}"/>'


def _end(key: str) -> str:
    return f'<text:change-end text:change-id="{key}"/>'


def _gone(key: str) -> str:
    return f'<text:change text:change-id="{key}"/>'


def _both(body: str) -> tuple[list[str], list[str]]:
    return lines(read_flat(body, L)), lines(read_flat(body, L, revisions="reject"))


def test_inside_a_paragraph() -> None:
    """Inserted words go, deleted ones come back; their styles do too."""
    body = _tracked(_region("i", "insertion", "Ann"), _region("d", "deletion", "Bo", para("old ")))
    body += para(f"The {_start('i')}new {_end('i')}{_gone('d')}text.")
    assert _both(body) == (["The new text."], ["The old text."])


def test_whole_items_inserted() -> None:
    """Items that were inserted take their numbers with them."""
    body = _tracked(_region("i", "insertion", "Ann")) + items(
        item(para("one" + _start("i"))), item(para("new")), item(para("newer" + _end("i"))),
        item(para("two")), style="L",
    )  # fmt: skip
    assert _both(body) == (
        ["1. one", "2. new", "3. newer", "4. two"],
        ["1. one", "2. two"],
    )


def test_paragraphs_inserted_before() -> None:
    """Where the first paragraph goes as a whole, the one behind keeps its own kind."""
    body = _tracked(_region("i", "insertion", "Ann")) + para(_start("i") + "new")
    body += heading(_end("i") + "Kept", 1)
    document = read_flat(body, revisions="reject")
    assert [(b.kind, b.text) for b in document.blocks] == [("heading", "Kept")]


def test_a_split_is_rejected() -> None:
    """A paragraph divided in two is one again."""
    body = _tracked(_region("i", "insertion", "Ann"))
    body += para("First half" + _start("i")) + para(_end("i") + " second half")
    assert _both(body) == (["First half", "second half"], ["First half second half"])


def test_paragraphs_deleted() -> None:
    """A deletion over several paragraphs opens them again, each with its kind."""
    old = para(" tail.") + heading("Gone", 1) + para("rest ")
    body = _tracked(_region("d", "deletion", "Bo", old)) + para(f"Start{_gone('d')}end.")
    document = read_flat(body, revisions="reject")
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("paragraph", "Start tail."), ("heading", "Gone"), ("paragraph", "rest end."),
    ]  # fmt: skip
    assert lines(read_flat(body)) == ["Startend."]


def test_items_deleted() -> None:
    """An item that comes back counts in the list it was taken from, and takes no number from the
    one behind it."""
    old = items(item(para("two")), item(para("")), style="L")
    body = _tracked(_region("d", "deletion", "Bo", old)) + items(
        item(para("one")), item(para(_gone("d") + "three")), item(para("four")), style="L"
    )
    assert _both(body) == (
        ["1. one", "2. three", "3. four"],
        ["1. one", "2. two", "3. three", "4. four"],
    )


def test_a_table_inserted() -> None:
    """A table inside an insertion goes with it."""
    rows = table(
        f"<table:table-row><table:table-cell>{para('x')}</table:table-cell></table:table-row>"
    )
    body = _tracked(_region("i", "insertion", "Ann"))
    body += para("a" + _start("i")) + rows + para(_end("i") + "b")
    assert _both(body) == (["a", "x", "b"], ["ab"])


def test_inserted_and_deleted_again() -> None:
    """What was inserted and deleted again stands in neither."""
    region = _region("x", "deletion", "Bo", para("never")).replace(
        "<text:deletion>", "<text:insertion/><text:deletion>"
    )
    assert _both(_tracked(region) + para("a" + _gone("x") + "b")) == (["ab"], ["ab"])


def test_notes_are_numbered_anew() -> None:
    """A note that goes with an insertion gives its number to the next one."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>{0}</text:note-citation>'
        "<text:note-body>" + para("note {0}") + "</text:note-body></text:note>"
    )
    body = _tracked(_region("i", "insertion", "Ann"))
    body += para("a" + _start("i") + note.format(1) + _end("i") + "b" + note.format(2))
    assert [(n.mark, n.text) for n in read_flat(body, revisions="reject").notes] == [
        ("1", "note 2")
    ]


def test_what_is_said() -> None:
    """The remark counts all changes and names who made them; --input-revisions fail refuses."""
    body = _tracked(
        _region("i", "insertion", "Ann"), _region("d", "deletion", "Bo", para("x")),
        _region("f", "format-change", "Ann"),
    ) + para(f"a{_start('i')}b{_end('i')}{_gone('d')}")  # fmt: skip
    for policy, verb in (("accept", "accepted"), ("reject", "rejected")):
        said = read_flat(body, revisions=policy).diagnostics
        assert [(d.code, d.message) for d in said] == [
            (Code.REVISIONS_RESOLVED, f"3 tracked changes by Ann and Bo {verb}")
        ]
    with pytest.raises(
        InputError, match=r"carries 3 tracked changes by Ann and Bo; accept"
    ) as error:
        read_flat(body, revisions="fail")
    assert "\n" not in str(error.value)


def test_damaged_changes() -> None:
    """An insertion without an end is refused; a deletion that two marks name comes back once."""
    start = _tracked(_region("i", "insertion", "Ann")) + para("a" + _start("i") + "b")
    with pytest.raises(InputError, match="never ends"):
        read_flat(start, revisions="reject")
    again = _tracked(_region("d", "deletion", "Bo", para("x" + _gone("d"))))
    body = again + para("a" + _gone("d") + _gone("d"))
    assert lines(read_flat(body, revisions="reject")) == ["ax"]

"""XML from strangers: what it may not do."""

from __future__ import annotations

import pytest

from unxdiff.errors import InputError, LimitError
from unxdiff.xmltree import batches_of, local, parse

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
    + "]><a>&l9;</a>"
)


def test_elements_without_comments() -> None:
    """Comments and processing instructions are no elements of the tree."""
    root = parse(b"<a><!-- no --><?no no?><b>text</b></a>", "x.xml")
    assert [local(child) for child in root] == ["b"]


def test_entities_are_refused() -> None:
    """A text that declares entities is refused before any is expanded."""
    with pytest.raises(InputError, match="declares entities"):
        parse(LAUGHS.encode(), "x.xml")


def test_entities_in_another_encoding() -> None:
    """The same in UTF-16."""
    with pytest.raises(InputError):
        parse(('<?xml version="1.0" encoding="utf-16"?>' + LAUGHS).encode("utf-16"), "x.xml")


def test_no_file_is_opened(tmp_path) -> None:
    """An external entity or document type names a file in vain."""
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for head in (
        f'<!DOCTYPE a SYSTEM "{secret.as_uri()}">',
        f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;]>',
    ):
        try:
            root = parse(f"{head}<a>text</a>".encode(), "x.xml")
        except InputError:
            continue
        assert "secret" not in "".join(root.itertext())


@pytest.mark.parametrize("wrong", [b"", b"<a", b"<a></b>", b"\0\0", b"text", b"<a>\xff</a>"])
def test_not_well_formed(wrong: bytes) -> None:
    """One line says what is wrong and what to do."""
    with pytest.raises(InputError, match=r"not well-formed XML .*again"):
        parse(wrong, "x.xml")


def test_too_deep() -> None:
    """Elements nested by the thousand are a LimitError, not a crash."""
    with pytest.raises(LimitError, match="nests or grows"):
        parse(b"<a>" * 5_000 + b"</a>" * 5_000, "x.xml")


def test_children_some_at_a_time() -> None:
    """The children of one element come in order, all of them, from a text of any length."""
    inner = "".join(f"<p>{k} {'x' * 300}</p>" for k in range(3_000))
    batches = batches_of(f"<d><h/><b>{inner}</b></d>".encode(), "x.xml", "b")
    found = [int(one.text.split()[0]) for batch in batches for one in batch]
    assert found == list(range(3_000))


def test_children_of_a_text_cut_short() -> None:
    """A break in the middle is told when it is reached."""
    text = b"<b>" + b"<p>some text</p>" * 50_000
    with pytest.raises(InputError, match="not well-formed"):
        list(batches_of(text, "x.xml", "b"))

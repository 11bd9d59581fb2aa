"""The two parsers of one table: the lean one understands less, and nothing otherwise."""

from __future__ import annotations

import click
import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from unxdiff.cli.commands.diff import diff
from unxdiff.cli.lean import parse
from unxdiff.cli.table import given
from unxdiff.option_table import DIFF, FORMATS_IN
from unxdiff.readers.registry import FORMATS


def _by_click(argv):
    with diff.make_context("diff", list(argv)) as context:
        values = dict(context.params)
    return values.pop("old"), values.pop("new"), given(DIFF, values)


LINES = [
    ["a", "b"],
    ["a", "b", "--to", "html"],
    ["--to=html", "a", "b"],
    ["a", "-o", "x.html", "b", "-ox.pdf", "--output=x.json"],
    ["a", "b", "-U3"],
    ["a", "b", "-U", "3", "--context=4"],
    ["a", "b", "--ignore", "case,quotes", "--ignore=notes"],
    ["a", "b", "--no-moves", "--moves", "--no-pager"],
    ["-", "b", "--from", "text"],
    ["--", "-a", "--b"],
    ["a", "b", "-q", "-v", "--stat", "--exit-code", "--strict", "--debug"],
    ["a", "b", "--title", "", "--old-label=", "--show", "typographic"],
    ["a", "b", "-o", "-", "--to", "plain"],
]


@pytest.mark.parametrize("argv", LINES, ids=" ".join)
def test_the_lean_parser_says_what_click_says(argv) -> None:
    """Every well-formed line means the same to both parsers."""
    assert parse(argv) == _by_click(argv)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["a"],
        ["a", "b", "c"],
        ["a", "b", "--help"],
        ["a", "b", "-h"],
        ["a", "b", "--layuot", "inline"],
        ["a", "b", "--layout", "sideways"],
        ["a", "b", "--layout"],
        ["a", "b", "-U"],
        ["a", "b", "--stat=yes"],
        ["a", "b", "-qv"],
        ["a", "b", "-x"],
        ["a", "b", "--width", "3"],
    ],
    ids=" ".join,
)
def test_what_needs_explaining_is_left_to_click(argv) -> None:
    """Help, mistakes and rare spellings are not the lean parser's."""
    assert parse(argv) is None


@pytest.mark.parametrize("rest", [[], ["--to", "html"], ["-o", "x.html"]], ids=" ".join)
def test_one_file_alone(rest, tmp_path) -> None:
    """One operand that is a file means the same to both parsers: a Word file with its changes."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    assert parse([str(path), *rest]) == _by_click([str(path), *rest])
    assert parse([str(path), *rest])[1] is None


WORDS = st.sampled_from(
    ["a", "b", "-", "--", "-U", "-U2", "2", "--to", "html", "--to=pdf", "--stat", "--no-moves"]
) | st.sampled_from(
    ["--moves", "-o", "x.html", "-ox", "-q", "--ignore", "case", "--title", "", "--full", "-qv"]
)


@examples(st.lists(WORDS, max_size=7))
def test_no_line_means_two_things(argv) -> None:
    """Whatever the lean parser accepts, click accepts with the same meaning."""
    lean = parse(argv)
    if lean is not None:
        assert lean == _by_click(argv)


def test_click_has_every_option_of_the_table() -> None:
    """Each option of the table stands in ``--help``, under its long name."""
    with click.Context(diff, info_name="diff") as context:
        text = diff.get_help(context)
    for option in DIFF:
        assert f"--{option.name}" in text
        assert option.group + ":" in text


def test_the_formats_offered_are_those_there_are() -> None:
    """``--from`` offers every reader, and no suffix that none of them reads."""
    assert set(FORMATS) <= set(FORMATS_IN)
    assert set(FORMATS_IN) - set(FORMATS) == {"md", "txt"}

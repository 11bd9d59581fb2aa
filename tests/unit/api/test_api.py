"""The library's front: the names it offers and what they give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import unxdiff
from tests.conftest import ROOT
from unxdiff import Block, Document, Labels, MarkOptions, Op, ReadOptions
from unxdiff.options import CompareOptions

SEED = [ROOT / "examples" / "seed" / name for name in ("old.txt", "new.txt")]


def test_every_name_is_there() -> None:
    """All that ``__all__`` and ``dir`` promise can be had; nothing else can."""
    for name in unxdiff.__all__:
        assert getattr(unxdiff, name) is not None
    assert dir(unxdiff) == sorted(unxdiff.__all__)
    with pytest.raises(AttributeError, match="nothing_such"):
        unxdiff.nothing_such  # noqa: B018 - looking is the test


def test_importing_costs_next_to_nothing() -> None:
    """``import unxdiff`` loads no room, nor anything that starts slowly."""
    code = "import sys, unxdiff; print(*(m for m in sys.modules if m.startswith('unxdiff.')))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not done.stdout.strip()


def test_paths_and_documents() -> None:
    """Paths as text or as Path objects, and documents already read, give the same redline."""
    old, new = (unxdiff.read(path) for path in SEED)
    by_path = unxdiff.compare(*SEED)
    assert unxdiff.compare(old, new) == by_path == unxdiff.compare(str(SEED[0]), new)


def test_bytes_are_files() -> None:
    """The same bytes give the same blocks, whatever they are called."""
    made = unxdiff.read_bytes(SEED[1].read_bytes(), "other.txt")
    assert made.name == "other.txt"
    assert made.blocks == unxdiff.read(SEED[1]).blocks


def test_plain_text_has_no_roles() -> None:
    """With ``plain_text`` a paragraph is a paragraph."""
    made = unxdiff.read(SEED[1], ReadOptions(plain_text=True))
    assert {block.role for block in made.blocks} == {unxdiff.Role.PARAGRAPH}


def test_labels_and_options_reach_the_redline() -> None:
    """What a redline prints about itself, and what was ignored, stand in it."""
    old, new = (Document("d", "text", (Block(text),)) for text in ("One word", "One Word"))
    options = CompareOptions(mark=MarkOptions(ignore=("case",)))
    redline = unxdiff.compare(old, new, options, Labels("L.2", "L.2/Rev.1"))
    assert redline.labels == Labels("L.2", "L.2/Rev.1")
    assert redline.ignored == ("case",)
    assert redline.changes[0].kind is unxdiff.ChangeKind.EQUAL


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is an InputError that names it."""
    with pytest.raises(unxdiff.InputError, match=r"absent\.txt"):
        unxdiff.read(tmp_path / "absent.txt")


def test_unknown_format() -> None:
    """A format that nobody renders is a RendererError that names it."""
    redline = unxdiff.compare(Document("d", "text"), Document("d", "text"))
    with pytest.raises(unxdiff.RendererError, match="papyrus"):
        unxdiff.render(redline, "papyrus")


def test_diff_text_folds_nothing() -> None:
    """To the letter: even a curly quote is a change."""
    ops = [span.op for span in unxdiff.diff_text("it's", "it’s")]
    assert ops == [Op.DELETE, Op.INSERT]


def test_every_error_says_what_it_is() -> None:
    """All errors that are raised on purpose share one base."""
    for error in (unxdiff.InputError, unxdiff.LimitError, unxdiff.RendererError):
        assert issubclass(error, unxdiff.UnxdiffError)

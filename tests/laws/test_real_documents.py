"""The law on every pair of real drafts: the examples, and the shared texts where present."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ROOT, shared_data
from tests.laws.rebuilt import check_law, json_side
from unxdiff import accept, compare, read, reject
from unxdiff.redline.hunks import visible
from unxdiff.redline.json_form import from_json, schema_text, to_json

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/old.*"))
SHARED = ROOT.parent / "shared" / "data" / "un"
REAL = sorted(path.name for path in SHARED.iterdir() if path.is_dir()) if SHARED.is_dir() else []


@cache
def validator() -> Draft202012Validator:
    """The shipped schema, compiled once."""
    return Draft202012Validator(json.loads(schema_text()))


def check_pair(old: Path, new: Path) -> None:
    """Everything that must hold for any pair of files."""
    before, after = read(old), read(new)
    redline = compare(before, after)
    check_law(redline)
    assert accept(redline).blocks == after.blocks
    assert reject(redline).blocks == before.blocks
    form = to_json(redline)
    assert not list(validator().iter_errors(form))
    assert to_json(from_json(form)) == form
    for change in form["changes"]:
        assert all(one["op"] != other["op"] for one, other in pairwise(change["spans"]))
    for side in ("old", "new"):
        assert json_side(form, side) == [block["text"] for block in form[side]["blocks"]]
    for document in (before, after):
        same = compare(document, document)
        assert not [change for change in same.changes if visible(change)]


def pair_in(folder: Path) -> tuple[Path, Path]:
    """The old and the new file of a folder."""
    texts = [path for path in folder.iterdir() if path.suffix in (".txt", ".md")]
    old, new = (next(path for path in texts if path.stem == side) for side in ("old", "new"))
    return old, new


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_law_on_examples(folder: Path) -> None:
    """Every example keeps the law, follows the schema and is unchanged against itself."""
    check_pair(*pair_in(folder))


def test_shared_drafts_are_there() -> None:
    """There are real pairs to look at, or the run says that it had none."""
    assert len([path for path in (shared_data() / "un").iterdir() if path.is_dir()]) > 8


@pytest.mark.parametrize("name", REAL)
def test_law_on_shared_drafts(name: str) -> None:
    """Every pair of real drafts keeps the law; versions in six languages, too."""
    folder = shared_data() / "un" / name
    if (folder / "en.txt").is_file():
        for one, other in (("ar", "ru"), ("en", "fr"), ("zh", "es")):
            redline = compare(folder / f"{one}.txt", folder / f"{other}.txt")
            check_law(redline)
    elif any(path.stem == "old" for path in folder.iterdir()):
        check_pair(*pair_in(folder))
    else:
        texts = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
        for path in texts:
            redline = compare(path, path)
            check_law(redline)
            assert not [change for change in redline.changes if visible(change)]

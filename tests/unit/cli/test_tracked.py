"""accept, reject and changes, and a Word file alone: where results go, labels, refusals."""

from __future__ import annotations

import json

import pytest

from tests.unit.ooxml.test_accepting import gone, ins
from tests.unit.readers.docx.made import docx, paragraph, run
from unxdiff.cli.tracked import default_output, listed
from unxdiff.ooxml.revisions import KINDS

BODY = paragraph(run("States ") + gone("should") + ins("shall", "Bob") + run(" report."))


@pytest.fixture
def draft(here):
    """A Word file with changes of two authors in the current folder."""
    (here / "draft.docx").write_bytes(docx(BODY))
    return here / "draft.docx"


def test_default_output(draft) -> None:
    """Beside the file, by what was done; of a file in git in the folder one stands in; nowhere for
    standard input."""
    assert default_output("draft.docx", accept=True) == "draft.accepted.docx"
    assert default_output("a/draft.docm", accept=False) == "draft.rejected.docm"
    assert default_output(str(draft), accept=False) == str(draft)[:-5] + ".rejected.docx"
    assert default_output("HEAD:a/draft.docx", accept=True) == "draft.accepted.docx"
    assert default_output("-", accept=True) == ""


def test_names() -> None:
    """Names are joined as in a sentence; semicolons part those that have commas in them."""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["Lovelace,  Ada", "Bob"]) == "Lovelace, Ada; Bob"


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("command", ["accept", "reject"])
def test_no_word_file_in_a_terminal(command, fails, monkeypatch) -> None:
    """A Word file is never written to a terminal."""
    monkeypatch.setattr("unxdiff.cli.commands.accept.is_terminal", lambda _: True)
    assert "cannot be shown in a terminal" in fails(command, "draft.docx", "-o", "-")


def test_resolved_files_have_nothing_left(draft, run) -> None:
    """What was accepted or rejected has no tracked changes; the input keeps its bytes."""
    before = draft.read_bytes()
    for command in ("accept", "reject"):
        result = run(command, "draft.docx")
        assert (result.code, result.out) == (0, "")
        assert f"; wrote draft.{command}ed.docx" in result.err
        assert "no tracked changes" in run("changes", f"draft.{command}ed.docx").out
    assert draft.read_bytes() == before


@pytest.mark.usefixtures("draft")
def test_totals(run) -> None:
    """The JSON of changes has totals for each author, in the order they appear."""
    form = json.loads(run("changes", "draft.docx", "--json").out)
    assert form["format"] == "unxdiff.changes/1"
    none = dict.fromkeys(KINDS, 0)
    assert form["authors"] == [
        {"author": "Ada", **none, "deletions": 1},
        {"author": "Bob", **none, "insertions": 1},
    ]


@pytest.mark.usefixtures("draft")
def test_a_file_alone(run) -> None:
    """It is compared with itself, rejected with accepted; one author of all changes is the
    redline's author, unless another is given."""
    form = json.loads(run("draft.docx", "--to", "json").out)
    assert form["old"]["name"] == "draft.docx, changes rejected"
    assert [block["text"] for block in form["new"]["blocks"]] == ["States shall report."]
    assert form["labels"]["author"] == ""
    run("accept", "draft.docx", "--author", "Ada", "-o", "one.docx")
    assert json.loads(run("one.docx", "--to", "json").out)["labels"]["author"] == "Bob"
    given = run("diff", "one.docx", "--to", "json", "--author", "Eve").out
    assert json.loads(given)["labels"]["author"] == "Eve"


@pytest.mark.usefixtures("draft")
def test_a_file_alone_is_not_written_over(fails) -> None:
    """No redline is written over the one file that is read."""
    assert "is the input draft.docx" in fails("draft.docx", "-o", "draft.docx", "--to", "html")

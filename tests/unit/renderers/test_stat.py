from __future__ import annotations

import pytest

from tests.unit.renderers.terminal_samples import ENGLISH_STATS, NO_STATS, Draft, english
from unxdiff.model.redline import ChangeKind
from unxdiff.options import RenderOptions
from unxdiff.redline.statistics import BlockCounts, Statistics, WordCounts
from unxdiff.renderers import stat
from unxdiff.renderers.terminal.cells import columns

PREAMBLE = Statistics(
    BlockCounts(equal=12, amended=3), BlockCounts(), WordCounts(540, 560, 530, 10, 30)
)
REST = Statistics(BlockCounts(equal=8, inserted=1), BlockCounts(), WordCounts(501, 519, 497, 4, 22))


@pytest.fixture
def counted(monkeypatch):
    """The English sample with counts made up by hand."""

    def show(found, total, **options):
        monkeypatch.setattr(stat, "by_part", lambda _: found)
        monkeypatch.setattr(stat, "statistics", lambda _: total)
        return stat.render_stat(english().redline(), RenderOptions(**options))

    return show


def test_tables(counted, golden):
    """Blocks and words by kind, a row a part and one for all, as reviewed by eye."""
    found = [("Preamble", PREAMBLE), ("Operative part", REST)]
    golden("terminal-stat.txt", counted(found, ENGLISH_STATS, width=80))


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_tables_fit(counted, width):
    """Columns that do not fit stand below the others; every number is there at every width."""
    text = counted([("Preamble", PREAMBLE), ("操作部分", REST)], ENGLISH_STATS, width=width)
    assert all(columns(line) <= max(width, 60) for line in text.split("\n"))
    assert {"30", "1,041", "1,079", "1,027"} <= set(text.split())


def test_empty_columns_are_left_out(counted):
    """A kind that does not occur has no column."""
    text = counted([("Preamble", PREAMBLE), ("Operative part", REST)], REST, width=80)
    assert "merged" not in text
    assert "amended" in text


def test_parts(monkeypatch):
    """A change counts in the part of its new block, a deletion in that of its old one; each part
    is counted from its own changes, without notes."""
    d = Draft()
    d.change(ChangeKind.EQUAL, "PP 1", "OP 1", "=moved", moved=True)
    d.change(ChangeKind.DELETED, "PP 2", "", "-gone")
    d.change(ChangeKind.INSERTED, "", "OP 2", "+come")
    d.note(ChangeKind.INSERTED, "", "note 1", "+x")
    redline = d.redline()
    titles = {id(redline.old): ("First", "First"), id(redline.new): ("Second", "Second")}
    monkeypatch.setattr(stat, "parts", lambda document: titles[id(document)])
    monkeypatch.setattr(stat, "statistics", lambda r: [c.id for c in r.changes] + [*r.note_changes])
    assert stat.by_part(redline) == [("Second", [1, 3]), ("First", [2])]


def test_equal_texts(counted):
    """Without a difference the table says so."""
    assert "no differences" in counted([], NO_STATS, width=80)

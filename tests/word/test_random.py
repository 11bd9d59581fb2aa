"""Random Word files and random edits of them: the law holds whatever a file is made of."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.word.drawn import draw, edited
from tests.word.written import written
from unxdiff.api import compare, read_bytes
from unxdiff.options import MarkOptions
from unxdiff.tracked.check import check, new_faults
from unxdiff.tracked.word import tracked_changes

EXAMPLES = 120
"""How many pairs are tried at each run."""


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.integers(0, 2**32), st.sampled_from((0, 0, 7)))
def test_the_law_holds_for_any_files(seed, shift):
    """Paragraphs with runs, links, notes, bookmarks, comments, fields, boxes, pictures, equations,
    lists, tables, content controls and sections: deleted, inserted, moved, split, joined, restyled
    and retyped. Accepted it is the new file, rejected the old one, nothing is broken, and the
    result can be read."""
    chance = Random(seed)
    before = draw(chance)
    after = edited(before, chance)
    old, new = written(before), written(after, shift)
    redline = compare(read_bytes(old, "old.docx"), read_bytes(new, "new.docx"))
    data, said = tracked_changes(redline, "A", "2000-01-01T00:00:00Z", MarkOptions())
    assert said == {}
    assert check(data, old, new) == []
    assert new_faults(data, old, new) == []
    assert read_bytes(data, "redline.docx").blocks is not None

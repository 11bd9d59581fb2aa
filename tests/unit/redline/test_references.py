"""Cross-references: followed, stale, gone, or somebody else's."""

from __future__ import annotations

import unxdiff
from unxdiff.redline.references import mentions


def _compare(old: str, new: str) -> unxdiff.Redline:
    return unxdiff.compare(
        unxdiff.read_bytes(old.encode(), "old.txt"), unxdiff.read_bytes(new.encode(), "new.txt")
    )


OLD = """1. The Committee shall meet twice a year in the spring and in the autumn.

2. Members are elected for a term of four years by the Assembly.

3. The term set out in paragraph 2 begins on the first of January.
"""


def _renumbered(reference: str) -> str:
    return f"""1. The Committee shall meet twice a year in the spring and in the autumn.

2. The Committee shall elect its own Chair for a term of one year.

3. Members are elected for a term of four years by the Assembly.

4. The term set out in paragraph {reference} begins on the first of January.
"""


def test_a_reference_that_follows_is_consequential() -> None:
    """A number that goes with its target's new number follows from another change."""
    redline = _compare(OLD, _renumbered("3"))
    change = redline.changes[-1]
    assert change.consequential
    assert not [remark for remark in redline.diagnostics if remark.code == "reference-stale"]


def test_a_reference_that_stays_behind_is_said() -> None:
    """A number that no longer points where it did is a diagnostic that names both."""
    redline = _compare(OLD, _renumbered("2"))
    said = [remark for remark in redline.diagnostics if remark.code == "reference-stale"]
    assert [remark.message for remark in said] == [
        "paragraph 4 refers to 2, but what was 2 is now 3"
    ]
    assert said[0].block == len(redline.new.blocks) - 1


def test_a_reference_to_a_deleted_paragraph_is_said() -> None:
    """What it pointed to is gone."""
    new = OLD.replace("2. Members are elected for a term of four years by the Assembly.\n\n", "")
    redline = _compare(OLD, new.replace("3. The term", "2. The term"))
    said = [remark.message for remark in redline.diagnostics if remark.code == "reference-stale"]
    assert said == ["paragraph 2 refers to 2, but what was 2 is deleted"]


def test_references_to_other_texts_are_not_ours() -> None:
    """“paragraph 5 of resolution 61/180” points elsewhere, “paragraph 5 of the present
    resolution” does not."""
    assert not mentions("paragraph 5 of resolution 61/180 and article 2 of the Convention")
    assert [one.number for one in mentions("see paragraph 5 of the present resolution")] == ["5"]
    assert [one.number for one in mentions("paragraphs 3, 4 and 7 above")] == ["3", "4", "7"]
    assert [one.number for one in mentions("au paragraphe 3, 第 4 段, пункт 5")] == ["3", "4", "5"]

"""What tells a reader of the changes alone where he is: headings, heads of tables, what cites."""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind
from unxdiff.model.roles import Kind, Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from unxdiff.model.document import Block
    from unxdiff.model.redline import Change, Redline

__all__ = ["bearings"]


def bearings(redline: Redline, shown: list[bool], departures: Container[int]) -> list[int]:
    """The places among ``redline.changes`` to be shown besides those that ``shown`` has.

    They are the headings above whatever is shown, one a level; the first row of a table of which a
    row is shown; and the first paragraph that cites a note whose text changed. ``departures`` are
    the places before which the old place of a moved block is shown.
    """
    changes = redline.changes
    wanted = dict.fromkeys(_citing(redline))
    above: list[tuple[int, int]] = []
    tables: dict[int, int] = {}
    found = set(wanted)
    for place, change in enumerate(changes):
        if place in departures:
            found.update([at for _, at in above])
        block = _block(redline, change)
        if block.kind is Kind.ROW:
            tables.setdefault(block.table, place)
        heads = block.kind is Kind.HEADING or block.role is Role.HEADING
        if heads and change.kind is not ChangeKind.DELETED:
            # A heading that went is shown anyhow, and nothing that stays stands under it.
            above = [(level, at) for level, at in above if level < block.level]
            above.append((block.level, place))
        if shown[place] or place in wanted:
            found.update([at for _, at in above])
            if block.kind is Kind.ROW:
                found.add(tables[block.table])
    return [place for place in sorted(found) if not shown[place]]


def _block(redline: Redline, change: Change) -> Block:
    if change.new:
        return redline.new.blocks[change.new[0]]
    return redline.old.blocks[change.old[0]]


def _citing(redline: Redline) -> list[int]:
    """The place of the first block that cites each changed note, in the new text where it can."""
    if "notes" in redline.ignored:
        return []
    edited = [
        change
        for change in redline.note_changes
        if change.kind is not ChangeKind.EQUAL or change.moved
    ]
    new = {note for change in edited for note in change.new}
    old = {note for change in edited if not change.new for note in change.old}
    places = []
    for place, change in enumerate(redline.changes if edited else ()):
        for blocks, indices, left in (
            (redline.new.blocks, change.new, new),
            (redline.old.blocks, change.old, old),
        ):
            cited = {mark.note for i in indices for mark in blocks[i].marks}
            if not left.isdisjoint(cited):
                left.difference_update(cited)
                places.append(place)
    return places

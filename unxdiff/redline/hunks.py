"""The redline in the order people read it: parts, changes, departures, gaps.

Every renderer walks this list, so all of them show the same changes under the same numbers.
"""

from __future__ import annotations

from unxdiff.model.redline import Change, ChangeKind, Op, Redline
from unxdiff.model.roles import Kind
from unxdiff.records import record
from unxdiff.redline.naming import names, note_names, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Departure",
    "Entry",
    "Gap",
    "Item",
    "NoteEntry",
    "Part",
    "Passage",
    "continued",
    "items",
    "reshaped",
    "visible",
]


@record
class Part:
    """A part of the document begins: ``Preamble``, ``Operative part``, ``Annex I`` …, ``Notes``."""

    title: str


@record
class Passage:
    """One end of a moved passage, as the other end is told there.

    ``id`` is that of its spans; ``away`` marks the end where it was deleted. ``name`` is what the
    block at the other end is called, empty where both are in one change; ``down`` tells whether it
    went on in reading order. ``more`` is set where the next passage follows at both ends, with no
    more than an edit between: the two moved as one.
    """

    id: int
    away: bool
    name: str
    down: bool
    more: bool = False


@record
class Entry:
    """A change over blocks, or an unchanged block shown as context.

    ``number`` counts the visible changes from 1, 0 is context. ``old_name`` and ``new_name`` are
    what people call the block on either side (``PP 7``, ``OP 3 (a)``, ``¶ 12``; several are joined
    by `` + ``); empty where that side has none. ``passages`` are the ends of moved passages in it.
    """

    change: Change
    number: int
    old_name: str
    new_name: str
    passages: tuple[Passage, ...] = ()


@record
class Departure:
    """The old place of a moved change; ``number`` and names are those of its Entry."""

    change: Change
    number: int
    old_name: str
    new_name: str


@record
class NoteEntry:
    """A visible change over notes; its change's indices point into the documents' notes."""

    change: Change
    number: int
    old_name: str
    new_name: str


@record
class Gap:
    """Unchanged blocks left out."""

    count: int


Item = Part | Entry | Departure | NoteEntry | Gap


def visible(change: Change, show: tuple[str, ...] = (), redline: Redline | None = None) -> bool:
    """Whether a reader is shown this change: everything but equal blocks, and blocks that differ
    only in typography unless ``show`` has ``typographic``.

    Whether a block's shape changed (see ``reshaped``) can be told only with the redline.
    """
    return (
        change.kind is not ChangeKind.EQUAL
        or change.moved
        or change.relabelled
        or change.restyled
        or change.remarked
        or (change.typographic and "typographic" in show)
        or (change.rerolled and redline is not None and reshaped(redline, change))
    )


_SHAPED = (Kind.HEADING, Kind.ITEM)
_COUNTED = (Kind.PARAGRAPH, Kind.ITEM)


def reshaped(redline: Redline, change: Change) -> bool:
    """Whether a block became another kind of block (a heading a paragraph), or a heading or list
    item has another level.

    Another role alone is no change anybody made: roles are worked out from the whole document. Two
    formats do not say the same of their blocks, so nothing is concluded from a difference there.
    """
    if not (change.rerolled and len(change.old) == 1 == len(change.new)):
        return False
    if redline.old.format != redline.new.format or "formatting" in redline.ignored:
        return False
    before, after = redline.old.blocks[change.old[0]], redline.new.blocks[change.new[0]]
    if before.kind is not after.kind:
        # Whether a program counted the paragraph or a person typed its number is no change.
        counted = before.label is not None and before.label == after.label
        return not (counted and before.kind in _COUNTED and after.kind in _COUNTED)
    return before.level != after.level and before.kind in _SHAPED


def items(
    redline: Redline, context: int = 1, show: tuple[str, ...] = (), *, placed: bool = False
) -> tuple[Item, ...]:
    """The redline as a flat list in reading order.

    ``context`` is how many unchanged blocks stand on either side of a change; -1 is all of them.
    A document without visible changes gives only what ``context`` asks for. Notes come last: the
    changed ones, or all of them where ``context`` is -1. ``placed`` adds what tells where in the
    document the changes stand (see ``bearings``).
    """
    numbers = _numbers(redline, show)
    shown = _shown(redline.changes, numbers, context)
    departures = _departures(redline.changes)
    if placed and context >= 0:
        from unxdiff.redline.bearings import bearings

        for place in bearings(redline, shown, departures):
            shown[place] = True
    old_names, new_names = names(redline.old), names(redline.new)
    old_parts, new_parts = parts(redline.old), parts(redline.new)
    passages = _passages(redline, old_names, new_names)
    out: list[Item] = []
    part = ""
    hidden = 0
    for place, change in enumerate(redline.changes):
        leaving = departures.get(place, ())
        if not shown[place] and not leaving:
            hidden += 1
            continue
        if hidden and (shown[place] or leaving):
            out.append(Gap(hidden))
            hidden = 0
        title = new_parts[change.new[0]] if change.new else old_parts[change.old[0]]
        if title != part and title and shown[place]:
            part = title
            out.append(Part(title))
        out += _leaving(leaving, numbers, old_names, new_names)
        if shown[place]:
            out.append(
                Entry(
                    change,
                    numbers.get(change.id, 0),
                    *_named(change, old_names, new_names),
                    passages.get(change.id, ()),
                )
            )
        else:
            hidden += 1
    if hidden:
        out.append(Gap(hidden))
    out += _leaving(departures.get(len(redline.changes), ()), numbers, old_names, new_names)
    return (*out, *_notes(redline, context, len(numbers)))


def _leaving(
    moves: Sequence[Change],
    numbers: Mapping[int, int],
    old: tuple[str, ...],
    new: tuple[str, ...],
) -> list[Departure]:
    """The places that changes moved away from."""
    return [Departure(one, numbers[one.id], *_named(one, old, new)) for one in moves]


def _numbers(redline: Redline, show: tuple[str, ...]) -> dict[int, int]:
    """The running number of each visible change, by its id."""
    found: dict[int, int] = {}
    for change in redline.changes:
        if visible(change, show, redline):
            found[change.id] = len(found) + 1
    return found


def _shown(changes: tuple[Change, ...], numbers: dict[int, int], context: int) -> list[bool]:
    if context < 0:
        return [True] * len(changes)
    out = [False] * len(changes)
    for place, change in enumerate(changes):
        if change.id in numbers:
            near = context if _marked(change) else 0
            for other in range(max(0, place - near), min(len(changes), place + near + 1)):
                out[other] = True
    return out


def _marked(change: Change) -> bool:
    """Whether a change needs its neighbours to be understood; another number alone does not."""
    return change.kind is not ChangeKind.EQUAL or change.moved


def _departures(changes: tuple[Change, ...]) -> dict[int, list[Change]]:
    """Moved changes by the position before which their old place is shown."""
    at: dict[int, int] = {}
    moved = []
    for place, change in enumerate(changes):
        if change.moved and change.old:
            moved.append(change)
        else:
            for old in change.old:
                at[old] = place
    out: dict[int, list[Change]] = {}
    for change in sorted(moved, key=lambda one: one.old[0]):
        before = change.old[0] - 1
        while before >= 0 and before not in at:
            before -= 1
        place = at[before] + 1 if before >= 0 else 0
        while (
            place < len(changes)
            and changes[place].kind is ChangeKind.DELETED
            and (changes[place].old[0] < change.old[0])
        ):
            place += 1
        out.setdefault(place, []).append(change)
    return out


def _passages(
    redline: Redline, old_names: tuple[str, ...], new_names: tuple[str, ...]
) -> dict[int, tuple[Passage, ...]]:
    """The ends of moved passages in each change, by the change's id."""
    ends: dict[int, dict[bool, tuple[int, str]]] = {}
    for change in redline.changes:
        if change.kind is ChangeKind.EQUAL or not any(span.moved for span in change.spans):
            continue
        o = n = 0
        for span in change.spans:
            away = span.op is Op.DELETE
            if span.moved:
                blocks, places, names_, at = (
                    (redline.old.blocks, change.old, old_names, o)
                    if away
                    else (redline.new.blocks, change.new, new_names, n)
                )
                place = 0
                while place + 1 < len(places) and at > len(blocks[places[place]].text):
                    at -= len(blocks[places[place]].text) + 1
                    place += 1
                # Reading order is that of the first end met.
                ends.setdefault(span.moved, {})[away] = (change.id, names_[places[place]])
            if span.op is not Op.INSERT:
                o += len(span.text if span.old_text is None else span.old_text)
            if not away:
                n += len(span.text)
    out: dict[int, list[Passage]] = {}
    follows = continued(redline.changes) if ends else frozenset()
    for number, both in sorted(ends.items()):
        down = next(iter(both))
        for away in both:
            here, (there, name) = both[away][0], both.get(not away, (0, ""))
            shown = "" if there == here else name
            made = Passage(number, away, shown, down, number + 1 in follows)
            out.setdefault(here, []).append(made)
    return {number: tuple(found) for number, found in out.items()}


def continued(changes: Sequence[Change]) -> frozenset[int]:
    """The ids of moved passages that follow the one before at both ends, with no more than edits
    between them: a sentence that was edited on its way is several spans, but one passage."""
    follows: tuple[set[int], set[int]] = (set(), set())
    for change in changes:
        last = [0, 0]
        for span in change.spans if change.kind is not ChangeKind.EQUAL else ():
            if span.op is Op.EQUAL:
                last = [0, 0]
            elif span.moved:
                side = span.op is Op.INSERT
                if last[side] and last[side] == span.moved - 1:
                    follows[side].add(span.moved)
                last[side] = span.moved
    return frozenset(follows[0] & follows[1])


def _named(
    change: Change, old_names: tuple[str, ...], new_names: tuple[str, ...]
) -> tuple[str, str]:
    old, new = change.old, change.new
    return (
        old_names[old[0]] if len(old) == 1 else " + ".join([old_names[i] for i in old]),
        new_names[new[0]] if len(new) == 1 else " + ".join([new_names[j] for j in new]),
    )


def _notes(redline: Redline, context: int, number: int) -> list[Item]:
    if not redline.note_changes or "notes" in redline.ignored:
        return []
    old_names, new_names = note_names(redline.old), note_names(redline.new)
    out: list[Item] = []
    for change in redline.note_changes:
        counts = change.kind is not ChangeKind.EQUAL or change.moved
        if counts:
            number += 1
        if counts or context < 0:
            out.append(
                NoteEntry(change, number if counts else 0, *_named(change, old_names, new_names))
            )
    return [Part("Notes"), *out] if out else []

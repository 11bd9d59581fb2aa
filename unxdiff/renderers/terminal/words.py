"""Runs of renumbered blocks, and which way moved blocks went: what the terminal folds together."""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind
from unxdiff.records import record
from unxdiff.redline.hunks import Departure, Entry, Gap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.redline.hunks import Item

__all__ = ["Renumbered", "collapse", "downward", "is_renumbering"]


@record
class Renumbered:
    """A run of blocks of which nothing changed but the label: shown as one line.

    ``count`` is how many; the names are those of the first and the last.
    """

    first: Entry
    last: Entry
    count: int


def is_renumbering(item: object, *, typographic: bool = False) -> bool:
    """Whether an item is an entry of which nothing changed but the label."""
    if type(item) is not Entry or not item.number:
        return False
    change = item.change
    return (
        change.relabelled
        and change.kind is ChangeKind.EQUAL
        and not (change.moved or change.restyled or change.remarked or change.rerolled)
        and not (typographic and change.typographic)
    )


def collapse(shown: Sequence[Item], *, typographic: bool = False) -> list[Item | Renumbered]:
    """The items with runs of renumbered blocks folded into one each.

    Unchanged blocks between two renumbered ones (subparagraphs, which keep their letters) go into
    the run.
    """
    out: list[Item | Renumbered] = []
    first: Entry | None = None
    last: Entry | None = None
    count = 0
    between: list[Item] = []
    for item in shown:
        if is_renumbering(item, typographic=typographic):
            assert type(item) is Entry  # noqa: S101 - told by is_renumbering
            if first is None:
                first = item
            last = item
            count += 1
            between.clear()
        elif first and (type(item) is Gap or (type(item) is Entry and not item.number)):
            between.append(item)
        else:
            if first and last:
                out.append(Renumbered(first, last, count) if count > 1 else first)
                out += between
                first, count = None, 0
                between.clear()
            out.append(item)
    if first and last:
        out.append(Renumbered(first, last, count) if count > 1 else first)
        out += between
    return out


def downward(shown: Sequence[object]) -> frozenset[int]:
    """The ids of changes that moved down: their old place comes before their new one."""
    left: set[int] = set()
    down: set[int] = set()
    for item in shown:
        if type(item) is Departure:
            left.add(item.change.id)
        elif type(item) is Entry and item.change.moved and item.change.id in left:
            down.add(item.change.id)
    return frozenset(down)

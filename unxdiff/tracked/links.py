"""Which elements of the two files became which, by the redline."""

from __future__ import annotations

from unxdiff.model.roles import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block
    from unxdiff.model.redline import Redline, Span
    from unxdiff.xmltree import Element

__all__ = ["Group", "Links"]


class Group:
    """Paragraphs that became one another: one a side, or several on one. ``spans`` are those of the
    change, empty where the lines have to be compared themselves."""

    __slots__ = ("after", "before", "moved", "new", "old", "spans")

    def __init__(
        self,
        old: Sequence[Element],
        new: Sequence[Element],
        spans: Sequence[Span] = (),
        before: Sequence[Block] = (),
        after: Sequence[Block] = (),
        *,
        moved: bool = False,
    ) -> None:
        self.old = list(old)
        self.new = list(new)
        self.spans = spans
        self.before = before
        self.after = after
        self.moved = moved


class Links:
    """The links of a redline between elements; ``known`` are all that blocks were made of."""

    def __init__(
        self, redline: Redline, old: Sequence[Element | None], new: Sequence[Element | None]
    ) -> None:
        """``old`` and ``new`` are the elements of the documents' blocks, by their indices."""
        self.by_old: dict[Element, Group] = {}
        self.by_new: dict[Element, Group] = {}
        self.rows: dict[Element, Element] = {}
        self.known: set[Element] = {one for one in (*old, *new) if one is not None}
        for change in redline.changes:
            before = [redline.old.blocks[k] for k in change.old]
            after = [redline.new.blocks[k] for k in change.new]
            ours = _elements(change.old, old)
            theirs = _elements(change.new, new)
            if not ours or not theirs:
                continue
            if before[0].kind is Kind.ROW or after[0].kind is Kind.ROW:
                if before[0].kind is after[0].kind and not change.moved:
                    self.rows[ours[0]] = theirs[0]
                continue
            group = Group(ours, theirs, change.spans, before, after, moved=change.moved)
            self._join(group)

    def _join(self, group: Group) -> None:
        """Enter a group; where a paragraph was read as several blocks, its first one counts."""
        if any(one in self.by_old for one in group.old) or any(
            one in self.by_new for one in group.new
        ):
            return
        if len(group.old) != len(group.before) or len(group.new) != len(group.after):
            group.spans = ()
        self.by_old.update(dict.fromkeys(group.old, group))
        self.by_new.update(dict.fromkeys(group.new, group))

    def drop(self, group: Group) -> None:
        """Forget a group: its paragraphs are deleted and inserted."""
        for one in group.old:
            self.by_old.pop(one, None)
        for one in group.new:
            self.by_new.pop(one, None)


def _elements(blocks: Sequence[int], elements: Sequence[Element | None]) -> list[Element]:
    return list(dict.fromkeys([one for k in blocks if (one := elements[k]) is not None]))

"""Two lines that were matched → the content of paragraphs with tracked changes."""

from __future__ import annotations

import copy
from bisect import bisect_right
from itertools import groupby, pairwise

from unxdiff.ooxml.names import w
from unxdiff.tracked.properties import change_of, key_of, made, without_history

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unxdiff.tracked.atoms import Leaf, Line, Shell
    from unxdiff.tracked.matching import Match
    from unxdiff.tracked.merger import Merger
    from unxdiff.xmltree import Element

__all__ = ["DELETED", "INSERTED", "KEPT", "Woven", "weave", "whole"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_R, _RPR, _CODE = w("r"), w("rPr"), w("instrText")
_TOGETHER = (w("tab"), w("br"), w("cr"), w("noBreakHyphen"))
"""What may stand in one run with text."""
KEPT, DELETED, INSERTED = "", "del", "ins"


class Woven:
    """The content of one paragraph of the result, and what ended it: ``""`` the mark that both
    sides have, else ``del`` or ``ins``. ``changed``: whether anything in it is tracked."""

    def __init__(self) -> None:
        self.content: list[Element] = []
        self.ended = KEPT
        self.changed = False


class _Stretch:
    """Characters ``[start, end)`` of one leaf with one state: places of the old line, or of the new
    one where inserted. ``there`` is the place in the new line where both sides have them; ``move``
    names the move that they are part of."""

    __slots__ = ("end", "move", "new", "old", "start", "state", "there")

    def __init__(
        self,
        state: str,
        leaves: tuple[Leaf | None, Leaf | None],
        places: tuple[int, int],
        there: int,
        move: str,
    ) -> None:
        self.state = state
        self.old, self.new = leaves
        self.start, self.end = places
        self.there = there
        self.move = move


def weave(old: Line, new: Line, match: Match, merger: Merger) -> list[Woven]:
    """The paragraphs of the result that two matched lines give."""
    return _Weaver(old, new, merger).weave(_stretches(old, new, match))


def whole(
    line: Line,
    merger: Merger,
    state: str,
    *,
    move: str = "",
    same: frozenset[int] = frozenset(),
    passages: Sequence[tuple[int, int, int]] = (),
) -> list[Woven]:
    """The paragraphs of a line that is deleted or inserted as a whole.

    Where it moved, ``move`` names the move, and ``same`` are the places that the other end of it
    has too; ``passages`` are parts that moved by themselves (start, end, id).
    """
    names = _names(passages)
    stretches = []
    for leaf in line.leaves:
        for start, end in _runs(leaf, same, names, move):
            named = names.get(start) or (move if start in same else "")
            leaves = (leaf, None) if state == DELETED else (None, leaf)
            stretches.append(_Stretch(state, leaves, (start, end), start, named))
    empty = line.__class__()
    weaver = _Weaver(line, empty, merger) if state == DELETED else _Weaver(empty, line, merger)
    weaver.sole = state
    return weaver.weave(stretches)


def _runs(
    leaf: Leaf, same: frozenset[int], names: dict[int, str], move: str
) -> Iterator[tuple[int, int]]:
    """The stretches of a leaf with one answer to: does it travel, and with which passage."""
    if not move and not names:
        yield leaf.start, leaf.end
        return
    begin = leaf.start
    for place in range(leaf.start + 1, leaf.end):
        if (place in same) != (begin in same) or names.get(place) != names.get(begin):
            yield begin, place
            begin = place
    yield begin, leaf.end


def _names(passages: Sequence[tuple[int, int, int]]) -> dict[int, str]:
    return {place: f"passage{key}" for start, end, key in passages for place in range(start, end)}


class _Places:
    """The leaves of a line and the passages in it, by place."""

    def __init__(self, line: Line, passages: Sequence[tuple[int, int, int]]) -> None:
        self._leaves = line.leaves
        self._starts = [leaf.start for leaf in line.leaves]
        self._passages = passages
        cuts = {*self._starts, *[place for one in passages for place in one[:2]]}
        self._cuts = sorted(cuts)

    def leaf(self, place: int) -> Leaf:
        """The leaf that a place is in."""
        return self._leaves[bisect_right(self._starts, place) - 1]

    def move(self, place: int) -> str:
        """The name of the passage that a place is in; empty for none."""
        for start, end, key in self._passages:
            if start <= place < end:
                return f"passage{key}"
        return ""

    def until(self, place: int, end: int) -> int:
        """How far one leaf and one passage go on, at most to ``end``."""
        at = bisect_right(self._cuts, place)
        return min(end, self._cuts[at]) if at < len(self._cuts) else end


def _stretches(old: Line, new: Line, match: Match) -> list[_Stretch]:
    ours, theirs = _Places(old, match.gone), _Places(new, match.come)
    found: list[_Stretch] = []
    partners = match.partners

    def come(start: int, end: int) -> None:
        while start < end:
            stop = theirs.until(start, end)
            leaves = (None, theirs.leaf(start))
            found.append(_Stretch(INSERTED, leaves, (start, stop), start, theirs.move(start)))
            start = stop

    i = j = 0
    steps = [there - here if there >= 0 else None for here, there in enumerate(partners)]
    for step, same in groupby(steps):
        end = i + len(list(same))
        if step is not None:
            come(j, i + step)
        while i < end:
            stop = ours.until(i, end)
            if step is None:
                found.append(_Stretch(DELETED, (ours.leaf(i), None), (i, stop), j, ours.move(i)))
            else:
                stop = theirs.until(i + step, stop + step) - step
                leaves = (ours.leaf(i), theirs.leaf(i + step))
                found.append(_Stretch(KEPT, leaves, (i, stop), i + step, ""))
                j = stop + step
            i = stop
    come(j, new.at)
    return found


class _Weaver:
    def __init__(self, old: Line, new: Line, merger: Merger) -> None:
        self._merger = merger
        names = {merger.bookmark(one, new=False) for _, one in old.markers} - {""}
        theirs = [
            (at, one) for at, one in new.markers if merger.bookmark(one, new=True) not in names
        ]
        self._waiting = {False: list(old.markers), True: theirs}
        self._alone = not old.leaves or not new.leaves
        self.sole = KEPT
        """The state of everything, where one side has the paragraph alone."""
        self._done: list[Woven] = []
        self._now = Woven()
        self._path: list[tuple[Shell, Element]] = []
        self._wrapper: Element | None = None
        self._wrapped: tuple[str, str] = ("", "")
        self._run: Element | None = None
        self._looks: tuple[object, ...] = ()

    def weave(self, stretches: Sequence[_Stretch]) -> list[Woven]:
        """The paragraphs; the last one ends with the mark that both sides have."""
        for stretch in self._cut(stretches):
            if stretch.state != INSERTED:
                self._markers(stretch.start, stretch, new=False)
            if stretch.state != DELETED:
                self._markers(stretch.there, stretch, new=True)
            leaf = stretch.new if stretch.old is None else stretch.old
            if leaf is None or (leaf.text is None and leaf.pieces is None):
                self._border(stretch.state)
            else:
                self._stretch(stretch, leaf)
        self._markers(None, None, new=False)
        self._markers(None, None, new=True)
        self._done.append(self._now)
        return self._done

    def _cut(self, stretches: Sequence[_Stretch]) -> Sequence[_Stretch]:
        """The stretches, cut where a marker stands inside of one."""
        ours, theirs = ({place for place, _ in self._waiting[new]} for new in (False, True))
        if not ours and not theirs:
            return stretches
        out: list[_Stretch] = []
        for one in stretches:
            inside = range(one.start + 1, one.end)
            cuts = {at for at in ours if at in inside} if one.state != INSERTED else set()
            if one.state != DELETED:
                shift = one.start - one.there
                cuts |= {at + shift for at in theirs if at + shift in inside}
            edges = [one.start, *sorted(cuts), one.end]
            for start, end in pairwise(edges):
                there = one.there if one.state == DELETED else one.there + start - one.start
                out.append(_Stretch(one.state, (one.old, one.new), (start, end), there, one.move))
        return out

    def _border(self, state: str) -> None:
        self._path = []
        self._wrapper = self._run = None
        self._now.ended = state
        self._now.changed = True
        self._done.append(self._now)
        self._now = Woven()

    def _markers(self, upto: int | None, before: _Stretch | None, *, new: bool) -> None:
        """Put the markers that stand before a place; all that are left where there is none."""
        waiting = self._waiting[new]
        while waiting and (upto is None or waiting[0][0] <= upto):
            marker = self._merger.marker(waiting.pop(0)[1], new=new, alone=self._alone)
            if marker is None:
                continue
            self._run = None
            goes_on = before is not None and (before.state, before.move) == self._wrapped
            in_it = self._wrapped[0] == (INSERTED if new else DELETED)
            if marker.tag == _R and self.sole:
                self._sole_marker(marker)
                continue
            if self._wrapper is not None and goes_on and in_it and marker.tag != _R:
                self._wrapper.append(marker)
            else:
                self._wrapper = None
                self._holder().append(marker)
            self._now.changed = self._now.changed or new

    def _sole_marker(self, marker: Element) -> None:
        """Put a comment's mark of a paragraph that one side has alone: it goes or comes too."""
        if self._wrapper is None or self._wrapped[0] != self.sole:
            self._wrapper = self._merger.wrapper(self.sole, "")
            self._wrapped = (self.sole, "")
            self._holder().append(self._wrapper)
        self._wrapper.append(marker)
        self._now.changed = True

    def _holder(self) -> Element | list[Element]:
        return self._path[-1][1] if self._path else self._now.content

    def _stretch(self, stretch: _Stretch, leaf: Leaf) -> None:
        self._enter(leaf.path)
        holder = self._holder()
        if stretch.state:
            wanted = (stretch.state, stretch.move)
            if self._wrapper is None or self._wrapped != wanted:
                self._wrapper = self._merger.wrapper(*wanted)
                self._wrapped = wanted
                self._run = None
                holder.append(self._wrapper)
                self._now.changed = True
            holder = self._wrapper
        elif self._wrapper is not None:
            self._wrapper = self._run = None
        if leaf.text is not None:
            self._text(stretch, leaf, holder)
        else:
            self._thing(stretch, leaf, holder)

    def _enter(self, path: tuple[Shell, ...]) -> None:
        """Open the links and controls that runs stand in, and leave those they do not."""
        wanted = [shell.twin if shell.new and shell.twin is not None else shell for shell in path]
        common = 0
        for (shell, _), other in zip(self._path, wanted, strict=False):
            if shell is not other:
                break
            common += 1
        if common == len(self._path) == len(wanted):
            return
        self._wrapper = self._run = None
        del self._path[common:]
        for shell in wanted[common:]:
            outer, inner = self._merger.shell(shell)
            self._holder().append(outer)
            self._path.append((shell, inner))

    def _text(self, stretch: _Stretch, leaf: Leaf, holder: Element) -> None:
        start = stretch.start - leaf.start
        text = (leaf.text or "")[start : start + stretch.end - stretch.start]
        ours = stretch.old.properties if stretch.old is not None else None
        theirs = stretch.new.properties if stretch.new is not None else None
        run = self._run_with(stretch.state, ours, theirs, holder)
        name = "delText" if stretch.state == DELETED and not stretch.move else "t"
        last = run[-1] if len(run) else None
        if last is not None and last.tag == w(name):
            last.text = text = (last.text or "") + text
        else:
            last = made(name)
            last.text = text
            run.append(last)
        if text[0].isspace() or text[-1].isspace():
            last.set(_SPACE, "preserve")

    def _run_with(
        self, state: str, ours: Element | None, theirs: Element | None, holder: Element
    ) -> Element:
        """The run that is open where it has the wanted properties, else a new one."""
        properties, changed = self._properties(state, ours, theirs)
        looks: tuple[object, ...] = (id(holder), changed, key_of(properties))
        if changed and properties is not None:
            looks += (key_of(ours),)
        if self._run is not None and self._looks == looks:
            return self._run
        run = made("r")
        if properties is not None and len(properties):
            run.append(properties)
        self._now.changed = self._now.changed or changed
        holder.append(run)
        self._run, self._looks = run, looks
        return run

    def _properties(
        self, state: str, ours: Element | None, theirs: Element | None
    ) -> tuple[Element | None, bool]:
        """The properties of a run, and whether they say that they changed."""
        if state == DELETED:
            return copy.deepcopy(ours), False
        adopted = self._merger.adopted(theirs) if theirs is not None else None
        if state == INSERTED:
            return adopted, False
        if key_of(ours) == key_of(adopted):
            return copy.deepcopy(ours), False
        now = without_history(adopted) if adopted is not None else made("rPr")
        now.append(self._merger.signed(change_of(ours, _RPR)))
        return now, True

    def _thing(self, stretch: _Stretch, leaf: Leaf, holder: Element) -> None:
        """Put the pieces of a thing: in runs, or beside them where they are no run's (equations).

        What both sides have is taken from the old file; a change of its looks is tracked where it
        is one piece.
        """
        state = stretch.state
        other = stretch.new if stretch.old is not None else None
        for properties, piece in leaf.pieces or ():
            taken = self._merger.adopted(piece) if state == INSERTED else copy.deepcopy(piece)
            if state == DELETED and not stretch.move and taken.tag == _CODE:
                taken.tag = w("delInstrText")
            theirs = properties
            if other is not None and len(leaf.pieces or ()) == 1 and other.pieces:
                theirs, new_piece = other.pieces[0]
                if self._merger.inside(taken, piece, new_piece):
                    self._now.changed = True
            if piece.getparent() is None or piece.getparent().tag != _R:
                self._run = None
                holder.append(taken)
            else:
                if taken.tag not in _TOGETHER:
                    self._run = None  # pandoc reads nothing else in the run of a picture or sign
                kept = state == KEPT and theirs is properties
                wanted = (DELETED, properties, None) if kept else (state, properties, theirs)
                self._run_with(*wanted, holder).append(taken)
                if taken.tag not in _TOGETHER:
                    self._run = None

r"""The redline as CriticMarkup: ``{--deleted--}{++inserted++}``, ``{~~old~>new~~}``,
``{>>remarks<<}``.

Accepting every mark gives the new text, rejecting them the old one: a paragraph between blank
lines, the label or a note's mark in front, notes last; paragraphs left empty do not count. A
paragraph that moved is deleted here and inserted there, for CriticMarkup knows no moves. Letters
that differ only in form (quotation marks, dashes) are marked too: the text is there to the letter.
"""

from __future__ import annotations

from itertools import pairwise

from unxdiff.model.redline import ChangeKind, Op
from unxdiff.redline.hunks import Entry, Part, items
from unxdiff.redline.naming import note_names
from unxdiff.renderers.markdown_text import written
from unxdiff.renderers.wording import describe, worth_a_look
from unxdiff.text.typography import differences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unxdiff.model.document import Block, Note
    from unxdiff.model.redline import Change, Redline
    from unxdiff.options import RenderOptions

__all__ = ["render_critic"]

_BREAK = "\n\n"


def render_critic(redline: Redline, _: RenderOptions) -> str:
    """Both texts in one, all of them: no option leaves anything out."""
    out = [
        _remark(f"Worth another look: {name}: {message}" if name else message)
        for name, message in worth_a_look(redline)
    ]
    remarks: dict[int, str] = {}
    away: dict[int, str] = {}
    titles: dict[int, str] = {}
    title = ""
    for item in items(redline, -1):
        if isinstance(item, Part):
            title = item.title
        elif isinstance(item, Entry):
            change = item.change
            if title:
                titles[change.id], title = title, ""
            if item.number and change.kind not in (ChangeKind.INSERTED, ChangeKind.DELETED):
                said = describe(redline, item)
                if said != "amended":  # the marks say that
                    remarks[change.id] = said
            if change.old and change.new:
                away[change.id] = f"moved to {item.new_name}"
    shown = (remarks, away, titles)
    out += _story(redline.changes, redline.old.blocks, redline.new.blocks, shown)
    old_names, new_names = note_names(redline.old), note_names(redline.new)
    moved = [change for change in redline.note_changes if change.moved]
    told = {change.id: f"moved from {old_names[change.old[0]]}" for change in moved}
    gone = {change.id: f"moved to {new_names[change.new[0]]}" for change in moved}
    if redline.note_changes:
        out.append(_remark("Notes"))
    out += _story(redline.note_changes, redline.old.notes, redline.new.notes, (told, gone, {}))
    return _BREAK.join(out) + "\n"


def _story(
    changes: Sequence[Change],
    old: Sequence[Block | Note],
    new: Sequence[Block | Note],
    shown: tuple[Mapping[int, str], Mapping[int, str], Mapping[int, str]],
) -> list[str]:
    """The paragraphs in an order that is right for both texts: what keeps its place has its marks,
    each block of the rest is deleted where it stood and inserted where it stands."""
    remarks, away, titles = shown
    loose = _displaced(changes)
    leaving = sorted([(i, one.id) for one in loose for i in one.old], reverse=True)
    coming = sorted([(j, one.id) for one in loose for j in one.new], reverse=True)
    firsts = {one.new[0] for one in loose if one.new}
    out: list[str] = []

    def leave(before: int) -> None:
        while leaving and leaving[-1][0] < before:
            place, number = leaving.pop()
            said = _remark(away[number]) if number in away else ""
            out.append(_mark(_whole(old[place]), "") + said)

    def come(before: int) -> None:
        while coming and coming[-1][0] < before:
            place, number = coming.pop()
            said = _remark(remarks[number]) if place in firsts and number in remarks else ""
            out.append(_mark("", _whole(new[place])) + said)

    numbers = {one.id for one in loose}
    for change in changes:
        if change.id not in numbers and change.old:
            leave(change.old[0])
        if change.new:
            come(change.new[0])
        if change.id in titles:
            out.append(_remark(titles[change.id]))
        if change.id not in numbers:
            said = _remark(remarks[change.id]) if change.id in remarks else ""
            out.append(_Paragraphs(change, old, new).text() + said)
        elif change.new:
            come(change.new[0] + 1)
    leave(len(old))
    come(len(new))
    return out


def _displaced(changes: Sequence[Change]) -> list[Change]:
    """What is not where it was, as seen from the rest: moved changes, those whose blocks do not
    stand together, and what the old order does not allow at its place."""
    out: list[Change] = []
    last = -1
    fixed: list[Change] = []
    for change in changes:
        if not (change.old and change.new):
            continue
        together = all(side[-1] - side[0] == len(side) - 1 for side in (change.old, change.new))
        if change.moved or not together or change.old[0] < last:
            out.append(change)
        else:
            last = change.old[-1]
            fixed.append(change)
    kept = {change.id for change in fixed}
    bounds = iter([*[change.old[0] for change in fixed], None])
    last, upper = -1, next(bounds)
    for change in changes:
        if change.id in kept:
            last, upper = change.old[-1], next(bounds)
        elif change.old and not change.new:
            if change.old[0] < last or (upper is not None and change.old[0] > upper):
                out.append(change)
            else:
                last = change.old[0]
    return out


def _remark(text: str) -> str:
    return f"{{>>{written(text, start=True)}<<}}"


def _mark(old: str, new: str) -> str:
    if old == new:
        return new
    if old and new:
        return f"{{~~{old}~>{new}~~}}"
    return f"{{--{old}--}}" if old else f"{{++{new}++}}"


def _label(block: Block | Note) -> str:
    label = getattr(block, "label", None) or getattr(block, "mark", None)
    return f"{written(str(label), start=True)} " if label else ""


def _whole(block: Block | Note) -> str:
    label = _label(block)
    return label + written(block.text, start=not label)


class _Side:
    """One side of a change: its blocks' texts one after the other, with labels where they begin."""

    def __init__(self, places: Sequence[int], blocks: Sequence[Block | Note]) -> None:
        self.first = _label(blocks[places[0]]) if places else ""
        self._labels: dict[int, str] = {}
        self._at = 0
        end = 0
        for before, place in pairwise(places):
            end += len(blocks[before].text)
            self._labels[end] = _label(blocks[place])
            end += 1

    @property
    def begins(self) -> bool:
        """Whether nothing of the side was taken yet."""
        return not self._at

    def take(self, text: str, *, start: bool) -> str:
        """The next stretch of the side; a paragraph's end in it is an empty line."""
        here = self._at
        self._at += len(text)
        out: list[str] = []
        for joint in [at for at in self._labels if here <= at < self._at]:
            out += (written(text[: joint - here], start=start), _BREAK, self._labels[joint])
            text = text[joint - here + 1 :]
            here, start = joint + 1, True
        return "".join([*out, written(text, start=start)])


class _Paragraphs:
    """A change that stayed where it was, with its marks."""

    def __init__(
        self, change: Change, old: Sequence[Block | Note], new: Sequence[Block | Note]
    ) -> None:
        self._spans = change.spans
        self._old = _Side(change.old, old)
        self._new = _Side(change.new, new)
        self._sides = (bool(change.old), bool(change.new))

    def text(self) -> str:
        """The paragraphs."""
        if not all(self._sides):
            return self._one_sided()
        out = [_mark(self._old.first, self._new.first)]
        waiting = ""
        for span in self._spans:
            if span.op is Op.DELETE:
                waiting += self._old.take(span.text, start=self._old.begins)
                continue
            if span.op is Op.INSERT:
                new = self._new.take(span.text, start=self._new.begins)
                out.append(_mark(waiting, new))
                waiting = ""
                continue
            out.append(_mark(waiting, ""))
            waiting = ""
            pairs = [(span.text, span.text)]
            if span.old_text is not None:
                pairs = list(differences(span.old_text, span.text))
            for before, after in pairs:
                start = self._old.begins or self._new.begins
                out.append(
                    _mark(self._old.take(before, start=start), self._new.take(after, start=start))
                )
        return "".join([*out, _mark(waiting, "")])

    def _one_sided(self) -> str:
        text = "".join([span.text for span in self._spans])
        if self._sides[0]:
            return _mark(self._old.first + self._old.take(text, start=True), "")
        return _mark("", self._new.first + self._new.take(text, start=True))

"""The sheet that the terminal view is written on: margin, gutter with names, hanging text."""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind
from unxdiff.model.roles import Kind
from unxdiff.redline.hunks import Departure, Entry, NoteEntry
from unxdiff.renderers.terminal.cells import clean, columns, cut
from unxdiff.renderers.terminal.ink import (
    DELETED,
    FAINT,
    INSERTED,
    MOVED,
    PLAIN,
    STRONG,
    color,
    lay,
    palette,
    span_pieces,
    whole,
)
from unxdiff.renderers.wording import tag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.model.document import Block, Note
    from unxdiff.model.redline import Change, Redline
    from unxdiff.options import RenderOptions
    from unxdiff.renderers.terminal.ink import Piece

__all__ = ["MARGIN", "Sheet"]

MARGIN = "│ "
"""The change bar in the outer margin of everything that changed."""

_SMALL_GUTTER, _GUTTER = 8, 10
"""Widest gutter in columns below and from 70 columns; a longer name gets a line of its own."""


class Sheet:
    """Finished lines, and what it takes to make more of them."""

    def __init__(self, redline: Redline, options: RenderOptions, shown: Iterable[object]) -> None:
        self.redline = redline
        self.options = options
        self.width = max(options.width, 20)
        self.inks = palette(colored=options.color, theme=options.theme, number=options.colors)
        self.typographic = "typographic" in options.show
        self.lines: list[str] = []
        limit = _GUTTER if self.width >= 70 else _SMALL_GUTTER if self.width >= 44 else 4
        longest = 4
        self.tags: dict[int, dict[tuple[int, bool], str]] = {}
        for item in shown:
            kind = type(item)
            if kind is Entry and item.passages:  # type: ignore[attr-defined]
                self._tag(item)  # type: ignore[arg-type]
            if kind is Entry or kind is NoteEntry or kind is Departure:
                for name in _gutter_names(item):  # type: ignore[arg-type]
                    if longest < len(name) <= limit:
                        longest = len(name)
        self.gutter = min(longest, limit)
        self.indent = len(MARGIN) + self.gutter + 2
        self.room = max(self.width - self.indent, 8)

    def _tag(self, item: Entry) -> None:
        """Note what is said at the ends of the moved passages in a change."""
        around = ("‹", "›") if self.options.color else ("", "")
        self.tags[item.change.id] = {
            # Not broken at the end of a line: an arrow alone would say nothing.
            (one.id, one.away): clean(tag(one)).replace(" ", "\u00a0").join(around)
            for one in item.passages
        }

    # Lines.

    def add(self, text: str, ink: int = PLAIN) -> None:
        """A line as it is, in one ink."""
        self.lines.append(color(text, ink, self.inks))

    def heading(self, title: str) -> None:
        """A part's title, with an empty line before it."""
        self.add("")
        self.add(cut(clean(title), self.width), STRONG)

    def aside(self, text: str) -> None:
        """A faint line in the gutter's place, for what was left out."""
        self.lines.append(f"  {color(cut(text, self.width - 2), FAINT, self.inks)}")

    def start(self, name: str, *, changed: bool = True) -> str:
        """Margin and gutter of a block's first line."""
        bar = color("│", FAINT, self.inks) + " " if changed else "  "
        pad = " " * (self.gutter + 2 - columns(name))
        return f"{bar}{color(name, STRONG if changed else FAINT, self.inks)}{pad}"

    def fits(self, name: str) -> bool:
        """Whether a name fits in the gutter."""
        return columns(name) <= self.gutter

    def one_line(self, name: str, text: str, *, changed: bool, ink: int) -> None:
        """A name and as much text as fits beside it."""
        name = clean(name)
        if self.fits(name):
            self._one(self.start(name, changed=changed), text, self.room, ink)
        else:
            room = max(self.width - 4 - columns(name), 8)
            bar = color("│", FAINT, self.inks) + " " if changed else "  "
            label = color(name, STRONG if changed else FAINT, self.inks)
            self._one(f"{bar}{label}  ", text, room, ink)

    def _one(self, prefix: str, text: str, room: int, ink: int) -> None:
        if not text:
            self.lines.append(prefix.rstrip())
            return
        lines, _ = lay([(cut(text, room), ink)], room + 2, self.inks)
        self.lines.append(prefix + lines[0])

    def block(
        self, names: list[str], said: str, ink: int, pieces: list[Piece], *, changed: bool = True
    ) -> None:
        """A block: name in the gutter, what became of it, its text with hanging indents.

        ``names`` has one name, or one for each paragraph of the text.
        """
        name = names[0]
        if said or not self.fits(name):
            self._said(name, said, ink, changed=changed)
            first = self.start("", changed=changed)
        else:
            first = self.start(name, changed=changed)
        if not pieces:
            return
        lines, begins = lay(pieces, self.room, self.inks)
        after = self.start("", changed=changed)
        out = self.lines
        out.append(first + lines[0] if lines[0] else first.rstrip())
        if len(names) > 1:
            rest = iter(names[1:])
            for line, begin in zip(lines[1:], begins[1:], strict=True):
                out.append((self.start(next(rest, "")) if begin else after) + line)
            return
        bare = after.rstrip()
        out += [after + line if line else bare for line in lines[1:]]

    def _said(self, name: str, said: str, ink: int, *, changed: bool) -> None:
        if self.fits(name):
            prefix, hang = self.start(name, changed=changed), self.start("", changed=changed)
            room = self.room
        else:
            bar = color("│", FAINT, self.inks) + " " if changed else "  "
            prefix = bar + color(cut(name, self.width - 2), STRONG if changed else FAINT, self.inks)
            hang = self.start("", changed=changed)
            room = self.width - 4 - columns(name)
            if said and columns(said) > room:
                self.lines.append(prefix)
                prefix, room = hang, self.room
            elif said:
                prefix += "  "
        if not said:
            self.lines.append(prefix.rstrip())
            return
        lines, _ = lay([(said, ink)], room, self.inks)
        self.lines.append(prefix + lines[0])
        self.lines += [hang + line for line in lines[1:]]

    # Text.

    def first(self, change: Change, *, note: bool = False) -> Block | Note:
        """The block (or note) that a change is looked up by: the new one where there is one."""
        redline = self.redline
        if note:
            notes = redline.new.notes if change.new else redline.old.notes
            return notes[(change.new or change.old)[0]]
        blocks = redline.new.blocks if change.new else redline.old.blocks
        return blocks[(change.new or change.old)[0]]

    def pieces(
        self, change: Change, name: str, side: str = "both", *, note: bool = False
    ) -> list[Piece]:
        """A change's label, where its name does not hold it, and its text."""
        if note:
            return span_pieces(change.spans, side, typographic=self.typographic)
        block = self.first(change)
        kind = change.kind
        equal = PLAIN
        if change.moved:
            equal = MOVED
        elif self.options.color and getattr(block, "kind", "") is Kind.HEADING:
            equal = STRONG
        end = "↵"
        if kind is ChangeKind.SPLIT or kind is ChangeKind.MERGED:
            end = "¶"
        elif kind is ChangeKind.INSERTED or kind is ChangeKind.DELETED:
            end = ""
        pieces = span_pieces(
            change.spans,
            side,
            equal,
            end=end,
            row=getattr(block, "kind", "") is Kind.ROW,
            typographic=self.typographic,
            tags=self.tags.get(change.id),
        )
        if change.replaced and side == "both" and len(pieces) == 2:
            pieces.insert(1, ("\n", PLAIN))
        return self._labelled(change, name, side, pieces)

    def _labelled(self, change: Change, name: str, side: str, pieces: list[Piece]) -> list[Piece]:
        redline = self.redline
        old = redline.old.blocks[change.old[0]].label if change.old else None
        new = redline.new.blocks[change.new[0]].label if change.new else None
        if (old is None and new is None) or (_held(old, name) and _held(new, name)):
            return pieces
        if change.relabelled and old != new and change.old and change.new:
            if _in_name(name):
                return pieces  # the status says "was OP 3"
            if side == "old":
                new = None
            elif side == "new":
                old = None
            labels: list[Piece] = []
            if old:
                labels.append((clean(old), DELETED))
            if new:
                labels.append((clean(new), INSERTED))
            return [*labels, (" ", PLAIN), *pieces] if labels else pieces
        label = old if side == "old" or new is None else new
        if not label or _held(label, name):
            return pieces
        text, ink = pieces[0] if pieces else ("", PLAIN)
        if change.kind is ChangeKind.INSERTED or change.kind is ChangeKind.DELETED:
            return [(f"{clean(label)} {text}", ink), *pieces[1:]]
        return [(f"{clean(label)} ", PLAIN), *pieces]

    def plain_text(self, change: Change, name: str, *, old: bool = False) -> str:
        """The start of a block's text on one side, enough for a line, with its label."""
        blocks = self.redline.old.blocks if old else self.redline.new.blocks
        block = blocks[(change.old if old else change.new)[0]]
        text = whole(block.text[: 4 * self.width], row=block.kind is Kind.ROW)
        if block.label and not _held(block.label, name):
            return f"{clean(block.label)} {text}"
        return text


def _gutter_names(item: Entry | NoteEntry | Departure) -> list[str]:
    name = item.old_name if type(item) is Departure else item.new_name or item.old_name
    return name.split(" + ") if item.change.kind is ChangeKind.SPLIT else [name]


def _in_name(name: str) -> bool:
    """Whether a block's name is made of its label, and not of its place in the document."""
    return bool(name) and not name.startswith("¶")


def _held(label: str | None, name: str) -> bool:
    """Whether a name says the label already: ``OP 3`` for ``3.``, ``OP 3 (a)`` for ``(a)``."""
    if label is None:
        return True
    if not _in_name(name):
        return False
    core = label.strip(" .").replace(" ", "")
    return bool(core) and name.replace(" ", "").rstrip(".").endswith(core)

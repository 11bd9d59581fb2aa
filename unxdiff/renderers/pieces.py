"""The inside of a redlined block: spans, runs of style and note marks cut into nested pieces.

Spans (what changed), runs (how it is set), note marks and paragraph ends overlap freely. Marked-up
output must nest, so a change is laid out as lines (paragraphs) of pieces, one piece a span, and a
piece as parts that each have one set of styles. Insertions and deletions are always outermost: a
run of changed words is one ``<ins>`` or ``<del>``, however many styles it has inside.
"""

from __future__ import annotations

from bisect import insort
from itertools import pairwise

from unxdiff.model.redline import Op
from unxdiff.records import record, replace
from unxdiff.renderers.sides import Side, shift, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unxdiff.model.document import Block, Note
    from unxdiff.model.redline import Change, Span

__all__ = ["Citation", "Part", "Piece", "lay_out", "told"]


@record
class Part:
    """The smallest thing shown.

    ``kind`` is ``text``, ``mark`` (a note mark), ``break`` (a line break the author meant),
    ``end`` (a paragraph mark), ``tab`` (a cell's end), ``label`` (a label inside a change) or
    ``space`` (the blank that a paragraph mark took the place of, or the other way round).
    ``styles`` are outermost first. ``was`` are the old styles where those differ, else None.
    ``key`` names the cited note (``n3``: the third new one; ``o3``: the third old one, where it
    is none of the new ones); ``first`` is set where a note is cited for the first time.
    """

    kind: str
    text: str
    styles: tuple[str, ...] = ()
    target: str | None = None
    was: tuple[str, ...] | None = None
    key: str = ""
    first: bool = False


@record
class Piece:
    """What one span became: ``op`` is ``equal``, ``insert`` or ``delete``.

    ``moved`` ties the two ends of a moved passage, 0 is none; ``first`` is set on the piece that
    begins such an end. ``folded`` is the old text of an equal span that was folded, else None.
    ``other`` tells a moved passage's other end (``↓² to OP 7``); ``lay_out``, which knows one
    change alone, leaves it to ``told``. ``opens`` and ``closes`` are the ends of a stretch that
    runs the other way than its line, ``ltr`` or ``rtl`` (``bidi``).
    """

    op: str
    parts: tuple[Part, ...]
    moved: int = 0
    first: bool = False
    folded: str | None = None
    other: str = ""
    opens: str = ""
    closes: bool = False


@record
class Citation:
    """How marks find their notes: for each note of a side its mark as printed; for each new note
    the old note it is and for each old note the new note it became, -1 where there is none."""

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    pairs: tuple[int, ...] = ()
    became: tuple[int, ...] = ()


class _Layout:
    """Walks the spans of one change and lays out lines of pieces."""

    def __init__(
        self, old: Side, new: Side, citation: Citation, seen: set[str] | None, *, styled: bool
    ) -> None:
        self.seen = seen
        self.styled = styled
        self.old = old
        self.new = new
        self.citation = citation
        self.lines: list[list[Piece]] = [[]]
        self.begun: set[tuple[str, int]] = set()
        self.folded: str | None = None

    def add(self, op: str, parts: list[Part], moved: int = 0) -> None:
        """Put parts at the end of the current line; neighbours of one op become one piece."""
        if not parts:
            return
        line = self.lines[-1]
        last = line[-1] if line else None
        if last and last.op == op and last.moved == moved and last.folded == self.folded:
            line[-1] = Piece(op, last.parts + tuple(parts), moved, last.first, self.folded)
            return
        first = bool(moved) and (op, moved) not in self.begun
        self.begun.add((op, moved))
        line.append(Piece(op, tuple(parts), moved, first, self.folded))

    def cite(self, o: int, n: int, *, keep_old: bool = False, keep_new: bool = False) -> None:
        """Show the marks that stand at an old and a new offset.

        A note cited on both sides is shown once. ``keep_old``: nothing of the old text lies
        between here and the end of the changed words, so an unmatched old mark may still find its
        partner there, and is left for later; ``keep_new`` likewise.
        """
        olds = self.old.take(o, o + 1)
        news = self.new.take(n, n + 1)
        if not olds and not news:
            return
        waiting = [note for _, note in olds]
        fresh = []
        for at, note in news:
            partner = self.citation.pairs[note] if note < len(self.citation.pairs) else -1
            if partner in waiting:
                waiting.remove(partner)
                self.add("equal", [self.mark(note, new=True)])
            else:
                fresh.append((at, note))
        if keep_old:
            self.old.marks[:0] = [(o, note) for note in waiting]
        else:
            self.add("delete", [self.mark(note, new=False) for note in waiting])
        if keep_new:
            self.new.marks[:0] = fresh
        else:
            self.add("insert", [self.mark(note, new=True) for _, note in fresh])

    def mark(self, note: int, *, new: bool) -> Part:
        """A note mark as a part."""
        printed = self.citation.new if new else self.citation.old
        text = printed[note] if note < len(printed) else "?"
        became = self.citation.became
        if new or note >= len(became) or became[note] < 0:
            key = f"{'n' if new else 'o'}{note + 1}"
        else:
            key = f"n{became[note] + 1}"
        first = self.seen is not None and key not in self.seen
        if self.seen is not None:
            self.seen.add(key)
        return Part("mark", text, key=key, first=first)

    def equal(self, text: str, old_text: str | None, o: int, n: int) -> None:
        """Lay out an equal span, with the marks inside it."""
        moved = shift(text, old_text)
        size = len(text) if old_text is None else len(old_text)
        inside = []
        for at, note in self.old.take(o + 1, o + size):
            seat = max(1, moved(at - o))
            if seat >= len(text):
                insort(self.old.marks, (o + size, note))
            else:
                inside.append((seat, note))
        seats = {at for at, _ in inside}
        seats.update(at - n for at, _ in self.new.marks if n < at < n + len(text))
        start = 0
        self.folded = old_text
        for seat in [*sorted(seats), len(text)]:
            self.text("equal", text[start:seat], n + start, o + start if size == len(text) else -1)
            if seat < len(text):
                mine = [(-1, note) for at, note in inside if at == seat]
                self.old.marks[:0] = mine
                self.cite(-1, n + seat)
            start = seat
        self.folded = None

    def text(self, op: str, text: str, at: int, other: int = -1, moved: int = 0) -> None:
        """Lay out text of one op that stands at ``at`` on its side; ``other`` is where it stands
        on the old side, or -1 where that is not known to the letter."""
        side = self.old if op == "delete" else self.new
        parts: list[Part] = []
        for kind, start, end in stretches(text, at, side.joins):
            if kind == "text":
                parts += self.set(side, text, at, start, end, other)
            elif kind == "end":
                self.end(op, parts, side.labels[at + start], moved)
                parts = []
            else:
                parts.append(Part(kind, text[start:end]))
        self.add(op, parts, moved)

    def end(self, op: str, parts: list[Part], label: str, moved: int) -> None:
        """A paragraph ends inside the change: the new side starts a line, the old is struck."""
        shown = "delete" if op == "delete" else "insert"
        self.add(op, parts, moved)
        self.add(shown, [Part("end", "\n")])
        if shown == "insert":
            self.lines.append([])
        if label:
            self.add(shown, [Part("label", label)])

    def set(self, side: Side, text: str, at: int, start: int, end: int, other: int) -> list[Part]:
        """Cut one stretch of plain text where its style changes."""
        compare = self.styled and other >= 0 and self.old.stretches != side.stretches
        if not side.stretches and not compare:
            return [Part("text", text[start:end])]
        cuts = side.cuts(at + start, at + end)
        if compare:
            cuts |= {c - other + at for c in self.old.cuts(other + start, other + end)}
        parts = []
        edges = [at + start, *sorted(cuts), at + end]
        for low, high in pairwise(edges):
            styles, target = side.look(low)
            was = self.old.look(low - at + other)[0] if compare else styles
            parts.append(
                Part(
                    "text",
                    text[low - at : high - at],
                    styles,
                    target,
                    None if was == styles else was,
                )
            )
        return parts


def lay_out(
    change: Change,
    old: Sequence[Block | Note],
    new: Sequence[Block | Note],
    citation: Citation,
    seen: set[str] | None = None,
) -> tuple[tuple[Piece, ...], ...]:
    """The lines (paragraphs) of a change, each a tuple of pieces.

    ``old`` and ``new`` are the change's own blocks or notes. A change has one line, and one more
    for every paragraph end that stands in its new text. ``seen`` collects the notes cited so far;
    without it no citation is the first.
    """
    spans = change.spans
    if not any(b.runs or getattr(b, "marks", ()) for b in (*old, *new)):
        line = _plain(spans)
        if line is not None:
            return (line,)
    layout = _Layout(Side(old), Side(new), citation, seen, styled=change.restyled)
    o = n = 0
    for index, span in enumerate(spans):
        if span.op is Op.EQUAL:
            if index:
                layout.cite(o, n)
            elif layout.old.marks or layout.new.marks:
                layout.cite(0, 0)
            layout.equal(span.text, span.old_text, o, n)
            o += len(span.text if span.old_text is None else span.old_text)
            n += len(span.text)
            continue
        if index == 0 or spans[index - 1].op is Op.EQUAL:
            following = _group(spans, index)
            layout.cite(
                o, n, keep_old=Op.DELETE not in following, keep_new=Op.INSERT not in following
            )
        if span.op is Op.DELETE:
            _changed(layout, "delete", span.text, o, span.moved)
            o += len(span.text)
        else:
            _changed(layout, "insert", span.text, n, span.moved)
            n += len(span.text)
    layout.cite(o, n)
    for _, note in layout.old.marks:
        layout.add("delete", [layout.mark(note, new=False)])
    for _, note in layout.new.marks:
        layout.add("insert", [layout.mark(note, new=True)])
    return tuple([tuple(_quiet_blanks(line)) for line in layout.lines])


def _plain(spans: Sequence[Span]) -> tuple[Piece, ...] | None:
    """The line of a change without styles and marks, which is a piece a span; None where it has
    paragraph ends or cells, or neighbours that are one piece. Most changes of a long text are
    such, and this takes a quarter of the time."""
    line = []
    begun = set()
    before: tuple[str, int, str | None] | None = None
    for span in spans:
        text = span.text
        op = span.op.value
        moved = span.moved
        this = (op, moved, span.old_text)
        if this == before or "\n" in text or "\t" in text:
            return None
        before = this
        first = moved > 0 and (op, moved) not in begun
        if first:
            begun.add((op, moved))
        line.append(Piece(op, (Part("text", text),), moved, first, span.old_text))
    return tuple(line)


def told(
    lines: Sequence[Sequence[Piece]], ends: Mapping[tuple[int, bool], str]
) -> tuple[tuple[Piece, ...], ...]:
    """The lines with the other end told in each piece of a moved passage; ``ends`` says it by the
    passage's id and whether the piece is the end it moved away from."""
    return tuple(
        [
            tuple(
                [
                    replace(piece, other=ends.get((piece.moved, piece.op == "delete"), ""))
                    if piece.moved
                    else piece
                    for piece in line
                ]
            )
            for line in lines
        ]
    )


def _quiet_blanks(line: list[Piece]) -> list[Piece]:
    """Mark the lone blanks that only make room for a paragraph mark, or take its place."""
    for index, piece in enumerate(line):
        if piece.op == "equal" or not piece.parts[0].text.isspace():
            continue
        beside = [line[i] for i in (index - 1, index + 1) if 0 <= i < len(line)]
        if all(part.kind == "text" and part.text.isspace() for part in piece.parts) and any(
            b.op not in (piece.op, "equal") and _ends(b) for b in beside
        ):
            parts = tuple([Part("space", part.text) for part in piece.parts])
            line[index] = Piece(piece.op, parts, piece.moved, piece.first)
    return line


def _ends(piece: Piece) -> bool:
    return any(part.kind == "end" for part in piece.parts)


def _group(spans: Sequence[Span], index: int) -> set[Op]:
    """The ops of the run of changed spans that starts at ``index``."""
    found: set[Op] = set()
    for span in spans[index:]:
        if span.op is Op.EQUAL:
            break
        found.add(span.op)
    return found


def _changed(layout: _Layout, op: str, text: str, at: int, moved: int) -> None:
    """Lay out a deleted or inserted span, with the marks strictly inside it."""
    side = layout.old if op == "delete" else layout.new
    start = 0
    for seat, note in side.take(at, at + len(text)):
        layout.text(op, text[start : seat - at], at + start, moved=moved)
        layout.add(op, [layout.mark(note, new=op == "insert")], moved)
        start = seat - at
    layout.text(op, text[start:], at + start, moved=moved)

"""Before and after as plain text for a mail: 72 columns, a paragraph for each side of a change.

The lines may be sent as ``format=flowed`` (RFC 3676) or as they are: none ends in a blank, and none
begins with a blank, with ``>`` or with ``From``, which mail programs would alter or take for a
quotation. An address longer than a line stays whole.
"""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind, Op
from unxdiff.redline.hunks import Departure, Entry, Gap, NoteEntry, Part, items
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.front import front
from unxdiff.renderers.mail_lines import COLUMNS, fill
from unxdiff.renderers.terminal.cells import clean, columns, cut, is_rtl
from unxdiff.renderers.terminal.words import Renumbered, collapse
from unxdiff.renderers.wording import counted, describe, hidden, marked, plural, worth_a_look
from unxdiff.text.tokens import cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block, Note
    from unxdiff.model.redline import Redline, Span
    from unxdiff.options import RenderOptions
    from unxdiff.redline.statistics import Statistics
    from unxdiff.renderers.front import Front

__all__ = ["render_email"]

_AROUND = 14
"""Unchanged words kept on either side of a change; Chinese characters twice as many."""
_LEAST = 12
"""Fewer words than these are not worth an ellipsis."""
_OPENING = 10
"""Words by which a paragraph is known that moved as it was."""


def render_email(redline: Redline, options: RenderOptions) -> str:
    """The text of a mail. ``options.context`` of -1 gives every paragraph whole; else long
    unchanged stretches are cut short with ``…`` and unchanged paragraphs left out.
    """
    stats = statistics(redline, unchanged=False)
    shown = items(redline, 0, options.show)
    new: tuple[Block | Note, ...] = (*redline.new.blocks, *redline.new.notes)
    star = not any("*" in part.text for part in new)
    mail = _Mail(redline, options, _gone(redline), ("*", "*") if star else ("[+", "+]"))
    paragraphs = _head(redline, stats, mail)
    typographic = "typographic" in options.show
    changed = False
    for item in collapse(shown, typographic=typographic):
        if isinstance(item, Part):
            paragraphs.append(f"== {clean(item.title)} ==")
        elif not isinstance(item, Gap | Departure):
            changed = True
            paragraphs += [_run(item)] if isinstance(item, Renumbered) else mail.change(item)
    if not changed:
        paragraphs.append("No differences.")
    again = worth_a_look(redline)
    if again:
        paragraphs.append("== Worth another look ==")
        paragraphs.append(
            "\n".join([f"- {name}: {said}" if name else f"- {said}" for name, said in again])
        )
    if not options.quiet:
        unseen = hidden(redline, stats, options.show, options=False)
        paragraphs += [f"{one[:1].upper()}{one[1:]}." for one in unseen]
    return "\n\n".join([fill(clean(text)) for text in paragraphs]) + "\n"


def _gone(redline: Redline) -> tuple[str, str]:
    """The marks of deleted words: brackets, unless brackets themselves were deleted."""
    changes = (*redline.changes, *redline.note_changes)
    spans = [span.text for one in changes for span in one.spans if span.op is Op.DELETE]
    return ("~~", "~~") if any("[" in text or "]" in text for text in spans) else ("[-", "-]")


def _head(redline: Redline, stats: Statistics, mail: _Mail) -> list[str]:
    page = front(redline, "Changes")
    versions = " ".join(f"{page.old} → {page.new}".split())
    room = COLUMNS - columns(clean(versions)) - 2
    title = " ".join(clean(page.title).split())
    subject = f"{cut(title, room)}: {versions}" if room > 20 else f"{title}: {versions}"
    out = [subject, _versions(page)]
    given = ", ".join([text for text in (page.author, page.date) if text])
    if given:
        out.append(given)
    counts = [f"{count:,} {word}" for count, word in counted(stats)]
    words = stats.words
    if counts:
        if words.deleted or words.inserted:
            deleted = plural(words.deleted, "word")
            counts.append(f"{deleted} deleted, {words.inserted:,} inserted")
        out.append(f"{', '.join(counts)}.")
        gone, came = mail.gone, mail.came
        out.append(f"Marks: {gone[0]}deleted{gone[1]} before, {came[0]}inserted{came[1]} after.")
    return out


def _versions(page: Front) -> str:
    sides = ((page.old, page.old_source), (page.new, page.new_source))
    return "\n".join(
        [
            f"{what}: {label} ({source})" if source and source != label else f"{what}: {label}"
            for what, (label, source) in zip(("Old", "New"), sides, strict=True)
        ]
    )


def _run(item: Renumbered) -> str:
    first, last = item.first, item.last
    return (
        f"{first.number}–{last.number}) {first.old_name} to {last.old_name} became"
        f" {first.new_name} to {last.new_name}, unchanged"
    )


class _Mail:
    """Writes changes with the marks that the texts leave free."""

    def __init__(
        self,
        redline: Redline,
        options: RenderOptions,
        gone: tuple[str, str],
        came: tuple[str, str],
    ) -> None:
        self.redline = redline
        self.whole = options.context < 0
        self.typographic = "typographic" in options.show
        self.gone = gone
        self.came = came

    def change(self, item: Entry | NoteEntry) -> list[str]:
        """The paragraphs that say one change."""
        change = item.change
        name = item.new_name or item.old_name
        head = f"{item.number}) {name}: {describe(self.redline, item)}"
        old, new = self.labels(item)
        if not marked(change) and not (self.typographic and change.typographic):
            opening = _opening("".join([span.text for span in change.spans]))
            return [f"{head}\n“{opening}”" if change.moved and opening else head]
        out = [head]
        if change.kind is not ChangeKind.INSERTED:
            out.append(_headed("BEFORE:", old, self.side(change.spans, Op.DELETE)))
        if change.kind is not ChangeKind.DELETED:
            out.append(_headed("AFTER:", new, self.side(change.spans, Op.INSERT)))
        return out

    def labels(self, item: Entry | NoteEntry) -> tuple[str, str]:
        """The label or mark before either text."""
        note = isinstance(item, NoteEntry)
        sides: tuple[Sequence[Block | Note], Sequence[Block | Note]] = (
            (self.redline.old.notes, self.redline.new.notes)
            if note
            else (self.redline.old.blocks, self.redline.new.blocks)
        )
        at = (item.change.old, item.change.new)
        found = [side[own[0]] if own else None for side, own in zip(sides, at, strict=True)]
        first, second = [
            str(getattr(one, "label", None) or getattr(one, "mark", "") or "") for one in found
        ]
        return first, second

    def side(self, spans: Sequence[Span], own: Op) -> str:
        """One side's text with its marks; unmarked where all of it is new or gone."""
        pieces: list[tuple[bool, str]] = []
        for span in spans:
            if span.op is Op.EQUAL:
                pieces += self.equal(span, own)
            elif span.op is own:
                pieces.append((True, span.text))
        joined = _joined(pieces)
        if all(is_marked for is_marked, _ in joined):
            return "".join([text for _, text in joined])
        last = len(joined) - 1
        return "".join(
            [
                self.mark(text, own)
                if is_marked
                else text
                if self.whole
                else _short(text, first=not at, last=at == last)
                for at, (is_marked, text) in enumerate(joined)
            ]
        )

    def equal(self, span: Span, own: Op) -> list[tuple[bool, str]]:
        """Unchanged text; with its typographic differences where these are shown."""
        if span.old_text is None:
            return [(False, span.text)]
        if not self.typographic:
            return [(False, span.old_text if own is Op.DELETE else span.text)]
        from unxdiff.text.typography import differences

        return [
            (before != after, before if own is Op.DELETE else after)
            for before, after in differences(span.old_text, span.text)
        ]

    def mark(self, text: str, own: Op) -> str:
        """Changed words in their marks, the blanks around them outside; a paragraph mark or blank
        that changed is seen as ``¶`` and ``␣``."""
        left, right = self.gone if own is Op.DELETE else self.came
        if "\n" in text:
            return "\n".join(
                [
                    (self.mark(part, own) if part.strip() else "")
                    + (f" {left}¶{right}" if at < text.count("\n") else "")
                    for at, part in enumerate(text.split("\n"))
                ]
            )
        bare = text.strip()
        if not bare:
            return text
        start = text.index(bare)
        return f"{text[:start]}{left}{bare}{right}{text[start + len(bare) :]}"


def _joined(pieces: Sequence[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """Neighbours of one kind as one, and marked words with no more than a blank between them."""
    out: list[tuple[bool, str]] = []
    for is_marked, text in pieces:
        if is_marked and len(out) > 1 and out[-1][1] == " " and out[-2][0]:
            out[-2:] = [(True, f"{out[-2][1]} {text}")]
        elif out and out[-1][0] is is_marked:
            out[-1] = (is_marked, out[-1][1] + text)
        elif text:
            out.append((is_marked, text))
    return out


def _headed(title: str, label: str, text: str) -> str:
    """A side of a change: its title before the text, or above one that reads from the right, which
    would be set from the left behind it."""
    said = text.replace("\t", " | ")
    if label:
        said = f"{label} {said}"
    return (
        f"{title}\n{said}"
        if is_rtl(text) and not said.startswith((">", "From "))
        else (f"{title} {said}")
    )


def _short(text: str, *, first: bool, last: bool) -> str:
    """Unchanged text with its middle left out: what is far from any change. ``first`` and ``last``
    tell that no change stands before or behind it."""
    if cjk(text) > len(text) // 2:
        return _short_letters(text, first=first, last=last)
    words = text.split(" ")
    before = 0 if first else _AROUND
    after = 0 if last else _AROUND
    if len(words) < before + after + _LEAST:
        return text
    # A paragraph is known by how it begins.
    start = words[: before or _AROUND // 2]
    end = words[len(words) - after :] if after else []
    return " ".join([*start, "…", *end])


def _short_letters(text: str, *, first: bool, last: bool) -> str:
    before = 0 if first else 2 * _AROUND
    after = 0 if last else 2 * _AROUND
    if len(text) < before + after + 2 * _LEAST:
        return text
    return f"{text[: before or _AROUND]}…{text[len(text) - after :] if after else ''}"


def _opening(text: str) -> str:
    """The first words of a paragraph."""
    text = " ".join(text.split())
    if cjk(text) > len(text) // 2:
        return text if len(text) <= 2 * _OPENING else f"{text[: 2 * _OPENING]}…"
    words = text.split(" ")
    return text if len(words) <= _OPENING else f"{' '.join(words[:_OPENING])} …"

r"""The redline as plain lines for pipes: ``[-deleted-]{+inserted+}``, one paragraph a line.

The lines can be read back without doubt:

- ``[-…-]`` is deleted, ``{+…+}`` inserted, ``[=…=]`` a remark that stands in neither text (a part's
  title, where a paragraph moved, how many are left out; behind a moved passage where it went or
  came from: ``[= ↓¹ to OP 7 =]``). Everything else is in both texts.
- Where the text itself has one of these six pairs of characters, or a backslash, a backslash stands
  before it: ``\[-``, ``\-]``, ``\{+``, ``\+}``, ``\[=``, ``\=]``, ``\\``.
- Only a mark's own closing pair ends it; a backslash takes the character after it as it is.
- ``\n`` is a line break inside a paragraph, or the paragraph mark where one was split or merged.
- A label (``3.``, ``(a)``) and a note's mark stand before the text, followed by a blank.

Control characters that could steer a terminal are shown as pictures (``␛``, ``‹U+202E›``): the one
thing that cannot be turned back.
"""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind, Op
from unxdiff.redline.hunks import Departure, Entry, Gap, NoteEntry, Part, items
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.terminal.cells import clean
from unxdiff.renderers.terminal.words import Renumbered, collapse, downward
from unxdiff.renderers.wording import departed, hidden, status, tag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from unxdiff.model.redline import Change, Redline, Span
    from unxdiff.options import RenderOptions
    from unxdiff.redline.hunks import Item, Passage
    from unxdiff.redline.statistics import Statistics

__all__ = ["escape", "render_plain", "write"]

_PAIRS = ("[-", "-]", "{+", "+}", "[=", "=]")


def escape(text: str) -> str:
    """Text as it stands in a line: safe, with a backslash before what would read as a mark.

    >>> escape("in [-5, 5] of a list")
    'in \\\\[-5, 5] of a list'
    """
    text = clean(text)
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    for pair in _PAIRS:
        if pair in text:
            text = text.replace(pair, f"\\{pair}")
    return text.replace("\n", "\\n") if "\n" in text else text


def render_plain(redline: Redline, options: RenderOptions) -> str:
    """The redline as described above; ``options.context`` decides how much is left out."""
    shown = items(redline, options.context, options.show)
    return write(redline, options, shown, statistics(redline, unchanged=False))


def write(
    redline: Redline, options: RenderOptions, shown: Sequence[Item], stats: Statistics
) -> str:
    """``render_plain`` for items already listed and counts already taken."""
    typographic = "typographic" in options.show
    listed: Iterable[Item | Renumbered] = shown
    if options.context >= 0:
        listed = collapse(shown, typographic=typographic)
    down = downward(shown)
    lines: list[str] = []
    changed = False
    for item in listed:
        kind = type(item)
        if kind is Gap:
            lines.append(_remark(f"… {item.count} unchanged"))  # type: ignore[union-attr]
            continue
        if kind is Part:
            lines.append(_remark(item.title))  # type: ignore[union-attr]
            continue
        changed = changed or kind is Renumbered or bool(item.number)  # type: ignore[union-attr]
        if kind is Renumbered:
            lines.append(_remark(_run(item)))  # type: ignore[arg-type]
        elif kind is Departure:
            said = departed(item, down=item.change.id in down)  # type: ignore[arg-type,union-attr]
            lines.append(_remark(f"{item.old_name}: {said}"))  # type: ignore[union-attr]
        else:
            lines += _change(redline, item, typographic, down)  # type: ignore[arg-type]
    if not changed:
        lines.append(_remark("no differences"))
    if not options.quiet:
        lines += [_remark(text) for text in hidden(redline, stats, options.show)]
    return "\n".join([*lines, ""])


def _remark(text: str) -> str:
    return f"[= {escape(text)} =]"


def _run(item: Renumbered) -> str:
    first, last = item.first, item.last
    return (
        f"{first.new_name}–{last.new_name}: renumbered from "
        f"{first.old_name}–{last.old_name}, unchanged"
    )


def _change(
    redline: Redline, item: Entry | NoteEntry, typographic: bool, down: frozenset[int]
) -> list[str]:
    change = item.change
    lines: list[str] = []
    if item.number:
        said = status(redline, item, down=change.id in down)
        if said and change.kind not in (ChangeKind.INSERTED, ChangeKind.DELETED):
            lines.append(_remark(f"{item.new_name or item.old_name}: {said}"))
    ends = {}
    if type(item) is Entry:
        ends = {(passage.id, passage.away): passage for passage in item.passages}
    text = "".join(_marks(change.spans, ends, typographic=typographic))
    lines.append(_label(redline, change, note=type(item) is NoteEntry) + text)
    return lines


def _label(redline: Redline, change: Change, *, note: bool) -> str:
    old = new = None
    if note:
        old = redline.old.notes[change.old[0]].mark if change.old else None
        new = redline.new.notes[change.new[0]].mark if change.new else None
    else:
        old = redline.old.blocks[change.old[0]].label if change.old else None
        new = redline.new.blocks[change.new[0]].label if change.new else None
    if old == new:
        return f"{escape(new)} " if new else ""
    deleted = f"[-{escape(old)} -]" if old else ""
    return deleted + (f"{{+{escape(new)} +}}" if new else "")


def _marks(
    spans: Iterable[Span], ends: Mapping[tuple[int, bool], Passage], *, typographic: bool
) -> list[str]:
    """Spans with their marks; a text is escaped as a whole, so neighbours of one op are joined."""
    parts: list[str] = []
    equal = ""
    for span in spans:
        if span.op is Op.EQUAL and not (typographic and span.old_text is not None):
            equal += span.text
            continue
        parts.append(escape(equal))
        equal = ""
        if span.op is not Op.INSERT:
            text = span.text if span.old_text is None else span.old_text
            parts.append(f"[-{escape(text)}-]" if text else "")
        if span.op is not Op.DELETE:
            parts.append(f"{{+{escape(span.text)}+}}" if span.text else "")
        end = ends.get((span.moved, span.op is Op.DELETE)) if span.moved else None
        if end:
            parts.append(_remark(tag(end)))
    parts.append(escape(equal))
    return parts

"""The redline as Markdown that GitHub, GitLab and the like show: ``<del>`` and ``<ins>``.

Not ``~~`` and ``**``: these mark nothing beside a blank, inside a word or between Chinese
characters, where changes begin and end.
"""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind, Op
from unxdiff.model.roles import Kind
from unxdiff.redline.hunks import Departure, Entry, Gap, NoteEntry, Part, items
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.markdown_text import guarded, shown
from unxdiff.renderers.terminal.frame import versions
from unxdiff.renderers.terminal.words import Renumbered, collapse, downward
from unxdiff.renderers.wording import (
    counted,
    departed,
    describe,
    hidden,
    plural,
    status,
    tag,
    worth_a_look,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions
    from unxdiff.redline.hunks import Item
    from unxdiff.redline.statistics import Statistics

__all__ = ["render_markdown", "write"]

_TAGS = {Op.DELETE: "del", Op.INSERT: "ins"}


def render_markdown(redline: Redline, options: RenderOptions) -> str:
    """A heading, counts, what is worth another look, then each part under its own heading.

    ``options.context`` decides how much is left out; a changed paragraph bears its name and what
    happened to it.
    """
    listed = items(redline, options.context, options.show, placed=True)
    return write(redline, options, listed, statistics(redline, unchanged=False))


def write(
    redline: Redline, options: RenderOptions, listed: Sequence[Item], stats: Statistics
) -> str:
    """``render_markdown`` for items already listed and counts already taken."""
    typographic = "typographic" in options.show
    lines = _head(redline, stats)
    down = downward(listed)
    folded: Iterable[Item | Renumbered] = listed
    if options.context >= 0:
        folded = collapse(listed, typographic=typographic)
    changed = False
    for item in folded:
        if isinstance(item, Gap):
            lines.append(_said(f"… {item.count} unchanged"))
        elif isinstance(item, Part):
            lines.append(f"## {shown(item.title)}")
        elif isinstance(item, Renumbered):
            changed = True
            lines.append(_run(item))
        elif isinstance(item, Departure):
            text = departed(item, down=item.change.id in down)
            lines.append(f"{_strong(item.old_name)} {_said(text)}")
        else:
            changed = changed or bool(item.number)
            lines.append(_change(redline, item, typographic, down))
    if not changed:
        lines.append(_said("no differences"))
    if not options.quiet:
        lines += [_said(text) for text in hidden(redline, stats, options.show)]
    return "\n\n".join(lines) + "\n"


def _head(redline: Redline, stats: Statistics) -> list[str]:
    labels = redline.labels
    first, second = versions(redline)
    lines = [f"# {shown(labels.title or first)}"]
    if labels.title:
        lines.append(guarded(shown(first)))
    lines += [guarded(shown(text)) for text in (second,) if text]
    given = " · ".join([text for text in (labels.author, labels.date) if text])
    if given:
        lines.append(guarded(shown(given)))
    said = [f"{count:,} {word}" for count, word in counted(stats)]
    if stats.words.deleted or stats.words.inserted:
        said.append(
            f"{plural(stats.words.deleted, 'word')} deleted, {stats.words.inserted:,} inserted"
        )
    if said:
        lines.append(f"<b>Changes:</b> {shown(' · '.join(said))}")
    again = worth_a_look(redline)
    if again:
        lines.append("## Worth another look")
        lines.append(
            "\n".join(
                [
                    f"- {_strong(name)}: {shown(message)}" if name else f"- {shown(message)}"
                    for name, message in again
                ]
            )
        )
    return lines


def _strong(name: str) -> str:
    return f"<b>{shown(name)}</b>"


def _said(text: str) -> str:
    return f"<i>{shown(text)}</i>"


def _run(item: Renumbered) -> str:
    first, last = item.first, item.last
    said = f"renumbered from {first.old_name}–{last.old_name}, unchanged"
    return f"{_strong(f'{first.new_name}–{last.new_name}')} {_said(said)}"


def _change(
    redline: Redline, item: Entry | NoteEntry, typographic: bool, down: frozenset[int]
) -> str:
    change = item.change
    old, new = _sides(redline, item)
    block = (new or old)[0]
    row = getattr(block, "kind", None) is Kind.ROW
    text = _label(
        str(getattr(old[0], "label", getattr(old[0], "mark", "")) or "") if old else "",
        str(getattr(new[0], "label", getattr(new[0], "mark", "")) or "") if new else "",
    ) + _marks(item, typographic=typographic, row=row)
    if getattr(block, "kind", None) is Kind.HEADING:
        text = f"{'#' * min(6, 2 + max(1, getattr(block, 'level', 1)))} {text}"
    else:
        text = guarded(text)
    if not item.number:
        return text
    name = _strong(item.new_name or item.old_name)
    said = (
        describe(redline, item)
        if change.kind in (ChangeKind.INSERTED, ChangeKind.DELETED)
        else status(redline, item, down=change.id in down)
    )
    return f"{name}{' ' + _said(said) if said else ''}\n\n{text}"


def _sides(redline: Redline, item: Entry | NoteEntry) -> tuple[list[object], list[object]]:
    change = item.change
    if isinstance(item, NoteEntry):
        old, new = redline.old.notes, redline.new.notes
        return [old[i] for i in change.old], [new[i] for i in change.new]
    return [redline.old.blocks[i] for i in change.old], [redline.new.blocks[i] for i in change.new]


def _label(old: str, new: str) -> str:
    if old == new:
        return f"{shown(new)} " if new else ""
    deleted = _tagged(Op.DELETE, shown(old)) + " " if old else ""
    return deleted + (_tagged(Op.INSERT, shown(new)) + " " if new else "")


def _tagged(op: Op, text: str) -> str:
    return f"<{_TAGS[op]}>{text}</{_TAGS[op]}>" if text else ""


def _marks(item: Entry | NoteEntry, *, typographic: bool, row: bool) -> str:
    """The spans with their tags; a paragraph mark or line break that changed is seen as ``¶``."""
    ends = {}
    if isinstance(item, Entry):
        ends = {(passage.id, passage.away): passage for passage in item.passages}
    parts: list[str] = []
    for span in item.change.spans:
        if span.op is Op.EQUAL:
            if typographic and span.old_text is not None:
                from unxdiff.text.typography import differences

                for before, after in differences(span.old_text, span.text):
                    if before == after:
                        parts.append(shown(after, row=row))
                    else:
                        parts.append(_tagged(Op.DELETE, shown(before, row=row)))
                        parts.append(_tagged(Op.INSERT, shown(after, row=row)))
            else:
                parts.append(shown(span.text, row=row))
            continue
        parts.append(_tagged(span.op, shown(span.text, row=row).replace("<br>", "¶<br>")))
        end = ends.get((span.moved, span.op is Op.DELETE)) if span.moved else None
        if end:
            parts.append(f"<sup>{shown(tag(end))}</sup>")
    return "".join(parts)

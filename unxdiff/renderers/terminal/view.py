"""The terminal view as a whole: header, changes in a layout, footer."""

from __future__ import annotations

from unxdiff.redline.hunks import Departure, Entry, NoteEntry, Part, items
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.terminal.frame import write_footer, write_header
from unxdiff.renderers.terminal.ink import FAINT, lay
from unxdiff.renderers.terminal.inline import write_before_after, write_inline
from unxdiff.renderers.terminal.sheet import Sheet
from unxdiff.renderers.terminal.words import collapse, downward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions
    from unxdiff.redline.hunks import Item
    from unxdiff.redline.statistics import Statistics

__all__ = ["render_terminal", "write"]


def render_terminal(redline: Redline, options: RenderOptions) -> str:
    """The redline for a terminal of ``options.width`` columns.

    Changed blocks stand in full, with their name in the gutter and a bar in the margin; unchanged
    ones take a line, or all they need with a context of -1. Every line is complete in itself (its
    styles end with it), so that a pager may show any of them first. Nothing in the text reaches
    the terminal as a control character.
    """
    shown = items(redline, options.context, options.show)
    return write(redline, options, shown, statistics(redline, unchanged=False))


def write(
    redline: Redline, options: RenderOptions, shown: Sequence[Item], stats: Statistics
) -> str:
    """``render_terminal`` for items already listed and counts already taken."""
    sheet = Sheet(redline, options, shown)
    changed = any(
        type(item) is Departure or (type(item) in (Entry, NoteEntry) and item.number)  # type: ignore[union-attr]
        for item in shown
    )
    if not options.quiet:
        write_header(sheet)
    if changed or options.context < 0:
        if sheet.lines and shown and type(shown[0]) is not Part:
            sheet.add("")
        folded = collapse(shown, typographic=sheet.typographic) if options.context >= 0 else shown
        down = downward(shown)
        layout = options.layout
        if layout == "side-by-side":
            from unxdiff.renderers.terminal.beside import LEAST, write_beside

            if sheet.width < LEAST:
                said = f"shown inline: side by side takes {LEAST} columns or more"
                sheet.lines += lay([(said, FAINT)], sheet.width, sheet.inks)[0]
                write_inline(sheet, folded, down)
            else:
                write_beside(sheet, folded, down)
        elif layout == "before-after":
            write_before_after(sheet, folded, down)
        else:
            write_inline(sheet, folded, down)
    write_footer(sheet, shown, stats, changed=changed)
    sheet.lines.append("")
    return "\n".join(sheet.lines).lstrip("\n")

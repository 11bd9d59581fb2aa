"""The paragraph map as a page: a table of what became of each paragraph, and a drawing of it."""

from __future__ import annotations

from unxdiff.model.redline import ChangeKind
from unxdiff.records import record
from unxdiff.redline.hunks import Departure, Gap, NoteEntry, Part, items, visible
from unxdiff.redline.naming import names
from unxdiff.renderers.front import front
from unxdiff.renderers.html.sheet_page import sheet_page
from unxdiff.renderers.paragraph_map import became
from unxdiff.renderers.terminal.words import Renumbered, collapse
from unxdiff.renderers.wording import counted, hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.redline import Change, Redline
    from unxdiff.options import RenderOptions
    from unxdiff.redline.hunks import Item

__all__ = ["Drawing", "Line", "MapPart", "MapRow", "Node", "drawing", "render_map_html", "rows"]


@record
class MapRow:
    """A row of the table: a change, a run of renumbered ones (``number`` and ``last`` are the first
    and last), or ``hidden`` unchanged paragraphs. ``look`` is that of ``Node``."""

    number: int
    last: int
    old: str
    new: str
    became: str
    look: str
    hidden: int = 0


@record
class MapPart:
    """The rows of a part; ``title`` may be empty."""

    title: str
    rows: tuple[MapRow, ...]


@record
class Node:
    """A paragraph of one side, or a run of unchanged ones, in the drawing; ``row`` from 0.

    ``look`` is ``kept renumbered amended inserted deleted moved split merged``.
    """

    row: int
    name: str
    look: str


@record
class Line:
    """What ties an old paragraph to a new one: an SVG path in a drawing of 100 by its rows."""

    path: str
    look: str


@record
class Drawing:
    """Old paragraphs, new ones, what ties them, and how many rows they take."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    lines: tuple[Line, ...]
    rows: int


def render_map_html(redline: Redline, options: RenderOptions) -> str:
    """The map as a page of its own. ``options.context`` of -1 lists unchanged paragraphs too.

    Raises TemplateError, and RendererError for an unknown theme or an unreadable style sheet.
    """
    from unxdiff.redline.statistics import statistics

    stats = statistics(redline, unchanged=False)
    return sheet_page(
        "map.html",
        options,
        view=front(redline, "Paragraph map"),
        parts=rows(redline, options),
        drawing=drawing(redline, options.show),
        counts=counted(stats),
        quiet=hidden(redline, stats, options.show, options=False),
    )


def rows(redline: Redline, options: RenderOptions) -> tuple[MapPart, ...]:
    """The table's rows, part by part."""
    context = min(options.context, 0)
    listed: Sequence[Item | Renumbered] = items(redline, context, options.show)
    if context == 0:
        listed = collapse(listed, typographic="typographic" in options.show)  # type: ignore[arg-type]
    title = ""
    found: list[MapRow] = []
    out: list[MapPart] = []
    for item in listed:
        if isinstance(item, Part):
            out.append(MapPart(title, tuple(found)))
            title, found = item.title, []
        elif isinstance(item, Gap):
            before = found.pop().hidden if found and found[-1].hidden else 0
            found.append(MapRow(0, 0, "", "", "", "kept", before + item.count))
        elif isinstance(item, Renumbered):
            first, last = item.first, item.last
            old, new = _run(first.old_name, last.old_name), _run(first.new_name, last.new_name)
            found.append(MapRow(first.number, last.number, old, new, "renumbered", "renumbered"))
        elif not isinstance(item, Departure):
            change = item.change
            look = _look(change, shown=item.number > 0)
            said = became(redline, item)
            found.append(MapRow(item.number, item.number, item.old_name, item.new_name, said, look))
            if isinstance(item, NoteEntry) and not item.number:
                found.pop()
    out.append(MapPart(title, tuple(found)))
    return tuple([part for part in out if part.rows])


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _look(change: Change, *, shown: bool) -> str:
    if change.moved:
        return "moved"
    if change.kind is not ChangeKind.EQUAL:
        return change.kind.value
    if change.relabelled:
        return "renumbered"
    return "amended" if shown else "kept"


# --- the drawing ----------------------------------------------------------------------------


@record
class _Group:
    """Changes drawn as one: a change, or a run of unchanged ones that stand together twice."""

    first: Change
    last: Change
    look: str

    @property
    def still(self) -> bool:
        """Whether it is a run of unchanged or only renumbered paragraphs."""
        return self.look in ("kept", "renumbered")


def drawing(redline: Redline, show: tuple[str, ...] = ()) -> Drawing:
    """Both texts as two columns in their own order, and lines between what became what.

    Unmoved pairs stand level; so a move is a line that crosses others.
    """
    groups = _groups(redline, show)
    olds = _column(groups, names(redline.old), old=True)
    news = _column(groups, names(redline.new), old=False)
    seats: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    left: list[Node] = []
    right: list[Node] = []
    rows_old = rows_new = 0
    o = n = 0
    for place, group in enumerate(groups):
        if group.look == "moved" or not (group.first.old and group.first.new):
            continue
        while o < len(olds) and olds[o][0] != place:
            left.append(_seat(seats[0], olds[o], rows_old))
            rows_old, o = rows_old + 1, o + 1
        while n < len(news) and news[n][0] != place:
            right.append(_seat(seats[1], news[n], rows_new))
            rows_new, n = rows_new + 1, n + 1
        rows_old = rows_new = max(rows_old, rows_new)
        while o < len(olds) and olds[o][0] == place:
            left.append(_seat(seats[0], olds[o], rows_old))
            rows_old, o = rows_old + 1, o + 1
        while n < len(news) and news[n][0] == place:
            right.append(_seat(seats[1], news[n], rows_new))
            rows_new, n = rows_new + 1, n + 1
    for left_over in olds[o:]:
        left.append(_seat(seats[0], left_over, rows_old))
        rows_old += 1
    for left_over in news[n:]:
        right.append(_seat(seats[1], left_over, rows_new))
        rows_new += 1
    return Drawing(tuple(left), tuple(right), _lines(groups, *seats), max(rows_old, rows_new))


def _groups(redline: Redline, show: tuple[str, ...]) -> list[_Group]:
    groups: list[_Group] = []
    for change in redline.changes:
        look = _look(change, shown=visible(change, show, redline))
        before = groups[-1] if groups else None
        if (
            before
            and before.look == look
            and before.still
            and change.old[0] == before.last.old[-1] + 1
            and change.new[0] == before.last.new[-1] + 1
        ):
            groups[-1] = _Group(before.first, change, look)
        else:
            groups.append(_Group(change, change, look))
    return groups


def _column(
    groups: Sequence[_Group], called: Sequence[str], *, old: bool
) -> list[tuple[int, str, str]]:
    """One side's paragraphs in its own order: (place of the group, name, look)."""
    found = []
    for place, group in enumerate(groups):
        first = group.first.old if old else group.first.new
        last = group.last.old if old else group.last.new
        if group.still:
            found.append((first[0], place, _run(called[first[0]], called[last[-1]]), group.look))
        else:
            found += [(index, place, called[index], group.look) for index in first]
    return [(place, name, look) for _, place, name, look in sorted(found)]


def _seat(seats: dict[int, list[int]], entry: tuple[int, str, str], row: int) -> Node:
    place, name, look = entry
    seats.setdefault(place, []).append(row)
    return Node(row, name, look)


def _lines(
    groups: Sequence[_Group], olds: dict[int, list[int]], news: dict[int, list[int]]
) -> tuple[Line, ...]:
    """A curve for each pair; what moved is drawn last, over the rest."""
    found = [
        Line(f"M0 {o + 0.5}C40 {o + 0.5} 60 {n + 0.5} 100 {n + 0.5}", group.look)
        for place, group in enumerate(groups)
        for o in olds.get(place, ())
        for n in news.get(place, ())
    ]
    return tuple(sorted(found, key=lambda line: line.look == "moved"))

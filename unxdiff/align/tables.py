"""Rows by identity before cells: a row is the row of the same name, whatever its figures became.

Imported only where both sides have table rows that are not the same. First it is found which table
became which; inside such a pair a row is known by the cell that names it: the leftmost column
whose cells are unique on both sides and that most rows share, running numbers left out (like
typed labels they say where a row stands, not what it is).
"""

from __future__ import annotations

from bisect import bisect_left

from unxdiff.algorithms.chains import heaviest
from unxdiff.model.redline import Link
from unxdiff.model.roles import Kind
from unxdiff.records import record
from unxdiff.text.normalise import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block, Document
    from unxdiff.options import AlignOptions

    Pair = tuple[int, int]

__all__ = ["Rows", "named_rows"]

_CAPTION = 3
"""Votes of an unchanged block right before both tables: their caption or the text about them."""


@record
class Rows:
    """What is known when rows are named: all pairs that stay in order, all links, those that moved
    among them, and whether rows of the same name passed others."""

    spine: list[Pair]
    links: list[Link]
    passed: bool


@record
class _Table:
    """A table of one side: the places of its rows and their first cells, folded."""

    number: int
    places: list[int]
    cells: list[list[str]]


def named_rows(
    old: Document,
    new: Document,
    folds: tuple[str, ...],
    spine: list[Pair],
    moved: list[Pair],
    options: AlignOptions,
) -> Rows:
    """Pair rows of the same name in tables that became one another.

    ``spine`` and ``moved`` are the pairs of equal blocks; a move is dropped where it took a row to
    a strange table. Rows of a name that stand between other neighbours now moved, unless moves are
    switched off.
    """
    most = options.key_columns
    before, after = _tables(old.blocks, folds, most), _tables(new.blocks, folds, most)
    partners = _partners(before, after, spine, moved, options)
    kept = _own_table_first(old.blocks, new.blocks, moved, partners, before, after)
    taken_old = {i for i, _ in spine} | {i for i, _ in kept}
    taken_new = {j for _, j in spine} | {j for _, j in kept}
    found: list[Pair] = []
    for one, other in partners:
        pairs = [
            (i, j)
            for i, j in _same_names(before[one], after[other], most)
            if i not in taken_old and j not in taken_new
        ]
        linked = bool(pairs) or not taken_old.isdisjoint(before[one].places)
        head = before[one].places[0], after[other].places[0]
        free = head[0] not in taken_old and head[1] not in taken_new
        if (
            linked
            and free
            and _headed(old.blocks, before[one])
            and _headed(new.blocks, after[other])
        ):
            at_head = [pair for pair in pairs if pair[0] == head[0] or pair[1] == head[1]]
            pairs += [] if at_head else [head]
        taken_old.update([i for i, _ in pairs])
        taken_new.update([j for _, j in pairs])
        found += pairs
    stays, passed = _in_order(found, spine, old.blocks)
    links = [Link((i,), (j,)) for i, j in spine]
    links += [Link((i,), (j,), moved=True) for i, j in kept]
    for pairs, went in ((stays, False), (passed if options.moves else [], True)):
        for i, j in pairs:
            alike = 1.0 if old.blocks[i].text == new.blocks[j].text else 0.5
            links.append(Link((i,), (j,), moved=went, similarity=alike))
    return Rows(sorted(spine + stays), links, options.moves and bool(passed))


def _tables(blocks: Sequence[Block], folds: tuple[str, ...], most: int) -> dict[int, _Table]:
    out: dict[int, _Table] = {}
    for place, block in enumerate(blocks):
        if block.kind is Kind.ROW:
            table = out.get(block.table)
            if table is None:
                table = out[block.table] = _Table(block.table, [], [])
            table.places.append(place)
            text = block.text if block.text.isascii() else fold(block.text, folds)
            table.cells.append(text.lower().split("\t", most)[:most])
    return out


def _partners(
    before: dict[int, _Table],
    after: dict[int, _Table],
    spine: list[Pair],
    moved: list[Pair],
    options: AlignOptions,
) -> list[Pair]:
    """Which table became which, the surest first: by rows that are equal, by the block before,
    by the names of rows. A table that was parted or joined may have several partners."""
    votes: dict[Pair, int] = {}
    owner = {place: table.number for table in after.values() for place in table.places}
    pairs = dict(moved)
    pairs.update(spine)
    names: dict[str, set[int]] = {}
    for table in after.values():
        for cells in table.cells:
            names.setdefault(_name(cells), set()).add(table.number)
        if table.places[0]:
            owner.setdefault(table.places[0] - 1, table.number)
    for table in before.values():
        other = owner.get(pairs.get(table.places[0] - 1, -1))
        if other is not None and pairs[table.places[0] - 1] == after[other].places[0] - 1:
            votes[table.number, other] = _CAPTION
        for place, cells in zip(table.places, table.cells, strict=True):
            into = owner.get(pairs.get(place, -1))
            if into is not None:
                votes[table.number, into] = votes.get((table.number, into), 0) + 2
            shared = names.get(_name(cells), ())
            for into in shared if len(shared) <= options.most_candidates else ():
                votes[table.number, into] = votes.get((table.number, into), 0) + 1
    order = sorted(votes, key=lambda pair: (-votes[pair], abs(pair[0] - pair[1]), pair))
    out: list[Pair] = []
    rest: list[Pair] = []
    gone_old: set[int] = set()
    gone_new: set[int] = set()
    for pair in order:
        if pair[0] in gone_old and pair[1] in gone_new:
            continue
        (rest if pair[0] in gone_old or pair[1] in gone_new else out).append(pair)
        gone_old.add(pair[0])
        gone_new.add(pair[1])
    return out + rest


def _name(cells: Sequence[str]) -> str:
    """The first cell that says something by itself."""
    for cell in cells:
        if any(map(str.isalpha, cell)):
            return cell
    return cells[0]


def _own_table_first(
    old: Sequence[Block],
    new: Sequence[Block],
    moved: list[Pair],
    partners: list[Pair],
    before: dict[int, _Table],
    after: dict[int, _Table],
) -> list[Pair]:
    """The given moves without rows that went to a strange table although a row of their name
    still stands in their own: figures that became like another table's."""
    together = set(partners)
    kept = []
    for i, j in moved:
        strange = old[i].kind is Kind.ROW and (old[i].table, new[j].table) not in together
        if strange:
            table = before[old[i].table]
            name = _name(table.cells[bisect_left(table.places, i)])
            strange = any(
                name == _name(cells)
                for one, other in partners
                if one == table.number
                for cells in after[other].cells
            )
        if not strange:
            kept.append((i, j))
    return kept


def _same_names(before: _Table, after: _Table, most: int) -> list[Pair]:
    """Rows of two tables that have the same name, unique on both sides. Running numbers name rows
    where nothing else does and none came or went."""
    best = _shared(before, after, most, running=False)
    if not best and len(before.places) == len(after.places):
        best = _shared(before, after, most, running=True)
    return best


def _shared(before: _Table, after: _Table, most: int, *, running: bool) -> list[Pair]:
    best: list[Pair] = []
    sets: list[tuple[int, ...]] = [(a,) for a in range(most)]
    sets += [(a, a + 1) for a in range(most - 1)]
    known = [
        (
            columns,
            _unique(before, columns, running=running),
            _unique(after, columns, running=running),
        )
        for columns in sets
    ]
    for columns, olds, _ in known:
        for others, _, news in known:
            if len(columns) != len(others) or not olds or not news:
                continue
            shared = [(i, news[name]) for name, i in olds.items() if name in news]
            # Two columns together name a row only where neither does alone.
            if len(shared) > len(best) + (len(columns) > 1):
                best = shared
    return best


def _unique(
    table: _Table, columns: tuple[int, ...], *, running: bool
) -> dict[tuple[str, ...], int]:
    """Row places by the cells of some columns, where these are a name: not empty, not repeated,
    no running number unless that is asked for, and, but for the first column, words."""
    last = columns[-1]
    rows = [
        (place, tuple([cells[column] for column in columns]))
        for place, cells in zip(table.places, table.cells, strict=True)
        if last < len(cells)
    ]
    rows = [(place, name) for place, name in rows if any(map(str.isalnum, "".join(name)))]
    for at, column in enumerate(columns):
        told = [name[at] for _, name in rows]
        wordy = sum([1 for cell in told if any(map(str.isalpha, cell))])
        if (column and wordy * 2 < len(told)) or (not running and _running(told)):
            return {}
    out: dict[tuple[str, ...], int] = {}
    for place, name in rows:
        out[name] = -1 if name in out else place
    return {name: place for name, place in out.items() if place >= 0}


def _running(cells: Sequence[str]) -> bool:
    """Whether a column counts its rows: ``1 2 3``, ``1. 2. 3.``, ``A-1 A-2``, ``(a) (b)``. Years
    are names."""
    steps = 0
    last = ("", -1)
    for cell in cells:
        bare = cell.strip("().:-– ")
        head = bare.rstrip("0123456789")
        tail = bare[len(head) :]
        if tail and len(tail) < 4:
            told = (head, int(tail))
        elif len(bare) == 1 and bare.isalpha():
            told = ("", ord(bare))
        else:
            continue
        steps += told == (last[0], last[1] + 1)
        last = told
    return steps > 0 and (steps + 1) * 3 >= len(cells) * 2


def _headed(blocks: Sequence[Block], table: _Table) -> bool:
    """Whether the first row is a head by its looks: words over figures."""
    first, *rest = table.places
    figures = sum([1 for place in rest if _figures(blocks[place].text)])
    return not _figures(blocks[first].text) and figures * 2 >= max(1, len(rest))


def _figures(text: str) -> bool:
    return any(map(str.isdigit, text))


def _in_order(
    found: list[Pair], spine: list[Pair], blocks: Sequence[Block]
) -> tuple[list[Pair], list[Pair]]:
    """The pairs that stand in the order of the spine and of one another, and those that do not."""
    olds = [i for i, _ in spine]
    news = [j for _, j in spine]
    fits: list[Pair] = []
    passed: list[Pair] = []
    for pair in sorted(found):
        at = bisect_left(olds, pair[0])
        (fits if at == bisect_left(news, pair[1]) else passed).append(pair)
    on = set(heaviest([j for _, j in fits], [len(blocks[i].text) + 8 for i, _ in fits]))
    stays = [pair for place, pair in enumerate(fits) if place in on]
    passed += [pair for place, pair in enumerate(fits) if place not in on]
    return stays, passed

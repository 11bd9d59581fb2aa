"""Tables with tracked changes: rows that went and came, and cells that changed.

Rows of the same cells are merged cell by cell. A row whose cells were divided or joined is deleted
and inserted, for a change of that kind cannot be tracked so that both states come out to the letter
(ECMA-376 part 1, 17.13.5.1 to 17.13.5.3 leave the grid untold).
"""

from __future__ import annotations

import copy

from unxdiff.algorithms.chains import heaviest
from unxdiff.algorithms.lcs import blocks, encode
from unxdiff.ooxml.names import w
from unxdiff.ooxml.order import insert_in_order
from unxdiff.tracked.properties import key_of, made, marked
from unxdiff.tracked.sequences import text_of
from unxdiff.tracked.trees import copies, made_like, ordered
from unxdiff.tracked.weaving import DELETED, INSERTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.tracked.merger import Merger
    from unxdiff.tracked.sides import Side
    from unxdiff.xmltree import Element

__all__ = ["merged_table", "one_sided_table"]

_ROW, _CELL, _GRID, _CONTROL = w("tr"), w("tc"), w("tblGrid"), w("sdt")
_CONTENT = w("sdtContent")


def one_sided_table(table: Element, merger: Merger, state: str) -> Element:
    """A table that one side has alone: all of its rows are deleted or inserted."""
    made = copy.deepcopy(table) if state == DELETED else merger.adopted(table)
    for row, source in zip(_inside(made, _ROW), _inside(table, _ROW), strict=True):
        _mark_row(row, source, merger, state)
    return made


def merged_table(old: Element, new: Element, merger: Merger) -> Element:
    """A table that both sides have."""
    mine = _items(old, _ROW)
    rows, changed = _rows(mine, _items(new, _ROW), merger)
    properties = _property(old, new, "tblPr", merger)
    grid = old.find(_GRID)
    theirs = new.find(_GRID)
    grid_changed = _widths(grid) != _widths(theirs) and theirs is not None
    if not changed and not grid_changed and properties is old.find(w("tblPr")):
        return old
    table = made_like(old)
    for child in copies(ordered(old, mine, rows)):
        if child.tag not in (w("tblPr"), _GRID):
            table.append(child)
    if grid_changed:
        now = merger.adopted(theirs)
        change = made("tblGridChange", id="0")
        before = made("tblGrid")
        if grid is not None:
            before.extend([copy.deepcopy(one) for one in grid.iterchildren(w("gridCol"))])
        change.append(before)
        now.append(change)
        table.insert(0, now)
    elif grid is not None:
        table.insert(0, copy.deepcopy(grid))
    if properties is not None:
        table.insert(0, copy.deepcopy(properties))
    return table


def _items(parent: Element, kind: str) -> list[Element]:
    """The rows of a table or cells of a row, and the content controls that hold some."""
    return [
        child
        for child in parent
        if child.tag == kind or (child.tag == _CONTROL and _inside(child, kind))
    ]


def _inside(parent: Element, kind: str) -> list[Element]:
    """The rows or cells themselves, out of whatever content controls hold them."""
    found = []
    for child in parent:
        if child.tag == kind:
            found.append(child)
        elif child.tag in (_CONTROL, _CONTENT, w("customXml")):
            found += _inside(child, kind)
    return found


def _widths(grid: Element | None) -> list[str | None]:
    if grid is None:
        return []
    return [one.get(w("w")) for one in grid.iterchildren(w("gridCol"))]


def _property(old: Element, new: Element, name: str, merger: Merger) -> Element | None:
    """Properties of a table, row or cell; the old ones themselves where nothing changed."""
    mine, theirs = old.find(w(name)), new.find(w(name))
    adopted = merger.adopted(theirs) if theirs is not None else None
    if key_of(mine) == key_of(adopted):
        return mine
    found = marked(adopted, mine, name)
    if found is not None:
        for change in found.iterchildren(w(f"{name}Change")):
            merger.signed(change)
    return found


def _rows(
    old: Sequence[Element], new: Sequence[Element], merger: Merger
) -> tuple[list[Element], bool]:
    out: list[Element] = []
    changed = False
    i = j = 0
    for k, m in [*_pairs(old, new, merger), (len(old), len(new))]:
        out += [_one_sided_row(row, merger, DELETED) for row in old[i:k]]
        out += [_one_sided_row(row, merger, INSERTED) for row in new[j:m]]
        changed = changed or k > i or m > j
        if k < len(old):
            row = _merged_item(old[k], new[m], merger)
            changed = changed or row is not old[k]
            out.append(row)
        i, j = k + 1, m + 1
    return out, changed


def _pairs(old: Sequence[Element], new: Sequence[Element], merger: Merger) -> list[tuple[int, int]]:
    """Rows that are the same row and have the same cells, in order on both sides."""
    places = {row: place for place, item in enumerate(new) for row in _rows_of(item)}
    looks = [_shape(item, merger.old) for item in old], [_shape(item, merger.new) for item in new]
    linked = []
    for k, item in enumerate(old):
        place = next(
            (
                places[partner]
                for row in _rows_of(item)
                if (partner := merger.links.rows.get(row)) in places
            ),
            -1,
        )
        if place >= 0 and looks[0][k] == looks[1][place]:
            linked.append((k, place))
    weights = [1.0 + len(text_of(old[k])) for k, _ in linked]
    found = [linked[n] for n in heaviest([m for _, m in linked], weights)]
    out: list[tuple[int, int]] = []
    i = j = 0
    known = merger.links.known
    for k, m in [*found, (len(old), len(new))]:
        here = [n for n in range(i, k) if not known.intersection(_rows_of(old[n]))]
        there = [n for n in range(j, m) if not known.intersection(_rows_of(new[n]))]
        ours, theirs = encode(
            [(looks[0][n], text_of(old[n])) for n in here],
            [(looks[1][n], text_of(new[n])) for n in there],
        )
        for a, b, length in blocks(ours, theirs):
            out += [(here[a + n], there[b + n]) for n in range(length)]
        if k < len(old):
            out.append((k, m))
        i, j = k + 1, m + 1
    return out


def _rows_of(item: Element) -> list[Element]:
    return [item] if item.tag == _ROW else _inside(item, _ROW)


def _shape(item: Element, side: Side) -> tuple[object, ...]:
    """The cells of a row: how many columns each covers, whether it is merged, and which content
    control holds it; of a control the shapes of its rows."""
    if item.tag == _CONTROL:
        kind = _ROW if _inside(item, _ROW) else _CELL
        parts = _items(item.find(_CONTENT), kind)
        return (side.key_of_shell(item), *[_shape(one, side) for one in parts])
    if item.tag == _ROW:
        return tuple([_shape(one, side) for one in _items(item, _CELL)])
    properties = item.find(w("tcPr"))
    said = []
    for name in ("gridSpan", "vMerge", "hMerge"):
        one = properties.find(w(name)) if properties is not None else None
        said.append(None if one is None else one.get(w("val")) or "")
    return tuple(said)


def _merged_item(old: Element, new: Element, merger: Merger) -> Element:
    """A row, a cell, or a content control around some, that both sides have in one shape."""
    if old.tag == _ROW:
        return _merged_row(old, new, merger)
    if old.tag == _CELL:
        return _merged_cell(old, new, merger)
    kind = _ROW if _inside(old, _ROW) else _CELL
    mine, theirs = old.find(_CONTENT), new.find(_CONTENT)
    ours = _items(mine, kind)
    pairs = zip(ours, _items(theirs, kind), strict=True)
    inside = [_merged_item(one, other, merger) for one, other in pairs]
    if all(a is b for a, b in zip(inside, ours, strict=True)):
        return old
    control = copy.deepcopy(old)
    holder = control.find(_CONTENT)
    for child in list(holder):
        holder.remove(child)
    holder.extend(copies(ordered(mine, ours, inside)))
    return control


def _merged_row(old: Element, new: Element, merger: Merger) -> Element:
    parts: list[Element] = []
    changed = False
    for name in ("tblPrEx", "trPr"):
        found = _property(old, new, name, merger)
        changed = changed or found is not old.find(w(name))
        if found is not None:
            parts.append(found)
    mine = _items(old, _CELL)
    cells = []
    for cell, other in zip(mine, _items(new, _CELL), strict=True):
        merged = _merged_item(cell, other, merger)
        changed = changed or merged is not cell
        cells.append(merged)
    if not changed:
        return old
    row = made_like(old)
    row.extend(copies(parts))
    looks = (w("tblPrEx"), w("trPr"))
    row.extend([one for one in copies(ordered(old, mine, cells)) if one.tag not in looks])
    return row


def _merged_cell(old: Element, new: Element, merger: Merger) -> Element:
    properties = _property(old, new, "tcPr", merger)
    blocks_of = (w("p"), w("tbl"), w("sdt"))
    mine = [child for child in old if child.tag in blocks_of]
    inside = merger.level(mine, [child for child in new if child.tag in blocks_of])
    same = len(inside) == len(mine) and all(a is b for a, b in zip(inside, mine, strict=True))
    if same and properties is old.find(w("tcPr")):
        return old
    cell = made_like(old)
    if properties is not None:
        cell.append(copy.deepcopy(properties))
    cell.extend([one for one in copies(ordered(old, mine, inside)) if one.tag != w("tcPr")])
    return cell


def _one_sided_row(item: Element, merger: Merger, state: str) -> Element:
    made = copy.deepcopy(item) if state == DELETED else merger.adopted(item)
    for row, source in zip(_rows_of(made), _rows_of(item), strict=True):
        _mark_row(row, source, merger, state)
    return made


def _mark_row(row: Element, source: Element, merger: Merger, state: str) -> None:
    """Mark a row (a copy of ``source``) as deleted or inserted, with all that is in its cells."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = made("trPr")
        insert_in_order(row, properties)
    insert_in_order(properties, merger.wrapper(state, ""))
    for cell, original in zip(_inside(row, _CELL), _inside(source, _CELL), strict=True):
        merger.fill(cell, original, state)

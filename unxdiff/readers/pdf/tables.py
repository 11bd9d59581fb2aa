"""Tables that are ruled: cells are what drawn lines enclose."""

from __future__ import annotations

from unxdiff.readers.pdf.layout import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pdf.lines import Line, Rule
    from unxdiff.readers.pdf.source import Page

__all__ = ["ruled_tables"]

_TOUCH = 3.0
"""Rules this close, in points, meet."""
_MOST_RULES = 1_500
"""Rules of a page that are looked at: a drawing may hold any number."""


def ruled_tables(page: Page) -> list[Grid]:
    """The tables of a page, whose lines are taken out of it, from top to bottom."""
    if len(page.rules) < 5:
        return []
    flat = [rule for rule in page.rules if rule[3] - rule[1] <= 3 < rule[2] - rule[0]]
    upright = [rule for rule in page.rules if rule[2] - rule[0] <= 3 < rule[3] - rule[1]]
    if len(flat) < 2 or len(upright) < 2 or len(flat) + len(upright) > _MOST_RULES:
        return []
    made = []
    for rules in _together(flat + upright):
        grid = _grid(page, rules)
        if grid is not None:
            made.append(grid)
    made.sort(key=lambda grid: -grid.y)
    return made


def _together(rules: list[Rule]) -> list[list[Rule]]:
    """Rules in groups that meet."""
    rules = sorted(rules)
    leader = list(range(len(rules)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    reach: list[int] = []
    for index, rule in enumerate(rules):
        reach = [other for other in reach if rules[other][2] + _TOUCH >= rule[0]]
        for other in reach:
            low, high = rules[other][1] - _TOUCH, rules[other][3] + _TOUCH
            if low <= rule[3] and rule[1] <= high:
                leader[find(other)] = find(index)
        reach.append(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(find(index), []).append(rule)
    return list(groups.values())


def _places(values: list[float]) -> list[float]:
    """Distinct places, those that nearly meet as one."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _TOUCH:
            made.append(value)
    return made


def _grid(page: Page, rules: list[Rule]) -> Grid | None:
    """The table that rules which meet enclose; None where they enclose less than two columns or
    no text."""
    flat = [rule for rule in rules if rule[2] - rule[0] > 3]
    upright = [rule for rule in rules if rule[3] - rule[1] > 3]
    if not flat or not upright:
        return None
    heights = _places([rule[1] for rule in flat])[::-1]
    edges = _places([rule[0] for rule in upright])
    left, right = min(rule[0] for rule in flat), max(rule[2] for rule in flat)
    inner = [edge for edge in edges if left + _TOUCH < edge < right - _TOUCH]
    if not inner or len(heights) < 2:
        return None
    rows: list[list[list[Line]]] = [
        [[] for _ in range(len(inner) + 1)] for _ in range(len(heights) - 1)
    ]
    taken = set()
    for line in page.lines:
        if not (left - 2 <= line.x0 and line.x1 <= right + 2):
            continue
        row = sum([line.y < height for height in heights]) - 1
        if not 0 <= row < len(rows):
            continue
        middle = (line.x0 + line.x1) / 2
        rows[row][sum([edge < middle for edge in inner])].append(line)
        taken.add(id(line))
    _merge(rows, heights, [left, *inner, right], flat, upright)
    filled = [row for row in rows if any(row)]
    if sum(any(row[column] for row in filled) for column in range(len(inner) + 1)) < 2:
        return None
    page.lines = [line for line in page.lines if id(line) not in taken]
    return Grid(filled, inner, page.number, heights[0], guessed=False)


def _merge(
    rows: list[list[list[Line]]],
    heights: list[float],
    edges: list[float],
    flat: list[Rule],
    upright: list[Rule],
) -> None:
    """Give the text of cells that no rule parts to the first of them."""
    for row in range(len(rows)):
        for column in range(1, len(rows[row])):
            middle = (heights[row] + heights[row + 1]) / 2
            if rows[row][column] and not any(
                abs(rule[0] - edges[column]) <= _TOUCH and rule[1] <= middle <= rule[3]
                for rule in upright
            ):
                rows[row][column - 1] += rows[row][column]
                rows[row][column] = []
    for row in range(len(rows) - 1, 0, -1):
        for column in range(len(rows[row])):
            middle = (edges[column] + edges[column + 1]) / 2
            if rows[row][column] and not any(
                abs(rule[1] - heights[row]) <= _TOUCH and rule[0] <= middle <= rule[2]
                for rule in flat
            ):
                rows[row - 1][column] += rows[row][column]
                rows[row][column] = []

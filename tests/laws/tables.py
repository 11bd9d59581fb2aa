"""Tables with a revision of which all is known: which row became which, what became of columns."""

from __future__ import annotations

import random

from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Kind, Role
from unxdiff.records import record

__all__ = ["Known", "revised_table"]

_NAMES = (
    *("Angola", "Belgium", "Chad", "Denmark", "Ecuador", "Fiji"),
    *("Ghana", "Haiti", "India", "Japan", "Kenya", "Laos"),
    *("Mali", "Nepal", "Oman", "Peru", "Qatar", "Rwanda"),
    *("Spain", "Togo", "Uganda", "Viet-Nam", "Yemen", "Zambia"),
    *("Армения", "Беларусь", "中国", "日本", "مصر", "الأردن"),
)
_HEADS = (
    *("Grants", "Loans", "Remarks", "Region", "Status", "Target"),
    *("Spent", "Budget", "Staff", "Offices", "Reports", "Year"),
    *("Сумма", "金额"),
)
_WORDS = (
    *("paid", "pending", "in", "full", "by", "two"),
    *("instalments", "on", "request", "of", "the", "Board"),
)


@record
class Known:
    """Two documents with a table each, and the truth.

    ``rows`` maps old block indices to new ones (rows that stayed or moved); ``gone`` and ``come``
    are the heads of columns deleted and inserted, ``moved`` those of columns that travelled;
    ``columns`` are for each new column its old place, or -1.
    """

    old: Document
    new: Document
    rows: dict[int, int]
    gone: tuple[str, ...]
    come: tuple[str, ...]
    moved: tuple[str, ...]
    columns: tuple[int, ...]


def _column(chance: random.Random, rows: int) -> list[str]:
    """The cells of one column: figures, words or a choice of few."""
    sort = chance.randrange(3)
    if sort == 0:
        return [str(chance.randrange(1, 900)) for _ in range(rows)]
    if sort == 1:
        return [" ".join(chance.choices(_WORDS, k=chance.randint(1, 5))) for _ in range(rows)]
    return [chance.choice(("yes", "no", "–", "")) for _ in range(rows)]


def revised_table(seed: int, edited: float) -> Known:
    """A table of 4 to 12 rows and 3 to 6 columns and its revision: one column inserted, deleted or
    moved, rows deleted, inserted and moved, and a share ``edited`` (0.0 to 1.0) of the cells
    other than names changed."""
    chance = random.Random(seed)
    rows, width = chance.randint(4, 12), chance.randint(3, 6)
    names = chance.sample(_NAMES, rows + 2)
    heads = chance.sample(_HEADS, width)
    body = [_column(chance, rows) for _ in range(width - 1)]
    old = [["State", *heads[1:]]]
    old += [[names[k], *[cells[k] for cells in body]] for k in range(rows)]
    order = list(range(rows))
    if chance.random() < 0.5:
        order.remove(chance.choice(order))
    if chance.random() < 0.5:
        order.insert(chance.randrange(len(order)), order.pop(chance.randrange(len(order))))
    columns = list(range(width))
    what = chance.choice(("insert", "delete", "move"))
    place = chance.randrange(1, width)
    gone, come, moved = [], [], []
    if what == "insert":
        columns.insert(chance.randint(1, width), -1)
        come = ["Source"]
    elif what == "delete":
        columns.remove(place)
        gone = [old[0][place]]
    elif width > 3:
        columns.remove(place)
        columns.insert(1 if place > 2 else width - 1, place)
        moved = [old[0][place]]
    fresh = ["Source", *_column(chance, rows)]
    new = [[fresh[0] if k < 0 else old[0][k] for k in columns]]
    links = {0: 0}
    for row in order:
        cells = [fresh[row + 1] if k < 0 else old[row + 1][k] for k in columns]
        for k in range(1, len(cells)):
            if chance.random() < edited:
                cells[k] = str(chance.randrange(900, 2000))
        links[row + 1] = len(new)
        new.append(cells)
    if chance.random() < 0.5:
        at = chance.randint(1, len(new))
        new.insert(at, [names[-1], *[str(chance.randrange(900)) for _ in columns[1:]]])
        links = {i: j + (j >= at) for i, j in links.items()}
    return Known(
        _document(old, "old"),
        _document(new, "new"),
        links,
        tuple(gone),
        tuple(come),
        tuple(moved),
        tuple(columns),
    )


def _document(rows: list[list[str]], name: str) -> Document:
    blocks = [Block("\t".join(row), Kind.ROW, Role.TABLE_ROW, table=1) for row in rows]
    return Document(name, "text", tuple(blocks))

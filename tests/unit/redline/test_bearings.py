"""The changes alone: what tells a reader where he is stays, what nothing shown cites goes."""

from __future__ import annotations

import unxdiff
from unxdiff.model.document import Document
from unxdiff.options import RenderOptions
from unxdiff.redline.hunks import Departure, Entry, Gap, NoteEntry, items
from unxdiff.renderers.view import view

OLD = """# Policy

An opening that stays.

## Chapter one

Nothing here changes at all.[^1]

### People

It applies to those who write letters.

It applies to those who read letters.

It applies to those who edit and print.

### Places

It applies in every building of the house.

## Chapter two

The budget is decided by the members.[^2]

| Item | Cost |
|---|---|
| Paper | 10 |
| Ink | 20 |
| Glue | 30 |

It ends here and now.

[^1]: Nothing means nothing.
[^2]: See the budget of 2020.
"""


def _compared(*edits: tuple[str, str]) -> unxdiff.Redline:
    def read(text: str, name: str) -> Document:
        return unxdiff.read_bytes(text.encode(), name)

    new = OLD
    for before, after in edits:
        assert before in new
        new = new.replace(before, after)
    return unxdiff.compare(read(OLD, "old.md"), read(new, "new.md"))


def _texts(redline: unxdiff.Redline, context: int = 0) -> list[str]:
    """Texts of blocks that are shown, in order, ``…`` for a gap."""
    out = []
    for item in items(redline, context, placed=True):
        if isinstance(item, Gap):
            out.append("…")
        elif isinstance(item, Entry):
            out.append(redline.new.blocks[item.change.new[0]].text)
    return out


def test_headings_above_a_change() -> None:
    """Of each level the heading above a change is shown, and no other heading."""
    assert _texts(_compared(("edit and print", "edit, bind and print"))) == [
        *("Policy", "…", "Chapter one", "…", "People", "…"),
        *("It applies to those who edit, bind and print.", "…"),
    ]


def test_head_of_a_table() -> None:
    """A changed row stands under the first row of its table."""
    assert _texts(_compared(("Ink | 20", "Ink | 25"))) == [
        *("Policy", "…", "Chapter two", "…", "Item\tCost", "…", "Ink\t25", "…"),
    ]


def test_what_cites_a_changed_note() -> None:
    """The paragraph that cites a note whose text changed is shown, under its headings."""
    redline = _compared(("budget of 2020", "budget of 2021"))
    assert _texts(redline) == [
        *("Policy", "…", "Chapter two", "The budget is decided by the members.", "…"),
    ]
    assert [item.number for item in items(redline, 0) if isinstance(item, NoteEntry)] == [1]


def test_headings_above_the_old_place_of_a_move() -> None:
    """Where a block moved away from stands under its headings too."""
    moved = "It applies in every building of the house.\n\n"
    redline = _compared((moved, ""), ("It ends here", moved + "It ends here"))
    shown = items(redline, 0, placed=True)
    place = next(i for i, item in enumerate(shown) if isinstance(item, Departure))
    before = [
        redline.new.blocks[item.change.new[0]].text
        for item in shown[:place]
        if isinstance(item, Entry)
    ]
    assert before == ["Policy", "Chapter one", "Places"]


def test_nothing_more_where_nobody_asks() -> None:
    """The terminal names each paragraph, so it gets the changes and their neighbours only."""
    redline = _compared(("edit and print", "edit, bind and print"))
    assert [type(item) for item in items(redline, 0) if isinstance(item, Entry)] == [Entry]


def test_page_says_what_it_leaves_out() -> None:
    """A page of the changes alone has their notes only, counts what it left out, and says so."""
    redline = _compared(("edit and print", "edit, bind and print"), ("of 2020", "of 2021"))
    made = view(redline, RenderOptions(context=0))
    assert [note.mark.new for note in made.notes] == ["2"]
    gaps = sum(group.hidden for section in made.sections for group in section.groups)
    assert made.quiet == (f"{gaps} unchanged paragraphs are left out.",)
    whole = view(redline, RenderOptions(context=-1))
    assert [note.mark.new for note in whole.notes] == ["1", "2"]
    assert whole.quiet == ()

"""Rows by identity before cells."""

from __future__ import annotations

from tests.unit.align.blocks import linked
from unxdiff.model.document import Block
from unxdiff.model.roles import Kind


def rows(*lines: str, table: int = 1) -> list[Block]:
    """Table rows, cells parted by ``|``."""
    return [Block(line.replace("|", "\t"), Kind.ROW, table=table) for line in lines]


OLD = rows("State|2019|2020", "Kenya|12|14", "Nepal|7|9", "Peru|21|25")


def test_all_figures_changed() -> None:
    """A row is known by its name when no other cell is left."""
    new = rows("State|2019|2020", "Kenya|13|15", "Nepal|8|10", "Peru|22|26")
    assert linked(OLD, new) == "0-0 1-1 2-2 3-3"


def test_figures_that_became_another_rows() -> None:
    """Two rows that exchanged their figures are no move."""
    new = rows("State|2019|2020", "Kenya|7|9", "Nepal|12|14", "Peru|21|25")
    assert linked(OLD, new) == "0-0 1-1 2-2 3-3"


def test_rows_that_changed_places() -> None:
    """A row that was edited and passed another one moved, however short it is; with moves switched
    off it is deleted and inserted."""
    new = rows("State|2019|2020", "Nepal|8|10", "Kenya|13|15", "Peru|21|25")
    assert linked(OLD, new) == "0-0 2-1m 1-2 3-3"
    assert linked(OLD, new, moves=False) == "0-0 -1 1-2 2- 3-3"


def test_the_row_that_travelled_is_the_move() -> None:
    """Three edited rows that pass one unchanged row stay; the one moved."""
    new = rows("State|2019|2020", "Nepal|8|10", "Peru|22|26", "Kenya|12|14")
    assert linked(OLD, new) == "0-0 2-1 3-2 1-3m"


def test_running_numbers_are_no_names() -> None:
    """Numbers in the first column shift when a row is inserted, and decide nothing."""
    old = rows("No.|Action|Year", "1|Train judges|2019", "2|Buy cars|2020", "3|Hire staff|2021")
    new = rows(
        "No.|Action|Year",
        *("1|Train judges|2022", "2|Open an office|2020", "3|Buy cars|2023", "4|Hire staff|2024"),
    )
    assert linked(old, new) == "0-0 1-1 -2 2-3 3-4"


def test_numbers_of_as_many_rows() -> None:
    """Running numbers name rows where all else changed and as many rows are left."""
    old = rows("Item|Sum|Year", "1|12|2019", "2|7|2020", "3|21|2021")
    new = rows("Item|Sum|Year", "1|33|2022", "2|44|2023", "3|55|2024")
    assert linked(old, new) == "0-0 1-1 2-2 3-3"


def test_years_are_names() -> None:
    """A column of years names its rows, though they follow one another."""
    old = rows("Year|Grants|Loans", "2019|12|14", "2020|7|9", "2021|21|25")
    new = rows("Year|Grants|Loans", "2018|7|9", "2019|1|2", "2020|3|4", "2021|5|6")
    assert linked(old, new) == "0-0 -1 1-2 2-3 3-4"


def test_two_columns_name_a_row() -> None:
    """Where neither of the first columns names a row by itself, both do together."""
    old = rows("Region|Kind|Sum", "Africa|loan|1", "Africa|grant|2", "Asia|loan|3", "Asia|grant|4")
    new = rows("Region|Kind|Sum", "Africa|loan|9", "Africa|grant|8", "Asia|loan|7", "Asia|grant|6")
    assert linked(old, new) == "0-0 1-1 2-2 3-3 4-4"


def test_each_row_in_its_own_table() -> None:
    """Tables with the same names in them: a row whose figures became another table's stays."""
    old = [
        *(Block("Table 1. Grants"), *rows("Kenya and Uganda|12", "Nepal and Bhutan|7")),
        *(Block("Table 2. Loans"), *rows("Kenya and Uganda|77", "Nepal and Bhutan|88", table=2)),
    ]
    new = [
        *(Block("Table 1. Grants"), *rows("Kenya and Uganda|77", "Nepal and Bhutan|7")),
        *(Block("Table 2. Loans"), *rows("Kenya and Uganda|12", "Nepal and Bhutan|88", table=2)),
    ]
    assert linked(old, new) == "0-0 1-1 2-2 3-3 4-4 5-5"


def test_a_table_inserted_before_another() -> None:
    """A new table with the same names takes no rows from the old one."""
    new = [
        *(Block("Table 1. Loans of all kinds"), *rows("State|Sum", "Kenya|1", "Nepal|2")),
        *(Block("Table 2. Contributions"), *rows(*(b.text for b in OLD[:2]), table=2)),
        *rows("Nepal|8|9", "Peru|22|26", table=2),
    ]
    old = [Block("Table 1. Contributions"), *OLD]
    assert linked(old, new).endswith("0-4 1-5 2-6 3-7 4-8")


def test_a_head_of_other_words() -> None:
    """The head over rows that are the same is the head, whatever it says; a first row of figures
    is no head."""
    old, new = rows("State|Sum", "Kenya|1", "Nepal|2"), rows("Country|Amount", "Kenya|3", "Nepal|4")
    assert linked(old, new) == "0-0 1-1 2-2"
    old, new = rows("Chad|5", "Kenya|1", "Nepal|2"), rows("Angola|6", "Kenya|3", "Nepal|4")
    assert linked(old, new) == "0- -0 1-1 2-2"


def test_repeated_names_name_nothing() -> None:
    """Rows of the same name are told apart by their other cells, as before."""
    old = rows("Item|Sum of all", "Total|first part of it", "Total|second half of it")
    new = rows("Item|Sum of all", "Total|second half of it", "Total|something else")
    assert "2-1" in linked(old, new)


def test_rows_do_not_split_or_merge() -> None:
    """A row whose cells went to two rows became one of them; the other one is new."""
    head = "Topic|Place|Year"
    whole = "Training of judges in regional and prosecutors in national courts|Vienna, Geneva|2019"
    parts = (
        "Training of judges in regional courts|Vienna|2019",
        "Training of prosecutors in national courts|Geneva|2019",
    )
    assert linked(rows(head, whole), rows(head, *parts)) in ("0-0 1-1 -2", "0-0 -1 1-2")
    assert linked(rows(head, *parts), rows(head, whole)) in ("0-0 1-1 2-", "0-0 1- 2-1")

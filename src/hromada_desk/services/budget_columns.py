"""The columns of the budget grid, as the screen shows them and a pasted block meets them; groups of them fold away.

"codes" are the terms of a line beside its cost, "years" the amount of each year, "sources" one column per payer. Folded
codes and years leave; folded sources leave their sum.
"""

from collections.abc import Collection

from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import LINE_COLUMNS, SOURCE

NUMBER, TOTAL, DIFFERENCE, COVERED = "number", "total", "difference", "covered"
IN_YEAR = "in_year:"
"""Before a year: the column of what it takes; alone, of what no year takes yet."""
CODES, SOURCES, YEARS = "codes", "sources", "years"
GROUPS = (CODES, SOURCES, YEARS)
FIRST_OPEN = frozenset({SOURCES})
CODE_COLUMNS = ("period", "kekv", "programme_code", "partner_id", "activity_id", "eligible", "vat")


def grid_columns(book: BudgetBook, opened: Collection[str] = FIRST_OPEN) -> tuple[str, ...]:
    """The columns of the grid in their order, computed ones among them, with these groups opened."""
    years = tuple(f"{IN_YEAR}{'' if each is None else each}" for each in book.settled.by_year)
    payers = tuple(f"{SOURCE}{each.id}" for each in book.sources)
    return (NUMBER, *LINE_COLUMNS, TOTAL, *(years if YEARS in opened else ()),
            *(payers if SOURCES in opened or not payers else (COVERED,)), DIFFERENCE,
            *(CODE_COLUMNS if CODES in opened else ()))


def is_year(column: str) -> bool:
    """Whether it is the column of one year."""
    return column.startswith(IN_YEAR)


def year_of_column(column: str) -> int | None:
    """The year of such a column, None for what no year takes yet."""
    written = column.removeprefix(IN_YEAR)
    return int(written) if written else None

"""Cells of the budget as places: which need attention, which comes next, and what a place is called."""

from collections.abc import Sequence
from typing import Protocol

from hromada_desk.desktop.kit.grid_view import GridView
from hromada_desk.desktop.kit.problem_list import Finding
from hromada_desk.desktop.screens.budget.columns import column_title
from hromada_desk.desktop.screens.budget.rows import column_of
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import takes_typing
from hromada_desk.text.catalog import translate


class Work(Protocol):
    """What deeds and hints need of the page they work on."""

    @property
    def book(self) -> BudgetBook | None:
        """The opened budget."""

    @property
    def view(self) -> GridView:
        """The grid."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the budget is looked at in another currency, so that nothing can be written."""

    def show_figures(self) -> None:
        """Show the book as it is now."""

    def commit(self) -> None:
        """Write what is being typed."""

    def go_to(self, line_id: str, column: str) -> None:
        """Put the caret into that cell, its headings opened."""

    def show_findings(self, title: str, findings: Sequence[Finding]) -> None:
        """Show a list of findings beside the grid."""

    def close_findings(self) -> None:
        """Nothing of the list is left."""


def problem_places(book: BudgetBook) -> list[tuple[str, str]]:
    """Every cell something is wrong with, in the order of the budget: the worst of each line."""
    worst: dict[str, Problem] = {}
    for each in book.problems:
        if each.kind == BudgetLine.kind and each.severity is not Severity.NOTE:
            worst.setdefault(each.record_id, each)
    return [(line_id, column_of(worst[line_id])) for line_id in book.figures.lines if line_id in worst]


def next_problem(book: BudgetBook, line_id: str, step: int) -> tuple[str, str] | None:
    """The next such cell below that line (above, with a step of -1), around the end; None where all is well."""
    places = problem_places(book)
    if not places:
        return None
    order = {each: at for at, each in enumerate(book.figures.lines)}
    here = order.get(line_id, -1)
    if step > 0:
        return next((each for each in places if order[each[0]] > here), places[0])
    return next((each for each in reversed(places) if order[each[0]] < here), places[-1])


def place_words(book: BudgetBook, line_id: str, column: str) -> str:
    """Where a cell is: "Line 4.2, unit cost"."""
    named = column_title(book, column) if takes_typing(column) else ""
    number = book.number_of(line_id) if line_id in book.figures.lines else ""
    return translate("budget_screen.place", number=number, column=named)

"""Importing a budget until it is stored, against reading the same file with calamine.

The bare side stops at rows of cells. Ours finds the head, understands headings, costs and sums, checks every product,
every section and the whole, makes lines with who pays them, and writes them with their journal as one durable change.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Timed, Yardstick, clocked
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_imports import ADD, apply_import, open_source, preview_budget
from hromada_desk.services.workspaces import create_workspace, open_workspace

HEADS = ("No", "Costs", "Unit", "Quantity", "Unit cost, EUR", "Total, EUR", "Grant", "Local budget")
SECTION = 50
"""Lines under one heading."""


@contextmanager
def importing(folder: Path, size: Size) -> Iterator[Sides]:
    """A tidy budget of one sheet into an empty one; the workspace is new each time."""
    listed = folder / "budget.xlsx"
    write_budget(listed, size.lines)
    empty = folder / "empty.hromada"
    desk = create_workspace(empty, sample.PASSPHRASE, sample.DEMO_HROMADA, who="bench")
    budget = Budget(id=desk.new_id(), currency="EUR")
    desk.put("change.created", budget, kind=Budget.kind, title="")
    desk.close()
    yield Sides(_ours(listed, empty, budget.id), clocked(lambda: _read(listed)))


def write_budget(path: Path, lines: int) -> None:
    """Numbered sections with their sums, a price and two payers in every line, a total at the end."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADS)
    at, section, whole = 1, 0.0, 0.0
    for number in range(lines):
        heading, within = divmod(number, SECTION)
        if not within:
            sheet.write_row(at, 0, [f"{heading + 1}", f"Heading {heading + 1}"])
            at, section = at + 1, 0.0
        quantity, price = 1 + number % 24, 100 + number % 977 / 4
        cost = round(quantity * price, 2)
        sheet.write_row(at, 0, [f"{heading + 1}.{within + 1}", f"Cost {number + 1}", "pcs", quantity, price, cost,
                                round(cost / 2, 2), round(cost - round(cost / 2, 2), 2)])
        at, section, whole = at + 1, section + cost, whole + cost
        if within == SECTION - 1 or number == lines - 1:
            sheet.write_row(at, 1, [f"Subtotal, heading {heading + 1}", "", "", "", round(section, 2)])
            at += 1
    sheet.write_row(at, 1, ["Total", "", "", "", round(whole, 2)])
    book.close()


def _ours(listed: Path, empty: Path, budget_id: str) -> Timed:
    numbers = count()

    def timed() -> float:
        path = empty.with_name(f"import-{next(numbers)}.hromada")
        shutil.copyfile(empty, path)
        desk = open_workspace(path, sample.PASSPHRASE, who="bench")
        try:
            book = BudgetBook(desk, budget_id)
            seconds = clocked(lambda: apply_import(book, preview_budget(book, open_source(listed)), ADD))()
            assert desk.count(BudgetLine) > 0
            return seconds
        finally:
            desk.close()

    return timed


def _read(listed: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(listed).get_sheet_by_index(0).to_python()


BUDGET_IMPORT = Yardstick("budget-import",
                          "a budget of all lines: read, understood, checked, stored with journal, durable",
                          "python-calamine reading the same file into lists", None, importing)

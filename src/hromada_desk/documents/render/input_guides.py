"""What cells to fill in accept: warnings with a sentence, never a stop, for a budget is not right at once."""

from decimal import Decimal
from typing import Any

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.budget_layout import FIRST_ROW, Layout
from hromada_desk.documents.render.sheet_formats import head
from hromada_desk.documents.workbook import BudgetWorkbook

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""What a workbook allows."""


def guide_inputs(sheet: Any, book: BudgetWorkbook, layout: Layout) -> None:
    """Quantities, prices and what sources pay of zero or more, shares within their caps, yes or no."""
    last = max(FIRST_ROW, layout.total - 1)
    words = book.words
    capped = {layout.rows[index]: part.cap for part in book.roles.values() if part.cap is not None
              for index in part.rows if index < len(layout.rows) and book.rows[index].percent is not None}
    quantity = layout.columns["quantity"]
    for first, end in _around(sorted(capped), last):
        guide_numbers(sheet, (first, quantity, end, quantity), book)
    for row, cap in capped.items():
        _guide_cap(sheet, row, quantity, cap, book)
    columns = [(layout.columns["price"], layout.columns["price"])]
    if book.sources:
        columns.append((layout.sources.start, layout.sources.stop - 1))
    for first, end in columns:
        guide_numbers(sheet, (FIRST_ROW, first, last, end), book)
    guide_choice(sheet, (FIRST_ROW, layout.columns["eligible"], last), (words["yes"].main, words["no"].main))
    sheet.ignore_errors({"number_stored_as_text": layout.column_range(0, absolute=False)})


def guide_numbers(sheet: Any, area: tuple[int, int, int, int], book: BudgetWorkbook) -> None:
    """Numbers of zero or more in an area (first row and column, last row and column)."""
    words = book.words
    sheet.data_validation(*area, {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning",
                                  "ignore_blank": True, **_said(words["number_title"], words["number_message"])})


def guide_choice(sheet: Any, place: tuple[int, int, int], values: tuple[str, ...]) -> None:
    """One of some words in a column (first row, column, last row), where a workbook can hold the list."""
    row, column, last = place
    if len(",".join(values)) <= LONGEST_MESSAGE:
        sheet.data_validation(row, column, last, column, {"validate": "list", "source": list(values),
                                                          "error_type": "warning"})


def _guide_cap(sheet: Any, row: int, column: int, cap: Decimal | None, book: BudgetWorkbook) -> None:
    words = book.words
    share = f"{(cap or Decimal(0)) * 100:.2f}".rstrip("0").rstrip(".")
    sheet.data_validation(row, column, row, column, {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": float(cap or 0), "error_type": "warning",
        "ignore_blank": True, **_said(words["cap_title"], Pair(words["cap_message"].main.format(share=share),
                                                               words["cap_message"].second.format(share=share)))})


def _said(title: Pair, message: Pair) -> dict[str, str]:
    return {"error_title": title.main[:LONGEST_TITLE], "error_message": head(message)[:LONGEST_MESSAGE]}


def _around(taken: list[int], last: int) -> list[tuple[int, int]]:
    """The rows from the first to the last one without those taken, as ranges."""
    starts = [FIRST_ROW, *(row + 1 for row in taken)]
    ends = [*(row - 1 for row in taken), last]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start <= end]

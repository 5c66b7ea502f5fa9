"""The columns of the budget grid as they look: titles and widths; which there are is `budget_columns`' business."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.grid_rows import GridColumn
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import (
    CURRENCY,
    QUANTITY,
    TITLE,
    UNIT,
    UNIT_COST,
    YEAR,
    source_named,
    source_of_column,
)
from hromada_desk.services.budget_columns import (
    COVERED,
    DIFFERENCE,
    FIRST_OPEN,
    NUMBER,
    TOTAL,
    grid_columns,
    is_year,
    year_of_column,
)
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.numbers import currency_sign

TITLE_LEAST = 220
SOURCE_WIDTH, YEAR_WIDTH = 108, 104
PADDING = 20
"""Pixels of a column head that its words may not use."""
AT_RIGHT = frozenset({QUANTITY, UNIT_COST, TOTAL, COVERED, DIFFERENCE})
FROZEN = frozenset({NUMBER, TITLE})
WIDTHS = {NUMBER: 48, TITLE: TITLE_LEAST, UNIT: 62, QUANTITY: 78, UNIT_COST: 92, CURRENCY: 44, YEAR: 46, TOTAL: 112,
          COVERED: 112, DIFFERENCE: 116, "period": 152, "kekv": 54, "programme_code": 78, "partner_id": 132,
          "activity_id": 132, "eligible": 78, "vat": 92}
TITLES = {NUMBER: "budget_screen.column.number", CURRENCY: "budget_screen.column.currency",
          COVERED: "budget_screen.sources", DIFFERENCE: "budget_screen.column.difference"}


def columns_of(book: BudgetBook, opened: Collection[str] = FIRST_OPEN) -> tuple[GridColumn, ...]:
    """The columns in their order, with these groups opened."""
    return tuple(map(partial(_column, book), grid_columns(book, opened)))


def column_title(book: BudgetBook, key: str) -> str:
    """What a column is called, in one line."""
    return _words(book, key).replace("\n", " ")


def two_lines(words: str, width: int) -> str:
    """Words broken into at most two lines of that width at 100 %, the rest elided."""
    metrics = style.metrics(Type.CAPTION)
    room = style.px(width)
    first, *rest = words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= room:
        first = f"{first} {rest.pop(0)}"
    return "\n".join(metrics.elidedText(each, Qt.TextElideMode.ElideRight, room)
                     for each in (first, " ".join(rest)) if each)


def _column(book: BudgetBook, key: str) -> GridColumn:
    own = bool(source_of_column(key))
    width = SOURCE_WIDTH if own else YEAR_WIDTH if is_year(key) else WIDTHS[key]
    words = _words(book, key)
    title = two_lines(words, width - PADDING) if own else words
    return GridColumn(key, title, width, at_right=own or is_year(key) or key in AT_RIGHT, frozen=key in FROZEN)


def _words(book: BudgetBook, key: str) -> str:
    source = source_named(book, source_of_column(key))
    if source is not None:
        return source.name.best(current().language) or translate("budget_screen.unnamed")
    if is_year(key):
        year = year_of_column(key)
        return translate("budget_grid.no_year") if year is None else str(year)
    if key == TOTAL:
        return translate("budget_screen.column.total", sign=currency_sign(book.currency, current().language))
    return translate(TITLES.get(key, f"budget_line.{key}"))

"""The columns of the budget grid: what a line costs, then one column per source, then what they leave open."""

from PySide6.QtCore import Qt

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.grid_rows import GridColumn
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.budget_block import DIFFERENCE, NUMBER, TOTAL
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import CURRENCY, QUANTITY, SOURCE, TITLE, UNIT, UNIT_COST, YEAR
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.numbers import currency_sign

TITLE_LEAST = 220
SOURCE_WIDTH = 108
PADDING = 20
"""Pixels of a column head that its words may not use."""


def columns_of(book: BudgetBook) -> tuple[GridColumn, ...]:
    """The columns in their order, the same as `budget_block.grid_columns`."""
    language = current().language
    sign = currency_sign(book.currency, language)
    return (
        GridColumn(NUMBER, translate("budget_screen.column.number"), 48, frozen=True),
        GridColumn(TITLE, translate("budget_line.title"), TITLE_LEAST, frozen=True),
        GridColumn(UNIT, translate("budget_line.unit"), 62),
        GridColumn(QUANTITY, translate("budget_line.quantity"), 64, at_right=True),
        GridColumn(UNIT_COST, translate("budget_line.unit_cost"), 92, at_right=True),
        GridColumn(CURRENCY, translate("budget_screen.column.currency"), 44),
        GridColumn(YEAR, translate("budget_line.year"), 46),
        GridColumn(TOTAL, translate("budget_screen.column.total", sign=sign), 112, at_right=True),
        *(GridColumn(f"{SOURCE}{each.id}", two_lines(each.name.best(language) or translate("budget_screen.unnamed"),
                                                     SOURCE_WIDTH - PADDING), SOURCE_WIDTH, at_right=True)
          for each in book.sources),
        GridColumn(DIFFERENCE, translate("budget_screen.column.difference"), 116, at_right=True),
    )


def two_lines(words: str, width: int) -> str:
    """Words broken into at most two lines of that width at 100 %, the rest elided."""
    metrics = style.metrics(Type.CAPTION)
    room = style.px(width)
    first, *rest = words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= room:
        first = f"{first} {rest.pop(0)}"
    return "\n".join(metrics.elidedText(each, Qt.TextElideMode.ElideRight, room)
                     for each in (first, " ".join(rest)) if each)

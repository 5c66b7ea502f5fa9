"""Reads the rows under the head of a foreign budget one by one: texts, numbers, money, years, payers of each.

What a row is (heading, cost, subtotal) its neighbours decide too: that is the business of `budget_kinds`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hromada_desk.domain.folding import fold, normalise
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.values import Bilingual
from hromada_desk.exchange.budget_cells import (
    NOTHING,
    Figure,
    in_two_languages,
    looks_like_currency,
    number_text,
    read_currency,
    read_figure,
)
from hromada_desk.exchange.budget_mapping import (
    CURRENCY,
    HEADING,
    KEKV,
    NUMBER,
    ORIGINAL_PRICE,
    PAYER,
    PAYER_NAME,
    PRICE,
    QUANTITY,
    RATE,
    TITLE,
    TITLE_EN,
    TOTAL,
    UNIT,
    YEAR,
    YEAR_QUANTITY,
    YEAR_TOTAL,
    BudgetColumn,
    BudgetMapping,
)
from hromada_desk.exchange.budget_ordinals import class_ordinal, read_ordinal, split_title
from hromada_desk.exchange.budget_row import BudgetRow, BudgetRowKind, exact_money
from hromada_desk.exchange.budget_words import BudgetWords
from hromada_desk.exchange.headers import YEARS, guess_field, is_column_numbers
from hromada_desk.exchange.tables import Cell, Row, Table, cell_text, column_letters

FILLED_DOWN = frozenset({HEADING, UNIT, YEAR, KEKV, CURRENCY, PAYER_NAME})
"""Fields whose merged cell speaks for every row it spans."""
LONGEST_TITLE, LONGEST_UNIT, LONGEST_TEXT = 500, 40, 5000
LEAST_HEADS = 3
FIRST_COLUMNS = frozenset({"1", "A", "\u0410"})
"""How the row of the numbers of columns begins that official forms have under their heads."""


class BudgetRowReader:
    """Reads the rows of one sheet under one mapping."""

    def __init__(self, table: Table, mapping: BudgetMapping, words: BudgetWords) -> None:
        self._table, self._mapping, self._words = table, mapping, words
        self._by_field = {each.field: each for each in mapping.columns}
        self._payers = mapping.columns_of(PAYER)
        self._years = mapping.columns_of(YEAR_TOTAL)
        self._year_quantities = mapping.columns_of(YEAR_QUANTITY)
        self._heads = tuple(fold(each.head) for each in mapping.columns)
        self._down = _spans(table, mapping)
        self._has_numbers = NUMBER in self._by_field and QUANTITY in self._by_field

    def read(self) -> Iterator[BudgetRow]:
        """All rows under the head, until another table begins."""
        category, after_blank = "", False
        for index in range(self._mapping.first_row, len(self._table.rows)):
            cells = self._cells(index)
            row = BudgetRow(index, cells, hidden=index in self._table.notes.hidden)
            if not any(cell_text(cell).strip() for cell in cells):
                yield row
                after_blank = True
                continue
            other = self._is_head(cells, after_blank=after_blank)
            after_blank = False
            if other is not None:
                if not other:
                    row.kind = BudgetRowKind.NOTE
                    row.add("budget_import.other_table", Severity.NOTE)
                    yield row
                    return
                row.kind = BudgetRowKind.HEAD
                yield row
                continue
            self._read_texts(row)
            self._read_figures(row)
            category = row.category = self._text(row, HEADING) or category
            yield row

    def _cells(self, index: int) -> Row:
        cells = self._table.rows[index]
        filled = {column: self._table.rows[top][column] for (column, first, last, top) in self._down
                  if first <= index <= last}
        return [filled.get(at, cell) for at, cell in enumerate(cells)] if filled else cells

    def _is_head(self, cells: Row, *, after_blank: bool) -> bool | None:
        """None for an ordinary row, True for this table's head again, False for the head of another table."""
        told = [cell for cell in cells if not isinstance(cell, str) or cell.strip()]
        if cell_text(told[0]).strip(" .") in FIRST_COLUMNS and is_column_numbers(told):
            return True
        texts = [cell for cell in told if isinstance(cell, str)]
        if after_blank and self._heads_figures(cells):
            return False
        if len(texts) < LEAST_HEADS or any(isinstance(cell, int | float) and cell not in YEARS for cell in told):
            return None
        same = sum(1 for at, cell in enumerate(cells) if isinstance(cell, str) and len(cell.strip()) > 1
                   and any(fold(cell) in each for each in self._heads[at:at + 1]))
        if same >= LEAST_HEADS:
            return True
        named = {guess.field for text in texts if len(text) < 60
                 and (guess := guess_field(text, self._words.base.headers)) is not None}
        return False if len(named) >= LEAST_HEADS and len(named) >= len(texts) - 1 else None

    def _heads_figures(self, cells: Row) -> bool:
        """Whether words stand in several columns of figures and figures in none: the head of another table."""
        told = [cell for each in self._mapping.columns if each.field in (QUANTITY, PRICE, TOTAL, UNIT)
                if cell_text(cell := cells[each.column]).strip()]
        return len(told) >= LEAST_HEADS and all(
            isinstance(cell, str) and read_figure(cell, "", self._words).code == "budget_import.not_a_number"
            for cell in told)

    def _text(self, row: BudgetRow, name: str, longest: int = LONGEST_TEXT) -> str:
        column = self._by_field.get(name)
        return "" if column is None else normalise(cell_text(row.cells[column.column]))[:longest]

    def _read_texts(self, row: BudgetRow) -> None:
        column = self._by_field[TITLE]
        raw = cell_text(row.cells[column.column])
        written = number_text(row.cells[self._by_field[NUMBER].column]) if NUMBER in self._by_field else ""
        row.ordinal = read_ordinal(written)
        if written and not row.ordinal.written and not raw.strip():  # a title merged over the column of numbers
            raw = written
        if not raw.strip():
            raw = self._stray_title(row)
        title = normalise(raw)
        row.indent = len(raw) - len(raw.lstrip())
        if not row.ordinal.written:
            row.ordinal, title = split_title(title)
        uk, en = in_two_languages(title)
        english = " ".join(self._text(row, TITLE_EN).split())
        row.title = Bilingual(uk[:LONGEST_TITLE], (english or en)[:LONGEST_TITLE])
        self._read_codes(row)

    def _read_codes(self, row: BudgetRow) -> None:
        row.unit = " ".join(self._text(row, UNIT).split())[:LONGEST_UNIT]
        row.payer_name = " ".join(self._text(row, PAYER_NAME).split())
        kekv = self._text(row, KEKV)
        row.texts = {name: text for name, text in (
            ("kekv", kekv if len(kekv) <= 4 else ""), ("programme_code", self._text(row, "programme_code", 7)),
            ("dk021", self._text(row, "dk021", 10)), ("eligible", self._text(row, "eligible", 40)),
            ("justification", self._text(row, "justification")),
            ("price_source", self._text(row, "price_source", 500))) if text}
        if not row.ordinal.written and not self._has_numbers:
            row.ordinal = class_ordinal(row.texts.get("kekv", ""))
        year = self._text(row, YEAR)
        row.year = int(year) if year.isdecimal() and int(year) in YEARS else self._mapping.year

    def _stray_title(self, row: BudgetRow) -> str:
        """The text of a row whose title stands in another column, as merged headings and totals do."""
        figures = {each.column for each in self._mapping.columns if each.field in (QUANTITY, PRICE, TOTAL, YEAR_TOTAL)}
        texts = [(at, cell) for at, cell in enumerate(row.cells) if isinstance(cell, str) and len(cell.strip()) > 2
                 and read_figure(cell, "", self._words).code == "budget_import.not_a_number"]
        first_figure = min(figures, default=len(row.cells))
        before = [cell for at, cell in texts if at < first_figure]
        return before[0] if len(before) == 1 or (before and not row.ordinal.written) else ""

    def _read_figures(self, row: BudgetRow) -> None:
        quantity, price, total = (self._figure(row, name) for name in (QUANTITY, PRICE, TOTAL))
        original = self._figure(row, ORIGINAL_PRICE)
        price = price if original.value is None else original
        self._read_currency(row, price, total)
        row.quantity, row.rate = quantity.value, self._figure(row, RATE).value
        if quantity.unit and not row.unit:
            row.unit = quantity.unit[:LONGEST_UNIT]
        if price.value is not None:
            row.price = price.value * _times(self._by_field[PRICE if original.value is None else ORIGINAL_PRICE], price)
        row.said = self._money(row, total, self._by_field.get(TOTAL))
        row.percents = tuple(each.value for each in (quantity, price) if each.percent and each.value is not None)
        row.by_year = tuple(self._money(row, self._read(row, each), each) for each in self._years)
        if row.said is None and self._mapping.years_only:
            told = [each.minor for each in row.by_year if each is not None]
            row.said = Money(sum(told), self._of_total(row)) if told else None
        if row.quantity is None and self._year_quantities and QUANTITY not in self._by_field:
            counted = [self._read(row, each).value for each in self._year_quantities]
            row.quantity = sum((each for each in counted if each), Decimal(0)) or None
        told_years = [each.year for each, money in zip(self._years, row.by_year, strict=True) if money]
        if row.year is None and len(told_years) == 1 and row.said in row.by_year:
            row.year = told_years[0]
        row.payers = tuple((at, figure.value * (1 if each.percent else each.times))
                           for at, each in enumerate(self._payers)
                           if (figure := self._read(row, each)).value)

    def _figure(self, row: BudgetRow, name: str) -> Figure:
        column = self._by_field.get(name)
        return NOTHING if column is None else self._read(row, column)

    def _read(self, row: BudgetRow, column: BudgetColumn) -> Figure:
        """A number of the row; one that cannot be read is a problem of the row and nothing."""
        cell: Cell = row.cells[column.column]
        address = (row.index, column.column)
        shown = self._table.notes.errors.get(address, "")
        figure = Figure(code="budget_import.error_in_cell") if shown else \
            read_figure(cell, self._mapping.decimal, self._words)
        if address in self._table.notes.uncomputed and cell == "":
            figure = Figure(code="budget_import.formula_without_value")
        if not figure.code:
            return figure
        details: dict[str, object] = {"column": column.head or column_letters(column.column),
                                      "text": shown or " ".join(cell_text(cell).split())[:80]}
        if figure.meanings:
            details |= {"first": figure.meanings[0], "second": figure.meanings[-1]}
        row.add(figure.code, Severity.ERROR, column.field, **details)
        return NOTHING

    def _read_currency(self, row: BudgetRow, price: Figure, total: Figure) -> None:
        row.currency = price.currency or total.currency
        column = self._by_field.get(CURRENCY)
        if not row.currency and column is not None:
            known = read_currency(row.cells[column.column], self._words)
            if known is None:
                row.add("budget_import.unknown_currency", Severity.ERROR, CURRENCY,
                        text=cell_text(row.cells[column.column]).strip()[:40], currency=self._mapping.currency)
            row.currency = known or ""
        strange = next((each.unit for each in (price, total) if looks_like_currency(each.unit)), "")
        if not row.currency and strange:
            row.add("budget_import.unknown_currency", Severity.ERROR, PRICE, text=strange,
                    currency=self._mapping.currency)
        of_price = self._by_field.get(PRICE)
        row.currency = row.currency or (of_price.currency if of_price else "") or self._mapping.currency

    def _of_total(self, row: BudgetRow) -> str:
        """The currency of the row's sum: what its head says, the sheet's beside converted prices, else its own."""
        column = self._by_field.get(TOTAL) or self._by_field.get(YEAR_TOTAL)
        own = self._mapping.currency if ORIGINAL_PRICE in self._by_field else row.currency
        return column.currency if column is not None and column.currency else own

    def _money(self, row: BudgetRow, figure: Figure, column: BudgetColumn | None) -> Money | None:
        if figure.value is None or column is None:
            return None
        currency = figure.currency or self._of_total(row)
        return exact_money(figure.value * (1 if figure.currency else column.times), currency)


def _times(column: BudgetColumn, figure: Figure) -> Decimal:
    """What one in the column stands for; a figure that names its currency itself is in whole units of it."""
    return Decimal(1) if figure.currency else column.times


def _spans(table: Table, mapping: BudgetMapping) -> Sequence[tuple[int, int, int, int]]:
    """Merged cells that speak for the rows below them: column, first and last row filled, the row that holds it."""
    columns = {each.column for each in mapping.columns if each.field in FILLED_DOWN}
    return [(merged.left, merged.top + 1, merged.bottom, merged.top) for merged in table.merged
            if merged.bottom > merged.top >= mapping.first_row and merged.left in columns]

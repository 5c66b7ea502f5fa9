"""Items of the EU's Annex B: units of each year times the unit value, or per cent of other items."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents.budget_layouts import EuBook, EuPart, EuRow
from hromada_desk.documents.render.budget_layout import ranges_of, summed
from hromada_desk.documents.render.budget_sheet import put_number, write_rate
from hromada_desk.documents.render.pen import Pen
from hromada_desk.documents.workbook import BookRow, BudgetWorkbook
from hromada_desk.domain.money import MINOR_DIGITS, Money

GROUP_ROW, HEAD_ROW, FIRST_ROW = 2, 3, 4
PARTS: tuple[EuPart, ...] = ("direct", "indirect", "contingency", "other")
GROUP = 3
"""Columns of one year: units, unit value, total."""


@dataclass(slots=True)
class EuLayout:
    """Where rows and columns stand; filled while the sheet is written from above."""

    columns: dict[str, int]
    years: tuple[int | None, ...]
    first_year: int
    items: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    sums: dict[int, int] = field(default_factory=dict)
    """The rows of lines 7 to 13 by their number."""

    def year_total(self, place: int) -> int:
        """The column of a year's total."""
        return self.first_year + GROUP * place + 2

    def totals(self) -> list[tuple[int, int | None]]:
        """Every column of totals with the year it is of, all years (None) first; years by their place."""
        return [(self.columns["total"], None), *((self.year_total(at), at) for at in range(len(self.years)))]


def eu_layout(book: EuBook) -> EuLayout:
    """The columns: years only where there is more than one."""
    whole = book.whole
    names = ["number", "title"]
    if any(row.title.second for rows in book.parts.values() for row in rows):
        names.append("second")
    names += ["partner", "unit", "units", "value", "total"]
    columns = {name: at for at, name in enumerate(names)}
    years = whole.years if len(whole.years) > 1 else ()
    after = len(names) + GROUP * len(years)
    if any(row.price is not None and row.price.currency != whole.currency for row in whole.rows):
        columns |= {"price": after, "currency": after + 1, "rate": after + 2}
    return EuLayout(columns, years, len(names), {})


class EuItems:
    """Writes the figures of items."""

    def __init__(self, whole: BudgetWorkbook, layout: EuLayout, pen: Pen) -> None:
        self.whole, self.layout, self.pen = whole, layout, pen
        self.digits = MINOR_DIGITS[whole.currency]

    def amount(self, lines: Sequence[int], year: int | None) -> Money:
        """What lines cost, in the year of that place or in all."""
        found = (self.whole.rows[line] for line in lines)
        return Money(sum(row.amount.minor for row in found if year is None or row.year == self.layout.years[year]),
                     self.whole.currency)

    def cost(self, item: EuRow, row: BookRow, at: int, role: str) -> None:
        """Units of each year times the unit value; all years are their sum."""
        pen, columns, look = self.pen, self.layout.columns, "input"
        pen.text(at, columns["unit"], row.unit, look, "text")
        self._value(row, at)
        value, sums = xl_rowcol_to_cell(at, columns["value"], col_abs=True), self.amount(item.lines, None).amount
        if not self.layout.years:
            pen.number(at, columns["units"], row.quantity, "quantity", look)
            units = xl_rowcol_to_cell(at, columns["units"])
            pen.formula(at, columns["total"], f"ROUND({units}*{value},{self.digits})", sums, role=role)
            return
        by_year = {self.whole.rows[line].year: self.whole.rows[line].quantity for line in item.lines}
        starts = [self.layout.first_year + GROUP * place for place in range(len(self.layout.years))]
        for place, (start, year) in enumerate(zip(starts, self.layout.years, strict=True)):
            pen.number(at, start, by_year.get(year), "quantity", look)
            used = bool(by_year.get(year))
            pen.formula(at, start + 1, f"IF({xl_rowcol_to_cell(at, start)}=0,0,{value})",
                        self._unit_value(row) if used else 0)
            cost = f"ROUND({xl_rowcol_to_cell(at, start)}*{value},{self.digits})"
            pen.formula(at, start + 2, cost, self.amount(item.lines, place).amount, role=role)
        quantity = sum((each for each in by_year.values() if each is not None), Decimal(0))
        units, costs = ("+".join(xl_rowcol_to_cell(at, start + shift) for start in starts) for shift in (0, 2))
        pen.formula(at, columns["units"], units, quantity, "quantity")
        pen.formula(at, columns["total"], costs, sums, role=role)

    def _value(self, row: BookRow, at: int) -> None:
        """The unit value in the budget's currency: a figure, or the foreign price times its rate, not rounded."""
        pen, columns = self.pen, self.layout.columns
        if row.price is None or row.price.currency == self.whole.currency:
            pen.number(at, columns["value"], row.price.amount if row.price else None, "money", "input")
            return
        pen.number(at, columns["price"], row.price.amount, "money", "input")
        pen.text(at, columns["currency"], row.price.currency, "line", "text")
        write_rate(pen.sheet, at, columns["rate"], row, self.whole, pen.formats)
        price, rate = (xl_rowcol_to_cell(at, columns[name]) for name in ("price", "rate"))
        pen.formula(at, columns["value"], f"{price}*{rate}", self._unit_value(row))

    def _unit_value(self, row: BookRow) -> Decimal:
        if row.price is None:
            return Decimal(0)
        if row.price.currency == self.whole.currency:
            return row.price.amount
        return row.price.amount * row.rate if row.rate is not None else Decimal(0)

    def share(self, row: BookRow, at: int, role: str) -> None:
        """Per cent of other items: the share stands where units do, what it is a part of where unit values do."""
        pen, columns = self.pen, self.layout.columns
        pen.text(at, columns["unit"], "%", "line", "text")
        put_number(pen.sheet, at, columns["units"], row.percent, pen.formats.of("input", "share"))
        base = self._base(row)
        figure = row.base.amount if row.base is not None else Decimal(0)
        pen.formula(at, columns["value"], base or f"{figure}", figure)
        share, whole = (xl_rowcol_to_cell(at, columns[name]) for name in ("units", "value"))
        pen.formula(at, columns["total"], f"ROUND({share}*{whole},{self.digits})", row.amount.amount, role=role)
        total = xl_rowcol_to_cell(at, columns["total"])
        for place, year in enumerate(self.layout.years):
            mine = row.year == year
            pen.formula(at, self.layout.year_total(place), total if mine else "0", row.amount.amount if mine else 0,
                        role=role)

    def _base(self, row: BookRow) -> str:
        """The items a share is a part of; lines 9, 11 and 13 add others and part the ranges."""
        marks = sorted({*self.layout.items.values(), *(self.layout.sums[number] for number in (9, 11, 13))})
        rows = sorted({self.layout.items[line] for line in row.base_rows})
        return summed(ranges_of(rows, marks, self.layout.columns["total"]))

"""Annex B of the EU's external actions, worksheet 1: all years and each year beside it, lines 7 to 13 as formulas."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.budget_layouts import EuBook, EuPart, EuRow
from hromada_desk.documents.render.budget_sheet import stated_rates
from hromada_desk.documents.render.eu_items import FIRST_ROW, GROUP, GROUP_ROW, HEAD_ROW, PARTS, EuItems, EuLayout
from hromada_desk.documents.render.pen import Pen
from hromada_desk.documents.render.sheet_formats import head
from hromada_desk.documents.workbook import BookRow, BudgetWorkbook

BUDGET = "Budget"


class EuSheet:
    """Worksheet 1 while it is written."""

    def __init__(self, book: EuBook, layout: EuLayout, pen: Pen) -> None:
        self.book, self.layout, self.pen = book, layout, pen
        self.whole: BudgetWorkbook = book.whole
        self.items = EuItems(book.whole, layout, pen)
        self.at = FIRST_ROW
        self._late: list[tuple[BookRow, int, str]] = []

    def write(self) -> dict[str, str]:
        """All of it; gives the names of cells other sheets refer to."""
        self._heads()
        self._direct()
        for number, part in zip((8, 10, 12), PARTS[1:], strict=True):
            self._part(number, part)
            self._line(number + 1, (number - 1, number))
        for row, at, role in self._late:
            self.items.share(row, at, role)
        self.pen.sheet.freeze_panes(FIRST_ROW, 2)
        column = xl_col_to_name(self.layout.columns["total"])
        names = {"DirectCosts": 7, "IndirectCosts": 8, "Contingency": 10, "TotalEligible": 11, "TotalAccepted": 13}
        return {name: f"={BUDGET}!${column}${self.layout.sums[line] + 1}" for name, line in names.items()}

    def _heads(self) -> None:
        words, pen, currency = self.whole.words, self.pen, self.whole.currency
        subtitle = (self.whole.title.main, self.whole.title.second, stated_rates(self.whole), words["fill"].main)
        pen.titles(f"{words['eu.title'].main}, {currency}", " \u00b7 ".join(part for part in subtitle if part))
        heads: dict[str, tuple[Pair, float, str]] = {
            "number": (words["number"], 8, "text"), "title": (words["costs"], 44, "text"),
            "second": (Pair(words["costs"].second), 36, "text"), "partner": (words["eu.partner"], 9, "text"),
            "unit": (words["unit"], 11, "text"), "units": (words["eu.units"], 10, "quantity"),
            "value": (words["eu.unit_value"], 14, "money"), "total": (words["total"], 15, "money"),
            "price": (words["unit_cost"], 14, "money"), "currency": (words["currency"], 10, "text"),
            "rate": (Pair(words["rate"].main.format(currency=currency), words["rate"].second.format(currency=currency)),
                     16, "rate")}
        group = ("units", "value", "total")
        names = [name for name in self.layout.columns if name not in ("price", "currency", "rate")]
        names += [*group] * len(self.layout.years) + [name for name in ("price", "currency", "rate")
                                                     if name in self.layout.columns]
        pen.heads([heads[name] for name in names], HEAD_ROW)
        for column in range(len(names)):
            pen.text(GROUP_ROW, column, "", "head", "wrapped")
        self._group(self.layout.columns["unit"], self.layout.columns["total"], head(words["eu.all_years"]))
        for place, year in enumerate(self.layout.years):
            text = head(words["no_year"]) if year is None else head(
                Pair(words["eu.year"].main.format(number=place + 1, year=year),
                     words["eu.year"].second.format(number=place + 1, year=year)))
            start = self.layout.first_year + GROUP * place
            self._group(start, start + GROUP - 1, text)
        pen.sheet.set_row(GROUP_ROW, 30)

    def _group(self, first: int, last: int, text: str) -> None:
        """A head over several columns."""
        self.pen.sheet.merge_range(GROUP_ROW, first, GROUP_ROW, last, text, self.pen.formats.of("head", "wrapped"))

    def _direct(self) -> None:
        """Headings and items; each top heading is summed below its items; then line 7."""
        start, rows = self.at, self.book.parts["direct"]
        for place, row in enumerate(rows):
            if row.lines:
                self._item(row)
            else:
                self._words(row.number, row.title, "heading")
                self.at += 1
            following = rows[place + 1] if place + 1 < len(rows) else None
            if following is None or following.depth == 0:
                self._subtotal(rows, place)
        self._sum_row(7, "SUBTOTAL(9,{0}:{1})" if rows else "0", (start, self.at - 1), self._lines_of("direct"))

    def _subtotal(self, rows: tuple[EuRow, ...], last: int) -> None:
        first = last
        while first and rows[first].depth > 0:
            first -= 1
        if rows[first].lines:
            return
        lines = [line for row in rows[first:last + 1] for line in row.lines]
        start = self.layout.items[lines[0]]
        words = self.whole.words["eu.subtotal"]
        title = rows[first].title
        second = f"{words.second} {rows[first].number}. {title.second}" if title.second else ""
        self._words("", Pair(f"{words.main} {rows[first].number}. {title.main}", second), "subtotal")
        self._sums("SUBTOTAL(9,{0}:{1})", (start, self.at - 1), lines, "subtotal")
        self.at += 1

    def _part(self, number: int, part: EuPart) -> None:
        """Items of one line of the form: a single one is the line itself, several are summed by it."""
        rows, title = self.book.parts[part], self._title(number, part)
        if len(rows) == 1:
            self.layout.sums[number] = self.at
            self._item(EuRow(str(number), _joined(title, rows[0].title), 0, rows[0].lines, rows[0].payer), "total")
            return
        start = self.at
        for row in rows:
            self._item(EuRow(f"{number}.{row.number}", row.title, 1, row.lines, row.payer))
        self._sum_row(number, "SUBTOTAL(9,{0}:{1})" if rows else "0", (start, self.at - 1), self._lines_of(part), title)

    def _title(self, number: int, part: EuPart) -> Pair:
        words, cap = self.whole.words[f"eu.line_{number}"], self.book.caps.get(part)
        if cap is None:
            return words
        share = f"{cap * 100:.2f}".rstrip("0").rstrip(".")
        limit = self.whole.words["eu.cap"]
        return Pair(f"{words.main} ({limit.main.format(share=share)})",
                    f"{words.second} ({limit.second.format(share=share)})" if words.second else "")

    def _line(self, number: int, of: tuple[int, int]) -> None:
        """A line that adds two lines above."""
        first, second = (self.layout.sums[each] for each in of)
        parts: dict[int, tuple[EuPart, ...]] = {9: PARTS[:2], 11: PARTS[:3], 13: PARTS}
        lines = [line for part in parts[number] for line in self._lines_of(part)]
        self._sum_row(number, "{0}+{1}", (first, second), lines)

    def _sum_row(self, number: int, formula: str, rows: tuple[int, int], lines: Sequence[int],
                 title: Pair | None = None) -> None:
        self.layout.sums[number] = self.at
        self._words(str(number), title or self.whole.words[f"eu.line_{number}"], "total")
        self._sums(formula, rows, lines, "total")
        self.at += 1

    def _sums(self, formula: str, rows: tuple[int, int], lines: Sequence[int], role: str) -> None:
        for column, year in self.layout.totals():
            cells = (xl_rowcol_to_cell(row, column) for row in rows)
            self.pen.formula(self.at, column, formula.format(*cells), self.items.amount(lines, year).amount, role=role)

    def _lines_of(self, part: EuPart) -> list[int]:
        return [line for row in self.book.parts[part] for line in row.lines]

    def _words(self, number: str, title: Pair, role: str, payer: str = "") -> None:
        """Number and names, and empty cells of the same look to the end of the row."""
        pen, columns = self.pen, self.layout.columns
        if role != "line":
            pen.blanks(self.at, range(self.layout.first_year + GROUP * len(self.layout.years)), role)
        pen.text(self.at, columns["number"], number, role, "text")
        named = "input" if role == "line" else role
        pen.text(self.at, columns["title"], title.main, named)
        texts = [(title.main, columns["title"])]
        if "second" in columns:
            pen.text(self.at, columns["second"], title.second, named)
            texts.append((title.second, columns["second"]))
        if role == "line":
            pen.text(self.at, columns["partner"], payer, "input", "text")
        pen.grow(self.at, *texts)

    def _item(self, item: EuRow, role: str = "line") -> None:
        row, at = self.whole.rows[item.lines[0]], self.at
        self._words(item.number, item.title, role, item.payer)
        self.layout.numbers[at] = item.number
        for line in item.lines:
            self.layout.items[line] = at
        if row.base is not None:
            self._late.append((row, at, role))
        else:
            self.items.cost(item, row, self.at, role)
        self.at += 1


def _joined(title: Pair, item: Pair) -> Pair:
    return Pair(f"{title.main}: {item.main}" if item.main else title.main,
                f"{title.second}: {item.second}" if title.second and item.second else title.second)

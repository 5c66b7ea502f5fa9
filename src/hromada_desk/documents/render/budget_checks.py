"""The sheet of checks: every limit with its value, its bound and a conclusion in words."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Literal

from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.budget_sheet import Layout
from hromada_desk.documents.render.sheet_formats import Formats, head, put_text, put_titles, raise_row
from hromada_desk.documents.workbook import BookCheck, BudgetWorkbook, Part

CHECKS = "Checks"
FIRST_ROW = 3
SHARE_PLACES = 4
_NAMES = {"grant": "RequestedGrant", "own": "OwnContribution", "eligible": "TotalEligible", "total": "TotalCosts"}


@dataclass(frozen=True, slots=True)
class CheckCell:
    """One check as its row shows it: `compare` is how the value must stand to the limit."""

    title: Pair
    formula: str
    value: Decimal
    limit: Decimal
    kind: Literal["share", "money"]
    compare: Literal["<=", ">=", "="]

    @property
    def kept(self) -> bool:
        """Whether the limit is kept, by the figures computed."""
        if self.compare == "=":
            return self.value == self.limit
        return self.value <= self.limit if self.compare == "<=" else self.value >= self.limit


def check_cells(book: BudgetWorkbook, layout: Layout) -> list[CheckCell]:
    """The limits of the call, then that sources and years add up."""
    found = [_limit_cell(each, layout) for each in book.checks]
    if book.sources:
        total = f"Sources!$E${4 + len(book.sources)}"
        found.append(CheckCell(book.words["check.sources"], f"=ROUND({total}-TotalCosts,2)",
                               (book.covered - book.total).amount, Decimal(0), "money", "="))
    if book.years:
        first, last = (xl_rowcol_to_cell(layout.total, at) for at in (layout.years.start, layout.years.stop - 1))
        years = sum((each.amount for each in book.by_year), Decimal(0))
        found.append(CheckCell(book.words["check.years"], f"=ROUND(SUM(Budget!{first}:{last})-TotalCosts,2)",
                               years - book.total.amount, Decimal(0), "money", "="))
    return found


def _limit_cell(check: BookCheck, layout: Layout) -> CheckCell:
    part = _sum_of(check.part, layout)
    if check.base is None:
        formula = f"={part}"
    else:
        base = _sum_of(check.base, layout)
        formula = f"=IF({base}=0,0,ROUND({part}/({base}),{SHARE_PLACES}))"
    return CheckCell(check.title, formula, check.value, check.limit, "share" if check.base is not None else "money",
                     "<=" if check.at_most else ">=")


def _sum_of(part: Part, layout: Layout) -> str:
    """The sum a check speaks of, as a formula: a name, or ranges of rows that follow each other."""
    if isinstance(part, str):
        return _NAMES[part]
    column = layout.columns["amount"]
    rows = sorted(layout.rows[index] for index in part)
    spans = []
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        together = [row for _, row in group]
        spans.append(f"Budget!{xl_rowcol_to_cell(together[0], column)}:{xl_rowcol_to_cell(together[-1], column)}")
    return f"SUM({','.join(spans)})" if spans else "0"


def write_checks(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    """The rows of checks, then the eligible costs and the number of errors that other sheets refer to."""
    words = book.words
    put_titles(sheet, words["checks"].main, words["checks_note"].main, formats)
    for column, (pair, width) in enumerate(((words["number"], 8), (words["checks"], 58), (words["value"], 18),
                                            (words["limit"], 18), (words["result"], 16))):
        put_text(sheet, 2, column, head(pair), formats, "head", "")
        sheet.set_column(column, column, width)
    sheet.set_row(2, 30)
    cells = check_cells(book, layout)
    for number, cell in enumerate(cells):
        _write_check(sheet, FIRST_ROW + number, cell, book, formats)
    end = FIRST_ROW + len(cells)
    put_text(sheet, end, 1, head(words["total_eligible"]), formats, "line", "wrapped")
    spans = [f"Budget!{layout.column_range(layout.columns[name])}" for name in ("eligible", "amount")]
    sheet.write_formula(end, 2, f'=SUMIF({spans[0]},"{words["yes"].main}",{spans[1]})', formats.of("line", "money"),
                        book.eligible.amount)
    put_text(sheet, end + 1, 1, head(words["errors"]), formats, "line", "wrapped")
    for row, key in ((end, "total_eligible"), (end + 1, "errors")):
        raise_row(sheet, row, (head(words[key]), 58))
    errors = sum(not each.kept for each in cells)
    error = words["error"].main
    count = f'=COUNTIF(E{FIRST_ROW + 1}:E{end},"{error}")' if cells else "=0"
    sheet.write_formula(end + 1, 2, count, formats.of("line", "count"), errors)
    _colour_results(sheet, end, words, formats)
    sheet.freeze_panes(3, 2)


def _write_check(sheet: Any, at: int, cell: CheckCell, book: BudgetWorkbook, formats: Formats) -> None:
    words = book.words
    sheet.write_number(at, 0, at - FIRST_ROW + 1, formats.of("line", "count"))
    put_text(sheet, at, 1, head(cell.title), formats, "line", "wrapped")
    raise_row(sheet, at, (head(cell.title), 58))
    sheet.write_formula(at, 2, cell.formula, formats.of("line", cell.kind), cell.value)
    sheet.write_number(at, 3, cell.limit, formats.of("line", cell.kind))
    ok, error = words["ok"].main, words["error"].main
    sheet.write_formula(at, 4, f'=IF(ROUND(C{at + 1}-D{at + 1},{SHARE_PLACES}){cell.compare}0,"{ok}","{error}")',
                        formats.of("line", "text"), ok if cell.kept else error)


def _colour_results(sheet: Any, end: int, words: Any, formats: Formats) -> None:
    """The words also have a colour; they stand without it too."""
    if end <= FIRST_ROW:
        return
    for key, looks in (("ok", "good"), ("error", "bad")):
        sheet.conditional_format(FIRST_ROW, 4, end - 1, 4, {
            "type": "cell", "criteria": "==", "value": f'"{words[key].main}"', "format": formats.of(looks)})

"""The sheet of plan and fact: every line with its formulas and, beside them, the figures they lead to."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from hromada_desk.documents.plan_fact_report import PlanFactReport, ReportRow
from hromada_desk.documents.render.sheet_formats import Formats, head, put_text, put_titles, raise_row
from hromada_desk.domain.money import Money

NAME, PAYMENTS = "Report", "Payments"
HEAD_ROW, FIRST_ROW = 2, 3
WIDTHS = {"number": 7, "item": 40, "deviation_share": 11, "explanation": 32}
MONEY_WIDTH = 14
DEVIATES = 0.1
PERIODIC = ("committed_in", "paid_earlier", "paid_in")
"""Columns that a report of the whole time does not need."""

_Value = Callable[[ReportRow], Money]
MONEYS: dict[str, _Value] = {
    "planned": lambda row: row.spent.to_date.planned,
    "committed_in": lambda row: row.spent.in_period.committed,
    "committed": lambda row: row.spent.to_date.committed,
    "paid_earlier": lambda row: row.spent.paid_earlier,
    "paid_in": lambda row: row.spent.in_period.paid,
    "paid": lambda row: row.spent.to_date.paid,
    "left": lambda row: row.spent.left,
    "forecast": lambda row: row.forecast,
    "deviation": lambda row: row.deviation,
}
"""What each column of money shows of a row."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column everything stands in; rows count from 0 as XlsxWriter does."""

    places: dict[str, int]
    total: int

    def cell(self, at: int, name: str) -> str:
        """The address of a cell of this sheet."""
        return str(xl_rowcol_to_cell(at, self.places[name]))

    def letter(self, name: str) -> str:
        """The letter of a column."""
        return str(xl_col_to_name(self.places[name]))


def columns_of(report: PlanFactReport) -> Columns:
    """Where everything will stand."""
    names = ["number", "item"]
    names += [each for each in ("planned", "committed_in", "committed", "paid_earlier", "paid_in", "paid", "left")
              if report.period or each not in PERIODIC]
    names += ["estimate"] if report.has_estimates else []
    names += ["forecast", "deviation", "deviation_share", "explanation"]
    return Columns({name: at for at, name in enumerate(names)}, FIRST_ROW + len(report.rows))


def write_report_sheet(sheet: Any, report: PlanFactReport, formats: Formats) -> None:
    """Heads, rows and the total."""
    columns = columns_of(report)
    words = report.words
    subtitle = " \u00b7 ".join(part for part in (report.title.main, report.title.second) if part)
    put_titles(sheet, f"{words['title'].main}, {report.currency}: {report.period_words.main}", subtitle, formats)
    for name, column in columns.places.items():
        put_text(sheet, HEAD_ROW, column, head(words[name]), formats, "head", "")
        sheet.set_column(column, column, WIDTHS.get(name, MONEY_WIDTH))
    sheet.set_row(HEAD_ROW, 54 if words["item"].second else 30)
    for index, row in enumerate(report.rows):
        at = FIRST_ROW + index
        if row.heading:
            last = at + row.size
            _write_sums(sheet, at, row, (at + 1, last) if row.size else None, columns, formats, "heading")
        else:
            _write_line(sheet, at, row, columns, report, formats)
    inside = (FIRST_ROW, columns.total - 1) if report.rows else None
    _write_sums(sheet, columns.total, report.total, inside, columns, formats, "total")
    _guide(sheet, columns, formats)
    sheet.freeze_panes(FIRST_ROW, 2)


def payments_range(row: ReportRow, column: str = "K") -> str:
    """The payments of a line in the list of payments."""
    first = FIRST_ROW + row.first_payment + 1
    return f"{PAYMENTS}!{column}{first}:{column}{first + row.payments - 1}"


def _write_line(sheet: Any, at: int, row: ReportRow, columns: Columns, report: PlanFactReport,
                formats: Formats) -> None:
    _write_words(sheet, at, row, formats, "line")
    look = formats.of("line", "money")
    for name in ("planned", "committed_in", "committed", "paid_earlier"):
        if name in columns.places:
            sheet.write_number(at, columns.places[name], MONEYS[name](row).amount, look)
    for name, formula in _formulas(at, row, columns, report).items():
        value = MONEYS[name](row).amount
        if formula:
            sheet.write_formula(at, columns.places[name], formula, look, value)
        else:
            sheet.write_number(at, columns.places[name], value, look)
    _write_share(sheet, at, row, columns, formats, "line")
    if "estimate" in columns.places:
        estimate, own = row.estimate, formats.of("line" if row.is_unassigned else "input", "money")
        if estimate is None:
            sheet.write_blank(at, columns.places["estimate"], None, own)
        else:
            sheet.write_number(at, columns.places["estimate"], estimate.amount, own)
    put_text(sheet, at, columns.places["explanation"], row.explanation, formats,
             "line" if row.is_unassigned else "input", "wrapped")


def _formulas(at: int, row: ReportRow, columns: Columns, report: PlanFactReport) -> dict[str, str]:
    """The formulas of a line; an empty one is a figure that follows from nothing on these sheets."""
    spent = f"=SUM({payments_range(row)})" if row.payments else ""
    cell = {name: columns.cell(at, name) for name in columns.places}
    found = {"paid": spent}
    if report.period:
        found = {"paid_in": spent, "paid": f"={cell['paid_earlier']}+{cell['paid_in']}"}
    found["left"] = f"={cell['planned']}-{cell['paid']}"
    expected = cell["planned"]
    if "estimate" in cell:
        expected = f'IF({cell["estimate"]}="",{expected},{cell["estimate"]})'
    bounds = [expected, *([cell["committed"]] if row.is_committed else []), *([cell["paid"]] if row.is_paid else [])]
    if row.is_unassigned:
        found["forecast"] = ""
    else:
        found["forecast"] = f"=MAX({','.join(bounds)})" if len(bounds) > 1 else f"={expected}"
    found["deviation"] = f"={cell['forecast']}-{cell['planned']}"
    return found


def _write_sums(sheet: Any, at: int, row: ReportRow, inside: tuple[int, int] | None, columns: Columns,
                formats: Formats, role: str) -> None:
    """A heading or the total: SUBTOTAL leaves out the sums inside, so that nothing counts twice."""
    _write_words(sheet, at, row, formats, role)
    for name, column in columns.places.items():
        if name in MONEYS:
            letter = xl_col_to_name(column)
            formula = f"=SUBTOTAL(9,{letter}{inside[0] + 1}:{letter}{inside[1] + 1})" if inside else "=0"
            sheet.write_formula(at, column, formula, formats.of(role, "money"), MONEYS[name](row).amount)
        elif name in ("estimate", "explanation"):
            sheet.write_blank(at, column, None, formats.of(role))
    _write_share(sheet, at, row, columns, formats, role)


def _write_share(sheet: Any, at: int, row: ReportRow, columns: Columns, formats: Formats, role: str) -> None:
    planned, deviation = columns.cell(at, "planned"), columns.cell(at, "deviation")
    sheet.write_formula(at, columns.places["deviation_share"], f"=IF({planned}=0,0,{deviation}/{planned})",
                        formats.of(role, "share"), row.deviates or Decimal(0))


def _write_words(sheet: Any, at: int, row: ReportRow, formats: Formats, role: str) -> None:
    put_text(sheet, at, 0, row.number, formats, role)
    put_text(sheet, at, 1, head(row.title), formats, role, "wrapped")
    raise_row(sheet, at, (head(row.title), WIDTHS["item"]), (row.explanation, WIDTHS["explanation"]))


def _guide(sheet: Any, columns: Columns, formats: Formats) -> None:
    """Deviations of more than a tenth stand out; the figure itself says so too."""
    column = columns.places["deviation_share"]
    for criteria, limit in ((">", DEVIATES), ("<", -DEVIATES)):
        sheet.conditional_format(FIRST_ROW, column, columns.total, column, {
            "type": "cell", "criteria": criteria, "value": limit, "format": formats.of("bad")})
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:A{columns.total + 1}"})

"""The first sheet: headings with their sums and shares, what is asked for, the state of the checks, who pays."""

from decimal import Decimal
from typing import Any

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.budget_checks import CheckCell
from hromada_desk.documents.render.budget_layout import Layout, summed
from hromada_desk.documents.render.budget_sheet import stated_rates
from hromada_desk.documents.render.pen import FIRST_ROW, Pen
from hromada_desk.documents.render.sheet_formats import PRIMARY, Formats
from hromada_desk.documents.render.sources_sheet import SOURCES, paid_by
from hromada_desk.documents.workbook import BudgetWorkbook
from hromada_desk.domain.money import Money

SUMMARY = "Summary"
CHART_ROWS = 18


def write_summary(file: Any, sheet: Any, book: BudgetWorkbook, layout: Layout, checks: list[CheckCell],
                  formats: Formats) -> None:
    """All of the sheet, chart included."""
    words, pen = book.words, Pen(sheet, formats)
    second = bool(words["item"].second)
    parts = (book.title.main, book.title.second, stated_rates(book))
    amount = 2 if second else 1
    pen.titles(words["summary"].main, "")
    pen.wrapped_subtitle(amount + 2, " \u00b7 ".join(part for part in parts if part), 100)
    heads: list[tuple[Pair | str, float, str]] = [(words["item"].main, 40 if second else 52, "text")]
    heads += [(words["item"].second, 38, "text")] if second else []
    heads += [(Pair(f"{words['total'].main}, {book.currency}", words["total"].second), 18, "money"),
              (words["share_of_total"], 20, "share")]
    pen.heads(heads)
    at = FIRST_ROW
    for index, row in enumerate(book.rows):
        if row.depth == 0:
            second_label = f"{row.number}. {row.title.second}" if row.title.second else ""
            _write_row(pen, at, "line", Pair(f"{row.number}. {row.title.main}", second_label),
                       _subtree(book, layout, index), book, amount)
            at += 1
    for role, key, name, value in (("total", "total", "TotalCosts", book.total),
                                   ("line", "direct", "DirectCosts", book.roles["direct"].amount),
                                   ("line", "indirect", "IndirectCosts", book.roles["indirect"].amount),
                                   ("line", "contingency", "Contingency", book.roles["contingency"].amount),
                                   ("line", "total_eligible", "TotalEligible", book.eligible),
                                   ("line", "grant", "RequestedGrant", book.grant),
                                   ("line", "other", "OwnContribution", book.own)):
        _write_row(pen, at, role, words[key], (name, value), book, amount)
        at += 1
    _write_state(pen, at + 1, checks, book, amount)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.print_area(0, 0, at + 3 + CHART_ROWS, amount + 1)
    if book.sources and book.total.minor > 0:
        _add_chart(file, sheet, book, at + 3)


def _write_row(pen: Pen, at: int, role: str, label: Pair, amount: tuple[str, Money], book: BudgetWorkbook,
               column: int) -> None:
    formula, value = amount
    pen.text(at, 0, label.main, role)
    if column == 2:
        pen.text(at, 1, label.second, role)
        pen.grow(at, (label.main, 0), (label.second, 1))
    pen.formula(at, column, formula, value.amount, role=role)
    share = Decimal(value.minor) / Decimal(book.total.minor) if book.total.minor else 0
    letter = "C" if column == 2 else "B"
    pen.formula(at, column + 1, f"IF(TotalCosts=0,0,{letter}{at + 1}/TotalCosts)", share, "share", role)


def _write_state(pen: Pen, at: int, checks: list[CheckCell], book: BudgetWorkbook, column: int) -> None:
    """The worst of the checks, in words and with how many there are."""
    words = book.words
    errors, warnings = (sum(not each.kept and each.fails_as == how for each in checks) for how in ("error", "warning"))
    ok, error, warning = (words[key].main for key in ("ok", "error", "warning"))
    pen.text(at, 0, words["state"].main)
    if column == 2:
        pen.text(at, 1, words["state"].second)
    value = f"{error}: {errors}" if errors else f"{warning}: {warnings}" if warnings else ok
    formula = f'IF(Errors>0,"{error}: "&Errors,IF(Warnings>0,"{warning}: "&Warnings,"{ok}"))'
    pen.formula(at, column, formula, value, "text")


def _subtree(book: BudgetWorkbook, layout: Layout, index: int) -> tuple[str, Money]:
    """What a row and everything under it costs: its subtotal where it has one, else the lines themselves."""
    until = _end_of(book, index)
    lines = [at for at in range(index, until) if not book.rows[at].heading]
    amount = Money(sum(book.rows[at].amount.minor for at in lines), book.currency)
    if index in layout.subtotals:
        return layout.far_cell(layout.subtotals[index], layout.columns["amount"]), amount
    return summed(layout.ranges(lines, far=True)) or str(amount.amount), amount


def _end_of(book: BudgetWorkbook, index: int) -> int:
    end = index + 1
    while end < len(book.rows) and book.rows[end].depth > book.rows[index].depth:
        end += 1
    return end


def _add_chart(file: Any, sheet: Any, book: BudgetWorkbook, at: int) -> None:
    """Who pays, as bars; its words say what a picture cannot be read for."""
    chart = file.add_chart({"type": "bar"})
    last = FIRST_ROW + len(book.sources) - 1
    chart.add_series({"name": book.words["chart"].main, "categories": [SOURCES, FIRST_ROW, 0, last, 0],
                      "values": [SOURCES, FIRST_ROW, 4, last, 4], "fill": {"color": PRIMARY}, "gap": 60})
    chart.set_title({"name": f"{book.words['chart'].main}, {book.currency}", "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "#,##0", "num_font": {"rotation": 0}, "major_gridlines": {"visible": True}})
    chart.set_size({"width": 640, "height": 300})
    parts = [f"{source.name.main}: {paid_by(book, number).amount}" for number, source in enumerate(book.sources)]
    sheet.insert_chart(at, 0, chart, {"description": "; ".join(parts)[:250], "object_position": 2})

"""The report of plan and fact as an .xlsx: live formulas, each with the figure it leads to.

Sheets: report, sources, quarters, payments. No macros, no links, nothing hidden.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.plan_fact_report import PlanFactReport, ReportPayment, Spent
from hromada_desk.documents.render import plan_fact_sheet
from hromada_desk.documents.render.plan_fact_sheet import FIRST_ROW, HEAD_ROW, PAYMENTS, PERIODIC, columns_of
from hromada_desk.documents.render.sheet_formats import (
    GREEN,
    MID,
    OCHRE,
    PRIMARY,
    Formats,
    footer_words,
    head,
    protect,
    put_text,
    put_titles,
    raise_row,
    set_up_page,
)
from hromada_desk.domain.money import MINOR_DIGITS, Money

SOURCES, QUARTERS = "Sources", "Quarters"
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
PAYMENT_HEADS = (("day", 12), ("document", 16), ("purpose", 40), ("contract", 16), ("line", 8), ("source_number", 11),
                 ("original", 15), ("currency", 9), ("rate", 10), ("amount", 15))


def render_plan_fact_workbook(report: PlanFactReport) -> bytes:
    """The workbook's bytes; the same report gives the same bytes."""
    target = io.BytesIO()
    file = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                        "strings_to_numbers": False})
    formats = Formats(file, MINOR_DIGITS[report.currency])
    file.set_properties({"title": f"{report.words['title'].main}: {report.title.main}", "author": report.author,
                         "company": report.author, "created": (report.made_at or UNDATED).replace(tzinfo=None)})
    sheets = _add_sheets(file, report)
    plan_fact_sheet.write_report_sheet(sheets[plan_fact_sheet.NAME], report, formats)
    _write_sources(sheets[SOURCES], report, formats)
    if QUARTERS in sheets:
        _write_quarters(sheets[QUARTERS], report, formats)
        _add_chart(file, sheets[QUARTERS], report)
    _write_payments(sheets[PAYMENTS], report, formats)
    total = columns_of(report)
    for name, column in (("PlannedTotal", "planned"), ("CommittedTotal", "committed"), ("PaidTotal", "paid")):
        file.define_name(name, f"={plan_fact_sheet.NAME}!${total.letter(column)}${total.total + 1}")
    file.close()
    return target.getvalue()


def _add_sheets(file: Any, report: PlanFactReport) -> dict[str, Any]:
    names = {plan_fact_sheet.NAME: PRIMARY, SOURCES: OCHRE, QUARTERS: MID, PAYMENTS: GREEN}
    if not report.quarters:
        del names[QUARTERS]
    footer = footer_words(report.identity + (f" \u00b7 {report.draft}" if report.draft else ""),
                          report.words["page"].main)
    sheets = {}
    for name, colour in names.items():
        sheet = sheets[name] = file.add_worksheet(name)
        sheet.set_tab_color(colour)
        set_up_page(sheet, landscape=name != QUARTERS, head_row=HEAD_ROW, footer=footer)
        protect(sheet)
    return sheets


def _heads(sheet: Any, title: str, subtitle: Pair, heads: Sequence[tuple[Pair, float]], formats: Formats) -> None:
    put_titles(sheet, title, subtitle.main, formats)
    for column, (pair, width) in enumerate(heads):
        put_text(sheet, HEAD_ROW, column, head(pair), formats, "head", "")
        sheet.set_column(column, column, width)
    sheet.set_row(HEAD_ROW, 54 if any(pair.second for pair, _ in heads) else 30)
    sheet.freeze_panes(FIRST_ROW, 1)


def _write_sources(sheet: Any, report: PlanFactReport, formats: Formats) -> None:
    """Who pays: what was paid in the period follows the list of payments; the last line checks the sum."""
    words, letters = report.words, {}
    names = ["planned", "committed_in", "committed", "paid_earlier", "paid_in", "paid", "left"]
    shown = [each for each in names if report.period or each not in PERIODIC]
    heads = [(words["number"], 7), (words["source"], 42), (words["source_kind"], 22),
             *((words[each], 15) for each in shown), (words["spent_share"], 12)]
    _heads(sheet, f"{words['sources'].main}, {report.currency}", report.period_words, heads, formats)
    letters = {name: "ABCDEFGHIJ"[3 + at] for at, name in enumerate(shown)}
    for number, source in enumerate(report.sources):
        at = FIRST_ROW + number
        sheet.write_number(at, 0, number + 1, formats.of("line", "count"))
        put_text(sheet, at, 1, head(source.name), formats, "line", "wrapped")
        raise_row(sheet, at, (head(source.name), 42))
        put_text(sheet, at, 2, source.kind, formats, "line")
        _write_spent(sheet, at, source.spent, letters, report, formats)
    at = FIRST_ROW + len(report.sources)
    put_text(sheet, at, 1, words["total"].main, formats, "total")
    for column in (0, 2, 3 + len(shown)):
        sheet.write_blank(at, column, None, formats.of("total"))
    for place, name in enumerate(shown):
        values = [_of(each.spent, name) for each in report.sources]
        letter = letters[name]
        formula = f"=SUM({letter}{FIRST_ROW + 1}:{letter}{at})" if values else "=0"
        sheet.write_formula(at, 3 + place, formula, formats.of("total", "money"), sum(values, Decimal(0)))
    put_text(sheet, at + 2, 1, words["check"].main, formats, "line", "wrapped")
    paid = sum((_of(each.spent, "paid") for each in report.sources), Decimal(0))
    is_kept = paid == report.total.spent.to_date.paid.amount
    ok, error = words["ok"].main, words["error"].main
    sheet.write_formula(at + 2, 2, f'=IF(ROUND({letters["paid"]}{at + 1}-PaidTotal,2)=0,"{ok}","{error}")',
                        formats.of("line", "text"), ok if is_kept else error)


def _write_spent(sheet: Any, at: int, spent: Spent, letters: dict[str, str], report: PlanFactReport,
                 formats: Formats) -> None:
    row, look = at + 1, formats.of("line", "money")
    last = FIRST_ROW + len(report.payments)
    listed = f"=SUMIF({PAYMENTS}!F{FIRST_ROW + 1}:F{last},A{row},{PAYMENTS}!K{FIRST_ROW + 1}:K{last})"
    own = listed if report.payments else "=0"
    formulas = {"left": f"={letters['planned']}{row}-{letters['paid']}{row}"}
    formulas |= {"paid_in": own, "paid": f"={letters.get('paid_earlier')}{row}+{letters.get('paid_in')}{row}"} \
        if report.period else {"paid": own}
    for place, name in enumerate(letters):
        value = _of(spent, name)
        if name in formulas:
            sheet.write_formula(at, 3 + place, formulas[name], look, value)
        else:
            sheet.write_number(at, 3 + place, value, look)
    planned, paid = f"{letters['planned']}{row}", f"{letters['paid']}{row}"
    share = spent.to_date.paid.amount / spent.to_date.planned.amount if spent.to_date.planned else Decimal(0)
    formula = f"=IF({planned}=0,0,{paid}/{planned})"
    sheet.write_formula(at, 3 + len(letters), formula, formats.of("line", "share"), share)


def _of(spent: Spent, name: str) -> Decimal:
    found: dict[str, Money] = {
        "planned": spent.to_date.planned, "committed_in": spent.in_period.committed,
        "committed": spent.to_date.committed, "paid_earlier": spent.paid_earlier, "paid_in": spent.in_period.paid,
        "paid": spent.to_date.paid, "left": spent.left}
    return found[name].amount


def _write_quarters(sheet: Any, report: PlanFactReport, formats: Formats) -> None:
    """Plan and fact by quarters, and what was paid so far at the end of each."""
    words = report.words
    names = ("planned", "quarter_committed", "quarter_paid", "paid_running")
    heads = [(words["quarter"], 26), *((words[each], 17) for each in names)]
    _heads(sheet, f"{words['quarters'].main}, {report.currency}", report.title, heads, formats)
    look, running = formats.of("line", "money"), Decimal(0)
    for number, quarter in enumerate(report.quarters):
        at, amounts = FIRST_ROW + number, quarter.amounts
        put_text(sheet, at, 0, quarter.label.main, formats, "line")
        for column, amount in enumerate((amounts.planned, amounts.committed, amounts.paid), start=1):
            sheet.write_number(at, column, amount.amount, look)
        running += amounts.paid.amount
        sheet.write_formula(at, 4, f"=D{at + 1}" if not number else f"=E{at}+D{at + 1}", look, running)
    end = FIRST_ROW + len(report.quarters)
    put_text(sheet, end, 0, words["total"].main, formats, "total")
    for column, name in enumerate(("planned", "committed", "paid"), start=1):
        value = sum((getattr(each.amounts, name).amount for each in report.quarters), Decimal(0))
        letter = "ABCD"[column]
        sheet.write_formula(end, column, f"=SUM({letter}{FIRST_ROW + 1}:{letter}{end})", formats.of("total", "money"),
                            value)
    sheet.write_blank(end, 4, None, formats.of("total"))


def _add_chart(file: Any, sheet: Any, report: PlanFactReport) -> None:
    """Plan and payments side by side; its words say what a picture cannot be read for."""
    chart, last = file.add_chart({"type": "column"}), FIRST_ROW + len(report.quarters) - 1
    for column, name, colour in ((1, "planned", MID), (3, "quarter_paid", PRIMARY)):
        chart.add_series({"name": report.words[name].main, "categories": [QUARTERS, FIRST_ROW, 0, last, 0],
                          "values": [QUARTERS, FIRST_ROW, column, last, column], "fill": {"color": colour}})
    chart.set_title({"name": f"{report.words['quarters'].main}, {report.currency}", "name_font": {"size": 11}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 620, "height": 300})
    pairs = [(each.label.main, each.amounts) for each in report.quarters]
    told = [f"{label}: {amounts.planned.amount} / {amounts.paid.amount}" for label, amounts in pairs]
    sheet.insert_chart(last + 4, 0, chart, {"description": "; ".join(told)[:250], "object_position": 2})


def _write_payments(sheet: Any, report: PlanFactReport, formats: Formats) -> None:
    """The payments of the period, by line and day; a payment split over lines stands once on each."""
    words = report.words
    heads = [(words[name], width) for name, width in PAYMENT_HEADS]
    heads.insert(9, (words["part"], 9))
    _heads(sheet, f"{words['payments'].main}, {report.currency}", report.period_words, heads, formats)
    for number, payment in enumerate(report.payments):
        _write_payment(sheet, FIRST_ROW + number, payment, report, formats)
    end = FIRST_ROW + len(report.payments)
    put_text(sheet, end, 0, (words["total"] if report.payments else words["no_payments"]).main, formats, "total")
    for column in range(1, 10):
        sheet.write_blank(end, column, None, formats.of("total"))
    value = sum((each.amount.amount for each in report.payments), Decimal(0))
    formula = f"=SUM(K{FIRST_ROW + 1}:K{end})" if report.payments else "=0"
    sheet.write_formula(end, 10, formula, formats.of("total", "money"), value)
    sheet.ignore_errors({"number_stored_as_text": f"B{FIRST_ROW + 1}:E{end + 1}"})


def _write_payment(sheet: Any, at: int, payment: ReportPayment, report: PlanFactReport, formats: Formats) -> None:
    if payment.day is None:
        sheet.write_blank(at, 0, None, formats.of("line", "date"))
    else:
        sheet.write_datetime(at, 0, payment.day, formats.of("line", "date"))
    put_text(sheet, at, 1, payment.document, formats, "line")
    put_text(sheet, at, 2, head(payment.title), formats, "line", "wrapped")
    raise_row(sheet, at, (head(payment.title), 40))
    put_text(sheet, at, 3, payment.contract, formats, "line")
    put_text(sheet, at, 4, payment.line, formats, "line")
    sheet.write_number(at, 5, payment.source + 1, formats.of("line", "count"))
    original = payment.original
    sheet.write_number(at, 6, original.money.amount, formats.of("line", "money"))
    put_text(sheet, at, 7, original.money.currency, formats, "line")
    is_foreign = original.money.currency != report.currency
    if is_foreign and original.rate is not None:
        sheet.write_number(at, 8, original.rate, formats.of("line", "rate"))
    else:
        sheet.write_blank(at, 8, None, formats.of("line"))
    put_text(sheet, at, 9, report.words["yes"].main if payment.is_part else "", formats, "line")
    look = formats.of("line", "money")
    if payment.is_part:
        sheet.write_number(at, 10, payment.amount.amount, look)
        return
    formula = f"=ROUND(G{at + 1}*I{at + 1},{MINOR_DIGITS[report.currency]})" if is_foreign else f"=G{at + 1}"
    sheet.write_formula(at, 10, formula, look, payment.amount.amount)

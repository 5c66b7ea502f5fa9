"""The report of plan and fact: formulas that lead to the figures beside them, the same figures on every sheet."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from hromada_desk.documents.catalogue import make, order_in
from hromada_desk.documents.compose.plan_fact_report import compose_report
from hromada_desk.documents.render.plan_fact_workbook import render_plan_fact_workbook
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.budget import compute
from hromada_desk.domain.money import ConvertedMoney, Money, money
from hromada_desk.domain.plan_fact import plan_fact
from hromada_desk.domain.plan_spread import Quarter
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.redaction import for_audience
from hromada_desk.domain.values import Bilingual as B
from hromada_desk.domain.values import Period
from tests.documents import sample
from tests.documents.budget_cases import nested_case
from tests.documents.reading import pages_of
from tests.documents.recalculation import cells_of, differences, formulas_of, needs_an_office, recalculated

SPRING = Quarter(2027, 2).period


def euros(amount, currency="EUR", rate=None):
    return ConvertedMoney(money(amount, currency), None if rate is None else Decimal(rate))


def commitment(record_id, line_id, amount, day, contract_id="", **fields):
    return Commitment(id=record_id, line_id=line_id, amount=euros(amount), committed_on=day, contract_id=contract_id, **fields)


def payment(record_id, amount, day, line_id="", contract_id="", **fields):
    return Payment(id=record_id, line_id=line_id, contract_id=contract_id, paid_on=day, document=f"ПД {record_id}",
                   amount=amount if isinstance(amount, ConvertedMoney) else euros(amount), title=B("Роботи", "Works"), **fields)


def spent_case():
    """The lyceum while it is built: a contract on two lines, foreign money, a refund, an over-run, money on no line."""
    lines = sample.budget_lines()
    first, second, *_ = (each.id for each in lines if each.parent_id == "H0")
    third = next(each.id for each in lines if each.parent_id == "H1")
    lines = tuple(replace(each, final_estimate=money(9000, "EUR")) if each.id == third else each for each in lines)
    return sample.proposal_case(
        budget_line=lines,
        contract=(Contract(id="k", number="12/2027", value=money(30000, "EUR")),),
        commitment=(commitment("c1", first, "20000", date(2027, 3, 20), "k", note="Дорожче на 5 км кабелю."),
                    commitment("c2", second, "10000", date(2027, 3, 20), "k"),
                    commitment("c3", third, "99000.55", date(2027, 5, 2), note="Ціна сталі зросла.", source_id="own"),
                    commitment("c4", third, "1", date(2027, 9, 1))),
        payment=(payment("1", "7000.01", date(2027, 3, 30), contract_id="k", source_id="grant"),
                 payment("2", "5000", date(2027, 4, 12), contract_id="k", source_id="grant"),
                 payment("3", euros("41000.10", "UAH", "0.0203"), date(2027, 5, 1), third, source_id="own"),
                 payment("4", "-250.40", date(2027, 6, 30), first),
                 payment("5", "33", date(2027, 4, 1), source_id="partner"),
                 payment("6", "100000", date(2027, 7, 1), first),
                 payment("7", "12", None, second)))


def headless_case():
    """Headings inside headings, a line above a line, money on a heading itself."""
    case = nested_case()
    records = {**case.records, "commitment": (commitment("c", "2", "5", SPRING.start), commitment("d", "9", "50", None)),
               "payment": (payment("1", "4", SPRING.end, "2"), payment("2", "40", SPRING.end, "8"))}
    return replace(case, records=records)


CASES = {"spent": spent_case, "headless": headless_case, "nothing spent": sample.proposal_case,
         "no lines": lambda: sample.proposal_case(budget_line=(), line_share=())}


def report(case=None, period=SPRING, language="uk", **wishes):
    order = replace(order_in(language, made_at=sample.MADE_AT, **wishes), period=period)
    return compose_report(case or spent_case(), order)


def made(file_format, case=None, period=SPRING, language="uk", **wishes):
    order = replace(order_in(language, made_at=sample.MADE_AT, **wishes), period=period)
    return make("plan_fact", file_format, [case or spent_case()], order)


@needs_an_office
def test_recalculating_every_formula_changes_nothing(tmp_path, monkeypatch):
    from xlsxwriter.worksheet import Worksheet

    reports = {(name, bool(period)): report(case(), period) for name, case in CASES.items() for period in (SPRING, Period())}
    right = {key: render_plan_fact_workbook(each) for key, each in reports.items()}
    original = Worksheet._write_formula
    monkeypatch.setattr(Worksheet, "_write_formula",
                        lambda self, row, col, formula, look=None, value=0: original(self, row, col, formula, look, -1))
    again = recalculated({key: render_plan_fact_workbook(each) for key, each in reports.items()}, tmp_path)
    for key, data in right.items():
        assert len(formulas_of(data)) > (100 if "spent" in key else 10)
        assert differences(data, again[key]) == {}, key


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("period", [SPRING, Period()])
def test_the_totals_are_those_of_the_domain(name, period):
    case = CASES[name]()
    figures = compute(case.records["budget"][0], case.records["budget_line"], case.records["funding_source"],
                      case.records["line_share"])
    fact = plan_fact(case.records["budget"][0], figures, {each.id: each for each in case.records["budget_line"]},
                     case.all(Commitment), case.all(Payment), until=period.end)
    found = report(case, period)

    assert found.total.spent.to_date == fact.all_told
    assert found.total.forecast == fact.forecast
    leaves = [each for each in found.rows if not each.heading]
    for value in (lambda each: each.spent.to_date.paid, lambda each: each.spent.in_period.paid, lambda each: each.forecast,
                  lambda each: each.spent.to_date.planned, lambda each: each.spent.in_period.committed):
        assert sum(value(each).minor for each in leaves) == value(found.total).minor
    assert sum(each.spent.to_date.paid.minor for each in found.sources) == fact.all_told.paid.minor
    assert sum(each.amount.minor for each in found.payments) == found.total.spent.in_period.paid.minor
    assert sum(each.amounts.paid.minor for each in found.quarters) == fact.all_told.paid.minor


def test_the_report_stands_as_on_its_last_day():
    found = report()

    assert found.total.spent.in_period.paid == money("5000", "EUR") + money("832.30", "EUR") - money("250.40", "EUR") + money("33", "EUR")
    assert found.total.spent.to_date.paid == found.total.spent.in_period.paid + money("7000.01", "EUR") + money("12", "EUR")
    assert [each.document for each in found.payments] == ["ПД 2", "ПД 4", "ПД 2", "ПД 3", "ПД 5"]
    assert [each.is_part for each in found.payments] == [True, False, True, False, False]


def test_a_large_deviation_is_explained_by_the_notes_of_its_commitments():
    explained = {each.number: each.explanation for each in report().rows if each.explanation}

    assert "Ціна сталі зросла." in explained.values()


def test_a_donor_sees_neither_notes_nor_expected_costs():
    case = for_audience(spent_case(), Audience.DONOR).case
    found = report(case, audience=Audience.DONOR)

    assert not any(each.explanation for each in found.rows)
    assert not found.has_estimates
    assert found.total.spent == report().total.spent


def test_the_public_sees_the_sums_and_no_links():
    case = for_audience(spent_case(), Audience.PUBLIC).case
    found = report(case, audience=Audience.PUBLIC)

    assert found.total.spent == report().total.spent
    assert [each.is_unassigned for each in found.rows if each.spent.to_date.paid] == [True]
    assert {each.document for each in found.payments} == {""}


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_workbook_is_set_up_for_work_and_for_paper(language):
    file = openpyxl.load_workbook(io.BytesIO(made("xlsx", language=language)))

    assert file.sheetnames == ["Report", "Sources", "Quarters", "Payments"]
    for sheet in file:
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows
        assert sheet.protection.sheet
        assert sheet.freeze_panes
    assert set(file.defined_names) == {"PlannedTotal", "CommittedTotal", "PaidTotal"}
    assert ("ГАРАЗД" if language == "uk" else "OK") in cells_of(made("xlsx", language=language)).values()


def test_names_lead_to_the_totals():
    data = made("xlsx")
    names, cells, total = openpyxl.load_workbook(io.BytesIO(data)).defined_names, cells_of(data), report().total.spent.to_date
    for name, amount in (("PlannedTotal", total.planned), ("CommittedTotal", total.committed), ("PaidTotal", total.paid)):
        sheet, cell = names[name].attr_text.replace("$", "").split("!")
        assert Money(round(cells[sheet, cell] * 100), "EUR") == amount


def test_a_text_that_looks_like_a_formula_stays_a_text():
    evil = "=1+1"
    case = spent_case()
    records = {**case.records, "payment": tuple(replace(each, document=evil, title=B(evil, evil)) for each in case.all(Payment))}

    file = openpyxl.load_workbook(io.BytesIO(made("xlsx", replace(case, records=records))))
    assert [cell.data_type for cell in file["Payments"]["B"][3:5]] == ["s", "s"]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("period", [SPRING, Period(), Period(date(2027, 1, 1), date(2027, 12, 31)), Period(date(2027, 2, 3), date(2027, 8, 9))])
@pytest.mark.parametrize("file_format", ["pdf", "xlsx"])
def test_every_case_and_period_gives_a_document_and_the_same_bytes(name, period, file_format):
    assert made(file_format, CASES[name](), period) == made(file_format, CASES[name](), period)


def test_the_paper_names_the_period_and_lists_the_payments():
    text = " ".join(pages_of(made("pdf")))
    assert "II квартал 2027 року" in text
    assert "ПД 3" in text
    assert "ПД 6" not in text

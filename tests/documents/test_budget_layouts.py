"""Every layout of a budget's workbook: what is shown is what its formulas give, and what the domain says."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from hromada_desk.documents.catalogue import make, order_in
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.budget import compute
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.values import Bilingual
from tests.documents import sample
from tests.documents.budget_cases import CASES, line, part
from tests.documents.recalculation import cells_of, differences, formulas_of, needs_an_office, opened, recalculated
from tests.domain.budgets import any_costs

LAYOUTS = ("budget", "budget_eu", "budget_interreg", "budget_council")
HARD = ("nested", "shares", "undated", "no lines", "no sources", "yens")
"""Cases every layout is tried with; the usual workbook is tried with all."""


def workbook(layout, case, language="uk", **wishes):
    return make(layout, "xlsx", [case], order_in(language, made_at=sample.MADE_AT, **wishes))


@needs_an_office
def test_recalculating_every_formula_of_every_layout_changes_nothing(tmp_path, monkeypatch):
    right = {(layout, name): workbook(layout, case()) for layout in LAYOUTS for name, case in CASES.items()
             if layout == "budget" or name in HARD}
    original = Worksheet._write_formula
    monkeypatch.setattr(Worksheet, "_write_formula",
                        lambda self, row, col, formula, look=None, value=0: original(self, row, col, formula, look, -1))
    wrong = {(layout, name): workbook(layout, CASES[name]()) for layout, name in right}
    again = recalculated(wrong, tmp_path)
    assert {key: found for key in right if (found := differences(right[key], again[key]))} == {}
    assert all(-1 in cells_of(wrong[key]).values() for key in right)


def sums_named(data):
    """What the names of a workbook lead to."""
    cells = cells_of(data)
    found = {}
    for name, place in opened(data).defined_names.items():
        sheet, cell = place.attr_text.replace("$", "").replace("'", "").rsplit("!", 1)
        found[name] = Decimal(str(cells[sheet, cell])).quantize(Decimal("0.01"))
    return found


def figures_of(case):
    return compute(case.records["budget"][0], case.records["budget_line"], case.records["funding_source"],
                   case.records["line_share"])


@pytest.mark.parametrize("name", ["sample", "nested", "shares"])
@pytest.mark.parametrize(("layout", "total"), [("budget", "TotalCosts"), ("budget_eu", "TotalAccepted"),
                                               ("budget_interreg", "TotalCosts"), ("budget_council", "TotalCosts")])
def test_the_total_of_every_layout_is_that_of_the_domain(layout, total, name):
    case = CASES[name]()
    assert sums_named(workbook(layout, case))[total] == figures_of(case).total.amount


def test_names_of_the_main_workbook_lead_to_the_figures_of_the_domain():
    case = CASES["shares"]()
    names, figures = sums_named(workbook("budget", case)), figures_of(case)
    assert names["DirectCosts"] == Decimal("33666.92")
    assert names["IndirectCosts"] == figures.lines["i1"].own.amount + figures.lines["i2"].own.amount
    assert names["Contingency"] == figures.lines["r"].own.amount
    assert names["TotalEligible"] == figures.eligible.amount
    assert names["RequestedGrant"] == figures.grant.amount
    assert names["CashFlowTotal"] == figures.total.amount
    assert names["IndirectRate"] == Decimal("0.19")
    assert names["RateUSDEUR"] == Decimal("0.91")
    assert {"ContingencyRate", "OwnContribution", "Errors", "Warnings"} <= set(names)


def test_a_share_and_its_base_are_formulas():
    formulas = formulas_of(workbook("budget", CASES["shares"]()))
    budget = {place: formula for (sheet, place), formula in formulas.items() if sheet == "Budget"}
    assert "=SUBTOTAL(9,I5:I11)" in budget.values()
    assert "=ROUND(0.1234*I5,2)" in budget.values()
    assert all(f"=ROUND(E{row}*F{row},2)" in budget.values() for row in (15, 16))


def test_items_of_several_years_are_one_row_of_the_eu_layout():
    sheet = opened(workbook("budget_eu", CASES["shares"](), "en"), values=True)["Budget"]
    rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows() if row[0].value}
    assert [rows["1.1"][at] for at in (1, 2, 4, 5, 6)] == ["Координатор en", "LA", 22, 1150.33, 25307.26]
    assert rows["1.2"][1] == "Бухгалтер en"
    assert [rows[line][6] for line in ("7", "9", "11", "13")] == [33666.92, 40140.21, 41506.48, 42857.45]


def test_partners_costs_stand_on_their_own_sheets_and_beside_each_other():
    file = opened(workbook("budget_interreg", CASES["shares"](), "en"), values=True)
    assert file.sheetnames == ["Overview", "LA", "A1", "AS1"]
    overview = {row[1].value: [cell.value for cell in row[2:6]] for row in file["Overview"].iter_rows()}
    assert overview["Персонал en"] == [25307.26, 2877.49, 0, 28184.75]
    assert overview["Total"][3] == 42857.45
    assert sum(overview["Total"][:3]) == pytest.approx(42857.45)


def test_the_council_reads_funds_by_code_and_is_told_of_lines_without_codes():
    file = opened(workbook("budget_council", CASES["shares"]()), values=True)
    assert file.sheetnames == ["Зведення", "Видатки", "Без кодів"]
    rows = {(row[0].value, row[1].value): [cell.value for cell in row[3:7]] for row in file["Зведення"].iter_rows()}
    assert rows["0611300", "3110"] == [5482.17, 0, 5482.17, 0]
    assert rows["0611300", "2240"] == [27552.84, 27552.84, 0, 0]
    lacking = {row[1].value: row[3].value for row in file["Без кодів"].iter_rows(min_row=4)}
    assert lacking["Резерв"] == "код програми (КПКВК МБ), КЕКВ, поточні чи капітальні"
    assert lacking["Внесок працею"] == "код програми (КПКВК МБ), КЕКВ"
    assert "Координатор" not in lacking


def test_months_of_the_cash_flow_are_those_of_the_domain():
    case = CASES["shares"]()
    rows = opened(workbook("budget", case), values=True)["Cash flow"]
    first = next(row for row in rows.iter_rows(min_row=4) if row[0].value == "grant")
    assert first[5].value == float(figures_of(case).grant.amount)
    assert sum(cell.value for cell in first[8:]) == pytest.approx(first[5].value)
    heads = [cell.value.split("\n")[0] for cell in rows[3][8:]]
    assert heads[:2] == ["1 кв. 2027", "2 кв. 2027"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_layout_is_set_up_for_work_and_for_paper(layout, language):
    data = workbook(layout, CASES["shares"](), language)
    assert not [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "vba" in name or "externalLink" in name]
    for sheet in opened(data):
        assert sheet.sheet_state == "visible"
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert sheet.freeze_panes
        assert sheet.print_title_rows
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
    assert data == workbook(layout, CASES["shares"](), language)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_formula_needs_an_array_or_a_newer_program(layout):
    formulas = formulas_of(workbook(layout, CASES["shares"]()))
    used = {name for formula in formulas.values() for name in re.findall(r"([A-Z][A-Z.]+)\(", str(formula))}
    assert all(isinstance(each, str) for each in formulas.values())
    assert used <= {"SUM", "SUBTOTAL", "ROUND", "ROUNDDOWN", "IF", "MAX", "MIN", "SUMIF", "SUMIFS", "COUNTIF", "COUNTA",
                    "YEAR", "MONTH", "INT", "ABS"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_texts_that_look_like_formulas_stay_texts_in_every_layout(layout):
    evil = '=HYPERLINK("http://example.org","x")'
    case = CASES["shares"]()
    lines = tuple(replace(each, title=Bilingual(evil, "+1"), unit="=1+1", kekv="=2", programme_code="@SUM(A1)",
                          price_source="-1", justification=Bilingual("=1", "=1"))
                  for each in case.records["budget_line"])
    found = tuple(replace(each, name=Bilingual(evil, "=2")) for each in case.records["funding_source"])
    partners = tuple(replace(each, name=Bilingual("=3", "=3")) for each in case.records["partner"])
    data = workbook(layout, replace(case, records={**case.records, "budget_line": lines, "funding_source": found,
                                                   "partner": partners}))
    assert [formula for formula in formulas_of(data).values() if "HYPERLINK" in formula or "@" in formula] == []
    assert evil in cells_of(data).values()


def test_layouts_that_rest_on_hidden_fields_are_not_made_for_the_public():
    for layout in ("budget_eu", "budget_interreg", "budget_council"):
        with pytest.raises(RuleBroken) as refused:
            workbook(layout, CASES["shares"](), audience=Audience.PUBLIC)
        assert refused.value.code == "document.not_for_audience"


def test_figures_stand_under_heads_at_the_right():
    sheet = opened(workbook("budget", CASES["shares"]()))["Budget"]
    heads = {str(cell.value).split("\n")[0]: cell.alignment.horizontal for cell in sheet[3]}
    assert heads["Разом, EUR"] == heads["К-сть"] == "right"
    assert heads["Витрати"] == "left"


@given(any_costs(), st.sampled_from(LAYOUTS))
@settings(max_examples=60, deadline=None)
def test_any_budget_at_all_becomes_a_workbook_with_its_total(costs, layout):
    budget = replace(costs.budget, proposal_id="a")
    case = sample.proposal_case(budget=(budget,), budget_line=costs.lines, funding_source=costs.sources,
                                line_share=costs.shares)
    total = "TotalAccepted" if layout == "budget_eu" else "TotalCosts"
    assert sums_named(workbook(layout, case))[total] == compute(*costs).total.amount


def test_a_base_of_thousands_of_parted_lines_stays_within_what_a_formula_may_hold():
    lines = tuple(line(f"l{at}", "Рядок", "1", "1.00 EUR", position=f"a{at:05}", eligible=bool(at % 2)) for at in range(1600))
    case = sample.proposal_case(budget_line=(*lines, part("i", "Непрямі", "0.07", "b")), line_share=())
    for layout in LAYOUTS:
        formulas = formulas_of(workbook(layout, case)).values()
        assert max(map(len, formulas)) <= 8192
        assert min(map(len, formulas)) > 1

"""The budget workbook: formulas that lead to the figures beside them, texts that stay texts, the same bytes."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
import python_calamine

from hromada_desk.documents.catalogue import make, order_in
from hromada_desk.domain.budget import compute
from hromada_desk.domain.money import money
from hromada_desk.domain.values import Bilingual
from tests.documents import sample
from tests.documents.budget_cases import CASES
from tests.documents.recalculation import cells_of, opened


def workbook(case=None, language="uk"):
    return make("budget", "xlsx", [case or sample.proposal_case()], order_in(language, made_at=sample.MADE_AT))


@pytest.mark.parametrize("name", CASES)
def test_the_figures_shown_are_those_of_the_domain(name):
    case = CASES[name]()
    figures = compute(case.records["budget"][0], case.records["budget_line"], case.records["funding_source"],
                      case.records["line_share"])
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook(case))).get_sheet_by_name(
        "Summary").to_python()
    shown = {row[0]: row[2] for row in rows}
    assert Decimal(str(shown["Разом"])) == figures.total.amount
    assert Decimal(str(shown["Прийнятні витрати"])) == figures.eligible.amount
    assert Decimal(str(shown["Грант, що запитується"])) == figures.grant.amount


def test_names_lead_to_the_sums_they_promise():
    data = workbook()
    names, cells = opened(data).defined_names, cells_of(data)
    figures = compute(sample.proposal_case().records["budget"][0], sample.budget_lines(), sample.SOURCES, sample.shares())
    for name, amount in (("TotalCosts", figures.total), ("TotalEligible", figures.eligible),
                         ("RequestedGrant", figures.grant)):
        sheet, cell = names[name].attr_text.replace("$", "").split("!")
        assert Decimal(str(cells[sheet, cell])) == amount.amount
    assert "Errors" in names
    assert "OwnContribution" in names


def test_a_text_that_looks_like_a_formula_stays_a_text():
    evil = '=HYPERLINK("http://example.org","x")'
    lines = tuple(replace(each, title=Bilingual(evil, "+1"), justification=Bilingual("@SUM(A1)", "-2"), unit="=1+1")
                  for each in sample.budget_lines())
    sources = tuple(replace(each, name=Bilingual(evil, evil)) for each in sample.SOURCES)
    data = workbook(sample.proposal_case(budget_line=lines, funding_source=sources))
    assert cells_of(data)["Budget", "B5"] == evil
    for sheet in opened(data):
        for row in sheet.iter_rows():
            assert not [cell for cell in row if cell.data_type == "f" and "HYPERLINK" in cell.value]
            assert not [cell for cell in row if cell.hyperlink]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_workbook_is_set_up_for_work_and_for_paper(language):
    file = opened(workbook(language=language))
    assert file.sheetnames == ["Summary", "Budget", "Justification", "Sources", "Cash flow", "Checks"]
    for sheet in file:
        assert sheet.freeze_panes
        assert sheet.page_setup.paperSize == 9 or str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows
        assert sheet.protection.sheet
        assert not sheet.protection.password
    budget = file["Budget"]
    places = {str(cell.value).split("\n")[0]: cell.column for cell in budget[3]}
    assert not budget.cell(5, places["К-сть" if language == "uk" else "Quantity"]).protection.locked
    assert budget.cell(5, places["Разом, EUR" if language == "uk" else "Total, EUR"]).protection.locked
    assert budget.data_validations.dataValidation
    assert file.active.title == "Summary"


def test_a_broken_limit_is_an_error_in_words_and_is_counted():
    case = sample.proposal_case()
    strict = replace(case, call=replace(sample.CALL, largest_grant=money(1000, "EUR")))
    cells = cells_of(workbook(strict))
    results = [value for (sheet, place), value in cells.items() if sheet == "Checks" and place.startswith("I")]
    assert results.count("ПОМИЛКА") == 1
    assert "ПОМИЛКА: 1" in cells.values()


def test_without_justifications_there_is_no_sheet_for_them():
    lines = tuple(replace(each, justification=Bilingual()) for each in sample.budget_lines())
    assert "Justification" not in opened(workbook(sample.proposal_case(budget_line=lines))).sheetnames


def test_a_text_longer_than_a_cell_is_cut_visibly_and_control_characters_are_left_out():
    lines = tuple(replace(each, justification=Bilingual("я" * 40000, "a\x00\ud800b")) for each in sample.budget_lines())
    cells = cells_of(workbook(sample.proposal_case(budget_line=lines)))
    assert cells["Justification", "D4"].endswith("…")
    assert len(cells["Justification", "D4"]) == 32767
    assert cells["Justification", "E4"] == "ab"


def test_the_same_budget_gives_the_same_bytes():
    assert workbook() == workbook()

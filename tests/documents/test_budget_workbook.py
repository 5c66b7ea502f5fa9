"""The budget workbook: formulas that lead to the figures beside them, texts that stay texts, the same bytes."""

import io
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
import python_calamine

from hromada_desk.documents.catalogue import make, order_in
from hromada_desk.documents.compose.budget_workbook import compose_budget_workbook
from hromada_desk.documents.render.budget_workbook import render_budget_workbook
from hromada_desk.domain.budget import compute
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.values import Bilingual
from tests.documents import sample

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def book(language="uk", case=None, **wishes):
    return compose_budget_workbook(case or sample.proposal_case(), order_in(language, made_at=sample.MADE_AT, **wishes))


def workbook(case=None, language="uk"):
    return make("budget", "xlsx", [case or sample.proposal_case()], order_in(language, made_at=sample.MADE_AT))


def opened(data, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def cells_of(data):
    return {(sheet.title, cell.coordinate): cell.value for sheet in opened(data, values=True)
            for row in sheet.iter_rows() for cell in row if cell.value is not None}


def formulas_of(data):
    return {(sheet.title, cell.coordinate) for sheet in opened(data) for row in sheet.iter_rows() for cell in row
            if isinstance(cell.value, str) and cell.value.startswith("=")}


def nested_case():
    """Headings inside headings, a line above a line, foreign prices, every rule of sharing, a line without a year."""
    lines = (
        BudgetLine(id="1", budget_id="b", line_type="heading", title=Bilingual("Роботи"), position="a"),
        BudgetLine(id="2", budget_id="b", parent_id="1", line_type="heading", title=Bilingual("Дах"), position="a"),
        BudgetLine(id="3", budget_id="b", parent_id="2", title=Bilingual("Крокви"), quantity=Decimal("3.335"),
                   unit_cost=ConvertedMoney(money("101.01", "EUR")), year=2027, position="a"),
        BudgetLine(id="4", budget_id="b", parent_id="2", title=Bilingual("Злоті"), quantity=Decimal("7.5"),
                   unit_cost=ConvertedMoney(money("19.99", "PLN"), Decimal("0.2345")), position="b"),
        BudgetLine(id="5", budget_id="b", parent_id="1", title=Bilingual("Ринви"), quantity=Decimal(1),
                   unit_cost=ConvertedMoney(money("0.01", "EUR")), year=2029, eligible=False, position="c"),
        BudgetLine(id="6", budget_id="b", title=Bilingual("Без курсу"), quantity=Decimal(2),
                   unit_cost=ConvertedMoney(money("5.00", "USD")), year=2027, position="b"),
        BudgetLine(id="7", budget_id="b", title=Bilingual("Без ціни"), year=2027, position="c"),
        BudgetLine(id="8", budget_id="b", title=Bilingual("Разом із частиною"), quantity=Decimal(2), year=2028,
                   unit_cost=ConvertedMoney(money("50.00", "EUR")), position="d"),
        BudgetLine(id="9", budget_id="b", parent_id="8", title=Bilingual("Частина"), quantity=Decimal(1), year=2028,
                   unit_cost=ConvertedMoney(money("33.33", "EUR")), position="a"),
    )
    sources = tuple(FundingSource(id=kind, budget_id="b", name=Bilingual(kind), funding_kind=kind, position=str(at),
                                  amount=ConvertedMoney(money("100.00", "EUR")))
                    for at, kind in enumerate(("local_budget", "grant", "partner")))
    shares = (
        LineShare(id="a", line_id="3", source_id="local_budget", amount=money("100.00", "EUR")),
        LineShare(id="b", line_id="3", source_id="grant", share_rule="remainder"),
        LineShare(id="c", line_id="4", source_id="partner", share_rule="percent", percent=Decimal("0.333")),
        LineShare(id="d", line_id="4", source_id="grant", share_rule="remainder"),
        LineShare(id="e", line_id="8", source_id="grant", share_rule="percent", percent=Decimal("0.5")),
        LineShare(id="f", line_id="9", source_id="grant", share_rule="remainder"),
        LineShare(id="g", line_id="5", source_id="grant", share_rule="remainder"),
        LineShare(id="h", line_id="5", source_id="partner", share_rule="remainder"),
    )
    return sample.proposal_case(budget_line=lines, funding_source=sources, line_share=shares)


CASES = {"sample": sample.proposal_case, "nested": nested_case,
         "nothing shared": lambda: sample.proposal_case(line_share=()),
         "no lines": lambda: sample.proposal_case(budget_line=(), line_share=()),
         "no sources": lambda: sample.proposal_case(funding_source=(), line_share=()),
         "yens": lambda: sample.proposal_case(budget=(Budget(id="b", proposal_id="a", currency="JPY"),),
                                              line_share=())}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no office program here to recalculate with")
@pytest.mark.parametrize("name", CASES)
def test_recalculating_every_formula_changes_nothing(name, tmp_path, monkeypatch):
    from xlsxwriter.worksheet import Worksheet

    described = book(case=CASES[name]())
    right = render_budget_workbook(described)
    original = Worksheet._write_formula
    monkeypatch.setattr(Worksheet, "_write_formula",
                        lambda self, row, col, formula, look=None, value=0: original(self, row, col, formula, look, -1))
    wrong = render_budget_workbook(described)
    recalculated = cells_of(recalculate(wrong, tmp_path))
    expected = cells_of(right)
    formulas = formulas_of(right)
    assert len(formulas) > (100 if name == "sample" else 5)
    differing = {place: (expected.get(place), recalculated.get(place)) for place in formulas
                 if not same(expected.get(place), recalculated.get(place))}
    assert differing == {}
    assert any(cells_of(wrong).get(place) == -1 for place in formulas)


def recalculate(data, folder):
    """The workbook as LibreOffice saves it after computing every formula anew."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    (folder / "in").mkdir()
    (folder / "in" / "book.xlsx").write_bytes(data)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                    "--outdir", str(folder), str(folder / "in" / "book.xlsx")], check=True, capture_output=True, timeout=100)
    return (folder / "book.xlsx").read_bytes()


def same(wanted, found):
    if isinstance(wanted, int | float) or isinstance(found, int | float):
        return abs(float(wanted or 0) - float(found or 0)) < 0.00001
    return (wanted or "") == (found or "")


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

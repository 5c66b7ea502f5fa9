"""Budgets of the demonstration in every layout, in their own currency and in the donor's, computed anew to the cent."""

from decimal import Decimal

import pytest
from xlsxwriter.worksheet import Worksheet

from hromada_desk.domain.budget import compute
from hromada_desk.domain.budget_currency import in_currency
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare, Rate
from hromada_desk.services.budget_rates import budget_rate
from hromada_desk.services.reports import IN_ANY_CURRENCY, rendered
from tests.demonstration import make_demo, open_demo_file
from tests.documents.recalculation import cells_of, differences, needs_an_office, opened, recalculated

OTHER = {"UAH": "EUR", "EUR": "UAH"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The demonstration, opened for this file's tests."""
    opened_desk = open_demo_file(make_demo(tmp_path_factory.mktemp("demo")))
    yield opened_desk
    opened_desk.close()


def made(desk, document, budget, language="uk", **wishes):
    return rendered(desk, document, budget.id, file_format="xlsx", language=language, **wishes).content


def budgets(desk):
    return [each for each in desk.all(Budget) if desk.all(BudgetLine, budget_id=each.id)]


def parts(desk, budget):
    sources = desk.all(FundingSource, budget_id=budget.id)
    shares = [share for each in sources for share in desk.all(LineShare, source_id=each.id)]
    return budget, desk.all(BudgetLine, budget_id=budget.id), sources, shares


def named(data, name):
    sheet, cell = opened(data).defined_names[name].attr_text.replace("$", "").replace("'", "").rsplit("!", 1)
    return Decimal(str(cells_of(data)[sheet, cell]))


@needs_an_office
def test_every_budget_in_every_layout_and_in_two_currencies_is_what_its_formulas_give(desk, tmp_path, monkeypatch):
    wanted = [(document, budget, currency) for document in IN_ANY_CURRENCY for at, budget in enumerate(budgets(desk))
              for currency in ("", OTHER[budget.currency]) if document == "budget" or bool(currency) == bool(at % 2)]
    right = {(name, budget.id, currency): made(desk, name, budget, currency=currency) for name, budget, currency in wanted}
    original = Worksheet._write_formula
    monkeypatch.setattr(Worksheet, "_write_formula",
                        lambda self, row, col, formula, look=None, value=0: original(self, row, col, formula, look, -1))
    wrong = {(name, budget.id, currency): made(desk, name, budget, currency=currency) for name, budget, currency in wanted}
    again = recalculated(wrong, tmp_path)
    assert len(right) >= 8
    assert {key: found for key in right if (found := differences(right[key], again[key]))} == {}


def test_the_total_in_the_donors_currency_is_the_sum_of_converted_lines(desk):
    for budget in budgets(desk):
        currency = OTHER[budget.currency]
        known = budget_rate(budget, desk.all(Rate))
        done = in_currency(*parts(desk, budget), currency, known)
        figures = compute(done.budget, done.lines, done.sources, done.shares)
        data = made(desk, "budget", budget, currency=currency)
        assert named(data, "TotalCosts") == figures.total.amount
        assert sum(each.own.minor for each in figures.lines.values()) == figures.total.minor


def test_the_rate_is_stated_in_the_head_with_its_source_and_day_and_has_a_name(desk):
    budget = next(each for each in budgets(desk) if each.currency == "UAH" and each.project_id and not each.proposal_id)
    data = made(desk, "budget", budget, currency="EUR")
    assert "1 EUR = 49,2 UAH, НБУ, 20.11.2026" in opened(data)["Budget"]["A2"].value
    assert named(data, "RateUAHEUR") == Decimal("0.020325203252")


def test_one_language_stands_alone_and_both_stand_beside_each_other(desk):
    budget = budgets(desk)[0]
    both, alone = made(desk, "budget", budget), made(desk, "budget", budget, one_language=True)
    assert [cell.value for cell in opened(both)["Summary"][3]][1] == "Item"
    assert [cell.value for cell in opened(alone)["Summary"][3]][1].startswith("Разом")


@pytest.mark.parametrize(("document", "currency", "code"), [
    ("budget", "CZK", "budget.no_rate_to_show"), ("budget_eu", "XYZ", "document.currency_unknown"),
    ("plan_fact", "EUR", "document.takes_no_currency")])
def test_what_cannot_be_shown_is_refused_with_a_sentence(desk, document, currency, code):
    with pytest.raises(RuleBroken) as refused:
        made(desk, document, budgets(desk)[0], currency=currency)
    assert refused.value.code == code

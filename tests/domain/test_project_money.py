"""Planned, secured and paid sums of a project are never mixed from two currencies."""

from decimal import Decimal

from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.project_money import project_money
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.domain.records.project import Project
from tests.domain.budgets import heading, line, pays, source

ROOF = Project(id="p", estimated_cost=money("4000000", "UAH"))
BUDGET = Budget(id="b", currency="EUR", project_id="p")


def payment(payment_id: str, amount: str, currency: str = "UAH", rate: str | None = None) -> Payment:
    return Payment(id=payment_id, project_id="p", amount=ConvertedMoney(money(amount, currency), rate and Decimal(rate)))


def test_the_estimate_is_planned_until_the_budget_has_a_price():
    without_prices = project_money(ROOF, BUDGET, [heading("h")], [], [], [])
    with_prices = project_money(ROOF, BUDGET, [line("a", "2", "50")], [], [], [])

    assert without_prices.planned == money("4000000", "UAH")
    assert with_prices.planned == money("100", "EUR")
    assert with_prices.from_budget


def test_confirmed_sources_are_secured_and_the_rest_is_the_gap():
    sources = [source("grant", most="70", status="confirmed"), source("city", most="30", at=1, status="planned")]

    found = project_money(ROOF, BUDGET, [line("a", "1", "100")], sources, [pays("grant", "a")], [])

    assert found.secured == money("70", "EUR")
    assert found.gap == money("30", "EUR")


def test_payments_count_at_their_own_rate_and_without_one_stay_beside_the_sum():
    payments = [payment("1", "1000000"), payment("2", "100", "EUR", rate="48.5"), payment("3", "7", "USD")]

    found = project_money(ROOF, None, [], [], [], payments)

    assert found.paid == money("1004850", "UAH")
    assert found.paid_elsewhere == (money("7", "USD"),)


def test_a_project_nobody_paid_for_has_no_paid_sum():
    assert project_money(ROOF, None, [], [], [], []).paid is None

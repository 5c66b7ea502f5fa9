"""A budget in another currency: its totals are sums of its lines, and what was paid in full stays paid in full."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.budget import compute
from hromada_desk.domain.budget_currency import KnownRate, in_currency
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import CURRENCIES, Money, money
from hromada_desk.domain.records.budget import Budget, BudgetLine
from tests.domain.budgets import any_costs, heading, line, pays, price, source

NBU = KnownRate(Decimal("0.020325203252"), date(2026, 11, 20), "NBU")
EUR_RATES = {"UAH": NBU, "USD": KnownRate(Decimal("0.92"), date(2026, 11, 20), "NBU")}
HRYVNIAS = Budget(id="b", currency="UAH")


def to_euro(currency, _to):
    return EUR_RATES.get(currency)


def hryvnias(amount):
    return price(amount, "UAH")


def figures_of(costs):
    return compute(costs.budget, costs.lines, costs.sources, costs.shares)


def fixed(source_id, line_id, amount):
    return replace(pays(source_id, line_id, amount), amount=money(amount, "UAH"))


def test_each_line_is_converted_and_rounded_once_and_totals_are_their_sums():
    lines = (heading("h"), line("a", "3", hryvnias("100.01"), parent_id="h"),
             line("b", "1", price("10.00"), parent_id="h"), line("c", "2", price("5.00", "USD", "42.15"), parent_id="h"))
    shown = figures_of(in_currency(HRYVNIAS, lines, (), (), "EUR", to_euro))
    assert [shown.lines[each].own for each in "abc"] == [money("6.10", "EUR"), money("10", "EUR"), money("9.20", "EUR")]
    assert shown.total == money("25.30", "EUR")


def test_a_price_in_the_wanted_currency_needs_no_rate_and_carries_none():
    done = in_currency(HRYVNIAS, (line("a", "1", price("7.00", "EUR", "49.2")),), (), (), "EUR", lambda *_: None)
    assert done.lines[0].unit_cost == price("7.00")
    assert done.rates == {}


def test_a_line_paid_in_full_by_fixed_sums_stays_paid_in_full():
    lines = (line("a", "1", hryvnias("100.00")),)
    sources = tuple(source(each, at=at) for at, each in enumerate(("s", "t", "u")))
    shares = (fixed("s", "a", "33.33"), fixed("t", "a", "33.33"), fixed("u", "a", "33.34"))
    shown = figures_of(in_currency(HRYVNIAS, lines, sources, shares, "EUR", to_euro))
    assert shown.total == money("2.03", "EUR")
    assert shown.missing == money(0, "EUR")


def test_a_share_of_other_costs_is_a_share_of_the_converted_ones():
    lines = (line("a", "1", hryvnias("1000.00")),
             BudgetLine(id="i", budget_id="b", line_type="share", percent=Decimal("0.07"), position="z"))
    shown = figures_of(in_currency(HRYVNIAS, lines, (), (), "EUR", to_euro))
    assert shown.lines["i"].own == money("1.42", "EUR")


@pytest.mark.parametrize("parts", [
    {"lines": (line("a", "1", price("5.00", "PLN")),)},
    {"sources": (source("s", most="5.00"),)},
    {"lines": (line("a", "1", "5.00"),), "sources": (source("s"),), "shares": (pays("s", "a", "1.00"),)},
])
def test_a_missing_rate_is_named(parts):
    euro = Budget(id="b", currency="EUR")
    with pytest.raises(RuleBroken) as refused:
        in_currency(euro, parts.get("lines", ()), parts.get("sources", ()), parts.get("shares", ()), "CZK",
                    lambda *_: None)
    assert refused.value.code == "budget.no_rate_to_show"
    assert refused.value.details["currency"] in ("PLN", "EUR")
    assert refused.value.details["to_currency"] == "CZK"


@given(any_costs(), st.sampled_from(CURRENCIES), st.integers(1, 10**8))
def test_the_order_of_lines_what_is_paid_and_the_sums_hold_in_any_currency(costs, currency, rate):
    known = KnownRate(Decimal(rate) / 10**4, date(2026, 11, 20), "NBU")
    done = in_currency(*costs, currency, lambda *_: known)
    before, after = figures_of(costs), figures_of(done)
    assert list(after.lines) == list(before.lines)
    assert after.currency == currency
    assert sum(each.own.minor for each in after.lines.values()) == after.total.minor
    assert {each.amount.currency for each in done.shares
            if each.amount is not None and each.share_rule == "amount"} <= {currency}


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5), st.integers(1, 10**7))
def test_fixed_sums_that_make_the_line_make_it_at_any_rate(amounts, rate):
    known = KnownRate(Decimal(rate) / 10**5, date(2026, 11, 20), "NBU")
    lines = (line("a", "1", str(Money(sum(amounts), "EUR").amount)),)
    sources = tuple(source(f"s{at}", at=at) for at in range(len(amounts)))
    shares = tuple(pays(f"s{at}", "a", str(Money(each, "EUR").amount)) for at, each in enumerate(amounts))
    done = in_currency(Budget(id="b", currency="EUR"), lines, sources, shares, "UAH", lambda *_: known)
    assert figures_of(done).missing == money(0, "UAH")


@given(any_costs())
def test_in_its_own_currency_a_budget_is_itself(costs):
    assert figures_of(in_currency(*costs, costs.budget.currency, lambda *_: None)) == figures_of(costs)

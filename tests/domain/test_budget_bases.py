"""A line that is a share of others: a percentage of its base, rounded once, and no two that chase each other."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hromada_desk.domain.budget import compute
from hromada_desk.domain.budget_sums import Pricing
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import Budget, BudgetLine
from tests.domain.budgets import any_costs, heading, line, part, pays, price, source

EURO_BUDGET = Budget(id="b", currency="EUR")
WORKS = heading("works", 0, heading_code="1")
TILES = line("tiles", "10", "100", 0, parent_id="works")
PARTY = line("party", "1", "50", 1, parent_id="works", eligible=False)
STAFF = line("staff", "2", "300", 1, heading_code="2")
COSTS = (WORKS, TILES, PARTY, STAFF)


def of(*lines: BudgetLine, line_id: str = "office"):
    return compute(EURO_BUDGET, [*COSTS, *lines], [], []).lines[line_id]


def shares_in(costs):
    return [each for each in costs.lines if each.line_type == "share"]


@settings(deadline=None)
@given(any_costs())
def test_a_share_is_its_percentage_of_its_base_rounded_half_up(costs):
    figures = compute(*costs)
    for each in shares_in(costs):
        row = figures.lines[each.id]
        wanted = (Decimal(row.base.minor) * (each.percent or 0)).quantize(Decimal(1), ROUND_HALF_UP)
        assert row.own.minor == wanted
        assert (row.pricing is Pricing.UNPRICED) == (each.percent is None)


@settings(deadline=None)
@given(any_costs())
def test_the_base_of_a_share_of_everything_is_every_line_but_itself_and_the_shares_below(costs):
    figures = compute(*costs)
    lines, order = {each.id: each for each in costs.lines}, list(figures.lines)
    for each in shares_in(costs):
        if "total" in each.base:
            above = order[:order.index(each.id)]
            known = [at for at in order if lines[at].line_type == "line" or (lines[at].line_type == "share" and at in above)]
            assert figures.lines[each.id].base.minor == sum(figures.lines[at].own.minor for at in known)


@settings(deadline=None)
@given(any_costs(), st.data())
def test_no_share_feels_its_own_percentage_in_its_base(costs, data):
    shares = shares_in(costs)
    if not shares:
        return
    chosen = data.draw(st.sampled_from(shares))
    doubled = [replace(each, percent=Decimal(1)) if each.id == chosen.id else each for each in costs.lines]

    before = compute(*costs).lines[chosen.id].base
    after = compute(costs.budget, doubled, costs.sources, costs.shares).lines[chosen.id].base

    assert before == after


@pytest.mark.parametrize(("base", "expected"), [
    ((), "1600"), (("direct",), "1600"), (("total",), "1650"), (("eligible",), "1600"), (("1",), "1050"), (("2",), "600"),
    (("1", "direct"), "1650"), (("indirect",), "0"), (("gone",), "0"),
])
def test_the_words_of_a_base_say_what_it_is(base, expected):
    row = of(part("office", "0.07", base, 2))

    assert row.base == money(expected, "EUR")
    assert row.own == money(Decimal(expected) * Decimal("0.07"), "EUR")


def test_a_share_of_a_share_is_taken_from_above_only():
    reserve = part("reserve", "0.05", ("direct", "indirect"), 3, role="contingency")

    below = of(part("office", "0.07", (), 2, role="indirect"), reserve, line_id="reserve")
    above = of(part("office", "0.07", (), 4, role="indirect"), reserve, line_id="reserve")

    assert below.base == money("1712", "EUR")
    assert above.base == money("1600", "EUR")


def test_two_shares_of_each_other_do_not_chase_each_other():
    first, second = part("first", "0.1", ("total",), 2), part("second", "0.1", ("total",), 3)

    figures = compute(EURO_BUDGET, [*COSTS, first, second], [], [])

    assert figures.lines["first"].own == money("165", "EUR")
    assert figures.lines["second"].own == money("181.50", "EUR")


def test_the_role_of_a_line_comes_from_itself_its_headings_or_its_cost_item():
    office = heading("top", 5, role="indirect")
    lines = (office, line("rent", "1", "10", parent_id="top"), line("own", "1", "20", 1, parent_id="top", role="other"),
             line("tax", "1", "40", 6, cost_item="taxes"), line("risk", "1", "80", 7, cost_item="contingencies"))

    def base(*words: str) -> Decimal:
        return of(*lines, part("office", "1", words, 9)).base.amount

    assert (base("indirect"), base("contingency"), base("direct")) == (Decimal(10), Decimal(80), Decimal(1600))
    assert base("other") == Decimal(60)


def test_a_share_counts_quantity_and_price_as_nothing():
    priced = replace(part("office", "0.07", (), 2), quantity=Decimal(9), unit_cost=price("500", "UAH"))

    figures = compute(EURO_BUDGET, [*COSTS, priced], [], [])

    assert figures.lines["office"].own == money("112", "EUR")
    assert figures.missing_rates == ()


def test_a_share_is_paid_and_falls_into_its_year_as_any_line():
    figures = compute(EURO_BUDGET, [*COSTS, part("office", "0.07", (), 2, year=2027)], [source("grant")],
                      [pays("grant", "office", percent="0.5")])

    assert figures.paid_by("office", "grant") == money("56", "EUR")
    assert figures.by_year[2027] == money("112", "EUR")


def test_a_base_is_made_of_rounded_lines():
    thirds = [line(f"third{at}", "1", price("1", "USD", rate="0.335"), at) for at in range(3)]

    figures = compute(EURO_BUDGET, [*thirds, part("office", "0.5", (), 5)], [], [])

    assert figures.lines["office"].base == money("1.02", "EUR")
    assert figures.lines["office"].own == money("0.51", "EUR")

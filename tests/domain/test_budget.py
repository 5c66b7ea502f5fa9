"""The arithmetic of a budget: every total is the sum of its parts, whatever the budget looks like."""

import random
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from hromada_desk.domain.budget import MissingRate, compute
from hromada_desk.domain.budget_sums import Pricing
from hromada_desk.domain.money import Money, money
from hromada_desk.domain.records.budget import Budget, BudgetLine
from tests.domain.budgets import any_costs, heading, line, pays, price, source

EURO_BUDGET = Budget(id="b", currency="EUR")


def euros(amount: str) -> Money:
    return money(amount, "EUR")


def minors(amounts) -> int:
    return sum(each.minor for each in amounts)


@settings(deadline=None)
@given(any_costs())
def test_totals_are_the_sums_of_their_parts_everywhere(costs):
    figures = compute(*costs)
    rows = figures.lines.values()
    assert figures.total.minor == minors(each.own for each in rows)
    assert figures.total.minor == minors(figures.by_year.values())
    assert figures.covered.minor == minors(figures.by_source_year.values()) == minors(figures.by_kind.values())
    assert figures.covered.minor == minors(each.used for each in figures.sources.values())
    for row in rows:
        under = [each for each in rows if each.parent_id == row.line_id]
        assert row.amount.minor == row.own.minor + minors(each.amount for each in under)
        assert row.amount.minor == minors(row.by_year.values())
        assert row.covered.minor == minors(row.by_source.values())
        assert row.amount == row.covered + row.missing
    for each in figures.sources.values():
        assert each.used.minor == minors(each.by_year.values())


@settings(deadline=None)
@given(any_costs(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(costs, shuffler):
    shuffled = [list(each) for each in costs[1:]]
    for each in shuffled:
        shuffler.shuffle(each)

    assert compute(costs.budget, *shuffled) == compute(*costs)


@settings(deadline=None)
@given(any_costs())
def test_no_line_is_lost_and_every_number_is_given_once(costs):
    figures = compute(*costs)

    assert set(figures.lines) == {each.id for each in costs.lines}
    assert len({each.number for each in figures.lines.values()}) == len(costs.lines)


def test_a_line_is_quantity_times_unit_cost_times_its_rate_rounded_once():
    roof = line("roof", "3", price("33.33", "USD", rate="0.915"))

    figures = compute(EURO_BUDGET, [roof], [], [])

    assert figures.total == euros("91.49")  # 3 x 33.33 x 0.915 = 91.49085; rounding the unit cost first gives 91.50


def test_half_a_cent_is_rounded_up():
    assert compute(EURO_BUDGET, [line("a", "0.5", "0.01")], [], []).total == euros("0.01")


def test_a_currency_without_minor_units_is_converted_by_its_own_digits():
    pumps = line("pumps", "2", price("150000", "JPY", rate="0.0061"))

    assert compute(EURO_BUDGET, [pumps], [], []).total == euros("1830.00")


def test_headings_of_any_depth_sum_what_is_under_them():
    lines = [heading("works", 0), heading("roof", 0, parent_id="works"), line("tiles", "10", "12.50", 0, parent_id="roof"),
             line("beams", "4", "100", 1, parent_id="roof"), line("design", "1", "900", 1, parent_id="works"), line("audit", "1", "50", 1)]

    figures = compute(EURO_BUDGET, lines, [], [])

    assert {each.number: (each.line_id, each.amount) for each in figures.lines.values()} == {
        "1": ("works", euros("1425")), "1.1": ("roof", euros("525")), "1.1.1": ("tiles", euros("125")),
        "1.1.2": ("beams", euros("400")), "1.2": ("design", euros("900")), "2": ("audit", euros("50"))}
    assert figures.total == euros("1475")


def test_a_line_without_price_counts_as_nothing_and_is_named():
    unpriced = BudgetLine(id="later", budget_id="b", quantity=Decimal(3))

    figures = compute(EURO_BUDGET, [unpriced, line("now", "2", "5")], [], [])

    assert figures.unpriced == ("later",)
    assert figures.total == euros("10")


def test_a_line_without_its_rate_counts_as_nothing_and_is_named():
    figures = compute(EURO_BUDGET, [line("boiler", "1", price("410000", "UAH"))], [source("grant")], [])

    assert figures.lines["boiler"].pricing is Pricing.RATE_MISSING
    assert figures.missing_rates == (MissingRate("budget_line", "boiler", "UAH"),)
    assert figures.total == euros("0")


def test_three_thirds_are_the_whole_line():
    thirds = [pays(name, "a", percent="0.3333333333333333333333333") for name in ("s1", "s2")]
    rest = [pays("s3", "a", percent="0.3333333333333333333333334")]
    sources = [source("s1", at=0), source("s2", at=1), source("s3", at=2)]

    figures = compute(EURO_BUDGET, [line("a", "1", "100")], sources, thirds + rest)

    assert [figures.paid_by("a", each).amount for each in ("s1", "s2", "s3")] == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]
    assert not figures.missing


def test_the_remainder_takes_what_amounts_and_percentages_leave():
    shares = [pays("grant", "a", percent="0.7"), pays("city", "a", amount="20"), pays("twin", "a")]
    sources = [source("grant", at=0), source("city", at=1), source("twin", at=2)]

    figures = compute(EURO_BUDGET, [line("a", "1", "100.01")], sources, shares)

    assert figures.paid_by("a", "grant") == euros("70.01")
    assert figures.paid_by("a", "twin") == euros("10.00")


def test_two_remainders_share_the_odd_cent_by_the_order_of_their_sources():
    sources = [source("second", at=1), source("first", at=0)]

    figures = compute(EURO_BUDGET, [line("a", "1", "0.03")], sources, [pays("second", "a"), pays("first", "a")])

    assert figures.paid_by("a", "first") == euros("0.02")
    assert figures.paid_by("a", "second") == euros("0.01")


def test_a_remainder_is_nothing_where_nothing_is_left():
    figures = compute(EURO_BUDGET, [line("a", "1", "100")], [source("grant"), source("city", at=1)],
                      [pays("grant", "a", amount="120"), pays("city", "a")])

    assert figures.paid_by("a", "city") == euros("0")
    assert figures.missing_of("a") == euros("-20")


def test_a_fixed_amount_in_another_currency_counts_as_nothing_and_is_named():
    share = replace(pays("grant", "a", amount="10"), amount=money("400", "UAH"))

    figures = compute(EURO_BUDGET, [line("a", "1", "100")], [source("grant")], [share])

    assert figures.foreign_shares == (share.id,)
    assert figures.missing_of("a") == euros("100")


def test_a_source_knows_what_is_left_of_its_promise():
    figures = compute(EURO_BUDGET, [line("a", "1", "100")], [source("grant", most="90")], [pays("grant", "a")])

    assert figures.sources["grant"].left == euros("-10")


def test_funding_speaks_by_promises_until_lines_are_given_to_sources():
    sources = [source("grant", most="90"), source("city", kind="local_budget", most="10", at=1)]

    promised = compute(EURO_BUDGET, [line("a", "1", "100")], sources, [])
    shared = compute(EURO_BUDGET, [line("a", "1", "100")], sources, [pays("grant", "a", amount="40"), pays("city", "a")])

    assert (promised.grant, promised.own_contribution) == (euros("90"), euros("10"))
    assert (shared.grant, shared.own_contribution) == (euros("40"), euros("60"))


def test_lines_under_each_other_after_a_merge_are_kept_in_the_sums():
    ring = [line("a", "1", "5", parent_id="b1"), line("b1", "1", "7", parent_id="a")]

    figures = compute(EURO_BUDGET, ring, [], [])

    assert figures.total == euros("12")
    assert figures.lines["a"].number == "1"


def test_figures_beyond_any_budget_do_not_break_the_arithmetic():
    slip = line("slip", "999999999999999999", "999999999999999.99")

    assert compute(EURO_BUDGET, [slip], [], []).total.minor == 999999999999999999 * 99999999999999999


def test_dead_lines_and_other_budgets_are_left_out():
    lines = [line("a", "1", "5"), replace(line("b", "1", "7"), alive=False), replace(line("c", "1", "9"), budget_id="other")]

    assert list(compute(EURO_BUDGET, lines, [], []).lines) == ["a"]


def test_a_large_budget_is_computed_from_shuffled_lines_as_from_sorted_ones():
    lines = [line(f"l{at}", "2", "3.10", at % 60, parent_id=f"l{at // 10}" if at else "") for at in range(500)]
    shuffled = random.Random(7).sample(lines, len(lines))

    assert compute(EURO_BUDGET, shuffled, [], []) == compute(EURO_BUDGET, lines, [], [])

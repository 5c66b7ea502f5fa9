"""Plan and fact: money committed and paid adds up by line, heading, source and time, and none of it is lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from hromada_desk.domain.budget import MissingRate, compute
from hromada_desk.domain.budget_sums import minor_of
from hromada_desk.domain.cash_flow import Span
from hromada_desk.domain.money import Money, money
from hromada_desk.domain.plan_fact import WHOLE, plan_fact
from hromada_desk.domain.plan_spread import Quarter, planned_in, quarter_of, year_period
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.procurement import Commitment, Payment
from hromada_desk.domain.values import Period
from tests.domain.budgets import Costs, any_costs, heading, line, pays, price, source
from tests.strategies import converted

EURO_BUDGET = Budget(id="b", project_id="p", currency="EUR")
MAY = date(2027, 5, 12)
days = st.none() | st.dates(date(2025, 12, 1), date(2029, 2, 1))


def euros(amount: str) -> Money:
    return money(amount, "EUR")


def committed(record_id: str, line_id: str, amount: str, contract_id: str = "", **fields: object) -> Commitment:
    return Commitment(id=record_id, project_id="p", line_id=line_id, contract_id=contract_id, amount=price(amount),
                      committed_on=MAY, **fields)


def paid(record_id: str, amount: str, line_id: str = "", contract_id: str = "", **fields: object) -> Payment:
    return Payment(id=record_id, project_id="p", line_id=line_id, contract_id=contract_id,
                   amount=price(amount), **{"paid_on": MAY, **fields})


def fact(lines, commitments=(), payments=(), sources=(), shares=(), budget=EURO_BUDGET):
    return plan_fact(budget, compute(budget, lines, sources, shares), {each.id: each for each in lines}, commitments, payments)


@st.composite
def any_spending(draw: st.DrawFn) -> tuple[Costs, list[Commitment], list[Payment]]:
    """Any budget with commitments and payments of any sign, on its lines, by contract, elsewhere, without rates."""
    costs = draw(any_costs())
    lines = st.sampled_from(["", "elsewhere", *(each.id for each in costs.lines)])
    sources = st.sampled_from(["", "elsewhere", *(each.id for each in costs.sources)])
    contracts = st.sampled_from(["", "k1", "k2"])
    commitments = [Commitment(id=f"c{at}", line_id=draw(lines), source_id=draw(sources), contract_id=draw(contracts),
                              amount=draw(st.none() | converted), committed_on=draw(days))
                   for at in range(draw(st.integers(0, 6)))]
    payments = [Payment(id=f"p{at}", line_id=draw(lines), source_id=draw(sources), contract_id=draw(contracts),
                        amount=draw(st.none() | converted), paid_on=draw(days)) for at in range(draw(st.integers(0, 6)))]
    return costs, commitments, payments


def of_any(spending):
    costs, commitments, payments = spending
    return fact(costs.lines, commitments, payments, costs.sources, costs.shares, costs.budget)


def added(parts):
    return [sum(getattr(each, name).minor for each in parts) for name in ("committed", "paid")]


@settings(deadline=None)
@given(any_spending())
def test_headings_are_the_sums_of_what_is_under_them(spending):
    found = of_any(spending)

    for each in found.lines.values():
        under = [other for other in found.lines.values() if other.parent_id == each.line_id]
        for name in ("planned", "committed", "paid"):
            assert getattr(each.whole, name).minor == getattr(each.own, name).minor + sum(
                getattr(other.whole, name).minor for other in under)
        assert each.whole.planned == found.figures.lines[each.line_id].amount
    assert found.total.planned == found.figures.total
    assert found.over_run.minor == sum(each.over_run.minor for each in found.lines.values() if each.depth == 0)


@settings(deadline=None)
@given(any_spending())
def test_lines_sources_and_quarters_with_what_has_none_are_all_there_is(spending):
    found = of_any(spending)

    whole = added([found.all_told])
    assert whole == added([found.total, found.unassigned])
    assert whole == added(found.sources.values())
    undated = [sum(each.minor for each in found.postings.parts if each.day is None and each.kind == kind)
               for kind in ("commitment", "payment")]
    quarters = added([found.total_in(each.period) for each in found.quarters])
    assert whole == [dated + rest for dated, rest in zip(quarters, undated, strict=True)]
    assert found.total_in(WHOLE) == found.all_told


@settings(deadline=None)
@given(any_spending())
def test_no_amount_that_is_ours_is_lost_or_counted_twice(spending):
    found = of_any(spending)
    costs, commitments, payments = spending
    ours = {each.id for each in costs.lines}
    lacking = {each.record_id for each in found.missing_rates}

    for each in (*commitments, *payments):
        parts = [part for part in found.postings.parts if part.record_id == each.id]
        if each.line_id in ours and each.amount is not None and each.id not in lacking:
            assert sum(part.minor for part in parts) == minor_of(each.amount, "EUR")
        if each.line_id == "elsewhere":
            assert parts == []
    splits = {each.contract_id for each in commitments if each.line_id == "elsewhere"}
    for each in payments:
        whole = not each.line_id and not each.source_id and each.contract_id not in splits
        if whole and each.amount is not None and each.id not in lacking:
            assert sum(part.minor for part in found.postings.parts if part.record_id == each.id) == minor_of(each.amount, "EUR")


@settings(deadline=None)
@given(any_spending())
def test_the_forecast_is_no_less_than_what_is_committed_or_paid(spending):
    found = of_any(spending)
    posted = {each.line_id for each in found.postings.parts}

    for each in found.lines.values():
        under = sum(other.forecast.minor for other in found.lines.values() if other.parent_id == each.line_id)
        own = each.forecast.minor - under
        if each.line_id in posted:
            assert own >= max(each.own.planned.minor, min(each.own.committed.minor, each.own.paid.minor))
        else:
            assert own == each.own.planned.minor


@given(st.integers(-10**9, 10**9), st.integers(2026 * 12, 2028 * 12 + 11), st.integers(0, 40))
def test_the_quarters_of_a_line_are_the_line(minor, first, length):
    span = Span(first, first + length)
    quarters = [planned_in(span, minor, Quarter(year, number).period) for year in range(2026, 2033) for number in (1, 2, 3, 4)]

    assert sum(quarters) == minor
    assert sum(planned_in(span, minor, year_period(year)) for year in range(2026, 2033)) == minor
    for each in (Quarter(2027, 2).period, year_period(2028)):
        upto = planned_in(span, minor, Period(None, each.end))
        assert upto - planned_in(span, minor, each) + planned_in(span, minor, Period(each.start, None)) == minor


def test_a_year_is_spread_over_the_months_it_has_in_the_project():
    lines = [line("roof", "1", "12", year=2027), line("later", "1", "5")]
    found = plan_fact(EURO_BUDGET, compute(EURO_BUDGET, lines, [], []), {each.id: each for each in lines}, [], [],
                      within=Period(date(2027, 7, 1), date(2028, 4, 30)))

    assert found.lines_in(Quarter(2027, 3).period)["roof"].planned == euros("6")
    assert found.lines_in(Quarter(2028, 2).period)["later"].planned == euros("0.50")


def test_quarters_know_their_days():
    assert Quarter(2027, 2).period == Period(date(2027, 4, 1), date(2027, 6, 30))
    assert Quarter(2027, 1).period.end == date(2027, 3, 31)
    assert quarter_of(date(2027, 12, 31)) == Quarter(2027, 4)


def test_a_line_says_what_is_left_and_how_much_is_spent():
    found = fact([line("roof", "1", "1000")], [committed("c", "roof", "900")], [paid("p", "300", "roof")]).lines["roof"]

    assert found.whole.left_to_commit == euros("100")
    assert found.whole.left_to_pay == euros("600")
    assert found.whole.spent_share == Decimal("0.3")
    assert found.forecast == euros("1000")
    assert not found.over_run


def test_the_largest_of_estimate_commitment_and_payment_is_the_forecast():
    lines = [heading("works"), line("roof", "1", "1000", 0, parent_id="works", final_estimate=euros("1050")),
             line("walls", "1", "1000", 1, parent_id="works"),
             line("doors", "1", "500", 2, parent_id="works", final_estimate=euros("400")),
             line("paint", "1", "100", 3, parent_id="works", final_estimate=money("1", "UAH"))]
    found = fact(lines, [committed("c", "walls", "1200"), committed("d", "roof", "900")], [paid("p", "130", "paint")])

    assert {each.line_id: each.over_run for each in found.lines.values()} == {
        "works": euros("180"), "roof": euros("50"), "walls": euros("200"), "doors": euros("-100"), "paint": euros("30")}


def test_a_discount_is_no_over_run_while_nothing_is_paid():
    assert fact([line("discount", "-1", "100")]).lines["discount"].over_run == euros("0")


def test_a_payment_of_a_contract_falls_on_its_only_line():
    found = fact([line("roof"), line("walls")], [committed("c", "roof", "900", "k")], [paid("p", "400", contract_id="k")])

    assert found.lines["roof"].whole.paid == euros("400")
    assert not found.unassigned.paid


def test_a_payment_of_a_contract_on_several_lines_is_split_by_its_commitments_to_the_cent():
    commitments = [committed("c1", "roof", "100", "k"), committed("c2", "walls", "100", "k"), committed("c3", "doors", "100", "k")]
    found = fact([line("roof"), line("walls"), line("doors")], commitments, [paid("p", "100", contract_id="k")])

    assert sorted(each.whole.paid.minor for each in found.lines.values()) == [3333, 3333, 3334]


def test_a_refund_is_split_alike_and_takes_back():
    commitments = [committed("c1", "roof", "200", "k"), committed("c2", "walls", "100", "k")]
    found = fact([line("roof"), line("walls")], commitments,
                 [paid("p", "100", contract_id="k"), paid("r", "-100", contract_id="k")])

    assert [each.whole.paid.minor for each in found.lines.values()] == [0, 0]


def test_a_payment_nobody_can_place_is_shown_as_unassigned():
    found = fact([line("roof")], [], [paid("p", "40"), paid("q", "2", contract_id="unknown")])

    assert found.unassigned.paid == euros("42")
    assert found.total.paid == euros("0")
    assert found.all_told.paid == euros("42")


def test_a_proposals_budget_takes_only_what_names_its_source():
    proposals = Budget(id="b", project_id="p", proposal_id="a", currency="EUR")
    found = fact([line("roof")], [], [paid("p", "40"), paid("q", "2", source_id="grant"), paid("r", "3", source_id="other")],
                 [source("grant")], budget=proposals)

    assert found.unassigned.paid == euros("2")


def test_a_payment_in_another_currency_counts_at_its_own_rate_and_without_one_is_named():
    foreign = [replace(paid("p", "0", "roof"), amount=price("410", "UAH", "0.02")), replace(paid("q", "0", "roof"), amount=price("5", "USD"))]
    found = fact([line("roof")], [], foreign)

    assert found.total.paid == euros("8.20")
    assert found.missing_rates == (MissingRate("payment", "q", "USD"),)


def test_sources_show_what_lines_take_of_them_and_what_names_none():
    found = fact([line("roof", "1", "100")], [], [paid("p", "30", "roof", source_id="grant"), paid("q", "5", "roof")],
                 [source("grant")], [pays("grant", "roof", percent="0.8")])

    assert found.sources["grant"].planned == euros("80")
    assert found.sources["grant"].paid == euros("30")
    assert found.sources[""].paid == euros("5")


def test_a_quarter_counts_what_was_paid_in_it():
    found = fact([line("roof", "1", "1200", year=2027)], [], [paid("p", "30", "roof"), paid("q", "9", "roof", paid_on=date(2027, 7, 1))])

    assert found.lines_in(Quarter(2027, 2).period)["roof"].paid == euros("30")
    assert found.lines_in(Quarter(2027, 3).period)["roof"].planned == euros("300")
    assert found.quarters == (Quarter(2027, 2), Quarter(2027, 3))


def test_as_on_a_day_leaves_out_what_came_later_and_keeps_what_has_no_day():
    lines = [line("roof", "1", "100", year=2027)]
    spent = [paid("p", "30", "roof"), paid("q", "90", "roof", paid_on=date(2027, 7, 1)), paid("r", "5", "roof", paid_on=None)]
    found = plan_fact(EURO_BUDGET, compute(EURO_BUDGET, lines, [], []), {"roof": lines[0]}, [], spent, until=date(2027, 6, 30))

    assert found.total.paid == euros("35")
    assert found.forecast == euros("100")
    assert found.lines_in(Period(None, date(2027, 6, 30)))["roof"].planned == euros("50.02")  # odd cents fall to the first months

"""What if: a scenario supposes, the budget stays, and every figure still adds up."""

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.money import Money, money
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.budget_variants import ScenarioStep
from hromada_desk.domain.scenarios import StepNote, changed_records, scope_of, supposed
from tests.domain.budgets import any_costs, heading, line, pays, price, source

EURO_BUDGET = Budget(id="b", currency="EUR")


def euros(amount):
    return money(amount, "EUR")


def step(kind, at=0, **fields):
    return ScenarioStep(id=f"step{at}", scenario_id="s", step_kind=kind, position=str(at), **fields)


def suppose(parts, *steps):
    ids = count()
    return supposed(parts, steps, lambda: f"new{next(ids)}")


def budget(lines, sources=(), shares=()):
    return BudgetParts(EURO_BUDGET, tuple(lines), tuple(sources), tuple(shares))


percents = st.decimals(Decimal("-0.9"), Decimal(2), places=4)
parts_of_one = st.decimals(Decimal(0), Decimal(1), places=4)


@st.composite
def any_parts(draw):
    """Any budget, some of its lines a share of others."""
    costs = draw(any_costs())
    lines = [replace(each, line_type="share", quantity=None, unit_cost=None, percent=draw(parts_of_one),
                     base=draw(st.sampled_from([(), ("total",), ("eligible",), ("1",)])))
             if each.line_type == "line" and draw(st.integers(0, 4)) == 0 else each for each in costs.lines]
    return BudgetParts(costs.budget, tuple(lines), costs.sources, costs.shares)


@st.composite
def any_steps(draw, parts):
    """Any suppositions, also those that point to nothing."""
    line_ids = st.sampled_from(["", "gone", *(each.id for each in parts.lines)])
    source_ids = st.sampled_from(["", "gone", *(each.id for each in parts.sources)])
    return tuple(
        step(draw(st.sampled_from(["rate", "source_share", "growth"])), at, line_id=draw(line_ids),
             source_id=draw(source_ids), currency=draw(st.sampled_from(["", "UAH", "USD", "EUR"])),
             percent=draw(st.none() | percents),
             amount=draw(st.none() | st.builds(Money, st.integers(-10, 10**9), st.sampled_from(["EUR", "UAH"]))))
        for at in range(draw(st.integers(0, 4))))


@given(st.data())
def test_a_scenario_never_changes_the_budget_and_gives_the_same_again(data):
    parts = data.draw(any_parts())
    steps = data.draw(any_steps(parts))
    before = parts.figures

    first, second = suppose(parts, *steps), suppose(parts, *steps)

    assert parts.figures == before
    assert first == second


@given(any_parts())
def test_a_scenario_without_steps_is_the_budget(parts):
    result = suppose(parts)

    assert result.parts == parts
    assert not result.notes
    assert not changed_records(parts, result.parts)


@given(st.data())
def test_what_a_scenario_shows_adds_up_and_is_what_its_changed_records_give(data):
    parts = data.draw(any_parts())
    after = suppose(parts, *data.draw(any_steps(parts))).parts

    figures = after.figures
    for each in figures.lines.values():
        assert each.amount == each.covered + each.missing
    kept = {(each.kind, each.id): each for each in parts.records()}
    kept |= {(each.kind, each.id): each for each in changed_records(parts, after)}
    of_kind = {kind: tuple(each for (of, _), each in kept.items() if of == kind)
               for kind in ("budget_line", "funding_source", "line_share")}
    assert BudgetParts(after.budget, *of_kind.values()).figures == figures


@settings(max_examples=200)
@given(any_parts(), parts_of_one)
def test_shares_sum_to_the_line_wherever_somebody_else_pays_it_too(parts, part):
    assume(parts.sources)
    payer = parts.sources[0].id
    before = parts.figures

    figures = suppose(parts, step("source_share", source_id=payer, percent=part)).parts.figures

    for line_id in scope_of(parts, ""):
        cost = figures.lines[line_id].own
        own = figures.lines[line_id]
        under = [each for each in figures.lines.values() if each.parent_id == line_id]
        paid = own.covered.minor - sum(each.covered.minor for each in under)
        others = sum(minor for each, minor in before.lines[line_id].source_minors.items() if each != payer)
        others -= sum(minor for row in before.lines.values() if row.parent_id == line_id
                      for each, minor in row.source_minors.items() if each != payer)
        if others > 0 and cost.minor > 0:
            assert paid == cost.minor


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(1, 10**7)), min_size=1, max_size=12),
       st.integers(1, 10**9))
def test_a_sum_is_met_to_the_cent_where_a_line_of_one_piece_can_settle_it(costs, wanted):
    lines = [line(f"l{at}", str(quantity), price(str(Decimal(cost) / 100)), at=at)
             for at, (quantity, cost) in enumerate(costs)]
    single = line("single", "1", price(str(Decimal(sum(q * c for q, c in costs)) / 100)), at=20)

    result = suppose(budget([*lines, single]), step("growth", amount=Money(wanted, "EUR")))

    assert not result.notes
    assert result.parts.figures.total == Money(wanted, "EUR")


def test_a_rate_moves_the_prices_of_its_currency_and_what_its_sources_promise():
    parts = budget([line("pump", "2", price("100", "USD", rate="0.9"), at=0), line("pipe", "1", "50", at=1)],
                   [replace(source("g"), amount=price("300", "USD", rate="0.9"))])

    after = suppose(parts, step("rate", currency="USD", percent=Decimal("0.1"))).parts

    assert after.figures.total == euros("248")  # 2 x 100 x 0.99 + 50
    assert after.figures.sources["g"].most == euros("297")
    pump = next(each for each in after.lines if each.id == "pump").unit_cost
    assert (pump.rate, pump.rate_source, pump.rate_on) == (Decimal("0.99"), "own", None)


@pytest.mark.parametrize(("shares", "expected"), [
    ((pays("g", "a", percent="0.8"), pays("h", "a")), {"g": "70.00", "h": "30.00"}),
    ((pays("g", "a", percent="0.8"), pays("p", "a", percent="0.05"), pays("h", "a")),
     {"g": "70.00", "p": "5.00", "h": "25.00"}),
    ((pays("g", "a", percent="0.8"), pays("p", "a", percent="0.05"), pays("h", "a", percent="0.15")),
     {"g": "70.00", "p": "7.50", "h": "22.50"}),
    ((pays("g", "a", "80"), pays("p", "a", "5"), pays("h", "a", "15")), {"g": "70.00", "p": "7.50", "h": "22.50"}),
    ((pays("g", "a", "40"), pays("p", "a", "50"), pays("h", "a")), {"g": "70.00", "p": "30.00"}),
    ((pays("g", "a", "80"),), {"g": "70.00"}),
    ((), {"g": "70.00"}),
])
def test_a_source_pays_another_part_and_the_others_share_the_rest(shares, expected):
    sources = [source("g", at=0), source("p", "partner", at=1), source("h", "local_budget", at=2)]
    parts = budget([line("a", "1", "100")], sources, shares)

    figures = suppose(parts, step("source_share", source_id="g", percent=Decimal("0.7"))).parts.figures

    paid = {each: str(amount.amount) for each, amount in figures.lines["a"].by_source.items() if amount}
    assert paid == expected


def test_a_heading_is_scaled_to_a_sum_and_the_share_of_it_follows():
    parts = budget([heading("works", 0), line("roof", "1", "600", 1, parent_id="works"),
                    line("walls", "7", "57.14", 2, parent_id="works"), line("office", "1", "100", 3),
                    replace(line("indirect", at=4), line_type="share", percent=Decimal("0.07"), quantity=None,
                            unit_cost=None)])

    figures = suppose(parts, step("growth", line_id="works", amount=euros("1200"))).parts.figures

    assert figures.lines["works"].amount == euros("1200")
    assert figures.lines["indirect"].own == euros("91")  # 7 % of 1300
    assert figures.lines["office"].own == euros("100")


def test_the_whole_budget_with_its_indirect_costs_is_scaled_to_a_sum():
    parts = budget([line("roof", "1", "600", 0), line("walls", "3", "100", 1),
                    replace(line("indirect", at=2), line_type="share", percent=Decimal("0.07"), quantity=None,
                            unit_cost=None)])

    assert suppose(parts, step("growth", amount=euros("2000"))).parts.figures.total == euros("2000")


def test_growth_by_a_part_raises_unit_costs_and_leaves_quantities():
    parts = budget([heading("works"), line("roof", "3", "33.33", 1, parent_id="works"), line("office", "1", "9", 2)])

    after = suppose(parts, step("growth", line_id="works", percent=Decimal("0.1"))).parts

    assert after.figures.lines["roof"].own == euros("109.98")  # 3 x 36.66
    assert after.figures.lines["office"].own == euros("9")


def test_a_share_line_alone_comes_to_a_sum_by_its_percentage():
    indirect = replace(line("indirect", at=2), line_type="share", percent=Decimal("0.07"), quantity=None, unit_cost=None)
    parts = budget([line("roof", "1", "9999.99", 0), indirect])

    after = suppose(parts, step("growth", line_id="indirect", amount=euros("500"))).parts

    assert after.figures.lines["indirect"].own == euros("500")
    assert next(each for each in after.lines if each.id == "indirect").percent == Decimal("0.0500")


@pytest.mark.parametrize(("fields", "code"), [
    ({"step_kind": "growth", "line_id": "gone", "percent": Decimal("0.1")}, "line_gone"),
    ({"step_kind": "growth", "line_id": "empty", "percent": Decimal("0.1")}, "nothing_to_grow"),
    ({"step_kind": "growth", "line_id": "roof"}, "unset"),
    ({"step_kind": "growth", "amount": Money(100, "UAH")}, "other_currency"),
    ({"step_kind": "growth", "percent": Decimal("-1.5")}, "unset"),
    ({"step_kind": "source_share", "source_id": "gone", "percent": Decimal("0.5")}, "source_gone"),
    ({"step_kind": "source_share", "source_id": "g", "line_id": "gone", "percent": Decimal("0.5")}, "line_gone"),
    ({"step_kind": "source_share", "source_id": "g", "percent": Decimal("1.5")}, "unset"),
    ({"step_kind": "rate", "currency": "USD", "percent": Decimal("0.1")}, "currency_unused"),
    ({"step_kind": "rate", "currency": "USD", "percent": Decimal(-1)}, "unset"),
    ({"step_kind": "unheard of", "percent": Decimal("0.1")}, "unset"),
])
def test_a_step_that_can_do_nothing_changes_nothing_and_is_named(fields, code):
    parts = budget([line("roof", "1", "600", 0), heading("empty", 1)], [source("g")])

    result = suppose(parts, ScenarioStep(id="step", scenario_id="s", **fields))

    assert result.parts == parts
    assert result.notes == (StepNote("step", code),)


def test_a_sum_that_unit_costs_cannot_meet_comes_near_and_says_so():
    parts = budget([line("chairs", "100", "3")])

    result = suppose(parts, step("growth", amount=euros("333.33")))

    assert result.parts.figures.total == euros("333")
    assert result.notes == (StepNote("step0", "nearest", 33300),)


def test_steps_apply_in_their_order_each_to_what_those_before_made():
    parts = budget([line("roof", "1", "100")])
    to_sum, dearer = step("growth", 0, amount=euros("200")), step("growth", 1, percent=Decimal("0.1"))

    assert suppose(parts, dearer, to_sum).parts.figures.total == euros("220")
    assert suppose(parts, replace(dearer, position="0"), replace(to_sum, position="1")).parts.figures.total \
        == euros("200")

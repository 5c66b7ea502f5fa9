"""Two budgets side by side: rows matched by their record, every difference the difference of what both sides say."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.budget_comparison import compare
from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import Budget
from tests.domain.budgets import KEYS, any_costs, heading, line, pays, source

EURO_BUDGET = Budget(id="b", currency="EUR")


def euros(amount):
    return money(amount, "EUR")


def budget(lines, sources=(), shares=()):
    return BudgetParts(EURO_BUDGET, tuple(lines), tuple(sources), tuple(shares))


WORKS = [heading("works", 0), line("roof", "1", "600", 1, parent_id="works"),
         line("walls", "2", "100", 2, parent_id="works"), heading("office", 3),
         line("clerk", "1", "50", 4, parent_id="office")]


def told(comparison):
    return [(each.line_id, each.status) for each in comparison.rows if each.status != "same"]


@given(any_costs(), any_costs())
def test_rows_and_sums_differ_by_what_both_sides_say(one, other):
    left, right = BudgetParts(*one), BudgetParts(*other)
    before, after = left.figures, right.figures

    found = compare(left, right)

    assert sorted(each.line_id for each in found.rows) == sorted({*before.lines, *after.lines})
    top = [each for each in found.rows if each.depth == 0 and each.status != "removed"]
    assert sum(each.amount.right.minor for each in top) == after.total.minor
    assert found.total.difference == after.total - before.total
    assert sum(each.difference.minor for each in found.years.values()) == found.total.difference.minor
    if before.shared and after.shared:
        covered = sum(each.amount.difference.minor for each in found.sources)
        assert covered == (after.covered - before.covered).minor


@given(any_costs())
def test_a_budget_does_not_differ_from_itself(costs):
    assert compare(BudgetParts(*costs), BudgetParts(*costs)).is_same


def test_lines_added_removed_and_changed_are_told_in_their_places():
    now = [*WORKS[:2], replace(WORKS[3]), replace(WORKS[4], quantity=Decimal(3)),
           line("doors", "1", "70", 2, parent_id="works")]

    found = compare(budget(WORKS), budget(now))

    assert [each.line_id for each in found.rows] == ["works", "roof", "walls", "doors", "office", "clerk"]
    assert told(found) == [("works", "changed"), ("walls", "removed"), ("doors", "added"), ("office", "changed"),
                           ("clerk", "changed")]
    clerk = found.rows[-1]
    assert clerk.fields == ("quantity",)
    assert (clerk.amount.difference, clerk.amount.growth) == (euros("100"), Decimal(2))


def test_a_removed_heading_stands_behind_everything_of_the_heading_before_it():
    found = compare(budget(WORKS), budget([*WORKS[:3], line("doors", "1", "70", 3, parent_id="works")]))

    assert [each.line_id for each in found.rows] == ["works", "roof", "walls", "doors", "office", "clerk"]


def test_a_line_under_another_heading_or_in_another_order_has_moved():
    moved = [WORKS[0], replace(WORKS[2], position=KEYS[0]), WORKS[1], WORKS[3], WORKS[4]]
    other = [*WORKS[:4], replace(WORKS[4], parent_id="works")]

    assert told(compare(budget(WORKS), budget(moved))) == [("walls", "moved")]
    assert [each.line_id for each in compare(budget(WORKS), budget(other)).rows if each.is_moved] == ["clerk"]


def test_who_pays_is_a_change_of_the_line_even_where_its_amount_stays():
    sources = [source("g", at=0), source("h", "local_budget", at=1)]
    left = budget(WORKS, sources, [pays("g", "roof")])
    right = budget(WORKS, sources, [pays("g", "roof", percent="0.7"), pays("h", "roof")])

    found = compare(left, right)

    assert told(found) == [("roof", "changed")]
    assert found.rows[1].fields == ("shares",)
    assert {each.source_id: each.amount.difference for each in found.sources} == {"g": euros("-180"), "h": euros("180")}
    own = next(each for each in found.parts if each.key == "own")
    assert (own.left_share, own.right_share) == (Decimal(0), Decimal("0.2118"))


def test_sides_in_two_currencies_are_refused():
    right = replace(budget(WORKS), budget=replace(EURO_BUDGET, currency="UAH"))

    with pytest.raises(RuleBroken) as refusal:
        compare(budget(WORKS), right)

    assert refusal.value.code == "budget_comparison.currencies"


@given(st.permutations(range(6)))
def test_the_fewest_rows_that_explain_an_order_are_moved(order):
    lines = [line(f"l{at}", "1", "1", at) for at in range(6)]
    shuffled = [replace(lines[each], position=KEYS[at]) for at, each in enumerate(order)]

    found = compare(budget(lines), budget(shuffled))

    stayed = [each.line_id for each in found.rows if not each.is_moved]
    rising = [each for size in range(7) for each in combinations(order, size) if list(each) == sorted(each)]
    assert stayed == sorted(stayed)
    assert len(stayed) == len(rising[-1])

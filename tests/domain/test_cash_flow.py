"""Months add up to spans, spans to sources, sources to the budget; a line falls into its own time."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.budget import compute
from hromada_desk.domain.cash_flow import UNCOVERED, Flow, Span, first_day, flows_of, month_of, spans_of
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.values import Period
from tests.domain.budgets import any_costs, line, pays, source

PROJECT = Period(date(2027, 3, 1), date(2029, 8, 31))
EURO = Budget(id="b", currency="EUR")


def months(first, last):
    return Span(month_of(date(*first, 1)), month_of(date(*last, 1)))


@pytest.mark.parametrize(("fields", "span"), [
    ({"period": Period(date(2027, 5, 10), date(2027, 7, 1)), "year": 2028}, months((2027, 5), (2027, 7))),
    ({"year": 2027}, months((2027, 3), (2027, 12))),
    ({"year": 2028}, months((2028, 1), (2028, 12))),
    ({"year": 2029}, months((2029, 1), (2029, 8))),
    ({"year": 2031}, months((2031, 1), (2031, 12))),
    ({}, months((2027, 3), (2029, 8))),
    ({"period": Period(start=date(2029, 1, 1))}, months((2029, 1), (2029, 8))),
    ({"period": Period(end=date(2027, 4, 1))}, months((2027, 3), (2027, 4))),
    ({"period": Period(start=date(2029, 12, 1))}, months((2029, 12), (2029, 12))),
    ({"period": Period(end=date(2026, 4, 1))}, months((2026, 4), (2026, 4))),
    ({"period": Period(date(202, 1, 1), None), "year": 2028}, months((2028, 1), (2028, 12))),
])
def test_a_line_falls_into_its_period_else_its_year_else_the_project(fields, span):
    assert spans_of([line("a", **fields)], PROJECT) == {"a": span}


def test_without_a_project_period_lines_without_a_year_span_the_others():
    lines = [line("a", year=2027), line("b", year=2029), line("c")]
    assert spans_of(lines, Period())["c"] == months((2027, 1), (2029, 12))


def test_where_no_time_is_named_there_is_no_flow():
    assert spans_of([line("a")], Period(start=date(2027, 1, 1))) == {}


def test_odd_cents_go_to_the_first_months():
    flow = Flow("s", Span(10, 12), 1000)
    assert [flow.in_month(month) for month in range(9, 14)] == [0, 334, 333, 333, 0]


def test_what_nobody_pays_is_a_payer_of_its_own():
    lines = (line("a", "1", "100.00", year=2028),)
    figures = compute(EURO, lines, (source("s"),), (pays("s", "a", "40.00"),))
    year = months((2028, 1), (2028, 12))
    assert flows_of(figures, spans_of(lines, PROJECT)) == (Flow("s", year, 4000), Flow(UNCOVERED, year, 6000))


@given(st.integers(-10**12, 10**12), st.integers(1, 400), st.integers(0, 30_000))
def test_months_add_up_to_the_flow_and_differ_by_one_unit_at_most(minor, count, first):
    flow = Flow("s", Span(first, first + count - 1), minor)
    parts = [flow.in_month(month) for month in range(first, first + count)]
    assert sum(parts) == minor
    assert max(parts) - min(parts) <= 1
    assert flow.in_month(first - 1) == flow.in_month(first + count) == 0


@given(any_costs(), st.booleans())
def test_flows_add_up_to_sources_and_to_the_budget(costs, has_period):
    figures = compute(*costs)
    spans = spans_of(costs.lines, PROJECT if has_period else Period())
    flows = flows_of(figures, spans)
    if not spans:
        assert flows == ()
        return
    assert sum(each.minor for each in flows) == figures.total.minor
    for source_id, each in figures.sources.items():
        assert sum(flow.minor for flow in flows if flow.payer == source_id) == each.used.minor


@given(st.integers(0, 40_000))
def test_a_month_and_its_first_day_name_each_other(month):
    assert month_of(first_day(month + 12)) == month + 12


def test_a_share_of_other_costs_flows_like_any_line():
    lines = (line("a", "1", "100.00", year=2028),
             BudgetLine(id="i", budget_id="b", line_type="share", percent=Decimal("0.07"), position="z"))
    figures = compute(EURO, lines, (), ())
    flows = flows_of(figures, spans_of(lines, PROJECT))
    assert [each.minor for each in flows] == [700, 10_000]

"""Rules over one budget: when each keeps silent, and the figures it gives when it does not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.budget_reading import budget_readings, paid_by
from hromada_desk.domain.forms import Cap
from hromada_desk.domain.money import money
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.rules.grant_terms import cap_checks, own_side, share_rounded_down
from hromada_desk.domain.values import Period
from tests.domain.broken_budgets import IN_HRYVNIAS, RATE, form_with, with_share
from tests.domain.budgets import line, part, pays, price, source
from tests.domain.cases import BUDGET, FORM, both, change, euros, sound_project, sound_proposal, with_part

PROPOSAL, PROJECT = sound_proposal(), sound_project()


def codes(case):
    return [each.code for each in check(case)]


def the(case, code):
    (found,) = [each for each in check(case) if each.code == code]
    return found


def reading_of(case):
    return next(budget_readings(case))


def test_a_share_of_direct_costs_is_as_sound_as_a_line():
    assert check(with_share()) == ()


def test_a_share_asks_for_its_percentage_not_for_a_price():
    found = the(change(with_share(), "budget_line", "office", percent=None), "budget.line_unpriced")

    assert (found.record_id, found.field, found.details["label"]) == ("office", "percent", "budget_line.percent")


def test_a_share_that_breaks_its_cap_is_pointed_at_in_its_percentage():
    found = the(with_share("0.08"), "budget.cap_exceeded")

    assert (found.record_id, found.field) == ("office", "percent")
    assert (found.details["part"], found.details["base"], found.details["over"]) == (euros("80"), euros("1000"), euros("10"))


def test_a_share_of_nothing_yet_is_told_once_the_percentage_is_there():
    empty = with_share("0.065", ("contingency",))

    assert the(empty, "budget.share_of_nothing").details["percent"] == Decimal("0.065")
    assert "budget.share_of_nothing" not in codes(change(empty, "budget_line", "office", percent=Decimal(0)))


def test_a_share_of_an_ordinary_heading_needs_no_words_of_its_own():
    assert codes(with_share("0.065", ("1",))) == []
    assert the(with_share("0.065", ("1", "9", "8.8")), "budget.share_base_unknown").details["names"] == ("9", "8.8")


def test_the_largest_line_of_what_is_capped_is_where_to_look():
    lines = (*PROPOSAL.records["budget_line"], line("rent", "1", "70", 1, parent_id="indirect", title=both("Оренда")))
    case = with_part(PROPOSAL, "budget_line", *lines)

    assert the(case, "budget.cap_exceeded").record_id == "rent"


def test_indirect_costs_outside_the_forms_heading_for_them_are_capped_too():
    """A share line at the top level, called indirect by itself, must not pass as none at all."""
    inside = with_share("0.08")
    outside = change(inside, "budget_line", "office", parent_id="", heading_code="", role="indirect")

    assert the(outside, "budget.cap_exceeded").details["part"] == the(inside, "budget.cap_exceeded").details["part"]


def test_a_cap_by_amount_counts_in_the_budgets_currency():
    cap = Cap(code="office", title=both("Офіс"), of=("8",), most_amount=euros("60"))
    found = the(form_with(caps=(cap,)), "budget.cap_amount_exceeded")

    assert (found.details["part"], found.details["allowed"], found.details["over"]) == (euros("65"), euros("60"), euros("5"))
    assert codes(form_with(caps=(replace(cap, most_amount=euros("65")),))) == []
    assert codes(form_with(caps=(replace(cap, most_amount=money("1", "PLN")),))) == []


@pytest.mark.parametrize(("share", "amount", "told"), [
    ("0.06", "62", "budget.cap_exceeded"), ("0.064", "62", "budget.cap_amount_exceeded"), ("0.07", "62", "budget.cap_amount_exceeded"),
    ("0.06", "70", "budget.cap_exceeded"),
])
def test_of_a_share_and_an_amount_the_stricter_one_is_told(share, amount, told):
    cap = replace(FORM.caps[0], most=Decimal(share), most_amount=euros(amount))

    assert codes(form_with(caps=(cap,))) == [told]
    assert [each.most for each in cap_checks(reading_of(form_with(caps=(cap,))))] == [Decimal(share), None]


@given(st.integers(0, 10**12), st.decimals(0, 1, places=5))
def test_a_cap_is_never_rounded_in_the_applicants_favour(minor, share):
    base = replace(euros("0"), minor=minor)

    allowed = share_rounded_down(base, share)

    assert Decimal(allowed.minor) <= Decimal(minor) * share < Decimal(allowed.minor + 1)


def test_the_least_own_share_may_be_of_eligible_costs():
    case = change(form_with(least_own_share=Decimal("0.14"), own_share_base="eligible"), "budget_line", "office", eligible=False)

    side = own_side(reading_of(case))

    assert (side.own, side.base, side.wanted) == (euros("148.50"), euros("1000"), euros("140"))
    assert "grant.own_share_of_eligible_too_small" not in codes(case)
    assert "grant.own_share_too_small" in codes(replace(case, form=replace(case.form, own_share_base="total")))


@pytest.mark.parametrize(("form", "call", "least"), [("0.10", None, "0.10"), ("0.10", "0.15", "0.15"), ("0.20", "0.15", "0.20"), (None, "0.15", "0.15")])
def test_the_stricter_own_share_of_form_and_call_counts(form, call, least):
    case = form_with(least_own_share=Decimal(form) if form else None)

    case = change(case, "call", "c", least_own_share=Decimal(call) if call else None)

    assert own_side(reading_of(case)).least == Decimal(least)


def test_a_call_without_form_may_want_an_own_share():
    case = replace(change(PROPOSAL, "call", "c", least_own_share=Decimal("0.15")), form=None)

    assert the(case, "grant.own_share_too_small").details["missing"] == euros("11.25")


def test_where_nobody_pays_the_own_side_the_budget_is_where_to_look():
    alone = with_part(PROPOSAL, "funding_source", PROPOSAL.records["funding_source"][0])

    assert the(alone, "grant.own_share_too_small").record_id == BUDGET.id


def test_a_project_knows_no_terms_of_a_call():
    terms = replace(FORM, rate_days=0, vat_eligible=False, rate_source="ECB")
    case = replace(change(PROJECT, "budget_line", "roof", unit_cost=RATE), form=terms)

    assert {"budget.rate_too_old", "budget.rate_source_differs", "budget.vat_from_grant"}.isdisjoint(codes(case))


def test_a_rate_is_as_old_as_the_day_of_the_prices_says():
    def old(days, prices_on):
        case = change(form_with(IN_HRYVNIAS, rate_days=days), "budget", "b", prices_on=prices_on)
        return [each.details["days"] for each in check(case) if each.code == "budget.rate_too_old"]

    assert old(2, None) == [3]
    assert old(3, None) == []
    assert old(0, date(2026, 11, 20)) == []
    assert old(3, date(2026, 12, 1)) == [11]


def test_the_calls_own_word_on_rates_comes_before_the_forms():
    case = form_with(IN_HRYVNIAS, rate_days=0, rate_source="InforEuro")

    assert codes(change(case, "call", "c", rate_days=30, rate_source="NBU")) == []
    assert "budget.rate_too_old" in codes(change(form_with(IN_HRYVNIAS), "call", "c", rate_days=0))


def test_a_rate_that_many_lines_and_sources_use_is_told_once():
    lines = tuple(line(f"l{at}", "1", RATE, at, parent_id="works", title=both("Дошки")) for at in range(5))
    case = with_part(form_with(rate_days=0), "budget_line", *PROPOSAL.records["budget_line"], *lines)
    case = change(case, "funding_source", "city", amount=replace(RATE, money=money("100", "UAH")))

    found = the(case, "budget.rate_too_old")

    assert (found.record_id, found.details["lines"], found.details["sources"]) == ("l0", 5, 1)


def test_a_rate_of_a_source_alone_is_told_at_the_source():
    found = the(change(form_with(rate_days=0), "funding_source", "city", amount=RATE), "budget.rate_too_old")

    assert (found.kind, found.record_id, found.field) == ("funding_source", "city", "amount")


def test_a_rate_that_converts_nothing_is_nobodys_matter():
    own = change(form_with(rate_days=0, rate_source="ECB"), "budget_line", "roof", unit_cost=price("100", "EUR", rate="1"))

    assert codes(own) == []


@pytest.mark.parametrize(("spent", "year", "told"), [
    (Period(date(2027, 1, 1), date(2027, 12, 31)), 2027, []),
    (Period(date(2027, 3, 1)), 2028, ["budget.year_outside_period"]),
    (Period(date(2026, 12, 31), date(2027, 2, 1)), 2027, ["budget.line_period_outside"]),
    (Period(date(2027, 12, 1), date(2028, 1, 1)), 2027, ["budget.line_period_outside"]),
    (Period(None, date(2028, 1, 1)), None, ["budget.line_period_outside"]),
    (Period(date(2027, 5, 1), date(2027, 4, 1)), 2027, ["field.period_backwards"]),
])
def test_periods_of_lines_keep_to_the_period_and_to_the_year(spent, year, told):
    assert codes(change(PROPOSAL, "budget_line", "roof", period=spent, year=year)) == told


def test_a_project_may_spend_on_preparation_before_its_period():
    early = Period(date(2025, 1, 1), date(2025, 3, 31))

    assert codes(change(PROJECT, "budget_line", "roof", period=early, year=2025)) == []
    assert codes(change(PROJECT, "budget_line", "roof", period=replace(early, end=date(2028, 1, 1)), year=2026)) == ["budget.line_period_outside"]


def test_an_ineligible_line_that_others_pay_is_fine():
    case = change(form_with(caps=(), largest_grant_share=None), "budget_line", "office", eligible=False)
    case = with_part(case, "line_share", pays("grant", "roof", amount="851.50"), pays("city", "roof"), pays("city", "office"))

    assert "budget.ineligible_paid_by_grant" not in codes(case)


def test_what_a_grant_pays_of_an_ineligible_line_is_named():
    case = change(PROPOSAL, "budget_line", "roof", eligible=False)
    found = the(case, "budget.ineligible_paid_by_grant")

    assert (found.field, found.severity, found.details["paid"], found.details["amount"]) == ("eligible", Severity.ERROR, euros("851.50"), euros("1000"))
    assert the(change(PROJECT, "budget_line", "roof", eligible=False), "budget.ineligible_paid_by_grant").severity is Severity.WARNING


def test_the_tax_in_what_a_grant_pays_is_twenty_of_a_hundred_and_twenty():
    found = the(form_with(vat_eligible=False), "budget.vat_from_grant")

    assert (found.record_id, found.field) == ("roof", "vat")
    assert (found.details["paid"], found.details["vat"], found.details["net"]) == (euros("851.50"), euros("141.92"), euros("709.58"))


@pytest.mark.parametrize("fields", [{"vat": "excluded"}, {"vat": "exempt"}, {"kekv": "2111"}, {"cost_item": "projectManagement"},
                                    {"role": "other"}])
def test_where_no_tax_is_in_the_price_none_is_looked_for(fields):
    assert "budget.vat_from_grant" not in codes(change(form_with(vat_eligible=False), "budget_line", "roof", **fields))


@pytest.mark.parametrize("allowed", [True, None])
def test_where_vat_is_paid_or_nobody_says_it_is_not_looked_for(allowed):
    assert codes(form_with(vat_eligible=allowed)) == []


def test_works_name_their_sum_and_their_largest_line():
    lines = (*PROPOSAL.records["budget_line"], line("beams", "1", "20", 1, parent_id="works", title=both("Крокви"), kekv="3132"))
    case = change(with_part(PROPOSAL, "budget_line", *lines), "budget_line", "roof", kekv="3142")
    found = the(case, "budget.works_without_design")

    assert (found.record_id, found.details["amount"], found.details["lines"]) == ("roof", euros("1020"), 2)


@pytest.mark.parametrize("paper", ["design_document", "feasibility_study"])
def test_works_with_a_design_are_fine(paper):
    works = change(PROPOSAL, "budget_line", "roof", cost_item="construction")
    attached = Attachment(id="d", title=both("Робочий проєкт"), attachment_type=paper, subject_kind="site")

    assert codes(with_part(works, "attachment", *works.records["attachment"], attached)) == []


def test_equipment_and_current_repairs_need_no_design():
    assert codes(change(PROPOSAL, "budget_line", "roof", kekv="3110")) == []
    assert codes(change(PROPOSAL, "budget_line", "roof", kekv="2240")) == []


@pytest.mark.parametrize(("stage", "severity"), [("concept", Severity.NOTE), ("financing", Severity.NOTE), ("procurement", Severity.WARNING),
                                                 ("completion", None), ("stopped", None)])
def test_a_project_is_asked_for_a_design_when_its_time_has_come(stage, severity):
    case = change(with_part(PROJECT, "attachment"), "budget_line", "roof", cost_item="construction")
    found = [each.severity for each in check(change(case, "project", "p", stage=stage)) if each.code == "budget.works_without_design"]

    assert found == ([severity] if severity else [])


@pytest.mark.parametrize(("capital", "kekv", "told"), [
    ("capex", "3132", False), ("opex", "2240", False), ("capex", "2240", True), ("opex", "3110", True), ("", "2240", False), ("capex", "", False),
])
def test_capital_and_current_costs_agree_with_the_code(capital, kekv, told):
    case = change(PROPOSAL, "budget_line", "office", capital=capital, kekv=kekv)

    assert ("budget.capital_against_kekv" in codes(case)) is told


def test_a_price_on_a_share_is_named_and_not_counted():
    found = the(with_share(unit_cost=price("99")), "budget.share_with_cost")

    assert (found.field, found.details["amount"]) == ("unit_cost", euros("99"))


def test_what_sources_pay_of_a_line_leaves_out_what_hangs_under_it():
    lines = (line("roof", "1", "100"), part("office", "0.1", parent_id="roof"))
    case = with_part(with_part(PROPOSAL, "budget_line", *lines), "funding_source", source("grant"), source("city", "local_budget", at=1))
    case = with_part(case, "line_share", pays("grant", "roof", amount="60"), pays("grant", "office", percent="0.5"), pays("city", "roof"))

    assert paid_by(reading_of(case), ["grant"]) == {"roof": 6000, "office": 500}
    assert paid_by(reading_of(case), ["city"]) == {"roof": 4000}

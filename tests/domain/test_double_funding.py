"""Double funding: what fires, and above all what must not: costs every grant has, costs that donors share, other sites."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.budget_reading import budget_readings
from hromada_desk.domain.double_funding import (
    MOST_ALIKE,
    Claim,
    Cost,
    Donor,
    claimed_twice,
    claims_by_key,
    is_same,
    overlap,
)
from hromada_desk.domain.money import money
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.rules.double_funding import claims_of, is_about_object
from hromada_desk.domain.values import Bilingual, Period
from tests.domain.broken_budgets import claim, claimed
from tests.domain.budgets import heading, part, pays, source
from tests.domain.cases import PROPOSAL as PROPOSAL_CARD
from tests.domain.cases import both, change, euros, sound_project, sound_proposal, with_part

PROPOSAL, PROJECT = sound_proposal(), sound_project()
CODES = ("budget.asked_twice", "budget.paid_already", "budget.secured_and_asked")
YEAR_2027 = Period(date(2027, 1, 1), date(2027, 12, 31))
YEAR_2028 = Period(date(2028, 1, 1), date(2028, 12, 31))


def found(case):
    return [each.code for each in check(case) if each.code in CODES]


def the_claims(case):
    return [each for reading in budget_readings(case) for each in claims_of(reading)]


def roof(**fields):
    return Cost(**{"line_id": "x", "number": "1", "title": both("Покрівля", "Roofing"), "titles": frozenset({"покрівля", "roofing"}),
                   "about_object": True, "amount": euros("1000"), **fields})


def test_the_finding_names_the_other_proposal_its_line_its_donor_and_the_arithmetic():
    twice = next(each for each in check(claimed(claim(euros("500")))) if each.code == "budget.asked_twice")

    assert (twice.record_id, twice.field, twice.severity) == ("roof", "unit_cost", Severity.WARNING)
    wanted = {"number": "1.1", "asked": euros("851.50"), "claimed": euros("500"), "together": euros("1351.50"), "whole": euros("1000"),
              "owner": both("Тепла школа", "Warm school"), "donor": (both("Фонд", "Fund"),), "other_number": "4.2"}
    assert {key: twice.details[key] for key in wanted} == wanted


def test_a_cost_that_two_donors_share_is_not_claimed_twice():
    assert found(claimed(claim(euros("148.50")))) == []
    assert found(claimed(claim(euros("160")))) == ["budget.asked_twice"]


def test_a_part_of_a_dearer_cost_is_not_claimed_twice():
    assert found(claimed(claim(euros("1100"), amount=euros("2000")))) == []


@pytest.mark.parametrize("other", [
    {"titles": frozenset({"утеплення горища"})},
    {"site_id": "school"},
    {"spent": YEAR_2028},
    {"under": frozenset({"дитячий садок"})},
])
def test_another_title_site_time_or_building_is_another_cost(other):
    ours = change(PROPOSAL, "budget_line", "roof", site_id="lyceum")
    ours = change(ours, "budget_line", "works", heading_code="", title=both("Ліцей", "Lyceum")) if "under" in other else ours
    ours = change(ours, "budget_line", "roof", site_id="") if "under" in other else ours

    assert found(claimed(claim(euros("500"), **other), case=ours)) == []


def test_what_no_field_ties_to_the_object_may_be_asked_for_by_every_grant():
    assert found(claimed(claim(euros("500"), about_object=False))) == []
    tied = change(PROPOSAL, "budget_line", "roof", unit="MTK")
    assert found(claimed(claim(euros("500"), about_object=False), case=tied)) == ["budget.asked_twice"]


@pytest.mark.parametrize("fields", [{"cost_item": "projectManagement"}, {"cost_item": "overheads"}, {"cost_item": "taxes"},
                                    {"role": "indirect"}, {"role": "contingency"}, {"role": "other"}])
def test_management_indirect_costs_taxes_and_reserves_are_not_compared(fields):
    assert found(claimed(claim(euros("500")), case=change(PROPOSAL, "budget_line", "roof", **fields))) == []


def test_a_share_of_other_costs_is_not_compared():
    office = part("office", "0.065", parent_id="indirect", title=both("Покрівля", "Roofing"), role="direct", year=2027)
    lines = tuple(office if each.id == "office" else each for each in PROPOSAL.records["budget_line"] if each.id != "roof")

    assert found(claimed(claim(euros("500")), case=with_part(PROPOSAL, "budget_line", *lines))) == []


def test_a_line_the_grant_does_not_pay_claims_nothing():
    own = with_part(PROPOSAL, "line_share", pays("city", "roof"), pays("grant", "office", percent="1"))

    assert found(claimed(claim(euros("1000")), case=own)) == []


@pytest.mark.parametrize("status", ["rejected", "withdrawn"])
def test_a_proposal_that_has_ended_claims_nothing(status):
    assert the_claims(change(PROPOSAL, "proposal", "pr", status=status)) == []
    assert found(claimed(claim(euros("500")), case=change(PROPOSAL, "proposal", "pr", status=status))) == []


def test_a_project_claims_by_its_secured_donors_only():
    def of(**fields):
        return [(each.owner_kind, each.paid) for each in the_claims(change(PROJECT, "funding_source", "grant", **fields))]

    assert of() == [("project", euros("1000"))]
    assert of(status="planned") == of(status="requested") == of(funding_kind="local_budget") == of(funding_kind="in_kind") == []
    assert of(status="received", funding_kind="state_subvention") == [("project", euros("1000"))]


def test_the_grant_a_project_counts_with_is_the_proposal_that_asks_for_it():
    ours = replace(claim(euros("1000"), owner="project"), donor=Donor(name=both("Фонд"), exactly=frozenset({"donor"})))
    by_partner = change(PROPOSAL, "funding_source", "grant", partner_id="donor")
    by_name = change(PROPOSAL, "call", "c", donor=both("Фонд партнерств", "Partnership Fund"))
    named = replace(ours, donor=Donor(name=both("Грант"), exactly=frozenset({"грант «фонд партнерств»"})))

    assert found(claimed(ours, case=PROPOSAL)) == ["budget.paid_already"]
    assert found(claimed(ours, case=by_partner)) == []
    assert found(claimed(named, case=by_name)) == []


def test_an_awarded_grant_stands_among_the_projects_own_sources():
    ours = claim(euros("1000"), owner="project")
    awarded = change(PROPOSAL, "proposal", "pr", status="awarded")

    assert found(claimed(ours, case=awarded)) == []
    assert found(claimed(replace(ours, funding_kind="partner"), case=awarded)) == ["budget.paid_already"]


def test_before_lines_are_given_to_sources_a_grant_claims_its_part_of_each():
    case = with_part(PROPOSAL, "line_share")

    assert [(each.cost.line_id, each.paid) for each in the_claims(case)] == [("roof", euros("860.56"))]


def test_a_claim_in_another_currency_is_converted_by_a_rate_of_the_budget_or_compared_by_parts():
    ours = [claim(euros("600"))]
    theirs = replace(claim(money("24000", "UAH"), amount=money("48000", "UAH")), owner_id="p3")
    rate = {"UAH": Decimal("0.0208333")}

    by_rate, by_part = (list(claimed_twice(ours, claims_by_key([theirs]), rates)) for rates in (rate, {}))

    assert [each.together for each in by_rate] == [each.together for each in by_part] == [euros("1100")]
    smaller = replace(theirs, paid=money("19200", "UAH"))
    assert list(claimed_twice(ours, claims_by_key([smaller]), rate)) == list(claimed_twice(ours, claims_by_key([smaller]), {})) == []


def test_the_claims_of_one_owner_on_a_cost_are_told_together():
    theirs = [claim(euros("100")), claim(euros("90"))]

    assert [each.claimed for each in claimed_twice([claim(euros("851.50"))], claims_by_key(theirs), {})] == [euros("190")]


def test_what_many_lines_of_others_share_does_not_tell_one_cost_from_another():
    codes = {"codes": ("45261000-4", "3132"), "site_id": "s"}
    theirs = [replace(claim(euros("900")), cost=roof(titles=frozenset({f"ремонт {at}"}), **codes)) for at in range(MOST_ALIKE + 1)]
    ours = replace(claim(euros("900")), cost=roof(titles=frozenset({"ремонт покрівлі"}), **codes))

    assert len(list(claimed_twice([ours], claims_by_key(theirs[1:]), {}))) == 1
    assert list(claimed_twice([ours], claims_by_key(theirs), {})) == []


def test_the_same_codes_at_the_same_site_need_a_word_in_common():
    codes = {"codes": ("45261000-4", "3132"), "site_id": "s"}
    ours = roof(titles=frozenset({"покрівельні роботи"}), **codes)

    assert is_same(ours, roof(titles=frozenset({"ремонт покрівлі"}), **codes))
    assert not is_same(ours, roof(titles=frozenset({"водостоки"}), **codes))
    assert not is_same(ours, roof(titles=frozenset({"ремонт покрівлі"}), codes=codes["codes"]))
    assert not is_same(replace(ours, codes=("45000000-7", "3132")), roof(titles=frozenset({"ремонт покрівлі"}), codes=("45000000-7", "3132"), site_id="s"))


@pytest.mark.parametrize("side", [Bilingual("Покрівля"), Bilingual("  ПОКРІВЛЯ "), Bilingual("Дах", "Roofing")])
def test_titles_are_compared_folded_and_in_either_language(side):
    assert found(claimed(claim(euros("500")), case=change(PROPOSAL, "budget_line", "roof", title=side))) == ["budget.asked_twice"]


@pytest.mark.parametrize(("fields", "tied"), [
    ({"site_id": "s"}, True), ({"kekv": "3132"}, True), ({"kekv": "2240"}, False), ({"capital": "capex"}, True), ({"capital": "opex"}, False),
    ({"cost_item": "equipment"}, True), ({"cost_item": "operating"}, False), ({"unit": "MTK"}, True), ({"unit": "MON"}, False),
    ({"dk021": "45261000-4"}, True), ({"dk021": "71320000-7"}, True), ({"dk021": "79210000-9"}, False), ({"dk021": "дах"}, False),
])
def test_a_line_is_about_the_object_where_a_field_says_so(fields, tied):
    assert is_about_object(BudgetLine(id="x", **fields)) is tied


def test_the_nearest_heading_of_the_offices_own_tells_the_building():
    lines = (heading("school", 0, title=both("Школа", "School"), parent_id="works"),
             *(replace(each, parent_id="school") if each.id == "roof" else each for each in PROPOSAL.records["budget_line"]))

    (roofing,) = the_claims(with_part(PROPOSAL, "budget_line", *lines))

    assert roofing.cost.under == {"школа", "school"}
    assert the_claims(PROPOSAL)[0].cost.under == frozenset()


def test_a_line_without_time_of_its_own_falls_into_the_period_of_its_proposal():
    (undated,) = the_claims(change(PROPOSAL, "budget_line", "roof", year=None))

    assert undated.cost.spent == PROPOSAL_CARD.period


def test_every_grant_of_a_proposal_claims_with_its_own_donor():
    case = with_part(PROPOSAL, "funding_source", *PROPOSAL.records["funding_source"], source("second", at=2, name=both("Другий", "Second")))
    case = with_part(case, "line_share", *case.records["line_share"], pays("second", "roof", amount="10"))

    assert {each.donor.exactly for each in the_claims(case)} == {frozenset({"грант", "grant"}), frozenset({"другий", "second"})}


days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
periods = st.builds(Period, st.none() | days, st.none() | days)
costs = st.builds(Cost, line_id=st.just("x"), number=st.just("1"), title=st.just(Bilingual("x")),
                  titles=st.frozensets(st.sampled_from(["дах", "вікна", "roof"]), max_size=2),
                  under=st.frozensets(st.sampled_from(["школа", "садок"]), max_size=1), site_id=st.sampled_from(["", "a", "b"]),
                  codes=st.tuples(st.sampled_from(["", "45261000-4", "45000000-7"]), st.sampled_from(["", "3132"])),
                  about_object=st.booleans(), spent=periods, amount=st.integers(1, 10**6).map(lambda minor: money(minor, "EUR")))
claims = st.builds(Claim, owner_kind=st.sampled_from(["proposal", "project"]), owner_id=st.sampled_from(["1", "2"]),
                   owner=st.just(Bilingual("x")), donor=st.just(Donor(name=Bilingual("x"))), awarded=st.booleans(), cost=costs,
                   paid=st.integers(1, 10**6).map(lambda minor: money(minor, "EUR")))


@given(periods, periods)
def test_overlapping_is_mutual(one, other):
    assert overlap(one, other) == overlap(other, one)


@given(costs, costs)
def test_being_one_cost_is_mutual(one, other):
    assert is_same(one, other) == is_same(other, one)


@given(costs, st.lists(claims, max_size=3), st.lists(claims, max_size=6))
def test_only_claims_on_one_cost_that_together_exceed_it_are_told(cost, mine, others):
    for each in claimed_twice([replace(ours, cost=cost) for ours in mine], claims_by_key(others), {}):
        assert each.together.minor > each.whole.minor
        assert each.whole.minor >= max(claim.cost.amount.minor for claim in (*each.others, *each.mine))
        assert each.together.minor == sum(claim.paid.minor for claim in (*each.others, *each.mine))
        assert all(is_same(cost, theirs.cost) for theirs in each.others)
        assert len({theirs.owner_id for theirs in each.others}) == 1


@given(st.lists(claims, max_size=6))
def test_nobody_else_claims_nothing_is_claimed_twice(mine):
    assert list(claimed_twice(mine, {}, {})) == []

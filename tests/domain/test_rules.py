"""Every rule: content with the sound case, and found when just its one thing is broken, with the figures of its sentence."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from hromada_desk.domain.money import ConvertedMoney, Money, money
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.values import Bilingual, Period, PlaceRef
from tests.domain.broken_budgets import BROKEN_BUDGETS, BROKEN_PROJECT_BUDGETS
from tests.domain.budgets import heading, line, pays, price, source
from tests.domain.cases import FORM, TEXT, both, change, euros, sound_project, sound_proposal, with_part

PROPOSAL, PROJECT = sound_proposal(), sound_project()


def codes(case, **options):
    return [each.code for each in check(case, **options)]


def the(case, code):
    found = [each for each in check(case) if each.code == code]
    assert len(found) == 1, [(each.code, each.record_id) for each in check(case)]
    return found[0]


def test_a_sound_proposal_has_no_problems():
    assert check(PROPOSAL) == ()


def test_a_sound_project_has_no_problems():
    assert check(PROJECT) == ()


def answer_of(**fields):
    return change(PROPOSAL, "answer", "a", **fields)


def form_with(**fields):
    return replace(PROPOSAL, form=replace(FORM, **fields))


BROKEN_PROPOSALS = {
    "field.missing": (change(PROPOSAL, "budget_line", "roof", title=Bilingual()), "roof"),
    "field.language_missing": (change(PROPOSAL, "proposal", "pr", title=Bilingual("Дах")), "pr"),
    "field.too_long": (change(PROPOSAL, "proposal", "pr", acronym="Д" * 41), "pr"),
    "field.too_small": (change(PROPOSAL, "activity", "ac", first_month=0), "ac"),
    "field.too_great": (change(PROPOSAL, "activity", "ac", first_month=None, last_month=241), "ac"),
    "field.unknown_choice": (change(PROPOSAL, "attachment", "at", access="everyone"), "at"),
    "field.sum_too_large": (change(PROPOSAL, "call", "c", largest_grant=Money(10**17, "EUR")), "c"),
    "field.sum_negative": (change(PROPOSAL, "call", "c", smallest_grant=euros("-1")), "c"),
    "field.period_backwards": (change(PROPOSAL, "project", "p", period=Period(date(2027, 5, 1), date(2027, 4, 1))), "p"),
    **BROKEN_BUDGETS,
    "identifier.form": (change(PROPOSAL, "hromada", "h", edrpou="12-34"), "h"),
    "milestone.outside_period": (change(PROPOSAL, "milestone", "m", due_on=date(2028, 3, 1)), "m"),
    "activity.months_backwards": (change(PROPOSAL, "activity", "ac", first_month=7), "ac"),
    "activity.after_the_end": (change(PROPOSAL, "activity", "ac", last_month=13), "ac"),
    "section.empty": (with_part(PROPOSAL, "answer"), ""),
    "section.language_empty": (answer_of(content=Bilingual("Дах протікає.")), "a"),
    "section.over_limit": (answer_of(content=Bilingual("Дах протікає.", "The roof leaks, and rain comes in.")), "a"),
    "section.translation_stale": (answer_of(content=Bilingual("Даху немає.", "The roof leaks.")), "a"),
    "section.not_in_form": (with_part(PROPOSAL, "answer", TEXT, Answer(id="old", section="gone", content=both("Текст"))), "old"),
    "section.answered_twice": (with_part(PROPOSAL, "answer", TEXT, Answer(id="b", section="context", content=both("Інше"))), "b"),
    "section.nothing_entered": (with_part(form_with(least_partners=0, least_countries=0), "proposal_partner"), ""),
    "budget.currency_not_of_form": (form_with(currency="PLN"), "b"),
    "budget.cap_exceeded": (form_with(caps=(replace(FORM.caps[0], most=Decimal("0.0649")),)), "office"),
    "grant.share_too_large": (change(PROPOSAL, "call", "c", largest_grant_share=Decimal("0.8")), "grant"),
    "grant.own_share_too_small": (form_with(least_own_share=Decimal("0.15")), "city"),
    "grant.over_largest": (change(PROPOSAL, "call", "c", largest_grant=euros("900")), "grant"),
    "grant.under_smallest": (change(PROPOSAL, "call", "c", smallest_grant=euros("1000")), "grant"),
    "grant.other_currency": (change(PROPOSAL, "call", "c", largest_grant=money("900", "PLN")), "b"),
    "grant.differs_from_request": (change(PROPOSAL, "proposal", "pr", requested_grant=euros("900")), "pr"),
    "budget.source_over_amount": (change(PROPOSAL, "funding_source", "grant", amount=price("900")), "grant"),
    "budget.source_not_used_up": (change(PROPOSAL, "funding_source", "grant", amount=price("1000")), "grant"),
    "budget.year_outside_period": (change(PROPOSAL, "budget_line", "roof", year=2028), "roof"),
    "budget.heading_with_cost": (change(PROPOSAL, "budget_line", "works", unit_cost=price("5")), "works"),
    "budget.source_rate_missing": (change(PROPOSAL, "funding_source", "city", amount=price("9", "UAH")), "city"),
    "call.deadline_passed": (change(PROPOSAL, "call", "c", deadline_at=datetime(2026, 11, 22, tzinfo=UTC)), "c"),
    "call.deadline_near": (change(PROPOSAL, "call", "c", deadline_at=datetime(2026, 11, 30, tzinfo=UTC)), "c"),
    "call.closed": (change(PROPOSAL, "call", "c", deadline_at=None, status="closed"), "c"),
    "call.not_open_yet": (change(PROPOSAL, "call", "c", opens_on=date(2026, 12, 1)), "c"),
    "call.no_form": (replace(PROPOSAL, form=None), "c"),
    "partners.no_lead": (change(PROPOSAL, "proposal_partner", "pp1", role="co_applicant"), "pr"),
    "partners.several_leads": (change(PROPOSAL, "proposal_partner", "pp2", role="lead"), "pr"),
    "partners.too_few": (form_with(least_partners=3), "pr"),
    "partners.too_few_countries": (change(PROPOSAL, "partner", "wesel", country="UA"), "pr"),
    "duration.too_long": (change(PROPOSAL, "call", "c", longest_months=11), "pr"),
    "duration.too_short": (change(PROPOSAL, "call", "c", shortest_months=13), "pr"),
    "duration.not_given": (change(PROPOSAL, "proposal", "pr", duration_months=None, period=Period()), "pr"),
    "duration.differs_from_period": (change(PROPOSAL, "proposal", "pr", duration_months=11), "pr"),
    "annex.missing": (change(PROPOSAL, "attachment", "at", attachment_type="permission"), "pr"),
    "annex.optional_missing": (with_part(form_with(annexes=(replace(FORM.annexes[0], required=False),)), "attachment"), "pr"),
    "indicator.no_verification": (change(PROPOSAL, "indicator", "i", verification=Bilingual()), "i"),
    "indicator.years_backwards": (change(PROPOSAL, "indicator", "i", target_year=2025), "i"),
}

BROKEN_PROJECTS = {
    "date.in_future": (change(PROJECT, "contract", "k", signed_on=date(2026, 11, 24)), "k"),
    "date.survey_before_damage": (change(PROJECT, "damage", "d", surveyed_on=date(2024, 2, 28)), "d"),
    "milestone.overdue": (change(PROJECT, "milestone", "m", done_on=None), "m"),
    "payment.before_contract": (change(PROJECT, "payment", "y", paid_on=date(2026, 3, 31)), "y"),
    "contract.overpaid": (change(PROJECT, "payment", "y", amount=price("1000.01")), "k"),
    "project.period_over": (change(PROJECT, "project", "p", period=Period(date(2026, 1, 1), date(2026, 11, 22))), "p"),
    "project.period_too_long": (change(PROJECT, "project", "p", period=Period(date(2026, 1, 1), date(2126, 1, 31))), "p"),
    "project.stage_behind_procurement": (change(PROJECT, "project", "p", stage="financing"), "p"),
    "project.estimate_differs_from_budget": (change(PROJECT, "project", "p", estimated_cost=euros("1200")), "p"),
    "stage.needs_field": (change(PROJECT, "project", "p", custodian=Bilingual()), "p"),
    "stage.needs_records": (with_part(PROJECT, "milestone"), ""),
    "stage.needs_secured_source": (change(PROJECT, "funding_source", "grant", status="planned"), ""),
    "stage.needs_chosen_approach": (change(change(PROJECT, "approach", "a1", status="considered"), "project", "p", stage="financing"), ""),
    "stage.needs_document": (change(PROJECT, "attachment", "at", attachment_type="letter"), ""),
    "budget.no_sources": (with_part(PROJECT, "funding_source"), "b"),
    "fact.line_over_run": (change(PROJECT, "commitment", "cm", amount=price("1000.01")), "roof"),
    "fact.heading_over_run": (with_part(PROJECT, "budget_line", heading("works"), line(
        "roof", "10", "100", parent_id="works", year=2026, final_estimate=euros("1001"))), "works"),
    "fact.paid_beyond_commitments": (change(PROJECT, "commitment", "cm", amount=price("399")), "roof"),
    "fact.source_overpaid": (change(change(PROJECT, "funding_source", "grant", amount=price("399")), "payment", "y", source_id="grant"), "grant"),
    "fact.rate_missing": (change(PROJECT, "payment", "y", amount=price("400", "USD"), document="ПД 4"), "y"),
    "fact.unassigned": (change(PROJECT, "payment", "y", contract_id="", title=both("Аванс")), "y"),
    "fact.paid_outside_period": (change(change(PROJECT, "project", "p", period=Period(date(2026, 1, 1), date(2026, 5, 31))), "payment", "y",
                                        title=both("Аванс")), "y"),
    "contract.over_committed": (change(PROJECT, "commitment", "cm", amount=price("1000.01")), "k"),
    **BROKEN_PROJECT_BUDGETS,
    "budget.line_negative": (change(PROJECT, "budget_line", "roof", unit_cost=price("-1")), "roof"),
}


@pytest.mark.parametrize("code", [*BROKEN_PROPOSALS, *BROKEN_PROJECTS])
def test_the_broken_thing_is_found_at_its_record(code):
    case, record_id = (BROKEN_PROPOSALS | BROKEN_PROJECTS)[code]

    found = [each for each in check(case) if each.code == code]

    assert [each.record_id for each in found] == [record_id]


def test_a_line_its_sources_do_not_cover_names_the_figures():
    found = the(change(PROPOSAL, "line_share", "roof-city", share_rule="amount", amount=euros("100")), "budget.line_not_covered")

    assert found.record_id == "roof"
    assert found.details == {"number": "1.1", "title": both("Покрівля", "Roofing"), "amount": euros("1000"),
                             "covered": euros("951.50"), "difference": euros("48.50")}


def test_a_line_its_sources_overpay_names_the_figures():
    found = the(change(PROPOSAL, "line_share", "roof-city", share_rule="amount", amount=euros("200")), "budget.line_overpaid")

    assert found.details["difference"] == euros("51.50")
    assert found.severity is Severity.ERROR


def test_a_cap_names_its_part_its_base_and_what_is_allowed():
    found = the(change(PROPOSAL, "budget_line", "office", unit_cost=price("77")), "budget.cap_exceeded")

    assert (found.details["part"], found.details["base"], found.details["allowed"]) == (euros("77"), euros("1000"), euros("70"))
    assert (found.details["share"], found.details["over"]) == (Decimal("0.0770"), euros("7"))


def test_a_cap_is_kept_to_the_cent_and_ineligible_lines_are_no_base():
    assert "budget.cap_exceeded" not in codes(change(PROPOSAL, "budget_line", "office", unit_cost=price("70")))
    assert "budget.cap_exceeded" in codes(change(PROPOSAL, "budget_line", "office", unit_cost=price("70.01")))
    assert "budget.cap_exceeded" in codes(change(PROPOSAL, "budget_line", "roof", eligible=False))


def test_a_cap_may_have_any_base():
    grants = (replace(FORM.caps[0], of=("1",), base=("grant",), most=Decimal(1)),)
    found = the(replace(PROPOSAL, form=replace(FORM, caps=grants)), "budget.cap_exceeded")

    assert (found.details["part"], found.details["base"]) == (euros("1000"), euros("916.50"))


def test_a_line_without_its_rate_is_an_error_of_that_line():
    found = the(change(PROPOSAL, "budget_line", "roof", unit_cost=ConvertedMoney(money("4800", "UAH"))), "budget.rate_missing")

    assert (found.record_id, found.field, found.details["currency"]) == ("roof", "unit_cost", "UAH")


def test_a_line_without_price_asks_for_it():
    found = the(change(PROPOSAL, "budget_line", "office", quantity=None), "budget.line_unpriced")

    assert (found.record_id, found.field) == ("office", "quantity")


def test_a_fixed_share_in_another_currency_is_an_error():
    found = the(change(PROPOSAL, "line_share", "roof-grant", amount=money("40000", "UAH")), "budget.share_in_other_currency")

    assert found.details["amount"] == money("40000", "UAH")


def test_two_shares_of_one_source_in_one_line_are_named_once():
    doubled = with_part(PROPOSAL, "line_share", *PROPOSAL.records["line_share"], replace(pays("city", "roof"), id="again"))

    assert the(doubled, "budget.source_twice_on_line").details["times"] == 2


def test_promised_sums_cover_the_total_before_lines_are_shared_out():
    unshared = with_part(PROJECT, "line_share")
    short = with_part(unshared, "funding_source", source("grant", most="900", name=both("Грант"), status="confirmed"))
    enough = with_part(unshared, "funding_source", source("grant", most="1000", name=both("Грант"), status="confirmed"))

    assert the(short, "budget.sources_do_not_cover").details["difference"] == euros("100")
    assert check(enough) == ()


def test_headings_that_a_form_brings_along_are_no_budget_yet():
    only_headings = with_part(PROPOSAL, "budget_line", *(each for each in PROPOSAL.records["budget_line"] if each.line_type == "heading"))

    assert [each.details["section"] for each in check(only_headings) if each.code == "section.nothing_entered"] == ["money"]


def test_a_text_over_its_limit_says_how_far():
    found = the(BROKEN_PROPOSALS["section.over_limit"][0], "section.over_limit")

    assert found.details == {"section": "context", "title": both("Потреби", "Needs"), "language": "en", "length": 34,
                             "limit": 30, "over": 4, "counting": "characters"}


def test_an_english_only_form_does_not_ask_for_ukrainian_text():
    english = replace(FORM, languages=("en",), sections=tuple(replace(each, languages=("en",)) for each in FORM.sections))
    case = change(replace(PROPOSAL, form=english), "answer", "a", content=Bilingual("", "The roof leaks."), source_language="en", translated_from="")

    assert check(case) == ()


def test_a_sent_proposal_is_not_warned_about_its_deadline():
    sent = change(BROKEN_PROPOSALS["call.deadline_passed"][0], "proposal", "pr", status="sent")

    assert check(sent) == ()


def test_places_are_known_only_where_the_list_is_at_hand():
    known = {"KATOTTG": {"UA74100230000033847"}}
    odd = change(PROJECT, "project", "p", place=PlaceRef("UA99999999999999999"))

    assert "identifier.unknown" in codes(odd, known=known)
    assert "identifier.unknown" not in codes(odd)


def test_an_identifier_is_checked_by_its_own_scheme():
    case = with_part(PROJECT, "identifier", Identifier(id="n", scheme="DREAM", value="DREAM-1"))

    assert the(case, "identifier.form").details["scheme"] == "DREAM"


def test_later_stages_ask_for_more():
    idea, concept = (change(PROPOSAL, "project", "p", stage=stage) for stage in ("idea", "concept"))
    idea, concept = replace(idea, proposal=None, records={}), replace(concept, proposal=None, records={})

    assert codes(idea) == []
    assert codes(concept) == ["stage.needs_field"] * 3 + ["stage.needs_records"]


def test_what_an_earlier_stage_left_open_is_a_note_and_in_time_nobody_asks():
    without_goal = change(PROJECT, "project", "p", goal=Bilingual())

    assert [each.severity for each in check(change(without_goal, "project", "p", stage="concept")) if each.code == "stage.needs_field"] == [Severity.WARNING]
    assert [each.severity for each in check(change(without_goal, "project", "p", stage="financing")) if each.code == "stage.needs_field"] == [Severity.NOTE]
    assert check(without_goal) == ()


def test_a_project_prepares_itself_before_its_period_a_proposal_does_not():
    early = {"due_on": date(2025, 9, 30), "done_on": date(2025, 9, 30)}

    assert check(change(PROJECT, "milestone", "m", **early)) == ()
    assert codes(change(PROPOSAL, "milestone", "m", **early)) == ["milestone.outside_period"]
    assert check(change(PROJECT, "budget_line", "roof", year=2025)) == ()
    assert codes(change(PROPOSAL, "budget_line", "roof", year=2026)) == ["budget.year_outside_period"]


def test_a_gap_is_an_error_of_a_proposal_and_a_warning_of_a_project():
    half = {"share_rule": "percent", "percent": Decimal("0.5")}

    assert the(change(PROJECT, "line_share", "roof-grant", **half), "budget.line_not_covered").severity is Severity.WARNING
    assert the(change(PROPOSAL, "line_share", "roof-city", share_rule="amount", amount=euros("1")), "budget.line_not_covered").severity is Severity.ERROR


def test_errors_come_before_warnings_and_notes():
    broken = change(BROKEN_PROPOSALS["budget.source_not_used_up"][0], "answer", "a", content=Bilingual("Даху немає.", "The roof leaks."))
    broken = change(broken, "activity", "ac", last_month=13)

    assert [each.severity for each in check(broken)] == [Severity.ERROR, Severity.WARNING, Severity.NOTE]

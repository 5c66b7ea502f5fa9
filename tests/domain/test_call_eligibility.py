"""Who may apply and which annexes are wanted in which case, with the reasons; tables and checklists of a form."""

from dataclasses import replace

import pytest

from hromada_desk.domain.form_blanks import blank, is_blank, ticked, with_ticks
from hromada_desk.domain.forms import EU_COUNTRIES, Annex, Eligibility, Frame, PartnersFrom, Section, When
from hromada_desk.domain.readiness import SectionState, check, readiness
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.rules.annex_needs import SENTENCES, why_wanted
from hromada_desk.domain.values import Bilingual
from hromada_desk.text.catalog import words
from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.problem_texts import sentence
from tests.domain.cases import FORM, both, change, euros, sound_proposal

CASE = sound_proposal()


def with_form(**fields):
    return replace(CASE, form=replace(FORM, **fields))


def allowed(**terms):
    return with_form(eligibility=Eligibility(**terms))


def found(case):
    return {each.code: each for each in check(case)}


POOR = change(CASE, "hromada", "h", population=4000)
WORKS = change(CASE, "budget_line", "roof", cost_item="construction")


@pytest.mark.parametrize(("case", "code", "record"), [
    (allowed(countries=("UA", "PL")), "partners.country_outside", "wesel"),
    (allowed(lead_from=EU_COUNTRIES), "partners.lead_from_elsewhere", "pp1"),
    (allowed(least_from=(PartnersFrom(countries=EU_COUNTRIES, least=2),)), "partners.too_few_from", "pr"),
    (allowed(oblasts=("07", "46")), "hromada.oblast_outside", "h"),
    (allowed(population=Frame(least=5000)), "hromada.population_unknown", "h"),
    (replace(POOR, form=allowed(population=Frame(least=5000)).form), "hromada.too_small", "h"),
    (replace(POOR, form=allowed(population=Frame(most=3999)).form), "hromada.too_large", "h"),
    (change(allowed(partner_population=Frame(most=50000)), "partner", "wesel", population=60000), "hromada.too_large", "wesel"),
    (with_form(most_pages=1, page_characters=10), "form.over_pages", "pr"),
])
def test_who_may_not_apply_is_told_with_the_record_to_correct(case, code, record):
    problem = found(case)[code]

    assert problem.record_id == record
    for language in LANGUAGES:
        said = sentence(words(language), problem.code, problem.details)
        assert said.endswith(".")
        assert "{" not in said


@pytest.mark.parametrize("terms", [
    {"countries": ("UA", "DE")}, {"lead_from": ("UA",)}, {"oblasts": ("74",)},
    {"least_from": (PartnersFrom(countries=EU_COUNTRIES),)}, {"months": Frame(least=6, most=24)},
])
def test_who_fits_the_terms_hears_nothing(terms):
    assert found(allowed(**terms)) == {}


def test_countries_and_oblasts_are_named_in_words():
    problem = found(allowed(countries=("UA", *EU_COUNTRIES[:3])))["partners.country_outside"]
    oblast = found(allowed(oblasts=("07", "46")))["hromada.oblast_outside"]

    assert "Німеччина" in sentence(words("uk"), problem.code, problem.details)
    assert "Чернігівська" in sentence(words("uk"), oblast.code, oblast.details)
    assert "Волинська, Львівська" in sentence(words("uk"), oblast.code, oblast.details)


def test_the_form_gives_the_duration_where_the_call_gives_none():
    case = change(allowed(months=Frame(most=9)), "call", "c", longest_months=None)

    assert found(case)["duration.too_long"].details["most"] == 9
    assert "duration.too_long" not in found(allowed(months=Frame(most=9)))


CONDITIONS = {
    "works": (When(works=True), WORKS, CASE),
    "own_share": (When(own_share=True), CASE, replace(CASE, records={**CASE.records, "line_share": ()})),
    "partner_from": (When(partner_from=("DE",)), CASE, change(CASE, "partner", "wesel", country="PL")),
    "partner_roles": (When(partner_roles=("affiliated",)), change(CASE, "proposal_partner", "pp2", role="affiliated"), CASE),
    "grant_above": (When(grant_above=euros("900")), CASE, change(CASE, "proposal", "pr", requested_grant=euros("900"))),
    "longer_than": (When(longer_than=11), CASE, change(CASE, "proposal", "pr", duration_months=11)),
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_an_annex_is_asked_for_only_where_its_condition_holds_and_says_why(condition):
    when, holds, holds_not = CONDITIONS[condition]
    annex = Annex(code="x", title=both("Додаток", "Annex"), attachment_type="permission", when=when)

    missing = found(replace(holds, form=replace(FORM, annexes=(annex,))))[SENTENCES[condition]]

    assert why_wanted(holds_not, annex) is None
    assert not [each for each in found(replace(holds_not, form=replace(FORM, annexes=(annex,)))) if each.startswith("annex.")]
    for language in LANGUAGES:
        said = sentence(words(language), missing.code, missing.details)
        assert said.endswith(".")
        assert "{" not in said


def test_all_conditions_of_an_annex_must_hold():
    annex = Annex(code="x", title=both("Додаток"), attachment_type="permission", when=When(works=True, partner_from=("DE",)))

    assert why_wanted(CASE, annex) is None
    assert why_wanted(WORKS, annex).code == "works"


TABLE = Section(code="t", title=both("Досвід", "Experience"), section_kind="table", columns=(both("Назва", "Title"), both("Сума", "Amount")))
CHECKLIST = Section(code="c", title=both("Перевірка", "Checklist"), section_kind="checklist", items=(both("Підпис", "Signature"), both("Печатка", "Seal")))


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_table_that_was_not_filled_in_counts_as_empty(language):
    empty = blank(TABLE, language)

    assert is_blank(TABLE, empty)
    assert not is_blank(TABLE, empty.replace("|  |  |", "| Дах | 5 |", 1))
    assert not is_blank(TABLE, f"{empty}\nЩе слово")


def answered(section, uk, en=""):
    answer = Answer(id="n", proposal_id="pr", section=section.code, content=Bilingual(uk, en))
    return replace(CASE, form=replace(FORM, sections=(*FORM.sections, section)), records={**CASE.records, "answer": (*CASE.records["answer"], answer)})


def state(case, code):
    return next(each.state for each in readiness(case).sections if each.code == code)


def test_an_empty_table_is_not_begun_and_a_filled_one_is_done():
    filled = "| Назва | Сума |\n| --- | --- |\n| Дах | 5 |"

    assert state(answered(TABLE, blank(TABLE, "uk"), blank(TABLE, "en")), "t") is SectionState.NOT_BEGUN
    assert found(answered(TABLE, blank(TABLE, "uk"), blank(TABLE, "en")))["section.empty"].details["section"] == "t"
    assert "section.language_empty" in found(answered(TABLE, filled, blank(TABLE, "en")))


def test_a_checklist_is_done_when_every_item_is_ticked():
    some, whole = with_ticks(CHECKLIST, (True, False)), with_ticks(CHECKLIST, (True, True))

    assert ticked(CHECKLIST, Bilingual(some)) == (True, False)
    assert found(answered(CHECKLIST, some))["section.unticked"].details["first"] == CHECKLIST.items[1]
    assert state(answered(CHECKLIST, ""), "c") is SectionState.NOT_BEGUN
    assert state(answered(CHECKLIST, some), "c") is SectionState.PROBLEM
    assert state(answered(CHECKLIST, whole), "c") is SectionState.DONE

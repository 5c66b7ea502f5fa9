"""Live facts: found in a text, put in by value, counted by value, and named where nobody knows them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.live_facts import FACTS, places, put_in, values, written_as
from hromada_desk.domain.money import money
from hromada_desk.domain.readiness import readiness
from hromada_desk.domain.redaction import for_audience
from hromada_desk.domain.rules.form_texts import RULES
from hromada_desk.domain.values import Bilingual
from tests.domain.cases import TEXT, sound_proposal


def with_text(uk, facts=None):
    """The sound proposal with that text and those words of facts."""
    case = sound_proposal()
    answer = replace(TEXT, content=Bilingual(uk, "The roof leaks."), translated_from="")
    return replace(case, records={**case.records, "answer": (answer,)}, facts=facts or {})


def found_in(case):
    return [(each.code, each.details.get("name")) for rule in RULES for each in rule(case)]


def test_a_text_without_facts_stays_as_it_is():
    assert put_in("Дах {протікає} {{", {"budget.total": "1 €"}) == "Дах {протікає} {{"


def test_facts_are_put_in_and_unknown_ones_stay_as_they_are_written():
    text = "Разом {{budget.total}}, просимо {{ budget.grant }}, {{budget.nothing}}."
    said = put_in(text, {"budget.total": "346 830 €", "budget.grant": "250 000 €"})
    assert said == "Разом 346 830 €, просимо 250 000 €, {{budget.nothing}}."


@given(st.lists(st.tuples(st.text(alphabet="аб {}\n", max_size=8), st.sampled_from(sorted(FACTS)))))
def test_each_fact_written_is_found_where_it_stands(pairs):
    text = "".join(before.replace("{", "").replace("}", "") + written_as(name) for before, name in pairs)
    found = list(places(text))

    assert [each.name for each in found] == [name for _, name in pairs]
    assert [text[each.start:each.end] for each in found] == [written_as(name) for _, name in pairs]


def test_facts_say_what_the_budget_says():
    told = values(sound_proposal())
    assert told["budget.total"] == money("1065.00", "EUR")
    assert told["proposal.months"] == 12


def test_an_unknown_fact_and_one_without_data_are_errors_with_their_names():
    case = with_text("{{budjet.total}} {{hromada.population}}")
    assert ("section.fact_unknown", "budjet.total") in found_in(case)
    assert ("section.fact_empty", "hromada.population") in found_in(case)


def test_a_fact_that_says_something_is_no_problem_and_is_counted_by_its_value():
    case = with_text("Нас {{hromada.population}}.", {"uk": {"hromada.population": "14 200"}})
    assert not [code for code, _ in found_in(case) if code.startswith("section.fact")]
    section = next(each for each in readiness(case).sections if each.code == "context")
    assert section.lengths["uk"] == len("Нас 14 200.")


def test_facts_say_nothing_a_donor_may_not_read():
    case = sound_proposal()
    own = replace(case.hromada, population=14200, displaced_people=3, settlements=22, head_name="Голова")
    case = replace(case, hromada=own)
    assert values(for_audience(case, Audience.DONOR).case) == values(case)

"""The chain from results to money: its shape, and what of it hangs in the air."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Section
from hromada_desk.domain.logframe import linked, logframe_of
from hromada_desk.domain.money import money
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow
from hromada_desk.domain.rules.links import RULES
from hromada_desk.text.catalog import words
from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.problem_texts import sentence
from tests.domain.budgets import line
from tests.domain.cases import FORM, both, change, sound_proposal, with_part

PLAN = Section(code="plan", title=both("План", "Plan"), section_kind="workplan")


def chain() -> Case:
    """An outcome with an output, an activity for it after another one, each measured, done and paid."""
    case = replace(sound_proposal(), form=replace(FORM, sections=(*FORM.sections, PLAN)))
    case = with_part(case, "logframe_row",
                     LogframeRow(id="oc", level="outcome", code="Oc", statement=both("Тепло", "Warmth")),
                     LogframeRow(id="op", parent_id="oc", level="output", code="Op", statement=both("Дах", "Roof")))
    case = with_part(case, "indicator", *(replace(case.all(Indicator)[0], id=f"i{row}", row_id=row) for row in ("oc", "op")))
    case = with_part(case, "activity", Activity(id="a1", title=both("Проєкт", "Design"), code="A1", row_id="op", first_month=1, last_month=2),
                     Activity(id="a2", title=both("Роботи", "Works"), row_id="op", first_month=3, last_month=6, depends_on=("a1",)))
    lines = [replace(each, activity_id={"roof": "a2"}.get(each.id, "")) for each in case.records["budget_line"]]
    return with_part(case, "budget_line", *lines, line("design", "1", "5", parent_id="works", title=both("Креслення", "Drawings"),
                                                       activity_id="a1"))


CHAIN = chain()


def found(case):
    return [each for rule in RULES for each in rule(case)]


def test_a_whole_chain_has_no_problem():
    assert found(CHAIN) == []


BROKEN = {
    "logframe.serves_itself": (change(CHAIN, "logframe_row", "oc", parent_id="op"), "oc"),
    "logframe.result_without_indicator": (change(CHAIN, "indicator", "iop", row_id="oc"), "op"),
    "logframe.result_without_activity": (with_part(CHAIN, "logframe_row", *CHAIN.all(LogframeRow), LogframeRow(
        id="new", level="output", parent_id="oc", statement=both("Сховище"))), "new"),
    "activity.without_result": (change(CHAIN, "activity", "a1", row_id="gone"), "a1"),
    "indicator.without_result": (with_part(CHAIN, "indicator", *CHAIN.all(Indicator), Indicator(id="i3", name=both("Звіт"))), "i3"),
    "activity.without_costs": (with_part(CHAIN, "activity", *CHAIN.all(Activity), Activity(
        id="a3", title=both("Відкриття"), row_id="op", first_month=7)), "a3"),
    "activity.waits_in_a_ring": (change(CHAIN, "activity", "a1", depends_on=("a2",)), "a1"),
    "activity.before_what_it_waits_for": (change(CHAIN, "activity", "a2", first_month=2), "a2"),
    "budget.costs_without_activity": (change(CHAIN, "budget_line", "design", activity_id=""), "design"),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_link_is_found_at_its_record(code):
    case, record_id = BROKEN[code]

    assert (code, record_id) in [(each.code, each.record_id) for each in found(case)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", BROKEN)
def test_every_broken_link_is_told_whole(language, code):
    problem = next(each for each in found(BROKEN[code][0]) if each.code == code)
    said = sentence(words(language), code, problem.details)

    assert said.endswith(".")
    assert "{" not in said
    assert code not in said


def test_costs_without_activity_are_one_note_with_their_sum():
    case = with_part(CHAIN, "budget_line", *(replace(each, activity_id="") for each in CHAIN.records["budget_line"]))
    problem, = (each for each in found(case) if each.code.startswith(("budget.", "activity.")))

    assert problem.severity is Severity.NOTE
    assert problem.details["n"] == 2
    assert problem.details["amount"] == money("1005", "EUR")
    assert problem.record_id == "roof"


def test_a_form_without_a_workplan_asks_for_no_links_of_costs():
    case = replace(BROKEN["budget.costs_without_activity"][0], form=FORM)

    assert found(case) == []


def test_what_a_result_costs_is_all_that_is_done_below_it_each_line_once():
    twice = change(CHAIN, "budget_line", "roof", result_id="op")

    assert logframe_of(twice).lines_for("oc") == {"roof", "design"}
    assert logframe_of(twice).lines_for("a1") == {"design"}


@given(st.lists(st.integers(0, 7), min_size=1, max_size=8))
def test_every_row_has_one_place_whatever_the_rows_say_of_those_above(parents):
    rows = [LogframeRow(id=str(at), parent_id=str(parent)) for at, parent in enumerate(parents)]

    placed = [each.row.id for each in linked(rows, (), (), ()).placed()]

    assert sorted(placed) == sorted(each.id for each in rows)

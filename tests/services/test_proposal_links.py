"""Linking the parts of a proposal: each link one change, none in a finalised proposal; moving activities by months."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow
from hromada_desk.domain.values import Bilingual, Measure
from hromada_desk.services import proposal_links
from hromada_desk.services.history import undo
from hromada_desk.services.proposal_links import links_of
from hromada_desk.services.proposal_parts import months_words, progress_of
from hromada_desk.services.workplan import move_activity, stretch_activity
from tests.services.proposal_desk import new_desk, roof_proposal


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def proposal(desk):
    """Two results, two activities for the first, an indicator, two costs."""
    made = roof_proposal(desk)
    own = {"proposal_id": made.id}
    budget = next(iter(desk.all(Budget, **own)), None) or Budget(id="bud", currency="EUR", **own)
    desk.put("change.edited", budget, kind="budget", title="")
    lines = [BudgetLine(id=f"l{at}", position=f"z{at}", budget_id=budget.id, title=Bilingual(f"Рядок {at}"), quantity=Decimal(2),
                        unit_cost=ConvertedMoney(money(str(100 * at), budget.currency))) for at in (1, 2)]
    desk.put("change.edited", LogframeRow(id="op1", position="a", code="Op 1", statement=Bilingual("Дах"), **own),
             LogframeRow(id="op2", position="b", statement=Bilingual("Укриття"), **own),
             Activity(id="a1", position="a", code="A1", title=Bilingual("Проєкт"), row_id="op1", first_month=2, last_month=3, **own),
             Activity(id="a2", position="b", title=Bilingual("Роботи"), row_id="op1", **own),
             Indicator(id="i1", name=Bilingual("Учні"), **own), *lines, kind="proposal", title="")
    return made


def test_a_cost_is_linked_to_one_activity_at_a_time_and_undo_parts_them(desk, proposal):
    a1, a2 = desk.get(Activity, "a1"), desk.get(Activity, "a2")
    proposal_links.toggle_cost(desk, a1, "l2")
    options = {each.record_id: each for each in proposal_links.costs_to_link(links_of(desk, proposal.id), a2, "uk")}
    assert not options["l2"].is_linked
    assert options["l2"].detail.endswith(", A1")

    proposal_links.toggle_cost(desk, a2, "l2")
    assert desk.get(BudgetLine, "l2").activity_id == "a2"
    undo(desk)
    assert desk.get(BudgetLine, "l2").activity_id == "a1"


def test_what_a_result_costs_is_summed_from_its_activities(desk, proposal):
    proposal_links.toggle_cost(desk, desk.get(Activity, "a1"), "l1")
    proposal_links.toggle_cost(desk, desk.get(LogframeRow, "op1"), "l2")
    links = links_of(desk, proposal.id)

    assert links.cost_of("op1").amount == 600
    assert links.cost_of("a1").amount == 200
    assert links.cost_of("op2") is None


def test_parts_move_from_result_to_result_and_out_again(desk, proposal):
    shelter = desk.get(LogframeRow, "op2")
    for kind, key in ((Activity, "a1"), (Indicator, "i1")):
        proposal_links.toggle_row(desk, shelter, desk.get(kind, key))
    links = links_of(desk, proposal.id)
    assert [each.record_id for each in proposal_links.activities_to_link(links, shelter, "uk") if each.is_linked] == ["a1"]
    assert [each.record_id for each in proposal_links.indicators_to_link(links, shelter, "uk") if each.is_linked] == ["i1"]

    proposal_links.toggle_row(desk, shelter, desk.get(Activity, "a1"))
    assert desk.get(Activity, "a1").row_id == ""


def test_an_activity_waits_for_another_until_told_otherwise(desk, proposal):
    works = desk.get(Activity, "a2")
    proposal_links.toggle_wait(desk, works, "a1")
    assert desk.get(Activity, "a2").depends_on == ("a1",)

    proposal_links.toggle_wait(desk, works, "a1")
    assert desk.get(Activity, "a2").depends_on == ()


def test_moving_keeps_the_length_and_stays_on_the_calendar(desk, proposal):
    assert months_words(move_activity(desk, "a1", 3)) == "5–6"
    assert months_words(move_activity(desk, "a1", -9)) == "1–2"
    assert months_words(stretch_activity(desk, "a1", 2)) == "1–4"
    assert months_words(stretch_activity(desk, "a1", 9, at_start=True)) == "4"
    assert months_words(stretch_activity(desk, "a1", -1)) == "4"
    assert months_words(move_activity(desk, "a1", 999)) == "240"
    assert months_words(move_activity(desk, "a2", 1)) == "1"
    undo(desk)
    assert months_words(desk.get(Activity, "a2")) == ""


def test_a_finalised_proposal_keeps_its_links_and_months(desk, proposal):
    desk.put("change.edited", replace(proposal, status="finalised"), kind="proposal", title="")
    a1 = desk.get(Activity, "a1")
    for deed in (lambda: proposal_links.toggle_cost(desk, a1, "l1"), lambda: proposal_links.toggle_wait(desk, a1, "a2"),
                 lambda: move_activity(desk, "a1", 1), lambda: stretch_activity(desk, "a1", 1)):
        with pytest.raises(RuleBroken, match=r"proposal\.locked"):
            deed()

    assert desk.get(Activity, "a1") == a1
    assert desk.get(BudgetLine, "l1").activity_id == ""


def test_progress_counts_from_the_baseline_upwards_or_downwards():
    def at(start, target, now):
        known = [None if each is None else Decimal(each) for each in (start, target, now)]
        return progress_of(Indicator(id="i", measure=Measure(known[0], known[1], ""), current=known[2]))

    assert at(20, 120, 45) == Decimal("0.25")
    assert at(10, 0, 4) == Decimal("0.6")
    assert at(None, 8, 2) == Decimal("0.25")
    assert at(0, 0, 1) is None
    assert at(0, 5, None) is None

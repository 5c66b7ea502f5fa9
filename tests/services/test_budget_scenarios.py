"""Scenarios of a budget: they show without touching, and what was shown is what adoption gives."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget_variants import Scenario, ScenarioStep
from hromada_desk.services import history
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_comparison import compared, key_of
from hromada_desk.services.budget_scenarios import (
    add_step,
    adopt,
    adopting,
    change_step,
    copy_scenario,
    create_scenario,
    remove_scenario,
    remove_step,
    rename_scenario,
    scenarios_of,
    steps_of,
    suppose,
)
from hromada_desk.services.budget_step_words import note_words, step_words
from hromada_desk.services.budget_version_content import read_content
from hromada_desk.services.budget_versions import keep_version, parts_of, versions_of
from hromada_desk.text.catalog import words
from tests.services.budget_desk import new_desk, numbered, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


def uah(amount):
    return money(amount, "UAH")


def dearer(book, name="Ціни зростуть"):
    """A scenario in which everything costs a tenth more and the grant pays half."""
    scenario = create_scenario(book.desk, book.budget_id, name)
    add_step(book.desk, scenario.id, "growth", percent=Decimal("0.1"))
    add_step(book.desk, scenario.id, "source_share", source_id=book.sources[1].id, percent=Decimal("0.5"))
    return scenario


def test_a_scenario_shows_other_figures_and_the_budget_stays(book):
    scenario = dearer(book)
    before = parts_of(book)

    shown = suppose(book, scenario.id)

    assert shown.parts.figures.total == uah("1474")
    assert shown.parts.figures.grant == uah("737")
    assert parts_of(BudgetBook(book.desk, book.budget_id)) == before


def test_adopting_gives_the_budget_what_the_scenario_showed_and_keeps_the_old_one(book):
    scenario = dearer(book)
    before, shown = book.figures, suppose(book, scenario.id).parts.figures

    version = adopt(book, scenario.id, "До прийняття")

    opened = BudgetBook(book.desk, book.budget_id)
    assert opened.figures == book.figures == shown
    assert read_content(version).figures == before
    assert [each.id for each in versions_of(book.desk, book.budget_id)] == [version.id]
    assert scenarios_of(book.desk, book.budget_id) == ()


def test_what_is_typed_while_a_scenario_is_adopted_is_not_lost_and_a_stop_writes_nothing(book):
    scenario, first = dearer(book), book.lines[numbered(book)["1.1"]]
    stopped = adopting(book.desk, book.budget_id, scenario.id, "До прийняття")
    next(stopped), next(stopped), stopped.close()
    assert book.refresh() is False

    steps = adopting(book.desk, book.budget_id, scenario.id, "До прийняття")
    next(steps), next(steps)
    book.write("change.edited", [replace(first, quantity=first.quantity + 1)])
    promised = suppose(book, scenario.id).parts.figures
    assert list(steps) == []
    book.refresh()

    assert book.figures == promised


def test_one_undo_takes_an_adoption_back_whole(book):
    scenario = dearer(book)
    before = parts_of(book)
    adopt(book, scenario.id, "До прийняття")

    history.undo(book.desk)

    opened = BudgetBook(book.desk, book.budget_id)
    assert parts_of(opened).figures == before.figures
    assert versions_of(book.desk, book.budget_id) == ()
    assert scenarios_of(book.desk, book.budget_id) == (scenario,)
    assert len(steps_of(book.desk, scenario.id)) == 2


def test_a_scenario_that_changes_nothing_is_not_adopted(book):
    scenario = create_scenario(book.desk, book.budget_id, "Порожній")

    with pytest.raises(RuleBroken) as refusal:
        adopt(book, scenario.id, "До прийняття")

    assert refusal.value.code == "scenario.changes_nothing"
    assert versions_of(book.desk, book.budget_id) == ()


def test_a_copy_supposes_the_same_and_is_changed_alone(book):
    scenario = dearer(book)
    copy = copy_scenario(book.desk, scenario.id, "Копія")

    change_step(book.desk, steps_of(book.desk, copy.id)[0], percent=Decimal("0.2"))

    assert suppose(book, copy.id).parts.figures.total == uah("1608")
    assert suppose(book, scenario.id).parts.figures.total == uah("1474")


def test_a_removed_step_supposes_no_more_and_a_removed_scenario_takes_its_steps_along(book):
    scenario = dearer(book)
    remove_step(book.desk, steps_of(book.desk, scenario.id)[0].id)
    assert suppose(book, scenario.id).parts.figures.total == uah("1340")

    remove_scenario(book.desk, scenario.id)

    assert book.desk.all(Scenario) == ()
    assert book.desk.all(ScenarioStep) == ()


@pytest.mark.parametrize(("kind", "values", "code"), [
    ("rate", {"percent": Decimal(-1)}, "scenario.rate_too_low"),
    ("rate", {"percent": Decimal(11)}, "scenario.growth_out_of_range"),
    ("growth", {"percent": Decimal("-1.01")}, "scenario.growth_out_of_range"),
    ("source_share", {"percent": Decimal("1.01")}, "scenario.part_out_of_range"),
    ("growth", {"amount": uah("-1")}, "scenario.sum_negative"),
])
def test_what_could_not_be_is_refused(book, kind, values, code):
    scenario = create_scenario(book.desk, book.budget_id, "Сценарій")

    with pytest.raises(RuleBroken) as refusal:
        add_step(book.desk, scenario.id, kind, **values)

    assert refusal.value.code == code
    assert steps_of(book.desk, scenario.id) == ()


def test_a_scenario_needs_a_name_and_keeps_the_old_one_without(book):
    scenario = create_scenario(book.desk, book.budget_id, "Євро дорожчає")

    with pytest.raises(RuleBroken):
        rename_scenario(book.desk, scenario.id, " ")

    assert scenarios_of(book.desk, book.budget_id)[0].name == "Євро дорожчає"


def test_steps_are_told_in_words(book):
    first = numbered(book)["1"]
    scenario = create_scenario(book.desk, book.budget_id, "Сценарій")
    made = [add_step(book.desk, scenario.id, "rate", currency="EUR", percent=Decimal("0.1")),
            add_step(book.desk, scenario.id, "source_share", source_id=book.sources[1].id, percent=Decimal("0.7")),
            add_step(book.desk, scenario.id, "growth", line_id=first, percent=Decimal("-0.05")),
            add_step(book.desk, scenario.id, "growth", amount=uah("2000"))]

    said = [step_words(book, each, words("uk")).replace("\u00a0", " ") for each in made]

    assert said == ["Курс EUR зміниться на +10 %", "«Грант» платить 70 % кожного рядка",
                    "Витрати зміняться на \u22125 %: 1 Витрати", "Витрати становитимуть 2 000,00 ₴: увесь бюджет"]
    notes = {each.step_id: note_words(each, "UAH", words("uk")) for each in suppose(book, scenario.id).notes}
    assert list(notes) == [made[0].id]
    assert "немає цін у цій валюті" in notes[made[0].id]


def test_two_sides_are_compared_by_row_source_and_bound(book):
    scenario = dearer(book)

    both = compared(book, key_of("budget", book.budget_id), key_of("scenario", scenario.id))

    assert both.found.total.difference == uah("134")
    assert {each.status for each in both.found.rows} == {"changed"}
    assert [each.amount.difference for each in both.found.sources] == [uah("105"), uah("137")]


def test_a_version_is_compared_with_what_the_budget_has_become(book):
    version = keep_version(book, "Перша")
    book.write("change.edited", [replace(book.lines[numbered(book)["1.1"]], quantity=Decimal(11))])

    both = compared(book, key_of("version", version.id), key_of("budget", book.budget_id))

    assert [each.number for each in both.found.rows if each.fields] == ["1.1"]
    assert both.found.total.difference == uah("100")


def test_the_side_of_another_budget_is_refused(book):
    other = small_budget(book.desk)
    scenario = create_scenario(book.desk, other.budget_id, "Чужий")

    with pytest.raises(RuleBroken) as refusal:
        compared(book, key_of("budget", book.budget_id), key_of("scenario", scenario.id))

    assert refusal.value.code == "budget_comparison.two_budgets"

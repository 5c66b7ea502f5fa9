"""Scenarios of a budget: made, copied, their steps changed, shown, and one of them adopted. What a step does is decided
in `domain.scenarios`.
"""

from collections.abc import Callable, Generator
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

from hromada_desk.domain import positions
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import LARGEST_MINOR
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.budget_variants import BudgetVersion, Scenario, ScenarioStep
from hromada_desk.domain.records.record import Record, field_of
from hromada_desk.domain.scenarios import Supposed, changed_records, supposed
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_versions import parts_of, version_now
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import set_field

MOST_GROWTH = Decimal(10)
"""Eleven times as much and more is a slip of the keyboard, not a supposition."""


def scenarios_of(desk: Desk, budget_id: str) -> tuple[Scenario, ...]:
    """The scenarios of a budget in the order they were made."""
    return desk.all(Scenario, budget_id=budget_id)


def steps_of(desk: Desk, scenario_id: str) -> tuple[ScenarioStep, ...]:
    """The suppositions of a scenario in their order."""
    return desk.all(ScenarioStep, scenario_id=scenario_id)


def create_scenario(desk: Desk, budget_id: str, name: str) -> Scenario:
    """A scenario that supposes nothing yet; raises RuleBroken('scenario.unnamed')."""
    scenario = Scenario(id=desk.new_id(), budget_id=budget_id, name=_named(name))
    desk.put("change.created", scenario, kind=Scenario.kind, title=scenario.name)
    return scenario


def rename_scenario(desk: Desk, scenario_id: str, name: str) -> None:
    """Give a scenario another name; raises RuleBroken('scenario.unnamed')."""
    set_text(desk, desk.get(Scenario, scenario_id), "name", name)


def set_text(desk: Desk, variant: Scenario | BudgetVersion, field: str, text: str) -> Record:
    """Give a scenario or a version another name or note.

    Raises RuleBroken: 'scenario.unnamed', 'budget_version.unnamed', 'entry.too_long'.
    """
    if field == "name" and not text.strip():
        raise RuleBroken("scenario.unnamed" if isinstance(variant, Scenario) else "budget_version.unnamed")
    return set_field(desk, variant, field, text.strip())


def copy_scenario(desk: Desk, scenario_id: str, name: str) -> Scenario:
    """A scenario of that name that supposes the same, as one change."""
    scenario = desk.get(Scenario, scenario_id)
    made = replace(scenario, id=desk.new_id(), name=_named(name))
    steps = [replace(each, id=desk.new_id(), scenario_id=made.id) for each in steps_of(desk, scenario_id)]
    desk.put("change.created", made, *steps, kind=Scenario.kind, title=made.name)
    return made


def remove_scenario(desk: Desk, scenario_id: str) -> Scenario:
    """A scenario goes to the trash with its steps, as one change."""
    scenario = desk.get(Scenario, scenario_id)
    desk.put("change.removed", *_buried(desk, scenario), kind=Scenario.kind, title=scenario.name)
    return scenario


def add_step(desk: Desk, scenario_id: str, step_kind: str, **values: Any) -> ScenarioStep:
    """A supposition at the end of a scenario; raises what `change_step` raises."""
    scenario = desk.get(Scenario, scenario_id)
    last = steps_of(desk, scenario_id)[-1:]
    step = ScenarioStep(id=desk.new_id(), scenario_id=scenario_id, step_kind=step_kind,
                        position=positions.between(last[0].position if last else "", ""), **values)
    _check(step)
    desk.put("change.scenario_step", step, name=scenario.name)
    return step


def change_step(desk: Desk, step: ScenarioStep, **values: Any) -> ScenarioStep:
    """Give a supposition other values.

    Raises RuleBroken: 'scenario.rate_too_low', 'scenario.part_out_of_range', 'scenario.growth_out_of_range',
    'scenario.sum_negative'.
    """
    changed = replace(step, **values)
    _check(changed)
    if changed != step:
        desk.put("change.scenario_step", changed, name=desk.get(Scenario, step.scenario_id).name)
    return changed


def remove_step(desk: Desk, step_id: str) -> ScenarioStep:
    """A supposition goes to the trash."""
    step = desk.get(ScenarioStep, step_id)
    desk.put("change.scenario_step", replace(step, alive=False), name=desk.get(Scenario, step.scenario_id).name)
    return step


def suppose(book: BudgetBook, scenario_id: str) -> Supposed:
    """The opened budget as a scenario supposes it; new shares carry ids of this moment only."""
    numbers = count()
    return _supposed(book, scenario_id, lambda: f"supposed-{next(numbers)}")


def adopt(book: BudgetBook, scenario_id: str, version_name: str) -> BudgetVersion:
    """Make the budget what a scenario supposes, as one change.

    In the same change the budget as it was is kept as a version of that name, and the scenario, which would suppose the
    same once more, goes to the trash. Raises RuleBroken: 'scenario.changes_nothing', 'scenario.too_large'.
    """
    return _write_adopted(book, scenario_id, _adopted(book, scenario_id, version_name))


def adopting(desk: Desk, budget_id: str, scenario_id: str, version_name: str,
             ) -> Generator[tuple[int, int], None, BudgetVersion]:
    """The same for a long budget, in steps that tell how far it is; stopped before the last one, nothing is written."""
    book = BudgetBook(desk, budget_id)
    yield 1, 3
    found = _adopted(book, scenario_id, version_name)
    yield 2, 3
    if book.refresh():  # somebody typed meanwhile
        found = _adopted(book, scenario_id, version_name)
    return _write_adopted(book, scenario_id, found)


def _adopted(book: BudgetBook, scenario_id: str, version_name: str) -> tuple[BudgetVersion, tuple[Record, ...]]:
    """The version that keeps the budget as it is, and the records that become others."""
    scenario = book.desk.get(Scenario, scenario_id)
    changed = changed_records(parts_of(book), _supposed(book, scenario_id, book.desk.new_id).parts)
    if not changed:
        raise RuleBroken("scenario.changes_nothing", name=scenario.name)
    for each in changed:
        price = each.unit_cost.money if isinstance(each, BudgetLine) and each.unit_cost is not None else None
        if price is not None and abs(price.minor) >= LARGEST_MINOR:
            raise RuleBroken("scenario.too_large", name=scenario.name)
    return version_now(book, version_name), changed


def _write_adopted(book: BudgetBook, scenario_id: str,
                   found: tuple[BudgetVersion, tuple[Record, ...]]) -> BudgetVersion:
    version, changed = found
    scenario = book.desk.get(Scenario, scenario_id)
    book.write("change.scenario_adopted", (version, *changed, *_buried(book.desk, scenario)), name=scenario.name)
    return version


def _supposed(book: BudgetBook, scenario_id: str, new_id: Callable[[], str]) -> Supposed:
    return supposed(parts_of(book), steps_of(book.desk, scenario_id), new_id)


def _buried(desk: Desk, scenario: Scenario) -> list[Record]:
    return [replace(each, alive=False) for each in (scenario, *steps_of(desk, scenario.id))]


def _named(name: str) -> str:
    if not name.strip():
        raise RuleBroken("scenario.unnamed")
    return name.strip()[:field_of(Scenario, "name").facets.limit]


def _check(step: ScenarioStep) -> None:
    """Whether what is supposed could be; an unset value is a step still being made."""
    percent = step.percent
    if step.amount is not None and step.amount.minor < 0:
        raise RuleBroken("scenario.sum_negative", amount=step.amount)
    if percent is None:
        return
    if step.step_kind == "source_share" and not 0 <= percent <= 1:
        raise RuleBroken("scenario.part_out_of_range", percent=percent)
    if step.step_kind == "rate" and percent <= -1:
        raise RuleBroken("scenario.rate_too_low", percent=percent)
    if step.step_kind != "source_share" and not -1 <= percent <= MOST_GROWTH:
        raise RuleBroken("scenario.growth_out_of_range", percent=percent, most=MOST_GROWTH)

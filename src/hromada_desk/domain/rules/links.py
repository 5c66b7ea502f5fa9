"""The chain from results to money: what is measured by nothing, served by nothing, paid by nothing, waits in vain."""

from collections.abc import Iterator

from hromada_desk.domain.budget_reading import BudgetReading, budget_readings
from hromada_desk.domain.case import Case
from hromada_desk.domain.logframe import DONE_LEVEL, logframe_of
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual
from hromada_desk.domain.workplan import last_month, rings

LONGEST_NAME = 60


def results_are_measured_and_served(case: Case) -> Iterator[Problem]:
    """Every result has an indicator; every one below the impact has something that is done for it, or for one below.

    Where nobody has planned any activity yet, the workplan itself is what is missing.
    """
    frame = logframe_of(case)
    for row in frame.rows.values():
        if frame.serves_itself(row.id):
            yield _of_row(row, "logframe.serves_itself", "parent_id", Severity.ERROR)
            continue
        if row.level == DONE_LEVEL:
            continue
        if not frame.indicators.get(row.id):
            yield _of_row(row, "logframe.result_without_indicator", "statement", Severity.WARNING)
        serves = frame.activities.get(row.id) or frame.below.get(row.id)
        if not serves and row.level != "impact" and case.all(Activity):
            yield _of_row(row, "logframe.result_without_activity", "statement", Severity.WARNING)


def parts_serve_a_result(case: Case) -> Iterator[Problem]:
    """Where there are results, every activity and every indicator belongs to one of them."""
    rows = {each.id for each in case.all(LogframeRow)}
    if not rows:
        return
    for activity in case.all(Activity):
        if activity.row_id not in rows:
            yield _of(activity, "activity.without_result", "row_id", Severity.WARNING, title=activity.title)
    for indicator in case.all(Indicator):
        if indicator.row_id not in rows:
            yield _of(indicator, "indicator.without_result", "row_id", Severity.WARNING, title=indicator.name)


def costs_serve_an_activity(case: Case) -> Iterator[Problem]:
    """Direct costs of the proposal that name neither activity nor result, in one note; activities nobody pays for.

    Only where the form asks for a workplan. While no cost names an activity, the note says it all; who has begun to
    link them is told which activity was left out.
    """
    activities = case.all(Activity)
    asked = case.form is not None and any(each.section_kind == "workplan" for each in case.form.sections)
    if case.proposal is None or not asked:
        return
    known = {each.id for each in activities} | {each.id for each in case.all(LogframeRow)}
    linked: set[str] = set()
    for costs in budget_readings(case):
        alone = []
        for line, figures in costs.costs():
            names = {line.activity_id, line.result_id} & known
            linked |= names
            if not names and line.line_type == "line" and costs.role_of(line, figures) == "direct":
                alone.append(line.id)
        if alone:
            yield _costs_alone(costs, alone)
    for activity in activities:
        if linked and not {activity.id, activity.row_id} & linked:
            yield _of(activity, "activity.without_costs", "title", Severity.WARNING, title=activity.title)


def activities_wait_for_what_comes_before(case: Case) -> Iterator[Problem]:
    """No activity begins before the end of one it waits for, and none waits for itself by way of others."""
    activities = case.all(Activity)
    known = {each.id: each for each in activities}
    in_ring: set[str] = set()
    for ring in rings(activities):
        in_ring |= {each.id for each in ring}
        names = ", ".join(each.code or _short(each.title) for each in ring)
        yield _of(ring[0], "activity.waits_in_a_ring", "first_month", Severity.ERROR, title=ring[0].title, names=names)
    for each in activities:
        for before in (known[other] for other in each.depends_on if other in known):
            too_early = each.first_month is not None and each.first_month <= last_month(before)
            if too_early and not {each.id, before.id} <= in_ring:
                yield _of(each, "activity.before_what_it_waits_for", "first_month", Severity.ERROR, title=each.title,
                          first=each.first_month, other=before.title, last=last_month(before))


def _costs_alone(costs: BudgetReading, alone: list[str]) -> Problem:
    amount = Money(sum(costs.figures.lines[each].own.minor for each in alone), costs.figures.currency)
    largest = costs.largest_of(alone)
    assert largest is not None
    return Problem("budget.costs_without_activity", largest.kind, largest.id, "activity_id", Severity.NOTE,
                   {"n": len(alone), "amount": amount, "number": costs.figures.lines[largest.id].number,
                    "title": largest.title})


def _of_row(row: LogframeRow, code: str, field: str, severity: Severity) -> Problem:
    sides = (_cut(f"{row.code} {side}".strip()) if side else "" for side in (row.statement.uk, row.statement.en))
    return _of(row, code, field, severity, title=Bilingual(*sides) or row.code)


def _of(record: Record, code: str, field: str, severity: Severity, **details: object) -> Problem:
    return Problem(code, record.kind, record.id, field, severity, details)


def _short(words: Bilingual) -> str:
    return _cut(words.uk or words.en)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME - 1].rstrip() + "\u2026"


RULES = (results_are_measured_and_served, parts_serve_a_result, costs_serve_an_activity,
         activities_wait_for_what_comes_before)

"""Dates that cannot be, deadlines that passed, plans that leave the project's period."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hromada_desk.domain.case import Case
from hromada_desk.domain.lifecycle import STOPPED, reached
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.partner import Agreement
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment, Procurement
from hromada_desk.domain.records.project import Damage, Finding, Milestone, Visit
from hromada_desk.domain.records.proposal import Activity
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.rules.fields import problem
from hromada_desk.domain.values import Period

LONGEST_MONTHS = 1200
"""A longer project is a slip of units: a real DREAM record gives 48,576 months."""


class Fact(NamedTuple):
    """A day on which something is said to have happened."""

    record_type: type[Record]
    field: str


FACTS = (Fact(Damage, "damaged_on"), Fact(Damage, "surveyed_on"), Fact(Milestone, "done_on"), Fact(Visit, "visited_on"),
         Fact(Contract, "signed_on"), Fact(Commitment, "committed_on"), Fact(Payment, "paid_on"),
         Fact(Finding, "resolved_on"), Fact(Agreement, "signed_on"))


def facts_are_not_in_the_future(case: Case) -> Iterator[Problem]:
    """Something that happened cannot be dated after today."""
    for fact in FACTS:
        for record in case.all(fact.record_type):
            day: date | None = getattr(record, fact.field)
            if day is not None and day > case.today:
                yield problem(record, "date.in_future", fact.field, Severity.ERROR, {"day": day, "today": case.today})


def surveys_follow_the_damage(case: Case) -> Iterator[Problem]:
    """A survey cannot be older than the damage it describes."""
    for damage in case.all(Damage):
        if damage.damaged_on and damage.surveyed_on and damage.surveyed_on < damage.damaged_on:
            yield problem(damage, "date.survey_before_damage", "surveyed_on", Severity.ERROR,
                          {"surveyed": damage.surveyed_on, "damaged": damage.damaged_on})


def milestones_keep_to_the_plan(case: Case) -> Iterator[Problem]:
    """Milestones outside the period, and those that are due and not done.

    A project prepares itself before its period begins; what a proposal plans lies inside its period.
    """
    period = period_of(case)
    if case.proposal is None:
        period = Period(None, period.end)
    for milestone in case.all(Milestone):
        if milestone.due_on is None:
            continue
        if not within(milestone.due_on, period):
            yield problem(milestone, "milestone.outside_period", "due_on", Severity.WARNING,
                          {"title": milestone.title, "due": milestone.due_on, "period": period_of(case)})
        if milestone.done_on is None and milestone.due_on < case.today:
            yield problem(milestone, "milestone.overdue", "due_on", Severity.WARNING,
                          {"title": milestone.title, "due": milestone.due_on,
                           "days": (case.today - milestone.due_on).days})


def activities_fit_the_duration(case: Case) -> Iterator[Problem]:
    """An activity's months run forward and end within the duration of the proposal."""
    months = case.proposal.duration_months if case.proposal is not None else None
    for activity in case.all(Activity):
        first, last = activity.first_month, activity.last_month
        if first is not None and last is not None and last < first:
            yield problem(activity, "activity.months_backwards", "last_month", Severity.ERROR,
                          {"title": activity.title, "first": first, "last": last})
        if months is not None and last is not None and last > months:
            yield problem(activity, "activity.after_the_end", "last_month", Severity.ERROR,
                          {"title": activity.title, "last": last, "months": months})


def payments_follow_their_contracts(case: Case) -> Iterator[Problem]:
    """Money cannot be paid on a contract before it is signed."""
    signed = {each.id: each for each in case.all(Contract)}
    for payment in case.all(Payment):
        contract = signed.get(payment.contract_id)
        if contract is not None and payment.paid_on and contract.signed_on and payment.paid_on < contract.signed_on:
            yield problem(payment, "payment.before_contract", "paid_on", Severity.WARNING,
                          {"paid": payment.paid_on, "signed": contract.signed_on, "number": contract.number})


def the_project_is_where_its_period_says(case: Case) -> Iterator[Problem]:
    """A project whose last day passed is completed or stopped, and no project lasts a hundred years."""
    project = case.project
    if project is None or case.proposal is not None:
        return
    start, end = project.period.start, project.period.end
    unfinished = project.stage != STOPPED and not reached(project.stage, "completion")
    if end is not None and end < case.today and unfinished:
        yield problem(project, "project.period_over", "stage", Severity.WARNING, {"end": end, "stage": project.stage})
    if start is not None and end is not None and months_of(project.period) > LONGEST_MONTHS:
        yield problem(project, "project.period_too_long", "period", Severity.WARNING,
                      {"months": months_of(project.period), "most": LONGEST_MONTHS})


def started_tenders_are_in_the_right_stage(case: Case) -> Iterator[Problem]:
    """A contract is signed while the project still claims to look for money."""
    project = case.project
    if project is None or case.proposal is not None or project.stage == STOPPED:
        return
    running = [each for each in case.all(Procurement) if each.status in ("bidding", "awarded", "contracted")]
    if running and not reached(project.stage, "procurement"):
        yield problem(project, "project.stage_behind_procurement", "stage", Severity.WARNING,
                      {"stage": project.stage, "title": running[0].title})


def period_of(case: Case) -> Period:
    """The period that plans of the case must keep to: the proposal's where it has one, else the project's."""
    if case.proposal is not None and case.proposal.period:
        return case.proposal.period
    return case.project.period if case.project is not None else Period()


def months_of(period: Period) -> int:
    """Whole months of a closed period, a started one counted: 1 March to 31 August is six; 0 while an end is open."""
    if period.start is None or period.end is None or period.end < period.start:
        return 0
    whole = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    return whole + (1 if period.end.day >= period.start.day else 0)


def within(day: date, period: Period) -> bool:
    """Whether a day lies in a period; an open end reaches as far as one likes."""
    return (period.start is None or day >= period.start) and (period.end is None or day <= period.end)


RULES = (facts_are_not_in_the_future, surveys_follow_the_damage, milestones_keep_to_the_plan,
         activities_fit_the_duration, payments_follow_their_contracts, the_project_is_where_its_period_says,
         started_tenders_are_in_the_right_stage)

"""What projects cost, what is secured and what was paid, for lists; the arithmetic itself is the domain's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from hromada_desk.domain.project_money import ProjectMoney, project_money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.record import Record
from hromada_desk.services.desk import Desk

R = TypeVar("R", bound=Record)


def money_of_project(desk: Desk, project: Project) -> ProjectMoney:
    """The money of one project."""
    return money_of_projects(desk, (project,))[project.id]


def money_of_projects(desk: Desk, projects: Iterable[Project]) -> Mapping[str, ProjectMoney]:
    """The money of many projects, reading each kind once."""
    budgets = {each.project_id: each for each in desk.all(Budget, proposal_id="") if each.project_id}
    lines = _grouped(desk.all(BudgetLine), "budget_id") if budgets else {}
    sources = _grouped(desk.all(FundingSource), "budget_id") if budgets else {}
    shares = _grouped(desk.all(LineShare), "source_id") if budgets else {}
    payments = _grouped(desk.all(Payment), "project_id")
    found = {}
    for project in projects:
        budget = budgets.get(project.id)
        own_sources = sources.get(budget.id, []) if budget else []
        own_shares = [share for source in own_sources for share in shares.get(source.id, [])]
        found[project.id] = project_money(project, budget, lines.get(budget.id, []) if budget else [], own_sources,
                                          own_shares, payments.get(project.id, []))
    return found


def _grouped(records: Iterable[R], field: str) -> dict[str, list[R]]:
    groups: dict[str, list[R]] = defaultdict(list)
    for each in records:
        groups[getattr(each, field)].append(each)
    return groups

"""What projects cost, what is secured and what was paid, for lists; the arithmetic itself is the domain's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.project_money import Estimated, ProjectMoney, project_money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.domain.records.record import Record
from hromada_desk.services.desk import Desk

R = TypeVar("R", bound=Record)

_LINE = ("id", "budget_id", "parent_id", "position", "line_type", "heading_code", "role", "percent", "base", "quantity",
         "unit_cost", "year", "eligible", "cost_item")
_SOURCE = ("id", "budget_id", "position", "funding_kind", "status", "amount")
_SHARE = ("id", "line_id", "source_id", "share_rule", "amount", "percent")
"""What the arithmetic reads of each kind."""


class _Payment(NamedTuple):
    """As much of a living payment as its project's sum needs; a whole record of each would take most of the time."""

    project_id: str
    amount: ConvertedMoney | None
    alive: bool


class Costed(Estimated, Protocol):
    """A project, or as much of it as a list holds."""

    @property
    def id(self) -> str:
        """Its id."""


def money_of_project(desk: Desk, project: Costed) -> ProjectMoney:
    """The money of one project, reading only what belongs to it."""
    payments = _payments(desk, project_id=project.id)
    budgets = desk.all(Budget, project_id=project.id, proposal_id="")
    if not budgets:
        return project_money(project, None, (), (), (), payments)
    budget = budgets[-1]
    sources = _some(desk, FundingSource, _SOURCE, budget_id=budget.id)
    shares = [share for source in sources for share in _some(desk, LineShare, _SHARE, source_id=source.id)]
    return project_money(project, budget, _some(desk, BudgetLine, _LINE, budget_id=budget.id), sources, shares,
                         payments)


def money_of_projects(desk: Desk, projects: Iterable[Costed]) -> Mapping[str, ProjectMoney]:
    """The money of many projects, reading each kind once."""
    budgets = {each.project_id: each for each in desk.all(Budget, proposal_id="") if each.project_id}
    lines = _grouped(_some(desk, BudgetLine, _LINE), "budget_id") if budgets else {}
    sources = _grouped(_some(desk, FundingSource, _SOURCE), "budget_id") if budgets else {}
    shares = _grouped(_some(desk, LineShare, _SHARE), "source_id") if budgets else {}
    payments: dict[str, list[_Payment]] = defaultdict(list)
    for each in _payments(desk):
        payments[each.project_id].append(each)
    found = {}
    for project in projects:
        budget = budgets.get(project.id)
        paid = payments.get(project.id, ())
        if budget is None:
            found[project.id] = project_money(project, None, (), (), (), paid)
            continue
        own_sources = sources.get(budget.id, [])
        own_shares = [share for source in own_sources for share in shares.get(source.id, ())]
        found[project.id] = project_money(project, budget, lines.get(budget.id, ()), own_sources, own_shares, paid)
    return found


def _payments(desk: Desk, **equals: Any) -> list[_Payment]:
    return list(map(_Payment._make, desk.store.rows(Payment, _Payment._fields, **equals)))


def _some(desk: Desk, record_type: type[R], fields: Sequence[str], **equals: Any) -> list[R]:
    """Living records with only these fields read; the others hold their defaults and are not to be looked at."""
    rows = desk.store.rows(record_type, fields, **equals)
    return [record_type(**dict(zip(fields, row, strict=True))) for row in rows]


def _grouped(records: Iterable[R], field: str) -> dict[str, list[R]]:
    groups: dict[str, list[R]] = defaultdict(list)
    for each in records:
        groups[getattr(each, field)].append(each)
    return groups

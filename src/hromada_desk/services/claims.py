"""What the budgets around a project or a proposal claim, so that no cost is asked for or paid twice.

Only budgets of the same project are read: its other live proposals, and for a proposal the project's own budgets.
"""

from collections.abc import Iterator

from hromada_desk.domain.budget import compute
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.double_funding import Claim
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.rules.double_funding import ENDED_PROPOSALS, claims_of
from hromada_desk.services.desk import Desk
from hromada_desk.services.forms import form_of_call


def claims_around(desk: Desk, project: Project | None, proposal: Proposal | None) -> tuple[Claim, ...]:
    """The claims of other budgets of the project; `proposal` is the one they are looked at from, None for the project.

    A second proposal to the same call is another version of the first and claims nothing of its own.
    """
    if project is None:
        return ()
    found: list[Claim] = []
    for case, budget in _budgets_around(desk, project, proposal):
        found.extend(claims_of(_reading(desk, case, budget)))
    return tuple(found)


def _budgets_around(desk: Desk, project: Project, proposal: Proposal | None) -> Iterator[tuple[Case, Budget]]:
    today, hromada = desk.today(), desk.hromada()
    if proposal is not None:
        for budget in desk.all(Budget, project_id=project.id, proposal_id=""):
            yield Case(today=today, hromada=hromada, project=project), budget
    for other in desk.all(Proposal, project_id=project.id):
        if other.status in ENDED_PROPOSALS or (proposal is not None and _is_version_of(other, proposal)):
            continue
        call = desk.find(Call, other.call_id)
        for budget in desk.all(Budget, proposal_id=other.id):
            yield Case(today=today, hromada=hromada, project=project, proposal=other, call=call,
                       form=form_of_call(desk, call)), budget


def _is_version_of(other: Proposal, proposal: Proposal) -> bool:
    return other.id == proposal.id or bool(other.call_id and other.call_id == proposal.call_id)


def _reading(desk: Desk, case: Case, budget: Budget) -> BudgetReading:
    lines = {each.id: each for each in desk.all(BudgetLine, budget_id=budget.id)}
    sources = {each.id: each for each in desk.all(FundingSource, budget_id=budget.id)}
    shares = tuple(share for each in sources for share in desk.all(LineShare, source_id=each))
    figures = compute(budget, lines.values(), sources.values(), shares)
    return BudgetReading(case, budget, lines, sources, shares, figures)

"""What the workshop shows around the text: the case of a proposal, how ready it is, and its money.

Reading the case goes to the file; judging it does not. So the case is read when something was written, and judged as
often as somebody pauses in typing, with what stands in the editors laid over it.
"""

from dataclasses import dataclass, replace

from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.readiness import Readiness, readiness
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.proposal import Answer, Call, Proposal
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.live_facts import with_facts
from hromada_desk.services.proposal_deadlines import Deadline, deadline_of


@dataclass(frozen=True, slots=True)
class ProposalMoney:
    """What is asked for and what all costs; None while no line of the budget has a price."""

    requested: Money | None = None
    total: Money | None = None


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal in a list."""

    proposal: Proposal
    call: Call | None
    deadline: Deadline | None
    readiness: Readiness
    requested: Money | None


def proposal_rows(desk: Desk) -> tuple[ProposalRow, ...]:
    """Every living proposal with its deadline, readiness and requested sum."""
    return tuple(_row(desk, proposal_case(desk, each.id), each) for each in desk.all(Proposal))


def with_typed(case: Case, answer: Answer) -> Case:
    """The case as it would be with this answer in place of the kept one."""
    others = tuple(each for each in case.all(Answer) if each.id != answer.id)
    return with_facts(replace(case, records={**case.records, Answer.kind: (*others, answer)}))


def judge(case: Case) -> Readiness:
    """How ready a case is; pure and quick, for the pauses in typing."""
    return readiness(case)


def money_of(case: Case) -> ProposalMoney:
    """Requested sum and total by the proposal's budget; the card's own sum while the budget has no prices."""
    asked = case.proposal.requested_grant if case.proposal is not None else None
    figures = budget_figures(case)
    if figures is None or not figures.priced:
        return ProposalMoney(requested=asked)
    return ProposalMoney(requested=figures.grant or asked, total=figures.total)


def budget_figures(case: Case) -> BudgetFigures | None:
    """The figures of the proposal's budget, None where it has none."""
    budgets = case.all(Budget)
    if not budgets:
        return None
    budget = budgets[0]
    return compute(budget, case.where(BudgetLine, budget_id=budget.id), case.where(FundingSource, budget_id=budget.id),
                   case.all(LineShare))


def _row(desk: Desk, case: Case, proposal: Proposal) -> ProposalRow:
    return ProposalRow(proposal, case.call, deadline_of(desk, case.call), readiness(case), money_of(case).requested)

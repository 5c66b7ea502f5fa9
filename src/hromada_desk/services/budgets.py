"""Budgets of projects and proposals: which there are, starting one, taking one away. Their inside is `budget_book`."""

from collections import defaultdict
from dataclasses import dataclass, replace

from hromada_desk.domain import positions
from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.budget_lines import headings_as_lines
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.desk import Desk
from hromada_desk.services.forms import form_of_call
from hromada_desk.text.catalog import words

HOME_CURRENCY = "UAH"


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget in a list: whose it is, its figures and how many lines it has."""

    budget: Budget
    owner: Project | Proposal | None
    figures: BudgetFigures
    lines: int

    @property
    def title(self) -> Bilingual:
        """Its own title, or that of its owner."""
        return self.budget.title or (self.owner.title if self.owner is not None else Bilingual())


def budget_rows(desk: Desk) -> tuple[BudgetRow, ...]:
    """Every living budget with its figures, reading each kind once."""
    lines: dict[str, list[BudgetLine]] = defaultdict(list)
    for line in desk.all(BudgetLine):
        lines[line.budget_id].append(line)
    sources: dict[str, list[FundingSource]] = defaultdict(list)
    budget_of_source = {}
    for source in desk.all(FundingSource):
        sources[source.budget_id].append(source)
        budget_of_source[source.id] = source.budget_id
    shares: dict[str, list[LineShare]] = defaultdict(list)
    for share in desk.all(LineShare):
        shares[budget_of_source.get(share.source_id, "")].append(share)
    return tuple(BudgetRow(each, owner_of(desk, each), compute(each, lines[each.id], sources[each.id], shares[each.id]),
                           sum(line.line_type != "heading" for line in lines[each.id])) for each in desk.all(Budget))


def owner_of(desk: Desk, budget: Budget) -> Project | Proposal | None:
    """The proposal or project a budget belongs to, None where it is gone."""
    return desk.find(Proposal, budget.proposal_id) or desk.find(Project, budget.project_id)


def budget_of(desk: Desk, *, project_id: str = "", proposal_id: str = "") -> Budget | None:
    """The budget of a project (its own, not a proposal's) or of a proposal."""
    found = desk.all(Budget, proposal_id=proposal_id) if proposal_id else desk.all(Budget, project_id=project_id,
                                                                                   proposal_id="")
    return found[0] if found else None


def start_budget(desk: Desk, *, project_id: str = "", proposal_id: str = "", currency: str = "") -> Budget:
    """A first budget with one source and the form's headings, or one heading, so that typing can begin at once.

    Without a `currency` it is that of the proposal's form, else the hryvnia.
    """
    proposal = desk.find(Proposal, proposal_id)
    form = form_of_call(desk, desk.find(Call, proposal.call_id)) if proposal is not None else None
    project_id = project_id or (proposal.project_id if proposal is not None else "")
    budget = Budget(id=desk.new_id(), project_id=project_id, proposal_id=proposal_id,
                    currency=currency or (form.currency if form is not None else HOME_CURRENCY))
    first = positions.between("", "")
    source = FundingSource(id=desk.new_id(), budget_id=budget.id, position=first,
                           name=_in_both("choice.funding_kind.local_budget"))
    headings = headings_as_lines(form, budget.id, desk.new_id) if form is not None else ()
    own = BudgetLine(id=desk.new_id(), budget_id=budget.id, line_type="heading", position=first,
                     title=_in_both("budget_screen.first_heading"))
    desk.put("change.created", budget, source, *(headings or (own,)), kind=Budget.kind, title="")
    return budget


def remove_budgets(desk: Desk, budget_ids: tuple[str, ...]) -> None:
    """Budgets go to the trash with their lines, sources and shares, as one change."""
    doomed: list[Record] = []
    for budget_id in budget_ids:
        sources = desk.all(FundingSource, budget_id=budget_id)
        doomed += [desk.get(Budget, budget_id), *desk.all(BudgetLine, budget_id=budget_id), *sources]
        doomed += [share for source in sources for share in desk.all(LineShare, source_id=source.id)]
    with desk.change("change.removed", kind=Budget.kind, title="") as tx:
        for record in doomed:
            tx.put(replace(record, alive=False))


def _in_both(key: str) -> Bilingual:
    return Bilingual(words("uk").say(key), words("en").say(key))

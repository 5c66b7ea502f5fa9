"""All projects against all open calls: which could be submitted this week, and what the others lack."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hromada_desk.domain.forms import Form
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.readiness import readiness
from hromada_desk.domain.records.budget import Rate
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.submit_matrix import Chance, Known, Reason, chance_of
from hromada_desk.services.budget_rates import newest_rate
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.forms import form_of_call
from hromada_desk.services.proposal_deadlines import Deadline, deadline_of
from hromada_desk.services.totals import money_of_projects

HOME_COUNTRY = "UA"


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call one could still answer, with its form and deadline."""

    call: Call
    form: Form | None
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class SubmitMatrix:
    """Projects as rows, open calls as columns, and how each pair stands; `proposals` are those written already."""

    projects: tuple[Project, ...]
    calls: tuple[OpenCall, ...]
    chances: Mapping[tuple[str, str], Chance]
    proposals: Mapping[tuple[str, str], str]


def submit_matrix(desk: Desk) -> SubmitMatrix:
    """Judge every pair once."""
    calls = open_calls(desk)
    projects = desk.all(Project)
    written = {(each.project_id, each.call_id): each for each in desk.all(Proposal)}
    papers: dict[str, list[Attachment]] = defaultdict(list)
    for paper in desk.all(Attachment):
        papers[paper.subject_id].append(paper)
    abroad = [each.country for each in desk.all(Partner)
              if each.organisation_type == "municipality" and each.country != HOME_COUNTRY]
    money = money_of_projects(desk, projects)
    rates = desk.all(Rate)
    chances: dict[tuple[str, str], Chance] = {}
    for project in projects:
        gap = money[project.id].missing
        for each in calls:
            key = (project.id, each.call.id)
            if key in written:
                chances[key] = _of_proposal(desk, written[key])
                continue
            currency = each.form.currency if each.form is not None else "EUR"
            known = Known(project, _in(gap, currency, rates), papers[project.id], len(abroad), len(set(abroad)))
            chances[key] = chance_of(known, each.call, each.form)
    return SubmitMatrix(projects, calls, chances, {key: each.id for key, each in written.items()})


def open_calls(desk: Desk) -> tuple[OpenCall, ...]:
    """The calls whose deadline lies ahead, the nearest first; one without a deadline last."""
    found = []
    for call in desk.all(Call):
        deadline = deadline_of(desk, call)
        if call.status != "closed" and (deadline is None or deadline.days >= 0):
            found.append(OpenCall(call, form_of_call(desk, call), deadline))
    return tuple(sorted(found, key=lambda each: (each.deadline is None, each.deadline.days if each.deadline else 0)))


def _of_proposal(desk: Desk, proposal: Proposal) -> Chance:
    """A proposal that exists: what its readiness lacks."""
    found = readiness(proposal_case(desk, proposal.id)).problems
    errors = sum(each.severity is Severity.ERROR for each in found)
    reasons = (Reason("matrix.proposal_errors", {"n": errors}),) if errors else ()
    return Chance(proposal.project_id, proposal.call_id, reasons)


def _in(amount: Money | None, currency: str, rates: tuple[Rate, ...]) -> Money | None:
    """The sum in the call's currency at the newest rate; None where it is unknown or no rate leads there."""
    if amount is None or amount.currency == currency:
        return amount
    rate = newest_rate(rates, amount.currency, currency)
    return None if rate is None else amount.converted(rate.rate, currency)

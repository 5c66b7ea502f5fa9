"""Draft answers to calls: starting them, writing sections in two languages, what is still missing."""

from dataclasses import replace

from hromada_desk.domain import positions
from hromada_desk.domain.budget_lines import headings_as_lines
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.readiness import Readiness, check, readiness
from hromada_desk.domain.records.budget import Budget, FundingSource
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Answer, Call, Proposal, ProposalPartner
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.translation import digest
from hromada_desk.domain.values import Language
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.forms import form_of_call
from hromada_desk.services.numbering import next_proposal_number


def new_proposal(desk: Desk, project: Project, call: Call) -> Proposal:
    """A draft for a project and a call, with a budget under the form's headings and the hromada as lead."""
    form = form_of_call(desk, call)
    proposal = Proposal(id=desk.new_id(), number=next_proposal_number(desk), title=project.title,
                        project_id=project.id, call_id=call.id, period=project.period)
    currency = form.currency if form else "EUR"
    budget = Budget(id=desk.new_id(), project_id=project.id, proposal_id=proposal.id, currency=currency)
    first = positions.between("", "")
    lead = ProposalPartner(id=desk.new_id(), proposal_id=proposal.id, role="lead", code="LA", position=first)
    grant = FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind="grant", status="requested",
                          position=first, name=call.programme or call.title)
    own = FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind="local_budget", name=desk.hromada().name,
                        position=positions.between(first, ""))
    lines = headings_as_lines(form, budget.id, desk.new_id) if form else ()
    records: tuple[Record, ...] = (proposal, budget, lead, grant, own, *lines)
    desk.put("change.created", *records, kind=Proposal.kind, title=proposal.title.best("uk"))
    return proposal


def answer_to(desk: Desk, proposal_id: str, section: str) -> Answer | None:
    """The answer to a section, or None while nothing is written."""
    found = desk.all(Answer, proposal_id=proposal_id, section=section)
    return found[0] if found else None


def write_answer(desk: Desk, proposal: Proposal, section: str, language: Language, text: str) -> Answer:
    """Put text on one side of a section's answer; the other side is marked stale by the rules where it must be."""
    present = answer_to(desk, proposal.id, section)
    answer = present or Answer(id=desk.new_id(), proposal_id=proposal.id, section=section, source_language=language)
    changed = replace(answer, content=answer.content.with_side(language, text))
    if language != answer.source_language and text:
        changed = replace(changed, translated_from=digest(_source_text(changed)))
    desk.put("change.edited", changed, kind=Answer.kind, title=proposal.title.best("uk"))
    return changed


def declare_translation_current(desk: Desk, answer: Answer) -> Answer:
    """The person says that the translation is still right although the source changed."""
    changed = replace(answer, translated_from=digest(_source_text(answer)))
    desk.put("change.edited", changed, kind=Answer.kind, title="")
    return changed


def problems_of(desk: Desk, proposal_id: str) -> tuple[Problem, ...]:
    """What the rules find in a proposal now."""
    return check(proposal_case(desk, proposal_id))


def readiness_of(desk: Desk, proposal_id: str) -> Readiness:
    """The state of every section and the counts for the stitch meter."""
    return readiness(proposal_case(desk, proposal_id))


def _source_text(answer: Answer) -> str:
    language: Language = "en" if answer.source_language == "en" else "uk"
    return answer.content.side(language)

"""Gathers a case: a project or a proposal with all its parts, ready for rules and documents."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from hromada_desk.domain.case import Case
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.hromada import Attachment, Identifier, Person
from hromada_desk.domain.records.partner import Agreement, Contact, Partner
from hromada_desk.domain.records.procurement import Contract, Procurement
from hromada_desk.domain.records.project import Approach, Damage, Finding, Milestone, Project, Site, Visit
from hromada_desk.domain.records.proposal import (
    Activity,
    Answer,
    Call,
    Indicator,
    LogframeRow,
    Proposal,
    ProposalPartner,
    Risk,
)
from hromada_desk.domain.records.proposal_life import Comment, SelfScore, Waiver
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.rules.eligibility import DESIGN_PAPERS
from hromada_desk.services.claims import claims_around
from hromada_desk.services.desk import Desk
from hromada_desk.services.figure_phrases import phrase_books
from hromada_desk.services.forms import form_of_call
from hromada_desk.services.live_facts import frozen_facts, with_facts
from hromada_desk.services.spending import spending_of_project, spending_on

_OF_PROJECT: tuple[type[Record], ...] = (
    Approach, Site, Milestone, Indicator, Risk, Procurement, Visit, Finding, Agreement,
)
_OF_PROPOSAL: tuple[type[Record], ...] = (
    ProposalPartner, Answer, LogframeRow, Indicator, Activity, Risk, Milestone, Waiver, Comment, SelfScore,
)


def project_case(desk: Desk, project_id: str, *, today: date | None = None) -> Case:
    """A project with its sites, damage, budget, funding, timeline, procurement and monitoring."""
    project = desk.get(Project, project_id)
    found = _parts(desk, _OF_PROJECT, project_id=project_id)
    found.update(_budget_parts(desk, project_id=project_id, proposal_id=""))
    found.update(spending_of_project(desk, project_id, _ids(found, BudgetLine)).by_kind())
    sites = {each.id for each in found.get(Site.kind, ())}
    found[Damage.kind] = tuple(each for each in desk.all(Damage) if each.site_id in sites)
    _add_people(desk, found, project.responsible_id)
    _add_partners(desk, found)
    _add_papers(desk, found, {project.id, *sites})
    return Case(today=today or desk.today(), hromada=desk.hromada(), project=project, records=found,
                claims=claims_around(desk, project, None))


def proposal_case(desk: Desk, proposal_id: str, *, today: date | None = None) -> Case:
    """A proposal with its answers, partners, logframe, workplan, risks and budget; project and call beside it."""
    proposal = desk.get(Proposal, proposal_id)
    project = desk.find(Project, proposal.project_id)
    call = desk.find(Call, proposal.call_id)
    found = _parts(desk, _OF_PROPOSAL, proposal_id=proposal_id)
    found.update(_budget_parts(desk, proposal_id=proposal_id))
    found.update(spending_on(desk, proposal.project_id, _ids(found, BudgetLine), _ids(found, FundingSource)).by_kind())
    sites: set[str] = set()
    if project is not None:
        found.update(_parts(desk, (Site,), project_id=project.id))
        sites = {each.id for each in found[Site.kind]}
        found[Damage.kind] = tuple(each for each in desk.all(Damage) if each.site_id in sites)
    _add_people(desk, found, proposal.responsible_id)
    _add_partners(desk, found)
    _add_papers(desk, found, {proposal.id, proposal.project_id, proposal.call_id} - {""}, sites)
    case = Case(today=today or desk.today(), hromada=desk.hromada(), project=project, proposal=proposal, call=call,
                form=form_of_call(desk, call), records=found, claims=claims_around(desk, project, proposal),
                phrases=phrase_books())
    return with_facts(case, frozen_facts(desk, proposal))


def with_applications(desk: Desk, case: Case) -> Case:
    """A project's case with the proposals made for it and the calls they answer."""
    if case.project is None:
        return case
    proposals = desk.all(Proposal, project_id=case.project.id)
    calls = {each.call_id for each in proposals}
    found = {Proposal.kind: proposals, Call.kind: tuple(each for each in desk.all(Call) if each.id in calls)}
    return replace(case, records={**case.records, **found})


def _parts(desk: Desk, kinds: Iterable[type[Record]], **owner: str) -> dict[str, tuple[Record, ...]]:
    return {each.kind: desk.all(each, **owner) for each in kinds}


def _ids(found: dict[str, tuple[Record, ...]], record_type: type[Record]) -> set[str]:
    return {each.id for each in found.get(record_type.kind, ())}


def _budget_parts(desk: Desk, **owner: str) -> dict[str, tuple[Record, ...]]:
    budgets = desk.all(Budget, **owner)
    lines: list[Record] = []
    sources: list[Record] = []
    for budget in budgets:
        lines.extend(desk.all(BudgetLine, budget_id=budget.id))
        sources.extend(desk.all(FundingSource, budget_id=budget.id))
    of_source = {each.id for each in sources}
    shares: list[Record] = []
    for source_id in sorted(of_source):
        shares.extend(desk.all(LineShare, source_id=source_id))
    return {Budget.kind: budgets, BudgetLine.kind: tuple(lines), FundingSource.kind: tuple(sources),
            LineShare.kind: tuple(shares)}


def _add_people(desk: Desk, found: dict[str, tuple[Record, ...]], person_id: str) -> None:
    person = desk.find(Person, person_id)
    found[Person.kind] = (person,) if person else ()


def _add_partners(desk: Desk, found: dict[str, tuple[Record, ...]]) -> None:
    """The partners anything in the case refers to, with their contacts and agreements."""
    wanted = {getattr(each, "partner_id", "") for parts in found.values() for each in parts}
    wanted |= {getattr(each, "supplier_id", "") for each in found.get(Contract.kind, ())}
    partners = tuple(each for each in desk.all(Partner) if each.id in wanted)
    ids = {each.id for each in partners}
    found[Partner.kind] = partners
    found[Contact.kind] = tuple(each for each in desk.all(Contact) if each.partner_id in ids)
    found[Agreement.kind] = tuple(each for each in desk.all(Agreement) if each.partner_id in ids)


def _add_papers(desk: Desk, found: dict[str, tuple[Record, ...]], subjects: Collection[str],
                designed: Collection[str] = ()) -> None:
    """The papers of these subjects, and of the `designed` sites the design alone, which every proposal may show."""
    found[Attachment.kind] = tuple(
        each for each in desk.all(Attachment)
        if each.subject_id in subjects or (each.subject_id in designed and each.attachment_type in DESIGN_PAPERS))
    found[Identifier.kind] = tuple(each for each in desk.all(Identifier) if each.subject_id in subjects)

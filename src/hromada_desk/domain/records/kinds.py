"""The table of all kinds, by name: what must list every kind reads it here."""

from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare, Rate
from hromada_desk.domain.records.budget_variants import BudgetVersion, Scenario, ScenarioStep
from hromada_desk.domain.records.hromada import Attachment, Hromada, Identifier, Person, Tag
from hromada_desk.domain.records.outbox import Package, PackageItem, PortalEntry
from hromada_desk.domain.records.partner import Agreement, Contact, Partner
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment, Procurement
from hromada_desk.domain.records.project import Approach, Damage, Finding, Milestone, Project, Site, Visit
from hromada_desk.domain.records.proposal import (
    Activity,
    Answer,
    Call,
    FormReference,
    Indicator,
    LogframeRow,
    Proposal,
    ProposalPartner,
    Risk,
    WorkbookTemplate,
)
from hromada_desk.domain.records.proposal_life import (
    Comment,
    ProposalVersion,
    ReusableAnswer,
    SelfScore,
    Waiver,
)
from hromada_desk.domain.records.record import Record

KINDS: dict[str, type[Record]] = {
    each.kind: each
    for each in (
        Hromada, Person, Project, Approach, Site, Damage, Budget, BudgetLine, FundingSource, LineShare, Rate,
        Scenario, ScenarioStep, BudgetVersion, Partner, Contact, Agreement, Call, FormReference, WorkbookTemplate,
        Proposal, ProposalPartner, Answer, LogframeRow, Indicator, Activity, Risk, Milestone, Procurement, Contract,
        Commitment, Payment, Visit, Finding, Attachment, Package, PackageItem,
        PortalEntry, ProposalVersion, Comment, Waiver, ReusableAnswer, SelfScore, Identifier, Tag,
    )
}
"""Every kind of record by its name; the order is that of the manual, parents before children."""

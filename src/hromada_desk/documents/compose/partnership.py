"""Partners and their parts, and the workplan with who leads what."""

from hromada_desk.documents.blocks import Column, Pair, Row, Signatory, Signatures, Table
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.figures import Gantt, GanttMilestone, GanttRow
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.partner_money import paid_by
from hromada_desk.domain.records.partner import Contact, Partner
from hromada_desk.domain.records.project import Milestone
from hromada_desk.domain.records.proposal import LogframeRow, ProposalPartner
from hromada_desk.domain.workplan import PlanRow, plan_of

SIGNING_ROLES = ("lead", "co_applicant")


def lead_partner(case: Case) -> ProposalPartner | None:
    """The lead applicant: the row of that role."""
    return next((each for each in case.all(ProposalPartner) if each.role == "lead"), None)


def partner_name(case: Case, part: ProposalPartner, voice: Voice) -> Pair:
    """The name of who takes this part; the row without a partner is the hromada itself."""
    partner = case.one(Partner, part.partner_id) if part.partner_id else None
    if partner is None:
        return voice.both(case.hromada.council_name or case.hromada.name)
    return voice.both(partner.name)


def partners_table(case: Case, costs: BudgetReading | None, voice: Voice) -> Table:
    """Who takes part, in which role, doing what, with which experience and money."""
    rows = []
    for part in case.all(ProposalPartner):
        name = partner_name(case, part, voice)
        role = voice.choice("partner_role", part.role)
        partner = case.one(Partner, part.partner_id) if part.partner_id else None
        about = [role.main, partner.country if partner else "", _people(partner, voice)]
        rows.append(Row((part.code, Pair(name.main, ", ".join(each for each in about if each)),
                         voice.both(part.contribution), voice.text(part.experience),
                         contribution_of(part, costs))))
    columns = [
        Column(voice.pair("documents.column.code"), "code", 13, strong=True),
        Column(voice.pair("documents.column.partner"), weight=46),
        Column(voice.pair("proposal_partner.contribution"), weight=54),
        Column(voice.pair("proposal_partner.experience"), weight=42),
    ]
    if any(row.cells[4] is not None for row in rows):
        currency = costs.figures.currency if costs else ""
        columns.append(Column(voice.pair("documents.column.pays", currency=currency), "money", 24))
    else:
        rows = [Row(row.cells[:4]) for row in rows]
    return Table(tuple(columns), tuple(rows), voice.pair("documents.caption.partners"),
                 name=voice.say("documents.sheet.partners"))


def _people(partner: Partner | None, voice: Voice) -> str:
    if partner is None or partner.population is None:
        return ""
    return voice.counted("documents.residents", partner.population).main


def contribution_of(part: ProposalPartner, costs: BudgetReading | None) -> Money | None:
    """What the sources of this partner pay; the hromada's own budget for the row without a partner."""
    return None if costs is None else paid_by(part, costs.figures, costs.sources)


def signatures(case: Case, voice: Voice) -> Signatures:
    """Places to sign for the lead and the co-applicants."""
    parties = []
    for part in case.all(ProposalPartner):
        if part.role not in SIGNING_ROLES:
            continue
        key = "documents.signs.lead" if part.role == "lead" else "documents.signs.co_applicant"
        name = partner_name(case, part, voice)
        contact = case.one(Contact, part.contact_id) if part.contact_id else None
        head = case.hromada.head_name if not part.partner_id else ""
        parties.append(Signatory(Pair(voice.say(key, name=name.main),
                                      voice.second.say(key, name=name.second or name.main) if voice.second else ""),
                                 head or (contact.name if contact and contact.signatory else "")))
    if not parties:
        name = voice.both(case.hromada.council_name or case.hromada.name)
        parties.append(Signatory(voice.pair("documents.signs.lead", name=name.main), case.hromada.head_name))
    hints = tuple(voice.pair(f"documents.signs.{each}") for each in ("position", "name", "signature", "date"))
    return Signatures(tuple(parties), hints, voice.say("documents.signs.note"))


def workplan(case: Case, voice: Voice) -> Gantt | None:
    """The activities from month to month, under the results they serve; None while none has months."""
    plan = plan_of(case)
    if plan is None:
        return None
    rows = tuple(_row(case, each, voice) for each in plan.rows)
    lead, partner = (voice.joined(voice.pair(f"documents.gantt.{each}")) for each in ("lead", "partner"))
    milestone = voice.joined(voice.pair("documents.gantt.milestone")) if plan.marks else ""
    heating = voice.joined(voice.pair("documents.gantt.heating")) if plan.starts_on else ""
    heads = tuple(voice.pair(f"documents.gantt.{each}") for each in ("code", "activity", "leads"))
    marks = tuple(GanttMilestone(f"M{each.number}", _milestone_words(each.milestone, voice), each.month, each.row)
                  for each in plan.marks)
    return Gantt(rows, plan.months, marks, heads, (lead, partner, milestone, heating), plan.starts_on, plan.links)


def _row(case: Case, row: PlanRow, voice: Voice) -> GanttRow:
    record = row.record
    if isinstance(record, LogframeRow):
        return GanttRow(record.code, voice.both(record.statement), row.first_month, row.last_month, package=True)
    lead = case.one(ProposalPartner, record.lead_id) if record.lead_id else None
    return GanttRow(record.code, voice.both(record.title), row.first_month, row.last_month,
                    lead.code or partner_name(case, lead, voice).main if lead else "", row.led_by)


def _milestone_words(milestone: Milestone, voice: Voice) -> str:
    title = voice.text(milestone.title)
    return f"{title}, {voice.day(milestone.due_on)}" if milestone.due_on is not None else title

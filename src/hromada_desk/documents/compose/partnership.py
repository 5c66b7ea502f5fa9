"""Partners and their parts, and the workplan with who leads what."""

from hromada_desk.documents.blocks import Column, Pair, Row, Signatory, Signatures, Table
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.figures import Gantt, GanttMilestone, GanttRow
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money, total
from hromada_desk.domain.records.partner import Contact, Partner
from hromada_desk.domain.records.project import Milestone
from hromada_desk.domain.records.proposal import Activity, LogframeRow, ProposalPartner
from hromada_desk.domain.rules.reading import BudgetReading

SIGNING_ROLES = ("lead", "co_applicant")
MOST_MONTHS = 240


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
                         _contribution(part, costs))))
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


def _contribution(part: ProposalPartner, costs: BudgetReading | None) -> Money | None:
    """What the sources of this partner pay; the hromada's own budget for the row without a partner."""
    if costs is None:
        return None
    own = [each for each in costs.figures.sources.values()
           if _is_from(costs.sources[each.source_id].partner_id, costs.sources[each.source_id].funding_kind, part)]
    amounts = [each.used if costs.figures.shared else each.most for each in own]
    known = [each for each in amounts if each is not None]
    return total(known, costs.figures.currency) if known else None


def _is_from(partner_id: str, funding_kind: str, part: ProposalPartner) -> bool:
    return partner_id == part.partner_id if part.partner_id else not partner_id and funding_kind == "local_budget"


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
    activities = [each for each in case.all(Activity) if each.first_month is not None]
    if not activities:
        return None
    duration = (case.proposal.duration_months if case.proposal else None) or 0
    months = min(MOST_MONTHS, max([duration, *(each.last_month or each.first_month or 1 for each in activities)]))
    rows = _rows(case, activities, voice)
    starts = case.proposal.period.start if case.proposal else None
    lead, partner = (voice.joined(voice.pair(f"documents.gantt.{each}")) for each in ("lead", "partner"))
    milestone = voice.joined(voice.pair("documents.gantt.milestone")) if case.all(Milestone) else ""
    heating = voice.joined(voice.pair("documents.gantt.heating")) if starts else ""
    heads = tuple(voice.pair(f"documents.gantt.{each}") for each in ("code", "activity", "leads"))
    return Gantt(tuple(rows), months, _milestones(case, months, rows, voice), heads,
                 (lead, partner, milestone, heating), starts)


def _rows(case: Case, activities: list[Activity], voice: Voice) -> list[GanttRow]:
    """Activities in their order; a bracket opens where the result they serve changes."""
    results = {each.id: each for each in case.all(LogframeRow)}
    rows: list[GanttRow] = []
    current = ""
    for each in activities:
        if each.row_id != current and each.row_id in results:
            current = each.row_id
            together = [other for other in activities if other.row_id == current]
            result = results[current]
            rows.append(GanttRow(result.code, voice.both(result.statement),
                                 min(other.first_month or 1 for other in together),
                                 max(_last_month(other) for other in together), package=True))
        rows.append(_row(case, each, voice))
    return rows


def _row(case: Case, activity: Activity, voice: Voice) -> GanttRow:
    lead = case.one(ProposalPartner, activity.lead_id) if activity.lead_id else None
    foreign = lead is not None and lead.role != "lead"
    return GanttRow(activity.code, voice.both(activity.title), activity.first_month or 1, _last_month(activity),
                    lead.code or partner_name(case, lead, voice).main if lead else "",
                    "partner" if foreign else "lead")


def _last_month(activity: Activity) -> int:
    return activity.last_month or activity.first_month or 1


def _milestones(case: Case, months: int, rows: list[GanttRow], voice: Voice) -> tuple[GanttMilestone, ...]:
    """Milestones by their day, in the row of the activity that ends nearest before it."""
    starts = case.proposal.period.start if case.proposal else None
    if starts is None:
        return ()
    found = []
    for number, each in enumerate(case.all(Milestone), start=1):
        if each.due_on is None:
            continue
        month = (each.due_on.year - starts.year) * 12 + each.due_on.month - starts.month + 1
        if 1 <= month <= months:
            activities = [(abs(month - row.last_month), at) for at, row in enumerate(rows) if not row.package]
            found.append(GanttMilestone(f"M{number}", f"{voice.text(each.title)}, {voice.day(each.due_on)}", month,
                                        min(activities)[1]))
    return tuple(found)

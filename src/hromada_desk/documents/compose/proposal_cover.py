"""The first two pages of a proposal: the cover and the summary table."""

from decimal import Decimal

from hromada_desk.documents.blocks import Column, Fact, Heading, LabelledLine, Pair, Paragraph, Row, Table
from hromada_desk.documents.compose.frame import Identity, Order, dream_id, version_words
from hromada_desk.documents.compose.papers import logos
from hromada_desk.documents.compose.partnership import lead_partner, partner_name
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block
from hromada_desk.documents.framing import Cover, Running
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.proposal import Activity, LogframeRow, ProposalPartner
from hromada_desk.domain.values import Period
from hromada_desk.text.catalog import Words
from hromada_desk.text.numbers import format_money, format_share

MOST_LISTED = 8


def cover(case: Case, order: Order, costs: BudgetReading | None, identity: Identity, running: Running) -> Cover:
    """The cover with its facts, and the DREAM number to scan where the project has one."""
    assert case.proposal is not None
    voice, proposal = order.voice, case.proposal
    dream = dream_id(case)
    draft = voice.joined(voice.pair("documents.draft")).upper() if order.is_draft else ""
    return Cover(
        logos(case, order), proposal.acronym, voice.pair("documents.kind.proposal"), voice.both(proposal.title),
        _facts(case, costs, voice), _lines(case, voice), (version_words(case, order, identity), running.audience),
        f"{draft} {identity.version}".strip() if draft else "", dream,
        voice.say("documents.dream_card") if dream else "")


def requested(case: Case, costs: BudgetReading | None) -> Money | None:
    """The grant that is asked for: what lines and sources say, else what the proposal says."""
    assert case.proposal is not None
    if costs is not None and costs.figures.grant.minor:
        return costs.figures.grant
    return case.proposal.requested_grant


def grant_share(case: Case, costs: BudgetReading | None) -> Decimal | None:
    """The grant's part of the total, where both are known in one currency."""
    grant = requested(case, costs)
    if grant is None or costs is None or not costs.figures.total.minor or grant.currency != costs.figures.currency:
        return None
    return Decimal(grant.minor) / Decimal(costs.figures.total.minor)


def _facts(case: Case, costs: BudgetReading | None, voice: Voice) -> tuple[Fact, ...]:
    assert case.proposal is not None
    proposal = case.proposal
    found = []
    if proposal.duration_months:
        label = voice.pair("documents.fact.duration")
        period = voice.months(proposal.period)
        found.append(Fact(Pair(label.main, ", ".join(part for part in (label.second, period) if part)),
                          voice.counted("documents.months", proposal.duration_months).main))
    for key, amount in (("requested", requested(case, costs)), ("total", costs.figures.total if costs else None)):
        if amount is not None:
            found.append(Fact(voice.pair(f"documents.fact.{key}"), voice.money(amount)))
    share = grant_share(case, costs)
    if share is not None:
        found.append(Fact(voice.pair("documents.fact.share"), format_share(share, voice.language, places=1)))
    return tuple(found)


def _lines(case: Case, voice: Voice) -> tuple[LabelledLine, ...]:
    found = []
    if case.call is not None and (case.call.programme or case.call.title):
        programme = voice.both(case.call.programme or case.call.title)
        found.append(LabelledLine(voice.pair("documents.cover.programme"), voice.joined(programme)))
    lead = lead_partner(case)
    name = partner_name(case, lead, voice) if lead else voice.both(case.hromada.council_name or case.hromada.name)
    found.append(LabelledLine(voice.pair("documents.cover.applicant"), voice.joined(name)))
    partners = [partner_name(case, each, voice) for each in case.where(ProposalPartner, role="co_applicant")]
    if partners:
        found.append(LabelledLine(voice.pair("documents.cover.co_applicant"),
                                  "; ".join(voice.joined(each) for each in partners)))
    found.append(LabelledLine(voice.pair("documents.cover.dated"), voice.joined(voice.day_in_text(case.today))))
    return tuple(found)


def summary(case: Case, order: Order, costs: BudgetReading | None) -> list[Block]:
    """The proposal on one page: every field in both languages."""
    voice = order.voice
    rows = tuple(Row((voice.pair(f"documents.summary.{key}"), value.main, value.second))
                 for key, value in _summary_values(case, costs, voice) if value.main)
    columns: tuple[Column, ...] = (Column(voice.pair("documents.summary.field"), weight=33, strong=True),
               Column(Pair(voice.pair("documents.in_this_language").main), weight=71),
               Column(Pair(voice.pair("documents.in_this_language").second), weight=71))
    if voice.second is None:
        columns, rows = columns[:2], tuple(Row(row.cells[:2]) for row in rows)
    table = Table(columns, rows, name=voice.say("documents.sheet.summary"))
    found: list[Block] = [Heading(voice.pair("documents.summary"), numbered=False), table]
    if order.withheld:
        found.append(Paragraph(voice.say("documents.withheld", fields=", ".join(order.withheld)), style="note",
                               wide=True))
    return found


def _summary_values(case: Case, costs: BudgetReading | None, voice: Voice) -> list[tuple[str, Pair]]:
    assert case.proposal is not None
    proposal, project = case.proposal, case.project
    found = [
        ("title", voice.both(proposal.title)),
        ("place", _place(case, voice)),
        ("duration", _duration(proposal.duration_months, proposal.period, voice)),
        ("requested", _asked(case, costs, voice)),
        ("about", voice.both(proposal.summary)),
    ]
    found += [(level, _statements(case, level, voice)) for level in ("impact", "outcome", "output")]
    if project is not None and project.beneficiaries:
        found.append(("beneficiaries", voice.counted("documents.people", project.beneficiaries)))
    activities = [voice.both(each.title) for each in case.all(Activity)[:MOST_LISTED]]
    found.append(("activities", Pair("; ".join(each.main for each in activities),
                                     "; ".join(each.second for each in activities if each.second))))
    return found


def _place(case: Case, voice: Voice) -> Pair:
    name = voice.both(case.hromada.name)
    address = case.project.place.address if case.project else ""
    code = case.hromada.katottg
    return Pair(", ".join(part for part in (name.main, address, code) if part),
                ", ".join(part for part in (name.second, code) if part) if name.second else "")


def _duration(months: int | None, period: Period, voice: Voice) -> Pair:
    if not months:
        return Pair(voice.months(period))
    counted = voice.counted("documents.months", months)
    dates = f", {voice.day(period.start)} – {voice.day(period.end)}" if period.start and period.end else ""
    return Pair(counted.main + dates, counted.second and counted.second + f", {voice.months(period)}".rstrip(", "))


def _asked(case: Case, costs: BudgetReading | None, voice: Voice) -> Pair:
    """The sum asked for and its part of the total, as each language writes sums."""
    grant, share = requested(case, costs), grant_share(case, costs)
    if grant is None:
        return Pair("")

    def said(speaker: Words) -> str:
        written = format_money(grant, speaker.language, paper=True)
        if share is None or costs is None:
            return written
        return speaker.say("documents.summary.requested_of", grant=written,
                           share=format_share(share, speaker.language, places=2),
                           total=format_money(costs.figures.total, speaker.language, paper=True))

    return Pair(said(voice.main), said(voice.second) if voice.second else "")


def _statements(case: Case, level: str, voice: Voice) -> Pair:
    """The results of one level, numbered where there are several."""
    found = [voice.both(each.statement) for each in case.where(LogframeRow, level=level)[:MOST_LISTED]]
    if len(found) <= 1:
        return found[0] if found else Pair("")
    return Pair("\n".join(f"{number}. {each.main}" for number, each in enumerate(found, start=1)),
                "\n".join(f"{number}. {each.second}" for number, each in enumerate(found, start=1) if each.second))


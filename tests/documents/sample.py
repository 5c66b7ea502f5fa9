"""The lyceum of Novobilouska hromada that does not go dark: one proposal with everything a document may show."""

from datetime import UTC, date, datetime
from decimal import Decimal

from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Annex, Cap, Form, Heading, Section
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.hromada import Attachment, Hromada, Identifier
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.project import Milestone, Project, Site
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
from hromada_desk.domain.values import Bilingual as B
from hromada_desk.domain.values import Measure, Period, PlaceRef
from tests.documents import sample_texts as texts

TODAY = date(2026, 11, 23)
MADE_AT = datetime(2026, 11, 23, 12, 20, tzinfo=UTC)
DREAM = "DREAM-UA-151126-0A1B2C3D"

HROMADA = Hromada(
    id="h", name=B("Новобілоуська громада", "Novobilouska hromada"), katottg="UA74100270000049748", edrpou="00000000",
    council_name=B("Новобілоуська сільська рада", "Novobilouska village council"), population=9781,
    head_name="Олена Зразкова", displaced_people=1140)

PROJECT = Project(
    id="p", number="NB-2026-014", title=texts.TITLE, stage="financing", sector="education",
    project_type="rehabilitation", place=PlaceRef("UA74100270000049748", "Чернігівський район, Чернігівська область"),
    period=Period(date(2027, 3, 1), date(2029, 8, 31)), problem=texts.PROBLEM, goal=texts.GOAL, solution=texts.SOLUTION,
    estimated_cost=money(600000, "EUR"), beneficiaries=9781, custodian=B("Відділ освіти ради", "Education department"),
    implementer=HROMADA.council_name, energy_efficiency=B("Мінус 58 % споживання, клас будівлі D → B.", ""),
    accessibility=B("Вхід, платформа, чотири санвузли.", ""))

PARTNERS = (
    Partner(id="gmina", name=B("Гміна X, Польща", "Gmina X, Poland"), country="PL", population=14000),
    Partner(id="agency", name=B("Обласна агенція енергоефективності", "Oblast energy agency"), country="UA",
            organisation_type="authority"),
)

PROPOSAL = Proposal(
    id="a", number="NB-2026-014", acronym="Світло", title=texts.TITLE, project_id="p", call_id="c", summary=texts.SUMMARY,
    period=Period(date(2027, 3, 1), date(2029, 8, 31)), duration_months=30, version_label="1.0")

CALL = Call(
    id="c", title=B("Мости довіри 2026", "Bridges of Trust 2026"), largest_grant=money(500000, "EUR"),
    smallest_grant=money(100000, "EUR"), largest_grant_share=Decimal("0.85"),
    programme=B("Мости довіри: спільні проєкти громад України та ЄС", "Bridges of Trust: joint projects"))


def _section(code: str, uk: str, en: str, kind: str = "text") -> Section:
    return Section(code=code, title=B(uk, en), section_kind=kind)


FORM = Form(
    code="bridges", version="2026", name=B("Мости довіри", "Bridges of Trust"),
    sections=(
        _section("context", "Контекст і потреби", "Context and needs"),
        _section("approach", "Підхід і методологія", "Approach and methodology"),
        _section("logframe", "Логічна рамка", "Logical framework matrix", "logframe"),
        _section("workplan", "План робіт", "Workplan", "workplan"),
        _section("partners", "Партнери та ролі", "Partners and roles", "partners"),
        _section("budget", "Бюджет", "Budget for the action", "budget"),
        _section("risks", "Ризики та безпека", "Risks and security", "risks"),
        _section("annexes", "Перелік додатків", "Annexes", "annexes"),
        _section("declaration", "Підписи", "Signatures", "declaration"),
    ),
    headings=(Heading(code="staff", title=B("Персонал", "Human resources")),
              Heading(code="indirect", title=B("Непрямі витрати", "Indirect costs"), role="indirect")),
    caps=(Cap(code="indirect", title=B("Непрямі витрати", "Indirect costs"), of=("indirect",), base=("direct",),
              most=Decimal("0.07")),),
    annexes=(Annex(code="council", title=B("Рішення ради про співфінансування", "Council decision on co-financing"),
                   attachment_type="council_decision"),
             Annex(code="letter", title=B("Лист-зобов’язання партнера", "Partner's letter of commitment"),
                   attachment_type="letter")),
    least_own_share=Decimal("0.10"), least_partners=1)


def budget_lines() -> tuple[BudgetLine, ...]:
    """Headings with their lines: number, title, unit, quantity, price, currency, year."""
    lines: list[BudgetLine] = []
    for at, (title, code, costs) in enumerate(texts.COSTS):
        heading = BudgetLine(id=f"H{at}", budget_id="b", line_type="heading", title=title, heading_code=code,
                             position=f"a{at:03}")
        lines.append(heading)
        for number, (words, unit, quantity, price, currency, year) in enumerate(costs):
            rate = Decimal("0.2345") if currency != "EUR" else None
            cost = ConvertedMoney(money(price, currency), rate, date(2026, 11, 20) if rate else None, "NBU" if rate else "")
            lines.append(BudgetLine(id=f"L{at}-{number}", budget_id="b", parent_id=heading.id, title=words, unit=unit,
                                    quantity=Decimal(quantity), unit_cost=cost, year=year, position=f"a{number:03}",
                                    justification=B("Три цінові пропозиції, жовтень 2026 р.", "Three price offers.")))
    return tuple(lines)


SOURCES = (
    FundingSource(id="grant", budget_id="b", name=B("Грант, що запитується", "Requested grant"), funding_kind="grant",
                  status="requested", position="a"),
    FundingSource(id="own", budget_id="b", name=B("Новобілоуська громада, місцевий бюджет", "Hromada, local budget"),
                  funding_kind="local_budget", status="confirmed", position="b"),
    FundingSource(id="partner", budget_id="b", name=B("Гміна X, власний внесок", "Gmina X, own contribution"),
                  funding_kind="partner", status="confirmed", position="c", partner_id="gmina"),
)


def shares() -> tuple[LineShare, ...]:
    """The hromada pays a tenth of every line, the gmina five per cent, the grant the rest."""
    found = []
    for line in budget_lines():
        if line.line_type == "line":
            found.append(LineShare(id=f"{line.id}-own", line_id=line.id, source_id="own", share_rule="percent",
                                   percent=Decimal("0.12")))
            found.append(LineShare(id=f"{line.id}-partner", line_id=line.id, source_id="partner", share_rule="percent",
                                   percent=Decimal("0.05")))
            found.append(LineShare(id=f"{line.id}-grant", line_id=line.id, source_id="grant", share_rule="remainder"))
    return tuple(found)


def _logframe() -> tuple[tuple[LogframeRow, ...], tuple[Indicator, ...]]:
    rows, indicators = [], []
    for at, (level, code, statement, assumption, measured) in enumerate(texts.RESULTS):
        rows.append(LogframeRow(id=f"R{at}", proposal_id="a", level=level, code=code, statement=statement,
                                assumptions=assumption, position=f"a{at:03}"))
        for number, (name, unit, baseline, target, source) in enumerate(measured):
            indicators.append(Indicator(id=f"I{at}-{number}", proposal_id="a", row_id=f"R{at}", name=name,
                                        measure=Measure(Decimal(baseline), Decimal(target), unit), baseline_year=2026,
                                        target_year=2029, verification=source, position=f"a{at:03}{number}"))
    return tuple(rows), tuple(indicators)


def attachments() -> tuple[Attachment, ...]:
    return (
        Attachment(id="f1", subject_kind="proposal", subject_id="a", file_name="01_rishennia-rady.pdf", size_bytes=421000,
                   title=B("Рішення ради про співфінансування", "Council decision on co-financing"), sha256="ab" * 32,
                   attachment_type="council_decision", position="a"),
        Attachment(id="f2", subject_kind="project", subject_id="p", file_name="fasad.jpg", sha256="north",
                   title=B("Корпус А, північний фасад", "Building A, north façade"), position="b",
                   attachment_type="illustration_damaged", taken_at=datetime(2026, 9, 14, 9, tzinfo=UTC)),
        Attachment(id="f3", subject_kind="project", subject_id="p", file_name="vizualizatsiia.png", sha256="vision",
                   title=B("Фасад і сонячна станція", "Façade and solar station"), position="c",
                   attachment_type="illustration_vision"),
    )


def proposal_case(**changes: object) -> Case:
    """The case of the proposal; `changes` replace kinds of records by name."""
    rows, indicators = _logframe()
    records: dict[str, tuple[object, ...]] = {
        "partner": PARTNERS,
        "proposal_partner": (
            ProposalPartner(id="LA", proposal_id="a", role="lead", code="LA", contribution=texts.LEAD_PART,
                            experience=texts.LEAD_EXPERIENCE, position="a"),
            ProposalPartner(id="A1", proposal_id="a", partner_id="gmina", role="co_applicant", code="A1",
                            contribution=texts.PARTNER_PART, experience=texts.PARTNER_EXPERIENCE, position="b"),
            ProposalPartner(id="AS1", proposal_id="a", partner_id="agency", role="associate", code="AS1",
                            contribution=B("Рецензує аудит.", "Reviews the audit."), position="c"),
        ),
        "answer": (Answer(id="x1", proposal_id="a", section="context", content=texts.CONTEXT),
                   Answer(id="x2", proposal_id="a", section="approach", content=texts.APPROACH)),
        "logframe_row": rows,
        "indicator": indicators,
        "activity": tuple(
            Activity(id=f"T{at}", proposal_id="a", row_id=f"R{row}", code=code, title=title, first_month=first,
                     last_month=last, lead_id=lead, position=f"a{at:03}")
            for at, (row, code, title, first, last, lead) in enumerate(texts.ACTIVITIES)),
        "risk": tuple(
            Risk(id=f"K{at}", proposal_id="a", title=title, likelihood=likelihood, impact=impact, mitigation=answer,
                 owner=B("заявник", "applicant"), position=f"a{at:03}")
            for at, (title, likelihood, impact, answer) in enumerate(texts.RISKS)),
        "milestone": tuple(
            Milestone(id=f"M{at}", proposal_id="a", project_id="p", title=title, due_on=day, position=f"a{at:03}")
            for at, (title, day) in enumerate(texts.MILESTONES)),
        "budget": (Budget(id="b", proposal_id="a", currency="EUR"),),
        "budget_line": budget_lines(),
        "funding_source": SOURCES,
        "line_share": shares(),
        "site": (Site(id="s", project_id="p", name=B("Корпус А ліцею", "Building A"), site_type="school",
                      area_m2=Decimal("2840.5"), users=711),),
        "identifier": (Identifier(id="d", subject_kind="project", subject_id="p", scheme="DREAM", value=DREAM),),
        "attachment": attachments(),
    }
    records.update(changes)
    return Case(today=TODAY, hromada=HROMADA, project=PROJECT, proposal=PROPOSAL, call=CALL, form=FORM, records=records)


def project_case() -> Case:
    """The same project without its proposal: what a passport and a portfolio read."""
    whole = proposal_case()
    records = {**whole.records, "budget": (Budget(id="b", project_id="p", currency="EUR"),)}
    return Case(today=TODAY, hromada=HROMADA, project=PROJECT, records=records)

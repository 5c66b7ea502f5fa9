"""A proposal and a project in which every rule is content, to be broken one thing at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Annex, Cap, Form, Heading, Section
from hromada_desk.domain.money import Money, money
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.hromada import Attachment, Hromada
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment, Procurement
from hromada_desk.domain.records.project import Approach, Damage, Milestone, Project, Site
from hromada_desk.domain.records.proposal import Activity, Answer, Call, Indicator, Proposal, ProposalPartner
from hromada_desk.domain.translation import digest
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef
from tests.domain.budgets import heading, line, pays, price, source

TODAY = date(2026, 11, 23)
YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))


def both(uk: str, en: str = "in English") -> Bilingual:
    return Bilingual(uk, en)


HROMADA = Hromada(id="h", name=both("Новобілоуська громада", "Novobilouska hromada"), katottg="UA74100230000033847", edrpou="04412395")
FORM = Form(
    code="f", version="1", name=both("Форма", "Form"), currency="EUR", least_own_share=Decimal("0.1"), largest_grant_share=Decimal("0.9"),
    least_partners=2, least_countries=2,
    sections=(Section(code="context", title=both("Потреби", "Needs"), limit=30),
              Section(code="note", title=both("Примітка", "Note"), required=False),
              Section(code="money", title=both("Бюджет", "Budget"), section_kind="budget"),
              Section(code="team", title=both("Партнери", "Partners"), section_kind="partners"),
              Section(code="papers", title=both("Додатки", "Annexes"), section_kind="annexes")),
    headings=(Heading(code="1", title=both("Роботи")), Heading(code="8", title=both("Непрямі"), role="indirect")),
    caps=(Cap(code="indirect", title=both("Непрямі витрати"), of=("8",), base=("direct",), most=Decimal("0.07")),),
    annexes=(Annex(code="letter", title=both("Лист"), attachment_type="letter"),))
CALL = Call(id="c", title=both("Конкурс", "Call"), deadline_at=datetime(2027, 1, 15, 15, tzinfo=UTC), smallest_grant=money("500", "EUR"),
            largest_grant=money("90000", "EUR"), longest_months=18, shortest_months=6)
PROPOSAL = Proposal(id="pr", title=both("Дах ліцею", "Roof of the lyceum"), project_id="p", call_id="c", period=YEAR, duration_months=12,
                    requested_grant=money("916.50", "EUR"))
BUDGET = Budget(id="b", proposal_id="pr", currency="EUR")
TEXT = Answer(id="a", proposal_id="pr", section="context", content=both("Дах протікає.", "The roof leaks."), translated_from=digest("Дах протікає."))


def project(**fields: object) -> Project:
    return Project(id="p", **{"title": both("Дах ліцею", "Roof of the lyceum"), "sector": "education",
                              "place": PlaceRef("UA74100230010075471"), **fields})


def sound_proposal() -> Case:
    lines = (heading("works", 0, title=both("Роботи"), heading_code="1"),
             line("roof", "10", "100", 0, parent_id="works", title=both("Покрівля", "Roofing"), year=2027),
             heading("indirect", 1, title=both("Непрямі"), heading_code="8"),
             line("office", "1", "65", 0, parent_id="indirect", title=both("Офіс", "Office"), year=2027))
    return Case(today=TODAY, hromada=HROMADA, project=project(), proposal=PROPOSAL, call=CALL, form=FORM, records={
        "budget": (BUDGET,), "budget_line": lines,
        "funding_source": (source("grant", most="916.50", name=both("Грант", "Grant")),
                           source("city", "local_budget", most="148.50", at=1, name=both("Місто", "Hromada"))),
        "line_share": (pays("grant", "roof", amount="851.50"), pays("city", "roof"), pays("grant", "office", percent="1")),
        "partner": (Partner(id="wesel", name=both("Везель", "Wesel"), country="DE"),),
        "proposal_partner": (ProposalPartner(id="pp1", proposal_id="pr", role="lead"),
                             ProposalPartner(id="pp2", proposal_id="pr", partner_id="wesel")),
        "answer": (TEXT,),
        "attachment": (Attachment(id="at", subject_kind="proposal", subject_id="pr", title=both("Лист", "Letter"), attachment_type="letter"),),
        "activity": (Activity(id="ac", title=both("Перекриття даху", "Reroofing"), first_month=1, last_month=6),),
        "milestone": (Milestone(id="m", title=both("Початок робіт", "Start"), due_on=date(2027, 3, 1)),),
        "indicator": (Indicator(id="i", name=both("Учні в теплі", "Pupils in the warm"), measure=Measure(Decimal(0), Decimal(320), "осіб"),
                                verification=both("Журнал", "Register"), baseline_year=2026, target_year=2027),)})


def sound_project() -> Case:
    the_project = project(
        stage="implementation", problem=both("Влучання"), goal=both("Тепло"), initiator=both("Рада"), solution=both("Новий дах"),
        estimated_cost=money("1000", "EUR"), beneficiaries=0, custodian=both("Ліцей"), period=Period(date(2026, 1, 1), date(2027, 12, 31)))
    return Case(today=TODAY, hromada=HROMADA, project=the_project, records={
        "site": (Site(id="s", name=both("Ліцей", "Lyceum")),),
        "damage": (Damage(id="d", site_id="s", damaged_on=date(2024, 3, 1), surveyed_on=date(2024, 4, 1)),),
        "approach": (Approach(id="a1", title=both("Ремонт"), status="chosen"), Approach(id="a2", title=both("Нічого не робити"))),
        "milestone": (Milestone(id="m", title=both("Початок"), due_on=date(2026, 5, 1), done_on=date(2026, 5, 2)),),
        "budget": (replace(BUDGET, proposal_id="", project_id="p"),),
        "budget_line": (line("roof", "10", "100", title=both("Покрівля", "Roofing"), year=2026),),
        "funding_source": (source("grant", name=both("Грант", "Grant"), status="confirmed"),),
        "line_share": (pays("grant", "roof", percent="1"),),
        "attachment": (Attachment(id="at", title=both("Проєкт", "Design"), attachment_type="design_document"),),
        "procurement": (Procurement(id="t", title=both("Тендер", "Tender"), status="contracted"),),
        "contract": (Contract(id="k", number="12", signed_on=date(2026, 4, 1), value=money("1000", "EUR")),),
        "commitment": (Commitment(id="cm", line_id="roof", contract_id="k", committed_on=date(2026, 4, 1), amount=price("1000")),),
        "payment": (Payment(id="y", contract_id="k", paid_on=date(2026, 6, 1), amount=price("400")),)})


def with_part(case: Case, kind: str, *parts: object) -> Case:
    """The case with the parts of one kind replaced."""
    return replace(case, records={**case.records, kind: parts})


def change(case: Case, kind: str, record_id: str, **fields: object) -> Case:
    """The case with one part or main record changed."""
    main = getattr(case, kind, None)
    if main is not None and main.id == record_id:
        return replace(case, **{kind: replace(main, **fields)})
    parts = case.records[kind]
    assert any(each.id == record_id for each in parts)
    return with_part(case, kind, *(replace(each, **fields) if each.id == record_id else each for each in parts))


def euros(amount: str) -> Money:
    return money(amount, "EUR")

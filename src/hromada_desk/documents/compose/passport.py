"""The passport of a project: a few pages that tell a council, a donor or a citizen what it is and where it stands."""

from decimal import Decimal

from hromada_desk.documents.blocks import (
    Fact,
    FactStrip,
    Heading,
    LabelledLine,
    LabelledList,
    Pair,
    Paragraph,
    TitleBlock,
)
from hromada_desk.documents.compose.budget_tables import costs_of, funding_bar, sources_table
from hromada_desk.documents.compose.frame import Identity, NothingToShowError, Order, dream_id, framed
from hromada_desk.documents.compose.papers import photographs
from hromada_desk.documents.compose.project_tables import (
    approaches_table,
    papers_table,
    procurement_table,
    sites_table,
)
from hromada_desk.documents.compose.results import indicators_table, risks_table
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Beside, Block, Document, Simple
from hromada_desk.documents.figures import Moment, Stages, Timeline
from hromada_desk.domain.case import Case
from hromada_desk.domain.lifecycle import STAGES, STOPPED
from hromada_desk.domain.markdown import lines
from hromada_desk.domain.project_money import ProjectMoney, project_money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.domain.records.project import Milestone, Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.text.numbers import format_share

LONGEST_BESIDE = 2600
"""So many characters at most stand in columns; a longer text goes over the whole page."""


def compose_passport(case: Case, order: Order) -> Document:
    """The passport of the case's project. Raises NothingToShowError for a case without one."""
    project = case.project
    if project is None:
        raise NothingToShowError("a passport needs a project")
    voice = order.voice
    kind = voice.pair("documents.kind.passport")
    identity = Identity(project.number or project.id[:8], "", voice.text(case.hromada.name), "", voice.joined(kind))
    found: list[Block] = [
        TitleBlock(_kicker(project, voice), voice.both(project.title), dream_id(case)),
        _stages(project, voice),
        FactStrip(_facts(case, project, voice)),
        *_story(case, project, voice),
        *_funding(case, voice),
        *_tables(case, voice),
        *_timeline(case, voice),
        *_cross_cutting(project, voice),
        *_pictures(case, order),
        Paragraph(_closing(order), style="note", wide=True),
    ]
    return framed(case, order, identity, tuple(found), kind.main)


def money_of(case: Case, project: Project) -> ProjectMoney:
    """Planned, secured and paid money of the project, by the one rule of the domain."""
    budget = next((each for each in case.all(Budget) if not each.proposal_id), None)
    return project_money(project, budget, case.all(BudgetLine), case.all(FundingSource), case.all(LineShare),
                         case.all(Payment))


def _kicker(project: Project, voice: Voice) -> str:
    words = [voice.choice("pim_sector", project.sector).main, voice.choice("project_type", project.project_type).main]
    return " · ".join(word for word in words if word)


def _stages(project: Project, voice: Voice) -> Simple:
    names = [each for each in STAGES if each != STOPPED]
    if project.stage == STOPPED or project.stage not in names:
        return Paragraph(voice.choice("project_stage", project.stage).main, style="lead")
    return Stages(tuple(voice.choice("project_stage", each).main for each in names), names.index(project.stage))


def _facts(case: Case, project: Project, voice: Voice) -> tuple[Fact, ...]:
    money = money_of(case, project)
    found = []
    for key, amount in (("cost", money.planned), ("secured", money.secured), ("paid", money.paid)):
        if amount is not None:
            found.append(Fact(voice.pair(f"documents.fact.{key}"), voice.money(amount, 0)))
    if money.planned is not None and money.secured is not None and money.planned.minor > 0 \
            and money.planned.currency == money.secured.currency:
        share = Decimal(money.secured.minor) / Decimal(money.planned.minor)
        found.insert(2, Fact(voice.pair("documents.fact.secured_share"), format_share(share, voice.language, places=1)))
    if project.beneficiaries:
        found.append(Fact(voice.pair("documents.fact.people"), voice.number(project.beneficiaries)))
    if project.period:
        found.append(Fact(voice.pair("documents.fact.period"), voice.months(project.period)))
    return tuple(found[:5])


def _story(case: Case, project: Project, voice: Voice) -> list[Block]:
    """What is wrong and what will be done at the left; who, where and which numbers at the right."""
    left: list[Simple] = []
    for key, text in (("problem", project.problem), ("goal", project.goal), ("solution", project.solution)):
        left += _text(key, text or Bilingual(), voice)
    if not left:
        left += _text("summary", project.summary, voice)
    right = [*_who(project, voice), *_where(case, project, voice), *_numbers(case, voice)]
    short = sum(len(each.text) for each in left if isinstance(each, Paragraph)) <= LONGEST_BESIDE
    return [Beside(tuple(left), tuple(right))] if left and right and short else [*left, *right]


def _text(key: str, text: Bilingual, voice: Voice) -> list[Simple]:
    if not text:
        return []
    found: list[Simple] = [_heading(voice.pair(f"project.{key}"))]
    return found + [Paragraph(line.written, wide=True) for line in lines(voice.text(text))]


def _who(project: Project, voice: Voice) -> list[Simple]:
    lines = [LabelledLine(voice.pair(f"project.{each}"), voice.text(getattr(project, each)))
             for each in ("initiator", "custodian", "implementer", "operator") if getattr(project, each)]
    return [_heading(voice.pair("documents.passport.who")), LabelledList(tuple(lines))] if lines else []


def _where(case: Case, project: Project, voice: Voice) -> list[Simple]:
    place = project.place
    words = [voice.text(case.hromada.name), voice.one(place.address), place.code or case.hromada.katottg]
    return [_heading(voice.pair("documents.passport.where")),
            Paragraph(", ".join(word for word in words if word), wide=True)]


def _numbers(case: Case, voice: Voice) -> list[Simple]:
    lines = [LabelledLine(voice.choice("identifier_scheme", each.scheme), each.value) for each in case.all(Identifier)]
    return [_heading(voice.pair("documents.passport.numbers")), LabelledList(tuple(lines), stacked=False)] \
        if lines else []


def _funding(case: Case, voice: Voice) -> list[Block]:
    costs = costs_of(case)
    if costs is None or not costs.figures.sources:
        return []
    bar = funding_bar(costs, voice)
    return [_heading(voice.pair("documents.section.sources")), *([bar] if bar is not None else []),
            sources_table(costs, voice)]


def _tables(case: Case, voice: Voice) -> list[Block]:
    found: list[Block] = []
    for key, table in (("sites", sites_table(case, voice)), ("approaches", approaches_table(case, voice)),
                       ("indicators", indicators_table(case, voice)), ("risks", risks_table(case, voice)),
                       ("procurement", procurement_table(case, voice)), ("papers", papers_table(case, voice))):
        if table.rows:
            found += [_heading(voice.pair(f"documents.passport.{key}")), table]
    return found


def _timeline(case: Case, voice: Voice) -> list[Block]:
    moments = tuple(Moment(f"{day.month:02}.{day.year}", voice.text(each.title), each.done_on is not None)
                    for each in case.all(Milestone) if (day := each.done_on or each.due_on) is not None)
    return [_heading(voice.pair("documents.passport.milestones")), Timeline(moments)] if moments else []


def _cross_cutting(project: Project, voice: Voice) -> list[Block]:
    found: list[Block] = []
    for each in ("energy_efficiency", "climate", "equal_opportunities", "accessibility"):
        text: Bilingual = getattr(project, each)
        if text:
            found.append(Paragraph(voice.text(text), label=f"{voice.say(f'project.{each}')}.", wide=True))
    return [_heading(voice.pair("documents.passport.cross_cutting")), *found] if found else []


def _pictures(case: Case, order: Order) -> list[Block]:
    found = photographs(case, order)
    return [_heading(order.voice.pair("documents.section.photographs")), *found] if found else []


def _closing(order: Order) -> str:
    """Who may read it, and what was left out for that."""
    voice = order.voice
    if not order.withheld:
        return voice.say(f"documents.passport.closing.{order.audience.name.lower()}")
    return voice.say("documents.withheld", fields=", ".join(order.withheld))


def _heading(title: Pair) -> Heading:
    return Heading(title, level=2, numbered=False)

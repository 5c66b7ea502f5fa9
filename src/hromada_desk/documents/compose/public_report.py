"""The report to the people of the hromada: what is done, where it stands, what it costs, in plain words.

It is composed from what everybody may see; whoever orders it, nothing else reaches it.
"""

from collections.abc import Sequence

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
from hromada_desk.documents.compose.digest import main_currency
from hromada_desk.documents.compose.frame import Identity, NothingToShowError, Order, dream_id, framed
from hromada_desk.documents.compose.papers import photographs
from hromada_desk.documents.compose.passport import money_of
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.case import Case
from hromada_desk.domain.lifecycle import STAGES, STOPPED
from hromada_desk.domain.money import total
from hromada_desk.domain.project_money import ProjectMoney
from hromada_desk.domain.records.procurement import Contract
from hromada_desk.domain.records.project import Milestone, Project

Told = tuple[Case, Project, ProjectMoney]
MOST_DONE, MOST_CONTRACTS, MOST_PICTURES = 4, 4, 2


def compose_public_report(cases: Sequence[Case], order: Order) -> Document:
    """These projects, those nearest to their end first. Raises NothingToShowError without any."""
    told = [(each, each.project, money_of(each, each.project)) for each in cases if each.project is not None]
    if not told:
        raise NothingToShowError("a public report needs a project")
    voice, first = order.voice, told[0][0]
    kind = voice.pair("public_report.title")
    identity = Identity(first.today.isoformat(), "", voice.text(first.hromada.name), "", voice.joined(kind))
    found: list[Block] = [TitleBlock(voice.text(first.hromada.name), kind), FactStrip(_facts(told, voice)),
                          Paragraph(voice.say("public_report.opening", day=first.today), wide=True)]
    ranked = sorted(told, key=lambda each: (-_progress(each[1]), each[1].number))
    for each in ranked:
        found += _project(each, order)
    found.append(Paragraph(voice.say("public_report.closing", reached=_reached(first)), "note", wide=True))
    return framed(first, order, identity, tuple(found), kind.main)


def _facts(told: Sequence[Told], voice: Voice) -> tuple[Fact, ...]:
    """How many projects, how many people, and the money in the currency most of them are in."""
    currency = main_currency([each[2] for each in told])
    found = [Fact(voice.pair("documents.fact.projects"), voice.number(len(told)))] if len(told) > 1 else []
    for key, name in (("planned_sum", "planned"), ("secured_sum", "secured"), ("paid", "paid")):
        amounts = [getattr(each[2], name) for each in told]
        known = [each for each in amounts if each is not None and each.currency == currency]
        if known:
            found.append(Fact(voice.pair(f"documents.fact.{key}"), voice.money(total(known, currency), 0)))
    return tuple(found)


def _progress(project: Project) -> int:
    """How far along its life; stopped projects come last."""
    return -1 if project.stage == STOPPED else list(STAGES).index(project.stage)


def _project(told: Told, order: Order) -> list[Block]:
    case, project, money = told
    voice = order.voice
    found: list[Block] = [Heading(voice.both(project.title), 2, numbered=False)]
    about = project.summary or project.goal or project.solution
    if about:
        found.append(Paragraph(voice.text(about), wide=True))
        if voice.second is not None and about.side(voice.second.language):
            found.append(Paragraph(voice.both(about).second, "second", wide=True))
    done = [each for each in case.all(Milestone) if each.done_on is not None and each.title]
    coming = [each for each in case.all(Milestone) if each.done_on is None and each.due_on is not None and each.title]
    for key, milestones in (("done", done[-MOST_DONE:]), ("next", coming[:MOST_DONE])):
        if milestones:
            words = "; ".join(f"{voice.text(each.title)} \u2013 {voice.day(each.done_on or each.due_on)}"
                              for each in milestones)
            found.append(Paragraph(f"{words}.", label=voice.say(f"public_report.{key}"), wide=True))
    found.append(LabelledList(_lines(case, project, money, voice), stacked=False))
    return found + list(photographs(case, order)[:MOST_PICTURES])


def _lines(case: Case, project: Project, money: ProjectMoney, voice: Voice) -> tuple[LabelledLine, ...]:
    """Stage, place, term, money, who benefits, who builds, where to read more."""
    place = voice.one(project.place.address) or voice.text(case.hromada.name)
    found = [
        (voice.pair("project.stage"), voice.choice("project_stage", project.stage).main),
        (voice.pair("documents.column.place"), place),
        (voice.pair("documents.fact.period"), voice.months(project.period)),
        (voice.pair("documents.fact.cost"), voice.money(money.planned, 0)),
        (voice.pair("documents.fact.secured"), voice.money(money.secured, 0)),
        (voice.pair("documents.fact.paid"), voice.money(money.paid, 0)),
        (voice.pair("documents.fact.people"), voice.number(project.beneficiaries)),
    ]
    for each in case.all(Contract)[:MOST_CONTRACTS]:
        words = (each.supplier_name, voice.text(each.title), voice.money(each.value, 0))
        found.append((voice.pair("kind.contract"), ", ".join(word for word in words if word)))
    found.append((Pair("DREAM"), dream_id(case)))
    return tuple(LabelledLine(label, value) for label, value in found if value)


def _reached(case: Case) -> str:
    """How to ask the council."""
    hromada = case.hromada
    return ", ".join(each for each in (hromada.email, hromada.website) if each)

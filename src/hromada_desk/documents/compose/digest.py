"""The digest: what one must know of all projects on two pages, when the computer is far or the light is out.

Every list is short on purpose and says how much it leaves out, so that the paper never grows beyond its two pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hromada_desk.documents.blocks import (
    Column,
    Fact,
    FactStrip,
    Heading,
    PageBreak,
    Pair,
    Paragraph,
    Row,
    Share,
    Status,
    Table,
    TitleBlock,
    Tone,
)
from hromada_desk.documents.compose.frame import Identity, NothingToShowError, Order, framed
from hromada_desk.documents.compose.passport import money_of
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.case import Case
from hromada_desk.domain.lifecycle import STOPPED
from hromada_desk.domain.money import Money, total
from hromada_desk.domain.project_money import ProjectMoney
from hromada_desk.domain.records.hromada import Person
from hromada_desk.domain.records.project import Milestone, Project
from hromada_desk.domain.records.proposal import Call, Proposal, Risk
from hromada_desk.domain.risks import score
from hromada_desk.domain.wall_clock import kyiv_clock
from hromada_desk.text.numbers import format_share

MOST_LATE, MOST_DAYS, MOST_PROJECTS, MOST_RISKS, MOST_PEOPLE = 4, 8, 10, 5, 5
LONGEST, LONGEST_NAME, LONGEST_TEXT = 84, 44, 420
"""Characters of a title or an answer; longer ones are cut."""

SOON = 14
"""Days that call for attention."""

UNSENT = frozenset({"draft", "review", "council", "finalised", "ready"})
HIGH = 15


@dataclass(frozen=True, slots=True)
class Held:
    """A project with its case and its money."""

    case: Case
    project: Project
    money: ProjectMoney


@dataclass(frozen=True, slots=True)
class Day:
    """A day by which something is due, and for which project."""

    day: date
    what: str
    project: str


def compose_digest(cases: Sequence[Case], order: Order) -> Document:
    """Two pages about these projects; stopped ones stay out. Raises NothingToShowError where none is left."""
    held = [Held(each, each.project, money_of(each, each.project)) for each in cases
            if each.project is not None and (each.project.stage != STOPPED or len(cases) == 1)]
    if not held:
        raise NothingToShowError("a digest needs a project that goes on")
    voice, first = order.voice, held[0].case
    kind = voice.pair("digest.title")
    single = held[0].project if len(held) == 1 else None
    identity = Identity(single.number if single else first.today.isoformat(), "", voice.text(first.hromada.name), "",
                        voice.joined(kind))
    found: list[Block] = [
        TitleBlock(voice.text(first.hromada.name), _short(voice.both(single.title)) if single else kind),
        FactStrip(_facts(held, voice)),
        *([Paragraph(_cut(voice.text(single.summary or single.goal), LONGEST_TEXT), wide=True)] if single else []),
        *_part("days", _days_table(held, voice), voice), *_part("people", _people_table(held, voice), voice),
        PageBreak(),
        *_part("project" if single else "projects", _projects_table(held, voice), voice),
        *_part("risks", _risks_table(held, voice), voice),
        Paragraph(voice.say("digest.closing", day=first.today), "note", wide=True),
    ]
    return framed(first, order, identity, tuple(found), kind.main)


def _part(key: str, table: Table, voice: Voice) -> list[Block]:
    if not table.rows:
        return []
    return [Heading(voice.pair(f"digest.{key}"), 2, numbered=False), table]


def _facts(held: Sequence[Held], voice: Voice) -> tuple[Fact, ...]:
    """How many, and the money of those in the currency most of them are in."""
    currency = main_currency([each.money for each in held])
    planned, secured, missing = (_sum(held, name, currency) for name in ("planned", "secured", "missing"))
    found = [Fact(voice.pair("documents.fact.projects"), voice.number(len(held)))] if len(held) > 1 else []
    found += [Fact(voice.pair(f"documents.fact.{key}_sum"), voice.money(amount, 0))
              for key, amount in (("planned", planned), ("secured", secured), ("gap", missing))]
    if planned.minor:
        share = Decimal(secured.minor) / Decimal(planned.minor)
        found.append(Fact(voice.pair("documents.fact.secured_share"), format_share(share, voice.language, places=1)))
    return tuple(found)


def main_currency(many: Sequence[ProjectMoney]) -> str:
    """The currency most of them are planned in; the hryvnia where nothing is planned."""
    used = [each.planned.currency for each in many if each.planned is not None]
    return max(sorted(set(used)), key=used.count, default="UAH")


def _sum(held: Sequence[Held], name: str, currency: str) -> Money:
    amounts = [getattr(each.money, name) for each in held]
    return total([each for each in amounts if each is not None and each.currency == currency], currency)


def _days_table(held: Sequence[Held], voice: Voice) -> Table:
    """What is late, then what comes next."""
    today = held[0].case.today
    days = sorted((day for each in held for day in _days_of(each, voice)), key=lambda each: each.day)
    late = [each for each in days if each.day < today][-MOST_LATE:]
    coming = [each for each in days if each.day >= today][:MOST_DAYS - len(late)]
    rows = tuple(Row((each.day, _cut(each.what), each.project, _left((each.day - today).days, voice)))
                 for each in (*late, *coming))
    columns = (
        Column(voice.pair("digest.column.day"), "date", 22, strong=True),
        Column(voice.pair("digest.column.what"), weight=82),
        Column(voice.pair("digest.column.project"), weight=28), Column(voice.pair("digest.column.left"), "status", 43),
    )
    left_out = len(days) - len(rows)
    return Table(columns, rows, note=_left_out(left_out, voice), dense=True,
                 name=voice.say("digest.days"))


def _days_of(held: Held, voice: Voice) -> list[Day]:
    """Milestones that are not reached, and deadlines of calls a proposal is not sent to yet."""
    name = held.project.number or _cut(voice.text(held.project.title), 24)
    found = [Day(each.due_on, voice.text(each.title), name) for each in held.case.all(Milestone)
             if each.due_on is not None and each.done_on is None]
    for each in held.case.all(Proposal):
        call = held.case.one(Call, each.call_id)
        if call is not None and call.deadline_at is not None and each.status in UNSENT:
            words = voice.say("digest.deadline", call=voice.text(call.title), number=each.number)
            found.append(Day(kyiv_clock(call.deadline_at).date(), words, name))
    return found


def _left(days: int, voice: Voice) -> Status:
    if days < 0:
        return Status(voice.counted("digest.late", -days).main, "bad")
    return Status(voice.counted("digest.left", days).main, "attention" if days <= SOON else "none")


def _people_table(held: Sequence[Held], voice: Voice) -> Table:
    """Whom to call, by how many projects they answer for."""
    people: dict[str, Person] = {}
    numbers: dict[str, list[str]] = {}
    for each in held:
        for person in each.case.all(Person):
            people[person.id] = person
            numbers.setdefault(person.id, []).append(each.project.number)
    busiest = sorted(people.values(), key=lambda each: (-len(numbers[each.id]), each.id))
    rows = tuple(Row((_cut(voice.text(each.name), LONGEST_NAME), _cut(voice.text(each.job_title), LONGEST_NAME),
                      each.phone, _cut(each.email, LONGEST_NAME),
                      _cut(", ".join(sorted(numbers[each.id])), 60)))
                 for each in busiest[:MOST_PEOPLE] if each.name)
    columns = (
        Column(voice.pair("digest.column.person"), weight=36, strong=True),
        Column(voice.pair("person.job_title"), weight=36), Column(voice.pair("person.phone"), weight=28),
        Column(voice.pair("person.email"), weight=52), Column(voice.pair("digest.column.answers_for"), weight=38),
    )
    return Table(columns, rows, note=_left_out(len(busiest) - len(rows), voice), dense=True,
                 name=voice.say("digest.people"))


def _projects_table(held: Sequence[Held], voice: Voice) -> Table:
    """The largest projects: where they stand, what they cost, how much of it is there."""
    currency = main_currency([each.money for each in held])
    ranked = sorted(held, key=lambda each: _size(each, currency))
    rows = tuple(Row((each.project.number, _cut(voice.text(each.project.title)),
                      voice.choice("project_stage", each.project.stage).main, voice.money(each.money.planned, 0),
                      _secured(each.money), _state(each, voice))) for each in ranked[:MOST_PROJECTS])
    columns = (
        Column(voice.pair("documents.column.number"), "code", 26),
        Column(voice.pair("digest.column.project"), weight=60), Column(voice.pair("project.stage"), weight=25),
        Column(voice.pair("documents.fact.cost"), weight=30),
        Column(voice.pair("documents.fact.secured"), "share", 25),
        Column(voice.pair("digest.column.state"), "status", 34),
    )
    return Table(columns, rows, note=_left_out(len(held) - len(rows), voice), dense=True,
                 name=voice.say("digest.projects"))


def _size(held: Held, currency: str) -> tuple[int, int, str]:
    """The largest first; those in other currencies, whose sums do not compare, after them."""
    planned = held.money.planned
    if planned is None:
        return 2, 0, held.project.number
    return int(planned.currency != currency), -planned.minor, held.project.number


def _secured(money: ProjectMoney) -> Share | None:
    if money.planned is None or not money.planned.minor:
        return None
    if money.secured is None:
        return Share(Decimal(0), 0)
    if money.secured.currency != money.planned.currency:
        return None
    return Share(Decimal(money.secured.minor) / Decimal(money.planned.minor), 0)


def _state(held: Held, voice: Voice) -> Status:
    """The one thing to know: late, money missing, a grave risk, or nothing of the kind."""
    late = sum(each.due_on is not None and each.done_on is None and each.due_on < held.case.today
               for each in held.case.all(Milestone))
    if late:
        return Status(voice.counted("digest.state.late", late).main, "bad")
    missing = held.money.missing
    found: tuple[str, Tone] = ("on_course", "good")
    if any(score(each) >= HIGH for each in held.case.all(Risk)):
        found = ("risk", "attention")
    if missing is not None and missing.minor:
        found = ("money", "attention")
    if held.money.planned is None:
        found = ("no_cost", "none")
    return Status(voice.say(f"digest.state.{found[0]}"), found[1])


def _risks_table(held: Sequence[Held], voice: Voice) -> Table:
    """The gravest risks of all projects and what is done about them."""
    risks = sorted(((score(risk), each.project.number, risk) for each in held for risk in each.case.all(Risk)
                    if risk.title), key=lambda each: (-each[0], each[1], each[2].id))
    rows = tuple(Row((_cut(voice.text(risk.title)), number, points or None, _cut(voice.text(risk.mitigation), 120)))
                 for points, number, risk in risks[:MOST_RISKS])
    columns = (
        Column(voice.pair("documents.column.risk"), weight=58, strong=True),
        Column(voice.pair("digest.column.project"), weight=30),
        Column(voice.pair("documents.column.score"), "number", 18),
        Column(voice.pair("documents.column.response"), weight=72),
    )
    return Table(columns, rows, note=_left_out(len(risks) - len(rows), voice), dense=True,
                 name=voice.say("digest.risks"))


def _left_out(number: int, voice: Voice) -> str:
    return voice.counted("digest.left_out", number).main if number > 0 else ""


def _short(title: Pair) -> Pair:
    return Pair(_cut(title.main), _cut(title.second))


def _cut(text: str, longest: int = LONGEST) -> str:
    """At most so many characters, ended at a word."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[:longest]}\u2026"

"""The list of projects with their money: one turned table by sector, and sums by currency."""

from collections.abc import Sequence

from hromada_desk.documents.blocks import Column, Fact, FactStrip, Heading, PageBreak, Paragraph, Row, Table, TitleBlock
from hromada_desk.documents.compose.frame import Identity, NothingToShowError, Order, framed
from hromada_desk.documents.compose.passport import money_of
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money, total
from hromada_desk.domain.project_money import ProjectMoney
from hromada_desk.domain.records.project import Project

Listed = tuple[Case, Project, ProjectMoney]


def compose_portfolio(cases: Sequence[Case], order: Order) -> Document:
    """All projects of the cases. Raises NothingToShowError for an empty list: there is no hromada to speak for."""
    if not cases:
        raise NothingToShowError("a portfolio needs at least one project")
    voice = order.voice
    listed = [(each, each.project, money_of(each, each.project)) for each in cases if each.project is not None]
    kind = voice.pair("documents.kind.portfolio")
    identity = Identity(cases[0].today.isoformat(), "", voice.text(cases[0].hromada.name), "", voice.joined(kind))
    currencies = _currencies(listed)
    found: list[Block] = [
        PageBreak(landscape=True),
        TitleBlock(voice.text(cases[0].hromada.name), kind),
        FactStrip((Fact(voice.pair("documents.fact.projects"), voice.number(len(listed))),
                   *_sums(listed, currencies[:1], voice))),
    ]
    for currency in currencies:
        found += _one_currency(listed, currency, voice, several=len(currencies) > 1)
    if order.withheld:
        found.append(Paragraph(voice.say("documents.withheld", fields=", ".join(order.withheld)), style="note",
                               wide=True))
    return framed(cases[0], order, identity, tuple(found), kind.main)


def _one_currency(listed: list[Listed], currency: str, voice: Voice, *, several: bool) -> list[Block]:
    """The projects whose money is in this currency; those without any money stand with the first."""
    mine = [each for each in listed if _currency(each[2]) == currency]
    heading = [Heading(voice.pair("documents.portfolio.in_currency", currency=currency), level=2, numbered=False)]
    return [*(heading if several else []), _table(mine, currency, voice)]


def _table(listed: list[Listed], currency: str, voice: Voice) -> Table:
    rows: list[Row] = []
    for sector in _sectors(listed):
        mine = [each for each in listed if each[1].sector == sector]
        words = voice.choice("pim_sector", sector) if sector else voice.pair("documents.portfolio.no_sector")
        rows.append(Row((None, words, *[None] * 8), "group"))
        rows += [_row(each, voice) for each in mine]
        if len(mine) > 1:
            rows.append(_sum_row(mine, currency, voice.say("documents.portfolio.of_sector", sector=words.main),
                                 "subtotal"))
    rows.append(_sum_row(listed, currency, voice.say("documents.total"), "total"))
    money = [Column(voice.pair(f"documents.column.{each}"), "money", 26, zero_is_dash=each != "planned")
             for each in ("planned", "secured", "paid", "gap")]
    columns = (
        Column(voice.pair("documents.column.number"), "code", 27), Column(voice.pair("project.title"), weight=78),
        Column(voice.pair("project.stage"), weight=24), Column(voice.pair("documents.column.place"), weight=34),
        Column(voice.pair("documents.column.period"), "code", 27), Column(voice.pair("documents.column.people"),
                                                                         "number", 17), *money)
    return Table(columns, tuple(rows), voice.pair("documents.caption.portfolio", currency=currency), dense=True,
                 name=voice.say("documents.sheet.projects", currency=currency))


def _row(listed: Listed, voice: Voice) -> Row:
    case, project, money = listed
    place = voice.one(project.place.address) or project.place.code or voice.text(case.hromada.name)
    return Row((project.number, voice.both(project.title), voice.choice("project_stage", project.stage).main, place,
                voice.months(project.period), project.beneficiaries, money.planned, _in(money.secured, money),
                _in(money.paid, money), money.missing))


def _in(amount: Money | None, money: ProjectMoney) -> Money | None:
    """An amount in the currency of the row; others have no place in its column."""
    return amount if amount is not None and amount.currency == _currency(money) else None


def _sum_row(listed: list[Listed], currency: str, words: str, role: str) -> Row:
    people = sum(each[1].beneficiaries or 0 for each in listed)
    sums = [_sum([_in(getattr(each[2], name), each[2]) for each in listed], currency)
            for name in ("planned", "secured", "paid", "missing")]
    return Row((None, words, None, None, None, people, *sums), "subtotal" if role == "subtotal" else "total")


def _sum(amounts: list[Money | None], currency: str) -> Money:
    return total([each for each in amounts if each is not None], currency)


def _sums(listed: list[Listed], currencies: list[str], voice: Voice) -> list[Fact]:
    found = []
    for currency in currencies:
        mine = [each for each in listed if _currency(each[2]) == currency]
        for key, name in (("planned", "planned"), ("secured", "secured"), ("gap", "missing")):
            amount = _sum([_in(getattr(each[2], name), each[2]) for each in mine], currency)
            found.append(Fact(voice.pair(f"documents.fact.{key}_sum"), voice.money(amount, 0)))
    return found


def _currency(money: ProjectMoney) -> str:
    return next((each.currency for each in (money.planned, money.secured, money.paid) if each is not None), "UAH")


def _currencies(listed: list[Listed]) -> list[str]:
    """The currencies of the projects, the most used first, then by name."""
    used = [_currency(money) for _, _, money in listed]
    return sorted(set(used), key=lambda each: (-used.count(each), each))


def _sectors(listed: list[Listed]) -> list[str]:
    """The sectors in the order in which the projects bring them."""
    return list(dict.fromkeys(each[1].sector for each in listed))

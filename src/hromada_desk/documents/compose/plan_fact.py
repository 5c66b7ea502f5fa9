"""The report of plan and fact on paper: by heading and line, why it deviates, by source, by quarter, the payments.

Every figure is that of the workbook; nothing is added up here.
"""

from decimal import Decimal

from hromada_desk.documents.blocks import (
    Cell,
    Column,
    Fact,
    FactStrip,
    Heading,
    PageBreak,
    Pair,
    Paragraph,
    Row,
    Share,
    Table,
    TitleBlock,
)
from hromada_desk.documents.compose.frame import Identity, Order, framed, problem_list
from hromada_desk.documents.compose.plan_fact_report import WORTH_EXPLAINING, compose_report
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block, Document
from hromada_desk.documents.plan_fact_report import PlanFactReport, ReportRow, Spent
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money

MONEY_WIDTH = 23
_OF_PERIOD = ("committed_in", "paid_in")


def compose_plan_fact(case: Case, order: Order) -> Document:
    """The report for the period ordered. Raises NothingToShowError where the case has no budget."""
    report = compose_report(case, order, paper=True)
    voice, words = order.voice, report.words
    identity = Identity(report.identity, case.proposal.version_label if case.proposal else "",
                        case.proposal.acronym if case.proposal else "", report.title.main,
                        voice.text(case.hromada.name))
    found: list[Block] = [
        PageBreak(landscape=True),
        TitleBlock(f"{words['title'].main} · {report.period_words.main}", report.title),
        FactStrip(_facts(report, voice)),
        _main_table(report, voice),
        *_deviations(report, voice),
        Heading(words["sources"], level=2, numbered=False), _sources_table(report, voice),
        *_quarters(report, voice),
        *_payments(report, voice),
    ]
    problems = problem_list(order)
    if problems is not None and order.is_draft:
        found += [PageBreak(), problems]
    return framed(case, order, identity, tuple(found), words["title"].main)


def _facts(report: PlanFactReport, voice: Voice) -> tuple[Fact, ...]:
    spent = report.total.spent
    shown = [("planned", spent.to_date.planned), ("committed", spent.to_date.committed),
             *([("paid_in", spent.in_period.paid)] if report.period else []), ("paid", spent.to_date.paid),
             ("forecast", report.total.forecast)]
    return tuple(Fact(report.words[name], voice.money(amount, 0)) for name, amount in shown)


def _names(report: PlanFactReport) -> list[str]:
    return [each for each in ("planned", "committed_in", "committed", "paid_in", "paid", "left")
            if report.period or each not in _OF_PERIOD]


def _money_of(spent: Spent, name: str) -> Money:
    found = {"planned": spent.to_date.planned, "committed_in": spent.in_period.committed,
             "committed": spent.to_date.committed, "paid_in": spent.in_period.paid, "paid": spent.to_date.paid,
             "left": spent.left}
    return found[name]


def _main_table(report: PlanFactReport, voice: Voice) -> Table:
    words, names = report.words, _names(report)
    columns = (Column(words["number"], "code", 13), Column(words["item"], weight=66),
               *(Column(words[each], "money", MONEY_WIDTH, zero_is_dash=True) for each in (*names, "forecast")),
               Column(words["deviation"], "money", MONEY_WIDTH, zero_is_dash=True),
               Column(words["deviation_share"], "share", 21))
    rows = [Row(_cells(each, names), "group" if each.heading else "line") for each in report.rows]
    total = report.total
    rows.append(Row((None, words["total"], *_cells(total, names)[2:]), "total"))
    return Table(columns, tuple(rows), voice.pair("fact_report.caption", currency=report.currency), dense=True,
                 name=words["title"].main)


def _cells(row: ReportRow, names: list[str]) -> tuple[Cell, ...]:
    share = row.deviates
    return (row.number, row.title, *(_money_of(row.spent, each) for each in names), row.forecast, row.deviation,
            Share(share, 1) if share else None)


def _deviations(report: PlanFactReport, voice: Voice) -> list[Block]:
    """The lines that deviate by more than a tenth, with the reasons that are known."""
    words = report.words
    rows = [Row((each.number, each.title, each.spent.to_date.planned, each.forecast, each.deviation,
                 Share(each.deviates, 1) if each.deviates else None, each.explanation))
            for each in report.rows if not each.heading and each.deviation and _is_large(each.deviates)]
    if not rows:
        return []
    columns = (Column(words["number"], "code", 13), Column(words["item"], weight=66),
               *(Column(words[each], "money", 25) for each in ("planned", "forecast", "deviation")),
               Column(words["deviation_share"], "share", 21), Column(words["explanation"], weight=68))
    return [Heading(voice.pair("fact_report.deviations"), level=2, numbered=False),
            Table(columns, tuple(rows), dense=True, name=voice.say("fact_report.deviations"))]


def _is_large(share: Decimal | None) -> bool:
    return share is None or abs(share) > WORTH_EXPLAINING


def _sources_table(report: PlanFactReport, voice: Voice) -> Table:
    words, names = report.words, _names(report)
    rows = tuple(Row((each.name, each.kind, *(_money_of(each.spent, name) for name in names), _share(each.spent)))
                 for each in report.sources)
    total = report.total.spent
    sums = (None if name in ("planned", "left") else _money_of(total, name) for name in names)
    rows = (*rows, Row((words["total"], None, *sums, None), "total"))
    columns = (Column(words["source"], weight=64), Column(words["source_kind"], weight=34),
               *(Column(words[each], "money", 25, zero_is_dash=True) for each in names),
               Column(words["spent_share"], "share", 22))
    return Table(columns, rows, voice.pair("fact_report.caption_sources", currency=report.currency), dense=True,
                 name=words["sources"].main)


def _share(spent: Spent) -> Cell:
    planned = spent.to_date.planned
    return Share(spent.to_date.paid.amount / planned.amount, 1) if planned.minor > 0 else None


def _quarters(report: PlanFactReport, voice: Voice) -> list[Block]:
    if len(report.quarters) < 2:
        return []
    words = report.words
    rows, running = [], Money(0, report.currency)
    for each in report.quarters:
        running = running + each.amounts.paid
        rows.append(Row((each.label, each.amounts.planned, each.amounts.committed, each.amounts.paid, running)))
    columns = (Column(words["quarter"], weight=60),
               *(Column(words[each], "money", 30, zero_is_dash=True)
                 for each in ("planned", "quarter_committed", "quarter_paid", "paid_running")))
    return [Heading(words["quarters"], level=2, numbered=False),
            Table(columns, tuple(rows), voice.pair("fact_report.caption_quarters", currency=report.currency),
                  dense=True, name=words["quarters"].main)]


def _payments(report: PlanFactReport, voice: Voice) -> list[Block]:
    words = report.words
    heading = Heading(words["payments"], level=2, numbered=False)
    if not report.payments:
        return [heading, Paragraph(words["no_payments"].main, style="note", wide=True)]
    rows = [Row((each.day, each.document, each.title, each.contract, each.line, _source(report, each.source),
                 voice.money(each.original.money) if each.original.money.currency != report.currency else "",
                 each.amount)) for each in report.payments]
    total = report.total.spent.in_period.paid
    rows.append(Row((None, words["total"], None, None, None, None, None, total), "total"))
    texts = (("document", 26), ("purpose", 66), ("contract", 28), ("line", 14), ("source", 50), ("original", 30))
    columns = (Column(words["day"], "date", 20), *(Column(words[name], weight=weight) for name, weight in texts),
               Column(words["amount"], "money", 28))
    return [heading, Table(columns, tuple(rows), voice.pair("fact_report.caption_payments", currency=report.currency),
                           dense=True, name=words["payments"].main)]


def _source(report: PlanFactReport, at: int) -> Pair:
    return report.sources[at].name if at < len(report.sources) else Pair("")

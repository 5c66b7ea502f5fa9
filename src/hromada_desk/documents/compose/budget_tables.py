"""The budget on paper: costs by heading and year, who pays, how the call's limits are kept.

Every figure comes from `domain.budget.compute`, or from the rules about limits; nothing is added up here.
"""

from decimal import Decimal

from hromada_desk.documents.blocks import Cell, Column, Pair, Row, Share, Status, Table, Tone
from hromada_desk.documents.compose.budget_rates import rate_sentence
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.figures import Bar, BarChart, FundingBar, Segment
from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.budget_reading import BudgetReading, budget_readings
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.budget import FundingSource

MOST_YEARS = 4
MOST_SERIES = 4
THOUSAND = Decimal(1000)
_TONES: dict[str, Tone] = {"confirmed": "good", "received": "good", "requested": "attention", "planned": "none"}
SECURED = ("confirmed", "received")


def year_columns(costs: BudgetReading) -> tuple[int | None, ...]:
    """The years costs fall into, None last for those without one, where there are few enough for columns."""
    found = tuple(costs.figures.by_year)
    return found if 2 <= len(found) - (None in found) <= MOST_YEARS else ()


def _year_head(year: int | None, voice: Voice) -> Pair:
    return voice.pair("documents.workbook.no_year") if year is None else Pair(str(year))


def costs_of(case: Case) -> BudgetReading | None:
    """The budget of the case: its proposal's, else its project's; None where there is none."""
    readings = list(budget_readings(case))
    if case.proposal is not None:
        own = [each for each in readings if each.budget.proposal_id == case.proposal.id]
    else:
        own = [each for each in readings if not each.budget.proposal_id]
    return next(iter(own or readings), None)


def budget_table(costs: BudgetReading, voice: Voice) -> Table:
    """All lines depth first, sums of the top headings, the total; years as columns where there are two to four."""
    columns = (
        Column(voice.pair("documents.column.number"), "code", 13),
        Column(voice.pair("documents.column.costs"), weight=84),
        Column(voice.pair("budget_line.unit"), weight=20),
        Column(voice.pair("budget_line.quantity"), "number", 17),
        Column(voice.pair("budget_line.unit_cost"), "money", 24),
        Column(voice.pair("documents.column.total"), "money", 26),
        *(Column(_year_head(year, voice), "money", 25, zero_is_dash=True) for year in year_columns(costs)),
    )
    rows: list[Row] = []
    open_heading: LineFigures | None = None
    for figures in costs.figures.lines.values():
        if figures.depth == 0:
            rows += _subtotal(open_heading, costs, voice)
            open_heading = figures if costs.lines[figures.line_id].line_type == "heading" else None
        rows.append(_line_row(figures, costs, voice))
    rows += _subtotal(open_heading, costs, voice)
    total = voice.pair("documents.total")
    rows.append(Row((None, total, None, None, None, costs.figures.total,
                     *(costs.figures.by_year.get(year) for year in year_columns(costs))), "total"))
    return Table(columns, tuple(rows), voice.pair("documents.caption.budget", currency=costs.figures.currency),
                 _rates_note(costs, voice), dense=True, name=voice.say("documents.sheet.budget"))


def _line_row(figures: LineFigures, costs: BudgetReading, voice: Voice) -> Row:
    line = costs.lines[figures.line_id]
    title = voice.both(line.title)
    if line.line_type == "heading":
        if figures.depth:
            return Row((figures.number, title, None, None, None, figures.amount, *_years(figures, costs)), "group")
        return Row((figures.number, title, *[None] * (4 + len(year_columns(costs)))), "group")
    if figures.base is not None:
        part = None if line.percent is None else Share(line.percent)
        return Row((figures.number, title, "", part, figures.base, figures.amount, *_years(figures, costs)))
    return Row((figures.number, title, voice.one(line.unit), line.quantity, _price(line.unit_cost, costs, voice),
                figures.amount, *_years(figures, costs)))


def _subtotal(heading: LineFigures | None, costs: BudgetReading, voice: Voice) -> list[Row]:
    if heading is None:
        return []
    title = voice.text(costs.lines[heading.line_id].title)
    words = voice.say("documents.subtotal", number=heading.number, title=title)
    return [Row((None, words, None, None, None, heading.amount, *_years(heading, costs)), "subtotal")]


def _years(figures: LineFigures, costs: BudgetReading) -> list[Cell]:
    by_year = figures.by_year
    return [by_year.get(year, Money(0, costs.figures.currency)) for year in year_columns(costs)]


def _price(price: ConvertedMoney | None, costs: BudgetReading, voice: Voice) -> Cell:
    """A price in the budget's currency as a figure, in another one with its code."""
    if price is None:
        return None
    return price.money if price.money.currency == costs.figures.currency else voice.money(price.money)


def _rates_note(costs: BudgetReading, voice: Voice) -> str:
    """The rates at which foreign prices count, each once, in the order of the lines."""
    rates: dict[str, None] = {}
    for each in costs.figures.lines:
        price = costs.lines[each].unit_cost
        if price is not None and price.rate is not None and price.money.currency != costs.figures.currency:
            rates[rate_sentence(price, costs.figures.currency, voice).main] = None
    return "; ".join(rates)


def sources_table(costs: BudgetReading, voice: Voice) -> Table:
    """Who pays how much: what lines take where they are shared, what is promised before that."""
    figures = costs.figures
    rows = []
    for each in figures.sources.values():
        source = costs.sources[each.source_id]
        amount = each.used if figures.shared else each.most
        rows.append(Row((voice.both(source.name), voice.choice("funding_kind", source.funding_kind).main,
                         _status(source, voice), amount, _share(amount, figures.total))))
    if figures.shared and figures.missing:
        rows.append(Row((voice.pair("documents.not_covered"), "", Status(voice.say("documents.missing"), "bad"),
                         figures.missing, _share(figures.missing, figures.total))))
    paid = figures.total if figures.shared else figures.pledged
    rows.append(Row((voice.pair("documents.total"), None, None, paid, _share(paid, figures.total)), "total"))
    columns = (
        Column(voice.pair("documents.column.source"), weight=70),
        Column(voice.pair("funding_source.funding_kind"), weight=36),
        Column(voice.pair("funding_source.status"), "status", 28),
        Column(voice.pair("documents.column.amount"), "money", 26),
        Column(voice.pair("documents.column.share"), "share", 16),
    )
    return Table(columns, tuple(rows), voice.pair("documents.caption.sources", currency=figures.currency),
                 name=voice.say("documents.sheet.sources"))


def _status(source: FundingSource, voice: Voice) -> Cell:
    return Status(voice.choice("funding_status", source.status).main, _TONES.get(source.status, "none"))


def _share(part: Money | None, whole: Money) -> Cell:
    return Share(Decimal(part.minor) / Decimal(whole.minor)) if part is not None and whole.minor > 0 else None


def funding_bar(costs: BudgetReading, voice: Voice) -> FundingBar | None:
    """Who pays as one bar; money that is not confirmed is dashed."""
    figures = costs.figures
    segments = []
    for number, each in enumerate(figures.sources.values()):
        amount = each.used if figures.shared else each.most
        if amount is not None and amount.minor > 0:
            source = costs.sources[each.source_id]
            segments.append(Segment(amount.amount, voice.money(amount, 0), number, source.status not in SECURED))
    return FundingBar(tuple(segments)) if segments else None


def years_chart(costs: BudgetReading, voice: Voice) -> BarChart | None:
    """Who pays in which year, in thousands; None before lines are given to sources or within one year."""
    figures = costs.figures
    sources = list(figures.sources)[:MOST_SERIES]
    if not figures.shared or not year_columns(costs) or len(figures.sources) > MOST_SERIES:
        return None
    bars = []
    for year in year_columns(costs):
        found = [(number, figures.by_source_year.get((source, year))) for number, source in enumerate(sources)]
        segments = tuple(Segment(amount.amount / THOUSAND, _thousands(amount, voice), number)
                         for number, amount in found if amount is not None and amount.minor > 0)
        bars.append(Bar(_year_head(year, voice), segments, _thousands(figures.by_year[year], voice)))
    keys = tuple(voice.both(costs.sources[each].name) for each in sources)
    return BarChart(tuple(bars), keys, voice.pair("documents.caption.years", currency=figures.currency))


def _thousands(amount: Money, voice: Voice) -> str:
    return voice.number((amount.amount / THOUSAND).quantize(Decimal("0.1")))

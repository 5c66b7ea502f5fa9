"""The rows and sources of a budget's workbook, with what their formulas need: bases, parts, months."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.workbook import BookRow, BookSource
from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.budget_bases import base_of, counts_in, role_of
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.cash_flow import Span, spans_of
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import LineShare
from hromada_desk.domain.rules.dates import period_of


@dataclass(frozen=True, slots=True)
class _Reader:
    """What every row asks for, looked up once."""

    costs: BudgetReading
    voice: Voice
    figures: tuple[LineFigures, ...]
    sources: tuple[str, ...]
    shares: Mapping[str, list[LineShare]]
    under: Mapping[tuple[str, str], int]
    spans: Mapping[str, Span]


def rows_of(costs: BudgetReading, voice: Voice) -> tuple[BookRow, ...]:
    """All headings and lines, depth first."""
    figures = tuple(costs.figures.lines.values())
    shares: dict[str, list[LineShare]] = defaultdict(list)
    for each in costs.shares:
        shares[each.line_id].append(each)
    reader = _Reader(costs, voice, figures, tuple(costs.figures.sources), shares, _paid_under(figures),
                     spans_of(costs.lines.values(), period_of(costs.case)))
    return tuple(_row(reader, at) for at in range(len(figures)))


def sources_of(costs: BudgetReading, own_kinds: tuple[str, ...], voice: Voice) -> tuple[BookSource, ...]:
    """The sources in their order."""
    years = tuple(costs.figures.by_year)
    nothing = Money(0, costs.figures.currency)
    found = []
    for each in costs.figures.sources.values():
        source = costs.sources[each.source_id]
        found.append(BookSource(
            voice.both(source.name), voice.choice("funding_kind", source.funding_kind).main,
            voice.choice("funding_status", source.status).main, each.most, each.used,
            "grant" if source.funding_kind == "grant" else "own" if source.funding_kind in own_kinds else "other",
            tuple(each.by_year.get(year, nothing) for year in years)))
    return tuple(found)


def _row(reader: _Reader, at: int) -> BookRow:
    figures, costs, voice = reader.figures[at], reader.costs, reader.voice
    line, size = costs.lines[figures.line_id], _size(reader.figures, at)
    title = voice.both(line.title)
    if line.line_type == "heading":
        return BookRow(figures.number, figures.depth, title, figures.amount, heading=True, size=size, line_id=line.id)
    share = line.line_type == "share"
    price = None if share else line.unit_cost
    paid = tuple(_own_paid(reader, figures, each) for each in reader.sources)
    return BookRow(
        figures.number, figures.depth, title, figures.own, unit="" if share else voice.one(line.unit),
        quantity=None if share else line.quantity, price=price.money if price else None,
        rate=price.rate if price and price.money.currency != costs.figures.currency else None,
        percent=line.percent if share else None, base=figures.base, base_rows=_base_rows(reader, at) if share else (),
        year=line.year, span=reader.spans.get(line.id), eligible=line.eligible, paid=paid,
        parts=_parts(reader, figures, paid), remainder=_remainder(reader, figures, alone=not size),
        justification=voice.both(line.justification), line_id=line.id, role=costs.role_of(line, figures))


def _size(figures: tuple[LineFigures, ...], at: int) -> int:
    """How many rows hang under a row: those deeper than it that follow without a break."""
    depth, end = figures[at].depth, at + 1
    while end < len(figures) and figures[end].depth > depth:
        end += 1
    return end - at - 1


def _paid_under(figures: tuple[LineFigures, ...]) -> dict[tuple[str, str], int]:
    """What each source pays directly under a row: figures of a line take that in."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for each in figures:
        if each.parent_id:
            for source_id, minor in each.source_minors.items():
                found[each.parent_id, source_id] += minor
    return found


def _own_paid(reader: _Reader, figures: LineFigures, source_id: str) -> Money | None:
    minor = figures.source_minors.get(source_id)
    if minor is None:
        return None
    return Money(minor - reader.under.get((figures.line_id, source_id), 0), figures.own.currency)


def _base_rows(reader: _Reader, at: int) -> tuple[int, ...]:
    """The rows a share is a part of: ordinary lines anywhere, other shares above it (see `budget_sums`)."""
    lines = reader.costs.lines
    base = base_of(lines[reader.figures[at].line_id])
    found = []
    for place, each in enumerate(reader.figures):
        line = lines[each.line_id]
        if line.line_type == "heading" or (line.line_type == "share" and place >= at):
            continue
        if counts_in(base, role_of(line, each.role), each.codes, eligible=line.eligible):
            found.append(place)
    return tuple(found)


def _parts(reader: _Reader, figures: LineFigures, paid: tuple[Money | None, ...]) -> tuple[Decimal | None, ...]:
    """The part of the line each source pays, where that part, rounded by itself, is what it pays."""
    percents = {each.source_id: each.percent for each in _only_once(reader.shares.get(figures.line_id, []))
                if each.share_rule == "percent" and each.percent is not None}
    if not percents:
        return ()
    found: list[Decimal | None] = []
    for source_id, amount in zip(reader.sources, paid, strict=True):
        percent = percents.get(source_id)
        exact = percent is not None and amount is not None and product(figures.own.minor, percent) == amount.minor
        found.append(percent if exact else None)
    return tuple(found)


def _remainder(reader: _Reader, figures: LineFigures, *, alone: bool) -> int:
    """The one source of the line that takes what the others leave and is named once on it, or -1."""
    shares = reader.shares.get(figures.line_id, [])
    rest = [each for each in _only_once(shares) if each.share_rule == "remainder"]
    several = sum(each.share_rule == "remainder" for each in shares) > 1
    if not rest or several or not alone or figures.own.minor <= 0 or rest[0].source_id not in reader.sources:
        return -1
    return reader.sources.index(rest[0].source_id)


def _only_once(shares: list[LineShare]) -> list[LineShare]:
    """Shares of sources that are named once on their line."""
    if len(shares) < 2:
        return shares
    times = Counter(each.source_id for each in shares)
    return [each for each in shares if times[each.source_id] == 1]

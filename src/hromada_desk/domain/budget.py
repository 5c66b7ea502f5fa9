"""The arithmetic of a budget: the one function behind the screen, the PDF, the workbook and the JSON.

Where rounding happens: a line is quantity x unit cost x the rate pinned to its price, multiplied exactly and rounded
half up once to the minor unit of the budget's currency. Everything above a line is a sum of such lines, so every total
equals the sum of its parts to the kopiyka. A share line is its percentage of such sums, rounded alike. A line
without quantity or price, or without the rate it needs, counts as nothing and is named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hromada_desk.domain.budget_sums import (
    Pricing,
    Sums,
    Year,
    added,
    by_source_and_year,
    leaf_sums,
    minor_of,
    prices_without_rate,
    roll_up,
)
from hromada_desk.domain.budget_tree import TreeRow, tree_rows
from hromada_desk.domain.case import in_order
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class LineFigures:
    """The figures of one line or heading, in the budget's currency.

    `own` is the line's own cost, `amount` with everything under it; what sources pay and the years take in what is
    under it too. `missing` is what no source pays yet, negative where sources pay too much. `codes` are the form's
    heading codes from the line up to the top, `role` what headings from here up say of it ("" where none does),
    `base` what a share line is a part of. The two mappings of minor units stand behind `by_source` and `by_year`,
    which make `Money` only when they are asked: a large budget has tens of thousands of cells.
    """

    line_id: str
    number: str
    depth: int
    parent_id: str
    pricing: Pricing
    own: Money
    amount: Money
    covered: Money
    missing: Money
    codes: tuple[str, ...]
    role: str
    base: Money | None
    source_minors: Mapping[str, int]
    year_minors: Mapping[Year, int]

    @property
    def by_source(self) -> Mapping[str, Money]:
        """What each source pays, by its id."""
        return _moneys(self.source_minors, self.amount.currency)

    @property
    def by_year(self) -> Mapping[Year, Money]:
        """The amount by years, upwards, None last."""
        return _in_years(self.year_minors, self.amount.currency)

    def paid_by(self, source_id: str) -> Money | None:
        """What one source pays, None where it pays nothing."""
        minor = self.source_minors.get(source_id)
        return None if minor is None else Money(minor, self.amount.currency)


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """What one source pays: `used` in lines, `most` it promised (None: no amount, or its rate is missing)."""

    source_id: str
    funding_kind: str
    status: str
    used: Money
    most: Money | None
    by_year: Mapping[Year, Money]

    @property
    def left(self) -> Money | None:
        """What is promised and not used; negative where lines take more than was promised."""
        return None if self.most is None else self.most - self.used


@dataclass(frozen=True, slots=True)
class MissingRate:
    """A line or source (`kind`) whose price is in a currency without a rate."""

    kind: str
    record_id: str
    currency: str


@dataclass(frozen=True, slots=True)
class BudgetFigures:
    """All figures of a budget. `lines` run depth first, `sources` in their order, years upwards with None last.

    `by_kind` sums what lines take by kind of funding, `pledged_by_kind` what sources promised. `shared` tells whether
    lines are given to sources at all; before that the promised amounts speak for the sources. `foreign_shares` are
    fixed amounts in another currency than the budget's, which count as nothing.
    """

    currency: str
    lines: Mapping[str, LineFigures]
    sources: Mapping[str, SourceFigures]
    total: Money
    eligible: Money
    covered: Money
    by_year: Mapping[Year, Money]
    by_source_year: Mapping[tuple[str, Year], Money]
    by_kind: Mapping[str, Money]
    pledged_by_kind: Mapping[str, Money]
    shared: bool
    missing_rates: tuple[MissingRate, ...]
    foreign_shares: tuple[str, ...]

    @property
    def missing(self) -> Money:
        """The total less what lines take from sources."""
        return self.total - self.covered

    @property
    def pledged(self) -> Money:
        """What all sources promised together."""
        return Money(sum(each.minor for each in self.pledged_by_kind.values()), self.currency)

    @property
    def unpriced(self) -> tuple[str, ...]:
        """Lines without quantity or price."""
        return tuple(each.line_id for each in self.lines.values() if each.pricing is Pricing.UNPRICED)

    @property
    def priced(self) -> bool:
        """Whether any line has a known cost."""
        return any(each.pricing is Pricing.PRICED for each in self.lines.values())

    def missing_of(self, line_id: str) -> Money | None:
        """What no source pays of a line, None for an unknown line."""
        line = self.lines.get(line_id)
        return None if line is None else line.missing

    def paid_by(self, line_id: str, source_id: str) -> Money | None:
        """What one source pays of a line, None where it pays nothing."""
        line = self.lines.get(line_id)
        return None if line is None else line.paid_by(source_id)

    def funded_by(self, *kinds: str) -> Money:
        """What sources of these kinds pay: by lines once lines are given to sources, else as promised."""
        sums = self.by_kind if self.shared else self.pledged_by_kind
        return Money(sum(sums[kind].minor for kind in kinds if kind in sums), self.currency)

    @property
    def grant(self) -> Money:
        """What grants pay."""
        return self.funded_by("grant")

    @property
    def own_contribution(self) -> Money:
        """What the hromada's own budget pays; the own contribution a call counts may be more than that."""
        return self.funded_by("local_budget")

    @property
    def in_kind(self) -> Money:
        """What is given in kind."""
        return self.funded_by("in_kind")


def compute(budget: Budget, lines: Iterable[BudgetLine], sources: Iterable[FundingSource],
            shares: Iterable[LineShare]) -> BudgetFigures:
    """All figures of `budget`; records of other budgets and dead ones are left out, their order does not matter."""
    currency = budget.currency
    rows = tree_rows(each for each in lines if each.alive and each.budget_id == budget.id)
    living = in_order(tuple(each for each in sources if each.alive and each.budget_id == budget.id))
    of_line, foreign = _shares_by_line(shares, {each.id: at for at, each in enumerate(living)}, currency)
    sums = leaf_sums(rows, of_line, currency)
    of_year = by_source_and_year(rows, sums)
    eligible = sum(sums[row.line.id].own for row in rows if row.line.eligible)
    roll_up(rows, sums)
    top = [sums[row.line.id] for row in rows if row.depth == 0]
    used = added(each.by_source for each in top)
    return BudgetFigures(
        currency=currency,
        lines={row.line.id: _line_figures(row, sums[row.line.id], currency) for row in rows},
        sources={each.id: _source_figures(each, used, of_year, currency) for each in living},
        total=Money(sum(each.amount for each in top), currency),
        eligible=Money(eligible, currency),
        covered=Money(sum(used.values()), currency),
        by_year=_in_years(added(each.by_year for each in top), currency),
        by_source_year=_moneys(of_year, currency),
        by_kind=_moneys(added({each.funding_kind: used.get(each.id, 0)} for each in living), currency),
        pledged_by_kind=_moneys(added({each.funding_kind: minor_of(each.amount, currency) or 0} for each in living),
                                currency),
        shared=bool(used),
        missing_rates=_missing_rates(rows, living, currency),
        foreign_shares=foreign,
    )


def _shares_by_line(shares: Iterable[LineShare], ranks: Mapping[str, int],
                    currency: str) -> tuple[dict[str, list[LineShare]], tuple[str, ...]]:
    """The shares of each line in the order of their sources, and those in another currency, which count as nothing."""
    of_line: dict[str, list[LineShare]] = {}
    foreign = []
    for each in shares:
        if not each.alive or each.source_id not in ranks:
            continue
        if each.share_rule == "amount" and each.amount is not None and each.amount.currency != currency:
            foreign.append(each.id)
            continue
        of_line.setdefault(each.line_id, []).append(each)
    for found in of_line.values():
        if len(found) > 1:
            found.sort(key=lambda each: (ranks[each.source_id], each.id))
    return of_line, tuple(sorted(foreign))


def _line_figures(row: TreeRow, sums: Sums, currency: str) -> LineFigures:
    covered = sum(sums.by_source.values())
    return LineFigures(
        line_id=row.line.id,
        number=row.number,
        depth=row.depth,
        parent_id=row.parent_id,
        pricing=sums.pricing,
        own=Money(sums.own, currency),
        amount=Money(sums.amount, currency),
        covered=Money(covered, currency),
        missing=Money(sums.amount - covered, currency),
        codes=sums.codes,
        role=sums.role,
        base=None if sums.base is None else Money(sums.base, currency),
        source_minors=sums.by_source,
        year_minors=sums.by_year,
    )


def _source_figures(source: FundingSource, used: Mapping[str, int], of_year: Mapping[tuple[str, Year], int],
                    currency: str) -> SourceFigures:
    most = minor_of(source.amount, currency)
    return SourceFigures(
        source_id=source.id,
        funding_kind=source.funding_kind,
        status=source.status,
        used=Money(used.get(source.id, 0), currency),
        most=None if most is None else Money(most, currency),
        by_year=_in_years({year: minor for (source_id, year), minor in of_year.items() if source_id == source.id},
                          currency),
    )


def _missing_rates(rows: Iterable[TreeRow], sources: Iterable[FundingSource],
                   currency: str) -> tuple[MissingRate, ...]:
    costs = ((row.line.id, row.line.unit_cost) for row in rows if row.line.line_type == "line")
    promises = ((each.id, each.amount) for each in sources)
    return (*(MissingRate(BudgetLine.kind, *found) for found in prices_without_rate(costs, currency)),
            *(MissingRate(FundingSource.kind, *found) for found in prices_without_rate(promises, currency)))


def _moneys(sums: Mapping[K, int], currency: str) -> dict[K, Money]:
    return {key: Money(minor, currency) for key, minor in sums.items()}


def _in_years(sums: Mapping[Year, int], currency: str) -> dict[Year, Money]:
    if len(sums) > 1:
        sums = dict(sorted(sums.items(), key=lambda item: (item[0] is None, item[0] or 0)))
    return _moneys(sums, currency)

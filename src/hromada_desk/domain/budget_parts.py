"""The records of one budget together: as it is now, as it was, or as a scenario supposes it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.budget_sums import own_cost
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.record import Record


@dataclass(frozen=True)
class BudgetParts:
    """A budget with its lines, sources and shares; the order of the records means nothing.

    Its figures are computed once, when they are first asked for; it has no slots, so that they find a place.
    """

    budget: Budget
    lines: tuple[BudgetLine, ...] = ()
    sources: tuple[FundingSource, ...] = ()
    shares: tuple[LineShare, ...] = ()

    @cached_property
    def figures(self) -> BudgetFigures:
        """All figures."""
        return compute(self.budget, self.lines, self.sources, self.shares)

    def costs(self, line_ids: Collection[str]) -> dict[str, int]:
        """The own costs of these lines in minor units; only what is a share of others needs all figures for that."""
        lines = {each.id: each for each in self.lines}
        if any(lines[each].line_type == "share" for each in line_ids):
            return {each: self.figures.lines[each].own.minor for each in line_ids}
        return {each: own_cost(lines[each], self.budget.currency)[1] for each in line_ids}

    def records(self) -> Iterator[Record]:
        """Every record, the budget first."""
        yield self.budget
        yield from self.lines
        yield from self.sources
        yield from self.shares

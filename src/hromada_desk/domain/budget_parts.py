"""The records of one budget together: as it is now, as it was, or as a scenario supposes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True)
class BudgetParts:
    """A budget with its lines, sources and shares; the order of the records means nothing."""

    budget: Budget
    lines: tuple[BudgetLine, ...] = ()
    sources: tuple[FundingSource, ...] = ()
    shares: tuple[LineShare, ...] = ()

    @property
    def figures(self) -> BudgetFigures:
        """All figures, computed anew each time."""
        return compute(self.budget, self.lines, self.sources, self.shares)

    def records(self) -> Iterator[Record]:
        """Every record, the budget first."""
        yield self.budget
        yield from self.lines
        yield from self.sources
        yield from self.shares

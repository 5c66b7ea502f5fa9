"""What a hromada gives itself on the donor's evaluation grid: points by criterion, weighted total, threshold."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from hromada_desk.domain.forms import Criterion, Evaluation
from hromada_desk.domain.records.proposal_life import SelfScore

Verdict = Literal["not_scored", "begun", "below", "weak", "passes", "scored"]


@dataclass(frozen=True, slots=True)
class ScoredCriterion:
    """A criterion with what was given; `points` are None while nobody has looked at it."""

    criterion: Criterion
    points: Decimal | None
    note: str

    @property
    def weighted(self) -> Decimal:
        """What it adds to the total; never more than the criterion is worth, even where the form has changed since."""
        return min(self.points or Decimal(0), self.criterion.most) * self.criterion.weight

    @property
    def is_below(self) -> bool:
        """Whether it has fewer points than the donor wants of this criterion alone."""
        wanted = self.criterion.threshold
        return self.points is not None and wanted is not None and self.points < wanted


@dataclass(frozen=True, slots=True)
class SelfScoring:
    """The whole grid; `orphans` are scores of criteria the form no longer has: kept, not counted."""

    lines: tuple[ScoredCriterion, ...]
    most: Decimal
    threshold: Decimal | None
    orphans: tuple[SelfScore, ...] = ()

    @property
    def total(self) -> Decimal:
        """The weighted total of what was given so far."""
        return sum((each.weighted for each in self.lines), Decimal(0))

    @property
    def scored(self) -> int:
        """How many criteria have points."""
        return sum(each.points is not None for each in self.lines)

    @property
    def missing(self) -> Decimal:
        """How much the total lacks to the threshold; 0 where it lacks nothing."""
        return max(Decimal(0), (self.threshold or Decimal(0)) - self.total)

    @property
    def verdict(self) -> Verdict:
        """What the grid says: a criterion below its own threshold drops a proposal as a total below the whole one does.

        While criteria are without points the total says nothing; "weak" is a sound total with a criterion below.
        """
        if not self.scored:
            return "not_scored"
        if self.scored < len(self.lines):
            return "begun"
        if self.missing:
            return "below"
        if any(each.is_below for each in self.lines):
            return "weak"
        return "passes" if self.threshold is not None else "scored"


def scoring(evaluation: Evaluation, scores: Iterable[SelfScore]) -> SelfScoring:
    """Lay the scores on the grid; of two for one criterion (two copies merged) the first by id counts."""
    given: dict[str, SelfScore] = {}
    for each in sorted(scores, key=lambda score: score.id):
        given.setdefault(each.criterion, each)
    lines = []
    for criterion in evaluation.criteria:
        found = given.pop(criterion.code, None)
        lines.append(ScoredCriterion(criterion, found.points if found else None, found.note if found else ""))
    return SelfScoring(tuple(lines), evaluation.most, evaluation.threshold, tuple(given.values()))

"""One budget as its screen works on it: figures and findings over records in memory, each computed once per state.

Writing goes through `write`; what a change consists of is decided in the rooms around (`budget_cells`, `budget_lines`,
`budget_block`, `budget_sources`).
"""

from dataclasses import replace
from functools import cached_property

from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.budget_currency import RateOf
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.rules.dates import period_of
from hromada_desk.services.budget_rates import budget_rate
from hromada_desk.services.budget_records import BudgetRecords
from hromada_desk.services.budget_terms import Limit, limits_of, problems_of, terms_of

COMPUTED = ("figures", "reading", "problems", "limits", "rate_of")


class BudgetBook(BudgetRecords):
    """The opened budget with its figures."""

    _settled: BudgetFigures | None = None
    _terms: Case | None = None
    _terms_of: int = 0

    def refresh(self) -> bool:
        """Take in what changed in the file since the last look; False where nothing of this budget did."""
        changed = super().refresh()
        if changed:
            for name in COMPUTED:
                self.__dict__.pop(name, None)
        return changed

    def is_heading(self, line_id: str) -> bool:
        """Whether that row sums others and carries no figures of its own."""
        return self.lines[line_id].line_type == "heading"

    def siblings(self, parent_id: str) -> tuple[BudgetLine, ...]:
        """The lines directly under a heading ("" for the top), in order."""
        return tuple(self.lines[each.line_id] for each in self.figures.lines.values() if each.parent_id == parent_id)

    def number_of(self, line_id: str) -> str:
        """The number of a line, "4.2"."""
        return self.figures.lines[line_id].number

    def number_before(self, line_id: str) -> str:
        """The number a line had when figures were last computed: what an edit calls it, without computing them anew."""
        known = self.settled.lines.get(line_id)
        return self.number_of(line_id) if known is None else known.number

    @property
    def years(self) -> tuple[int, ...]:
        """The years a line may fall into: those of the period, and those that lines have already."""
        period = period_of(self.reading.case)
        spanned = range(period.start.year, period.end.year + 1) if period.start and period.end else ()
        used = {each.year for each in self.lines.values() if each.year is not None}
        return tuple(sorted(used | set(spanned) | {self.desk.today().year}))

    @property
    def currency(self) -> str:
        """The currency of the budget."""
        return self.known.currency

    @property
    def known(self) -> Budget:
        """The budget, also while it is in the trash."""
        return self.budget or Budget(id=self.budget_id)

    @cached_property
    def rate_of(self) -> RateOf:
        """What this budget takes as the rate between two currencies."""
        return budget_rate(self.known, self.rates)

    @cached_property
    def figures(self) -> BudgetFigures:
        """All figures, by the one function of the domain."""
        shares = [share for of_line in self._by_line.values() for share in of_line]
        self._settled = compute(self.known, self.lines.values(), self.sources, shares)
        return self._settled

    @property
    def settled(self) -> BudgetFigures:
        """The figures as last computed: what may be a moment old while somebody types in a long budget."""
        return self._settled or self.figures

    @property
    def terms(self) -> Case:
        """What binds the budget from outside; read anew only when something outside of it changed."""
        if self._terms is None or self._terms_of != self.surroundings:
            self._terms, self._terms_of = terms_of(self.desk, self.known), self.surroundings
        return replace(self._terms, today=self.desk.today())

    @cached_property
    def reading(self) -> BudgetReading:
        """The budget as the rules of money read it."""
        shares = tuple(share for of_line in self._by_line.values() for share in of_line)
        return BudgetReading(self.terms, self.known, self.lines, {each.id: each for each in self.sources}, shares,
                             self.figures)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the rules of money and of the call's money terms find, the worst first."""
        return problems_of(self.reading)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The bounds the budget must keep, and how far it is from them."""
        return limits_of(self.reading)

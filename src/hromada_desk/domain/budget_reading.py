"""A budget as the rules of money read it: its records by id, and its figures computed once for all rules."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hromada_desk.domain.budget import BudgetFigures, LineFigures, compute
from hromada_desk.domain.budget_bases import counts_in, role_of
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import CO_FINANCING_KINDS, Form
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.proposal import Call
from hromada_desk.domain.records.record import Record

NAMED_ROLES = ("indirect", "contingency")
"""Parts of a budget that are what they are wherever they stand."""


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """One budget of a case with its figures."""

    case: Case
    budget: Budget
    lines: Mapping[str, BudgetLine]
    sources: Mapping[str, FundingSource]
    shares: tuple[LineShare, ...]
    figures: BudgetFigures

    @property
    def form(self) -> Form | None:
        """The form whose terms bind this budget: only a proposal's budget has one."""
        return self.case.form if self.budget.proposal_id else None

    @property
    def call(self) -> Call | None:
        """The call whose terms bind this budget: only a proposal's budget has one."""
        return self.case.call if self.budget.proposal_id else None

    @property
    def own_kinds(self) -> tuple[str, ...]:
        """The kinds of funding that are the applicants' own contribution: those the form counts as co-financing."""
        return self.form.co_financing if self.form is not None else CO_FINANCING_KINDS

    @property
    def own(self) -> Money:
        """The own contribution, the same wherever it is told."""
        return self.figures.funded_by(*self.own_kinds)

    def costs(self) -> Iterator[tuple[BudgetLine, LineFigures]]:
        """Lines that carry costs, with their figures, depth first."""
        for line_id, figures in self.figures.lines.items():
            line = self.lines[line_id]
            if line.line_type != "heading":
                yield line, figures

    def at_cost_of(self, line: BudgetLine, code: str, severity: Severity, **details: object) -> Problem:
        """A problem of what a line costs: at its percentage where it is a share, else at its unit cost."""
        return self.of_line(line, code, severity, field=cost_field(line), **details)

    def of_line(self, line: BudgetLine, code: str, severity: Severity, **details: object) -> Problem:
        """A problem of one line, which its sentence names by number and title."""
        figures = self.figures.lines[line.id]
        field = str(details.pop("field", ""))
        return Problem(code, line.kind, line.id, field, severity,
                       {"number": figures.number, "title": line.title, **details})

    def of_record(self, record: Record, code: str, severity: Severity, field: str = "", **details: object) -> Problem:
        """A problem of the budget itself or one of its sources."""
        return Problem(code, record.kind, record.id, field, severity, details)

    def part(self, names: tuple[str, ...]) -> Money:
        """The sum a cap speaks of (see `forms.Cap`): heading codes with what is under them, or the words for parts."""
        if "grant" in names:
            return self.figures.grant
        return Money(sum(self.figures.lines[line_id].own.minor for line_id in self.lines_of(names)),
                     self.figures.currency)

    def lines_of(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The lines a cap speaks of, depth first: what `part` sums and a workbook's formula refers to."""
        wanted = frozenset(names)
        return tuple(line.id for line, figures in self.costs() if self._belongs(line, figures, wanted))

    def largest_of(self, line_ids: Iterable[str]) -> BudgetLine | None:
        """The line with the highest cost among these, the first of equal ones: where to look for what is too much."""
        found = max(line_ids, key=lambda line_id: self.figures.lines[line_id].own.minor, default=None)
        return None if found is None else self.lines[found]

    def role_of(self, line: BudgetLine, figures: LineFigures) -> str:
        """Whether a line is a direct or an indirect cost, the contingency reserve, or something else."""
        if not figures.role and self.form is not None:
            for code in figures.codes:
                heading = self.form.heading(code)
                if heading is not None:
                    return heading.role
        return role_of(line, figures.role)

    def _belongs(self, line: BudgetLine, figures: LineFigures, wanted: frozenset[str]) -> bool:
        role, codes = self.role_of(line, figures), self._codes_above(figures.codes)
        return counts_in(wanted, role, codes, eligible=line.eligible) or self._plays(role, codes, wanted)

    def _plays(self, role: str, codes: set[str], wanted: frozenset[str]) -> bool:
        """Whether a line plays the part that one of these headings of the form has, and stands under none that has it.

        Indirect costs outside the form's heading for them are indirect costs all the same.
        """
        if self.form is None or role not in NAMED_ROLES:
            return False
        of_role = {each.code for each in self.form.headings if each.role == role}
        return bool(of_role & wanted) and not of_role & codes

    def _codes_above(self, codes: tuple[str, ...]) -> set[str]:
        """The codes of a line and of every heading of the form above them, also where the budget has no such row."""
        found = set(codes)
        for code in codes:
            heading = self.form.heading(code) if self.form is not None else None
            while heading is not None and heading.parent:
                found.add(heading.parent)
                heading = self.form.heading(heading.parent) if self.form is not None else None
        return found


def cost_field(line: BudgetLine) -> str:
    """The field that decides what a line costs."""
    return "percent" if line.line_type == "share" else "unit_cost"


def budget_readings(case: Case) -> Iterator[BudgetReading]:
    """Every budget of the case, read once."""
    lines, sources, shares = case.all(BudgetLine), case.all(FundingSource), case.all(LineShare)
    for budget in case.all(Budget):
        own_lines = {each.id: each for each in lines if each.budget_id == budget.id and each.alive}
        own_sources = {each.id: each for each in sources if each.budget_id == budget.id and each.alive}
        own_shares = tuple(each for each in shares if each.source_id in own_sources and each.alive)
        figures = compute(budget, own_lines.values(), own_sources.values(), own_shares)
        yield BudgetReading(case, budget, own_lines, own_sources, own_shares, figures)


def first_source(reading: BudgetReading, *kinds: str) -> FundingSource | None:
    """The first source of these kinds."""
    return next((reading.sources[each] for each, row in reading.figures.sources.items() if row.funding_kind in kinds),
                None)


def paid_by(reading: BudgetReading, source_ids: Collection[str]) -> dict[str, int]:
    """What these sources pay of each line by itself, without what is under it, in minor units."""
    paid: Counter[str] = Counter()
    for line_id, row in reading.figures.lines.items():
        minor = sum(row.source_minors.get(each, 0) for each in source_ids)
        if minor:
            paid[line_id] += minor
            paid[row.parent_id] -= minor
    return {line_id: minor for line_id, minor in paid.items() if minor and line_id}


def paid_by_grants(reading: BudgetReading) -> dict[str, int]:
    """What grants pay of each line by itself, in minor units."""
    return paid_by(reading, [each for each, row in reading.figures.sources.items() if row.funding_kind == "grant"])

"""When costs fall: years and periods of lines against the period of the project or proposal and against each other."""

from collections.abc import Iterator

from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.rules.dates import period_of, within
from hromada_desk.domain.values import Period


def years_lie_in_the_period(reading: BudgetReading) -> Iterator[Problem]:
    """Costs fall into years of the period; a project, but not a proposal, may spend on preparation before it."""
    period = period_of(reading.case)
    bounds = _bounds(reading)
    for line, figures in reading.costs():
        year = line.year
        if year is None or not figures.own:
            continue
        if (bounds.start and year < bounds.start.year) or (bounds.end and year > bounds.end.year):
            yield reading.of_line(line, "budget.year_outside_period", Severity.WARNING, field="year", year=str(year),
                                  period=period)


def periods_of_lines_lie_in_the_period(reading: BudgetReading) -> Iterator[Problem]:
    """The period of a line stays within the whole period, and its year is one the period of the line touches."""
    bounds = _bounds(reading)
    for line, figures in reading.costs():
        spent, year = line.period, line.year
        if not spent or not figures.own or (spent.start and spent.end and spent.end < spent.start):
            continue
        if any(not within(each, bounds) for each in (spent.start, spent.end) if each is not None):
            yield reading.of_line(line, "budget.line_period_outside", Severity.WARNING, field="period", spent=spent,
                                  period=period_of(reading.case))
        if year is not None and ((spent.start and year < spent.start.year) or (spent.end and year > spent.end.year)):
            yield reading.of_line(line, "budget.year_not_in_line_period", Severity.WARNING, field="year",
                                  year=str(year), spent=spent)


def _bounds(reading: BudgetReading) -> Period:
    """What plans must keep to: a project prepares itself before its period begins, a proposal does not."""
    period = period_of(reading.case)
    return period if reading.budget.proposal_id else Period(None, period.end)


BUDGET_RULES = (years_lie_in_the_period, periods_of_lines_lie_in_the_period)

"""Exchange rates as the call wants them: whose, and how old.

Lines of a budget share a few rates, so each rate is told once, at the first line or source that it converts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine, FundingSource

_Rate = tuple[str, Decimal, date | None, str]
"""Currency, rate, its day, whose it is."""


@dataclass(frozen=True, slots=True)
class UsedRate:
    """One rate of a budget with what it converts, lines first."""

    currency: str
    rate: Decimal
    rate_on: date | None
    source: str
    lines: tuple[BudgetLine, ...]
    sources: tuple[FundingSource, ...]


def rates_are_of_the_wanted_source(reading: BudgetReading) -> Iterator[Problem]:
    """Whose rates the call takes, else its form."""
    wanted = (reading.call.rate_source if reading.call is not None else "") \
        or (reading.form.rate_source if reading.form is not None else "")
    if not wanted:
        return
    for used in used_rates(reading):
        if used.source != wanted:
            code = "budget.rate_source_differs" if used.source else "budget.rate_source_unknown"
            yield _problem(reading, used, code, wanted=wanted)


def rates_are_recent(reading: BudgetReading) -> Iterator[Problem]:
    """No rate is older than call or form allow, counted from the day of the prices, else from today."""
    most = reading.call.rate_days if reading.call is not None else None
    if most is None:
        most = reading.form.rate_days if reading.form is not None else None
    if most is None:
        return
    counted_from = reading.budget.prices_on or reading.case.today
    for used in used_rates(reading):
        if used.rate_on is None:
            yield _problem(reading, used, "budget.rate_undated", most=most)
        elif (counted_from - used.rate_on).days > most:
            yield _problem(reading, used, "budget.rate_too_old", most=most, counted_from=counted_from,
                           days=(counted_from - used.rate_on).days)


def used_rates(reading: BudgetReading) -> tuple[UsedRate, ...]:
    """The rates of the budget's lines and sources, each once, in the order they are met."""
    found: dict[_Rate, tuple[list[BudgetLine], list[FundingSource]]] = {}
    for line, _ in reading.costs():
        key = _rate_of(line.unit_cost, reading) if line.line_type == "line" else None
        if key is not None:
            found.setdefault(key, ([], []))[0].append(line)
    for source_id in reading.figures.sources:
        key = _rate_of(reading.sources[source_id].amount, reading)
        if key is not None:
            found.setdefault(key, ([], []))[1].append(reading.sources[source_id])
    return tuple(UsedRate(*rate, tuple(lines), tuple(sources)) for rate, (lines, sources) in found.items())


def _rate_of(price: ConvertedMoney | None, reading: BudgetReading) -> _Rate | None:
    """The rate that a price counts at; None where it needs none or has none."""
    if price is None or price.rate is None or price.money.currency == reading.figures.currency:
        return None
    return price.money.currency, price.rate, price.rate_on, price.rate_source


def _problem(reading: BudgetReading, used: UsedRate, code: str, **details: object) -> Problem:
    shown = {"currency": used.currency, "budget_currency": reading.figures.currency, "rate": used.rate,
             "rate_on": used.rate_on, "rate_source": used.source, "lines": len(used.lines),
             "sources": len(used.sources), **details}
    if used.lines:
        return reading.of_line(used.lines[0], code, Severity.WARNING, field="unit_cost", **shown)
    return reading.of_record(used.sources[0], code, Severity.WARNING, "amount", **shown)


BUDGET_RULES = (rates_are_of_the_wanted_source, rates_are_recent)

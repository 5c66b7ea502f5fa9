"""Money and sources add up: every line has a price and a payer, no source pays more than it has."""

from collections import Counter
from collections.abc import Iterator

from hromada_desk.domain.budget_reading import BudgetReading, cost_field
from hromada_desk.domain.budget_sums import Pricing, minor_of
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import LARGEST_MINOR, Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import FundingSource
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.procurement import Contract, Payment

UNCOUNTED = {"heading": "budget.heading_with_cost", "share": "budget.share_with_cost"}
"""Types of lines whose unit cost nobody counts, and what is said of one that has it."""


def lines_have_prices(reading: BudgetReading) -> Iterator[Problem]:
    """Lines without price, shares without percentage; prices that nobody counts; sums no budget can have."""
    for line, figures in reading.costs():
        if figures.pricing is Pricing.UNPRICED:
            missing = cost_field(line) if line.line_type == "share" or line.unit_cost is None else "quantity"
            yield reading.of_line(line, "budget.line_unpriced", Severity.WARNING, field=missing,
                                  label=f"budget_line.{missing}")
        elif abs(figures.own.minor) >= LARGEST_MINOR:
            field = cost_field(line) if line.line_type == "share" else "quantity"
            yield reading.of_line(line, "budget.line_too_large", Severity.ERROR, field=field, amount=figures.own)
        elif figures.own.minor < 0:
            yield reading.at_cost_of(line, "budget.line_negative", Severity.WARNING, amount=figures.own)
    for line in reading.lines.values():
        if line.line_type in UNCOUNTED and line.unit_cost is not None:
            yield reading.of_line(line, UNCOUNTED[line.line_type], Severity.WARNING, field="unit_cost",
                                  amount=line.unit_cost.money)


def shares_have_a_base(reading: BudgetReading) -> Iterator[Problem]:
    """A share of costs that are not there yet is nothing; a base may name a heading that the budget does not have."""
    known = {"total", "eligible", *CHOICES["heading_role"], *(code for each in reading.figures.lines.values()
                                                               for code in each.codes)}
    for line, figures in reading.costs():
        if line.line_type != "share":
            continue
        unknown = tuple(each for each in line.base if each not in known)
        if unknown:
            yield reading.of_line(line, "budget.share_base_unknown", Severity.WARNING, field="percent", names=unknown)
        elif line.percent and not figures.base:
            yield reading.of_line(line, "budget.share_of_nothing", Severity.WARNING, field="percent",
                                  percent=line.percent, amount=figures.own)


def rates_are_known(reading: BudgetReading) -> Iterator[Problem]:
    """A price in another currency needs its rate; fixed shares are in the budget's currency."""
    currency = reading.figures.currency
    for missing in reading.figures.missing_rates:
        if missing.kind == FundingSource.kind:
            source = reading.sources[missing.record_id]
            yield reading.of_record(source, "budget.source_rate_missing", Severity.ERROR, "amount", name=source.name,
                                    currency=missing.currency, budget_currency=currency)
        else:
            yield reading.of_line(reading.lines[missing.record_id], "budget.rate_missing", Severity.ERROR,
                                  field="unit_cost", currency=missing.currency, budget_currency=currency)
    foreign = set(reading.figures.foreign_shares)
    for share in reading.shares:
        if share.id in foreign and share.amount is not None and share.line_id in reading.lines:
            yield reading.of_line(reading.lines[share.line_id], "budget.share_in_other_currency", Severity.ERROR,
                                  amount=share.amount, name=reading.sources[share.source_id].name,
                                  budget_currency=currency)


def lines_are_paid_for(reading: BudgetReading) -> Iterator[Problem]:
    """The sources of every line cover it, to the cent; before lines are given to sources, the sources cover the sum.

    In a proposal a gap is an error; in a project's budget it is what the office still looks for, a warning.
    """
    figures = reading.figures
    if not figures.total:
        return
    if not figures.sources:
        yield reading.of_record(reading.budget, "budget.no_sources", Severity.WARNING, amount=figures.total)
    elif not figures.shared:
        yield from _promises_cover_the_total(reading)
    else:
        under: Counter[str] = Counter()
        for row in figures.lines.values():
            under[row.parent_id] += row.missing.minor
        for line, row in reading.costs():
            missing = row.missing.minor - under[line.id]
            if missing:
                code = "budget.line_not_covered" if missing > 0 else "budget.line_overpaid"
                severity = _gap_severity(reading) if missing > 0 else Severity.ERROR
                covered = Money(row.own.minor - missing, figures.currency)
                yield reading.of_line(line, code, severity, amount=row.own, covered=covered,
                                      difference=Money(abs(missing), figures.currency))


def sources_stay_within_their_amount(reading: BudgetReading) -> Iterator[Problem]:
    """Lines take no more from a source than it promised; what stays unused is a note."""
    for source_id, row in reading.figures.sources.items():
        if row.most is None or row.left is None or not reading.figures.shared:
            continue
        details = {"name": reading.sources[source_id].name, "used": row.used, "most": row.most}
        if row.left.minor < 0:
            yield reading.of_record(reading.sources[source_id], "budget.source_over_amount", Severity.ERROR, "amount",
                                    over=-row.left, **details)
        elif row.left.minor > 0:
            yield reading.of_record(reading.sources[source_id], "budget.source_not_used_up", Severity.NOTE, "amount",
                                    left=row.left, **details)


def a_source_pays_a_line_once(reading: BudgetReading) -> Iterator[Problem]:
    """Two shares of one source in one line are usually what merging two copies left."""
    pairs = Counter((each.line_id, each.source_id) for each in reading.shares)
    for (line_id, source_id), times in sorted(pairs.items()):
        if times > 1 and line_id in reading.lines:
            yield reading.of_line(reading.lines[line_id], "budget.source_twice_on_line", Severity.WARNING,
                                  name=reading.sources[source_id].name, times=times)


def the_estimate_agrees_with_the_budget(reading: BudgetReading) -> Iterator[Problem]:
    """A project's estimated cost and the total of its own budget are one figure."""
    project = reading.case.project
    if project is None or reading.budget.proposal_id or project.estimated_cost is None or not reading.figures.priced:
        return
    estimate, total = project.estimated_cost, reading.figures.total
    if estimate.currency == total.currency and estimate != total:
        yield reading.of_record(project, "project.estimate_differs_from_budget", Severity.WARNING, "estimated_cost",
                                estimate=estimate, total=total, difference=Money(abs(estimate.minor - total.minor),
                                                                                 total.currency))


def payments_stay_within_their_contracts(case: Case) -> Iterator[Problem]:
    """What was paid on a contract is no more than its value."""
    paid: Counter[str] = Counter()
    contracts = {each.id: each for each in case.all(Contract) if each.value is not None}
    for payment in case.all(Payment):
        contract = contracts.get(payment.contract_id)
        if contract is not None and contract.value is not None:
            paid[contract.id] += minor_of(payment.amount, contract.value.currency) or 0
    for contract_id, minor in paid.items():
        contract = contracts[contract_id]
        if contract.value is not None and minor > contract.value.minor:
            currency = contract.value.currency
            yield Problem("contract.overpaid", contract.kind, contract.id, "value", Severity.WARNING, {
                "number": contract.number, "value": contract.value, "paid": Money(minor, currency),
                "over": Money(minor - contract.value.minor, currency)})


def _gap_severity(reading: BudgetReading) -> Severity:
    return Severity.ERROR if reading.budget.proposal_id else Severity.WARNING


def _promises_cover_the_total(reading: BudgetReading) -> Iterator[Problem]:
    figures = reading.figures
    if all(each.most is None for each in figures.sources.values()):
        return
    missing = figures.total.minor - figures.pledged.minor
    if missing:
        code = "budget.sources_do_not_cover" if missing > 0 else "budget.sources_exceed_total"
        severity = _gap_severity(reading) if missing > 0 else Severity.WARNING
        yield reading.of_record(reading.budget, code, severity, amount=figures.total, covered=figures.pledged,
                                difference=Money(abs(missing), figures.currency))


BUDGET_RULES = (lines_have_prices, shares_have_a_base, rates_are_known, lines_are_paid_for,
                sources_stay_within_their_amount, a_source_pays_a_line_once, the_estimate_agrees_with_the_budget)
RULES = (payments_stay_within_their_contracts,)

"""A case whose budgets read in another currency, for a donor: the same records, priced at the budget's own rates."""

from dataclasses import replace

from hromada_desk.domain.budget_currency import in_currency
from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import CURRENCIES
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare, Rate
from hromada_desk.domain.records.record import Record
from hromada_desk.services.budget_rates import budget_rate
from hromada_desk.services.desk import Desk


def case_in_currency(desk: Desk, case: Case, currency: str) -> Case:
    """The case with every budget in `currency`, at the rates its budget is pinned to, the newest without a pin.

    Raises RuleBroken document.currency_unknown, or budget.no_rate_to_show naming the rate that is missing.
    """
    if currency not in CURRENCIES:
        raise RuleBroken("document.currency_unknown", currency=currency, known=", ".join(CURRENCIES))
    rates = desk.all(Rate)
    found: dict[str, list[Record]] = {Budget.kind: [], BudgetLine.kind: [], FundingSource.kind: [], LineShare.kind: []}
    for budget in case.all(Budget):
        lines = case.where(BudgetLine, budget_id=budget.id)
        sources = case.where(FundingSource, budget_id=budget.id)
        paying = {each.id for each in sources}
        shares = (each for each in case.all(LineShare) if each.source_id in paying)
        done = in_currency(budget, lines, sources, shares, currency, budget_rate(budget, rates))
        for kind, records in zip(found, ((done.budget,), done.lines, done.sources, done.shares), strict=True):
            found[kind] += records
    return replace(case, records={**case.records, **{kind: tuple(records) for kind, records in found.items()}})

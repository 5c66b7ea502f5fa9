"""What a project is planned to cost, what of it is secured and what was paid: one honest sum each, never a mix.

Planned is the total of the project's budget once any line has a price, else the estimated cost. Payments in other
currencies count at their own pinned rate; without a rate they are named beside the sum, not added to it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.budget_sums import minor_of
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare

SECURED = ("confirmed", "received")
"""The states of a funding source that count as secured."""

REQUESTED = ("requested",)
"""The states in which money was asked for and not yet promised."""


class Estimated(Protocol):
    """A project as far as its money goes."""

    @property
    def estimated_cost(self) -> Money | None:
        """What it was thought to cost before there was a budget."""


class Paid(Protocol):
    """A payment, or as much of it as a list holds."""

    @property
    def alive(self) -> bool:
        """Whether it is not in the trash."""

    @property
    def amount(self) -> ConvertedMoney | None:
        """What was paid."""


class ProjectMoney(NamedTuple):
    """The money of a project. None is "not known", never zero. `paid_elsewhere` are sums that lack a rate.

    A named tuple, because it is made in a third of a frozen dataclass's time and a list makes one for every project.
    """

    planned: Money | None
    secured: Money | None
    paid: Money | None
    from_budget: bool = False
    paid_elsewhere: tuple[Money, ...] = ()
    requested: Money | None = None

    @property
    def gap(self) -> Money | None:
        """What is planned and not secured; None while either is unknown or they are in two currencies."""
        if self.planned is None:
            return None
        if self.secured is None:
            return self.planned
        return self.planned - self.secured if self.planned.currency == self.secured.currency else None

    def parts(self) -> tuple[Money, Money, Money] | None:
        """Secured, requested and missing money: three parts that add up to what is planned, none below zero.

        Sums in another currency than the plan's count as nothing; None while nothing is planned.
        """
        if self.planned is None:
            return None
        left = self.planned
        found = []
        for amount in (self.secured, self.requested):
            counts = amount is not None and amount.currency == left.currency and amount.minor > 0
            part = min(amount, left) if amount is not None and counts else Money(0, left.currency)
            left = left - part
            found.append(part)
        return found[0], found[1], left

    @property
    def missing(self) -> Money | None:
        """What is neither secured nor asked for; None while nothing is planned."""
        if self.secured is None and self.requested is None:
            return self.planned
        parts = self.parts()
        return None if parts is None else parts[2]


def project_money(project: Estimated, budget: Budget | None, lines: Iterable[BudgetLine],
                  sources: Iterable[FundingSource], shares: Iterable[LineShare],
                  payments: Sequence[Paid]) -> ProjectMoney:
    """The money of `project` from its own budget (None while it has none) and its payments."""
    planned = project.estimated_cost
    if budget is None:
        if not payments:
            return ProjectMoney(planned, None, None)
        paid, elsewhere = _paid(payments, planned.currency if planned is not None else "")
        return ProjectMoney(planned, None, paid, paid_elsewhere=elsewhere)
    figures = compute(budget, lines, sources, shares)
    if figures.priced:
        planned = figures.total
    paid, elsewhere = _paid(payments, planned.currency if planned is not None else "")
    return ProjectMoney(planned=planned, secured=_promised(figures, SECURED), paid=paid, from_budget=figures.priced,
                        paid_elsewhere=elsewhere, requested=_promised(figures, REQUESTED))


def _promised(figures: BudgetFigures, states: tuple[str, ...]) -> Money | None:
    """What sources in these states promised, or pay in lines where they promised no sum."""
    sources = [each for each in figures.sources.values() if each.status in states]
    amounts = [each.used if each.most is None else each.most for each in sources]
    return Money(sum(each.minor for each in amounts), figures.currency) if amounts else None


def _paid(payments: Iterable[Paid], currency: str) -> tuple[Money | None, tuple[Money, ...]]:
    amounts = [each.amount for each in payments if each.alive and each.amount is not None]
    if not amounts:
        return None, ()
    if not currency:
        used = {each.money.currency for each in amounts}
        currency = "UAH" if "UAH" in used else min(used)
    if len(amounts) == 1 and amounts[0].money.currency == currency:  # by far the most frequent case of a long list
        return amounts[0].money, ()
    sums: dict[str, int] = {}
    for amount in amounts:
        counted = minor_of(amount, currency)
        key, minor = (amount.money.currency, amount.money.minor) if counted is None else (currency, counted)
        sums[key] = sums.get(key, 0) + minor
    found = sums.pop(currency, None)
    elsewhere = tuple(Money(minor, other) for other, minor in sorted(sums.items()))
    return (None if found is None else Money(found, currency)), elsewhere

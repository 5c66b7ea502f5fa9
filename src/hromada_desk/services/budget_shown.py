"""A budget as it reads in another currency: the same rows and figures, for a look. Nothing can be written to it."""

from collections.abc import Mapping

from hromada_desk.domain.budget_currency import KnownRate, in_currency
from hromada_desk.domain.records.budget import LineShare
from hromada_desk.services.budget_book import COMPUTED, BudgetBook
from hromada_desk.services.budget_rates import HOME

USUAL_FOREIGN = "EUR"


class ShownBook(BudgetBook):
    """`book` read in `currency`; `rates` are those that were needed, by currency.

    Raises RuleBroken('budget.no_rate_to_show') where a price, a promise or a fixed share lacks its rate.
    """

    def __init__(self, book: BudgetBook, currency: str) -> None:
        shares = [share for line_id in book.lines for share in book.shares_of(line_id)]
        read = in_currency(book.known, book.lines.values(), book.sources, shares, currency, book.rate_of)
        self.__dict__.update({name: value for name, value in vars(book).items() if name not in COMPUTED})
        self.budget, self.sources = read.budget, read.sources
        self.lines = {each.id: each for each in read.lines}
        self.used: Mapping[str, KnownRate] = read.rates
        self._settled = None
        found: dict[str, list[LineShare]] = {}
        for share in read.shares:
            found.setdefault(share.line_id, []).append(share)
        self._by_line = {line_id: tuple(some) for line_id, some in found.items()}

    def refresh(self) -> bool:
        """A look is made anew; it is never brought up to date."""
        return False


def other_currency(book: BudgetBook) -> str:
    """The currency a person may want to see the budget in: hryvnias for a foreign one, else the one its prices use.

    Empty where no rate leads there.
    """
    wanted = HOME
    if book.currency == HOME:
        used = [each.unit_cost.money.currency for each in book.lines.values() if each.unit_cost is not None]
        foreign = [each for each in used if each != HOME]
        wanted = max(set(foreign), key=lambda each: (foreign.count(each), each), default=USUAL_FOREIGN)
    return wanted if book.rate_of(book.currency, wanted) is not None else ""

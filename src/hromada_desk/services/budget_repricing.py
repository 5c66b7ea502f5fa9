"""Giving prices another rate: those of one currency, all of a budget, or a whole budget in another currency.

A pinned rate never changes by itself; these are the ways a person changes many at once, each as one change.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from hromada_desk.domain.budget_currency import as_far_as_known
from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.records.record import Record
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import budget_rate, with_budget_rate, with_newest_rate


@dataclass(frozen=True, slots=True)
class TakenRates:
    """What came of giving a budget its rates: prices changed, and currencies without a rate, which kept theirs."""

    changed: int
    missing: tuple[str, ...]


def pin_newest(book: BudgetBook, currency: str) -> int:
    """Pin the newest rate to every line and source of that currency, whatever the budget takes; how many changed."""
    changed = _changed(book, lambda price: with_newest_rate(price, book.currency, book.rates)
                       if price.money.currency == currency else price)
    if changed:
        book.write("change.budget_repriced", changed, currency=currency)
    return len(changed)


def take_rates(book: BudgetBook, source: str, on: date | None) -> TakenRates:
    """Let the budget take rates of that source ("" for any) and day (None for the newest), and give them to all prices.

    A price whose currency has no such rate keeps the one it had.
    """
    budget = replace(book.known, rate_source=source, rates_on=on)
    rate_of = budget_rate(budget, book.rates)
    missing = set[str]()

    def taken(price: ConvertedMoney) -> ConvertedMoney:
        found = with_budget_rate(price, budget, rate_of)
        if found.rate is not None or price.money.currency == budget.currency:
            return found
        missing.add(price.money.currency)
        return price

    changed = _changed(book, taken)
    if changed or budget != book.known:
        book.write("change.budget_rates", [budget, *changed])
    return TakenRates(len(changed), tuple(sorted(missing)))


def change_currency(book: BudgetBook, currency: str) -> None:
    """Keep the budget in another currency: prices get their rate to it, fixed shares are converted.

    Where no rate is known, prices stay without one and shares in their old currency; the rules name both.
    """
    if currency == book.currency:
        return
    shares = [share for line_id in book.lines for share in book.shares_of(line_id)]
    new = as_far_as_known(book.known, book.lines.values(), book.sources, shares, currency,
                          book.rate_of)
    known = {each.id: each for each in (*book.lines.values(), *book.sources, *shares)}
    changed: list[Record] = [each for each in (*new.lines, *new.sources, *new.shares) if each != known[each.id]]
    book.write("change.budget_currency", [new.budget, *changed], currency=currency)


def _changed(book: BudgetBook, priced: Callable[[ConvertedMoney], ConvertedMoney]) -> list[Record]:
    """The lines and sources to whose prices `priced` gives something else."""
    return [new for old, new in _priced(book, priced) if new != old]


def _priced(book: BudgetBook, priced: Callable[[ConvertedMoney], ConvertedMoney]) -> Iterator[tuple[Record, Record]]:
    for line in book.lines.values():
        if line.unit_cost is not None:
            yield line, replace(line, unit_cost=priced(line.unit_cost))
    for source in book.sources:
        if source.amount is not None:
            yield source, replace(source, amount=priced(source.amount))

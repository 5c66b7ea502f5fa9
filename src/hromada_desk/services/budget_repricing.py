"""Giving prices another rate: lines of one currency at the newest rate, or a whole budget in another currency.

A pinned rate never changes by itself; these are the two ways a person changes many at once, each as one change.
"""

from collections.abc import Iterator
from dataclasses import replace

from hromada_desk.domain.budget_currency import as_far_as_known
from hromada_desk.domain.records.record import Record
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import newest_rate, with_newest_rate


def pin_newest(book: BudgetBook, currency: str) -> int:
    """Pin the newest rate to every line and source of that currency; how many changed."""
    known = {each.id: each for each in (*book.lines.values(), *book.sources)}
    changed = [each for each in _priced_in(book, currency) if each != known[each.id]]
    if changed:
        book.write("change.budget_repriced", changed, currency=currency)
    return len(changed)


def change_currency(book: BudgetBook, currency: str) -> None:
    """Keep the budget in another currency: prices get their newest rate to it, fixed shares are converted.

    Where no rate is known, prices stay without one and shares in their old currency; the rules name both.
    """
    if currency == book.currency:
        return
    shares = [share for line_id in book.lines for share in book.shares_of(line_id)]
    new = as_far_as_known(book.known, book.lines.values(), book.sources, shares, currency,
                          lambda first, second: newest_rate(book.rates, first, second))
    known = {each.id: each for each in (*book.lines.values(), *book.sources, *shares)}
    changed: list[Record] = [each for each in (*new.lines, *new.sources, *new.shares) if each != known[each.id]]
    book.write("change.budget_currency", [new.budget, *changed], currency=currency)


def _priced_in(book: BudgetBook, currency: str) -> Iterator[Record]:
    """Lines and sources with a price in that currency, with the newest rate pinned."""
    for line in book.lines.values():
        if line.unit_cost is not None and line.unit_cost.money.currency == currency:
            yield replace(line, unit_cost=with_newest_rate(line.unit_cost, book.currency, book.rates))
    for source in book.sources:
        if source.amount is not None and source.amount.money.currency == currency:
            yield replace(source, amount=with_newest_rate(source.amount, book.currency, book.rates))

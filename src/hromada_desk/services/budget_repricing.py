"""Giving prices another rate: lines of one currency at the newest rate, or a whole budget in another currency.

A pinned rate never changes by itself; these are the two ways a person changes many at once, each as one change.
"""

from collections.abc import Iterator
from dataclasses import replace

from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.records.budget import LineShare
from hromada_desk.domain.records.record import Record
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import newest_rate, with_newest_rate


def pin_newest(book: BudgetBook, currency: str) -> int:
    """Pin the newest rate to every line and source of that currency; how many changed."""
    known = {each.id: each for each in (*book.lines.values(), *book.sources)}
    changed = [each for each in _priced_in(book, book.currency, currency) if each != known[each.id]]
    if changed:
        book.write("change.budget_repriced", changed, currency=currency)
    return len(changed)


def change_currency(book: BudgetBook, currency: str) -> None:
    """Keep the budget in another currency: prices get their newest rate to it, fixed shares are converted.

    Where no rate is known, prices stay without one and shares in their old currency; the rules name both.
    """
    if currency == book.currency:
        return
    records: list[Record] = [replace(book.known, currency=currency), *_priced_in(book, currency)]
    records += [_converted(book, share, currency) for line_id in book.lines for share in book.shares_of(line_id)]
    book.write("change.budget_currency", records, currency=currency)


def _priced_in(book: BudgetBook, to_currency: str, of_currency: str = "") -> Iterator[Record]:
    """Lines and sources with a price (in one currency, if named) with the newest rate to another pinned."""
    for line in book.lines.values():
        if line.unit_cost is not None and of_currency in ("", line.unit_cost.money.currency):
            yield replace(line, unit_cost=with_newest_rate(line.unit_cost, to_currency, book.rates))
    for source in book.sources:
        if source.amount is not None and of_currency in ("", source.amount.money.currency):
            yield replace(source, amount=with_newest_rate(source.amount, to_currency, book.rates))


def _converted(book: BudgetBook, share: LineShare, currency: str) -> LineShare:
    if share.amount is None or share.amount.currency == currency:
        return share
    known = newest_rate(book.rates, share.amount.currency, currency)
    counted = ConvertedMoney(share.amount, known.rate).in_currency(currency) if known is not None else None
    return share if counted is None else replace(share, amount=counted)

"""What each cost of a foreign budget comes to: quantity times price, against the sum the sheet says.

Quantity and price are what is imported. Where they do not make the sum, both are said, and the person decides for the
row or for all: keep the price, or keep the sum (then once that sum). A missing one of the three is worked out where
that is exact.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.money import LARGEST_MINOR, MINOR_DIGITS, Money
from hromada_desk.domain.problems import Severity
from hromada_desk.exchange.budget_row import BudgetRow, exact_money
from hromada_desk.exchange.budget_words import BudgetWords, unit_key

ONE = Decimal(1)
FINEST_QUANTITY = Decimal("0.0001")
HUGE = Decimal(10) ** 12
"""A thousand thousand millions: more than any budget of a hromada; read, but asked about."""
MOST_QUANTITY = Decimal(10) ** 12


class Keep(StrEnum):
    """What is kept where quantity times price is not the sum; or the row is left out."""

    PRICE = "price"
    SUM = "sum"
    OUT = "out"


def settle(row: BudgetRow, keep: Keep) -> None:
    """Decide what of a cost is imported, and name what does not fit (in place)."""
    row.final_unit = row.unit_code or row.unit
    row.final_quantity = row.quantity
    row.final_price = None if row.price is None else exact_money(row.price, row.currency)
    if row.quantity is not None and row.price is not None:
        _compare(row, keep)
    elif row.said is not None:
        _work_out(row, row.said)
    elif row.price is not None:
        row.add("budget_import.no_quantity", field="quantity")
    elif row.quantity is not None:
        row.add("budget_import.no_price", field="unit_cost")
    _note_absurd(row)


def once(row: BudgetRow, said: Money) -> None:
    """The cost as a single sum."""
    row.final_quantity, row.final_price, row.final_unit, row.cost = ONE, said, "", said


def amount_of(row: BudgetRow) -> Money | None:
    """Quantity times price in the currency of the sheet's sum, by the sheet's own rate; None where it has none."""
    price, quantity = row.final_price, row.final_quantity
    if price is None or quantity is None:
        return None
    currency = row.said.currency if row.said is not None else price.currency
    if price.currency == currency:
        return Money(product(price.minor, quantity), currency)
    if row.rate is None:
        return None
    digits = MINOR_DIGITS[currency] - MINOR_DIGITS[price.currency]
    return Money(product(price.minor, quantity, row.rate, Decimal(1).scaleb(digits)), currency)


def _compare(row: BudgetRow, keep: Keep) -> None:
    assert row.final_price is not None
    assert row.price is not None
    row.cost = amount_of(row)
    if row.said is None or row.cost is None or row.cost == row.said:
        if row.final_price.amount != row.price and row.cost == row.said:
            row.add("budget_import.price_rounded", Severity.NOTE, "unit_cost", price=row.price.normalize(),
                    rounded=row.final_price)
        return
    row.differs = True
    finer = row.final_price.amount != row.price
    row.add("budget_import.line_differs_rounded" if finer else "budget_import.line_differs", field="unit_cost",
            said=row.said, quantity=row.quantity, price=row.price.normalize() if finer else row.final_price.amount,
            rounded=row.final_price, added=row.cost)
    if keep is Keep.SUM:
        once(row, row.said)


def _work_out(row: BudgetRow, said: Money) -> None:
    """The missing one of quantity and price where it is exact; else the sum once."""
    row.cost = said
    if row.quantity is None and row.price is None:
        row.final_quantity, row.final_price = ONE, said
        return
    if row.price is not None:
        _work_out_quantity(row, said)
    else:
        _work_out_price(row, said)


def _work_out_quantity(row: BudgetRow, said: Money) -> None:
    price = row.final_price
    if price is not None and price and price.currency == said.currency:
        quantity = (said.amount / price.amount).quantize(FINEST_QUANTITY).normalize()
        if quantity * price.amount == said.amount:
            row.final_quantity = Decimal(format(quantity, "f"))
            row.add("budget_import.quantity_worked_out", Severity.NOTE, "quantity", quantity=row.final_quantity,
                    said=said, price=price)
            return
    once(row, said)
    row.add("budget_import.taken_once", field="quantity", said=said)


def _work_out_price(row: BudgetRow, said: Money) -> None:
    quantity = row.quantity
    if quantity:
        price = exact_money(said.amount / quantity, said.currency)
        if quantity * price.amount == said.amount:
            row.final_price, row.currency = price, said.currency
            row.add("budget_import.price_worked_out", Severity.NOTE, "unit_cost", price=price, said=said,
                    quantity=quantity)
            return
    once(row, said)
    row.add("budget_import.taken_once", field="unit_cost", said=said)


def _note_absurd(row: BudgetRow) -> None:
    told = [row.final_quantity, None if row.final_price is None else row.final_price.amount,
            None if row.cost is None else row.cost.amount]
    known = [each for each in told if each is not None]
    if any(each < 0 for each in known):
        row.add("budget_import.negative")
    too_large = row.cost is not None and abs(row.cost.minor) >= LARGEST_MINOR - 1
    if too_large or (row.final_quantity is not None and abs(row.final_quantity) >= MOST_QUANTITY):
        row.add("budget_import.too_large_line", Severity.ERROR)
        row.final_quantity, row.final_price, row.cost = None, None, None
    elif any(abs(each) >= HUGE for each in known):
        row.add("budget_import.huge")


def find_unit(row: BudgetRow, words: BudgetWords, unit_codes: Mapping[str, str]) -> None:
    """The code of the row's unit by the list of units (`unit_codes`, by compared words) or its further names."""
    key = unit_key(row.unit)
    for each in (key, key.removeprefix("per ")):
        row.unit_code = row.unit_code or unit_codes.get(each, "") or words.unit_code(each)

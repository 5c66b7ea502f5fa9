"""Exact money: whole minor units with a currency, never a float.

Rounding is half up to the minor unit, as accountants of both sides expect (the practice of EU grant budgets and of
Ukrainian budget accounting). Adding two currencies is a programming error, not a conversion.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MINOR_DIGITS = {"UAH": 2, "EUR": 2, "USD": 2, "PLN": 2, "GBP": 2, "CHF": 2, "CZK": 2, "SEK": 2, "NOK": 2, "DKK": 2,
                "CAD": 2, "JPY": 0, "MXN": 2, "RON": 2, "HUF": 2, "MDL": 2}
"""ISO 4217 minor units of the currencies a budget may use."""

CURRENCIES = tuple(MINOR_DIGITS)
LARGEST_MINOR = 10**17
"""No amount may reach it (a thousand trillion hryvnias): beyond lies a slip of the keyboard, not a budget."""


class CurrencyMismatchError(ValueError):
    """Two currencies met in one sum: the caller forgot a conversion."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (kopiykas, cents) of a currency."""

    minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact, with the digits of its currency."""
        digits = MINOR_DIGITS[self.currency]
        return Decimal(self.minor).scaleb(-digits) if digits else Decimal(self.minor)

    def __add__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: "Money") -> bool:
        self._same_currency(other)
        return self.minor < other.minor

    def __le__(self, other: "Money") -> bool:
        self._same_currency(other)
        return self.minor <= other.minor

    def times(self, factor: Decimal) -> "Money":
        """The amount times a quantity or a share, rounded half up to the minor unit."""
        return Money(round_half_up(Decimal(self.minor) * factor), self.currency)

    def converted(self, rate: Decimal, currency: str) -> "Money":
        """The amount in another currency at `rate` (units of `currency` per one unit of this one)."""
        return money(self.amount * rate, currency)

    def _same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatchError(f"{self.currency} and {other.currency}")


@dataclass(frozen=True, slots=True)
class ConvertedMoney:
    """A price with the rate at which it counts: one atom, so that no merge can part a sum from its rate.

    `rate` is units of the budget's currency per one unit of `money.currency`; None while none is needed or known.
    """

    money: Money
    rate: Decimal | None = None
    rate_on: date | None = None
    rate_source: str = ""

    def in_currency(self, currency: str) -> Money | None:
        """The amount in `currency`, or None where the rate is missing."""
        if self.money.currency == currency:
            return self.money
        return None if self.rate is None else self.money.converted(self.rate, currency)


def round_half_up(value: Decimal) -> int:
    """The nearest whole number, halves away from zero; exact for any size, also for a slip of twenty zeros."""
    return half_up(*value.as_integer_ratio())


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number to a fraction with a positive denominator, halves away from zero."""
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def money(amount: Decimal | int | str, currency: str) -> Money:
    """Money from an amount in major units, rounded half up to the minor unit."""
    return Money(round_half_up(Decimal(amount).scaleb(MINOR_DIGITS[currency])), currency)


def zero(currency: str) -> Money:
    """Nothing, in that currency."""
    return Money(0, currency)


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of amounts of one currency; zero of it for none."""
    result = zero(currency)
    for each in amounts:
        result = result + each
    return result


def split(whole: Money, weights: Sequence[Decimal]) -> tuple[Money, ...]:
    """Split so that the parts sum to the whole: largest remainders get the odd minor units, earlier parts first."""
    weight_sum = sum(weights, Decimal(0))
    if not weights or weight_sum <= 0:
        raise ValueError("weights must have a positive sum")
    sign = -1 if whole.minor < 0 else 1
    exact = [Decimal(abs(whole.minor)) * weight / weight_sum for weight in weights]
    floors = [int(each) for each in exact]
    missing = abs(whole.minor) - sum(floors)
    by_remainder = sorted(range(len(weights)), key=lambda at: (floors[at] - exact[at], at))
    for at in by_remainder[:missing]:
        floors[at] += 1
    return tuple(Money(sign * each, whole.currency) for each in floors)

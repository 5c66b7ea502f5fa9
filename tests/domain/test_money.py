"""Exact money: nothing is lost by splitting, nothing appears by converting."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hromada_desk.domain.budget_shares import deal, product
from hromada_desk.domain.money import (
    CURRENCIES,
    MINOR_DIGITS,
    ConvertedMoney,
    CurrencyMismatchError,
    Money,
    money,
    round_half_up,
    split,
    total,
    zero,
)
from hromada_desk.domain.records.choices import CHOICES
from tests.strategies import moneys, numbers, shares

weights = st.lists(st.integers(0, 10**6).map(Decimal), min_size=1, max_size=12)


@given(moneys(), weights)
def test_the_parts_of_a_split_sum_to_the_whole(whole, parts):
    assume(sum(parts) > 0)

    assert total(split(whole, parts), whole.currency) == whole


@given(moneys(), weights)
def test_no_part_of_a_split_is_a_minor_unit_off_its_exact_share(whole, parts):
    assume(sum(parts) > 0)

    for part, weight in zip(split(whole, parts), parts, strict=True):
        exact = Fraction(whole.minor) * Fraction(weight) / Fraction(sum(parts))
        assert abs(part.minor - exact) < 1


def test_the_odd_kopiyka_goes_to_the_earlier_of_equal_parts():
    assert [each.minor for each in split(Money(100, "UAH"), [Decimal(1)] * 3)] == [34, 33, 33]
    assert [each.minor for each in split(Money(-100, "UAH"), [Decimal(1)] * 3)] == [-34, -33, -33]


@pytest.mark.parametrize("parts", [[], [Decimal(0)], [Decimal(1), Decimal(-1)]])
def test_nothing_can_be_split_by_weights_without_a_sum(parts):
    with pytest.raises(ValueError, match="positive sum"):
        split(Money(1, "UAH"), parts)


@given(st.integers(-10**15, 10**15), st.lists(shares, min_size=1, max_size=6))
def test_dealt_parts_sum_to_their_rounded_share_of_the_whole(amount, parts):
    dealt = deal(amount, [each.as_integer_ratio() for each in parts])

    assert sum(dealt) == product(amount, sum(parts, Decimal(0)))


@given(st.integers(-10**12, 10**12), numbers(), numbers(Decimal(0), Decimal(1000)))
def test_a_product_is_the_exact_one_rounded_half_up_once(minor, quantity, rate):
    exact = Fraction(minor) * Fraction(quantity) * Fraction(rate)

    assert abs(product(minor, quantity, rate) - exact) <= Fraction(1, 2)
    if (2 * exact).denominator == 1 and exact.denominator == 2:
        assert abs(product(minor, quantity, rate)) > abs(exact)


@given(moneys(), st.sampled_from(CURRENCIES), numbers(Decimal("0.0001"), Decimal(1000)))
def test_a_conversion_is_exact_to_half_a_minor_unit(amount, currency, rate):
    exact = Fraction(amount.amount) * Fraction(rate) * 10 ** MINOR_DIGITS[currency]

    assert abs(amount.converted(rate, currency).minor - exact) <= Fraction(1, 2)


@pytest.mark.parametrize(("value", "rounded"), [("0.5", 1), ("-0.5", -1), ("1.49", 1), ("2.5", 3), ("-2.5", -3)])
def test_halves_are_rounded_away_from_zero(value, rounded):
    assert round_half_up(Decimal(value)) == rounded


def test_a_slip_of_many_zeros_is_a_large_sum_not_a_crash():
    assert money("1" + "0" * 40, "UAH").minor == 10**42


def test_an_amount_is_written_with_the_digits_of_its_currency():
    assert str(money("12.345", "EUR").amount) == "12.35"
    assert str(money(500, "JPY").amount) == "500"


@pytest.mark.parametrize("act", [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a < b, lambda a, b: a <= b])
def test_two_currencies_never_meet_in_one_sum(act):
    with pytest.raises(CurrencyMismatchError):
        act(Money(1, "UAH"), Money(1, "EUR"))


@given(moneys(), moneys())
def test_taking_away_what_was_added_gives_back_the_amount(first, second):
    second = Money(second.minor, first.currency)

    assert first + second - second == first
    assert zero(first.currency) - first == -first
    assert bool(first) == (first != zero(first.currency))


def test_a_price_counts_in_its_own_currency_without_a_rate_and_in_another_only_with_one():
    price = ConvertedMoney(money(100, "USD"), Decimal("41.5"))

    assert price.in_currency("USD") == money(100, "USD")
    assert price.in_currency("UAH") == money(4150, "UAH")
    assert ConvertedMoney(money(100, "USD")).in_currency("UAH") is None


def test_every_currency_of_the_choices_has_its_minor_units():
    assert set(CHOICES["currency"]) == set(CURRENCIES)

"""How what people type is read as a number; nothing ambiguous is ever guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.money import CURRENCIES, money
from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.number_reading import LARGEST, Parsed, parse_number, parse_share
from hromada_desk.text.numbers import format_for_editing, format_money, format_number, format_share

NUMBERS = st.decimals(min_value=-(LARGEST - 1), max_value=LARGEST - 1, places=4) | st.integers(
    -(10**15) + 1, 10**15 - 1).map(Decimal)
SUMS = st.builds(money, st.decimals(-(10**14), 10**14, places=2), st.sampled_from(CURRENCIES))
LANGUAGE = st.sampled_from(LANGUAGES)


@given(NUMBERS, LANGUAGE, st.booleans())
def test_what_is_written_is_read_back(value, language, paper):
    read = parse_number(format_number(value, language, paper=paper), language)
    if read.ambiguous:  # "1,234": what this language means by it comes first
        assert read.ambiguous[0] == value
    else:
        assert read == Parsed(value=value)


@given(NUMBERS, LANGUAGE)
def test_what_a_cell_in_edit_shows_is_read_back_without_questions(value, language):
    assert parse_number(format_for_editing(value, language), language).value == value


@given(SUMS, LANGUAGE, st.booleans())
def test_a_sum_is_read_back_with_its_currency(whole, language, paper):
    read = parse_number(format_money(whole, language, paper=paper), language)
    assert whole.amount in (read.value, *read.ambiguous[:1])
    assert read.unit == whole.currency


@given(st.decimals(0, 1, places=4), LANGUAGE)
def test_a_share_is_read_back(share, language):
    read = parse_share(format_share(share, language, places=2), language)
    assert read.value == share


@pytest.mark.parametrize(("typed", "meant"), [
    ("1 234,5", "1234.5"), ("1234.5", "1234.5"), ("1\u00a0234,50", "1234.5"), ("1\u2009234", "1234"),
    ("1\u202f234\u202f567", "1234567"), ("1'234", "1234"), ("1’234.50", "1234.5"), ("1.234,50", "1234.5"),
    ("1,234.50", "1234.5"), ("\u22125", "-5"), ("-5", "-5"), ("– 5", "-5"), ("(12,00)", "-12"), (",5", "0.5"),
    ("5,", "5"), ("+7", "7"), ("0,123", "0.123"), ("1234,567", "1234.567"), ("1.234.567", "1234567"),
    ("1 234,567", "1234.567"), ("-0", "0"), ("007", "7"),
])
def test_numbers_are_read_however_they_are_written(typed, meant):
    assert parse_number(typed, "uk").value == Decimal(meant)


@pytest.mark.parametrize(("typed", "unit"), [
    ("5 грн", "UAH"), ("5,00 грн.", "UAH"), ("5 ₴", "UAH"), ("UAH 5", "UAH"), ("€5", "EUR"), ("5 євро", "EUR"),
    ("\u2212€5", "EUR"), ("5 zł", "PLN"), ("US$ 5", "USD"), ("5%", "%"), ("5 %", "%"), ("5", ""),
])
def test_a_unit_beside_the_figure_is_recognised(typed, unit):
    read = parse_number(typed, "uk")
    assert (abs(read.value), read.unit) == (5, unit)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["1.234", "1,234", "999,000", "-12.500"])
def test_a_thousand_that_may_be_a_fraction_is_asked_about(typed, language):
    plain = typed.replace(",", ".")
    read = parse_number(typed, language)
    assert read.value is None
    assert set(read.ambiguous) == {Decimal(plain), Decimal(plain.replace(".", ""))}


@pytest.mark.parametrize(("typed", "reason"), [
    ("", "number.empty"), ("  \u00a0", "number.empty"), ("12,5 тис", "number.not_a_number"),
    ("1e5", "number.not_a_number"), ("abc", "number.not_a_number"), ("--5", "number.not_a_number"),
    ("5 6 EUR USD", "number.not_a_number"), ("EUR 5 EUR", "number.not_a_number"), ("٣", "number.not_a_number"),
    ("9" * 61, "number.not_a_number"), ("12 34", "number.bad_groups"), ("1,,2", "number.bad_groups"),
    ("1.2.3", "number.bad_groups"), ("12,34,56", "number.bad_groups"), ("0 123", "number.bad_groups"),
    ("1000000000000000", "number.too_large"), ("1" + "0" * 40, "number.too_large"),
])
def test_what_is_no_number_says_why(typed, reason):
    assert parse_number(typed, "uk") == Parsed(reason=reason)


@given(st.text(max_size=80), LANGUAGE)
def test_any_text_gets_exactly_one_kind_of_answer(typed, language):
    read = parse_number(typed, language)
    assert [read.value is not None, bool(read.ambiguous), bool(read.reason)].count(True) == 1


def test_per_cent_without_its_sign_is_still_per_cent():
    assert parse_share("7", "uk").value == Decimal("0.07")
    assert parse_share("7 грн", "uk").reason == "number.not_a_share"

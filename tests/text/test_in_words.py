"""Sums in words, as letters and decisions need them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.money import CURRENCIES, MINOR_DIGITS
from hromada_desk.text.catalog import words
from hromada_desk.text.in_words import money_in_words, number_in_words
from hromada_desk.text.languages import LANGUAGES


@pytest.mark.parametrize(("amount", "said"), [
    ("0", "нуль гривень 00 копійок"),
    ("1", "одна гривня 00 копійок"),
    ("2.01", "дві гривні 01 копійка"),
    ("5.02", "п’ять гривень 02 копійки"),
    ("11", "одинадцять гривень 00 копійок"),
    ("12.12", "дванадцять гривень 12 копійок"),
    ("21.21", "двадцять одна гривня 21 копійка"),
    ("101", "сто одна гривня 00 копійок"),
    ("111", "сто одинадцять гривень 00 копійок"),
    ("840", "вісімсот сорок гривень 00 копійок"),
    ("1001", "одна тисяча одна гривня 00 копійок"),
    ("2002", "дві тисячі дві гривні 00 копійок"),
    ("2000000", "два мільйони гривень 00 копійок"),
    ("3092343.00", "три мільйони дев’яносто дві тисячі триста сорок три гривні 00 копійок"),
    ("1000000001", "один мільярд одна гривня 00 копійок"),
    ("-5.50", "мінус п’ять гривень 50 копійок"),
])
def test_hryvnias_in_ukrainian(amount, said):
    assert money_in_words(Decimal(amount), "UAH", "uk") == said


@pytest.mark.parametrize(("amount", "currency", "said"), [
    ("62000.00", "EUR", "шістдесят дві тисячі євро 00 центів"),
    ("1", "EUR", "один євро 00 центів"),
    ("21.01", "USD", "двадцять один долар США 01 цент"),
    ("2.22", "USD", "два долари США 22 центи"),
    ("1", "PLN", "один польський злотий 00 грошів"),
    ("2", "PLN", "два польські злоті 00 грошів"),
    ("5.03", "PLN", "п’ять польських злотих 03 гроші"),
    ("2", "CZK", "дві чеські крони 00 гелерів"),
    ("21", "MXN", "двадцять одне мексиканське песо 00 сентаво"),
    ("11", "MXN", "одинадцять мексиканських песо 00 сентаво"),
    ("1000", "JPY", "одна тисяча японських єн"),
    ("2.50", "XYZ", "два XYZ 50/100"),
])
def test_other_currencies_have_their_gender_and_forms(amount, currency, said):
    assert money_in_words(Decimal(amount), currency, "uk") == said


@pytest.mark.parametrize(("amount", "currency", "said"), [
    ("62000.00", "EUR", "sixty-two thousand euros and 00 cents"),
    ("1.01", "EUR", "one euro and 01 cent"),
    ("3092343", "UAH", "three million ninety-two thousand three hundred and forty-three hryvnias and 00 kopiykas"),
    ("1", "UAH", "one hryvnia and 00 kopiykas"),
    ("5", "JPY", "five Japanese yen"),
])
def test_sums_in_english(amount, currency, said):
    assert money_in_words(Decimal(amount), currency, "en") == said


def test_a_part_of_a_cent_is_never_rounded_silently():
    with pytest.raises(ValueError, match="parts of a cent"):
        money_in_words(Decimal("1.005"), "EUR", "uk")
    with pytest.raises(ValueError, match="no cents"):
        money_in_words(Decimal("1.50"), "JPY", "uk")


@given(st.integers(0, 10**14), st.sampled_from(CURRENCIES), st.sampled_from(LANGUAGES))
def test_every_currency_of_a_budget_is_said_in_words(whole, currency, language):
    said = money_in_words(Decimal(whole), currency, language)
    assert currency not in said
    assert "{" not in said
    assert "'" not in said
    assert (" 00 " in said) == (MINOR_DIGITS[currency] > 0)


@given(st.integers(0, 10**14))
def test_the_noun_follows_the_last_word_of_the_figure(whole):
    last = number_in_words(whole, "uk", "feminine").split(" ")[-1]
    noun = words("uk").count("in_words.UAH", whole)
    assert noun == {"одна": "гривня", "дві": "гривні", "три": "гривні", "чотири": "гривні"}.get(last, "гривень")

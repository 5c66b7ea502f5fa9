"""How numbers, sums, shares and sizes are written."""

from decimal import Decimal

import pytest

from hromada_desk.domain.money import money
from hromada_desk.text.numbers import (
    format_for_editing,
    format_millions,
    format_money,
    format_number,
    format_share,
    format_size,
)

GAP, NARROW, MINUS = "\u00a0", "\u202f", "\u2212"


@pytest.mark.parametrize(("value", "uk", "en"), [
    (0, "0", "0"),
    (999, "999", "999"),
    (1000, f"1{GAP}000", "1,000"),
    (18_450_000, f"18{GAP}450{GAP}000", "18,450,000"),
    (Decimal("1234.50"), f"1{GAP}234,5", "1,234.5"),
    (Decimal("-0.07"), f"{MINUS}0,07", f"{MINUS}0.07"),
    (Decimal("1E+3"), f"1{GAP}000", "1,000"),
    (Decimal("-0.0"), "0", "0"),
])
def test_a_number_stands_in_groups_of_three(value, uk, en):
    assert format_number(value, "uk") == uk
    assert format_number(value, "en") == en


def test_halves_are_rounded_away_from_zero():
    assert format_number(Decimal("0.125"), "en", places=2) == "0.13"
    assert format_number(Decimal("-2.5"), "en", places=0) == f"{MINUS}3"


def test_nothing_is_never_negative():
    assert format_number(Decimal("-0.001"), "uk", places=2) == "0,00"


def test_years_stand_without_groups():
    assert format_number(2026, "uk", grouped=False) == "2026"


def test_paper_has_narrow_gaps_between_groups():
    assert format_number(62_000, "uk", paper=True) == f"62{NARROW}000"
    assert format_number(62_000, "en", paper=True) == "62,000"


@pytest.mark.parametrize(("amount", "currency", "uk", "en"), [
    ("25730", "EUR", f"25{GAP}730,00{GAP}€", "€25,730.00"),
    ("-240", "EUR", f"{MINUS}240,00{GAP}€", f"{MINUS}€240.00"),
    ("18450000.5", "UAH", f"18{GAP}450{GAP}000,50{GAP}₴", "₴18,450,000.50"),
    ("100", "PLN", f"100,00{GAP}zł", f"PLN{GAP}100.00"),
    ("-100", "CHF", f"{MINUS}100,00{GAP}CHF", f"{MINUS}CHF{GAP}100.00"),
    ("500", "JPY", f"500{GAP}¥", "¥500"),
])
def test_a_sum_has_its_currency_where_the_language_puts_it(amount, currency, uk, en):
    assert format_money(money(amount, currency), "uk") == uk
    assert format_money(money(amount, currency), "en") == en


def test_paper_names_the_currency_by_its_code():
    grant = money("62000", "EUR")
    assert format_money(grant, "uk", paper=True) == f"62{NARROW}000,00{GAP}EUR"
    assert format_money(grant, "en", paper=True) == f"EUR{GAP}62,000.00"
    assert format_money(grant, "uk", paper=True, currency=False) == f"62{NARROW}000,00"


def test_overview_shows_millions_with_two_decimals():
    assert format_millions(money("18450000", "UAH"), "uk") == f"18,45{GAP}млн{GAP}₴"
    assert format_millions(money("18450000", "UAH"), "en") == "₴18.45m"


def test_a_share_is_written_in_per_cent():
    assert format_share(Decimal("0.069"), "uk") == f"6,9{GAP}%"
    assert format_share(Decimal("0.069"), "en") == "6.9%"
    assert format_share(Decimal("0.07"), "uk", places=1) == f"7,0{GAP}%"


@pytest.mark.parametrize(("size", "uk", "en"), [
    (0, f"0{GAP}Б", f"0{GAP}B"),
    (999_499, f"999{GAP}КБ", f"999{GAP}KB"),
    (999_960, f"1,0{GAP}МБ", f"1.0{GAP}MB"),
    (18_400_000, f"18,4{GAP}МБ", f"18.4{GAP}MB"),
    (3 * 10**15, f"3{GAP}000,0{GAP}ТБ", f"3,000.0{GAP}TB"),
])
def test_a_size_stands_in_the_unit_that_keeps_it_readable(size, uk, en):
    assert format_size(size, "uk") == uk
    assert format_size(size, "en") == en


def test_a_cell_in_edit_never_shows_what_can_be_read_in_two_ways():
    assert format_for_editing(Decimal("1.234"), "uk") == "1,2340"
    assert format_for_editing(Decimal("18450000.5"), "en") == "18450000.5"

"""Which rate a budget takes: whose, of which day; and what giving rates to all prices changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import Rate
from hromada_desk.services import history
from hromada_desk.services.budget_cells import write_cell
from hromada_desk.services.budget_rates import LONGEST_PAUSE, rate_between
from hromada_desk.services.budget_repricing import change_currency, pin_newest, take_rates
from tests.services.budget_desk import new_desk, numbered, small_budget


def rate(currency, figure, on, source="NBU", to_currency="UAH"):
    return Rate(id=f"{currency}{on}{source}", currency=currency, to_currency=to_currency, rate=Decimal(figure), rate_on=on, source=source)


FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
NBU = (rate("EUR", "48", date(2026, 10, 1)), rate("EUR", "49.2", FRIDAY), rate("EUR", "49.5", MONDAY), rate("USD", "42.15", FRIDAY))
EURO = (rate("EUR", "1.1", date(2026, 10, 1), "InforEuro", "USD"), rate("EUR", "1.2", date(2026, 11, 1), "InforEuro", "USD"),
        rate("EUR", "48.5", date(2026, 11, 1), "InforEuro"), rate("EUR", "4.25", FRIDAY, "ECB", "PLN"))
CONTRACT = (rate("EUR", "45", date(2024, 1, 15), "contract"),)
RATES = (*NBU, *EURO, *CONTRACT)


@pytest.mark.parametrize(("source", "on", "found"), [
    ("", None, ("49.5", MONDAY, "NBU")),
    ("NBU", None, ("49.5", MONDAY, "NBU")),
    ("NBU", FRIDAY, ("49.2", FRIDAY, "NBU")),
    ("NBU", date(2026, 11, 22), ("49.2", FRIDAY, "NBU")),
    ("NBU", date(2026, 10, 1) + LONGEST_PAUSE, ("48", date(2026, 10, 1), "NBU")),
    ("InforEuro", date(2026, 11, 30), ("48.5", date(2026, 11, 1), "InforEuro")),
    ("contract", FRIDAY, ("45", date(2024, 1, 15), "contract")),
])
def test_the_rate_is_the_last_one_of_that_source_by_that_day(source, on, found):
    known = rate_between(RATES, "EUR", "UAH", source, on)
    assert (known.rate, known.rate_on, known.source) == (Decimal(found[0]), *found[1:])


@pytest.mark.parametrize(("source", "on"), [
    ("NBU", date(2026, 9, 30)), ("NBU", date(2026, 10, 2) + LONGEST_PAUSE), ("InforEuro", date(2026, 12, 1)), ("own", None),
    ("contract", date(2024, 1, 14)),
])
def test_without_a_rate_of_that_time_there_is_none(source, on):
    assert rate_between(RATES, "EUR", "UAH", source, on) is None


def test_two_currencies_meet_through_a_third_of_one_source():
    through_home = rate_between(RATES, "EUR", "USD", "NBU", FRIDAY)
    assert (through_home.rate.quantize(Decimal("0.000001")), through_home.source) == (Decimal("1.167260"), "NBU")
    through_euro = rate_between(RATES, "USD", "UAH", "InforEuro", FRIDAY)
    assert through_euro.rate == (Decimal("48.5") / Decimal("1.2")).quantize(Decimal("0.000000000001"))
    assert rate_between((NBU[1], CONTRACT[0], rate("USD", "40", FRIDAY, "contract")), "EUR", "USD", "NBU") is None


@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 9999)), min_size=1, max_size=20),
       st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_no_rate_of_a_later_day_is_ever_taken(published, on):
    rates = [rate("EUR", Decimal(figure) / 100, day) for day, figure in published]
    known = rate_between(rates, "EUR", "UAH", "NBU", on)
    by_then = [day for day, _ in published if day <= on and on - day <= LONGEST_PAUSE]
    assert (known.rate_on if known is not None else None) == max(by_then, default=None)


@pytest.fixture
def book(tmp_path):
    opened = new_desk(tmp_path)
    opened.put("change.created", *(replace(each, id=opened.new_id()) for each in RATES), kind="rate", title="")
    yield small_budget(opened)
    opened.close()


def test_a_new_foreign_price_takes_the_rate_of_its_budget(book):
    take_rates(book, "InforEuro", date(2026, 11, 15))
    first = numbered(book)["1.1"]
    write_cell(book, first, "unit_cost", "100 EUR", "uk")
    price = book.lines[first].unit_cost
    assert (price.rate, price.rate_on, price.rate_source) == (Decimal("48.5"), date(2026, 11, 1), "InforEuro")


def test_a_price_without_such_a_rate_stays_without(book):
    take_rates(book, "own", None)
    first = numbered(book)["1.1"]
    write_cell(book, first, "unit_cost", "100 EUR", "uk")
    assert book.lines[first].unit_cost.rate is None


def test_rates_are_given_to_all_prices_as_one_change(book):
    first, second = (numbered(book)[each] for each in ("1.1", "1.2"))
    write_cell(book, first, "unit_cost", "100 EUR", "uk")
    write_cell(book, second, "currency", "PLN", "uk")
    unpriced = book.lines[second]
    taken = take_rates(book, "NBU", FRIDAY)
    assert (taken.changed, taken.missing) == (1, ("PLN",))
    assert book.lines[first].unit_cost.rate == Decimal("49.2")
    assert book.lines[second] == unpriced
    assert book.figures.lines[first].own == money("49200", "UAH")
    assert (book.budget.rate_source, book.budget.rates_on) == ("NBU", FRIDAY)
    history.undo(book.desk)
    book.refresh()
    assert (book.lines[first].unit_cost.rate, book.budget.rate_source) == (Decimal("49.5"), "")


def test_taking_what_is_taken_already_writes_nothing(book):
    take_rates(book, "NBU", FRIDAY)
    before = book.version
    assert take_rates(book, "NBU", FRIDAY).changed == 0
    assert book.version == before


def test_the_newest_rate_may_be_given_to_one_currency_whatever_the_budget_takes(book):
    take_rates(book, "NBU", FRIDAY)
    first = numbered(book)["1.1"]
    write_cell(book, first, "unit_cost", "100 EUR", "uk")
    assert pin_newest(book, "EUR") == 1
    assert book.lines[first].unit_cost.rate == Decimal("49.5")


def test_a_budget_in_another_currency_is_converted_at_the_rate_it_takes(book):
    take_rates(book, "NBU", FRIDAY)
    change_currency(book, "EUR")
    assert {each.unit_cost.rate_on for each in book.lines.values() if each.unit_cost is not None} == {FRIDAY}

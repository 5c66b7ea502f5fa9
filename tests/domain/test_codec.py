"""The one written form: rows, journal and JSON must give back what they were given."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.codec import decode, decode_record, encode, encode_record
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from tests.strategies import numbers, records_of


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_back_from_its_written_form_as_it_was(kind):
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(records_of(KINDS[kind]))
    def law(record):
        written = json.loads(json.dumps(encode_record(record)))

        assert decode_record(KINDS[kind], written) == record
        assert encode_record(decode_record(KINDS[kind], written)) == written

    law()


@given(numbers())
def test_equal_numbers_are_written_equally(number):
    padded = number.quantize(Decimal("0.00000001"))

    assert encode(ValueKind.NUMBER, number) == encode(ValueKind.NUMBER, padded)


@pytest.mark.parametrize(("number", "written"), [
    (Decimal("1E+3"), "1000"), (Decimal("-0"), "0"), (Decimal("0.0700"), "0.07"), (Decimal(0), "0")])
def test_numbers_are_written_without_exponent_or_trailing_zeros(number, written):
    assert encode(ValueKind.NUMBER, number) == written


def test_money_is_written_with_the_digits_of_its_currency():
    assert encode(ValueKind.MONEY, Money(1648607300, "UAH")) == {"amount": "16486073.00", "currency": "UAH"}
    assert encode(ValueKind.MONEY, Money(500, "JPY")) == {"amount": "500", "currency": "JPY"}


def test_moments_are_written_in_utc_to_the_millisecond():
    kyiv = datetime(2026, 11, 21, 14, 7, 31, 123456, tzinfo=timezone(timedelta(hours=2)))

    assert encode(ValueKind.MOMENT, kyiv) == "2026-11-21T12:07:31.123Z"
    assert decode(ValueKind.MOMENT, "2026-11-21T12:07:31.123Z") == datetime(2026, 11, 21, 12, 7, 31, 123000, UTC)


def test_absent_fields_keep_their_defaults_and_unknown_ones_are_left_out():
    project = decode_record(Project, {"id": "p1", "title": {"uk": "Дах ліцею"}, "from_the_future": 7})

    assert project == Project(id="p1", title=Bilingual("Дах ліцею"))


def test_a_price_keeps_its_rate_through_the_written_form():
    price = ConvertedMoney(Money(125000, "USD"), Decimal("41.4532"), None, "NBU")
    line = BudgetLine(id="l1", unit_cost=price)

    assert decode_record(BudgetLine, encode_record(line)).unit_cost == price


@given(st.lists(st.sampled_from(["вода", "тепло", "дах"]), max_size=6))
def test_a_set_of_words_is_written_sorted_and_once(words):
    line = replace(Project(id="p1"), tags=tuple(words))

    assert encode_record(line)["tags"] == sorted(set(words))

"""What a person types becomes the value that was meant, or is refused with a reason; nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.codec import decode, encode
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import field_of, fields_of
from hromada_desk.services.entering import value_from_text

RATED = {"amount": "100.00", "currency": "EUR", "rate": "49.2", "rate_on": "2026-11-20", "rate_source": "NBU"}
NOVYI_BILOUS = "UA74100270010051718"
NOWHERE = {"code": "", "address": "", "latitude": None, "longitude": None, "precision": ""}
PERIOD = {"start": "2027-03-01", "end": "2028-12-31"}

UNDERSTOOD = [
    ("project.note", "", "дах  тече", None, "дах  тече"),
    ("project.title", "en", "New roof", {"uk": "Дах", "en": ""}, {"uk": "Дах", "en": "New roof"}),
    ("project.title", "", "Новий дах", {"uk": "Дах", "en": "Roof"}, {"uk": "Новий дах", "en": "Roof"}),
    ("project.estimated_cost", "", "1 234,50 UAH", None, {"amount": "1234.50", "currency": "UAH"}),
    ("project.estimated_cost", "", "1 234,50", None, {"amount": "1234.50", "currency": "UAH"}),
    ("project.estimated_cost", "", "12 €", None, {"amount": "12.00", "currency": "EUR"}),
    ("project.estimated_cost", "", "€ 12", None, {"amount": "12.00", "currency": "EUR"}),
    ("project.estimated_cost", "", "12 грн", {"amount": "1.00", "currency": "EUR"}, {"amount": "12.00", "currency": "UAH"}),
    ("project.estimated_cost", "", "12", {"amount": "1.00", "currency": "EUR"}, {"amount": "12.00", "currency": "EUR"}),
    ("project.estimated_cost", "", "12eur", None, {"amount": "12.00", "currency": "EUR"}),
    ("project.estimated_cost", "", "12 jpy", None, {"amount": "12", "currency": "JPY"}),
    ("project.estimated_cost", "", "", {"amount": "1.00", "currency": "EUR"}, None),
    ("project.estimated_cost", "currency", "usd", {"amount": "5.00", "currency": "EUR"}, {"amount": "5.00", "currency": "USD"}),
    ("budget_line.unit_cost", "", "100 EUR", {**RATED, "amount": "7.00"}, RATED),
    ("budget_line.unit_cost", "rate", "41,5", RATED, {**RATED, "rate": "41.5"}),
    ("budget_line.unit_cost", "rate_on", "21.11.2026", RATED, {**RATED, "rate_on": "2026-11-21"}),
    ("budget_line.unit_cost", "currency", "USD", RATED,
     {"amount": "100.00", "currency": "USD", "rate": None, "rate_on": None, "rate_source": ""}),
    ("project.price_date", "", "1.3.2026", None, "2026-03-01"),
    ("project.price_date", "", "2026-03-01", None, "2026-03-01"),
    ("project.period", "", "01.03.2027..31.12.2028", None, PERIOD),
    ("project.period", "", "01.03.2027..", None, {**PERIOD, "end": None}),
    ("project.period", "", "03.2027–12.2028", None, PERIOD),
    ("project.period", "end", "31.12.2028", {**PERIOD, "end": None}, PERIOD),
    ("project.period", "", "", PERIOD, {"start": None, "end": None}),
    ("project.stage", "", "financing", "idea", "financing"),
    ("project.in_portfolio", "", "yes", None, True),
    ("project.in_portfolio", "", "Так", None, True),
    ("project.in_portfolio", "", "ні", True, False),
    ("project.sdgs", "", "4, 11,4", None, ["11", "4"]),
    ("project.beneficiaries", "", "1 234", None, 1234),
    ("site.area_m2", "", "377,5", None, "377.5"),
    ("call.largest_grant_share", "", "80 %", None, "0.8"),
    ("call.largest_grant_share", "", "7,5", None, "0.075"),
    ("project.place", "", NOVYI_BILOUS, None, {**NOWHERE, "code": NOVYI_BILOUS}),
    ("project.place", "latitude", "51,5", {**NOWHERE, "code": "UA1"}, {**NOWHERE, "code": "UA1", "latitude": "51.5"}),
    ("project.place", "address", "вул. Шкільна, 1", None, {**NOWHERE, "address": "вул. Шкільна, 1"}),
    ("indicator.measure", "", "12", {"baseline": "9", "target": "1", "unit": "год"}, {"baseline": "9", "target": "12", "unit": "год"}),
    ("indicator.measure", "unit", "%", None, {"baseline": None, "target": None, "unit": "%"}),
    ("call.deadline_at", "", "2026-12-01T16:00+02:00", None, "2026-12-01T14:00:00.000Z"),
    ("call.deadline_at", "", "01.12.2026 16:00", None, "2026-12-01T14:00:00.000Z"),
    ("call.deadline_at", "", "01.07.2026 16:00", None, "2026-07-01T13:00:00.000Z"),
    ("call.deadline_at", "", "01.12.2026", None, "2026-12-01T21:59:00.000Z"),
    ("call.deadline_at", "", "2026-12-01", None, "2026-12-01T21:59:00.000Z"),
]

REFUSED = [
    ("project.estimated_cost", "", "abc", "entry.not_a_number"),
    ("project.estimated_cost", "", "1e5", "entry.not_a_number"),
    ("project.estimated_cost", "", "NaN", "entry.not_a_number"),
    ("project.estimated_cost", "", "EUR", "entry.not_a_number"),
    ("project.estimated_cost", "", "12 %", "entry.unknown_currency"),
    ("project.estimated_cost", "", "1.234", "entry.ambiguous_number"),
    ("project.estimated_cost", "", "9" * 21, "entry.out_of_range"),
    ("project.estimated_cost", "currency", "XXX", "entry.unknown_currency"),
    ("project.estimated_cost", "currency", "", "entry.unknown_currency"),
    ("project.estimated_cost", "sum", "12", "entry.unknown_part"),
    ("budget_line.unit_cost", "rate", "0", "entry.out_of_range"),
    ("budget_line.unit_cost", "rate", "-41", "entry.out_of_range"),
    ("budget_line.unit_cost", "rate", "41 EUR", "entry.not_a_number"),
    ("budget_line.quantity", "", "12 грн", "entry.not_a_number"),
    ("budget_line.year", "", "1980", "entry.out_of_range"),
    ("project.price_date", "", "31.02.2026", "entry.not_a_date"),
    ("project.price_date", "", "01/03/2026", "entry.ambiguous_date"),
    ("project.price_date", "start", "1.1.2026", "entry.without_parts"),
    ("project.period", "", "01.03.2027", "entry.not_a_period"),
    ("project.period", "middle", "01.03.2027", "entry.unknown_part"),
    ("project.stage", "", "dreaming", "entry.unknown_choice"),
    ("project.cross_cutting", "", "climate,beauty", "entry.unknown_choice"),
    ("project.in_portfolio", "", "maybe", "entry.not_yes_or_no"),
    ("project.beneficiaries", "", "1,5", "entry.not_whole"),
    ("project.beneficiaries", "", "-1", "entry.out_of_range"),
    ("project.beneficiaries", "", "٣", "entry.not_a_number"),
    ("call.largest_grant_share", "", "120", "entry.out_of_range"),
    ("call.largest_grant_share", "", "12 EUR", "entry.not_a_number"),
    ("project.place", "", "Київ", "entry.unknown_place"),
    ("project.place", "latitude", "95", "entry.out_of_range"),
    ("project.place", "longitude", "181", "entry.out_of_range"),
    ("project.place", "precision", "roughly", "entry.unknown_choice"),
    ("project.title", "fr", "Nouveau", "entry.unknown_part"),
    ("project.note", "", "\udcff", "entry.not_text"),
    ("call.deadline_at", "", "0001-01-01T00:00+14:00", "entry.not_a_moment"),
    ("call.deadline_at", "", "01.12.2026 25:00", "entry.not_a_moment"),
    ("call.deadline_at", "", "tomorrow", "entry.not_a_date"),
]


def field_named(label):
    kind, name = label.split(".")
    return field_of(KINDS[kind], name)


@pytest.mark.parametrize(("label", "part", "typed", "present", "meant"), UNDERSTOOD)
def test_what_is_typed_is_understood(label, part, typed, present, meant):
    field = field_named(label)
    value = value_from_text(field, typed, "uk", present=decode(field.facets.value, present), part=part)
    assert encode(field.facets.value, value) == meant


@pytest.mark.parametrize(("label", "part", "typed", "code"), REFUSED)
def test_what_cannot_be_meant_is_refused(label, part, typed, code):
    with pytest.raises(RuleBroken) as refused:
        value_from_text(field_named(label), typed, "uk", part=part)
    assert refused.value.code == code


FIELDS = [each for kind in ("project", "budget_line", "call", "indicator", "site") for each in fields_of(KINDS[kind])]


@given(st.sampled_from(FIELDS), st.text(max_size=40), st.sampled_from(["", "uk", "amount", "rate", "start", "latitude", "unit"]))
def test_whatever_is_typed_is_a_value_or_a_refusal(field, typed, part):
    try:
        value = value_from_text(field, typed, "uk", part=part)
    except RuleBroken as refused:
        code = refused.code
    else:
        code, written = "entry.", encode(field.facets.value, value)
        assert encode(field.facets.value, decode(field.facets.value, written)) == written
    assert code.startswith("entry.")


@pytest.mark.parametrize(("name", "written", "understood"), [
    ("site.area_m2", "=12*450,50", "5406"),
    ("site.area_m2", "3 x 12,5", "37.5"),
    ("project.estimated_cost", "=(3+4)*100 EUR", {"amount": "700.00", "currency": "EUR"}),
    ("project.estimated_cost", "=10/3", {"amount": "3.33", "currency": "UAH"}),
    ("call.largest_grant_share", "=100%-20%", "0.8"),
    ("project.beneficiaries", "=12*30", 360),
])
def test_arithmetic_in_a_field_is_kept_as_its_result(name, written, understood):
    kind, _, field = name.partition(".")
    found = field_of(KINDS[kind], field)
    assert encode(found.facets.value, value_from_text(found, written, "uk")) == understood


@pytest.mark.parametrize(("written", "code"), [
    ("=12*", "arithmetic.number_missing"), ("=A1", "arithmetic.unknown_name"), ("=5/0", "arithmetic.divided_by_zero"),
    ("=5 EUR", "entry.not_a_number"), ("=1.234*2", "entry.ambiguous_number"), ("12-15", "entry.not_a_number"),
])
def test_arithmetic_that_comes_to_nothing_is_refused_with_its_reason(written, code):
    with pytest.raises(RuleBroken) as refusal:
        value_from_text(field_of(KINDS["site"], "area_m2"), written, "uk")
    assert refusal.value.code == code

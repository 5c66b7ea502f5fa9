"""The screen words: sentences by key, plurals, and values as the language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.values import Bilingual, Period
from hromada_desk.text.catalog import current, set_language, translate, translate_plural, words

UK, EN = words("uk"), words("en")
GAP = "\u00a0"


@pytest.fixture(autouse=True)
def ukrainian_again():
    yield
    set_language("uk")


def test_an_unknown_key_is_said_itself():
    assert UK.say("nobody.wrote_this") == "nobody.wrote_this"
    assert UK.count("nobody.counted_this", 3) == "nobody.counted_this"
    assert not UK.has("nobody.wrote_this")


def test_words_are_read_once():
    assert words("uk") is words("uk")


def test_the_chosen_language_speaks():
    assert (translate("kind.project"), translate_plural("counted.project", 2)) == ("Проєкт", f"2{GAP}проєкти")
    set_language("en")
    assert (translate("kind.project"), translate_plural("counted.project", 2)) == ("Project", f"2{GAP}projects")
    assert current().language == "en"


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="'de'"):
        set_language("de")


@pytest.mark.parametrize(("value", "uk", "en"), [
    ("Дах", "Дах", "Дах"),
    (18_450_000, f"18{GAP}450{GAP}000", "18,450,000"),
    (Decimal("-6.90"), "\u22126,9", "\u22126.9"),
    (True, "так", "yes"),
    (None, "—", "—"),
    ("", "—", "—"),
    (money("240", "EUR"), f"240,00{GAP}€", "€240.00"),
    (ConvertedMoney(money("240", "EUR"), Decimal("49.2")), f"240,00{GAP}€", "€240.00"),
    ({"amount": "240.00", "currency": "EUR"}, f"240,00{GAP}€", "€240.00"),
    (Bilingual("Дах", "Roof"), "Дах", "Roof"),
    (Bilingual("Дах", ""), "Дах", "Дах"),
    ({"uk": "Дах", "en": ""}, "Дах", "Дах"),
    (date(2026, 11, 23), "23.11.2026", f"23{GAP}Nov{GAP}2026"),
    (datetime(2026, 11, 23, 12, 7, tzinfo=UTC), f"23.11.2026{GAP}14:07", f"23{GAP}Nov{GAP}2026{GAP}14:07"),
    (Period(date(2026, 1, 1), None), "01.01.2026 –", f"1{GAP}Jan{GAP}2026 –"),
    (("Дах", 5), "Дах, 5", "Дах, 5"),
])
def test_a_value_is_written_by_what_it_is(value, uk, en):
    assert UK.fill("{it}", {"it": value}) == uk
    assert EN.fill("{it}", {"it": value}) == en


@pytest.mark.parametrize(("place", "value", "said"), [
    ("{it:percent}", Decimal("0.069"), f"6,9{GAP}%"),
    ("{it:plain}", 2026, "2026"),
    ("{it:whole}", money("240.40", "EUR"), f"240{GAP}€"),
    ("{it:size}", 18_400_000, f"18,4{GAP}МБ"),
    ("{it:day}", datetime(2026, 11, 23, 12, 0, tzinfo=UTC), "23.11.2026"),
    ("{it:text_day}", date(2026, 11, 20), f"20{GAP}листопада{GAP}2026{GAP}року"),
    ("{it:time}", datetime(2026, 11, 23, 12, 7, tzinfo=UTC), "14:07"),
    ("{it:kind}", "project", "Проєкт"),
    ("{it:choice.project_stage}", "financing", "Пошук коштів"),
    ("{it:key}", "project.estimated_cost", "Потреба"),
    ("{it:kind}", "something_newer", "something_newer"),
])
def test_a_place_may_ask_for_a_form(place, value, said):
    assert UK.fill(place, {"it": value}) == said


def test_a_place_without_a_value_stays_so_that_old_labels_never_break():
    assert UK.fill("{kind:kind} «{title}»", {"kind": "project"}) == "Проєкт «{title}»"


def test_values_are_never_read_as_places():
    assert UK.fill("«{title}»", {"title": "{kind} {0} {title.__class__}"}) == "«{kind} {0} {title.__class__}»"

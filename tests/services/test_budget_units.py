"""Units of measure: known by code, name, short form and the other names people type; shown in either language."""

import pytest

from hromada_desk.services.budget_units import unit_choices, unit_from_words, unit_words
from hromada_desk.storage.reference import uncoded_units, units
from hromada_desk.text.languages import LANGUAGES


@pytest.mark.parametrize(("typed", "code"), [
    ("шт", "H87"), ("шт.", "H87"), ("pcs", "H87"), ("Piece", "H87"), ("міс", "MON"), ("місяців", "MON"), ("month", "MON"),
    ("год.", "HUR"), ("день", "DAY"), ("осіб", "IE"), ("participants", "IE"), ("компл.", "KT"), ("комплект", "KT"), ("набір", "SET"),
    ("м²", "MTK"), ("м2", "MTK"), ("кв.м", "MTK"), ("кв. м", "MTK"), ("куб.м", "MTQ"), ("пог. м", "LM"), ("м/п", "LM"), ("км", "KMT"),
    ("кг", "KGM"), ("т", "TNE"), ("л", "LTR"), ("кВт", "KWT"), ("кВт·год", "KWH"), ("kWh", "KWH"), ("Гкал", "E11"),
    ("людино-місяць", "3C"), ("person-month", "3C"), ("роб. день", "E49"), ("стор.", "ZP"), ("page", "ZP"), ("слів", "D68"),
    ("lump sum", "LS"), ("рейс", "E54"), ("захід", "ACT"), ("event", "ACT"), ("послуга", "E48"), ("H87", "H87"),
])
def test_a_unit_is_known_by_what_people_type(typed, code):
    assert unit_from_words(typed) == code


@pytest.mark.parametrize(("typed", "uk", "en"), [("звіт", "звіт", "report"), ("Licence", "ліцензія", "licence"), ("per diem", "добові", "per diem")])
def test_what_has_no_code_is_kept_as_typed_and_shown_in_both_languages(typed, uk, en):
    kept = unit_from_words(typed)
    assert kept == typed
    assert (unit_words(kept, "uk"), unit_words(kept, "en")) == (uk, en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_that_may_be_chosen_is_understood_and_shown_the_same(language):
    for shown, _ in unit_choices(language):
        assert unit_words(unit_from_words(shown), language) == shown


def test_no_two_units_share_a_name_or_a_short_form():
    for part in ("uk", "en", "symbol_uk", "symbol_en"):
        names = [getattr(each, part).casefold() for each in units().values()]
        names += [each.uk if part.endswith("uk") else each.en for each in uncoded_units()]
        assert len(set(names)) == len(names), part


def test_an_empty_unit_is_empty():
    assert (unit_from_words(" "), unit_words("", "uk")) == ("", "")

"""Values of fields as short words for table cells, and what they sort by."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.record import FieldOf
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef
from hromada_desk.services.facts import place_words
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_date, format_moment, format_period
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_money, format_number, format_share


def field_words(field: FieldOf, value: Any) -> str:
    """A value in one line of the chosen language; empty for nothing."""
    language = current().language
    choice_list = field.facets.choice_list
    match value:
        case None | "" | ():
            return ""
        case bool():
            return translate("written.yes" if value else "written.no")
        case Bilingual():
            return value.best(language).replace("\n", " ")
        case ConvertedMoney():
            return format_money(value.money, language)
        case Money():
            return format_money(value, language)
        case Decimal() if field.facets.value is ValueKind.SHARE:
            return format_share(value, language)
        case Decimal() | int():
            return format_number(value, language, grouped="year" not in field.name)
        case datetime():
            return format_moment(value, language)
        case date():
            return format_date(value, language)
        case Period():
            return format_period(value.start, value.end, language)
        case PlaceRef():
            return place_words(value, language)
        case Measure():
            return _measure(value)
        case tuple():
            return ", ".join(choice_label(choice_list, each) if choice_list else each for each in value)
        case _:
            return choice_label(choice_list, value) if choice_list else str(value)


def sort_value(field: FieldOf, value: Any) -> Any:
    """What a cell sorts by: numbers and days as such, everything else by its words (None)."""
    match value:
        case ConvertedMoney():
            return value.money.amount
        case Money():
            return value.amount
        case bool():
            return None
        case Decimal() | int() | date():
            return value
        case _:
            return None


def _measure(value: Measure) -> str:
    language = current().language
    ends = [format_number(each, language) for each in (value.baseline, value.target) if each is not None]
    return " ".join(part for part in (" → ".join(ends), value.unit) if part)

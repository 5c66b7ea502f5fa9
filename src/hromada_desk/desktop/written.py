"""Values of fields as short words for table cells, and what they sort by."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.record import FieldOf
from hromada_desk.domain.values import Measure
from hromada_desk.services.facts import place_words
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_date, format_moment, format_period
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_money, format_number, format_share


def field_words(field: FieldOf, value: Any) -> str:
    """A value in one line of the chosen language; empty for nothing."""
    if value is None or value in ("", ()):
        return ""
    return _WORDS[field.facets.value](field, value)


def sort_value(value: Any) -> Any:
    """What a cell sorts by: numbers and days as such, everything else by its words (None)."""
    if isinstance(value, ConvertedMoney):
        return value.money.amount
    if isinstance(value, Money):
        return value.amount
    is_figure = isinstance(value, Decimal | int | date) and not isinstance(value, bool)
    return value if is_figure else None


def _plain(field: FieldOf, value: Any) -> str:
    choice_list = field.facets.choice_list
    return choice_label(choice_list, value) if choice_list else str(value)


def _bilingual(_field: FieldOf, value: Any) -> str:
    return str(value.best(current().language)).replace("\n", " ")


def _number(field: FieldOf, value: Any) -> str:
    return format_number(value, current().language, grouped="year" not in field.name)


def _measure(_field: FieldOf, value: Measure) -> str:
    language = current().language
    ends = [format_number(each, language) for each in (value.baseline, value.target) if each is not None]
    return " ".join(part for part in (" → ".join(ends), value.unit) if part)


_WORDS: dict[ValueKind, Callable[[FieldOf, Any], str]] = {
    ValueKind.TEXT: _plain,
    ValueKind.LONG_TEXT: _plain,
    ValueKind.CHOICE: _plain,
    ValueKind.LINK: _plain,
    ValueKind.BILINGUAL: _bilingual,
    ValueKind.BILINGUAL_LONG: _bilingual,
    ValueKind.MONEY: lambda _field, value: format_money(value, current().language),
    ValueKind.CONVERTED: lambda _field, value: format_money(value.money, current().language),
    ValueKind.NUMBER: _number,
    ValueKind.COUNT: _number,
    ValueKind.SHARE: lambda _field, value: format_share(value, current().language),
    ValueKind.DATE: lambda _field, value: format_date(value, current().language),
    ValueKind.MOMENT: lambda _field, value: format_moment(value, current().language),
    ValueKind.PERIOD: lambda _field, value: format_period(value.start, value.end, current().language),
    ValueKind.WORDS: lambda field, value: ", ".join(_plain(field, each) for each in value),
    ValueKind.FLAG: lambda _field, value: translate("written.yes" if value else "written.no"),
    ValueKind.PLACE: lambda _field, value: place_words(value, current().language),
    ValueKind.MEASURE: _measure,
}

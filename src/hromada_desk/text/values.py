"""How a value inside a sentence is written: money, numbers, days, texts in two languages, words for codes.

Values are told apart by what they look like, not by their class: this room stands beside the domain, not above it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hromada_desk.text.dates import format_date, format_date_in_text, format_moment, format_period, format_time
from hromada_desk.text.languages import Language
from hromada_desk.text.numbers import NOTHING, format_money, format_number, format_share, format_size

Lookup = Callable[[str], str | None]
"""The sentence under a key, or None."""


def written(value: Any, language: Language, form: str, lookup: Lookup) -> str:
    """A value in a form of FORMS; another form is the room of the key to look the value up in; "" is by its type.

    A list in such a room is looked up one by one.
    """
    if value is None or value == "":
        return NOTHING
    if form in FORMS:
        return FORMS[form](value, language)
    if form and isinstance(value, tuple | list):
        return ", ".join(written(each, language, form, lookup) for each in value) or NOTHING
    if form:
        return lookup(f"{form}.{value}") or lookup(str(value)) or str(value)
    return _by_type(value, language, lookup)


def _by_type(value: Any, language: Language, lookup: Lookup) -> str:
    match value:
        case str():
            result = str(value)
        case bool():
            result = lookup("value.yes" if value else "value.no") or str(value)
        case int() | Decimal():
            result = format_number(value, language)
        case datetime():
            result = format_moment(value, language)
        case date():
            result = format_date(value, language)
        case tuple() | list():
            result = ", ".join(_by_type(each, language, lookup) for each in value) or NOTHING
        case _:
            result = _by_shape(value, language)
    return result


def _by_shape(value: Any, language: Language) -> str:
    """Money, money with its rate, a text in two languages, a period; anything else as it writes itself.

    A journal's label holds written forms: money there is a mapping of amount and currency, a text of uk and en.
    """
    if isinstance(value, Mapping):
        return _written_form(value, language)
    if hasattr(value, "amount") and hasattr(value, "currency"):
        return format_money(value, language)
    if hasattr(value, "money"):
        return format_money(value.money, language)
    if hasattr(value, "best"):
        return str(value.best(language)) or NOTHING
    if hasattr(value, "start") and hasattr(value, "end"):
        return format_period(value.start, value.end, language)
    return str(value)


def _written_form(value: Mapping[str, Any], language: Language) -> str:
    if "currency" in value and "amount" in value:
        return format_money(_WrittenMoney(value), language)
    if "uk" in value or "en" in value:
        return str(value.get(language) or value.get("uk") or value.get("en") or NOTHING)
    return ", ".join(f"{name} {each}" for name, each in value.items())


class _WrittenMoney:
    """A sum as rows and journal hold it."""

    def __init__(self, written_form: Mapping[str, Any]) -> None:
        self.amount = Decimal(str(written_form["amount"]))
        self.currency = str(written_form["currency"])


FORMS: dict[str, Callable[[Any, Language], str]] = {
    "percent": lambda value, language: format_share(Decimal(value), language),
    "plain": lambda value, language: format_number(value, language, grouped=False),
    "whole": lambda value, language: format_money(value, language, places=0),
    "size": format_size,
    "day": lambda value, language: format_date(_day(value), language),
    "text_day": lambda value, language: format_date_in_text(_day(value), language),
    "time": lambda value, _language: format_time(value),
}
"""The forms a place of a sentence may ask for, as `{share:percent}`."""


def _day(value: date | datetime) -> date:
    return value.astimezone().date() if isinstance(value, datetime) and value.tzinfo else value

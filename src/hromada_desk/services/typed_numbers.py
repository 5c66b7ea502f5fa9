"""A typed number for a field, with or without a unit beside it; what cannot be read is refused, nothing is guessed."""

from decimal import Decimal

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.record import FieldOf
from hromada_desk.domain.values import Language
from hromada_desk.text.number_reading import LARGEST, Parsed, parse_number


def read_number(field: FieldOf, written: str, language: Language,
                units: tuple[str, ...] | None = None) -> tuple[Decimal, str]:
    """A number and the unit beside it, which has to be one of `units` where they are given.

    Raises RuleBroken: 'entry.not_a_number', 'entry.ambiguous_number', 'entry.out_of_range'.
    """
    parsed = parse_number(written, language)
    if parsed.unit and units is not None and parsed.unit not in units:
        raise RuleBroken("entry.not_a_number", field=field.label, text=written)
    return _the_one(field, parsed, written), parsed.unit


def bare_number(field: FieldOf, written: str, language: Language) -> Decimal:
    """A number without any unit: twelve hryvnias are no quantity."""
    return read_number(field, written, language, ())[0]


def bounded_number(field: FieldOf, written: str, language: Language, most: Decimal) -> Decimal | None:
    """A bare number between minus `most` and `most`; None for empty text."""
    number = bare_number(field, written, language) if written else None
    if number is not None and abs(number) > most:
        raise RuleBroken("entry.out_of_range", field=field.label, text=written)
    return number


def positive_number(field: FieldOf, written: str, language: Language) -> Decimal:
    """A bare number above zero, such as an exchange rate."""
    number = bare_number(field, written, language)
    if number <= 0:
        raise RuleBroken("entry.out_of_range", field=field.label, text=written)
    return number


def _the_one(field: FieldOf, parsed: Parsed, written: str) -> Decimal:
    if parsed.ambiguous:
        first, second = parsed.ambiguous[:2]
        raise RuleBroken("entry.ambiguous_number", field=field.label, text=written, first=first, second=second)
    if parsed.reason == "number.too_large":
        raise RuleBroken("entry.out_of_range", field=field.label, text=written)
    if parsed.value is None or abs(parsed.value) >= LARGEST:
        raise RuleBroken("entry.not_a_number", field=field.label, text=written)
    return parsed.value

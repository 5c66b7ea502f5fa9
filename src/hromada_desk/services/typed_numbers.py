"""A typed number for a field, with or without a unit beside it; what cannot be read is refused, nothing is guessed.

Arithmetic is reckoned: `=12*450,50`, and without the sign where it can be nothing else. What is kept is the result.
"""

from decimal import Decimal

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.record import FieldOf
from hromada_desk.domain.values import Language
from hromada_desk.text.arithmetic import is_formula, looks_like_arithmetic, reckon
from hromada_desk.text.number_reading import LARGEST, PER_CENT, Parsed, parse_number


def evaluate(typed: str, language: Language) -> Decimal:
    """What a number or arithmetic comes to; a percentage is a part of one.

    Raises RuleBroken: 'arithmetic.*', 'number.*', 'entry.ambiguous_number'.
    """
    known = parsed_number(typed, language)
    if known.ambiguous:
        first, second = known.ambiguous[:2]
        raise RuleBroken("entry.ambiguous_number", text=typed, first=first, second=second)
    if known.value is None:
        raise RuleBroken(known.reason, text=typed)
    return known.value.scaleb(-2) if known.unit == PER_CENT else known.value


def parsed_number(typed: str, language: Language) -> Parsed:
    """A number, or the result of arithmetic, with the unit beside it. Raises RuleBroken for arithmetic alone."""
    if not is_formula(typed):
        known = parse_number(typed, language)
        if not known.reason or not looks_like_arithmetic(typed):
            return known
    found = reckon(typed, language)
    if found.value is None:
        raise RuleBroken(found.reason, **found.details)
    return Parsed(found.value, unit=found.unit)


def read_number(field: FieldOf, written: str, language: Language,
                units: tuple[str, ...] | None = None) -> tuple[Decimal, str]:
    """A number and the unit beside it, which has to be one of `units` where they are given.

    Raises RuleBroken: 'entry.not_a_number', 'entry.ambiguous_number', 'entry.out_of_range'.
    """
    parsed = parsed_number(written, language)
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

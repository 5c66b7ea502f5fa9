"""From what a person typed to the value of a field, by the field's facets; the grid, forms and command line share it.

Typing that cannot be understood raises RuleBroken with the sentence's code (`entry.*`); nothing is guessed.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import MINOR_DIGITS, ConvertedMoney, Money, money
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.record import FieldOf
from hromada_desk.domain.values import Bilingual, Language, Measure, Period, PlaceRef
from hromada_desk.text.dates import parse_date
from hromada_desk.text.number_reading import parse_number

LARGEST = Decimal(10) ** 15
"""Amounts from here on are a slip of the keyboard (the same bound the number parser keeps)."""


def value_from_text(field: FieldOf, written: str, language: Language, *, present: Any = None, part: str = "") -> Any:
    """The value of `field` that `written` means.

    `present` is the value to change where only a `part` of an atom is given ("uk" of a bilingual text, "currency" of
    money, "start" of a period). Empty text empties the field. Raises RuleBroken('entry.*').
    """
    maker = _MAKERS[field.facets.value]
    value = maker(field, written.strip(), language, present, part)
    _within_bounds(field, value, written)
    return value


def number_from_text(field: FieldOf, written: str, language: Language) -> Decimal:
    """A number; raises RuleBroken('entry.not_a_number') or, where two readings exist, ('entry.ambiguous_number')."""
    parsed = parse_number(written, language)
    if parsed.ambiguous:
        first, second = parsed.ambiguous[:2]
        raise RuleBroken("entry.ambiguous_number", field=field.label, text=written, first=first, second=second)
    if parsed.value is None:
        raise RuleBroken("entry.not_a_number", field=field.label, text=written)
    if abs(parsed.value) >= LARGEST:
        raise RuleBroken("entry.out_of_range", field=field.label, text=written)
    return Decimal(parsed.value)


def _within_bounds(field: FieldOf, value: Any, written: str) -> None:
    number = Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
    low, high = field.facets.minimum, field.facets.maximum
    if number is not None and ((low is not None and number < low) or (high is not None and number > high)):
        raise RuleBroken("entry.out_of_range", field=field.label, text=written)


def _text(_field: FieldOf, written: str, _language: Language, _present: Any, _part: str) -> str:
    return written


def _bilingual(_field: FieldOf, written: str, language: Language, present: Any, part: str) -> Bilingual:
    known = present if isinstance(present, Bilingual) else Bilingual()
    side: Language = "en" if part == "en" else "uk" if part == "uk" else language
    return known.with_side(side, written)


def _money(field: FieldOf, written: str, language: Language, present: Any, part: str) -> Money | None:
    if not written:
        return None
    known = present.currency if isinstance(present, Money) else "UAH"
    if part == "currency":
        return money(present.amount if isinstance(present, Money) else 0, _currency(field, written))
    amount, currency = _amount_and_currency(field, written, known, language)
    return money(amount, currency)


def _converted(field: FieldOf, written: str, language: Language, present: Any, part: str) -> ConvertedMoney | None:
    if not written and not part:
        return None
    known = present if isinstance(present, ConvertedMoney) else ConvertedMoney(Money(0, "UAH"))
    if part == "rate":
        return replace(known, rate=number_from_text(field, written, language) if written else None)
    if part == "rate_on":
        return replace(known, rate_on=_date(field, written, language, None, ""))
    if part == "rate_source":
        return replace(known, rate_source=written)
    amount = _money(field, written, language, known.money, part)
    if amount is None:
        return None
    return replace(known, money=amount) if amount.currency == known.money.currency else ConvertedMoney(amount)


def _amount_and_currency(field: FieldOf, written: str, known: str, language: Language) -> tuple[Decimal, str]:
    head, _, tail = written.rpartition(" ")
    if tail.upper() in MINOR_DIGITS and head:
        return number_from_text(field, head, language), tail.upper()
    if written[-3:].upper() in MINOR_DIGITS:
        return number_from_text(field, written[:-3], language), written[-3:].upper()
    return number_from_text(field, written, language), known


def _currency(field: FieldOf, written: str) -> str:
    if written.upper() not in MINOR_DIGITS:
        raise RuleBroken("entry.unknown_currency", field=field.label, text=written)
    return written.upper()


def _number(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> Decimal | None:
    return number_from_text(field, written, language) if written else None


def _count(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> int | None:
    if not written:
        return None
    number = number_from_text(field, written, language)
    if number != number.to_integral_value():
        raise RuleBroken("entry.not_whole", field=field.label, text=written)
    return int(number)


def _share(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> Decimal | None:
    if not written:
        return None
    number = number_from_text(field, written.rstrip("% \u00a0\u202f"), language)
    return number / 100


def _date(field: FieldOf, written: str, _language: Language, _present: Any, _part: str) -> date | None:
    if not written:
        return None
    found = parse_date(written)
    if found.ambiguous:
        first, second = found.ambiguous[:2]
        raise RuleBroken("entry.ambiguous_date", field=field.label, text=written, first=first, second=second)
    if found.value is None:
        raise RuleBroken("entry.not_a_date", field=field.label, text=written)
    return found.value


def _moment(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> datetime | None:
    if not written:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        day = _date(field, written, language, None, "")
        found = datetime.combine(day or date.min, datetime.min.time())
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _period(field: FieldOf, written: str, language: Language, present: Any, part: str) -> Period:
    known = present if isinstance(present, Period) else Period()
    if part in ("start", "end"):
        return replace(known, **{part: _date(field, written, language, None, "")})
    start, _, end = written.partition("..")
    return Period(_date(field, start.strip(), language, None, ""), _date(field, end.strip(), language, None, ""))


def _choice(field: FieldOf, written: str, _language: Language, _present: Any, _part: str) -> str:
    allowed = CHOICES[field.facets.choice_list]
    if written and written not in allowed:
        raise RuleBroken("entry.unknown_choice", field=field.label, text=written, allowed=", ".join(allowed))
    return written


def _words(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> tuple[str, ...]:
    found = [each.strip() for each in written.split(",") if each.strip()]
    if field.facets.choice_list:
        for each in found:
            _choice(field, each, language, None, "")
    return tuple(sorted(set(found)))


_YES, _NO = ("true", "yes", "1"), ("false", "no", "0", "")


def _flag(field: FieldOf, written: str, _language: Language, _present: Any, _part: str) -> bool:
    lowered = written.lower()
    if lowered not in _YES + _NO:
        raise RuleBroken("entry.not_yes_or_no", field=field.label, text=written)
    return lowered in _YES


def _place(field: FieldOf, written: str, language: Language, present: Any, part: str) -> PlaceRef:
    known = present if isinstance(present, PlaceRef) else PlaceRef()
    if part in ("latitude", "longitude"):
        number = number_from_text(field, written, language) if written else None
        return replace(known, latitude=number) if part == "latitude" else replace(known, longitude=number)
    if part == "address":
        return replace(known, address=written)
    return replace(known, precision=written) if part == "precision" else replace(known, code=written)


def _measure(field: FieldOf, written: str, language: Language, present: Any, part: str) -> Measure:
    known = present if isinstance(present, Measure) else Measure()
    if part == "unit":
        return replace(known, unit=written)
    number = number_from_text(field, written, language) if written else None
    return replace(known, baseline=number) if part == "baseline" else replace(known, target=number)


_Maker = Callable[[FieldOf, str, Language, Any, str], Any]
_MAKERS: dict[ValueKind, _Maker] = {
    ValueKind.TEXT: _text,
    ValueKind.LONG_TEXT: _text,
    ValueKind.LINK: _text,
    ValueKind.BILINGUAL: _bilingual,
    ValueKind.BILINGUAL_LONG: _bilingual,
    ValueKind.MONEY: _money,
    ValueKind.CONVERTED: _converted,
    ValueKind.NUMBER: _number,
    ValueKind.COUNT: _count,
    ValueKind.SHARE: _share,
    ValueKind.DATE: _date,
    ValueKind.MOMENT: _moment,
    ValueKind.PERIOD: _period,
    ValueKind.CHOICE: _choice,
    ValueKind.WORDS: _words,
    ValueKind.FLAG: _flag,
    ValueKind.PLACE: _place,
    ValueKind.MEASURE: _measure,
}

"""From what a person typed to the value of a field, by the field's facets; the grid, forms and command line share it.

Typing that cannot be understood raises RuleBroken with the sentence's code (`entry.*`); nothing is guessed.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import MINOR_DIGITS, ConvertedMoney, Money, money
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.record import FieldOf
from hromada_desk.domain.values import LANGUAGES, Bilingual, Language, Measure, Period, PlaceRef
from hromada_desk.services.typed_numbers import bare_number, bounded_number, positive_number, read_number
from hromada_desk.text.catalog import words
from hromada_desk.text.dates import EARLIEST_YEAR, LATEST_YEAR, parse_date
from hromada_desk.text.number_reading import PER_CENT
from hromada_desk.text.periods import parse_period

MOST_LATITUDE, MOST_LONGITUDE = Decimal(90), Decimal(180)
END_OF_DAY = time(23, 59)
"""A deadline given as a day alone lasts as long as the day."""

_SIDES: tuple[str, ...] = LANGUAGES
_PARTS: dict[ValueKind, tuple[str, ...]] = {
    ValueKind.BILINGUAL: _SIDES,
    ValueKind.BILINGUAL_LONG: _SIDES,
    ValueKind.MONEY: ("amount", "currency"),
    ValueKind.CONVERTED: ("amount", "currency", "rate", "rate_on", "rate_source"),
    ValueKind.PERIOD: ("start", "end"),
    ValueKind.PLACE: ("code", "address", "latitude", "longitude", "precision"),
    ValueKind.MEASURE: ("baseline", "target", "unit"),
}
"""The parts of an atom that may be given one by one, called as the JSON calls them."""


def value_from_text(field: FieldOf, written: str, language: Language, *, present: Any = None, part: str = "") -> Any:
    """The value of `field` that `written` means.

    `present` is the value to change where only a `part` of an atom is given ("uk" of a bilingual text, "currency" of
    money, "start" of a period). Empty text empties the field. Raises RuleBroken('entry.*').
    """
    parts = _PARTS.get(field.facets.value, ())
    if part and part not in parts:
        code = "entry.unknown_part" if parts else "entry.without_parts"
        raise RuleBroken(code, field=field.label, part=part, parts=", ".join(parts))
    _is_text(field, written)
    maker = _MAKERS[field.facets.value]
    value = maker(field, written.strip(), language, present, part)
    _within_bounds(field, value, written)
    return value


def number_from_text(field: FieldOf, written: str, language: Language) -> Decimal:
    """A number; raises RuleBroken('entry.not_a_number') or, where two readings exist, ('entry.ambiguous_number').

    A currency or per cent sign beside the figure is the caller's to heed.
    """
    return read_number(field, written, language)[0]


def _is_text(field: FieldOf, written: str) -> None:
    """What is no text in any encoding (a broken byte of a terminal) could never be written to a document."""
    try:
        written.encode()
    except UnicodeEncodeError:
        raise RuleBroken("entry.not_text", field=field.label) from None


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
    known = present.currency if isinstance(present, Money) else "UAH"
    if part == "currency":
        return money(present.amount if isinstance(present, Money) else 0, _currency(field, written))
    if not written:
        return None
    amount, currency = _amount_and_currency(field, written, known, language)
    return money(amount, currency)


def _converted(field: FieldOf, written: str, language: Language, present: Any, part: str) -> ConvertedMoney | None:
    if not written and not part:
        return None
    known = present if isinstance(present, ConvertedMoney) else ConvertedMoney(Money(0, "UAH"))
    if part == "rate":
        return replace(known, rate=positive_number(field, written, language) if written else None)
    if part == "rate_on":
        return replace(known, rate_on=_date(field, written, language, None, ""))
    if part == "rate_source":
        return replace(known, rate_source=written)
    amount = _money(field, written, language, known.money, part)
    if amount is None:
        return None
    return replace(known, money=amount) if amount.currency == known.money.currency else ConvertedMoney(amount)


def _amount_and_currency(field: FieldOf, written: str, known: str, language: Language) -> tuple[Decimal, str]:
    """An amount with its currency by code, sign or word; without one it stays in the currency it had."""
    figure, code = written[:-3], written[-3:].upper()
    if figure.strip() and code in MINOR_DIGITS:
        return bare_number(field, figure, language), code
    number, unit = read_number(field, written, language)
    if unit and unit not in MINOR_DIGITS:
        raise RuleBroken("entry.unknown_currency", field=field.label, text=unit)
    return number, unit or known


def _currency(field: FieldOf, written: str) -> str:
    if written.upper() not in MINOR_DIGITS:
        raise RuleBroken("entry.unknown_currency", field=field.label, text=written)
    return written.upper()


def _number(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> Decimal | None:
    return bare_number(field, written, language) if written else None


def _count(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> int | None:
    if not written:
        return None
    number = bare_number(field, written, language)
    if number != number.to_integral_value():
        raise RuleBroken("entry.not_whole", field=field.label, text=written)
    return int(number)


def _share(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> Decimal | None:
    if not written:
        return None
    return read_number(field, written, language, (PER_CENT,))[0] / 100


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
    """A moment with its offset, or a day and a time of this computer; kept in UTC."""
    if not written:
        return None
    head, _, clock = written.rpartition(" ")
    try:
        if ":" not in written:
            found = datetime.combine(_date(field, written, language, None, "") or date.min, END_OF_DAY)
        elif head and ":" not in head:
            found = datetime.combine(_date(field, head, language, None, "") or date.min, time.fromisoformat(clock))
        else:
            found = datetime.fromisoformat(written)
        in_range = EARLIEST_YEAR <= found.year <= LATEST_YEAR
    except ValueError:
        raise RuleBroken("entry.not_a_moment", field=field.label, text=written) from None
    if not in_range:
        raise RuleBroken("entry.not_a_moment", field=field.label, text=written)
    return found.astimezone(UTC)


def _period(field: FieldOf, written: str, language: Language, present: Any, part: str) -> Period:
    known = present if isinstance(present, Period) else Period()
    if part in ("start", "end"):
        return replace(known, **{part: _date(field, written, language, None, "")})
    start, dots, end = written.partition("..")
    if written and not dots:
        read = parse_period(written)
        if read.reason or read.start == read.end:  # a single day is more likely half of a period
            raise RuleBroken("entry.not_a_period", field=field.label, text=written)
        return Period(read.start, read.end)
    return Period(_date(field, start.strip(), language, None, ""), _date(field, end.strip(), language, None, ""))


def _choice(field: FieldOf, written: str, _language: Language, _present: Any, _part: str) -> str:
    return _one_of(field, written, CHOICES[field.facets.choice_list])


def _one_of(field: FieldOf, written: str, allowed: Collection[str]) -> str:
    if written and written not in allowed:
        named = ", ".join(each for each in allowed if each)
        raise RuleBroken("entry.unknown_choice", field=field.label, text=written, allowed=named)
    return written


def _words(field: FieldOf, written: str, language: Language, _present: Any, _part: str) -> tuple[str, ...]:
    found = [each.strip() for each in written.split(",") if each.strip()]
    if field.facets.choice_list:
        for each in found:
            _choice(field, each, language, None, "")
    return tuple(sorted(set(found)))


def _flag(field: FieldOf, written: str, _language: Language, _present: Any, _part: str) -> bool:
    lowered = written.casefold()
    yes = {"true", "1", *(words(each).say("value.yes").casefold() for each in LANGUAGES)}
    no = {"false", "0", "", *(words(each).say("value.no").casefold() for each in LANGUAGES)}
    if lowered not in yes | no:
        raise RuleBroken("entry.not_yes_or_no", field=field.label, text=written)
    return lowered in yes


def _place(field: FieldOf, written: str, language: Language, present: Any, part: str) -> PlaceRef:
    known = present if isinstance(present, PlaceRef) else PlaceRef()
    if part == "latitude":
        return replace(known, latitude=bounded_number(field, written, language, MOST_LATITUDE))
    if part == "longitude":
        return replace(known, longitude=bounded_number(field, written, language, MOST_LONGITUDE))
    if part == "precision":
        return replace(known, precision=_one_of(field, written, CHOICES["place_precision"]))
    if part == "address":
        return replace(known, address=written)
    if written and not _is_a_place(written):
        raise RuleBroken("entry.unknown_place", field=field.label, text=written)
    return replace(known, code=written)


def _is_a_place(code: str) -> bool:
    from hromada_desk.storage.reference import places

    return places().get(code) is not None


def _measure(field: FieldOf, written: str, language: Language, present: Any, part: str) -> Measure:
    known = present if isinstance(present, Measure) else Measure()
    if part == "unit":
        return replace(known, unit=written)
    number = bare_number(field, written, language) if written else None
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

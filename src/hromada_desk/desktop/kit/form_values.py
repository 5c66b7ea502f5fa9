"""From typed words to values and back, for every kind of value a field may hold; the sentences for what cannot be read.

Simple kinds have one text. The others are made of parts (two languages, amount and currency, first and last day), each
part of a simple kind. Nothing here knows widgets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hromada_desk.domain.folding import normalise
from hromada_desk.domain.money import ConvertedMoney, Money, money
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef
from hromada_desk.text.arithmetic import is_formula, looks_like_arithmetic, reckon
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_time, parse_date
from hromada_desk.text.number_reading import PER_CENT, parse_number, parse_share
from hromada_desk.text.numbers import format_for_editing, format_number


@dataclass(frozen=True, slots=True)
class Reading:
    """What was typed, as a value; or the sentence that says why it is none."""

    value: Any = None
    problem: str = ""


def written_for_editing(kind: ValueKind, value: Any) -> str:
    """A simple value as its field shows it: plain figures, days as they are typed."""
    language = current().language
    match value:
        case None:
            return ""
        case datetime():
            return f"{value.astimezone():%d.%m.%Y} {format_time(value)}"
        case date():
            return f"{value:%d.%m.%Y}"
        case Decimal() | int():
            return format_for_editing(Decimal(value).scaleb(2) if kind is ValueKind.SHARE else value, language)
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)


def read_text(facets: Facets, text: str) -> Reading:
    """Read what was typed in a field of a simple kind; empty is a value too: nothing yet."""
    tidy = text if facets.value is ValueKind.LONG_TEXT else normalise(text)
    reader = _READERS.get(facets.value)
    if reader is None:
        return Reading(tidy)
    return reader(facets, tidy) if tidy.strip() else Reading(() if facets.value is ValueKind.WORDS else None)


def _read_number(facets: Facets, text: str) -> Reading:
    language = current().language
    read = (parse_share if facets.value is ValueKind.SHARE else parse_number)(text, language)
    if is_formula(text) or (read.reason and looks_like_arithmetic(text)):
        return _read_formula(facets, text)
    if read.ambiguous:
        first, second = (format_number(each, language) for each in read.ambiguous[:2])
        return Reading(problem=translate("number.ambiguous", text=text, first=first, second=second))
    if read.value is None:
        return Reading(problem=translate(read.reason, text=text))
    return _within(facets, read.value)


def _read_formula(facets: Facets, text: str) -> Reading:
    """Arithmetic in a field: the field takes its result."""
    found = reckon(text, current().language)
    if found.value is None:
        return Reading(problem=translate(found.reason, **found.details))
    in_hundredths = found.unit == PER_CENT or facets.value is ValueKind.SHARE
    return _within(facets, found.value.scaleb(-2) if in_hundredths else found.value)


def _within(facets: Facets, value: Decimal) -> Reading:
    if facets.value is ValueKind.COUNT and value != value.to_integral_value():
        return Reading(problem=translate("kit.whole_number"))
    form = ":percent" if facets.value is ValueKind.SHARE else ""
    if facets.minimum is not None and value < facets.minimum:
        return Reading(problem=translate(f"kit.below_minimum{form.replace(':', '_')}", minimum=facets.minimum))
    if facets.maximum is not None and value > facets.maximum:
        return Reading(problem=translate(f"kit.above_maximum{form.replace(':', '_')}", maximum=facets.maximum))
    return Reading(int(value) if facets.value is ValueKind.COUNT else value)


def _read_date(_facets: Facets, text: str) -> Reading:
    read = parse_date(text)
    if read.ambiguous:
        first, second = read.ambiguous[:2]
        return Reading(problem=translate("kit.two_meanings", first=first, second=second))
    return Reading(read.value) if read.value else Reading(problem=translate(read.reason, text=text))


def _read_moment(facets: Facets, text: str) -> Reading:
    """A day with a time of this computer, kept in UTC; without a time the end of that day."""
    words = text.rsplit(maxsplit=1)
    clock = words[-1] if ":" in words[-1] and len(words) > 1 else ""
    read = _read_date(facets, words[0] if clock else text)
    if read.problem:
        return read
    try:
        at = time.fromisoformat(clock.zfill(5)) if clock else time(23, 59)
    except ValueError:
        return Reading(problem=translate("kit.not_a_time", text=clock))
    return Reading(datetime.combine(read.value, at).astimezone(UTC))


def _read_words(_facets: Facets, text: str) -> Reading:
    return Reading(tuple(sorted({word.strip() for word in text.replace(";", ",").split(",") if word.strip()})))


_READERS: dict[ValueKind, Callable[[Facets, str], Reading]] = {
    ValueKind.NUMBER: _read_number,
    ValueKind.COUNT: _read_number,
    ValueKind.SHARE: _read_number,
    ValueKind.DATE: _read_date,
    ValueKind.MOMENT: _read_moment,
    ValueKind.WORDS: _read_words,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a composed value: its kind and the message key of what it is called; `stretch` its share of the
    width.
    """

    kind: ValueKind
    key: str
    stretch: int = 1
    choice_list: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """How a composed value falls into parts and is put together again."""

    parts: tuple[Part, ...]
    split: Callable[[Any], tuple[Any, ...]]
    join: Callable[[tuple[Any, ...]], Reading]
    stacked: bool = False


def _join_money(parts: tuple[Any, ...]) -> Reading:
    return Reading(None if parts[0] is None else money(parts[0], parts[1] or "UAH"))


def _join_converted(parts: tuple[Any, ...]) -> Reading:
    amount = _join_money(parts[:2]).value
    return Reading(None if amount is None else ConvertedMoney(amount, parts[2], parts[3], parts[4] or ""))


def _join_period(parts: tuple[Any, ...]) -> Reading:
    if parts[0] and parts[1] and parts[1] < parts[0]:
        return Reading(problem=translate("kit.period_backwards"))
    return Reading(Period(*parts))


def _split_money(value: Money | None) -> tuple[Any, ...]:
    return (value.amount, value.currency) if value else (None, "")


def _split_converted(value: ConvertedMoney | None) -> tuple[Any, ...]:
    return (
        (*_split_money(value.money), value.rate, value.rate_on, value.rate_source)
        if value
        else (None, "", None, None, "")
    )


_BILINGUAL = (lambda value: (value.uk, value.en), lambda parts: Reading(Bilingual(*parts)))
_AMOUNT = (Part(ValueKind.NUMBER, "", 3), Part(ValueKind.CHOICE, "kit.currency", 2, "currency"))

COMPOSITIONS: dict[ValueKind, Composition] = {
    ValueKind.BILINGUAL: Composition(
        (Part(ValueKind.TEXT, "kit.side_uk"), Part(ValueKind.TEXT, "kit.side_en")), *_BILINGUAL
    ),
    ValueKind.BILINGUAL_LONG: Composition(
        (Part(ValueKind.LONG_TEXT, "kit.side_uk"), Part(ValueKind.LONG_TEXT, "kit.side_en")), *_BILINGUAL
    ),
    ValueKind.MONEY: Composition(_AMOUNT, _split_money, _join_money),
    ValueKind.CONVERTED: Composition(
        (
            *_AMOUNT,
            Part(ValueKind.NUMBER, "kit.rate", 2),
            Part(ValueKind.DATE, "kit.rate_on", 2),
            Part(ValueKind.CHOICE, "kit.rate_source", 2, "rate_source"),
        ),
        _split_converted,
        _join_converted,
        stacked=True,
    ),
    ValueKind.PERIOD: Composition(
        (Part(ValueKind.DATE, "kit.period_from"), Part(ValueKind.DATE, "kit.period_to")),
        lambda value: (value.start, value.end),
        _join_period,
    ),
    ValueKind.PLACE: Composition(
        (
            Part(ValueKind.LINK, "kit.place_settlement", 3),
            Part(ValueKind.TEXT, "kit.place_address", 3),
            Part(ValueKind.NUMBER, "kit.place_latitude"),
            Part(ValueKind.NUMBER, "kit.place_longitude"),
            Part(ValueKind.CHOICE, "kit.place_precision", 2, "place_precision"),
        ),
        lambda value: (value.code, value.address, value.latitude, value.longitude, value.precision),
        lambda parts: Reading(PlaceRef(*parts)),
        stacked=True,
    ),
    ValueKind.MEASURE: Composition(
        (
            Part(ValueKind.NUMBER, "kit.measure_baseline"),
            Part(ValueKind.NUMBER, "kit.measure_target"),
            Part(ValueKind.TEXT, "kit.measure_unit"),
        ),
        lambda value: (value.baseline, value.target, value.unit),
        lambda parts: Reading(Measure(*parts)),
    ),
}

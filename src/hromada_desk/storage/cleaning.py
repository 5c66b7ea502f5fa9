"""Values as they enter: every typed or imported text is normalised, so that equal means equal in lists and merges.

Technical fields (positions, hashes, the text of a form) are written by the program and stay as they are.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from hromada_desk.domain.folding import normalise
from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import Record, field_of, fields_of
from hromada_desk.domain.values import Bilingual, Measure, PlaceRef

R = TypeVar("R", bound=Record)


def cleaned(record: R, known: R | None) -> R:
    """The record with every text normalised; what equals the known state is clean already and not looked at."""
    names, cleaners, values_of = _texts_of(record.kind)
    before = _defaults_of(record.kind) if known is None else values_of(known)
    changes = {}
    for name, clean, value, old in zip(names, cleaners, values_of(record), before, strict=True):
        if value is not old and value is not None and value != old:
            better = clean(value)
            if better != value:
                changes[name] = better
    return replace(record, **changes) if changes else record


def clean_value(record_type: type[Record], field: str, value: Any) -> Any:
    """The value of one field normalised."""
    facets = field_of(record_type, field).facets
    clean = _CLEANERS.get(facets.value)
    return value if clean is None or value is None or facets.technical else clean(value)


def clean_text(text: str) -> str:
    """A text normalised; halves of surrogate pairs, which no file can hold, become the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return normalise(text)


def _bilingual(value: Bilingual) -> Bilingual:
    return Bilingual(clean_text(value.uk), clean_text(value.en))


def _words(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word for word in map(clean_text, value) if word}))


def _place(value: PlaceRef) -> PlaceRef:
    return replace(value, code=clean_text(value.code), address=clean_text(value.address))


def _measure(value: Measure) -> Measure:
    return replace(value, unit=clean_text(value.unit))


def _converted(value: ConvertedMoney) -> ConvertedMoney:
    return replace(value, rate_source=clean_text(value.rate_source))


def _moment(value: datetime) -> datetime:
    """To the millisecond, in UTC: what the written form keeps."""
    return value.astimezone(UTC).replace(microsecond=value.microsecond // 1000 * 1000)


_CLEANERS: dict[ValueKind, Callable[[Any], Any]] = {
    ValueKind.TEXT: clean_text,
    ValueKind.LONG_TEXT: clean_text,
    ValueKind.BILINGUAL: _bilingual,
    ValueKind.BILINGUAL_LONG: _bilingual,
    ValueKind.CONVERTED: _converted,
    ValueKind.MOMENT: _moment,
    ValueKind.WORDS: _words,
    ValueKind.PLACE: _place,
    ValueKind.MEASURE: _measure,
}


@cache
def _texts_of(kind: str) -> tuple[tuple[str, ...], tuple[Callable[[Any], Any], ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields of a kind that are cleaned, how, and a function that takes their values from a record."""
    cleaned_fields = [each for each in fields_of(KINDS[kind])
                      if each.facets.value in _CLEANERS and not each.facets.technical]
    names = tuple(each.name for each in cleaned_fields)
    take = attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)
    return names, tuple(_CLEANERS[each.facets.value] for each in cleaned_fields), take


@cache
def _defaults_of(kind: str) -> tuple[Any, ...]:
    return tuple(field_of(KINDS[kind], name).default for name in _texts_of(kind)[0])

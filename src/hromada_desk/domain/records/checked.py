"""Records that come written from elsewhere, read with distrust: damaged or made up, whatever is not sound is refused.

Used for what a workspace keeps as text inside itself, such as versions: a file travels, and half of a version would be
something nobody ever had.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from hromada_desk.domain.money import LARGEST_MINOR, MINOR_DIGITS, ConvertedMoney, Money
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.codec import decode_record, encode, encode_record
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.domain.records.record import OrderedRecord, Record, fields_of
from hromada_desk.domain.values import Bilingual, Measure, PlaceRef

_PLAIN_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,80})?")
"""How numbers are written; an exponent could stand for more digits than any memory holds."""
_PLAIN_KEYS = frozenset({"amount", "rate", "baseline", "target", "latitude", "longitude"})
DAMAGE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What reading damaged content may raise; a caller turns it into its own refusal."""


class DamagedError(ValueError):
    """Something in the content is not what a record holds."""


def without_defaults(record: Record) -> dict[str, Any]:
    """A record in written form; fields that hold nothing are left out."""
    written = encode_record(record)
    for each in fields_of(type(record)):
        if written[each.name] == encode(each.facets.value, each.default):
            del written[each.name]
    return written


def checked_record(written: Mapping[str, Any], kinds: Mapping[str, type[Record]]) -> Record:
    """The living record of one of these kinds; raises one of `DAMAGE` for anything else."""
    record_type = kinds[written["kind"]]
    for each in fields_of(record_type):
        _expect_plain(each.facets.value, written.get(each.name))
    record = decode_record(record_type, written)
    if not isinstance(record.id, str) or not record.id or record.alive is not True:
        raise DamagedError("not a living record")
    if isinstance(record, OrderedRecord) and not isinstance(record.position, str):
        raise DamagedError("no place")
    for each in fields_of(record_type):
        value = getattr(record, each.name)
        if value is not None and not _is_sound(each.facets, value):
            raise DamagedError(each.name)
    return record


def _expect_plain(kind: ValueKind, written: Any) -> None:
    """Numbers are short texts of figures before anything is computed with them, lists of words are lists."""
    numbers: Iterable[Any] = ()
    if kind in {ValueKind.NUMBER, ValueKind.SHARE}:
        numbers = [written]
    elif kind in {ValueKind.MONEY, ValueKind.CONVERTED, ValueKind.MEASURE, ValueKind.PLACE} and written is not None:
        numbers = [written.get(name) for name in _PLAIN_KEYS]
    elif kind in {ValueKind.TEXT, ValueKind.LONG_TEXT, ValueKind.LINK, ValueKind.CHOICE}:
        if written is not None and not isinstance(written, str):
            raise DamagedError("not a text")
    elif kind is ValueKind.WORDS and written is not None and not isinstance(written, list):
        raise DamagedError("not a list")
    for each in numbers:
        if each is not None and not (isinstance(each, str) and _PLAIN_NUMBER.fullmatch(each)):
            raise DamagedError("not a number")


def _is_sound(facets: Facets, value: Any) -> bool:
    """Whether a value is one the program itself could have written."""
    match value:
        case str():
            sound = _is_text(value) and (not facets.choice_list or value in {"", *CHOICES[facets.choice_list]})
        case int() | Decimal():  # a flag among them, which has no bounds
            sound = (facets.minimum is None or value >= facets.minimum) \
                and (facets.maximum is None or value <= facets.maximum)
        case Money():
            sound = value.currency in MINOR_DIGITS and abs(value.minor) < LARGEST_MINOR
        case ConvertedMoney():
            sound = _is_sound(facets, value.money) and _is_text(value.rate_source)
        case Bilingual():
            sound = _is_text(value.uk) and _is_text(value.en)
        case tuple():
            sound = all(_is_text(each) for each in value)
        case Measure():
            sound = _is_text(value.unit)
        case PlaceRef():
            sound = all(map(_is_text, (value.code, value.address, value.precision)))
        case _:
            sound = facets.value in {ValueKind.DATE, ValueKind.MOMENT, ValueKind.PERIOD}
    return sound


def _is_text(value: Any) -> bool:
    """A text that can be written in any encoding; a lone half of a character raises ValueError."""
    return isinstance(value, str) and value.encode() is not None

"""The one written form of every value: rows, journal, JSON and fingerprints all use it.

`encode` gives None, bool, int, str, list or dict ready for JSON; `decode` is its inverse (a law in the tests).
Money is {"amount": "16486073.00", "currency": "UAH"}; days are ISO dates; moments are ISO with Z, in UTC.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from hromada_desk.domain.money import ConvertedMoney, Money, money
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.record import Record, fields_of
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef

R = TypeVar("R", bound=Record)

def encode(kind: ValueKind, value: Any) -> Any:
    """The written form of a value of that kind."""
    return None if value is None else _ENCODERS[kind](value)


def decode(kind: ValueKind, written: Any) -> Any:
    """The value of that kind from its written form; None stays None."""
    return None if written is None else _DECODERS[kind](written)


def encode_record(record: Record) -> dict[str, Any]:
    """Every field of a record in written form, with `kind`, `id` and `alive`."""
    written: dict[str, Any] = {"kind": record.kind, "id": record.id, "alive": record.alive}
    for each in fields_of(type(record)):
        written[each.name] = encode(each.facets.value, getattr(record, each.name))
    return written


def decode_record(record_type: type[R], written: Mapping[str, Any]) -> R:
    """A record from its written form; fields that are absent keep their defaults, unknown ones are left out."""
    values = {each.name: decode(each.facets.value, written[each.name])
              for each in fields_of(record_type) if each.name in written}
    return record_type(id=written["id"], alive=written.get("alive", True), **values)


def _encode_money(value: Money) -> dict[str, str]:
    return {"amount": str(value.amount), "currency": value.currency}


def _decode_money(written: Mapping[str, str]) -> Money:
    return money(Decimal(written["amount"]), written["currency"])


def _encode_converted(value: ConvertedMoney) -> dict[str, Any]:
    return {**_encode_money(value.money), "rate": _plain(value.rate), "rate_on": _iso(value.rate_on),
            "rate_source": value.rate_source}


def _decode_converted(written: Mapping[str, Any]) -> ConvertedMoney:
    return ConvertedMoney(_decode_money(written), _decimal(written.get("rate")), _date(written.get("rate_on")),
                          written.get("rate_source") or "")


def _encode_place(value: PlaceRef) -> dict[str, Any]:
    return {"code": value.code, "address": value.address, "latitude": _plain(value.latitude),
            "longitude": _plain(value.longitude), "precision": value.precision}


def _decode_place(written: Mapping[str, Any]) -> PlaceRef:
    return PlaceRef(written.get("code") or "", written.get("address") or "", _decimal(written.get("latitude")),
                    _decimal(written.get("longitude")), written.get("precision") or "")


def _encode_measure(value: Measure) -> dict[str, Any]:
    return {"baseline": _plain(value.baseline), "target": _plain(value.target), "unit": value.unit}


def _decode_measure(written: Mapping[str, Any]) -> Measure:
    return Measure(_decimal(written.get("baseline")), _decimal(written.get("target")), written.get("unit") or "")


def _encode_moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _decode_moment(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(UTC)


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else _encode_number(value)


def _encode_number(value: Decimal) -> str:
    """Without exponent and trailing zeros, so that equal numbers are written equally."""
    written = format(value, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def _decimal(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _date(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _same(value: Any) -> Any:
    return value


_ENCODERS: dict[ValueKind, Callable[[Any], Any]] = {
    ValueKind.TEXT: _same,
    ValueKind.LONG_TEXT: _same,
    ValueKind.BILINGUAL: lambda value: {"uk": value.uk, "en": value.en},
    ValueKind.BILINGUAL_LONG: lambda value: {"uk": value.uk, "en": value.en},
    ValueKind.MONEY: _encode_money,
    ValueKind.CONVERTED: _encode_converted,
    ValueKind.NUMBER: _encode_number,
    ValueKind.COUNT: _same,
    ValueKind.SHARE: _encode_number,
    ValueKind.DATE: _iso,
    ValueKind.MOMENT: _encode_moment,
    ValueKind.PERIOD: lambda value: {"start": _iso(value.start), "end": _iso(value.end)},
    ValueKind.CHOICE: _same,
    ValueKind.WORDS: lambda value: sorted(set(value)),
    ValueKind.FLAG: _same,
    ValueKind.LINK: _same,
    ValueKind.PLACE: _encode_place,
    ValueKind.MEASURE: _encode_measure,
}

_DECODERS: dict[ValueKind, Callable[[Any], Any]] = {
    ValueKind.TEXT: str,
    ValueKind.LONG_TEXT: str,
    ValueKind.BILINGUAL: lambda written: Bilingual(written.get("uk") or "", written.get("en") or ""),
    ValueKind.BILINGUAL_LONG: lambda written: Bilingual(written.get("uk") or "", written.get("en") or ""),
    ValueKind.MONEY: _decode_money,
    ValueKind.CONVERTED: _decode_converted,
    ValueKind.NUMBER: Decimal,
    ValueKind.COUNT: int,
    ValueKind.SHARE: Decimal,
    ValueKind.DATE: date.fromisoformat,
    ValueKind.MOMENT: _decode_moment,
    ValueKind.PERIOD: lambda written: Period(_date(written.get("start")), _date(written.get("end"))),
    ValueKind.CHOICE: str,
    ValueKind.WORDS: lambda written: tuple(sorted(set(written))),
    ValueKind.FLAG: bool,
    ValueKind.LINK: str,
    ValueKind.PLACE: _decode_place,
    ValueKind.MEASURE: _decode_measure,
}

"""How a value lies in a column: texts, numbers and days natively, atoms as JSON in their one written form.

An empty atom is NULL, so that a wide row stays small and a new column needs no filling. Exact decimals are text.
Reading has fast paths for what lists show by the thousand; whatever they do not recognise goes through the codec.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from json.encoder import encode_basestring
from typing import Any

from hromada_desk.domain.money import MINOR_DIGITS, ConvertedMoney, Money
from hromada_desk.domain.records.codec import decode, encode
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.values import Bilingual, Period, PlaceRef

Read = Callable[[Any], Any]

NATIVE_TEXT = frozenset({ValueKind.TEXT, ValueKind.LONG_TEXT, ValueKind.CHOICE, ValueKind.LINK})
"""Kinds whose column holds the value itself."""

ATOMS = frozenset({
    ValueKind.BILINGUAL, ValueKind.BILINGUAL_LONG, ValueKind.MONEY, ValueKind.CONVERTED, ValueKind.PERIOD,
    ValueKind.WORDS, ValueKind.PLACE, ValueKind.MEASURE,
})
"""Kinds whose column holds JSON text."""

MONEY_KINDS = frozenset({ValueKind.MONEY, ValueKind.CONVERTED})
INTEGERS = frozenset({ValueKind.COUNT, ValueKind.FLAG})
_MONEY_ENDS = {f'","currency":"{code}"}}': code for code, digits in MINOR_DIGITS.items() if digits == 2}
_CURRENCY_AT = len('","currency":"UAH"}')
_POINT_AT = _CURRENCY_AT + 3
_WHOLE_PERIOD = '{"start":"2026-01-01","end":"2027-12-31"}'
_NO_RATE = ',"rate":null,"rate_on":null,"rate_source":""}'
_NO_POINT = '","latitude":null,"longitude":null,"precision":""}'
_ATOMS_REMEMBERED = 4096
_AMOUNT_AT = len('{"amount":"')


def written_json(value: Any) -> str:
    """The JSON text of a written value, always the same for the same value, without a space that is not in it.

    By hand, because the library's encoder takes longer to prepare itself than such a small value takes to write.
    """
    if value is None:
        return "null"
    if type(value) is str:
        return encode_basestring(value)
    if type(value) is dict:
        return "{" + ",".join([
            f"{encode_basestring(key)}:{encode_basestring(each) if type(each) is str else written_json(each)}"
            for key, each in value.items()]) + "}"
    if type(value) is list:
        return "[" + ",".join([written_json(each) for each in value]) + "]"
    return json.dumps(value)


def cell_of(kind: ValueKind, value: Any, default: Any) -> Any:
    """What the column of a field holds for that value."""
    if value is None or kind in NATIVE_TEXT or kind is ValueKind.COUNT:
        return value
    if kind is ValueKind.FLAG:
        return int(value)
    if kind in ATOMS:
        return None if value == default else written_json(encode(kind, value))
    return encode(kind, value)


def cell_of_written(kind: ValueKind, written: Any, written_default: Any) -> Any:
    """`cell_of` a value that is in written form already, as the journal has it."""
    if kind in ATOMS:
        return None if written is None or written == written_default else written_json(written)
    return int(written) if kind is ValueKind.FLAG and written is not None else written


@cache
def reader_of(kind: ValueKind) -> Read | None:
    """How a column that is not NULL is read; None where the cell already is the value."""
    if kind in NATIVE_TEXT or kind is ValueKind.COUNT:
        return None
    if kind in _FAST:
        return _FAST[kind]
    if kind in ATOMS:
        return partial(_remembered, kind)
    return lambda cell: decode(kind, cell)


def _read_bilingual(cell: str) -> Bilingual:
    """Without a backslash no quotation mark is hidden in the texts, and the JSON is cut instead of parsed."""
    if "\\" not in cell and cell[:7] == '{"uk":"' and cell[-2:] == '"}':
        ukrainian, between, english = cell[7:-2].partition('","en":"')
        if between:
            return Bilingual(ukrainian, english)
    read: Bilingual = decode(ValueKind.BILINGUAL, json.loads(cell))
    return read


def _read_money(cell: str) -> Money:
    """An amount with two digits after the point is cut out of its JSON; everything else is parsed."""
    currency = _MONEY_ENDS.get(cell[-_CURRENCY_AT:])
    if currency is not None and cell[-_POINT_AT] == "." and cell.startswith('{"amount":"'):
        return Money(int(cell[_AMOUNT_AT:-_POINT_AT] + cell[1 - _POINT_AT:-_CURRENCY_AT]), currency)
    read: Money = decode(ValueKind.MONEY, json.loads(cell))
    return read


def _read_converted(cell: str) -> ConvertedMoney:
    """A sum without a rate, as nearly all are, is read as plain money; its JSON ends in the same words always."""
    if cell.endswith(_NO_RATE):
        return ConvertedMoney(_read_money(cell[:-len(_NO_RATE)] + "}"))
    return _remembered(ValueKind.CONVERTED, cell)  # type: ignore[no-any-return]


def _read_place(cell: str) -> PlaceRef:
    """A place without a point on the map; as with bilingual texts no quotation mark is hidden without a backslash."""
    if cell.endswith(_NO_POINT) and cell[:9] == '{"code":"' and "\\" not in cell:
        code, between, address = cell[9:-len(_NO_POINT)].partition('","address":"')
        if between:
            return PlaceRef(code, address)
    return _remembered(ValueKind.PLACE, cell)  # type: ignore[no-any-return]


@lru_cache(maxsize=_ATOMS_REMEMBERED)
def _remembered(kind: ValueKind, cell: str) -> Any:
    """Atoms are frozen and repeat themselves (periods, units, tags, rates), so equal cells may share one."""
    return decode(kind, json.loads(cell))


def _read_period(cell: str) -> Period:
    if len(cell) == len(_WHOLE_PERIOD):
        return Period(date.fromisoformat(cell[10:20]), date.fromisoformat(cell[29:39]))
    read: Period = decode(ValueKind.PERIOD, json.loads(cell))
    return read


_FAST: dict[ValueKind, Read] = {
    ValueKind.FLAG: bool,
    ValueKind.NUMBER: Decimal,
    ValueKind.SHARE: Decimal,
    ValueKind.BILINGUAL: _read_bilingual,
    ValueKind.BILINGUAL_LONG: _read_bilingual,
    ValueKind.MONEY: _read_money,
    ValueKind.CONVERTED: _read_converted,
    ValueKind.PLACE: _read_place,
    ValueKind.PERIOD: _read_period,
}

"""What a kept version of a budget holds: its records in written form, and reading them back with distrust.

A file travels; what it holds may be damaged or made up. Whatever is not exactly the records of that budget is refused
as a whole: half of a version would be a budget nobody ever had.
"""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import LARGEST_MINOR, MINOR_DIGITS, ConvertedMoney, Money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.budget_variants import BudgetVersion
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.codec import decode_record, encode, encode_record
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.domain.records.record import OrderedRecord, Record, fields_of
from hromada_desk.domain.values import Bilingual

R = TypeVar("R", bound=Record)

RECORDS = "records"
KINDS: Mapping[str, type[Record]] = {each.kind: each for each in (Budget, BudgetLine, FundingSource, LineShare)}
_PLAIN_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,80})?")
"""How numbers are written; an exponent could stand for more digits than any memory holds."""
_PLAIN_KEYS = frozenset({"amount", "rate"})
_DAMAGE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class _DamagedError(ValueError):
    """Something in the content is not what a record of a budget holds."""


def written_content(parts: BudgetParts) -> str:
    """The records of a budget as text; fields that hold nothing are left out, equal budgets give equal texts."""
    records = [parts.budget, *(each for each in parts.records() if each.kind != Budget.kind and each.alive)]
    written = [_without_defaults(each) for each in records]
    written.sort(key=lambda each: (each["kind"] != Budget.kind, each["kind"], each["id"]))
    return json.dumps({RECORDS: written}, ensure_ascii=False, separators=(",", ":"))


def read_content(version: BudgetVersion) -> BudgetParts:
    """The budget of a version; raises RuleBroken('budget_version.damaged') for anything but its records."""
    try:
        return _parts(version)
    except _DAMAGE as error:
        raise RuleBroken("budget_version.damaged", name=version.name) from error


def _without_defaults(record: Record) -> dict[str, Any]:
    written = encode_record(record)
    for each in fields_of(type(record)):
        if written[each.name] == encode(each.facets.value, each.default):
            del written[each.name]
    return written


def _parts(version: BudgetVersion) -> BudgetParts:
    found = [_record(each) for each in json.loads(version.content)[RECORDS]]
    budgets = [each for each in found if isinstance(each, Budget)]
    if [each.id for each in budgets] != [version.budget_id] or len({each.id for each in found}) != len(found):
        raise _DamagedError("not one budget")
    parts = BudgetParts(budgets[0], _of(BudgetLine, found), _of(FundingSource, found), _of(LineShare, found))
    lines, sources = {each.id for each in parts.lines}, {each.id for each in parts.sources}
    owners = {each.budget_id for each in parts.lines} | {each.budget_id for each in parts.sources}
    placed = all(each.line_id in lines and each.source_id in sources for each in parts.shares)
    if owners - {version.budget_id} or not placed:
        raise _DamagedError("of another budget")
    return parts


def _of(record_type: type[R], found: Iterable[Record]) -> tuple[R, ...]:
    return tuple(each for each in found if isinstance(each, record_type))


def _record(written: Mapping[str, Any]) -> Record:
    record_type = KINDS[written["kind"]]
    for each in fields_of(record_type):
        _expect_plain(each.facets.value, written.get(each.name))
    record = decode_record(record_type, written)
    if not isinstance(record.id, str) or not record.id or record.alive is not True:
        raise _DamagedError("not a living record")
    if isinstance(record, OrderedRecord) and not isinstance(record.position, str):
        raise _DamagedError("no place")
    for each in fields_of(record_type):
        value = getattr(record, each.name)
        if value is not None and not _is_sound(each.facets, value):
            raise _DamagedError(each.name)
    return record


def _expect_plain(kind: ValueKind, written: Any) -> None:
    """Numbers are short texts of figures before anything is computed with them, lists of words are lists."""
    numbers: Iterable[Any] = ()
    if kind in {ValueKind.NUMBER, ValueKind.SHARE}:
        numbers = [written]
    elif kind in {ValueKind.MONEY, ValueKind.CONVERTED} and written is not None:
        numbers = [written.get(name) for name in _PLAIN_KEYS]
    elif kind in {ValueKind.TEXT, ValueKind.LONG_TEXT, ValueKind.LINK, ValueKind.CHOICE}:
        if written is not None and not isinstance(written, str):
            raise _DamagedError("not a text")
    elif kind is ValueKind.WORDS and written is not None and not isinstance(written, list):
        raise _DamagedError("not a list")
    for each in numbers:
        if each is not None and not (isinstance(each, str) and _PLAIN_NUMBER.fullmatch(each)):
            raise _DamagedError("not a number")


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
        case _:
            sound = facets.value in {ValueKind.DATE, ValueKind.PERIOD}
    return sound


def _is_text(value: Any) -> bool:
    """A text that can be written in any encoding; a lone half of a character raises ValueError."""
    return isinstance(value, str) and value.encode() is not None

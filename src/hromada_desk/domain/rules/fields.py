"""What the facets of every field promise: filled where mandatory, within limits, a known choice, both languages."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from hromada_desk.domain.case import Case
from hromada_desk.domain.money import LARGEST_MINOR, ConvertedMoney, Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf, Record, fields_of
from hromada_desk.domain.values import Bilingual, Language

_BILINGUAL = (ValueKind.BILINGUAL, ValueKind.BILINGUAL_LONG)
_NUMERIC = (ValueKind.NUMBER, ValueKind.COUNT, ValueKind.SHARE)


def every_record(case: Case) -> Iterator[Record]:
    """The case's main records and its parts; a main record that is also among the parts comes once."""
    for main in (case.hromada, case.project, case.proposal, case.call):
        if main is not None and all(each.id != main.id for each in case.records.get(main.kind, ())):
            yield main
    for parts in case.records.values():
        yield from parts


def problem(record: Record, code: str, name: str, severity: Severity, details: Mapping[str, object]) -> Problem:
    """A problem of one field; its details also name the record and carry the key of the field's label."""
    naming = {"kind": record.kind, "record": _name_of(record), "label": f"{record.kind}.{name}"}
    return Problem(code, record.kind, record.id, name, severity, {**naming, **details})


def mandatory_fields_are_filled(case: Case) -> Iterator[Problem]:
    """A mandatory field without a value; for texts in two languages, the side the form's languages ask for."""
    languages: tuple[Language, ...] = case.form.languages if case.form is not None else ("uk", "en")
    for record in every_record(case):
        for each in _mandatory(record.kind):
            value = getattr(record, each.name)
            if value is None or value in ("", ()) or (value == each.default and not value):
                yield problem(record, "field.missing", each.name, Severity.ERROR, {})
            elif isinstance(value, Bilingual):
                for language in languages:
                    if not value.side(language):
                        yield problem(record, "field.language_missing", each.name, Severity.WARNING,
                                      {"language": language, "written": value})


def values_are_within_their_limits(case: Case) -> Iterator[Problem]:
    """Texts over their limit, numbers out of range, unknown choices, sums no budget can have."""
    for record in every_record(case):
        for each in _limited(record.kind):
            value = getattr(record, each.name)
            if value != each.default:
                yield from _beyond_limits(record, each, value)


def periods_run_forward(case: Case) -> Iterator[Problem]:
    """A period that ends before it starts."""
    for record in every_record(case):
        for each in _periods(record.kind):
            period = getattr(record, each.name)
            if period.start and period.end and period.end < period.start:
                yield problem(record, "field.period_backwards", each.name, Severity.ERROR,
                              {"start": period.start, "end": period.end})


def _name_of(record: Record) -> object:
    """What people call a record: its title, name, number or code; "" where it has none."""
    return next((value for name in ("title", "name", "number", "code") if (value := getattr(record, name, ""))), "")


def _beyond_limits(record: Record, field: FieldOf, value: Any) -> Iterator[Problem]:
    facets = field.facets
    if facets.limit and isinstance(value, (str, Bilingual)):
        for side in (value,) if isinstance(value, str) else (value.uk, value.en):
            if len(side) > facets.limit:
                yield problem(record, "field.too_long", field.name, Severity.ERROR,
                              {"length": len(side), "limit": facets.limit, "over": len(side) - facets.limit})
    elif facets.value in _NUMERIC:
        yield from _out_of_range(record, field, Decimal(value))
    elif facets.value is ValueKind.CHOICE and value not in CHOICES[facets.choice_list]:
        yield problem(record, "field.unknown_choice", field.name, Severity.WARNING, {"value": value})
    elif facets.value in (ValueKind.MONEY, ValueKind.CONVERTED):
        amount: Money = value.money if isinstance(value, ConvertedMoney) else value
        if abs(amount.minor) >= LARGEST_MINOR:
            yield problem(record, "field.sum_too_large", field.name, Severity.ERROR, {"amount": amount})
        elif amount.minor < 0 and record.kind != BudgetLine.kind:  # a negative line is told with its number
            yield problem(record, "field.sum_negative", field.name, Severity.WARNING, {"amount": amount})


def _out_of_range(record: Record, field: FieldOf, value: Decimal) -> Iterator[Problem]:
    low, high = field.facets.minimum, field.facets.maximum
    if low is not None and value < low:
        yield problem(record, "field.too_small", field.name, Severity.ERROR, {"value": value, "least": low})
    if high is not None and value > high:
        yield problem(record, "field.too_great", field.name, Severity.ERROR, {"value": value, "most": high})


@cache
def _mandatory(kind: str) -> tuple[FieldOf, ...]:
    return tuple(each for each in fields_of(KINDS[kind]) if each.facets.mandatory)


@cache
def _periods(kind: str) -> tuple[FieldOf, ...]:
    return tuple(each for each in fields_of(KINDS[kind]) if each.facets.value is ValueKind.PERIOD)


@cache
def _limited(kind: str) -> tuple[FieldOf, ...]:
    return tuple(each for each in fields_of(KINDS[kind]) if _has_limits(each))


def _has_limits(field: FieldOf) -> bool:
    facets = field.facets
    if facets.value is ValueKind.CHOICE:
        return not facets.technical
    if facets.value in (ValueKind.MONEY, ValueKind.CONVERTED):
        return True
    if facets.value in _NUMERIC:
        return facets.minimum is not None or facets.maximum is not None
    return bool(facets.limit) and not facets.technical


RULES = (mandatory_fields_are_filled, values_are_within_their_limits, periods_run_forward)

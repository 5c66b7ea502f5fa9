"""Codes and places: written as their scheme wants and, where the list is at hand, existing in it.

The lists come in as `known`, scheme -> codes; the domain holds none. A scheme without a list is checked by form only.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache

from hromada_desk.domain import identifiers
from hromada_desk.domain.case import Case
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf, Record, fields_of
from hromada_desk.domain.rules.fields import every_record, problem

PLACES = "KATOTTG"

Known = Mapping[str, Container[str]]
"""Scheme -> the codes that exist."""


def codes_are_known(case: Case, known: Known) -> Iterator[Problem]:
    """Every code field, place and identifier of the case that its scheme or its list does not accept."""
    for record in every_record(case):
        for each in _coded(record.kind):
            value = getattr(record, each.name)
            if each.facets.value is ValueKind.PLACE:
                yield from _judge(record, each.name, PLACES, value.code, known)
            elif value:
                yield from _judge(record, each.name, each.facets.scheme, value, known)
        if isinstance(record, Identifier):
            yield from _judge(record, "value", record.scheme, record.value, known)


def _judge(record: Record, name: str, scheme: str, value: str, known: Known) -> Iterator[Problem]:
    verdict = identifiers.check(scheme, value, known=_look_up(scheme, known))
    if verdict.code and verdict.severity is not None and verdict.severity is not Severity.NOTE:
        rules = identifiers.SCHEMES.get(scheme)
        yield problem(record, verdict.code, name, verdict.severity,
                      {"value": value, "scheme": scheme, "example": rules.example if rules is not None else ""})


def _look_up(scheme: str, known: Known) -> Callable[[str], bool] | None:
    codes = known.get(scheme)
    return None if codes is None else lambda code: code in codes


@cache
def _coded(kind: str) -> tuple[FieldOf, ...]:
    return tuple(each for each in fields_of(KINDS[kind]) if each.facets.scheme or each.facets.value is ValueKind.PLACE)

"""What a kept version of a budget holds: its records in written form, and reading them back with distrust.

A file travels; what it holds may be damaged or made up. Whatever is not exactly the records of that budget is refused
as a whole: half of a version would be a budget nobody ever had.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.budget_variants import BudgetVersion
from hromada_desk.domain.records.checked import DAMAGE, DamagedError, checked_record, without_defaults
from hromada_desk.domain.records.record import Record

R = TypeVar("R", bound=Record)

RECORDS = "records"
KINDS: Mapping[str, type[Record]] = {each.kind: each for each in (Budget, BudgetLine, FundingSource, LineShare)}


def written_content(parts: BudgetParts) -> str:
    """The records of a budget as text; fields that hold nothing are left out, equal budgets give equal texts."""
    records = [parts.budget, *(each for each in parts.records() if each.kind != Budget.kind and each.alive)]
    written = [without_defaults(each) for each in records]
    written.sort(key=lambda each: (each["kind"] != Budget.kind, each["kind"], each["id"]))
    return json.dumps({RECORDS: written}, ensure_ascii=False, separators=(",", ":"))


def read_content(version: BudgetVersion) -> BudgetParts:
    """The budget of a version; raises RuleBroken('budget_version.damaged') for anything but its records."""
    try:
        return _parts(version.budget_id, version.content)
    except DAMAGE as error:
        raise RuleBroken("budget_version.damaged", name=version.name) from error


@lru_cache(maxsize=3)
def _parts(budget_id: str, content: str) -> BudgetParts:
    """Kept for a few versions with the figures made of them: a comparison asks for both sides at every change."""
    found = [checked_record(each, KINDS) for each in json.loads(content)[RECORDS]]
    budgets = [each for each in found if isinstance(each, Budget)]
    if [each.id for each in budgets] != [budget_id] or len({each.id for each in found}) != len(found):
        raise DamagedError("not one budget")
    parts = BudgetParts(budgets[0], _of(BudgetLine, found), _of(FundingSource, found), _of(LineShare, found))
    lines, sources = {each.id for each in parts.lines}, {each.id for each in parts.sources}
    owners = {each.budget_id for each in parts.lines} | {each.budget_id for each in parts.sources}
    placed = all(each.line_id in lines and each.source_id in sources for each in parts.shares)
    if owners - {budget_id} or not placed:
        raise DamagedError("of another budget")
    return parts


def _of(record_type: type[R], found: Iterable[Record]) -> tuple[R, ...]:
    return tuple(each for each in found if isinstance(each, record_type))

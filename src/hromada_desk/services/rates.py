"""The exchange rates of the workspace: which there are, typing one in, taking a publisher's file, taking some away.

Which of them a budget takes is the business of `budget_rates`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.records.budget import Rate
from hromada_desk.domain.records.record import field_of
from hromada_desk.domain.values import Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.entering import value_from_text
from hromada_desk.services.typed_numbers import positive_number
from hromada_desk.text.periods import parse_period

if TYPE_CHECKING:
    from hromada_desk.exchange.rates_in import RatesRead

PUBLISHERS = ("NBU", "InforEuro", "ECB")
AHEAD = timedelta(days=31)
"""A publisher sets rates for the next working day, InforEuro for the next month; a later day is a slip."""
STALE_DAYS = 30
"""A newest rate older than this is named as old: a month of InforEuro has passed, and the NBU has published twenty."""


@dataclass(frozen=True, slots=True)
class RatesPreview:
    """A file of rates as read against the workspace: new ones, those that get another figure, and those known."""

    read: RatesRead
    new: tuple[Rate, ...]
    changed: tuple[Rate, ...]
    same: int

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.read.file

    @property
    def source(self) -> str:
        """Whose rates they are."""
        return self.read.source

    @property
    def unknown(self) -> tuple[str, ...]:
        """Codes of currencies that budgets here do not use."""
        return self.read.unknown

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, row by row."""
        return self.read.problems

    @property
    def period(self) -> tuple[date, date]:
        """The first and the last day of the file's rates."""
        days = [each.rate_on for each in self.read.rates]
        return min(days), max(days)


def list_rates(desk: Desk) -> tuple[Rate, ...]:
    """All rates, the newest first; those without a day last."""
    return tuple(sorted(desk.all(Rate), key=lambda each: (-(each.rate_on or date.min).toordinal(), each.source,
                                                          each.currency, each.to_currency, each.id)))


def newest_days(desk: Desk) -> dict[str, date]:
    """The day of the newest rate of each source."""
    newest: dict[str, date] = {}
    for each in desk.all(Rate):
        if each.rate_on is not None and each.rate:
            newest[each.source] = max(each.rate_on, newest.get(each.source, each.rate_on))
    return newest


def preview_rates(desk: Desk, path: Path, month: str = "") -> RatesPreview:
    """Read a file of rates and say what would come of it; nothing is written.

    `month` ("11.2026") is that of an InforEuro file which does not say it. Raises FileProblem('rates.*', 'import.*',
    'file.*') or RuleBroken('period.*').
    """
    from hromada_desk.exchange.rates_in import read_rates

    read = read_rates(path, _first_day(month))
    last = desk.today() + AHEAD
    known = {_key(each): each for each in desk.all(Rate)}
    new, changed, same = list[Rate](), list[Rate](), 0
    for each in read.rates:
        if each.rate_on > last:
            raise FileProblem("rates.in_future.whole_file", file=read.file, day=each.rate_on)
        rate = Rate(id=desk.new_id(), currency=each.currency, to_currency=each.to_currency, rate=each.rate,
                    rate_on=each.rate_on, source=read.source)
        present = known.get(_key(rate))
        if present is None:
            new.append(rate)
        elif present.rate != each.rate:
            changed.append(replace(present, rate=each.rate))
        else:
            same += 1
    return RatesPreview(read, tuple(new), tuple(changed), same)


def apply_rates(desk: Desk, preview: RatesPreview) -> int:
    """Keep the rates of a preview as one change; how many are new or different. Known ones write nothing."""
    records = (*preview.new, *preview.changed)
    if records:
        desk.put("change.rates_imported", *records, file=preview.file, source=preview.source, count=str(len(records)))
    return len(records)


def add_rate(desk: Desk, currencies: tuple[str, str], typed: str, typed_day: str, source: str,
             language: Language) -> Rate:
    """A rate as a person types it: so many of the second currency per one of the first. One change.

    The rate of that pair, day and source is replaced where there is one. Raises RuleBroken('rates.same_currency'),
    ('rates.in_future'), ('entry.*') or ('arithmetic.*').
    """
    currency, to_currency = currencies
    if currency == to_currency:
        raise RuleBroken("rates.same_currency", currency=currency)
    figure = positive_number(field_of(Rate, "rate"), typed, language)
    on = value_from_text(field_of(Rate, "rate_on"), typed_day.strip(), language) or desk.today()
    if on > desk.today() + AHEAD:
        raise RuleBroken("rates.in_future", day=on)
    rate = Rate(id=desk.new_id(), currency=currency, to_currency=to_currency, rate=figure, rate_on=on, source=source)
    present = next((each for each in desk.all(Rate) if _key(each) == _key(rate)), None)
    if present is not None:
        rate = replace(present, rate=figure)
    desk.put("change.rate_added", rate, currency=currency, to_currency=to_currency)
    return rate


def remove_rates(desk: Desk, rate_ids: Collection[str]) -> Sequence[Rate]:
    """Rates go to the trash as one change; prices keep the rate that is pinned to them."""
    doomed = [desk.get(Rate, each) for each in rate_ids]
    if doomed:
        desk.put("change.rates_removed", *(replace(each, alive=False) for each in doomed), count=str(len(doomed)))
    return doomed


def _first_day(month: str) -> date | None:
    if not month.strip():
        return None
    read = parse_period(month)
    if read.reason or read.start is None:
        raise RuleBroken(read.reason or "period.not_a_period", text=month)
    if read.end is None or (read.start.year, read.start.month) != (read.end.year, read.end.month):
        raise RuleBroken("rates.not_a_month", text=month)
    return read.start.replace(day=1)


def _key(rate: Rate) -> tuple[str, str, date | None, str]:
    return rate.currency, rate.to_currency, rate.rate_on, rate.source

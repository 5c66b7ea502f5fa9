"""Reads files of exchange rates as the NBU, InforEuro and the ECB give them; whose a file is, its content tells.

The NBU gives hryvnias per unit of a currency and day, InforEuro units per euro and month, the ECB units per euro and
day. A row that cannot be read is named and left out; a file without one good row is refused. Nothing is written here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.money import CURRENCIES
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.exchange.rate_files import FoundRate, found_rates
from hromada_desk.text.dates import EARLIEST_YEAR, LATEST_YEAR, parse_date
from hromada_desk.text.periods import parse_period

HRYVNIA, EURO = "UAH", "EUR"
NBU, INFOREURO, ECB = "NBU", "InforEuro", "ECB"
MOST_RATES = 5_000
"""So many newest rates are taken: the ECB's file of all days has a hundred thousand, no budget looks so far back."""
LARGEST_RATE = Decimal(10) ** 7
MOST_NAMED = 20
"""Rows that could not be read are named up to here, then only counted."""
_FIGURE = re.compile(r"\d{1,12}(?:[.,]\d{1,20})?|[.,]\d{1,20}", re.ASCII)
_MONTH_IN_NAME = re.compile(r"(?<!\d)(?:(20\d\d)[-_. ]?(0[1-9]|1[0-2])|(0[1-9]|1[0-2])[-_. ](20\d\d))(?!\d)")
_NOT_GIVEN = frozenset({"", "n/a", "-", "null", "none"})


@dataclass(frozen=True, slots=True)
class ReadRate:
    """Units of `to_currency` per one of `currency`, of a day (the first of its month for InforEuro)."""

    currency: str
    to_currency: str
    rate: Decimal
    rate_on: date


@dataclass(frozen=True, slots=True)
class RatesRead:
    """What a file holds: its publisher, the rates by day, currencies this program does not keep, rows left out."""

    file: str
    source: str
    rates: tuple[ReadRate, ...]
    unknown: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_rates(path: Path, month: date | None = None) -> RatesRead:
    """The rates of a file. `month` is that of an InforEuro file which does not say it, nor its name.

    Raises FileProblem: 'rates.*' for what is no file of rates, 'import.*' and 'file.*' for what cannot be read at all.
    """
    source, found = found_rates(path)
    month = month or _month_of_name(path.name)
    rates: dict[tuple[str, date], ReadRate] = {}
    unknown, bad = set[str](), list[Problem]()
    for each in found:
        code = each.code.strip().upper()
        if code not in CURRENCIES or code == (HRYVNIA if source == NBU else EURO):
            unknown |= {code} if code not in CURRENCIES and re.fullmatch("[A-Z]{3}", code) else set()
            continue
        read = _read(path.name, source, code, each, month)
        if isinstance(read, Problem):
            bad.append(read)
        elif read is not None:
            rates[code, read.rate_on] = read
    if not rates:
        raise _without_rates(path.name, bad)
    newest = sorted(rates.values(), key=lambda each: (each.rate_on, each.currency, each.to_currency))
    problems = [*bad[:MOST_NAMED], *_notes(len(newest), len(bad))]
    return RatesRead(path.name, source, tuple(newest[-MOST_RATES:]), tuple(sorted(unknown)), tuple(problems))


def _read(file: str, source: str, code: str, found: FoundRate, month: date | None) -> ReadRate | Problem | None:
    """One rate, None for a currency not quoted that day, or what is wrong with it."""
    if found.rate.strip().casefold() in _NOT_GIVEN:
        return None
    figure, units = _figure(found.rate), _figure(found.units or "1")
    place = {"place": found.place, "currency": code}
    if figure is None or not units:
        text = found.rate if figure is None else found.units
        return Problem("rates.not_a_number", severity=Severity.WARNING, details={**place, "text": text[:40]})
    rate = figure / units
    if not 0 < rate < LARGEST_RATE:
        return Problem("rates.absurd", severity=Severity.WARNING, details={**place, "text": found.rate[:40]})
    day = _day(found.day, source) if found.day.strip() else month if source == INFOREURO else None
    if day is None:
        if source == INFOREURO and not found.day.strip():
            raise FileProblem("rates.month_unknown", file=file)
        return Problem("rates.not_a_date", severity=Severity.WARNING, details={**place, "text": found.day[:40]})
    if source == NBU:
        return ReadRate(code, HRYVNIA, rate, day)
    return ReadRate(EURO, code, rate, day.replace(day=1) if source == INFOREURO else day)


def _figure(written: str) -> Decimal | None:
    """A plain figure, point or comma before its decimals: publishers write no thousands. None for anything else."""
    tidy = re.sub(r"[\s\u00a0\u202f]", "", written)
    negative = tidy.startswith(("-", "\u2212"))
    if _FIGURE.fullmatch(tidy[1:] if negative else tidy) is None:
        return None
    value = Decimal(tidy.lstrip("-\u2212").replace(",", "."))
    return -value if negative else value


def _day(written: str, source: str) -> date | None:
    """The day, day first as all three write it; a month is its first day."""
    read = parse_date(written)
    day = read.value
    if day is None and read.ambiguous and source == INFOREURO:
        day = next((each for each in read.ambiguous if each.day == 1), None)
    if day is None and source == INFOREURO:
        day = parse_period(written).start
    return day if day is not None and EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def _month_of_name(name: str) -> date | None:
    found = _MONTH_IN_NAME.search(name)
    if found is None:
        return None
    return date(int(found[1] or found[4]), int(found[2] or found[3]), 1)


def _without_rates(file: str, bad: Iterable[Problem]) -> FileProblem:
    """Why a file has no rate to take: the first row that could not be read, or that it has none."""
    first = next(iter(bad), None)
    if first is None:
        return FileProblem("rates.none_in_file", file=file)
    return FileProblem(f"{first.code}.whole_file", file=file, **first.details)


def _notes(taken: int, bad: int) -> Iterator[Problem]:
    if bad > MOST_NAMED:
        yield Problem("rates.more_rows", severity=Severity.WARNING, details={"n": bad - MOST_NAMED})
    if taken > MOST_RATES:
        yield Problem("rates.only_newest", severity=Severity.NOTE, details={"kept": MOST_RATES, "all": taken})

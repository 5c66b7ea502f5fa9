"""Reads one cell as an amount, a day, a period or a yes; what cannot be read carries the code of why.

Numbers of a spreadsheet are binary fractions with fifteen digits that mean something; beyond them is noise of the
machine (560333.9500000001), which is cut off before an amount becomes exact money.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import LARGEST_MINOR, MINOR_DIGITS, Money, round_half_up
from hromada_desk.domain.values import Period
from hromada_desk.exchange.import_words import ImportWords
from hromada_desk.exchange.mapping import MappedColumn
from hromada_desk.exchange.tables import Cell, cell_text
from hromada_desk.exchange.units_in import unit_of_words
from hromada_desk.text.dates import parse_date
from hromada_desk.text.number_reading import parse_number

MEANINGFUL_DIGITS = ".15g"
SERIAL_DAYS = range(32_874, 73_051)  # 1990 to 2099 as spreadsheets count days
SERIAL_ORIGIN = date(1899, 12, 30).toordinal()
_FIGURE_AND_WORDS = re.compile(r"\s*([\d\s.,'\u2019\u00a0\u202f]*\d)\s*([^\d]{2,20})")
_YEARS_IN_TEXT = re.compile(r"\b(?:19|20)\d\d\b")
_ONE_SEPARATOR = re.compile(r"(\d+)([.,])(\d+)")


@dataclass(frozen=True, slots=True)
class CellAmount:
    """What a cell says as money: the amount, or nothing, or why it cannot be read and what it may mean."""

    money: Money | None = None
    code: str = ""
    meanings: tuple[Decimal, ...] = ()


NOTHING = CellAmount()


def read_amount(cell: Cell, column: MappedColumn, decimal: str, words: ImportWords) -> CellAmount:
    """The money in a cell in whole currency, exact to the minor unit.

    `decimal` settles a number that can be read in two ways: the sign that parts decimals, "" to ask.
    """
    if isinstance(cell, str):
        text = cell.strip()
        if not text or fold(text) in words.rows.empty_cells:
            return NOTHING
        return _from_text(text, column, decimal, words)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return CellAmount(code="import.not_a_number")
    return _exact(Decimal(format(cell, MEANINGFUL_DIGITS)) * column.times, column.currency)


def _from_text(text: str, column: MappedColumn, decimal: str, words: ImportWords) -> CellAmount:
    times, currency = column.times, column.currency
    read = parse_number(text, "uk")
    if read.reason:
        spoken = _FIGURE_AND_WORDS.fullmatch(text)
        unit = unit_of_words(spoken[2], words.units) if spoken else None
        if spoken is None or unit is None or not unit.currency:
            return CellAmount(code="import.too_large_amount" if read.reason == "number.too_large"
                              else "import.not_a_number")
        read = parse_number(spoken[1], "uk")
        times, currency = unit.times, unit.currency
    elif read.unit == "%":
        return CellAmount(code="import.not_a_number")
    elif read.unit and read.unit != column.currency:
        times, currency = Decimal(1), read.unit
    value = read.value if read.value is not None else _settled(text, read.ambiguous, decimal)
    if value is not None:
        return _exact(value * times, currency)
    code = "import.ambiguous_number" if read.ambiguous else "import.not_a_number"
    return CellAmount(code=code, meanings=tuple(each * times for each in read.ambiguous))


def _settled(text: str, meanings: tuple[Decimal, ...], decimal: str) -> Decimal | None:
    """The meaning of an ambiguous number once it is known which sign parts decimals."""
    if not meanings or not decimal:
        return None
    is_decimal = decimal in text
    return min(meanings, key=abs) if is_decimal else max(meanings, key=abs)


def _exact(value: Decimal, currency: str) -> CellAmount:
    if not value.is_finite() or abs(value) >= LARGEST_MINOR:
        return CellAmount(code="import.too_large_amount")
    minor = round_half_up(value.scaleb(MINOR_DIGITS[currency]))
    if abs(minor) >= LARGEST_MINOR:
        return CellAmount(code="import.too_large_amount")
    return CellAmount(Money(minor, currency))


def decimal_sign(texts: list[str]) -> str:
    """The sign that parts decimals in a column, "" where its texts do not show it or contradict each other.

    Shown by numbers that can be read in one way only, such as 16486.073 or 12,5.
    """
    shown = set()
    for text in texts:
        found = _ONE_SEPARATOR.fullmatch(re.sub(r"\s", "", text))
        if found and (len(found[3]) != 3 or len(found[1]) > 3 or found[1].startswith("0")):
            shown.add(found[2])
    return shown.pop() if len(shown) == 1 else ""


def read_day(cell: Cell, *, end: bool = False) -> date | None:
    """The day in a cell; a bare year is its first day, or its last one for an end. None where there is none or where
    it may be two days (01/02/2024).
    """
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if isinstance(cell, int | float) and int(cell) in SERIAL_DAYS:
        return date.fromordinal(SERIAL_ORIGIN + int(cell))
    text = cell_text(cell).strip()
    read = parse_date(text)
    if read.value is not None or read.ambiguous:
        return read.value
    years = _YEARS_IN_TEXT.findall(text)
    return _of_year(int(years[-1] if end else years[0]), end=end) if years else None


def read_period(cell: Cell) -> Period:
    """The period in a cell such as "2021-2023"; a single year is the whole of it."""
    if isinstance(cell, date):
        return Period(read_day(cell), None)
    years = [int(year) for year in _YEARS_IN_TEXT.findall(cell_text(cell))]
    return Period(_of_year(min(years), end=False), _of_year(max(years), end=True)) if years else Period()


def _of_year(year: int, *, end: bool) -> date:
    return date(year, 12, 31) if end else date(year, 1, 1)

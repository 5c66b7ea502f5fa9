"""Reads one cell of a foreign budget as an exact number, with the currency or unit beside it; nothing is guessed."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import MINOR_DIGITS
from hromada_desk.exchange.budget_words import BudgetWords
from hromada_desk.exchange.cells_in import MEANINGFUL_DIGITS
from hromada_desk.exchange.tables import Cell, cell_text
from hromada_desk.exchange.units_in import unit_of_words
from hromada_desk.text.number_reading import LARGEST, PER_CENT, Parsed, parse_number

_FIGURE_AND_WORDS = re.compile(r"\s*([\d\s.,'\u2019\u00a0\u202f]*\d)\s*([^\W\d_][^()=\d|]{0,30}?[23]?)\.?\s*")
_ERRORS = re.compile(r"#(?:REF|DIV/0|VALUE|N/A|NAME|NUM|NULL)[!?]?|Err:\d{3}|#N/A", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}")
NO_CURRENCIES = frozenset({"KWH", "MWH", "NET", "PCS", "SET", "SQM", "VAT"})
"""Words of three capital letters that stand beside prices in English sheets."""
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]"), re.compile("[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says as a number: the value, or nothing, or the code of why it cannot be read.

    `currency` and `unit` are what stands beside the figure, `meanings` what an ambiguous one may be; `percent` tells
    that a per cent sign stood there (the value is then a part of one).
    """

    value: Decimal | None = None
    currency: str = ""
    unit: str = ""
    code: str = ""
    meanings: tuple[Decimal, ...] = ()
    percent: bool = False


NOTHING = Figure()


def read_figure(cell: Cell, decimal: str, words: BudgetWords) -> Figure:
    """The number in a cell; `decimal` settles one that can be read in two ways, "" to ask."""
    if isinstance(cell, str):
        text = cell.strip()
        if not text or fold(text) in words.rows.empty_cells:
            return NOTHING
        if _ERRORS.fullmatch(text):
            return Figure(code="budget_import.error_in_cell")
        return _from_text(text, decimal, words)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return Figure(code="budget_import.not_a_number")
    return _bounded(Figure(Decimal(format(cell, MEANINGFUL_DIGITS))))


def _from_text(text: str, decimal: str, words: BudgetWords) -> Figure:
    read, unit, times, currency = parse_number(text, "uk"), "", Decimal(1), ""
    if read.reason:
        spoken = _FIGURE_AND_WORDS.fullmatch(text)
        if spoken is None or read.reason == "number.too_large":
            return Figure(code="budget_import.too_large" if read.reason == "number.too_large"
                          else "budget_import.not_a_number")
        read, said = parse_number(spoken[1], "uk"), unit_of_words(spoken[2], words.base.units)
        times, currency = said.times, said.currency
        unit = "" if said else spoken[2].strip()
    elif read.unit != PER_CENT:
        currency = read.unit
    if read.reason:
        return Figure(code="budget_import.not_a_number")
    value = read.value if read.value is not None else settled(text, read, decimal)
    if value is None:
        return Figure(code="budget_import.ambiguous", meanings=tuple(each * times for each in read.ambiguous))
    percent = read.unit == PER_CENT
    return _bounded(Figure(value.scaleb(-2) if percent else value * times, currency, unit, percent=percent))


def settled(text: str, read: Parsed, decimal: str) -> Decimal | None:
    """The meaning of an ambiguous number once it is known which sign parts decimals."""
    if not read.ambiguous or not decimal:
        return None
    return min(read.ambiguous, key=abs) if decimal in text else max(read.ambiguous, key=abs)


def _bounded(figure: Figure) -> Figure:
    value = figure.value
    if value is None or not value.is_finite() or abs(value) >= LARGEST:
        return Figure(code="budget_import.too_large")
    return figure


def read_currency(cell: Cell, words: BudgetWords) -> str | None:
    """The code of a currency; "" for an empty cell, None for what is none the program knows."""
    text = cell_text(cell).strip()
    if not text:
        return ""
    if text.upper() in MINOR_DIGITS:
        return text.upper()
    known = parse_number(f"1 {text}", "uk").unit
    return known if known in MINOR_DIGITS else unit_of_words(text, words.base.units).currency or None


def looks_like_currency(unit: str) -> bool:
    """Whether what stands beside a figure is written as codes of currencies are: three capital Latin letters."""
    return _CODE.fullmatch(unit) is not None and unit not in NO_CURRENCIES


def number_text(cell: Cell) -> str:
    """The number of a row; a spreadsheet turns 1.2 into the first of February or into a fraction."""
    if isinstance(cell, date):
        return f"{cell.day}.{cell.month}"
    return " ".join(cell_text(cell).split())


def in_two_languages(text: str) -> tuple[str, str]:
    """A text as Ukrainian and English: one cell may hold both, in two lines or on both sides of a slash."""
    pieces = [" ".join(each.split()) for each in re.split(r"\n|\s/\s", text) if each.strip()]
    if len(pieces) == 2:
        first, second = pieces
        if _CYRILLIC.search(first) and not _CYRILLIC.search(second) and _LATIN.search(second):
            return first, second
        if _CYRILLIC.search(second) and not _CYRILLIC.search(first) and _LATIN.search(first):
            return second, first
    whole = " ".join(text.split())
    return ("", whole) if _LATIN.search(whole) and not _CYRILLIC.search(whole) else (whole, "")

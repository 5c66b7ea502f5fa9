"""Proposes how a list is to be read: which sheet, which header, which column holds what, in which unit.

Headers propose, contents dispose: a column of words is never money, whatever stands above it. Where several columns
could be the plan or the payments, a total is preferred, years and payers are added up, and all others are kept as text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.exchange.headers import FieldGuess, Header, find_header, guess_field, names_only_a_sum
from hromada_desk.exchange.import_words import ImportWords, import_words
from hromada_desk.exchange.mapping import (
    KEPT,
    MONEY_FIELDS,
    PLANNED,
    SUMMED_FIELDS,
    TITLE,
    ListMapping,
    MappedColumn,
)
from hromada_desk.exchange.tables import Cell, Table, TableFile, cell_text
from hromada_desk.exchange.units_in import Unit, as_of, unit_of_line

SAMPLE_ROWS = 200
LEAST_NUMERIC_SHARE = 0.5
LEAST_TITLE_LENGTH = 8
FALLBACKS = ("total_cost", "allocated", "source_share")
"""Where a list has no column of planned money, the first of these it has is taken for it."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LIKE_AMOUNT = re.compile(r"[\s(+\-\u2212]*\d[\d\s.,'\u2019\u00a0\u202f]*\)?\s*[^\d]{0,12}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A column with what its header says, what its cells show and what its header names besides."""

    column: int
    header: str
    guess: FieldGuess | None
    unit: Unit
    numeric: float
    length: float
    share: str
    is_total: bool

    @property
    def field(self) -> str:
        return self.guess.field if self.guess else KEPT

    @property
    def order(self) -> tuple[int, int]:
        return (self.guess.tier, -self.guess.weight) if self.guess else (9, 0)


def propose_mapping(file: TableFile, words: ImportWords | None = None) -> ListMapping:
    """The mapping of the sheet that looks most like a list of projects; visible sheets go before hidden ones.

    Raises RuleBroken("import.no_header") where no sheet has a recognisable header.
    """
    words = words or import_words()
    best: tuple[tuple[bool, bool, int, int], Table, Header] | None = None
    for table in file.tables:
        header = find_header(table, words)
        if header is None:
            continue
        has_title = any((guess := guess_field(header.text(column), words.headers)) and guess.field == TITLE
                        for column in range(table.width))
        rank = (table.visible, has_title, header.fields, min(len(table.rows), SAMPLE_ROWS))
        if best is None or rank > best[0]:
            best = (rank, table, header)
    if best is None:
        raise RuleBroken("import.no_header", file=file.name, sheets=len(file.tables))
    mapping = map_columns(best[1], best[2], words)
    if mapping.column_of(TITLE) is None:
        raise RuleBroken("import.no_title_column", file=file.name, sheet=best[1].name, row=best[2].first + 1)
    return mapping


def map_columns(table: Table, header: Header, words: ImportWords) -> ListMapping:
    """The mapping of one sheet under a header that was found or named."""
    candidates = [_candidate(table, header, column, words) for column in range(table.width)]
    fields = _single_fields(candidates)
    fields.update(_money_fields(candidates))
    if TITLE not in fields.values():
        fields.update(_longest_text(candidates, fields))
    stated, day = _above(table, header.first, words)
    columns = [_mapped(each, fields.get(each.column, KEPT), stated) for each in candidates
               if each.header or fields.get(each.column, KEPT) != KEPT or each.length]
    has_unit = bool(stated) or any(each.unit for each in candidates if each.column in fields)
    return ListMapping(sheet=table.name, header_row=header.first, first_row=header.last + 1, columns=tuple(columns),
                       as_of=day, unit_stated=has_unit)


def _candidate(table: Table, header: Header, column: int, words: ImportWords) -> _Candidate:
    text = header.text(column)
    cells = [row[column] for row in table.rows[header.last + 1 : header.last + 1 + SAMPLE_ROWS]]
    filled = [cell for cell in cells if cell_text(cell).strip()]
    texts = [cell for cell in filled if isinstance(cell, str)]
    numeric = sum(1 for cell in filled if like_amount(cell)) / len(filled) if filled else 1.0
    year = _YEAR.search(text)
    is_total = any(words.rows.begins("totals", word) for word in text.split())
    guess = _guess(header.parts[column], words)
    if guess is None and filled and numeric >= LEAST_NUMERIC_SHARE and names_only_a_sum(text, words):
        guess = FieldGuess(PLANNED, 2, 1)
    is_share = guess_field(text, [field for field in words.headers if field.name == "source_share"]) is not None
    share = year.group() if year else text if is_share else ""
    return _Candidate(column, text, guess, unit_of_line(text, words.units), numeric,
                      sum(map(len, texts)) / len(filled) if filled else 0.0, share, is_total)


def _guess(parts: Sequence[str], words: ImportWords) -> FieldGuess | None:
    """What a header of one or several rows says: its lowest row, unless the group above it says more of money.

    Money planned "of which from the state budget" is a part; a sum under "Payments" is a payment.
    """
    whole = guess_field(" ".join(parts), words.headers)
    own = guess_field(parts[-1], words.headers) if len(parts) > 1 else None
    above = guess_field(" ".join(parts[:-1]), words.headers) if len(parts) > 1 else None
    if own is not None and own.field in MONEY_FIELDS:
        above_is_nearer = above is not None and above.field in MONEY_FIELDS and above.field != PLANNED
        return above if above_is_nearer and own.field in (PLANNED, "source_share") else own
    if whole is not None and whole.field == PLANNED:
        shares = [field for field in words.headers if field.name == "source_share"]
        return guess_field(" ".join(parts), shares) or whole
    return whole


def like_amount(cell: Cell) -> bool:
    """Whether a cell is a number or a text written like one."""
    if isinstance(cell, str):
        return _LIKE_AMOUNT.fullmatch(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _single_fields(candidates: Sequence[_Candidate]) -> dict[int, str]:
    """Columns of the fields that have one column each: the best header wins, of equal ones the longest texts."""
    chosen: dict[str, _Candidate] = {}
    for each in candidates:
        if each.guess is None or each.field in MONEY_FIELDS or each.field == "ignored":
            continue
        if each.field == TITLE and each.length < LEAST_TITLE_LENGTH / 2:
            continue
        rival = chosen.get(each.field)
        if rival is None or (*each.order, -each.length) < (*rival.order, -rival.length):
            chosen[each.field] = each
    return {each.column: field for field, each in chosen.items()}


def _money_fields(candidates: Sequence[_Candidate]) -> dict[int, str]:
    money = [each for each in candidates if each.field in MONEY_FIELDS and each.numeric >= LEAST_NUMERIC_SHARE]
    fields: dict[int, str] = {}
    for field in MONEY_FIELDS:
        named = [each for each in money if each.field == field]
        chosen = _the_whole(named) if field in SUMMED_FIELDS else named if field == "source_share" else _first(named)
        fields.update({each.column: field for each in chosen})
    if PLANNED not in fields.values():
        for fallback in FALLBACKS:
            columns = [column for column, field in fields.items() if field == fallback]
            if columns:
                fields.update(dict.fromkeys(columns, PLANNED))
                break
    return fields


def _the_whole(named: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """The columns that together are the field: a total, or all years or payers, or the best one."""
    if not named:
        return []
    totals = [each for each in named if each.is_total]
    if totals:
        return _first(totals)
    tier = min(each.order[0] for each in named)
    best = [each for each in named if each.order[0] == tier]
    currencies = {each.unit.currency for each in best}
    shares = {each.share for each in best}
    if len(best) > 1 and "" not in shares and len(shares) == len(best) and len(currencies) == 1:
        return best
    return _first(best)


def _first(named: Iterable[_Candidate]) -> list[_Candidate]:
    """The best header; of equally good ones hryvnias go first, then the place in the sheet."""
    ranked = sorted(named, key=lambda each: (each.unit.currency not in {"", "UAH"}, *each.order, each.column))
    return ranked[:1]


def _longest_text(candidates: Sequence[_Candidate], fields: dict[int, str]) -> dict[int, str]:
    """The column of the longest texts for the title, where no header names one, whatever else it was taken for."""
    free = [each for each in candidates
            if fields.get(each.column) not in MONEY_FIELDS and each.numeric < LEAST_NUMERIC_SHARE]
    longest = max(free, key=lambda each: each.length, default=None)
    return {longest.column: TITLE} if longest is not None and longest.length >= LEAST_TITLE_LENGTH else {}


def _above(table: Table, header_row: int, words: ImportWords) -> tuple[Unit, date | None]:
    """The unit and the day the title lines above the header state; the line nearest to the header is believed."""
    unit, day = Unit(), None
    for row in table.rows[:header_row]:
        for cell in row:
            text = cell_text(cell)
            unit = (unit_of_line(text, words.units) if text else Unit()) or unit
            day = as_of(text, words.units) or day
    if day is None:
        day = as_of(table.name, words.units)
    return unit, day


def _mapped(candidate: _Candidate, field: str, stated: Unit) -> MappedColumn:
    mapped = MappedColumn(candidate.column, candidate.header, field)
    if field not in MONEY_FIELDS:
        return mapped
    own, above = candidate.unit, stated
    times = own.times if own else above.times
    if own and own.times == Decimal(1) and own.currency == above.currency == "UAH" and above.times != 1:
        times = own.times  # the header says plain hryvnias and is nearer than the title line
    return replace(mapped, times=times, currency=own.currency or above.currency or "UAH")

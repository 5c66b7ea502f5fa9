"""Reads a whole foreign budget: what every row is, what it will cost, what does not add up. It writes nothing."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.exchange.budget_costs import Keep, find_unit, settle
from hromada_desk.exchange.budget_kinds import classify
from hromada_desk.exchange.budget_mapping import (
    CURRENCY,
    HEADING,
    PRICE,
    QUANTITY,
    TITLE,
    TOTAL,
    YEAR_TOTAL,
    BudgetMapping,
)
from hromada_desk.exchange.budget_outline import hang, with_categories
from hromada_desk.exchange.budget_parts import find_shares
from hromada_desk.exchange.budget_row import BudgetRow
from hromada_desk.exchange.budget_row import BudgetRowKind as Kind
from hromada_desk.exchange.budget_rows import BudgetRowReader
from hromada_desk.exchange.budget_totals import check_rows, check_sums
from hromada_desk.exchange.budget_words import BudgetWords, budget_words
from hromada_desk.exchange.previewing import table_named
from hromada_desk.exchange.tables import Table, TableFile, cell_text

STEP = 500
MAKING_COSTS = frozenset({TITLE, QUANTITY, PRICE, TOTAL})
"""What every sheet of costs has, whatever else partners have to say."""
SPEAKING_OF_SUMS = frozenset({"budget_import.error_in_cell", "budget_import.ambiguous", "budget_import.too_large"})
"""What is worth saying of a cell of a row that only sums others."""
IMPORTED = (Kind.HEADING, Kind.LINE, Kind.SHARE)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person decided: which of price and sum is kept everywhere, and row by row (by the sheet's number)."""

    keep: Keep = Keep.PRICE
    rows: Mapping[int, Keep] = field(default_factory=dict)

    def of(self, number: int) -> Keep:
        """What is kept of that row."""
        return self.rows.get(number, self.keep)


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """A foreign budget read: all rows in their order, problems of the sheet as a whole, the total it states."""

    file: str
    mapping: BudgetMapping
    rows: tuple[BudgetRow, ...]
    problems: tuple[Problem, ...]
    total: Money | None

    def imported(self) -> tuple[BudgetRow, ...]:
        """The headings, costs and shares that come in."""
        return tuple(row for row in self.rows if row.kind in IMPORTED)

    def all_problems(self) -> tuple[Problem, ...]:
        """Problems of the sheet, then those of its rows from the top."""
        return (*self.problems, *(problem for row in self.rows for problem in row.problems))


def read_budget(file: TableFile, mapping: BudgetMapping, unit_codes: Mapping[str, str],
                wishes: Wishes | None = None, words: BudgetWords | None = None) -> BudgetSheet:
    """One sheet of a file under a mapping; see `reading_budget`."""
    steps = reading_budget(file, mapping, unit_codes, wishes, words)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            sheet: BudgetSheet = end.value
            return sheet


def reading_budget(file: TableFile, mapping: BudgetMapping, unit_codes: Mapping[str, str],
                   wishes: Wishes | None = None, words: BudgetWords | None = None,
                   ) -> Generator[tuple[int, int], None, BudgetSheet]:
    """The same in steps that tell how many rows of how many are read.

    `unit_codes` are codes of units by their compared words. Raises RuleBroken("budget_import.no_title"),
    ("budget_import.no_figures") for a mapping that says too little, and ("import.no_such_sheet").
    """
    words, wishes = words or budget_words(), wishes or Wishes()
    table = table_named(file, mapping.sheet)
    if mapping.column_of(TITLE) is None or any(each.column >= table.width for each in mapping.columns):
        raise RuleBroken("budget_import.no_title", file=file.name, sheet=table.name)
    if not any(mapping.column_of(each) for each in (PRICE, TOTAL, YEAR_TOTAL)):
        raise RuleBroken("budget_import.no_figures", file=file.name, sheet=table.name)
    rows: list[BudgetRow] = []
    total = len(table.rows) - mapping.first_row
    for row in BudgetRowReader(table, mapping, words).read():
        find_unit(row, words, unit_codes)
        rows.append(row)
        if len(rows) % STEP == 0:
            yield len(rows), total
    classify(rows, words)
    if mapping.column_of(HEADING) is not None:
        rows = with_categories(rows)
    hang(rows, words)
    yield total, total
    _settle(rows, mapping, wishes, words)
    imported = any(row.kind in (Kind.LINE, Kind.SHARE) for row in rows)
    if not imported:
        raise RuleBroken("budget_import.no_lines", file=file.name, sheet=table.name)
    return BudgetSheet(file.name, mapping, tuple(rows), (*file.problems, *_of_sheet(file, table, mapping, rows)),
                       _stated_total(rows))


def _settle(rows: Sequence[BudgetRow], mapping: BudgetMapping, wishes: Wishes, words: BudgetWords) -> None:
    """What every row costs, which lines are shares, and what does not add up (in place)."""
    for row in rows:
        if wishes.of(row.number) is Keep.OUT and row.kind is Kind.LINE:
            row.kind = Kind.OUT
        elif row.kind is Kind.LINE:
            settle(row, wishes.of(row.number))
            if not row.text:
                row.add("budget_import.no_name", field="title")
        elif row.kind is Kind.HEADING:
            row.role = words.role_of(row.title.uk, row.title.en)
        if row.kind in (Kind.BLANK, Kind.HEAD, Kind.NOTE, Kind.OUT):
            row.problems = [each for each in row.problems if each.code == "budget_import.other_table"]
        elif row.kind in (Kind.SUBTOTAL, Kind.HEADING):
            row.problems = [each for each in row.problems if each.code in SPEAKING_OF_SUMS]
        if row.hidden and row.kind in IMPORTED:
            row.add("budget_import.hidden_row", Severity.NOTE)
    find_shares(rows, words, lambda row: wishes.of(row.number) is Keep.SUM)
    check_rows(rows, mapping)
    check_sums(rows)


def _of_sheet(file: TableFile, table: Table, mapping: BudgetMapping, rows: Sequence[BudgetRow]) -> Iterator[Problem]:
    if not mapping.stated and any(row.currency == mapping.currency for row in rows if row.kind is Kind.LINE) \
            and mapping.column_of(CURRENCY) is None:
        yield Problem("budget_import.currency_assumed", severity=Severity.WARNING,
                      details={"sheet": table.name, "currency": mapping.currency})
    if table.notes.formulas:
        yield Problem("import.formulas_read", severity=Severity.NOTE,
                      details={"sheet": table.name, "cells": table.notes.formulas})
    others = [each for each in file.tables if each.name != table.name and any(any(row) for row in each.rows)]
    needed = _head(table, mapping, [each.column for each in mapping.columns if each.field in MAKING_COSTS])
    alike = [each for each in others if needed and needed <= _head(each, mapping, range(each.width))]
    if alike:
        yield Problem("budget_import.sheets_alike", severity=Severity.WARNING,
                      details={"sheet": table.name, "others": ", ".join(each.name for each in alike)})
    if len(others) > len(alike):
        yield Problem("budget_import.other_sheets", severity=Severity.NOTE,
                      details={"sheet": table.name,
                               "others": ", ".join(each.name for each in others if each not in alike)})


def _head(table: Table, mapping: BudgetMapping, columns: Iterable[int]) -> frozenset[str]:
    """The texts that stand where the mapping has the head; sheets of several partners have those of costs in common."""
    rows = table.rows[max(mapping.head_row, 0):mapping.first_row]
    return frozenset(text for row in rows for column in columns if (text := cell_text(row[column]).strip()))


def _stated_total(rows: Sequence[BudgetRow]) -> Money | None:
    """The total the sheet says: its largest stated sum, else the sum of its rows; None for several currencies."""
    stated = [row.said for row in rows if row.kind is Kind.SUBTOTAL and row.said is not None]
    if not stated:
        stated = [row.said for row in rows if row.kind is Kind.HEADING and row.parent < 0 and row.said is not None]
        heads_all = all(row.parent >= 0 for row in rows if row.kind in (Kind.LINE, Kind.SHARE))
        if stated and heads_all and len({each.currency for each in stated}) == 1:
            return Money(sum(each.minor for each in stated), stated[0].currency)
        stated = []
    if stated and len({each.currency for each in stated}) == 1:
        return max(stated, key=lambda each: each.minor)
    lines = [row.said for row in rows if row.kind in (Kind.LINE, Kind.SHARE) and row.said is not None]
    if lines and len({each.currency for each in lines}) == 1:
        return Money(sum(each.minor for each in lines), lines[0].currency)
    return None

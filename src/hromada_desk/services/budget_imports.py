"""Importing a budget from a workbook or a pasted block: read, look, decide, and one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.budget import compute
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import budget_rate, with_budget_rate
from hromada_desk.services.budget_units import unit_words
from hromada_desk.text.numbers import format_money, format_number, format_share

if TYPE_CHECKING:
    from decimal import Decimal

    from hromada_desk.exchange.budget_mapping import BudgetMapping
    from hromada_desk.exchange.budget_records import ImportedBudget
    from hromada_desk.exchange.budget_row import BudgetRow
    from hromada_desk.exchange.budget_sheet import BudgetSheet, Wishes
    from hromada_desk.exchange.tables import TableFile

ADD, MERGE, REPLACE = "add", "merge", "replace"
MODES = (ADD, MERGE, REPLACE)
KEEP_PRICE, KEEP_SUM, LEAVE_OUT = "price", "sum", "out"
PASTED = "clipboard"

LABELS = {"add": "change.budget_imported_add", "merge": "change.budget_imported_merge",
          "replace": "change.budget_imported_replace"}


@dataclass(frozen=True, slots=True)
class BudgetSource:
    """A read file or block whose budget is looked for; doors carry it, they do not look inside."""

    file: TableFile

    @property
    def name(self) -> str:
        """What it is called."""
        return self.file.name

    @property
    def sheets(self) -> tuple[str, ...]:
        """Its sheets with anything in them."""
        return tuple(each.name for each in self.file.tables if any(cell != "" for row in each.rows for cell in row))


@dataclass(frozen=True, slots=True)
class BudgetPreview:
    """A budget as read under a mapping and the person's decisions; nothing is written while it lives."""

    source: BudgetSource
    mapping: BudgetMapping
    wishes: Wishes
    sheet: BudgetSheet


@dataclass(frozen=True, slots=True)
class ColumnOfSheet:
    """A column as the preview shows it: its letters, its head, the field it is taken for, a first cell of it."""

    column: int
    letters: str
    head: str
    field: str
    example: str


@dataclass(frozen=True, slots=True)
class RowOfSheet:
    """A row as it will become: texts ready to be shown. `kind` is heading, line, share, subtotal, or what is skipped.

    `said` is what the sheet says, `cost` what will be; `differs` that they are not the same; `keep` is what was decided
    of the row alone, "" for what holds for all; `problems` are what is worth saying of it.
    """

    row: int
    kind: str
    level: int
    number: str
    title: str
    unit: str
    quantity: str
    price: str
    currency: str
    year: str
    cost: str
    said: str
    payers: int
    hidden: bool
    differs: bool
    keep: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import would do: counts, the sheet's total, what its lines come to here, the budget before and after.

    `coming` and the totals are in the budget's currency; `stated` is what the sheet says, None where it says nothing
    that can be added. `problems` are those of the sheet, its rows and of this budget together.
    """

    lines: int
    headings: int
    shares: int
    sources: int
    removed: int
    stated: Money | None
    coming: Money
    before: Money
    after: Money
    problems: tuple[Problem, ...]


def open_source(path: Path) -> BudgetSource:
    """A workbook or text table. Raises FileProblem ('import.*') for what is none or is beyond the limits."""
    from hromada_desk.exchange.tables_in import read_tables

    if path.is_dir():
        raise FileProblem("import.not_a_table", file=path.name or str(path))
    return BudgetSource(read_tables(path))


def pasted_source(text: str, html: str = "", *, name: str = PASTED) -> BudgetSource:
    """A block from the clipboard. Raises RuleBroken('budget_import.nothing_pasted')."""
    from hromada_desk.exchange.budget_pasted import read_pasted

    return BudgetSource(read_pasted(name, text, html))


def previewing(book: BudgetBook, source: BudgetSource, sheet: str = "",
               ) -> Generator[tuple[int, int], None, BudgetPreview]:
    """Understand a source in steps that tell how far it is. Raises RuleBroken('budget_import.*')."""
    from hromada_desk.exchange.budget_proposal import propose_budget
    from hromada_desk.exchange.budget_sheet import Wishes, reading_budget

    payers = [text for each in book.sources for text in (each.name.uk, each.name.en)]
    mapping = propose_budget(source.file, book.currency, sheet=sheet, payers=payers)
    wishes = Wishes()
    read = yield from reading_budget(source.file, mapping, unit_codes(), wishes)
    return BudgetPreview(source, mapping, wishes, read)


def preview_budget(book: BudgetBook, source: BudgetSource, sheet: str = "") -> BudgetPreview:
    """The same at once."""
    steps = previewing(book, source, sheet)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            preview: BudgetPreview = end.value
            return preview


def with_field(preview: BudgetPreview, column: int, field: str) -> BudgetPreview:
    """Read again with one column meaning something else. Raises RuleBroken('budget_import.*')."""
    return _again(preview, preview.mapping.with_field(column, field))


def with_currency(preview: BudgetPreview, currency: str) -> BudgetPreview:
    """Read again in the currency a person named for sums that name none."""
    return _again(preview, replace(preview.mapping, currency=currency, stated=True))


def with_decimal(preview: BudgetPreview, sign: str) -> BudgetPreview:
    """Read again with "1.234" settled: "," or "." parts the decimals, "" asks."""
    return _again(preview, replace(preview.mapping, decimal=sign))


def keeping(preview: BudgetPreview, keep: str) -> BudgetPreview:
    """Keep the price, or the sum, wherever they do not agree; what was decided row by row is forgotten."""
    from hromada_desk.exchange.budget_costs import Keep
    from hromada_desk.exchange.budget_sheet import Wishes

    return _again(preview, preview.mapping, Wishes(Keep(keep)))


def keeping_row(preview: BudgetPreview, row: int, keep: str) -> BudgetPreview:
    """Decide one row: its price, its sum, or leave it out; "" decides as for all."""
    from hromada_desk.exchange.budget_costs import Keep

    rows = {number: each for number, each in preview.wishes.rows.items() if number != row}
    if keep:
        rows[row] = Keep(keep)
    return _again(preview, preview.mapping, replace(preview.wishes, rows=rows))


def outcome_of(book: BudgetBook, preview: BudgetPreview, mode: str) -> Outcome:
    """What the import would do to that budget; nothing is written."""
    made = _made(book, preview, mode)
    gone = {each.id for each in made.removed}
    new_ids = set(made.line_of_row.values())
    changed = {each.id: each for each in made.lines}
    kept = [each for each in book.lines.values() if each.id not in gone and each.id not in changed]
    alone = [each for each in made.lines if each.id in new_ids]
    no_shares = {each.details.get("row") for each in made.problems}
    said = [each for each in preview.sheet.all_problems() if each.code != "budget_import.share_rounded"
            or each.details.get("row") not in no_shares]
    return Outcome(
        lines=sum(each.line_type == "line" for each in alone), shares=sum(each.line_type == "share" for each in alone),
        headings=sum(each.line_type == "heading" and each.id not in book.lines for each in alone),
        sources=len(made.sources), removed=sum(each.kind == "budget_line" for each in made.removed),
        stated=preview.sheet.total, coming=compute(book.known, alone, (), ()).total, before=book.figures.total,
        after=compute(book.known, [*kept, *made.lines], (), ()).total, problems=(*said, *made.problems))


def apply_import(book: BudgetBook, preview: BudgetPreview, mode: str) -> int:
    """Write the import as one change; how many lines came in. The book is not refreshed: its screen does that.

    Raises RuleBroken('budget_import.no_lines', 'workspace.read_only').
    """
    made = _made(book, preview, mode)
    count = sum(each.line_type != "heading" for each in made.lines)
    if not count:
        raise RuleBroken("budget_import.no_lines", file=preview.source.name, sheet=preview.mapping.sheet)
    with book.desk.change(LABELS[mode], file=preview.source.name, count=str(count)) as tx:
        tx.put_all(made.records)
    return count


def columns_of(preview: BudgetPreview) -> tuple[ColumnOfSheet, ...]:
    """The columns with what they were taken for, in the order of the sheet."""
    from hromada_desk.exchange.tables import cell_text, column_letters

    mapping = preview.mapping
    table = next(each for each in preview.source.file.tables if each.name == mapping.sheet)
    rows = table.rows[mapping.first_row:]
    return tuple(ColumnOfSheet(each.column, column_letters(each.column), each.head, each.field, next(
        (text for row in rows if (text := " ".join(cell_text(row[each.column]).split()))), "")[:80])
        for each in mapping.columns)


def rows_of(preview: BudgetPreview, language: Language) -> tuple[RowOfSheet, ...]:
    """The rows that come in and those that sum them, as texts."""
    shown = [row for row in preview.sheet.rows if row.kind in ("heading", "line", "share", "subtotal", "out")]
    return tuple(_shown(row, preview, language) for row in shown)


def fields_for_columns() -> tuple[str, ...]:
    """What a column may be taken for."""
    from hromada_desk.exchange.budget_mapping import FIELDS

    return FIELDS


def unit_codes() -> Mapping[str, str]:
    """Codes of units by their names and short forms as an import compares them; a unit without a code is its word."""
    from hromada_desk.exchange.budget_words import unit_key
    from hromada_desk.storage.reference import uncoded_units, units

    coded = {unit_key(words): code for code, each in units().items()
             for words in (code, each.uk, each.en, each.symbol_uk, each.symbol_en) if words}
    return coded | {unit_key(words): each.uk for each in uncoded_units() for words in (each.uk, each.en)}


def _again(preview: BudgetPreview, mapping: BudgetMapping, wishes: Wishes | None = None) -> BudgetPreview:
    from hromada_desk.exchange.budget_sheet import read_budget

    wishes = wishes or preview.wishes
    return replace(preview, mapping=mapping, wishes=wishes,
                   sheet=read_budget(preview.source.file, mapping, unit_codes(), wishes))


def _made(book: BudgetBook, preview: BudgetPreview, mode: str) -> ImportedBudget:
    from hromada_desk.exchange.budget_records import Mode, Present, to_records

    lines = tuple(book.lines[each] for each in book.figures.lines)
    shares = tuple(share for each in book.lines for share in book.shares_of(each))
    rate_of = budget_rate(book.known, book.rates)

    def priced(price: ConvertedMoney) -> ConvertedMoney:
        return with_budget_rate(price, book.known, rate_of)

    return to_records(preview.sheet, Present(book.known, lines, book.sources, shares), Mode(mode), book.desk.new_id,
                      priced)


def _shown(row: BudgetRow, preview: BudgetPreview, language: Language) -> RowOfSheet:
    keep = preview.wishes.rows.get(row.number)
    price = row.final_price
    percent = "" if row.percent is None else format_share(row.percent, language)
    return RowOfSheet(
        row.number, row.kind.value, row.level, row.ordinal.written, row.title.best(language),
        unit_words(row.final_unit, language), percent or _number(row.final_quantity, language),
        "" if price is None else format_money(price, language, currency=False), "" if price is None else price.currency,
        "" if row.year is None else str(row.year), "" if row.cost is None else format_money(row.cost, language),
        "" if row.said is None else format_money(row.said, language), len(row.payers) or bool(row.payer_name),
        row.hidden, row.differs, "" if keep is None else keep.value, tuple(row.problems))


def _number(value: Decimal | None, language: Language) -> str:
    return "" if value is None else format_number(value, language)

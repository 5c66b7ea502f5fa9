"""Cells of a budget: the raw text an editor begins with, and what typing in a cell means for the records behind it.

Typing that cannot be understood or kept raises RuleBroken with the sentence's code; nothing is guessed and nothing is
written here except by `write_cell`. Prices, share lines, payers and further columns have rooms of their own.
"""

from collections.abc import Callable
from dataclasses import replace

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.record import FieldOf, Record, field_of
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cell_columns import FIELDS, MORE_COLUMNS, column_text, with_column
from hromada_desk.services.budget_payers import share_text, typed_share
from hromada_desk.services.budget_prices import price_from_text, price_in_currency
from hromada_desk.services.budget_share_lines import (
    SHARE,
    as_ordinary,
    as_share,
    is_percentage,
    missing_roles,
    percent_text,
    refuse_price,
)
from hromada_desk.services.budget_units import unit_from_words, unit_words
from hromada_desk.services.entering import value_from_text
from hromada_desk.text.numbers import format_for_editing

TITLE, UNIT, QUANTITY, UNIT_COST, CURRENCY, YEAR = "title", "unit", "quantity", "unit_cost", "currency", "year"
SOURCE = "source:"
"""Before the id of a funding source: the column of what it pays."""
LINE_COLUMNS = (TITLE, UNIT, QUANTITY, UNIT_COST, CURRENCY, YEAR)
BY_NAME = {each: field_of(BudgetLine, "unit_cost" if each == CURRENCY else each) for each in LINE_COLUMNS} | FIELDS


def takes_typing(column: str) -> bool:
    """Whether a person may type in that column, in whichever view it is shown."""
    return column in LINE_COLUMNS or column in MORE_COLUMNS or bool(source_of_column(column))


def source_of_column(column: str) -> str:
    """The id of the source whose column it is, empty for other columns."""
    return column.removeprefix(SOURCE) if column.startswith(SOURCE) else ""


def source_named(book: BudgetBook, source_id: str) -> FundingSource | None:
    """The source of that id, or None."""
    return next((each for each in book.sources if each.id == source_id), None)


def cell_text(book: BudgetBook, line_id: str, column: str, language: Language) -> str:
    """The raw text of a cell: what an editor begins with and a copy carries; typed back it means the same."""
    line = book.lines[line_id]
    source_id = source_of_column(column)
    if source_id:
        return share_text(book.share_of(line_id, source_id), language)
    if column in MORE_COLUMNS:
        return column_text(book, line, column, language)
    return _TEXTS[column](line, book.currency, language) if column in _TEXTS else ""


def write_cell(book: BudgetBook, line_id: str, column: str, written: str, language: Language) -> None:
    """Take what was typed in a cell, as one change. Raises RuleBroken('entry.*') or ('budget.*')."""
    records = cell_records(book, book.lines[line_id], column, written, language)
    if records:
        book.write("change.budget_cell", records, field=column_name(book, column), number=book.number_before(line_id))


def column_name(book: BudgetBook, column: str) -> str:
    """What a change of that column is called in the history: the name of a field, or of a source."""
    source = source_named(book, source_of_column(column))
    named = source.name.best("uk") if source is not None else ""
    return named or BY_NAME[column].name if column in BY_NAME else named


def cell_records(book: BudgetBook, line: BudgetLine, column: str, written: str, language: Language,
                 present: LineShare | None = None) -> tuple[Record, ...]:
    """The records that typing `written` into a cell of `line` changes; none where it changes nothing.

    `line` may be newer than the book's own (a paste fills several cells); `present` is then its share. A line that
    becomes a percentage takes along the headings that do not tell yet what their lines are.
    """
    source_id = source_of_column(column)
    if column != TITLE and line.line_type == "heading":
        if not written.strip():
            return ()
        raise RuleBroken("budget.heading_takes_no_figures", text=written)
    if source_id:
        share = present or book.share_of(line.id, source_id)
        return typed_share(book, line, source_id, share, written.strip(), language)
    changed = changed_line(book, line, column, written, language)
    if changed == line:
        return ()
    becomes_share = changed.line_type == SHARE and line.line_type != SHARE
    return (changed, *missing_roles(book)) if becomes_share else (changed,)


def changed_line(book: BudgetBook, line: BudgetLine, column: str, written: str, language: Language) -> BudgetLine:
    """The line with what was typed in one of its own cells."""
    if column in MORE_COLUMNS:
        return with_column(book, line, column, written, language)
    if column == UNIT:
        return replace(line, unit=_short_enough(BY_NAME[UNIT], unit_from_words(written)))
    if column in (UNIT_COST, CURRENCY):
        return _with_price(book, line, column, written, language)
    if column == QUANTITY:
        return _with_quantity(book, line, written, language)
    field = BY_NAME[column]
    value = value_from_text(field, written, language, present=getattr(line, column))
    if column == TITLE:
        _short_enough(field, written)
    return replace(line, **{column: value})


def draft_of(book: BudgetBook, line_id: str, column: str, written: str,
             language: Language) -> tuple[str, object] | None:
    """Field and value that half-typed text means now, to be kept as a draft; None while it means none.

    A line that turns into a percentage or back changes in several fields, which a draft of one field cannot hold.
    """
    line = book.lines.get(line_id)
    if line is None or column not in BY_NAME or (line.line_type == "heading" and column != TITLE):
        return None
    try:
        changed = changed_line(book, line, column, written, language)
    except RuleBroken:
        return None
    if changed.line_type != line.line_type:
        return None
    field = "percent" if column == QUANTITY and line.line_type == SHARE else BY_NAME[column].name
    return field, getattr(changed, field)


def forget_draft(book: BudgetBook, line_id: str, field: str) -> None:
    """Drop the draft of a cell whose editor is closed: its text was written, or taken back."""
    if not book.desk.read_only:
        book.desk.store.forget_draft(BudgetLine.kind, line_id, field)


def _with_quantity(book: BudgetBook, line: BudgetLine, written: str, language: Language) -> BudgetLine:
    """A number, or "7 %", which makes the line a part of others; a number or nothing makes it an ordinary one again."""
    if is_percentage(written, language):
        return as_share(book, line, written, language)
    return replace(as_ordinary(line), quantity=value_from_text(BY_NAME[QUANTITY], written, language))


def _with_price(book: BudgetBook, line: BudgetLine, column: str, written: str, language: Language) -> BudgetLine:
    if line.line_type == SHARE:
        if written.strip() and not (column == CURRENCY and written.strip() == book.currency):
            refuse_price(book, line, language)
        return line
    reader = price_from_text if column == UNIT_COST else price_in_currency
    return replace(line, unit_cost=reader(book, line, written, language))


def _short_enough(field: FieldOf, written: str) -> str:
    limit = field.facets.limit
    if limit and len(written) > limit:
        raise RuleBroken("entry.too_long", field=field.label, length=len(written), limit=limit)
    return written


def _title_text(line: BudgetLine, _currency: str, language: Language) -> str:
    return line.title.side(language)


def _unit_text(line: BudgetLine, _currency: str, language: Language) -> str:
    return unit_words(line.unit, language)


def _quantity_text(line: BudgetLine, _currency: str, language: Language) -> str:
    if line.line_type == SHARE:
        return percent_text(line, language)
    return "" if line.quantity is None else format_for_editing(line.quantity, language)


def _cost_text(line: BudgetLine, _currency: str, language: Language) -> str:
    return "" if line.unit_cost is None else format_for_editing(line.unit_cost.money.amount, language)


def _currency_text(line: BudgetLine, currency: str, _language: Language) -> str:
    if line.line_type in ("heading", SHARE):
        return ""
    return currency if line.unit_cost is None else line.unit_cost.money.currency


def _year_text(line: BudgetLine, _currency: str, _language: Language) -> str:
    return "" if line.year is None else str(line.year)


_TEXTS: dict[str, Callable[[BudgetLine, str, Language], str]] = {
    TITLE: _title_text, UNIT: _unit_text, QUANTITY: _quantity_text, UNIT_COST: _cost_text,
    CURRENCY: _currency_text, YEAR: _year_text,
}

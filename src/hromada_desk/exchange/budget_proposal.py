"""Proposes how a foreign budget is to be read: which sheet, which head, which column holds what, in which currency.

Heads propose, contents dispose: a column of words is never a price. Where years stand side by side the columns of all
years are taken and the years are kept for checking. A block without a head is understood by its arithmetic.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.exchange.budget_cells import read_figure
from hromada_desk.exchange.budget_columns import (
    Candidate,
    adding_up,
    bare_candidate,
    best_product,
    candidate,
    money_unit,
    multiplying,
)
from hromada_desk.exchange.budget_mapping import (
    CURRENCY,
    FIGURES,
    HEADING,
    KEPT,
    NUMBER,
    ORIGINAL_PRICE,
    PAYER,
    PRICE,
    QUANTITY,
    TITLE,
    TITLE_EN,
    TOTAL,
    UNIT,
    YEAR_QUANTITY,
    YEAR_TOTAL,
    BudgetColumn,
    BudgetMapping,
)
from hromada_desk.exchange.budget_words import BudgetWords, bare_name, budget_words
from hromada_desk.exchange.cells_in import decimal_sign
from hromada_desk.exchange.headers import find_header
from hromada_desk.exchange.tables import Cell, Table, TableFile, cell_text
from hromada_desk.exchange.units_in import Unit

TEXT_FIELDS = (NUMBER, HEADING, UNIT, "currency", "rate", "year", "kekv", "programme_code", "dk021", "eligible",
               "justification", "price_source", "payer_name")
LEAST_TITLE = 3
_ORDINAL = re.compile(r"\d+(?:\.\d+)*\.?|[IVX\u0406\u0425]+\.?")
_HAS_NUMBER = re.compile(r"\d[.,]\d")


def propose_budget(file: TableFile, home_currency: str, *, sheet: str = "",
                   payers: Collection[str] = (), words: BudgetWords | None = None) -> BudgetMapping:
    """The mapping of the sheet that looks most like a budget, or of that sheet; visible sheets go before hidden ones.

    `payers` are names of sources the budget has. Raises RuleBroken("budget_import.no_table") where nothing looks
    like a budget.
    """
    words = words or budget_words()
    known = frozenset(bare_name(each) for each in payers if each)
    best: tuple[tuple[bool, int, int, int], BudgetMapping] | None = None
    for table in file.tables:
        if sheet and table.name != sheet:
            continue
        mapping = map_sheet(table, home_currency, known, words)
        if mapping is None:
            continue
        fields = {each.field for each in mapping.columns}
        figures = len(fields & {QUANTITY, PRICE, TOTAL, YEAR_TOTAL, UNIT})
        rank = (table.visible, figures, len(fields), min(len(table.rows), 200))
        if best is None or rank > best[0]:
            best = (rank, mapping)
    if best is None:
        raise RuleBroken("budget_import.no_table", file=file.name, n=len(file.tables))
    return best[1]


def map_sheet(table: Table, home_currency: str, payers: frozenset[str], words: BudgetWords) -> BudgetMapping | None:
    """The mapping of one sheet; None where it has neither a title nor a sum to be read."""
    header = find_header(table, words.base)
    if header is None:
        candidates = [bare_candidate(table, column, words) for column in range(table.width)]
        fields, head_row, first_row = _without_head(candidates), -1, 0
    else:
        candidates = [candidate(table, header, column, words) for column in range(table.width)]
        fields, head_row, first_row = _fields(candidates, payers), header.first, header.last + 1
    if TITLE not in fields.values() or not FIGURES & set(fields.values()):
        return None
    stated = _stated_above(table, max(head_row, 0), words)
    columns = tuple(_column(each, fields.get(each.column, KEPT), stated) for each in candidates
                    if each.head or each.filled)
    own = next((each.currency for each in columns if each.field in (PRICE, TOTAL, YEAR_TOTAL) and each.currency), "")
    currency = own or stated.currency
    mapping = BudgetMapping(table.name, head_row, first_row, columns, currency or home_currency, bool(currency),
                            year=_year_of_all(candidates, fields))
    return BudgetMapping(table.name, head_row, first_row, columns, mapping.currency, mapping.stated,
                         decimal_of(table, mapping, words), mapping.year)


def decimal_of(table: Table, mapping: BudgetMapping, words: BudgetWords) -> str:
    """The sign that parts decimals, as unambiguous cells or the products of the rows show it; "" where nothing does."""
    columns = [each.column for each in mapping.columns if each.field in FIGURES]
    rows = table.rows[mapping.first_row:]
    texts = [text for row in rows for column in columns if isinstance(text := row[column], str)
             and _HAS_NUMBER.search(text)]
    shown = decimal_sign([re.sub(r"[^\d.,]", "", text) for text in texts])
    if shown or not texts:
        return shown
    three = [mapping.column_of(each) for each in (QUANTITY, PRICE, TOTAL)]
    if any(each is None for each in three):
        return ""
    places = [each.column for each in three if each is not None]
    agreeing = {sign: sum(1 for row in rows if _multiplies([row[at] for at in places], sign, words))
                for sign in (",", ".")}
    best = max(agreeing, key=lambda sign: agreeing[sign])
    return best if agreeing[best] > min(agreeing.values()) else ""


def _multiplies(cells: Sequence[Cell], sign: str, words: BudgetWords) -> bool:
    quantity, price, total = (read_figure(cell, sign, words).value for cell in cells)
    return bool(total) and quantity is not None and price is not None and total is not None \
        and abs(quantity * price - total) < Decimal("0.01")


def _fields(candidates: Sequence[Candidate], payers: frozenset[str]) -> dict[int, str]:
    fields: dict[int, str] = {}
    for name in TEXT_FIELDS:
        named = [each for each in candidates if each.field == name and each.column not in fields
                 and not (name == UNIT and each.is_numeric and each.filled)]
        if named:
            fields[max(named, key=lambda each: (each.weight, each.filled > 0, -each.column)).column] = name
    fields.update(_titles(candidates, fields))
    fields.update(_figures([each for each in candidates if each.column not in fields]))
    fields.update(_original_price(candidates, fields))
    total = next((each for each in candidates if fields.get(each.column) == TOTAL), None)
    fields.update(_payers([each for each in candidates if each.column not in fields], total, payers))
    return fields


def _titles(candidates: Sequence[Candidate], taken: dict[int, str]) -> dict[int, str]:
    """The column of titles: by its head, else the longest texts; a second one in Latin letters is the English title."""
    words = [each for each in candidates if each.column not in taken and each.filled and each.numeric < 0.5]
    named = [each for each in words if each.field in (TITLE, TITLE_EN)]
    free = named or [each for each in words if not each.field and each.length >= LEAST_TITLE]
    if not free:
        heading = next((column for column, field in taken.items() if field == HEADING), None)
        return {} if heading is None else {heading: TITLE}
    first = max(free, key=lambda each: (each.field == TITLE, each.cyrillic > 0.5, round(each.length / 4), -each.column))
    found = {first.column: TITLE}
    second = [each for each in named if each is not first and each.cyrillic < 0.1]
    if second and first.cyrillic > 0:
        found[second[0].column] = TITLE_EN
    return found


def _figures(candidates: Sequence[Candidate]) -> dict[int, str]:
    """Quantity, price and total of all years, and the sums of single years."""
    numeric = [each for each in candidates if each.is_numeric]
    yearly = [each for each in numeric if each.year.is_one and each.field in ("", QUANTITY, TOTAL, PRICE)]
    whole = [each for each in numeric if each not in yearly]
    if len(yearly) == 1 and not any(each.field == yearly[0].field for each in whole):
        whole, yearly = numeric, []
    fields: dict[int, str] = {}
    options = {name: [each for each in whole if each.field == name] for name in (QUANTITY, PRICE, TOTAL)}
    options[TOTAL] = options[TOTAL] or [each for each in whole if each.field == TITLE and each.filled]
    chosen = _by_arithmetic(options) or {name: _best(found) for name, found in options.items() if found}
    priced = [each for each in yearly if each.field == PRICE]
    if PRICE not in chosen and priced:
        chosen[PRICE] = priced[0]
    fields.update({each.column: name for name, each in chosen.items()})
    for each in yearly:
        if each.column not in fields and each.field != PRICE:
            fields[each.column] = YEAR_QUANTITY if each.field == QUANTITY else YEAR_TOTAL
    return fields


def _original_price(candidates: Sequence[Candidate], fields: dict[int, str]) -> dict[int, str]:
    """A second column of prices right before the column of currencies."""
    before = {column - 1 for column, field in fields.items() if field == CURRENCY}
    return {each.column: ORIGINAL_PRICE for each in candidates if each.column in before and each.column not in fields
            and each.field == PRICE and each.is_numeric}


def _by_arithmetic(options: dict[str, list[Candidate]]) -> dict[str, Candidate] | None:
    """Of several columns of one meaning those that multiply: sums without VAT beside sums with it.

    Those that do so in most rows, not in all they have: what one payer gives is the whole sum of a few rows too.
    """
    if all(len(found) < 2 for found in options.values()) or not all(options.values()):
        return None
    threes = [(*multiplying(q, p, t), q, p, t)
              for q in options[QUANTITY] for p in options[PRICE] for t in options[TOTAL]]
    agreeing, rows, quantity, price, total = max(threes, key=lambda each: (each[0], -each[4].column))
    return {QUANTITY: quantity, PRICE: price, TOTAL: total} if agreeing and rows > 1 else None


def _best(found: Iterable[Candidate]) -> Candidate:
    return max(found, key=lambda each: (each.year.every, each.filled > 0, each.weight, -each.column))


def _payers(candidates: Sequence[Candidate], total: Candidate | None, known: frozenset[str]) -> dict[int, str]:
    """Columns of payers: named as such, named like a source of the budget, or adding up to the total."""
    free = [each for each in candidates if each.is_numeric and each.head and each.filled and not each.year.is_one]
    named = [each for each in free if each.field == PAYER
             or any(bare_name(piece) in known for piece in (each.head, *each.head.split("/")))]
    unknown = [each for each in free if each.field == "" and each not in named]
    if total is not None:
        after = [each for each in unknown if each.column > total.column]
        if after and adding_up([*named, *after], total):
            named = [*named, *after]
    return {each.column: PAYER for each in named}


def _without_head(candidates: Sequence[Candidate]) -> dict[int, str]:
    """A pasted block without a head: the longest texts are titles, multiplying columns quantity, price and total."""
    texts = [each for each in candidates if each.filled and each.numeric < 0.5]
    if not texts:
        return {}
    title = max(texts, key=lambda each: each.length)
    fields = {title.column: TITLE}
    found = best_product([each for each in candidates if each.column > title.column])
    numeric = [each for each in candidates if each.is_numeric and each.filled and each.column > title.column]
    if found:
        fields.update(zip((each.column for each in found), (QUANTITY, PRICE, TOTAL), strict=True))
    elif numeric:
        fields[numeric[-1].column] = TOTAL
    for each in texts:
        if title.column < each.column and (not found or each.column < found[2].column) and each.length < title.length:
            fields.setdefault(each.column, UNIT)
            break
    before = [each for each in candidates if each.column < title.column and each.filled]
    if before and before[0].length <= 8:
        fields.setdefault(before[0].column, NUMBER)
    return fields


def _column(each: Candidate, field: str, stated: Unit) -> BudgetColumn:
    is_money = field in (PRICE, TOTAL, YEAR_TOTAL, PAYER)
    own = each.unit if is_money else Unit()
    times = own.times if own else stated.times if is_money else Decimal(1)
    percent = field == PAYER and ("%" in each.head or _are_shares(each))
    return BudgetColumn(each.column, each.head, field, times, own.currency, each.year.year, each.year.group, percent)


def _are_shares(each: Candidate) -> bool:
    told = [value for value in each.figures if value]
    return bool(told) and all(0 < value <= 1 for value in told)


def _stated_above(table: Table, head_row: int, words: BudgetWords) -> Unit:
    """The unit lines above the head state, the nearest one, else the name of the sheet."""
    unit = money_unit(table.name, words)
    for row in table.rows[:head_row]:
        for cell in row:
            text = cell_text(cell)
            unit = (money_unit(text, words) if text and not text.isdecimal() else Unit()) or unit
    return unit


def _year_of_all(candidates: Sequence[Candidate], fields: dict[int, str]) -> int | None:
    """The one calendar year the head of the sums names."""
    return next((each.year.year for each in candidates if fields.get(each.column) == TOTAL), None)
